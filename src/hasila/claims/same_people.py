"""The same people told of again: what one mention of a report says of the victims of another."""

from hasila.claims.model import Mention, Sentence
from hasila.claims.named_classes import named_classes, named_or_known


def from_the_report(claims: list[Mention], sentences: list[Sentence]) -> None:
    """The same number in the same event is the same people: شهيدان above, مدنيان below."""
    known: dict[tuple[str | None, int, str], set[str]] = {}
    for m in claims:
        told = m.best != 1 or (m.person is not None and m.person.victim_class == m.victim_class)
        told = told or (m.person is not None and m.person.effect == m.effect and m.j - m.i > 1)
        told = told and not (m.best == 1 and m.person is not None and m.person.lemma in ATTACKERS)
        told = told and not (m.victim_class == "detainee" and m.best == 1)
        if m.best and told and m.victim_class != "unspecified" and not _share(m):
            known.setdefault((m.effect, m.best, m.event), set()).add(m.victim_class)
    names = named_classes(claims, sentences)
    by_index = {s.index: s for s in sentences}
    _vague_alike(claims, by_index)
    for m in claims:
        if m.victim_class != "unspecified" or m.best is None or m.kind == "zero":
            continue
        if m.kind == "name":
            s = by_index[m.sentence]
            words = s.words[m.i : m.j]
            words = [w for w in words[:-1] if not w.tags] + words[-1:]
            found = [names[w.norm] for w in words if w.norm in names]
            if found:
                m.victim_class, m.demographic = found[0]
            continue
        if m.best == 1 and m.person and not m.person.effect and m.person.lemma in _ANYBODY:
            continue  # one young man is not the one nurse of another sentence
        same = known.get((m.effect, m.best, m.event), set())
        one = m.best == 1 and m.person is not None and "combatant" in same
        if one and m.person and m.person.kind == "kin":
            continue  # nor is somebody's brother the soldier of another
        own = m.person is not None and not m.person.effect
        if one and own and not named_or_known(by_index, m, claims):
            continue  # nor is a smuggler the soldier told of beside him
        if len(same) == 1 and not _share(m) and _anyone(m):
            m.victim_class = next(iter(same))


def _vague_alike(claims: list[Mention], by_index: dict[int, Sentence]) -> None:
    """The dozens of one event are the same dozens (عشرات الفلسطينيين, عشرات المحتجين)."""

    def key(m: Mention) -> tuple[str | None, str, str]:
        return m.effect, by_index[m.sentence].words[m.i].stem, m.event

    vague = [m for m in claims if m.kind == "vague" and m.best is None and m.aspect == "total"]
    vague = [m for m in vague if by_index[m.sentence].words[m.i].stem in _DOZENS]
    known: dict[tuple[str | None, str, str], set[str]] = {}
    for m in vague:
        if m.victim_class != "unspecified":
            known.setdefault(key(m), set()).add(m.victim_class)
    for m in vague:
        same = known.get(key(m), set())
        if m.victim_class == "unspecified" and len(same) == 1:
            m.victim_class = next(iter(same))


_DOZENS = frozenset(("عشرات", "مئات", "الاف"))

ATTACKERS = frozenset(("مهاجم", "منفذ", "انتحاري", "attacker", "gunman", "shooter", "bomber"))


def _share(m: Mention) -> bool:
    """Is a mention some of a number, and not all the dead of a number of dead and wounded?"""
    return m.aspect == "part" and not (m.whole is not None and m.whole.effect != m.effect)


def _anyone(m: Mention) -> bool:
    """Are they called by a word for anybody ("the victim", "two people"), and no men?"""
    if m.best == 1 and m.kind != "singular":
        return False
    return m.person is None or m.person.effect is not None or m.person.lemma not in _MEN


_MEN = frozenset(("man", "male", "youth", "adult"))


_ANYBODY = frozenset(("شاب", "مواطن", "رجل", "شخص", "فلسطيني", "سوري"))
