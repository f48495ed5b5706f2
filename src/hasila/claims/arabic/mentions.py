"""Arabic: mentions of quantities of persons in a sentence."""

from dataclasses import replace

from hasila.claims.arabic.names import add_names, each_of
from hasila.claims.arabic.nouns import PUNCT, extend, is_name, is_noun, make_mention
from hasila.claims.arabic.sums import and_between, summed
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person, Word
from hasila.quantities import Number
from hasila.quantities.units import noun

_MARKERS = frozenset(("part_markers", "break_down"))
_PRONOMINAL = frozenset(("one_of", "others", "cases"))
_GENITIVE = frozenset(("من",))
_UNITS = frozenset(("فرقه", "لواء", "كتيبه", "فيلق", "فوج", "سريه", "كتيبة", "قطاع", "مخرج"))
_AT_LEAST = ["علي", "الاقل"]
_WHO_IS = frozenset(("هي", "وهي", "هو", "وهو"))  # apposition to one person: وهي أم لطفلتين
_ONE = frozenset(("واحد", "واحده", "واحدا"))


def mentions(s: Sentence) -> list[Mention]:
    """All mentions of quantities of persons, in order, enumerations summed."""
    found: list[Mention] = []
    taken: set[int] = set()
    for number in s.numbers:
        alone = number.j == number.i + 1 and "one_of" in s.words[number.i].tags
        if alone or _ordinal_person(s, number) or _and_one_of(s, number.i):
            continue
        mention = _numbered(s, number)
        if mention:
            found.append(mention)
            taken.update(range(mention.lead, mention.j))
        else:
            taken.update(range(number.i, number.j))
    done = 0
    for k in _persons(s):
        mention = None if k < done or k in taken else _unnumbered(s, k, taken)
        if mention:
            found.append(mention)
            taken.update(range(mention.i, mention.j))
            done = mention.j
    each_of(s, found, taken)
    add_names(s, found, taken)
    found.sort(key=lambda m: m.i)
    last: Mention | None = None
    for m in found:
        m.conj = m.conj or _joined(s, m.lead)
        m.after_marker = _marker_before(s, m.lead)
        gap = [w.norm for w in s.words[last.j : m.lead]] if last is not None else []
        listed = m.conj and gap in (["،"], [","], ["،", "و"], [",", "و"])
        if last is not None and last.after_marker and (listed or and_between(s, last, m)):
            m.after_marker = True
        last = m
    return summed(s, found)


def _persons(s: Sentence) -> list[int]:
    """The tokens that may say persons without a number."""
    told = [
        k
        for k, w in enumerate(s.words)
        if w.person is not None or not _PRONOMINAL.isdisjoint(w.tags) or w.norm == "واحد"
    ]
    return sorted({*told, *s.phrase_persons}) if s.phrase_persons else told


def _ordinal_person(s: Sentence, n: Number) -> bool:
    """Is an ordinal one more person (وأصيب ثالث), not the rank of a noun?"""
    if n.form != "ordinal" or n.j != n.i + 1 or "others" not in s.words[n.i].tags:
        return False
    return not s.words[n.i].article and (n.j >= len(s) or not is_noun(s, n.j))


def _and_one_of(s: Sentence, k: int) -> bool:
    """Is what reads like the numeral one an "and one of the …" (وأحد المارة)?"""
    if s.words[k].norm != "واحد" or k + 1 >= len(s):
        return False
    w = s.words[k + 1]
    return w.article and w.person is not None and w.person.number == "pl"


def _joined(s: Sentence, k: int) -> bool:
    return (
        (
            s.words[k].norm.startswith("و")
            and (s.words[k].conj == "و" or s.words[k].norm == "و" or s.words[k].norm[1:].isdigit())
        )
        or _and_one_of(s, k)
    ) or (k > 0 and s.words[k - 1].norm == "و")


def _marker_before(s: Sentence, k: int) -> bool:
    for back in (1, 2):
        at = k - back
        if at >= 0 and s.words[at].tags & _MARKERS:
            return not (s.words[at].norm in _WHO_IS and s.words[k].person is not None)
        if at >= 0 and s.words[at].norm not in ("من", "و", "ما", "اول", "نحو", ":"):
            break
    return False


