"""Arabic: where the name of a source ends, and what is none."""

import re

from hasila.claims.arabic.name_words import MEDIA, bracketed, in_marks, of_the_name
from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.arabic.source_offices import TITLES, VERBAL, no_person, of_office, told
from hasila.claims.model import Sentence
from hasila.lexicon import Word

_LONGEST = 9  # words of a source's name


def rumour(s: Sentence, k: int, end: int) -> bool:
    """Reports without a body that made them: nobody says it."""
    if s.words[k].norm.removeprefix("ال") in ADJECTIVES and end == k + 1:
        return True  # وفق الحصيلة الأولية
    if s.words[k].stem not in _RUMOURS:
        return False
    return not any(w.tags & _BODIES or w.person for w in s.words[k + 1 : end])


_BODIES = frozenset(("persons_or_bodies", "states", "armed"))
_RUMOURS = frozenset(
    (
        "معطيات",
        "حصيله",
        "حصائل",
        "مؤشرات",
        "تكهنات",
        "تقارير",
        "انباء",
        "معلومات",
        "تفاصيل",
        "بلاغ",
        "روايات",
        "شائعات",
        "شايعات",
        "مزاعم",
        "وقائع",
        "وقايع",
    )
)
# What one acts in accordance with, which says nothing (وفقا للقانون, استنادا إلى الاتفاق).
NORMS = frozenset(
    (
        *("قانون", "قوانين", "دستور", "ماده", "مواد", "اتفاق", "اتفاقيه", "اتفاقيات", "معاهده"),
        *("معايير", "معيار", "خطه", "خطط", "جدول", "نظام", "انظمه", "شريعه", "تعاليم", "تقاليد"),
        *("عادات", "اعراف", "عرف", "احكام", "حكم", "قرار", "قرارات", "لوائح", "لايحه", "مذكره"),
        *("منهج", "برنامج", "ميثاق", "توجيهات", "تعليمات", "ضوابط", "توقيت", "مواصفات"),
        *("مبدا", "مبادئ", "مبادي", "ظروف", "شروط", "مقتضيات", "حاجه", "اجراءات", "بروتوكول"),
    )
)
ADJECTIVES = frozenset(
    (
        *("جديده", "جديد", "اوليه", "اولي", "سابقه", "سابق", "رسميه", "رسمي", "حديثه", "حديث"),
        *("موكده", "مؤكده", "متوفره", "متوافره", "متداوله", "وارده", "متاحه", "دقيقه", "ميدانيه"),
        *("صادر", "صادره", "مقتضب", "لاحق", "احدث", "اخر", "اخير", "منفصل", "مشترك"),
        *("نهائي", "نهايي", "نهائيه", "نهاييه"),
    )
)
FILLERS = frozenset(
    ("لما", "مما", "ما", "به", "عن", "كانت", "كان", "قد", "من", "ل", "عنه", "فيه", "له", "بها")
)


def apposed(s: Sentence, end: int) -> int:
    """End of a name set off by commas behind a title (the commander in the north, X, said)."""
    for x in range(end, min(len(s) - 2, end + 9)):
        w = s.words[x]
        if w.norm in STOPS or "that" in w.tags or w.triggers:
            break
        if w.norm not in ("،", ","):
            continue
        close = next((y for y in range(x + 2, min(len(s), x + 6)) if s.words[y].norm == w.norm), -1)
        if close > 0 and all(
            not v.tags - _NAMES and not v.triggers for v in s.words[x + 1 : close]
        ):
            return close
        break
    return end


_NAMES = frozenset(("given_names",))


def issued(s: Sentence, end: int) -> int:
    """End of a document's name with the body that issued it (تقرير نشرته المنظمة)."""
    if end >= len(s) or "statements" not in s.words[end - 1].tags | _first_tags(s, end):
        return end
    if s.words[end].norm in ("،", ",") and end + 1 < len(s):
        end += 1
    w = s.words[end]
    if w.suffix in ("ه", "ها") and w.tags & {"say_verbs", "told_verbs"}:
        return max(end, name_end(s, end + 1, strict=True))
    return end - 1 if w is not s.words[end - 1] and s.words[end - 1].norm in ("،", ",") else end


def _first_tags(s: Sentence, end: int) -> frozenset[str]:
    return s.words[end - 2].tags if end > 1 else frozenset()


