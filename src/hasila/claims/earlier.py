"""What words say of another time than that of the news: dates gone by, spans, pluperfects."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from hasila.claims.model import Mention, Sentence
from hasila.ingest.dates import months
from hasila.lexicon import Word
from hasila.text.fold import fold

YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def had_been(s: Sentence, end: int) -> bool:
    """Does a sentence open with what had happened before (وكانت القوات قد قتلت, وسبق أن)?"""
    norms = s.tokens.norms[: min(end + 4, len(s))]
    if any(a in _BEFORE and b in _BEFORE_THAT for a, b in pairwise(norms)):
        return True
    if not any(w.norm in ("وكان", "وكانت", "كان", "كانت") for w in s.words[:2]):
        return False
    if any(m.lead == 1 and any(h.i == m.j and h.trigger.verb for h in s.hits) for m in s.mentions):
        return True  # وكان تسعة ناشطين قتلوا
    for k in range(1, min(end, 14)):
        if s.words[k].norm in ("قد", "وقد") and k + 1 < len(s):
            return not (s.words[k + 1].tags & {"say_verbs", "quote_verbs"})
    return False


_BEFORE = frozenset(("سبق", "وسبق", "يسبق"))
_BEFORE_THAT = frozenset(("ان", "وان", "ل"))


@cache
def _months() -> dict[str, str]:
    return {fold(name).text: str(number) for name, number in months().items()}


def month_at(words: Sequence[Word], k: int) -> str:
    """The number of the month at ``k``, by whatever name (حزيران, يونيو, كانون الثاني); else ""."""
    if k >= len(words) or "month" not in words[k].tags:
        return ""
    pair = " ".join((words[k].stem, *(w.norm for w in words[k + 1 : k + 2])))
    return _months().get(pair) or _months().get(words[k].stem) or words[k].stem


def dates(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Days of a month (14 فبراير, الـ 12 من الشهر الجاري), month and day."""
    out = []
    for k, w in enumerate(words):
        if w.norm.isdigit() and 0 < int(w.norm) < 32:
            for at in (k + 1, k + 2):
                x = words[at] if at < len(words) else None
                month = month_at(words, at) or ("شهر" if x and x.stem == "شهر" else "")
                if month and (at == k + 1 or words[k + 1].norm in ("من", "/")):
                    out.append((month, w.norm))
                    break
        elif w.norm in _ORDINAL_DAYS:
            out += _ordinal_day(words, k)
    return out


def _ordinal_day(words: Sequence[Word], k: int) -> list[tuple[str, str]]:
    """The day of a month that an ordinal at ``k`` says (الحادي عشر من فبراير)."""
    end, day = k + 1, _ORDINAL_DAYS[words[k].norm]
    if end < len(words) and words[end].norm in _TENS:
        day, end = day + _TENS[words[end].norm], end + 1
    if end + 1 >= len(words) or words[end].norm != "من" or "month" not in words[end + 1].tags:
        return []
    return [(month_at(words, end + 1), str(day))]


_ORDINAL_DAYS = {
    **{
        w: n
        for n, w in enumerate(
            (
                "الاول",
                "الثاني",
                "الثالث",
                "الرابع",
                "الخامس",
                "السادس",
                "السابع",
                "الثامن",
                "التاسع",
                "العاشر",
            ),
            1,
        )
    },
    "الحادي": 1,
    "العشرين": 20,
    "الثلاثين": 30,
}
_TENS = {"عشر": 10, "والعشرين": 20, "والثلاثين": 30}


def another_date(s: Sentence, known: set[tuple[str, str]], low: int, high: int, told: bool) -> bool:
    """Is a sentence dated to a day that is neither in the lead nor called today?

    ``told``: whether the lead tells of an incident itself; where it does not, a day that is not
    said to be gone (في 9 مايو, not في 9 مايو الماضي) may be that of the news.
    """
    words = s.words[low:high]
    found = dates(words) if s.numerals or "month" in s.tags else []
    if not found or set(found) & known:
        return False
    if not told and _WENT.isdisjoint(w.norm for w in words):
        return False
    if any("weekdays" in w.tags or w.norm in ("اليوم", "امس") for w in words):
        return False
    return not any("since" in w.tags or w.stem in _BEGAN for w in words)


GONE = frozenset(("الماضي", "الفائت", "المنصرم"))
_WENT = GONE | {"الجاري", "الحالي"}
_BEGAN = frozenset(("بدات", "بدا", "انطلقت", "انطلق", "اندلعت", "بدء"))


def in_another_month(s: Sentence, known: set[str], low: int, high: int) -> bool:
    """Is a sentence dated to a month that the lead does not name (في منتصف يناير)?"""
    if "month" not in s.tags or s.lexicon.language != "ar":
        return False
    for k in range(max(low, 1), high):
        w = s.words[k]
        if "month" not in w.tags or month_at(s.words, k) in known:
            continue
        at = k - 1 - (s.words[k - 1].norm in _PARTS_OF)
        if s.words[at].norm in ("في", "وفي", "خلال") or s.words[k - 1].norm in _PARTS_OF:
            return not s.near("weekdays", low, high)
    return False


_PARTS_OF = frozenset(("مطلع", "بدايه", "اوائل", "منتصف", "اواخر", "نهايه", "شهر"))


