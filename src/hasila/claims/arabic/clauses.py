"""Arabic: where clauses begin and end, what governs a noun, which effect words state no fact."""

from hasila.claims.arabic.nouns import STOPS
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word


def after_close(s: Sentence, k: int) -> int:
    """The token behind the parenthesis that opens at ``k``; ``k`` itself when none opens."""
    if s.words[k].norm not in ("(", "["):
        return k + 2 if s.tokens.norms[k : k + 2] in _UPON_IT else k
    for end in range(k + 1, min(len(s), k + 14)):
        if s.words[end].norm in (")", "]"):
            return end + 1
    return k + 1


_UPON_IT = tuple(["علي", w] for w in ("اثرها", "اثره", "خلفيتها", "خلفيته", "اثر", "الفور"))


def breaks(s: Sentence, k: int, j: int) -> bool:
    """Does the clause of the effect word that ends at ``j`` stop before token ``k``?"""
    w = s.words[k]
    if w.norm in STOPS or "part_markers" in w.tags or "that" in w.tags:
        return True
    if k == j and not w.conj:
        return False
    if w.triggers and any(h.i == k for h in s.hits):
        return True
    if "clause_breaks" in w.tags or "relative" in w.tags:
        return True
    if "adverbs" in w.tags and k + 1 < len(s) and "adverbs" in s.words[k + 1].tags:
        return False  # فجر اليوم: at dawn
    if w.tags & {"verbs", "say_verbs"} and not w.prep and not w.article:
        return not (_prepositional(s, k - 1) or _belongs(s, k))
    return False


def _belongs(s: Sentence, k: int) -> bool:
    """Does a word say to whom a body belongs (قوات تابعة للجيش), no verb?"""
    if k + 1 >= len(s) or s.words[k].norm not in _BELONGING:
        return False
    to = s.words[k + 1]
    return to.prep == "ل" or to.norm.startswith("لل")


_BELONGING = frozenset(("تابع", "تابعه", "تابعين", "تابعون", "تابعان", "تابعا", "تابعات"))


def _prepositional(s: Sentence, k: int) -> bool:
    return k >= 0 and "prepositions" in s.words[k].tags


HANDS = frozenset(("يد", "يدي", "ايدي", "ايادي", "بيد", "بايدي"))


def governed(s: Sentence, m: Mention) -> bool:
    """Is a mention the object of a preposition or of "one of", "any", "every"?"""
    if m.qualifier == "range" and m.lead and s.words[m.lead - 1].norm in ("بين", "من"):
        return False
    if (
        m.kind == "number"
        and s.tokens.text[s.tokens.starts[m.lead]] in "بلك"
        and (m.lead < m.i or s.tokens.starts[m.lead] < m.start)
    ):
        return True
    if s.words[m.i].prep in ("ب", "ل", "ك") and m.kind not in ("number", "name"):
        return True
    if m.lead == 0 or s.words[m.lead - 1].suffix:
        return False
    if s.words[m.lead - 1].norm in HANDS:
        return True  # على يد مسلحين اثنين: those who did it
    if s.words[m.lead - 1].norm == "من" and m.lead > 1 and s.words[m.lead - 2].norm == "كل":
        return False  # كل من الشقيقين: both of them
    if m.kind in ("number", "dual") and "any" in s.words[m.lead - 1].tags:
        return False  # جميع ركابها الستة: their number is stated
    composed = s.words[m.lead - 1].norm == "من" and any(
        w.tags & {"collectives", "composed"} for w in s.words[max(0, m.lead - 4) : m.lead - 1]
    )
    return bool(s.words[m.lead - 1].tags & {"prepositions", "any"}) and not composed


