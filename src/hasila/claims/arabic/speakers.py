"""Arabic: what may stand between a verb of saying and its speaker: a day, those who are told."""

from hasila.claims.arabic.nouns import PUNCT
from hasila.claims.arabic.saying import DEGREES
from hasila.claims.arabic.source_names import name_end
from hasila.claims.arabic.source_offices import told
from hasila.claims.model import Sentence
from hasila.lexicon import Word

_BETWEEN = frozenset(
    ("قد", "به", "عنه", "له", "لها", "لنا", "ايضا", "#", "بدوره", "بدورها", "مجددا", "للتو")
)
IN_IT = frozenset(("فيه", "فيها", "خلاله", "خلالها"))
_DAYS = frozenset(
    (
        *(
            "اليوم",
            "امس",
            "الامس",
            "يوم",
            "صباح",
            "مساء",
            "فجر",
            "ظهر",
            "عصر",
            "ليل",
            "ليله",
            "عشيه",
        ),
        *(
            "الماضي",
            "الماضيه",
            "الجاري",
            "اول",
            "مطلع",
            "نهايه",
            "بدايه",
            "منتصف",
            "لاحقا",
            "موخرا",
        ),
        *("اخيرا", "حديثا", "الان", "رسميا", "سابقا", "شهر", "عام", "صباحا"),
        *("وقتها", "حينها", "انذاك", "وقتذاك", "حينذاك", "وقتيذ", "يومها", "بدورهم", "بدورهما"),
    )
)
_AGENCIES = frozenset(
    (
        *("انباء", "فرانس", "برس", "رويترز", "اناضول", "شرق", "اوسط", "اسوشيتد", "تاس", "سي", "بي"),
        *("سبوتنيك", "شينخوا", "نيوز", "اعلام", "عربيه", "المانيه", "فرنسيه", "روسيه", "رسميه"),
        *("انترفاكس", "سانا", "وفا", "وام", "سبا", "واس", "كونا", "محليه", "حكومي", "رسمي"),
    )
)
_LONGEST = 6  # words of the name of a paper in quotation marks


def to_speaker(s: Sentence, k: int, weak: bool = False) -> int:
    """Where the speaker can begin behind a verb of saying that ends before ``k``.

    A day and those who are told may stand between (أعلنت أمس …, وصرح لـ«الصحيفة» …); ``weak``: the
    verb is often another one.
    """
    while k < len(s):
        w = s.words[k]
        end = _aside_ends(s, k) if w.norm in ("،", ",") else told_ends(s, k)
        if end:
            k = end
        elif w.norm in DEGREES and s.tokens.norms[k + 1 : k + 2] == ["."]:
            k += 2  # د. سامي الفلاني
        elif w.norm in _BETWEEN or _day(s, k) or (w.norm in IN_IT and not weak):
            k += 1
        else:
            break
    return k


def past_day(s: Sentence, k: int) -> int:
    """Behind the words at ``k`` that only date what is said."""
    while k < len(s) and _day(s, k):
        k += 1
    return k


def past_time(s: Sentence, k: int) -> int:
    """Behind a day or "at a later time" at ``k`` (نقلت القناة في وقت لاحق أن …)."""
    k = past_day(s, k)
    if s.tokens.norms[k : k + 2] == ["في", "وقت"] and k + 2 < len(s):
        return past_day(s, k + 3)
    return k


def _day(s: Sentence, k: int) -> bool:
    """Does a word date what is said (أمس, أول من أمس, نهاية أيار)?"""
    w: Word = s.words[k]
    if w.norm in _DAYS or w.tags & {"weekdays", "month"}:
        return True
    return w.norm == "من" and s.words[k - 1].norm == "اول"


def _aside_ends(s: Sentence, k: int) -> int:
    """Behind a day set off by commas at ``k`` (أعلن، أمس السبت، المتحدث); 0."""
    end = k + 1
    while end < len(s) and _day(s, end):
        end += 1
    return end + 1 if k + 1 < end < len(s) and s.words[end].norm in ("،", ",") else 0


def past_aside(s: Sentence, k: int) -> int:
    """Behind the name of a speaker that ends at ``k`` and a day set off behind it."""
    return (k < len(s) and s.words[k].norm == "،" and _aside_ends(s, k)) or k


def told_ends(s: Sentence, k: int) -> int:
    """Behind the paper or agency that is told, with "to" at ``k`` (قال لوكالة الأنباء …); 0."""
    w = s.words[k]
    apart = w.norm in ("ل", "لل")
    if w.conj or not w.norm.startswith("ل") or k + apart + 1 >= len(s):
        return 0
    text, ends, starts = s.tokens.text, s.tokens.ends, s.tokens.starts
    if apart and '"' in text[ends[k] : starts[k + 1]]:
        names = range(k + 1, min(len(s) - 1, k + _LONGEST))
        return next((x + 1 for x in names if '"' in text[ends[x] : starts[x + 1]]), 0)
    first = s.words[k + apart]
    if not (told(first) or first.norm.removeprefix("ل") in _AGENCIES):
        return 0
    end = k + apart + 1
    while end < len(s) and s.words[end].norm.removeprefix("ال") in _AGENCIES:
        end += 1
    return end


def also(s: Sentence, k: int) -> bool:
    """Does "as X said" tell something more of its own (كما أعلنت القوات تدمير موقع)?"""
    if s.words[k].norm not in ("كما", "وكما"):
        return False
    end = name_end(s, k + 2, strict=True)
    if end <= k + 2 or end >= len(s):
        return False
    w = s.words[end]
    return "that" in w.tags or not (
        w.norm in PUNCT or w.conj or w.prep or w.tags or w.person or w.triggers
    )


def points(s: Sentence, k: int) -> bool:
    """Do a few words at ``k`` stand before "to that" (لفت فلان إلى أن): the one who speaks?"""
    for x in range(k + 1, min(len(s) - 1, k + 4)):
        if s.words[x].norm == "الي":
            return "that" in s.words[x + 1].tags
    return False
