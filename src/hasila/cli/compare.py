"""``hasila compare``: claims to events, tallies, consensus, audit and agreement."""

from pathlib import Path

import click

from hasila.cli.common import IN, output, read_table, settings
from hasila.config import Config


@click.command("compare")
@click.argument("reports", type=IN)
@click.argument("claims", type=IN)
@output
@click.option("--study", default="study", help="The event of reports that name none.")
@settings
def command(reports: Path, claims: Path, output: Path, study: str, config: Config) -> None:
    """Compare who claims what: eight tables in the folder OUT.

    events, tallies, consensus, audit, agreement, concord, lag and leaning, each as .parquet and
    .csv. docs/comparison.md says how they are made.

    \b
    Example:
      hasila compare reports.parquet claims.parquet -o comparison
    """
    from hasila.comparison import compare
    from hasila.io import write_table

    tables = compare(
        read_table(reports, "reports"),
        read_table(claims, "claims"),
        study=study,
        **config.compare.model_dump(mode="json"),
    )
    for name, table in sorted(tables.items()):
        for suffix in ("parquet", "csv"):
            write_table(table, output / f"{name}.{suffix}", name)
