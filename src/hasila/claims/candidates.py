"""Which sentences can hold claims: those with an effect word, found without reading the rest.

Arabic words are looked up whole, clitics taken off, and each form is decided once; English goes
through one pass of a compiled matcher.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import ahocorasick_rs

from hasila.lexicon import Lexicon, Trigger, load
from hasila.text.fold import fold
from hasila.text.sentences import sentence_spans

_CLASSES = frozenset(("unspecified", "civilian", "combatant"))
_TOLLS = frozenset(("toll", "other_effect"))
# The items of a list right behind a sentence with an effect word break its number down.
_ITEM = re.compile(r"(?:[-*•▪●◾]|[0-9]{1,2}[-.)])\s*[0-9a-z\u0621-\u064a]")
_SAYS = frozenset(("according", "as_verbs", "say_verbs", "say_forms", "quote_verbs"))
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")

Span = tuple[int, int]


def candidate_sentences(
    folded: str, language: str, spans: list[Span] | None = None
) -> Iterator[tuple[int, Span]]:
    """(index, span) of the sentences that hold an effect word, and of the list items behind."""
    found = _arabic(folded) if language == "ar" else _matched(folded, language)
    if not found:
        return
    at, last = 0, -9
    for index, (start, end) in enumerate(sentence_spans(folded) if spans is None else spans):
        while at < len(found) and found[at] < start:
            at += 1
        item = index - last == 1 and _ITEM.match(folded, start)
        if item or (at < len(found) and found[at] < end):
            last = index
            yield index, (start, end)


def speaking_sentences(
    folded: str, language: str, spans: list[Span], told: set[int], back: int
) -> list[int]:
    """The sentences, up to ``back`` before one of ``told``, that may name who goes on speaking."""
    if language != "ar":
        return []
    near = {k for t in told for k in range(max(0, t - back), t)} - told
    speech = _speech_words()
    return sorted(k for k in near if any(map(speech.__getitem__, _WORD.findall(folded, *spans[k]))))


@lru_cache(maxsize=1)
def _speech_words() -> "_Speech":
    return _Speech(load("ar"))


class _Speech(dict[str, bool]):
    """Whether a word form can open or carry on what somebody says, kept per form."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, norm: str) -> bool:
        word = self.lexicon.word(norm)
        says = bool(word.tags & _SAYS) or word.opens is not None
        if len(self) < 500_000:
            self[norm] = says
        return says


def _arabic(folded: str) -> list[int]:
    """Where words stand that can say an effect, alone or with the word behind them."""
    hot = _hot_words()
    found: list[int] = []
    behind: frozenset[str] = _NONE  # what must come next for the word before to say an effect
    at = 0
    for m in _WORD.finditer(folded):
        word = m.group()
        if behind and word in behind:
            found.append(at)
        heat = hot[word]
        if heat is True:
            found.append(m.start())
            behind = _NONE
        else:
            behind, at = heat or _NONE, m.start()
    return found


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _hot_words() -> "_Hot":
    return _Hot(load("ar"))


class _Hot(dict[str, frozenset[str] | bool]):
    """Whether a word form can say an effect (True), or before which words; kept per form."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.whom = _whom(lexicon)
        self.pairs: dict[str, set[str]] = {}
        for options in lexicon.phrases.values():
            for phrase, payload in options:
                words = [w for w in phrase if _WORD.fullmatch(w)]
                tells = isinstance(payload, Trigger) or payload in ("losses", "lives_lost")
                if tells and len(words) > 1:
                    self.pairs.setdefault(words[0], set()).add(words[1])

    def __missing__(self, norm: str) -> frozenset[str] | bool:
        word = self.lexicon.word(norm)
        person = word.person
        meant = person and self.whom & {fold(person.lemma).text, person.victim_class}
        heat: frozenset[str] | bool = (
            bool(word.triggers)
            or bool(word.tags & _TOLLS)
            or any(t.whom & _CLASSES for t in word.weak)
            or bool(meant or (person and person.effect))
        )
        if not heat:
            seconds = self.pairs.get(norm) or (word.conj and self.pairs.get(word.stem))
            heat = frozenset(seconds or ())
        if len(self) < 500_000:
            self[norm] = heat
        return heat


def _whom(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(w for ts in lexicon.weak.values() for t in ts for w in t.whom) - _CLASSES


def _matched(folded: str, language: str) -> list[int]:
    # A blank before the text, for forms that are looked for at the head of a word only.
    matches = _matcher(language).find_matches_as_indexes(f" {folded}")
    return [max(0, start - 1) for _, start, _ in matches]


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
