"""Arabic: effects that are not said to have happened, and ailments that wound nobody.

Conditions (لو, إذا), possibility (قد before an imperfect), habits and rates (سنويا), sentences of
death, exercises and fiction are scopes over a clause: whatever stands in them is no claim.
"""

import re

from hasila.claims.arabic.nouns import STOPS
from hasila.claims.arabic.unreal import led_by_result
from hasila.claims.model import Hit, Mention, Sentence

_BACK, _AHEAD = 9, 12  # words that a condition or a rate reaches
_HEADLINE = 160  # folded characters of a text among which its headline is
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_UNREAL = frozenset(("conditional", "habitual", "fiction"))


def unreal(s: Sentence, hit: Hit) -> bool:
    """Does an effect word stand in the scope of a condition, a habit, a verdict, a story?"""
    word = s.words[hit.i]
    noun_too = hit.trigger.rule == "injured.active" and word.suffix  # أدى لإصابته
    by_verb = hit.trigger.verb and not hit.trigger.imperfect and word.prep
    if by_verb and not (noun_too or led_by_result(s, hit)):
        return True  # a verbal noun that looks like the verb: "enough to kill a thousand"
    if "conditional" in s.tags:
        before = _clause_before(s, hit.i)
        if any("conditional" in w.tags for w in before) and not _whether(s, hit):
            return True
    if not hit.trigger.verb and s.tokens.norms[max(0, hit.i - 2) : hit.i] in _IN_CASE:
        return True
    if not hit.trigger.verb and word.prep in ("ب", "ل", "") and _sentenced(s, hit.i):
        return True
    if not s.tags.isdisjoint(_MEANT) and _intended(s, hit):
        return True
    if not hit.trigger.verb and "possibly" in s.tags and _may_lead_to(s, hit.i):
        return True  # قد تؤدي الحملة إلى مقتل اثنين
    if not hit.trigger.verb and "habitual" in s.tags and _leads_to(s, hit.i):
        # يتسبب بوفاة 130 ألف شخص سنويا
        return not _EVERY.isdisjoint(s.tokens.norms[hit.j : hit.j + _AHEAD])
    if not hit.trigger.imperfect:
        return False
    if hit.i and s.words[hit.i - 1].norm in _WHOEVER:
        return True  # ومن يقتل مؤمنا
    if _each_year(s, hit.j):
        return True
    if s.near("possibly", max(0, hit.i - 2), hit.i):
        return True
    if s.tags.isdisjoint(_UNREAL):
        return False
    return any(w.tags & _UNREAL for w in _clause_after(s, hit.j))


_WHOEVER = frozenset(("من", "ومن", "فمن", "لمن"))


def _each_year(s: Sentence, j: int) -> bool:
    """Does the clause behind an imperfect tell of every year or day (تقتل … كل عام)?"""
    for k in range(j, min(len(s) - 1, j + _AHEAD)):
        if s.words[k].norm in STOPS:
            return False
        if s.words[k].norm == "كل" and s.words[k + 1].norm in _YEARS:
            return True
    return False


_YEARS = frozenset(("عام", "سنه", "يوم", "شهر", "اسبوع", "ساعه", "دقيقه"))


def _leads_to(s: Sentence, i: int) -> bool:
    """Does a verb of result in the imperfect lead to the noun at ``i``?"""
    return not _CAUSES.isdisjoint(s.tokens.norms[max(0, i - 5) : i])


def _may_lead_to(s: Sentence, i: int) -> bool:
    """Does "may" stand before a verb of result that leads to the noun at ``i``?"""
    for k in range(i - 1, max(0, i - 6), -1):
        if s.words[k].norm in _CAUSES:
            return s.has(k - 1, "possibly") and s.words[k - 1].norm != "فقد"
        if s.words[k].norm in STOPS or s.words[k].triggers:
            return False
    return False


_CAUSES = frozenset(
    (
        *("يتسبب", "تتسبب", "يودي", "تودي", "يسفر", "تسفر", "يوقع", "توقع", "يخلف", "تخلف"),
        *("يفضي", "تفضي", "يؤدي", "تؤدي"),
    )
)
_EVERY = frozenset(("سنويا", "شهريا", "يوميا", "اسبوعيا"))


