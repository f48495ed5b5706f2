"""Corrections of claims, applied to the claims as the program read them.

A row finds its claim by id or by its quote, and holds only while the words, and the number if it
names one, stand there as they did at the review. All rows speak of the claims as they were read,
so their order does not matter.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from hasila.hand import places
from hasila.hand.log import Log
from hasila.hand.rows import BOUNDS, NUMBERS, ClaimRow
from hasila.names import Names, fill_names
from hasila.schemas import EXTRAS, claim_id, conform

HAND = tuple(EXTRAS["claims"].names)
ORDER = ["report_id", "sentence", "start", "end", "effect"]
Claim = dict[str, Any]


class Corrected(NamedTuple):
    """The claims that count, those that do not any more, and the table ``hand_log``."""

    claims: pd.DataFrame
    rejected: pd.DataFrame
    log: pd.DataFrame


def apply_claims(
    claims: pd.DataFrame,
    reports: pd.DataFrame,
    corrections: Sequence[ClaimRow],
    names: Names | None = None,
) -> Corrected:
    """Claims after a person's corrections.

    Args:
        claims: the table of claims as read.
        reports: the table of reports.
        corrections: the rows of ``hand.rows.claim_rows``.
        names: sources and armed bodies known, the shipped ones when None.

    Returns:
        Tables of claims (with the columns of ``EXTRAS["claims"]``: hand, hand_reason, hand_by,
        hand_date, hand_before, hand_into): those that count, and those that were rejected or
        merged into another. Their ids never change. Raises ``UserError`` when two rows
        contradict each other.
    """
    about = {str(row.report_id) for row in corrections}
    concerned = claims["report_id"].isin(about)
    rows = reports.loc[reports["report_id"].isin(about), ["report_id", "text"]]
    texts = dict(rows.itertuples(index=False, name=None))
    desk = _Desk(claims[concerned], texts)
    # Claims that are added first, so that other rows can name them.
    for row in sorted(corrections, key=lambda r: r.action != "add"):
        desk.lay(row)
    kept, rejected = desk.result()
    changed = _table(kept, claims)
    filled = fill_names(changed, texts, names)
    # What a person emptied stays empty.
    filled["actor"] = filled["actor"].where(changed["hand"].ne("corrected"), changed["actor"])
    out = pd.concat([_table(claims[~concerned], claims), filled], ignore_index=True)
    order = out.sort_values(ORDER, kind="stable", ignore_index=True)
    return Corrected(order, _table(rejected, claims), desk.log.table())


def number_of(claim: Claim) -> str:
    """A claim's number in the form of the column ``was``: 12, 10 to 15, vague."""
    if claim["best"] is not None:
        return str(claim["best"])
    ends = [claim[n] for n in ("low", "high") if claim[n] is not None]
    return " to ".join(map(str, ends)) if ends else "vague"


