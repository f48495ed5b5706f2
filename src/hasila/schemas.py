"""The tables that are the project's contract, in order of flow.

Offsets are Unicode code points into ``reports.text``, half open. Ids depend on the report alone,
so adding a report to a corpus changes no other report's ids.
"""

import hashlib

import pandas as pd
import pyarrow as pa

EFFECTS = (
    "killed",
    "injured",
    "killed_or_injured",
    "detained",
    "abducted",
    "missing",
    "escaped",
    "displaced",
    "released",
)
QUALIFIERS = (
    "exact",
    "approx",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "range",
    "vague",
)
VICTIM_CLASSES = ("civilian", "combatant", "detainee", "mixed", "unspecified")
DEMOGRAPHICS = ("children", "women")
ASPECTS = ("total", "part", "previous")
SOURCE_CLASSES = (
    "monitor",
    "government",
    "armed_group",
    "medical",
    "media",
    "witness",
    "un_ngo",
    "anonymous",
    "other",
)
# What a figure can be when it does not count persons who suffered an effect.
FIGURE_KINDS = (
    "persons",
    "money",
    "percent",
    "duration",
    "date",
    "clock",
    "age",
    "measure",
    "things",
    "events",
    "ordinal",
    "score",
    "identifier",
    "other",
)

_str, _int, _float = pa.string(), pa.int64(), pa.float64()


def _schema(columns: dict[str, pa.DataType], required: str) -> pa.Schema:
    needed = set(required.split())
    return pa.schema([pa.field(k, t, nullable=k not in needed) for k, t in columns.items()])


REPORTS = _schema(
    {
        "report_id": _str,
        "title": _str,
        "text": _str,
        "outlet": _str,
        "published_at": _str,  # ISO 8601, as precise as it was given
        "language": _str,
        "url": _str,
        "event_id": _str,
        "sha256": _str,
        "n_chars": _int,
        "origin": _str,  # every file and row that gave this text, separated by " | "
        "encoding": _str,
    },
    "report_id text language sha256 n_chars origin",
)
REJECTS = _schema({"origin": _str, "reason": _str, "detail": _str}, "origin reason")
TOKENS = _schema(
    {
        "report_id": _str,
        "sentence": _int,
        "token": _int,
        "start": _int,
        "end": _int,
        "surface": _str,
        "norm": _str,
        "kind": _str,  # word, number, punct
        "prefixes": _str,  # clitics joined by "+"
        "stem": _str,
        "suffixes": _str,
    },
    "report_id sentence token start end surface norm kind",
)
FIGURES = _schema(
    {
        "figure_id": _str,
        "report_id": _str,
        "sentence": _int,
        "start": _int,
        "end": _int,
        "quote": _str,
        "low": _float,
        "best": _float,
        "high": _float,
        "qualifier": _str,
        "kind": _str,
        "unit": _str,
        "rule": _str,
    },
    "figure_id report_id sentence start end quote qualifier kind rule",
)
CLAIMS = _schema(
    {
        "claim_id": _str,
        "report_id": _str,
        "sentence": _int,
        "start": _int,
        "end": _int,
        "quote": _str,
        "effect": _str,
        "low": _int,
        "best": _int,
        "high": _int,
        "qualifier": _str,
        "victim_group": _str,
        "actor": _str,
        "victim_class": _str,
        "demographic": _str,
        "source": _str,
        "source_start": _int,
        "source_end": _int,
        "source_name": _str,
        "source_class": _str,
        "aspect": _str,
        "part_of": _str,
        "place": _str,
        "date": _str,
        "event": _str,
        "rule": _str,
        "score": _float,
    },
    "claim_id report_id sentence start end quote effect qualifier victim_class aspect event rule",
)
PREDICTIONS = _schema(
    {
        "figure_id": _str,
        "report_id": _str,
        "task": _str,
        "label": _str,
        "probability": _float,
        "split": _str,  # train, out_of_fold, new
    },
    "figure_id task label probability split",
)
EVENTS = _schema(
    {
        "event_id": _str,
        "report_id": _str,
        "claim_id": _str,
        "place": _str,
        "date": _str,
        "score": _float,
    },
    "event_id report_id",
)
TALLIES = _schema(
    {
        "event_id": _str,
        "effect": _str,
        "victim_class": _str,
        "actor": _str,
        "demographic": _str,
        "source_name": _str,
        "source_class": _str,
        "outlet": _str,
        "as_of": _str,
        "low": _int,
        "best": _int,
        "high": _int,
        "qualifier": _str,
        "aspect": _str,
        "part_of": _str,
        "report_id": _str,
        "claim_id": _str,
    },
    "event_id effect victim_class report_id claim_id",
)
CONSENSUS = _schema(
    {
        "event_id": _str,
        "effect": _str,
        "victim_class": _str,  # "all" is the event's whole toll
        "actor": _str,
        "demographic": _str,
        "codebook": _str,
        "low": _int,
        "best": _int,
        "high": _int,
        "n_reports": _int,
        "n_sources": _int,
        "rule": _str,
        "claim_ids": _str,
    },
    "event_id effect victim_class codebook n_reports n_sources rule",
)
AUDIT = _schema(
    {
        "event_id": _str,
        "report_id": _str,
        "kind": _str,
        "claim_ids": _str,
        "expected": _str,
        "found": _str,
        "message": _str,
    },
    "event_id kind claim_ids message",
)
AGREEMENT = _schema(
    {
        "event_id": _str,
        "effect": _str,
        "source_a": _str,
        "source_b": _str,
        "n": _int,
        "median_log_ratio": _float,
        "relative_error": _float,
        "overlap": _float,
    },
    "event_id effect source_a source_b n",
)

