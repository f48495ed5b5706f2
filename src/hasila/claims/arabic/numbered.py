"""Arabic: numbers with the persons whom they count."""

from dataclasses import dataclass

from hasila.claims.arabic.cases import event_at, of_effect, of_what, patients
from hasila.claims.arabic.nouns import PUNCT, extend, is_noun, make_mention, person_at
from hasila.claims.arabic.number_behind import (
    behind_its_adjective,
    behind_its_noun,
    definite,
    members,
    no_fewer,
    several,
)
from hasila.claims.arabic.uncounted import (
    ONE,
    at_a_time,
    counts_things,
    from_to_things,
    in_a_year,
    is_code,
    is_date,
    no_count,
    no_quantity,
    of_time,
    one_of_things,
    said_again,
    share,
    superlative,
    time_unit,
)
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person, Word
from hasila.quantities import Number
from hasila.quantities.units import noun

_UNITS = frozenset(("فرقه", "لواء", "كتيبه", "فيلق", "فوج", "سريه", "كتيبة", "قطاع", "مخرج"))
_NO_CASES = frozenset(("مرضيه", "مشتبه", "مشتبها", "طارئه", "اسعافيه", "اشتباه", "ولاده", "شفاء"))


@dataclass(slots=True)
class _Counted:
    """What a number counts: where the noun ends, and what is known of it."""

    j: int
    person: Person | None = None
    of_them: bool = False
    head: str = ""
    bare: bool = False
    patients: bool = False  # cases that stand for persons


_SIDES = frozenset(("الجانبين", "الطرفين", "الفريقين", "المعسكرين"))


def numbered(s: Sentence, n: Number) -> Mention | None:
    """The mention that a number makes with the noun it counts, or None when it counts no person."""
    if no_count(n) or is_code(s, n) or said_again(s, n):
        return None
    paired = _paired(s, n)
    if paired is not None:
        return paired
    if no_quantity(s, n) or _of_thing_before(s, n) or _of_age(s, n):
        return None
    lead, k = _around(s, n)
    plural = definite(s, n) or several(s, n)
    if plural is not None:
        return plural
    if share(s, n, k) or superlative(s, n):
        return None
    nxt = s.words[k] if k < len(s) else None
    if _of_those_who(s, n, k):
        return None
    if nxt is not None and (at_a_time(s, k) or _state_of(s, k)):
        nxt = None
    if nxt and (counts_things(n, nxt) or _no_cases(s, k)):
        return None
    at = of_what(s, k)
    of = event_at(s, at) if nxt and "cases" in nxt.tags and not nxt.prep else None
    if of is not None and k not in s.phrase_persons:
        return _cases(s, n, at + 1, of)
    counted = _counted(s, n, k, nxt)
    if counted is None:
        return None
    if counted.bare or counted.of_them:
        behind = behind_its_noun(s, n) if counted.bare else None
        if behind is not None:
            return behind
        if is_date(s, n) or from_to_things(s, n) or one_of_things(s, n):
            return None
    if _year_or_unit(s, n, counted):
        return None
    if counted.bare:
        whose = behind_its_adjective(s, n)
        if whose is not None or not _stands_alone(s, n, k, nxt):
            return whose
    return _made(s, n, lead, counted)


def _of_thing_before(s: Sentence, n: Number) -> bool:
    """الأشهر التسعة, الساعات ال24; not: ركاب الطائرة الخمسة, قتل الهجوم العشرات."""
    at = n.i - 1 - (n.i > 1 and s.words[n.i - 1].norm == n.prefix)
    if at < 0 or not n.prefix.endswith("ال"):
        return False
    thing = s.words[at]
    if not (thing.tags & {"not_persons", "age_unit", "month"} or of_time(thing)):
        return False
    return not (thing.person or thing.triggers or n.form == "vague" or members(s, at))


def _of_age(s: Sentence, n: Number) -> bool:
    """شاب في العشرين, رجل في الخمسين من عمره: how old one is."""
    person = s.words[n.i - 2].person if n.i > 1 and s.words[n.i - 1].norm == "في" else None
    tens = n.form != "digits" and s.words[n.i].norm.startswith("ال")
    return tens and person is not None and person.number == "sg"


