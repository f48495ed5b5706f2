"""The error report: every error in its sentence, grouped by cause, as one closed HTML file."""

import pandas as pd

from hasila.pages import environment


def error_page(measures: pd.DataFrame, errors: pd.DataFrame) -> str:
    """HTML of the tables that ``hasila.evaluate`` makes; all text of reports is escaped."""
    by_cause = sorted(
        errors.groupby(["error", "cause"]), key=lambda group: (-len(group[1]), group[0])
    )
    groups = [
        {"error": key[0], "cause": key[1], "rows": rows.to_dict("records")}
        for key, rows in by_cause
    ]
    shown = measures.round(3).astype(str)
    table = {"columns": list(shown.columns), "rows": shown.to_numpy().tolist()}
    return environment().get_template("errors.html.j2").render(measures=table, groups=groups)
