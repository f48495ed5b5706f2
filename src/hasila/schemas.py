"""The tables that are the project's contract, in order of flow.

Offsets are Unicode code points into ``reports.text``, half open. Ids depend on the report alone,
so adding a report to a corpus changes no other report's ids.
"""

import hashlib
from typing import NamedTuple

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

_str, _int, _float, _bool = pa.string(), pa.int64(), pa.float64(), pa.bool_()


class Column(NamedTuple):
    """What a column holds: its type, and what a reader of the table must know of it."""

    kind: pa.DataType
    description: str
    unit: str = ""
    allowed: tuple[str, ...] = ()


def _schema(columns: dict[str, Column], required: str = "") -> pa.Schema:
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


_REPORT_ID = Column(_str, "The report")
_CLAIM_ID = Column(_str, "The claim: its report, effect and place in the text; never changes")
_EVENT_ID = Column(_str, "The event; with ':other' at the end: not the report's main event")
_SENTENCE = Column(_int, "Number of the sentence in the report, from 0")
_START = Column(_int, "Where it begins in reports.text, from 0", "code points")
_END = Column(_int, "Where it ends in reports.text, exclusive", "code points")
_QUOTE = Column(_str, "The words of the report, exactly")
_EFFECT = Column(_str, "What the persons suffered", allowed=EFFECTS)
_LOW = Column(_int, "Lower bound that the wording gives; empty: none", "persons")
_BEST = Column(_int, "The number said; empty for a bare range or a vague word", "persons")
_HIGH = Column(_int, "Upper bound that the wording gives; empty: none", "persons")
_QUALIFIER = Column(_str, "How the number is hedged", allowed=QUALIFIERS)
_ACTOR = Column(_str, "Body that the victims belong to, by its one name; empty: none or unknown")
_VICTIM_CLASS = Column(_str, "Class of the victims", allowed=VICTIM_CLASSES)
_DEMOGRAPHIC = Column(
    _str, "Children or women; empty: both, others or unsaid", allowed=DEMOGRAPHICS
)
_SOURCE_NAME = Column(_str, "Who the claim comes from, by its one name; empty: the outlet itself")
_SOURCE_CLASS = Column(_str, "Kind of source", allowed=SOURCE_CLASSES)
_OUTLET = Column(_str, "Who published the report")
_ASPECT = Column(
    _str, "A total, a stated part of another number, or an earlier toll", allowed=ASPECTS
)
_PART_OF = Column(_str, "claim_id of the whole that a part belongs to")
_PLACE = Column(_str, "Where, by one English name")
_WHEN = Column(_str, "When it happened, as precise as the report is", "ISO 8601")
_RULE = Column(_str, "The rule that read it; 'hand': a person")
_EVENT = Column(_str, "Whether it is about what the report is about", allowed=("main", "other"))
_CODEBOOK = Column(_str, "The codebook whose rules were followed")
_CLAIM_IDS = Column(_str, "The claims behind it, separated by spaces")
_FIGURE_ID = Column(_str, "The figure: its report and place in the text; never changes")
_HAND = Column(
    _str,
    "What a person did to the claim; empty: it is as the program read it",
    allowed=("corrected", "added", "merged", "rejected"),
)
_HAND_REASON = Column(_str, "Why a person did it, in their words")

