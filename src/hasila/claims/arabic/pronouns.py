"""Arabic: effects said afresh of a pronoun, whose antecedent stands in the same sentence."""

from dataclasses import replace

from hasila.claims.arabic.behind import adjectival
from hasila.claims.arabic.clauses import governed
from hasila.claims.arabic.coordination import COUNTED
from hasila.claims.arabic.modality import unreal
from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.arabic.raided import HOUSES
from hasila.claims.arabic.unreal import void
from hasila.claims.model import Hit, Mention, Sentence

_REACH = 36  # words from the one who is spoken of to the pronoun
_FAR = 16  # words from a group to its pronoun
_LED = 8  # words from what led to a death to its noun
_LED_AWAY = "detained.led_away"
_TAKEN = frozenset(("abducted.held", "detained.noun", "abducted.noun", _LED_AWAY))
_TOPICS = frozenset(("singular", "name", "one_of"))
_DONE = frozenset(("تم", "تمت", "جري", "جرت"))
_ATTACHED = {
    **{"عليه": "ه", "عليها": "ها", "عليهم": "هم", "عليهما": "هما", "عليهن": "هن"},
    **{"عنه": "ه", "عنها": "ها", "عنهم": "هم", "عنهما": "هما", "عنهن": "هن"},
}
_PASSIVE = _DONE | {"القي", "يلقي", "القت", "بعد", "عقب", "منذ", "قبل", "رغم", "اثر", "فور"}
_MASSES = frozenset(("escaped", "displaced", "missing", "released"))
_FATAL = frozenset(("killed", "injured"))


def resolve(s: Sentence) -> None:
    """Give the one who is the topic of a sentence what its pronouns say befell him."""
    told = {hit.i for hit in s.hits if hit.used}  # a verb and its verbal noun may look alike
    for hit in s.hits:
        last = s.words[hit.j - 1]
        word = s.words[hit.i]
        suffix = last.suffix or _ATTACHED.get(last.norm, "")
        if hit.i in told:
            continue
        if suffix and _of_object(s, hit):
            one = suffix in ("ه", "ها")
            does = one and s.has(hit.i - 1, "does")  # أطلق الحارس النار على اللص وقام بقتله
            so = one and s.words[hit.i].conj != "" and hit.trigger.effect in _FATAL
            led = one and hit.trigger.effect in _FATAL
            led = led and s.near("result", max(0, hit.i - _LED), hit.i)  # ما أدى إلى مقتله
            m = _target(s, hit, suffix) if does or so or led else None
            m = m or (_topic(s, hit, suffix) if one else _group(s, hit, suffix))
            if m is None and one and hit.trigger.effect in _FATAL:
                m = _target(s, hit, suffix)
        elif hit.trigger.plural and hit.i and s.words[hit.i - 1].norm in _BUT_THEY:
            supposed = s.near("conjectured", max(0, hit.i - 3), hit.i)  # يرجح أنهم قتلوا
            m = None if supposed else _group(s, hit, "هم")
        elif hit.trigger.effect == "killed" and hit.trigger.verb and (but := _but_he(s, hit.i)):
            m = _sufferer(s, hit, but) or _topic(s, hit, but)
        elif hit.trigger.effect == "killed" and hit.trigger.imperfect and word.prep == "ل":
            him = "ها" if word.norm[1] == "ت" else "ه"  # سقط عامل ليموت في الحال
            m = _target(s, hit, him) or _sufferer(s, hit, him) or _just_before(s, hit, him)
        else:
            m = _subject(s, hit)
        if m is None or m.effect == hit.trigger.effect:
            continue
        if hit.trigger.effect == "detained" and _hostage(s, m):
            continue  # who holds hostages took them
        if void(s, hit) or unreal(s, hit):
            continue
        if m.effect in _FATAL and hit.trigger.effect in _FATAL:
            if m.kind in _TOPICS:
                m.effect = "killed"  # one who is hurt and dies is one claim
            continue
        hit.used = True
        if m.effect is None:
            m.effect, m.rule = hit.trigger.effect, f"{hit.trigger.rule}+pronoun"
            continue
        if m.effect == "killed_or_injured" and m.rule.startswith("own."):
            m.effect = hit.trigger.effect  # دهس الضحيتين ما أدى إلى وفاتهما
            continue
        again = replace(
            m, effect=hit.trigger.effect, rule=f"{hit.trigger.rule}+pronoun", members=[]
        )
        again.whole, again.aspect, again.after_marker = None, "total", False
        s.mentions.append(again)
    s.mentions.sort(key=lambda m: m.i)