_STOPS_WORK = frozenset(("detained.stop", "detained.stopped"))
_STANDS_STILL = frozenset(("توقف", "وتوقف", "فتوقف"))  # "he stopped", or "she arrests"
_CALLS = frozenset(("دعا", "دعت", "دعوا", "يدعو", "تدعو", "دعوه", "دعوات", "داعيا", "داعيه"))
_HARM = frozenset(("killed", "abducted"))
_SAVED = frozenset(("نجا", "نجت", "نجوا", "نجاه", "ينجو", "ناج", "ناجين", "ناجون", "انقذهم"))
_THREATS = frozenset(("هدد", "هددت", "هددوا", "يهدد", "تهدد", "توعد", "توعدت", "يتوعد", "تتوعد"))
_RESULTS = frozenset(("مقتل", "اصابه", "استشهاد", "وفاه", "مصرع", "جرح"))
_PLANS = frozenset(
    (
        *("خطه", "خطط", "دعوه", "دعوات", "مطالب", "مطالبات", "مطالبه", "مقترح", "قرار", "احكام"),
        *("دعا", "دعت", "تدعو", "يدعو", "طالب", "طالبت", "تطالب", "يطالب"),
    )
)
_ATTEMPTS = frozenset(("محاوله", "محاولات", "محاولته", "محاولتي"))
_FOILED = frozenset(("افشال", "افشلت", "احباط", "احبط", "احبطت"))
_ANNIVERSARIES = frozenset(("ذكري", "سنويه", "مئويه"))
_DATED = frozenset(("ذكري", "سنويه"))  # الذكرى الثانية لاختطاف …
_NOT_SO = frozenset(("ان", "لن", "سوف", "لم", "لا", "فلا", "ولا", "ولم", "ولن", "فلم", "فلن"))
_ONLY = frozenset(("سوي", "الا", "غير"))
_UPON = frozenset(("ضد", "في", "بحق", "حق", "علي"))
_FAR = 9  # words between a death penalty that was carried out and the one who suffered it


def upon(s: Sentence, hit: Hit) -> int:
    """Where the one stands upon whom a penalty was carried out (حكم القتل قصاصا في فلان); -1."""
    for k in range(hit.j, min(len(s) - 1, hit.j + _FAR)):
        w = s.words[k]
        if w.norm in STOPS or w.triggers or "verbs" in w.tags:
            return -1
        if w.person is not None and w.prep in ("ب", "ل"):
            return k
        if w.norm in _UPON and s.words[k + 1].norm != "حق" and not _where(s.words[k + 1]):
            return k + (2 if s.words[k + 1].norm in ("كل", "المدعو") else 1)
    return -1


def _where(w: Word) -> bool:
    return bool(w.tags & {"place_nouns", "prison", "adverbs", "courts"})


def opens_clause(s: Sentence, hit: Hit) -> bool:
    """Does the subject of a verb stand before it: behind "that", a relative, "had"?"""
    for k in range(hit.i - 1, max(-1, hit.i - 4), -1):
        w = s.words[k]
        if w.norm in STOPS:
            return False
        if w.tags & {"relative"}:
            return True
        if not w.tags & {"auxiliaries", "adverbs"}:
            break
    if s.words[hit.i].conj or hit.i == 0:
        return False
    for k in range(hit.i - 1, max(-1, hit.i - 24), -1):
        w = s.words[k]
        if w.norm in STOPS or "clause_breaks" in w.tags or w.triggers:
            return False
        if "that" in w.tags:
            return k < hit.i - 1
    return False


def _anniversary(s: Sentence, i: int) -> bool:
    """Is it so long since the death at ``i`` that is told (الذكرى المئوية لوفاة, قرن على وفاة)?"""
    back = s.words[max(0, i - 5) : i]
    passed = bool(back) and back[-1].norm == "علي" and any(w.stem == "مرور" for w in back)
    return passed or any(w.stem in _ANNIVERSARIES for w in back)