_IN_CASE = (["في", "حاله"], ["في", "حال"], ["وفي", "حاله"], ["وفي", "حال"])
_MEANT = frozenset(("intends", "strives"))
_DONE = frozenset(("مقتل", "اصابه", "استشهاد", "وفاه", "مصرع", "جرح", "فقدان", "نزوح", "سقوط"))
_BOTH_WAYS = frozenset(("قتل", "خطف", "اسر", "ذبح", "طعن", "سجن", "حبس"))  # verb or verbal noun
_DOERS = frozenset(("armed", "persons_or_bodies", "adverbs", "given_names"))
_SUBJECT = 5  # words of the subject between a verb and the deed that is its object


def _intended(s: Sentence, hit: Hit) -> bool:
    """Is a deed meant and not done (حاول الحارس قتل جاره, فشلت القوات في اعتقال ثلاثة)?"""
    word = s.words[hit.i]
    if word.conj or word.stem in _DONE or (hit.trigger.verb and word.stem not in _BOTH_WAYS):
        return False
    end = hit.i
    led = word.prep in ("ب", "ل")
    if end and s.words[end - 1].norm in ("الي", "علي", "في"):
        led, end = True, end - 1
    for k in range(end - 1, max(-1, end - 2 - _SUBJECT), -1):
        w = s.words[k]
        if ("strives" if led else "intends") in w.tags:
            return not w.article
        if w.conj or w.prep or not (w.article or w.person or w.tags & _DOERS):
            return False
    return False


def block(s: Sentence, hit: Hit) -> None:
    """Mark the persons right behind an unreal effect: their own noun states no fact either."""
    if hit.trigger.rule == "injured.bitten":
        return  # the kind of the event (حادث الدهس), of which something may be told
    for m in s.mentions:
        if 0 <= m.lead - hit.j <= 1:
            m.unreal = True


def _clause_before(s: Sentence, i: int) -> list:
    start = i
    while start > 0 and i - start < _BACK and s.words[start - 1].norm not in STOPS:
        start -= 1
    return s.words[start:i]


def _clause_after(s: Sentence, j: int) -> list:
    end = j
    while end < len(s.words) and end - j < _AHEAD and s.words[end].norm not in STOPS:
        end += 1
    return s.words[j:end]


def _whether(s: Sentence, hit: Hit) -> bool:
    """ "Whether" (ما إذا) opens no condition, unless the deed itself is what nobody knows."""
    for k in range(max(1, hit.i - _BACK), hit.i):
        if "conditional" in s.words[k].tags and s.words[k - 1].norm in _IF:
            between = s.words[k + 1 : hit.i]  # ما إذا كان المنفذ قد قتل
            doubted = hit.trigger.verb and s.near("was", k + 1, k + 2)
            return not doubted or any(w.tags & {"relative", "that"} for w in between)
    return False


_IF = frozenset(("ما", "عما", "فيما", "الا"))


_FOUND_GUILTY = ("ادانت", "ادانه", "ادين", "مدان", "متهم", "اتهام", "تهمه", "اتهم", "ادانته")


def _sentenced(s: Sentence, i: int) -> bool:
    """A sentence of death is no death, unless it is carried out."""
    if i and s.words[i - 1].stem.startswith(_FOUND_GUILTY):
        return False  # حكم بالسجن بعد إدانته بقتل شخصين
    if s.words[i].prep == "ل" and s.words[i].suffix:
        return False  # سجن لقتله جاره: the deed for which he was sentenced
    carried_out = s.near("carried_out", max(0, i - 6), i)
    far = 10 if "courts" in s.tags and s.words[i].stem == "اعدام" else 4
    return s.near("verdicts", max(0, i - far), i) and not carried_out


