"""Claims against gold: precision, recall, attributes, and a list of every error with its cause.

A claim is right when its effect and its number agree with a gold claim that its span overlaps
(``best``; for a range ``low`` and ``high``; two vague ones agree), one to one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hasila.errors import UserError

ATTRIBUTES = (
    "qualifier",
    "victim_class",
    "demographic",
    "source",
    "aspect",
    "part_of",
    "event",
)
_CONTEXT = 120  # characters of the report shown on either side of an error

Claim = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A hand-annotated report: its claims with offsets; ``part_of`` is an index in ``claims``."""

    report_id: str
    language: str
    text: str
    claims: list[Claim]


def gold_from_records(records: Iterable[dict[str, Any]]) -> list[GoldReport]:
    """Gold from JSON records: ``doc_id`` (or ``report_id``), ``lang``, ``text``, ``claims``.

    A claim has ``start`` and ``end``, or ``quote`` and ``occurrence``, and the fields of the
    annotation guide; ``source`` is a span, a string, or null.
    """
    reports = []
    for number, record in enumerate(records, 1):
        report_id = record.get("doc_id") or record.get("report_id")
        if not report_id or "claims" not in record:
            raise UserError(f"gold record {number}: doc_id or claims is missing")
        text = record.get("text") or ""
        claims = [_placed(dict(c), text, f"{report_id}, claim {n}") for n, c in
                  enumerate(record["claims"])]  # fmt: skip
        language = str(record.get("lang") or record.get("language") or "")
        reports.append(GoldReport(str(report_id), language, text, claims))
    return reports


def gold_from_tables(gold: pd.DataFrame, reports: pd.DataFrame) -> list[GoldReport]:
    """Gold from a study's ``claims.csv`` (columns of the guide, ``report_id``) and its reports."""
    records: dict[str, dict[str, Any]] = {}
    for row in reports[["report_id", "language", "text"]].to_dict("records"):
        records[row["report_id"]] = {str(k): v for k, v in row.items()} | {"claims": []}
    for number, row in enumerate(gold.astype(object).to_dict("records"), 2):
        if row["report_id"] not in records:
            raise UserError(f"gold row {number}: no report '{row['report_id']}'")
        clean = {k: None if _empty(v) else v for k, v in row.items()}
        records[row["report_id"]]["claims"].append(clean)
    return gold_from_records(r for r in records.values())


def _placed(claim: Claim, text: str, where: str) -> Claim:
    """The claim with ``start`` and ``end``, and its source as a span where it can be found."""
    if claim.get("start") is None:
        at = -1
        for _ in range(int(claim.get("occurrence") or 0) + 1):
            at = text.find(str(claim.get("quote")), at + 1)
            if at < 0:
                raise UserError(f"gold of {where}: quote '{claim.get('quote')}' is not in the text")
        claim["start"], claim["end"] = at, at + len(str(claim["quote"]))
    for name in ("start", "end", "low", "best", "high", "part_of"):
        claim[name] = None if _empty(claim.get(name)) else int(claim[name])
    source = claim.get("source")
    if isinstance(source, str):
        claim["source_words"] = source
        claim["source"] = None
    elif source is not None:
        claim["source_words"] = text[source[0] : source[1]]
    return claim


def _empty(value: Any) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and value != value)


def predicted(claims: pd.DataFrame) -> dict[str, list[Claim]]:
    """The rows of a ``claims`` table by report, nulls as None."""
    out: dict[str, list[Claim]] = {}
    for row in claims.astype(object).to_dict("records"):
        clean = {str(k): None if _empty(v) else v for k, v in row.items()}
        out.setdefault(str(clean["report_id"]), []).append(clean)
    return out


def value(claim: Claim) -> tuple[int | None, ...]:
    """The number that must agree: ``best``, else the bounds."""
    best = claim.get("best")
    return (int(best),) if best is not None else (claim.get("low"), claim.get("high"))


