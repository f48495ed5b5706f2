"""``hasila figures``: reports to figures."""

from pathlib import Path

import click

from hasila.cli.common import IN, by_slices, output, read_table


@click.command("figures")
@click.argument("reports", type=IN)
@output
def command(reports: Path, output: Path) -> None:
    """Find every quantity that REPORTS state.

    \b
    Example:
      hasila figures reports.parquet -o figures.parquet
    """
    from hasila.io import write_table
    from hasila.quantities import figures

    rows = by_slices(read_table(reports, "reports"), figures, "figures")
    write_table(rows, output, "figures")
