"""Arabic: the clause of a verb of saying: its speaker before it, what it says, where that ends."""

import re

from hasila.claims.arabic.nouns import NAMED_BODIES, PUNCT, STOPS
from hasila.claims.arabic.source_names import ISSUED, NO_STATEMENT, TIMES
from hasila.claims.model import Sentence

_REACH = 16  # words from a verb of saying to what it introduces


def quote_closes(s: Sentence, k: int) -> bool:
    """Does a quotation end right before a verb of saying ("…"، يقول فلان)?"""
    if not k or s.words[k].conj or s.words[k - 1].norm not in ("،", ","):
        return False
    return '"' in s.tokens.text[s.tokens.ends[k - 2] if k > 1 else 0 : s.tokens.starts[k]]


def quote_opens(s: Sentence, k: int) -> bool:
    """Does a quotation begin right behind a verb of saying (وتابع "طفل آخر …"), not a name?"""
    if k + 1 >= len(s) or '"' not in s.tokens.text[s.tokens.ends[k] : s.tokens.starts[k + 1]]:
        return False
    if any(_closes_before_that(s, x) for x in range(k + 2, min(len(s), k + 5))):
        return False  # وأكدت "وفا" أن
    w = s.words[k + 1]
    bare = "armed" in w.tags and not (w.article or w.norm in NAMED_BODIES or w.norm == "قوات")
    if "persons_or_bodies" not in w.tags and ("armed" not in w.tags or bare):
        return True
    for x in range(k + 2, min(len(s), k + 9)):
        if '"' in s.tokens.text[s.tokens.ends[x - 1] : s.tokens.starts[x]]:
            return False  # وقالت "القناة الأولى" إن
        if s.words[x].triggers or s.words[x].tags & {"that", "say_verbs"}:
            break
    return True


def _closes_before_that(s: Sentence, x: int) -> bool:
    """Does a quotation end right before "that" at ``x``?"""
    between = s.tokens.text[s.tokens.ends[x - 1] : s.tokens.starts[x]]
    return "that" in s.words[x].tags and '"' in between


_MOURNS = frozenset(("نعت", "نعي", "تنعي", "ينعي"))
_NEAR = 4  # words from the subject of a weak verb of saying to the effect that it tells of


def introduces(s: Sentence, k: int, j: int, weak: bool = False) -> bool:
    """Does a verb of saying introduce a statement: "that", a colon, an effect noun, a quote?"""
    if s.words[k].stem in _MOURNS:
        return True
    if s.tokens.text[s.tokens.ends[k] : s.tokens.ends[min(len(s) - 1, j + 6)]].count('"'):
        return True
    if weak and not NO_STATEMENT.isdisjoint(s.tokens.norms[k + 1 : j + 2]):
        return s.near("that", j, j + _NEAR)  # أصدر الجيش أوامر, رصدت الكاميرا آثار القصف
    weak = weak and ISSUED.isdisjoint(s.tokens.norms[j : j + _NEAR])  # أصدرت الوزارة تقريرا
    nouns = {h.i for h in s.hits if not h.trigger.verb}
    for x in range(k + 1, min(len(s), j + _REACH)):
        w = s.words[x]
        if w.norm in STOPS and not _inside_name(s, x):
            return False
        if not weak and '"' in s.tokens.text[s.tokens.ends[x - 1] : s.tokens.starts[x]]:
            return True
        if "that" in w.tags or w.norm in _THAT_THEY:
            return True
        if weak and "relative" in w.tags:
            return s.near("that", x, j + _REACH)  # they condemn the attack that …
        if weak and (x > j + _NEAR or "clause_breaks" in w.tags):
            return s.near("that", x, j + _REACH)
        if w.triggers or x in nouns or (w.person and w.person.effect):
            return True
        if "falls" in w.tags or (w.prep == "ب" and x <= j + 2 and not weak):
            return True
    return False


_THAT_THEY = frozenset(
    (":", "كيف", *(f"{b}ان{who}" for b in ("", "ب") for who in ("ه", "ها", "هم")))
)
_NAME = 18  # words from the speaker to the verb behind him


