"""Tables of events, of what their reports say together, and of corrections by hand."""

from hasila.schemas import columns as c
from hasila.schemas.columns import Column, bounds, describe, schema
from hasila.schemas.reading import CLAIMS
from hasila.schemas.words import AUDIT_KINDS, VICTIM_CLASSES

EVENTS = schema(
    {
        "event_id": c.EVENT_ID,
        "report_id": c.REPORT_ID,
        "claim_id": Column(c.STR, "The claim; empty for a report without claims"),
        "place": c.PLACE,
        "date": c.WHEN,
        "score": Column(c.FLOAT, "How well it fits its event; empty: given or alone", "0 to 1"),
    },
    "event_id report_id",
)
TALLIES = schema(
    {
        "event_id": c.EVENT_ID,
        "effect": c.EFFECT,
        "victim_class": c.VICTIM_CLASS,
        "actor": c.ACTOR,
        "demographic": c.DEMOGRAPHIC,
        "source_name": c.SOURCE_NAME,
        "source_class": c.SOURCE_CLASS,
        "outlet": c.OUTLET,
        "as_of": Column(
            c.STR, "When the toll stood so: publication, else the claim's date", "ISO 8601"
        ),
        "low": c.LOW,
        "best": c.BEST,
        "high": c.HIGH,
        "qualifier": c.QUALIFIER,
        "aspect": c.ASPECT,
        "part_of": c.PART_OF,
        "report_id": c.REPORT_ID,
        "claim_id": c.CLAIM_ID,
    },
    "event_id effect victim_class report_id claim_id",
)
CONSENSUS = schema(
    {
        "event_id": c.EVENT_ID,
        "effect": c.EFFECT,
        "victim_class": Column(
            c.STR,
            "Class of the victims; 'all': the event's whole toll",
            allowed=("all", *VICTIM_CLASSES),
        ),
        "actor": c.ACTOR,
        "demographic": c.DEMOGRAPHIC,
        "codebook": c.CODEBOOK,
        "low": Column(c.INT, "Lower end of the range", "persons"),
        "best": Column(c.INT, "The one number, where the codebook gives one", "persons"),
        "high": Column(c.INT, "Upper end of the range", "persons"),
        "n_reports": Column(c.INT, "Reports that it rests on", "reports"),
        "n_sources": Column(c.INT, "Sources that it rests on", "sources"),
        "rule": Column(c.STR, "How the codebook made the number"),
        "claim_ids": c.CLAIM_IDS,
    },
    "event_id effect victim_class codebook n_reports n_sources rule",
)
AUDIT = schema(
    {
        "event_id": c.EVENT_ID,
        "report_id": c.REPORT_ID,
        "kind": Column(c.STR, "Kind of finding", allowed=AUDIT_KINDS),
        "claim_ids": c.CLAIM_IDS,
        "expected": Column(c.STR, "What would fit"),
        "found": Column(c.STR, "What is said"),
        "message": Column(c.STR, "The finding in one sentence"),
    },
    "event_id kind claim_ids message",
)
AGREEMENT = schema(
    {
        "event_id": c.EVENT_ID,
        "effect": c.EFFECT,
        "source_a": Column(c.STR, "One source"),
        "source_b": Column(c.STR, "The other source"),
        "n": Column(c.INT, "Pairs of tolls that were compared", "pairs"),
        "median_log_ratio": Column(
            c.FLOAT, "Median of ln((b + 0.5) / (a + 0.5))", "natural logarithm"
        ),
        "relative_error": Column(c.FLOAT, "Median of |a - b| / mean of a and b"),
        "overlap": Column(c.FLOAT, "Share of pairs whose intervals overlap", "0 to 1"),
    },
    "event_id effect source_a source_b n",
)
LAG = schema(
    {
        "event_id": c.EVENT_ID,
        "effect": c.EFFECT,
        "victim_class": c.GROUP_CLASS,
        "actor": c.ACTOR,
        "demographic": c.DEMOGRAPHIC,
        "source_name": c.SOURCE_NAME,
        "source_class": c.SOURCE_CLASS,
        "n": Column(c.INT, "Days on which it gave a toll of the group", "days"),
        "start": Column(c.STR, "Day of the event's first dated toll: day 0", "ISO 8601"),
        "first_days": Column(c.INT, "From day 0 to its first toll", "days"),
        "final_days": Column(c.INT, "From day 0 to the first report of its last number", "days"),
        "near_days": Column(
            c.INT, "From day 0 to when its tolls stay within a tenth of its last", "days"
        ),
        "last_days": Column(c.INT, "From day 0 to its last toll", "days"),
        "first": Column(c.INT, "Its first toll", "persons"),
        "final": Column(c.INT, "Its last toll", "persons"),
        "first_outlet": Column(c.STR, "Who published its first toll"),
        "first_report_id": Column(c.STR, "The report of its first toll"),
        "final_report_id": Column(c.STR, "The first report of its last number"),
    },
    "event_id effect victim_class source_name n start first_days final_days near_days last_days",
)
CONCORD = schema(
    {
        "event_id": Column(c.STR, "The event; empty: all events of the run together"),
        "effect": c.EFFECT,
        "n_events": Column(c.INT, "Events that were compared", "events"),
        "n_sources": Column(c.INT, "Sources that were compared", "sources"),
        "n_units": Column(c.INT, "Groups and days with tolls of two sources or more", "units"),
        "n_pairs": Column(c.INT, "Pairs of tolls that were compared", "pairs"),
        "alpha": Column(c.FLOAT, "Krippendorff's alpha of ln(n + 0.5), interval metric", "up to 1"),
        **bounds("alpha", "up to 1"),
        "resampled": Column(
            c.STR, "What the bootstrap draws again and again", allowed=("units", "events")
        ),
        "median_abs_log_ratio": Column(c.FLOAT, "Median of |ln((b + 0.5) / (a + 0.5))|", c.LN),
        **bounds("median_abs_log_ratio", c.LN),
        "relative_error": Column(c.FLOAT, "Median of |b - a| / ((a + b) / 2)", "0 to 2"),
        **bounds("relative_error", "0 to 2"),
        "overlap": Column(c.FLOAT, "Share of pairs whose intervals overlap", "0 to 1"),
        **bounds("overlap", "0 to 1"),
    },
    "effect n_events n_sources n_units n_pairs resampled",
)
LEANING = schema(
    {
        "effect": c.EFFECT,
        "source_name": c.SOURCE_NAME,
        "source_class": c.SOURCE_CLASS,
        "victim_class": c.GROUP_CLASS,
        "actor": c.ACTOR,
        "n": Column(c.INT, "Tolls of the group that could be compared with another source's"),
        "n_events": Column(c.INT, "Events that these are about", "events"),
        "rivals": Column(c.INT, "Sources that it was compared with", "sources"),
        "raw_log_ratio": Column(
            c.FLOAT, "Mean of its log toll less the mean of all that day", c.LN
        ),
        "log_ratio": Column(c.FLOAT, "The same, pooled towards 0 by a hierarchical model", c.LN),
        "low": Column(c.FLOAT, "Lower end of the 95 % interval of log_ratio", c.LN),
        "high": Column(c.FLOAT, "Upper end of the 95 % interval of log_ratio", c.LN),
        "factor": Column(c.FLOAT, "exp(log_ratio): 2 means it says twice as many", "times"),
        "prob_more": Column(c.FLOAT, "Probability that it says more than others do", "0 to 1"),
    },
    "effect source_name victim_class n n_events rivals log_ratio low high factor prob_more",
)
HAND_LOG = schema(
    {
        "file": Column(c.STR, "The table of corrections"),
        "row": Column(c.INT, "Its line, as a spreadsheet counts: the header is 1"),
        "table": Column(c.STR, "What it corrects", allowed=("claims", "events")),
        "action": Column(
            c.STR,
            "What it asks for",
            allowed=("correct", "reject", "add", "merge", "assign", "rename", "split"),
        ),
        "report_id": c.REPORT_ID,
        "claim_id": c.CLAIM_ID,
        "event_id": c.EVENT_ID,
        "quote": c.QUOTE,
        "status": Column(
            c.STR, "What became of it", allowed=("applied", "not needed", "does not fit")
        ),
        "message": Column(c.STR, "What was changed, or why nothing was"),
        "by": Column(c.STR, "Initials of the reviewer"),
        "date": Column(c.STR, "Day of the review", "ISO 8601"),
        "reason": c.HAND_REASON,
    },
    "file row table action status message",
)

