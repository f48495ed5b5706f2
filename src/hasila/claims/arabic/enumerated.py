"""Arabic: the names of an enumeration, with what stands between and behind them."""

from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

LONGEST = 6  # words of a name
_TOLD = 9  # words that may tell of one who is named, up to the next name
_BETWEEN_NAMES = frozenset(
    (
        *("،", ",", "و", ":", "؛", ";", "كل", "من", "يلي", "كالتالي", "كما", "-", '"', "/", "#"),
        *("اول", "واحد", "واحده", "ونصف", "ونص"),  # عام واحد
    )
)


def names_from(
    s: Sentence, k: int, siblings: bool = False, loose: bool = False, each: bool = False
) -> list[tuple[int, int]]:
    """Spans of the names of an enumeration from ``k`` on.

    Ages, brackets, titles and kin (وشقيقها فلان) may stand between them; kin without a name is an
    item of its own (وزوجته). ``loose``: behind a heading each may be told of up to the next mark.
    ``siblings``: the first may be a given name alone, as the last gives the surname. ``each``: any
    of them may, behind "both … and".
    """
    out: list[tuple[int, int]] = []
    bracketed = k > 0 and s.words[k - 1].norm == "("  # every name in brackets of its own
    while k < len(s):
        w = s.words[k]
        if w.norm in ("(", "["):
            opens = not out or (bracketed and s.words[k - 1].norm in _JOINS)
            opens = opens and k + 1 < len(s) and not s.words[k + 1].norm.isdigit()
            bracketed = bracketed or (opens and not out)  # كل من (فلان) و(فلان)
            k = k + 1 if opens else _closed(s, k)
            continue
        if w.norm == ")" and bracketed and out and out[-1][1] == k:
            k += 1
            continue
        if w.norm in _BETWEEN_NAMES or w.norm.isdigit() or "age_unit" in w.tags:
            k += 1
            continue
        if out and w.norm in _AGED:
            k = _behind_age(s, k)
            continue
        person = w.person
        title = person and person.number == "du" and w.article and not w.prep
        if title and k + 1 < len(s) and _name_word(s, k + 1):
            k += 1  # والطفلان فلان وفلان
            continue
        if person and person.number == "sg" and (w.article or w.suffix) and not w.triggers:
            alone = w.suffix and person.kind == "kin" and out and _item_ends(s, k + 1)
            if alone:
                out.append((k, k + 1))
            k += 1
            continue
        j = k
        if out and s.words[k - 1].norm in ("،", ",", ")") and _item_of_list(s, k):
            j = k + 1  # a name that is a word as well (شهد, نور)
        while j < len(s) and j - k < LONGEST and _name_word(s, j):
            if j > k and s.words[j].norm.startswith("و"):
                break
            j += 1
        alone = _known_alone(s, k, each or bool(out)) or (siblings and _item_ends(s, k + 1))
        alone = alone or (bool(out) and _two_sons(s, k + 1))
        if j == k or w.prep or (j - k == 1 and not alone):
            further = _told_of(s, k) if loose and out else 0
            if not further:
                break
            k = further
            continue
        out.append((k, j))
        k = j
    return out


_JOINS = frozenset(("و", "،", ",", ")"))
_AGED = frozenset(("البالغ", "البالغه", "عمره", "عمرها", "ويبلغ", "وتبلغ", "يبلغ", "تبلغ"))
_OF_AGE = frozenset(("من", "العمر", "عمره", "عمرها"))


def _behind_age(s: Sentence, k: int) -> int:
    """Behind words that tell the age of one who is named (البالغ من العمر 11 عاما)."""
    k += 1
    while k < len(s) and (s.words[k].norm in _OF_AGE or s.words[k].norm.isdigit()):
        k += 1
    return k


def _closed(s: Sentence, k: int) -> int:
    """Behind the bracket that closes what opens at ``k``."""
    while k < len(s) and s.words[k].norm not in (")", "]"):
        k += 1
    return k + 1


def _item_ends(s: Sentence, k: int) -> bool:
    """Does an item of an enumeration end before ``k``?"""
    return k >= len(s) or s.words[k].norm in PUNCT or "و" in (s.words[k].conj, s.words[k].norm)


