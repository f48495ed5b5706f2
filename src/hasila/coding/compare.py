"""Coders against each other and against what the program read."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from hasila.coding.annotations import Coding
from hasila.evaluate import ATTRIBUTES, GoldReport, errors, measures, pairs, predicted
from hasila.hand.claims import number_of
from hasila.hand.rows import NUMBERS

GOLD = (
    "report_id", "quote", "occurrence", "effect", "low", "best", "high", "qualifier",
    "victim_class", "demographic", "source", "aspect", "part_of", "event",
)  # fmt: skip
# Attributes that a chance-corrected measure makes sense of: one of a few values.
NOMINAL = ("qualifier", "victim_class", "demographic", "aspect", "event")
COLUMNS = ("coder_a", "coder_b", "what", "n", "agree", "kappa", "alpha")
SET = (
    "effect", "low", "best", "high", "qualifier", "victim_class", "demographic", "source", "aspect",
    "event",
)  # fmt: skip


def gold_table(coded: Sequence[Coding], texts: dict[str, str]) -> pd.DataFrame:
    """One coder's claims in the columns of a study's ``claims.csv``."""
    rows = []
    for coding in coded:
        text = texts[coding.report_id]
        for claim in coding.claims:
            row = {name: claim.get(name) for name in GOLD}
            row["occurrence"] = _occurrence(text, claim["quote"], claim["start"])
            rows.append(row)
    table = pd.DataFrame(rows, columns=list(GOLD), dtype=object)
    for name in ("occurrence", *NUMBERS, "part_of"):
        table[name] = table[name].astype("Int64")
    return table


def agreement(coded: Sequence[Coding], texts: dict[str, str]) -> pd.DataFrame:
    """How far each two coders agree on the reports that both coded.

    Columns: coder_a, coder_b, what, n, agree, kappa (Cohen), alpha (Krippendorff, nominal). Rows
    ``claim`` and ``span`` give F1 as the evaluation does (n: claims of both); the others the share
    of matched claims that agree in an attribute. Measures beyond chance are empty where every
    claim has one and the same value, for then there is no chance to correct for.
    """
    rows: list[dict[str, Any]] = []
    for a, b in combinations(sorted({c.coder for c in coded}), 2):
        first, second = _both(coded, a, b, texts)
        if not first:
            continue
        scores = measures(first, second).iloc[0]
        n = int(scores["gold"] + scores["predicted"])
        names = {"coder_a": a, "coder_b": b}
        for what, column in (("claim", "f1"), ("span", "span_f1")):
            agree = scores[column] if n else None
            rows.append({**names, "what": what, "n": n, "agree": agree})
        told = _labels(first, second)
        rows.append({**names, "what": "effect", **_chance(told["effect"])})
        for what in ATTRIBUTES:
            if what in NOMINAL:
                rows.append({**names, "what": what, **_chance(told[what])})
            elif scores["matched"]:
                # A share of the matched claims, or of the matched parts.
                rows.append({**names, "what": what, "n": int(scores["matched"]),
                             "agree": scores[what]})  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def differences(coded: Sequence[Coding], texts: dict[str, str]) -> pd.DataFrame:
    """Every claim that two coders see differently, in its words, to be settled.

    Columns: coder_a, coder_b, report_id, difference (missed: only a has it; false: only b; else
    an attribute), a, b, before, quote, after.
    """
    found = []
    for a, b in combinations(sorted({c.coder for c in coded}), 2):
        first, second = _both(coded, a, b, texts)
        wrong = errors(first, second).rename(
            columns={"error": "difference", "expected": "a", "found": "b"}
        )
        wrong["difference"] = wrong["difference"].replace({"missed": "only a", "false": "only b"})
        found.append(wrong.assign(coder_a=a, coder_b=b))
    columns = ["coder_a", "coder_b", "report_id", "difference", "a", "b", "before", "quote"]
    columns.append("after")
    return pd.concat(found)[columns] if found else pd.DataFrame(columns=columns)


def corrections(coded: Sequence[Coding], claims: pd.DataFrame) -> pd.DataFrame:
    """What a coder changed in the claims as read, as a table for ``config/hand/``.

    Claims of the coded reports that the coder does not have are rejected, new ones added, and
    fields that differ corrected.
    """
    read = predicted(claims[claims["report_id"].isin({c.report_id for c in coded})])
    rows: list[dict[str, Any]] = []
    for coding in coded:
        mine, theirs = coding.claims, read.get(coding.report_id, [])
        matched = _overlapping(mine, theirs)
        partner = {i: theirs[j]["claim_id"] for i, j in matched}
        for i, claim in enumerate(mine):
            whole = claim["part_of"]
            part_of = partner.get(whole, mine[whole]["claim_id"]) if whole is not None else None
            said = {name: claim[name] for name in SET} | {"part_of": part_of}
            if i in partner:
                old = next(t for t in theirs if t["claim_id"] == partner[i])
                new = {k: v for k, v in said.items() if v != old.get(k)}
                rows += [_row(coding, old, "correct", new, old)] if new else []
            else:
                rows.append(_row(coding, claim, "add", said, {}))
        gone = set(range(len(theirs))) - {j for _, j in matched}
        rows += [_row(coding, theirs[j], "reject", {}, theirs[j]) for j in sorted(gone)]
    columns = ["action", "report_id", "claim_id", "quote", "start", "end", "was", *SET, "part_of",
               "reviewer", "reviewed", "reason"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _row(
    coding: Coding, at: dict[str, Any], action: str, sets: dict[str, Any], old: dict[str, Any]
) -> dict[str, Any]:
    # An empty cell leaves a field as it is; a dash empties it.
    filled = {
        k: ("-" if old.get(k) is not None else None) if v is None else v for k, v in sets.items()
    }
    return {
        "action": action,
        "report_id": coding.report_id,
        "claim_id": None if action == "add" else at["claim_id"],
        **{name: at[name] for name in ("quote", "start", "end")},
        "was": number_of(old) if old else None,
        **filled,
        "reviewer": coding.coder,
        "reviewed": coding.day,
        "reason": "coded by hand in Label Studio",
    }


def _both(
    coded: Sequence[Coding], a: str, b: str, texts: dict[str, str]
) -> tuple[list[GoldReport], pd.DataFrame]:
    """The reports that both coded: a's claims as gold, b's as a table of claims."""
    by = {(c.coder, c.report_id): c for c in coded}
    common = sorted(r for coder, r in by if coder == a and (b, r) in by)
    gold, rows = [], []
    for report in common:
        gold.append(
            GoldReport(report, "", texts[report], [_as_gold(c) for c in by[a, report].claims])
        )
        theirs = by[b, report].claims
        for claim in theirs:
            whole = claim["part_of"]
            part_of = None if whole is None else theirs[whole]["claim_id"]
            rows.append({**claim, "part_of": part_of, "rule": "coder"})
    columns = list(rows[0]) if rows else [*GOLD, "claim_id", "start", "end", "rule"]
    return gold, pd.DataFrame(rows, columns=columns, dtype=object)


def _as_gold(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim as the evaluation holds gold: the source is a span, its words beside it."""
    span = None if claim["source"] is None else (claim["source_start"], claim["source_end"])
    return {**claim, "source": span, **({} if span is None else {"source_words": claim["source"]})}


