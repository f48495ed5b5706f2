"""Tables of what the reports say: from files to claims and predictions."""

from hasila.schemas import columns as c
from hasila.schemas.columns import Column, schema
from hasila.schemas.words import FIGURE_KINDS

REPORTS = schema(
    {
        "report_id": Column(c.STR, "Name of the report, unique in the corpus"),
        "title": Column(c.STR, "Headline"),
        "text": Column(c.STR, "Headline, an empty line and body, as they were read"),
        "outlet": c.OUTLET,
        "published_at": Column(c.STR, "When it was published, as precise as given", "ISO 8601"),
        "language": Column(c.STR, "Language of the text, such as ar or en", "ISO 639-1"),
        "url": Column(c.STR, "Address of the page"),
        "event_id": Column(c.STR, "The event that the user says it is about, or empty"),
        "sha256": Column(c.STR, "SHA-256 of the text in UTF-8", "hex"),
        "n_chars": Column(c.INT, "Length of the text", "code points"),
        "origin": Column(c.STR, "Every file and row that gave this text, separated by ' | '"),
        "encoding": Column(c.STR, "Character encoding of the file"),
    },
    "report_id text language sha256 n_chars origin",
)
REJECTS = schema(
    {
        "origin": Column(c.STR, "File and row that could not become a report, or not under its id"),
        "reason": Column(c.STR, "Why, in one word or two"),
        "detail": Column(c.STR, "What exactly was wrong"),
    },
    "origin reason",
)
TOKENS = schema(
    {
        "report_id": c.REPORT_ID,
        "sentence": c.SENTENCE,
        "token": Column(c.INT, "Number of the token in the report, from 0"),
        "start": c.START,
        "end": c.END,
        "surface": Column(c.STR, "The token as written"),
        "norm": Column(c.STR, "The token with spelling variants folded"),
        "kind": Column(c.STR, "Kind of token", allowed=("word", "number", "punct")),
        "prefixes": Column(c.STR, "Attached words before the stem, joined by '+'"),
        "stem": Column(c.STR, "The token without attached words"),
        "suffixes": Column(c.STR, "Attached pronouns behind the stem, joined by '+'"),
    },
    "report_id sentence token start end surface norm kind",
)
FIGURES = schema(
    {
        "figure_id": c.FIGURE_ID,
        "report_id": c.REPORT_ID,
        "sentence": c.SENTENCE,
        "start": c.START,
        "end": c.END,
        "quote": c.QUOTE,
        "low": Column(c.FLOAT, "Lower bound that the wording gives; empty: none", "see unit"),
        "best": Column(c.FLOAT, "The number said; empty for a range or a vague word", "see unit"),
        "high": Column(c.FLOAT, "Upper bound that the wording gives; empty: none", "see unit"),
        "qualifier": c.QUALIFIER,
        "kind": Column(c.STR, "What is counted or measured", allowed=FIGURE_KINDS),
        "unit": Column(c.STR, "Unit or noun of what is counted, where the text has one"),
        "rule": c.RULE,
    },
    "figure_id report_id sentence start end quote qualifier kind rule",
)
CLAIMS = schema(
    {
        "claim_id": c.CLAIM_ID,
        "report_id": c.REPORT_ID,
        "sentence": c.SENTENCE,
        "start": c.START,
        "end": c.END,
        "quote": c.QUOTE,
        "effect": c.EFFECT,
        "low": c.LOW,
        "best": c.BEST,
        "high": c.HIGH,
        "qualifier": c.QUALIFIER,
        "victim_group": Column(c.STR, "The victims in the words of the report"),
        "actor": c.ACTOR,
        "victim_class": c.VICTIM_CLASS,
        "demographic": c.DEMOGRAPHIC,
        "source": Column(c.STR, "Who says so in the words of the report; empty: the outlet"),
        "source_start": Column(c.INT, "Where these words begin in reports.text", "code points"),
        "source_end": Column(c.INT, "Where these words end, exclusive", "code points"),
        "source_name": c.SOURCE_NAME,
        "source_class": c.SOURCE_CLASS,
        "aspect": c.ASPECT,
        "part_of": c.PART_OF,
        "place": c.PLACE,
        "date": c.WHEN,
        "event": c.EVENT,
        "rule": c.RULE,
        "score": Column(c.FLOAT, "How likely the reading is right; empty: made by hand", "0 to 1"),
    },
    "claim_id report_id sentence start end quote effect qualifier victim_class aspect event rule",
)
PREDICTIONS = schema(
    {
        "figure_id": c.FIGURE_ID,
        "report_id": c.REPORT_ID,
        "task": Column(c.STR, "What the model was asked"),
        "label": Column(c.STR, "One possible answer"),
        "probability": Column(c.FLOAT, "Calibrated probability of the label", "0 to 1"),
        "split": Column(
            c.STR, "Whether the model had seen it", allowed=("train", "out_of_fold", "new")
        ),
    },
    "figure_id task label probability split",
)

TABLES = {
    "reports": REPORTS,
    "rejects": REJECTS,
    "tokens": TOKENS,
    "figures": FIGURES,
    "claims": CLAIMS,
    "predictions": PREDICTIONS,
}

# Columns that a stage adds to its table beyond the contract.
EXTRAS = {
    "reports": schema(
        {
            "given_id": Column(c.STR, "The id as given, where it had to be made unique"),
            "published_raw": Column(c.STR, "The date of publication as given"),
        }
    ),
    "claims": schema(
        {
            "hand": c.HAND,
            "hand_reason": c.HAND_REASON,
            "hand_by": Column(c.STR, "Initials of who did it"),
            "hand_date": Column(c.STR, "Day of the review", "ISO 8601"),
            "hand_before": Column(c.STR, "What the program had read, or the claims merged in"),
            "hand_into": Column(c.STR, "claim_id under which a merged claim is counted"),
        }
    ),
}
