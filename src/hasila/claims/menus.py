"""Lines of a page that are no part of its report: menus, tags, links to other stories."""

import re
from itertools import takewhile

from hasila.claims.model import Sentence

_LINE = 130  # characters of a headline
_PARAGRAPH = 160  # characters that a line of a report's body has


def is_link(s: Sentence, text: str) -> bool:
    """Is a sentence a line of its own without a full stop, like links to other stories?"""
    start, end = s.tokens.starts[0], s.tokens.ends[-1]
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)].strip()
    if _labelled(s):
        return False
    return len(line) <= _LINE and not line.endswith((".", '."', '".', "!", ":")) and len(s) > 3


def _labelled(s: Sentence) -> bool:
    """Does a line open with the name of a toll and a colon (القتلى: 5)?"""
    for k, w in enumerate(s.words[:_LABEL]):
        if w.norm == ":":
            return any(x.person and x.person.effect for x in s.words[:k])
    return False


_LABEL = 5  # words of a line before its colon


def in_a_run_of_lines(s: Sentence, text: str) -> bool:
    """Is a sentence one of several short lines without a stop, as menus and tags are?"""
    start = text.rfind("\n", 0, s.tokens.starts[0]) + 1
    end = text.find("\n", s.tokens.ends[-1])
    end = len(text) if end < 0 else end
    if start == 0 or not _bare_line(text[start:end]):
        return False
    before = text[:start].rstrip()
    above = before[before.rfind("\n") + 1 :]
    behind = text[end:].lstrip()
    below = behind[: behind.find("\n")] if "\n" in behind else behind
    if not (_bare_line(above) and below and _bare_line(below)) or "\n" not in before:
        return False
    return _headlines(text, start) or any(len(line) >= _PARAGRAPH for line in text.split("\n"))


def is_menu(s: Sentence, text: str) -> bool:
    """Is a page nothing but headlines, among them, below another, the first with a claim?"""
    start = text.rfind("\n", 0, s.tokens.starts[0]) + 1
    if not start or not _headline(text[:start].rstrip().rpartition("\n\n")[2]):
        return False
    lines = text.split("\n")
    if any(len(line) >= _PARAGRAPH or line.rstrip().endswith(".") for line in lines):
        return False
    return _headlines(text, start)


def _headlines(text: str, start: int) -> bool:
    """Does a line at ``start`` stand among paragraphs that are headlines, one below the other?"""
    blocks = text[:start].rstrip().split("\n\n")[: -_MENU - 1 : -1]
    above = sum(1 for _ in takewhile(_headline, blocks))
    below = sum(1 for _ in takewhile(_headline, text[start:].split("\n\n")[: _MENU + 1]))
    return above + below > _MENU


def _headline(block: str) -> bool:
    block = block.strip()
    marked = block[:1] in "-–—•*·#@" or _NUMBERED.match(block) is not None
    return len(block) >= _TITLE and _bare_line(block) and "\n" not in block and not marked


_NUMBERED = re.compile(r"\d+\s*[-–.):/]")  # an item of a list, or a date
_MENU = 4  # headlines around one that make a menu
_TITLE = 24  # characters that a headline has


def _bare_line(line: str) -> bool:
    line = line.strip()
    cut = line.endswith(("..", "…"))  # a headline that was cut short
    return 0 < len(line) <= _LINE and (cut or line[-1] not in ".!؟:،")


# Lines of their own that head links to other stories, as folded.
_HEADS = (
    *(
        "السابق",
        "التالي",
        "مرتبط",
        "اقرا التالي",
        "اقرا ايضا",
        "اقرا المزيد",
        "اخترنا لك",
    ),
    *(
        f"{what} {how}"
        for what in ("مقالات", "اخبار", "مواضيع", "مواد")
        for how in ("ذات صله", "مشابهه")
    ),
    *(
        "الاكثر قراءه",
        "من الممكن ان يعجبك",
        "قد يعجبك ايضا",
        "قد يهمك",
        "احدث المقالات",
    ),
    *("next post", "prev post", "other news", "related news", "related posts", "read more"),
)
_HEAD = re.compile(rf"^[^\w\n]*(?:{'|'.join(_HEADS)})[^\w\n]*$", re.MULTILINE)


def links_below(text: str) -> list[range]:
    """The characters of short lines below a line that heads links to other stories."""
    found: list[range] = []
    for head in _HEAD.finditer(text) if "\n" in text else ():
        if found and head.start() < found[-1].stop:
            continue
        end = head.end()
        while end < len(text):
            line_end = text.find("\n", end + 1)
            line_end = len(text) if line_end < 0 else line_end
            if line_end - end > _LINE:
                break
            end = line_end
        found.append(range(head.end(), end))
    return found