def void(s: Sentence, hit: Hit) -> bool:
    """Does an effect word state no fact: another sense, a purpose, a plan, a denial of it?"""
    word = s.words[hit.i]
    after = s.words[hit.j] if hit.j < len(s.words) else None
    if hit.trigger.verb and word.article and hit.j == hit.i + 1:
        return not hit.trigger.rule.endswith(".state")  # a noun that looks like the verb
    if hit.trigger.rule in _STOPS_WORK and s.near("suspended_from", hit.j, hit.j + 9):
        return True  # إيقاف لاعب ثلاث مباريات, أوقف مديرا عن العمل
    if hit.i and s.words[hit.i - 1].norm == "هل":
        return True  # هل قتل …؟
    counted = any(n.i == hit.j for n in s.numbers)
    if word.norm in _STANDS_STILL and not (counted or (after and (after.person or after.article))):
        return True  # توقف على الفور
    if hit.trigger.rule == "displaced.evacuated" and s.near("postponed", hit.j, hit.j + 9):
        return True  # أجلت المحكمة جلسة 30 متهما: put off
    if hit.i and not word.prep and s.has(hit.i - 1, "efforts") and not hit.trigger.verb:
        return not s.words[hit.i - 1].article  # جهود الإفراج عن الرهينة
    if word.stem == "طعن" and s.near("verdicts", hit.j, hit.j + 8):
        return True  # طعن المتهم على الحكم: an appeal
    if word.stem == "طعن" and s.near("appeals", max(0, hit.i - 3), hit.i):
        return True  # قبول طعن أربعة متهمين
    if hit.trigger.rule == "injured.bitten" and hit.i and _names_event(s.words[hit.i - 1]):
        return True  # عملية طعن نفذها شاب
    of_verb = hit.trigger.verb and hit.trigger.frame != "subject"
    one = after is not None and after.person is not None
    itself = one and after is not None and not after.article  # لاعب كرة
    object_at = 2 if of_verb and not itself else 1
    if s.near("not_effect_after", hit.j, hit.j + object_at) and not (
        one and hit.trigger.frame == "subject"
    ):
        return True  # not: توفي الحارس
    if hit.i > 1 and s.words[hit.i - 1].norm == "من" and s.words[hit.i - 2].stem in _SAVED:
        return True  # نجوا من غرق مركبهم
    if hit.trigger.effect == "detained" and s.near("trapped", hit.j, hit.j + 6):
        return True
    if "احتفاظ" in word.stem and s.near("hospital", hit.j, hit.j + 9):
        return True  # kept in hospital
    if word.stem.startswith("استشهد") and _cites(s, hit.j):
        return True
    if hit.trigger.effect == "injured" and s.near("ailments", hit.j, hit.j + 7):
        return True
    far = s.words[hit.j + 7 : hit.j + 14] if hit.trigger.effect == "injured" else []
    if any(w.norm in _MOODS for w in far) and not any(w.triggers or w.conj for w in far):
        return True  # أصيب فلان، مدير إحدى وكالات …، بصدمة
    if not hit.trigger.verb and word.prep == "ل" and "purpose" in word.tags and not word.suffix:
        back = s.words[max(0, hit.i - 6) : hit.i]
        return not any("result" in w.tags or w.stem in _DATED for w in back)
    asked = hit.i > 0 and s.words[hit.i - 1].norm in ("طالب", "وطالب")
    if asked and not hit.trigger.verb and word.norm.startswith("ب"):
        return True  # طالب بإطلاق سراح فلان
    if word.stem in ("وفاه", "رحيل") and _anniversary(s, hit.i):
        return True  # مرور قرن على وفاة السلطان
    to = not hit.trigger.verb and hit.i > 0 and s.words[hit.i - 1].norm == "الي"
    if to and any(w.stem in _CALLS for w in s.words[max(0, hit.i - 12) : hit.i]):
        return True  # دعت النائبة السلطات إلى اعتقاله
    harm = not hit.trigger.verb and word.prep == "ب" and hit.trigger.effect in _HARM
    if harm and any(w.stem in _THREATS for w in s.words[max(0, hit.i - 20) : hit.i]):
        return True  # هددت الجماعة في شريط مصور بقتل الرهينة
    if not hit.trigger.verb and word.prep == "ب":
        first = max(0, hit.i - 9)
        ordered = (k for k in range(first, hit.i) if "orders" in s.words[k].tags)
        if any(not s.words[k].article and not _let_happen(s, k) for k in ordered):
            return True
    theirs = after is not None and (after.suffix or (word.stem in _LOST and _theirs(after)))
    lost = hit.trigger.effect == "missing" and bool(theirs)
    if lost and not any(n.i == hit.j for n in s.numbers):
        return True  # they lost their homes
    spends = word.stem.lstrip("يت").startswith("قض")
    if spends and any(w.stem in _TERMS for w in s.words[hit.j : hit.j + 8]):
        return True  # قضى عقوبة بالسجن
    if spends and s.near("courts", max(0, hit.i - 4), hit.i + 3):
        return True
    if spends and (hit.trigger.imperfect or s.near("spent", hit.j, hit.j + 5)):
        return True  # he spent months
    if word.stem in ("اسرتا", "اسرتي"):
        return True  # two families
    bereaved = after is not None and after.article and after.person and after.person.effect
    if word.stem == "اسر" and bereaved:
        return True  # أسر الضحايا: the families
    taken = hit.i > 0 and s.words[hit.i - 1].stem in ("تم", "جري")
    if word.suffix and word.stem in ("اسر", "اسرت") and not taken:
        return True
    if (
        word.norm == "فقد"
        and after is not None
        and (after.triggers or after.tags & {"verbs", "say_verbs", "say_forms", "auxiliaries"})
    ):
        return True  # ف + قد
    if hit.trigger.effect == "missing" and s.near("lost_things", hit.j, hit.j + 6):
        return True  # the driver lost control
    before = s.words[max(0, hit.i - (10 if word.conj else 5)) : hit.i]
    result = word.conj and (word.stem in _RESULTS or hit.trigger.effect == "detained")
    done = word.conj and hit.trigger.verb and not hit.trigger.imperfect
    if done and word.triggers and all(t.verb for t in word.triggers):
        return False  # حاول الفرار واعتقل: a deed of its own
    fact = (
        led_by_result(s, hit)
        or _presupposed(s, hit)
        or _inquired(s, hit)
        or _happened_there(s, hit)
    )
    clause = [] if fact else _same_clause(before)
    if result and word.stem in _RESULTS and any(w.stem in _PLANS for w in clause):
        return False  # خطة لإجلاء السكان ومقتل جندي
    if "irrealis" in s.tags and _unreal(clause):
        if result and any(w.stem in _ATTEMPTS for w in before):
            foiled = any(w.stem in _FOILED for w in before)
            # نجا من محاولة اغتيال ومقتل اثنين, إحباط محاولة تهريب وتوقيف اثنين
            return hit.trigger.effect == "detained" and not foiled
        foiled = bool(word.conj) and any(w.stem in _FOILED for w in before)
        return not foiled or not any(w.article and "irrealis" in w.tags for w in before)
    if hit.trigger.imperfect and before and before[-1].norm in _NOT_SO:
        if not _ONLY.isdisjoint(s.tokens.norms[hit.j : hit.j + 2]):
            return False  # لم يقتل سوى جندي
        led = (
            len(before) > 2
            and before[-2].norm == "الي"
            and any("result" in w.tags for w in before[:-2])
        )
        # قبل أن يموت, ما أدى إلى أن يفارق الحياة
        return not (len(before) > 1 and (led or before[-2].norm in ("قبل", "بعد", "منذ")))
    return False


