"""What a report tells of an incident, in the terms by which reports are compared.

When, where, how many, who, by what means and in which words; language-independent but for the
words. A report is told of as a whole and, where its claims name a second place or day, once more
for each of those.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hasila.claims import dates
from hasila.claims.when_where import Surroundings
from hasila.lexicon import read
from hasila.names import Names, shipped
from hasila.names.match import Matcher
from hasila.names.read import named
from hasila.places import Gazetteer, Place, default
from hasila.text.clitics import segment
from hasila.text.fold import fold
from hasila.text.tokens import tokenize

# Characters of a report whose words are compared: its head, and around its claims.
HEAD, AROUND, WINDOWS = 1500, 150, 12
MAX_TERMS = 300
# "5 October" without a year counts from this day; so do weekdays of an undated report.
_NOWHEN = dates.day_of("2000-12-31")
_WORD = re.compile(r"[^\W\d_]{2,}|[a-z]+(?:-[a-z]+)+")
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d+)?")
_DAYS = 4


@dataclass(slots=True)
class Told:
    """One report, or one place and day of it, as it is compared with others."""

    report_id: str
    part: int  # 0: the whole report
    language: str
    outlet: str
    published: int | None  # proleptic ordinal of the day
    days: tuple[int, ...] = ()  # days on which it says that it happened
    loose: tuple[int, ...] = ()  # month * 32 + day, of dates without a year
    weekday: int | None = None
    place: str | None = None  # canonical name of the main place
    towns: dict[str, float] = field(default_factory=dict)  # id -> share of what is said
    around: dict[str, float] = field(default_factory=dict)  # divisions and countries likewise
    spots: frozenset[str] = frozenset()  # villages, streets: names that no gazetteer knows
    actors: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    killed: frozenset[int] = frozenset()
    injured: frozenset[int] = frozenset()
    terms: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()


class Teller:
    """Reads reports; holds what is read once."""

    def __init__(self, gazetteer: Gazetteer | None = None, names: Names | None = None) -> None:
        self.gazetteer = gazetteer or default()
        self.names = names or shipped()

    def tell(self, report: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Told:
        """The whole report."""
        language = report["language"] if report["language"] in ("ar", "en") else "en"
        text, title = report["text"], report["title"] or ""
        main = [c for c in claims if c["event"] != "other"]
        focus = _focus(text, main)
        folded = fold(focus)
        tokens = tokenize(folded.text)
        published = dates.day_of(report["published_at"])
        days, loose, weekday = _days(tokens.norms, language, published, main)
        around = Surroundings(folded, language, focus, None, self.gazetteer)
        place = around.main
        towns, regions = self._places(around, main)
        return Told(
            report_id=report["report_id"],
            part=0,
            language=language,
            outlet=report["outlet"] or "",
            published=published.toordinal() if published else None,
            days=days,
            loose=loose,
            weekday=weekday,
            place=place.name if place else None,
            towns=towns,
            around=regions,
            spots=_spots(tokens.norms, language),
            actors=frozenset(name for _, name in named(self.names, focus)),
            means=frozenset(hit.value for hit in _means(language).hits(focus, folded)),
            killed=_numbers(main, "killed"),
            injured=_numbers(main, "injured"),
            terms=_terms(tokens.norms, language)[:MAX_TERMS],
            title=_terms(tokenize(fold(title[:300]).text).norms, language)[:60],
            claim_ids=tuple(c["claim_id"] for c in main),
        )

    def _places(
        self, around: Surroundings, claims: Sequence[Mapping[str, Any]]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Towns, and what they lie in, each with its share of the mentions."""
        weights: dict[str, float] = {}
        for hit in around.hits:
            weights[hit.place.id] = weights.get(hit.place.id, 0.0) + (1.0 if hit.led_in else 0.3)
        for claim in claims:
            place = self.gazetteer.place(claim["place"])
            if place is not None:
                weights[place.id] = weights.get(place.id, 0.0) + 1.0
        if around.main is not None:
            weights[around.main.id] = weights.get(around.main.id, 0.0) + 2.0
        towns: dict[str, float] = {}
        regions: dict[str, float] = {}
        for id_, weight in weights.items():
            place = self.gazetteer.places[id_]
            into = towns if place.kind == "town" else regions
            into[id_] = into.get(id_, 0.0) + weight
            for above in self.gazetteer.above(place):
                regions[above] = regions.get(above, 0.0) + weight
        return _shares(towns), _shares(regions)


