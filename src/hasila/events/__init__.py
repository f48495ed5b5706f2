"""Events: which reports and claims speak of the same incident.

A row per claim (and one per report without claims). An ``event_id`` that the user gave always
wins. A claim about another incident than its report's (``event`` is ``other``) keeps out of the
main event: its event is ``<report_id>:other``, a bin per report rather than an incident, so that
nothing is lost and nothing is mixed into a toll.
"""

import pandas as pd

from hasila.schemas import conform

OTHER = ":other"


def events(
    reports: pd.DataFrame, claims: pd.DataFrame, *, study: str = "study", per_report: bool = False
) -> pd.DataFrame:
    """Give every claim and every report its event.

    Args:
        reports: the table of reports.
        claims: the table of claims.
        study: the event of reports that have no ``event_id`` of their own.
        per_report: such a report is its own event instead (sets of single-report incidents).

    Returns:
        The table of events, ordered by event, report and place of the claim in its report.
    """
    home = _home(reports, study, per_report)
    rows = claims[["report_id", "claim_id", "place", "date", "event", "start"]].copy()
    rows["event_id"] = rows["report_id"].map(home)
    other = rows["event"].eq("other").fillna(False)
    rows["event_id"] = rows["event_id"].where(~other, rows["report_id"] + OTHER)
    silent = reports.loc[~reports["report_id"].isin(rows["report_id"]), ["report_id"]].copy()
    silent["event_id"] = silent["report_id"].map(home)
    both = pd.concat([rows, silent], ignore_index=True)
    both = both.sort_values(["event_id", "report_id", "start", "claim_id"], kind="stable")
    return conform(both.drop(columns=["event", "start"]), "events")


def _home(reports: pd.DataFrame, study: str, per_report: bool) -> pd.Series:
    """The main event of each report. Linking of reports that name no event belongs here."""
    given = reports["event_id"].astype("string")
    default = reports["report_id"].astype("string") if per_report else study
    return pd.Series(list(given.fillna(default)), index=list(reports["report_id"]), dtype="string")
