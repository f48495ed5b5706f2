"""Event linking: which reports that name no event are about the same incident.

Reports are told, put side by side, paired, scored and clustered. A given ``event_id`` stands: its
reports are one event from the start, and two given events never become one. Claims of a report
that plainly speak of another linked event, by town, day and count, are given to that one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from hasila.events.blocking import candidates
from hasila.events.clusters import clusters
from hasila.events.names import event_id
from hasila.events.profiles import profiles
from hasila.events.score import probability, weights
from hasila.events.stretch import stretched
from hasila.events.told import Teller, Told
from hasila.names import Names
from hasila.places import Gazetteer

_READ = (
    "claim_id", "start", "end", "effect", "best", "aspect", "place", "date", "event",
    "demographic", "victim_class",
)  # fmt: skip
_BEST = 3  # a report is as near to a given event as to its nearest three reports


@dataclass(frozen=True, slots=True)
class Brief:
    """What is kept of each report when all are told."""

    report_id: str
    given: str | None
    published: int | None
    days: tuple[int, ...]
    place: str | None

    @property
    def day(self) -> int | None:
        """The day of its incident: told, else of publication."""
        return self.days[0] if self.days else self.published


@dataclass(frozen=True, slots=True)
class Linked:
    """Events of reports, in the order of ``briefs`` (by id)."""

    briefs: list[Brief]
    events: list[str]
    scores: list[float | None]  # mean probability of the links that hold a report to its event

    def homes(self) -> dict[str, str]:
        """The event of each report."""
        return {b.report_id: e for b, e in zip(self.briefs, self.events, strict=True)}

    def sureness(self) -> dict[str, float]:
        """The score of each report that has one."""
        both = zip(self.briefs, self.scores, strict=True)
        return {b.report_id: s for b, s in both if s is not None}

    def places(self) -> dict[str, str]:
        """The main place of each report that names one."""
        return {b.report_id: b.place for b in self.briefs if b.place is not None}

    def dates(self) -> dict[str, str]:
        """The ISO day of each report's incident, told or of publication."""
        days = {b.report_id: b.day for b in self.briefs}
        return {k: date.fromordinal(d).isoformat() for k, d in days.items() if d is not None}


def link(
    reports: pd.DataFrame,
    claims: pd.DataFrame,
    gazetteer: Gazetteer | None = None,
    names: Names | None = None,
    table: Mapping[str, Any] | None = None,
) -> Linked:
    """Give every report an event.

    Args:
        reports: the table of reports.
        claims: the table of claims.
        gazetteer: places known; the shipped ones when None.
        names: armed bodies known; the shipped ones when None.
        table: weights of the score; the shipped ones when None.
    """
    table = weights() if table is None else table
    briefs: list[Brief] = []
    p = profiles(tell_all(reports, claims, Teller(gazetteer, names), briefs))
    i, j = candidates(p)
    known = _nodes(briefs)
    settled = np.array([b.given is not None for b in briefs], dtype=bool)
    open_pairs = ~(settled[i] & settled[j]) if len(i) else np.zeros(0, dtype=bool)
    i, j = i[open_pairs], j[open_pairs]
    value = probability(p, i, j, table)
    a, b, value = _gathered(known[i], known[j], value)
    given = frozenset(known[settled].tolist())
    root = clusters(len(briefs), a, b, value, table["cut"], given)
    root = stretched(root, a, b, value, [brief.day for brief in briefs], given)[known]
    return Linked(briefs, _named(briefs, root), _scores(briefs, root, known, a, b, value))


