"""``hasila extract``: raw reports to casualty claims in one step."""

import sys
from pathlib import Path

import click

from hasila.cli.common import IN, by_slices, gazetteer, names, settings, show_table
from hasila.config import Config

SHOWN = ("report_id", "effect", "low", "best", "high", "qualifier", "quote", "source", "aspect")


@click.command("extract")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option(
    "-o", "--output", type=IN, metavar="OUT", help=".parquet, .csv, .jsonl or .xlsx; else shown."
)
@click.option(
    "--places",
    type=IN,
    multiple=True,
    metavar="FILE",
    help="Your own list of places (as config/places.csv); may be given again.",
)
@click.option(
    "--names",
    "lists",
    type=IN,
    multiple=True,
    metavar="FILE",
    help="Your own list of names (as config/names.yaml); may be given again.",
)
@settings
def command(
    inputs: tuple[str, ...],
    output: Path | None,
    places: tuple[Path, ...],
    lists: tuple[Path, ...],
    config: Config,
) -> None:
    """Find the casualty claims in INPUT: files or folders of reports, or - for standard input.

    Reads .txt, .md, .html, .jsonl, .csv, .tsv, .parquet, .docx, folders, .zip and .gz of them.
    Without -o the claims are a table on a terminal, and CSV when piped.

    \b
    Example:
      hasila extract articles/ -o claims.xlsx
      echo "Five civilians were killed, a medic said." | hasila extract -
    """
    from functools import partial

    from hasila.claims import extract
    from hasila.cli.ingest import read
    from hasila.io import write_table
    from hasila.schemas import conform

    if output:
        check_suffix(output)
    find = partial(extract, gazetteer=gazetteer(places), names=names(lists))
    claims = conform(by_slices(read(inputs, config), find, "claims"), "claims")
    if output:
        write_table(claims, output, "claims")
    elif sys.stdout.isatty():
        show_table(claims[list(SHOWN)])
    else:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        claims.to_csv(sys.stdout, index=False, lineterminator="\n")


def check_suffix(path: Path) -> None:
    """Refuse a name that cannot be written before the work is done, not after it."""
    from hasila.errors import UserError
    from hasila.io import TABLE_SUFFIXES

    if path.suffix.lower() not in TABLE_SUFFIXES:
        raise UserError(
            f"{path}: cannot write '{path.suffix or 'no suffix'}'; "
            f"use one of {', '.join(TABLE_SUFFIXES)}"
        )
