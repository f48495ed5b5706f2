"""Sentence boundaries in folded text, Arabic and Latin script alike.

Folding takes case away, so English boundaries rest on lists of abbreviations, not on capitals.
"""

import re
from functools import cache

from hasila.text.data import words

_AR = "ء-يٱ-ۓ"
_CANDIDATE = re.compile(
    rf"""
    [.!?؟…۔]+["')\]}}]*(?=\s|$)      # a terminator, closing marks, space
    | (?<=[{_AR}]{{3}})\.(?=[{_AR}]{{3}})  # a full stop without its space
    | (?<=[0-9)\]"])\.(?=[{_AR}]{{3}})
    | (?<=[{_AR}0-9])[؟!?]+(?=[{_AR}])
    | \n\s*
    | [ ]?(?=[•▪●◾])
    """,
    re.X,
)
_LAST_WORD = re.compile(r"[^\s\"'(\[/,،]*$")
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
    start = 0
    for match in _CANDIDATE.finditer(folded):
        at, end = match.span()
        if at < start:
            continue
        mark = folded[at] if at < end else ""
        if mark == "\n":
            if folded.count("\n", at, end) == 1:
                if width is None:
                    width = _wrap_width(folded)
                if _goes_on(folded, start, at, end, width):
                    continue
        elif mark == ".":
            if not _full_stop_ends(folded, start, at, end):
                continue
        elif mark == "…" and at - start < _LONG:
            continue
        _append(spans, folded, start, end)
        start = end
    _append(spans, folded, start, len(folded))
    return spans


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
    found = _LAST_WORD.search(text, max(start, at - 16), at)
    word = found.group() if found else ""
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


def _at_line_head(text: str, start: int, at: int) -> bool:
    head = text[max(start, at - 40) : at]
    return not head.rsplit("\n", 1)[-1].strip()


def _goes_on(text: str, start: int, at: int, end: int, width: int) -> bool:
    """Whether a single line end stands inside a sentence."""
    line_start = text.rfind("\n", 0, at) + 1
    line = text[line_start:at].rstrip()
    if not line or _BULLET.match(text, end):
        return False
    if line[-1] in ",،(-":
        return True
    found = _LAST_WORD.search(line)
    if found and found.group() in _data()[3]:
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
