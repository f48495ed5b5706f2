"""The comparison in one call: events, tallies, consensus, audit, agreement and lag."""

from collections.abc import Mapping, Sequence

import pandas as pd

from hasila.agreement import agreement, concord, lag, leaning
from hasila.audit import audit
from hasila.codebook import Codebook, load
from hasila.consensus import consensus
from hasila.events import Unnamed, events
from hasila.hand import EventRow, apply_events
from hasila.names import Names
from hasila.places import Gazetteer
from hasila.tallies import tallies
from hasila.tolls import tolls


def compare(
    reports: pd.DataFrame,
    claims: pd.DataFrame,
    *,
    codebooks: Sequence[str | Codebook] = ("literal",),
    study: str = "study",
    unnamed: Unnamed = "study",
    gazetteer: Gazetteer | None = None,
    names: Names | None = None,
    hand_events: Sequence[EventRow] = (),
    hand_log: pd.DataFrame | None = None,
) -> Mapping[str, pd.DataFrame]:
    """Who claims what about the same event, and where that does not fit.

    Args:
        reports: the table of reports.
        claims: the table of claims.
        codebooks: names, paths of YAML files or codebooks; audit and agreement use the first.
        study: the event of reports that name none.
        unnamed: what reports are about that name none (``hasila.events.Unnamed``).
        gazetteer: places that linking knows; the shipped ones when None.
        names: armed bodies that linking knows; the shipped ones when None.
        hand_events: a person's corrections of events (``hasila.hand.event_rows``).
        hand_log: what became of their corrections of claims (``hasila.hand.apply_claims``).

    Returns:
        The tables events, tallies, consensus, audit, agreement, concord, lag, leaning and hand_log
        by name. Raises ``UserError`` when a codebook is unknown or wrong, or corrections
        contradict each other.
    """
    books = [b if isinstance(b, Codebook) else load(b) for b in codebooks]
    linked = events(reports, claims, study=study, unnamed=unnamed, gazetteer=gazetteer, names=names)
    linked, log = apply_events(linked, hand_events, claims)
    if hand_log is not None:
        log = pd.concat([hand_log, log], ignore_index=True)
    told = tallies(linked, claims, reports)
    units = {book.name: tolls(told, book) for book in books}
    first = units[books[0].name]
    return {
        "events": linked,
        "tallies": told,
        "consensus": _marked(consensus(told, books, units), told),
        "audit": audit(told, reports, books[0], first),
        "agreement": agreement(told, books[0], units=first),
        "concord": concord(first),
        "lag": lag(first),
        "leaning": leaning(first),
        "hand_log": log,
    }


def _marked(consensus: pd.DataFrame, tallies: pd.DataFrame) -> pd.DataFrame:
    """The table of consensus with ``n_hand``: how many claims behind a number a person touched."""
    hand = set(tallies.loc[tallies["hand"].notna(), "claim_id"])
    ids = consensus["claim_ids"].fillna("").str.split()
    counts = [sum(name in hand for name in names) for names in ids]
    return consensus.assign(n_hand=pd.array(counts, dtype="Int64"))
