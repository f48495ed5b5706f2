"""Arabic: what the whole report settles about its claims, once each sentence was read."""

from hasila.claims.arabic.modality import spare_the_sick
from hasila.claims.model import Sentence

_BROUGHT = frozenset(("injured.hospital", "injured.taken_to_hospital", "injured.admitted"))
_BY_STATE = frozenset(("toll.number", "state.noun"))


def _victims_told(sentences: list[Sentence]) -> None:
    """Victims told one by one (الضحايا هم الأم والأب) are dead where nobody is said to be hurt."""
    told = [m for s in sentences for m in s.mentions if m.effect]
    effects = {m.effect for m in told}
    if "killed" not in effects or "injured" in effects:
        return
    for m in told:
        if m.effect == "killed_or_injured" and m.best == 1 and m.after_marker:
            m.effect = "killed"


def settle(sentences: list[Sentence]) -> None:
    """ "Victims" are dead where the report says of the same number that they were killed."""
    spare_the_sick(sentences)
    _victims_told(sentences)
    dead = {m.best for s in sentences for m in s.mentions if m.effect == "killed" and m.best}
    for s in sentences:
        for m in s.mentions:
            if m.effect != "killed_or_injured" or m.best not in dead or m.rule not in _BY_STATE:
                continue
            told = s.words[max(0, m.i - 6) : m.j]
            lemmas = {w.person.lemma for w in told if w.person is not None and w.person.effect}
            if lemmas == {"ضحية"}:
                m.effect = "killed"
    _brought_in(sentences)


def _brought_in(sentences: list[Sentence]) -> None:
    """Those who are brought to a hospital once they were told to be hurt are no fresh claim."""
    hurt: set[str] = set()
    for s in sentences:
        for m in s.mentions:
            if m.person is None or m.kind != "singular" or m.effect != "injured":
                continue
            if s.words[m.i].article and m.j == m.i + 1 and m.rule in _BROUGHT:
                m.effect = None if m.person.lemma.removeprefix("ا") in hurt else m.effect
            else:
                hurt.add(m.person.lemma.removeprefix("ا"))  # امرأة, المرأة
