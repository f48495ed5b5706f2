"""Workbooks that are safe to open: no text can run as a formula, equal rows give equal bytes.

Rows are streamed, so memory does not grow with them. What a spreadsheet cannot hold (a text above
32,767 characters, a table above 1,048,576 rows) is cut or goes on in a further sheet, and is told.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

MOST_ROWS = 1_048_576
MOST_CHARS = 32_767  # of UTF-16, as spreadsheets count
WIDEST = 60
_CUT = " … [cut]"
# What makes a spreadsheet take text for a formula, in full-width form too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# Characters that XML cannot hold; openpyxl would refuse the whole table for one of them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_THEN = b"2000-01-01T00:00:00Z"


@dataclass(slots=True)
class Sheet:
    """A table for a sheet: its rows come in parts, so that they never stand in memory at once."""

    name: str
    columns: Sequence[str]
    parts: Iterable[pd.DataFrame]
    wrap: tuple[str, ...] = ()  # columns of long text
    rows: int = 0  # filled in by writing
    cut: dict[str, int] = field(default_factory=dict)  # column -> cells that were cut
    sheets: list[str] = field(default_factory=list)


def safe_cell(value: Any) -> Any:
    """A value as a cell holds it: missing ones empty, text that would run led by an apostrophe."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, str):
        text = _LONE.sub("\ufffd", _ILLEGAL.sub("", value))
        return "'" + text if text.startswith(_FORMULA) else text
    value = value.item() if hasattr(value, "item") else value
    return str(value) if value in (float("inf"), float("-inf")) else value


def shortened(text: str) -> str:
    """Text that fits into a cell, its end marked when it was cut."""
    if len(text) * 2 <= MOST_CHARS or len(text.encode("utf-16-le")) // 2 <= MOST_CHARS:
        return text
    room = (MOST_CHARS - len(_CUT)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT


class Book:
    """A workbook that is written row by row."""

    def __init__(self, right_to_left: bool = False) -> None:
        from openpyxl import Workbook

        self.book = Workbook(write_only=True)
        self.right_to_left = right_to_left

    def page(self, name: str, widths: Sequence[int] = ()) -> Any:
        """A sheet for rows of one's own; ``append`` takes them."""
        sheet = self.book.create_sheet(name)
        sheet.sheet_view.rightToLeft = self.right_to_left
        self._widths(sheet, widths)
        return sheet

    def append(
        self, sheet: Any, row: Sequence[Any], bold: bool = False, wrap: bool = False
    ) -> None:
        """One row, its cells made safe."""
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font

        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, None)
            text = safe_cell(value)
            cell.value = shortened(text) if isinstance(text, str) else text
            if bold:
                cell.font = Font(bold=True)
            if wrap or bold:
                cell.alignment = Alignment(vertical="top", wrap_text=True)
            cells.append(cell)
        sheet.append(cells)

    def table(self, sheet: Sheet, name: str | None = None) -> None:
        """A table: header frozen, a filter, widths by content, as many sheets as it needs.

        Notes in ``sheet`` how many rows there were, which sheets they fill and what was cut.
        """
        page, at = None, 0
        for part in sheet.parts:
            plain = part[list(sheet.columns)].astype(object).to_numpy().tolist()
            for row in plain:
                if page is None or at == MOST_ROWS:
                    self._finish(page, sheet, at)
                    page, at = self._start(sheet, name or sheet.name, plain), 1
                page.append(self._cells(sheet, row))
                at += 1
                sheet.rows += 1
        if page is None:
            page, at = self._start(sheet, name or sheet.name, []), 1
        self._finish(page, sheet, at)

    def save(self, path: Path) -> None:
        """Write the workbook, with no clock in it."""
        for part in self.book.worksheets:
            if not part.closed:
                part.close()
        raw = path.with_name(path.name + ".raw")
        try:
            self.book.save(raw)
            _without_clock(raw, path)
        finally:
            raw.unlink(missing_ok=True)

    def _start(self, sheet: Sheet, name: str, rows: Sequence[Sequence[Any]]) -> Any:
        number = len(sheet.sheets) + 1
        title = name if number == 1 else f"{name} {number}"
        sheet.sheets.append(title)
        sample = [list(sheet.columns), *rows[:300]]
        columns = zip(*[[_width(v) for v in row] for row in sample], strict=True)
        page = self.book.create_sheet(title)
        page.sheet_view.rightToLeft = self.right_to_left
        page.freeze_panes = "A2"
        self._widths(page, [min(WIDEST, max(8, *column) + 2) for column in columns])
        self.append(page, list(sheet.columns), bold=True)
        return page

    def _finish(self, page: Any, sheet: Sheet, rows: int) -> None:
        from openpyxl.utils import get_column_letter

        if page is not None:
            page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{rows}"

    def _widths(self, page: Any, widths: Sequence[int]) -> None:
        from openpyxl.utils import get_column_letter

        for at, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(at)].width = width

    def _cells(self, sheet: Sheet, row: Sequence[Any]) -> list[Any]:
        cells = []
        for name, value in zip(sheet.columns, row, strict=True):
            safe = safe_cell(value)
            if isinstance(safe, str):
                short = shortened(safe)
                if short is not safe:
                    sheet.cut[name] = sheet.cut.get(name, 0) + 1
                safe = short
            cells.append(safe)
        return cells


def _width(value: Any) -> int:
    text = "" if value is None or value is pd.NA else str(value)
    return min(WIDEST, max((len(line) for line in text.split("\n")), default=0))


def _without_clock(raw: Path, path: Path) -> None:
    """The same archive with fixed times: equal tables give equal files."""
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in sorted(old.infolist(), key=lambda i: i.filename):
            fixed = zipfile.ZipInfo(info.filename, date_time=(2000, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            if info.filename == "docProps/core.xml":
                new.writestr(fixed, _MODIFIED.sub(rb"\g<1>" + _THEN, old.read(info)))
                continue
            with old.open(info) as source, new.open(fixed, "w", force_zip64=True) as target:
                while block := source.read(1 << 20):
                    target.write(block)
