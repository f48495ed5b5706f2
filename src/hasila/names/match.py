"""Whole words in text: one compiled matcher for all forms of a list, Arabic clitics allowed."""

import re
from collections.abc import Callable, Mapping
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from hasila.text.fold import Folded, fold

T = TypeVar("T")

_ARABIC = re.compile("[\u0621-\u064a]")
_CAPITALS = re.compile("[A-Z]{2,5}")
# Article, conjunction and preposition before an Arabic word, joined to it.
_PREFIXES = frozenset(
    conj + rest for conj in ("", "و", "ف") for rest in ("", "ال", "ب", "ل", "ك", "بال", "كال", "لل")
)
_LONGEST = max(map(len, _PREFIXES))


class Hit(NamedTuple, Generic[T]):
    """A form in folded text: its span without clitics, and what the list says of it."""

    start: int
    end: int
    value: T


class Matcher(Generic[T]):
    """Finds the forms of a list in a text, longest first where they overlap.

    Forms are whole words in any spelling; those of two to five capitals are acronyms that could
    be other words, and are found in capitals only.
    """

    def __init__(self, forms: Mapping[str, T]) -> None:
        """``forms``: what each form stands for; of forms that fold alike the last one wins."""
        self._values: dict[str, tuple[T, bool]] = {}
        for form, value in forms.items():
            folded = " ".join(fold(form).text.split())
            exact = bool(_CAPITALS.fullmatch(form))
            if folded and not (exact and folded in self._values):
                self._values[folded] = (value, exact)
            # The preposition li swallows the article's alef.
            if folded.startswith("ال"):
                self._values.setdefault("لل" + folded[2:], (value, False))
        self._forms = sorted(self._values)
        self._arabic = [bool(_ARABIC.match(form)) for form in self._forms]
        self._machine = ahocorasick_rs.AhoCorasick(self._forms) if self._forms else None

    def get(self, form: str) -> T | None:
        """What a form stands for, None when the list does not have it."""
        found = self._values.get(" ".join(fold(form).text.split()))
        return found[0] if found else None

    def hits(self, text: str, folded: Folded | None = None) -> list[Hit[T]]:
        """The forms in a text from left to right, none within or across another."""
        if self._machine is None:
            return []
        folded = folded or fold(text)
        found: list[tuple[int, int, T]] = []
        plain, size = folded.text, len(folded.text)
        for index, start, end in self._machine.find_matches_as_indexes(plain, overlapping=True):
            if end < size and _is_word(plain[end]):
                continue
            joined = start > 0 and _is_word(plain[start - 1])
            if joined and not (self._arabic[index] and _behind_prefix(plain, start)):
                continue
            value, exact = self._values[self._forms[index]]
            if exact:
                a, b = folded.span(start, end)
                if not text[a:b].isupper():
                    continue
            found.append((start, end, value))
        found.sort(key=lambda h: (h[0] - h[1], h[0]))
        kept: list[Hit[T]] = []
        taken = bytearray(len(plain))
        for start, end, value in found:
            if not any(taken[start:end]):
                kept.append(Hit(start, end, value))
                taken[start:end] = b"\1" * (end - start)
        return sorted(kept, key=lambda h: h.start)


def _behind_prefix(text: str, start: int) -> bool:
    """Is what stands before ``start`` in its word a prefix of Arabic words?"""
    at = start
    while at > 0 and start - at <= _LONGEST and _is_word(text[at - 1]):
        at -= 1
    return text[at:start] in _PREFIXES


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def finder(kinds: Mapping[str, str]) -> Callable[[str], list[str]]:
    """A function from a text to the kinds whose forms stand in it, those of longer forms first.

    Args:
        kinds: the kind of each form. Forms are whole words; Arabic ones may carry article,
            conjunction or preposition.
    """
    matcher = Matcher(kinds)

    def find(text: str) -> list[str]:
        found = sorted(matcher.hits(text), key=lambda h: (h.start - h.end, h.value))
        return list(dict.fromkeys(h.value for h in found))

    return find
