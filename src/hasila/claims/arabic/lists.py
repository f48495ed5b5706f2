"""Arabic: names of victims, listed line by line or within a sentence."""

import re

from hasila.claims.arabic.names import LONGEST
from hasila.claims.arabic.nouns import PUNCT, make_mention
from hasila.claims.model import Sentence, read_sentence
from hasila.lexicon import Lexicon

_L = "\u0621-\u063a\u0641-\u064a"
# An item of a numbered list: its number, a mark, words.
_ITEM = re.compile(rf"(?<![0-9])([0-9]{{1,2}})[ ]?[-._)/:*]{{1,3}}[ ]*(?=[{_L}])")
# A line of two to six words and nothing else, with or without a bullet.
_LINE = re.compile(
    rf"(?:^|(?<=\n))[ ]*(?:[-*•▪●+][ ]*)?(?=[{_L}])((?:[{_L}]+[ ]+){{1,5}}[{_L}]+)[ .،]*(?=\n|$)"
)
_HEADER = 320  # characters between the heading of a list and its first item


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
    for lines in _lines(folded):
        head = folded[max(0, lines[0].start() - 90) : lines[0].start()].rstrip()
        if _heading_of_names(head):
            out += _list_sentence(folded, lexicon, lines, ends)
    return out


def _heading_of_names(head: str) -> bool:
    """Does the line over a run of names announce them (أسماء الشهداء, الشهداء)?"""
    line = head.rsplit("\n", 1)[-1].rstrip(" :؛.*")
    words = line.split()
    return "اسماء" in line or (bool(words) and words[-1] in ("الشهداء", "شهداء", "الضحايا"))


def _lines(folded: str) -> list[list[re.Match[str]]]:
    """Runs of lines that hold a name each, under a heading."""
    runs: list[list[re.Match[str]]] = []
    last = -2
    for match in _LINE.finditer(folded):
        if runs and match.start() - last <= 2:
            runs[-1].append(match)
        else:
            runs.append([match])
        last = match.end()
    return [run for run in runs if len(run) > 2]


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
        at_name = match.start(1) if not match.group(1).isdigit() else match.end()
        k = next((k for k, at in enumerate(s.tokens.starts) if at >= at_name), None)
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
    while j < len(s) and j - k < LONGEST:
        w = s.words[j]
        if j > k and "\n" in s.tokens.text[s.tokens.ends[j - 1] : s.tokens.starts[j]]:
            break
        if w.norm in PUNCT or not w.norm[0].isalpha() or w.norm[0] < "ء":
            break
        if j > k and w.tags & {"prepositions", "function", "age_unit"} and w.norm != "علي":
            break
        j += 1
    return j
