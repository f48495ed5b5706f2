"""Arabic: those whom nobody counted: whole families (استشهاد عائلة كاملة), many, some."""

from hasila.claims.arabic.nouns import PUNCT, extend, make_mention
from hasila.claims.model import Mention, Sentence

_ALL = frozenset(("كامله", "باكملها", "بكاملها", "باسرها", "بالكامل", "كلها", "جميعها"))
_PEOPLE = 5  # words behind a family in which its members can be counted


def whole_families(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Mentions of families that suffered as a whole: some persons, no one says how many."""
    if "families" not in s.tags:
        return
    for k, w in enumerate(s.words):
        several = w.norm.endswith("ات") or w.stem in ("اسر", "عوائل")
        if "families" not in w.tags or several or k in taken:
            continue
        end = next((x + 1 for x in (k + 1, k + 2) if x < len(s) and s.words[x].norm in _ALL), 0)
        whole = k > 0 and s.words[k - 1].norm == "كامل"
        if not (end or whole) or any(k - 3 <= n.i < k + _PEOPLE for n in s.numbers):
            continue
        if any(members_of(s, x) and s.words[x].person for x in range(k + 1, k + _PEOPLE)):
            continue
        m = make_mention(s, k - whole, end or extend(s, k + 1))
        m.low = m.best = m.high = None
        m.kind, m.qualifier, m.head, m.definite = "vague", "vague", w.stem, True
        found.append(m)
        taken.update(range(m.i, m.j))


_MEMBERS = frozenset(("(", ":", "هي", "وهي", "هم", "وهم"))


def members_of(s: Sentence, k: int) -> bool:
    """Do those at ``k`` make up a family told of before (أسرة مكونة من الأب والأم وطفلين)?"""
    if k >= len(s) or not k or "families" not in s.tags:
        return False
    made = s.words[k - 1].norm == "من" and s.has(k - 2, "composed")
    return (made or s.words[k - 1].norm in _MEMBERS) and s.near("families", max(0, k - 4), k - 1)


BY_MANY = frozenset(("بالعشرات", "بالمئات", "بالالاف"))


def in_masses(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """The dead and hurt "by the dozens" (قتلى وجرحى بالعشرات): some, no one says how many."""
    if BY_MANY.isdisjoint(s.tokens.norms):
        return
    for k, norm in enumerate(s.tokens.norms):
        person = s.words[k - 1].person if k and norm in BY_MANY else None
        if person is None or person.effect is None or person.number != "pl":
            if norm in BY_MANY and not any(m.i <= k < m.j for m in found):
                _so_many(s, k, found, taken)
            continue
        first = s.words[k - 2].person if k > 1 and s.words[k - 1].conj else None
        two = first is not None and first.effect is not None and first.effect != person.effect
        m = make_mention(s, k - 1 - two, k + 1)
        m.low = m.best = m.high = None
        m.kind, m.qualifier, m.person = "vague", "vague", person
        m.effect = "killed_or_injured" if two else person.effect
        m.rule = "own.vague"
        found.append(m)
        taken.update(range(m.i, m.j))


def _so_many(s: Sentence, k: int, found: list[Mention], taken: set[int]) -> None:
    """The dead "estimated by the hundreds", those who flee "by the thousands"."""
    for x in range(k - 1, max(-1, k - 1 - _TO_MANY), -1):
        w = s.words[x]
        flight = next((h for h in s.hits if h.j == x + 1 and h.trigger.verb), None)
        fled = flight is not None and flight.trigger.effect in ("escaped", "displaced")
        dead = w.person is not None and w.person.effect in _HURT and w.person.number == "pl"
        if fled or dead:
            m = make_mention(s, k, k + 1)
            m.low = m.best = m.high = None
            m.kind, m.qualifier, m.bare = "vague", "vague", True
            m.effect = w.person.effect if dead and w.person else "displaced"
            m.rule = "own.vague"
            people = (v.person for v in s.words[max(0, x - 2) : k] if not v.conj or v is not w)
            m.person = next((p for p in people if p and p.number == "pl" and not dead), None)
            found.append(m)
            taken.add(k)
        if fled or dead or w.norm in PUNCT or w.triggers or (w.conj and x < k - 1):
            return


_TO_MANY = 4  # words from the dead, or a verb of flight, to "by the hundreds"
_HURT = frozenset(("killed", "injured"))


def many(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """ "Many" without a noun, right behind what befell them (وجرح العديد في القصف)."""
    if "many" not in s.tags:
        return
    for hit in s.hits:
        k = hit.j
        lost = hit.trigger.rule == "killed.loss"  # خسر الكثير
        if not s.has(k, "many") or k in taken or lost or s.words[hit.j - 1].article:
            continue
        nxt = s.words[k + 1] if k + 1 < len(s) else None
        joined = nxt is not None and (nxt.prep or nxt.norm.startswith("و"))
        ends = nxt is None or joined or nxt.norm in PUNCT or nxt.tags & _BEHIND_MANY
        if not ends or (nxt is not None and nxt.norm == "من"):
            continue
        m = make_mention(s, k, k + 1)
        m.low = m.best = m.high = None
        m.kind, m.qualifier = "others", "vague"
        found.append(m)
        taken.add(k)


_BEHIND_MANY = frozenset(("prepositions", "adverbs", "clause_breaks", "weekdays", "relative"))


def two_students(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Two students among those told of, in the word that is also the movement's (بينهم طالبان)."""
    if _STUDENTS not in s.tokens.norms:
        return
    for k, norm in enumerate(s.tokens.norms):
        among = k and norm == _STUDENTS and s.words[k - 1].norm in _OF_THEM and k not in taken
        nxt = s.words[k + 1] if k + 1 < len(s) else None
        if not among or (nxt is not None and nxt.tags & {"states", "place_nouns"}):
            continue
        m = make_mention(s, k, k + 1)
        m.low = m.best = m.high = 2
        m.kind, m.person = "dual", s.lexicon.persons.get(_STUDENTS)
        found.append(m)
        taken.add(k)


_STUDENTS = "طالبان"
_OF_THEM = frozenset(("بينهم", "بينهن", "وبينهم", "منهم", "ومنهم", "ضمنهم"))

_SOME = frozenset(("وبعضهم", "وبعضهن"))
_STATE = 4  # words from "some of them" to how they are


def some_of_them(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Some of those just told of, whose state is told (وبعضهم في حالة حرجة)."""
    if _SOME.isdisjoint(s.tokens.norms):
        return
    for k, norm in enumerate(s.tokens.norms):
        end = k + 1 + _STATE
        if norm not in _SOME or k in taken or not k:
            continue
        if s.near("degrees", k + 1, end) or "عداد" in s.tokens.norms[k + 1 : end]:
            m = make_mention(s, k, k + 1)
            m.low = m.best = m.high = None
            m.kind, m.qualifier, m.of_them = "vague", "vague", True
            found.append(m)
            taken.add(k)