def _person(s: Sentence, k: int) -> Person | None:
    return s.words[k].person if k < len(s) else None


def _numbered(s: Sentence, n: Number) -> Mention | None:
    """The mention that a number makes with the noun it counts, or None when it counts no person."""
    if n.form in ("ordinal", "percent", "clock", "date", "code", "compound"):
        return None
    if n.form == "fraction" and (n.best is None or n.best < 1000):
        return None
    paired = _paired(s, n)
    if paired is not None:
        return paired
    if s.words[n.i].norm in _ONE and n.j == n.i + 1:
        return None
    lead = n.hedge[0] if n.hedge and n.hedge[0] < n.i else n.i
    person, j, of_them, bare, head = None, n.j, False, False, ""
    k = n.j
    if k < len(s) and n.hedge and n.hedge[0] == k:
        k = n.hedge[1]
    if n.i > 1 and k + 1 < len(s) and s.words[k].norm == ")" and s.words[n.i - 2].stem == "عدد":
        lead, k = n.i - 2, k + 1  # عدد (8) فرد
    nxt = s.words[k] if k < len(s) else None
    definite = _definite(s, n) or _several(s, n)
    if definite is not None:
        return definite
    free = nxt is not None and not nxt.person and not nxt.tags & {"cases", "families"}
    if free and any(h.i == k for h in s.hits):
        nxt = None  # a state that is said of a bare number (بقي سبعة قيد العلاج)
    if nxt and not nxt.person and n.form != "vague" and not (nxt.tags & {"cases"} or nxt.conj):
        counted_noun = noun(nxt.norm, "ar")
        if counted_noun is not None and counted_noun.kind != "persons":
            attached = nxt.norm[0] in "بلك" and noun(nxt.norm[1:], "ar") == counted_noun
            if not attached:  # but: وجرح 7 بهجوم
                return None
    if nxt and k in s.phrase_persons:
        j, person = s.phrase_persons[k]
    elif nxt and n.form == "vague" and "families" in nxt.tags and not nxt.prep:
        j, head = k + 1, nxt.stem
    elif nxt and "cases" in nxt.tags and not nxt.prep and _noun_of_effect(s, k + 1):
        return _cases(s, n, k + 2)
    elif nxt and nxt.stem in ("حالات", "حاله") and _of_effect(s, n.i):
        j, head = k + 1, nxt.stem  # وفاة ثلاث حالات
    elif (nxt and "not_persons" in nxt.tags and not (nxt.conj or nxt.prep)) or (
        nxt and ("month" in nxt.tags or "age_unit" in nxt.tags or nxt.norm in ("%", "/"))
    ):
        return None
    elif nxt and nxt.article and n.form == "digits" and 1900 <= (n.best or 0) <= 2100:
        return None  # 9 أيار 2019 الفتى
    elif nxt and nxt.person and not nxt.conj and not nxt.prep:
        person, j = nxt.person, k + 1
    elif nxt and nxt.norm in _GENITIVE and k + 1 < len(s) and not s.words[k + 1].norm[0].isdigit():
        inner = s.words[k + 1]
        families = "families" in inner.tags and n.form == "vague"
        members = families or "armed" in inner.tags or inner.stem in ("عائله", "اسره")
        if "not_persons" in inner.tags and not members:
            return None
        person, j, head = inner.person, k + 2, inner.stem
    elif nxt and "partitive" in nxt.tags and not nxt.conj:
        of_them, j = True, k + 1
    elif nxt and "others" in nxt.tags:
        j = k + 1
    elif (nxt and is_noun(s, k) and n.form != "vague" and not _time_unit(nxt)) or (
        n.form == "vague" and nxt and nxt.article and not nxt.triggers
    ):
        j, head = k + 1, nxt.stem
    else:
        bare = True
    before = _person(s, n.i - 1) if n.i else None
    if bare and before and not s.words[n.i - 1].prep:
        counted = s.near("toll", max(0, n.i - 3), n.i - 1)
        apart = n.start > s.tokens.ends[n.i - 1]
        known = s.words[n.i - 1].article or bool(s.words[n.i - 1].suffix)
        own = n.prefix.endswith("ال") and before.kind != "event" and known
        if own or (counted and apart and before.number == "pl"):
            m = make_mention(s, n.i - 1, n.j, n)
            m.lead, m.person, m.bare = n.i - 1, before, False
            return m
    if (bare or of_them) and (_is_date(s, n) or _from_to_things(s, n)):
        return None
    if n.i and n.form == "digits" and s.words[n.i - 1].stem in _UNITS:
        return None  # الفرقة 30
    if bare and n.prefix.endswith("ال") and n.i > 1 and s.words[n.i - 1].article:
        whose = _person(s, n.i - 2)
        if whose is not None and whose.number == "pl":
            m = make_mention(s, n.i - 2, n.j, n)
            m.lead, m.person = n.i - 2, whose
            return m
    article = bare and n.prefix.endswith("ال") and n.form != "vague"
    if article and not (counts_in_toll(s, n) or _these(s, n)):
        return None
    last_word = s.words[n.j - 1]
    known = last_word.norm.startswith("ال") or last_word.norm == "اخر"
    of_effect = _of_effect(s, n.i) and (nxt is None or not is_noun(s, k))
    if bare and n.form == "vague" and not known and not of_effect:
        return None
    end = extend(s, j) if not bare and not of_them else j
    if (head and n.form != "vague") or (n.form == "vague" and person is None and not bare):
        end = _groups(s, end)
    m = make_mention(s, n.i, max(end, n.j), n)
    m.lead, m.person, m.of_them, m.bare, m.head = lead, person, of_them, bare, head
    m.rest = person is None and "others" in s.words[m.j - 1].tags
    if n.form == "vague":
        m.kind = "vague"
    if m.qualifier == "range" and lead and s.words[lead - 1].norm == "بين":
        m.lead = lead - (2 if lead > 1 and s.words[lead - 2].norm == "ما" else 1)
    return m


