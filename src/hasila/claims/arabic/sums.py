"""Mentions that are joined into one with the sum of both."""

from itertools import pairwise

from hasila.claims.arabic.enumerated import is_named_word, named_with
from hasila.claims.arabic.nouns import PUNCT, is_name
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word


def summed(s: Sentence, found: list[Mention]) -> list[Mention]:
    """Join "an officer and six soldiers" into one mention with the sum."""
    out: list[Mention] = []
    for m in found:
        last = out[-1] if out else None
        if last is not None and (_of_rank(s, last, m) or _of_one_man(s, last, m)):
            last.j, last.end = m.j, m.end
            continue
        if last is not None and _office_of(s, last, m):
            last.j = m.j
            continue
        if last and last.after_marker and _her_like(s, last, m) and _one_number(last, m):
            last.j, last.end = m.j, m.end
            continue
        if last is not None and _both_named(s, last, m):
            last.j, last.end, last.kind = m.j, m.end, "dual"  # إصابتين طفل ورجل
            continue
        if (
            last
            and not (last.after_marker or m.after_marker)
            and m.best is not None
            and last.best is not None
            and m.kind not in ("others", "vague")
            and (m.kind != "one_of" or _and_one(s, last, m))
            and last.kind != "vague"
            and (
                m.kind == "singular"
                or last.kind in ("singular", "sum")
                or _another(last, m)
                or _own_kin(s, last, m)
            )
            and (last.kind != "others" or _another(last, m))
            and not (m.bare or last.bare)
            and and_between(s, last, m)
            and _compatible(last, m)
        ):
            if _one_title(s, last, m):
                last.j, last.end = m.j, m.end
                continue
            if _one_number_over_both(s, last, m):
                last.j, last.end = m.j, m.end
                last.members = [last, m]
                continue
            if last.kind != "sum":
                last = _as_sum(last)
                out[-1] = last
            last.members.append(m)
            last.j, last.end = m.j, m.end
            total = last.best + m.best if last.best is not None else None
            last.low = last.best = last.high = total
            continue
        out.append(m)
    return _listed(s, out)


def _listed(s: Sentence, out: list[Mention]) -> list[Mention]:
    """Take a sum of named persons apart that ends a list of names: each is told of by himself."""
    apart: list[Mention] = []
    for m in out:
        before = apart[-1] if apart else None
        named = m.kind == "sum" and all(_fully_named(s, x) for x in m.members)
        listed = before is not None and _fully_named(s, before) and m.conj
        if named and listed and before is not None and m.lead - before.j <= 1:
            for a, b in pairwise(m.members):  # up to the full name
                a.j = next(
                    k for k in range(b.lead, a.j - 1, -1) if s.words[k - 1].norm not in PUNCT
                )
                a.end = s.tokens.ends[a.j - 1]
            apart += m.members
        else:
            apart.append(m)
    return apart


def _fully_named(s: Sentence, m: Mention) -> bool:
    """Is one told of by title and full name (الجندي أول فلان بن فلان)?"""
    return m.kind == "singular" and m.j - m.i >= _FULL


_FULL = 3  # words of a title with a full name


def _both_named(s: Sentence, a: Mention, b: Mention) -> bool:
    """Are two dead or hurt told of one by one right behind their dual (شهيدان رجل وطفلة)?"""
    own = a.kind in ("dual", "maybe_dual") and a.person is not None and bool(a.person.effect)
    one = s.words[a.j - 1].person
    each = own and a.j == a.i + 2 and one is not None and one.number == "sg" and not one.effect
    if each and b.kind == "singular" and not s.words[a.j - 1].article:
        return and_between(s, a, b)
    kin = b.person is not None and b.person.kind == "kin"
    two = own or (a.kind in ("dual", "maybe_dual") and s.words[a.i].article)
    named = two and a.j > a.i + 1 and is_named_word(s.words[a.i + 1])
    near = b.lead - a.j < 4 and all(is_named_word(w) for w in s.words[a.j : b.lead])
    return bool(named and kin and b.conj and near)  # الشهيدين فلان وابنه


def _one_title(s: Sentence, a: Mention, b: Mention) -> bool:
    """Are two offices before one genitive those of one man (مؤسس ورئيس الحزب)?"""
    if a.kind != "singular" or b.kind != "singular" or a.j != b.i or a.j - a.i != 1:
        return False
    pair = s.words[a.i], s.words[b.i]
    if pair[0].article and pair[0].stem in _RANKS and "office" in pair[1].tags:
        return b.conj and not pair[1].article  # القيادي ومسؤول المركز
    return b.j - b.i > 1 and all(w.stem in OFFICES and not w.article for w in pair)


_RANKS = frozenset(("قيادي", "عضو", "ناشط", "كاتب", "باحث", "مفكر"))


