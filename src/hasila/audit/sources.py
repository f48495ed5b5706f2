"""Numbers on their way from source to outlet: effects mixed up, attribution lost or moved."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from hasila.audit.figures import (
    Finding,
    Told,
    at,
    by,
    distinct,
    effect,
    listing,
    round_number,
    said,
    who,
)
from hasila.audit.voices import family, known, named, one_voice

# Smaller numbers coincide by chance, and one told thousands of times is nobody's mark.
LEAST, COMMON = 20, 500
# Numbers from here on are unlikely to be reached twice.
_MARK = 100
_NEAR = 3  # days
_WIDE = ("killed_or_injured", "missing")


def sources(rows: list[Told]) -> Iterator[Finding]:
    """Findings that need several reports of one event."""
    numbers = [r for r in rows if r.n is not None and r.n >= LEAST]
    parts = by((r for r in rows if r.part_of), lambda r: r.part_of)
    for group in by(numbers, lambda r: (r.event_id, r.n)).values():
        if len(group) <= COMMON and len({r.report_id for r in group}) > 1:
            yield from _effects(group, parts)
            yield from _unattributed(group)
            yield from _moved(group)
    yield from _repeated(numbers)
    yield from _own_parts(rows, parts)
    yield from _one_day(rows)


def near(a: Told, b: Told, days: int = _NEAR) -> bool:
    """Whether two tallies are at most so many days apart, as far as their days are known."""
    return not a.day or not b.day or abs(_ordinal(a.day) - _ordinal(b.day)) <= days


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _kin(a: Told, b: Told) -> bool:
    """Whether two tallies can come from one statement."""
    return near(a, b) and one_voice(a, b)


def _effects(group: list[Told], parts: dict) -> Iterator[Finding]:
    """One number, one source: killed here, killed or injured (or partly missing) there."""
    wide = [r for r in group if r.effect in _WIDE or _other(r, parts)]
    for narrow in distinct(r for r in group if r.effect == "killed" and r not in wide):
        against = [
            w for w in wide
            if w.report_id != narrow.report_id and w.group.meets(narrow.group) and _kin(w, narrow)
            and w.source
        ]  # fmt: skip
        if not against:
            continue
        told = {x.report_id for x in wide}
        narrows = [
            r for r in group
            if r.effect == "killed" and r.report_id not in told and _kin(r, against[0])
        ]  # fmt: skip
        if not narrows:
            continue
        first, w = narrows[0], against[0]
        inner = _other(w, parts)
        meaning = effect(w)
        if inner and w.effect != "killed_or_injured":
            meaning = f"{effect(w)}, {said(inner)} of them {effect(inner)}"
        elif inner:
            meaning = f"killed or {effect(inner)} together"
        yield Finding(
            first.event_id, first.report_id, "effect_mixed",
            _ids(*against, *([inner] if inner else []), *narrows), effect(w), "killed",
            f"{w.source}'s {w.n} {who(w)} are {meaning} in {listing(map(at, against))}, but all "
            f"killed in {listing(map(at, narrows))}.", "contradiction",
        )  # fmt: skip
        return


def _ids(*rows: Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.claim_id for r in rows))


def _other(row: Told, parts: dict) -> Told | None:
    """A part of a number of killed that is of another effect."""
    if row.effect not in ("killed", "killed_or_injured"):
        return None
    return next((p for p in parts.get(row.claim_id, []) if p.effect != row.effect), None)


def _own_parts(rows: list[Told], parts: dict) -> Iterator[Finding]:
    """A number of killed that its own report breaks down into other effects too."""
    for row in rows:
        inner = _other(row, parts)
        if row.effect == "killed" and row.n is not None and inner is not None and row.n >= LEAST:
            whose = f", citing {row.source}," if row.source else ""
            yield Finding(
                row.event_id, row.report_id, "effect_mixed", (row.claim_id, inner.claim_id),
                "killed", effect(inner),
                f"{at(row)}{whose} counts {said(row)} {who(row)} as killed, but {said(inner)} of "
                f"them as {effect(inner)}.", "contradiction",
            )  # fmt: skip


def _unattributed(group: list[Told]) -> Iterator[Finding]:
    """A number that one outlet gives as somebody's and another as its own or an anonymous one's."""
    for same in by(group, lambda r: r.effect).values():
        owned = [r for r in same if named(r)]
        if len({family(r.source) for r in owned}) != 1:
            continue
        told = {r.report_id for r in owned}
        bare = [
            r for r in same
            if r.report_id not in told and not named(r)
            and any(_follows(r, k) and r.group.meets(k.group) for k in owned)
        ]  # fmt: skip
        if not bare or round_number(bare[0].n or 0):
            continue
        first = bare[0]
        origin = [k for k in owned if near(k, first) and k.group.meets(first.group)]
        yield Finding(
            first.event_id, first.report_id, "attribution_lost",
            (origin[0].claim_id, *(r.claim_id for r in bare)), origin[0].source, first.source,
            f"{listing(map(at, bare))}: {said(first)} {who(first)} {effect(first)} without a named "
            f"source; it is {origin[0].source}'s number in {listing(map(at, origin))}.", "doubt",
        )  # fmt: skip


def _follows(a: Told, b: Told) -> bool:
    return not a.day or not b.day or 0 <= _ordinal(a.day) - _ordinal(b.day) <= _NEAR


def _moved(group: list[Told]) -> Iterator[Finding]:
    """A number that different outlets give to different sources within days."""
    rows = [r for r in group if (r.n or 0) >= _MARK and not round_number(r.n or 0)]
    rows = [r for r in rows if named(r) and known(r.source) and r.current and r.aspect == "total"]
    for same in by(rows, lambda r: (r.effect, r.group)).values():
        first = min(same, key=lambda r: (r.day or "9", r.report_id))
        told = [r for r in same if near(r, first)]
        owners = by(told, lambda r: r.source)
        if len({family(str(s)) for s in owners}) < 2 or len({r.report_id for r in told}) < 2:
            continue
        reports = by(told, lambda r: r.report_id).values()
        if any(len({family(r.source) for r in own}) > 1 for own in reports):
            # One report that names both knows of two counts.
            continue
        words = listing(f"{s}'s in {listing(map(at, own))}" for s, own in owners.items())
        yield Finding(
            first.event_id, first.report_id, "attribution_moved",
            tuple(r.claim_id for r in told), first.source,
            listing(str(s) for s in owners if s != first.source),
            f"{said(first)} {who(first)} {effect(first)} are {words}: one count may stand behind "
            "several names.", "note",
        )  # fmt: skip


def _one_day(rows: list[Told]) -> Iterator[Finding]:
    """Two outlets with nearly, but not quite, the same number of one source for one day."""
    exact = [
        r for r in rows
        if r.n is not None and r.n >= _MARK and r.qualifier == "exact" and r.current
        and r.aspect == "total" and named(r) and not round_number(r.n) and (r.date or r.day)
    ]  # fmt: skip
    day = by(exact, lambda r: (r.event_id, r.effect, r.group, family(r.source), r.date or r.day))
    for same in day.values():
        numbers = by(same, lambda r: r.n)
        if not 1 < len(numbers) < 4 or len({r.report_id for r in same}) < 2:
            continue
        low, high = min(r.n or 0 for r in same), max(r.n or 0 for r in same)
        if high - low > _SLIGHT * high:
            continue
        first = same[0]
        words = listing(
            f"{n} in {listing(map(at, own))}" for n, own in sorted(numbers.items(), key=str)
        )
        yield Finding(
            first.event_id, first.report_id, "self_contradiction",
            tuple(r.claim_id for r in same), str(low), str(high),
            f"{first.source} has two numbers of {who(first)} {effect(first)} for "
            f"{first.date or first.day}: {words}. One may be an update, or a slip.", "note",
        )  # fmt: skip


_SLIGHT = 0.05


def _since(rows: list[Told]) -> str:
    days = [r.day for r in rows if r.day]
    return f" since {min(days)}" if days else ""


def _repeated(numbers: list[Told]) -> Iterator[Finding]:
    """Several outlets, one source: its tolls are one voice."""
    told = [r for r in numbers if r.source and r.current and r.aspect != "part"]
    for same in by(told, lambda r: (r.event_id, r.effect, family(r.source))).values():
        carried = {
            n: rows
            for n, rows in by(same, lambda r: r.n).items()
            if len({r.outlet for r in rows}) > 1
        }
        if not carried:
            continue
        ids = tuple(r.claim_id for rows in carried.values() for r in rows)
        outlets = [r.outlet for rows in carried.values() for r in rows]
        first = same[0]
        many = listing(
            f"{n} ({len({r.outlet for r in rows})} outlets{_since(rows)})"
            for n, rows in carried.items()
        )
        yield Finding(
            first.event_id, None, "one_source_many_outlets", ids, "1",
            str(len(set(outlets))),
            f"{len(set(outlets))} outlets repeat {first.source}'s tolls ({effect(first)}): {many}. "
            "They are one source.", "note",
        )  # fmt: skip
