"""Arabic: a singular noun that is one person, and no event, adjective or part of a name."""

from collections.abc import Callable

from hasila.claims.arabic.cases import of_effect
from hasila.claims.arabic.nouns import FALLEN, NAMED_BODIES, PUNCT, is_name
from hasila.claims.model import Sentence
from hasila.lexicon import Person

_PLACED = frozenset(("في", "الي", "من", "قرب", "داخل", "امام", "خارج", "خلف", "بجوار", "بجانب"))
_CIVIL_BODIES = ("دفاع", "حمايه")
_FIRE = frozenset(("برصاص", "بنيران", "بقصف", "بصاروخ", "بقذيفه", "بغاره"))
_CUSTODY = frozenset(("اعتقال", "احتجاز", "توقيف", "حبس"))


def one_person(s: Sentence, k: int, person: Person) -> bool:
    """Can a singular noun be one person, and not an event or an adjective?"""
    w = s.words[k]
    reads = _OTHERWISE.get(w.norm) or _OTHERWISE.get(w.stem)
    if reads is not None and reads(s, k):
        return False
    if _in_a_phrase(s, k) or _of_a_thing(s, k):
        return False
    if person.kind == "demonym" and _land(s, k):
        return False
    if person.lemma in ("ناطق", "متحدث") and not any(h.j == k for h in s.hits):
        return False  # who speaks, not: اغتيال الناطق
    if person.lemma == "قريب" and w.article and s.tokens.norms[k + 1 : k + 2] == ["من"]:
        return False  # البلدة القريبة من الحدود
    if person.kind == "event":
        return k + 1 < len(s) and s.words[k + 1].norm in ("واحده", "لطفل", "لرجل")
    if w.norm in FALLEN and k:
        before = s.words[k - 1]  # أردت المهاجم قتيلا, أن المهاجم أردي قتيلا
        return before.person is None and not before.stem.startswith(("ارد", "يرد", "ترد"))
    if person.effect and w.triggers and not (w.article and _behind_verb(s, k)):
        return _told_by_noun(s, k, person)
    if _west_of(s, k, person) or _of_a_body(s, k, person) or _of_an_office(s, k):
        return False
    return not _adjective(s, k, person)


def _in_a_phrase(s: Sentence, k: int) -> bool:
    """شخص من كل عشرة, لم يكن مسلحا, بني مالك, برتبة عقيد, حتى تحييد آخر إرهابي."""
    w = s.words[k]
    if s.tokens.norms[k + 1 : k + 3] == ["من", "كل"]:
        return True
    if any(x.stem in ("رتبه", "رتب") for x in s.words[max(0, k - 1 - (w.conj == "و")) : k]):
        return True
    if not k:
        return False
    before = s.words[k - 1].norm
    if w.norm.endswith("ا") and before in ("يكن", "تكن"):
        return True
    return before in ("بني", "وبني", "لبني", "ببني") or last_one(s, k - 1)


def _of_a_thing(s: Sentence, k: int) -> bool:
    """في المدرسة, شبكة إرهابية: a place, an adjective."""
    w = s.words[k]
    if not w.norm.endswith("ه"):
        return False
    if "not_persons" in w.tags and k and s.words[k - 1].norm in _PLACED:
        return True
    return w.norm[:-1] in s.lexicon.persons and s.has(k - 1, "collectives")


def _land(s: Sentence, k: int) -> bool:
    """كوريا الشمالية, في كينيا, برصاص إسرائيلي: no citizen."""
    w = s.words[k]
    if w.norm.endswith("ا") and k + 1 < len(s):
        behind = s.words[k + 1]
        if behind.article and behind.norm.endswith("ه"):
            return True
    before = s.words[k - 1].norm if k and not w.article else ""
    return before == "في" or before in _FIRE


