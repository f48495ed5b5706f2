"""The workbook: a sheet that explains, the tables that people read, and the data dictionary."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hasila import __version__
from hasila.config import Config
from hasila.exports.dictionary import TITLES, Field
from hasila.sheets import MOST_CHARS, Book, Sheet

# Machines read the others: they are long, and no one reads them row by row.
LEFT_OUT = ("figures", "predictions", "hand_log_claims")


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a workbook."""

    sheets: Sequence[Sheet]
    fields: Sequence[Field]
    left_out: Sequence[str]


def workbook(contents: Contents, config: Config, path: Path) -> None:
    """Write the workbook of a run to ``path``."""
    book = Book(right_to_left=config.plots.labels == "ar")
    first = book.page("README", widths=(22, 14, 90))
    for sheet in contents.sheets:
        book.table(sheet)
    listed = book.page("data dictionary", widths=(14, 20, 10, 10, 20, 40, 80))
    listed.freeze_panes = "A2"
    book.append(listed, Field._fields, bold=True)
    for f in contents.fields:
        book.append(listed, [*f[:3], "yes" if f.required else "", f.unit, ", ".join(f.allowed),
                             f.description], wrap=True)  # fmt: skip
    listed.auto_filter.ref = f"A1:G{len(contents.fields) + 1}"
    for bold, row in _explained(contents, config):
        book.append(first, row, bold=bold, wrap=True)
    book.save(path)


def _explained(contents: Contents, config: Config) -> list[tuple[bool, Sequence[object]]]:
    """The rows of the first sheet; True: in bold."""
    study = config.study
    rows: list[tuple[bool, Sequence[object]]] = [
        (True, ["Study", "", study.title or study.name]),
        (False, ["", "", study.note]),
        (False, ["made by", "", f"hasila {__version__}"]),
        (False, ["codebooks", "", ", ".join(config.compare.codebooks)]),
        (False, ["licence", "", study.licence or "none is stated: ask before you use it"]),
        (False, []),
        (True, ["Sheet", "rows", "what it holds"]),
    ]
    for sheet in contents.sheets:
        told = TITLES.get(sheet.name, "")
        if len(sheet.sheets) > 1:
            told += f". Goes on in: {', '.join(sheet.sheets[1:])}"
        rows.append((False, [sheet.name, sheet.rows, told]))
    rows.append((False, ["data dictionary", len(contents.fields), "What each column means"]))
    cut = [
        f"{n} {'cell' if n == 1 else 'cells'} of {s.name}.{column}"
        for s in contents.sheets
        for column, n in s.cut.items()
    ]
    rows += [
        (False, []),
        (True, ["Good to know", "", ""]),
        (False, ["numbers", "", "An empty cell is a number that nobody gave, never a zero."]),
        (False, ["hand", "", "Rows with a word in the column 'hand' were changed by a person."]),
        (False, ["apostrophe", "", "Text that a spreadsheet would run as a formula (it begins with "
                 "= + - or @) has an apostrophe before it. The CSV files have none."]),
        (False, ["cut", "", "; ".join(cut) + f" had more than {MOST_CHARS:,} characters and end "
                 "with [cut]. The CSV files hold them whole." if cut else "Nothing was cut."]),
    ]  # fmt: skip
    if contents.left_out:
        told = f"{', '.join(contents.left_out)}: in the CSV files only."
        rows.append((False, ["left out", "", told]))
    return rows
