"""What a column is, and the columns that stand in several tables."""

from typing import NamedTuple

import pyarrow as pa

from hasila.schemas.words import (
    ASPECTS,
    DEMOGRAPHICS,
    EFFECTS,
    QUALIFIERS,
    SOURCE_CLASSES,
    VICTIM_CLASSES,
)

STR, INT, FLOAT, BOOL = pa.string(), pa.int64(), pa.float64(), pa.bool_()


class Column(NamedTuple):
    """What a column holds: its type, and what a reader of the table must know of it."""

    kind: pa.DataType
    description: str
    unit: str = ""
    allowed: tuple[str, ...] = ()


def schema(columns: dict[str, Column], required: str = "") -> pa.Schema:
    """A table of columns; those in ``required``, separated by spaces, are never empty."""
    needed = set(required.split())
    return pa.schema(
        [
            pa.field(
                name,
                c.kind,
                nullable=name not in needed,
                metadata={
                    "description": c.description,
                    "unit": c.unit,
                    "allowed": "|".join(c.allowed),
                },
            )
            for name, c in columns.items()
        ]
    )


def describe(field: pa.Field) -> Column:
    """Description, unit and allowed values of a column of the contract."""
    said = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
    allowed = tuple(v for v in said.get("allowed", "").split("|") if v)
    return Column(field.type, said.get("description", ""), said.get("unit", ""), allowed)


REPORT_ID = Column(STR, "The report")
CLAIM_ID = Column(STR, "The claim: its report, effect and place in the text; never changes")
EVENT_ID = Column(STR, "The event; with ':other' at the end: not the report's main event")
SENTENCE = Column(INT, "Number of the sentence in the report, from 0")
START = Column(INT, "Where it begins in reports.text, from 0", "code points")
END = Column(INT, "Where it ends in reports.text, exclusive", "code points")
QUOTE = Column(STR, "The words of the report, exactly")
EFFECT = Column(STR, "What the persons suffered", allowed=EFFECTS)
LOW = Column(INT, "Lower bound that the wording gives; empty: none", "persons")
BEST = Column(INT, "The number said; empty for a bare range or a vague word", "persons")
HIGH = Column(INT, "Upper bound that the wording gives; empty: none", "persons")
QUALIFIER = Column(STR, "How the number is hedged", allowed=QUALIFIERS)
ACTOR = Column(STR, "Body that the victims belong to, by its one name; empty: none or unknown")
VICTIM_CLASS = Column(STR, "Class of the victims", allowed=VICTIM_CLASSES)
DEMOGRAPHIC = Column(STR, "Children or women; empty: both, others or unsaid", allowed=DEMOGRAPHICS)
SOURCE_NAME = Column(STR, "Who the claim comes from, by its one name; empty: the outlet itself")
SOURCE_CLASS = Column(STR, "Kind of source", allowed=SOURCE_CLASSES)
OUTLET = Column(STR, "Who published the report")
ASPECT = Column(
    STR, "A total, a stated part of another number, or an earlier toll", allowed=ASPECTS
)
PART_OF = Column(STR, "claim_id of the whole that a part belongs to")
PLACE = Column(STR, "Where, by one English name")
WHEN = Column(STR, "When it happened, as precise as the report is", "ISO 8601")
RULE = Column(STR, "The rule that read it; 'hand': a person")
EVENT = Column(STR, "Whether it is about what the report is about", allowed=("main", "other"))
CODEBOOK = Column(STR, "The codebook whose rules were followed")
CLAIM_IDS = Column(STR, "The claims behind it, separated by spaces")
FIGURE_ID = Column(STR, "The figure: its report and place in the text; never changes")
HAND = Column(
    STR,
    "What a person did to the claim; empty: it is as the program read it",
    allowed=("corrected", "added", "merged", "rejected"),
)
HAND_REASON = Column(STR, "Why a person did it, in their words")

GROUP_CLASS = Column(
    STR,
    "Class of the victims; 'all': the event's whole toll",
    allowed=("all", *VICTIM_CLASSES),
)

LN = "natural logarithm"


def bounds(name: str, unit: str) -> dict[str, Column]:
    """The columns of the interval of an estimate."""
    return {
        f"{name}_low": Column(FLOAT, "Lower end of its 95 % interval; empty: too few cases", unit),
        f"{name}_high": Column(FLOAT, "Upper end of its 95 % interval; empty: too few cases", unit),
    }
