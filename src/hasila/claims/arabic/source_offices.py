"""Arabic: words that are no part of a name that speaks, and offices that are."""

import re

from hasila.claims.arabic.nouns import is_name
from hasila.claims.model import Sentence
from hasila.lexicon import Word


def no_person(s: Sentence, k: int) -> bool:
    """Is an unknown word no name: a plural, an accusative, a verbal noun (انسحاب, تدمير)?"""
    norm = s.words[k].norm
    if VERBAL.fullmatch(norm):
        return True
    alone = k + 1 >= len(s) or not is_name(s, k + 1)
    if norm.endswith(("ات", "ين")) and len(norm) > 4:
        return alone
    foreign = len(norm) > 5 and not s.words[k].tags and not _ACCUSATIVE.fullmatch(norm)
    return norm.endswith("ا") and len(norm) > 4 and alone and not foreign


def of_office(s: Sentence, k: int) -> bool:
    """Does "in" lead to where somebody holds an office (عضو في مجلس الولاية)?"""
    if s.words[k].norm != "في" or k + 1 >= len(s):
        return False
    if '"' in s.tokens.text[s.tokens.ends[k - 1] : s.tokens.starts[k]]:
        return False  # what is said begins
    w = s.words[k + 1]
    return w.stem not in _OCCASIONS and (w.norm == "صحه" or not (w.tags - _SEATS))


_SEATS = frozenset(("persons_or_bodies", "armed", "place_nouns", "never_person", "not_persons"))


def told(w: Word) -> bool:
    """Is "to" followed by those who are told, not by what somebody is head of?"""
    return w.stem in _TOLD or (bool(w.person) and w.person is not None and w.person.number == "pl")


# What ends like a foreign name but is an adverb or an object: قائلا, مجددا, رسميا, تعليقا, إعلانا.
_ACCUSATIVE = re.compile("و?(?:.ا..ا|م.{2,5}ا|..ي.ا|.{2,6}يا|ت..ي.ا|.*انا|ا.{2,3}ا.ا|.*نا|.*ها)")


VERBAL = re.compile("است.{2,4}|ان.{2}ا.ه?|ا.ت.ا.ه?|ت.{2}ي.ه?")


TITLES = frozenset(
    (
        *("متحدث", "المتحدث", "ناطق", "الناطق", "مسوول", "مسيول", "مسئول", "عضو", "نايب", "نائب"),
        *("مدير", "المدير", "رييس", "رئيس", "قايد", "قائد", "وزير", "محافظ", "امين", "وكيل"),
        *("مراسل", "مفتي", "سفير", "مبعوث", "منسق", "مساعد", "حاكم", "والي", "عميد", "نقيب"),
    )
)


_OCCASIONS = frozenset(
    (
        *("موتمر", "مؤتمر", "حديث", "مقابله", "تغريده", "منشور", "اتصال", "كلمه", "حوار", "لقاء"),
        *("مداخله", "وقت", "بيان", "تصريح", "تصريحات", "سلسله", "رساله", "خطاب", "مقطع", "تسجيل"),
        *("بدايه", "ختام", "رد", "اشاره", "تعليق", "تدوينه"),
    )
)


_TOLD = frozenset(
    (
        *("ذوي", "ذويه", "اهالي", "اهل", "اسره", "اسر", "عائله", "عائلات", "عوائل", "اقارب"),
        *("وكاله", "وكالات", "قناه", "صحيفه", "اذاعه", "راديو", "تلفزيون", "رويترز", "موقع"),
        *("شبكه", "فرانس", "الجزيره", "جزيره", "العربيه", "عربيه", "سكاي", "بي", "سي", "عين"),
    )
)
