"""Dates of publication in ISO 8601, as precise as they were given, or nothing."""

import datetime
import email.utils
import functools
import importlib.resources
import itertools
import re

import yaml

_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_ISO = re.compile(
    r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})"
    r"(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?)?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_TIME_TAIL = re.compile(r"[,،]?\s+(\d{1,2}:\d{2}(?::\d{2})?)$")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*|\d+")


@functools.cache
def months() -> dict[str, int]:
    """The number of each month by its names in Arabic and English."""
    source = importlib.resources.files("hasila.ingest").joinpath("months.yaml")
    table: dict[int, list[str]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return {name: month for month, names in table.items() for name in names}


def iso_date(given: str) -> str | None:
    """The date in ISO 8601, or None when it could be read in two ways or in none.

    ``2022``, ``2022-01`` and ``2022-01-21T10:00+03:00`` stay as precise as they are; slashes
    become hyphens. ``21/01/2022`` and ``01/21/2022`` are plain because no month has number 21;
    ``03/04/2022`` is two dates and gives None. Month names in English and Arabic and the dates
    of mail and RSS are read. Nothing depends on locale, clock or time zone.

    >>> iso_date("٢١ كانون الثاني/يناير ٢٠٢٢")
    '2022-01-21'
    """
    text = given.strip().translate(_DIGITS)
    if found := _ISO.fullmatch(text):
        return _iso(*found.groups())
    if found := _COMPACT.fullmatch(text):
        return _day(*(int(g) for g in found.groups()))
    if "," in text and (moment := _rfc(text)):
        return moment
    tail = _TIME_TAIL.search(text)
    clock = None
    if tail:
        text, clock = text[: tail.start()], tail[1].rjust(5, "0")
    day = _numeric(text) or _named(text)
    if not day or not clock:
        return day
    return f"{day}T{clock}" if _valid_clock(clock) else day


def _iso(
    year: str, month: str | None, day: str | None, clock: str | None, zone: str | None
) -> str | None:
    if month is None:
        return year
    if day is None:
        return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else None
    date = _day(int(year), int(month), int(day))
    if date is None or clock is None:
        return date
    if not _valid_clock(clock):
        return None
    if zone in ("UTC", "Z"):
        zone = "Z"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{date}T{clock}{zone or ''}"


def _valid_clock(clock: str) -> bool:
    parts = clock.split(":")
    return int(parts[0]) < 24 and int(parts[1]) < 60 and (len(parts) < 3 or float(parts[2]) < 61)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _rfc(text: str) -> str | None:
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.isoformat() if re.search(r"\d:\d", text) else None


def _numeric(text: str) -> str | None:
    if not (found := _NUMERIC.fullmatch(text)):
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:  # points are written day first
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _named(text: str) -> str | None:
    """A day, one month by its name or names, and a year, among other words such as weekdays."""
    said: set[int] = set()
    days: list[int] = []
    years: list[int] = []
    for word in _WORDS.findall(text.lower()):
        if word.isdecimal():
            (years if len(word) == 4 else days).append(int(word))
            continue
        words = word.split(" ")
        pairs = {" ".join(p) for p in itertools.pairwise(words)}
        found = {months()[n] for n in pairs if n in months()}
        said |= found or {months()[n] for n in words if n in months()}
    if len(said) != 1 or len(years) != 1 or len(days) > 1:
        return None
    month = said.pop()
    if not days:
        return f"{years[0]:04d}-{month:02d}"
    return _day(years[0], month, days[0])
