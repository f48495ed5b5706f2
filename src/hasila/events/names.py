"""Ids of linked events: a day, a place, and a mark of the report that they rest on."""

import datetime
import hashlib
import re
import unicodedata


def event_id(day: int | None, place: str | None, report_id: str) -> str:
    """The id of an event whose earliest report is ``report_id``.

    It rests on that report alone, so that it is the same in any corpus in which that report is
    the event's earliest.

    Args:
        day: proleptic ordinal of the event's day.
        place: canonical name of its place.
        report_id: the earliest report.

    >>> event_id(738175, "Al-Hasakah", "r1")
    '2022-01-20-al-hasakah-82f3e9'
    """
    when = datetime.date.fromordinal(day).isoformat() if day else "undated"
    plain = unicodedata.normalize("NFKD", place or "").encode("ascii", "ignore").decode()
    where = re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-") or "unplaced"
    mark = hashlib.sha256(report_id.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{when}-{where[:40].rstrip('-')}-{mark}"
