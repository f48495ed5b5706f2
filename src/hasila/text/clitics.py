"""Clitics of Arabic words: conjunctions, prepositions, article, pronoun suffixes.

Rules decide; word data holds the words that merely look as if they began with a clitic.
"""

import re
from functools import cache, lru_cache

from hasila.text.data import words

_ARABIC = re.compile(r"[ء-ي]{2,}")
_SUFFIX = re.compile(r"(?:هما|كما|هم|هن|كم|ها|نا)$")


@cache
def _data() -> tuple[frozenset[str], dict[str, re.Pattern[str]], frozenset[str], frozenset[str]]:
    ar = words("ar")
    begins = {letter: re.compile("|".join(forms.split())) for letter, forms in ar["begins"].items()}
    return frozenset(ar["whole"]), begins, frozenset(ar["function"]), frozenset(ar["no_suffix"])


@lru_cache(maxsize=200_000)
def segment(norm: str) -> tuple[str, str, str]:
    """Split a folded word into prefixes (joined by ``+``), stem and suffixes.

    ``والمدنيين`` gives ``("و+ال", "مدنيين", "")``; ``والد`` stays whole.
    """
    if not _ARABIC.fullmatch(norm):
        return "", norm, ""
    prefixes, stem = _prefixes(norm)
    suffix = ""
    if "ال" not in prefixes and len(stem) >= 4 and stem not in _data()[3]:
        found = _SUFFIX.search(stem)
        if found and _carries(stem[: found.start()], found.group()):
            stem, suffix = stem[: found.start()], found.group()
        elif stem.endswith("ته") and len(stem) >= 5:
            stem, suffix = stem[:-1], "ه"
    return "+".join(prefixes), stem, suffix


def _carries(stem: str, suffix: str) -> bool:
    """Whether what stands before a pronoun ending can be a word of its own."""
    if stem in _data()[2]:
        return True
    # بيانا, قانونا, مواطنا: the accusative of nouns in ن is no "our".
    return len(stem) >= 3 and not (suffix == "نا" and stem[-1] in "اويط")


def _prefixes(word: str) -> tuple[list[str], str]:
    whole, begins, function, _ = _data()
    found: list[str] = []
    rest = word
    if rest in whole:
        return found, rest
    if rest[0] in "وف" and len(rest) > 2 and _is_conjunction(rest, whole, begins, function):
        found.append(rest[0])
        rest = rest[1:]
        if rest in whole:
            return found, rest
    if rest.startswith("لل") and len(rest) >= 4:
        return [*found, "ل", "ال"], rest[2:]
    if rest[0] in "بلك" and len(rest) > 3:
        tail = rest[1:]
        article = tail.startswith("ال") and len(tail) >= 5
        long = len(tail) >= (4 if rest[0] == "ك" else 3)
        if (article or long or tail in function) and not begins[rest[0]].match(rest):
            found.append(rest[0])
            rest = tail
    elif rest[0] == "س" and len(rest) > 4 and rest[1] in "يتن" and not begins["س"].match(rest):
        return [*found, "س"], rest[1:]
    if (
        rest.startswith("ال")
        and len(rest) >= 4
        and rest not in whole
        and not begins["ا"].match(rest)
    ):
        found.append("ال")
        rest = rest[2:]
    return found, rest


def _is_conjunction(
    word: str, whole: frozenset[str], begins: dict[str, re.Pattern[str]], function: frozenset[str]
) -> bool:
    tail = word[1:]
    if word[0] == "ف":
        return tail in function or (tail.startswith("ال") and len(tail) >= 5 and tail not in whole)
    return tail in function or tail in whole or not begins["و"].match(word)
