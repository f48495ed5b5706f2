"""Which sentences can hold claims: those with an effect word, found without reading the rest.

Arabic words are looked up whole, clitics taken off, and each form is decided once; English goes
through one pass of a compiled matcher.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Any

import ahocorasick_rs

from hasila.claims.marks import CLASSES, TOLLS, of_whom
from hasila.claims.page import Page
from hasila.lexicon import load

# The items of a list right behind a sentence with an effect word break its number down.
_ITEM = re.compile(r"(?:[-*•▪●◾]|[0-9]{1,2}[-.)])\s*[0-9a-z\u0621-\u064a]")
_AMONG_THEM = re.compile("و?(?:من )?(?:بينهم|بينهن|ضمنهم) ")
_COUNTED = re.compile("[0-9]{1,4} [\u0621-\u064a]")  # an item that its number opens
_HE_SAYS = re.compile(
    r"\b(?:he|she|they|it)\s+(?:also\s+|further\s+)?(?:sa(?:id|ys?)|add(?:s|ed)|told)\b"
    # Those whose fuller name may stand before.
    r"|\bthe\s+(?:sources?|officials?|correspondent|reporter|sheriff|officer|chief|mayor"
    r"|minister)\b"
)

# "Five of them were guards", "three were women": what some of those just told of were.
_WERE = re.compile(
    r"\bof them were\b|\bwere (?:women|children|girls|boys|civilians)\b"
    r"|\bthey (?:are|were) (?:[0-9]{1,3}-year-old|identified as)\b"
)

Span = tuple[int, int]


def candidate_sentences(page: Page) -> Iterator[int]:
    """The sentences that hold an effect word, and the list items behind them."""
    arabic = page.lexicon.language == "ar"
    telling = page.telling() if arabic else _matched(page)
    last, listing = -9, False  # whether the sentence before announces a list or is of one
    for index, (start, end) in enumerate(page.spans):
        item = index - last == 1 and _ITEM.match(page.text, start) is not None
        among = arabic and index - last == 1 and _AMONG_THEM.match(page.text, start) is not None
        item = item or among
        listing = index - last == 1 and listing and _COUNTED.match(page.text, start) is not None
        item = item or listing
        listing = listing or (arabic and page.text.endswith(":", start, end))
        if index in telling or item or (index - last < 3 and _WERE.search(page.text, start, end)):
            last = index
            yield index


def speaking_sentences(page: Page, told: set[int], back: int) -> list[int]:
    """The sentences, up to ``back`` before one of ``told``, that may name who goes on speaking.

    English: only where one of ``told`` goes on with a pronoun or "the source", or stands in a
    quotation that other sentences begin or end.
    """
    if page.lexicon.language != "ar":
        return sorted(_around_quotes(page.text, page.spans, told, back))
    near = {k for t in told for k in range(max(0, t - back), t)} - told
    return sorted(filter(page.speaks, near))


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


def _matched(page: Page) -> set[int]:
    """The sentences of an English report that hold a form which can say an effect."""
    # A blank before the text, for forms that are looked for at the head of a word only.
    matches = _matcher().find_matches_as_indexes(f" {page.text}")
    starts = [start for start, _ in page.spans]
    return {max(0, bisect_right(starts, start - 1) - 1) for _, start, _ in matches}


@cache
def _matcher() -> Any:
    lexicon = load("en")
    forms = {
        w if any(t.frame != "around" for t in triggers) else f" {w} "
        for w, triggers in lexicon.triggers.items()
    }
    forms |= {w for w, ts in lexicon.weak.items() if any(t.whom & CLASSES for t in ts)}
    whom = of_whom(lexicon)
    for w, p in lexicon.persons.items():
        if p.effect or whom & {p.folded, p.victim_class}:
            forms.add(w)
    forms |= {w for w, tags in lexicon.tags.items() if tags & TOLLS}
    for options in lexicon.phrases.values():
        forms |= {
            " ".join(phrase)
            for phrase, payload in options
            if hasattr(payload, "frame") or payload in TOLLS
        }
    # A form of two letters stands in half of all words: look for it at the head of a word only.
    short = {f"{before}{f} " for f in forms if len(f) == 2 for before in (" ", "\n")}
    return ahocorasick_rs.AhoCorasick(sorted({f for f in forms if len(f) > 2} | short))
