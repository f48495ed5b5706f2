"""English: the days that sentences name, and whether they are others than that of the event."""

from hasila.claims.english.parse import View
from hasila.claims.model import Mention
from hasila.quantities.data import words

_WEEKDAYS = words("en", "units", "weekdays")
_MONTHS = words("en", "units", "months")

Day = tuple[str, str]


_POSTED = words("en", "grammar", "posted")


def _before_stamp(norms: list[str]) -> list[str]:
    """The words before "Posted: Monday, 3 May", which tells when the page was made."""
    stamps = (k for k, n in enumerate(norms) if n in _POSTED and norms[k + 1 : k + 2] == [":"])
    return norms[: next(stamps, len(norms))]


def days_of(v: View) -> set[str]:
    """Weekdays that a sentence names, but those on which something was said."""
    if _WEEKDAYS.isdisjoint(v.norms):
        return set()
    return {
        norm
        for k, norm in enumerate(_before_stamp(v.norms))
        if norm in _WEEKDAYS
        and v.norm(k - 1) != "since"
        and v.norms[max(0, k - 2) : k] != ["as", "of"]
        and "S" not in v.codes[max(0, k - 5) : k]
        and not _told_on(v, k)
        and not any(i <= k < j for i, j in v.breaks)
    }


def _told_on(v: View, k: int) -> bool:
    """ "The clerk told the Keld Times from his bed on Friday": the day of the telling."""
    if v.norm(k - 1) != "on" or "told" not in v.norms[max(0, k - _TELLING) : k]:
        return False
    told = max(x for x in range(k) if v.norms[x] == "told")
    return not any(c in "behmr,S" for c in v.codes[told + 1 : k])


_TELLING = 14  # tokens from "told" to the day


def dates_of(norms: list[str]) -> set[Day]:
    """Days of a month: "12 May", "May 12"."""
    found: set[Day] = set()
    if _MONTHS.isdisjoint(norms):
        return found
    norms = _before_stamp(norms)
    for k, norm in enumerate(norms):
        if norm in _MONTHS:
            for day in norms[max(0, k - 1) : k + 2]:
                if day.isdigit() and len(day) <= 2:
                    found.add((norm[:3], day.lstrip("0")))
    return found


def elsewhen(v: View, claims: list[Mention], days: set[str], dates: set[Day]) -> bool:
    """Does a sentence that counts several people name another day than the lead?"""
    if not any(m.best is None or m.best > 1 for m in claims) or not (days or dates):
        return False
    own = dates_of(v.norms)
    if own and dates and not own & dates:
        return True
    named = days_of(v)
    if not (named and days) or named & days or own & dates:
        return False
    return not any(_next_day(day) in days and _by_night(v, day) for day in named)


def months_past(v: View, claims: list[Mention]) -> bool:
    """ "Three men were shot there last March", "in May 2015": where several are counted."""
    if not any(m.best is None or m.best > 1 for m in claims) or _MONTHS.isdisjoint(v.norms):
        return False
    return any(
        norm in _MONTHS
        and k > 0
        and (v.norms[k - 1] == "last" or (v.norms[k - 1] == "in" and is_year(v.norm(k + 1))))
        for k, norm in enumerate(v.norms)
    )


def _by_night(v: View, day: str) -> bool:
    """ "late Sunday", "Sunday night": the night before what is told on Monday."""
    k = v.norms.index(day)
    return not _NIGHT.isdisjoint(v.norms[max(0, k - 2) : k + 2])


_NIGHT = frozenset(("night", "late", "overnight", "evening"))
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _next_day(day: str) -> str:
    return _WEEK[(_WEEK.index(day) + 1) % len(_WEEK)] if day in _WEEK else ""


def is_year(norm: str) -> bool:
    """Is a word the number of a year?"""
    return len(norm) == 4 and norm.isdigit() and norm[:2] in ("19", "20")
