"""Arabic: effect words that state no fact: a purpose, a plan, a threat, a denial."""

from collections.abc import Callable

from hasila.claims.arabic.nouns import STOPS
from hasila.claims.arabic.senses import other_sense
from hasila.claims.model import Hit, Sentence
from hasila.lexicon import Word

_CALLS = frozenset(("دعا", "دعت", "دعوا", "يدعو", "تدعو", "دعوه", "دعوات", "داعيا", "داعيه"))
_HARM = frozenset(("killed", "abducted"))
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


def void(s: Sentence, hit: Hit) -> bool:
    """Does an effect word state no fact: another sense, a purpose, a plan, a denial of it?"""
    if hit.trigger.verb and s.words[hit.i].article and hit.j == hit.i + 1:
        return not hit.trigger.rule.endswith(".state")  # a noun that looks like the verb
    if other_sense(s, hit) or any(meant(s, hit) for meant in _ONLY_MEANT):
        return True
    word = s.words[hit.i]
    done = word.conj and hit.trigger.verb and not hit.trigger.imperfect
    if done and word.triggers and all(t.verb for t in word.triggers):
        return False  # حاول الفرار واعتقل: a deed of its own
    if _who_was(s, hit):
        return False
    before = s.words[max(0, hit.i - (10 if word.conj else 5)) : hit.i]
    fact = any(is_fact(s, hit) for is_fact in _FACTS)
    clause = [] if fact else _same_clause(before)
    result = word.conj and word.stem in _RESULTS
    if result and any(w.stem in _PLANS for w in clause):
        return False  # خطة لإجلاء السكان ومقتل جندي
    if "irrealis" in s.tags and _unreal(clause):
        return _only_tried(s, hit, before)
    return bool(before) and _denied(s, hit, before)


def _who_was(s: Sentence, hit: Hit) -> bool:
    """Is it said what befell one (طالبت عائلة طفل قتل …), or what can be confirmed?"""
    before = s.words[hit.i - 1] if hit.i else None
    if before is None:
        return False
    if not hit.trigger.verb:
        can = s.near("irrealis", max(0, hit.i - 3), hit.i)
        denied = s.near("negation", max(0, hit.i - 4), hit.i)
        return before.stem == "تاكيد" and can and not denied
    person = before.person
    one = person is not None and person.number == "sg" and not (before.article or before.suffix)
    of_whom = one and hit.i > 1 and s.near("relatives", max(0, hit.i - 3), hit.i - 1)
    return of_whom and not hit.trigger.imperfect


def _only_tried(s: Sentence, hit: Hit, before: list[Word]) -> bool:
    """Behind a word of wish or attempt: نجا من محاولة اغتيال ومقتل اثنين tells a fact."""
    word = s.words[hit.i]
    foiled = any(w.stem in _FOILED for w in before)
    result = word.conj and (word.stem in _RESULTS or hit.trigger.effect == "detained")
    if result and any(w.stem in _ATTEMPTS for w in before):
        # إحباط محاولة تهريب وتوقيف اثنين
        return hit.trigger.effect == "detained" and not foiled
    foiled = foiled and bool(word.conj)
    return not foiled or not any(w.article and "irrealis" in w.tags for w in before)


def _denied(s: Sentence, hit: Hit, before: list[Word]) -> bool:
    """لم يقتل, قبل أن; not: لم يقتل سوى جندي, ما أدى إلى أن يفارق الحياة."""
    if not hit.trigger.imperfect or before[-1].norm not in _NOT_SO:
        return False
    if not _ONLY.isdisjoint(s.tokens.norms[hit.j : hit.j + 2]):
        return False
    if len(before) < 2:
        return True
    led = before[-2].norm == "الي" and any("result" in w.tags for w in before[:-2])
    return not (led or before[-2].norm in ("قبل", "بعد", "منذ"))


def _asked(s: Sentence, hit: Hit) -> bool:
    """هل قتل …؟"""
    return hit.i > 0 and s.words[hit.i - 1].norm == "هل"


def _effort(s: Sentence, hit: Hit) -> bool:
    """جهود الإفراج عن الرهينة."""
    noun = hit.i > 0 and not s.words[hit.i].prep and not hit.trigger.verb
    return noun and s.has(hit.i - 1, "efforts") and not s.words[hit.i - 1].article


def _purpose(s: Sentence, hit: Hit) -> bool:
    """لاعتقال فلان; not: أدى لمقتل فلان, الذكرى الثانية لاختطاف فلان."""
    word = s.words[hit.i]
    if hit.trigger.verb or word.prep != "ل" or "purpose" not in word.tags or word.suffix:
        return False
    back = s.words[max(0, hit.i - 6) : hit.i]
    return not any("result" in w.tags or w.stem in _DATED for w in back)


