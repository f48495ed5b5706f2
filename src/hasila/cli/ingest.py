"""``hasila ingest``: files to reports."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.cli.common import IN, output, settings
from hasila.config import Config

if TYPE_CHECKING:
    import pandas as pd


@click.command("ingest")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@output
@click.option("--rejects", type=IN, metavar="FILE", help="What could not be read, and why.")
@settings
def command(
    inputs: tuple[str, ...], output: Path, rejects: Path | None, config: Config
) -> None:
    """Read files or folders of reports into OUT.

    OUT ending in .parquet, .csv or .jsonl is one table; any other OUT is a folder of shards.

    \b
    Example:
      hasila ingest articles/ more.jsonl -o reports.parquet
    """
