"""Arabic: what befell one in the end, or beside others (سقوط طفل شهيد, ضرب حتى الموت)."""

from itertools import pairwise

from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.model import Hit, Mention, Sentence


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


_TO_DEATH = {
    ("حتي", "الموت"),
    *((f"{so}{verb}", "الحياه") for so in ("لي", "لت", "ف") for verb in ("فارق", "فارقت")),
    *(
        (f"{so}{verb}", life)
        for so in ("لي", "لت")
        for verb in ("لقي", "لقى")
        for life in ("حتفه", "حتفها", "مصرعه", "مصرعها")
    ),
    *((verb, "الحياه") for verb in ("يفارق", "تفارق", "يفارقا")),
    *((verb, fate) for verb in ("يلقي", "تلقي") for fate in ("حتفه", "حتفها", "مصرعه")),
    *((verb, f"وفات{whose}") for verb in ("يعلن", "تعلن", "عن") for whose in ("ه", "ها")),
    *((f"{so}لفظ", last) for so in ("لي", "لت") for last in ("انفاسه", "انفاسها")),
}
_HARM = frozenset(("جروح", "جراح", "جرح", "شظايا", "اصابات", "اصابه", "طعنه", "طعنات", "رصاصه"))
_DEADLY = frozenset(("قاتله", "مميته", "قاتل", "مميت"))


def to_death(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Was somebody stabbed, beaten "to death", so that he died (قبل أن يفارق الحياة)?

    Of several that is sure only near the verb (اختنقوا حتى الموت).
    """
    if m.best != 1:
        return ("حتي", "الموت") in pairwise(s.tokens.norms[hit.j : hit.j + 6])
    near = s.words[hit.j : hit.j + 18]
    stop = next((k for k, w in enumerate(near) if w.norm in STOPS), len(near))
    near = near[:stop]
    return any(
        (a.norm, b.norm) in _TO_DEATH or (a.stem.removeprefix("ب") in _HARM and b.norm in _DEADLY)
        for a, b in pairwise(near)
    )
