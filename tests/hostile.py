"""A small study in our own wording for the tests of the page, hostile where reports can be."""

import pandas as pd

from hasila.codebook import load
from hasila.pages import PageSettings, study_page
from hasila.schemas import claim_id, conform

ARABIC = (
    "حصيلة جديدة\n\nأعلن مرصد النهر اليوم عن مقتل 12 شخصا في انفجار هز سوق القرية. "
    "وأضاف أن 3 أطفال كانوا بين القتلى 🕯️. وتحدث آخرون عن عشرات القتلى. وتتواصل أعمال البحث."
)
ENGLISH = (
    "Blast in the village market\n\nThe health ministry said <b>at least</b> 9 people were killed "
    'in the blast. "More may follow," a doctor added. </script><script>window.hacked=1</script>'
    '<img src=x onerror="window.hacked=1"> Roads & bridges stayed open.'
)
# An override before a number would show it backwards; U+2028 once ended lines of scripts.
REVERSED = "A bulletin\u2028said \u202e21 people were killed' + window.hacked + ' at the bridge."
HUGE = "Nothing happened here. " * 40_000 + "Then 4 people were killed. " + "The end. " * 100
TEXTS = {"ar1": ARABIC, "en1": ENGLISH, "huge1": HUGE, "rev1": REVERSED}
OUTLETS = {
    "ar1": "صحيفة الضفة",
    "en1": "The Gazette",
    "huge1": "The Gazette",
    "rev1": "<i>Daily</i>",
}
DAYS = {"ar1": "2023-05-01", "en1": "2023-05-03", "huge1": "2023-06-01", "rev1": "2023-05-02"}
# report, quote, low, best, high, source, class, demographic, event, qualifier, hand
SPECS = [
    ("ar1", "12 شخصا", 12, 12, 12, "watch", "unspecified", None, "e1", "exact", None),
    ("ar1", "3 أطفال", 3, 3, 3, "watch", "civilian", "children", "e1", "exact", "corrected"),
    ("ar1", "عشرات القتلى", None, None, None, None, "unspecified", None, "e1", "vague", None),
    ("en1", "9 people", 9, 9, None, "ministry", "unspecified", None, "e1", "at_least", None),
    ("rev1", "21 people", 21, 21, 21, None, "unspecified", None, "e1", "exact", None),
    ("huge1", "4 people", 4, 4, 4, "ministry", "civilian", None, "e2", "exact", None),
]
NAMES = {
    "watch": {"en": "River Watch", "ar": "مرصد النهر"},
    "ministry": {"en": "Health ministry", "ar": "وزارة الصحة"},
    "e1": {"en": "Market blast", "ar": "انفجار السوق"},
    "e2": {"en": "Bridge", "ar": "الجسر"},
}


def claim_of(number):
    report, quote = SPECS[number][:2]
    start = TEXTS[report].index(quote)
    return claim_id(report, start, start + len(quote), "killed")


def make_tables(copies=0):
    """The study, and ``copies`` more reports with a claim each by seven sources."""
    texts = TEXTS | {
        f"copy{i:05}": f"Report {i}. {i + 1} people were killed here." for i in range(copies)
    }
    specs = SPECS + [
        (f"copy{i:05}", f"{i + 1} people", i + 1, i + 1, i + 1, f"source {i % 7}", "civilian", None,
         "e2", "exact", None)
        for i in range(copies)
    ]  # fmt: skip
    reports = [
        {
            "report_id": report, "title": text.split("\n")[0][:60], "text": text,
            "outlet": OUTLETS.get(report, "The Gazette"),
            "published_at": DAYS.get(report, "2023-07-01"),
            "language": "ar" if report == "ar1" else "en",
            "url": "javascript:alert(1)" if report == "en1" else "https://example.org/a?b=1&c=2",
            "event_id": "e1", "sha256": "0", "n_chars": len(text), "origin": "x.jsonl:1",
        }
        for report, text in texts.items()
    ]  # fmt: skip
    claims, tallies = [], []
    for report, quote, low, best, high, source, cls, who, event, qualifier, hand in specs:
        start = texts[report].index(quote)
        common = {
            "claim_id": claim_id(report, start, start + len(quote), "killed"),
            "report_id": report, "effect": "killed", "low": low, "best": best, "high": high,
            "victim_class": cls, "demographic": who, "source_name": source,
            "aspect": "part" if who else "total", "part_of": claim_of(0) if who else None,
            "qualifier": qualifier, "quote": quote, "hand": hand,
        }  # fmt: skip
        claims.append({
            **common, "sentence": 0, "start": start, "end": start + len(quote), "event": "main",
            "rule": "toll.number", "score": 0.91, "hand_reason": hand and "a slip",
        })  # fmt: skip
        tallies.append({
            **common, "event_id": event, "outlet": OUTLETS.get(report, "The Gazette"),
            "as_of": DAYS.get(report, "2023-07-01"),
        })  # fmt: skip
    wrong = {**claims[3], "start": 0, "end": 5, "quote": "Blast", "claim_id": "en1:killed:0-5"}
    consensus = [
        {
            "event_id": "e1", "effect": "killed", "victim_class": who, "codebook": book,
            "low": low, "best": None, "high": high, "n_reports": 2, "n_sources": 2,
            "rule": f"rule of {book}", "claim_ids": claim_of(number), "grade": "disputed",
        }
        for book, who, low, high, number in [
            ("literal", "all", 9, 12, 0), ("acled", "all", 9, 9, 3),
            ("literal", "civilian", 3, 3, 1),
        ]
    ]  # fmt: skip
    audit = [{
        "event_id": "e1", "kind": "part_exceeds_total", "severity": "doubt",
        "claim_ids": f"{claim_of(1)} {claim_of(0)}", "message": "<i>a part</i> is larger",
        "expected": "12", "found": "13",
    }]  # fmt: skip
    events = [
        {"event_id": event, "report_id": report, "place": "the village", "date": "2023-05-01"}
        for report, event in [("ar1", "e1"), ("en1", "e1"), ("rev1", "e1"), ("huge1", "e2")]
    ]
    rejects = [{"origin": "folder/<b>.bin", "reason": "binary", "detail": "not text"}]
    return {
        "reports": conform(reports, "reports"), "claims": conform(claims, "claims"),
        "rejected": conform([wrong], "claims"), "events": conform(events, "events"),
        "tallies": conform(tallies, "tallies"), "consensus": conform(consensus, "consensus"),
        "audit": conform(audit, "audit"), "rejects": conform(rejects, "rejects"),
    }  # fmt: skip


def make_page(copies=0, labels="en", plots=None, **settings):
    books = {name: load(name) for name in ("literal", "acled")}
    page = PageSettings(
        "The market <blast>", "The wording is ours.", books, NAMES, labels, **settings
    )
    data = {name: pd.DataFrame({"source": ["watch"], "value": [12.0]}) for name in plots or {}}
    return study_page(make_tables(copies), plots or {}, page, data)