REPORTS = _schema(
    {
        "report_id": Column(_str, "Name of the report, unique in the corpus"),
        "title": Column(_str, "Headline"),
        "text": Column(_str, "Headline, an empty line and body, as they were read"),
        "outlet": _OUTLET,
        "published_at": Column(_str, "When it was published, as precise as given", "ISO 8601"),
        "language": Column(_str, "Language of the text, such as ar or en", "ISO 639-1"),
        "url": Column(_str, "Address of the page"),
        "event_id": Column(_str, "The event that the user says it is about, or empty"),
        "sha256": Column(_str, "SHA-256 of the text in UTF-8", "hex"),
        "n_chars": Column(_int, "Length of the text", "code points"),
        "origin": Column(_str, "Every file and row that gave this text, separated by ' | '"),
        "encoding": Column(_str, "Character encoding of the file"),
    },
    "report_id text language sha256 n_chars origin",
)
REJECTS = _schema(
    {
        "origin": Column(_str, "File and row that could not become a report"),
        "reason": Column(_str, "Why, in one word or two"),
        "detail": Column(_str, "What exactly was wrong"),
    },
    "origin reason",
)
TOKENS = _schema(
    {
        "report_id": _REPORT_ID,
        "sentence": _SENTENCE,
        "token": Column(_int, "Number of the token in the report, from 0"),
        "start": _START,
        "end": _END,
        "surface": Column(_str, "The token as written"),
        "norm": Column(_str, "The token with spelling variants folded"),
        "kind": Column(_str, "Kind of token", allowed=("word", "number", "punct")),
        "prefixes": Column(_str, "Attached words before the stem, joined by '+'"),
        "stem": Column(_str, "The token without attached words"),
        "suffixes": Column(_str, "Attached pronouns behind the stem, joined by '+'"),
    },
    "report_id sentence token start end surface norm kind",
)
FIGURES = _schema(
    {
        "figure_id": _FIGURE_ID,
        "report_id": _REPORT_ID,
        "sentence": _SENTENCE,
        "start": _START,
        "end": _END,
        "quote": _QUOTE,
        "low": Column(_float, "Lower bound that the wording gives; empty: none", "see unit"),
        "best": Column(_float, "The number said; empty for a range or a vague word", "see unit"),
        "high": Column(_float, "Upper bound that the wording gives; empty: none", "see unit"),
        "qualifier": _QUALIFIER,
        "kind": Column(_str, "What is counted or measured", allowed=FIGURE_KINDS),
        "unit": Column(_str, "Unit or noun of what is counted, where the text has one"),
        "rule": _RULE,
    },
    "figure_id report_id sentence start end quote qualifier kind rule",
)
CLAIMS = _schema(
    {
        "claim_id": _CLAIM_ID,
        "report_id": _REPORT_ID,
        "sentence": _SENTENCE,
        "start": _START,
        "end": _END,
        "quote": _QUOTE,
        "effect": _EFFECT,
        "low": _LOW,
        "best": _BEST,
        "high": _HIGH,
        "qualifier": _QUALIFIER,
        "victim_group": Column(_str, "The victims in the words of the report"),
        "actor": _ACTOR,
        "victim_class": _VICTIM_CLASS,
        "demographic": _DEMOGRAPHIC,
        "source": Column(_str, "Who says so in the words of the report; empty: the outlet"),
        "source_start": Column(_int, "Where these words begin in reports.text", "code points"),
        "source_end": Column(_int, "Where these words end, exclusive", "code points"),
        "source_name": _SOURCE_NAME,
        "source_class": _SOURCE_CLASS,
        "aspect": _ASPECT,
        "part_of": _PART_OF,
        "place": _PLACE,
        "date": _WHEN,
        "event": _EVENT,
        "rule": _RULE,
        "score": Column(_float, "How likely the reading is right; empty: made by hand", "0 to 1"),
    },
    "claim_id report_id sentence start end quote effect qualifier victim_class aspect event rule",
)
PREDICTIONS = _schema(
    {
        "figure_id": _FIGURE_ID,
        "report_id": _REPORT_ID,
        "task": Column(_str, "What the model was asked"),
        "label": Column(_str, "One possible answer"),
        "probability": Column(_float, "Calibrated probability of the label", "0 to 1"),
        "split": Column(
            _str, "Whether the model had seen it", allowed=("train", "out_of_fold", "new")
        ),
    },
    "figure_id task label probability split",
)
EVENTS = _schema(
    {
        "event_id": _EVENT_ID,
        "report_id": _REPORT_ID,
        "claim_id": Column(_str, "The claim; empty for a report without claims"),
        "place": _PLACE,
        "date": _WHEN,
        "score": Column(_float, "How well it fits its event; empty: given or alone", "0 to 1"),
    },
    "event_id report_id",
)
TALLIES = _schema(
    {
        "event_id": _EVENT_ID,
        "effect": _EFFECT,
        "victim_class": _VICTIM_CLASS,
        "actor": _ACTOR,
        "demographic": _DEMOGRAPHIC,
        "source_name": _SOURCE_NAME,
        "source_class": _SOURCE_CLASS,
        "outlet": _OUTLET,
        "as_of": Column(
            _str, "When the toll stood so: publication, else the claim's date", "ISO 8601"
        ),
        "low": _LOW,
        "best": _BEST,
        "high": _HIGH,
        "qualifier": _QUALIFIER,
        "aspect": _ASPECT,
        "part_of": _PART_OF,
        "report_id": _REPORT_ID,
        "claim_id": _CLAIM_ID,
    },
    "event_id effect victim_class report_id claim_id",
)
CONSENSUS = _schema(
    {
        "event_id": _EVENT_ID,
        "effect": _EFFECT,
        "victim_class": Column(
            _str,
            "Class of the victims; 'all': the event's whole toll",
            allowed=("all", *VICTIM_CLASSES),
        ),
        "actor": _ACTOR,
        "demographic": _DEMOGRAPHIC,
        "codebook": _CODEBOOK,
        "low": Column(_int, "Lower end of the range", "persons"),
        "best": Column(_int, "The one number, where the codebook gives one", "persons"),
        "high": Column(_int, "Upper end of the range", "persons"),
        "n_reports": Column(_int, "Reports that it rests on", "reports"),
        "n_sources": Column(_int, "Sources that it rests on", "sources"),
        "rule": Column(_str, "How the codebook made the number"),
        "claim_ids": _CLAIM_IDS,
    },
    "event_id effect victim_class codebook n_reports n_sources rule",
)
AUDIT_KINDS = (
    "sum_of_parts",
    "part_exceeds_total",
    "falling_toll",
    "headline_body",
    "self_contradiction",
    "effect_mixed",
    "part_or_beside",
    "group_reused",
    "digit_swap",
    "copied_text",
    "one_source_many_outlets",
    "attribution_lost",
    "attribution_moved",
    "foreign_source",
)
AUDIT = _schema(
    {
        "event_id": _EVENT_ID,
        "report_id": _REPORT_ID,
        "kind": Column(_str, "Kind of finding", allowed=AUDIT_KINDS),
        "claim_ids": _CLAIM_IDS,
        "expected": Column(_str, "What would fit"),
        "found": Column(_str, "What is said"),
        "message": Column(_str, "The finding in one sentence"),
    },
    "event_id kind claim_ids message",
)
AGREEMENT = _schema(
    {
        "event_id": _EVENT_ID,
        "effect": _EFFECT,
        "source_a": Column(_str, "One source"),
        "source_b": Column(_str, "The other source"),
        "n": Column(_int, "Pairs of tolls that were compared", "pairs"),
        "median_log_ratio": Column(
            _float, "Median of ln((b + 0.5) / (a + 0.5))", "natural logarithm"
        ),
        "relative_error": Column(_float, "Median of |a - b| / mean of a and b"),
        "overlap": Column(_float, "Share of pairs whose intervals overlap", "0 to 1"),
    },
    "event_id effect source_a source_b n",
)
_BOUND_LOW = "Lower end of its 95 % interval; empty: too few cases"
_BOUND_HIGH = "Upper end of its 95 % interval; empty: too few cases"


