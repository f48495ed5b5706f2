"""What a report tells of an incident, in the terms by which reports are compared.

When, where, how many, who, by what means and in which words; language-independent but for the
words. A report is told of as a whole and, where its claims name a second place or day, once more
for each of those.
"""

import datetime
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
from hasila.names.read import counted, is_armed
from hasila.places import Gazetteer, Place, default
from hasila.text.clitics import segment
from hasila.text.fold import Folded, fold
from hasila.text.tokens import tokenize

# Characters of a report whose words are compared: its head, and around its claims.
HEAD, AROUND, WINDOWS = 800, 200, 12
MAX_TERMS = 300
_SHORT, _MENU = 4, 4  # words of a line, and lines of so few words, that make a menu
# "5 October" without a year counts from this day; so do weekdays of an undated report.
_NOWHEN = datetime.date(2000, 12, 31)
_WORD = re.compile(r"[^\W\d_]{2,}|[a-z]+(?:-[a-z]+)+")
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d+)?")
_DAYS = 4
# Numbers of posts on X hold their time, in milliseconds since 4 November 2010.
_POST = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status/(\d{15,20})")
_FIRST_POST = 1288834974657
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=/|-|$)")
_TAG = re.compile(r"#([^\W\d]\w*)")
# Weight of a word that no list knows; from the second on a word may tell incidents apart.
RARE, _TELLING = 7.0, 3.5


@dataclass(slots=True)
class Told:
    """One report, or one place and day of it, as it is compared with others."""

    report_id: str
    part: int  # 0: the whole report
    language: str
    outlet: str
    published: int | None  # proleptic ordinal of the day
    days: tuple[int, ...] = ()  # days on which it says that it happened
    # Month * 32 + day of dates without a year, and the weekday said with each.
    loose: tuple[tuple[int, int | None], ...] = ()
    weekday: int | None = None
    place: str | None = None  # canonical name of the main place
    towns: dict[str, float] = field(default_factory=dict)  # id -> share of what is said
    around: dict[str, float] = field(default_factory=dict)  # divisions and countries likewise
    spots: frozenset[str] = frozenset()  # villages, streets: names that no gazetteer knows
    actors: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()  # dawn, morning, noon, evening, night
    victims: frozenset[str] = frozenset()  # effects with the groups that suffered them
    detail: frozenset[str] = frozenset()  # the same with their numbers
    killed: frozenset[int] = frozenset()
    injured: frozenset[int] = frozenset()
    first: tuple[int | None, int | None] = (None, None)  # killed and injured, as first told
    position: tuple[float, float] | None = None  # of the place, when it is a town
    terms: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()  # two words beside each other that no list knows: names
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
        published = dates.day_of(report["published_at"]) or day_of_url(report["url"])
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
            position=(place.lat, place.lon) if place and place.kind != "country" else None,
            towns=towns,
            around=regions,
            spots=_spots(tokens.norms, language, folded.text),
            actors=self._actors(focus, folded, place),
            means=frozenset(h.value for h in _forms(language, "means").hits(focus, folded)),
            hours=frozenset(h.value for h in _forms(language, "hours").hits(focus, folded)),
            victims=frozenset(f"{c['effect']} {_group(c)}" for c in main),
            detail=frozenset(f"{c['effect']} {_group(c)} {c['best']}" for c in main),
            killed=_numbers(main, "killed"),
            injured=_numbers(main, "injured"),
            first=(_first(main, "killed"), _first(main, "injured")),
            terms=_terms(tokens.norms, language)[:MAX_TERMS],
            phrases=_phrases(tokens.norms, language)[:MAX_TERMS],
            title=_terms(tokenize(fold(title[:300]).text).norms, language)[:60],
            claim_ids=tuple(c["claim_id"] for c in main),
        )

    def _actors(self, focus: str, folded: Folded, place: Place | None) -> frozenset[str]:
        """Armed bodies and governments, and the countries that the report is not from."""
        chain = self.gazetteer.above(place) if place else ()
        home = {self.gazetteer.places[id_].name for id_ in chain}
        found = set()
        for hit in self.names.matcher.hits(focus, folded):
            part, key = hit.value
            if part == "countries" and key not in home:
                found.add(key)
            elif part == "names" and is_armed(self.names, key):
                found.add(counted(self.names, key))
        return frozenset(found)

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


