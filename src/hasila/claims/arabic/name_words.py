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
