"""The ``figures`` table: every quantity of every report."""

from typing import Any

import pandas as pd

from hasila.quantities.data import known
from hasila.quantities.grammar import Number
from hasila.quantities.kinds import Kind, kind_of
from hasila.quantities.read import numbers
from hasila.quantities.units import noun
from hasila.schemas import conform, figure_id
from hasila.text import Tokens, fold, segment, sentence_spans, tokenize


def figures(reports: pd.DataFrame) -> pd.DataFrame:
    """The ``figures`` table of reports (columns ``report_id``, ``text``, ``language``).

    One row per quantity: the number with the noun it counts, hedges left out of the quote.
    Vague words have no bounds. ``kind`` is one of ``schemas.FIGURE_KINDS``.
    """
    rows: list[dict[str, Any]] = []
    columns = (reports["report_id"], reports["text"], reports["language"])
    for report_id, text, language in zip(*columns, strict=True):
        _of_report(report_id, text, known(language), rows)
    return conform(pd.DataFrame(rows), "figures")


def _of_report(report_id: str, text: str, language: str, rows: list[dict[str, Any]]) -> None:
    folded = fold(text)
    for sentence, (start, end) in enumerate(sentence_spans(folded.text)):
        tokens = tokenize(folded.text, start, end)
        for left, right, number, kind in _of_sentence(tokens, language):
            first, last = folded.span(left, right)
            rows.append(
                {
                    "figure_id": figure_id(report_id, first, last),
                    "report_id": report_id,
                    "sentence": sentence,
                    "start": first,
                    "end": last,
                    "quote": text[first:last],
                    "low": None if number is None else number.low,
                    "best": None if number is None else number.best,
                    "high": None if number is None else number.high,
                    "qualifier": "exact" if number is None else number.qualifier,
                    "kind": kind.kind,
                    "unit": kind.unit,
                    "rule": kind.rule if number is None else f"{number.rule}|{kind.rule}",
                }
            )
            if number is None:
                rows[-1].update(low=2, best=2, high=2)


def _of_sentence(tokens: Tokens, language: str) -> list[tuple[int, int, Number | None, Kind]]:
    """Figures of a sentence as folded span, number (None for a dual noun) and kind, in order."""
    found: list[tuple[int, int, Number | None, Kind]] = []
    taken: set[int] = set()
    read = numbers(tokens, language)
    end = 0
    for at, number in enumerate(read):
        if number.i < end:
            continue  # the year of a date that has been told already
        kind = kind_of(tokens, read, at, language)
        left = number.start if kind.i >= number.i else tokens.starts[kind.i]
        found.append((left, max(number.end, tokens.ends[kind.j - 1]), number, kind))
        taken.update(range(kind.i, kind.j))
        end = kind.j
    if language == "ar":
        _duals(tokens, taken, found)
        found.sort(key=lambda f: f[:2])
    return found


def _duals(
    tokens: Tokens, taken: set[int], found: list[tuple[int, int, Number | None, Kind]]
) -> None:
    for k, norm in enumerate(tokens.norms):
        if len(norm) > 4 and norm[-1] == "ن" and norm[-2] in "اي" and k not in taken:
            counted = noun(norm, "ar")
            if counted is not None and counted.dual:
                kind = Kind(counted.kind, counted.lemma, k, k + 1, "ar.dual")
                skip = _clitic_length(norm)
                found.append((tokens.starts[k] + skip, tokens.ends[k], None, kind))


def _clitic_length(norm: str) -> int:
    """Letters of conjunction and preposition before a noun; the article stays with it."""
    return sum(len(p) for p in segment(norm)[0].split("+") if p != "ال")
