"""What may be added and what may not: groups of victims, tolls, and how they combine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_NEAR = 2  # sentences over which "others" still points back
_MORE = ("others", "increments")


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
    increment: bool = False

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


class Entry(NamedTuple):
    """A number that stands for a tree of claims, at one level of the forest.

    ``beside`` says by which kind of words it counts persons besides those before it (``others``,
    ``increments``, ``relatives``, or empty); ``cumulative`` that it states the toll so far, which
    covers the rest.
    """

    group: Group
    toll: Toll
    sentence: int
    words: str
    is_part: bool
    beside: str = ""
    cumulative: bool = False


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
        all(t.increment for t in parts),
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
    """The sum of differently named numbers of one group, or None when there is only one.

    One person beside a number of the same group is one of them, and two single persons are as
    often one under two names. Words such as "others" and "his wife" say that they are not; three
    single persons make a list.
    """
    named = {e.words: e for e in reversed(entries) if e.toll.numeric and not e.cumulative}
    items = [named[w] for w in dict.fromkeys(e.words for e in entries) if w in named]
    many = any(e.toll.size > 1 for e in items)
    if many or len(items) < 3:
        items = [e for i, e in enumerate(items) if e.toll.size > 1 or _apart(items, i)]
    if len(items) < 2:
        return None
    return summed((e.toll for e in items), "sum of groups")


def _apart(items: list[Entry], i: int) -> bool:
    """Whether one person of a list is none of those that the list counts besides."""
    if any(e.beside in _MORE for e in items[i if i else 1 :]):
        return True
    if any(e.toll.size > 1 for e in items[:i]):
        return False
    return any(e.beside == "relatives" for e in items[max(i, 1) : i + 2])


def _besides(same: list[Entry]) -> Iterator[Toll]:
    """Numbers of "others" added to what an earlier sentence counts, where theirs counts nobody."""
    firsts: dict[int, list[Entry]] = defaultdict(list)
    for e in same:
        if e.toll.numeric and not e.cumulative and e.beside not in _MORE:
            firsts[e.sentence].append(e)
    for e in same:
        before = [s for s in firsts if e.sentence - _NEAR <= s < e.sentence]
        if before and e.sentence not in firsts:
            first = max(firsts[max(before)], key=lambda x: x.toll.size)
            if _points_back(first, e):
                yield summed((first.toll, e.toll), "sum of groups")


def _points_back(first: Entry, second: Entry) -> bool:
    """Whether a number counts others than an earlier sentence does.

    "Five were hurt … four others went home" speaks of the same five; "one died … four others",
    "four more" do not.
    """
    if first.words == second.words:
        return False
    whose = second.words.startswith(("his ", "her ", "their "))
    if whose and first.words.split()[-1:] == second.words.split()[-1:]:
        return False  # "a boy of 8, the son of …; his son was also hurt"
    if second.beside == "others":
        return first.toll.size == 1
    return second.beside == "increments"


def _per_group(entries: list[Entry], add: bool, room: float) -> dict[Group, Entry]:
    """One entry per group: its largest number, or the sum of what is listed of that group.

    A list is a sentence; among the parts of one whole it is whatever fits into the whole. A toll
    so far covers what is listed beside it.
    """
    by_group: dict[Group, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_group[entry.group].append(entry)
    out = {}
    for group, same in by_group.items():
        pool = [e.toll for e in same]
        top = max((e.toll.size for e in same if e.cumulative), default=None)
        if add and len(same) > 1 and (top is None or all(t.size > top for t in pool)):
            by_sentence: dict[int, list[Entry]] = defaultdict(list)
            for e in same:
                by_sentence[e.sentence].append(e)
            pool += [t for listed in by_sentence.values() if (t := _listed(listed))]
            pool += _besides(same)
            together = _listed(same)
            if together and together.size <= room:
                pool.append(together)
        best = _largest(pool)
        first = next(e for e in same if e.toll.claim_ids[0] in best.claim_ids)
        out[group] = first._replace(toll=best)
    return out


def _added(own: Entry, other: Entry) -> bool:
    """Whether words say that two numbers of groups that could meet count different persons."""
    if own.cumulative or other.cumulative:
        return False
    first, second = sorted((own, other), key=lambda e: e.sentence)
    if second.sentence - first.sentence > _NEAR:
        return False
    if first.sentence == second.sentence:
        alone = own.toll.size == other.toll.size == 1
        said = {own.beside, other.beside}
        return not said.isdisjoint(_MORE) or (alone and "relatives" in said)
    return _points_back(first, second)


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
        if add:
            beside = {g for g in met if _added(own, left[g])}
            apart |= {frozenset((g, group)) for g in beside}
            met = [g for g in met if g not in beside]
            if not met:
                continue
        top = _largest([own.toll, *(left[g].toll for g in met)])
        if top is own.toll or top.size == own.toll.size:
            for g in met:
                del left[g]
        elif (
            add
            and not own.cumulative
            and any(left[g].sentence == own.sentence and not left[g].cumulative for g in met)
        ):
            apart |= {frozenset((g, group)) for g in met}
        else:
            del left[group]
    if add and room == 0 and left:
        # One person told of elsewhere is more likely one of those counted than one more.
        main = max(left.values(), key=lambda e: e.toll.size).sentence
        told = {g for pair in apart for g in pair}
        left = {
            g: e for g, e in left.items() if e.toll.size != 1 or e.sentence == main or g in told
        }
    tolls = [e.toll for e in left.values()]
    return summed(tolls, "sum of groups") if add else _largest(tolls)