def _of_rank(s: Sentence, a: Mention, b: Mention) -> bool:
    """Is one man told by his command and by his rank (قائد اللواء 101 العميد فلان)?"""
    if a.kind != "singular" or b.kind != "singular" or b.conj or not s.words[b.i].article:
        return False
    gap = s.words[a.j : b.i]
    named = b.j - b.i > 1 and not s.words[b.i].prep and "adverbs" not in s.words[b.i].tags
    return named and s.words[a.i].stem in OFFICES and all(w.norm.isdigit() for w in gap)


def _office_of(s: Sentence, a: Mention, b: Mention) -> bool:
    """Does an office stand behind the name of him who holds it (فلان الفلاني، قائد الكتيبة)?"""
    named = a.kind == "name" or (a.kind == "singular" and a.j - a.i >= _FULL)
    if not named or b.kind != "singular" or s.tokens.norms[a.j : b.lead] not in (["،"], [","]):
        return False
    w = s.words[b.i]
    return w.stem in OFFICES and not (w.article or w.suffix or w.prep or b.conj)


def _of_one_man(s: Sentence, a: Mention, b: Mention) -> bool:
    """Are two callings before one name those of one man (توفي الممثل والمغني فلان)?"""
    if a.kind != "singular" or b.kind != "singular" or a.j != b.i or not b.conj:
        return False
    ours = s.words[a.i].suffix == s.words[b.i].suffix == "نا"  # صديقنا وزميلنا فلان
    if any(m.person is None or m.person.effect or (m.person.kind and not ours) for m in (a, b)):
        return False
    called = all(w.article for w in s.words[a.i : a.j]) and s.words[b.i].article
    called = called or (ours and a.j == a.i + 1)
    end = b.j
    while end < len(s) and s.words[end].article:
        end += 1  # والزعيم النقابي فلان
    name = end if end > b.j else b.j - 1
    named = name < len(s) and is_name(s, name) and not s.words[name].article
    if not named and end + 1 < len(s) and s.words[end].norm == "،":
        named = is_name(s, end + 1) and not s.words[end + 1].article  # والمؤرخ المصري، فلان
    alike = s.words[a.i].norm.endswith("ه") == s.words[b.i].norm.endswith("ه")
    return called and named and alike and b.j > b.i + 1


OFFICES = frozenset(
    (
        "مؤسس",
        "موسس",
        "زعيم",
        "رئيس",
        "قائد",
        "امير",
        "مرشد",
        "مدير",
        "عضو",
        "وزير",
        "متحدث",
        "نائب",
        "مسؤول",
        "مسوول",
    )
)


def _and_one(s: Sentence, a: Mention, b: Mention) -> bool:
    """Is "one of the …" one more beside a person (سائق سيارة الإسعاف وأحد الجرحى)?"""
    return a.kind in ("singular", "sum") and not b.of_them and s.words[b.i + 1].article


def _another(a: Mention, b: Mention) -> bool:
    """Is one more person joined to a person or a number (أصيب آخر وثلاثة مجندين)?"""
    return a.kind == "others" and a.best == 1 and b.kind in ("singular", "number")


def _own_kin(s: Sentence, a: Mention, b: Mention) -> bool:
    """Are counted kin joined to him whose name stands before them (سامر وأولاده الثلاثة)?"""
    kin = b.person is not None and b.person.kind == "kin" and b.kind in ("number", "dual")
    return a.kind == "name" and kin and bool(s.words[b.i].suffix)


def _as_sum(m: Mention) -> Mention:
    joined = Mention(
        m.i, m.j, m.lead, m.start, m.end, m.low, m.best, m.high, m.qualifier, "sum", m.person
    )
    joined.conj, joined.after_marker, joined.members = m.conj, m.after_marker, [m]
    joined.effect, joined.rule = m.effect, m.rule
    return joined


def and_between(s: Sentence, a: Mention, b: Mention) -> bool:
    """Does nothing but "and" or "with" stand between two mentions?"""
    gap = s.tokens.norms[a.j : b.lead]
    gap = past_age(s, a.j, gap)
    if a.person is not None and a.person.kind == "kin" and len(gap) <= 2:
        gap = [g for g in gap if not g.startswith("و") or len(g) == 1]  # the kin's names
    if _kin_of_named(s, a, b) or _company_of_named(s, a, b) or _owner(s, a, b):
        return True
    return (not gap and b.conj) or gap in (["و"], ["مع"]) or _beyond_adjunct(s, a, b)


_OF_AGE = frozenset(  # طفلة (13 عاما), امرأة تبلغ من العمر 35 سنة, شاب عمره 20 عاما
    ("(", ")", "يبلغ", "تبلغ", "البالغ", "البالغه", "من", "العمر", "عمره", "عمرها")
)


def past_age(s: Sentence, j: int, gap: list[str]) -> list[str]:
    """What stands between two mentions behind the age of the first (طفلة 13 عاما وفتاة)."""
    bare = [(k, g) for k, g in enumerate(gap) if g not in _OF_AGE]
    aged = len(bare) > 1 and bare[0][1].isdigit() and s.has(j + bare[1][0], "age_unit")
    return [g for _, g in bare[2:]] if aged else gap