class _Desk:
    """The claims of the reports that corrections speak of, and what is to become of each."""

    def __init__(self, claims: pd.DataFrame, texts: dict[str, str]) -> None:
        plain = claims.astype(object).where(claims.notna(), None)
        self.claims: dict[str, Claim] = {
            str(r["claim_id"]): {str(k): v for k, v in r.items()} for r in plain.to_dict("records")
        }
        self.texts = texts
        self.log = Log("claims")
        self.out: dict[str, ClaimRow] = {}  # claim -> the row that takes it out
        self.into: dict[str, str] = {}  # claim -> the claim it is merged into
        self.changes: dict[str, list[ClaimRow]] = {}
        self.added: dict[str, tuple[Claim, ClaimRow]] = {}

    # --- from a row to its place and claim

    def lay(self, row: ClaimRow) -> None:
        """Take in one row: check that it fits and note what it asks for."""
        text = self.texts.get(str(row.report_id))
        if text is None:
            self.log.add(row, "does not fit", f"no report '{row.report_id}' in this run")
            return
        span = places.span(row, text)
        if span is None:
            self.log.add(row, "does not fit", "the quote does not stand there in the report")
        elif row.action == "add":
            self.add(row, span)
        else:
            found = self.claim(row, span)
            if found is not None:
                {"correct": self.correct, "reject": self.reject, "merge": self.merge}[row.action](
                    row, found
                )

    def claim(self, row: ClaimRow, span: tuple[int, int]) -> Claim | None:
        """The claim that a row speaks of, or None, and logged, when it is not as it was."""
        near = [
            c
            for c in self.claims.values()
            if c["report_id"] == row.report_id and min(c["end"], span[1]) > max(c["start"], span[0])
        ]
        there = "; there is " + ", ".join(f"{c['effect']} {number_of(c)}" for c in near)
        if row.claim_id:
            found = [c for c in near if c["claim_id"] == row.claim_id]
            told = "this claim is not read any more" + (there if near else "")
        else:
            exact = [c for c in near if (c["start"], c["end"]) == span]
            found = near if len(near) == 1 else exact
            told = "no claim is read there"
            if len(near) > 1 and len(exact) != 1:
                found, told = (
                    [],
                    "several claims stand there, give claim_id: "
                    + ", ".join(c["claim_id"] for c in near),
                )
        if not found:
            gone = row.action == "reject" and not near
            self.log.add(row, "not needed" if gone else "does not fit", told)
            return None
        claim = found[0]
        done = row.action == "correct" and not self.differs(row, claim)
        if row.was and row.was != number_of(claim) and not done:
            told = f"the number was {row.was} at the review and is {number_of(claim)} now"
            self.log.add(row, "does not fit", told, claim["claim_id"])
            return None
        return claim

    # --- what a row asks for

    def correct(self, row: ClaimRow, claim: Claim) -> None:
        name = claim["claim_id"]
        others = self.changes.get(name, [])
        for other in others:
            for key in row.sets.keys() & other.sets.keys():
                if row.sets[key] != other.sets[key]:
                    _contradicts(row, key, other)
        if name in self.out:
            _contradicts(row, "action", self.out[name])
        source = row.sets.get("source")
        if source and source not in self.texts[str(row.report_id)]:
            self.log.add(row, "does not fit", "the words of 'source' are not in the report", name)
        elif not self.differs(row, claim):
            self.log.add(row, "not needed", "the program reads it so by now", name)
        elif any(other.sets == row.sets for other in others):
            self.log.add(row, "not needed", f"the same as row {others[0].row}", name)
        elif self.whole(row, name):
            self.changes.setdefault(name, []).append(row)

    def reject(self, row: ClaimRow, claim: Claim) -> None:
        name = claim["claim_id"]
        if name in self.changes:
            _contradicts(row, "action", self.changes[name][0])
        if name in self.out:
            if self.out[name].action != "reject":
                _contradicts(row, "action", self.out[name])
            self.log.add(row, "not needed", f"the same as row {self.out[name].row}", name)
            return
        self.out[name] = row
        self.log.add(row, "applied", f"rejected: {claim['effect']} {number_of(claim)}", name)

    def merge(self, row: ClaimRow, claim: Claim) -> None:
        name, into = claim["claim_id"], self.named(row, str(row.into))
        if name in self.changes:
            _contradicts(row, "action", self.changes[name][0])
        if name in self.out and self.into.get(name) != into:
            _contradicts(row, "into", self.out[name])
        if name in self.out:
            self.log.add(row, "not needed", f"the same as row {self.out[name].row}", name)
        elif into not in self.claims:
            self.log.add(row, "does not fit", f"into: no one claim '{row.into}' here", name)
        else:
            self.out[name], self.into[name] = row, into
            if self.goal(name) is None:
                row.wrong("into", f"'{name}' is merged in a circle")
            self.log.add(row, "applied", f"counted under {into}", name)

    def add(self, row: ClaimRow, span: tuple[int, int]) -> None:
        effect = row.sets["effect"]
        name = claim_id(str(row.report_id), *span, effect)
        claim: Claim = {
            "claim_id": name, "report_id": row.report_id, "start": span[0], "end": span[1],
            "quote": row.quote, "victim_class": "unspecified", "aspect": "total", "event": "main",
            "rule": "hand",
        }  # fmt: skip
        claim = {**dict.fromkeys([*next(iter(self.claims.values()), claim), *row.sets]), **claim}
        claim = self.changed(row, {**dict.fromkeys(NUMBERS), **claim})
        claim["sentence"] = places.sentence(self.texts[str(row.report_id)], span[0])
        number = number_of(claim)
        if number == "vague" and claim["qualifier"] != "vague":
            row.wrong("best", f"is empty, but '{claim['qualifier']}' needs a number")
        for other in self.claims.values():
            overlap = min(other["end"], span[1]) - max(other["start"], span[0])
            if other["report_id"] != row.report_id or other["effect"] != effect or overlap <= 0:
                continue
            same = number_of(other) == number
            told = "the program reads it by now" if same else "another claim is read there: correct"
            self.log.add(row, "not needed" if same else "does not fit", told, other["claim_id"])
            return
        if name in self.added:
            if self.added[name][1].sets != row.sets:
                _contradicts(row, "effect", self.added[name][1])
            self.log.add(row, "not needed", f"the same as row {self.added[name][1].row}", name)
        elif self.whole(row, name):
            self.added[name] = (claim, row)
            self.log.add(row, "applied", f"added: {effect} {number}", name)

    def whole(self, row: ClaimRow, name: str) -> bool:
        """Whether ``part_of`` names another claim of the report; logged when it does not."""
        said = row.sets.get("part_of")
        whole = self.named(row, said) if said else None
        if said is None or (whole is not None and whole != name):
            return True
        self.log.add(row, "does not fit", f"part_of: no one other claim '{said}' here", name)
        return False

    def named(self, row: ClaimRow, said: str) -> str | None:
        """The claim of a row's report that a cell names, by its id or by its words."""
        own = {n: c for n, c in self.claims.items() if c["report_id"] == row.report_id}
        own |= {n: c for n, (c, _) in self.added.items() if c["report_id"] == row.report_id}
        if said in own:
            return said
        exact = [n for n, c in own.items() if c["quote"] == said]
        near = [n for n, c in own.items() if said in c["quote"] or c["quote"] in said]
        return next((n[0] for n in (exact, near) if len(n) == 1), None)

    def differs(self, row: ClaimRow, claim: Claim) -> bool:
        """Whether a correction would change anything."""
        new = self.changed(row, claim)
        return any(new[k] != claim[k] for k in row.sets)

    def changed(self, row: ClaimRow, claim: Claim) -> Claim:
        """The claim with a row's fields set, and what follows from them."""
        new, sets = {**claim, **row.sets}, row.sets
        if sets.keys() & {*NUMBERS, "qualifier"} and new["qualifier"] in BOUNDS:
            for name, wanted in zip(("low", "high"), BOUNDS[new["qualifier"]], strict=True):
                if name not in sets:
                    new[name] = new["best"] if wanted else None
        elif sets.get("qualifier") in ("range", "vague"):
            keep = () if sets["qualifier"] == "vague" else ("low", "high")
            new.update({n: None for n in NUMBERS if n not in sets and n not in keep})
        stated = [new[n] for n in NUMBERS if new[n] is not None]
        if stated != sorted(stated):
            told = ", ".join(f"{n} {new[n]}" for n in NUMBERS if new[n] is not None)
            row.wrong("low", f"the numbers must rise from low to best to high, and would be {told}")
        if sets.get("part_of"):
            new["part_of"] = self.named(row, sets["part_of"])
        if "source" in sets and sets["source"] != claim.get("source"):
            words = sets["source"]
            text = self.texts[str(row.report_id)]
            at = places.nearest(text, words, new["start"]) if words else -1
            new["source_start"] = at if at >= 0 else None
            new["source_end"] = at + len(words) if words and at >= 0 else None
            # The name follows from the words, later, unless the row gives it.
            new.update({n: None for n in ("source_name", "source_class") if n not in sets})
        return new

    # --- the outcome

    def goal(self, name: str | None) -> str | None:
        """Where a claim ends up that may be merged or rejected; None where nowhere."""
        seen = set()
        while name is not None and name in self.out:
            if name in seen:
                return None
            seen.add(name)
            name = self.into.get(name)
        return name

    def parent(self, name: str | None) -> str | None:
        """The whole of a part, when wholes may be merged or rejected."""
        seen = set()
        while name is not None and name in self.out and name not in seen:
            seen.add(name)
            name = self.into.get(name) or self.claims[name].get("part_of")
        return name

    def result(self) -> tuple[list[Claim], list[Claim]]:
        """Claims that count, claims that do not."""
        for name, row in self.out.items():
            if row.action == "merge" and self.goal(name) is None:
                row.wrong("into", f"'{row.into}' is rejected by another row")
        kept, rejected = [], []
        for name, claim in self.claims.items():
            if name in self.out:
                row = self.out[name]
                hand = "merged" if row.action == "merge" else "rejected"
                rejected.append({**claim, **_by([row], hand), "hand_into": self.goal(name)})
                continue
            kept.append(self.finished(name, claim))
        kept += [{**claim, **_by([row], "added")} for claim, row in self.added.values()]
        for claim in kept:
            whole = self.parent(claim["part_of"])
            claim["part_of"] = None if whole == claim["claim_id"] else whole
        return kept, rejected

    def finished(self, name: str, claim: Claim) -> Claim:
        """A claim that stays, with its corrections and what was merged into it."""
        new, rows = dict(claim), self.changes.get(name, [])
        for row in rows:
            before = dict(new)
            new = self.changed(row, new)
            keys = _told(row.sets, before, new)
            told = "; ".join(f"{k}: {_say(before[k])} → {_say(new[k])}" for k in keys)
            self.log.add(row, "applied", told, name)
        merged = sorted(m for m in self.into if self.goal(m) == name)
        if not rows and not merged:
            return new
        keys = _told([k for row in rows for k in row.sets], claim, new)
        was = [f"{k}: {_say(claim[k])}" for k in keys]
        was += ["merged: " + " ".join(merged)] if merged else []
        why = [*rows, *(self.out[m] for m in merged)]
        new.update(_by(why, "corrected" if rows else "merged"), hand_before="; ".join(was))
        return new


