"""Arabic: numbers that count no persons: dates, years, codes, spans of time, things."""

import re

from hasila.claims.arabic.cases import of_effect
from hasila.claims.model import Sentence
from hasila.lexicon import Word
from hasila.quantities import Number
from hasila.quantities.units import noun

_IN_A_YEAR = frozenset(
    ("في", "عام", "سنه", "العام", "منذ", "خلال", "مطلع", "نهايه", "بدايه", "اواخر", "حتي")
)


def is_code(s: Sentence, n: Number) -> bool:
    """Does a number belong to the name of a thing (مروحية مي-8)?"""
    k = n.i - 1
    if k < 1 or s.words[k].norm != "-" or n.form != "digits":
        return False
    touches = (
        s.tokens.ends[k] == s.tokens.starts[n.i] and s.tokens.ends[k - 1] == s.tokens.starts[k]
    )
    return touches and s.words[k - 1].norm.isalpha() and len(s.words[k - 1].norm) <= 3


def is_date(s: Sentence, n: Number) -> bool:
    """Is a number a date, a clock time, the marker of an item?"""
    if n.hedge:
        return False  # أكثر من 2000
    before = s.words[n.i - 1].norm if n.i else ""
    label = s.words[n.i - 2].person if before == ":" and n.i > 1 else None
    after = s.words[n.j].norm if n.j < len(s) else ""
    if label is not None and label.effect:  # القتلى: 20 / الجرحى: 30, not: الجرحى: 1- فلان
        return n.best == 1 and after in ("-", "_", ")", "/") and n.j + 1 < len(s)
    if before == "(" and after == ")" and of_effect(s, n.i - 1):
        return False  # إصابة (33)
    if s.has(n.i - 1, "date_opener"):
        return True
    spaced = n.j >= len(s) or s.tokens.starts[n.j] > n.end or after in (":", ")")
    item = after == ")" and n.best == 1 and before != "("
    told = of_effect(s, n.i) or any(h.j == n.i and h.trigger.verb for h in s.hits)
    if n.form in ("vague", "words") or (spaced and not item and (told or _in_toll(s, n))):
        return False  # مقتل 5: رجلان …; ارتفاع القتلى إلى 5 - رويترز
    if before in ("/", "#", "-") or after in ("/", "-", ":", ")"):
        return True
    if before == ":" and after == "." and n.j + 1 == len(s):
        return True  # أسماء القتلى:1.
    glued = n.j + 1 < len(s) and s.tokens.ends[n.j] == s.tokens.starts[n.j + 1]
    if after in (".", "_") and glued and s.words[n.j + 1].norm != ".":
        return True  # the marker of an item, no ellipsis
    return n.best is not None and 1900 <= n.best <= 2100 and n.form == "digits"


def _in_toll(s: Sentence, n: Number) -> bool:
    return s.has(n.i - 1, "toll_link") and s.near("toll", max(0, n.i - 6), n.i)


def at_a_time(s: Sentence, k: int) -> bool:
    """Does a time begin at ``k`` that no number counts (مقتل 5 ليلة أمس, مقتل 5 اليوم الجمعة)?"""
    w, behind = s.words[k], s.words[k + 1] if k + 1 < len(s) else None
    name = w.norm.removeprefix("ال")
    if name not in _TIMES or name != w.norm:
        return name in _TIMES
    if behind is None:
        return False
    in_year = name in _YEARS and behind.norm.isdigit() and len(behind.norm) == 4
    return in_year or behind.norm in _DAYS or s.has(k + 1, "weekdays")


_YEARS = frozenset(("عام", "سنه"))
_TIMES = _YEARS | frozenset(
    (
        "يوم",
        "ليله",
        "ليل",
        "صباح",
        "مساء",
        "فجر",
        "ظهر",
        "عصر",
        "نهار",
        "اسبوع",
        "شهر",
        "صيف",
        "شتاء",
    )
)
_DAYS = frozenset(("امس", "اليوم", "الامس", "البارحه"))


def from_to_things(s: Sentence, n: Number) -> bool:
    """Is a number the lower end of a span of time or things (من 20 إلى 30 عاما)?"""
    if n.j + 2 >= len(s) or s.words[n.j].norm != "الي":
        return False
    upper = next((o for o in s.numbers if o.i == n.j + 1), None)
    if upper is None or upper.j >= len(s):
        return False
    w = s.words[upper.j]
    thing = noun(w.norm, "ar")
    return bool(w.tags & {"age_unit", "not_persons"}) or (
        thing is not None and thing.kind != "persons" and not w.person
    )