def name_end(s: Sentence, k: int, strict: bool) -> int:
    """End of the name of a source that begins at ``k``; ``k`` when none does."""
    if k >= len(s) or _no_name(s, k):
        return k
    first = s.words[k]
    someone = "persons_or_bodies" in first.tags or bool(first.person) or first.stem in MEDIA
    known = someone or bool(first.tags & {"states", "armed"})
    if not _may_be_named(s, k, known, strict):
        return k
    titled = bool(first.person) or first.stem in TITLES
    end = marked = in_marks(s, k + 1)
    while end < len(s) and end - k < (_LONGEST + 5 if titled else _LONGEST):
        close = bracketed(s, end) if s.words[end].norm == "(" else 0
        if close and not _other_speech(s, end):
            end = close  # وكالة (تاس) للأنباء
        elif _stops(s, k, end, titled):
            break
        else:
            end += 1
    while end > marked and s.words[end - 1].norm in ("و", "في"):
        end -= 1
    return end


def _no_name(s: Sentence, k: int) -> bool:
    """Does what stands at ``k`` begin no name: a mark, a filler, an event, a time, an effect?"""
    first = s.words[k]
    if first.norm in PUNCT or not first.norm[0].isalpha() or len(first.norm) == 1:
        return True
    if first.stem in _NOBODY or (first.conj and k and s.words[k - 1].article):
        return True  # النعي والعزاء
    if first.norm in _ALL:
        return True  # وقال كلنا جنود
    if first.norm in FILLERS or (first.prep == "ب" and (first.article or first.suffix)):
        return True  # اعترف بانتمائه
    if _of_deed(first):
        return True  # أفاد بحدوث انفجار, اكتفت بإصدار بيان
    if first.norm.removeprefix("ال") in TIMES:
        return True  # "announced last year"
    person = s.words[k + 1].person if k + 1 < len(s) else None
    hurt = person is not None and person.effect and any(n.i == k for n in s.numbers)
    if hurt or (first.norm == "اخر" and person is None):
        return True  # five dead, the latest count: no number says anything
    plain = {"stop", "function", "adverbs", "prepositions", "verbs", "that"}
    if "persons_or_bodies" not in first.tags and first.tags & plain:
        return True
    if any(h.i == k and h.j > k + 1 for h in s.hits):
        return True  # أعلنت أمس القضاء على مسلحين
    effect = first.person is not None and bool(first.person.effect)
    return bool(first.triggers) or "say_verbs" in first.tags or effect


def _may_be_named(s: Sentence, k: int, known: bool, strict: bool) -> bool:
    """Can the word at ``k`` be one who speaks (``known``: by a word list)?"""
    first = s.words[k]
    behind = s.words[k + 1] if k + 1 < len(s) else None
    one = "one_of" in first.tags and behind is not None and (behind.article or behind.person)
    body = known or bool(one)  # أحد الناجين
    if strict and not (body or _document_of(s, k)):
        return False
    named = first.stem in ("احتلال", "ائتلاف", "اتحاد")
    if first.article and not (body or named) and VERBAL.fullmatch(first.stem):
        return False  # أكدت الاستعداد التام: what is affirmed
    return bool(known or first.article or _document_of(s, k)) or not no_person(s, k)


def _other_speech(s: Sentence, end: int) -> bool:
    """Does a quotation, something announced or "all of us" begin at ``end``?"""
    return _quotation(s, end) or _announced(s, end) or s.words[end].norm in _ALL


def _stops(s: Sentence, k: int, end: int, titled: bool) -> bool:
    """Does the name that begins at ``k`` end before the word at ``end``?"""
    first, w = s.words[k], s.words[end]
    if _other_speech(s, end):
        return True
    if w.stem in _CLAIMS and s.words[k - 1].stem in _DENIES:
        return True  # نفت الحركة الادعاءات بأن
    if w.norm in PUNCT or w.norm[0].isdigit() or (w.tags & _ENDS and not of_the_name(s, k, end)):
        return True
    inside = _inside(s, k, end, titled)
    if w.tags & {"stop", "prepositions", "quote_verbs"} and not inside:
        return True
    if not w.norm.startswith("ال") and (w.triggers or any(h.i == end for h in s.hits)):
        return True
    if any(h.i == end and h.j > end + 1 and not h.trigger.verb for h in s.hits):
        return True  # أعلنت الجماعة الإفراج عن
    if "states" in first.tags and ("states" in w.tags or w.prep == "ب"):
        return True  # اتهمت باكستان الهند بالقصف
    if w.norm == "on" and s.tokens.norms[end + 1 : end + 2] in _NETWORKS:
        return True  # الدفاع المدني on X
    if w.norm in ISSUED | NO_STATEMENT | _REVEALED or (w.prep == "ب" and w.suffix):
        return True  # أصدرت الوزارة بيانا
    # المرصد ومقره لندن, أعلنت الوزارة الشهر الماضي, قال ناشطون داهمت دورية
    if w.norm in _SEATED or w.norm in _NO_PART or _in_the_past(s, end) or _told_of(w):
        return True
    if _object(s, k, end) or (not w.article and any(n.i == end for n in s.numbers)):
        return True
    to = w.prep == "ل" and not w.article and not inside
    return to and ((end > k + 1 and not titled) or (told(w) and not _document(first)))


