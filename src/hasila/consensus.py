"""Consensus: per event, effect and group one range and one number, by the rules of a codebook."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from hasila.codebook import Codebook
from hasila.schemas import CONSENSUS, conform
from hasila.tolls import records, tolls

_SEVERAL = 5
_KEY = ["event_id", "effect", "victim_class", "actor", "demographic"]
_BEST = {
    "latest": "the latest toll",
    "lowest": "the lowest toll",
    "highest": "the highest toll",
    "majority": "the number most sources give",
    "hierarchy": "the most trusted source",
    "agreed": "the number all agree on",
}
_PER_SOURCE = {
    "latest": "each source's latest toll",
    "highest": "each source's highest toll",
    "all": "every report's toll",
}


def consensus(
    tallies: pd.DataFrame,
    codebooks: Codebook | Sequence[Codebook],
    units: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """What an event's tolls come to under each codebook, in the order of the codebooks.

    Args:
        tallies: the table of tallies with its extra columns.
        codebooks: one or several; the first one's rows come first.
        units: the reports' tolls by name of codebook, where they are known already.

    Returns:
        The table of consensus and: open_low, open_high (no source bounds that side: low or high
        is then the outermost number said), n_outlets, grade (``single``: one source; ``agreed``:
        the sources' ranges share a number; ``disputed``: they do not). ``rule`` says how the
        number was made, ``claim_ids`` (separated by a space) from what.
    """
    books = [codebooks] if isinstance(codebooks, Codebook) else list(codebooks)
    known = {} if units is None else units
    rows = [
        row
        for book in books
        for row in _rows(known[book.name] if book.name in known else tolls(tallies, book), book)
    ]
    columns = [*CONSENSUS.names, "open_low", "open_high", "n_outlets", "grade"]
    return conform(pd.DataFrame(rows, columns=columns), "consensus")


def _rows(units: pd.DataFrame, book: Codebook) -> Iterable[dict[str, Any]]:
    rows = records(units)
    if book.killed_or_injured == "upper":
        rows += _upper(rows)

    def key(r: dict[str, Any]) -> tuple[str, ...]:
        return tuple("" if r[k] is None else str(r[k]) for k in _KEY)

    rows.sort(key=lambda r: (key(r), r["as_of"] or "", r["report_id"], r["source_name"] or ""))
    for _, group in groupby(rows, key=key):
        yield _settle(list(group), book)


def _upper(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Bounds on the killed and on the injured from one number for both, where a report has none."""
    have = {(r["report_id"], r["effect"], r["victim_class"]) for r in rows}
    return [
        {**r, "effect": effect, "low": 0, "best": None, "open_low": False,
         "rule": "at most the killed or injured"}
        for r in rows
        if r["effect"] == "killed_or_injured"
        for effect in ("killed", "injured")
        if (r["report_id"], effect, r["victim_class"]) not in have
    ]  # fmt: skip


def _speaker(r: dict[str, Any]) -> str:
    return r["source_name"] or r["outlet"] or r["report_id"]


def _size(r: dict[str, Any]) -> int:
    return r["low"] if r["best"] is None else r["best"]


def _counted(units: list[dict[str, Any]], policy: str) -> list[dict[str, Any]]:
    """The tolls that count: all, or one per source. ``units`` are ordered by time."""
    if policy == "all":
        return units
    kept: dict[str, dict[str, Any]] = {}
    for r in units:
        old = kept.get(_speaker(r))
        newer = old is not None and (r["as_of"] or "") > (old["as_of"] or "")
        if old is None or (newer and policy == "latest") or (not _later(old, r, policy)):
            kept[_speaker(r)] = r
    return list(kept.values())


def _later(old: dict[str, Any], new: dict[str, Any], policy: str) -> bool:
    """Whether ``old`` stands against ``new`` of the same source."""
    if policy == "latest" and (old["as_of"] or "") != (new["as_of"] or ""):
        return (old["as_of"] or "") > (new["as_of"] or "")
    return _size(old) >= _size(new)


def _choose(units: list[dict[str, Any]], book: Codebook) -> dict[str, Any] | None:
    """The toll whose number is the single best one, or None."""
    policy = book.conflict.best
    said = [r for r in units if r["best"] is not None]
    if not said:
        return None
    if policy == "agreed":
        return said[0] if len({r["best"] for r in said}) == 1 else None
    if policy == "lowest":
        return min(said, key=lambda r: r["best"])
    if policy == "highest":
        return max(said, key=lambda r: r["best"])
    if policy == "majority":
        # A report that cites several sources votes once, and a tie goes to the lower number.
        votes = _largest_each(said)
        speakers: dict[int, set[str]] = {}
        for r in votes:
            speakers.setdefault(r["best"], set()).add(_speaker(r))
        return max(votes, key=lambda r: (len(speakers[r["best"]]), -r["best"], r["as_of"] or ""))
    if policy == "hierarchy":
        rank = {name: i for i, name in enumerate(book.conflict.hierarchy)}
        last = len(rank)

        def trust(r: dict[str, Any]) -> int:
            return min(rank.get(r[k], last) for k in ("source_name", "source_class", "outlet"))

        best = min(trust(r) for r in said)
        said = [r for r in said if trust(r) == best]
    return max(said, key=lambda r: (r["as_of"] or "", r["best"]))


def _whole(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out tolls of some only where a toll of all is at least as large.

    A number of "all" far below what the same report counts of some is itself a number of some, and
    so is one person where most tolls count several.
    """
    sizes = sorted(_size(r) for r in units if not r["partial"])
    alone = 1 if sizes and sizes[len(sizes) // 2] >= _SEVERAL else None
    some: dict[str, int] = {}
    for r in units:
        if r["partial"]:
            some[r["report_id"]] = max(some.get(r["report_id"], 0), _size(r))
    full = [
        r
        for r in units
        if not r["partial"] and 2 * _size(r) >= some.get(r["report_id"], 0) and _size(r) != alone
    ]
    top = max((_size(r) for r in full), default=-1)
    kept = {id(r) for r in full}
    return [r for r in units if id(r) in kept or (r["partial"] and _size(r) > top)] or units


def _largest_each(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One toll per report, its largest, whoever in it says so."""
    best: dict[str, dict[str, Any]] = {}
    for r in units:
        old = best.get(r["report_id"])
        if old is None or _size(r) > _size(old):
            best[r["report_id"]] = r
    kept = {id(r) for r in best.values()}
    return [r for r in units if id(r) in kept]


def _without_increments(units: list[dict[str, Any]], share: float) -> list[dict[str, Any]]:
    """Leave out tolls far below what the same source had counted on an earlier day.

    They count a day's or a place's dead, not the event's.
    """
    top: dict[str, tuple[str, int]] = {}
    kept = []
    for r in units:
        day = (r["as_of"] or "")[:10]
        before = top.get(_speaker(r))
        if before and day > before[0] and _size(r) < share * before[1]:
            continue
        kept.append(r)
        if r["source_name"] and (before is None or _size(r) > before[1]):
            top[_speaker(r)] = (day, _size(r))
    return kept


def _without_overtaken(units: list[dict[str, Any]], factor: float | None) -> list[dict[str, Any]]:
    """Leave out tolls that two other sources have far exceeded on later days."""
    if factor is None:
        return units
    later: dict[str, int] = {}  # source -> its largest toll on the days after the one at hand
    kept: list[dict[str, Any]] = []
    for _, same_day in groupby(reversed(units), key=lambda r: (r["as_of"] or "")[:10]):
        day = list(same_day)
        top = sorted(later.items(), key=lambda item: -item[1])[:3]
        for r in day:
            others = [n for name, n in top if name != _speaker(r)]
            if not (r["as_of"] and len(others) > 1 and others[1] >= factor * _size(r)):
                kept.append(r)
        for r in day:
            later[_speaker(r)] = max(later.get(_speaker(r), 0), _size(r))
    return kept[::-1]


def _without_round_ups(units: list[dict[str, Any]], places: int | None) -> list[dict[str, Any]]:
    """Leave out tolls of reports that name many places, where another report speaks."""
    if places is None:
        return units
    return [r for r in units if r["places"] < places] or units


def _without_outliers(units: list[dict[str, Any]], factor: float | None) -> list[dict[str, Any]]:
    """Leave out tolls far from the middle one: a round-up's, or another incident's."""
    if factor is None or len(units) < 3:
        return units
    middle = sorted(_size(r) for r in units)[(len(units) - 1) // 2]
    return [
        r for r in units if middle <= _size(r) * factor and _size(r) <= middle * factor
    ] or units


def _settle(units: list[dict[str, Any]], book: Codebook) -> dict[str, Any]:
    local = _without_round_ups(units, book.conflict.round_up_places)
    whole = _whole(local)
    if book.conflict.within_report == "largest":
        whole = _largest_each(whole)
    steady = _without_increments(whole, book.conflict.increment_below)
    fresh = _without_overtaken(steady, book.conflict.overtaken_by)
    near = _without_outliers(fresh, book.conflict.outlier_factor)
    counted = _counted(near, book.conflict.per_source)
    chosen = _choose(counted, book)
    inside = [chosen] if chosen and book.conflict.bounds == "best" else counted
    low, high = min(r["low"] for r in inside), max(r["high"] for r in inside)
    shared = max(r["low"] for r in counted) <= min(
        float("inf") if r["open_high"] else r["high"] for r in counted
    )
    speakers = {_speaker(r) for r in counted}
    evidence = [chosen] if chosen else counted
    rules = [chosen["rule"]] if chosen else sorted({r["rule"] for r in counted})
    several = len(counted) > 1
    how = [", ".join(rules)]
    if several:
        how.append(f"of {_PER_SOURCE[book.conflict.per_source]}")
        how.append(_BEST[book.conflict.best] if chosen else "no single number")
        how.append("bounds of " + ("that toll" if inside != counted else f"{len(counted)} tolls"))
    if len(local) < len(units):
        how.append(f"{len(units) - len(local)} tolls of round-ups left out")
    if len(whole) < len(local):
        how.append(f"{len(local) - len(whole)} tolls of some of them only left out")
    if len(steady) < len(whole):
        how.append(f"{len(whole) - len(steady)} increments left out")
    if len(fresh) < len(steady):
        how.append(f"{len(steady) - len(fresh)} overtaken tolls left out")
    if len(near) < len(fresh):
        how.append(f"{len(fresh) - len(near)} outliers left out")
    return {
        **{k: units[0][k] for k in _KEY},
        "codebook": book.name,
        "low": low,
        "best": chosen["best"] if chosen else None,
        "high": high,
        "n_reports": len({r["report_id"] for r in counted}),
        "n_sources": len(speakers),
        "rule": "; ".join(how),
        "claim_ids": " ".join(dict.fromkeys(i for r in evidence for i in r["claim_ids"])),
        "open_low": all(r["open_low"] for r in inside if r["low"] == low),
        "open_high": any(r["open_high"] for r in inside if r["high"] == high),
        "n_outlets": len({r["outlet"] for r in counted if r["outlet"]}),
        "grade": "single" if len(speakers) == 1 else "agreed" if shared else "disputed",
    }