TABLES = {
    "reports": REPORTS,
    "rejects": REJECTS,
    "tokens": TOKENS,
    "figures": FIGURES,
    "claims": CLAIMS,
    "predictions": PREDICTIONS,
    "events": EVENTS,
    "tallies": TALLIES,
    "consensus": CONSENSUS,
    "audit": AUDIT,
    "agreement": AGREEMENT,
}


def figure_id(report_id: str, start: int, end: int) -> str:
    """Stable id of a figure: its place in its report."""
    return f"{report_id}:f{start}-{end}"


def claim_id(report_id: str, start: int, end: int, effect: str) -> str:
    """Stable id of a claim: its place in its report and its effect."""
    return f"{report_id}:{effect}:{start}-{end}"


def shard_of(report_id: str, shards: int) -> int:
    """The shard a report belongs to, by a hash that no machine or run changes."""
    return int.from_bytes(hashlib.sha256(report_id.encode()).digest()[:8], "big") % shards


def conform(rows: pd.DataFrame | list[dict], table: str) -> pd.DataFrame:
    """Give rows the columns, order and types of a table of the contract.

    Missing columns become null; extra columns are kept at the end. Integers are nullable
    ``Int64``, strings ``string``. Raises ``ValueError`` when a required column has nulls: that
    is a fault of the stage, not of the user.
    """
    schema = TABLES[table]
    df = pd.DataFrame(rows) if not isinstance(rows, pd.DataFrame) else rows.copy()
    for field in schema:
        kind = {"string": "string", "int64": "Int64", "double": "Float64"}[str(field.type)]
        if field.name not in df.columns:
            df[field.name] = pd.Series([None] * len(df), index=df.index, dtype=kind)
        else:
            df[field.name] = df[field.name].astype(kind)
        if not field.nullable and df[field.name].isna().any():
            row = int(df[field.name].isna().to_numpy().argmax())
            raise ValueError(f"table {table}, row {row}: column {field.name} is empty")
    names = list(schema.names)
    return df[names + [c for c in df.columns if c not in names]].reset_index(drop=True)