TABLES = {
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

# Columns that a stage adds to its table beyond the contract.
EXTRAS = {
    "events": schema(
        {
            "hand": Column(
                c.STR,
                "What a person did to the event; empty: nothing",
                allowed=("assigned", "merged", "renamed", "split"),
            ),
            "hand_reason": c.HAND_REASON,
        }
    ),
    "tallies": schema(
        {
            "event": c.EVENT,
            "sentence": c.SENTENCE,
            "start": c.START,
            "quote": c.QUOTE,
            "victim_group": describe(CLAIMS.field("victim_group")),
            "source": describe(CLAIMS.field("source")),
            "restates": Column(c.STR, "claim_id of the same report that it repeats"),
            "current": Column(c.BOOL, "false for earlier tolls and repetitions"),
            "place": c.PLACE,
            "hand": c.HAND,
            "rule": c.RULE,
            "also": Column(c.BOOL, "Whether words around it say that it counts besides others"),
            "date": c.WHEN,
        }
    ),
    "consensus": schema(
        {
            "open_low": Column(c.BOOL, "Whether the lower end is open: it may be less"),
            "open_high": Column(c.BOOL, "Whether the upper end is open: it may be more"),
            "n_outlets": Column(c.INT, "Outlets that it rests on", "outlets"),
            "low_rule": Column(c.STR, "Whose toll the lower end is and how it was counted"),
            "best_rule": Column(c.STR, "Whose toll the one number is, or why there is none"),
            "high_rule": Column(c.STR, "Whose toll the upper end is and how it was counted"),
            "low_claim_ids": Column(c.STR, "The claims behind the lower end, separated by spaces"),
            "best_claim_ids": Column(c.STR, "The claims behind the one number"),
            "high_claim_ids": Column(c.STR, "The claims behind the upper end"),
            "grade": Column(c.STR, "The codebook's word for how well the range is supported"),
            "n_hand": Column(c.INT, "Claims behind it that a person changed or added", "claims"),
        }
    ),
    "audit": schema(
        {
            "severity": Column(
                c.STR, "How much it weighs", allowed=("note", "doubt", "contradiction")
            )
        }
    ),
    "agreement": schema(
        {
            "median_abs_log_ratio": Column(c.FLOAT, "Median of |ln((b + 0.5) / (a + 0.5))|", c.LN),
            **bounds("median_log_ratio", c.LN),
            **bounds("median_abs_log_ratio", c.LN),
            "concordance": Column(c.FLOAT, "Lin's concordance of ln(n + 0.5)", "-1 to 1"),
            **bounds("concordance", "-1 to 1"),
        }
    ),
}
