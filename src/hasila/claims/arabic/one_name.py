"""Arabic: one name, where it begins and ends, and those joined to it."""

import re

from hasila.claims.arabic.enumerated import names_from
from hasila.claims.arabic.nouns import FALLEN, HAND_WEAPONS, PUNCT, extend, is_name, make_mention
from hasila.claims.arabic.sums import past_age
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word


def unlisted(w: Word) -> bool:
    """Does no word list know a word of more than three letters with nothing attached?"""
    if w.person or w.tags or w.triggers or w.suffix or w.article or w.conj == "و":
        return False
    return len(w.norm) > 3 and w.norm.isalpha() and w.norm[0] >= "ء"


def unheard(w: Word) -> bool:
    """Does no word list know a word, and no ending or article make it a noun of the language?"""
    if not unlisted(w):
        return False
    known = w.norm.startswith(("ال", "لل", "بال", "كال")) or w.norm.endswith(("ه", "ات", "ا"))
    return not known


def _ali(s: Sentence, k: int) -> bool:
    """Is what reads like "upon" the given name Ali (مقتل علي فلان)?"""
    if k + 1 >= len(s) or s.words[k].norm != "علي":
        return False
    return is_name(s, k + 1) and s.words[k + 1].norm not in ("يد", "ايدي", "ايد")


def _second_part(s: Sentence, k: int) -> bool:
    """Can a word behind the first part of a name be the next, although it looks inflected?"""
    w = s.words[k]
    inflected = w.prep == "ك" or w.conj == "ف" or w.norm.endswith(("ين", "ون"))
    return unheard(w) and inflected and w.prep in ("", "ك")


def _foreign(s: Sentence, k: int, masdar: bool) -> bool:
    """Is an unknown word a name although it looks like one with "of" or "as", or like a plural?"""
    if k >= len(s):
        return False
    w = s.words[k]
    named = k + 1 < len(s) and is_name(s, k + 1)
    if masdar and named and w.norm.endswith("ا") and len(w.norm) > 3:
        return unlisted(w)  # وفاة أولغا فلان
    if not unheard(w):
        return False
    if w.conj:
        return named  # فرناندو فلان
    if w.prep:
        tool = w.stem in HAND_WEAPONS  # انتحار بسلاح
        return w.prep == "ك" or (masdar and named and not tool)
    plural = w.norm.endswith(("ين", "ون")) and not w.norm.startswith("م")
    return plural and k + 1 < len(s) and (is_name(s, k + 1) or _foreign(s, k + 1, False))


def _also_a_word(s: Sentence, k: int) -> bool:
    """Is a word with another meaning a given name, before one that has none (شهد محمد)?"""
    if not s.has(k + 1, "given_names") or _inflected(s.words[k + 1]):
        return False
    w = s.words[k]
    listed = w.person or w.tags & _NO_GIVEN_NAMES or w.article or w.norm in FALLEN
    verb = w.norm.startswith("ي")  # قتل يدعى محمد
    return not (listed or verb or _inflected(w)) and w.norm.isalpha() and w.norm[0] >= "ء"


def _inflected(w: Word) -> bool:
    return bool(w.conj or w.prep or w.suffix)


_NO_GIVEN_NAMES = frozenset(
    ("function", "prepositions", "auxiliaries", "relative", "part_markers", "one_of", "others")
)


def add_name(
    s: Sentence, found: list[Mention], taken: set[int], k: int, least: int, masdar: bool = False
) -> None:
    """Make the name at ``k``, if one of ``least`` words begins there, a mention.

    ``masdar``: behind a verbal noun, where a word for "upon" can be the name Ali.
    """
    ali = masdar and k > 0 and s.has(k - 1, "named_after") and _ali(s, k)
    word = masdar and _also_a_word(s, k)
    if k >= len(s) or not (ali or word or is_name(s, k) or _foreign(s, k, masdar)):
        return
    several = _given_in_a_row(s, k)
    if several is not None and taken.isdisjoint(range(k, several.j)):
        found.append(several)
        taken.update(range(k, several.j))
        return
    end = extend(s, k, 4) if is_name(s, k) else extend(s, k + 1, 3)
    if end < len(s) and end - k < 3 and _second_part(s, end):
        end = extend(s, end + 1, 2)
    stop = next((x for x in range(k, end) if x in taken), end)
    known = stop < end
    if end - k < least or (stop - k == 1 and not known and not name_ends(s, end)):
        return
    end = stop
    if end - k == 1 and s.words[k].norm in ("ابو", "ام", "ابي", "ال"):
        return
    m = make_mention(s, k, end)
    m.start, m.kind = s.tokens.starts[k], "name"
    _joined(s, m, taken)
    found.append(m)
    taken.update(range(k, m.j))


def _given_in_a_row(s: Sentence, k: int) -> Mention | None:
    """Given names alone, joined by "and" (استشهاد سامي وسمير), the last with a surname or none."""
    j = k + 1
    while j < len(s) and s.words[j].conj == "و" and _given(s.words[j]):
        j += 1
    if j - k < 2 or not _given(s.words[k]) or s.words[k].conj:
        return None
    behind = s.words[j].person if j < len(s) else None
    if not name_ends(s, j) and not (behind is not None and behind.kind == "kin"):
        surname = s.words[j].norm.startswith("ال") and not s.words[j].tags
        if not surname or s.words[j].prep or not name_ends(s, j + 1):
            return None
        j += 1
    m = make_mention(s, k, j)
    m.start, m.end, m.kind = s.tokens.starts[k], s.tokens.ends[j - 1], "sum"
    m.low = m.best = m.high = sum(_given(w) for w in s.words[k:j])
    return m


