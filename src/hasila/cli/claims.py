"""``hasila claims``: reports to casualty claims."""

from pathlib import Path

import click

from hasila.cli.common import IN, by_slices, gazetteer, output, read_table


@click.command("claims")
@click.argument("reports", type=IN)
@click.argument("places", type=IN, nargs=-1)
@output
def command(reports: Path, places: tuple[Path, ...], output: Path) -> None:
    """Find the casualty claims of REPORTS.

    PLACES are your own lists of places beside the shipped gazetteer: tables with columns
    name_ar, name_en, latitude, longitude, within, aliases.

    \b
    Example:
      hasila claims reports.parquet -o claims.parquet
      hasila claims reports.parquet config/places.csv -o claims.parquet
    """
    from functools import partial

    from hasila.claims import extract
    from hasila.io import write_table

    find = partial(extract, gazetteer=gazetteer(places))
    rows = by_slices(read_table(reports, "reports"), find, "claims")
    write_table(rows, output, "claims")
