"""Figures among their words: tokens of the sentences that hold them, and what the lexicon says.

Every distinct word is looked up once; the rest is arithmetic on arrays.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from hasila.lexicon import Lexicon, Person, Trigger, load
from hasila.quantities.units import noun
from hasila.schemas import EFFECTS
from hasila.text import fold, sentence_spans, tokenize

CLAUSE_MARKS = frozenset(',،;؛:.()"!?؟')
_SUFFIXES = ("ing", "ed", "es", "s")

Symbols = tuple[str, ...]


@dataclass(slots=True)
class Context:
    """Figures as token spans in one flat array of words.

    ``code`` gives each token its entry in ``symbols`` (what is known of the word), ``affixes``
    (letters at its ends) and ``effect`` (index in ``EFFECTS``, or -1). Per figure: tokens ``i``
    to ``j`` and the bounds ``lo`` and ``hi`` of its sentence.
    """

    norms: list[str]
    code: np.ndarray
    symbols: list[Symbols]
    affixes: list[Symbols]
    effect: np.ndarray
    i: np.ndarray
    j: np.ndarray
    lo: np.ndarray
    hi: np.ndarray


def contexts(
    texts: Iterable[str], figures: Iterable[list[tuple[int, int]]], language: str
) -> Context:
    """The context of figures, given per text as spans in code points, in order."""
    norms: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    for text, spans in zip(texts, figures, strict=True):
        if spans:
            _place(text, spans, norms, places)
    code, symbols, affixes, effect = _look_up(norms, load(language))
    columns = np.array(places, dtype=np.int64).reshape(-1, 4).T
    return Context(norms, code, symbols, affixes, effect, *columns)


def _place(
    text: str,
    spans: list[tuple[int, int]],
    norms: list[str],
    places: list[tuple[int, int, int, int]],
) -> None:
    folded = fold(text)
    sentences = sentence_spans(folded.text)
    starts = [start for start, _ in sentences]
    done: dict[int, tuple[int, list[int], list[int]]] = {}
    for start, end in spans:
        if folded.offsets is not None:
            start = int(np.searchsorted(folded.offsets, start))
            end = int(np.searchsorted(folded.offsets, end))
        at = max(0, bisect_right(starts, start) - 1)
        if at not in done:
            tokens = tokenize(folded.text, *sentences[at]) if sentences else None
            done[at] = (len(norms), tokens.starts, tokens.ends) if tokens else (len(norms), [], [])
            norms.extend(tokens.norms if tokens else [])
        base, lefts, rights = done[at]
        i = min(bisect_right(rights, start), max(0, len(rights) - 1))
        j = max(bisect_left(lefts, end), min(i + 1, len(lefts)))
        places.append((base + i, base + j, base, base + len(lefts)))


def _look_up(
    norms: list[str], lexicon: Lexicon
) -> tuple[np.ndarray, list[Symbols], list[Symbols], np.ndarray]:
    code, uniques = pd.factorize(np.array(norms, dtype=object))
    code = code.astype(np.int64)
    symbols = [word_symbols(w, lexicon.language) for w in uniques]
    affixes = [_affixes(w) for w in uniques]
    # A phrase is told at its first word, as a word of its own that knows more.
    firsts = np.array([bool(_options(w, lexicon)) for w in uniques], dtype=bool)
    grown: dict[tuple[int, str], int] = {}
    for at in np.flatnonzero(firsts[code]) if len(code) else ():
        more = _phrase(norms, int(at), lexicon)
        if more:
            old = int(code[at])
            if (old, more) not in grown:
                grown[old, more] = len(symbols)
                symbols.append((*symbols[old], more))
                affixes.append(affixes[old])
            code[at] = grown[old, more]
    effect = np.array([_effect(s) for s in symbols], dtype=np.int64)
    return code, symbols, affixes, effect


def _options(norm: str, lexicon: Lexicon) -> list[tuple[tuple[str, ...], object]]:
    found = lexicon.phrases.get(norm)
    if found is None and lexicon.language == "ar":
        found = lexicon.phrases.get(lexicon.word(norm).stem)
    return found or []


def _phrase(norms: list[str], at: int, lexicon: Lexicon) -> str:
    """Symbol of the longest phrase of the word lists that begins at a token."""
    for phrase, what in _options(norms[at], lexicon):
        if len(phrase) > 1 and tuple(norms[at + 1 : at + len(phrase)]) == phrase[1:]:
            if isinstance(what, Trigger):
                return f"t:{what.effect}"
            if isinstance(what, Person):
                return f"p:{what.victim_class}"
            return f"g:{what}"
    return ""


@lru_cache(maxsize=200_000)
def word_symbols(norm: str, language: str) -> Symbols:
    """What is known of a word: itself, its stem, effects, person, tags, unit, clitics."""
    if norm[0].isdigit():
        return ("w:" + shape(norm),)
    word = load(language).word(norm)
    out = ["w:" + norm]
    stem = word.stem if language == "ar" else _english_stem(norm)
    if stem != norm:
        out.append("w:" + stem)
    out += sorted({f"t:{t.effect}" for t in word.triggers})
    if word.person is not None:
        out.append(f"p:{word.person.victim_class}")
        if word.person.effect:
            out.append(f"t:{word.person.effect}")
        if word.person.demographic:
            out.append(f"p:{word.person.demographic}")
    out += sorted(f"g:{tag}" for tag in word.tags)
    unit = noun(norm, language)
    if unit is not None and unit.kind != "persons":
        out.append(f"u:{unit.kind}")
    out += [f"c:{c}" for c in (word.conj, word.prep, "ال" if word.article else "") if c]
    return tuple(dict.fromkeys(out))


def shape(norm: str) -> str:
    """A written number by its form: length, marks, and whether it could be a year."""
    if norm.isdigit() and len(norm) == 4 and norm[:2] in ("19", "20"):
        return "#year"
    return "".join("#" if c.isdigit() else c for c in norm)[:12]


def _english_stem(norm: str) -> str:
    for suffix in _SUFFIXES:
        if norm.endswith(suffix) and len(norm) - len(suffix) >= 4:
            return norm[: -len(suffix)]
    return norm


def _affixes(norm: str) -> Symbols:
    if len(norm) < 4 or norm[0].isdigit():
        return ()
    return (f"<{norm[:3]}", f"<{norm[:4]}", f"{norm[-3:]}>", f"{norm[-2:]}>")


def _effect(symbols: Symbols) -> int:
    for symbol in reversed(symbols):  # a phrase, told last, knows better than its first word
        if symbol.startswith("t:") and symbol[2:] in EFFECTS:
            return EFFECTS.index(symbol[2:])
    return -1
