"""Totals against their parts, linked by the report or standing beside each other in it."""

from collections.abc import Iterator
from itertools import combinations

from hasila.audit.figures import Finding, Told, by, distinct, effect, hedged, one_digit, said

# A breakdown that reaches this share of its total was meant to be complete.
_COMPLETE = 0.75


def sums(rows: list[Told]) -> Iterator[Finding]:
    """Sums that do not equal their parts, and parts larger than their whole."""
    parts = by((r for r in rows if r.part_of and r.current), lambda r: r.part_of)
    for group in by(rows, lambda r: (r.event_id, r.report_id, r.effect)).values():
        yield from _linked(group, parts)
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
                    f"{whole.outlet}: {said(p)} of them is more than the whole, {said(whole)} "
                    f"{effect(whole)}.", "contradiction",
                )  # fmt: skip
        members = _flat([p for p in own if p.group.demographic is None])
        classes = {p.group.victim_class for p in members} - {"any"}
        yield from _compare(whole, members, len(members) > 2 or len(classes) > 1)


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
    if total < whole.n and not (complete and total >= _COMPLETE * whole.n):
        return
    gap = abs(total - whole.n)
    adds = " + ".join(str(m.n) for m in members)
    slip = "; one digit apart" if whole.qualifier == "exact" and one_digit(total, whole.n) else ""
    severity = "note" if hedged(whole, total) else "doubt" if total < whole.n else "contradiction"
    yield _finding(
        "sum_of_parts", whole, members, str(whole.n), str(total),
        f"{whole.outlet}: {adds} = {total} {effect(whole)}, but the total given is {said(whole)} "
        f"({gap} {'fewer' if total < whole.n else 'more'} in the parts{slip}).", severity,
    )  # fmt: skip


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