_DEGREE = 2  # tokens of a degree at the head of a sentence
DEGREES = frozenset(("د", "م", "ا"))  # Dr., Eng., Prof.


def _inside_name(s: Sentence, x: int) -> bool:
    """Does a dot stand inside a name (قناة سي.ان.ان), or behind a degree (د. فلان)?"""
    if s.words[x].norm == "." and 0 < x < len(s) - 1 and s.words[x - 1].norm in DEGREES:
        return x < _DEGREE or not s.words[x - 2].norm.isdigit()  # not: 5 م.
    if s.words[x].norm != "." or x + 1 >= len(s) or s.words[x + 1].norm[0] in "وف":
        return False
    starts, ends = s.tokens.starts, s.tokens.ends
    return starts[x] == ends[x - 1] and starts[x + 1] == ends[x]


def speaker_before(s: Sentence, k: int) -> int | None:
    """Where the speaker begins who stands before the verb at ``k`` (المرصد السوري أعلن)."""
    start = k
    while start > 0:
        w = s.words[start - 1]
        if w.norm in STOPS or w.norm in (":", "|", "؛", "حيث") or "clause_breaks" in w.tags:
            break
        if start < k and _second_clause(s, start):
            break
        if k - start >= _NAME or "part_markers" in w.tags:
            return None
        if "that" in w.tags and start < k:
            break  # that the people of the village said that
        enemy = w.norm == "والاحتلال" and start == k
        if w.conj == "و" and (enemy or w.tags & SPEAKERS) and not w.tags & {"say_verbs", "verbs"}:
            start -= 1
            break  # والاحتلال يعلن
        if w.norm == "العفو" and start < k:
            start -= 1
            break  # the amnesty that speaks is an organisation
        if "that" in w.tags or w.triggers or ("prepositions" in w.tags and start - 1 == 0):
            return None
        if "auxiliaries" in w.tags and w.norm not in ("قد", "لا", "تم"):
            break
        if w.tags & {"say_verbs", "verbs"} and not w.article and start - 1 > 0:
            issued = w.suffix and "statements" in s.words[start - 2].tags
            aside = _relative_before(s, start - 1)
            if aside:
                start = aside
                continue
            if not issued and not no_saying(s, start - 1):
                return None
        start -= 1
    while start < k and s.words[start].norm in PUNCT | {"قد", "و", "اما"}:
        start += 1
    if start >= k:
        return None
    first = s.words[start]
    if s.tokens.norms[max(0, start - 2) : start] in (["من", "قبل"], ["من", "طرف"]):
        return None  # ضرب من قبل أعوان الأمن، مؤكدة أن
    if first.norm.removeprefix("ال") in TIMES or first.tags & _NO_SPEAKERS:
        return None
    if "that" in s.words[start - 1].tags and start and not (first.tags & SPEAKERS or first.person):
        return None
    issued = "statements" in first.tags and start + 1 < k and bool(s.words[start + 1].suffix)
    called = bool(first.tags & SPEAKERS) or first.person is not None
    if "armed" in first.tags and start + 1 < k:  # ميليشيا قسد تعلن
        called = called or s.words[start + 1].article or bool(s.words[start + 1].tags & _BODIES)
    if "given_names" in first.tags and not first.prep:
        titles = (w for w in s.words[start + 1 : k] if w.norm.startswith("ال"))
        called = called or any(w.tags & SPEAKERS for w in titles)
    known = issued or called or first.article or first.norm.startswith("ال")
    return start if known and not first.prep and first.norm not in ("الذي", "التي") else None


def _relative_before(s: Sentence, k: int) -> int:
    """Where the relative clause begins whose verb stands at ``k`` (الوكالة التي يديرها …); 0."""
    for x in range(k - 1, max(0, k - 3), -1):
        if s.words[x].norm in ("الذي", "التي", "الذين"):
            return x - (s.words[x - 1].norm in ("،", ","))
    return 0


_NO_SPEAKERS = frozenset(("stop", "adverbs", "weekdays", "told_event", "place_nouns", "cases"))
SPEAKERS = frozenset(("persons_or_bodies", "states"))
_BODIES = SPEAKERS | {"armed"}


