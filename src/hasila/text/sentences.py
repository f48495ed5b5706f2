"""Sentence boundaries in folded text, Arabic and Latin script alike.

Folding takes case away, so English boundaries rest on lists of abbreviations, not on capitals.
"""

import re
from functools import cache

from hasila.text.data import words

_AR = "ء-يٱ-ۓ"
# One set of characters, so that the scan for candidates is a scan for a set.
_CANDIDATE = re.compile(r"[\n.!?؟…۔•▪●◾]")
_RUN = re.compile(r"[.!?؟…۔]++[\"')\]}]*+(?!\S)")
_MARKS = re.compile(r"[.!?؟…۔]+")
_LETTERS = re.compile(rf"[{_AR}]{{3}}")
_LETTER = re.compile(rf"[{_AR}]")
_LONG_WORD = re.compile(rf"[{_AR}]{{4}}")  # no Arabic abbreviation is as long
_SPACE = re.compile(r"\s*")
_SPACE_AHEAD = re.compile(r"\s")
_CLOSING = re.compile(r"[\"')\]]*")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")
_LATIN_WORD = re.compile(r"[a-z]{2}")
_ADDRESS = re.compile(
    r"[@/\\=_]|www\.|\.(?:com|org|net|gov|edu|mil|info|co|uk|tv|fm|ly|html?|php|jpe?g|png|pdf)(?![a-z])"
)
_NEXT_WORD = re.compile(r"\s*[\"'(\[]*([^\s\"'()\[\],،.:]*)")
_BULLET = re.compile(r"\s*(?:[-*•▪●◾+>#]|\(?[0-9]{1,2}[).-](?![0-9])|\S{1,2}[).])\s*")
_HOURS = ("a.m", "p.m")  # "about 12:25 p.m.The boy"
_WORD = 100  # characters: how far an address is looked for around a full stop
_LONG = 50  # characters: dots after less than this part a headline, not sentences


@cache
def _data() -> tuple[frozenset[str], ...]:
    en, ar = words("en"), words("ar")
    return (
        frozenset(map(str, en["abbreviations"])) | frozenset(ar["abbreviations"]),
        frozenset(en["weak"]),
        frozenset(map(str, en["openers"])),
        frozenset(en["dangling"]) | frozenset(ar["dangling"]),
        frozenset(en["time_openers"]),
        frozenset(en["speech"]),
        frozenset(en["streets"]),
    )


