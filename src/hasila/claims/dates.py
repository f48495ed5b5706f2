"""Dates that a sentence names, resolved against the day of the report.

The words stand in ``lexicon/*/dates.yaml``; this module is the grammar that joins them.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from hasila.ingest.dates import months
from hasila.lexicon import read
from hasila.text.fold import fold

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})")
# How exactly an expression says a day; of adjoining ones the most exact counts.
_DAY, _WEEKDAY, _RELATIVE, _MONTH, _COARSE = range(5)
DAY, WEEKDAY = _DAY, _WEEKDAY  # ranks of a ``When`` that other stages ask for


_LISTS = ["not_today", "last", "next", "spans", "far_spans", "times", "ago", "weak_months"]
_LISTS += ["month_nouns", "joins"]


@dataclass(frozen=True, slots=True)
class When:
    """A date at tokens ``[i, j)``; ``iso`` is None where it is only roughly said."""

    i: int
    j: int
    iso: str | None
    rank: int
    span: bool = False  # the beginning or end of a span: "since March"


class _Words:
    """The words of dates in one language, folded."""

    def __init__(self, language: str) -> None:
        self.arabic = language == "ar"
        lists: dict[str, Any] = read(language, "dates")
        weekdays = [_fold(w) for w in read(language, "units")["weekdays"]]
        first = ("monday", "sunday").index(lists["first_weekday"])
        self.weekdays = {w: (at - first) % 7 for at, w in enumerate(weekdays)}
        self.relative = {tuple(_fold(p).split()): int(n) for p, n in lists["relative"].items()}
        self.months = {tuple(_fold(name).split()): number for name, number in months().items()}
        for key in _LISTS:
            setattr(self, key, frozenset(map(_fold, lists[key])))
        self.periods = {_fold(w): kind for kind, ws in lists["periods"].items() for w in ws}
        self.days = {_fold(w): int(n) for w, n in lists["days"].items()}
        phrases = [*self.relative, *self.months]
        self.starts = {p[0] for p in phrases} | set(self.weekdays) | set(self.periods)
        self.starts |= set(self.days)
        # The same with clitics, and each without them.
        self.heads: dict[str, str] = {}
        if self.arabic:
            self.heads |= {f"لل{w[2:]}": w for w in self.starts if w.startswith("ال")}
            self.heads |= {c + w: w for w in self.starts for c in "وفبل" if len(w) > 2}
        self.heads |= {w: w for w in self.starts}

    not_today: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    spans: frozenset[str]
    ago: frozenset[str]
    weak_months: frozenset[str]
    month_nouns: frozenset[str]
    far_spans: frozenset[str]
    times: frozenset[str]
    joins: frozenset[str]

    def bare(self, norms: list[str]) -> list[str]:
        """Tokens without the clitics that no word of dates begins with."""
        return list(map(self.heads.get, norms, norms))


def _fold(word: object) -> str:
    return fold(str(word)).text


@cache
def _words(language: str) -> _Words:
    return _Words(language)


def day_of(published_at: str | None) -> datetime.date | None:
    """The day of publication, when it is known to the day."""
    try:
        return datetime.date.fromisoformat(str(published_at)[:10])
    except ValueError:
        return None


def weekday_of(norms: list[str], language: str) -> int | None:
    """The first weekday that tokens name, Monday 0."""
    words = _words(language)
    return next((words.weekdays[b] for b in words.bare(norms) if b in words.weekdays), None)


def find(norms: list[str], language: str, day: datetime.date | None) -> list[When]:
    """The dates among the folded tokens of a sentence, in order.

    Args:
        norms: the tokens.
        language: ``ar`` or ``en``.
        day: the day of publication: "Friday" is the last one not after it.
    """
    words = _words(language)
    heads = words.heads
    begins = [k for k, norm in enumerate(norms) if norm in heads or "0" <= norm < ":"]
    if not begins:
        return []
    bare = words.bare(norms)
    out: list[When] = []
    done = 0
    for k in begins:
        if k < done:
            continue
        named = bare[k] in words.starts
        found = _named(bare, k, words, day) if named else _numeric(bare, k, words)
        if found is not None:
            _keep(out, found, bare, words)
            done = max(found.j, k + 1)
    return out


_GLUE = frozenset([",", "،", "(", "on", "the", "في", "يوم", "ليل", "الموافق"])


def _keep(out: list[When], found: When, bare: list[str], words: _Words) -> None:
    """Append a date, or join it to the one that it adjoins ("Friday, 21 January")."""
    span = _opens_span(bare, found.i, words)
    before = out[-1] if out else None
    adjoins = before and set(bare[before.j : found.i]) <= _GLUE and found.i - before.j <= 2
    if before and adjoins and max(before.rank, found.rank) < _COARSE:
        best = min(before, found, key=lambda w: w.rank)
        out[-1] = When(before.i, found.j, best.iso, best.rank, before.span or span)
        return
    out.append(When(found.i, found.j, found.iso, found.rank, span))


def _opens_span(bare: list[str], i: int, words: _Words) -> bool:
    """Does a date begin or end a span: "since Thursday night", "since the attack on Thursday"?"""
    lead = i - 1
    while lead >= 0 and bare[lead] in words.times:
        lead -= 1
    if lead >= 0 and bare[lead] in words.spans:
        return True
    for k in range(i - 1, max(-1, i - 8), -1):
        if bare[k] in (",", "،", "؛", ";", ":"):
            return False
        if bare[k] in words.far_spans:
            return True
    return False


def _named(bare: list[str], k: int, words: _Words, day: datetime.date | None) -> When | None:
    for size in (4, 3, 2, 1):
        phrase = tuple(bare[k : k + size])
        if len(phrase) == size and phrase in words.relative:
            return _relative(bare, k, k + size, words.relative[phrase], words, day)
        if len(phrase) == size and phrase in words.months:
            return _month(bare, k, k + size, words.months[phrase], words, day)
    if bare[k] in words.weekdays:
        return _weekday(bare, k, words, day)
    if bare[k] in words.days and day:
        return _ago(bare, k, words, day)
    return _period(bare, k, words, day)


def _relative(
    bare: list[str], i: int, j: int, days: int, words: _Words, day: datetime.date | None
) -> When | None:
    around = (*bare[j : j + 1], *bare[max(0, i - 1) : i])
    if days == 0 and (any(w in words.not_today for w in around) or bare[j : j + 1] == ["ال"]):
        return None
    if day is None:
        return None
    return When(i, j, (day - datetime.timedelta(days)).isoformat(), _RELATIVE)


def _weekday(bare: list[str], k: int, words: _Words, day: datetime.date | None) -> When | None:
    near = {*bare[k + 1 : k + 2], *bare[max(0, k - 1) : k]}
    if day is None or near & words.next:
        return None
    back = (day.weekday() - words.weekdays[bare[k]]) % 7
    if back == 0 and near & words.last:
        back = 7
    j = k + 1 + (words.arabic and bare[k + 1 : k + 2] != [] and bare[k + 1] in words.last)
    return When(k, j, (day - datetime.timedelta(back)).isoformat(), _WEEKDAY)


def _ago(bare: list[str], k: int, words: _Words, day: datetime.date) -> When | None:
    """ "قبل يومين", "two days ago"."""
    number = words.days[bare[k]]
    before = bare[k - 1] if k else ""
    if before.isdigit() and len(before) <= 2:
        number = int(before)
    elif not words.arabic:
        number = _SMALL.get(before, 0)
    lead = k - 1 - (words.arabic and before.isdigit())
    said = bare[lead] in words.ago if words.arabic and lead >= 0 else False
    said = said or (not words.arabic and bare[k + 1 : k + 2] != [] and bare[k + 1] in words.ago)
    if not said or not number:
        return None
    i, j = (lead, k + 1) if words.arabic else (k - 1, k + 2)
    return When(i, j, (day - datetime.timedelta(number)).isoformat(), _RELATIVE)


_SMALL = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def _period(bare: list[str], k: int, words: _Words, day: datetime.date | None) -> When | None:
    """ "last month", "العام الماضي", "عام 2014"."""
    kind = words.periods.get(bare[k])
    if kind is None:
        return None
    if kind == "year" and _YEAR.fullmatch(_at(bare, k + 1)):
        return When(k, k + 2, bare[k + 1], _COARSE)
    said = _at(bare, k + 1) if words.arabic else _at(bare, k - 1)
    if said not in words.last or day is None:
        return None
    i, j = (k, k + 2) if words.arabic else (k - 1, k + 1)
    if kind == "year":
        return When(i, j, f"{day.year - 1:04d}", _COARSE)
    if kind == "month":
        return When(i, j, (day.replace(day=1) - datetime.timedelta(1)).isoformat()[:7], _COARSE)
    return When(i, j, None, _COARSE)


def _at(bare: list[str], k: int) -> str:
    return bare[k] if 0 <= k < len(bare) else ""


def _month(
    bare: list[str], k: int, j: int, month: int, words: _Words, day: datetime.date | None
) -> When | None:
    """A month with the number of its day before or behind it, and its year."""
    weak = j == k + 1 and bare[k] in words.weak_months
    i, number = k, 0
    lead = k - 1
    while lead >= 0 and bare[lead] in words.joins and k - lead <= 2 and bare[lead] != ",":
        lead -= 1
    before = _ORDINAL.fullmatch(_at(bare, lead)) if lead >= 0 else None
    if before and 1 <= int(before[1]) <= 31:
        number, i = int(before[1]), lead
    while _at(bare, j) in ("/", "-", "(", ")") or bare[j : j + 1] == ["."]:
        ahead = [tuple(bare[j + 1 : j + 1 + size]) for size in (2, 1)]
        again = next((len(name) for name in ahead if words.months.get(name) == month), 0)
        if not again and not (bare[j] == ")" or (bare[j] == "." and not words.arabic)):
            break
        j += 1 + again
    behind = _ORDINAL.fullmatch(_at(bare, j))
    if not number and not words.arabic and behind and 1 <= int(behind[1]) <= 31:
        number, j = int(behind[1]), j + 1
    after = j + (_at(bare, j) in words.joins | {"،", ","})
    year = int(bare[after]) if _YEAR.fullmatch(_at(bare, after)) else 0
    if year:
        j = after + 1
    led = _at(bare, k - 1) in words.month_nouns
    if weak and not number and not year and not led:
        return None
    if not number and _at(bare, j) in words.next:
        return None
    iso = _resolve(year, month, number, day)
    return When(i, j, iso, _DAY if number else _MONTH) if iso else None


def _resolve(year: int, month: int, number: int, day: datetime.date | None) -> str | None:
    """ISO of a day or month; without a year, the last one not after the report."""
    if not year:
        if day is None:
            return None
        year = day.year - ((month, number or 1) > (day.month, day.day))
    try:
        found = datetime.date(year, month, number or 1).isoformat()
    except ValueError:
        return None
    return found if number else found[:7]


def _numeric(bare: list[str], k: int, words: _Words) -> When | None:
    """ "2022-01-23", "23/1/2022" (day first in Arabic; in English where plain), "in 2014"."""
    text = "".join(bare[k : k + 5])
    iso = _ISO.fullmatch(bare[k]) or _ISO.fullmatch(text)
    if iso:
        found = _resolve(int(iso[1]), int(iso[2]), int(iso[3]), None)
        return When(k, k + 5 if bare[k] != iso[0] else k + 1, found, _DAY) if found else None
    dotted = _DOTTED.fullmatch(bare[k])  # day first wherever full stops are written
    if dotted:
        found = _resolve(int(dotted[3]), int(dotted[2]), int(dotted[1]), None)
        return When(k, k + 1, found, _DAY) if found else None
    if _YEAR.fullmatch(bare[k]):
        told = _at(bare, k - 1) in ("in", "عام", "العام", "سنه")
        return When(k, k + 1, bare[k], _COARSE) if told else None
    if _at(bare, k + 1) not in ("/", "-") or _at(bare, k + 3) != _at(bare, k + 1):
        return None
    parts = bare[k], _at(bare, k + 2), _at(bare, k + 4)
    if not all(p.isdigit() for p in parts) or not _YEAR.fullmatch(parts[2]):
        return None
    first, second, year = (int(p) for p in parts)
    if not words.arabic and first <= 12 and second <= 12 and first != second:
        return None
    if first <= 12 < second:
        first, second = second, first
    found = _resolve(year, second, first, None)
    return When(k, k + 5, found, _DAY) if found else None