def ailing(s: Sentence, m: Mention) -> bool:
    """Are those said to be hurt the cases of a disease (13 إصابة بالحصبة)?"""
    if m.effect == "injured" and m.rule == "injured.taken_to_hospital" and m.best == 1:
        ill = not _ILL.isdisjoint(s.tokens.norms) and s.tags.isdisjoint(_VIOLENCE)
        if ill:
            return True  # نقل الفنان إلى المستشفى بعد تدهور حالته الصحية
    near = s.near("ailments", max(0, m.i - 6), m.j + 7)
    return m.effect == "injured" and (near or _of_an_outbreak(s, m))


def _of_an_outbreak(s: Sentence, m: Mention) -> bool:
    """Are those struck told of behind the spread of a disease (تفشي داء … وإصابة 100)?"""
    if "outbreaks" not in s.tags or not s.tags.isdisjoint(_VIOLENCE):
        return False
    before = range(max(0, m.i - _COURSE), m.i)
    spread = (k for k in before if s.has(k, "outbreaks"))
    return any(s.near("ailments", k, k + 3) or s.near("epidemics", k, k + 3) for k in spread)


_COURSE = 30  # words from the spread of a disease to the number of the sick


_ILL = frozenset(("الصحيه", "صحته", "صحتها", "المرض", "مرضه", "مرضها", "وعكه", "ازمه", "القلب"))


def wronged(s: Sentence, m: Mention) -> bool:
    """Are "victims" those of a wrong that kills nobody (70 ضحية اتجار بالبشر)?"""
    victims = m.person is not None and m.person.lemma == "ضحية"
    return (
        victims
        and m.effect == "killed_or_injured"
        and s.near("wrongs", max(0, m.i - _WRONG), m.j + 7)
    )


_WRONG = 20  # words from a wrong to the number of its victims


def spare_the_sick(sentences: list[Sentence]) -> None:
    """In a report that its headline says is of a disease, those who are treated are no wounded."""
    hurt = [(s, m) for s in sentences for m in s.mentions if m.effect == "injured"]
    if not hurt:
        return
    s = hurt[0][0]
    headline = s.tokens.text[:_HEADLINE].partition("\n")[0]
    if not any("epidemics" in w.tags for w in map(s.lexicon.word, _WORD.findall(headline))):
        return
    for s, m in hurt:
        if s.tags.isdisjoint(_VIOLENCE):
            m.effect = None


_VIOLENCE = frozenset(("told_event", "weapons"))


def imagined(s: Sentence) -> bool:
    """Does a sentence tell of an exercise, a drill, a film?"""
    return "imagined" in s.tags or any(tag == "imagined" for _, tag in s.phrase_tags.values())


def supposed(s: Sentence, m: Mention) -> bool:
    """Is a number only possible: "may" and an imperfect before it (قد يصل العدد إلى 200)?"""
    if "foreseen" in s.tags and _foreseen(s, m):
        return True
    if "possibly" not in s.tags:
        return False
    for k in range(m.lead - 1, max(-1, m.lead - 7), -1):
        w = s.words[k]
        if w.norm in STOPS or w.norm in ("،", ",") or "clause_breaks" in w.tags or w.conj == "و":
            return "possibly" in w.tags and _imperfect(s, k + 1)
        if "possibly" in w.tags:
            return _imperfect(s, k + 1)
        if "relative" in w.tags:
            return False  # قد يحمل بصمات الجماعة التي قتلت تسعة
    return False


def _foreseen(s: Sentence, m: Mention) -> bool:
    """Does a fear or forecast lead to the number (يخشون أن تتجاوز الحصيلة 300 قتيل)?"""
    for k in range(m.lead - 1, max(-1, m.lead - _AHEAD), -1):
        w = s.words[k]
        if w.norm in STOPS:
            return False
        if "that" in w.tags and "rise" in s.words[k + 1].tags and s.words[k + 1].norm[0] in "يت":
            return s.near("foreseen", max(0, k - _FORESEEING), k)
    return False


_FORESEEING = 5  # tokens between a fear and what is feared (خشي مسؤولون في المدينة من أن)


def _imperfect(s: Sentence, k: int) -> bool:
    k += s.has(k, "that")  # يمكن أن يصل
    if k >= len(s):
        return False
    norm = s.words[k].norm
    return norm.startswith("ي") or any(t.imperfect for t in s.words[k].triggers)
