"""Arabic: mentions of quantities of persons in a sentence."""

from hasila.claims.arabic.coordination import added
from hasila.claims.arabic.enumerated import named_with
from hasila.claims.arabic.families import (
    BY_MANY,
    in_masses,
    many,
    some_of_them,
    two_students,
    whole_families,
)
from hasila.claims.arabic.known import add_known
from hasila.claims.arabic.names import add_names, each_of
from hasila.claims.arabic.nouns import is_noun
from hasila.claims.arabic.numbered import numbered
from hasila.claims.arabic.sums import and_between, summed
from hasila.claims.arabic.unnumbered import second, unnumbered
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word
from hasila.quantities import Number

_MARKERS = frozenset(("part_markers", "break_down"))
_TWO = 2
_OF_A_BODY = 5  # words for the body of those who are parts, before one more part
_ADDED = 3  # words from a part to what is added to it
_BETWEEN = frozenset(("من", "و", "ما", "اول", "نحو", ":"))
_ONE_OF_THEM = frozenset(("احدهم", "احدهما", "احداهن", "احداهما"))  # أحدهم طفل: a part
_WHO_IS = frozenset(("هي", "وهي", "هو", "وهو"))  # apposition to one person: وهي أم لطفلتين


def mentions(s: Sentence) -> list[Mention]:
    """All mentions of quantities of persons, in order, enumerations summed."""
    found: list[Mention] = []
    taken: set[int] = set()
    for number in s.numbers:
        first = s.words[number.i]
        alone = number.j == number.i + 1 and "one_of" in first.tags
        alone = alone or first.norm in BY_MANY  # سقط القتلى بالعشرات
        if alone or _ordinal_person(s, number) or _and_one_of(s, number.i):
            continue
        mention = numbered(s, number)
        if mention:
            found.append(mention)
            taken.update(range(mention.lead, mention.j))
        else:
            taken.update(range(number.i, number.j))
    counts = {m.lead for m in found if m.best != 1 and s.words[m.i].person is None}
    within = [h for h in s.hits if h.j - h.i > 2 and h.trigger.rule == "missing.search"]
    taken.update(k for h in within for k in range(h.i, h.j))  # البحث جار عن: no neighbour
    done = 0
    for k in sorted({*s.counting, *s.phrase_persons}) if s.phrase_persons else s.counting:
        mention = None if k < done or k in taken else unnumbered(s, k, taken, counts)
        if mention:
            found.append(mention)
            taken.update(range(mention.i, mention.j))
            done = mention.j
    whole_families(s, found, taken)
    many(s, found, taken)
    some_of_them(s, found, taken)
    in_masses(s, found, taken)
    two_students(s, found, taken)
    each_of(s, found, taken)
    add_names(s, found, taken)
    add_known(s, found, taken)
    ones = {m.lead for m in found if _one_of_them(s, m.lead)}
    found = [m for m in found if m.kind != "one_of" or m.j not in ones]
    found.sort(key=lambda m: m.i)
    last: Mention | None = None
    leads = {m.lead for m in found}
    for m in found:
        if m.kind == "number" and m.person and s.has(m.j, "partitive"):
            m.of_them = not leads & {m.j + 1, m.j + 2}  # 30 جريحا منهم
        m.conj = m.conj or _joined(s, m.lead)
        m.after_marker = _marker_before(s, m.lead) or _in_brackets(s, last, m)
        m.after_marker = m.after_marker or _beside_uncounted(s, m)
        if last is not None and last.after_marker and _goes_on(s, last, m):
            m.after_marker = not _fate(m) or _fate(last) or _family_among(s, last.lead)
        last = m
    told = summed(s, found)
    two = {m.j for m in told if m.best == _TWO}  # طفل وامرأة ضحيتا ألغام: they are the two
    return [m for m in told if s.words[m.i].norm != "ضحيتا" or m.i not in two]


def _in_brackets(s: Sentence, last: Mention | None, m: Mention) -> bool:
    """Is a smaller group in brackets right behind a number (55 مدنيا (7 سيدات و4 أطفال))?"""
    if last is None or last.j != m.lead - 1 or s.words[last.j].norm != "(":
        return False
    if last.kind == "number" and m.kind == "one_of":
        return True  # ثلاثة أطفال (أحدهم جروحه خطرة)
    counted = last.kind == "number" and m.kind in ("number", "dual") and not m.bare
    return counted and m.person is not None and (last.best or 0) > (m.best or 0) > 1


