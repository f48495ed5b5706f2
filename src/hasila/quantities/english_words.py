"""English number words, from the word list."""

from functools import cache
from typing import NamedTuple

from hasila.quantities.data import lexicon


class Piece(NamedTuple):
    """One number word: kind and value."""

    kind: str
    value: float


@cache
def pieces() -> dict[str, Piece]:
    """Every English number word."""
    data = lexicon("en", "numbers")
    found: dict[str, Piece] = {}
    for kind, key in (
        ("ordinal", "ordinals"),
        ("fraction", "fractions"),
        ("unit", "units"),
        ("teen", "teens"),
        ("ten", "tens"),
        ("scale", "scales"),
        ("group", "groups"),
        ("pair", "pairs"),
    ):
        for word, value in data[key].items():
            if not (kind == "fraction" and word in found):
                found[word] = Piece(kind, value)
    for ten, tens in data["tens"].items():
        for unit, units in data["units"].items():
            found[ten + unit] = Piece("teen", tens + units)  # "thirtythree", a lost hyphen
    found.update(dict.fromkeys(data["zero"], Piece("zero", 0)))
    found.update(dict.fromkeys(data["vague"], Piece("vague", 0)))
    found.update(dict.fromkeys(data["vague_some"], Piece("some", 0)))
    return found


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """Vague phrases by their first word, longest first, without a final "of"."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon("en", "numbers")["vague_phrases"]:
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append(words)
    for found in by_first.values():
        found.sort(key=lambda p: (-len(p), p))
    return by_first


@cache
def openers() -> frozenset[str]:
    """Words that a number can begin with, an article before them aside."""
    firsts = {first for first in phrases() if first not in ("a", "an")}
    return (frozenset(pieces()) | firsts | after_article() | {"half"}) - {"m", "k"}


@cache
def after_article() -> frozenset[str]:
    """Words that make a number or a vague phrase of an article before them."""
    seconds = {p[1] for article in ("a", "an") for p in phrases().get(article, ())}
    return frozenset(pieces()) | seconds
