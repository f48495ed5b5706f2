"""The data dictionary: what each column of each table means, from the schemas alone."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from hasila.schemas import EXTRAS, TABLES, describe

# What a row of each table is, in order of flow.
TITLES = {
    "reports": "The reports as they were read",
    "rejects": "Inputs that could not become a report",
    "figures": "Every quantity that a report states",
    "predictions": "What the statistical model thinks of each figure",
    "claims": "Casualty claims, after a person's corrections",
    "rejected": "Claims that a person rejected or merged; they count nowhere",
    "events": "Which reports and claims speak of the same event",
    "tallies": "Who says what of which event, and when",
    "consensus": "The range that follows under each codebook",
    "audit": "What does not add up",
    "agreement": "How far two sources agree",
    "concord": "How well sources agree on one event",
    "lag": "How long after another a source reports a toll",
    "leaning": "Which source reports systematically more of whose dead",
    "hand_log": "What became of each correction by hand",
    "hand_log_claims": "The part of hand_log that is about claims",
}
# Tables that have the columns of another one.
SAME = {"rejected": "claims", "hand_log_claims": "hand_log"}
_TYPES = {"string": "string", "int64": "integer", "double": "number", "bool": "boolean"}


class Field(NamedTuple):
    """A column of a table, as the dictionary lists it."""

    table: str
    column: str
    type: str
    required: bool
    unit: str
    allowed: tuple[str, ...]
    description: str


def fields(table: str, columns: Sequence[str], types: Mapping[str, str]) -> list[Field]:
    """The columns of a table with what they mean.

    Args:
        table: its name.
        columns: the columns that it has, in their order.
        types: types (string, integer, number, boolean) of columns that no schema knows.
    """
    known = _known(SAME.get(table, table))
    out = []
    for name in columns:
        field = known.get(name)
        if field is None:
            out.append(Field(table, name, types.get(name, "string"), False, "", (), ""))
            continue
        kind, said = _TYPES[str(field.type)], describe(field)
        needed = not field.nullable
        out.append(Field(table, name, kind, needed, said.unit, said.allowed, said.description))
    return out


def dictionary(listed: Sequence[Field]) -> pd.DataFrame:
    """The table of the dictionary: table, column, type, required, unit, allowed, description."""
    rows = [f._replace(allowed="|".join(f.allowed))._asdict() for f in listed]  # type: ignore[arg-type]
    return pd.DataFrame(rows, columns=list(Field._fields))


def _known(table: str) -> dict[str, pa.Field]:
    schemas = [s[table] for s in (EXTRAS, TABLES) if table in s]
    return {field.name: field for schema in schemas for field in schema}
