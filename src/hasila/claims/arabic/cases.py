"""Arabic: events and cases that stand for persons (حالة وفاة, إصابة خطيرة, نقل حالتين)."""

from hasila.claims.arabic.nouns import make_mention
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person

PATIENTS = frozenset(("حاله", "حالات", "حالتين", "حالتان", "حالتا", "حالتي"))
_TWO = frozenset(("حالتين", "حالتان", "حالتا", "حالتي"))
_CARRIED = frozenset(("نقل", "نقلت", "اسعاف", "اسعفت", "نقلوا", "تنقل", "ينقل"))
_IN_STATE = frozenset(("في", "اي", "كل", "عند", "حدوث", "حصول", "اول", "ايه", "هذه"))
_MASSES = frozenset(("نزوح", "تهجير", "تشريد", "فرار", "هروب"))  # of whole places
_NEW = frozenset(("جديده", "جديدتين", "موكده", "محتمله", "مشتبه"))
_ANYBODY = Person("حالة", "unspecified", None, "sg", None)
_STATED = frozenset(("falls", "result", "zero_path"))


def noun_of_effect(s: Sentence, k: int) -> bool:
    """Is a token a verbal noun of an effect?"""
    return (
        k < len(s)
        and any(not t.verb and not t.link for t in s.words[k].triggers)
        and not s.words[k].conj
    )


def event_at(s: Sentence, k: int) -> str | None:
    """The effect that a noun for an event at ``k`` states (9 حالات وفيات, 3 حالات اختطاف)."""
    if k >= len(s):
        return None
    person = s.words[k].person
    if person is not None and person.kind == "event" and not s.words[k].conj:
        return person.effect
    if not noun_of_effect(s, k):
        return None
    return next(t.effect for t in s.words[k].triggers if not t.verb and not t.link)


def of_what(s: Sentence, k: int) -> int:
    """Where what the cases at ``k`` are of stands (حالة اختناق, حالة على الأقل من الاختناق)."""
    at = k + 1
    if s.tokens.norms[at : at + 2] == ["علي", "الاقل"]:
        at += 2
    return at + (s.tokens.norms[at : at + 1] == ["من"])


def of_effect(s: Sentence, k: int) -> bool:
    """Does a noun of effect stand right before (إصابة عشرات في هجوم)?"""
    if k == 0 or s.words[k].conj:
        return False
    return any(t.frame == "after" and not t.verb for t in s.words[k - 1].triggers)


def patients(s: Sentence, lead: int, k: int) -> bool:
    """Are the cases at ``k`` persons: carried, of a degree of harm, behind a noun of effect?"""
    w = s.words[k]
    if w.stem not in PATIENTS or w.article or w.prep or w.suffix:
        return False
    before = s.words[lead - 1] if lead else None
    if before is not None and (before.norm in _IN_STATE or before.tags & {"negation", "any"}):
        return False
    if s.tokens.norms[k + 1 : k + 2] and s.words[k + 1].norm in _NEW:
        return False  # إصابة حالة جديدة: of a disease
    if not _SICK.isdisjoint(s.tokens.norms[max(0, lead - _SICK_FAR) : k + 2]):
        return False  # الحالات المرضية … نقل منها 64 حالة
    back = s.words[max(0, lead - 2) : lead]
    carried = any(w.stem in _CARRIED and not (w.suffix or w.article) for w in back)
    carried = carried or any(w.stem in _CARRIED for w in s.words[k + 1 : k + 3])
    return of_effect(s, lead) or (carried and "hospital" in s.tags) or _degree(s, k + 1)


_SICK = frozenset(("مرضيه", "المرضيه", "المرض", "مرض"))
_SICK_FAR = 10  # words from the sick to their number


def _degree(s: Sentence, k: int) -> bool:
    """Does a degree of harm stand at ``k``, in a report of an accident?"""
    follows_of = k + 1 < len(s) and s.words[k + 1].norm == "من"
    return (
        s.has(k, "degrees") and not follows_of and not s.tags.isdisjoint({"hospital", "told_event"})
    )