# What follows from other fields and needs no telling unless a row sets it.
_FOLLOW = ("source_start", "source_end", "source_name", "source_class")


def _told(sets: Iterable[str], before: Claim, after: Claim) -> list[str]:
    """The fields to tell of: those that differ, but for what only follows from others."""
    keys = set(sets)
    return [k for k in after if after[k] != before[k] and (k in keys or k not in _FOLLOW)]


def _by(rows: Sequence[ClaimRow], hand: str) -> Claim:
    """Who did what to a claim, when and why."""

    def joined(values: list[str]) -> str:
        return " | ".join(dict.fromkeys(values))

    return {
        "hand": hand,
        "hand_reason": joined([r.reason for r in rows]),
        "hand_by": joined([r.by for r in rows]),
        "hand_date": max(r.on for r in rows),
    }


def _say(value: Any) -> str:
    return "-" if value is None else str(value)


def _contradicts(row: ClaimRow, name: str, other: ClaimRow) -> None:
    where = f"row {other.row}" if row.file == other.file else f"{other.file}, row {other.row}"
    said = row.sets.get(name) or getattr(row, name, None)
    against = other.sets.get(name) or getattr(other, name, None)
    row.wrong(name, f"'{said}' contradicts '{against}' of {where} on the same claim")


def _table(rows: pd.DataFrame | list[Claim], like: pd.DataFrame) -> pd.DataFrame:
    """Rows in the columns and types of claims, those about hands last."""
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows, columns=None)
    frame = frame.reindex(columns=list(dict.fromkeys([*like.columns, *HAND])))
    for column in HAND:
        frame[column] = frame[column].astype("string")
    return conform(frame, "claims")
