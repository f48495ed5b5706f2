"""English: words that say an effect only where the passage is about such things.

``lexicon/en/topics.yaml`` holds the topics and what each rule asks of the passage and of those
it is told of.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import read

_BEFORE = 420  # folded characters before a sentence that still tell what it is about: some three
_WORD = re.compile(r"[a-z][a-z'-]+")
_COUNTED = frozenset(("number", "vague", "others", "sum", "another"))
_ARMED = frozenset(("combatant", "detainee"))
_MASSES = 1000  # no band of fighters


@lru_cache(maxsize=1)
def _topics() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read("en", "topics")["topics"].items()}


@lru_cache(maxsize=1)
def _rules() -> dict[str, dict[str, object]]:
    return dict(read("en", "topics")["rules"])


def _asks(rule: str, what: str) -> list[str]:
    found = _rules().get(rule, {}).get(what, ())
    return list(found) if isinstance(found, (list, tuple)) else []


def topical(s: Sentence) -> list[Hit]:
    """The effect words of a sentence that its passage lets stand."""
    if not any(hit.trigger.rule in _rules() for hit in s.hits):
        return s.hits
    inside, around = frozenset(s.tokens.norms), _passage(s)
    return [hit for hit in s.hits if _stands(hit, inside, around)]


def about(s: Sentence, topic: str) -> bool:
    """Is the passage that ends with a sentence about a topic?"""
    return not _topics()[topic].isdisjoint(_passage(s))


def _passage(s: Sentence) -> frozenset[str]:
    start = s.tokens.starts[0]
    before = s.tokens.text[max(0, start - _BEFORE) : start]
    return frozenset(s.tokens.norms) | frozenset(_WORD.findall(before))


def _stands(hit: Hit, inside: frozenset[str], around: frozenset[str]) -> bool:
    rule = hit.trigger.rule
    wanted = _asks(rule, "any")
    if wanted and all(_topics()[t].isdisjoint(around) for t in wanted):
        return False
    return all(_topics()[t].isdisjoint(inside) for t in _asks(rule, "none"))


def asks_near(rule: str) -> bool:
    """Must a participle of this rule stand right behind its noun?"""
    return bool(_rules().get(rule, {}).get("near"))


def fitting(mentions: Iterable[Mention], rule: str) -> list[Mention]:
    """The mentions that a rule can be told of."""
    asked = _rules().get(rule)
    if not asked:
        return list(mentions)
    return [
        m
        for m in mentions
        if not (asked.get("counted") and m.kind not in _COUNTED)
        and not ("heads" in asked and m.head not in _asks(rule, "heads"))
        and not (asked.get("persons") and not _person(m))
        and not (asked.get("unarmed") and _armed(m))
    ]


def _armed(m: Mention) -> bool:
    """Is a mention of combatants or detainees, or of "others" who may be?"""
    if m.person:
        return m.person.victim_class in _ARMED
    return m.kind == "others" and (m.best or 0) < _MASSES


def _person(m: Mention) -> bool:
    """Is a mention surely of persons: by its noun, as "others", or a number that stands alone?"""
    return (
        m.person is not None
        or m.kind in ("others", "another")
        or m.bare
        or m.of_them
        or m.inner >= 0
    )