def _definite(s: Sentence, n: Number) -> Mention | None:
    """A plural with its number behind it: الموقوفين الثمانية, ركابها الأربعة, الرهائن الـ11."""
    k = n.i - 1
    if k > 0 and s.words[k].norm == n.prefix:
        k -= 1  # the article stands apart before digits
    before = _person(s, k) if k >= 0 else None
    if before is None or not n.prefix.endswith("ال") or n.form not in ("words", "digits"):
        return None
    w = s.words[k]
    if before.number != "pl" or not (w.article or w.suffix):
        return None
    head = _person(s, k - 1) if k and before.lemma.endswith("ي") else None
    if head is not None and head.number == "pl" and s.words[k - 1].article:
        k, before = k - 1, head  # الأسرى اليمنيين الثلاثة
    m = make_mention(s, k, n.j)
    m.low, m.best, m.high = (None if v is None else int(v) for v in (n.low, n.best, n.high))
    m.end, m.kind, m.person, m.qualifier = max(m.end, n.end), "number", before, n.qualifier
    return m


def _of_effect(s: Sentence, k: int) -> bool:
    """Does a noun of effect stand right before (إصابة عشرات في هجوم)?"""
    return k > 0 and any(t.frame == "after" and not t.verb for t in s.words[k - 1].triggers)


def _several(s: Sentence, n: Number) -> Mention | None:
    """A plural with "several" behind it: مدنيين عدة, إصابات عديدة."""
    before = _person(s, n.i - 1) if n.i else None
    if n.form != "vague" or before is None or s.words[n.i].norm not in ("عده", "عديده"):
        return None
    if before.number != "pl" or s.words[n.i - 1].article or n.j != n.i + 1:
        return None
    m = make_mention(s, n.i - 1, n.j, n)
    m.low = m.best = m.high = None
    m.lead, m.kind, m.person, m.qualifier = n.i - 1, "vague", before, "vague"
    return m


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


def _noun_of_effect(s: Sentence, k: int) -> bool:
    return (
        k < len(s)
        and any(not t.verb and not t.link for t in s.words[k].triggers)
        and not s.words[k].conj
    )