def _of_object(s: Sentence, hit: Hit) -> bool:
    """Is the pronoun of an effect word the one who suffers it (قتلته الشرطة, جرى اعتقاله)?"""
    trigger = hit.trigger
    if trigger.rule.endswith(".of"):
        return passive(s, hit)
    noun = trigger.rule == "detained.stop"
    if (
        (trigger.strict and not noun)
        or (trigger.whom and trigger.rule != _LED_AWAY)
        or trigger.effect in ("escaped", "displaced", "missing")
    ):
        return False
    masdar = hit.i > 0 and s.has(hit.i - 1, "prepositions")
    masdar = masdar or (s.words[hit.i].prep in ("ل", "ب") and s.has(hit.i - 1, "result"))
    if trigger.rule == "injured.active" and s.has(hit.j, "degrees"):
        return True  # أما الابن فإن إصابته طفيفة
    if trigger.verb and not (masdar and trigger.rule == "injured.active"):  # not: إصابتهم
        one = s.words[hit.j - 1].suffix in ("ه", "ها")
        if trigger.frame == "after" and s.words[hit.i].conj == "ف":
            return True  # أطلقوا النار على فتى فأصابوه
        return trigger.frame == "either" and (one or not (masdar or s.words[hit.i].prep))
    if trigger.frame != "after" or not hit.i:
        return False
    before = s.words[hit.i - 1]
    attached = s.words[hit.i].prep in ("ل", "ب")  # أدى لوفاته, تسبب بوفاته
    died = trigger.effect in _FATAL and (attached or before.norm in ("الي", "في", "عن"))
    led = died and s.near("result", max(0, hit.i - _LED), hit.i - (not attached))  # أدى إلى وفاته
    back = s.words[max(0, hit.i - 5) : hit.i - 1]
    led = led or (died and before.norm == "عن" and any(w.stem in _ANNOUNCED for w in back))
    led = led or (trigger.rule in _DEATHS and _announced(s, hit.i))
    led = led or (attached and "does" in before.tags)  # قاموا بقتله
    if trigger.rule == "killed.bodies":
        return any(w.stem in _FOUND for w in s.words[max(0, hit.i - 3) : hit.i])
    held = trigger.rule in _TAKEN and _since(s, hit.i) and not _while_held(s, hit.i)
    fell = trigger.rule == "killed.noun" and any(
        w.stem in _ACCIDENTS and not w.article for w in s.words[max(0, hit.i - _FAR) : hit.i]
    )  # سقوط عامل من الطابق العاشر ووفاته
    joined = s.words[hit.i].conj == "و" and (trigger.rule in _TAKEN or fell)
    if joined and any(
        w.prep == "ل" and w.stem in _AIMS for w in s.words[max(0, hit.i - 4) : hit.i]
    ):
        return False  # لتعقب آثاره واعتقاله
    return before.stem in _DONE or led or held or joined or trigger.rule == "killed.took_lives"


_ACCIDENTS = frozenset(("سقوط", "دهس", "صدم", "صعق", "انقلاب", "تعرض", "اختناق", "طعن", "ضرب"))
_AIMS = frozenset(("تعقب", "ملاحقه", "مطارده", "ضبط", "تحديد", "كشف", "البحث", "مداهمه", "محاصره"))
_FOUND = frozenset(  # عثر على جثته, انتشال جثتها
    (
        *("عثر", "عثرت", "عثروا", "عثور", "يعثر", "وجد", "وجدت", "وجدوا", "اكتشاف", "اكتشفت"),
        *("انتشال", "انتشل", "انتشلت", "انتشلوا", "تسلم", "تسلمت", "استلم", "استلام", "تسليم"),
    )
)
_ANNOUNCED = frozenset(("اعلن", "اعلنت", "اعلنوا", "اعلان", "ابلغ", "ابلغت"))  # أعلن عن وفاته
_SPREAD = _ANNOUNCED | frozenset(
    (
        *("اشيع", "تردد", "ترددت", "اذاع", "اذاعت", "ابلغوا", "نبا", "خبر", "انباء", "تاكيد"),
        *("شائعات", "شائعه", "اشاعات", "اشاعه"),
    )
)
_DEATHS = frozenset(("killed.noun", "abducted.noun"))


