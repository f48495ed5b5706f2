"""Events: which reports and claims speak of the same incident.

A row per claim (and one per report without claims). An ``event_id`` that the user gave always
wins; what happens to reports without one the study says (``UNNAMED``). A claim about another
incident than its report's (``event`` is ``other``) keeps out of the main event: its event is
``<report_id>:other``, a bin per report rather than an incident, so that nothing is lost and nothing
is mixed into a toll. Linking gives such claims to the linked event that they plainly speak of.
"""

from typing import Literal

import pandas as pd

from hasila.names import Names
from hasila.places import Gazetteer
from hasila.schemas import conform

OTHER = ":other"
#: study: all are of the study's one incident; report: each is of its own; link: see ``link``.
Unnamed = Literal["study", "report", "link"]


def events(
    reports: pd.DataFrame,
    claims: pd.DataFrame,
    *,
    study: str = "study",
    unnamed: Unnamed = "study",
    gazetteer: Gazetteer | None = None,
    names: Names | None = None,
) -> pd.DataFrame:
    """Give every claim and every report its event.

    Args:
        reports: the table of reports.
        claims: the table of claims.
        study: the event of reports that have no ``event_id`` of their own.
        unnamed: what such reports are about.
        gazetteer: places that linking knows; the shipped ones when None.
        names: armed bodies that linking knows; the shipped ones when None.

    Returns:
        The table of events, ordered by event, report and place of the claim in its report.
        ``score`` is how sure a link is, empty where none was drawn.
    """
    rows = claims[["report_id", "claim_id", "place", "date", "event", "start"]].copy()
    silent = reports.loc[~reports["report_id"].isin(rows["report_id"]), ["report_id"]].copy()
    if unnamed == "link" and len(reports):
        # Linking imports scikit-learn, which no other study waits for.
        from hasila.events import link, moves

        found = link.link(reports, claims, gazetteer, names)
        home, scores = found.homes(), found.sureness()
        moved = moves.moves(found, claims, gazetteer)
        silent["place"] = silent["report_id"].map(found.places())
        silent["date"] = silent["report_id"].map(found.dates())
    else:
        home, scores, moved = _home(reports, study, unnamed), {}, {}
    rows["event_id"] = rows["report_id"].map(home)
    rows["score"] = rows["report_id"].map(scores)
    other = rows["event"].eq("other").fillna(False)
    rows["event_id"] = rows["event_id"].where(~other, rows["report_id"] + OTHER)
    rows["score"] = rows["score"].where(~other)
    to = rows["claim_id"].map({k: v[0] for k, v in moved.items()}).astype("string")
    rows["score"] = rows["score"].where(
        to.isna(), rows["claim_id"].map({k: v[1] for k, v in moved.items()})
    )
    rows["event_id"] = to.fillna(rows["event_id"].astype("string"))
    silent["event_id"] = silent["report_id"].map(home)
    silent["score"] = silent["report_id"].map(scores)
    both = pd.concat([rows, silent], ignore_index=True)
    both = both.sort_values(["event_id", "report_id", "start", "claim_id"], kind="stable")
    return conform(both.drop(columns=["event", "start"]), "events")


def _home(reports: pd.DataFrame, study: str, unnamed: Unnamed) -> dict[str, str]:
    """The main event of each report."""
    given = reports["event_id"].astype("string")
    default = reports["report_id"].astype("string") if unnamed == "report" else study
    return dict(zip(reports["report_id"], given.fillna(default), strict=True))
