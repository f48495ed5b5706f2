"""The language of a report: by its script where that settles it, else by py3langid."""

import functools
import re
from typing import Any

# Enough to know a language, few enough to cost nothing on long reports.
_SAMPLE = 4000
_MIN_LETTERS = 2
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
# Letters of Persian, Urdu, Kurdish, Pashto and Uyghur that Arabic does not write.
_NOT_ARABIC = re.compile(r"[پچژگکیێۆەڕڵٹڈڑےںھټډړږښڼېۇۈۋ]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0530-\u05ff\u0700-\u1fff\u3040-\ud7ff]+")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|to|was|were|at|by|on|for|from|with|that|killed|wounded|injured|dead)\b",
    re.IGNORECASE,
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
    arabic, latin = _letters(_ARABIC, sample), _letters(_LATIN, sample)
    other = _letters(_OTHER, sample)
    if arabic + latin + other < _MIN_LETTERS:
        return "und"
    if other > arabic + latin:
        return _guess(sample, None)[0]
    # Names and links in Latin letters are common in Arabic posts, the reverse is rare.
    if arabic * 2 >= latin:
        if _letters(_NOT_ARABIC, sample) * 100 <= arabic * 2:
            return "ar"
        return _guess(sample, _ARABIC_SCRIPT)[0]
    words = len(_LATIN.findall(sample))
    if len(_ENGLISH.findall(sample)) * 8 >= words:
        return "en"
    code, confidence = _guess(sample, _LATIN_SCRIPT)
    return code if confidence >= _MIN_CONFIDENCE else "en"


def _letters(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


def _guess(text: str, languages: tuple[str, ...] | None) -> tuple[str, float]:
    code, confidence = _identifier(languages).classify(text)
    return str(code), float(confidence)


@functools.cache
def _identifier(languages: tuple[str, ...] | None) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to load, seldom needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if languages:
        identifier.set_languages([c for c in languages if c in identifier.labels])
    return identifier
