"""Tolls over time: a source's cumulative toll should not fall."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from hasila.audit.figures import Finding, Told, at, by, effect, either_hedged, listing, said, who
from hasila.audit.voices import family, one_voice
from hasila.tolls import records

# A later toll far below the earlier one counts something else: a day, a place, a group.
_SHARE, _LEAST = 0.5, 5
# A number that only rounds the earlier one is no fall.
_ROUNDED = 0.05
_KEY = ["event_id", "effect", "victim_class", "actor", "demographic"]
_Toll = dict[str, Any]
_Fall = tuple[_Toll, list[_Toll]]


def times(units: pd.DataFrame) -> Iterator[Finding]:
    """Falls of one source's toll from one day to a later one."""
    units = units[units["source_name"].notna() & units["as_of"].notna() & units["best"].notna()]
    # "Combatants" without an actor may be either side's.
    blurred = units["victim_class"].isin(["combatant", "unspecified"]) & units["actor"].isna()
    rule = units["rule"].astype("string")
    stated = rule.str.startswith("stated") & ~rule.str.contains("range")
    stated &= ~units["increment"].astype(bool)
    stated &= ~units["partial"].astype(bool) & (units["best"].astype("Int64") >= _LEAST)
    rows = records(units[~blurred & stated])

    def key(r: _Toll) -> tuple[str, ...]:
        return (*(r[k] or "" for k in _KEY), family(r["source_name"]) or "")

    rows.sort(key=lambda r: (key(r), r["as_of"][:10], r["report_id"]))
    falls = [fall for _, group in groupby(rows, key=key) for fall in _falls(list(group))]
    # A report that repeats an old toll repeats it for every group.
    together: dict[tuple, list[_Fall]] = {}
    for earlier, later in falls:
        first = later[0]
        same = (first["event_id"], first["effect"], earlier["report_id"])
        together.setdefault((*same, *(r["report_id"] for r in later)), []).append((earlier, later))
    for found in together.values():
        yield _finding(found)


def _finding(falls: list[_Fall]) -> Finding:
    first = falls[0][1][0]
    told = []
    for earlier, later in falls:
        group = later[0]["actor"] or later[0]["demographic"] or later[0]["victim_class"]
        lower = listing(f"{r['best']} in {_at(r)}" for r in later)
        told.append(f"{group.replace('_', ' ')}, {lower} after {earlier['best']} in {_at(earlier)}")
    ids = [i for earlier, later in falls for r in (earlier, *later) for i in r["claim_ids"]]
    return Finding(
        first["event_id"], first["report_id"], "falling_toll", tuple(dict.fromkeys(ids)),
        listing(str(e["best"]) for e, _ in falls),
        listing(str(r["best"]) for _, later in falls for r in later),
        f"{first['source_name']} has fewer {first['effect'].replace('_', ' ')} than before: "
        f"{'; '.join(told)}.", "doubt",
    )  # fmt: skip


def _at(r: _Toll) -> str:
    return f"{r['outlet'] or r['report_id']} on {r['as_of'][:10]}"


def _falls(series: list[_Toll]) -> Iterator[_Fall]:
    """Each toll that later ones fall short of, with all of these."""
    top: _Toll | None = None
    falls: list[_Fall] = []
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
    yield from falls


def _fell(top: _Toll, r: _Toll) -> bool:
    if r["open_high"] or r["best"] >= top["low"] or r["best"] < _SHARE * top["best"]:
        return False
    gap = (top["best"] - r["best"]) / top["best"]
    digits = str(r["best"]).rstrip("0")
    if gap <= _ROUNDED and len(digits) <= 2 < len(str(r["best"])):
        return False
    return not ("approx" in r["rule"] and gap <= 0.1)


def retracted(rows: list[Told]) -> Iterator[Finding]:
    """Reports that themselves say that a toll was lowered ("from 11,300 down to 3,958")."""
    for group in by(rows, lambda r: (r.event_id, r.report_id, r.effect, r.group)).values():
        now = [r for r in group if r.aspect == "total" and r.n is not None and r.n >= _LEAST]
        for old in (r for r in group if r.aspect == "previous" and r.n is not None):
            own = [r for r in now if one_voice(r, old) and not r.in_title]
            if not own or max(r.n or 0 for r in own) >= (old.n or 0):
                continue
            new = max(own, key=lambda r: r.n or 0)
            if either_hedged(new, old):
                continue
            whose = f"{new.source or old.source}'s toll" if new.source or old.source else "the toll"
            yield Finding(
                new.event_id, new.report_id, "falling_toll", (old.claim_id, new.claim_id),
                str(old.n), str(new.n),
                f"{at(new)}: {whose} goes down, from {said(old)} to {said(new)} {who(new)} "
                f"{effect(new)}.", "doubt",
            )  # fmt: skip