def _kin_of_named(s: Sentence, a: Mention, b: Mention) -> bool:
    """Does only a name part a person from the kin joined to him (امرأة فلانة الفلانية وابنها)?"""
    between = s.words[a.j : b.lead]
    kin = b.person is not None and b.person.kind == "kin" and bool(s.words[b.i].suffix) and b.conj
    return kin and 0 < len(between) <= 4 and all(is_named_word(w) for w in between)


def _owner(s: Sentence, a: Mention, b: Mention) -> bool:
    """Does only the last noun of a construct part the two (سائق سيارة الأجرة وراكب)?"""
    if b.lead != a.j + 1 or not b.conj or a.kind not in ("singular", "sum"):
        return False
    w, head = s.words[a.j], s.words[a.j - 1]
    free = not (head.article or head.suffix or head.norm in PUNCT)
    return free and w.article and not (w.triggers or w.conj or w.prep or w.person)


def _company_of_named(s: Sentence, a: Mention, b: Mention) -> bool:
    """Do only office and name part a leader from his men (قائد اللواء … فلان و12 من مرافقيه)?"""
    one = a.kind in ("singular", "name") and a.person is not None and a.best == 1
    return one and b.kind == "number" and b.conj and named_with(s, a.j, b)


_ADJUNCT = 5  # words that may qualify the first of two who are joined


def _beyond_adjunct(s: Sentence, a: Mention, b: Mention) -> bool:
    """Do words of origin or office part the two (أربعة من مشاة البحرية … وضابط)?"""
    between = s.words[a.j : b.lead]
    if len(between) > 1 and between[-1].norm in ("،", ","):
        between = between[:-1]
    both = b.kind == "number" and a.kind == "singular"  # أن جنديا من قواته وثلاثة عمال قتلوا
    both = both and any(h.i == b.j and h.trigger.plural for h in s.hits)
    if not b.conj or not (both or b.kind == "singular") or not 0 < len(between) <= _ADJUNCT:
        return False
    if b.person is None or b.person.kind == "demonym" or b.person.effect:
        return False
    held = "office" in s.words[b.i].tags or s.words[b.i].stem in OFFICES
    if a.kind in ("singular", "name") and held:
        return False  # two offices of one man
    if len(between) == 2 and between[0].norm in ("في", "علي") and between[1].article:
        return True  # ثلاثة في الحين، وامرأة في المستشفى
    hurt = between[0].stem in ("جروح", "جراح", "حروق", "اصابات") and between[0].prep == "ب"
    if not hurt and between[0].norm not in ("من", "في", "عن", "على", "علي", "لدي"):
        return False
    return not any(
        w.conj or w.triggers or w.norm in PUNCT or w.tags & _PARTING or (w.person and not _of(w))
        for w in between[1:]
    )


def _of(w: Word) -> bool:
    """Is a word the adjective of a country or a body (حزب الله اللبناني)?"""
    return w.article and w.person is not None and w.person.kind == "demonym"


_PARTING = frozenset(
    ("verbs", "say_verbs", "that", "clause_breaks", "relative", "adverbs", "place_nouns")
)


def _compatible(a: Mention, b: Mention) -> bool:
    counted = a.kind in ("name", "sum", "others") or (a.kind == "number" and bool(a.head))
    if b.kind == "name":
        return a.kind in ("singular", "sum")  # الطفلة فلانة الفلانية وفلان الفلاني
    if b.person is None or (a.person is None and not counted):
        return False
    return a.person is None or a.person.effect == b.person.effect


def _one_number(a: Mention, b: Mention) -> bool:
    """Does a number above ten, whose noun is a singular, stand right before one more noun?"""
    return a.kind == "number" and b.kind == "singular" and a.j == b.i and (a.best or 0) > 10


def _her_like(s: Sentence, a: Mention, b: Mention) -> bool:
    """Is a noun joined to one that is the feminine of it (20 طفلا وطفلة, 30 شابا وشابة)?"""
    he, she = s.words[a.j - 1], s.words[b.i]
    same = a.person is not None and b.person is not None and a.person.lemma == b.person.lemma
    return bool(she.conj) and (same or he.stem.removesuffix("ا") == she.stem.removesuffix("ه"))


def _one_number_over_both(s: Sentence, a: Mention, b: Mention) -> bool:
    """13 جنديا وشرطيا: behind 11 to 99 the counted noun is singular, and so is one joined to it."""
    if a.kind != "number" or b.kind != "singular" or a.best is None:
        return False
    rest = a.best % 100
    if a.best >= 100 and rest == 0 and s.words[b.i].conj and a.j == b.i:
        return not b.person or b.person.kind != "kin"  # 4 آلاف تاجر ومتعاط
    if not 10 < rest < 100:
        return False
    alike = s.words[b.i].stem.endswith("ا") or _her_like(s, a, b)
    construct = s.phrase_persons.get(b.i) and not s.words[b.j - 1].article  # 16 جنديا ورجل أمن
    return a.j == b.i and bool(alike or construct) and (a.j - a.i <= 2 or bool(a.members))
