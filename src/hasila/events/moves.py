"""Claims that speak of another linked event than their report does.

A claim whose own words give a town and a day, other than its report's, is given to the one other
event that has that town and day, and, when several have, the same count. Claims about the report's
own incident must agree in count too: a misread place should not tear a report apart.
"""

from collections import defaultdict

import pandas as pd

from hasila.claims.dates import day_of
from hasila.events.link import Linked
from hasila.places import Gazetteer, default

_DAYS = 1  # "Monday" in one report is "last night" in another


def moves(
    found: Linked, claims: pd.DataFrame, gazetteer: Gazetteer | None = None
) -> dict[str, tuple[str, float]]:
    """Of claims that go to another event: that event, and how sure that is.

    Sure is 0.9 with an equal count and 0.7 without: a rule's rank, not a frequency.
    """
    known = gazetteer or default()
    table = _rows(claims, known)
    at: dict[tuple[str, int], set[str]] = defaultdict(set)
    counts: dict[tuple[str, str, int], bool] = {}
    homes = found.homes()
    of_event: dict[str, set[str]] = defaultdict(set)  # towns that an event's own claims name
    for report_id, event_id in homes.items():
        own = table.get(report_id, [])
        towns = [r for r in own if r.town and r.main]
        most = _most([r.town for r in towns])
        for row in towns:
            if row.town == most and row.day is not None:
                at[row.town or "", row.day].add(event_id)
                of_event[event_id].add(row.town or "")
                if row.best is not None:
                    counts[event_id, row.effect, row.best] = True
    out: dict[str, tuple[str, float]] = {}
    for report_id, rows in table.items():
        home = homes[report_id]
        mine = _most([r.town for r in rows if r.town and r.main])
        for row in rows:
            if row.town is None or row.day is None or (row.main and row.town == mine):
                continue
            near = range(row.day - _DAYS, row.day + _DAYS + 1)
            there = set().union(*(at.get((row.town, day), set()) for day in near)) - {home}
            equal = {e for e in there if row.best and (e, row.effect, row.best) in counts}
            if row.town in of_event[home]:
                continue
            if len(equal) == 1:
                out[row.claim_id] = (equal.pop(), 0.9)
            elif len(there) == 1 and not row.main:
                out[row.claim_id] = (there.pop(), 0.7)
    return out


class _Row:
    """What is asked of a claim."""

    __slots__ = ("best", "claim_id", "day", "effect", "main", "town")

    def __init__(self, claim: tuple, known: Gazetteer) -> None:
        self.claim_id, self.effect, best, name, date, event = claim
        place = known.place(name)
        self.town = place.id if place and place.kind == "town" else None
        day = day_of(date) if date else None
        self.day = day.toordinal() if day and len(date) == 10 else None
        self.best = None if best is None else int(best)
        self.main = event != "other"


def _rows(claims: pd.DataFrame, known: Gazetteer) -> dict[str, list[_Row]]:
    columns = ["report_id", "claim_id", "effect", "best", "place", "date", "event"]
    order = claims.sort_values(["report_id", "start", "claim_id"], kind="stable")[columns]
    out: dict[str, list[_Row]] = defaultdict(list)
    plain = order.astype(object).where(order.notna(), None)
    for report_id, *rest in plain.itertuples(index=False):
        out[report_id].append(_Row(tuple(rest), known))
    return out


def _most(towns: list[str | None]) -> str | None:
    """The town said most; of equals the one said first."""
    return max(towns, key=towns.count) if towns else None