def _announced(s: Sentence, i: int) -> bool:
    """Is the death at ``i`` what was made known (أعلنت الشرطة مقتله, سرت شائعات عن وفاته)?"""
    at = i - 1 - (s.words[i - 1].norm == "عن")
    for k in range(at, max(-1, at - 3), -1):
        w = s.words[k]
        if w.stem in _SPREAD or (w.tags & {"say_verbs", "say_forms"} and not w.suffix):
            speaks = s.has(k - 1, "relative") and any(0 < k - m.j <= 2 for m in s.mentions)
            return not (speaks or s.has(k - 1, "negation"))  # not: شقيقه الذي أكد وفاته
        body = bool(w.tags & {"armed", "persons_or_bodies", "adverbs", "states"})
        if w.prep or w.conj or not (body or not (w.tags or w.person or w.triggers)):
            return False
    return False


_BUT_THEY = frozenset(("لكنهم", "ولكنهم", "انهم", "وانهم"))  # نجا ثلاثة لكنهم أصيبوا
_BUT_HE = {"لكنه": "ه", "ولكنه": "ه", "لكنها": "ها", "ولكنها": "ها"}  # نقل … لكنه توفي
_EXCEPT = frozenset(("الا", "غير", "بيد"))
_TURNED_OUT = frozenset(("تبين", "اتضح", "ليتبين", "ليتضح", "تاكد"))
_SUFFERS = frozenset(
    ("تعرض", "تعرضت", "نقل", "نقلت", "اسعاف", "اسعف", "اسعفت", "صدم", "صدمت", "ضرب", "ضربت")
)


def _but_he(s: Sentence, i: int) -> str:
    """The pronoun of "but he" or "but she" right before a verb (إلا أنها فارقت الحياة), or ""."""
    i -= i > 0 and s.words[i - 1].norm == "قد"
    norm = s.words[i - 1].norm if i else ""
    if norm in ("انه", "انها") and i > 1 and s.words[i - 2].stem in _EXCEPT | _TURNED_OUT:
        return norm[2:]
    return _BUT_HE.get(norm, "")


