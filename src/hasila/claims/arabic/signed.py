"""Arabic: sources that no verb names: before the colon of a headline, below a post."""

import re

from hasila.claims.arabic.nouns import PUNCT
from hasila.claims.attribution import Source, named
from hasila.claims.model import Sentence

_LABELS = frozenset(("عاجل", "هام", "متابعه", "الان", "حصري", "خاص", "عاااجل", "تحديث", "جديد"))


def before_colon(s: Sentence) -> Source | None:
    """ "المرصد السوري: …" at the head of a headline or behind a label."""
    norms = s.tokens.norms
    colons = [k for k in range(1, min(len(s), 14)) if norms[k] == ":" and norms[k - 1] != "https"]
    if not colons or ("link_labels" in s.words[0].tags and len(colons) < 2):
        return None
    at = len(colons) - 1 if "link_labels" in s.words[0].tags else 0
    if "say_verbs" in s.words[colons[at] - 1].tags and s.words[colons[at] - 2].norm == "حيث":
        return None  # في مقابلة مع القناة حيث قال: he who was named before
    label = s.words[colons[at] - 1].norm in _LABELS  # عاجل: الدفاع المدني: …
    if label and len(colons) > at + 1:
        return _name_before(s, colons, at + 1)
    if norms[colons[at] - 2 : colons[at]] in _POSTED:  # the page on X: "the ministry: …"
        inner = (_name_before(s, colons, x) for x in range(at + 1, len(colons)))
        return next((x for x in inner if x), None) or _name_before(s, colons, at)
    return _name_before(s, colons, at)


def _name_before(s: Sentence, colons: list[int], at: int) -> Source | None:
    """The one who is named before one of the colons."""
    k = colons[at]
    floor = colons[at - 1] + 1 if at else 0
    if s.words[k - 1].norm in _THEY:
        return None  # أوقفت الشرطة ثلاثة هم: the names of those told of
    if "told_event" in s.words[floor].tags and not s.words[floor].person:
        return None  # هجوم العاصمة: مقتل ثلاثة
    for i in range(floor, k):
        w = s.words[i]
        if i == floor and w.stem in _TOPICS:
            return None  # خسائر قسد اليوم:
        if w.triggers or ("prepositions" in w.tags and i == floor):
            return None
        if w.person and w.person.effect:
            return None  # "three injured among the workers, namely:"
        numbered = k - 1 > i and s.words[k - 1].norm.isdigit()  # مراسل درعا 24:
        if any(v.triggers or v.norm[0].isdigit() for v in s.words[i + 1 : k - numbered]):
            continue  # a sentence before its colon, not a name
        body = w.tags & {"persons_or_bodies", "armed"} or w.norm in _ALLIANCES
        body = body or (i == floor and w.norm in _MINISTRIES)
        body = body or (i == floor and k == i + 2 and w.norm in _OFFICES_OF)  # صحة غزة
        paper = i == floor and i + 1 < k and s.words[k - 1].norm in _PAPERS
        body = body or (paper and PUNCT.isdisjoint(s.tokens.norms[i:k]))
        body = body or (s.index == 0 and k < 4 and i == floor and _speaks_below(s, i, k))
        nobody = w.person and (w.person.effect or w.person.kind in ("demonym", "kin") or w.suffix)
        if body or (w.person and not nobody):
            end = next((x for x in range(i + 1, k - 1) if s.tokens.norms[x : x + 2] in _POSTED), k)
            return named(s, i, end, i)
    return None


