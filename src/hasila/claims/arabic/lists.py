"""Arabic: victims listed by name, an item a line or one number behind the other."""

import re
from itertools import pairwise
from typing import NamedTuple

from hasila.claims.arabic.enumerated import LONGEST, is_named_word, names_from
from hasila.claims.arabic.nouns import PUNCT, make_mention
from hasila.claims.model import Sentence, read_sentence
from hasila.lexicon import Lexicon

_L = "\u0621-\u063a\u0641-\u064a"
# An item of a numbered list: its number, a mark, words.
_ITEM = re.compile(rf"(?<![0-9])([0-9]{{1,2}})[ ]?[-._)/:*]{{1,3}}[ ]*(?=[{_L}])")
_FIRST = re.compile("1 ?[-._)/:*]")  # without which no list is numbered
_LETTER = re.compile(f"[{_L}]")
_LINE = re.compile("[\n•▪●◾]")  # a line end, or the mark of an item that lost its own
_MARKER = re.compile(rf"[^{_L}0-9\n]*(?:[0-9]{{1,2}}[ ]?[-._)/:*]{{1,3}})?[^{_L}0-9\n]*")
_HINTS = (
    *("اسماء", "شهداء", "ضحايا", "جرحي", "قتلي", "مصاب", "اصابات", "هم:", "هم :", "هم؛", "هم ؛"),
    *("اعتقال:", "اعتقال :", "معتقلين", "معتقلون"),
)
_EACH = ("كل من:", "كل من :", "كلا من:")
_HEADER = 320  # characters between the heading of a list and its first item
_SHORT = 80  # characters of a line that holds one name


class _Item(NamedTuple):
    """Where a name begins and where its item ends, in folded characters."""

    start: int
    end: int


def name_lists(folded: str, lexicon: Lexicon, ends: list[int]) -> list[Sentence]:
    """Sentences made of the names of listed victims.

    ``ends``: the ends of the report's sentences, which give each list its place in the order.
    """
    if not ends or not any(hint in folded for hint in (*_HINTS, *_EACH)):
        return []
    out: list[Sentence] = []
    lines = _lettered(folded)
    found = (
        *_numbered(folded, lexicon),
        *_by_line(lines, lexicon),
        *_in_rows(lines, folded, lexicon),
    )
    for items, effect in found:
        s = _list_sentence(folded, lexicon, items, effect, ends)
        if s is not None and not any(_overlap(s, o) for o in out):
            out.append(s)
    return out


def _overlap(a: Sentence, b: Sentence) -> bool:
    return a.tokens.starts[0] < b.tokens.ends[-1] and b.tokens.starts[0] < a.tokens.ends[-1]


def _numbered(folded: str, lexicon: Lexicon) -> list[tuple[list[_Item], str]]:
    """Lists whose items are numbered from one on, wherever they stand."""
    out: list[tuple[list[_Item], str]] = []
    if not _FIRST.search(folded):
        return out
    run: list[re.Match[str]] = []
    for match in [*_ITEM.finditer(folded), None]:
        number = int(match.group(1)) if match else 0
        if run and match and number == int(run[-1].group(1)) + 1:
            run.append(match)
            continue
        if len(run) > 1:
            before = folded[max(0, run[0].start() - _HEADER) : run[0].start()]
            effect = _effect_of(lexicon, before)
            if effect is not None:
                stops = [m.start() for m in run[1:]] + [_line_end(folded, run[-1].end())]
                out.append(([_Item(m.end(), e) for m, e in zip(run, stops, strict=True)], effect))
        run = [match] if match and number == 1 else []
    return out


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _by_line(lines: list[tuple[int, str]], lexicon: Lexicon) -> list[tuple[list[_Item], str]]:
    """Lists that hold a name a line under a heading."""
    out: list[tuple[list[_Item], str]] = []
    effect: str | None = None
    marked = False  # only lines that begin with a mark are items
    titled = -2  # the line that says "names of"
    items: list[_Item] = []
    for k, (at, line) in enumerate(lines):
        item = effect is not None and len(line) <= _SHORT and (not marked or line[0] in _BULLETS)
        item = item and not (items and line[0] == "#" and lines[k - 1][1][0] != "#")  # a tag
        marker = _MARKER.match(line) if item else None
        named = _surname(line) if item and items else ""
        kin = named and named == _surname(lines[k - 1][1])
        if item and (kin or _one_name(lexicon, line, marker)):
            items.append(_Item(at + (marker.end() if marker else 0), at + len(line)))
            continue
        if effect is not None and len(items) > 1:
            out.append((items, effect))
        if effect is not None and not items and k == titled + 1 and not _announces(lexicon, line):
            continue  # one line of other words between the title of a list and its names
        titled = k if "اسماء" in line else -2
        items, effect = [], None
        if k + 1 < len(lines) and len(lines[k + 1][1]) <= _SHORT:
            marked = not _is_heading(line)
            grouped = not marked or not _GROUPED.isdisjoint(line.split())
            effect = _effect_of(lexicon, line) if grouped else None
    if effect is not None and len(items) > 1:
        out.append((items, effect))
    return out


