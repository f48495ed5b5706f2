"""Arabic: words of the names of sources that elsewhere end a name."""

from hasila.claims.model import Sentence

_BODIES = frozenset(("persons_or_bodies", "states", "armed"))


def of_the_name(s: Sentence, k: int, at: int) -> bool:
    """Does a word that elsewhere ends a name belong to it (مدير صحة ريف دمشق, قناة حلب اليوم)?"""
    norm, before = s.words[at].norm, s.words[at - 1]
    if norm == "لحقوق" or (s.words[at].prep == "ل" and s.words[at].stem == "صحه"):
        return True  # المرصد لحقوق الإنسان, الناطق الإعلامي لصحة المنطقة
    if before.stem in _SOURCES and norm == "من" and at + 1 < len(s):
        return bool(s.words[at + 1].tags & _BODIES)  # مصدر من الشرطة
    if before.stem in _SOURCES and s.words[at].stem in _INFORMED:
        return True
    if norm == "اليوم" and s.words[k].stem in _PAPERS and at == k + 2:
        dated = at + 1 < len(s) and s.words[at + 1].tags & {"weekdays"}
        return not (before.norm.startswith("ال") or before.tags or dated)
    return at == k + 1 and norm in _SECOND_WORDS and not before.norm.startswith("ال")


_SOURCES = frozenset(("مصدر", "مصادر", "مسؤول", "مسوول", "مسؤولون", "مسؤولين", "عدد"))
_INFORMED = frozenset(("مطلع", "مطلعه", "متطابقه", "موثوق", "موثوقه"))
_SECOND_WORDS = frozenset(("صحه", "بلدي", "فرات", "بلدنا"))
_PAPERS = frozenset(("قناه", "صحيفه", "مراسل", "موقع", "شبكه", "جريده", "مراسله", "مصادر"))


def bracketed(s: Sentence, k: int) -> int:
    """Behind the brackets at ``k`` that give the name of an agency or a paper; 0."""
    if s.words[k - 1].stem not in MEDIA:
        return 0
    ends = range(k + 2, min(len(s), k + 5))
    return next((x + 1 for x in ends if s.words[x].norm == ")"), 0)


def in_marks(s: Sentence, k: int) -> int:
    """Behind the quotation marks at ``k`` that give the name of a channel (محطة "تي في"); ``k``."""
    if s.words[k - 1].stem not in MEDIA or k >= len(s):
        return k
    text, starts, ends = s.tokens.text, s.tokens.starts, s.tokens.ends
    if '"' not in text[ends[k - 1] : starts[k]]:
        return k
    closes = (x for x in range(k + 1, min(len(s), k + 5)) if '"' in text[ends[x - 1] : starts[x]])
    return next(closes, k)


MEDIA = frozenset(("وكاله", "شبكه", "قناه", "صحيفه", "تلفزيون", "اذاعه", "موقع", "مجله", "محطه"))
