"""Civilians of whom a report tells without a number: they are those whom its numbers count."""

from hasila.claims.model import Mention, Sentence
from hasila.claims.nouns import STOPS

_CIVILIANS = frozenset(
    f"{the}{w}"
    for the in ("", "ال", "لل")
    for w in ("مدني", "مدنيا", "مدنيه", "مدنيون", "مدنيين", "مدنيات")
)
_TOP = 900  # characters of a report in which it says whom its event hit


def from_plain_words(claims: list[Mention], sentences: list[Sentence]) -> None:
    """A report that tells at its top of civilians hurt means them in the numbers of its event."""
    if all(m.victim_class != "unspecified" for m in claims):
        return
    told: set[str | None] = set()
    for s in sentences:
        if s.tokens.starts[0] > _TOP or _CIVILIANS.isdisjoint(s.tokens.norms):
            continue
        for hit in s.hits:
            w = s.words[hit.j] if hit.j < len(s) else None
            if w is not None and w.person and w.person.lemma == "مدني" and not w.article:
                told.add(hit.trigger.effect)
        told |= _dead_and_hurt(s)
    told -= {m.effect for m in claims if m.victim_class == "combatant" and m.event == "main"}
    for m in claims:
        anyone = m.victim_class == "unspecified" and m.kind != "zero"
        if anyone and m.effect in told and m.event == "main":
            m.victim_class = "civilian"


def _dead_and_hurt(s: Sentence) -> set[str | None]:
    """The effects of nouns that a word for civilians is said of.

    قتلى مدنيون، قتلى وجرحى في صفوف المدنيين، القتلى في الهجوم جميعهم مدنيون.
    """
    found: set[str | None] = set()
    for k, w in enumerate(s.words):
        effect = w.person.effect if w.person else None
        if effect is None or not _MOST.isdisjoint(s.tokens.norms[max(0, k - 2) : k]):
            continue
        after = k + 1
        while after < len(s) and s.tokens.norms[after] in _AMONG and not _civilian(s, after):
            after += 1
        if not _civilian(s, after) and not (w.article and _all_civilians(s, k)):
            continue
        found.add(effect)
        first = s.words[k - 1].person if k and w.conj else None
        if first is not None and first.effect:
            found.add(first.effect)
    return found


_AMONG = frozenset(("من", "بين", "في", "صفوف", "اوساط", "السكان", "الاهالي", "المواطنين"))


def _civilian(s: Sentence, k: int) -> bool:
    person = s.words[k].person if k < len(s) else None
    return person is not None and person.lemma == "مدني"


def _all_civilians(s: Sentence, k: int) -> bool:
    """Is it said of all the dead or hurt at ``k`` that they are civilians?"""
    w = s.words[k]
    if w.person is None or w.person.number != "pl":
        return False
    for x in range(k + 1, min(len(s), k + _PREDICATE)):
        if s.words[x].norm in STOPS or s.words[x].triggers or s.words[x].tags & _CLAUSES:
            return False
        if not _MOST.isdisjoint(s.tokens.norms[x : x + 1]):
            return False
        if _civilian(s, x):
            of_all = s.words[x - 1].norm == "من" and s.words[x - 2].norm in _ALL
            return of_all or (s.words[x].norm == "مدنيون" or s.words[x - 1].norm in _ALL)
    return False


_PREDICATE = 9  # words from the dead to what they were
_ALL = frozenset(("جميعهم", "كلهم", "هم", "كانوا", "جميعا"))
_MOST = frozenset(("معظم", "اغلب", "غالبيه", "اكثر", "بعض", "نصف", "معظمهم", "اغلبهم", "غالبيتهم"))
_CLAUSES = frozenset(("say_verbs", "that", "relative", "part_markers"))
