"""Arabic: what befell one beside others of another fate (سقوط طفل شهيد, بين شهيد وجريحين)."""

from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.model import Mention, Sentence


def fallen_one(s: Sentence, m: Mention) -> None:
    """One with an adjective that says what befell him, where it is told (سقوط طفل شهيد)."""
    w = s.words[m.i]
    if m.kind != "singular" or w.article or w.suffix or w.prep or m.i + 1 >= len(s):
        return
    person = s.words[m.i + 1].person
    behind = s.words[m.i + 2] if m.i + 2 < len(s) else None
    plain = behind is None or behind.norm in PUNCT or behind.conj or behind.prep or behind.tags
    if person is None or person.lemma not in _FALLEN_ONES or s.words[m.i + 1].article or not plain:
        return
    if not m.lead or s.words[m.lead - 1].norm in STOPS or s.has(m.lead - 1, "falls"):
        m.effect, m.rule = person.effect, "own.adjective"


_FALLEN_ONES = frozenset(("شهيد", "قتيل", "جريح"))


def beside_counted(s: Sentence, m: Mention) -> bool:
    """Does one stand beside those of another fate, with a number (بين شهيد وجريحين)?"""
    near = (o for o in s.mentions if o.lead == m.j or (o.lead == m.j + 1 and o.conj))
    other = next((o for o in near if o.kind in ("number", "dual") and o.person), None)
    own = m.person.effect if m.person is not None else None
    return bool(other and other.person and other.person.effect not in (None, own))


def beside_the_hurt(s: Sentence, m: Mention) -> bool:
    """Do those who are hurt stand beside "victims" in a number of their own (ضحيتان و4 جرحى)?"""
    near = (o for o in s.mentions if m.j <= o.lead <= m.j + 3 and o.person is not None)
    hurt = next((o for o in near if o.person and o.person.effect == "injured"), None)
    return hurt is not None and (hurt.conj or s.words[hurt.lead - 1].norm == "و")


def of_the_dead(s: Sentence, m: Mention) -> bool:
    """Is a number of captives that to which a toll of the dead rises (عدد القتلى إلى 9 مختطفين)?"""
    if m.kind != "number" or m.lead < 3 or s.words[m.lead - 1].norm != "الي":
        return False
    for k in range(m.lead - 2, max(0, m.lead - _TOLL), -1):
        person = s.words[k].person
        if s.words[k].norm in STOPS:
            return False
        if person is not None and person.effect:
            return person.effect in ("killed", "killed_or_injured") and s.has(k - 1, "toll")
    return False


_TOLL = 12  # words from a toll to the number to which it rises
