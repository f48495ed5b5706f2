"""``hasila tokens``: reports to tokens."""

from pathlib import Path

import click

from hasila.cli.common import IN, by_slices, output, read_table


@click.command("tokens")
@click.argument("reports", type=IN)
@output
def command(reports: Path, output: Path) -> None:
    """Cut REPORTS into sentences and tokens.

    \b
    Example:
      hasila tokens reports.parquet -o tokens.parquet
    """
    from hasila.io import write_table
    from hasila.text.tokens import token_table

    rows = by_slices(read_table(reports, "reports"), token_table, "tokens")
    write_table(rows, output, "tokens")
