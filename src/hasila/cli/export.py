"""``hasila export``: a run as workbook, data package and RO-Crate, ready to deposit."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.cli.common import IN, output

if TYPE_CHECKING:
    import pandas as pd

    from hasila.config import Config
    from hasila.exports.dictionary import Field

# Folders of a run that hold tables, in order of flow, and those that are copied as they are.
TABLE_FOLDERS = ("reports", "tables", "comparison")
COPIED = ("config.yaml", "index.html", "index_files", "plots", "evaluation", "classifier")
# They show the texts of the reports.
SHOWING = ("index.html", "index_files", "evaluation")
NOT_COPIED = (".log",)
SLICE = 20_000


@click.command("export")
@click.argument("results", type=IN)
@output
@click.option(
    "--without-text",
    is_flag=True,
    help="Leave out the reports' texts and the page that shows them, for rights are others'.",
)
def command(results: Path, output: Path, without_text: bool) -> None:
    """Put the RESULTS of a run into the folder OUT in forms that others can use.

    workbook.xlsx (safe against formulas, with a data dictionary), the tables as .csv and .parquet,
    data_dictionary.csv, datapackage.json (Frictionless), ro-crate-metadata.json (RO-Crate 1.1),
    README.md, and the run's page, plots and settings. OUT is complete in itself, to be deposited.

    \b
    Example:
      hasila export results/hasakah-2022 -o hasakah-2022-data
    """
    from hasila.config import load
    from hasila.errors import UserError
    from hasila.exports import Resource, crate, dictionary, package, readme
    from hasila.io import sha256_of, write_json, write_table, write_text

    if not (results / "config.yaml").is_file():
        raise UserError(f"{results}: not the results of a run: config.yaml is missing")
    if without_text and any((output / name).exists() for name in SHOWING):
        raise UserError(f"{output}: holds reports' texts from before; choose an empty folder")
    config = load(str(results / "config.yaml"))
    tables = _tables(results)
    hidden = {"reports": {"text"}} if without_text else {}
    listed = {name: _fields(name, path, hidden.get(name, set())) for name, path in tables.items()}
    resources = []
    for name, path in tables.items():
        # Where they stand in the run, so that the page's links to them hold.
        below = path.relative_to(results).with_suffix(".csv")
        target = output / below
        _csv(path, target, [field.column for field in listed[name]])
        size, digest = target.stat().st_size, sha256_of(target)
        resources.append(Resource(name, below.as_posix(), size, digest, listed[name]))
    every = [field for fields in listed.values() for field in fields]
    _workbook(tables, every, config, output / "workbook.xlsx")
    write_table(dictionary(every), output / "data_dictionary.csv")
    write_json(output / "datapackage.json", package(config.study, resources))
    names = [n for n in COPIED if not (without_text and n in SHOWING)]
    names += [p.relative_to(results).as_posix() for n, p in tables.items() if n not in hidden]
    copied = _copy(results, output, names)
    there = [name for name in COPIED if any(c == name or c.startswith(f"{name}/") for c in copied)]
    write_text(
        output / "README.md", readme(config.study, {r.name: r.path for r in resources}, there)
    )
    files = _files(output, resources, copied)
    day = config.study.published or _last_day(tables.get("reports"))
    metadata = crate(config.study, files, config.study.inputs, day)
    write_json(output / "ro-crate-metadata.json", metadata)


def _tables(results: Path) -> dict[str, Path]:
    """The tables of a run by name, in order of flow."""
    from hasila.errors import UserError
    from hasila.exports import TITLES

    found = {}
    for name in TITLES:
        # The whole log stands with the comparison, its part about claims with the tables.
        folders = {"hand_log": ("comparison",)}.get(name, TABLE_FOLDERS)
        stem = "hand_log" if name == "hand_log_claims" else name
        paths = [results / folder / f"{stem}.parquet" for folder in folders]
        path = next((p for p in paths if p.is_file()), None)
        if path is not None:
            found[name] = path
    if "claims" not in found:
        raise UserError(f"{results}: not the results of a run: tables/claims.parquet is missing")
    return found


def _parts(path: Path) -> "Iterator[pd.DataFrame]":
    from hasila.io import read_parts

    return read_parts(path, SLICE)


def _fields(name: str, path: Path, hidden: set[str]) -> "list[Field]":
    from hasila.exports import fields
    from hasila.io import read_types

    types = read_types(path)
    return fields(name, [column for column in types if column not in hidden], types)


def _csv(path: Path, target: Path, columns: list[str]) -> None:
    """A table as plain UTF-8 CSV, part by part."""
    from hasila.io import write_atomically

    def write(temporary: Path) -> None:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            for number, part in enumerate(_parts(path)):
                part[columns].to_csv(file, index=False, header=number == 0, lineterminator="\n")

    write_atomically(target, write)


def _workbook(tables: dict[str, Path], every: "list[Field]", config: "Config", path: Path) -> None:
    from hasila.exports import Contents, workbook
    from hasila.exports.workbook import LEFT_OUT
    from hasila.io import write_atomically
    from hasila.sheets import Sheet

    sheets = []
    for name, source in tables.items():
        if name not in LEFT_OUT:
            columns = [field.column for field in every if field.table == name]
            sheets.append(Sheet(name, columns, _parts(source)))
    contents = Contents(
        sheets,
        [field for field in every if field.table not in LEFT_OUT],
        [name for name in tables if name in LEFT_OUT],
    )
    write_atomically(path, lambda temporary: workbook(contents, config, temporary))


def _copy(results: Path, output: Path, names: list[str]) -> list[str]:
    """Copy page, plots and settings; returns their paths below the export."""
    from hasila.io import copy_file, list_files

    copied = []
    for name in names:
        source = results / name
        paths = list_files(source)[0] if source.is_dir() else [source] if source.is_file() else []
        for path in paths:
            if path.suffix not in NOT_COPIED:
                below = path.relative_to(results)
                copy_file(path, output / below)
                copied.append(below.as_posix())
    return copied


def _files(output: Path, resources: list, copied: list[str]) -> list:
    """Every file of the export with its size and checksum, in order of path."""
    from hasila.exports import TITLES, File
    from hasila.io import sha256_of

    said = {
        "README.md": "What each file is",
        "workbook.xlsx": "The tables for a spreadsheet, with a data dictionary",
        "data_dictionary.csv": "What each column of the tables means",
        "datapackage.json": "The tables as a Frictionless data package",
        "config.yaml": "The settings of the run, in full",
        "index.html": "Evidence: from each number to the sentence it was read from",
        **{r.path: TITLES[r.name] for r in resources},
    }
    names = sorted({*copied, *(n for n in said if (output / n).is_file())})
    return [
        File(n, (output / n).stat().st_size, sha256_of(output / n), said.get(n, _about(n)))
        for n in names
    ]


def _about(path: str) -> str:
    folder, _, name = path.rpartition("/")
    kind = {"plots": "Plot", "evaluation": "Evaluation", "classifier": "Classifier"}.get(folder)
    return f"{kind}: {name.partition('.')[0].replace('_', ' ')}" if kind else f"Part of {folder}"


def _last_day(reports: Path | None) -> str:
    """The last day on which a report was published: the state of the evidence."""
    days: list[str] = []
    for part in _parts(reports) if reports else ():
        days += [str(d)[:10] for d in part["published_at"].dropna() if len(str(d)) >= 10]
    return max(days, default="1970-01-01")