def _second_clause(s: Sentence, k: int) -> bool:
    """Does the second half of a headline begin at ``k`` (المقاومة تصعد والحركة تعلن)?"""
    w = s.words[k]
    if w.conj != "و" or not (w.article or w.tags & _BODIES):
        return False
    for x in range(max(1, clause_start(s, k) + 1), k):
        verb, doer = s.words[x], s.words[x - 1]
        shaped = (
            verb.norm[0] in "يت" and 3 < len(verb.norm) < 8 and not _VERBAL.fullmatch(verb.norm)
        )
        if not shaped or verb.person or verb.prep or verb.conj or verb.tags & _BODIES:
            continue
        if doer.article or doer.tags & _BODIES:
            return True
    return False


_VERBAL = re.compile("ت.{2}ي.ه?|ت.ا.ل|ت.{3}ات|ت.{2}ه")


def clause_start(s: Sentence, k: int) -> int:
    """Where the sentence that holds token ``k`` begins."""
    while k > 0 and (s.words[k - 1].norm not in STOPS or _inside_name(s, k - 1)):
        k -= 1
    return k


def clause_end(s: Sentence, k: int) -> int:
    """Where what is said ends: "while" ends it, unless a whole clause of "that" is reported.

    So does a rumour of which the report tells beside it (وسط أنباء عن سقوط شهيد).
    """
    norms, heard = s.tokens.norms, k + 1
    for x in range(k + 1, len(norms)):
        norm = norms[x]
        if norm == "وسط" and x + 1 < len(norms) and norms[x + 1] in _HEARD:
            return x
        if norm == "وذلك" and _behind_quotation(s, k, x):
            return x  # وقال في بيان "…"، وذلك غداة مقتل ثلاثة
        if norm not in _PARTING:
            continue
        if norm in STOPS:
            if _inside_name(s, x):
                continue
            return x
        if norm == "الا":  # "but the number rose": the report itself goes on
            if s.has(x + 1, "that"):
                return x
        elif not s.near("that", heard, x) or s.near("say_verbs", x + 1, x + 3):
            return x  # while somebody else says
    return len(norms)


def _behind_quotation(s: Sentence, k: int, x: int) -> bool:
    """Did a quotation that began behind the verb at ``k`` end right before ``x``?"""
    said = s.tokens.text[s.tokens.ends[k] : s.tokens.starts[x]]
    return said.count('"') > 1 and said.rstrip(" ،,").endswith('"')


_HEARD = frozenset(("انباء", "معلومات", "تقارير", "حديث"))
_SPLITS = frozenset(("بينما", "فيما", "حين"))
_PARTING = STOPS | _SPLITS | {"الا"}