def _west_of(s: Sentence, k: int, person: Person) -> bool:
    """غربي المدينة: west of it, no westerner."""
    side = "prepositions" in s.words[k].tags and k not in s.phrase_persons
    return person.kind == "demonym" and side and not of_effect(s, k)


def _told_by_noun(s: Sentence, k: int, person: Person) -> bool:
    """A noun that tells its own effect counts one only as a body, or beside a number."""
    w = s.words[k]
    if w.norm == "ضحيه" and (not k or s.words[k - 1].norm in PUNCT) and k + 1 < len(s):
        return s.words[k + 1].conj == "و" or s.words[k + 1].norm == "و"  # ضحية و5 جرحى
    return person.kind == "body" and not (w.article or w.suffix)


def _of_a_body(s: Sentence, k: int, person: Person) -> bool:
    """ميليشيا الحوثي: part of its name, not: اعتقلت قسد المدني فلان."""
    w = s.words[k]
    at = k - 2 if k > 1 and s.words[k - 1].norm in ("#", "_") else k - 1
    if not (k and w.article and "armed" in s.words[at].tags):
        return False
    feminine = w.norm.endswith("ه") and not person.lemma.endswith(("ه", "رهينة"))  # not: مشتبه
    country = k + 2 < len(s) and s.words[k + 1].article and is_name(s, k + 2)
    named = (k + 1 < len(s) and is_name(s, k + 1)) or country  # الصحفي الأميركي فلان
    named = named or person.lemma.endswith("ة")  # no adjective: أعدمت قسد السيدة
    named = named and s.words[at].norm in NAMED_BODIES
    return not named and (feminine or not s.words[at].norm.startswith("ال"))


def _of_an_office(s: Sentence, k: int) -> bool:
    """مدير مدرسة, مدير المدرسة: his school."""
    w = s.words[k]
    office = k > 0 and s.words[k - 1].person is not None and s.has(k - 1, "office")
    return office and w.norm.endswith("ه") and bool(w.article or "not_persons" in w.tags)


def _adjective(s: Sentence, k: int, person: Person) -> bool:
    """القوات المسلحة, عملية إسرائيلية; not: قتلت أميركية, الفرنسي فلان."""
    w = s.words[k]
    if w.article and w.norm.endswith("ه") and k and s.words[k - 1].article:
        before = s.words[k - 1]  # العناصر الداعشية
        someone = bool(before.person or "adverbs" in before.tags)
        return not (person.lemma.endswith("ة") and someone)
    if person.kind != "demonym":
        return False
    if w.article and _told_of(s, k):
        behind = k + 1 < len(s)
        return not (behind and (is_name(s, k + 1) or "adverbs" in s.words[k + 1].tags))
    verbs = s.words[k - 1].triggers if k > 0 else ()
    told = any(t.verb and t.frame in ("either", "subject") for t in verbs)  # استشهدت فلسطينية
    told = told or _harm_of(s, k - 1)
    return bool(w.article) or (w.norm.endswith("ه") and not told)


def _behind_verb(s: Sentence, k: int) -> bool:
    """Does a verb of effect stand right before ``k`` (توفي الضحية)?"""
    return k > 0 and any(t.verb for t in s.words[k - 1].triggers)


def _told_of(s: Sentence, k: int) -> bool:
    """Is a nationality at ``k`` one who is named, as a victim or in a list (هم الفرنسي فلان)?"""
    if any(h.j == k for h in s.hits) or s.has(k - 1, "break_down") or s.has(k - 1, "that"):
        return True
    return bool(s.words[k].conj) and "break_down" in s.tags


def _harm_of(s: Sentence, k: int) -> bool:
    """Is a death or injury at ``k`` that of whom follows (استشهاد فلسطينية), no kind of event?"""
    if k < 0 or s.words[k].article or s.words[k].suffix:
        return False
    harm = any(not t.verb and t.effect in ("killed", "injured") for t in s.words[k].triggers)
    return harm and not (k and s.words[k - 1].norm.endswith("ه"))  # not: عملية اغتيال إسرائيلية