def _cases(s: Sentence, n: Number, j: int) -> Mention:
    """A number of events of an effect: 3 حالات اختطاف."""
    m = make_mention(s, n.i, j, n)
    m.effect = next(t.effect for t in s.words[j - 1].triggers if not t.verb and not t.link)
    m.rule = "event.number"
    if j < len(s) and s.words[j].stem in ("قسري", "قسريه"):
        m.effect = "abducted"  # cases of enforced disappearance
    s.hits = [h for h in s.hits if h.i != j - 1]
    return m


def _two_cases(s: Sentence, k: int) -> Mention:
    """Two events of an effect: حالتي انتحار."""
    m = make_mention(s, k, k + 2)
    m.low = m.best = m.high = 2
    m.kind, m.rule = "dual", "event.dual"
    m.effect = next(t.effect for t in s.words[k + 1].triggers if not t.verb and not t.link)
    s.hits = [h for h in s.hits if h.i != k + 1]
    return m


def _paired(s: Sentence, n: Number) -> Mention | None:
    """A numeral that only stresses its noun: مدنيين اثنين, شخص واحد."""
    word = s.words[n.i].norm
    before = _person(s, n.i - 1) if n.i else None
    if before is None or n.j != n.i + 1 or s.words[n.i].conj:
        return None
    if word in ("اثنين", "اثنان", "اثنتين", "اثنتان") and (
        before.number == "du" or before.ambiguous
    ):
        value = 2
    elif word in _ONE and before.number == "sg" and before.kind != "demonym":
        value = 1
    else:
        return None
    m = make_mention(s, n.i - 1, extend(s, n.j))
    m.low = m.best = m.high = value
    m.kind, m.person = ("dual" if value == 2 else "number"), before
    return m


def _is_date(s: Sentence, n: Number) -> bool:
    before = s.words[n.i - 1].norm if n.i else ""
    after = s.words[n.j].norm if n.j < len(s) else ""
    if s.has(n.i - 1, "date_opener") or before in ("/", "#", "-") or after in ("/", "-", ":", ")"):
        return True
    if after in (".", "_") and n.j + 1 < len(s) and s.tokens.ends[n.j] == s.tokens.starts[n.j + 1]:
        return True  # the marker of an item
    return n.best is not None and 1900 <= n.best <= 2100 and n.form == "digits"


def _from_to_things(s: Sentence, n: Number) -> bool:
    """Is a number the lower end of a span of time or things (من 20 إلى 30 عاما)?"""
    if n.j + 2 >= len(s) or s.words[n.j].norm != "الي":
        return False
    upper = next((o for o in s.numbers if o.i == n.j + 1), None)
    if upper is None or upper.j >= len(s):
        return False
    w = s.words[upper.j]
    thing = noun(w.norm, "ar")
    return bool(w.tags & {"age_unit", "not_persons"}) or (
        thing is not None and thing.kind != "persons" and not w.person
    )


def counts_in_toll(s: Sentence, n: Number) -> bool:
    """Does a number with an article stand for a toll (الرقم لا يتجاوز المئة)?"""
    return s.near("toll", max(0, n.i - 6), n.i)


def _time_unit(w: Word) -> bool:
    return bool(w.tags & {"age_unit", "month"})


def _unnumbered(s: Sentence, k: int, taken: set[int]) -> Mention | None:
    """Duals, singulars, "one of the …" and "others" that stand without a number."""
    w = s.words[k]
    if "one_of" in w.tags or w.norm == "واحد":
        return _one_of(s, k, taken)
    if "others" in w.tags:
        return _other(s, k)
    if w.stem in ("حالتي", "حالتا") and k + 1 < len(s) and _noun_of_effect(s, k + 1):
        return _two_cases(s, k)
    if w.stem in ("حالتين", "حالتان") and _of_effect(s, k):
        m = make_mention(s, k, k + 1)
        m.low = m.best = m.high = 2
        m.kind, m.head = "dual", w.stem
        return m
    person = w.person
    end = k + 1
    if k in s.phrase_persons:
        end, person = s.phrase_persons[k]
    thing = noun(w.norm, "ar") if person and person.number == "du" else None
    if thing is not None and thing.kind != "persons":
        return None  # دراجتين: bicycles rather than women on them
    if not person or (person.number == "pl" and not person.ambiguous):
        return None
    if person.kind == "body" and _body_of_other(s, end):
        return None
    if person.number == "sg" and not _can_be_one(s, k, person):
        return None
    m = make_mention(s, k, extend(s, end))
    m.person = person
    if [w.norm for w in s.words[m.j : m.j + 2]] == _AT_LEAST:
        m.qualifier, m.high = "at_least", None
    if person.number != "sg":
        m.low = m.best = m.high = 2
        m.kind = "dual" if person.number == "du" else "maybe_dual"
        m.definite = w.article
    return m


