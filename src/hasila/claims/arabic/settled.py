"""Arabic: what the whole report settles about its claims, once each sentence was read."""

from itertools import pairwise

from hasila.claims.arabic.modality import spare_the_sick
from hasila.claims.arabic.nouns import STOPS
from hasila.claims.model import Mention, Sentence

_BROUGHT = frozenset(("injured.hospital", "injured.taken_to_hospital", "injured.admitted"))
_BY_STATE = frozenset(("toll.number", "state.noun"))


def _victims_told(sentences: list[Sentence]) -> None:
    """Victims told one by one (الضحايا هم الأم والأب) are dead where nobody is said to be hurt."""
    told = [m for s in sentences for m in s.mentions if m.effect]
    effects = {m.effect for m in told}
    if "killed" not in effects or "injured" in effects:
        return
    for s in sentences:
        for m in s.mentions:
            one = m.after_marker and (m.best == 1 or m.rule == "among.the_dead")
            some = m.rule == "among.the_rest" or _some_of_victims(s, m)
            if m.effect == "killed_or_injured" and (one or some):
                m.effect = "killed"


def _some_of_victims(s: Sentence, m: Mention) -> bool:
    """Does a number count some of "the victims" (سبعة من الضحايا)?"""
    of = s.tokens.norms[m.i + 1 : m.i + 3]
    return m.rule == "own.number" and of in (["من", "الضحايا"], ["من", "ضحايا"])


def _victims(m: Mention) -> bool:
    """Does a number count "victims", who may be dead or hurt?"""
    return m.kind == "number" and m.person is not None and m.person.lemma == "ضحية"


def settle(sentences: list[Sentence]) -> None:
    """ "Victims" are dead where the report says of the same number that they were killed."""
    spare_the_sick(sentences)
    _victims_told(sentences)
    hurt = any(m.effect == "injured" and m.best != 0 for s in sentences for m in s.mentions)
    wounded = {
        m.best for s in sentences for m in s.mentions if m.effect == "injured" and (m.best or 0) > 1
    }
    dead = {m.best for s in sentences for m in s.mentions if m.effect == "killed" and m.best}
    for s in sentences:
        for m in s.mentions:
            if m.effect == "killed_or_injured" and m.best in wounded - dead and _victims(m):
                m.effect = "injured"  # إصابة 15 عاملة …، الضحايا الـ15
            if m.effect != "killed_or_injured" or m.rule not in _BY_STATE or not dead:
                continue
            if m.best not in dead and (hurt or m.rule != "toll.number" or "rise" not in s.tags):
                continue  # a toll that rises where nobody is said to be hurt is of the dead
            told = s.words[max(0, m.i - 10) : m.j]
            lemmas = {w.person.lemma for w in told if w.person is not None and w.person.effect}
            if "ضحية" in lemmas and lemmas <= {"ضحية", "جثة"}:
                m.effect = "killed"
        _beside_the_hurt(s)
    _brought_in(sentences)
    _lost(sentences)
    _said_earlier(sentences)
    for s in sentences:
        if "rise" in s.tags:
            _risen_by(s)


def _beside_the_hurt(s: Sentence) -> None:
    """ "Victims" are dead where the hurt are counted beside them (14 ضحية وإصابة 40 آخرين)."""
    claims = [m for m in s.mentions if m.effect]
    for m, after in pairwise(claims):
        toll = m.effect == "killed_or_injured" and m.rule in _BY_STATE and m.kind == "number"
        lemmas = {w.person.lemma for w in s.words[max(0, m.i - 10) : m.j] if w.person}
        if not toll or "ضحية" not in lemmas or not lemmas.isdisjoint(_HURT):
            continue
        apart = s.words[m.j : after.lead]
        free = after.whole is None and not after.after_marker and after.kind != "zero"
        if after.effect == "injured" and free and len(apart) <= _NEAR:
            m.effect = "killed"


_HURT = frozenset(("جريح", "مصاب", "إصابة"))


def _risen_by(s: Sentence) -> None:
    """Who died before a toll rose is one of those it counts (ارتفع إلى تسعة بعد وفاة فلان)."""
    claims = [m for m in s.mentions if m.effect]
    for one in claims:
        after = s.tokens.norms[max(0, one.lead - 2) : one.lead]
        if len(after) < 2 or after[0] not in _AFTER or after[1] not in _DEATHS:
            continue
        for toll in claims:
            if (
                toll is one
                or toll.after_marker
                or toll.effect != one.effect
                or (toll.best or 0) <= (one.best or 0)
            ):
                continue
            start, end = sorted((toll.j, one.lead))
            apart = s.words[start:end] if toll.j <= one.lead else s.words[one.j : toll.lead]
            risen = s.near("rise", max(0, min(toll.lead, one.lead) - 14), toll.lead)
            if risen and len(apart) <= _NEAR and not any(w.norm in STOPS for w in apart):
                one.whole, one.aspect = toll, "part"


_AFTER = frozenset(("بعد", "اثر", "عقب"))
_DEATHS = frozenset(("وفاه", "استشهاد", "مقتل", "موت"))
_NEAR = 8  # words between a toll and the one by whose death it rose


def _said_earlier(sentences: list[Sentence]) -> None:
    """What was said at an earlier time is the older toll where the report gave a higher one."""
    told: list[Mention] = []
    for s in sentences:
        claims = [m for m in s.mentions if m.effect and m.best and m.kind in ("number", "dual")]
        opens = s.has(0, "was") or (s.words[0].norm == "وفي" and "told_event" not in s.tags)
        provisional = s.has(0, "was") and _provisional(s)
        for m in claims if opens and (provisional or "سابق" in s.tokens.norms) else ():
            said = s.tokens.norms[max(0, m.lead - _SAID) : m.lead]
            said = ["في" if w == "وفي" else w for w in said]
            at = [k for k in range(len(said)) if said[k : k + 3] == ["في", "وقت", "سابق"]]
            earlier = any(said[k + 3 : k + 4] != ["من"] for k in at)  # not: من هذا العام
            earlier = earlier or provisional
            higher = [o.best for o in told if o.effect == m.effect]
            news = max((x or 0 for x in higher[:2]), default=0)
            if earlier and m.best and m.best != news and m.best < 2 * news:
                m.aspect = "previous"
        told += claims


def _provisional(s: Sentence) -> bool:
    """Is a toll called provisional (وكانت الوزارة أعلنت في حصيلة مؤقتة عن …)?"""
    pairs = pairwise(s.words)
    return "toll" in s.tags and any("toll" in a.tags and "provisional" in b.tags for a, b in pairs)


_SAID = 14  # words from "at an earlier time" to the toll that was given then


def _lost(sentences: list[Sentence]) -> None:
    """The loss of those of whom the report says that they lost their lives is their death."""
    told = [(s, m) for s in sentences for m in s.mentions if m.effect and m.best]
    dead = {
        (m.best, m.person.lemma if m.person else m.head) for _, m in told if m.effect == "killed"
    }
    for s, m in told:
        lemma = m.person.lemma if m.person else m.head
        lost = m.rule == "missing.noun" and m.lead and "فقد" in s.words[m.lead - 1].stem
        if lost and (m.best, lemma) in dead:  # not: اختفاء
            m.effect = "killed"


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
