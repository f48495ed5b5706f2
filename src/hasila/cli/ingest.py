"""``hasila ingest``: files to reports."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.cli.common import output, progress, settings
from hasila.config import Config

if TYPE_CHECKING:
    import pandas as pd

    from hasila.ingest import IngestSettings


@click.command("ingest")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@output
@settings
def command(inputs: tuple[str, ...], output: Path, config: Config) -> None:
    """Read files or folders of reports into OUT.

    OUT ending in .parquet, .csv or .jsonl is one table. Any other OUT is a folder: the reports
    in shards and rejects.parquet, what could not be read and why.

    \b
    Example:
      hasila ingest articles/ more.jsonl -o reports.parquet
    """
    from hasila.ingest import write_shards
    from hasila.io import TABLE_SUFFIXES, write_table

    if output.suffix.lower() in TABLE_SUFFIXES:
        write_table(read(inputs, config), output, "reports")
        return
    with progress("ingest") as show:
        done = write_shards(inputs, output, config.ingest.shards, ingest_settings(config), show)
    click.echo(f"{done.reports} reports, {len(done.rejects)} rejects", err=True)


def ingest_settings(config: Config) -> "IngestSettings":
    """The settings of ingest as its module takes them."""
    from hasila.ingest import IngestSettings

    given = config.ingest
    return IngestSettings(
        columns=given.columns.model_dump(exclude_none=True),
        language=given.language,
        strict=given.strict,
        max_bytes=given.max_bytes,
    )


def read(inputs: tuple[str, ...], config: Config) -> "pd.DataFrame":
    """Reports of the inputs; each reject is a warning, and nothing but rejects an error."""
    from hasila.errors import UserError
    from hasila.ingest import read_reports

    with progress("reading") as show:
        reports, rejects = read_reports(inputs, ingest_settings(config), show)
    for row in rejects.fillna("").itertuples():
        click.echo(f"WARNING: {row.origin}: {row.reason}: {row.detail}".rstrip(": "), err=True)
    if not len(reports):
        raise UserError(f"no report could be read from {', '.join(inputs)}")
    return reports