def _can_be_one(s: Sentence, k: int, person: Person) -> bool:
    """Can a singular noun be one person, and not an event or an adjective?"""
    w = s.words[k]
    if person.kind == "event":
        return k + 1 < len(s) and s.words[k + 1].norm in ("واحده", "لطفل", "لرجل")
    if person.effect and w.triggers:
        return False
    if k and w.article and "armed" in s.words[k - 1].tags and not s.words[k - 1].article:
        return False  # ميليشيا الحوثي
    owner = s.words[k - 1].person if k else None
    if w.article and w.norm.endswith("ه") and owner and "office" in s.words[k - 1].tags:
        return False  # مدير المدرسة: his school
    if w.article and w.norm.endswith("ه") and k and s.words[k - 1].article:
        before = s.words[k - 1]  # العناصر الداعشية, القوات المسلحة
        return person.lemma.endswith("ة") and bool(before.person or "adverbs" in before.tags)
    if person.kind == "demonym" and w.article and any(h.j == k for h in s.hits):
        return k + 1 < len(s) and (is_name(s, k + 1) or bool(s.words[k + 1].tags & {"adverbs"}))
    return not (person.kind == "demonym" and (w.article or w.norm.endswith("ه")))


def _body_of_other(s: Sentence, k: int) -> bool:
    """Does a person whose body it is follow at once (جثة شاب, جثماني الشهيدين)?"""
    if k >= len(s):
        return False
    person = s.words[k].person
    return (person is not None and person.number != "pl") or is_name(s, k)


def _one_of(s: Sentence, k: int, taken: set[int]) -> Mention | None:
    w = s.words[k]
    suffix = w.suffix or next((x for x in ("هما", "هن") if w.norm.endswith(x)), "")
    if suffix:
        m = make_mention(s, k, k + 1)
        m.kind, m.of_them = "one_of", suffix == "هما"
        return m if suffix in ("هم", "هما", "هن") else None
    end = min(len(s), k + 2)
    if end < len(s) and s.words[k + 1].norm in _GENITIVE:
        end += 1
    if k + 1 >= len(s) or s.words[k + 1].tags & {"not_persons", "month", "adverbs"}:
        return None
    reach = extend(s, end, 2)
    m = make_mention(s, k, next((x for x in range(k + 1, reach) if x in taken), reach))
    inner = next((p for p in (_person(s, x) for x in range(k + 1, m.j)) if p), None)
    m.kind, m.person, m.head = "one_of", inner, s.words[k + 1].stem
    if w.stem.startswith("احدي") and (inner is None or inner.demographic is None):
        known = inner or Person("", "unspecified", None, "sg", None)
        m.person = replace(known, demographic="women", number="sg")
    return m


def _other(s: Sentence, k: int) -> Mention | None:
    w = s.words[k]
    before = s.words[k - 1] if k else None
    second = (
        w.norm in ("الاخر", "الاخري")
        and before is not None
        and any(t.verb for t in before.triggers)
    )
    if second:  # one of two: فيما توفيت الأخرى
        m = make_mention(s, k, k + 1)
        m.kind = "others"
        return m
    if w.article or w.norm == "غيرهم" or "rest" in w.tags:
        return None
    plain = before is not None and not before.triggers and not before.tags
    if before is not None and plain and not w.conj and not w.prep and before.norm not in PUNCT:
        return None  # an adjective (في مكان آخر)
    if w.stem == "اخري" and not (before and before.triggers):
        return None
    m = make_mention(s, k, k + 1)
    m.kind = "others"
    if w.stem in ("اخرون", "اخرين", "اخريات"):
        m.low = m.best = m.high = None
        m.qualifier = "vague"
    elif w.stem in ("اخران", "اخريان"):
        m.low = m.best = m.high = 2
    return m