def day_of_url(url: str | None) -> datetime.date | None:
    """The day of publication that an address gives away: ``/2022/01/21/``, or a number of X.

    >>> day_of_url("https://example.org/2022/01/21/blast").isoformat()
    '2022-01-21'
    """
    post = _POST.match(url or "")
    if post:
        seconds = ((int(post[1]) >> 22) + _FIRST_POST) // 1000
        return datetime.date(1970, 1, 1) + datetime.timedelta(seconds // 86400)
    path = _PATH.search(url or "")
    return dates.day_of("-".join(p.rjust(2, "0") for p in path.groups())) if path else None


def _shares(weights: dict[str, float]) -> dict[str, float]:
    whole = sum(weights.values())
    return {k: weights[k] / whole for k in sorted(weights)}


def _focus(text: str, claims: Sequence[Mapping[str, Any]]) -> str:
    """The head of a report and what stands around its claims further down."""
    head, end = _head(text)
    pieces = [head]
    for claim in sorted(claims, key=lambda c: c["start"])[: 4 * WINDOWS]:
        start = max(end, claim["start"] - AROUND)
        stop = claim["end"] + AROUND
        if stop > end and len(pieces) <= WINDOWS:
            pieces.append(text[start:stop])
            end = stop
    return "\n".join(pieces)


def _head(text: str) -> tuple[str, int]:
    """The first lines of a report without menus and repeated lines, and where they end."""
    kept: list[str] = []
    short: list[str] = []  # lines of few words: a menu when there are many of them
    seen: set[str] = set()
    at = size = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        words = line.split()
        told = " ".join(words)
        if not words or told in seen:
            continue
        seen.add(told)
        if len(words) <= _SHORT and told[-1] not in ".!?؟…" and "#" not in told:
            short.append(told)
            continue
        kept += short if len(short) < _MENU else [w for w in short if any(c.isdigit() for c in w)]
        short = []
        kept.append(told[: max(0, HEAD - size)])
        size += len(told)
        if size >= HEAD:
            break
    else:
        kept += short if len(short) < _MENU else []
    return "\n".join(kept), at


def _days(
    norms: list[str], language: str, published: Any, claims: Sequence[Mapping[str, Any]]
) -> tuple[tuple[int, ...], tuple[tuple[int, int | None], ...], int | None]:
    """Days told (those of claims first), dates without a year, and the weekday."""
    days: dict[int, None] = {}
    for claim in claims:
        day = dates.day_of(claim["date"]) if len(claim["date"] or "") == 10 else None
        if day:
            days.setdefault(day.toordinal())
    loose: dict[int, int | None] = {}
    weekday: int | None = None
    for when in dates.find(norms, language, published or _NOWHEN):
        day = dates.day_of(when.iso) if when.iso and len(when.iso) == 10 else None
        if day is None or when.span:
            continue
        if published or day.year != _NOWHEN.year:
            days.setdefault(day.toordinal())
        elif when.rank == dates.DAY:
            said = dates.weekday_of(norms[when.i : when.j], language)
            loose.setdefault(day.month * 32 + day.day, said)
        elif when.rank == dates.WEEKDAY and weekday is None:
            weekday = day.weekday()
    if published and not days:
        days.setdefault(published.toordinal())
    return tuple(days)[:_DAYS], tuple(loose.items())[:_DAYS], weekday


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
            out.setdefault(f"{number}_{stem}")
            number = ""
        out.setdefault(stem)
    return tuple(out)


def _stem(norm: str, language: str) -> str:
    if language == "ar":
        return segment(norm)[1]
    return norm


def _first(claims: Sequence[Mapping[str, Any]], effect: str) -> int | None:
    """The first total that a report gives."""
    for claim in claims:
        if claim["effect"] == effect and claim["aspect"] == "total" and claim["best"] is not None:
            return int(claim["best"])
    return None


def _phrases(norms: Sequence[str], language: str) -> tuple[str, ...]:
    """Pairs of neighbouring words of which one at least is rare."""
    usual = usual_words(language)
    out: dict[str, None] = {}
    before, rare_before = "", False
    for norm in norms:
        if not _WORD.fullmatch(norm):
            before = ""
            continue
        stem = _stem(norm, language)
        rare = usual.get(stem, RARE) >= _TELLING
        if before and (rare or rare_before) and usual.get(stem, RARE) + usual.get(before, RARE) > 7:
            out.setdefault(f"{before}_{stem}")
        before, rare_before = stem, rare
    return tuple(out)


def _spots(norms: Sequence[str], language: str, folded: str) -> frozenset[str]:
    """Names beside words such as "village" or "street", and words of hashtags."""
    nouns, usual = _spot_nouns(language), usual_words(language)
    words = [w for tag in _TAG.findall(folded) for w in tag.split("_")]
    for k, norm in enumerate(norms):
        if _stem(norm, language) in nouns:
            at = k + 1 if language == "ar" else k - 1
            words += norms[at : at + 1] if at >= 0 else []
    stems = {_stem(w, language) for w in words if _WORD.fullmatch(w)}
    return frozenset(w for w in stems if w not in nouns and usual.get(w, RARE) >= _TELLING)


@cache
def usual_words(language: str) -> dict[str, float]:
    """How little each usual word tells: minus the logarithm of the share of reports with it."""
    return {w: float(k) for k, ws in read(language, "common").items() for w in ws.split()}


@cache
def _spot_nouns(language: str) -> frozenset[str]:
    return frozenset(fold(str(w)).text for w in read(language, "incidents")["spot_nouns"])


def _group(claim: Mapping[str, Any]) -> str:
    return claim["demographic"] or claim["victim_class"]


@cache
def _forms(language: str, part: str) -> Matcher[str]:
    lists = read(language, "incidents")[part]
    return Matcher({str(form): kind for kind, forms in lists.items() for form in forms})