def _two_sons(s: Sentence, k: int) -> bool:
    """Does "the two sons of" stand at ``k``, behind their names (سامي ولافي ابني فلان)?"""
    person = s.words[k].person if k < len(s) else None
    return person is not None and person.kind == "kin" and person.number == "du"


def _known_alone(s: Sentence, k: int, listed: bool) -> bool:
    """Is one word a name: by its age in brackets, or as a given name among others?"""
    aged = k + 2 < len(s) and s.words[k + 1].norm == "(" and s.words[k + 2].norm.isdigit()
    return aged or (listed and "given_names" in s.words[k].tags and _item_ends(s, k + 1))


def _told_of(s: Sentence, k: int) -> int:
    """The next item behind words on the one before (مصاب في قدمه، وسمير …), 0 when none follows."""
    for end in range(k, min(len(s) - 2, k + _TOLD)):
        w = s.words[end]
        if w.norm in STOPS or "say_verbs" in w.tags or "that" in w.tags:
            return 0
        if w.norm in ("،", ",", ";", "؛", ")") or (end > k and w.conj == "و"):
            at = end if w.conj else end + 1
            first, second = s.words[at], s.words[at + 1]
            title = first.person is not None and first.article and first.person.number == "sg"
            first = second if title else first
            if "given_names" in first.tags and not first.prep:
                return at
    return 0


def _item_of_list(s: Sentence, k: int) -> bool:
    """Do words of a name follow the first word of an item, up to the mark that ends it?"""
    if s.words[k].prep or s.words[k].triggers or not s.words[k].norm.isalpha():
        return False
    j = k + 1
    while j < len(s) and j - k < LONGEST and _name_word(s, j):
        j += 1
    ends = j >= len(s) or s.words[j].norm in PUNCT or s.words[j].norm.isdigit()
    pair = j - k == 2 and s.words[k].suffix and "given_names" in s.words[k + 1].tags
    return ends and (j - k >= 3 or bool(pair))


def _name_word(s: Sentence, k: int) -> bool:
    w = s.words[k]
    if w.norm in PUNCT or not w.norm[0].isalpha() or w.norm[0] < "ء":
        return False
    return is_named_word(w)


def is_named_word(w: Word) -> bool:
    """Can a word be part of a name, where names are listed?"""
    if w.norm in _NAME_PARTICLES or w.conj == "ف" or w.tags & {"month", "given_names"}:
        return True
    known = w.person and (w.person.number != "sg" or w.suffix or w.person.effect)
    return not (w.tags - _NAME_TAGS or w.triggers or known)


# Word lists whose words also stand in names.
_NAME_TAGS = frozenset(("armed", "states", "persons_or_bodies", "never_person"))


_NAME_PARTICLES = frozenset(("عبد", "ابو", "بن", "ابن", "علي", "ال", "الله", "الدين", "ام", "بنت"))


_TITLE = 10  # words of the office and the name of one whose men are counted behind him
_OF_OFFICE = frozenset(("في", "من", "،", ",", "ب", "علي", '"'))


def named_with(s: Sentence, j: int, m: Mention) -> bool:
    """Do only the office and the name of a leader stand between ``j`` and those who are his own?

    فلان الفلاني وعدد من مرافقيه: the word for them has a pronoun attached.
    """
    kin = m.person is not None and m.person.kind == "kin"
    if m.kind not in ("number", "vague", "dual") and not kin:
        return False
    theirs = any(w.suffix in ("ه", "ها") and w.person is not None for w in s.words[m.i : m.j])
    between = s.words[j : m.lead - (s.words[m.lead - 1].norm == "و")]  # و12
    men = m.kind == "vague" and m.person is not None and m.person.victim_class == "combatant"
    men = men and m.person is not None and m.person.effect is None
    men = men and is_named_word(s.words[m.lead - 1])  # فلان الفلاني وعدد من عناصر الجماعة
    if not (theirs or men) or not 0 < len(between) <= _TITLE:
        return False
    return all(
        is_named_word(w) or w.article or w.norm in _OF_OFFICE or w.norm.isdigit() or _of_place(w)
        for w in between
        if not (w.conj == "و" and w.person)
    ) and not any(w.triggers or w.tags & _NO_NAME or w.suffix for w in between)


def _of_place(w: Word) -> bool:
    return bool(w.tags & {"place_nouns", "armed"})


_NO_NAME = frozenset(("verbs", "say_verbs", "that", "clause_breaks", "relative", "part_markers"))
