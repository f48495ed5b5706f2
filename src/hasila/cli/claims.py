"""``hasila claims``: reports to casualty claims."""

from pathlib import Path

import click

from hasila.cli.common import IN, by_slices, gazetteer, names, output, read_table


@click.command("claims")
@click.argument("reports", type=IN)
@click.argument("lists", type=IN, nargs=-1)
@output
def command(reports: Path, lists: tuple[Path, ...], output: Path) -> None:
    """Find the casualty claims of REPORTS.

    LISTS are your own places beside the shipped gazetteer, tables with columns name_ar, name_en,
    latitude, longitude, within, aliases, and your own names of sources and armed bodies (.yaml).

    \b
    Example:
      hasila claims reports.parquet -o claims.parquet
      hasila claims reports.parquet config/places.csv config/names.yaml -o claims.parquet
    """
    from functools import partial

    from hasila.claims import extract
    from hasila.io import write_table

    own = [path for path in lists if path.suffix.lower() in (".yaml", ".yml")]
    places = [path for path in lists if path not in own]
    find = partial(extract, gazetteer=gazetteer(places), names=names(own))
    rows = by_slices(read_table(reports, "reports"), find, "claims")
    write_table(rows, output, "claims")
