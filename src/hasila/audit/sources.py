"""Numbers on their way from source to outlet: effects mixed up, labels and attribution lost."""

from collections.abc import Iterator

from hasila.audit.figures import Finding, Told, by, distinct, effect, listing, said, who

# Smaller numbers coincide by chance, and one told thousands of times is nobody's mark.
_LEAST, _COMMON = 20, 500
_ANONYMOUS = ("anonymous", None)


def sources(rows: list[Told]) -> Iterator[Finding]:
    """Findings that need several reports of one event."""
    numbers = [r for r in rows if r.n is not None and r.n >= _LEAST]
    same = by(numbers, lambda r: (r.event_id, r.n))
    parts = by((r for r in rows if r.part_of), lambda r: r.part_of)
    for group in same.values():
        if len(group) <= _COMMON and len({r.report_id for r in group}) > 1:
            yield from _effects(group, parts)
            yield from _labels(group, parts)
            yield from _unattributed(group)
    yield from _repeated(numbers)
    yield from _own_parts(rows, parts)


def _kin(a: Told, b: Told) -> bool:
    """Whether two tallies can come from one statement."""
    near = not a.day or not b.day or abs(_ordinal(a.day) - _ordinal(b.day)) <= 3
    return near and (a.source is None or b.source is None or a.source == b.source)


def _ordinal(day: str) -> int:
    from datetime import date

    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _effects(group: list[Told], parts: dict) -> Iterator[Finding]:
    """One number, one source: killed here, killed or injured (or partly missing) there."""
    wide = [r for r in group if r.effect in ("killed_or_injured", "missing") or _other(r, parts)]
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
        meaning = (
            f"{effect(w)}, {said(inner)} of them {effect(inner)}" if inner else effect(w)
        )  # fmt: skip
        yield Finding(
            first.event_id, first.report_id, "effect_mixed",
            tuple(dict.fromkeys(r.claim_id for r in [w, *narrows])), effect(w), "killed",
            f"{w.source}'s {w.n} {who(w)} are {meaning} in {listing(a.outlet for a in against)}, "
            f"but all killed in {listing(r.outlet for r in narrows)}.", "contradiction",
        )  # fmt: skip
        return


def _other(row: Told, parts: dict) -> Told | None:
    """A part of a number of killed that is of another effect."""
    if row.effect not in ("killed", "killed_or_injured"):
        return None
    return next((p for p in parts.get(row.claim_id, []) if p.effect != row.effect), None)


def _own_parts(rows: list[Told], parts: dict) -> Iterator[Finding]:
    """A number of killed that its own report breaks down into other effects too."""
    for row in rows:
        inner = _other(row, parts)
        if row.effect == "killed" and row.n is not None and inner is not None and row.n >= _LEAST:
            yield Finding(
                row.event_id, row.report_id, "effect_mixed", (row.claim_id, inner.claim_id),
                "killed", effect(inner),
                f"{row.outlet} calls {said(row)} {who(row)} killed, but {said(inner)} of them "
                f"{effect(inner)}.", "contradiction",
            )  # fmt: skip


def _labels(group: list[Told], parts: dict) -> Iterator[Finding]:
    """A total over several groups, given elsewhere for one of them."""
    for same in by(group, lambda r: (r.effect, r.source)).values():
        if same[0].source is None:
            continue
        totals = [
            r for r in same
            if r.group.victim_class == "any" and len(_classes(r, parts)) > 1
        ]  # fmt: skip
        narrow = [r for r in same if r.group.victim_class in ("combatant", "civilian")]
        narrow = [r for r in narrow if totals and r.report_id not in {t.report_id for t in totals}]
        narrow = [r for r in narrow if _kin(r, totals[0])]
        if not totals or not narrow:
            continue
        whole, first = totals[0], narrow[0]
        inner = [p for p in parts[whole.claim_id] if not p.group.meets(first.group)]
        if not inner:
            continue
        yield Finding(
            first.event_id, first.report_id, "group_reused",
            (whole.claim_id, *(r.claim_id for r in narrow)), who(whole), who(first),
            f"{listing(r.outlet for r in narrow)}: {said(first)} {who(first)} {effect(first)}, but "
            f"{whole.outlet} has {whole.source} counting {said(inner[0])} {who(inner[0])} within "
            f"the {whole.n}.", "doubt",
        )  # fmt: skip


def _classes(row: Told, parts: dict) -> set[str]:
    return {p.group.victim_class for p in parts.get(row.claim_id, [])} - {"any"}


def _unattributed(group: list[Told]) -> Iterator[Finding]:
    """A number that one outlet gives as somebody's and another as its own or an anonymous one's."""
    for same in by(group, lambda r: r.effect).values():
        named = [r for r in same if r.source and r.source_class not in _ANONYMOUS[:1]]
        origins = {r.source for r in named}
        if len(origins) != 1:
            continue
        known = {(r.report_id) for r in named}
        bare = [
            r for r in same
            if r.report_id not in known and (not r.source or r.source_class == "anonymous")
            and any(_kin_day(r, k) and r.group.meets(k.group) for k in named)
        ]  # fmt: skip
        if not bare or round_number(bare[0].n or 0):
            continue
        first = bare[0]
        yield Finding(
            first.event_id, first.report_id, "attribution_lost",
            (named[0].claim_id, *(r.claim_id for r in bare)), named[0].source, first.source,
            f"{listing(r.outlet for r in bare)}: {said(first)} {effect(first)} without a named "
            f"source; it is {named[0].source}'s number in {listing(r.outlet for r in named)}.",
            "doubt",
        )  # fmt: skip


def _kin_day(a: Told, b: Told) -> bool:
    return not a.day or not b.day or 0 <= _ordinal(a.day) - _ordinal(b.day) <= 3


def round_number(n: int) -> bool:
    """Whether a number is round enough for two sources to reach it by themselves."""
    return n % (10 ** (len(str(n)) - 1)) == 0 or (n >= 100 and n % 50 == 0)


def _repeated(numbers: list[Told]) -> Iterator[Finding]:
    """Several outlets, one source: its tolls are one voice."""
    named = [r for r in numbers if r.source and r.current and r.aspect != "part"]
    for same in by(named, lambda r: (r.event_id, r.effect, r.source)).values():
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
            f"{n} ({len({r.outlet for r in rows})} outlets)" for n, rows in carried.items()
        )
        yield Finding(
            first.event_id, None, "one_source_many_outlets", ids, "1",
            str(len(set(outlets))),
            f"{len(set(outlets))} outlets repeat {first.source}'s tolls ({effect(first)}): {many}. "
            "They are one source.", "note",
        )  # fmt: skip