def _goes_on(s: Sentence, last: Mention, m: Mention) -> bool:
    """Is a mention joined to a part, and so one more of them?"""
    if _one_of_them(s, last.lead):
        apart = m.conj and m.kind in ("number", "dual")
        if m.kind != "others" and not apart:
            return False  # أحدهم طفل والآخر مسن; بينهم 3 أطفال أحدهم رضيع، ورجلان
    gap = s.tokens.norms[last.j : m.lead]
    if m.kind == "others" and _one_of_them(s, last.lead):
        return True
    if m.conj and last.kind in ("singular", "name") and named_with(s, last.j, m):
        return True  # بينهم القائد فلان الفلاني وعدد من مرافقيه
    if len(gap) <= _ADDED and added(s, m) and m.kind in ("number", "dual"):
        return True  # بينهم 45 طفلا، بالإضافة إلى متطوعين اثنين
    if m.conj and m.kind in ("number", "dual") and _elsewhere(s, last, m):
        return True  # بينهم 18 في حلب و6 في حماة
    of_a_body = gap[:1] == ["من"] and len(gap) <= _OF_A_BODY and last.kind == "number"
    if of_a_body and m.conj and m.kind in ("number", "dual") and not m.bare:
        between = s.words[last.j + 1 : m.lead]  # خمسة جنود من حلف الشمال وشرطيان
        return not any(w.triggers or w.conj or w.tags & _MARKERS or w.norm == "،" for w in between)
    listed = m.conj and gap in (["،"], [","], ["،", "و"], [",", "و"])
    return listed or and_between(s, last, m)


def _elsewhere(s: Sentence, last: Mention, m: Mention) -> bool:
    """Do two numbers stand side by side, each with its place behind it?"""
    between = s.words[last.j : m.lead]
    if not 2 <= len(between) <= _PLACE or m.j >= len(s):
        return False
    placed = between[0].norm == "في" == s.words[m.j].norm
    return placed and not any(w.triggers or w.tags & {"verbs", "say_verbs"} for w in between)


_PLACE = 6  # words of a place between two numbers


def _fate(m: Mention) -> bool:
    """Does the noun of a mention say what befell those whom it counts?"""
    return m.person is not None and m.person.effect is not None


def _ordinal_person(s: Sentence, n: Number) -> bool:
    """Is an ordinal one more person (وأصيب ثالث), not the rank of a noun?"""
    if n.form != "ordinal" or n.j != n.i + 1 or "others" not in s.words[n.i].tags:
        return False
    if second(s, n.i):
        return True
    return not s.words[n.i].article and (n.j >= len(s) or not is_noun(s, n.j))


def _and_one_of(s: Sentence, k: int) -> bool:
    """Is what reads like the numeral one an "and one of the …" (وأحد المارة)?"""
    if s.words[k].norm != "واحد" or k + 1 >= len(s):
        return False
    w = s.words[k + 1]
    return w.article and w.person is not None and w.person.number != "sg"


def _joined(s: Sentence, k: int) -> bool:
    return (
        (
            s.words[k].norm.startswith("و")
            and (s.words[k].conj == "و" or s.words[k].norm == "و" or s.words[k].norm[1:].isdigit())
        )
        or _and_one_of(s, k)
    ) or (k > 0 and s.words[k - 1].norm == "و")


def _marker_before(s: Sentence, k: int) -> bool:
    ends = s.phrase_tags and any(end == k and t in _MARKERS for end, t in s.phrase_tags.values())
    if ends:
        return True  # بما في ذلك
    for back in (1, 2):
        at = k - back
        if at >= 0 and s.words[at].tags & _MARKERS:
            return not (s.words[at].norm in _WHO_IS and s.words[k].person is not None)
        if at >= 0 and s.words[at].norm not in _BETWEEN and not _is_body(s.words[at]):
            break
    return _one_of_them(s, k) or _family_among(s, k)


def _family_among(s: Sentence, k: int) -> bool:
    """Are those at ``k`` the members of a family that is a part (بينهم عائلة من 5 أفراد)?"""
    at = k - 1
    if at < 2 or not (s.has(at, "composed") or s.words[at].norm == "من"):
        return False
    while at > 1 and "families" not in s.words[at].tags and k - at < _FAMILY:
        at -= 1
    return "families" in s.words[at].tags and bool(s.words[at - 1].tags & _MARKERS)


_FAMILY = 5  # words from a family to those who belong to it


def _one_of_them(s: Sentence, k: int) -> bool:
    """Is the person at ``k`` what one of those counted before is (أحدهم طفل)?"""
    return k > 0 and s.words[k - 1].norm in _ONE_OF_THEM and s.words[k].person is not None


def _beside_uncounted(s: Sentence, m: Mention) -> bool:
    """Is a counted part joined to parts that nobody counts (بينهم نساء وأطفال وجندي واحد)?"""
    one = m.kind == "singular" and "واحد" in s.tokens.norms[m.i : m.j + 1]
    if not (m.conj and (one or m.kind in ("number", "dual"))) or "part_markers" not in s.tags:
        return False
    for k in range(m.lead - 1, max(0, m.lead - _UNCOUNTED), -1):
        w = s.words[k]
        if "part_markers" in w.tags:
            return s.words[k + 1].person is not None
        many = w.person is not None and w.person.number == "pl" and not w.prep
        if not many and w.norm not in ("،", "و"):
            return False
    return False


_UNCOUNTED = 6  # words of uncounted parts between "among them" and a counted one


def _is_body(w: Word) -> bool:
    """Is a word one for bodies, whose bearers follow (بينها جثث ثلاثة أطفال)?"""
    return bool(w.triggers) and any(t.rule == "killed.bodies" for t in w.triggers)
