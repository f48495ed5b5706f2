"""Reports of several events: digests, daily reports, what happened on a day."""

import re

_ITEM = re.compile(r"\n(?:[^\n:]{2,24}::|\s*-\s*[^\n:]{2,20}:)")  # of a round-up
_FIRST_ITEM = re.compile(r"[^\n:]{2,24}::")

# A headline over all that happened on a day, so that no event of it is another one.
HARVEST = re.compile(r"\W*حصاد (?:ال)?(?:احداث|يوم)\b[^\n]{0,70}\n")

# Headlines of round-ups: a digest, a daily report, the harvest of news, and nothing else.
_ROUND_UP = re.compile(
    r"\W*(?:موجز|نشره|حصاد|ملخص|جوله|التقرير اليومي|عناوين"
    r"|(?:اهم|ابرز|اخر|احدث) (?:ال)?(?:اخبار|انباء|عناوين|احداث|مستجدات))"
    r"\b[^\n]{0,70}(?:\n|$)"
)


def is_digest(text: str, first: int) -> bool:
    """Is the report a round-up, by its headline or by many items that begin with a place?"""
    named = _ROUND_UP.match(text)
    if named is not None and first >= named.end():
        return True
    if ":" not in text or text.count("\n") < 2:
        return False
    return len(_ITEM.findall(text)) + bool(_FIRST_ITEM.match(text)) >= 3
