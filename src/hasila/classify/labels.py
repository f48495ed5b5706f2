"""Labelled sentences: from records to one row per labelled figure, in the words of the grammar."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from hasila.errors import UserError
from hasila.quantities import figures
from hasila.schemas import EFFECTS, FIGURE_KINDS, conform, figure_id

LABELS = (*EFFECTS, *FIGURE_KINDS)
LANGUAGES = ("ar", "en")


def labels_from_records(lines: Iterable[tuple[int, Any]], name: str) -> pd.DataFrame:
    """Labelled figures from numbered records (``id``, ``group``, ``text``, ``figures``).

    The language is the record's ``language``, or what its id begins with ("ar-0001"). Columns:
    report_id (the sentence's id), group, text, language, start, end, label. Raises ``UserError``
    with file and line for a record that the format does not allow.
    """
    rows: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for number, record in lines:
        where = f"{name}, line {number}"
        if not isinstance(record, dict):
            raise UserError(f"{where}: not an object with id, group, text and figures")
        for key in ("id", "group", "text"):
            if not isinstance(record.get(key), str) or not record[key].strip():
                raise UserError(f"{where}: '{key}' is missing or is no text")
        if not isinstance(record.get("figures"), list):
            raise UserError(f"{where}: 'figures' is missing or is no list")
        if record["id"] in seen:
            raise UserError(f"{where}: id '{record['id']}' is taken by line {seen[record['id']]}")
        seen[record["id"]] = number
        language = record.get("language") or record["id"].partition("-")[0]
        if language not in LANGUAGES:
            raise UserError(
                f"{where}: no language: begin the id with one of {', '.join(LANGUAGES)} "
                "and a hyphen, or give 'language'"
            )
        for figure in record["figures"]:
            start, end = _span(figure, record["text"], where)
            rows.append(
                {
                    "report_id": record["id"],
                    "group": record["group"],
                    "text": record["text"],
                    "language": language,
                    "start": start,
                    "end": end,
                    "label": figure["label"],
                }
            )
    if not rows:
        raise UserError(f"{name}: no labelled figure in this file")
    return pd.DataFrame(rows)


def _span(figure: Any, text: str, where: str) -> tuple[int, int]:
    if not isinstance(figure, dict):
        raise UserError(f"{where}: a figure is no object with quote and label")
    quote, label = figure.get("quote"), figure.get("label")
    if label not in LABELS:
        raise UserError(f"{where}: unknown label '{label}'; use one of {', '.join(LABELS)}")
    if not isinstance(quote, str) or not quote:
        raise UserError(f"{where}: 'quote' is missing or is no text")
    occurrence = figure.get("occurrence", 0)
    if not isinstance(occurrence, int) or occurrence < 0:
        raise UserError(f"{where}: 'occurrence' must be a whole number from 0")
    start = -1
    for _ in range(min(occurrence, len(text)) + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            raise UserError(f"{where}: the text has no occurrence {occurrence} of '{quote}'")
    return start, start + len(quote)


def labelled_figures(labels: pd.DataFrame) -> pd.DataFrame:
    """The ``figures`` rows of labelled sentences, with ``group``, ``label``, ``found``.

    A labelled figure that the grammar finds takes the grammar's row, because that is what the
    model meets in reports; one that it misses (``found`` false) keeps its own span.
    """
    labels = labels.reset_index(drop=True)
    sentences = labels.drop_duplicates("report_id")[["report_id", "text", "language"]]
    known = figures(sentences)
    columns = [c for c in known.columns if c not in ("figure_id", "report_id")]
    spans: dict[str, list[int]] = {}
    for at, report in enumerate(known["report_id"]):
        spans.setdefault(report, []).append(at)
    starts, ends = known["start"].tolist(), known["end"].tolist()
    rows = []
    for row in labels.to_dict("records"):
        start, end = row["start"], row["end"]
        best, overlap = -1, 0
        for at in spans.get(row["report_id"], ()):
            shared = min(ends[at], end) - max(starts[at], start)
            if shared > overlap:
                best, overlap = at, shared
        out: dict[str, Any] = {
            "sentence": 0, "start": start, "end": end, "quote": row["text"][start:end],
            "qualifier": "exact", "kind": "other", "rule": "missed",
        }  # fmt: skip
        if best >= 0:
            out = {c: known[c].iat[best] for c in columns}
        out |= {c: row[c] for c in ("report_id", "group", "label", "language")}
        # The id rests on the label's own span: two labels may meet in one figure of the grammar.
        out |= {"figure_id": figure_id(row["report_id"], start, end), "found": best >= 0}
        rows.append(out)
    return conform(pd.DataFrame(rows), "figures")