def _labels(gold: list[GoldReport], claims: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """What both coders said: of matched claims each attribute, of overlapping spans the effect."""
    by_report = predicted(claims)
    out: dict[str, list[tuple[str, str]]] = {name: [] for name in (*NOMINAL, "effect")}
    for report in gold:
        found = by_report.get(report.report_id, [])
        for i, j in pairs(report.claims, found):
            for name in NOMINAL:
                both = (report.claims[i][name], found[j].get(name))
                out[name].append((str(both[0]), str(both[1])))
        for i, j in _overlapping(report.claims, found):
            out["effect"].append((report.claims[i]["effect"], found[j]["effect"]))
    return out


def _overlapping(mine: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Pairs that match, then pairs of what is left that only overlap."""
    first = pairs(mine, theirs)
    hit, used = {i for i, _ in first}, {j for _, j in first}
    left = [i for i in range(len(mine)) if i not in hit]
    free = [j for j in range(len(theirs)) if j not in used]
    rest = pairs([mine[i] for i in left], [theirs[j] for j in free], agree=False)
    return first + [(left[i], free[j]) for i, j in rest]


def _chance(told: list[tuple[str, str]]) -> dict[str, Any]:
    """Share that agrees, Cohen's kappa and Krippendorff's alpha of what two coders said."""
    if not told:
        return {"n": 0, "agree": None, "kappa": None, "alpha": None}
    agree = sum(a == b for a, b in told) / len(told)
    if len({v for both in told for v in both}) < 2:
        return {"n": len(told), "agree": agree, "kappa": None, "alpha": None}
    # Imported here: it takes seconds, and most calls need none of it.
    from nltk.metrics.agreement import AnnotationTask

    data = [
        (who, str(at), v) for at, both in enumerate(told) for who, v in zip("ab", both, strict=True)
    ]
    task = AnnotationTask(data=data)
    return {"n": len(told), "agree": agree, "kappa": task.kappa(), "alpha": task.alpha()}


def _occurrence(text: str, quote: str, start: int) -> int:
    """Which occurrence of a quote in a text begins at a place, from 0."""
    count, at = 0, text.find(quote)
    while 0 <= at < start:
        count, at = count + 1, text.find(quote, at + 1)
    return count