def _sufferer(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """Whom something is told to have been done to, before it is told of his death."""
    for m in reversed(s.mentions):
        if m.j > hit.i or m.kind not in ("singular", "name", "one_of") or m.event == "other":
            continue
        if not agrees(s, m, suffix) or any(w.norm in STOPS for w in s.words[m.j : hit.i]):
            continue
        told = m.person is not None and m.person.effect == "injured" and s.words[m.i].article
        if m.effect == "injured" or (m.lead and s.words[m.lead - 1].stem in _SUFFERS and not told):
            return m
    return None


def _just_before(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The last one told of, a few words before what became of him."""
    near = [m for m in s.mentions if 0 <= hit.i - m.j <= _NEAR and m.kind in _TOPICS]
    return near[-1] if near and agrees(s, near[-1], suffix) and not near[-1].conj else None


_NEAR = 5  # words from one who fell to his death
_TIMES = frozenset(("لدي", "اثناء", "خلال", "عند", "بعد", "عقب", "منذ", "فور", "حين"))


def _while_held(s: Sentence, i: int) -> bool:
    """Is it the time of being held that is told of (مات أثناء احتجازه), no arrest?"""
    return s.words[i].stem in _BEING_HELD and s.words[i - 1].norm in ("اثناء", "خلال")


_BEING_HELD = frozenset(("احتجاز", "حبس", "سجن", "اسر"))


def _since(s: Sentence, i: int) -> bool:
    """Does the noun at ``i`` date what is told (بعد شهر من اعتقاله, لدى اعتقاله)?"""
    before = s.words[max(0, i - 4) : i]
    if not before or before[-1].conj:
        return False
    return before[-1].norm in _TIMES or (
        before[-1].norm == "من" and any(w.norm in _TIMES for w in before[:-1])
    )


def _subject(s: Sentence, hit: Hit) -> Mention | None:
    """The one who is the subject of a verb joined to his own (خرج حارس … وأصيب)."""
    trigger, word = hit.trigger, s.words[hit.i]
    if not trigger.verb or trigger.frame not in ("subject", "either") or trigger.whom:
        return None
    upon = s.tokens.norms[hit.j : hit.j + 2] in (["علي", "اثرها"], ["علي", "اثره"])
    before = s.tokens.norms[max(0, hit.i - 2) : hit.i] == ["قبل", "ان"]
    died = trigger.effect == "killed" and (upon or (before and trigger.imperfect))
    if not (word.conj or died) or word.suffix or trigger.effect in _MASSES:
        return None
    if trigger.imperfect and not died:
        return None
    head = [m for m in s.mentions if m.lead == 0 and m.kind == "name" and m.j < hit.i]
    if head and s.has(hit.j, "date_opener") and trigger.effect == "killed":
        return head[0]  # one whose life is told: ولد عام 1926 …، وتوفي عام 1964
    if hit.j < len(s) and not _closes(s, hit.j):
        return None
    two = word.norm.endswith("ا") and not trigger.rule.endswith(".state")
    found = [m for m in s.mentions if m.j <= hit.i and hit.i - m.j <= _FAR]
    if two:
        return found[-1] if found and found[-1].best == 2 and trigger.plural else None
    if trigger.plural:
        return None
    last = found[-1] if found else None
    if (
        last is not None
        and word.conj == "ف"
        and trigger.frame == "subject"
        and _object(s, last, hit)
    ):
        return last if agrees(s, last, "ها" if word.norm.endswith("ت") else "ه") else None
    hurt = next((m for m in reversed(found) if m.effect or not _hurt(m)), None)
    if hurt is not None and hurt.effect == "injured" and trigger.effect == "killed":
        near = hurt.kind in _TOPICS and not any(w.norm in STOPS for w in s.words[hurt.j : hit.i])
        if near and agrees(s, hurt, "ها" if word.norm.endswith("ت") else "ه"):
            return hurt  # عثر على فتاة مصابة بحروق وتوفيت في المستشفى
    singles = [m for m in found if m.kind in _TOPICS and not m.bare and not m.conj]
    subjects = [m for m in singles if not governed(s, m) and _is_subject(s, m)]
    if len(subjects) != 1 or len(subjects) != len([m for m in found if not governed(s, m)]):
        return None
    m = subjects[0]
    stops = any(
        w.norm in STOPS or "that" in w.tags for w in s.words[m.j : hit.i - (before and died)]
    )
    return m if not stops and agrees(s, m, "ها" if word.norm.endswith("ت") else "ه") else None


def _object(s: Sentence, m: Mention, hit: Hit) -> bool:
    """Is a mention what a verb right before "so he died" was done to (صعق التيار عاملا فمات)?"""
    accusative = m.kind == "singular" and s.words[m.i].norm.endswith(("ا", "ته")) and not m.conj
    return accusative and hit.i - m.j <= 4 and m.effect in (None, "injured")


def _is_subject(s: Sentence, m: Mention) -> bool:
    """Does a verb stand right before the mention, or does the mention begin the sentence?"""
    if m.lead == 0:
        return True
    before = s.words[m.lead - 1]
    verb = before.tags & {"verbs", "that"} or any(t.verb for t in before.triggers)
    return bool(verb) or (m.lead == 1 and not before.person)


def _hurt(m: Mention) -> bool:
    """Is a mention only a word for one who is hurt (مصابة), who was told of before it?"""
    return m.person is not None and m.person.effect == "injured" and m.kind == "singular"


def _closes(s: Sentence, k: int) -> bool:
    """Does no subject follow at ``k``: an adjunct, a mark, a new clause?"""
    w = s.words[k]
    if w.norm in PUNCT or w.prep or w.conj or w.tags & {"prepositions", "clause_breaks"}:
        return True
    return "adverbs" in w.tags and not w.article


def passive(s: Sentence, hit: Hit) -> bool:
    """Is a phrase that ends with a pronoun said of a deed done (ألقي القبض عليه)?"""
    w = s.words[hit.i]
    if not (w.norm.startswith("ال") or w.stem in ("اطلاق", "اخلاء")):
        return True
    return hit.i > 0 and s.words[hit.i - 1].stem in _PASSIVE


def _group(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The last counted group before a pronoun of several persons (خمسة رجال تم اعتقالهم)."""
    for m in reversed(s.mentions):
        if m.j > hit.i or m.kind not in COUNTED or m.event == "other":
            continue
        between = s.words[m.j : hit.i]
        if len(between) > _FAR or any(w.norm in STOPS for w in between):
            return None
        two = m.best == 2 and m.kind != "number"
        if m.kind == "maybe_dual" and suffix != "هما":
            continue
        if two != (suffix == "هما") or m.best == 1 or m.kind == "one_of":
            continue
        if m.person is None and not (m.of_them or m.kind == "sum" or m.rest):
            continue
        return m
    return None


def _topic(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The first person of the sentence that agrees with the pronoun."""
    start = hit.i
    while start > 0 and hit.i - start < _REACH and s.words[start - 1].norm not in STOPS:
        start -= 1
    hurt = [m for m in s.mentions if m.effect == "injured"]
    for m in (*hurt, *s.mentions):
        if m.i < start or m.j > hit.i or m.kind not in _TOPICS or m.event == "other":
            continue
        several = m.person is not None and m.person.number != "sg" and m.kind != "one_of"
        if several or (m.person is not None and m.person.kind == "demonym"):
            continue
        if attacker(s, m):
            continue
        if (governed(s, m) and not _owner(s, m)) or not agrees(s, m, suffix) or _speaks(s, m):
            continue
        if any(w.norm in ("عليه", "عليها") for w in s.words[m.j : m.j + 3]):
            continue  # he fires at another (أطلق جندي النار عليه وأرداه)
        noun = m.i > 0 and s.words[m.i - 1].norm.startswith("ال")
        if noun and m.kind == "singular" and s.words[m.i].article and adjectival(s, m):
            continue  # اللجوء السياسي
        if m.i and s.words[m.i - 1].person and not s.words[m.i - 1].triggers:
            continue  # a genitive of another person
        return m
    return None


_ATTACKS = frozenset(("هاجم", "باغت", "اعترض", "لاحق", "طارد", "استدرج", "داهم", "انهال", "اقتحم"))


def attacker(s: Sentence, m: Mention) -> bool:
    """Is one the subject of a verb of attack (هاجم رجل يحمل سكينا المارة وقتلهم)?"""
    before, w = s.words[m.lead - 1] if m.lead else None, s.words[m.i]
    attacks = before is not None and not _ATTACKS.isdisjoint((before.norm, before.stem))
    plain = not (w.article or w.suffix or w.norm.endswith("ا"))  # not: هاجم شرطيا فقتله
    return attacks and plain and m.j < len(s) and not s.words[m.j].conj


def _owner(s: Sentence, m: Mention) -> bool:
    """Is one named as the owner of a house that is raided or hit (منزلا لأحد العناصر)?"""
    to = s.words[m.lead].prep == "ل"
    return to and m.lead > 0 and s.words[m.lead - 1].stem.removesuffix("ا") in HOUSES


def _target(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The one shot at before a result (أطلقوا النار على شاب ما أدى لوفاته)."""
    for m in reversed(s.mentions):
        if m.j > hit.i or m.kind not in _TOPICS:
            continue
        between = s.words[m.j : hit.i]
        if len(between) > _FAR or any(w.norm in STOPS for w in between):
            return None
        if m.effect is not None:
            if m.effect == "injured" and agrees(s, m, suffix):
                return None  # one who is told to be hurt is the topic
            continue
        before = s.words[m.lead - 1] if m.lead else None
        aimed = before is not None and (before.norm == "علي" or before.stem in _AIMED)
        if aimed and agrees(s, m, suffix) and not attacker(s, m):
            return m
    return None


_AIMED = frozenset(  # استهدفت رصاصة الطفل … ما أدى إلى وفاته
    f"{verb}{she}"
    for verb in ("استهدف", "هاجم", "ضرب", "صدم", "طعن", "دهس", "باغت", "رشق", "لكم", "جرف", "صعق")
    for she in ("", "ت", "وا")
)


def _speaks(s: Sentence, m: Mention) -> bool:
    """Is one the speaker of the sentence (قال الناطق باسم الشرطة العقيد فلان, أحد أقاربه أكد)?"""
    if s.has(m.j, "say_verbs") and s.words[m.i].suffix + s.words[m.j - 1].suffix:
        return True
    back = s.words[max(0, m.i - 9) : m.i]
    for w in reversed(back):
        if "that" in w.tags or w.triggers or w.norm in STOPS or w.norm in ("،", ",", ":"):
            return False
        if w.tags & {"say_verbs", "say_forms", "continue_verbs"}:
            return True
    return False


def _hostage(s: Sentence, m: Mention) -> bool:
    same = [o for o in s.mentions if o.start == m.start and o.effect == "abducted"]
    return bool(same) or (m.person is not None and m.person.effect == "abducted")


def agrees(s: Sentence, m: Mention, suffix: str) -> bool:
    """Can a pronoun for one stand for a mention, by its gender?"""
    w = s.words[m.i]
    if m.kind == "name":
        return suffix == "ه"
    if m.kind == "one_of":
        return suffix == ("ها" if w.stem.startswith("احدي") else "ه")
    person = m.person
    if person is None:
        return suffix == "ه"
    lemma = person.folded
    feminine = person.demographic == "women" or lemma.endswith("ه") or w.stem == lemma + "ه"
    own = lemma.endswith("ه") and not person.lemma.endswith("ة")  # مشتبه
    return (feminine and not own) == (suffix == "ها")
