"""Arabic: whether a mention can have suffered what an effect word says."""

from collections.abc import Callable

from hasila.claims.arabic import tolls
from hasila.claims.arabic.coordination import COUNTED
from hasila.claims.arabic.nouns import FALLEN, PUNCT
from hasila.claims.model import Hit, Mention, Sentence

_THOUSANDS = frozenset(("الاف", "ملايين", "الملايين", "الالاف"))
_FATES = frozenset(("عقوبه", "عقاب", "موت", "اعدام"))  # what one escapes who was not held


_EVERY = frozenset(("كل", "اي", "ايه"))
_TOPPLED = frozenset(("اطاح", "اطاحت", "تطيح", "يطيح", "اطاحه", "الاطاحه", "اطاحوا"))
_RISINGS = frozenset(("ثوره", "انقلاب", "انتفاضه", "احتجاجات", "تظاهرات", "انتخابات", "شعب"))
_RULERS = frozenset(("زعيم", "رئيس", "ملك", "سلطان", "أمير", "حاكم", "إمبراطور", "شاه", "دكتاتور"))


def _of_office(m: Mention) -> bool:
    """Is it somebody whom one overthrows rather than catches?"""
    return m.person is not None and (m.person.lemma in _RULERS or m.person.kind == "kin")


def plausible(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Can a mention have suffered what an effect word says (flight is an escape from detention)?

    First whatever rules it out, then what the rule of the effect word itself asks for.
    """
    if any(rules_out(s, hit, m) for rules_out in _RULED_OUT):
        return False
    decides = _BY_RULE.get(hit.trigger.rule)
    if decides is not None and (decided := decides(s, hit, m)) is not None:
        return decided
    return hit.trigger.effect != "escaped" or _escapes(s, hit, m)


def _not_meant(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Is a weak effect word about others alone (but: أوقفت الشرطة فلانا الفلاني)?"""
    named = m.kind == "name" and s.has(m.i, "given_names")
    stopped = named and hit.trigger.rule == "detained.stopped"
    return bool(hit.trigger.whom) and not (stopped or _meant(hit, m))


def _every(s: Sentence, hit: Hit, m: Mention) -> bool:
    """القبض على كل مجرم: no fact."""
    return m.kind == "singular" and m.lead > 0 and s.words[m.lead - 1].norm in _EVERY


def _told_of_again(s: Sentence, hit: Hit, m: Mention) -> bool:
    """توفي فلان وهو أب لثلاثة: told of one who was named."""
    behind = m.kind == "singular" and m.i > hit.j
    return behind and s.words[m.lead - 1].norm in ("وهو", "وهي")


def _toppled(s: Sentence, hit: Hit, m: Mention) -> bool:
    """الإطاحة بالرئيس, ثورة أطاحت بالدكتاتور: no arrest."""
    if s.words[hit.i].stem not in _TOPPLED or not m.person:
        return False
    return _of_office(m) or any(w.stem in _RISINGS for w in s.words[max(0, hit.i - 4) : hit.j + 4])


def _of_own_effect(s: Sentence, hit: Hit, m: Mention) -> bool:
    """تسجيل وفاة و3 إصابات; الشهيد أصيب أثناء عمله: told of by the noun's own effect."""
    if m.person is None:
        return False
    if m.person.kind == "event" and m.person.effect and m.conj:
        return m.person.effect != hit.trigger.effect
    dead = m.kind == "singular" and m.person.effect == "killed"
    return dead and hit.trigger.effect == "injured"


def _uncounted(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Must they be counted: تفكيك خلايا, هجر السائق مركبته, دفع والده إلى محاولة إنقاذه?"""
    if m.kind in COUNTED:
        return False
    left = hit.trigger.verb and s.words[hit.i].stem.startswith("هجر")
    return left or hit.trigger.rule in _ASK_NUMBER


def _parted(s: Sentence, hit: Hit, m: Mention) -> bool:
    """رحل المدرب عن ناديه بعد 20 عاما, رحيل اللاعب إلى ناد آخر: alive."""
    stem = s.words[hit.i].stem
    if stem.endswith("رحل") and not _at_age(s, hit.j):
        return True
    return stem == "رحيل" and any(w.stem in _LEFT for w in s.words[m.j : m.j + 8])


def _bodies(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Bodies only die; جثث أخرى are other bodies."""
    if m.person and m.person.kind == "body" and hit.trigger.effect != "killed":
        return True
    return hit.trigger.rule == "killed.bodies" and m.kind == "others"


def _stops_a_thing(s: Sentence, hit: Hit, m: Mention) -> bool:
    """أوقف الاستقدام, توقف الحملة: a noun with its article that is for no person and no body."""
    stopped = hit.trigger.rule in ("detained.stop", "detained.stopped")
    if not stopped or m.lead == hit.j or hit.j >= len(s):
        return False
    w = s.words[hit.j]
    someone = w.person is not None or bool(w.tags & _DOERS)
    return bool(w.article) and not (someone or w.prep or w.conj)


_DOERS = frozenset(
    ("armed", "persons_or_bodies", "rulers", "adverbs", "weekdays", "given_names", "courts")
)


def _and_has(s: Sentence, hit: Hit, m: Mention) -> bool:
    """فقد عين المدير, أما الشاعر فقد ولد: "and he has", nobody lost."""
    if s.words[hit.i].norm != "فقد":
        return False
    before = (m.bare or m.kind == "others") and m.j == hit.i  # بمعنى آخر فقد أصبح
    if _topic(s, hit.i) or before:
        return True
    if hit.trigger.needs:
        return False
    apart = m.distance if m.i > hit.i else hit.i and s.words[hit.i - 1].norm in PUNCT
    return bool(apart)


def _wanted(s: Sentence, hit: Hit, m: Mention) -> bool:
    """أردت دعم الثورة: I wanted, not: felled."""
    name = s.words[hit.i].norm == "اردت" and m.kind == "name"
    return name and not s.near("given_names", m.i, m.j)


def _fell_by_name(s: Sentence, hit: Hit, m: Mention) -> bool:
    """سقط شهيدا: the noun that tells the effect is not the one who fell."""
    fell = hit.trigger.rule in ("killed.fell_dead", "injured.fell")
    return fell and m.person is not None and bool(m.person.effect)


def _takes_hostages(s: Sentence, hit: Hit, m: Mention) -> bool:
    """احتجز مسلح رهائن: he was not held."""
    taken = hit.trigger.effect in ("abducted", "detained") and m.kind == "singular"
    near = s.words[m.j - 1 : m.j + 1]
    return taken and any(w.norm in _HOSTAGES and not w.conj for w in near)


def _not_displaced(s: Sentence, hit: Hit, m: Mention) -> bool:
    """فر 20 مقاتلا من المعارك; patients are moved where they are treated."""
    person = m.person
    if person is not None and person.lemma == "مريض":
        return hit.trigger.rule == "displaced.evacuated"
    fighter = person is not None and person.victim_class == "combatant"
    return hit.trigger.effect == "displaced" and fighter


def _families_harmed(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Families are counted only where they move, unless it is a whole family."""
    moved = hit.trigger.effect in ("displaced", "escaped")
    return not moved and m.kind == "vague" and not m.definite and families(s, m)


def _of_old(s: Sentence, hit: Hit, m: Mention) -> bool:
    """قتلوا فلانا رضي الله عنه: history."""
    return m.kind == "name" and any(w.norm == "رضي" for w in s.words[m.i : m.j + 2])


def _lost_already(s: Sentence, hit: Hit, m: Mention) -> bool:
    """امرأة مفقودة يقبع زوجها …: not he is missing."""
    if hit.trigger.rule != "missing.state" or m.person is None:
        return False
    sole = m.kind == "singular" and m.i > hit.i
    return bool(m.person.effect) or (sole and s.words[hit.i].norm in _LOST_ONE)


def _by_killer(s: Sentence, hit: Hit, m: Mention) -> bool | None:
    """قاتل زوجته, not: قاتل ابنهما."""
    kin = m.person is not None and m.person.kind == "kin" and s.words[m.i].suffix == "ه"
    own = kin and not any(s.words[k].person for k in s.counting if k < hit.i)
    whose = s.words[m.i].article or (s.words[m.i].suffix and not own)
    return m.distance == 0 and m.kind != "vague" and not (whose or s.words[hit.i].conj)


def _lost(s: Sentence, hit: Hit, m: Mention) -> bool | None:
    """فقدت معلما, خسر ابنه; not: فقدت المرأة ساقها, خسر الملاكم أمام منافسه."""
    if m.kind != "singular":
        return None
    w = s.words[m.i]
    if s.words[hit.i].stem == "غرق":
        return True
    if "امام" in s.tokens.norms[m.j : m.j + _RIVAL]:
        return False
    if s.words[hit.i].norm.endswith("ت") and not w.suffix:
        return w.norm.endswith("ا") and not w.article
    return w.article or bool(w.suffix) or (m.person is not None and m.person.kind == "kin")


def _fell(s: Sentence, hit: Hit, m: Mention) -> bool | None:
    """سقوط ثلاثة; not: سقوط حق أربعة في الطعن, سقوط العديد من الجبهات."""
    right = hit.j < len(s) and s.words[hit.j].norm == "حق"
    things = m.kind == "vague" and m.person is None and m.head and not m.bare
    things = things and not s.near("armed", m.i, m.j)
    fallen = m.kind in COUNTED and m.distance <= 2 and not (right or things)
    return fallen and not (m.person and m.person.effect)


def _freed(s: Sentence, hit: Hit, m: Mention) -> bool | None:
    """Who is freed was held, by his noun or by what the sentence tells."""
    held = m.person and (m.person.effect == "abducted" or m.person.victim_class == "detainee")
    captive = "captivity" in s.tags and m.kind in COUNTED
    return bool(held) or (m.person is not None and (m.distance == 0 or captive))


def _mourned(s: Sentence, hit: Hit, m: Mention) -> bool | None:
    """نعت الوزارة ثلاثة من جنودها; those who mourn are not mourned, no more is an air of fear."""
    behind = m.i > hit.j
    if behind and hit.j < len(s) and "families" in s.words[hit.j].tags:
        return False  # تنعى أسرة المدرسة
    if behind and s.words[m.i - 1].norm in _NEXT_OF_KIN:
        return False
    if m.kind == "name" and not s.near("given_names", m.i, m.j):
        return False  # يشيع أجواء الرعب: spreads
    if any(w.stem in _MOURNED and w.article for w in s.words[m.j : m.j + 12]):
        return False  # نعت الوزيرة الراحل: she mourns
    if m.i == hit.j and hit.trigger.verb and _whom_he_mourns(s, m):
        return False
    if any(w.stem in _DEATHS and not w.suffix for w in s.words[m.j : m.j + 2]):
        return False  # نعت الفنانة وفاة زميلتها
    if m.kind == "number":
        return not s.words[hit.i].stem.startswith("شي")  # شيع 20 ألفا: they walked behind
    return m.kind in ("singular", "one_of", "name", "dual")


def _in_flight(s: Sentence, hit: Hit, m: Mention) -> bool:
    """فر هاربا: how he fled."""
    fled = hit.trigger.effect == "escaped" and m.i == hit.j
    return fled and s.words[m.i].norm == "هاربا"


def _restated(s: Sentence, hit: Hit, m: Mention) -> bool:
    """قضى الرضيع شهيدا; وفاة الفقيد: the noun only says the effect of the word again."""
    same = m.person is not None and m.person.effect == hit.trigger.effect
    if not same or m.kind != "singular":
        return False
    if s.words[m.i].norm in FALLEN and hit.trigger.frame == "subject" and m.i > hit.i:
        return True
    named = m.j - m.i > 1 and (hit.trigger.rule == "killed.bodies" or not hit.trigger.verb)
    afresh = hit.trigger.verb and m.j == hit.i  # بأن الفقيد استشهد, وفاة الشهيد فلان
    return not (named or afresh or not s.words[m.i].article or tolls.name_follows(s, m))


def _escapes(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Flight from detention: of detainees, of masses, near a prison."""
    if families(s, m) and m.kind == "vague" and not m.definite:
        return True
    if any(w.stem in _FATES for w in s.words[hit.j : hit.j + 20]):
        return False
    if masses(s, m):
        return True
    person = m.person
    if person and (person.victim_class == "detainee" or person.effect):
        return True
    return m.of_them or m.rest or "prison" in s.tags


# Rules whose victims are told in numbers.
_ASK_NUMBER = frozenset(("detained.broken_up", "displaced.driven", "displaced.evacuated"))
_NEXT_OF_KIN = frozenset(("ابو", "والد", "والده", "ام", "شقيق"))


_LEFT = frozenset(  # what one leaves, or goes to, alive
    (
        "نادي",
        "ناد",
        "نوادي",
        "اندية",
        "انديه",
        "فريق",
        "دوري",
        "منتخب",
        "منصب",
        "سلطه",
        "حكم",
        "صوب",
    )
)
_RIVAL = 6  # words from one who lost to the one to whom he did


def _topic(s: Sentence, i: int) -> bool:
    """Does "as for" stand before a word at ``i``, which then is "and he has"?"""
    return any(w.norm in ("اما", "واما") for w in s.words[max(0, i - _TOPIC) : i])


_TOPIC = 8  # words from "as for" to what is said of him


def _at_age(s: Sentence, j: int) -> bool:
    """Are the years behind "passed" those of a life (رحل فلان عن 80 عاما)?"""
    years = next((k for k in range(j, min(len(s), j + 16)) if s.has(k, "age_unit")), -1)
    if years < 0:
        return True
    led = any(o.j == years and s.words[o.i - 1].norm == "عن" for o in s.numbers if o.i)
    return led or any(w.norm in _LIFE for w in s.words[j:years])


_LIFE = frozenset(("عمر", "عالمنا", "الحياه", "دنيانا", "الدنيا"))
_HOSTAGES = frozenset(("رهائن", "رهاين", "الرهائن", "الرهاين"))
_LOST_ONE = frozenset(("مفقوده", "مفقودا"))


def _kind_of_deed(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Does what looks like a woman say what kind of deed it was (عملية قتل مدبرة)?"""
    deed = hit.i > 0 and s.words[hit.i].norm == "قتل" and s.has(hit.i - 1, "cases")
    one = m.kind == "singular" and m.i == hit.j and m.j == m.i + 1
    return deed and one and s.words[m.i].norm.endswith("ه") and not s.words[m.i].article


_KIN = frozenset(("اقارب", "اقرباء", "اقربائه", "ذوي", "ذويه", "اقاربه", "اقاربها", "اقربائها"))
_BECAUSE = frozenset(("بعد", "بسبب", "اثر", "عقب", "نظرا", "نتيجه", "بداعي", "لظروف", "نظير"))
_FETCHED = frozenset(("استعاده", "اعاده", "باستعاده", "لاعاده", "لاستعاده"))


def _of_kin_elsewhere(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Does a death of kin only explain what is told (غاب لوفاة أحد أقاربه), or a body wait?"""
    before = s.words[hit.i - 1] if hit.i else None
    if hit.trigger.rule == "killed.bodies":
        whose = m.kind == "singular" and s.words[m.i].suffix
        return bool(whose) and before is not None and before.norm in _FETCHED
    of_kin = m.kind == "one_of" and any(w.stem in _KIN for w in s.words[m.i : m.j])
    why = s.words[hit.i].prep == "ل" or (before is not None and before.norm in _BECAUSE)
    return of_kin and why and s.words[hit.i].stem == "وفاه"


def _meant(hit: Hit, m: Mention) -> bool:
    """Is a mention of those persons whom alone a weak effect word is about?"""
    whom, person = hit.trigger.whom, m.person
    if person is None:
        counted = m.kind in ("number", "vague", "others", "one_of")
        plain = m.of_them or m.bare or m.rest
        return counted and plain and bool(whom & {"them", "civilian"})
    if person.effect:
        return person.effect in whom or person.folded in whom
    return bool(whom & {person.victim_class, person.folded})


def masses(s: Sentence, m: Mention) -> bool:
    """Do so many flee that no cell held them (فر 700 ألف شخص)?"""
    many = m.kind == "number" and (m.best or 0) >= 1000
    if m.kind == "vague":
        many = not _THOUSANDS.isdisjoint(s.tokens.norms[m.i : m.j])
    person = m.person
    if person is not None and person.lemma in _RESIDENTS and m.kind in ("number", "vague"):
        return "prison" not in s.tags  # فرار مئات السكان
    held = person is not None and person.victim_class in ("detainee", "combatant")
    return many and (m.person is not None or m.kind == "vague") and not held


_RESIDENTS = frozenset(("ساكن", "مدني", "قروي", "مواطن", "قاطن", "أهالي", "مقيم", "مزارع"))


def families(s: Sentence, m: Mention) -> bool:
    """Does a mention count families?"""
    return m.person is None and s.near("families", m.i, m.j)  # not: أفراد العائلة


_DEATHS = frozenset(("وفاه", "رحيل", "استشهاد", "مقتل"))


def _whom_he_mourns(s: Sentence, m: Mention) -> bool:
    """Does another person stand behind the one that a verb of mourning begins with?"""
    behind = (o for o in s.mentions if m.j <= o.i <= m.j + _OFFICE and o.kind == "singular")
    return any(
        s.words[o.i].article and not any(w.norm in PUNCT for w in s.words[m.j : o.i])
        for o in behind
    )


_OFFICE = 6  # words of an office and the name of who holds it
_MOURNED = frozenset(("راحل", "فقيد"))
_RULED_OUT: tuple[Callable[[Sentence, Hit, Mention], bool], ...] = (
    _not_meant,
    _every,
    _told_of_again,
    _toppled,
    _of_own_effect,
    _uncounted,
    _parted,
    _bodies,
    _stops_a_thing,
    _and_has,
    _wanted,
    _fell_by_name,
    _takes_hostages,
    _not_displaced,
    _of_kin_elsewhere,
    _kind_of_deed,
    _families_harmed,
    _of_old,
    _lost_already,
    _in_flight,
    _restated,
)
_BY_RULE: dict[str, Callable[[Sentence, Hit, Mention], bool | None]] = {
    "killed.by_killer": _by_killer,
    "killed.loss": _lost,
    "killed.fell": _fell,
    "killed.mourned": _mourned,
    "released.freed": _freed,
}
