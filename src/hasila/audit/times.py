"""Tolls over time: a source's cumulative toll should not fall."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from hasila.audit.figures import Finding, listing
from hasila.tolls import records

# A later toll far below the earlier one counts something else: a day, a place, a group.
_SHARE, _LEAST = 0.5, 5
_KEY = ["event_id", "effect", "victim_class", "actor", "demographic", "source_name"]


def times(units: pd.DataFrame) -> Iterator[Finding]:
    """Falls of one source's toll from one day to a later one."""
    units = units[units["source_name"].notna() & units["as_of"].notna() & units["best"].notna()]
    # "Combatants" without an actor may be either side's.
    blurred = units["victim_class"].isin(["combatant", "unspecified"]) & units["actor"].isna()
    stated = units["rule"].astype("string").str.startswith("stated")
    stated &= ~units["partial"].astype(bool) & (units["best"].astype("Int64") >= _LEAST)
    rows = records(units[~blurred & stated])

    def key(r: dict[str, Any]) -> tuple[str, ...]:
        return tuple(r[k] or "" for k in _KEY)

    rows.sort(key=lambda r: (key(r), r["as_of"][:10], r["report_id"]))
    for _, group in groupby(rows, key=key):
        yield from _falls(list(group))


def _falls(series: list[dict[str, Any]]) -> Iterator[Finding]:
    """One finding per toll that later ones fall short of, with all of these."""
    top: dict[str, Any] | None = None
    falls: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for _, same_day in groupby(series, key=lambda r: r["as_of"][:10]):
        day = list(same_day)
        lower = [r for r in day if top is not None and _fell(top, r)]
        if top is not None and lower:
            if not falls or falls[-1][0] is not top:
                falls.append((top, []))
            falls[-1][1].extend(lower)
        high = max(day, key=lambda r: r["best"])
        if top is None or high["best"] > top["best"]:
            top = high
    for earlier, later in falls:
        first = later[0]
        group = first["actor"] or first["demographic"] or first["victim_class"]
        group = group.replace("_", " ")
        told = listing(
            f"{r['best']} on {r['as_of'][:10]} in {r['outlet'] or r['report_id']}" for r in later
        )
        yield Finding(
            first["event_id"], first["report_id"], "falling_toll",
            (*earlier["claim_ids"], *(i for r in later for i in r["claim_ids"])),
            str(earlier["best"]), listing(str(r["best"]) for r in later),
            f"{first['source_name']} ({first['effect'].replace('_', ' ')}, {group}): {told}, after "
            f"{earlier['best']} on {earlier['as_of'][:10]} in "
            f"{earlier['outlet'] or earlier['report_id']}.", "doubt",
        )  # fmt: skip


def _fell(top: dict[str, Any], r: dict[str, Any]) -> bool:
    if r["open_high"] or r["best"] >= top["low"] or r["best"] < _SHARE * top["best"]:
        return False
    return not ("approx" in r["rule"] and r["best"] >= 0.9 * top["best"])
