"""Words that columns of the contract are filled from."""

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