def _inside(s: Sentence, k: int, end: int, titled: bool) -> bool:
    """Is a word that would end a name part of it: an agency's news, a ministry's field?"""
    w, before = s.words[end], s.words[end - 1]
    if before.stem in ("وكاله", "وكالات") and w.stem in ("انباء", "الانباء"):
        return True
    if w.norm == "باسم" or (w.article and "quote_verbs" in w.tags):  # the ministry of transport
        return True
    office = titled or "persons_or_bodies" in s.words[k].tags
    if (office and of_office(s, end)) or of_the_name(s, k, end):
        return True
    return w.norm == "صحه" and of_office(s, end - 1)


def _document(w: Word) -> bool:
    """Is a word one for a count, so that its author stands behind "of" (تعداد لوكالة الأنباء)?"""
    return "statements" in w.tags or w.stem in ("تعداد", "احصاء", "حصيله", "استطلاع")


_NETWORKS = (["x"], ["twitter"])
_ENDS = frozenset(
    ("say_verbs", "that", "adverbs", "auxiliaries", "part_markers", "negation", "toll")
)


ISSUED = frozenset(
    (
        *(
            "بيانا",
            "تحديثا",
            "تقريرا",
            "بلاغا",
            "تصريحا",
            "بيانات",
            "تقارير",
            "تصريحات",
            "شهادات",
            "صورا",
        ),
        *("تسجيلا", "مقطعا", "مقاطع", "لقطات", "احصائيه", "حصيله", "قائمه", "معلومات", "فيديو"),
        *("وقتها", "حينها", "انذاك", "يومها", "يومئذ", "حينئذ"),
    )
)


# What is issued or recorded that states nothing (أصدر أوامر, رصد آثار القصف).
NO_STATEMENT = frozenset(
    (
        *("اثار", "اثارا", "جانبا", "حجم", "لحظه", "لحظات", "مشاهد", "اوامر", "امرا", "قرارا"),
        *("قرارات", "تعليمات", "تعليماته", "تحذيرا", "تحذيرات", "حكما", "احكاما", "مذكره"),
    )
)


# What a body reveals, or a speaker expresses of his own (كشفت الشرطة ملابسات …, أكد فلان رفضه …).
_REVEALED = frozenset(
    (
        *("تفاصيل", "ملابسات", "هويه", "هويات", "اسماء", "نتائج", "نتايج", "حقيقه", "اسباب", "سبب"),
        *(
            f"{deed}{who}"
            for deed in (
                *("ايمان", "دعم", "رفض", "ادانت", "استنكار", "شجب", "تضامن", "التزام", "حرص"),
                *("استعداد", "ترحيب", "وقوف", "ثقت", "قلق", "اسف", "حزن", "تقدير", "شكر", "غضب"),
                *("استغراب", "استيا", "تعاطف", "تمسك", "ندم", "امل", "تاييد", "تعازي", "مواسات"),
            )
            for who in ("ه", "ها", "هم", "هما")
        ),
    )
)
_NOBODY = frozenset(
    ("قضيه", "ملف", "مستجدات", "تطورات", "اوضاع", "ولاء", "مبايعه", "الله", "مولي", "رب", "قران")
)
_ALL = frozenset(("كلنا", "جميعنا", "كلهم", "جميعهم", "معظمهم"))


_CLAIMS = frozenset(
    ("ادعاء", "ادعاءات", "مزاعم", "انباء", "شائعات", "اشاعات", "شائعه", "اتهامات", "خبر", "نبا")
)
_DENIES = frozenset(("نفي", "نفت", "نفوا", "ينفي", "تنفي", "فند", "فندت", "كذب", "كذبت"))


