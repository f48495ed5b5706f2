"""Tokens of folded text, and the ``tokens`` table.

A sentence's tokens are three parallel lists, not objects: matching walks lists of strings.
"""

import re
from array import array
from collections.abc import Iterator
from itertools import accumulate

import numpy as np
import pandas as pd

from hasila.schemas import conform
from hasila.text.clitics import segment
from hasila.text.fold import fold
from hasila.text.sentences import sentence_spans

__all__ = ["Tokens", "segment", "token_table", "tokenize"]

_AR = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff"
_LATIN = "a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f\u1e00-\u1fff"
_TOKEN = re.compile(
    rf"""
    (?=\S)                                                       # what is not tried at blanks
    ( [{_AR}]+
    | [a-z]++(?=[ ,\n])                                          # the plain case first, for speed
    | [.,:"()،؛؟!%/\#@$-]
    | [{_LATIN}]\.(?:[{_LATIN}]\.)+                              # u.s.
    | [{_LATIN}][{_LATIN}0-9]*(?:(?:-|'(?!s(?![{_LATIN}0-9]))(?![0-9]))[{_LATIN}0-9]+)*
    | [0-9]+(?:st|nd|rd|th|s)(?![{_LATIN}0-9])
    | [0-9]+(?:-[{_LATIN}]+)+                                    # 29-year-old
    | [0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])           # 12:30
    | [0-9]+(?:[.,][0-9]+)*+(?!،[0-9]{{1,2}}\ ملي)
    | [0-9]+،[0-9]+                                              # 2،6 مليون
    | '[{_LATIN}]+                                               # possessive
    | [^\W_]
    | \S )
    """,
    re.X,
)


class Tokens:
    """The tokens of one sentence: ``norms`` and their folded offsets, in parallel."""

    __slots__ = ("ends", "norms", "starts", "text")

    def __init__(self, text: str, norms: list[str], starts: list[int], ends: list[int]) -> None:
        self.text = text
        self.norms = norms
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.norms)

    def __iter__(self) -> Iterator[str]:
        return iter(self.norms)


def tokenize(folded: str, start: int = 0, end: int | None = None) -> Tokens:
    """Tokens of a span of folded text: words, numbers, single marks."""
    # Splitting keeps gaps and tokens in turn; the offsets are their running lengths.
    parts = _TOKEN.split(folded[start:end])
    edges = list(accumulate(map(len, parts), initial=start))
    return Tokens(folded, parts[1::2], edges[1:-1:2], edges[2::2])


def token_table(reports: pd.DataFrame) -> pd.DataFrame:
    """The ``tokens`` table of reports (columns ``report_id``, ``text``), offsets into the text."""
    norms: list[str] = []
    surfaces: list[str] = []
    sentence_of, token_of, starts, ends, rows = (array("q") for _ in range(5))
    texts = reports["text"].tolist()
    for row, text in enumerate(texts):
        folded = fold(text)
        offsets = folded.offsets
        for number, (left, right) in enumerate(sentence_spans(folded.text)):
            tokens = tokenize(folded.text, left, right)
            n = len(tokens)
            if not n:
                continue
            norms += tokens.norms
            if offsets is None:
                first, last = tokens.starts, tokens.ends
            else:
                first = offsets[tokens.starts].tolist()
                at = np.array(tokens.ends) - 1
                last = (offsets[at] + 1 if folded.ends is None else folded.ends[at]).tolist()
            surfaces += [text[s:e] for s, e in zip(first, last, strict=True)]
            starts.extend(first)
            ends.extend(last)
            sentence_of.extend([number] * n)
            token_of.extend(range(n))
            rows.extend([row] * n)
    # Each distinct word is looked at once; the columns repeat the answers by code.
    codes, uniques = pd.factorize(np.array(norms, dtype=object))
    parts = [segment(w) for w in uniques]

    def spread(values: list[str], at: np.ndarray = codes) -> pd.api.extensions.ExtensionArray:
        return pd.array(values, dtype="string").take(at)

    columns = {
        "report_id": spread(reports["report_id"].tolist(), np.frombuffer(rows, np.int64)),
        "sentence": np.frombuffer(sentence_of, np.int64),
        "token": np.frombuffer(token_of, np.int64),
        "start": np.frombuffer(starts, np.int64),
        "end": np.frombuffer(ends, np.int64),
        "surface": pd.array(surfaces, dtype="string"),
        "norm": spread(list(uniques)),
        "kind": spread([_kind(w) for w in uniques]),
        "prefixes": spread([p[0] for p in parts]),
        "stem": spread([p[1] for p in parts]),
        "suffixes": spread([p[2] for p in parts]),
    }
    return conform(pd.DataFrame(columns), "tokens")


def _kind(norm: str) -> str:
    if norm[0].isdecimal():
        return (
            "number"
            if norm.replace(",", "").replace(".", "").replace(":", "").isdecimal()
            else "word"
        )
    return "word" if norm[-1].isalnum() or norm[0].isalpha() or len(norm) > 1 else "punct"