def _of_a_name(s: Sentence, k: int) -> bool:
    """Is what reads like a pilot the last part of a name (مجموعة الطيار, فلان الطيار)?"""
    before = s.words[k - 1]
    named = before.stem in ("مجموعه", "شركه", "مؤسسه") or is_name(s, k - 1)
    return s.words[k].article and named and not before.triggers


def last_one(s: Sentence, k: int) -> bool:
    """Is the last of all meant, whom a deed shall reach (حتى تحييد آخر إرهابي)?"""
    return s.words[k].norm == "اخر" and any(w.norm == "حتي" for w in s.words[max(0, k - 3) : k])


def _suicide_attack(s: Sentence, k: int) -> bool:
    """هجوم انتحاري."""
    return k > 0 and "told_event" in s.words[k - 1].tags


def _terrorist(s: Sentence, k: int) -> bool:
    """العمل الإرهابي, الفكر الإرهابي; not: أعدمت الشرطة الإرهابي."""
    before = s.words[k - 1] if k else None
    if before is None or not before.article or before.person or before.triggers:
        return False
    return not before.tags & {"armed", "persons_or_bodies", "rulers", "adverbs", "weekdays"}


def _custody(s: Sentence, k: int) -> bool:
    """الاعتقال الإداري."""
    return k > 0 and s.words[k - 1].stem in _CUSTODY


def _august(s: Sentence, k: int) -> bool:
    """أغسطس آب, أغسطس/ آب."""
    return k > 0 and s.near("month", max(0, k - 2), k)


def _accusing(s: Sentence, k: int) -> bool:
    """متهمة الجيش, متهما إياه: accusing."""
    behind = s.words[k + 1] if k + 1 < len(s) else None
    return behind is not None and bool(behind.article or behind.norm.startswith("ايا"))


def _civil_defence(s: Sentence, k: int) -> bool:
    """الدفاع المدني."""
    return k > 0 and s.words[k - 1].stem.endswith(_CIVIL_BODIES)


def _demanded(s: Sentence, k: int) -> bool:
    """، وطالب السكان."""
    return s.words[k - 1].norm in PUNCT if k else True


def _offered(s: Sentence, k: int) -> bool:
    """الدعم المقدم من الدولة."""
    return k > 0 and bool(s.words[k - 1].article or s.words[k - 1].suffix)


def _and_to(s: Sentence, k: int) -> bool:
    """وإلى أن."""
    return s.has(k + 1, "that")


def _capable(s: Sentence, k: int) -> bool:
    """غير قابلة, قابلة للعلاج."""
    to_what = k + 1 < len(s) and s.words[k + 1].prep == "ل"
    return s.tokens.norms[k - 1 : k] == ["غير"] or to_what


def _pilot(s: Sentence, k: int) -> bool:
    """طائرة بدون طيار, مجموعة الطيار."""
    return k > 0 and (s.has(k - 1, "negation") or _of_a_name(s, k))


def _mali(s: Sentence, k: int) -> bool:
    """في مالي."""
    return k > 0 and s.has(k - 1, "prepositions")


def _same(s: Sentence, k: int) -> bool:
    """نفس القاعدة."""
    behind = k + 1 < len(s) and s.words[k + 1].article
    return bool(s.words[k].suffix or behind)


# Words that look like persons, and when they are something else.
_OTHERWISE: dict[str, Callable[[Sentence, int], bool]] = {
    "انتحاري": _suicide_attack,
    "الارهابي": _terrorist,
    "اداري": _custody,
    "اب": _august,
    "متهمه": _accusing,
    "متهما": _accusing,
    "المدني": _civil_defence,
    "المدنيه": _civil_defence,
    "وطالب": _demanded,
    "المقدم": _offered,
    "والي": _and_to,
    "قابله": _capable,
    "طيار": _pilot,
    "مالي": _mali,
    "نفس": _same,
}