def _of_those_who(s: Sentence, n: Number, k: int) -> bool:
    """عدد من قتلوا: of those who were."""
    group = k < len(s) and n.form == "vague" and s.words[n.j - 1].norm == "من"
    return group and any(h.i == k and h.trigger.plural for h in s.hits)


def _state_of(s: Sentence, k: int) -> bool:
    """Is a state said of a bare number at ``k`` (بقي سبعة قيد العلاج)?"""
    free = not s.words[k].person and not s.words[k].tags & {"cases", "families"}
    return free and any(h.i == k for h in s.hits)


def _no_cases(s: Sentence, k: int) -> bool:
    """20 حالة مرضية."""
    cases = "cases" in s.words[k].tags and k + 1 < len(s)
    return cases and s.words[k + 1].norm in _NO_CASES


def _year_or_unit(s: Sentence, n: Number, counted: _Counted) -> bool:
    """في 2017 تمرد; الفرقة 30."""
    if n.form != "digits":
        return False
    year = 1900 <= (n.best or 0) <= 2100 and counted.person is None
    if year and in_a_year(s.words[n.i - 1]):
        return True
    return n.i > 0 and s.words[n.i - 1].stem in _UNITS


def _made(s: Sentence, n: Number, lead: int, c: _Counted) -> Mention:
    """The mention of a number and what it counts."""
    end = extend(s, c.j) if not c.bare and not c.of_them else c.j
    if (c.head and n.form != "vague") or (n.form == "vague" and c.person is None and not c.bare):
        end = _groups(s, end)
    m = make_mention(s, n.i, max(end, n.j), n)
    m.lead, m.person, m.of_them, m.bare, m.head = lead, c.person, c.of_them, c.bare, c.head
    m.rest = c.person is None and "others" in s.words[m.j - 1].tags
    if n.form == "vague":
        m.kind = "vague"
    if c.patients and not of_effect(s, m.i):
        m.effect, m.rule = "injured", "event.degree"  # 3 حالات حرجة, نقل 3 حالات
    if m.qualifier == "range" and lead and s.words[lead - 1].norm == "بين":
        m.lead = lead - (2 if lead > 1 and s.words[lead - 2].norm == "ما" else 1)
    return m


_NO_FEWER = ["ما", "لا", "يقل", "عن"]


def _around(s: Sentence, n: Number) -> tuple[int, int]:
    """Where the words of a number begin, its hedge included, and where its noun can begin."""
    lead = n.hedge[0] if n.hedge and n.hedge[0] < n.i else n.i
    if n.form == "vague" and s.tokens.norms[max(0, n.i - 4) : n.i] == _NO_FEWER:
        lead = n.i - 4
    k = n.j
    if k < len(s) and n.hedge and n.hedge[0] == k:
        k = n.hedge[1]
    if n.i > 1 and k + 1 < len(s) and s.words[k].norm == ")" and s.words[n.i - 2].stem == "عدد":
        lead, k = n.i - 2, k + 1  # عدد (8) فرد
    elif n.i and k + 1 < len(s) and s.words[k].norm == ")" and _bracketed(s, n, k + 1):
        lead, k = n.i - 1, k + 1  # (8) من الجنود
    elif n.i > 0 and k + 1 < len(s) and s.words[n.i - 1].norm == s.words[k].norm == "/":
        k += s.words[k + 1].person is not None  # /8/ جنود
    if k + 2 < len(s) and s.words[k].norm == "(" and s.words[k + 2].norm == ")":
        k += s.words[k + 1].person is not None  # 19 (شخصا)
    return lead, k


def _bracketed(s: Sentence, n: Number, k: int) -> bool:
    """Does a number in brackets of its own count the persons behind them?"""
    if k + 1 >= len(s) and s.words[k].norm == "من":
        return False
    if s.words[n.i - 1].norm != "(" or any(o.j == n.i - 1 for o in s.numbers):
        return False
    of = s.words[k].norm == "من"
    w = s.words[k + of]
    if of and w.person is None:
        return bool(w.tags & {"armed", "families"})
    return w.person is not None or "cases" in w.tags  # المصابين (50) حالة


