"""Consensus: per event, effect and group one range and one number, by the rules of a codebook."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from hasila.codebook import Codebook
from hasila.conflict import Choice, Row, choose, counted, named, size, within
from hasila.errors import UserError
from hasila.schemas import CONSENSUS, conform
from hasila.tolls import records, tolls

_KEY = ["event_id", "effect", "victim_class", "actor", "demographic"]
_BEST = {
    "latest": "the latest toll",
    "lowest": "the lowest toll",
    "highest": "the highest toll",
    "majority": "the number most sources give",
    "hierarchy": "the most trusted source",
    "agreed": "the number all agree on",
    "none": "no single number",
}
_PER_SOURCE = {
    "latest": "each source's latest toll",
    "highest": "each source's highest toll",
    "all": "every report's toll",
}
_HOW = {
    "sum of groups": "sum of groups that exclude each other",
    "sum of parts": "sum of the stated parts",
    "total less combatants": "stated total less its stated combatants",
    "earlier toll and increment": "earlier toll and what the source has added since",
}
_HEDGES = {
    "exact": "as stated",
    "approx": "stated as about so many",
    "at_least": "stated as at least so many",
    "more_than": "stated as more than so many",
    "at_most": "stated as at most so many",
    "less_than": "stated as fewer than so many",
    "range": "stated as a range",
}
_ACROSS = {"civilian": "combatant", "combatant": "civilian"}
_EXTRA = [
    "low_rule", "best_rule", "high_rule", "low_claim_ids", "best_claim_ids", "high_claim_ids",
    "open_low", "open_high", "n_outlets", "grade",
]  # fmt: skip


def consensus(
    tallies: pd.DataFrame,
    codebooks: Codebook | Sequence[Codebook],
    units: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """What an event's tolls come to under each codebook, in the order of the codebooks.

    Args:
        tallies: the table of tallies with its extra columns.
        codebooks: one or several; the first one's rows come first.
        units: the reports' tolls by name of codebook, where they are known already.

    Returns:
        The table of consensus. ``rule`` says in short how the numbers were made and what was left
        out, ``claim_ids`` (separated by a space) from what. Beyond the contract: low_rule,
        best_rule and high_rule (whose toll each number is and how that was counted, in words),
        low_claim_ids, best_claim_ids and high_claim_ids (the claims behind each), open_low and
        open_high (no source bounds that side: low or high is then the outermost number said),
        n_outlets, grade (the codebook's word for: one source; the sources' ranges share a number;
        they do not).
        Raises ``UserError`` when two codebooks have one name.
    """
    books = [codebooks] if isinstance(codebooks, Codebook) else list(codebooks)
    names = [book.name for book in books]
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"codebooks: two of them are named '{name}'; give each its own name")
    known = {} if units is None else units
    rows = [
        row
        for book in books
        for row in _rows(known[book.name] if book.name in known else tolls(tallies, book), book)
    ]
    return conform(pd.DataFrame(rows, columns=[*CONSENSUS.names, *_EXTRA]), "consensus")


def _rows(units: pd.DataFrame, book: Codebook) -> Iterable[dict[str, Any]]:
    rows = records(units)
    if book.killed_or_injured == "upper":
        rows += _upper(rows)
    named(rows, book)

    def key(r: Row) -> tuple[str, ...]:
        return tuple("" if r[k] is None else str(r[k]) for k in _KEY)

    rows.sort(key=lambda r: (key(r), r["as_of"] or "", r["report_id"], r["source_name"] or ""))
    settled = [_settle(list(group), book) for _, group in groupby(rows, key=key)]
    if book.conflict.contested_class == "zero":
        _contest(settled, rows, book)
    return settled


def _contest(settled: list[dict[str, Any]], rows: list[Row], book: Codebook) -> None:
    """Set the lower end to 0 where some call civilians whom others call combatants.

    That is where no report counts both, and one counts as many of the other class as the range of
    this class has at most.
    """
    said: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for r in rows:
        if r["victim_class"] in _ACROSS and not r["actor"] and not r["demographic"]:
            by_class = said.setdefault((r["event_id"], r["effect"]), {})
            by_class.setdefault(r["victim_class"], []).append(r)
    for row in settled:
        if row["victim_class"] not in _ACROSS or row["actor"] or row["demographic"]:
            continue
        by_class = said[row["event_id"], row["effect"]]
        own = {r["report_id"] for r in by_class[row["victim_class"]]}
        others = by_class.get(_ACROSS[row["victim_class"]], [])
        if row["low"] == 0 or own & {r["report_id"] for r in others}:
            continue
        against = next((r for r in others if size(r) == row["high"]), None)
        if against is None:
            continue
        ids = _joined(against["claim_ids"])
        row |= {
            "low": 0,
            "best": None,
            "low_rule": f"0, for they are {against['victim_class']}s to {_whose(against)}",
            "best_rule": "no single number: who they were is contested",
            "low_claim_ids": ids,
            "best_claim_ids": None,
            "claim_ids": _joined(row["claim_ids"].split(), ids.split()),
            "rule": f"{row['rule']}; lower end 0, for their class is contested",
            "open_low": False,
            "grade": book.grades.disputed,
        }


def _upper(rows: list[Row]) -> list[Row]:
    """Bounds on the killed and on the injured from one number for both.

    Only where a report has no number of its own: with a toll of the killed, the injured are at
    most the rest.
    """
    own: dict[tuple, Row] = {}
    for r in rows:
        key = (r["report_id"], r["effect"], *(r[k] for k in _KEY[2:]), r["source_name"])
        own.setdefault(key, r)
    out = []
    for r in rows:
        if r["effect"] != "killed_or_injured":
            continue
        for effect, other in (("killed", "injured"), ("injured", "killed")):
            sides = (*(r[k] for k in _KEY[2:]), r["source_name"])
            if (r["report_id"], effect, *sides) in own:
                continue
            known = own.get((r["report_id"], other, *sides))
            less = known["low"] if known else 0
            if less > r["high"]:
                continue  # they do not count the same persons
            out.append(
                {
                    **r,
                    "effect": effect,
                    "low": 0,
                    "best": None,
                    "high": r["high"] - less,
                    "open_low": False,
                    "rule": f"at most the killed or injured{f' less the {other}' if known else ''}",
                    "claim_ids": (*r["claim_ids"], *(known["claim_ids"] if known else ())),
                }
            )
    return out


def _in_words(rule: str) -> str:
    """How a toll was counted, for a reader."""
    how, _, rest = rule.partition("; ")
    kind = how.removeprefix("stated (").removesuffix(")")
    if kind.startswith("vague:"):
        word = kind.removeprefix("vague:").replace("_", " ")
        text = "a vague word" if word == "unknown" else f"'{word}' as the codebook counts it"
    else:
        text = _HEDGES.get(kind, how) if how.startswith("stated") else _HOW.get(how, how)
    return f"{text}, vague words among them" if rest == "vague" else text


def _whose(r: Row) -> str:
    day = f", {r['as_of'][:10]}" if r["as_of"] else ""
    return f"{r['speaker']}{day}: {_in_words(r['rule'])}"


def _end(r: Row, side: str, inside: list[Row], units: list[Row], choice: Choice | None) -> str:
    """The rule of one end of the range, in words."""
    which = {"low": "lowest", "high": "highest"}[side]
    if len(units) == 1:
        what = "the only toll"
    elif choice is not None and len(inside) == 1:
        what = f"the toll that was chosen ({choice.rule})"
    else:
        backed = " that several reports give" if len(inside) < len(units) else ""
        what = f"{which} of {len(inside)} tolls{backed}"
    left = {"low": "less", "high": "more"}[side]
    is_open = f"; the wording leaves {left} open" if r[f"open_{side}"] else ""
    return f"{what}; {_whose(r)}{is_open}"


def _single(choice: Choice | None, units: list[Row], book: Codebook) -> str:
    """The rule of the single number, or why there is none."""
    if choice:
        what = "the only toll" if len(units) == 1 else choice.rule
        return f"{what}; {_whose(choice.toll)}"
    if book.conflict.best == "none":
        return "no single number: the codebook gives ranges only"
    if all(r["best"] is None for r in units):
        return "no single number: nobody says one"
    return "no single number: the tolls differ"


def _summary(units: list[Row], inside: list[Row], choice: Choice | None, book: Codebook) -> str:
    rules = [choice.toll["rule"]] if choice else sorted({r["rule"] for r in units})
    if len(units) == 1:
        return ", ".join(rules)
    parts = [
        ", ".join(rules),
        f"of {_PER_SOURCE[book.conflict.per_source]}",
        _BEST[book.conflict.best] if choice else "no single number",
    ]
    alone = choice is not None and len(inside) == 1 and inside[0] is choice.toll
    parts.append("bounds of " + ("that toll" if alone else f"{len(inside)} tolls"))
    return "; ".join(parts)


def _settle(units: list[Row], book: Codebook) -> dict[str, Any]:
    left, notes = counted(units, book)
    choice = choose(left, book)
    inside = within(left, choice, book.conflict.bounds)
    if choice is None or choice.toll["best"] not in {r["best"] for r in inside}:
        # A number outside its own range would help nobody, and those inside may agree.
        choice = choose(inside, book)
    lowest = min(inside, key=lambda r: (r["low"], not r["open_low"]))
    highest = max(inside, key=lambda r: (r["high"], r["open_high"]))
    shared = max(r["low"] for r in left) <= min(
        float("inf") if r["open_high"] else r["high"] for r in left
    )
    speakers = {r["speaker"] for r in left}
    support = "single" if len(speakers) == 1 else "agreed" if shared else "disputed"
    best_ids = choice.toll["claim_ids"] if choice else ()
    ids = [best_ids, lowest["claim_ids"], highest["claim_ids"]]
    if not choice:
        ids += [r["claim_ids"] for r in left]
    return {
        **{k: units[0][k] for k in _KEY},
        "codebook": book.name,
        "low": lowest["low"],
        "best": choice.toll["best"] if choice else None,
        "high": highest["high"],
        "n_reports": len({r["report_id"] for r in left}),
        "n_sources": len(speakers),
        "rule": "; ".join([_summary(left, inside, choice, book), *notes]),
        "claim_ids": _joined(*ids),
        "low_rule": _end(lowest, "low", inside, left, choice),
        "best_rule": _single(choice, left, book),
        "high_rule": _end(highest, "high", inside, left, choice),
        "low_claim_ids": _joined(lowest["claim_ids"]),
        "best_claim_ids": _joined(best_ids) or None,
        "high_claim_ids": _joined(highest["claim_ids"]),
        "open_low": all(r["open_low"] for r in inside if r["low"] == lowest["low"]),
        "open_high": any(r["open_high"] for r in inside if r["high"] == highest["high"]),
        "n_outlets": len({r["outlet"] for r in left if r["outlet"]}),
        "grade": getattr(book.grades, support),
    }


def _joined(*groups: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(i for group in groups for i in group))
