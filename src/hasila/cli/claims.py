"""``hasila claims``: reports to casualty claims."""

from pathlib import Path

import click

from hasila.cli.common import IN, by_slices, output, read_table


@click.command("claims")
@click.argument("reports", type=IN)
@output
def command(reports: Path, output: Path) -> None:
    """Find the casualty claims of REPORTS.

    \b
    Example:
      hasila claims reports.parquet -o claims.parquet
    """
    from hasila.claims import extract
    from hasila.io import write_table

    rows = by_slices(read_table(reports, "reports"), extract, "claims")
    write_table(rows, output, "claims")