def _presupposed(s: Sentence, hit: Hit) -> bool:
    """Is a death only named as the cause of what shall not be (لن ينهار لمجرد استشهاد قائد)?"""
    noun = not hit.trigger.verb and s.words[hit.i].stem in _RESULTS and hit.i > 0
    return noun and s.words[hit.i - 1].norm in _BECAUSE


_BECAUSE = frozenset(("لمجرد", "بسبب", "جراء", "نتيجه", "بعد", "عقب", "اثر", "منذ", "رغم"))
_THERE = frozenset(("فيها", "فيه", "خلالها", "خلاله"))


def _happened_there(s: Sentence, hit: Hit) -> bool:
    """Does the verb say what happened in an attempt (محاولة اغتيال قتل فيها حارسان)?"""
    done = hit.trigger.verb and not hit.trigger.imperfect
    return done and not _THERE.isdisjoint(s.tokens.norms[hit.j : hit.j + 1])


def _inquired(s: Sentence, hit: Hit) -> bool:
    """Is what is asked for an inquiry or a penalty, so that the deed is a fact?

    طالب بفتح تحقيق في مقتل تسعة, دعت إلى محاسبة المسؤولين عن خطف الصحفي.
    """
    if "inquiries" not in s.tags or hit.trigger.imperfect:
        return False
    near = range(hit.i - 1, max(-1, hit.i - _INQUIRY), -1)
    for k in near:
        w = s.words[k]
        if "inquiries" in w.tags:
            about = s.words[hit.i - 1].norm in _ABOUT or k == hit.i - 1
            return about or s.words[hit.i].prep == "ب"
        if w.norm in STOPS or w.triggers or w.conj or "that" in w.tags:
            return False
    return False


