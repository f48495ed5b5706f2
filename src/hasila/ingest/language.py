"""The language of a report: by its script where that settles it, else by py3langid."""

import functools
import re
from typing import Any

# Enough to know a language, few enough to cost nothing on long reports.
_SAMPLE = 2000
_MIN_LETTERS = 2
# Scripts are counted by the first bytes of their letters in UTF-8: a hundred times faster than
# by pattern. U+0600–06FF begin with D8 to DB, the presentation forms with EF.
_ARABIC = bytes((0xD8, 0xD9, 0xDA, 0xDB, 0xEF))
_BEYOND_ARABIC = bytes((0xDA, 0xDB))  # U+0680–06FF: letters and digits that Arabic does not write
_LATIN = bytes((*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC3, 0xCA)))
_OTHER = bytes((*range(0xCD, 0xD8), *range(0xDC, 0xE2), *range(0xE3, 0xEE)))
_NOT_ARABIC = re.compile(r"[پچژگکیێۆەڕڵٹڈڑےںھټډړږښڼېۇۈۋ]")
_ENGLISH = frozenset(
    """the of and in to was were at by on for from with that a an is people killed wounded injured
    dead kills hurt""".split()  # noqa: SIM905 - a list of strings would hide the words
)
_ARABIC_SCRIPT = ("ar", "fa", "ur", "ku", "ps", "ug")
_LATIN_SCRIPT = ("en", "fr", "de", "es", "it", "pt", "nl", "tr", "ku", "sv", "pl", "ro", "id")
_MIN_CONFIDENCE = 0.8  # below it a short text in Latin letters is taken as English
_NAMES = {
    "ara": "ar",
    "arb": "ar",
    "arabic": "ar",
    "العربية": "ar",
    "عربي": "ar",
    "eng": "en",
    "english": "en",
    "الإنجليزية": "en",
    "الانجليزية": "en",
}


def language_code(given: str | None) -> str | None:
    """A language as users write it (``AR``, ``ar-SY``, ``Arabic``) as its short code."""
    if not given:
        return None
    name = re.split(r"[-_]", given.strip().lower(), maxsplit=1)[0]
    return _NAMES.get(name, name) or None


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's main language; ``und`` when it has hardly a letter.

    Arabic script without letters foreign to Arabic is ``ar``, Latin script with English
    function words ``en``; only what that leaves open costs a statistical guess.
    """
    sample = text[:_SAMPLE]
    data = sample.encode()
    arabic, latin, other = _count(_ARABIC, data), _count(_LATIN, data), _count(_OTHER, data)
    if arabic + latin + other < _MIN_LETTERS:
        return "und"
    if other > arabic + latin:
        return _guess(sample, None)[0]
    # Names and links in Latin letters are common in Arabic posts, the reverse is rare.
    if arabic * 2 >= latin:
        foreign = _count(_BEYOND_ARABIC, data)
        if foreign and len(_NOT_ARABIC.findall(sample)) * 50 > arabic:
            return _guess(sample, _ARABIC_SCRIPT)[0]
        return "ar"
    words = sample[:600].lower().split()
    if sum(word in _ENGLISH for word in words) * 8 >= len(words):
        return "en"
    code, confidence = _guess(sample, _LATIN_SCRIPT)
    return code if confidence >= _MIN_CONFIDENCE else "en"


def _count(first_bytes: bytes, data: bytes) -> int:
    return len(data) - len(data.translate(None, first_bytes))


def _guess(text: str, languages: tuple[str, ...] | None) -> tuple[str, float]:
    """The likeliest of the languages (None: of all known) and its share of their probability."""
    ranked = [
        (code, p) for code, p in _identifier().rank(text) if not languages or code in languages
    ]
    code, best = ranked[0]
    return str(code), float(best / (sum(p for _, p in ranked) or 1))


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, seldom needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
