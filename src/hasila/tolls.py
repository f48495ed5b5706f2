"""A report's toll: from the claims of one report to one number per source and group.

The claims of a report form a forest (parts under their wholes) with repetitions, single victims
named again, and groups that exclude or contain each other. ``tolls`` turns each forest into the
toll of the event (``all``), of each class of victims, of each actor's dead and of children and
women. Nothing is counted twice: a number that a broader one covers is dropped, and only groups
that exclude each other are added.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from hasila.codebook import Codebook, beside_finder, values
from hasila.counting import ALL, Entry, Group, Toll, combine

# Rules that read "the death toll rose to 17", حصيلة القتلى.
_SO_FAR = re.compile(r"(?:^|\.)toll(?:\.|\+|$)")
# "A girl and four others" counts her too.
_JOINED = re.compile(r" and |\sو")
UNKNOWN = ("unspecified", "mixed")


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
    beside: str = ""
    cumulative: bool = False


class Forest:
    """The claims of one report, effect and source, parts under their wholes."""

    def __init__(self, claims: list[Claim], book: Codebook) -> None:
        self.book = book
        self.children: dict[str, list[Claim]] = defaultdict(list)
        parents = {c.claim_id: c.parent for c in claims}
        stated = {(c.stated_class, c.toll.size) for c in claims}
        self.fighters = {n for k, n in stated if k == "combatant" and ("civilian", n) not in stated}
        self.roots = []
        for claim in claims:
            if claim.parent in parents and not _circular(claim.claim_id, parents):
                self.children[str(claim.parent)].append(claim)
            else:
                self.roots.append(claim)
        # A headline's "five people" are the body's "five, among them four fighters".
        self.partly_armed = {c.toll.size for c in claims if self._armed(c, 0)}
        self.groups = {c.claim_id: self._class_of(c) for c in claims}

    def _class_of(self, claim: Claim) -> Group:
        group = claim.group
        if group.victim_class == "any" and group.demographic:
            return group._replace(victim_class="civilian")
        if (
            self.book.unspecified == "civilian"
            and claim.stated_class == "unspecified"
            and group.actor is None
            and claim.toll.size not in self.fighters  # the same persons, less precisely
            and claim.toll.size not in self.partly_armed
        ):
            return group._replace(victim_class="civilian")
        return group

    def _armed(self, claim: Claim, depth: int) -> bool:
        return depth < 9 and any(
            c.group.victim_class not in ("civilian", "any") or self._armed(c, depth + 1)
            for c in self.children[claim.claim_id]
        )

    def orphan(self, toll: Toll) -> bool:
        """Whether all that is counted is said to be part of a whole that nobody states here."""
        lost = {c.claim_id for c in self.roots if c.is_part}
        return lost.issuperset(toll.claim_ids)

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
            return Entry(
                group, own, claim.sentence, claim.words, claim.is_part and not under,
                claim.beside, claim.cumulative,
            )  # fmt: skip
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
        return Entry(target, toll, claim.sentence, claim.words, False, claim.beside)

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


def _claims(rows: pd.DataFrame, book: Codebook) -> Iterator[tuple[tuple, Claim]]:
    """Event, report, effect, time and outlet of each tally that has a number, and its claim."""
    numbers = _plain(values(rows, book))
    beside = beside_finder(book)
    follows = _follows(rows)
    read_by = rows["rule"].fillna("").tolist() if "rule" in rows else [""] * len(rows)
    also_said = rows["also"].fillna(False).tolist() if "also" in rows else [False] * len(rows)
    for row, same, rule, also, n in zip(
        _plain(rows[_READ]).itertuples(index=False), follows, read_by, also_said,
        numbers.itertuples(index=False), strict=True,
    ):  # fmt: skip
        if n.low is None:
            continue
        known = row.victim_class not in UNKNOWN
        group = Group(row.victim_class if known else "any", row.actor, row.demographic)
        words = " ".join((row.victim_group or row.quote or "").casefold().split())
        # "Killed 5 and wounded 10 others" counts no more than 10 wounded.
        whole = f"{row.quote or ''} {words}"
        kind = beside(whole) if same else ""
        if kind != "relatives" and _JOINED.search(whole):
            kind = ""
        with_them = "+with" in (rule or "")  # "killed along with five guards"
        if kind in ("", "relatives") and ((same and also) or with_them):
            kind = "others"
        toll = Toll(
            int(n.low), None if n.best is None else int(n.best), int(n.high),
            n.open_low, n.open_high, f"stated ({n.hedge})", (row.claim_id,), (group,),
            kind == "increments",
        )  # fmt: skip
        claim = Claim(
            row.claim_id, row.part_of, group, toll, row.sentence, words, row.victim_class,
            row.source_name, row.aspect == "part",
            kind, bool(_SO_FAR.search(rule)),
        )  # fmt: skip
        yield (row.event_id, row.report_id, row.effect, row.as_of, row.outlet), claim


def _follows(rows: pd.DataFrame) -> list[bool]:
    """Whether each claim comes first in its sentence, or behind one of the same effect."""
    ordered = rows.sort_values(["report_id", "start", "claim_id"], kind="stable")
    place, effects = ordered[["report_id", "sentence"]], ordered["effect"]
    first = place.ne(place.shift()).any(axis=1)
    same = first | effects.eq(effects.shift())
    return [bool(v) for v in same.fillna(True).reindex(rows.index)]


_READ = [
    "event_id", "report_id", "effect", "as_of", "outlet", "claim_id", "part_of", "victim_class",
    "actor", "demographic", "victim_group", "quote", "sentence", "source_name", "aspect",
]  # fmt: skip


def _plain(table: pd.DataFrame) -> Any:
    """The table with plain Python values, None where something is missing."""
    return table.astype(object).where(table.notna(), None)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    return [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]


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
        the group: one class, actor or sex and age of it, or a part of all without its whole),
        places (how many its report names for the main event), increment (its words say that it
        counts on top of an earlier toll). Only the main event of a report counts, and only current
        tolls.
    """
    keep = tallies["event"].eq("main") & ~tallies["aspect"].eq("previous")
    rows = tallies[keep.fillna(False)]
    order = ["event_id", "report_id", "effect", "start", "claim_id"]
    rows = rows.sort_values(order, kind="stable")
    if book.conflict.elsewhere == "leave_out":
        rows = _at_their_place(rows)
    classes = rows.dropna(subset=["source_name", "source_class"])
    class_of = dict(zip(classes["source_name"], classes["source_class"], strict=True))
    named = rows["place"] if "place" in rows else pd.Series(None, rows.index, dtype="string")
    places = named.groupby(rows["report_id"]).nunique().to_dict()
    out = []
    for (event, report, effect), members in groupby(_claims(rows, book), key=lambda p: p[0][:3]):
        found = list(members)
        as_of = max((m[3] for m, _ in found if m[3]), default=None)
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
                        "as_of": as_of,
                        **toll._asdict(),
                        "report_id": report,
                        "partial": toll.partial(group) or (group == ALL and forest.orphan(toll)),
                        "places": places[report],
                    }
                )
    # Objects: a missing name must stay None, and never become a number.
    return pd.DataFrame(out, columns=_COLUMNS, dtype=object)


