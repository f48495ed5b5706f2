"""Corrections of events, applied to the events that linking found.

All rows speak of the events as linking found them, so their order does not matter. ``report:ID``
stands for the event that this report is about, whatever its id.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from hasila.hand.log import Log
from hasila.hand.rows import EventRow
from hasila.schemas import conform

OTHER = ":other"  # an incident that a report only mentions
DONE = {"assign": "assigned", "merge": "merged", "rename": "renamed", "split": "split"}
_REPORT = "report:"


def apply_events(
    events: pd.DataFrame,
    corrections: Sequence[EventRow],
    claims: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Events after a person's corrections, and what became of each correction.

    Args:
        events: the table of events.
        corrections: the rows of ``hand.rows.event_rows``.
        claims: the table of claims; with it, what a report tells of other events does not keep
            ``report:ID`` from meaning the event that it is about.

    Returns:
        The table of events with ``hand`` and ``hand_reason``, and the table ``hand_log``. Raises
        ``UserError`` when two rows contradict each other.
    """
    if not corrections:
        nobody = pd.Series(None, index=events.index, dtype="string")
        return events.assign(hand=nobody, hand_reason=nobody), Log("events").table()
    aside = set() if claims is None else set(claims.loc[claims["event"].eq("other"), "claim_id"])
    desk = _Desk(events, aside)
    for row in corrections:
        if row.action in ("assign", "split"):
            desk.move(row)
        else:
            desk.send(row)
    return desk.result(), desk.log.table()


class _Desk:
    """The events on the desk, and what rows of corrections make of them."""

    def __init__(self, events: pd.DataFrame, aside: set[str]) -> None:
        self.events, self.aside = events, aside
        self.log = Log("events")
        text = events[["event_id", "report_id", "claim_id"]].astype(object)
        rows = text.where(text.notna(), None).itertuples(index=False)
        self.rows: list[Any] = list(rows)
        self.known = {r.event_id for r in self.rows}
        self.of_report: dict[str, list[int]] = defaultdict(list)
        for at, r in enumerate(self.rows):
            self.of_report[r.report_id].append(at)
        self.moved: dict[int, tuple[str, EventRow]] = {}  # row of events -> event
        self.sent: dict[str, tuple[str, EventRow]] = {}  # event -> event

    def event(self, row: EventRow, name: str) -> str | None:
        """The event that a cell names, None (and logged) where its report has not just one."""
        value = str(getattr(row, name))
        if not value.startswith(_REPORT):
            return value
        report = value.removeprefix(_REPORT)
        found = self.main_events(report)
        if len(found) == 1:
            return found[0]
        told = f"is about {len(found)} events" if found else "is not in this run"
        self.log.add(row, "does not fit", f"{name}: the report '{report}' {told}")
        return None

    def main_events(self, report: str) -> list[str]:
        own = [self.rows[at] for at in self.of_report.get(report, ())]
        main = {r.event_id for r in own if r.claim_id not in self.aside}
        names = main or {r.event_id for r in own}
        return sorted(n for n in names if not n.endswith(OTHER))

    def move(self, row: EventRow) -> None:
        """Reports or claims to another event (assign) or to a new one (split)."""
        into = self.event(row, "into")
        home = self.event(row, "event_id") if row.event_id else ""
        if into is None or home is None:
            return
        if row.action == "split" and into in self.known:
            self.log.add(row, "does not fit", f"the event '{into}' is there already: use assign")
            return
        if row.action == "assign" and into not in self.known:
            self.log.add(row, "does not fit", f"no event '{into}': use split to make a new one")
            return
        places = self.places(row, home)
        if not places:
            return
        for at in places:
            before = self.moved.get(at)
            if before and before[0] != into:
                self.contradicts(row, before[1])
        if all(self.rows[at].event_id == into for at in places):
            self.log.add(row, "not needed", f"it is in '{into}' already")
            return
        from_ = sorted({self.rows[at].event_id for at in places})
        self.moved.update(dict.fromkeys(places, (into, row)))
        self.log.add(row, "applied", f"{len(places)} rows: {', '.join(from_)} → {into}")

    def places(self, row: EventRow, home: str) -> list[int]:
        """The rows of events that a correction moves; none, and logged, when it does not fit."""
        report = str(row.report_id)
        own = self.of_report.get(report, [])
        if not own:
            self.log.add(row, "does not fit", f"no report '{report}' in this run")
            return []
        if row.claim_id:
            found = [at for at in own if self.rows[at].claim_id == row.claim_id]
            told = f"no claim '{row.claim_id}' in the report"
        elif home:
            found = [at for at in own if self.rows[at].event_id == home]
            told = f"the report is not in '{home}' any more"
        else:
            mains = self.main_events(report)
            found = [at for at in own if self.rows[at].event_id in mains] or own
            told = "the report is about several events: give event_id"
            if len(mains) > 1:
                found = []
        if home and any(self.rows[at].event_id != home for at in found):
            found, told = [], f"the claim is not in '{home}' any more"
        if not found:
            self.log.add(row, "does not fit", told)
        return found

    def send(self, row: EventRow) -> None:
        """A whole event into another (merge) or to a new name (rename)."""
        event, into = self.event(row, "event_id"), self.event(row, "into")
        if event is None or into is None:
            return
        before = self.sent.get(event)
        if before and before[0] != into:
            self.contradicts(row, before[1])
        if event == into or before:
            self.log.add(row, "not needed", f"it is '{into}' already")
        elif event not in self.known:
            self.log.add(row, "does not fit", f"no event '{event}' in this run")
        elif row.action == "merge" and into not in self.known:
            self.log.add(row, "does not fit", f"no event '{into}' in this run")
        elif row.action == "rename" and into in self.known:
            self.log.add(row, "does not fit", f"the event '{into}' is there already: use merge")
        else:
            self.sent[event] = (into, row)
            if self.circular(event):
                row.wrong("into", f"'{event}' is sent in a circle")
            self.log.add(row, "applied", f"{event} → {into}")

    def circular(self, event: str) -> bool:
        at, seen = event, {event}
        while at in self.sent:
            at = self.sent[at][0]
            if at in seen:
                return True
            seen.add(at)
        return False

    def contradicts(self, row: EventRow, other: EventRow) -> None:
        where = f"row {other.row}" if row.file == other.file else f"{other.file}, row {other.row}"
        row.wrong("into", f"'{row.into}' contradicts '{other.into}' of {where}")

    def result(self) -> pd.DataFrame:
        """The table of events as corrected, in its usual order."""
        names, hands, reasons = [], [], []
        for at, r in enumerate(self.rows):
            name, by = self.moved.get(at, (r.event_id, None))
            while name in self.sent:
                name, by = self.sent[name]
            names.append(name)
            hands.append(DONE[by.action] if by else None)
            reasons.append(by.reason if by else None)
        out = self.events.copy()
        out["event_id"] = pd.array(names, dtype="string")
        out["hand"] = pd.array(hands, dtype="string")
        out["hand_reason"] = pd.array(reasons, dtype="string")
        out["order"] = range(len(out))
        out = out.sort_values(["event_id", "report_id", "order"], kind="stable")
        return conform(out.drop(columns="order"), "events")
