"""Conflicts between the tolls of one group: which count, which number stands, how far they range.

A toll is a row of ``hasila.tolls.tolls`` as a dictionary, with ``speaker`` added by ``named``.
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from hasila.codebook import Codebook

Row: TypeAlias = dict[str, Any]

# Kinds of source that are nobody in particular: those of two outlets are two sources.
NAMELESS = ("anonymous", "witness")
_SEVERAL = 5


class Choice(NamedTuple):
    """The toll whose number stands for all, and by which rule."""

    toll: Row
    rule: str


def named(rows: list[Row], book: Codebook) -> None:
    """Give each toll its ``speaker``: who counts as one source.

    Two outlets that cite unnamed medics may have asked different ones, and what they report is
    two reports; a body with a name is one source whoever cites it.
    """
    for r in rows:
        name, outlet = r["source_name"], r["outlet"]
        apart = book.conflict.unnamed == "per_outlet" and r["source_class"] in NAMELESS
        if name and outlet and apart:
            r["speaker"] = f"{name} ({outlet})"
        else:
            r["speaker"] = name or outlet or r["report_id"]


def size(r: Row) -> int:
    """The number by which tolls are ranked."""
    return int(r["low"] if r["best"] is None else r["best"])


def _day(r: Row) -> str:
    return str(r["as_of"] or "")[:10]


# --- which tolls count


def counted(units: list[Row], book: Codebook) -> tuple[list[Row], list[str]]:
    """The tolls that count, and what was left out and why. ``units`` are ordered by time."""
    rules = book.conflict
    steps: list[tuple[str, Callable[[list[Row]], list[Row]]]] = [
        ("tolls of round-ups", lambda u: _without_round_ups(u, rules.round_up_places)),
        ("tolls of some of them only", lambda u: u if rules.partial == "count" else _whole(u)),
        ("smaller tolls of one report", lambda u: _within_report(u, rules.within_report)),
        ("increments", lambda u: _without_increments(u, book)),
        ("overtaken tolls", lambda u: _without_overtaken(u, rules.overtaken_by)),
        ("outliers", lambda u: _without_outliers(u, rules.outlier_factor)),
    ]
    notes = []
    for what, step in steps:
        kept = step(units)
        if len(kept) < len(units):
            notes.append(f"{len(units) - len(kept)} {what} left out")
        units = kept
    return _per_source(units, rules.per_source), notes


def _without_round_ups(units: list[Row], places: int | None) -> list[Row]:
    """Leave out tolls of reports that name many places, where another report speaks."""
    if places is None:
        return units
    return [r for r in units if r["places"] < places] or units


def _whole(units: list[Row]) -> list[Row]:
    """Leave out tolls of some only where a toll of all is at least as large.

    A number of "all" far below what the same report counts of some is itself a number of some, and
    so is one person where most tolls count several.
    """
    sizes = sorted(size(r) for r in units if not r["partial"])
    alone = 1 if sizes and sizes[len(sizes) // 2] >= _SEVERAL else None
    some: dict[str, int] = {}
    for r in units:
        if r["partial"]:
            some[r["report_id"]] = max(some.get(r["report_id"], 0), size(r))
    full = [
        r
        for r in units
        if not r["partial"] and 2 * size(r) >= some.get(r["report_id"], 0) and size(r) != alone
    ]
    top = max((size(r) for r in full), default=-1)
    kept = {id(r) for r in full}
    return [r for r in units if id(r) in kept or (r["partial"] and size(r) > top)] or units


def _within_report(units: list[Row], policy: str) -> list[Row]:
    return largest_each(units) if policy == "largest" else units


def largest_each(units: list[Row]) -> list[Row]:
    """One toll per report, its largest, whoever in it says so."""
    best: dict[str, Row] = {}
    for r in units:
        old = best.get(r["report_id"])
        if old is None or size(r) > size(old):
            best[r["report_id"]] = r
    kept = {id(r) for r in best.values()}
    return [r for r in units if id(r) in kept]


def _without_increments(units: list[Row], book: Codebook) -> list[Row]:
    """Leave out, or add, what a source counts beyond its toll of an earlier day.

    Words ("ten more bodies") or a number far below the earlier toll tell an increment, which counts
    a day's or a place's dead, from a new toll of the event. Only what words tell is ever added.
    """
    top: dict[str, Row] = {}
    kept = []
    for r in units:
        before = top.get(r["speaker"])
        if before is not None and _day(r) > _day(before):
            if r["increment"]:
                if book.conflict.increments == "leave_out":
                    continue
                r = _grown(before, r)
            elif size(r) < book.conflict.increment_below * size(before):
                continue
        kept.append(r)
        if r["source_name"] and (before is None or size(r) > size(before)):
            top[r["speaker"]] = r
    return kept


def _grown(before: Row, more: Row) -> Row:
    """A source's earlier toll and its increment as its toll of the later day."""
    best = None if None in (before["best"], more["best"]) else before["best"] + more["best"]
    return {
        **more,
        "low": before["low"] + more["low"],
        "best": best,
        "high": before["high"] + more["high"],
        "open_low": before["open_low"] or more["open_low"],
        "open_high": before["open_high"] or more["open_high"],
        "claim_ids": (*before["claim_ids"], *more["claim_ids"]),
        "rule": "earlier toll and increment",
        "increment": False,
    }