def pairs(gold: list[Claim], claims: list[Claim], agree: bool = True) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, claim) by widest overlap; with ``agree`` effect and number too."""
    used: set[int] = set()
    out = []
    for i, g in enumerate(gold):
        chosen, widest = -1, 0
        for j, p in enumerate(claims):
            if j in used or (agree and (g["effect"], value(g)) != (p["effect"], value(p))):
                continue
            overlap = min(g["end"], p["end"]) - max(g["start"], p["start"])
            if overlap > widest:
                chosen, widest = j, overlap
        if chosen >= 0:
            used.add(chosen)
            out.append((i, chosen))
    return out


def measures(gold: list[GoldReport], claims: pd.DataFrame) -> pd.DataFrame:
    """One row per language (and all) and subset: counts, precision, recall, F1, attributes.

    Columns: language, subset (all, numeric), gold, predicted, matched, precision, recall, f1,
    span_f1, and the share of matched claims that agree in each of ``ATTRIBUTES``.
    """
    by_report = predicted(claims)
    languages = sorted({g.language for g in gold})
    rows = []
    for language in [*languages, *(["all"] if len(languages) > 1 else [])]:
        some = [g for g in gold if language in ("all", g.language)]
        rows += [_measure(language, subset, some, by_report) for subset in ("all", "numeric")]
    return pd.DataFrame(rows)


def _measure(
    language: str, subset: str, gold: list[GoldReport], by_report: dict[str, list[Claim]]
) -> dict[str, Any]:
    count: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for report in gold:
        wanted, found = report.claims, by_report.get(report.report_id, [])
        if subset == "numeric":
            wanted = [c for c in wanted if c["qualifier"] != "vague"]
            found = [c for c in found if c["qualifier"] != "vague"]
        matched = pairs(wanted, found)
        count.update(gold=len(wanted), predicted=len(found), matched=len(matched))
        count["span"] += len(pairs(wanted, found, agree=False))
        partner = {id(wanted[i]): found[j] for i, j in matched}
        for i, j in matched:
            for name, agrees in _agreement(report, wanted[i], found[j], partner).items():
                seen[name] += 1
                right[name] += agrees
    both = count["gold"] + count["predicted"]
    return {
        "language": language,
        "subset": subset,
        **{name: count[name] for name in ("gold", "predicted", "matched")},
        "precision": count["matched"] / max(1, count["predicted"]),
        "recall": count["matched"] / max(1, count["gold"]),
        "f1": 2 * count["matched"] / both if both else 0.0,
        "span_f1": 2 * count["span"] / both if both else 0.0,
        **{name: right[name] / max(1, seen[name]) for name in ATTRIBUTES},
    }


def _agreement(
    report: GoldReport, gold: Claim, claim: Claim, partner: dict[int, Claim]
) -> dict[str, bool]:
    """Which attributes of a matched claim agree; ``part_of`` only where the whole matched too."""
    out = {
        name: gold.get(name) == claim.get(name)
        for name in ("qualifier", "victim_class", "demographic", "aspect", "event")
    }
    out["source"] = _same_source(gold, claim)
    if gold.get("part_of") is not None:
        whole = partner.get(id(report.claims[gold["part_of"]]))
        if whole is not None:
            out["part_of"] = claim.get("part_of") == whole.get("claim_id")
    return out


def _same_source(gold: Claim, claim: Claim) -> bool:
    words, said = gold.get("source_words"), claim.get("source")
    if words is None or said is None:
        return words is None and said is None
    span = gold.get("source")
    start, end = claim.get("source_start"), claim.get("source_end")
    if span is not None and start is not None and min(span[1], end) > max(span[0], start):
        return True
    return words in said or said in words


def errors(gold: list[GoldReport], claims: pd.DataFrame) -> pd.DataFrame:
    """Every miss, false claim and wrong attribute, with its cause and the words around it.

    Columns: report_id, language, error (missed, false, or an attribute), cause, expected, found,
    before, quote, after, rule.
    """
    by_report = predicted(claims)
    rows: list[dict[str, Any]] = []
    for report in gold:
        found = by_report.get(report.report_id, [])
        matched = pairs(report.claims, found)
        partner = {id(report.claims[i]): found[j] for i, j in matched}
        hit, used = {i for i, _ in matched}, {j for _, j in matched}
        for i, g in enumerate(report.claims):
            if i not in hit:
                cause, other = _why_missed(g, found)
                rows.append(_error(report, g, "missed", cause, _say(g), other))
        for j, p in enumerate(found):
            if j not in used:
                clash = any(_overlap(p, g) for g in report.claims)
                cause = "other reading of a claim" if clash else f"no claim: {p.get('rule')}"
                rows.append(_error(report, p, "false", cause, "", _say(p)))
        for i, j in matched:
            for name, agrees in _agreement(report, report.claims[i], found[j], partner).items():
                if not agrees:
                    key = "source_words" if name == "source" else name
                    wanted, got = report.claims[i].get(key), found[j].get(name)
                    cause = f"{name}: {wanted} read as {got}"
                    if name in ("source", "part_of"):
                        cause = f"{name}: {_presence(wanted, got)}"
                    rows.append(_error(report, found[j], name, cause, str(wanted), str(got)))
    columns = ["report_id", "language", "error", "cause", "expected", "found", "before", "quote",
               "after", "rule"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _presence(wanted: Any, got: Any) -> str:
    return "not found" if got is None else "none in gold" if wanted is None else "another one"


def _why_missed(gold: Claim, found: list[Claim]) -> tuple[str, str]:
    near = [p for p in found if _overlap(p, gold)]
    if any(value(p) == value(gold) for p in near):
        return f"{gold['effect']} read as {near[0]['effect']}", _say(near[0])
    if near:
        return "other number", _say(near[0])
    if gold["best"] == 1:
        return "single person not found", ""
    if gold["best"] == 0:
        return "zero not found", ""
    return f"{gold['qualifier']} number not found", ""


def _overlap(a: Claim, b: Claim) -> bool:
    return bool(min(a["end"], b["end"]) > max(a["start"], b["start"]))


def _say(claim: Claim) -> str:
    number = value(claim)
    return f"{claim['effect']} {'–'.join('?' if v is None else str(v) for v in number)}"


def _error(
    report: GoldReport, at: Claim, error: str, cause: str, expected: str, found: str
) -> dict[str, Any]:
    start, end = int(at["start"]), int(at["end"])
    return {
        "report_id": report.report_id,
        "language": report.language,
        "error": error,
        "cause": cause,
        "expected": expected,
        "found": found,
        "before": report.text[max(0, start - _CONTEXT) : start],
        "quote": report.text[start:end],
        "after": report.text[end : end + _CONTEXT],
        "rule": at.get("rule") or "",
    }


def reliability(gold: list[GoldReport], claims: pd.DataFrame, bins: int = 10) -> pd.DataFrame:
    """How often claims of a given ``score`` are right.

    Columns: low, high (bounds of the bin), n, mean_score, share_right. Claims without a score
    are left out; reports without gold too.
    """
    by_report = predicted(claims)
    scored: list[tuple[float, bool]] = []
    for report in gold:
        found = by_report.get(report.report_id, [])
        used = {j for _, j in pairs(report.claims, found)}
        scored += [
            (float(p["score"]), j in used)
            for j, p in enumerate(found)
            if p.get("score") is not None
        ]
    rows = []
    for at in range(bins):
        low, high = at / bins, (at + 1) / bins
        inside = [(s, r) for s, r in scored if low <= s < high or (high == 1 and s == 1)]
        if inside:
            rows.append({
                "low": low, "high": high, "n": len(inside),
                "mean_score": sum(s for s, _ in inside) / len(inside),
                "share_right": sum(r for _, r in inside) / len(inside),
            })  # fmt: skip
    return pd.DataFrame(rows, columns=["low", "high", "n", "mean_score", "share_right"])
