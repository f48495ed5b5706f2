"""Arabic: persons without a number: duals, singulars, "one of the …", "others"."""

from dataclasses import replace

from hasila.claims.arabic.cases import PATIENTS, case, harmed
from hasila.claims.arabic.nouns import (
    PUNCT,
    extend,
    is_name,
    is_noun,
    make_mention,
    person_at,
)
from hasila.claims.arabic.number_behind import no_fewer
from hasila.claims.arabic.one_person import last_one, one_person
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person, Word
from hasila.quantities.units import noun

_MANY = ("كثيرون", "كثيرين", "عديدون", "عديدين")
_SECOND = frozenset(
    (
        *("الاخر", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"),
        *("الاخري", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه"),
    )
)
_NO_PERSONS = frozenset(("not_persons", "month", "adverbs", "hospital"))
_THESE = frozenset(("تلك", "هذه", "هذا", "ذلك"))
_LIMBS = ("ذراع", "ساقي", "عيني", "يدي", "قدمي", "رجلي", "كليتي", "رئتي", "اذني", "اصابع", "كفي")
_AMONG_THINGS = frozenset(("بينها", "منها", "ومنها", "ضمنها"))
_ORIGINS = frozenset(("اصل", "اصول"))
_AT_LEAST = ["علي", "الاقل"]


def unnumbered(s: Sentence, k: int, taken: set[int], counts: set[int]) -> Mention | None:
    """Duals, singulars, "one of the …" and "others" that stand without a number.

    ``taken``: tokens of numbers; ``counts``: where numbered groups begin, at which a noun ends.
    """
    w = s.words[k]
    if w.norm == "احد" and k and s.words[k - 1].stem == "لا":
        return None  # ولا أحد يلوم
    if "one_of" in w.tags or w.norm == "واحد":
        return _one_of(s, k, taken)
    if w.tags & {"others", "the_rest"}:
        return _other(s, k)
    if w.stem in PATIENTS:
        return case(s, k)
    person = w.person
    if person and "not_persons" in w.tags and k and s.words[k - 1].norm in _AMONG_THINGS:
        return None  # مناطق متفرقة، بينها مدرسة
    if person and person.kind == "demonym" and k and s.words[k - 1].norm in _ORIGINS:
        return None  # كندي من أصل إيراني
    end = k + 1
    if k in s.phrase_persons:
        end, person = s.phrase_persons[k]
    thing = noun(w.norm, "ar") if person and person.number == "du" else None
    if thing is not None and thing.kind != "persons":
        return None  # دراجتين: bicycles rather than women on them
    if person and person.number == "du" and (w.suffix == "ي" or _dual_of_things(s, k)):
        return None  # فلان مسلماني: a surname
    if not person or (person.number == "pl" and not person.ambiguous):
        return None
    if person.kind == "body" and (
        _body_of_other(s, end)
        or (person.number == "sg" and end < len(s) and _plural(person_at(s, end)))  # رفات الجنود
        or end in counts
        or s.has(end, "not_persons")
    ):
        return None  # رفات 38 عاملا, جثة حيوان
    if person.ambiguous and _adjective_of_many(s, k):
        return None  # جنود إسرائيليين, جرحى مدنيين: their adjective
    one_harmed = harmed(s, k) if person.kind == "event" and person.effect == "injured" else None
    if one_harmed is not None:
        return one_harmed
    if person.number == "sg" and not one_person(s, k, person):
        return None
    reach = extend(s, end)
    m = make_mention(s, k, next((x for x in range(end, reach) if x in counts), reach))
    m.person = person
    if s.words[m.j].stem == "رتبه" if m.j + 1 < len(s) else False:
        m.j += 2  # ضابط برتبة عقيد
    one = person.number == "sg" and s.tokens.norms[m.j : m.j + 1] in (["واحد"], ["واحده"])
    if one and (m.j + 1 >= len(s) or not s.words[m.j + 1].article):  # not: زوجها وأحد الجيران
        m.j, m.end = m.j + 1, s.tokens.ends[m.j]
    if person.number == "sg" and (_two_in_construct(s, k, person) or _parents(s, k)):
        person = replace(person, number="du")  # قتل طيارا مروحية
    if person.number != "sg":
        m.low = m.best = m.high = 2
        two = person.number == "du" or (person.broken and not (w.article or w.suffix))
        m.kind = "dual" if two else "maybe_dual"
        m.definite = w.article
    _at_least(s, m)
    return m


def _at_least(s: Sentence, m: Mention) -> None:
    """Set the bounds of one or two who are the least (ما لا يقل عن شخصين, شخص على الأقل)."""
    m.lead = no_fewer(s, m.i)
    if m.lead < m.i or s.tokens.norms[m.j : m.j + 2] == _AT_LEAST:
        m.qualifier, m.high = "at_least", None
        m.kind = "dual" if m.kind == "maybe_dual" else m.kind


def _dual_of_things(s: Sentence, k: int) -> bool:
    """Is a dual the adjective of the dual before it, or of a noun for places and buildings?"""
    w = s.words[k]
    if w.norm[-2:] in ("تا", "تي"):  # محافظتي
        return bool(s.lexicon.word(f"{w.norm[:-2]}ه").tags & _OF_THINGS)
    before = s.words[k - 1] if k else None
    if before is None or w.conj or before.person or before.triggers or before.tags:
        return False
    ending = w.norm[-3:] if w.norm[-3] == "ت" else w.norm[-2:]  # آليتين عسكريتين
    same = len(before.norm) > 5 and before.norm.endswith(ending) and ending[0] == "ت"
    return same and w.article == before.norm.startswith("ال")


_OF_THINGS = frozenset(("place_nouns", "not_persons"))


def _adjective_of_many(s: Sentence, k: int) -> bool:
    """Does what may be two or many stand behind the plural whose adjective it is?"""
    if not k or s.words[k].conj or not _plural(person_at(s, k - 1)):
        return False
    person = s.words[k].person
    of_country = person is not None and person.kind == "demonym"
    return of_country or s.words[k].article == s.words[k - 1].article


def _plural(person: Person | None) -> bool:
    return person is not None and person.number == "pl" and not person.ambiguous


def _two_in_construct(s: Sentence, k: int, person: Person) -> bool:
    """Is what reads like an accusative two, before their genitive (حارسا أمن, سائقا الشاحنتين)?"""
    w = s.words[k]
    if w.article or w.suffix or w.prep or w.norm.removeprefix(w.conj) != person.folded + "ا":
        return False
    nxt = s.words[k + 1] if k + 1 < len(s) else None
    if nxt is not None and nxt.article and not (nxt.conj or nxt.prep):
        return not nxt.tags & _TIMES_OF_DAY  # قتلوا سائقا الجمعة
    if not k or not any(t.verb and not t.imperfect for t in s.words[k - 1].triggers):
        return False
    nxt = s.words[k + 1] if k + 1 < len(s) else None
    if nxt is None or not is_noun(s, k + 1) or nxt.suffix or nxt.person or nxt.norm == "اسود":
        return False
    thing = nxt.tags & {"not_persons", "armed"} or noun(nxt.norm, "ar") is not None
    return bool(thing) and not nxt.norm.endswith("ا")


_TIMES_OF_DAY = frozenset(("weekdays", "adverbs", "stop"))


def _parents(s: Sentence, k: int) -> bool:
    """Are the parents of somebody meant, not "my father" (والدي الشاب, والدي وأشقاء المنفذ)?"""
    if s.words[k].norm != "والدي" or k + 1 >= len(s):
        return False
    nxt = s.words[k + 1]
    whose = nxt.person is not None and not nxt.suffix and not nxt.prep and nxt.article
    kin = nxt.conj == "و" and nxt.person is not None and nxt.person.kind == "kin" and not nxt.suffix
    return whose or kin or "given_names" in nxt.tags


def _body_of_other(s: Sentence, k: int) -> bool:
    """Does a person whose body it is follow at once (جثة شاب, جثماني الشهيدين)?"""
    if k >= len(s):
        return False
    w = s.words[k]
    if k + 1 < len(s) and s.words[k + 1].prep == "ل" and not (w.tags or w.article or w.prep):
        person = s.words[k + 1].person  # جثة متعفنة لشخص
        return person is not None and person.number == "sg"
    two = s.words[k - 1].norm.endswith(("ين", "ان"))
    if two and (w.prep == "ل" or w.norm.endswith("تي")):
        return False  # جثتين لشابين, جثتان مجهولتي الهوية
    return (w.person is not None and w.person.number != "pl") or is_name(s, k)


def _one_of(s: Sentence, k: int, taken: set[int]) -> Mention | None:
    w = s.words[k]
    suffix = w.suffix or next((x for x in ("هما", "هن") if w.norm.endswith(x)), "")
    if suffix:
        m = make_mention(s, k, k + 1)
        m.kind, m.of_them = "one_of", suffix == "هما"
        return m if suffix in ("هم", "هما", "هن") else None
    end = min(len(s), k + 2)
    if s.tokens.norms[k + 1 : k + 2] in (["المسارحه"], ["رفيده"]):
        return None  # towns of that name
    if end < len(s) and s.words[k + 1].norm == "من":
        end += 1
    if k + 1 >= len(s) or s.words[k + 1].tags & _NO_PERSONS:
        return None
    if s.words[k + 1].norm.startswith(_LIMBS):
        return None  # فقدت إحدى ذراعيها
    if s.words[k + 1].norm in _THESE and (k + 2 >= len(s) or s.words[k + 2].person is None):
        return None  # إحدى تلك القذائف
    reach = extend(s, end, 2)
    m = make_mention(s, k, next((x for x in range(k + 1, reach) if x in taken), reach))
    inner = next((p for p in (person_at(s, x) for x in range(k + 1, m.j)) if p), None)
    m.kind, m.person, m.head = "one_of", inner, s.words[k + 1].stem
    thing = inner is not None and inner.kind == "demonym" and s.words[k + 1].person is None
    if thing and any(x.person is inner and x.norm.endswith("ه") for x in s.words[k + 2 : m.j]):
        return None  # أحد شوارع العاصمة السويدية
    if w.stem.startswith("احدي") and (inner is None or inner.demographic is None):
        known = inner or Person("", "unspecified", None, "sg", None)
        m.person = replace(known, demographic="women", number="sg")
    return m


def second(s: Sentence, k: int) -> bool:
    """Is one of several told of on his own behind a verb (فيما توفيت الأخرى, وأصيب الثالث)?"""
    if not k or s.words[k].norm not in _SECOND:
        return False
    before = s.words[k - 1]
    if any(not t.verb for t in before.triggers) and not before.article:
        nxt = s.words[k + 1] if k + 1 < len(s) else None
        apart = (
            nxt is None or nxt.tags & {"function", "prepositions", "adverbs"} or nxt.norm in PUNCT
        )
        return bool(apart) or (nxt is not None and (nxt.prep == "ب" or nxt.conj == "و"))
    if "that" in before.tags or "clause_breaks" in before.tags:  # أن الثاني قتل
        return k + 1 < len(s) and any(t.verb for t in s.words[k + 1].triggers)
    return any(t.verb for t in (*before.triggers, *before.weak))


def _other(s: Sentence, k: int) -> Mention | None:
    w = s.words[k]
    before = s.words[k - 1] if k else None
    if last_one(s, k):
        return None
    if w.norm == "اخر" and k + 1 < len(s) and _last_of(s.words[k + 1]):
        return None  # آخر فتاة, آخر رهينة
    if second(s, k):  # one of two: فيما توفيت الأخرى
        m = make_mention(s, k, k + 1)
        m.kind = "others"
        return m
    if "the_rest" in w.tags:
        told = before is not None and before.triggers and not before.article
        return _vague_others(s, k) if told else None
    whose = before.person if before is not None else None
    if whose and whose.effect and whose.kind != "event" and "ordinals" in w.tags:
        return _one_more(s, k, whose)
    other = before is not None and before.tags & {"not_persons", "persons_or_bodies"}
    if "ordinals" in w.tags and other and before is not None and not before.triggers:
        return None  # سقط صاروخ ثالث, قال مصدر ثالث
    if w.article or w.suffix or w.norm == "غيرهم" or "rest" in w.tags or w.norm in _SECOND:
        return None
    plain = before is not None and not before.triggers and not before.tags
    if before is not None and plain and not w.conj and not w.prep and before.norm not in PUNCT:
        return None  # an adjective (في مكان آخر)
    if w.stem == "اخري" and not (before and before.triggers):
        return None
    if w.stem in ("اخرون", "اخرين", "اخريات", *_MANY):
        return _vague_others(s, k)
    m = make_mention(s, k, k + 1)
    m.kind = "others"
    if w.stem in ("اخران", "اخريان"):
        m.low = m.best = m.high = 2
    return m


def _last_of(w: Word) -> bool:
    """Is a noun behind آخر the one that is the last?"""
    one = w.person is not None and w.person.number == "sg"
    one = one and w.person is not None and w.person.kind not in ("demonym", "event")
    return one and not (w.article or w.conj or w.prep or w.suffix)


def _vague_others(s: Sentence, k: int) -> Mention:
    m = make_mention(s, k, k + 1)
    m.low = m.best = m.high = None
    m.kind, m.qualifier = "others", "vague"
    return m


def _one_more(s: Sentence, k: int, person: Person) -> Mention | None:
    """One more of the dead or hurt, counted by an ordinal (وشهيد ثالث)."""
    if person.number != "sg" or person.kind == "event" or s.words[k - 1].article:
        return None
    m = make_mention(s, k - 1, k + 1)
    m.kind, m.person = "others", person
    return m
