"""Arabic: sources that no verb names: before the colon of a headline, below a post."""

import re

from hasila.claims.attribution import Source, named
from hasila.claims.model import Sentence

_LABELS = frozenset(("عاجل", "هام", "متابعه", "الان", "حصري", "خاص", "عاااجل", "تحديث", "جديد"))


def before_colon(s: Sentence) -> Source | None:
    """ "المرصد السوري: …" at the head of a headline or behind a label."""
    colons = [k for k in range(1, min(len(s), 14)) if s.words[k].norm == ":"]
    if not colons or ("link_labels" in s.words[0].tags and len(colons) < 2):
        return None
    k = colons[-1] if "link_labels" in s.words[0].tags else colons[0]
    if "say_verbs" in s.words[k - 1].tags and s.words[k - 2].norm == "حيث":
        return None  # في مقابلة مع القناة حيث قال: he who was named before
    label = s.words[k - 1].norm in _LABELS and len(colons) > 1  # عاجل: الدفاع المدني: …
    k = colons[1] if label else k
    floor = colons[colons.index(k) - 1] + 1 if k != colons[0] else 0
    for i in range(floor, k):
        w = s.words[i]
        if w.triggers or ("prepositions" in w.tags and i == floor):
            return None
        if w.person and w.person.effect:
            return None  # "three injured among the workers, namely:"
        if any(v.triggers or v.norm[0].isdigit() for v in s.words[i + 1 : k]):
            continue  # a sentence before its colon, not a name
        body = w.tags & {"persons_or_bodies", "armed"} or w.norm in _ALLIANCES
        body = body or (s.index == 0 and k < 4 and i == floor and _speaks_below(s, i, k))
        nobody = w.person and (w.person.effect or w.person.kind == "demonym" or w.suffix)
        if body or (w.person and not nobody):
            posted = s.tokens.norms[k - 2 : k] in (["on", "x"], ["on", "twitter"])
            return named(s, i, max(i + 1, k - 2) if posted else k, i)
    return None


_ALLIANCES = frozenset(("الاطلسي", "الناتو", "البنتاغون", "الكرملين"))
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
    return bool(re.search(_SAID + re.escape(names[-1].norm) + r"\b", text[at : at + _LEAD]))


_LEAD = 900  # characters of a report in which the one who is quoted in its headline speaks


def signed(s: Sentence) -> Source | None:
    """The account that a post is signed with (— الدفاع المدني (@…))."""
    end, text = s.tokens.ends[-1], s.tokens.text
    alone = _ALONE.match(text, end)  # "… . According to the agency." as a sentence of its own
    if alone is not None and len(s) > _FEW:
        return Source(alone.start(1), alone.end(1), 0, alone[1])
    if "@" not in text[end : end + _POST]:
        return None
    found = _SIGNED.match(text, end)
    if found is None:
        return None
    return Source(found.start(1), found.end(1), 0, found[1])


_FEW = 4  # tokens of a sentence that says something
_ALONE = re.compile(
    r"\s?(?:وفقا ل|طبقا ل|بحسب |حسب |وفق |نقلا عن )(?:ما \S+ )?"
    r"([^\n.،,:؛؟!]{3,50})(?:\.?\s*(?:\n|$)|\. )"
)
_POST = 160  # characters between a sentence of a post and the handle of who wrote it
_SIGNED = re.compile(r"(?:[^-@\n]|\n(?!\s*\n\s*\n)|-(?! )){0,110}- ([^-@()\n]{3,50}?) ?\(@")
