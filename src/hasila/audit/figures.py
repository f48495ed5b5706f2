"""Tallies as the audit reads them, findings, and how numbers are put into words."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from hasila.codebook import Codebook, values
from hasila.counting import Group
from hasila.tolls import UNKNOWN

_HEDGES = {
    "approx": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "fewer than ",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EFFECTS = {"killed_or_injured": "killed or injured"}
_T = TypeVar("_T")


class Finding(NamedTuple):
    """A row of the audit."""

    event_id: str
    report_id: str | None
    kind: str
    claim_ids: tuple[str, ...]
    expected: str | None
    found: str | None
    message: str
    severity: str


class Told(NamedTuple):
    """A tally as the audit reads it."""

    event_id: str
    report_id: str
    claim_id: str
    part_of: str | None
    effect: str
    group: Group
    words: str
    n: int | None  # the single number, if there is one
    low: int
    high: float  # infinite where the wording leaves it open
    qualifier: str
    aspect: str
    source: str | None
    source_class: str | None
    outlet: str
    as_of: str
    sentence: int
    in_title: bool
    main: bool = True
    date: str = ""  # the day that the claim itself names

    @property
    def day(self) -> str:
        """The day the toll stood, empty when it is not known to the day."""
        return self.as_of[:10] if _DAY.match(self.as_of) else ""

    @property
    def current(self) -> bool:
        """Whether the report gives it as the present toll."""
        return self.aspect != "previous"


def told(tallies: pd.DataFrame, reports: pd.DataFrame, codebook: Codebook) -> list[Told]:
    """The tallies that have numbers, in order of event, report and place in the text."""
    rows = tallies.sort_values(["event_id", "report_id", "start", "claim_id"], kind="stable")
    numbers = values(rows, codebook)
    title = reports.drop_duplicates("report_id").set_index("report_id")
    heads = {
        i: len(t) if text.startswith(t) else 0
        for i, t, text in zip(title.index, title["title"].fillna(""), title["text"], strict=True)
    }
    text = rows.astype(object).where(rows.notna(), None)
    out: list[Told] = []
    row: Any
    n: Any
    for row, n in zip(text.itertuples(), numbers.itertuples(), strict=True):
        if pd.isna(n.low):
            continue
        known = row.victim_class not in UNKNOWN
        group = Group(row.victim_class if known else "any", row.actor, row.demographic)
        bare = pd.isna(n.best) or str(n.hedge).startswith("vague") or row.qualifier == "range"
        number = None if bare else int(n.best)
        out.append(
            Told(
                event_id=row.event_id,
                report_id=row.report_id,
                claim_id=row.claim_id,
                part_of=row.part_of,
                effect=row.effect,
                group=group,
                words=_words(row.victim_group),
                n=number,
                low=int(n.low),
                high=float("inf") if n.open_high else float(n.high),
                qualifier=row.qualifier or "exact",
                aspect=row.aspect or "total",
                source=row.source_name,
                source_class=row.source_class,
                outlet=row.outlet or row.report_id,
                as_of=row.as_of or "",
                sentence=int(row.sentence),
                in_title=int(row.start) < heads.get(row.report_id, 0),
                main=row.event == "main",
                date=str(getattr(row, "date", None) or "")[:10],
            )
        )
    return out


def _words(victims: str | None) -> str:
    """The words for the victims, empty where they are a number alone."""
    words = " ".join((victims or "").split())
    return words if any(c.isalpha() for c in words) else ""


def by(rows: Iterable[_T], key: Callable[[_T], Hashable]) -> dict[Hashable, list[_T]]:
    """Rows in groups of equal key, in order of first appearance."""
    out: dict[Hashable, list[_T]] = defaultdict(list)
    for row in rows:
        out[key(row)].append(row)
    return out


def distinct(rows: Iterable[Told]) -> list[Told]:
    """One row per number, group and words: a report may repeat itself."""
    return list({(r.n, r.low, r.group, r.words): r for r in reversed(list(rows))}.values())[::-1]


def said(row: Told) -> str:
    """The number as it was said."""
    if row.n is None:
        return f"{row.low} to {row.high:g}" if row.high != float("inf") else f"{row.low} or more"
    return f"{_HEDGES.get(row.qualifier, '')}{row.n}"


def who(row: Told) -> str:
    """Whom the number counts."""
    actor = f"{row.group.actor.replace('_', ' ')} " if row.group.actor else ""
    kind = row.group.demographic or row.group.victim_class
    noun = {"any": "people", "children": "children", "women": "women"}.get(kind, f"{kind}s")
    return actor + noun


def effect(row: Told) -> str:
    """The effect in words."""
    return _EFFECTS.get(row.effect, row.effect)


def at(row: Told) -> str:
    """Where it stands: the outlet and the day."""
    return f"{row.outlet} on {row.day}" if row.day else row.outlet


def speaker(row: Told) -> str:
    """Who says it, and where."""
    return f"{row.source} in {at(row)}" if row.source else at(row)


def listing(names: Iterable[str], most: int = 6) -> str:
    """Names in words, the overflow counted."""
    unique = list(dict.fromkeys(names))
    if len(unique) > most:
        return ", ".join(unique[:most]) + f" and {len(unique) - most} more"
    return " and ".join(", ".join(unique).rsplit(", ", 1)) if len(unique) > 1 else "".join(unique)


def hedged(row: Told, other: float) -> bool:
    """Whether the wording of a number leaves room for another one."""
    if row.qualifier in ("at_least", "more_than"):
        return row.n is not None and other >= row.n
    if row.qualifier in ("at_most", "less_than"):
        return row.n is not None and other <= row.n
    return row.qualifier == "approx" and row.n is not None and abs(other - row.n) <= 0.1 * row.n


def either_hedged(a: Told, b: Told) -> bool:
    """Whether one of two numbers leaves room for the other."""
    return hedged(a, b.n or 0) or hedged(b, a.n or 0)


def swapped(a: int, b: int) -> bool:
    """Whether two numbers differ by two neighbouring digits changing places."""
    x, y = str(a), str(b)
    if len(x) != len(y) or a == b:
        return False
    off = [i for i, (p, q) in enumerate(zip(x, y, strict=True)) if p != q]
    return (
        len(off) == 2 and off[1] == off[0] + 1 and x[off[0]] == y[off[1]] and x[off[1]] == y[off[0]]
    )


def one_digit(a: int, b: int) -> bool:
    """Whether two numbers of at least two digits differ in one digit."""
    x, y = str(a), str(b)
    return len(x) == len(y) > 1 and sum(p != q for p, q in zip(x, y, strict=True)) == 1


def round_number(n: int) -> bool:
    """Whether a number is round enough for two sources to reach it by themselves."""
    return len(str(n).rstrip("0")) <= (1 if n < 100 else 2)