_MOODS = frozenset(("بصدمه", "بالصدمه", "بالذهول", "بالذعر", "بالدهشه", "بالاحباط", "بخيبه"))
_INQUIRY = 6  # words from an inquiry to the deed that it is about
_ABOUT = frozenset(("في", "عن", "حول", "بشان", "علي", "ازاء", "حيال", "بخصوص"))


def _cites(s: Sentence, j: int) -> bool:
    """Is what looks like "was martyred" a speaker's "cited" (استشهد الوزير بأرقام البنك)?"""
    if any(n.prefix.endswith("ب") and j <= n.i <= j + 3 for n in s.numbers):
        return True  # cited ninety documents
    for k in range(j, min(len(s), j + _CITED) if "cited" in s.tags else j):
        w = s.words[k]
        if w.norm in STOPS or w.triggers or w.tags & {"verbs", "say_verbs"}:
            return False
        if "cited" in w.tags and (w.prep == "ب" or w.norm == "بما"):
            return True
    return False


_CITED = 10  # words from "cited", behind the name and office of the speaker, to what he cites


def _let_happen(s: Sentence, k: int) -> bool:
    """Is the word at ``k`` one of what has come of something (ما سمح بتحييد المهاجمين)?"""
    return s.words[k].norm in ("سمح", "سمحت") and k > 0 and s.words[k - 1].norm in ("ما", "مما")


_TERMS = frozenset(("عقوبه", "محكوميته", "حكما", "محكوميتهم", "مده"))
_LOST = frozenset(("فقد", "فقدت", "فقدوا"))


_LED_BY = frozenset(("الي", "عن", "في"))
_RESULT_FAR = 10  # words between what led to an effect and its noun


def led_by_result(s: Sentence, hit: Hit) -> bool:
    """Is the effect what something led to (أدت محاولة الفرار إلى مقتل اثنين)?"""
    word = s.words[hit.i]
    led = word.prep in ("ب", "ل") or (hit.i and s.words[hit.i - 1].norm in _LED_BY)
    if not led or "result" not in s.tags:
        return False
    for k in range(hit.i - 1, max(-1, hit.i - _RESULT_FAR), -1):
        w = s.words[k]
        if w.norm in STOPS:
            return False
        if "result" in w.tags:
            return w.stem in _LED_TO and not s.near("negation", max(0, k - 2), k)
    return False


_LED_TO = frozenset(
    ("ادي", "ادت", "اسفر", "اسفرت", "تسبب", "تسببت", "افضي", "افضت", "اديا", "اسفرا", "تسببا")
)


def _theirs(w: Word) -> bool:
    """Can the last letters of a word no list knows be "his", "her" or "their" (ساقيه)?"""
    known = w.person or w.tags or w.triggers or w.article or w.prep
    return not known and w.norm.endswith(("يه", "ته", "اه", "ها", "هم"))


def _names_event(w: Word) -> bool:
    """Is a word the head of a name for a kind of event (حادثة, عملية, جريمة)?"""
    return bool(w.tags & {"told_event", "cases"})


def _unreal(words: list[Word]) -> bool:
    """Does a word of wish, plan or penalty stand in a clause?"""
    for k, w in enumerate(words):
        town = w.norm == "بعقوبه" and not any(v.article for v in words[k + 1 : k + 2])
        if "irrealis" in w.tags and not town:
            return True
    return False


def _same_clause(words: list[Word]) -> list[Word]:
    """Of the words before an effect those behind the last "after", "while", "but", "who"."""
    for k in range(len(words) - 1, -1, -1):
        parted = words[k].tags & {"clause_breaks", "relative"}
        if parted and "irrealis" not in words[k].tags:
            return words[k + 1 :]
    return words