def one_of_things(s: Sentence, n: Number) -> bool:
    """Is a number one of a row whose last counts years or things (18 و20 و29 عاما)?"""
    last, far = n, 0
    while far < _ROW:
        after = [o for o in s.numbers if last.j <= o.i <= last.j + 1 and o.i < len(s)]
        joined = [o for o in after if s.words[o.i].conj or s.words[o.i - 1].norm in ("و", "،")]
        if not joined:
            break
        last, far = joined[0], far + 1
    if not far or last.j >= len(s):
        return False
    w = s.words[last.j]
    return bool(w.tags & {"age_unit", "not_persons"}) and w.person is None


_ROW = 6  # numbers of a row


def in_a_year(w: Word) -> bool:
    """Does a year follow a word (في 2017, جوان 2014)?"""
    return w.norm in _IN_A_YEAR or "month" in w.tags


def counts_things(n: Number, nxt: Word) -> bool:
    """Is the noun behind a number one of time, money, things?"""
    if nxt.person or n.form == "vague" or "cases" in nxt.tags or nxt.conj:
        return False
    if "place_nouns" in nxt.tags and not nxt.prep:
        return True  # 16 ولاية
    thing = noun(nxt.norm, "ar")
    if thing is None or thing.kind == "persons":
        return False
    attached = nxt.norm[0] in "بلك" and noun(nxt.norm[1:], "ar") == thing
    return not attached  # but: وجرح 7 بهجوم


def time_unit(w: Word) -> bool:
    """Is a word one of age or a month?"""
    return bool(w.tags & {"age_unit", "month"})


def of_time(w: Word) -> bool:
    """Is a word one of time with its article (الساعات الـ24)?"""
    thing = noun(w.stem, "ar") if w.article and w.person is None else None
    return thing is not None and thing.kind == "duration"


def said_again(s: Sentence, n: Number) -> bool:
    """Do words behind digits in brackets say the same number: (15) خمسة عشر مصليا?"""
    if not n.i or s.words[n.i - 1].norm != "(" or s.tokens.norms[n.j : n.j + 1] != [")"]:
        return False
    return any(o.i == n.j + 1 and o.best == n.best for o in s.numbers)


def no_count(n: Number) -> bool:
    """Ordinals, shares, times and small fractions; صفر as a word is a name or part of one."""
    if n.form in ("ordinal", "percent", "clock", "date", "code", "compound"):
        return True
    if n.form == "fraction" and (n.best is None or n.best < 1000):
        return True
    return n.best == 0 and n.form == "words"


def no_quantity(s: Sentence, n: Number) -> bool:
    """Words that look like a quantity: الهجمات العديدة, بعضهم البعض, هذا العدد, one alone."""
    word = s.words[n.i].norm
    if n.j == n.i + 1:
        if word in ONE:
            return True
        many = n.form == "vague" and word.removeprefix("ال") in _MANY
        if many and _of_things(s, n.i):
            return True
    if not n.i:
        return False
    before = s.words[n.i - 1].norm
    if word == "البعض" and before.startswith("بعض"):
        return True
    if word == "العدد" and before in _THIS:
        return True  # هذا العدد من الضحايا: told before
    year = n.i > 1 and n.j == n.i + 1 and s.has(n.i - 1, "month")
    return year and _YEAR.fullmatch(word) is not None  # 15 ديسمبر 2016


ONE = frozenset(("واحد", "واحده", "واحدا"))
_FEMININE = frozenset(("عديده", "كثيره"))
_MANY = frozenset(("عديد", "عديده", "عديدين", "كثير", "كثيره"))
_THIS = frozenset(("هذا", "ذلك", "بهذا", "لهذا", "وهذا"))
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def _of_things(s: Sentence, k: int) -> bool:
    """Is a word for "many" at ``k`` the adjective of a noun for no persons?"""
    before = s.words[k - 1] if k else None
    of = s.tokens.norms[k + 1 : k + 2] == ["من"]
    if before is not None and s.words[k].norm in _FEMININE and not before.tags & {"prepositions"}:
        places = before.norm.endswith("ات") or bool(before.tags & {"not_persons", "place_nouns"})
        places = places or (k > 1 and s.words[k - 2].norm == "في")
        if places and not (before.person or before.triggers):
            return True  # في مناطق عديدة من جسمه
    return before is not None and not (of or before.person) and before.norm.startswith("ال")


def share(s: Sentence, n: Number, k: int) -> bool:
    """خُمس سكان البلد: a fifth; واحد من كل عشرة."""
    fifth = n.best == 5 and s.words[n.i].norm == "خمس"
    if fifth and k < len(s) and s.words[k].stem == "سكان":
        return True
    return n.i > 1 and s.tokens.norms[n.i - 2 : n.i] == ["من", "كل"]


def superlative(s: Sentence, n: Number) -> bool:
    """أكبر عدد من الضحايا, العدد الأكبر منهم: no quantity."""
    beside = (n.i - 1, n.i + 1)
    return n.form == "vague" and any(0 <= x < len(s) and s.words[x].stem in _MOST for x in beside)


_MOST = frozenset(("اكبر", "اكثر", "اقصي", "اعلي", "ادني"))