def sentence_spans(folded: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a folded text, in order; together they hold all its non-space."""
    spans: list[tuple[int, int]] = []
    width: int | None = None
    start = done = 0
    for match in _CANDIDATE.finditer(folded):
        at = match.start()
        if at < done:
            continue
        mark = folded[at]
        if mark == "\n":
            end = done = _SPACE.match(folded, at).end()  # type: ignore[union-attr]
            if folded.count("\n", at, end) == 1:
                if width is None:
                    width = _wrap_width(folded)
                if _goes_on(folded, at, end, width):
                    continue
        elif mark in "•▪●◾":
            end = at
        else:
            end, done = _mark_end(folded, start, at)
            if not end:
                continue
        _append(spans, folded, start, end)
        start = end
    _append(spans, folded, start, len(folded))
    return spans


def _mark_end(text: str, start: int, at: int) -> tuple[int, int]:
    """End of the sentence that the marks at ``at`` close (0: none), and where to look on."""
    run = _RUN.match(text, at)
    if run is None:
        marks = _MARKS.match(text, at)
        after = marks.end() if marks else at + 1
        return _spaceless(text, start, at, after), after
    end = run.end()
    if text[at] == ".":
        return (end if _full_stop_ends(text, start, at, end) else 0), end
    if text[at] == "…" and at - start < _LONG:
        return 0, end
    if text[end - 1] in "\"'" and _next_word(text, end) in _data()[5]:
        return 0, end
    return end, end


def _spaceless(text: str, start: int, at: int, after: int) -> int:
    """End of the sentence that marks without a space behind them close, 0 when they close none."""
    closing = _CLOSING.match(text, after)
    end = closing.end() if closing else after
    if at == 0 or text[at] == "…" or (text[at] == "." and after > at + 1):
        return 0
    if _LETTER.match(text, end):
        before = text[at - 1]
        if before == " " and text[at] == "." and _LETTERS.match(text, end):
            return end if at > 1 and _LETTER.match(text[at - 2]) else 0  # قتل شرطي .وأضاف أن
        enough = text[at] != "." or (
            bool(_LETTERS.match(text, end))
            and (before in '0123456789)]"' or (at >= 3 and bool(_LETTERS.match(text, at - 3))))
        )
        known = before.isdecimal() or before in ')]"' or bool(_LETTER.match(before))
        if not (enough and known):
            return 0
    elif not (_LATIN_WORD.match(text, end) and _ends_latin_word(text, start, at, end)):
        return 0
    if '"' in text[after:end] and text.count('"', start, after) % 2 == 0:
        return after  # the quote opens what comes next
    return end


def _ends_latin_word(text: str, start: int, at: int, end: int) -> bool:
    """Whether a full stop between letters ends a sentence: no address, initial, abbreviation."""
    floor, ceiling = max(start, at - _WORD), min(len(text), end + _WORD)
    left = max(text.rfind(" ", floor, at), text.rfind("\n", floor, at), floor - 1) + 1
    right = _SPACE_AHEAD.search(text, end, ceiling)
    if _ADDRESS.search(text, left, right.start() if right else ceiling):
        return False
    word = _last_word(text[left:at])
    tail = word.rsplit(".", 1)[-1]
    if tail.endswith((")", "]")) or not tail or word in _HOURS:
        return True
    return len(tail) > 1 and word not in _data()[0] and tail not in _data()[0]


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start == end:
        return
    # Closing marks that stand alone belong to the sentence before.
    if spans and end - start <= 2 and not any(c.isalnum() for c in text[start:end]):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def _full_stop_ends(text: str, start: int, at: int, end: int) -> bool:
    run = end - at
    if run > 1 and text[at + 1] in ".…":
        return at - start >= _LONG or "\n" in text[end : end + 2] or end == len(text)
    if run > 1 and text[at + 1] in "?!؟":
        return True
    if at - start >= 4 and _LONG_WORD.match(text, at - 4):
        return True
    abbreviations, weak, openers, _, times, _, streets = _data()
    word = _last_word(text[max(start, at - 16) : at])
    if not word:
        return True
    if word in weak or word in streets or ("." in word and _INITIALS.fullmatch(word)):
        after = _next_word(text, end)
        clock = (word in ("a.m", "p.m") or word in streets) and after in times
        return not after or after in openers or clock or "\n\n" in text[end : end + 3]
    if word in ("no", "nos", "mar", "art", "op", "al", "est"):
        return not _next_word(text, end)[:1].isdecimal()
    if word in abbreviations or (len(word) == 1 and word.isalpha()):
        return not _next_word(text, end)
    if word.isdecimal() and len(word) <= 2:
        # "3." at the head of a line is a list marker.
        return not _at_line_head(text, start, at - len(word))
    return True


def _next_word(text: str, end: int) -> str:
    following = _NEXT_WORD.match(text, end)
    return following.group(1) if following else ""


def _last_word(piece: str) -> str:
    """The word that a piece of text ends in, opening marks aside; empty behind a space."""
    if not piece or piece[-1].isspace():
        return ""
    word = piece.rsplit(None, 1)[-1]
    if word.isalnum():
        return word
    for mark in "\"'([/,،":
        if mark in word:
            word = word.rsplit(mark, 1)[1]
    return word


def _at_line_head(text: str, start: int, at: int) -> bool:
    head = text[max(start, at - 40) : at]
    return not head.rsplit("\n", 1)[-1].strip()


def _goes_on(text: str, at: int, end: int, width: int) -> bool:
    """Whether a single line end stands inside a sentence."""
    line_start = text.rfind("\n", 0, at) + 1
    line = text[line_start:at].rstrip()
    if not line or _BULLET.match(text, end):
        return False
    if line[-1] in ",،(-":
        return True
    if _last_word(line[-16:]) in _data()[3]:
        return True
    # In a wrapped text every line but the last of a paragraph is about as long as the others.
    return bool(width) and end - at <= 2 and len(line) >= 0.7 * width


def _wrap_width(text: str) -> int:
    """Column at which the text is hard-wrapped, 0 when its lines are paragraphs or items."""
    lines = [len(line.rstrip()) for line in text.split("\n") if line.strip()]
    width = max(lines, default=0)
    if not 60 <= width <= 100 or len(lines) < 4:
        return 0
    full = sum(n > width - 14 for n in lines)
    return width if full >= 3 and full >= 0.5 * len(lines) else 0