def case(s: Sentence, k: int) -> Mention | None:
    """One case or two: of an effect (حالتي انتحار, حالة وفاة), or patients (نقل حالة)."""
    w = s.words[k]
    two = w.stem in _TWO
    if not two and w.stem != "حاله":
        return None
    before = s.words[k - 1] if k else None
    none = before is not None and (before.norm in _IN_STATE or before.tags & {"negation", "any"})
    of = noun_of_effect(s, k + 1) and (two or not s.words[k + 1].article)
    of = of and s.words[k + 1].stem not in _MASSES
    named = any(x.prep == "ل" and x.person for x in s.words[k + 2 : k + 4])  # حالة وفاة لطفل
    named = named or s.tokens.norms[k + 2 : k + 3] == ["واحده"]  # a number, read as one
    named = named or _exposed(s, k)
    caused = w.prep == "ب" and s.near("result", max(0, k - 5), k)  # تسبب الحادث بحالة وفاة
    apart = w.article or (w.prep and not caused) or w.suffix
    if of and not (apart or none or named):
        m = make_mention(s, k, k + 2)
        m.kind, m.rule = ("dual" if two else "number"), "event.case"
        m.effect = next(t.effect for t in s.words[k + 1].triggers if not t.verb and not t.link)
        s.hits = [h for h in s.hits if h.i != k + 1]
    elif patients(s, k, k):
        m = make_mention(s, k, k + 1 + s.has(k + 1, "degrees"))
        m.kind, m.head, m.person = ("dual" if two else "singular"), w.stem, _ANYBODY
        if not of_effect(s, k):
            m.effect, m.rule = "injured", "event.degree"
    else:
        return None
    if two:
        m.low = m.best = m.high = 2
    return m


def wounds(s: Sentence, m: Mention) -> bool:
    """Does a number count the wounds of those who are told of (لتعرضه لعدة إصابات)?"""
    if m.person is None or m.person.kind != "event" or m.person.effect != "injured":
        return False
    to = m.lead > 0 and s.tokens.text[s.tokens.starts[m.lead]] in "لب"
    to = to or (m.lead > 0 and s.words[m.lead - 1].norm == "الي")
    return to and any(w.stem in _SUFFERS for w in s.words[max(0, m.lead - 4) : m.lead])


_SUFFERS = frozenset(
    ("تعرض", "تعرضت", "تعرضوا", "يتعرض", "اصيب", "اصيبت", "اصيبوا", "متاثرا", "متاثره")
)


def _exposed(s: Sentence, k: int) -> bool:
    """Does one who is told of suffer the case (تعرض الثالث إلى حالة إغماء)?"""
    return any(w.stem.endswith("تعرض") or w.stem == "تعرضت" for w in s.words[max(0, k - 4) : k])


def harmed(s: Sentence, k: int) -> Mention | None:
    """One injury that stands for one person (نتج عنه إصابة خطيرة, وإصابة أخرى)."""
    w = s.words[k]
    if (
        w.article
        or w.prep
        or w.suffix
        or not (s.has(k + 1, "degrees") or "اخري" in s.tokens.norms[k + 1 : k + 2])
    ):
        return None
    before = s.words[k - 1] if k else None
    listed = w.conj == "و" or before is None or before.norm in ("،", ":", ",")
    stated = before is not None and (before.norm in ("عنه", "منه", "عنها") or before.tags & _STATED)
    told = any(h.i != k and h.trigger.rule == "injured.noun" for h in s.hits) or "cases" in s.tags
    told = told or s.has(k - 1, "degrees")
    if not stated and not (listed and told):
        return None
    m = make_mention(s, k, k + 2)
    m.kind, m.person, m.effect, m.rule = "singular", w.person, "injured", "event.degree"
    s.hits = [h for h in s.hits if h.i != k]
    return m


def other_case(s: Sentence, m: Mention) -> bool:
    """Does a number count cases of what is no effect on persons (17 حالة سرقة)?"""
    k = next((x for x in range(m.i, m.j) if s.words[x].stem in PATIENTS), -1)
    if k < 0 or m.kind != "number" or k + 1 >= len(s):
        return False
    w = s.words[k + 1]
    plain = not (w.conj or w.prep or w.article or w.suffix or w.person)
    noun = plain and w.norm.isalpha() and w.norm[0] >= "ء" and not w.tags & _OF_CASES
    return noun and not noun_of_effect(s, k + 1)


_OF_CASES = frozenset(
    ("prepositions", "function", "degrees", "others", "adverbs", "relative", "stop")
)
