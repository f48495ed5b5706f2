"""The tables that are the project's contract, in order of flow.

Offsets are Unicode code points into ``reports.text``, half open. Ids depend on the report alone,
so adding a report to a corpus changes no other report's ids.
"""

import hashlib

import pandas as pd

from hasila.schemas import comparing, reading
from hasila.schemas.columns import describe
from hasila.schemas.comparing import (
    AGREEMENT,
    AUDIT,
    CONCORD,
    CONSENSUS,
    HAND_LOG,
    LAG,
    LEANING,
    TALLIES,
)
from hasila.schemas.reading import CLAIMS, FIGURES, REPORTS, TOKENS
from hasila.schemas.words import (
    ASPECTS,
    DEMOGRAPHICS,
    EFFECTS,
    FIGURE_KINDS,
    QUALIFIERS,
    SOURCE_CLASSES,
    VICTIM_CLASSES,
)

__all__ = [
    "AGREEMENT",
    "ASPECTS",
    "AUDIT",
    "CLAIMS",
    "CONCORD",
    "CONSENSUS",
    "DEMOGRAPHICS",
    "EFFECTS",
    "EXTRAS",
    "FIGURES",
    "FIGURE_KINDS",
    "HAND_LOG",
    "LAG",
    "LEANING",
    "QUALIFIERS",
    "REPORTS",
    "SOURCE_CLASSES",
    "TABLES",
    "TALLIES",
    "TOKENS",
    "VICTIM_CLASSES",
    "claim_id",
    "conform",
    "describe",
    "figure_id",
    "shard_of",
]

TABLES = {**reading.TABLES, **comparing.TABLES}
# Columns that a stage adds to its table beyond the contract; none of them is in every table.
EXTRAS = {**reading.EXTRAS, **comparing.EXTRAS}


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
