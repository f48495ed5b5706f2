"""The comparison in one call: events, tallies, consensus, audit, agreement and lag."""

from collections.abc import Mapping, Sequence

import pandas as pd

from hasila.agreement import agreement, concord, lag, leaning
from hasila.audit import audit
from hasila.codebook import Codebook, load
from hasila.consensus import consensus
from hasila.events import events
from hasila.tallies import tallies
from hasila.tolls import tolls


def compare(
    reports: pd.DataFrame,
    claims: pd.DataFrame,
    *,
    codebooks: Sequence[str | Codebook] = ("literal",),
    study: str = "study",
    per_report: bool = False,
) -> Mapping[str, pd.DataFrame]:
    """Who claims what about the same event, and where that does not fit.

    Args:
        reports: the table of reports.
        claims: the table of claims.
        codebooks: names, paths of YAML files or codebooks; audit and agreement use the first.
        study: the event of reports that name none.
        per_report: a report that names no event is its own event instead.

    Returns:
        The tables events, tallies, consensus, audit, agreement, concord, lag and leaning by name.
        Raises ``UserError`` when a codebook is unknown or wrong.
    """
    books = [b if isinstance(b, Codebook) else load(b) for b in codebooks]
    linked = events(reports, claims, study=study, per_report=per_report)
    told = tallies(linked, claims, reports)
    units = {book.name: tolls(told, book) for book in books}
    first = units[books[0].name]
    return {
        "events": linked,
        "tallies": told,
        "consensus": consensus(told, books, units),
        "audit": audit(told, reports, books[0], first),
        "agreement": agreement(told, books[0], units=first),
        "concord": concord(first),
        "lag": lag(first),
        "leaning": leaning(first),
    }
