"""Folding: one spelling for all matching, with a map back to the text as it was read.

Every character goes through one table (numpy on UTF-32), so that the cost per character does not
depend on how many rules there are. Language neutral: Arabic, Persian and Latin script at once.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np

from hasila.text.data import words

_DELETE = 0
_EXPAND = 0xFFFFFFFF
_SIZE = 0x110000

_PAIRS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیے", "ي"),
    "ة": "ه",
    "ۀ": "ه",
    **dict.fromkeys("ەہھۃ", "ه"),
    **dict.fromkeys("کڪگ", "ك"),
    "٫": ".",
    "٬": ",",
    "٪": "%",
    **dict.fromkeys("“”„‟«»‹›❝❞〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\t\r", " "),
    **{chr(c): " " for c in range(0x2000, 0x200B)},
    **dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"),
    **{chr(0x660 + d): str(d) for d in range(10)},
    **{chr(0x6F0 + d): str(d) for d in range(10)},
    "İ": "i",
}
_DELETED = [
    *range(0x0610, 0x061B),  # Quranic honorifics
    0x061C,  # Arabic letter mark
    0x0640,  # tatweel
    *range(0x064B, 0x0660),  # vowel signs; combining hamza and madda
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E9),
    *range(0x06EA, 0x06EE),
    0x00AD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFE0F,
    0xFEFF,
    *(c for c in range(0x20) if c not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D)),
    0x7F,
]
# Presentation forms carry one to eighteen letters each; full-width forms are one to one.
_EXPANDED = ((0xFB50, 0xFE00), (0xFE70, 0xFEFF), (0xFF01, 0xFF5F))

_L = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
# A word broken against filters: tatweel beside the break gives the writer away. The patterns begin
# with what is rare, so that the scan is fast; what stands before is looked at afterwards. Runs are
# taken whole and once, so that a text of nothing but tatweel costs no more than its length.
_BROKEN = re.compile(f"ـ(?<!ــ)ـ*+(?:(?:[ .*/_!,،|-]{{1,3}}ـ++)++ ?|[.*/_!|-]{{1,2}})(?=[{_L}])")
_BROKEN_BEFORE = re.compile(f"ـ(?<=[.*/_!|-]ـ)ـ*+(?=[{_L}])")
_BREAKS = frozenset(".*/_!|-")
# Words of a sentence that are tags: #رجال_الإسعاف. Three and more in a row are labels of the post,
# and so is one that is glued to the word before; at the head of a line the mark is a bullet.
_TAGS = re.compile(f"#[{_L}0-9_]+(?:[ ]*#[{_L}0-9_]+)*")
# What joins the words of a tag; not the mark of an item: 5_ رجال.
_JOINT = re.compile(
    f"_(?:(?<=[{_L}]_)(?=[{_L}0-9])|(?<=_[0-9]_)(?=[{_L}])|(?<=_[0-9]{{2}}_)(?=[{_L}]))"
)
# Between spaces or digits a tatweel is a dash: "10 ـ 15".
_DASH = re.compile(r"ـ(?<!ــ)ـ*+(?=[\s\d])")
# The accusative ending closes a word: what stands behind it lost its space or its line end.
_GLUED = re.compile(f"ا\u064b(?=[{_L}])")
_LETTER = re.compile(f"[{_L}]")
# So does ta marbuta; and what befell somebody begins a word, and mostly a line.
_RUN_ON = re.compile(f"ة(?=[{_L}]{{2}})")
_BEFELL = ("أصيب", "إصيب", "أصابة", "إصابة", "استشهد", "استشهاد", "مقتل ", "فقدان ", "اعتقلت ")
# And the ending of a plural: what begins behind it is another word.
_PLURALS = ("ينال", "ونال", "ينأ", "ونأ", "يناست", "وناست")
# A post as its page shows it: who posted it when, its words, how many liked it.
_POST = re.compile(r"Shared with Public(?=\S)|\S(?=All reactions:)")
_POST_MARKS = ("Shared with Public", "All reactions:")
_WORD_BEFORE = re.compile(f"[{_L}]{{4}}$")
# Without tatweel only words of the vocabulary that gets censored are put together.
_SEPARATOR = re.compile(f"[.*/_!|-]{{1,2}}(?=[{_L}])")
_SIGNED = _L + "\u064b-\u0652"  # letters and the vowel signs on them
_BETWEEN = re.compile(f"[.*/_!|-](?<=[{_SIGNED}].)[.*/_!|-]?(?=[{_L}])")  # letters on both sides
_WORD_END = re.compile(f"(?:[{_SIGNED}]+[.*/_!|-]{{1,2}}(?=[{_L}]))*[{_SIGNED}]*")
_WORD_START = re.compile(f"(?:[{_SIGNED}]+[.*/_!|-]{{1,2}})*[{_SIGNED}]*$")


def _build_table() -> np.ndarray:
    table = np.arange(_SIZE, dtype=np.uint32)
    for start, end in ((0x41, 0x530), (0x10A0, 0x1100), (0x1E00, 0x2000)):
        for code in range(start, end):
            lower = chr(code).lower()
            if len(lower) == 1:
                table[code] = ord(lower)
    for start, end in _EXPANDED:
        for code in range(start, end):
            parts = [_final(c) for c in unicodedata.normalize("NFKC", chr(code))]
            kept = "".join(parts)
            if kept == chr(code):
                continue
            table[code] = ord(kept) if len(kept) == 1 else _EXPAND if kept else _DELETE
    for source, target in _PAIRS.items():
        table[ord(source)] = ord(target)
    table[_DELETED] = _DELETE
    table[0] = _DELETE
    return table


def _final(char: str) -> str:
    """Fold one character of an expansion."""
    if ord(char) in _DELETED:
        return ""
    return _PAIRS.get(char, char.lower() if len(char.lower()) == 1 else char)


@cache
def _expansion(code: int) -> tuple[int, ...]:
    text = unicodedata.normalize("NFKC", chr(code))
    return tuple(ord(c) for c in "".join(_final(c) for c in text))


_TABLE = _build_table()
_MARKS = np.zeros(_SIZE, dtype=bool)
_MARKS[[*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)]] = True


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the index it came from (None: the same).

    ``ends`` holds where each character ends in the original when vowel signs follow it, so that
    a span of "مدنيا" covers the whole of "مدنيًا" (None: one behind the offset).
    """

    text: str
    offsets: np.ndarray | None
    ends: np.ndarray | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span of the original text, in code points, that a span of the folded text came from."""
        if self.offsets is None:
            return start, end
        if start >= end:
            at = int(self.offsets[start]) if start < len(self.offsets) else self.length
            return at, at
        last = self.offsets[end - 1] + 1 if self.ends is None else self.ends[end - 1]
        return int(self.offsets[start]), int(last)

    @property
    def length(self) -> int:
        """Number of code points up to the last one that was kept."""
        if self.offsets is None:
            return len(self.text)
        return int(self.offsets[-1]) + 1 if len(self.offsets) else 0


def fold(text: str, parted: bool = True) -> Folded:
    """Fold spelling variants so that equal words are equal strings; see the module's tables.

    Letters that newswire writes either way become one (alef, ya, ta marbuta, Persian letters),
    digits and separators become ASCII, marks that carry no meaning disappear, words broken up
    against filters come out whole. ``parted``: words that lost the space or line end between them
    get it back.
    """
    if text.isascii():
        return _fold_ascii(text)
    if len(text) <= _SHORT and _PLAIN.fullmatch(text) and not (parted and _lost_breaks(text)):
        return Folded(text.translate(_LETTERS), None)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _TABLE[codes]
    if "\r" in text:
        _fold_returns(text, folded)
    if "ـ" in text:
        for match in _DASH.finditer(text):
            if not _LETTER.match(text, match.start() - 1) and match.start():
                folded[match.start()] = 0x2D
    if "\u064b" in text:
        for match in _GLUED.finditer(text):
            folded[match.start() + 1] = 0x20
    if "#" in text or "_" in text:
        folded[_tag_marks(text)] = 0x20
    _unmask(text, folded)
    breaks = _breaks(text)
    for start, end in breaks:
        folded[start:end] = _DELETE
    lost = _lost_breaks(text) if parted else {}
    deleted, expanded = folded.min() == _DELETE, folded.max() == _EXPAND
    if not (lost or deleted or expanded):
        return Folded(_decode(folded), None)
    keep = folded != _DELETE
    if lost or expanded:
        folded, offsets = _expand(codes, folded, keep, folded == _EXPAND, lost)
    else:
        offsets = keep.nonzero()[0].astype(np.int32)
        folded = folded[keep]
    marks = _MARKS[codes]
    ends = _ends(marks, offsets) if marks.any() else None
    return Folded(_decode(folded), offsets, ends)


# A word or two of nothing but Arabic letters, as word lists and names hold them by the thousand:
# letter by letter they cost less than the arrays that long texts need.
_SHORT = 60
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a ]*")
_LETTERS = {code: int(_TABLE[code]) for code in range(0x621, 0x64B) if _TABLE[code] != code}
_LETTERS.pop(0x640)  # deleted, and no letter


# Latin letters and digits that stand for an Arabic one inside a word (القاعdة, د1عش).
_MASKS = dict(zip("abdfhijklmnoqrstwyz1!", "ابدفهيجكلمنوقرستويزاا", strict=True))


def _masked() -> re.Pattern[str]:
    """Such letters and digits in all their spellings, between Arabic letters."""
    spellings = np.flatnonzero(np.isin(_TABLE, [ord(c) for c in _MASKS])).tolist()
    shown = "".join(map(re.escape, map(chr, spellings)))
    return re.compile(f"[{shown}](?<=[\u0621-\u064a].)(?=[\u0621-\u064a])")


_MASKED = _masked()


def _unmask(text: str, folded: np.ndarray) -> None:
    """Give words whose letters were masked against filters their own ones."""
    for match in _MASKED.finditer(text):
        k = match.start()
        letter = _MASKS.get(chr(int(folded[k])))
        if letter is not None and (folded[k] >= 0x61 or _is_daesh(text, k)):
            folded[k] = ord(letter)


def _is_daesh(text: str, k: int) -> bool:
    """Does a digit stand between the letters of داعش?"""
    return text[k - 1 : k + 3].replace(text[k], "") == "دعش"


def _ends(marks: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """For each kept character the index of the next one that is no vowel sign."""
    others = np.append((~marks).nonzero()[0], len(marks)).astype(np.int32)
    return others[(~marks).cumsum()[offsets]]


def _decode(codes: np.ndarray) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


_ASCII_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def _fold_ascii(text: str) -> Folded:
    lower = text.lower()
    if "\t" in lower:
        lower = lower.replace("\t", " ")
    if _ASCII_CONTROL.search(lower):
        lower = lower.replace("\r\n", " \n").replace("\r", "\n")
        lower = lower.replace("\x0b", "\n").replace("\x0c", "\n").replace("`", "'")
        if _ASCII_CONTROL.search(lower):
            codes = np.frombuffer(lower.encode("utf-32-le"), dtype=np.uint32)
            folded = _TABLE[codes]
            keep = folded != _DELETE
            return Folded(_decode(folded[keep]), keep.nonzero()[0].astype(np.int32))
    return Folded(lower.replace("`", "'"), None)


def _fold_returns(text: str, folded: np.ndarray) -> None:
    """A carriage return of its own is a line end; before a line feed it is a space."""
    for match in re.finditer(r"\r(?!\n)", text):
        folded[match.start()] = 0x0A


def _expand(
    codes: np.ndarray,
    folded: np.ndarray,
    keep: np.ndarray,
    expand: np.ndarray,
    lost: dict[int, int],
) -> tuple[np.ndarray, np.ndarray]:
    counts = keep.astype(np.int64)
    pieces = [_expansion(int(codes[i])) for i in np.flatnonzero(expand)]
    if lost:
        own = dict(zip(np.flatnonzero(expand).tolist(), pieces, strict=True))
        own |= {i: (*own.get(i, (int(folded[i]),)), code) for i, code in lost.items() if keep[i]}
        expand = expand.copy()
        expand[list(own)] = True
        pieces = [own[i] for i in sorted(own)]
    at = np.flatnonzero(expand)
    counts[at] = [len(p) for p in pieces]
    offsets = np.repeat(np.arange(len(codes), dtype=np.int32), counts)
    out = np.repeat(folded, counts)
    out[np.repeat(expand, counts)] = [c for p in pieces for c in p]
    return out, offsets


def _tag_marks(text: str) -> list[int]:
    """Where marks stand that make tags of the words of a sentence."""
    marks = {match.start() for match in _JOINT.finditer(text)}
    for match in _TAGS.finditer(text):
        start, end = match.span()
        if text.count("#", start, end) > 2 or (start and not text[start - 1].isspace()):
            marks.difference_update(range(start, end))
            continue
        marks.update(k for k in range(start, end) if text[k] == "#" and not _heads_line(text, k))
    return sorted(marks)


def _heads_line(text: str, at: int) -> bool:
    while at and text[at - 1] in " \t":
        at -= 1
    return not at or text[at - 1] in "\r\n"


def _lost_breaks(text: str) -> dict[int, int]:
    """Characters behind which a space or a line end was lost, and which of the two."""
    found: dict[int, int] = {}
    if "ة" in text:
        for match in _RUN_ON.finditer(text):
            goes_on = text[match.end()] in "وبل" or text.startswith("ال", match.end())
            found[match.start()] = 0x20 if goes_on else 0x0A
    if any(mark in text for mark in _POST_MARKS):
        found |= {match.end() - 1: 0x0A for match in _POST.finditer(text)}
    for run in _PLURALS:
        at = text.find(run, 3)
        while at >= 0:
            behind = 3 if run.endswith("ال") else 2
            end = at + len(run)
            if text[at - 3 : at].isalpha() and text[end : end + behind].isalpha():
                found[at + 1] = 0x20
            at = text.find(run, at + 1)
    for word in _BEFELL:
        at = text.find(word, 4)
        while at >= 0:
            glued = text[at - 1] != " " and _WORD_BEFORE.search(text, at - 4, at)
            if glued and text[at - 2 : at] != "ال":
                found[at - 1] = 0x0A
            at = text.find(word, at + 1)
    return found


def _breaks(text: str) -> list[tuple[int, int]]:
    """Spans of the original text that break words up against filters."""
    spans: list[tuple[int, int]] = []
    if "ـ" in text:
        spans += [m.span() for m in _BROKEN.finditer(text) if _inside_word(text, m.start())]
        for match in _BROKEN_BEFORE.finditer(text):
            start = match.start() - 1
            start -= start > 0 and text[start - 1] in _BREAKS
            if _inside_word(text, start):
                spans.append((start, match.end()))
    end = 0
    for match in _BETWEEN.finditer(text):
        at = match.start()
        if at < end:
            continue
        left = _WORD_START.search(text, max(0, at - 16), at)
        right = _WORD_END.match(text, match.end())
        start, end = (left.start() if left else at), (right.end() if right else match.end())
        if end - start > 24:
            continue
        if _is_censored(_SEPARATOR.sub("", text[start:end])):
            spans += [m.span() for m in _SEPARATOR.finditer(text, start, end)]
    return spans


def _inside_word(text: str, at: int) -> bool:
    """Whether a letter stands before ``at``, and not the "هـ" of a year."""
    at -= at > 1 and "\u064b" <= text[at - 1] <= "\u0652"
    if not at or not _LETTER.match(text, at - 1):
        return False
    return not (text[at - 1] == "ه" and (at < 2 or text[at - 2].isdigit() or text[at - 2] == " "))


@cache
def _censored() -> re.Pattern[str]:
    stems = sorted(words("ar")["censored"], key=len, reverse=True)
    return re.compile(f"(?:و|ف)?(?:ب|ل|ك)?(?:ال|ل)?(?:{'|'.join(stems)})[ا-ي]{{0,4}}")


def _is_censored(word: str) -> bool:
    folded = "".join(_final(c) for c in word)
    return _censored().fullmatch(folded) is not None