_THEY = frozenset(("هم", "وهم", "هما", "وهما", "هن", "وهن"))
_TOPICS = frozenset(("خساير", "خسائر", "حصيله", "مجازر", "مجزره", "جرايم", "جرائم", "انتهاكات"))
_PAPERS = frozenset(("ميديا", "نيوز", "برس", "بوست", "مباشر", "تايمز", "الاخباريه", "الاعلاميه"))
_POSTED = (["on", "x"], ["on", "twitter"])
_MINISTRIES = frozenset(("الداخليه", "الدفاع", "الصحه", "الخارجيه", "العدل", "الاعلام", "التربيه"))
_OFFICES_OF = frozenset(("صحه", "داخليه", "خارجيه", "اعلام", "اوقاف"))
_ALLIANCES = frozenset(("وام", "الاطلسي", "الناتو", "البنتاغون", "الكرملين"))
_SAID = (
    r"(?:قال|اضاف|اكد|اعلن|اوضح|تابع|ذكر|اشار|اعرب|صرح|شدد|كشف|لفت|حذر)ت? "
    r"(?:(?!ان |ولايه |مدينه |محافظه |منطقه |مقاطعه |اقليم |بلده )[^\s.]+ ){0,5}"
)


def _speaks_below(s: Sentence, i: int, k: int) -> bool:
    """Is the one who is named before the colon of a headline said to speak in the report?"""
    names = [w for w in s.words[i:k] if w.norm.isalpha() and not w.tags - {"given_names"}]
    if len(names) != k - i or any(w.person for w in names):
        return False
    text, at = s.tokens.text, s.tokens.ends[k]
    name = r"(?<!في )" + re.escape(names[-1].norm) + r"\b"  # no place where somebody speaks
    return bool(re.search(_SAID + name, text[at : at + _LEAD]))


_LEAD = 900  # characters of a report in which the one who is quoted in its headline speaks


def signed(s: Sentence) -> Source | None:
    """The account that a post is signed with (— الدفاع المدني (@…)), or who stands in brackets."""
    end, text = s.tokens.ends[-1], s.tokens.text
    alone = _ALONE.match(text, end)  # "… . According to the agency." as a sentence of its own
    if alone is not None and len(s) > _FEW:
        return Source(alone.start(1), alone.end(1), 0, alone[1])
    inside = _BRACKETED.match(text, s.tokens.starts[len(s) // 2])
    if inside is not None and inside.start(1) < end + _NEAR and _speaks(s, inside[1]):
        return Source(inside.start(1), inside.end(1), 0, inside[1])
    if "@" not in text[end : end + _POST]:
        return None
    found = _SIGNED.match(text, end)
    if found is None:
        return None
    return Source(found.start(1), found.end(1), 0, found[1])


def _speaks(s: Sentence, words: str) -> bool:
    """Are these the words for one who speaks, no pictures and no short name of who was named?"""
    first = s.lexicon.word(words.split()[0])
    titled = first.person is not None and first.stem in _OFFICIALS
    return titled or ("persons_or_bodies" in first.tags and first.norm not in _MEDIA)


_OFFICIALS = frozenset(("مسوولون", "مسؤولون", "مسوول", "مسؤول", "مصدر", "مسعفون", "شهود"))
_MEDIA = frozenset(
    (
        *("صفحه", "حسابات", "مواقع", "وسائل", "الاعلام", "رييس", "رئيس", "حركه", "حزب", "شاهد"),
        *("وكاله", "وكالات", "رويترز", "الاناضول", "الجزيره", "سانا"),  # whose report it is
    )
)
# Behind the last words of a line, or on a line of its own below it: (المرصد), (مراسلنا).
_BRACKETED = re.compile(r"[^\n(]*\n?\( ?([^()\n/.…0-9]{3,45}?) ?\)(?= ?\.?\s*(?:\n|$)|  )")
_NEAR = 5  # characters from a sentence to its signature in brackets
_FEW = 4  # tokens of a sentence that says something
_ALONE = re.compile(
    r"\s?(?:وفقا ل|طبقا ل|بحسب |حسب |وفق |نقلا عن )(?:ما \S+ )?"
    r"([^\n.،,:؛؟!]{3,50})(?:\.?\s*(?:\n|$)|\. )"
)
_POST = 160  # characters between a sentence of a post and the handle of who wrote it
_SIGNED = re.compile(r"(?:[^-@\n]|\n(?!\s*\n\s*\n)|-(?! )){0,110}- ([^-@()\n]{3,50}?) ?\(@")