def _counted(s: Sentence, n: Number, k: int, nxt: Word | None) -> _Counted | None:
    """What the word behind a number makes of it; None when no persons can be meant."""
    vague = n.form == "vague"
    if nxt is None:
        return _Counted(n.j, bare=True)
    if k in s.phrase_persons:
        end, person = s.phrase_persons[k]
        return _Counted(end, person)
    if vague and "families" in nxt.tags and not nxt.prep:
        return _Counted(k + 1, head=nxt.stem)
    if "cases" in nxt.tags and patients(s, n.i, k):
        return _Counted(k + 1, head=nxt.stem, patients=True)  # وفاة ثلاث حالات, نقل ثلاث حالات
    if ("not_persons" in nxt.tags and not (nxt.conj or nxt.prep)) or (
        "month" in nxt.tags or "age_unit" in nxt.tags or nxt.norm in ("%", "/")
    ):
        return None
    if nxt.article and n.form == "digits" and 1900 <= (n.best or 0) <= 2100:
        return None  # 9 أيار 2019 الفتى
    one = nxt.person is not None and nxt.person.number == "sg" and not nxt.article
    if vague and one and s.words[n.j - 1].norm.startswith("ال"):
        return _Counted(n.j, bare=True)  # شيع المئات جثمان فلان
    if nxt.person and not nxt.conj and not nxt.prep:
        return _Counted(k + 1, nxt.person)
    if nxt.norm.endswith("يا") and not vague and (n.best or 0) > 10:
        noun_of = s.lexicon.persons.get(nxt.norm)  # 20 عسكريا, 15 سوريا: no adverb, no country
        if noun_of is not None:
            return _Counted(k + 1, noun_of)
    if nxt.norm == "غير" and k + 1 < len(s) and person_at(s, k + 1):
        return _Counted(k + 2, person_at(s, k + 1))  # 12 غير سعودي
    if nxt.norm == "من" and k + 1 < len(s) and not s.words[k + 1].norm[0].isdigit():
        inner = s.words[k + 1]
        if "part_markers" in inner.tags:
            return _Counted(n.j, bare=True)  # العشرات من بينهم فلان
        if inner.norm in _SIDES:
            return _Counted(k + 2, head=inner.stem)  # أربعة من الطرفين
        if "month" in inner.tags or inner.stem == "شهر":
            return None  # قتل في الـ8 من يوليو
        if inner.stem == "عمر" or inner.norm in ("لا", "لم", "ما", "كانوا", "يزالون"):
            return None  # في 81 من العمر
        families = "families" in inner.tags and vague
        members = families or "armed" in inner.tags or inner.stem in ("عائله", "اسره")
        thing = noun(inner.stem, "ar") if inner.person is None else None
        other = "not_persons" in inner.tags or (thing is not None and thing.kind == "things")
        if other and not members:
            return None
        return _Counted(k + 2, inner.person, head=inner.stem)
    if "partitive" in nxt.tags and not nxt.conj:
        return _Counted(k + 1, of_them=True)
    if "others" in nxt.tags or (vague and "the_rest" in nxt.tags and nxt.norm.startswith("الاخر")):
        return _Counted(k + 1)  # مئات الآخرين
    plain = is_noun(s, k) and not vague and not time_unit(nxt)
    if plain or (vague and nxt.article and not nxt.triggers):
        return _Counted(k + 1, head=nxt.stem)
    return _Counted(n.j, bare=True)


def _stands_alone(s: Sentence, n: Number, k: int, nxt: Word | None) -> bool:
    """Can a number without a noun count persons?"""
    at = s.tokens.starts[n.i]
    if n.form == "digits" and at and s.tokens.text[at - 1].isalpha() and not n.prefix:
        return False  # a tag or a name: قناة24
    if n.form != "vague":
        definite = n.prefix.endswith("ال")
        return not definite or counts_in_toll(s, n) or _these(s, n) or _those(s, n)
    last_word = s.words[n.j - 1]
    known = last_word.norm.startswith("ال") or last_word.norm in ("اخر", "مماثل", "مماثلا")
    if known or (nxt is not None and is_noun(s, k)):
        return known
    told = any(h.i == n.j and h.trigger.plural for h in s.hits)  # مئات قتلوا
    return told or of_effect(s, n.i) or _of_verb(s, n)


