"""Whose number it is: a total given for one group, groups dropped, the dead under other names."""

from collections.abc import Iterator

from hasila.audit.figures import Finding, Told, at, by, distinct, effect, listing, said, who
from hasila.audit.sources import COMMON, LEAST, near
from hasila.audit.voices import Sentences, bodies, named, one_voice, says
from hasila.names import shipped
from hasila.names.read import counted

# Parts below this coincide by chance.
_PART = 10
_BODIES = 15


def labels(rows: list[Told], sentences: Sentences) -> Iterator[Finding]:
    """Findings about whom one number counts in several reports of one event."""
    numbers = [r for r in rows if r.n is not None and r.n >= _PART]
    parts = by((r for r in rows if r.part_of), lambda r: r.part_of)
    wholes = {r.claim_id: r for r in rows}
    reports = by(rows, lambda r: r.report_id)
    for same in by(numbers, lambda r: (r.event_id, r.n)).values():
        if len(same) > COMMON or len({r.report_id for r in same}) < 2:
            continue
        for group in by(same, lambda r: r.effect).values():
            if (group[0].n or 0) >= LEAST:
                yield from _reused(group, parts)
                yield from _dropped(group, parts, sentences)
                yield from _scope(group, wholes, reports)
            if (group[0].n or 0) >= _BODIES:
                yield from _renamed(group)
            yield from _in_or_beside(group, wholes, reports)


def _kin(a: Told, b: Told) -> bool:
    return near(a, b) and one_voice(a, b)


def _reused(group: list[Told], parts: dict) -> Iterator[Finding]:
    """A total over several groups, given elsewhere for one of them."""
    for same in by(group, lambda r: r.source).values():
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
        if inner:
            yield _reuse(whole, narrow, inner[0], who(narrow[0]))


def _classes(row: Told, parts: dict) -> set[str]:
    return {p.group.victim_class for p in parts.get(row.claim_id, [])} - {"any"}


def _dropped(group: list[Told], parts: dict, sentences: Sentences) -> Iterator[Finding]:
    """A total with civilians in it, given elsewhere for bodies alone."""
    for whole in distinct(r for r in group if _civilians(r, parts)):
        if len({p.group.actor for p in parts[whole.claim_id]} - {None}) != 1:
            # Where both sides' dead are counted, who is named is who fights.
            continue
        told = {whole.report_id} | {r.report_id for r in group if _civilians(r, parts)}
        narrow: list[Told] = []
        label = ""
        for r in group:
            if r.report_id in told or r.group.victim_class != "any" or not _kin(r, whole):
                continue
            sentence = sentences.around(r)
            if says(sentence, "civilians") or says(sentence, "people"):
                continue
            sides = {counted(shipped(), b) for b in bodies(f"{r.words} {sentence}") - {r.source}}
            if sides and sides <= {p.group.actor for p in parts[whole.claim_id]}:
                narrow.append(r)
                label = label or listing(sorted(sides))
        if narrow:
            inner = [p for p in parts[whole.claim_id] if p.group.victim_class == "civilian"]
            yield _reuse(whole, narrow, min(inner, key=lambda p: p.n or 0), label)
            return


def _civilians(row: Told, parts: dict) -> bool:
    own = parts.get(row.claim_id, [])
    return len(own) > 1 and any(p.group.victim_class == "civilian" and p.n for p in own)


def _reuse(whole: Told, narrow: list[Told], inner: Told, label: str) -> Finding:
    first = narrow[0]
    return Finding(
        first.event_id, first.report_id, "group_reused",
        (whole.claim_id, *(r.claim_id for r in narrow)), who(whole), label,
        f"{said(first)} {effect(first)} are {label} alone in {listing(map(at, narrow))}, but "
        f"{at(whole)} has "
        f"{said(inner)} {who(inner)} counted within {whole.source or 'the'}"
        f"{chr(39) + 's' if whole.source else ''} {whole.n}.", "doubt",
    )  # fmt: skip


