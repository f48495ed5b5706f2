"""Nouns that numbers count: persons from the lexicon, everything else from the unit lists."""

from functools import cache, lru_cache
from typing import NamedTuple

from hasila.lexicon import load
from hasila.quantities.data import lexicon
from hasila.text.clitics import segment

_KINDS = ("duration", "money", "measure", "events", "things")


class Noun(NamedTuple):
    """What a noun counts: kind of figure, its lemma, and whether it is a dual by its form."""

    kind: str
    lemma: str
    dual: bool


@cache
def _table(language: str) -> dict[str, Noun]:
    table: dict[str, Noun] = {}
    units = lexicon(language, "units")
    for kind in _KINDS:
        for lemma, forms in units[kind].items():
            if " " in lemma:
                continue
            for form in (lemma, *forms):
                table.setdefault(form, Noun(kind, lemma, False))
            for form, dual in _made(lemma, language):
                table.setdefault(form, Noun(kind, lemma, dual))
    return table


def _made(lemma: str, language: str) -> list[tuple[str, bool]]:
    if language != "ar":
        return [(lemma + "s", False)]
    stem = lemma[:-1] + "ت" if lemma.endswith("ه") else lemma
    duals = [(stem + "ان", True), (stem + "ين", True)]
    return duals if lemma.endswith("ه") else [(lemma + "ا", False), *duals]


@lru_cache(maxsize=100_000)
def noun(norm: str, language: str) -> Noun | None:
    """The noun that a folded token is, clitics aside; None when no list knows it."""
    table = _table(language)
    found = table.get(norm)
    if found is None and language == "ar":
        _, stem, suffix = segment(norm)
        found = None if suffix else table.get(stem)
    if found is not None:
        return found
    person = load(language).word(norm).person
    return Noun("persons", person.lemma, person.number == "du") if person is not None else None