def _in_rows(
    lines: list[tuple[int, str]], folded: str, lexicon: Lexicon
) -> list[tuple[list[_Item], str]]:
    """Lists of many names in one line under a heading."""
    out: list[tuple[list[_Item], str]] = []
    for (_, line), (start, row) in pairwise(lines):
        effect = _effect_of(lexicon, line) if len(row) > _SHORT and _is_heading(line) else None
        if effect is None or "،" not in row:
            continue
        s = read_sentence(lexicon, folded, start, start + len(row))
        names = names_from(s, 0, loose=True)
        items = [_Item(s.tokens.starts[i], s.tokens.ends[j - 1]) for i, j in names]
        if len(items) > 1:
            out.append((items, effect))
    return out


def _announces(lexicon: Lexicon, line: str) -> bool:
    """Does a line announce names or say an effect of its own?"""
    return _is_heading(line) and _effect_of(lexicon, line) is not None


def _lettered(folded: str) -> list[tuple[int, str]]:
    """The lines and marked items that hold Arabic letters, and where they begin."""
    starts = [0, *(m.end() if m.group() == "\n" else m.start() for m in _LINE.finditer(folded))]
    ends = [*starts[1:], len(folded)]
    lines = [(i, folded[i:j].rstrip("\n")) for i, j in zip(starts, ends, strict=True)]
    return [item for item in lines if _LETTER.search(item[1])]


_BULLETS = frozenset("#-•*●▪◾")
_ARRESTS = frozenset(("اعتقالات", "معتقلين", "معتقلون", "موقوفين", "موقوفون"))
_GROUPED = frozenset(("الشهداء", "الضحايا", "الجرحي", "المصابين", "المصابون", "#الشهداء"))


def _is_heading(line: str) -> bool:
    """Does a line announce names (أسماء الشهداء, وهم:)?"""
    words = line.rstrip(" :؛.*#").split()
    if not words:
        return False
    closes = words[-1].lstrip("#وف") in ("هم", "هن", "هما", "هي", "منهم", "بينهم", "التالي", "يلي")
    group = words[-1].lstrip("#") in ("الشهداء", "الضحايا", "الجرحي", "المصابين", "المصابون")
    open_end = line.rstrip().endswith((":", "؛"))
    each = open_end and words[-1] == "من" and len(words) > 1 and words[-2].startswith("كل")
    return "اسماء" in line or each or (open_end and (closes or group)) or (group and len(words) < 3)


def _surname(line: str) -> str:
    """The last word of a line that holds a name, what stands in brackets left out."""
    words = re.findall(f"[{_L}]+", line.partition("(")[0])
    return words[-1] if 1 < len(words) < LONGEST else ""