def _those(s: Sentence, n: Number) -> bool:
    """Are those told of before taken up by their number (واعتقل الثلاثة, أفرج عن الأربعة)?"""
    few = n.form == "words" and n.j == n.i + 1 and 2 < (n.best or 0) <= 10
    if not few or not any(h.j == n.i for h in s.hits):
        return False
    return n.j >= len(s) or not (is_noun(s, n.j) or s.words[n.j].article)


def _of_verb(s: Sentence, n: Number) -> bool:
    """Are bare hundreds the object or subject of a verb (قتلت القوات مئات, أصيب عشرات)?"""
    closes = n.j >= len(s) or s.words[n.j].norm in (*PUNCT, "في", "خلال", "منذ", "واصاب", "وجرح")
    if any(h.trigger.verb and h.trigger.frame == "subject" and h.j == n.i for h in s.hits):
        return closes or s.has(n.j, "prepositions") or s.has(n.j, "adverbs")
    apart = n.i and s.words[n.i - 1].tags & {"prepositions", "toll", "toll_link", "any"}
    near = any(h.trigger.verb and h.trigger.frame == "either" and 0 < n.i - h.j < 6 for h in s.hits)
    return closes and near and not apart and not n.prefix


def _these(s: Sentence, n: Number) -> bool:
    """Is a number with an article the persons themselves, beside what befell them?"""
    if n.best is None or n.best > 999 or s.words[n.i - 1 if n.i else 0].person:
        return False
    behind = any(n.j <= h.i <= n.j + 1 and h.trigger.verb for h in s.hits)
    return behind or any(h.j == n.i and not h.trigger.verb for h in s.hits)


def _groups(s: Sentence, j: int) -> int:
    """End of a row of groups behind "of" (من الحراس وقوات الأمن ووحدات الجيش)."""
    while j < len(s):
        w = s.words[j]
        group = (w.person and w.person.number == "pl") or w.tags & {"armed", "persons_or_bodies"}
        if not w.conj or w.prep or not group or w.triggers or "say_verbs" in w.tags:
            break
        j = extend(s, j + 1)
    return j


def _cases(s: Sentence, n: Number, j: int, effect: str) -> Mention:
    """A number of events of an effect: 3 حالات اختطاف."""
    m = make_mention(s, n.i, j, n)
    m.effect, m.rule = effect, "event.number"
    if j < len(s) and s.words[j].stem in ("قسري", "قسريه"):
        m.effect = "abducted"  # cases of enforced disappearance
    s.hits = [h for h in s.hits if h.i != j - 1]
    return m


def _paired(s: Sentence, n: Number) -> Mention | None:
    """A numeral that only stresses its noun: مدنيين اثنين, شخص واحد."""
    word = s.words[n.i].norm
    k = n.i - 1 - (n.i > 1 and "others" in s.words[n.i - 1].tags)  # جنديين آخرين اثنين
    before = person_at(s, k) if k >= 0 else None
    if before is None or n.j != n.i + 1 or s.words[n.i].conj:
        return None
    if word in ("اثنين", "اثنان", "اثنتين", "اثنتان") and (
        before.number == "du" or before.ambiguous
    ):
        value = 2
    elif word in ONE and before.number == "sg" and before.kind != "demonym":
        value = 1
    else:
        return None
    m = make_mention(s, k, extend(s, n.j))
    m.lead = no_fewer(s, k)
    m.low = value if n.low is not None else None  # شخص واحد على الأقل
    m.high = value if n.high is not None else None
    m.best, m.qualifier = value, n.qualifier
    if m.lead < k:
        m.low, m.high, m.qualifier = value, None, "at_least"
    m.kind, m.person = ("dual" if value == 2 else "number"), before
    return m


def counts_in_toll(s: Sentence, n: Number) -> bool:
    """Does a number with an article stand for a toll (الرقم لا يتجاوز المئة)?"""
    at = n.i - 1 - (n.i > 1 and s.words[n.i - 1].norm == n.prefix)
    risen = s.has(at, "toll_link") or s.has(at, "rise")  # … لتتجاوز الـ150
    return s.near("toll", max(0, n.i - (_RISEN if risen else 6)), n.i)


_RISEN = 20  # words from a toll, told with its cause, to the number that it has passed
