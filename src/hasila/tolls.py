"""A report's toll: from the claims of one report to one number per source and group.

The claims of a report form a forest (parts under their wholes) with repetitions, single victims
named again, and groups that exclude or contain each other. ``tolls`` turns each forest into the
toll of the event (``all``), of each class of victims, of each actor's dead and of children and
women. Nothing is counted twice: a number that a broader one covers is dropped, and only groups
that exclude each other are added.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from hasila.codebook import Codebook, values

UNKNOWN = ("unspecified", "mixed")


class Group(NamedTuple):
    """Whom a number counts; None and ``any`` leave that side open."""

    victim_class: str
    actor: str | None = None
    demographic: str | None = None

    def within(self, other: "Group") -> bool:
        """Whether every member of this group is said to be in the other."""
        pairs = zip(self, other, strict=True)
        return all(b in ("any", None) or a == b for a, b in pairs)

    def meets(self, other: "Group") -> bool:
        """Whether one person could be in both."""
        open_ = ("any", None)
        return all(a in open_ or b in open_ or a == b for a, b in zip(self, other, strict=True))

    @property
    def width(self) -> int:
        """How much is left open, to go from broad groups to narrow ones."""
        return sum(v in ("any", None) for v in self)


ALL = Group("any")


class Toll(NamedTuple):
    """A number with its bounds, how it came about and the claims behind it."""

    low: int
    best: int | None
    high: int
    open_low: bool
    open_high: bool
    rule: str
    claim_ids: tuple[str, ...]
    groups: tuple[Group, ...]

    def partial(self, target: Group) -> bool:
        """Whether everything counted shares a side that the target leaves open.

        "Five civilians" is a toll of the event's civilians, and only a part of its dead.
        """
        return any(
            wanted in ("any", None) and sides[0] not in ("any", None) and len(set(sides)) == 1
            for wanted, sides in zip(target, zip(*self.groups, strict=True), strict=True)
        )

    @property
    def size(self) -> int:
        """The number by which tolls are ranked."""
        return self.low if self.best is None else self.best

    @property
    def numeric(self) -> bool:
        """Whether a number was said, rather than a word such as "dozens"."""
        return "vague" not in self.rule


class Claim(NamedTuple):
    """One tally as the algorithm sees it."""

    claim_id: str
    parent: str | None
    group: Group
    toll: Toll
    sentence: int
    words: str
    stated_class: str
    source: str | None
    is_part: bool


class Entry(NamedTuple):
    """A number that stands for a tree of claims, at one level of the forest."""

    group: Group
    toll: Toll
    sentence: int
    words: str
    is_part: bool


def summed(tolls: Iterable[Toll], rule: str) -> Toll:
    """The sum of tolls that exclude each other; its best number is null if one of theirs is."""
    parts = list(tolls)
    if len(parts) == 1:
        return parts[0]
    known = [t.best for t in parts if t.best is not None]
    return Toll(
        sum(t.low for t in parts),
        sum(known) if len(known) == len(parts) else None,
        sum(t.high for t in parts),
        any(t.open_low for t in parts),
        any(t.open_high for t in parts),
        rule + ("; vague" if not all(t.numeric for t in parts) else ""),
        tuple(i for t in parts for i in t.claim_ids),
        tuple(g for t in parts for g in t.groups),
    )


def _largest(tolls: Iterable[Toll]) -> Toll:
    """The largest; a number before a word whose interval it lies in, then the first."""
    pool = list(tolls)
    numbers = [t for t in pool if t.numeric]
    if numbers:
        top = max(t.high for t in numbers)
        pool = [t for t in pool if t.numeric or t.low > top]
    return max(pool, key=lambda t: t.size)


def _listed(entries: list[Entry]) -> Toll | None:
    """The sum of differently named numbers of one group, or None when there is only one."""
    named = {e.words: e.toll for e in reversed(entries) if e.toll.numeric}
    if any(t.size > 1 for t in named.values()):
        # One person beside a number of the same group is one of them.
        named = {w: t for w, t in named.items() if t.size > 1}
    if len(named) < 2:
        return None
    order = dict.fromkeys(e.words for e in entries if e.words in named)
    return summed((named[w] for w in order), "sum of groups")


def _per_group(entries: list[Entry], add: bool, room: float) -> dict[Group, Entry]:
    """One entry per group: its largest number, or the sum of what is listed of that group.

    A list is a sentence; among the parts of one whole it is whatever fits into the whole.
    """
    by_group: dict[Group, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_group[entry.group].append(entry)
    out = {}
    for group, same in by_group.items():
        pool = [e.toll for e in same]
        if add:
            by_sentence: dict[int, list[Entry]] = defaultdict(list)
            for e in same:
                by_sentence[e.sentence].append(e)
            pool += [t for listed in by_sentence.values() if (t := _listed(listed))]
            together = _listed(same)
            if together and together.size <= room:
                pool.append(together)
        best = _largest(pool)
        first = next(e for e in same if e.toll.claim_ids[0] in best.claim_ids)
        out[group] = first._replace(toll=best)
    return out


def combine(entries: list[Entry], add: bool, room: float = 0) -> Toll | None:
    """One toll for everything that the entries count together.

    A broader group covers the narrower ones that it meets if its number is as large as each of
    theirs; otherwise it restates one of them and is dropped, unless one sentence lists both ("two
    people and ten soldiers"). Groups that remain exclude each other and are added if ``add``.
    ``room`` is the number of the whole that the entries are parts of, if they are.
    """
    wholes = [e for e in entries if not e.is_part]
    if not wholes and entries:
        # Parts of a total that is not there: nothing limits what they come to.
        wholes, room = entries, float("inf")
    if not wholes:
        return None
    left = _per_group(wholes, add, room)
    apart: set[frozenset[Group]] = set()
    for group in sorted(left, key=lambda g: (-g.width, -left[g].toll.size, str(g))):
        if group not in left:
            continue
        met = [g for g in left if g != group and g.meets(group) and {g, group} not in apart]
        if not met:
            continue
        own = left[group]
        top = _largest([own.toll, *(left[g].toll for g in met)])
        if top is own.toll or top.size == own.toll.size:
            for g in met:
                del left[g]
        elif add and any(left[g].sentence == own.sentence for g in met):
            apart |= {frozenset((g, group)) for g in met}
        else:
            del left[group]
    if add and room == 0 and left:
        # One person told of elsewhere is more likely one of those counted than one more.
        main = max(left.values(), key=lambda e: e.toll.size).sentence
        left = {g: e for g, e in left.items() if e.toll.size != 1 or e.sentence == main}
    tolls = [e.toll for e in left.values()]
    return summed(tolls, "sum of groups") if add else _largest(tolls)


class Forest:
    """The claims of one report, effect and source, parts under their wholes."""

    def __init__(self, claims: list[Claim], book: Codebook) -> None:
        self.book = book
        self.children: dict[str, list[Claim]] = defaultdict(list)
        parents = {c.claim_id: c.parent for c in claims}
        self.roots = []
        for claim in claims:
            if claim.parent in parents and not _circular(claim.claim_id, parents):
                self.children[str(claim.parent)].append(claim)
            else:
                self.roots.append(claim)
        self.groups = {c.claim_id: self._class_of(c) for c in claims}

    def _class_of(self, claim: Claim) -> Group:
        group = claim.group
        if group.victim_class == "any" and group.demographic:
            return group._replace(victim_class="civilian")
        if (
            self.book.unspecified == "civilian"
            and claim.stated_class == "unspecified"
            and group.actor is None
            and not self._armed(claim, 0)
        ):
            return group._replace(victim_class="civilian")
        return group

    def _armed(self, claim: Claim, depth: int) -> bool:
        return depth < 9 and any(
            c.group.victim_class not in ("civilian", "any") or self._armed(c, depth + 1)
            for c in self.children[claim.claim_id]
        )

    def toll(self, target: Group) -> Toll | None:
        """The toll of a group by this source, or None when it says none."""
        totals = self.book.totals
        entries = [e for c in self.roots if (e := self._entry(c, target, 0, False))]
        return combine(entries, totals.from_groups)

    def _entry(self, claim: Claim, target: Group, depth: int, under: bool) -> Entry | None:
        group = self.groups[claim.claim_id]
        if group.within(target):
            # A part that lost its whole must not stand beside stated totals.
            own = claim.toll._replace(groups=(group,))
            return Entry(group, own, claim.sentence, claim.words, claim.is_part and not under)
        if depth > 8 or not target.within(group):
            return None
        below = self.children[claim.claim_id]
        inner = [e for c in below if (e := self._entry(c, target, depth + 1, True))]
        toll: Toll | None
        if inner:
            toll = combine(inner, self.book.totals.from_parts, claim.toll.size)
            if toll is not None and len(toll.claim_ids) > 1:
                toll = toll._replace(rule=toll.rule.replace("sum of groups", "sum of parts"))
        else:
            toll = self._residual(claim, target, below)
        if toll is None:
            return None
        return Entry(target, toll, claim.sentence, claim.words, False)

    def _residual(self, claim: Claim, target: Group, below: list[Claim]) -> Toll | None:
        """Civilians as a stated total of persons less its stated combatants."""
        if not (self.book.totals.residual and target == Group("civilian")):
            return None
        armed = [e for c in below if (e := self._entry(c, Group("combatant"), 1, True))]
        less = combine(armed, True)
        if less is None or less.best is None or claim.toll.best is None:
            return None
        rest = claim.toll.best - less.best
        if rest < 0 or self.book.unspecified != "civilian":
            return None
        return Toll(
            rest, rest, rest, claim.toll.open_low, claim.toll.open_high,
            "total less combatants", (claim.claim_id, *less.claim_ids), (target,),
        )  # fmt: skip


def _circular(claim_id: str, parents: dict[str, str | None]) -> bool:
    """Whether following ``part_of`` leads back: then none of the circle is a part."""
    seen, at = set(), parents.get(claim_id)
    while at is not None and at not in seen:
        if at == claim_id:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def voices(claims: list[Claim]) -> list[tuple[str | None, list[Claim]]]:
    """The claims of a report by the source that speaks.

    With one named source (or none) all claims are its own. With several, each speaks for itself;
    what the outlet says in its own voice goes to the first source that gives the same number.
    """
    named = list(dict.fromkeys(c.source for c in claims if c.source))
    if len(named) < 2:
        return [(named[0] if named else None, claims)]
    by_id = {c.claim_id: c for c in claims}
    said: dict[int, list[Claim]] = {}
    for c in claims:
        if c.source and c.toll.numeric:
            said.setdefault(c.toll.size, []).append(c)
    out: dict[str | None, list[Claim]] = {s: [] for s in [*named, None]}
    for c in claims:
        top, steps = c, 0
        while top.parent in by_id and steps < 9:
            top, steps = by_id[str(top.parent)], steps + 1
        source = top.source
        if source is None:
            echo = [k for k in said.get(top.toll.size, []) if k.group.meets(top.group)]
            source = echo[0].source if echo and top.toll.size > 1 else None
        out[source].append(c)
    return [(s, members) for s, members in out.items() if members]


def targets(forest: Forest) -> list[Group]:
    """The groups that a source speaks of, broad ones first."""
    found = {ALL}
    for group in forest.groups.values():
        if group.victim_class != "any":
            found.add(Group(group.victim_class))
            if group.demographic:
                found.add(Group(group.victim_class, None, group.demographic))
        if group.actor:
            found.add(Group(group.victim_class, group.actor))
        if forest.book.totals.residual and group == ALL:
            found.add(Group("civilian"))
    return sorted(found, key=lambda g: tuple(v or "" for v in g))


def _claims(rows: Iterable[Any], numbers: Iterable[Any]) -> Iterator[tuple[tuple, Claim]]:
    for row, n in zip(rows, numbers, strict=True):
        if pd.isna(n.low):
            continue
        known = row.victim_class not in UNKNOWN
        group = Group(
            row.victim_class if known else "any", _none(row.actor), _none(row.demographic)
        )
        toll = Toll(
            int(n.low), None if pd.isna(n.best) else int(n.best), int(n.high),
            bool(n.open_low), bool(n.open_high), f"stated ({n.hedge})", (row.claim_id,), (group,),
        )  # fmt: skip
        words = " ".join(str(_none(row.victim_group) or row.quote).split())
        claim = Claim(
            row.claim_id, _none(row.part_of), group, toll, int(row.sentence),
            words, row.victim_class, _none(row.source_name), row.aspect == "part",
        )  # fmt: skip
        meta = (row.event_id, row.report_id, row.effect, row.as_of, row.outlet)
        yield tuple(_none(m) for m in meta), claim


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    return [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]


def _none(value: object) -> str | None:
    return None if value is None or value is pd.NA or value != value else str(value)


def tolls(tallies: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """Every report's tolls under a codebook.

    Args:
        tallies: the table of tallies with its extra columns.
        book: the codebook.

    Returns:
        A row per event, effect, report, source and group: event_id, effect, victim_class (``all``,
        or a class; ``unspecified`` with an actor of unknown class), actor, demographic,
        source_name (null: the outlet itself), source_class, outlet, as_of, low, best, high,
        open_low, open_high, report_id, claim_ids (tuple), rule, partial (it counts only some of
        the group: one class, actor or sex and age of it). Only the main event of a report
        counts, and only current tolls.
    """
    keep = tallies["event"].eq("main") & ~tallies["aspect"].eq("previous")
    rows = tallies[keep.fillna(False)]
    order = ["event_id", "report_id", "effect", "start", "claim_id"]
    rows = rows.sort_values(order, kind="stable")
    numbers = values(rows, book)
    classes = rows.dropna(subset=["source_name", "source_class"])
    class_of = dict(zip(classes["source_name"], classes["source_class"], strict=True))
    as_of = dict(zip(rows["report_id"], rows["as_of"], strict=True))
    out = []
    pairs = _claims(rows.itertuples(index=False), numbers.itertuples(index=False))
    for (event, report, effect), members in groupby(pairs, key=lambda p: p[0][:3]):
        found = list(members)
        outlet = found[0][0][4]
        for source, claims in voices([c for _, c in found]):
            forest = Forest(claims, book)
            for group in targets(forest):
                toll = forest.toll(group)
                if toll is None:
                    continue
                wide = "all" if group == ALL else "unspecified"
                out.append(
                    {
                        "event_id": event,
                        "effect": effect,
                        "victim_class": wide if group.victim_class == "any" else group[0],
                        "actor": group.actor,
                        "demographic": group.demographic,
                        "source_name": source,
                        "source_class": class_of.get(source),
                        "outlet": outlet,
                        "as_of": _none(as_of.get(report)),
                        **toll._asdict(),
                        "report_id": report,
                        "partial": toll.partial(group),
                    }
                )
    # Objects: a missing name must stay None, and never become a number.
    return pd.DataFrame(out, columns=_COLUMNS, dtype=object)


_COLUMNS = [
    "event_id", "effect", "victim_class", "actor", "demographic", "source_name", "source_class",
    "outlet", "as_of", "low", "best", "high", "open_low", "open_high", "report_id", "claim_ids",
    "rule", "partial",
]  # fmt: skip
