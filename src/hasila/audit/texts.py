"""What the texts themselves show: headline against body, and copies of one text."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from hasila.audit.figures import Finding, Told, by, distinct, effect, hedged, listing, said, who
from hasila.text import fold

_WORD = re.compile(r"\w+")
# Headlines and bodies differ on one or two victims by what they leave out.
_FEW = 3
# Shingles of five words; a sketch keeps the smallest hashes; reports that share one of the first
# few meet, and count as copies when that share of their sketches is equal.
_SHINGLE, _SKETCH, _BANDS, _ALIKE, _SHORTEST = 5, 64, 12, 0.6, 20


def headlines(rows: list[Told]) -> Iterator[Finding]:
    """Headline numbers that the body contradicts and never repeats."""
    for group in by(rows, lambda r: (r.event_id, r.report_id, r.effect)).values():
        body = [r for r in group if not r.in_title]
        for head in (r for r in group if r.in_title and r.current and r.aspect == "total"):
            same = [r for r in body if r.group.meets(head.group)]
            if any(_fits(head, r) for r in same):
                continue
            rivals = [r for r in same if r.current and r.group == head.group and r.part_of is None]
            if not rivals or sum(r.n or 0 for r in distinct(rivals)) == head.n:
                continue
            rival = max(rivals, key=lambda r: r.low)
            if min(rival.low, head.low) < _FEW:
                continue
            yield Finding(
                head.event_id, head.report_id, "headline_body", (head.claim_id, rival.claim_id),
                said(rival), said(head),
                f"{head.outlet}: the headline says {said(head)} {who(head)} {effect(head)}, the "
                f"body {said(rival)}.", "contradiction",
            )  # fmt: skip


def _fits(head: Told, body: Told) -> bool:
    if head.n is None or body.n is None:
        return head.low <= body.high and body.low <= head.high
    return head.n == body.n or hedged(head, body.n) or hedged(body, head.n)


def copies(tallies: pd.DataFrame, reports: pd.DataFrame) -> Iterator[Finding]:
    """Reports of different outlets whose texts are nearly the same."""
    main = tallies[tallies["event"].eq("main").fillna(False)]
    events = main.drop_duplicates("report_id").set_index("report_id")["event_id"]
    evidence = main.groupby("report_id", sort=False)["claim_id"].first()
    rows = reports[reports["report_id"].isin(events.index)].drop_duplicates("report_id")
    rows = rows.sort_values("report_id")
    outlets = dict(zip(rows["report_id"], rows["outlet"].fillna(rows["report_id"]), strict=True))
    bins: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for report, text in zip(rows["report_id"], rows["text"], strict=True):
        sketch = _sketch(text)
        if sketch:
            bins[events[report]][report] = sketch
    for event in sorted(bins):
        for family in _families(bins[event]):
            names = [outlets[r] for r in family]
            if len(set(names)) < 2:
                continue
            yield Finding(
                event, family[0], "copied_text", tuple(evidence[r] for r in family), "1",
                str(len(set(names))),
                f"{listing(names)} carry nearly the same text: one report, not "
                f"{len(set(names))} sources.", "doubt",
            )  # fmt: skip


def _sketch(text: str) -> list[int]:
    words = _WORD.findall(fold(text).text.lower())
    if len(words) < _SHORTEST:
        return []
    grams = (" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    return sorted({zlib.crc32(g.encode()) for g in grams})[:_SKETCH]


def _families(sketches: dict[str, list[int]]) -> list[list[str]]:
    """Reports joined by likeness, in order of their first member."""
    meet: dict[int, list[str]] = defaultdict(list)
    for report, sketch in sketches.items():
        for value in sketch[:_BANDS]:
            meet[value].append(report)
    parent = {r: r for r in sketches}

    def root(r: str) -> str:
        while parent[r] != r:
            parent[r] = parent[parent[r]]
            r = parent[r]
        return r

    for members in meet.values():
        # Each meets the first: a boilerplate line in thousands of reports stays linear.
        pairs = combinations(members, 2) if len(members) < 8 else ((members[0], m) for m in members)
        for a, b in pairs:
            if root(a) != root(b) and _alike(sketches[a], sketches[b]):
                parent[max(root(a), root(b))] = min(root(a), root(b))
    families = by(sketches, root).values()
    return [sorted(f) for f in families if len(f) > 1]


def _alike(a: list[int], b: list[int]) -> bool:
    union = sorted({*a, *b})[:_SKETCH]
    shared = {*a} & {*b}
    return sum(v in shared for v in union) >= _ALIKE * len(union)