def _one_name(lexicon: Lexicon, line: str, marker: re.Match[str] | None) -> bool:
    """Does a line hold a name, and perhaps an age or a place, and nothing else?"""
    all_words = re.findall(f"[{_L}]+", line[marker.end() if marker else 0 :])
    words = all_words[:4]
    if not words or line.rstrip().endswith(":") or "اسماء" in line:
        return False
    if any(lexicon.word(w).tags & _OF_HEADLINES and w not in _NO_HEADLINE for w in all_words[1:7]):
        return False  # تصعيد جديد بعد أزمة الحدود
    if words[1:2] == ["الله"] and words[0] not in _WITH_GOD:
        return False  # نسأل الله
    read = [lexicon.word(w) for w in words]
    kin = read[0].person is not None and read[0].person.kind == "kin"
    if "@" in line or ("persons_or_bodies" in read[0].tags and not kin):
        return False  # whose post it is
    if read[0].person and read[0].person.number == "sg" and len(read) > 1:
        read = read[1:]
    named = [w for w in read if is_named_word(w)]
    return bool(read) and is_named_word(read[0]) and (len(named) > 1 or len(words) == 2)


_OF_HEADLINES = frozenset(("verbs", "say_verbs", "that", "clause_breaks", "prepositions", "orders"))
# Verbs and prepositions that also stand in names, or before the place of one who is listed.
_NO_HEADLINE = frozenset(
    ("من", "في", "علي", "عن", "ابن", "خلف", "طالب", "عاد", "شرق", "غرب", "قرب")
)


def _effect_of(lexicon: Lexicon, heading: str) -> str | None:
    """The effect that the words over a list say its names suffered."""
    words = [lexicon.word(norm) for norm in re.findall(f"[{_L}]+", heading)]
    for word in reversed(words):
        person = word.person
        if person and person.effect and person.number == "pl":
            # Victims who are listed by name are the dead, unless the heading says otherwise.
            return "killed" if person.effect == "killed_or_injured" else person.effect
    if any(word.stem in _ARRESTS for word in words):
        return "detained"
    for word in reversed(words):
        said = word.triggers[0] if word.triggers else None
        if said is not None and not (said.strict or (said.verb and said.needs)):
            return said.effect
    return None


def _list_sentence(
    folded: str, lexicon: Lexicon, items: list[_Item], effect: str, ends: list[int]
) -> Sentence | None:
    s = read_sentence(lexicon, folded, items[0].start, items[-1].end)
    s.index = sum(1 for e in ends if e <= items[0].start)
    for item in items:
        k = next((k for k, at in enumerate(s.tokens.starts) if at >= item.start), None)
        if k is None:
            continue
        j = _name_end(s, k, item.end)
        if j > k:
            m = make_mention(s, k, j)
            m.start = s.tokens.starts[k]
            m.kind, m.effect, m.rule, m.sentence = "name", effect, "list.name", s.index
            m.person = s.words[k].person
            s.mentions.append(m)
    known = sum(s.near("given_names", m.i, m.j + 4) for m in s.mentions)
    names = len(s.mentions) < _MANY or known * _MANY > len(s.mentions)
    return s if names and len(s.mentions) > 1 else None


_MANY = 6  # items of which hardly any holds a known name make a list of deeds or things


_WITH_GOD = frozenset(
    (
        *("عبد", "نصر", "سعد", "جاد", "جار", "عطا", "عون", "فضل", "ضيف", "خلف", "رزق", "حمد"),
        *("سيف", "هبه", "فتح", "حرز", "عبيد"),
    )
)
_IN_NAMES = frozenset(("علي", "الله", "خلف"))


def _name_end(s: Sentence, k: int, end: int) -> int:
    """End of a name that begins at ``k``: words to the item's end, a mark, a digit."""
    j = k
    while j < len(s) and j - k < LONGEST and s.tokens.starts[j] < end:
        w = s.words[j]
        if w.norm == "_":
            j += 1
            continue
        if w.norm in PUNCT or not w.norm[0].isalpha() or w.norm[0] < "ء":
            break
        if j > k and w.tags & {"prepositions", "function", "age_unit"} and w.norm not in _IN_NAMES:
            break
        j += 1
    return j
