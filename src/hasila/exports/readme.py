"""The page of text that lies beside exported files."""

from collections.abc import Mapping, Sequence

from hasila import __version__
from hasila.config import Study
from hasila.exports.dictionary import TITLES


def readme(study: Study, tables: Mapping[str, str], more: Sequence[str]) -> str:
    """Markdown that says what each file of an export is.

    Args:
        study: the section of the config.
        tables: path of each table's CSV by its name.
        more: other files and folders that are there, such as ``index.html``.
    """
    lines = [f"# {study.title or study.name}", ""]
    lines += [study.note, ""] if study.note else []
    lines += [
        f"Made by hasila {__version__}. Licence: {study.licence or 'none is stated'}.",
        "",
        "| file | what it is |",
        "| --- | --- |",
        "| `workbook.xlsx` | the tables that people read, for a spreadsheet; it explains itself |",
    ]
    lines += [f"| `{path}` | {TITLES.get(name, name)} |" for name, path in tables.items()]
    lines += ["| `data_dictionary.csv` | what each column of these means, unit, allowed values |"]
    lines += [f"| `{name}` | {_MORE.get(name, 'as the run made it')} |" for name in more]
    lines += [
        "| `datapackage.json` | the CSV files as a Frictionless data package |",
        "| `ro-crate-metadata.json` | all files as an RO-Crate, with their SHA-256 |",
        "",
        "The CSV files are UTF-8 and lossless, for programs; beside each stands the same table as "
        "`.parquet`.",
        "Open the workbook in a spreadsheet, not them: report text can begin with a character that",
        "a spreadsheet takes for a formula; the workbook is safe against that.",
        "An empty cell is a number that nobody gave, never a zero.",
    ]
    return "\n".join(lines) + "\n"


_MORE = {
    "index.html": "the page: from each number to the sentence that it was read from",
    "index_files": "what the page shows; the two belong together",
    "plots": "the plots, and what each shows as CSV",
    "config.yaml": "the settings of the run, in full",
    "evaluation": "the run against hand annotation",
    "classifier": "the statistical model, its card and its measures",
}
