"""What the texts themselves show: headline and address against body, copies of one text."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import unquote

import pandas as pd

from hasila.audit.figures import (
    Finding,
    Told,
    at,
    by,
    distinct,
    effect,
    either_hedged,
    listing,
    one_digit,
    round_number,
    said,
    swapped,
    who,
)
from hasila.audit.voices import one_voice
from hasila.text import fold

_WORD = re.compile(r"\w+")
# Headlines and bodies differ on one or two victims by what they leave out.
_FEW = 3
# A hedged number that the other is this near rounds it. Numbers below are no mark of one count.
_ROUNDED, _MANY = 0.02, 20
# Shingles of five words; a sketch keeps the smallest hashes; reports that share one of the first
# few meet, and count as copies when that share of their sketches is equal.
_SHINGLE, _SKETCH, _BANDS, _ALIKE, _SHORTEST = 5, 64, 12, 0.6, 20


def headlines(rows: list[Told], reports: pd.DataFrame) -> Iterator[Finding]:
    """Numbers of headlines and of page addresses that the body contradicts and never repeats."""
    urls = dict(zip(reports["report_id"], reports["url"], strict=True)) if "url" in reports else {}
    for own in by(rows, lambda r: (r.event_id, r.report_id)).values():
        for group in by(own, lambda r: r.effect).values():
            yield from _against_body(group)
        yield from _other_effect(own)
        url = urls.get(own[0].report_id)
        if isinstance(url, str):
            yield from _address(own, url)


def _against_body(group: list[Told]) -> Iterator[Finding]:
    body = [r for r in group if not r.in_title]
    for head in (r for r in group if r.in_title and r.current and r.aspect == "total"):
        same = [r for r in body if r.group.meets(head.group) and one_voice(r, head)]
        if any(_repeats(head, r) for r in same):
            continue
        rivals = [r for r in same if r.current and r.group == head.group and r.part_of is None]
        if not rivals or sum(r.n or 0 for r in distinct(rivals)) == head.n:
            continue
        rival = max(rivals, key=lambda r: r.low)
        if min(rival.low, head.low) < _FEW:
            continue
        severity = _severity(head, rivals)
        if severity is None:
            continue
        whose = f" ({rival.source})" if rival.source else ""
        yield Finding(
            head.event_id, head.report_id, "headline_body", (head.claim_id, rival.claim_id),
            said(rival), said(head),
            f"{at(head)}: the headline says {said(head)} {who(head)} {effect(head)}, the body "
            f"{said(rival)}{whose}.", severity,
        )  # fmt: skip


def _severity(head: Told, rivals: list[Told]) -> str | None:
    """How much headline and body differ; None where one only rounds the other."""
    for r in rivals:
        if head.n is not None and r.n is not None and either_hedged(head, r):
            return "note" if abs(head.n - r.n) > _ROUNDED * max(head.n, r.n) else None
        if head.n is not None and r.n is None and r.low <= head.n <= r.high:
            # One end of a range made the number; a vague word leaves room for any.
            return "doubt" if r.qualifier == "range" and head.qualifier == "exact" else None
        if head.n is None and head.low <= r.high and r.low <= head.high:
            return None
    return "contradiction"


def _repeats(head: Told, body: Told) -> bool:
    return (
        head.n == body.n if head.n is not None else (head.low, head.high) == (body.low, body.high)
    )


def _other_effect(own: list[Told]) -> Iterator[Finding]:
    """A headline that gives the body's number another effect."""
    numbers = by((r for r in own if r.n is not None and r.n >= _MANY and r.current), lambda r: r.n)
    for same in numbers.values():
        heads, body = [r for r in same if r.in_title], [r for r in same if not r.in_title]
        if not heads or not body or {r.effect for r in heads} & {r.effect for r in body}:
            continue
        head, told = heads[0], body[0]
        if head.effect == "killed_or_injured" or told.part_of:
            continue
        yield Finding(
            head.event_id, head.report_id, "effect_mixed", (head.claim_id, told.claim_id),
            effect(told), effect(head),
            f"{at(head)}: the headline calls {said(head)} {who(head)} {effect(head)} whom the body "
            f"calls {effect(told)}{f' ({told.source})' if told.source else ''}.", "contradiction",
        )  # fmt: skip


def _address(own: list[Told], url: str) -> Iterator[Finding]:
    """A number in the words of a page's address that is a slip away from one of the text."""
    words = _WORD.findall(unquote(url.split("?")[0].rstrip("/").rsplit("/", 1)[-1]))
    told = {r.n for r in own if r.n is not None}
    for before, word, behind in zip(words, words[1:], words[2:], strict=False):
        if not word.isdecimal() or before[0].isdecimal() or behind[0].isdecimal():
            continue
        number = int(word)
        if number < 100 or 1900 <= number < 2100 or number in told or round_number(number):
            continue
        near = [
            r for r in own
            if r.n is not None and r.aspect == "total" and r.qualifier == "exact"
            and (one_digit(r.n, number) or swapped(r.n, number))
        ]  # fmt: skip
        if near:
            yield Finding(
                near[0].event_id, near[0].report_id, "headline_body", (near[0].claim_id,),
                said(near[0]), str(number),
                f"{at(near[0])}: the page's address says {number}, the report {said(near[0])} "
                f"{who(near[0])} {effect(near[0])}; one may be a slip.", "doubt",
            )  # fmt: skip
            return


def copies(tallies: pd.DataFrame, reports: pd.DataFrame) -> Iterator[Finding]:
    """Reports of different outlets whose texts are nearly the same."""
    main = tallies[tallies["event"].eq("main").fillna(False)]
    events = main.drop_duplicates("report_id").set_index("report_id")["event_id"]
    evidence = main.groupby("report_id", sort=False)["claim_id"].first()
    rows = reports[reports["report_id"].isin(events.index)].drop_duplicates("report_id")
    rows = rows.sort_values("report_id")
    outlets = dict(zip(rows["report_id"], rows["outlet"].fillna(rows["report_id"]), strict=True))
    published = rows["published_at"].astype("string").str.extract(r"^(\d{4}-\d{2}-\d{2})")[0]
    days = dict(zip(rows["report_id"], published.fillna(""), strict=True))
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
                f"{listing(_where(outlets[r], days[r]) for r in family)} carry nearly the same "
                f"text: one report, not "
                f"{len(set(names))} sources.", "doubt",
            )  # fmt: skip


def _where(outlet: str, day: str) -> str:
    return f"{outlet} on {day}" if day else outlet


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
