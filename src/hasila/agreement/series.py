"""Tolls as numbers in time: who gave which number of the same group on which day."""

from collections import Counter, defaultdict
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from hasila.agreement.measures import Floats, log
from hasila.tolls import records

Toll: TypeAlias = dict[str, Any]
Series: TypeAlias = dict[int, Toll]  # day -> the source's toll of that day
GROUP = ["victim_class", "actor", "demographic"]
Key: TypeAlias = tuple[str, ...]  # event, effect and group, empty text for none


class Unit(NamedTuple):
    """What several sources say of the same group of the same event on the same day."""

    key: Key
    day: int
    tolls: dict[str, Toll]  # by source

    @property
    def logs(self) -> Floats:
        """The logs of their numbers, in order of the sources' names."""
        return log([number(self.tolls[s]) for s in sorted(self.tolls)])


def by_group(units: pd.DataFrame, most: int | None = None) -> dict[Key, dict[str, Series]]:
    """Each named source's dated tolls of each event, effect and group.

    Tolls of only some of a group, and what counts on top of an earlier toll, are left out. Of
    several tolls of one day the highest counts, the others being earlier. Of each event and effect
    at most ``most`` sources, those with the most tolls, are kept.
    """
    rows = [
        r for r in records(units) if r["source_name"] and not r["partial"] and not r["increment"]
    ]
    rows = rows if most is None else _busiest(rows, most)

    def key(r: Toll) -> Key:
        return tuple(r[k] or "" for k in ["event_id", "effect", *GROUP])

    rows.sort(key=lambda r: (key(r), r["report_id"]))
    return {k: _by_source(list(members)) for k, members in groupby(rows, key=key)}


def _busiest(rows: list[Toll], most: int) -> list[Toll]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for r in rows:
        counts[(r["event_id"], r["effect"])][r["source_name"]] += 1
    kept = {
        key: {n for n, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:most]}
        for key, names in counts.items()
    }
    return [r for r in rows if r["source_name"] in kept[(r["event_id"], r["effect"])]]


def _by_source(rows: list[Toll]) -> dict[str, Series]:
    out: dict[str, Series] = defaultdict(dict)
    for r in rows:
        day = day_of(r["as_of"])
        if day is None:
            continue
        old = out[r["source_name"]].get(day)
        if old is None or number(r) > number(old):
            out[r["source_name"]][day] = r
    return out


def day_of(when: str | None) -> int | None:
    """The ordinal of an ISO day, None where the day is unknown."""
    try:
        return date.fromisoformat((when or "")[:10]).toordinal()
    except ValueError:
        return None


def number(r: Toll) -> float:
    """The single number of a toll, else the middle of its interval."""
    return float((r["low"] + r["high"]) / 2 if r["best"] is None else r["best"])


def overlap(x: Toll, y: Toll) -> bool:
    """Whether the intervals of two tolls share a number; open ends reach to infinity."""
    return bool(
        (y["open_high"] or x["low"] <= y["high"]) and (x["open_high"] or y["low"] <= x["high"])
    )


def units_of(key: Key, series: dict[str, Series], within: int) -> list[Unit]:
    """The days on which a source gives a new toll while another's is at most ``within`` old."""
    out = []
    for day in sorted({d for s in series.values() for d in s}):
        told = {}
        for source in sorted(series):
            fresh = [d for d in range(day, day - within - 1, -1) if d in series[source]]
            if fresh:
                told[source] = series[source][fresh[0]]
        # A day that only repeats the sources of the day before adds nothing.
        if len(told) > 1 and any(day in series[s] for s in told):
            out.append(Unit(key, day, told))
    return out


def pairs(unit: Unit) -> np.ndarray:
    """Rows of (number, number, 1 if their intervals overlap) of every two sources of a unit."""
    names = sorted(unit.tolls)
    found = [
        (number(unit.tolls[a]), number(unit.tolls[b]), overlap(unit.tolls[a], unit.tolls[b]))
        for i, a in enumerate(names)
        for b in names[i + 1 :]
    ]
    return np.array(found, dtype=float).reshape(-1, 3)
