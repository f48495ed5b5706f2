"""One report against itself: contradictions, swapped digits, one number for two groups."""

from collections.abc import Iterator
from itertools import combinations

from hasila.audit.figures import (
    Finding,
    Told,
    at,
    by,
    distinct,
    effect,
    either_hedged,
    said,
    speaker,
    swapped,
    who,
)
from hasila.audit.voices import Sentences, bodies, family, known
from hasila.names import shipped
from hasila.names.read import counted, is_armed

# Below these a second number is more likely another group, a share or, where no actor is named,
# another incident than a contradiction.
_LEAST, _SHARE, _SHARE_OPEN, _REUSED, _MANY = 5, 0.25, 0.6, 20, 20


def within(rows: list[Told], sentences: Sentences) -> Iterator[Finding]:
    """Findings that need no other report."""
    for group in by(rows, lambda r: (r.event_id, r.report_id, r.effect)).values():
        current = distinct(r for r in group if r.current and r.n is not None)
        if len(current) < 2 or len(current) > 60 or not current[0].main:
            continue
        voices = {r.source for r in group if r.source}
        sure = [_placed(r, sentences) for r in current if r.source or len(voices) < 2]
        yield from _contradictions(sure)
        yield from _spokesmen(current)
        yield from _swaps(current)
        yield from _mislabelled(current)


def _placed(row: Told, sentences: Sentences) -> Told:
    """A bare number of combatants, with the one armed body that its sentence names."""
    if row.group.victim_class != "combatant" or row.group.actor or row.words:
        return row
    names = shipped()
    found = {counted(names, b) for b in bodies(sentences.around(row)) if is_armed(names, b)}
    return row._replace(group=row.group._replace(actor=found.pop())) if len(found) == 1 else row


def _same_people(a: Told, b: Told) -> bool:
    # Parts of one whole are told apart by words, whatever the group that is read into them.
    if a.group != b.group or a.part_of != b.part_of or a.part_of:
        return False
    sure = a.group.actor or a.group.victim_class in ("civilian", "any")
    return bool(sure) or (bool(a.words) and a.words == b.words)


def _contradictions(rows: list[Told]) -> Iterator[Finding]:
    for same in by(rows, lambda r: (r.group, family(r.source))).values():
        for a, b in combinations(same, 2):
            small, large = sorted((a, b), key=lambda r: r.n or 0)
            if a.in_title or b.in_title or not (_same_people(a, b) or _bare_rivals(small, large)):
                continue
            if a.sentence == b.sentence and not _bare_rivals(small, large):
                continue
            share = _SHARE if a.group.actor else _SHARE_OPEN
            if a.n == b.n or (small.n or 0) < max(_LEAST, share * (large.n or 0)):
                continue
            if _adds_up(rows, small, large):
                continue
            open_ = either_hedged(small, large)
            if open_:
                continue
            yield Finding(
                a.event_id, a.report_id, "self_contradiction", (a.claim_id, b.claim_id),
                str(b.n), str(a.n),
                f"{speaker(a)} gives both {said(a)} and {said(b)} {who(a)} {effect(a)} in one "
                "report.", "contradiction" if a.group.actor else "doubt",
            )  # fmt: skip


def _spokesmen(rows: list[Told]) -> Iterator[Finding]:
    """Two numbers in one sentence from speakers who are only pointed at ("its secretary")."""
    pointed = [
        r for r in rows if r.source and not known(r.source) and r.source_class != "anonymous"
    ]
    for a, b in combinations(pointed, 2):
        if a.source == b.source or a.sentence != b.sentence or a.group != b.group or a.part_of:
            continue
        if min(a.n or 0, b.n or 0) < _MANY or a.n == b.n or _adds_up(rows, *_by_n(a, b)):
            continue
        if either_hedged(a, b):
            continue
        yield Finding(
            a.event_id, a.report_id, "self_contradiction", (a.claim_id, b.claim_id),
            str(b.n), str(a.n),
            f"{at(a)}: two speakers of what seems one body give {said(a)} and {said(b)} {who(a)} "
            f"{effect(a)} in one sentence.", "doubt",
        )  # fmt: skip


def _bare_rivals(small: Told, large: Told) -> bool:
    """Two nearly equal numbers without words of their own ("159, or 154 in the summary")."""
    near = (large.n or 0) - (small.n or 0) <= 0.1 * (large.n or 0)
    alike = small.words == large.words == "" and small.part_of == large.part_of
    return alike and near and (small.n or 0) >= 4 * _LEAST


def _adds_up(rows: list[Told], small: Told, large: Told) -> bool:
    """Whether one is an addition to, or a share of, the other, or both are parts: 19 + 79 = 98."""
    kin = {(large.n or 0) - (small.n or 0), (large.n or 0) + (small.n or 0)}
    return any(r.n in kin for r in rows if r not in (small, large))


def _swaps(rows: list[Told]) -> Iterator[Finding]:
    for a, b in combinations(rows, 2):
        if a.n is None or b.n is None or not swapped(a.n, b.n) or _adds_up(rows, *_by_n(a, b)):
            continue
        if _in_a_sum(rows, a) and _in_a_sum(rows, b):
            continue
        first, second = sorted((a, b), key=lambda r: -(r.n or 0))
        yield Finding(
            a.event_id, a.report_id, "digit_swap", (first.claim_id, second.claim_id),
            str(second.n), str(first.n),
            f"{at(a)} gives {said(first)} {who(first)} and {said(second)} {who(second)} "
            f"{effect(a)}: the same digits in another order, one may be a slip.", "doubt",
        )  # fmt: skip


def _by_n(a: Told, b: Told) -> tuple[Told, Told]:
    return (a, b) if (a.n or 0) < (b.n or 0) else (b, a)


def _in_a_sum(rows: list[Told], row: Told) -> bool:
    family = [r for r in rows if r.part_of and r.part_of == row.part_of]
    whole = next((r for r in rows if r.claim_id == row.part_of), None)
    return whole is not None and sum(r.n or 0 for r in family) == whole.n


def _mislabelled(rows: list[Told]) -> Iterator[Finding]:
    """The number of everybody given again for one group while another group has dead of its own."""
    for everybody in rows:
        if everybody.group != ("any", None, None) or (everybody.n or 0) < _REUSED:
            continue
        for group in rows:
            if group.n != everybody.n or group.group.victim_class == "any":
                continue
            others = [
                r for r in rows
                if (r.n or 0) > 0 and not r.group.meets(group.group) and r is not everybody
            ]  # fmt: skip
            if others:
                other = max(others, key=lambda r: r.n or 0)
                yield Finding(
                    group.event_id, group.report_id, "group_reused",
                    (everybody.claim_id, group.claim_id, other.claim_id), None, str(group.n),
                    f"{at(group)}: {said(group)} {effect(group)} stands for everybody and for "
                    f"{who(group)} alone, beside {said(other)} {who(other)}.", "contradiction",
                )  # fmt: skip