def _bounds(name: str, unit: str) -> dict[str, Column]:
    return {
        f"{name}_low": Column(_float, _BOUND_LOW, unit),
        f"{name}_high": Column(_float, _BOUND_HIGH, unit),
    }


_LN = "natural logarithm"
_GROUP_CLASS = Column(
    _str,
    "Class of the victims; 'all': the event's whole toll",
    allowed=("all", *VICTIM_CLASSES),
)
LAG = _schema(
    {
        "event_id": _EVENT_ID,
        "effect": _EFFECT,
        "victim_class": _GROUP_CLASS,
        "actor": _ACTOR,
        "demographic": _DEMOGRAPHIC,
        "source_name": _SOURCE_NAME,
        "source_class": _SOURCE_CLASS,
        "n": Column(_int, "Days on which it gave a toll of the group", "days"),
        "start": Column(_str, "Day of the event's first dated toll: day 0", "ISO 8601"),
        "first_days": Column(_int, "From day 0 to its first toll", "days"),
        "final_days": Column(_int, "From day 0 to the first report of its last number", "days"),
        "near_days": Column(
            _int, "From day 0 to when its tolls stay within a tenth of its last", "days"
        ),
        "last_days": Column(_int, "From day 0 to its last toll", "days"),
        "first": Column(_int, "Its first toll", "persons"),
        "final": Column(_int, "Its last toll", "persons"),
        "first_outlet": Column(_str, "Who published its first toll"),
        "first_report_id": Column(_str, "The report of its first toll"),
        "final_report_id": Column(_str, "The first report of its last number"),
    },
    "event_id effect victim_class source_name n start first_days final_days near_days last_days",
)
CONCORD = _schema(
    {
        "event_id": Column(_str, "The event; empty: all events of the run together"),
        "effect": _EFFECT,
        "n_events": Column(_int, "Events that were compared", "events"),
        "n_sources": Column(_int, "Sources that were compared", "sources"),
        "n_units": Column(_int, "Groups and days with tolls of two sources or more", "units"),
        "n_pairs": Column(_int, "Pairs of tolls that were compared", "pairs"),
        "alpha": Column(_float, "Krippendorff's alpha of ln(n + 0.5), interval metric", "up to 1"),
        **_bounds("alpha", "up to 1"),
        "resampled": Column(
            _str, "What the bootstrap draws again and again", allowed=("units", "events")
        ),
        "median_abs_log_ratio": Column(_float, "Median of |ln((b + 0.5) / (a + 0.5))|", _LN),
        **_bounds("median_abs_log_ratio", _LN),
        "relative_error": Column(_float, "Median of |b - a| / ((a + b) / 2)", "0 to 2"),
        **_bounds("relative_error", "0 to 2"),
        "overlap": Column(_float, "Share of pairs whose intervals overlap", "0 to 1"),
        **_bounds("overlap", "0 to 1"),
    },
    "effect n_events n_sources n_units n_pairs resampled",
)
LEANING = _schema(
    {
        "effect": _EFFECT,
        "source_name": _SOURCE_NAME,
        "source_class": _SOURCE_CLASS,
        "victim_class": _GROUP_CLASS,
        "actor": _ACTOR,
        "n": Column(_int, "Tolls of the group that could be compared with another source's"),
        "n_events": Column(_int, "Events that these are about", "events"),
        "rivals": Column(_int, "Sources that it was compared with", "sources"),
        "raw_log_ratio": Column(_float, "Mean of its log toll less the mean of all that day", _LN),
        "log_ratio": Column(_float, "The same, pooled towards 0 by a hierarchical model", _LN),
        "low": Column(_float, "Lower end of the 95 % interval of log_ratio", _LN),
        "high": Column(_float, "Upper end of the 95 % interval of log_ratio", _LN),
        "factor": Column(_float, "exp(log_ratio): 2 means it says twice as many", "times"),
        "prob_more": Column(_float, "Probability that it says more than others do", "0 to 1"),
    },
    "effect source_name victim_class n n_events rivals log_ratio low high factor prob_more",
)
HAND_LOG = _schema(
    {
        "file": Column(_str, "The table of corrections"),
        "row": Column(_int, "Its line, as a spreadsheet counts: the header is 1"),
        "table": Column(_str, "What it corrects", allowed=("claims", "events")),
        "action": Column(
            _str,
            "What it asks for",
            allowed=("correct", "reject", "add", "merge", "assign", "rename", "split"),
        ),
        "report_id": _REPORT_ID,
        "claim_id": _CLAIM_ID,
        "event_id": _EVENT_ID,
        "quote": _QUOTE,
        "status": Column(
            _str, "What became of it", allowed=("applied", "not needed", "does not fit")
        ),
        "message": Column(_str, "What was changed, or why nothing was"),
        "by": Column(_str, "Initials of the reviewer"),
        "date": Column(_str, "Day of the review", "ISO 8601"),
        "reason": _HAND_REASON,
    },
    "file row table action status message",
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
    "concord": CONCORD,
    "lag": LAG,
    "leaning": LEANING,
    "hand_log": HAND_LOG,
}

