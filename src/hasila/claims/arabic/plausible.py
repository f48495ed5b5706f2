"""Arabic: whether a mention can have suffered what an effect word says."""

from itertools import pairwise

from hasila.claims.arabic import tolls
from hasila.claims.arabic.coordination import COUNTED
from hasila.claims.arabic.nouns import FALLEN, PUNCT, STOPS
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
    """Flight is an escape only from detention; those who bury the dead are not the dead."""
    named = m.kind == "name" and s.has(m.i, "given_names")
    stopped = named and hit.trigger.rule == "detained.stopped"  # أوقفت الشرطة فلانا الفلاني
    if hit.trigger.whom and not (stopped or _meant(hit, m)):
        return False
    if m.kind == "singular" and m.lead and s.words[m.lead - 1].norm in _EVERY:
        return False  # القبض على كل مجرم: no fact
    if m.kind == "singular" and m.i > hit.j and s.words[m.lead - 1].norm in ("وهو", "وهي"):
        return False  # توفي فلان وهو أب لثلاثة: told of one who was named
    risen = any(w.stem in _RISINGS for w in s.words[max(0, hit.i - 4) : hit.j + 4])
    if s.words[hit.i].stem in _TOPPLED and m.person and (risen or _of_office(m)):
        return False  # الإطاحة بالرئيس, ثورة أطاحت بالدكتاتور: no arrest
    event = m.person is not None and m.person.kind == "event" and m.person.effect
    if event and event != hit.trigger.effect and m.conj:
        return False  # تسجيل وفاة و3 إصابات
    dead = m.kind == "singular" and m.person is not None and m.person.effect == "killed"
    if dead and hit.trigger.effect == "injured":
        return False  # الشهيد أصيب أثناء عمله: told of as dead
    if hit.trigger.rule == "detained.broken_up" and m.kind not in COUNTED:
        return False  # تفكيك خلايا إرهابية
    if s.words[hit.i].stem.endswith("رحل") and not _at_age(s, hit.j):
        return False  # رحل المدرب عن ناديه بعد 20 عاما
    if s.words[hit.i].stem == "رحيل" and any(w.stem in _LEFT for w in s.words[m.j : m.j + 8]):
        return False  # رحيل اللاعب إلى ناد آخر
    if m.person and m.person.kind == "body" and hit.trigger.effect != "killed":
        return False
    if hit.trigger.rule == "killed.bodies" and m.kind == "others":
        return False  # جثث أخرى: other bodies
    if s.words[hit.i].norm == "فقد" and (_topic(s, hit.i) or (m.bare and m.j == hit.i)):
        return False  # الذي كان في 17 فقد حكم عليه, أما الشاعر فقد ولد
    if s.words[hit.i].norm == "اردت" and m.kind == "name":
        return s.near("given_names", m.i, m.j)  # أردت دعم الثورة: I wanted
    if hit.trigger.rule == "killed.by_killer":
        kin = m.person is not None and m.person.kind == "kin" and s.words[m.i].suffix == "ه"
        own = kin and not any(s.words[k].person for k in s.counting if k < hit.i)
        whose = s.words[m.i].article or (s.words[m.i].suffix and not own)  # قاتل ابنهما
        return m.distance == 0 and m.kind != "vague" and not (whose or s.words[hit.i].conj)
    if hit.trigger.rule == "killed.loss" and m.kind == "singular":
        w = s.words[m.i]
        if s.words[hit.i].stem == "غرق":
            return True
        if "امام" in s.tokens.norms[m.j : m.j + _RIVAL]:
            return False  # خسر الملاكم أمام منافسه
        if s.words[hit.i].norm.endswith("ت") and not w.suffix:
            return w.norm.endswith("ا") and not w.article  # فقدت معلما, not: فقدت المرأة ساقها
        return w.article or bool(w.suffix) or (m.person is not None and m.person.kind == "kin")
    if hit.trigger.rule == "killed.fell":
        right = hit.j < len(s) and s.words[hit.j].norm == "حق"  # سقوط حق أربعة في الطعن
        things = m.kind == "vague" and m.person is None and m.head and not m.bare
        things = things and not s.near("armed", m.i, m.j)  # سقوط العديد من الجبهات
        fallen = m.kind in COUNTED and m.distance <= 2 and not (right or things)
        return fallen and not (m.person and m.person.effect)
    if hit.trigger.rule in ("killed.fell_dead", "injured.fell") and m.person and m.person.effect:
        return False
    if s.words[hit.i].norm == "فقد" and not hit.trigger.needs:
        apart = m.distance if m.i > hit.i else hit.i and s.words[hit.i - 1].norm in PUNCT
        if apart:
            return False  # فقد عين المدير: "and he has"
    if s.words[hit.i].stem.startswith("هجر") and hit.trigger.verb and m.kind not in COUNTED:
        return False  # هجر السائق مركبته
    taken = hit.trigger.effect in ("abducted", "detained") and m.kind == "singular"
    if taken and any(w.norm in _HOSTAGES and not w.conj for w in s.words[m.j - 1 : m.j + 1]):
        return False  # احتجز مسلح رهائن
    if hit.trigger.rule == "displaced.driven" and m.kind not in COUNTED:
        return False  # ما دفع والده إلى محاولة إنقاذه
    patients = m.person is not None and m.person.lemma == "مريض"  # taken where they are treated
    if hit.trigger.rule == "displaced.evacuated" and (m.kind not in COUNTED or patients):
        return False
    combatant = m.person is not None and m.person.victim_class == "combatant"
    if hit.trigger.effect == "displaced" and combatant:
        return False  # فر 20 مقاتلا من المعارك
    if _of_kin_elsewhere(s, hit, m) or _kind_of_deed(s, hit, m):
        return False
    if families(s, m) and m.kind == "vague" and not m.definite:  # not: a whole family
        return hit.trigger.effect in ("displaced", "escaped")
    if hit.trigger.rule == "released.freed":
        held = m.person and (m.person.effect == "abducted" or m.person.victim_class == "detainee")
        captive = "captivity" in s.tags and m.kind in COUNTED
        return bool(held) or (m.person is not None and (m.distance == 0 or captive))
    if m.kind == "name" and any(w.norm == "رضي" for w in s.words[m.i : m.j + 2]):
        return False  # قتلوا فلانا رضي الله عنه: history
    if hit.trigger.rule == "killed.mourned":
        if m.i > hit.j and hit.j < len(s) and "families" in s.words[hit.j].tags:
            return False  # تنعى أسرة المدرسة: those who mourn
        kin = (
            s.words[m.i - 1].norm in ("ابو", "والد", "والده", "ام", "شقيق")
            if m.i > hit.j
            else False
        )
        if kin or (m.kind == "name" and not s.near("given_names", m.i, m.j)):
            return False  # يشيع أجواء الرعب: spreads
        if any(w.stem in _MOURNED and w.article for w in s.words[m.j : m.j + 12]):
            return False  # نعت الوزيرة الراحل: she mourns
        if m.i == hit.j and hit.trigger.verb and _whom_he_mourns(s, m):
            return False
        if any(w.stem in _DEATHS and not w.suffix for w in s.words[m.j : m.j + 2]):
            return False  # نعت الفنانة وفاة زميلتها
        buried = s.words[hit.i].stem.startswith("شي")
        return m.kind in ("singular", "one_of", "name", "dual") or (
            m.kind == "number" and not buried
        )
    if hit.trigger.rule == "missing.state" and m.person:
        sole = m.kind == "singular" and m.i > hit.i
        if m.person.effect or (sole and s.words[hit.i].norm in _LOST_ONE):
            return False  # امرأة مفقودة يقبع زوجها …
    if hit.trigger.effect == "escaped" and m.i == hit.j and s.words[m.i].norm == "هاربا":
        return False  # فر هاربا
    if m.person and m.person.effect == hit.trigger.effect and m.kind == "singular":
        if s.words[m.i].norm in FALLEN and hit.trigger.frame == "subject" and m.i > hit.i:
            return False  # قضى الرضيع شهيدا
        named = hit.trigger.rule == "killed.bodies" and m.j - m.i > 1
        named = named or (m.j - m.i > 1 and not hit.trigger.verb)  # وفاة الشهيد فلان
        afresh = hit.trigger.verb and m.j == hit.i  # بأن الفقيد استشهد
        return named or afresh or not s.words[m.i].article or tolls.name_follows(s, m)
    if hit.trigger.effect != "escaped":
        return True
    if any(w.stem in _FATES for w in s.words[hit.j : hit.j + 20]):
        return False
    if masses(s, m):
        return True
    person = m.person
    if person and (person.victim_class == "detainee" or person.effect):
        return True
    return m.of_them or m.rest or "prison" in s.tags


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