def _shares(weights: dict[str, float]) -> dict[str, float]:
    whole = sum(weights.values())
    return {k: weights[k] / whole for k in sorted(weights)}


def _focus(text: str, claims: Sequence[Mapping[str, Any]]) -> str:
    """The head of a report and what stands around its claims further down."""
    pieces, end = [text[:HEAD]], HEAD
    for claim in sorted(claims, key=lambda c: c["start"])[: 4 * WINDOWS]:
        start = max(end, claim["start"] - AROUND)
        stop = claim["end"] + AROUND
        if stop > end and len(pieces) <= WINDOWS:
            pieces.append(text[start:stop])
            end = stop
    return "\n".join(pieces)


def _days(
    norms: list[str], language: str, published: Any, claims: Sequence[Mapping[str, Any]]
) -> tuple[tuple[int, ...], tuple[int, ...], int | None]:
    """Days told (those of claims first), dates without a year, and the weekday."""
    days: dict[int, None] = {}
    for claim in claims:
        day = dates.day_of(claim["date"]) if len(claim["date"] or "") == 10 else None
        if day:
            days.setdefault(day.toordinal())
    loose: dict[int, None] = {}
    weekday: int | None = None
    for when in dates.find(norms, language, published or _NOWHEN):
        day = dates.day_of(when.iso) if when.iso and len(when.iso) == 10 else None
        if day is None or when.span:
            continue
        if published or day.year != _NOWHEN.year:
            days.setdefault(day.toordinal())
        elif when.rank == dates.DAY:
            loose.setdefault(day.month * 32 + day.day)
        elif when.rank == dates.WEEKDAY and weekday is None:
            weekday = day.weekday()
    return tuple(days)[:_DAYS], tuple(loose)[:_DAYS], weekday


def _numbers(claims: Sequence[Mapping[str, Any]], effect: str) -> frozenset[int]:
    """What a report counts: totals and parts alike, for early reports give either."""
    found = [c["best"] for c in claims if c["effect"] == effect and c["best"] is not None]
    return frozenset(int(n) for n in found)


def _terms(norms: Sequence[str], language: str) -> tuple[str, ...]:
    """Stems of words, and numbers with the word behind them, in order of first sight."""
    out: dict[str, None] = {}
    number = ""
    for norm in norms:
        if _NUMBER.fullmatch(norm):
            number = norm
            continue
        if not _WORD.fullmatch(norm):
            if norm[:1].isdigit():
                out.setdefault(norm)  # 29-year-old
            number = ""
            continue
        stem = _stem(norm, language)
        if number:
            out.setdefault(f"{number} {stem}")
            number = ""
        out.setdefault(stem)
    return tuple(out)


def _stem(norm: str, language: str) -> str:
    if language == "ar":
        return segment(norm)[1]
    return norm


def _spots(norms: Sequence[str], language: str) -> frozenset[str]:
    """Names beside words such as "village" or "street"."""
    nouns = _spot_nouns(language)
    out = set()
    for k, norm in enumerate(norms):
        if _stem(norm, language) not in nouns:
            continue
        at = k + 1 if language == "ar" else k - 1
        if 0 <= at < len(norms) and _WORD.fullmatch(norms[at]):
            name = _stem(norms[at], language)
            if name not in nouns and name not in _plain(language):
                out.add(name)
    return frozenset(out)


@cache
def _spot_nouns(language: str) -> frozenset[str]:
    return frozenset(fold(str(w)).text for w in read(language, "incidents")["spot_nouns"])


@cache
def _plain(language: str) -> frozenset[str]:
    """Words that lead a place in, and so are none."""
    lists = read(language, "places")
    words = [w for key in ("prepositions", "settlements", "divisions") for w in lists[key]]
    return frozenset(fold(str(w)).text for w in words) | {"the", "a", "this", "that"}


@cache
def _means(language: str) -> Matcher[str]:
    lists = read(language, "incidents")["means"]
    return Matcher({str(form): kind for kind, forms in lists.items() for form in forms})