def _given(w: Word) -> bool:
    return "given_names" in w.tags and not (w.prep or w.suffix or w.person or w.triggers)


_FATE = 14  # words from "met" to the death that one met
_HIS_FATE = frozenset(("حتفه", "حتفها", "مصرعه", "مصرعها"))


def add_before_fate(s: Sentence, found: list[Mention], taken: set[int], k: int) -> None:
    """Whoever stands between "met" and "his death", by a name of two words that no list knows."""
    if k >= len(s) or _HIS_FATE.isdisjoint(s.tokens.norms[k : k + _FATE]):
        return
    end = k
    while end < len(s) and end - k < 4 and end not in taken and _of_name(s, end, first=end == k):
        end += 1
    if end - k < 2:
        return
    m = make_mention(s, k, end)
    m.start, m.kind = s.tokens.starts[k], "name"
    found.append(m)
    taken.update(range(k, end))


def _of_name(s: Sentence, k: int, first: bool) -> bool:
    """Can a word be part of a foreign name: unknown, with no ending of Arabic grammar before it?"""
    w = s.words[k]
    of_country = first and w.article and w.person is not None and w.person.kind == "demonym"
    plain = w.norm.isalpha() and w.norm[0] >= "ء" and not (w.person or w.triggers or w.suffix)
    return of_country or (plain and not w.tags - {"given_names"} and not (w.prep and first))


def quoted(s: Sentence, k: int) -> bool:
    """Does a quotation mark open right before a token?"""
    at = s.tokens.starts[k]
    return at > 0 and s.tokens.text[at - 1] == '"'


def _joined(s: Sentence, m: Mention, taken: set[int]) -> None:
    """Make a name and those joined to it by "and" one mention with their sum (فلان وفلان)."""
    names = names_from(s, m.i)
    if len(names) > 1 and names[0] == (m.i, m.j + 1):
        m.j, m.end = m.j + 1, s.tokens.ends[m.j]  # a surname that looks like a plural
    for i, j in names[1:]:
        linked = _linked(s, m.j, i)
        given = _opens_name(s.words[i]) or s.words[j - 1].norm == s.words[m.j - 1].norm
        one_quote = (
            quoted(s, m.i)
            and '"' not in (s.tokens.text[s.tokens.ends[m.j - 1] : s.tokens.starts[i]])
        )
        if (
            not (linked and (given or one_quote or _unheard_name(s, i, j)))
            or j - i < 2
            or not taken.isdisjoint(range(i, j))
        ):
            return
        m.j, m.end, m.kind = j, s.tokens.ends[j - 1], "sum"
        m.best = (m.best or 0) + 1
        m.low = m.high = m.best


def _linked(s: Sentence, j: int, k: int) -> bool:
    """Does "and" alone, or an age before it, stand between a name and the next at ``k``?"""
    between = past_age(s, j, s.tokens.norms[j:k])
    return between == ["و"] or (not between and s.words[k].conj == "و")


def _opens_name(w: Word) -> bool:
    """Is a word a given name or the first half of one (عبد الله)?"""
    return "given_names" in w.tags or w.stem == "عبد"


def join_to_titled(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Names joined to one who has a title before his (الطفلة فلانة الفلانية وفلان الفلاني)."""
    for m in [m for m in found if m.kind == "singular" and m.j - m.i > 2]:
        first = next((k for k in range(m.i + 1, m.j) if s.has(k, "given_names")), None)
        end = m.j
        for i, j in names_from(s, first)[1:] if first is not None else ():
            given = _opens_name(s.words[i]) and j - i > 1
            if not given or not _linked(s, end, i) or not taken.isdisjoint(range(i, j)):
                break
            name = make_mention(s, i, j)
            name.kind, end = "name", j
            found.append(name)
            taken.update(range(i, j))


def _unheard_name(s: Sentence, i: int, j: int) -> bool:
    """Are two words joined by "and" a name that no word list holds (فلان وعيدان الورهاني)?"""
    first, last = s.words[i], s.words[j - 1]
    if j - i != 2 or first.person or first.tags or first.suffix or first.prep or first.article:
        return False
    stem, end = first.stem, last.norm
    noun = len(stem) < 4 or stem.endswith(("ه", "ات", "ا", "ين", "ون")) or _MASDAR.fullmatch(stem)
    if noun or end.endswith(("ه", "ات", "ون", "وا")) or last.tags or last.suffix or last.conj:
        return False
    return name_ends(s, j)


_MASDAR = re.compile("است.{2,4}|ا.{2}ا.|ا..{2}ا.|ت.{2}ي.|ت.ا.ل|ت.{3}|م.{2}.ه")


def name_ends(s: Sentence, k: int) -> bool:
    """Does a name of one word end here, before a mark, a relative clause, an adjunct?"""
    return k >= len(s) or bool(
        s.words[k].tags
        & {"relative", "prepositions", "adverbs", "auxiliaries", "function", "verbs"}
        or _apposed(s.words[k])
        or (s.words[k].prep == "ب" and not s.words[k].article)
        or ("given_names" in s.words[k - 1].tags and s.words[k].conj == "و")
        or s.words[k].norm in PUNCT
        or s.words[k].triggers
    )


def _apposed(w: Word) -> bool:
    """Does a word say who a person is whose name stands before it (فلان نجل فلان)?"""
    return w.person is not None and w.person.number == "sg" and not w.prep