def _scope(group: list[Told], wholes: dict, reports: dict) -> Iterator[Finding]:
    """The dead among a source's patients, told elsewhere as a toll of its own."""
    for part in group:
        whole = wholes.get(part.part_of or "")
        if whole is None or whole.effect == part.effect or part.effect != "killed":
            continue
        if whole.effect != "injured":
            continue
        alone = [
            r for r in group
            if r.report_id != part.report_id and not r.part_of and r.group.victim_class == "any"
            and named(r) and one_voice(r, part)
            and all(x.n != whole.n for x in reports[r.report_id])
        ]  # fmt: skip
        if alone:
            yield Finding(
                part.event_id, alone[0].report_id, "group_reused",
                (whole.claim_id, part.claim_id, *(r.claim_id for r in alone)),
                said(whole), said(part),
                f"{part.source or at(part)}'s {said(part)} {effect(part)} are those among "
                f"{said(whole)} {effect(whole)} in {at(part)}, but stand as a toll of their own in "
                f"{listing(map(at, alone))}.", "note",
            )  # fmt: skip
            return


def _renamed(group: list[Told]) -> Iterator[Finding]:
    """The dead of one body here, of another body there."""
    told = [(r, bodies(r.words)) for r in group if r.group.victim_class == "combatant" and r.words]
    told = [(r, b) for r, b in told if b and not _umbrella(r, b)]
    for a, mine in told:
        near_ones = [
            (b, theirs) for b, theirs in told
            if (b is a or b.report_id != a.report_id) and a.group.meets(b.group) and near(a, b)
            and (one_voice(a, b) or not (named(a) and named(b)))
        ]  # fmt: skip
        if all(mine & theirs for _, theirs in near_ones):
            continue
        names = by(near_ones, lambda pair: listing(sorted(pair[1])))
        words = listing(f"{n} in {listing(at(r) for r, _ in rows)}" for n, rows in names.items())
        other = next(r for r, theirs in near_ones if not mine & theirs)
        yield Finding(
            a.event_id, other.report_id, "group_reused",
            tuple(r.claim_id for r, _ in near_ones), listing(sorted(mine)),
            listing(sorted(bodies(other.words))),
            f"{said(a)} {effect(a)} belong to {words}: the same dead under other names.", "note",
        )  # fmt: skip
        return


def _umbrella(row: Told, names: frozenset[str]) -> bool:
    """Whether the words name no more than what the group is counted as."""
    return row.group.actor in names and len(names) == 1


def _in_or_beside(group: list[Told], wholes: dict, reports: dict) -> Iterator[Finding]:
    """A part of a number here that is told as an addition to the same number there."""
    for part in group:
        whole = wholes.get(part.part_of or "")
        if whole is None or whole.n is None or whole.n == part.n:
            continue
        if whole.effect == part.effect and whole.group != part.group:
            # Groups of one effect are often listed beside their total.
            continue
        inside = [
            r for r in group
            if r.part_of and (w := wholes.get(r.part_of)) is not None and w.n == whole.n
        ]  # fmt: skip
        beside = [
            r for r in group
            if not r.part_of and r.current and r.report_id not in {x.report_id for x in inside}
            and _kin(r, part) and r.group.meets(part.group)
            and any(x.n == whole.n and not x.part_of for x in reports[r.report_id])
        ]  # fmt: skip
        if beside:
            yield Finding(
                part.event_id, beside[0].report_id, "part_or_beside",
                (whole.claim_id, *(r.claim_id for r in [*inside, *beside])),
                f"within {whole.n}", f"beside {whole.n}",
                f"{said(part)} {who(part)} {effect(part)} are counted within "
                f"{(whole.source or 'the source')}'s {whole.n} in {listing(map(at, inside))}, but "
                f"beside them in {listing(map(at, beside))}.", "contradiction",
            )  # fmt: skip
            return
