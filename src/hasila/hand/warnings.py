"""What a person must know after a run: corrections that no longer fit."""

import pandas as pd


def warnings(log: pd.DataFrame) -> list[str]:
    """One line for each row of ``hand_log`` that does not fit, in the order of the log."""
    stale = log[log["status"] == "does not fit"]
    return [
        f"{r.file}, row {r.row}: not applied ({r.action}): {r.message}" for r in stale.itertuples()
    ]