def _at_their_place(rows: pd.DataFrame) -> pd.DataFrame:
    """Without what reports count elsewhere: a round-up's other incidents.

    The place of an event is the one that most of its reports name, at least two. Only in a report
    that counts somebody there, claims at other places are left out.
    """
    named = rows.dropna(subset=["place"]).drop_duplicates(["event_id", "report_id", "place"])
    counts = named.groupby(["event_id", "place"]).size().rename("n").reset_index()
    counts = counts[counts["n"] > 1].sort_values(
        ["event_id", "n", "place"], ascending=[True, False, True]
    )
    homes = counts.drop_duplicates("event_id").set_index("event_id")["place"]
    home = rows["event_id"].map(homes)
    at_home = rows["place"].eq(home).fillna(False)
    # The wounded of one place are often told of with the place of their hospital.
    at_home = at_home.groupby([rows[k] for k in ("report_id", "sentence")]).transform("any")
    keys = ["event_id", "report_id", "effect"]
    speaks = at_home.groupby([rows[k] for k in keys]).transform("any")
    return rows[at_home | ~speaks | rows["place"].isna() | home.isna()]


_COLUMNS = [
    "event_id", "effect", "victim_class", "actor", "demographic", "source_name", "source_class",
    "outlet", "as_of", "low", "best", "high", "open_low", "open_high", "report_id", "claim_ids",
    "rule", "partial", "places", "increment",
]  # fmt: skip