# Columns that a stage adds to its table beyond the contract; none of them is in every table.
EXTRAS = {
    "reports": _schema(
        {
            "given_id": Column(_str, "The id as given, where it had to be made unique"),
            "published_raw": Column(_str, "The date of publication as given"),
        }
    ),
    "claims": _schema(
        {
            "hand": _HAND,
            "hand_reason": _HAND_REASON,
            "hand_by": Column(_str, "Initials of who did it"),
            "hand_date": Column(_str, "Day of the review", "ISO 8601"),
            "hand_before": Column(_str, "What the program had read, or the claims merged in"),
            "hand_into": Column(_str, "claim_id under which a merged claim is counted"),
        }
    ),
    "events": _schema(
        {
            "hand": Column(
                _str,
                "What a person did to the event; empty: nothing",
                allowed=("assigned", "merged", "renamed", "split"),
            ),
            "hand_reason": _HAND_REASON,
        }
    ),
    "tallies": _schema(
        {
            "event": _EVENT,
            "sentence": _SENTENCE,
            "start": _START,
            "quote": _QUOTE,
            "victim_group": describe(CLAIMS.field("victim_group")),
            "source": describe(CLAIMS.field("source")),
            "restates": Column(_str, "claim_id of the same report that it repeats"),
            "current": Column(_bool, "false for earlier tolls and repetitions"),
            "place": _PLACE,
            "hand": _HAND,
            "rule": _RULE,
            "also": Column(_bool, "Whether words around it say that it counts besides others"),
            "date": _WHEN,
        }
    ),
    "consensus": _schema(
        {
            "open_low": Column(_bool, "Whether the lower end is open: it may be less"),
            "open_high": Column(_bool, "Whether the upper end is open: it may be more"),
            "n_outlets": Column(_int, "Outlets that it rests on", "outlets"),
            "low_rule": Column(_str, "Whose toll the lower end is and how it was counted"),
            "best_rule": Column(_str, "Whose toll the one number is, or why there is none"),
            "high_rule": Column(_str, "Whose toll the upper end is and how it was counted"),
            "low_claim_ids": Column(_str, "The claims behind the lower end, separated by spaces"),
            "best_claim_ids": Column(_str, "The claims behind the one number"),
            "high_claim_ids": Column(_str, "The claims behind the upper end"),
            "grade": Column(_str, "The codebook's word for how well the range is supported"),
            "n_hand": Column(_int, "Claims behind it that a person changed or added", "claims"),
        }
    ),
    "audit": _schema(
        {"severity": Column(_str, "How much it weighs", allowed=("note", "doubt", "contradiction"))}
    ),
    "agreement": _schema(
        {
            "median_abs_log_ratio": Column(_float, "Median of |ln((b + 0.5) / (a + 0.5))|", _LN),
            **_bounds("median_log_ratio", _LN),
            **_bounds("median_abs_log_ratio", _LN),
            "concordance": Column(_float, "Lin's concordance of ln(n + 0.5)", "-1 to 1"),
            **_bounds("concordance", "-1 to 1"),
        }
    ),
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
