"""What a reader checks: every claim beside its tally, and the sentence that it stands in."""

from urllib.parse import urlsplit

import pandas as pd

from hasila.schemas import conform
from hasila.text.fold import fold
from hasila.text.sentences import sentence_spans

RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ku", "ps", "ur")
# A sentence longer than this is a table or a list gone wrong; the whole report is one click away.
MAX_SIDE = 360


def claim_rows(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per claim, with what its tally says of it, in order of time.

    Claims that a person rejected stand among them (``hand`` is ``rejected``), so that a reader
    sees them as such. Adds to the columns of claims and tallies: ``day`` (of the tally, else of
    the report) and ``speaker`` (source_name, else the outlet, which then speaks for itself).
    """
    claims = _one_each(tables, "claims", "claims")
    rejected = _one_each(tables, "rejected", "claims")
    if not rejected.empty:
        rejected["hand"] = rejected["hand"].fillna("rejected") if "hand" in rejected else "rejected"
        claims = pd.concat([claims, rejected[~rejected.index.isin(claims.index)]])
    tallies = _one_each(tables, "tallies", "tallies")
    # Where both speak, the tally does: it is what is compared.
    rows = tallies.combine_first(claims).rename_axis("claim_id").reset_index()
    reports = conform(tables.get("reports", pd.DataFrame()), "reports").set_index("report_id")
    for column in ("hand", "hand_reason", "hand_by", "hand_before", "current", "restates"):
        if column not in rows:
            rows[column] = None
    rows["outlet"] = rows["outlet"].fillna(rows["report_id"].map(reports["outlet"])).fillna("")
    days = rows["as_of"].fillna(rows["report_id"].map(reports["published_at"])).fillna("")
    rows["day"] = days.astype("string").str.slice(0, 10)
    rows["speaker"] = rows["source_name"].replace("", pd.NA).fillna(rows["outlet"])
    rows["event_id"] = rows["event_id"].fillna("")
    rows["group"] = group_keys(rows)
    order = ["day", "report_id", "start", "end", "claim_id"]
    return rows.sort_values(order, kind="stable", ignore_index=True)


def group_keys(rows: pd.DataFrame) -> pd.Series:
    """Whom each row counts, as one key: demographic, else actor, else class."""
    keys = rows["victim_class"].astype("string")
    for column in ("actor", "demographic"):
        said = rows[column].astype("string")
        keys = keys.mask(said.notna() & said.ne(""), said)
    return keys.fillna("unspecified")


def _one_each(tables: dict[str, pd.DataFrame], name: str, schema: str) -> pd.DataFrame:
    rows = conform(tables.get(name, pd.DataFrame()), schema)
    return rows.drop_duplicates("claim_id").set_index("claim_id")


def sentences_about(rows: pd.DataFrame, texts: dict[str, str]) -> list[tuple[int, int] | None]:
    """Where the sentence about each claim begins and ends in its report, in code points.

    None where the report or the claim's place in it is unknown.
    """
    borders: dict[str, list[tuple[int, int]]] = {}
    out: list[tuple[int, int] | None] = []
    places = zip(rows["report_id"], rows["start"], rows["end"], strict=True)
    for report, start, end in places:
        if report not in texts or pd.isna(start) or pd.isna(end):
            out.append(None)
            continue
        if report not in borders:
            borders[report] = _sentences(texts[report])
        out.append(around(texts[report], borders[report], int(start), int(end)))
    return out


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
