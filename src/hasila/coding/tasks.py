"""Reports and claims as Label Studio's tasks with pre-annotations, and the labelling interface.

A claim is a region with its effect as label; number, qualifier, victims, aspect and event are
answers per region; its source is a region of its own, joined by a relation, and so is its whole.
"""

import hashlib
from typing import Any
from xml.sax.saxutils import quoteattr

import pandas as pd

from hasila import __version__
from hasila.schemas import ASPECTS, DEMOGRAPHICS, EFFECTS, QUALIFIERS, VICTIM_CLASSES

LABELS, TEXT = "effect", "text"
SOURCE = "source"
SAID_BY, PART_OF = "said by", "part of"
NUMBERS = ("low", "best", "high")
CHOICES = {
    "qualifier": QUALIFIERS,
    "victim_class": VICTIM_CLASSES,
    "demographic": DEMOGRAPHICS,
    "aspect": ASPECTS,
    "event": ("main", "other"),
}
# What a task carries besides its text, to find the report again and to help the coder.
DATA = ("report_id", "title", "outlet", "published_at", "language", "sha256")
_COLOURS = (
    "#7f1d1d", "#c2410c", "#a16207", "#1d4ed8", "#6d28d9", "#475569", "#15803d", "#0f766e",
    "#0369a1",
)  # fmt: skip


def interface() -> str:
    """The labelling interface as XML; its values are those of the schemas."""
    colours = dict(zip(EFFECTS, _COLOURS, strict=True))
    labels = [
        f"    <Label value={quoteattr(e)} background={quoteattr(colours[e])}/>" for e in EFFECTS
    ]
    lines = [
        "<View>",
        "  <Style>.htx-text { white-space: pre-wrap; unicode-bidi: plaintext; }</Style>",
        f'  <Labels name="{LABELS}" toName="{TEXT}" choice="single">',
        *labels,
        f'    <Label value="{SOURCE}" background="#94a3b8"/>',
        "  </Labels>",
        "  <Relations>",
        f'    <Relation value="{SAID_BY}"/>',
        f'    <Relation value="{PART_OF}"/>',
        "  </Relations>",
        '  <Header value="$report_id"/>',
        f'  <Text name="{TEXT}" value="$text" granularity="symbol" saveTextResult="yes"/>',
        '  <View visibleWhen="region-selected">',
    ]
    for name in NUMBERS:
        lines += [
            f'    <Header value="{name}" size="6"/>',
            f'    <Number name="{name}" toName="{TEXT}" perRegion="true" min="0"/>',
        ]
    for name, values in CHOICES.items():
        lines += [
            f'    <Header value="{name}" size="6"/>',
            f'    <Choices name="{name}" toName="{TEXT}" perRegion="true" choice="single"'
            ' showInline="true">',
            *(f"      <Choice value={quoteattr(v)}/>" for v in values),
            "    </Choices>",
        ]
    return "\n".join([*lines, "  </View>", "</View>"]) + "\n"


def tasks(reports: pd.DataFrame, claims: pd.DataFrame) -> list[dict[str, Any]]:
    """One task per report, its claims as a prediction that coders correct.

    Args:
        reports: the table of reports.
        claims: the table of claims; none for coding from nothing.
    """
    own: dict[str, list[dict[str, Any]]] = {}
    for claim in _plain(claims):
        own.setdefault(claim["report_id"], []).append(claim)
    out = []
    for report in _plain(reports):
        data = {name: report[name] for name in DATA if report.get(name) is not None}
        task: dict[str, Any] = {"data": {**data, "text": report["text"]}}
        found = own.get(report["report_id"], [])
        if found:
            result = _result(found, report["text"])
            task["predictions"] = [{"model_version": f"hasila {__version__}", "result": result}]
        out.append(task)
    return out


def region_id(name: str) -> str:
    """A short id of a region, the same in every export."""
    return hashlib.sha256(name.encode()).hexdigest()[:10]


def _plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    plain = table.astype(object).where(table.notna(), None)
    return [{str(k): v for k, v in row.items()} for row in plain.to_dict("records")]


def _result(claims: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Regions, answers per region and relations of one report."""
    regions: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    names = {c["claim_id"] for c in claims}
    sources: dict[tuple[int, int], str] = {}
    for claim in claims:
        own = region_id(claim["claim_id"])
        span = {"start": claim["start"], "end": claim["end"]}
        span["text"] = text[claim["start"] : claim["end"]]
        regions.append(_answer(own, LABELS, "labels", {**span, "labels": [claim["effect"]]}))
        for name in NUMBERS:
            if claim[name] is not None:
                regions.append(_answer(own, name, "number", {**span, "number": int(claim[name])}))
        for name in CHOICES:
            if claim[name] is not None:
                value = {**span, "choices": [claim[name]]}
                regions.append(_answer(own, name, "choices", value))
        if claim["source_start"] is not None:
            place = (int(claim["source_start"]), int(claim["source_end"]))
            sources.setdefault(place, region_id(f"{claim['report_id']} source {place}"))
            relations.append(_relation(own, sources[place], SAID_BY))
        if claim["part_of"] in names:
            relations.append(_relation(own, region_id(claim["part_of"]), PART_OF))
    for (start, end), name in sources.items():
        value = {"start": start, "end": end, "text": text[start:end], "labels": [SOURCE]}
        regions.append(_answer(name, LABELS, "labels", value))
    return regions + relations


def _answer(name: str, tag: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "from_name": tag, "to_name": TEXT, "type": kind, "value": value}


def _relation(from_id: str, to_id: str, label: str) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": from_id,
        "to_id": to_id,
        "direction": "right",
        "labels": [label],
    }