def _called_for(s: Sentence, hit: Hit) -> bool:
    """طالب بإطلاق سراح فلان, دعت النائبة السلطات إلى اعتقاله."""
    if hit.trigger.verb or hit.i == 0:
        return False
    before = s.words[hit.i - 1].norm
    if s.words[hit.i].norm.startswith("ب") and _demanded(s, hit.i):
        return True
    called = s.words[max(0, hit.i - 12) : hit.i] if before == "الي" else []
    return any(w.stem in _CALLS for w in called)


def _demanded(s: Sentence, k: int) -> bool:
    """Does a demand lead to the deed at ``k`` (طالب المحتجون في بيان بإطلاق سراحه)?"""
    for x in range(k - 1, max(-1, k - _DEMAND), -1):
        w = s.words[x]
        if w.stem in _DEMANDS:
            return True
        if w.norm in STOPS or w.triggers or "that" in w.tags or w.tags & {"relative", "verbs"}:
            return False
    return False


_DEMAND = 8  # words of those who demand
_DEMANDS = frozenset(("طالب", "طالبت", "طالبوا", "يطالب", "تطالب", "يطالبون", "مطالبا", "مطالبه"))


def _ordered(s: Sentence, hit: Hit) -> bool:
    """هددت الجماعة في شريط مصور بقتل الرهينة; أوامر بإخلاء القرية."""
    word = s.words[hit.i]
    if hit.trigger.verb or word.prep != "ب":
        return False
    if hit.trigger.effect in _HARM:
        threats = s.words[max(0, hit.i - 20) : hit.i]
        if any(w.stem in _THREATS for w in threats):
            return True
    ordered = (k for k in range(max(0, hit.i - 9), hit.i) if "orders" in s.words[k].tags)
    return any(not s.words[k].article and not _let_happen(s, k) for k in ordered)


def _let_happen(s: Sentence, k: int) -> bool:
    """Is the word at ``k`` one of what has come of something (ما سمح بتحييد المهاجمين)?"""
    return s.words[k].norm in ("سمح", "سمحت") and k > 0 and s.words[k - 1].norm in ("ما", "مما")


def _anniversary(s: Sentence, hit: Hit) -> bool:
    """Is it so long since the death that is told (الذكرى المئوية لوفاة, قرن على وفاة)?"""
    if s.words[hit.i].stem not in ("وفاه", "رحيل"):
        return False
    back = s.words[max(0, hit.i - 5) : hit.i]
    passed = bool(back) and back[-1].norm == "علي" and any(w.stem == "مرور" for w in back)
    return passed or any(w.stem in _ANNIVERSARIES for w in back)


def _presupposed(s: Sentence, hit: Hit) -> bool:
    """Is a death only named as the cause of what shall not be (لن ينهار لمجرد استشهاد قائد)?"""
    noun = not hit.trigger.verb and s.words[hit.i].stem in _RESULTS and hit.i > 0
    return noun and s.words[hit.i - 1].norm in _BECAUSE


_BECAUSE = frozenset(("لمجرد", "بسبب", "جراء", "نتيجه", "بعد", "عقب", "اثر", "منذ", "رغم"))


def _happened_there(s: Sentence, hit: Hit) -> bool:
    """Does the verb say what happened in an attempt (محاولة اغتيال قتل فيها حارسان)?"""
    done = hit.trigger.verb and not hit.trigger.imperfect
    return done and not _THERE.isdisjoint(s.tokens.norms[hit.j : hit.j + 1])


_THERE = frozenset(("فيها", "فيه", "خلالها", "خلاله"))


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


_INQUIRY = 6  # words from an inquiry to the deed that it is about
_ABOUT = frozenset(("في", "عن", "حول", "بشان", "علي", "ازاء", "حيال", "بخصوص"))


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


_LED_BY = frozenset(("الي", "عن", "في"))
_RESULT_FAR = 10  # words between what led to an effect and its noun
_LED_TO = frozenset(
    ("ادي", "ادت", "اسفر", "اسفرت", "تسبب", "تسببت", "افضي", "افضت", "اديا", "اسفرا", "تسببا")
)


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


_ONLY_MEANT: tuple[Callable[[Sentence, Hit], bool], ...] = (
    _asked,
    _effort,
    _purpose,
    _called_for,
    _anniversary,
    _ordered,
)
_FACTS: tuple[Callable[[Sentence, Hit], bool], ...] = (
    led_by_result,
    _presupposed,
    _inquired,
    _happened_there,
)