def yesterday(s: Sentence, low: int, high: int) -> bool:
    """Is a sentence of yesterday, and not of today as well?"""
    norms = s.tokens.norms[low:high]
    return s.lexicon.language == "ar" and "امس" in norms and "اليوم" not in norms


def after_a_while(s: Sentence, m: Mention, begin: int = 0) -> bool:
    """ "Less than two months after the death of …": what stands behind looks back."""
    for k in range(max(begin, m.lead - 12), m.lead - 1):
        if s.words[k].norm not in ("بعد", "قبل"):
            continue
        for x in range(k + 1, min(m.lead, k + 5)):
            w = s.words[x]
            if "spent" in w.tags and s.has(x, "beginnings") | (w.stem in _SPANS):
                return any(v.norm in ("من", "علي") for v in s.words[x + 1 : x + 3])
    return False


def ago(s: Sentence, low: int, high: int) -> bool:
    """Is a sentence of some months or years ago (قبل ثلاثة أشهر, قبل نحو 20 عاما)?"""
    for n in s.numbers if "قبل" in s.tokens.norms else []:
        if low < n.i < high and n.j < len(s) and s.words[n.j].stem in _LONG_AGO:
            return "قبل" in s.tokens.norms[max(0, n.i - 2) : n.i]
    return False


_LONG_AGO = frozenset(
    ("عام", "عاما", "اعوام", "سنه", "سنوات", "شهر", "شهرا", "اشهر", "شهور", "اسابيع", "اسبوعا")
)


def in_a_period(s: Sentence, low: int, high: int) -> bool:
    """Does a sentence count over a month or a year (خلال تموز, على مدى العامين الماضيين)?"""
    if _THROUGH.isdisjoint(s.tokens.norms):
        return False
    pairs = pairwise(s.words[low : high + 1])
    return any(a.norm in _THROUGH and ("month" in b.tags or b.stem in _PERIODS) for a, b in pairs)


_SPANS = frozenset(("ساعات", "ايام", "يوم", "يومين", "اسبوع", "اسابيع", "شهر", "شهرين", "اشهر"))
_THROUGH = frozenset(("خلال", "مدي", "مدار", "طيله", "طوال"))
_PERIODS = frozenset(
    (
        "عقد",
        "عقود",
        "عقدين",
        "سنتين",
        "شهر",
        "عام",
        "سنه",
        "اشهر",
        "سنوات",
        "اعوام",
        "اسابيع",
        "شهرين",
        "عامين",
    )
)


def since(s: Sentence, end: int, begin: int = 0) -> bool:
    """Does a sentence count from a beginning (since the war, this year)?"""
    if "since" not in s.tags:
        return False
    for k in range(begin, min(end, len(s)) - 1):
        if "since" in s.words[k].tags and any(
            "beginnings" in w.tags or YEAR.fullmatch(w.norm) for w in s.words[k + 1 : k + 4]
        ):
            counted = s.words[k + 1].norm.isdigit() and not YEAR.fullmatch(s.words[k + 1].norm)
            counted = counted and not s.has(k + 2, "month")
            if not counted:  # "the largest in 3 years" counts nothing
                return True
    return False


def runs(s: Sentence) -> bool:
    """Is the first toll of a sentence one "since …", and not that of an incident beside it?"""
    first, *more = (m for m in s.mentions if m.effect)
    end = next((m.lead for m in more if m.effect == first.effect and not m.whole), len(s))
    return since(s, end, first.lead) or since(s, min(_OPENING, end)) or _over_days(s, end)


def _over_days(s: Sentence, end: int) -> bool:
    """Is a toll that of days or weeks together (أسفرت ستة أيام من المعارك عن …, خلال 3 أسابيع)?"""
    for n in s.numbers:
        if n.i > 0 and n.j < end and s.words[n.j].stem in _SPANS_OF_TOLLS:
            before = s.words[n.i - 1].norm
            of = s.tokens.norms[n.j + 1 : n.j + 2] == ["من"] and before not in ("بعد", "قبل")
            if of or before in _THROUGH:
                return True
    return False


_SPANS_OF_TOLLS = frozenset(("ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام"))


_OPENING = 4  # words at the head of a sentence that date all of it


def of_the_event(s: Sentence, running: bool, above: set[str | None]) -> list[Mention]:
    """The claims of a sentence but for tolls "since …" to which those of the event add.

    ``above``: the effects told of before; ``running``: whether the news is such a toll itself.
    """
    claims = [m for m in s.mentions if m.effect]
    if running or "since" not in s.tags:
        return claims
    kept: list[Mention] = []
    for m in claims:
        start = max((o.j for o in kept), default=0)
        told = m.effect in above or any(o.effect == m.effect for o in kept)
        if not (told and m.whole is None and not m.conj and since(s, m.j + 12, start)):
            kept.append(m)
    return kept


def adds_up(s: Sentence, first: Mention, m: Mention) -> bool:
    """Is a number the toll to which that of an incident adds (ما يرفع عدد القتلى إلى 48 منذ …)?"""
    same = m.effect == first.effect and m.whole is None and not m.conj
    return same and (m.best or 0) > (first.best or 0) and since(s, m.j + 12, first.j)