def tell_all(
    reports: pd.DataFrame, claims: pd.DataFrame, teller: Teller, briefs: list[Brief]
) -> Iterator[Told]:
    """What each report tells, by id; what is kept of it goes to ``briefs``."""
    columns = (
        "report_id", "title", "text", "outlet", "published_at", "language", "url", "event_id",
    )  # fmt: skip
    order = reports["report_id"].argsort(kind="stable")
    table = {c: reports[c].iloc[order] for c in columns}
    rows = zip(*(v.astype(object).where(v.notna(), None) for v in table.values()), strict=True)
    of_report = _Claims(claims)
    for row in rows:
        report = dict(zip(columns, row, strict=True))
        told = teller.tell(report, of_report[report["report_id"]])
        briefs.append(
            Brief(told.report_id, report["event_id"], told.published, told.days, told.place)
        )
        yield told


class _Claims:
    """The claims of one report after the other, as records."""

    def __init__(self, claims: pd.DataFrame) -> None:
        rows = claims.sort_values(["report_id", "start", "claim_id"], kind="stable")
        self._ids = rows["report_id"].to_numpy(dtype=object)
        self._values = [
            rows[c].astype(object).where(rows[c].notna(), None).to_numpy() for c in _READ
        ]

    def __getitem__(self, report_id: str) -> list[dict[str, Any]]:
        low, high = np.searchsorted(self._ids, [report_id, report_id + "\0"])
        columns = [v[low:high].tolist() for v in self._values]
        return [dict(zip(_READ, row, strict=True)) for row in zip(*columns, strict=True)]


def _nodes(briefs: Sequence[Brief]) -> np.ndarray:
    """For each report the first report of its given event, or itself."""
    first: dict[str, int] = {}
    return np.array(
        [k if b.given is None else first.setdefault(b.given, k) for k, b in enumerate(briefs)],
        dtype=np.int64,
    )


def _gathered(
    i: np.ndarray, j: np.ndarray, value: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One probability for each pair of nodes: the mean of the best few."""
    low, high = np.minimum(i, j), np.maximum(i, j)
    order = np.lexsort((-value, high, low))
    low, high, value = low[order], high[order], value[order]
    new = np.ones(len(low), dtype=bool)
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    start = np.flatnonzero(new)
    size = np.diff(np.append(start, len(low)))
    best = [value[s : s + min(n, _BEST)].mean() for s, n in zip(start, size, strict=True)]
    return low[start], high[start], np.array(best, dtype=float)


def _named(briefs: Sequence[Brief], root: np.ndarray) -> list[str]:
    """The id of each report's event: given, or made from its earliest report."""
    members: dict[int, list[Brief]] = {}
    for brief, at in zip(briefs, root.tolist(), strict=True):
        members.setdefault(at, []).append(brief)
    names: dict[int, str] = {}
    for at, some in members.items():
        given = next((b.given for b in some if b.given is not None), None)
        names[at] = given if given is not None else _made(some)
    return [names[at] for at in root.tolist()]


def _made(some: Sequence[Brief]) -> str:
    def early(b: Brief) -> tuple[float, str]:
        day = b.published if b.published is not None else b.day
        return (float("inf") if day is None else day, b.report_id)

    first = min(some, key=early)
    return event_id(first.day, first.place, first.report_id)


def _scores(
    briefs: Sequence[Brief],
    root: np.ndarray,
    known: np.ndarray,
    i: np.ndarray,
    j: np.ndarray,
    value: np.ndarray,
) -> list[float | None]:
    """Of each report the mean probability of its links within its event; 1 when it was given."""
    total, count = np.zeros(len(briefs)), np.bincount(known, minlength=len(briefs)) * 0
    nodes = np.unique(known)
    size = np.bincount(root[nodes], minlength=len(briefs))
    inside = root[i] == root[j] if len(i) else np.zeros(0, dtype=bool)
    np.add.at(total, i[inside], value[inside])
    np.add.at(total, j[inside], value[inside])
    count = size[root] - 1
    out: list[float | None] = []
    for k, brief in enumerate(briefs):
        if brief.given is not None:
            out.append(1.0)
        else:
            out.append(round(float(total[k]) / int(count[k]), 4) if count[k] else None)
    return out