def _without_overtaken(units: list[Row], factor: float | None) -> list[Row]:
    """Leave out tolls that two other sources have far exceeded on later days."""
    if factor is None:
        return units
    later: dict[str, int] = {}  # source -> its largest toll on the days after the one at hand
    kept: list[Row] = []
    for _, same_day in groupby(reversed(units), key=_day):
        day = list(same_day)
        top = sorted(later.items(), key=lambda item: -item[1])[:3]
        for r in day:
            others = [n for name, n in top if name != r["speaker"]]
            if not (r["as_of"] and len(others) > 1 and others[1] >= factor * size(r)):
                kept.append(r)
        for r in day:
            later[r["speaker"]] = max(later.get(r["speaker"], 0), size(r))
    return kept[::-1]


def _without_outliers(units: list[Row], factor: float | None) -> list[Row]:
    """Leave out tolls far from the middle one: a round-up's, or another incident's."""
    if factor is None or len(units) < 3:
        return units
    middle = sorted(size(r) for r in units)[(len(units) - 1) // 2]
    return [r for r in units if middle <= size(r) * factor and size(r) <= middle * factor] or units


def _per_source(units: list[Row], policy: str) -> list[Row]:
    """The tolls that count: all, or one per source."""
    if policy == "all":
        return units
    kept: dict[str, Row] = {}
    for r in units:
        old = kept.get(r["speaker"])
        newer = old is not None and (r["as_of"] or "") > (old["as_of"] or "")
        if old is None or (newer and policy == "latest") or (not _stands(old, r, policy)):
            kept[r["speaker"]] = r
    return list(kept.values())


def _stands(old: Row, new: Row, policy: str) -> bool:
    """Whether ``old`` stands against ``new`` of the same source."""
    if policy == "latest" and (old["as_of"] or "") != (new["as_of"] or ""):
        return (old["as_of"] or "") > (new["as_of"] or "")
    return size(old) >= size(new)


# --- which number stands


def choose(units: list[Row], book: Codebook) -> Choice | None:
    """The toll whose number is the single best one, or None."""
    policy = book.conflict.best
    said = [r for r in units if r["best"] is not None]
    if not said or policy == "none":
        return None
    if policy == "agreed":
        same = len({r["best"] for r in said}) == 1
        return Choice(said[0], f"all {len(said)} tolls give it") if same else None
    if policy == "lowest":
        return Choice(min(said, key=lambda r: r["best"]), f"lowest of {len(said)} tolls")
    if policy == "highest":
        return Choice(max(said, key=lambda r: r["best"]), f"highest of {len(said)} tolls")
    if policy == "majority":
        return _majority(said)
    if policy == "hierarchy":
        return _trusted(said, book.conflict.hierarchy)
    return Choice(_latest(said), f"latest of {len(said)} tolls")


def _latest(said: list[Row]) -> Row:
    return max(said, key=lambda r: (r["as_of"] or "", r["best"]))


def _majority(said: list[Row]) -> Choice:
    """A report that cites several sources votes once, and a tie goes to the lower number."""
    votes = largest_each(said)
    speakers: dict[int, set[str]] = defaultdict(set)
    for r in votes:
        speakers[r["best"]].add(r["speaker"])
    best = max(votes, key=lambda r: (len(speakers[r["best"]]), -r["best"], r["as_of"] or ""))
    behind, sources = len(speakers[best["best"]]), len({r["speaker"] for r in votes})
    if behind == 1 and sources > 1:
        what = f"lowest of what {sources} sources say at most, for no two give the same number"
        return Choice(best, what)
    tie = ", of a tie the lower" if sum(len(s) == behind for s in speakers.values()) > 1 else ""
    return Choice(best, f"given by most sources ({behind} of {sources}{tie})")


def _trusted(said: list[Row], hierarchy: list[str]) -> Choice:
    """The latest toll of the source that stands highest in the list."""
    rank = {name: i for i, name in enumerate(hierarchy)}
    last = len(rank)

    def trust(r: Row) -> int:
        return min(rank.get(r[k], last) for k in ("source_name", "source_class", "outlet"))

    top = min(trust(r) for r in said)
    chosen = _latest([r for r in said if trust(r) == top])
    what = f"most trusted source ('{hierarchy[top]}')" if top < last else "no source of the list"
    return Choice(chosen, f"{what}; its latest toll" if top < last else f"{what}; latest toll")


def within(units: list[Row], choice: Choice | None, policy: str) -> list[Row]:
    """The tolls between whose ends the range lies."""
    if policy == "best" and choice is not None:
        return [choice.toll]
    if policy == "corroborated":
        reports: dict[int, set[str]] = defaultdict(set)
        for r in units:
            reports[size(r)].add(r["report_id"])
        return [r for r in units if len(reports[size(r)]) > 1] or units
    return units
