"""From tallies to what a reader checks: the sentence in its report, with the claim marked."""

import re
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from hasila.events import OTHER
from hasila.plots.common import group_key
from hasila.plots.style import PlotSettings, span
from hasila.schemas import conform
from hasila.text.fold import fold
from hasila.text.sentences import sentence_spans

RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ku", "ps", "ur")
# A sentence longer than this is a table or a list gone wrong; the whole report is one click away.
MAX_SIDE = 360
# Columns of a row of evidence, in the order the page's script reads them.
COLUMNS = (
    "claim", "as_of", "source", "outlet", "effect", "group", "toll", "size", "aspect", "part_of",
    "event", "report", "from", "start", "end", "to",
)  # fmt: skip


def evidence(tables: dict[str, pd.DataFrame], names: PlotSettings) -> list[list[Any]]:
    """One list per tally, in order of time, with the fields of ``COLUMNS``.

    ``from`` and ``to`` bound the sentence, ``start`` and ``end`` the claim, all as code points of
    the report's text; all four are null when the report or claim is not among the tables.
    """
    tallies = conform(tables.get("tallies", pd.DataFrame()), "tallies")
    claims = conform(tables.get("claims", pd.DataFrame()), "claims")
    reports = conform(tables.get("reports", pd.DataFrame()), "reports")
    spans: dict[str, Any] = {str(r.claim_id): r for r in claims.itertuples(index=False)}
    texts = dict(zip(reports["report_id"], reports["text"], strict=True))
    borders = {r: _sentences(texts[r]) for r in sorted(set(tallies["report_id"]) & texts.keys())}
    rows = []
    tally: Any
    for (_, row), tally in zip(tallies.iterrows(), tallies.itertuples(index=False), strict=True):
        claim = spans.get(tally.claim_id)
        places: tuple[int | None, ...] = (None,) * 4
        if claim is not None and tally.report_id in texts:
            start, end = int(claim.start), int(claim.end)
            before, after = around(texts[tally.report_id], borders[tally.report_id], start, end)
            places = (before, start, end, after)
        source = _text(tally.source_name)
        rows.append([
            tally.claim_id, _text(tally.as_of), names.name(source) if source else "",
            _text(tally.outlet), names.name(tally.effect), names.name(group_key(row)),
            span(tally.low, tally.best, tally.high), _size(tally), _text(tally.aspect) or "total",
            _text(tally.part_of), _event(tally.event_id, names), tally.report_id, *places,
        ])  # fmt: skip
    return sorted(rows, key=lambda r: (r[1], r[2], r[3], r[0]))


def _event(event: str, names: PlotSettings) -> str:
    """Incidents that a report only mentions have a bin per report; to a reader they are one."""
    return "other events" if event.endswith(OTHER) else names.name(event)


def _size(tally: Any) -> int | None:
    for value in (tally.best, tally.low, tally.high):
        if pd.notna(value):
            return int(value)
    return None


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)


def _sentences(text: str) -> list[tuple[int, int]]:
    folded = fold(text)
    return [folded.span(start, end) for start, end in sentence_spans(folded.text)]


def around(text: str, sentences: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The sentence about a span, never less than the span, cut at a space when it is too long."""
    before = min((s for s, e in sentences if s <= start < e), default=start)
    after = max((e for s, e in sentences if s < end <= e), default=end)
    if start - before > MAX_SIDE:
        cut = text.find(" ", start - MAX_SIDE, start)
        before = cut + 1 if cut >= 0 else start - MAX_SIDE
    if after - end > MAX_SIDE:
        cut = text.rfind(" ", end, end + MAX_SIDE)
        after = cut if cut >= 0 else end + MAX_SIDE
    return min(before, start), max(after, end)


def report_cards(reports: pd.DataFrame, wanted: set[str]) -> dict[str, dict[str, str]]:
    """What the page keeps of each report that a tally points into."""
    cards = {}
    for row in conform(reports, "reports").sort_values("report_id").itertuples(index=False):
        if row.report_id in wanted:
            language = _text(row.language)
            cards[str(row.report_id)] = {
                "title": _text(row.title),
                "outlet": _text(row.outlet),
                "date": _text(row.published_at),
                "lang": language
                if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", language)
                else "",
                "dir": direction(language),
                "url": safe_url(_text(row.url)),
                "text": str(row.text),
            }
    return cards


def direction(language: str) -> str:
    """Writing direction of a language; ``auto`` lets the browser look at the text."""
    if not language or language == "und":
        return "auto"
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def safe_url(url: str) -> str:
    """The address when it is a web address, else nothing: ``javascript:`` must not be a link."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""
