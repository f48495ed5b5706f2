"""``hasila page``: the tables and plots of a run to a page and the folder of its files."""

import os
from pathlib import Path
from urllib.parse import quote

import click

from hasila.cli.common import IN, names, output, settings
from hasila.config import Config

READ = {
    "reports": "tables",
    "claims": "tables",
    "tallies": "comparison",
    "consensus": "comparison",
    "audit": "comparison",
    "rejects": "reports",
}
# Not every run has these.
MORE = {"rejected": "tables", "events": "comparison"}


@click.command("page")
@click.argument("results", type=IN)
@click.argument("lists", type=IN, nargs=-1, metavar="[NAMES]…")
@output
@settings
def command(results: Path, lists: tuple[Path, ...], output: Path, config: Config) -> None:
    """Make the page of a study from the folder RESULTS of its run.

    RESULTS holds the folders tables, comparison and plots. OUT opens from disk and needs no
    network: from each toll it leads to the sentence it was read from. What it shows stands in a
    folder beside it, OUT without its suffix and with `_files`; the two belong together.

    \b
    Example:
      hasila page results/hasakah-2022 -o page.html
    """
    from hasila.codebook import load
    from hasila.errors import UserError
    from hasila.io import read_table, write_folder, write_text
    from hasila.pages import PageSettings, study_page

    tables = {
        name: read_table(results / place / f"{name}.parquet", name) for name, place in READ.items()
    }
    for name, place in MORE.items():
        path = results / place / f"{name}.parquet"
        if path.is_file():
            tables[name] = read_table(path)
    plots = _plots(results)
    if not plots:
        raise UserError(f"{results / 'plots'}: no plots here; make them with 'hasila plot'")
    folder = output.with_name(f"{output.stem}_files")
    home = os.path.relpath(results, output.parent)
    page = study_page(
        tables,
        {name: path.read_bytes() for name, path in plots.items()},
        PageSettings(
            title=config.study.title or config.study.name,
            note=config.study.note,
            codebooks={book.name: book for book in map(load, config.compare.codebooks)},
            names=names(lists).display(),
            labels=config.plots.labels,
            folder=folder.name,
            files=_files(results, home),
            plot_files={name: _link(home, "plots", f"{name}.csv") for name in plots},
        ),
        {name: read_table(path.with_suffix(".csv")) for name, path in plots.items()},
    )
    write_folder(folder, page.files)
    write_text(output, page.html)


def _plots(results: Path) -> dict[str, Path]:
    from hasila.plots import PLOTS

    paths = {name: results / "plots" / f"{name}.svg" for name in PLOTS}
    return {name: path for name, path in paths.items() if path.is_file()}


def _files(results: Path, home: str) -> list[tuple[str, dict[str, str]]]:
    """Links to the tables of the run that stand there, by name and format."""
    from hasila.schemas import TABLES

    out = []
    for place in ("comparison", "tables"):
        for name in sorted({*TABLES, *MORE}):
            if (results / place / f"{name}.parquet").is_file():
                kinds = {kind: _link(home, place, f"{name}.{kind}") for kind in ("csv", "parquet")}
                out.append((f"{place}/{name}", kinds))
    return out


def _link(*parts: str) -> str:
    """An address relative to the page."""
    return quote(Path(*parts).as_posix())
