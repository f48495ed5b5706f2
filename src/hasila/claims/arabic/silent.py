"""Arabic: sentences that can state no effect, which are read no further."""

from hasila.claims.arabic.zeros import LOSSES
from hasila.claims.model import Hit, Sentence

_LIST_MARKS = frozenset("-*•▪●◾")


def silent(s: Sentence) -> bool:
    """Can a sentence state no effect: none of its words or phrases does, and it is no list item?"""
    if any(_may_tell(s, h) for h in s.hits):
        return False
    if "unharmed" in s.tags or any(tag in LOSSES for _, tag in s.phrase_tags.values()):
        return False
    if not s.words or s.words[0].norm in _LIST_MARKS or s.words[0].norm.isdigit():
        return False  # the total before it may give its number an effect
    if s.near("part_markers", 0, 2):
        return False  # of the number before it: وبينهم ثلاثة أطفال
    if "toll" in s.tags:
        return False  # it may break down the total before it
    phrases = [person for _, person in s.phrase_persons.values()]
    nouns = [s.words[k].person for k in s.counting]
    return not any(person is not None and person.effect for person in (*nouns, *phrases))


def _may_tell(s: Sentence, hit: Hit) -> bool:
    """Can any of those of whom alone a weak effect word tells be in its sentence?"""
    whom = hit.trigger.whom
    if not whom or (s.numerals and not whom.isdisjoint(_ANYONE)):
        return True
    told = [s.words[k].person for k in s.counting]  # None: a word that stands for anybody
    told += [p for _, p in s.phrase_persons.values()]
    return any(
        p is None or p.effect in whom or p.victim_class in whom or p.folded in whom for p in told
    )


_ANYONE = frozenset(("them", "civilian"))  # whom a bare number may count