def _quotation(s: Sentence, k: int) -> bool:
    """Does a quotation begin at ``k`` that is no name: it does not end within a few words?"""
    text, starts, ends = s.tokens.text, s.tokens.starts, s.tokens.ends
    if '"' not in text[ends[k - 1] : starts[k]]:
        return False
    if text.count('"', starts[0], starts[k]) % 2 == 0:
        return False  # it closes
    far = 1 if VERBAL.fullmatch(s.words[k].norm) else 5
    return '"' not in text[starts[k] : ends[min(len(s) - 1, k + far)] + 1]


def _announced(s: Sentence, k: int) -> bool:
    """Does what is announced begin behind a definite noun (أعلنت قوات الجيش تدمير موقع)?"""
    w = s.words[k]
    if w.article or w.conj or w.suffix or w.person or w.tags - _DEEDS:
        return False
    masdar = not w.norm.endswith("ه") and VERBAL.fullmatch(w.norm)
    before = s.words[k - 1]
    return (before.norm.startswith("ال") or before.article) and bool(masdar)


def _of_deed(w: Word) -> bool:
    """Does "of" stand with a verbal noun (بشن غارة, بإصدار بيان)?"""
    deed = w.tags & _OF_EVENTS or VERBAL.fullmatch(w.stem) or _CAUSING.fullmatch(w.stem)
    return w.prep == "ب" and not w.person and bool(deed)


_CAUSING = re.compile("ا(?!ل)..ا.ه?")  # إصدار, إطلاق


def _told_of(w: Word) -> bool:
    """Does what is told begin with its verb (داهمت), or with "of" and a verbal noun (بشن)?"""
    if w.article or w.suffix or w.person:
        return False
    if "verbs" in w.tags and not w.prep:
        return len(w.norm) > 3 and w.norm[-1] == "ت"
    return _of_deed(w)


_OF_EVENTS = frozenset(("zero_path", "falls", "told_event", "carried_out", "verbs"))
_DEEDS = frozenset(("told_event", "carried_out"))
_PAST = frozenset(("الماضي", "الفائت", "الفايت", "المنصرم", "الجاري", "الحالي", "المقبل", "نفسه"))


def _in_the_past(s: Sentence, k: int) -> bool:
    """Is it a time that stands at ``k`` (الشهر الماضي)?"""
    timed = s.words[k].article and s.words[k].stem in TIMES and k + 1 < len(s)
    return timed and s.words[k + 1].norm in _PAST


_NO_PART = frozenset(("باشد", "حيث", "هم", "هما", "وهم", "وهما"))
_SEATED = frozenset(
    f"{b}{w}{who}" for b in ("", "و") for w in ("مقر", "مركز") for who in ("ه", "ها")
)
TIMES = frozenset(
    (
        "عام",
        "يوم",
        "مره",
        "امس",
        "شهر",
        "اسبوع",
        "ليله",
        "ساعه",
        "سنه",
        "صيف",
        "شتاء",
        "ربيع",
        "خريف",
    )
)


def _document_of(s: Sentence, k: int) -> bool:
    """Is a document named with its author (إحصائية للأمم المتحدة)?"""
    if "statements" not in s.words[k].tags or k + 1 >= len(s):
        return False
    if s.words[k].article and s.words[k].stem in ("احصائيه", "تقرير", "بيان", "دراسه"):
        return True  # رصدت الإحصائية
    body = s.words[k + 1]
    if s.words[k].norm in _FIGURES and "persons_or_bodies" in body.tags:
        return not body.prep  # أرقام وزارة الصحة
    if body.norm.startswith("لل"):  # للأمم المتحدة
        body = s.lexicon.word(f"ال{body.norm[2:]}")
        return bool(body.tags & _BODIES)
    return body.prep == "ل" and bool(body.tags & _BODIES)


_FIGURES = frozenset(("معطيات", "ارقام", "بيانات", "احصاءات", "تقديرات", "سجلات", "احصاييات"))


def _object(s: Sentence, k: int, end: int) -> bool:
    """Does what a body confirms begin here (لم تؤكد الوزارة عدد القتلى): "the number of the …"?"""
    before, w = s.words[end - 1], s.words[end]
    definite = before.norm.startswith("ال")
    body = definite and "persons_or_bodies" in before.tags and end == k + 1
    body = body and before.person is None and before.stem not in TITLES
    if not body or w.norm.startswith("ال") or w.prep or w.conj or end + 1 >= len(s):
        return False
    return s.words[end + 1].norm.startswith("ال") or bool(w.tags & _THINGS)


_THINGS = frozenset(("not_persons", "place_nouns", "cases"))
