"""Sentence boundaries in folded text, Arabic and Latin script alike.

Folding takes case away, so English boundaries rest on lists of abbreviations, not on capitals.
"""

import re
from functools import cache

from hasila.text.data import words

_AR = "ء-يٱ-ۓ"
# One set of characters, so that the scan for candidates is a scan for a set.
_CANDIDATE = re.compile(r"[\n.!?؟…۔•▪●◾]")
_RUN = re.compile(r"[.!?؟…۔]+[\"')\]}]*(?!\S)")
_MARKS = re.compile(r"[.!?؟…۔]+")
_LETTERS = re.compile(rf"[{_AR}]{{3}}")
_LETTER = re.compile(rf"[{_AR}]")
_SPACE = re.compile(r"\s*")
_NEXT_WORD = re.compile(r"\s*[\"'(\[]*([^\s\"'()\[\],،.:]*)")
_BULLET = re.compile(r"\s*(?:[-*•▪●◾+>#]|\(?[0-9]{1,2}[).-](?![0-9])|\S{1,2}[).])\s*")
_LONG = 50  # characters: dots after less than this part a headline, not sentences


@cache
def _data() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    en, ar = words("en"), words("ar")
    return (
        frozenset(map(str, en["abbreviations"])) | frozenset(ar["abbreviations"]),
        frozenset(en["weak"]),
        frozenset(map(str, en["openers"])),
        frozenset(en["dangling"]) | frozenset(ar["dangling"]),
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
        return (after if _spaceless(text, at, after) else 0), after
    end = run.end()
    if text[at] == ".":
        return (end if _full_stop_ends(text, start, at, end) else 0), end
    if text[at] == "…" and at - start < _LONG:
        return 0, end
    return end, end


def _spaceless(text: str, at: int, after: int) -> bool:
    """Whether marks without a space behind them end an Arabic sentence."""
    if at == 0:
        return False
    before = text[at - 1]
    if text[at] != ".":
        return text[at] in "؟!?" and bool(
            _LETTER.match(text, after) and (before.isdigit() or _LETTER.match(before))
        )
    if after > at + 1 or not _LETTERS.match(text, after):
        return False
    return before in '0123456789)]"' or (at >= 3 and bool(_LETTERS.match(text, at - 3)))


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return
    stop = start + len(piece.rstrip())
    # Closing marks that stand alone belong to the sentence before.
    if (
        spans
        and stop - start - left <= 2
        and not any(c.isalnum() for c in text[start + left : stop])
    ):
        spans[-1] = (spans[-1][0], stop)
        return
    spans.append((start + left, stop))


def _full_stop_ends(text: str, start: int, at: int, end: int) -> bool:
    run = end - at
    if run > 1 and text[at + 1] in ".…":
        return at - start >= _LONG or "\n" in text[end : end + 2] or end == len(text)
    if run > 1 and text[at + 1] in "?!؟":
        return True
    abbreviations, weak, openers, _ = _data()
    word = _last_word(text[max(start, at - 16) : at])
    if not word:
        return True
    following = _NEXT_WORD.match(text, end)
    after = following.group(1) if following else ""
    if word in weak:
        return not after or after in openers or "\n\n" in text[end : end + 3]
    if word in ("no", "nos", "mar", "art", "op", "al", "est"):
        return not after[:1].isdigit()
    if word in abbreviations or (len(word) == 1 and word.isalpha()):
        return not after
    if word.isdigit() and len(word) <= 2:
        # "3." at the head of a line is a list marker.
        return not _at_line_head(text, start, at - len(word))
    return True


def _last_word(piece: str) -> str:
    """The word that a piece of text ends in, opening marks aside; empty behind a space."""
    if not piece or piece[-1].isspace():
        return ""
    word = piece.split()[-1]
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
    if not width or end - at > 2:
        return False
    following = _NEXT_WORD.match(text, end)
    return len(line) + 1 + (following.end() - end if following else 0) > width - 4


def _wrap_width(text: str) -> int:
    """Column at which the text is hard-wrapped, 0 when its lines are paragraphs or items."""
    lines = [len(line.rstrip()) for line in text.split("\n") if line.strip()]
    width = max(lines, default=0)
    if not 60 <= width <= 100 or len(lines) < 4:
        return 0
    full = sum(n > width - 14 for n in lines)
    return width if full >= 3 and full >= 0.5 * len(lines) else 0
