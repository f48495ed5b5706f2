"""Arabic: a communiqué that a report gives in full, whose author says whatever follows."""

import re

from hasila.claims.arabic.source_names import name_end
from hasila.claims.attribution import Source, named
from hasila.claims.model import Sentence

_ISSUES = frozenset(("اصدر", "اصدرت", "صدر"))
_PAPERS = frozenset(("بيان", "بيانا", "البيان", "بلاغ", "بلاغا", "البلاغ"))
_AHEAD = 8  # words from the author to his paper
_NEAR = 260  # folded characters from a communiqué to the announcement of its words
_IN_FULL = re.compile(
    "(?:نص البيان|نص البلاغ|البيان التالي|البيان الاتي|البلاغ التالي|نصه|فيما يلي|ما يلي"
    "|تنفيذ حكم|تنفيذ القصاص|تنفيذ حد)"
)


def communique(s: Sentence, k: int) -> tuple[Source, int] | None:
    """The author of a communiqué given in full, whose verb stands at ``k``, and where to look on.

    أصدرت الوزارة بيانا فيما يلي نصه; صدر عن الوزارة البيان التالي.
    """
    if s.words[k].stem not in _ISSUES:
        return None
    first = k + 1 + (k + 1 < len(s) and s.words[k + 1].norm == "عن")
    end = name_end(s, first, strict=True)
    end = next((x for x in range(first, end) if s.words[x].norm in _PAPERS), end)
    while end > first and "adverbs" in s.words[end - 1].tags:
        end -= 1
    paper = next((x for x in range(end, min(len(s), end + _AHEAD)) if _paper(s, x)), -1)
    if end <= first or paper < 0:
        return None
    at = s.tokens.starts[paper]
    if not _IN_FULL.search(s.tokens.text, at, at + _NEAR):
        return None
    source = named(s, first, end, k)
    source.account = True
    return source, end


def _paper(s: Sentence, k: int) -> bool:
    return s.words[k].norm in _PAPERS
