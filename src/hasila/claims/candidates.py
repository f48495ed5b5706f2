"""Which sentences can hold claims: those with an effect word, found without reading the rest.

Arabic words are looked up whole, clitics taken off, and each form is decided once; English goes
through one pass of a compiled matcher.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from typing import Any

import ahocorasick_rs

from hasila.lexicon import Lexicon, Trigger, load
from hasila.text.fold import fold
from hasila.text.kept import Kept
from hasila.text.sentences import sentence_spans

_CLASSES = frozenset(("unspecified", "civilian", "combatant"))
_TOLLS = frozenset(("toll", "other_effect"))
# The items of a list right behind a sentence with an effect word break its number down.
_ITEM = re.compile(r"(?:[-*•▪●◾]|[0-9]{1,2}[-.)])\s*[0-9a-z\u0621-\u064a]")
_HE_SAYS = re.compile(
    r"\b(?:he|she|they|it)\s+(?:also\s+|further\s+)?(?:sa(?:id|ys?)|add(?:s|ed)|told)\b"
)
_SAYS = frozenset(("according", "as_verbs", "say_verbs", "say_forms", "quote_verbs"))
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")

Span = tuple[int, int]


def candidate_sentences(
    folded: str, language: str, spans: list[Span] | None = None
) -> Iterator[tuple[int, Span]]:
    """(index, span) of the sentences that hold an effect word, and of the list items behind."""
    spans = sentence_spans(folded) if spans is None else spans
    hot = _arabic(folded, spans) if language == "ar" else _matched(folded, language, spans)
    last = -9
    for index, (start, end) in enumerate(spans):
        if hot[index] or (index - last == 1 and _ITEM.match(folded, start)):
            last = index
            yield index, (start, end)


def speaking_sentences(
    folded: str, language: str, spans: list[Span], told: set[int], back: int
) -> list[int]:
    """The sentences, up to ``back`` before one of ``told``, that may name who goes on speaking.

    English: only where one of ``told`` goes on with a pronoun, or stands in a quotation that other
    sentences begin or end.
    """
    if language != "ar":
        return sorted(_around_quotes(folded, spans, told, back))
    near = {k for t in told for k in range(max(0, t - back), t)} - told
    speech = _speech_words()
    return sorted(k for k in near if any(map(speech.__getitem__, _WORD.findall(folded, *spans[k]))))


def _around_quotes(folded: str, spans: list[Span], told: set[int], back: int) -> set[int]:
    """The sentences around those of ``told`` whose speaker stands in another one."""
    near: set[int] = set()
    for t in told:
        sentence = folded[slice(*spans[t])]
        if _HE_SAYS.search(sentence):
            near.update(range(max(0, t - back), t))
        if t and sentence[0] == '"' and folded[spans[t][0] - 1] != "\n":
            near.add(t - 1)  # "…," a medic said. "Two died."
        if t and folded[: spans[t][0]].rstrip().endswith(":"):
            near.add(t - 1)  # "The sergeant reported:" on the line before
        if sentence.count('"') % 2:
            near.update(range(max(0, t - 1), min(t + 3, len(spans))))
    return near - told


@lru_cache(maxsize=1)
def _speech_words() -> Kept[bool]:
    """Whether a word form can open or carry on what somebody says."""
    lexicon = load("ar")

    def speaks(norm: str) -> bool:
        word = lexicon.word(norm)
        return bool(word.tags & _SAYS) or word.opens is not None

    return Kept(speaks)


def _arabic(folded: str, spans: list[Span]) -> list[bool]:
    """Which sentences hold words that say an effect, alone or with the word behind them."""
    heat, words = _hot_words().__getitem__, _WORD.findall
    hot = []
    for start, end in spans:
        found = words(folded, start, end)
        heats = list(map(heat, found))
        opening = compress(range(len(found) - 1), heats)
        hot.append(True in heats or any(found[k + 1] in heats[k] for k in opening))
    return hot


@lru_cache(maxsize=1)
def _hot_words() -> Kept[Any]:
    """Whether a word form can say an effect: True, or before which words it can, else nothing."""
    lexicon = load("ar")
    whom = _whom(lexicon)
    pairs: dict[str, set[str]] = {}
    for options in lexicon.phrases.values():
        for phrase, payload in options:
            words = [w for w in phrase if _WORD.fullmatch(w)]
            tells = isinstance(payload, Trigger) or payload in ("losses", "lives_lost")
            if tells and len(words) > 1:
                pairs.setdefault(words[0], set()).add(words[1])

    def heat(norm: str) -> Any:
        word = lexicon.word(norm)
        person = word.person
        if (
            word.triggers
            or word.tags & _TOLLS
            or any(t.whom & _CLASSES for t in word.weak)
            or (person and (person.effect or whom & {fold(person.lemma).text, person.victim_class}))
        ):
            return True
        return pairs.get(norm) or (pairs.get(word.stem) if word.conj else None)

    return Kept(heat)


def _whom(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(w for ts in lexicon.weak.values() for t in ts for w in t.whom) - _CLASSES


def _matched(folded: str, language: str, spans: list[Span]) -> list[bool]:
    """Which sentences hold a form that can say an effect."""
    # A blank before the text, for forms that are looked for at the head of a word only.
    matches = _matcher(language).find_matches_as_indexes(f" {folded}")
    starts = [start for start, _ in spans]
    hot = [False] * len(spans)
    for _, start, _ in matches:
        hot[max(0, bisect_right(starts, start - 1) - 1)] = True
    return hot


@lru_cache(maxsize=2)
def _matcher(language: str) -> Any:
    lexicon = load(language)
    forms = {
        w if any(t.frame != "around" for t in triggers) else f" {w} "
        for w, triggers in lexicon.triggers.items()
    }
    forms |= {w for w, ts in lexicon.weak.items() if any(t.whom & _CLASSES for t in ts)}
    whom = _whom(lexicon)
    for w, p in lexicon.persons.items():
        if p.effect or whom & {fold(p.lemma).text, p.victim_class}:
            forms.add(w)
    forms |= {w for w, tags in lexicon.tags.items() if tags & _TOLLS}
    for options in lexicon.phrases.values():
        forms |= {" ".join(phrase) for phrase, payload in options if hasattr(payload, "frame")}
    # A form of two letters stands in half of all words: look for it at the head of a word only.
    short = {f"{before}{f} " for f in forms if len(f) == 2 for before in (" ", " و", "\n", "\nو")}
    return ahocorasick_rs.AhoCorasick(sorted({f for f in forms if len(f) > 2} | short))
