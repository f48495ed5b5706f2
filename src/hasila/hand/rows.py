"""Tables of corrections as people write them, checked cell by cell.

Every mistake is a ``UserError`` of one line that names file, row and field. Rows are counted as a
spreadsheet counts them: the header is row 1.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from hasila.errors import UserError
from hasila.schemas import CLAIMS, describe

CLAIM_ACTIONS = ("correct", "reject", "add", "merge")
EVENT_ACTIONS = ("assign", "merge", "rename", "split")
# What a row may set; an empty cell leaves a field as it is, CLEAR empties it.
SETTABLE = (
    "effect", "low", "best", "high", "qualifier", "victim_group", "actor", "victim_class",
    "demographic", "source", "source_name", "source_class", "aspect", "part_of", "place", "date",
    "event",
)  # fmt: skip
NUMBERS = ("low", "best", "high")
# Which of low and high a wording gives when its number is known.
BOUNDS = {
    "exact": (True, True),
    "approx": (False, False),
    "at_least": (True, False),
    "more_than": (True, False),
    "at_most": (False, True),
    "less_than": (False, True),
}
CLEAR = "-"
REVIEW = ("reviewer", "reviewed", "reason")
CLAIM_COLUMNS = (
    "action", "report_id", "claim_id", "quote", "occurrence", "start", "end", "was", "into",
    *SETTABLE, *REVIEW, "note",
)  # fmt: skip
EVENT_COLUMNS = (
    "action", "event_id", "into", "report_id", "claim_id", *REVIEW, "note",
)  # fmt: skip
# What an action cannot do without, beyond who decided it, when and why.
NEEDS = {
    "claims": {
        "correct": ("report_id", "quote"),
        "reject": ("report_id", "quote"),
        "add": ("report_id", "quote", "effect", "qualifier"),
        "merge": ("report_id", "quote", "into"),
    },
    "events": {
        "assign": ("report_id", "into"),
        "merge": ("event_id", "into"),
        "rename": ("event_id", "into"),
        "split": ("report_id", "event_id", "into"),
    },
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:+.Z-]{1,20})?)?)?")
_WAS = re.compile(r"(\d{1,12})(?:\s*(?:to|-|–)\s*(\d{1,12}))?")
_NEVER_EMPTY = {f.name for f in CLAIMS if not f.nullable}

# A row of a file: its number and its cells.
Cells = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """What all corrections have: where they stand, what they ask for, who decided and why."""

    file: str
    row: int
    action: str
    report_id: str | None
    claim_id: str | None
    into: str | None
    by: str
    on: str
    reason: str

    def wrong(self, name: str, message: str) -> NoReturn:
        """End with an error that names this row and a field of it."""
        raise UserError(f"{self.file}, row {self.row}, {name}: {message}")


@dataclass(frozen=True, slots=True)
class ClaimRow(Row):
    """A correction of a claim; ``was`` is the number that the program had read."""

    quote: str = ""
    occurrence: int = 0
    start: int | None = None
    end: int | None = None
    was: str | None = None
    sets: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventRow(Row):
    """A correction of events."""

    event_id: str | None = None


def claim_rows(cells: Iterable[Cells], header: Sequence[str], file: str) -> list[ClaimRow]:
    """Corrections of claims from the rows of one file. Raises ``UserError``."""
    _check_header(header, CLAIM_COLUMNS, ("action", "report_id", "quote", *REVIEW), file)
    return [_claim_row(_Reader(file, number, row, "claims")) for number, row in cells]


def event_rows(cells: Iterable[Cells], header: Sequence[str], file: str) -> list[EventRow]:
    """Corrections of events from the rows of one file. Raises ``UserError``."""
    _check_header(header, EVENT_COLUMNS, ("action", "into", *REVIEW), file)
    rows = []
    for number, row in cells:
        read = _Reader(file, number, row, "events")
        rows.append(EventRow(**read.common(EVENT_ACTIONS), event_id=read.text("event_id")))
    return rows


def _check_header(
    header: Sequence[str], known: Sequence[str], needed: Sequence[str], file: str
) -> None:
    for name in header:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)[0]
            raise UserError(f"{file}: unknown column '{name}'; did you mean '{near}'?")
        if list(header).count(name) > 1:
            raise UserError(f"{file}: column '{name}' is given twice")
    for name in needed:
        if name not in header:
            raise UserError(f"{file}: column '{name}' is missing")


def _claim_row(read: "_Reader") -> ClaimRow:
    common = read.common(CLAIM_ACTIONS)
    action = common["action"]
    sets = {
        name: read.field(name)
        for name in SETTABLE
        if (name not in ("part_of",) or action in ("correct", "add")) and read.text(name)
    }
    if action in ("reject", "merge") and sets:
        read.fail(next(iter(sets)), f"a row that says '{action}' sets no field; leave it empty")
    if action == "correct" and not sets:
        read.fail("action", "'correct' sets no field; fill in what is right, or say 'reject'")
    if action != "merge" and common["into"]:
        read.fail("into", "only for 'merge'")
    start, end = read.number("start"), read.number("end")
    if (start is None) != (end is None) or (start is not None and end is not None and start >= end):
        read.fail("end", "start and end go together, and end is the larger")
    numbers = [sets[n] for n in NUMBERS if sets.get(n) is not None]
    if numbers != sorted(numbers):
        read.fail("low", "the numbers must rise from low to best to high")
    return ClaimRow(
        **common,
        quote=read.raw("quote"),
        occurrence=read.number("occurrence") or 0,
        start=start,
        end=end,
        was=read.was(),
        sets=sets,
    )


class _Reader:
    """One row of a file, cell by cell."""

    def __init__(self, file: str, number: int, cells: Mapping[str, str], table: str) -> None:
        self.file, self.row, self.cells, self.table = file, number, cells, table

    def fail(self, name: str, message: str) -> NoReturn:
        raise UserError(f"{self.file}, row {self.row}, {name}: {message}")

    def raw(self, name: str) -> str:
        return self.cells.get(name) or ""

    def text(self, name: str) -> str | None:
        return self.raw(name).strip() or None

    def common(self, actions: Sequence[str]) -> dict[str, Any]:
        """What all corrections have, checked."""
        action = self.choice("action", actions)
        if action is None:
            self.fail("action", f"is empty; use one of {', '.join(actions)}")
        for name in (*NEEDS[self.table][action], *REVIEW):
            if not self.text(name):
                self.fail(name, f"is empty, but '{action}' needs it")
        day = str(self.text("reviewed"))
        if not _DAY.fullmatch(day):
            self.fail("reviewed", f"write the day as YYYY-MM-DD, not '{day}'")
        return {
            "file": self.file,
            "row": self.row,
            "action": action,
            **{name: self.text(name) for name in ("report_id", "claim_id", "into", "reason")},
            "by": self.text("reviewer"),
            "on": day,
        }

    def choice(self, name: str, allowed: Sequence[str]) -> str | None:
        value = self.text(name)
        if value is not None and value not in allowed:
            near = difflib.get_close_matches(value, allowed, n=1, cutoff=0.0)[0]
            self.fail(name, f"unknown '{value}'; did you mean '{near}'? ({', '.join(allowed)})")
        return value

    def number(self, name: str) -> int | None:
        value = self.text(name)
        if value is None:
            return None
        # Spreadsheets write whole numbers of a column with gaps as 12.0.
        if not re.fullmatch(r"\d{1,12}(\.0+)?", value, flags=re.ASCII):
            self.fail(name, f"must be a whole number in digits, not '{value[:40]}'")
        return int(value.partition(".")[0])

    def field(self, name: str) -> Any:
        """What a cell sets a field to; None where it clears it."""
        if self.text(name) == CLEAR:
            if name in _NEVER_EMPTY:
                self.fail(name, "cannot be empty")
            return None
        if name in NUMBERS:
            return self.number(name)
        allowed = describe(CLAIMS.field(name)).allowed
        if allowed:
            return self.choice(name, allowed)
        value = str(self.text(name))
        if name == "date" and not _DATE.fullmatch(value):
            self.fail(name, f"write YYYY, YYYY-MM or YYYY-MM-DD, not '{value[:40]}'")
        return value

    def was(self) -> str | None:
        """The number as it was read, in the form of ``number_of``."""
        value = self.text("was")
        if value is None or value == "vague":
            return value
        found = _WAS.fullmatch(value)
        if found is None:
            self.fail("was", f"write a number, '10 to 15' or 'vague', not '{value[:40]}'")
        low, high = found.groups()
        return str(int(low)) if high is None else f"{int(low)} to {int(high)}"
