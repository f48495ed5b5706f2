"""Totals against their parts, linked by the report or standing beside each other in it."""

from collections.abc import Iterator
from itertools import combinations

from hasila.audit.figures import (
    Finding,
    Told,
    at,
    by,
    distinct,
    effect,
    hedged,
    listing,
    one_digit,
    said,
)
from hasila.audit.voices import one_voice

# A breakdown that reaches this share of its total was meant to be complete; two parts of one kind
# ("20 identified and 5 not") must come nearer, of a total of some size.
_COMPLETE, _NEARLY, _SOME = 0.75, 0.9, 20
# Sentences behind a breakdown in which a group may still be an afterthought to it.
_BEHIND = 2


def sums(rows: list[Told]) -> Iterator[Finding]:
    """Sums that do not equal their parts, parts larger than their whole, groups left outside."""
    parts = by((r for r in rows if r.part_of and r.current), lambda r: r.part_of)
    for group in by(rows, lambda r: (r.event_id, r.report_id, r.effect)).values():
        yield from _linked(group, parts)
        yield from _outside(group, parts)
        # What is not about the main event may be about several others.
        if group[0].main:
            yield from _beside(group, parts)


def _linked(group: list[Told], parts: dict) -> Iterator[Finding]:
    for whole in group:
        if whole.n is None or whole.n < 2 or not whole.current:
            continue
        own = [p for p in parts.get(whole.claim_id, []) if p.effect == whole.effect]
        own = [p for p in distinct(own) if p.n is not None]
        for p in own:
            if p.n is not None and p.n > whole.high:
                yield _finding(
                    "part_exceeds_total", whole, [p], str(whole.n), str(p.n),
                    f"{at(whole)}: {said(p)} of them is more than the whole, {said(whole)} "
                    f"{effect(whole)}{_by(whole)}.", "contradiction",
                )  # fmt: skip
        members = _flat([p for p in own if p.group.demographic is None])
        classes = {p.group.victim_class for p in members} - {"any"}
        yield from _compare(whole, members, len(members) > 2 or len(classes) > 1)


def _outside(group: list[Told], parts: dict) -> Iterator[Finding]:
    """Groups told right behind a complete breakdown, in or out of which is not said."""
    for whole in group:
        members = _flat([p for p in distinct(parts.get(whole.claim_id, [])) if p.n is not None])
        members = [p for p in members if p.effect == whole.effect]
        if len(members) < 2 or sum(m.n or 0 for m in members) != whole.n or not whole.current:
            continue
        last = max(m.sentence for m in members)
        left = [
            r for r in group
            if r.current and r.part_of is None and not r.in_title and r is not whole
            and r.n is not None and r.n < whole.n and one_voice(r, whole)
            and 0 < r.sentence - last <= _BEHIND and r.words
            # Additions to a group of the breakdown are within it.
            and all(not r.group.within(m.group) and r.words != m.words for m in members)
        ]  # fmt: skip
        if not left:
            continue
        more = listing(f"{(whole.n or 0) + (r.n or 0)} with the {r.n}" for r in left)
        yield _finding(
            "sum_of_parts", whole, [*members, *left], str(whole.n), more,
            f"{at(whole)}: {_adds(members)} = {whole.n} {effect(whole)}{_by(whole)}, and beside "
            f"them {listing(map(_named, left))}; the numbers do not say "
            f"whether these are within the {whole.n} or on top of it ({more}).", "note",
        )  # fmt: skip


def _beside(group: list[Told], parts: dict) -> Iterator[Finding]:
    """A total of everybody against groups that stand beside it unlinked."""
    free = [r for r in group if r.current and r.n is not None and r.part_of is None]
    wholes = [r for r in free if r.group[:3] == ("any", None, None) and r.claim_id not in parts]
    members = [
        r for r in free
        if r.group.victim_class in ("civilian", "combatant") and r.group.demographic is None
        and r.claim_id not in parts
    ]  # fmt: skip
    members = _largest_each(members)
    if len({m.group.victim_class for m in members}) < 2 or len(members) < 2:
        return
    for whole in distinct(wholes):
        if whole.n is not None and whole.n > max(m.n or 0 for m in members):
            yield from _compare(whole, members, len(members) > 2)


def _largest_each(members: list[Told]) -> list[Told]:
    out: dict[tuple, Told] = {}
    for m in members:
        key = (m.group, "" if m.group.actor or m.group.victim_class == "civilian" else m.words)
        if key not in out or (m.n or 0) > (out[key].n or 0):
            out[key] = m
    return list(out.values())


def _flat(parts: list[Told]) -> list[Told]:
    """Parts without subtotals of others among them (62 beside 39 and 23)."""
    kept = list(parts)
    for p in parts:
        rest = [q for q in kept if q is not p]
        if len(kept) < 3 or len(kept) > 9:
            break
        pairs = (c for size in (2, 3) for c in combinations(rest, size))
        if any(sum(q.n or 0 for q in c) == p.n for c in pairs):
            kept = rest
    return kept


def _compare(whole: Told, members: list[Told], complete: bool) -> Iterator[Finding]:
    total = sum(m.n or 0 for m in members)
    if whole.n is None or len(members) < 2 or total == whole.n:
        return
    if sum(m.n == 1 for m in members) > 1:
        # Single victims are often told of twice, under other names.
        return
    pair = not complete and len(members) == 2 and whole.n >= _SOME
    reach = _COMPLETE if complete else _NEARLY if pair else 1
    if total < reach * whole.n:
        return
    gap = abs(total - whole.n)
    slip = "; one digit apart" if whole.qualifier == "exact" and one_digit(total, whole.n) else ""
    severity = "note" if hedged(whole, total) else "doubt" if total < whole.n else "contradiction"
    yield _finding(
        "sum_of_parts", whole, members, str(whole.n), str(total),
        f"{at(whole)}: {_adds(members)} = {total} {effect(whole)}{_by(whole)}, but the total "
        f"given is {said(whole)} ({gap} {'fewer' if total < whole.n else 'more'} in the parts"
        f"{slip}).", severity,
    )  # fmt: skip


def _adds(members: list[Told]) -> str:
    return " + ".join(str(m.n) for m in members)


def _named(row: Told) -> str:
    """A number with the words for its victims, which may hold it."""
    return row.words if any(c.isdigit() for c in row.words) else f"{said(row)} ({row.words})"


def _by(whole: Told) -> str:
    return f" by {whole.source}" if whole.source else ""


def _finding(
    kind: str,
    whole: Told,
    members: list[Told],
    expected: str,
    found: str,
    message: str,
    severity: str,
) -> Finding:
    ids = (whole.claim_id, *(m.claim_id for m in members))
    return Finding(whole.event_id, whole.report_id, kind, ids, expected, found, message, severity)