def no_saying(s: Sentence, k: int) -> bool:
    """Does a word only look like a verb of saying: belonging to (تابعة ل), "which X issued"?"""
    w = s.words[k]
    if k and s.words[k - 1].norm in ("لم", "ولم", "لن", "ولن"):
        return not s.near("say_verbs", k + 1, len(s))  # did not say why, but said that
    if w.norm in ("ذكري", "الذكري", "فرات"):
        return True  # an anniversary, a river
    following = s.words[k + 1] if k + 1 < len(s) else None
    if w.stem in _PUT_AT and following is not None:
        toll = "toll" in following.tags or any(n.i == k + 1 for n in s.numbers)
        return toll or following.prep == "ب"  # يقدر عدد الضحايا بمئة
    if w.stem in _BELONGING and following is not None:
        return following.prep == "ل" or following.norm in ("ل", "له", "لها", "لهم")
    for x in range(k + 1, min(len(s) - 2, k + 6)):
        if "ؤولي" in s.words[x].norm and s.words[x + 1].norm in _FOR_IT:
            told = any(w.tags & {"say_verbs", "say_forms"} for w in s.words[x + 2 : x + 6])
            deed = s.words[x + 1].norm == "عن" and s.words[x + 2].triggers
            return not (told or deed)  # أعلن المسؤولية عن هجوم, not: عن قتل
    if w.stem in _EXPRESSES and _feeling(s, k):
        return True  # أعرب عن استنكاره للهجوم الذي أسفر عن 20 قتيلا: he does not count them
    if w.stem in _TELLS and s.near("that", k - 4, k) and s.words[k - 1].person:
        return True  # أن وافدا أبلغ الجهات الأمنية: whom he told
    if w.stem in _DENIED and any("ؤولي" in x.norm for x in s.words[k + 1 : k + 9]):
        return True  # نفت مسؤوليتها عن قصف: no word of its dead
    if w.norm in ("تظهر", "يظهر") and any(x.stem in _PICTURES for x in s.words[max(0, k - 4) : k]):
        return True  # pictures that show somebody
    if w.stem in ("راي", "رات", "راوا") and not s.near("that", k + 1, k + 9):
        return True  # saw
    camera = following is not None and following.norm.removeprefix("ال") in _CAMERAS
    if camera and not _SEEN.isdisjoint(s.tokens.norms[k + 2 : k + 5]):
        return True  # رصدت كاميرا الجزيرة آثار القصف
    if any(x.stem in _PICTURES for x in s.words[k + 1 : k + 5]) and "weak_verbs" in w.tags:
        return not s.near("that", k + 1, k + 9)  # the channel broadcast pictures of …
    if w.stem in ("علق", "علقت") and any(x.norm == "علي" for x in s.words[k + 1 : k + 5]):
        return not s.near("that", k + 1, k + 9)  # commented on the killing of …
    if w.stem in ("رصد", "توثيق") and k and "persons_or_bodies" in s.words[k - 1].tags:
        return following is not None and following.article  # تحالف رصد: a name
    said = w.suffix in ("ه", "ها") and not w.norm.endswith(("قوله", "قولها")) and not w.conj
    return said and (not k or s.words[k - 1].norm not in ("ما", "كما", "حسبما", "وفقما"))


def _feeling(s: Sentence, k: int) -> bool:
    """Is what is expressed behind the verb at ``k`` a feeling, no statement and no quotation?"""
    for x in range(k + 1, min(len(s) - 1, k + _REACH)):
        if s.words[x].norm != "عن":
            continue
        w = s.words[x + 1]
        text = s.tokens.text[s.tokens.ends[x] : s.tokens.starts[x + 1]]
        own = w.norm.endswith(("ه", "ها", "هم", "هما"))
        felt = own and w.norm.startswith(_FEELINGS) and '"' not in text
        return felt and not s.near("that", x + 1, len(s))
    return False


_EXPRESSES = frozenset(("اعرب", "اعربت", "اعربوا", "عبر", "عبرت", "يعرب", "تعرب"))
_FEELINGS = (
    *("استنكار", "ادانت", "شجب", "تعازي", "عزاء", "مواسات", "حزن", "الم", "قلق", "صدمت"),
    *("استيا", "غضب", "تضامن", "تعاطف", "استهجان", "رفض", "تنديد", "امتعاض", "ذهول"),
)
_TELLS = frozenset(("ابلغ", "ابلغت", "اخبر", "اخبرت"))
_FOR_IT = frozenset(("عن", "عنه", "عنها", "عنهما"))
_PUT_AT = frozenset(("يقدر", "تقدر", "قدر"))  # without a speaker, "is put at"
_DENIED = frozenset(("نفي", "نفت", "ينفي", "تنفي", "نفوا", "نفيت"))
_SEEN = frozenset(
    ("وصول", "نقل", "تشييع", "انتشال", "اثار", "مشاهد", "لحظه", "لحظات", "دمار", "حجم", "جانبا")
)
_CAMERAS = frozenset(("كاميرا", "كاميرات", "عدسه", "عدسات"))
_PICTURES = frozenset(
    (
        *("صور", "صورا", "صوره", "مشاهد", "مشهد", "مقطع", "مقطعا", "مقاطع", "فيديو", "لقطات"),
        *("تسجيل", "تسجيلا", "شريط", "شريطا", "تسجيلات", "لحظات", "لحظه", "فيديوهات", "عمليه"),
    )
)
_BELONGING = frozenset(("تابعه", "تابع", "تابعين", "تابعتين", "تابعان", "تابعا", "تابعات"))
