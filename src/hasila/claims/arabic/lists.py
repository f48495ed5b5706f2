"""Arabic: names of victims, listed line by line or within a sentence."""

import re

from hasila.claims.arabic.mentions import PUNCT, make_mention
from hasila.claims.model import Mention, Sentence, read_sentence
from hasila.lexicon import Lexicon

_L = "\u0621-\u063a\u0641-\u064a"
# An item of a numbered list: its number, a mark, words.
_ITEM = re.compile(rf"(?<![0-9])([0-9]{{1,2}})[ ]?[-._)/:*]{{1,3}}[ ]*(?=[{_L}])")
_HEADER = 320  # characters between the heading of a list and its first item
_LONGEST = 6  # words of a name


def name_lists(folded: str, lexicon: Lexicon, ends: list[int]) -> list[Sentence]:
    """Sentences made of the names of numbered lists of victims.

    ``ends``: the ends of the report's sentences, which give each list its place in the order.
    """
    if "شهداء" not in folded and "اسماء" not in folded and "اصاب" not in folded:
        return []
    out: list[Sentence] = []
    run: list[re.Match[str]] = []
    for match in [*_ITEM.finditer(folded), None]:
        number = int(match.group(1)) if match else 0
        if run and match and number == int(run[-1].group(1)) + 1:
            run.append(match)
            continue
        if len(run) > 1:
            out += _list_sentence(folded, lexicon, run, ends)
        run = [match] if match and number == 1 else []
    return out


def _list_sentence(
    folded: str, lexicon: Lexicon, run: list[re.Match[str]], ends: list[int]
) -> list[Sentence]:
    first, last = run[0].start(), run[-1].end()
    effect = _heading_effect(lexicon, folded[max(0, first - _HEADER) : first])
    if effect is None:
        return []
    end = folded.find("\n", last)
    s = read_sentence(lexicon, folded, first, end if end >= 0 else len(folded))
    s.index = sum(1 for e in ends if e <= first)
    for match in run:
        k = next((k for k, at in enumerate(s.tokens.starts) if at >= match.end()), None)
        if k is not None:
            j = _name_end(s, k)
            if j > k:
                m = make_mention(s, k, j)
                m.start = s.tokens.starts[k]
                m.kind, m.effect, m.rule, m.sentence = "name", effect, "list.name", s.index
                s.mentions.append(m)
    return [s] if len(s.mentions) > 1 else []


def _heading_effect(lexicon: Lexicon, before: str) -> str | None:
    """The effect that the words over a list say its names suffered."""
    for norm in reversed(re.findall(f"[{_L}]+", before)):
        person = lexicon.word(norm).person
        if person and person.effect and person.number == "pl":
            return person.effect
    return None


def _name_end(s: Sentence, k: int) -> int:
    """End of a name that begins at ``k``: words to the line's end, a mark, a digit."""
    j = k
    while j < len(s) and j - k < _LONGEST:
        w = s.words[j]
        if j > k and "\n" in s.tokens.text[s.tokens.ends[j - 1] : s.tokens.starts[j]]:
            break
        if w.norm in PUNCT or not w.norm[0].isalpha() or w.norm[0] < "ء":
            break
        if j > k and w.tags & {"prepositions", "function", "age_unit"} and w.norm != "علي":
            break
        j += 1
    return j


def names_of_parts(s: Sentence) -> None:
    """Names behind a numbered group: "three people, namely A, B and C"."""
    for k, w in enumerate(s.words):
        if not (w.tags & {"break_down", "part_markers"}):
            continue
        group = _group_before(s, k)
        if group is None:
            continue
        if "break_down" in w.tags and not any(x.stem == "اسماء" for x in s.words[:k]):
            continue  # names in apposition to a number are not counted again
        names = _names(s, k + 1)
        for i, j in names:
            if any(m.i < j and m.j > i for m in s.mentions):
                continue
            m = make_mention(s, i, j)
            m.kind, m.effect, m.rule = "name", group, "list.inline"
            m.after_marker = True
            s.mentions.append(m)
    s.mentions.sort(key=lambda m: m.i)


def _group_before(s: Sentence, k: int) -> str | None:
    """The effect of those whom a list of names at ``k`` names."""
    for at in range(k - 1, max(-1, k - 24), -1):
        person = s.words[at].person
        if person and person.effect and person.number == "pl":
            return person.effect
        for m in s.mentions:
            if m.i <= at < m.j and m.effect and m.kind != "name":
                return m.effect
    return None


def _names(s: Sentence, k: int) -> list[tuple[int, int]]:
    """Spans of the names of an enumeration from ``k`` on."""
    out: list[tuple[int, int]] = []
    while k < len(s):
        w = s.words[k]
        if w.norm in ("(", "["):
            while k < len(s) and s.words[k].norm not in (")", "]"):
                k += 1
            k += 1
            continue
        if w.norm in ("،", ",", "و", ":", "؛", "كل", "من", "الشهيد", "الشاب"):
            k += 1
            continue
        j = k
        while j < len(s) and j - k < _LONGEST and _name_word(s, j):
            if j > k and s.words[j].norm.startswith("و"):
                break
            j += 1
        if j - k < 2 or s.words[k].prep:
            break
        out.append((k, j))
        k = j
    return out


def _name_word(s: Sentence, k: int) -> bool:
    w = s.words[k]
    if w.norm in PUNCT or not w.norm[0].isalpha() or w.norm[0] < "ء":
        return False
    named = w.norm in ("عبد", "ابو", "بن", "ابن", "علي", "ال", "الله", "الدين") or "month" in w.tags
    return named or not (w.tags or w.triggers or (w.person and w.person.kind != "demonym"))
