"""English: making a mention, and what its noun tells of those it counts."""

from dataclasses import replace

from hasila.claims.english.parse import View
from hasila.claims.english.phrases import Phrase, is_minor
from hasila.claims.model import Mention
from hasila.lexicon import Person
from hasila.quantities import Number
from hasila.quantities.data import words


def mention(v: View, i: int, j: int, n: Number | None = None) -> Mention:
    """A mention of the tokens from ``i`` to ``j``; without a number it counts one."""
    low, best, high, qualifier = (n.low, n.best, n.high, n.qualifier) if n else (1, 1, 1, "exact")
    a, b, c = (None if x is None else int(x) for x in (low, best, high))
    starts, ends = v.s.tokens.starts, v.s.tokens.ends
    return Mention(i, j, i, starts[i], ends[j - 1], a, b, c, qualifier, "singular")


def describe(v: View, m: Mention, found: Phrase) -> None:
    """Give a mention the noun of its phrase, and the number that an adjective tells."""
    m.person, m.head = found.person, found.head
    if m.person and m.person.lemma in ("member", "cadre", "personnel", "leader", "head", "chief"):
        m.person = _member_of(v, m, found)
    if found.others:
        m.kind = "others" if m.person is None else m.kind
    if found.aged and m.person is None and is_minor(found.aged):
        m.head = "minor"
    if found.effect_at >= 0:
        m.inner = found.effect_at
    for norm in v.norms[m.i : m.j]:
        strong = norm.rpartition("-")
        if strong[2] in _STRONG and m.best == 1:
            value = _SMALL.get(strong[0]) or (int(strong[0]) if strong[0].isdecimal() else 0)
            if 1 < value < 100:  # "the four-man crew"
                m.low = m.best = m.high = value
                m.kind = "number"


_ARMED = words("en", "grammar", "armed_units")
_STRONG = words("en", "grammar", "strong_of")


_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


_SMALL = {norm: k for k, norm in enumerate(_WORDS, 2)}


def _member_of(v: View, m: Mention, found: Phrase) -> Person:
    """ "members of one family" are civilians, "members of the brigade" combatants.

    Of "the village defence patrol" the last word tells, of "the indigenous leader" the first.
    """
    assert found.person is not None
    civil = False
    for k in range(m.i, min(len(v.codes), found.end + 8)):
        if k >= found.end and v.codes[k] in ",.;:bhevSr":
            break
        person = v.s.words[k].person
        if k >= found.end and person and person.victim_class == "combatant":
            return replace(found.person, victim_class="combatant")
        if k >= found.end and v.norms[k] in _ARMED:
            return replace(found.person, victim_class="combatant")
        civil = civil or "civil_bodies" in v.s.words[k].tags
    return replace(found.person, victim_class="civilian") if civil else found.person
