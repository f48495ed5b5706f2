"""``hasila plot``: one plot from the tables of a comparison."""

from pathlib import Path

import click

from hasila.cli.common import IN, names, output, settings
from hasila.config import Config
from hasila.errors import UserError


@click.command("plot")
@click.argument("name")
@click.argument("comparison", type=IN)
@click.argument("lists", type=IN, nargs=-1, metavar="[NAMES]…")
@output
@settings
def command(
    name: str, comparison: Path, lists: tuple[Path, ...], output: Path, config: Config
) -> None:
    """Draw the plot NAME from the tables in COMPARISON into the folder OUT.

    Writes NAME.png, NAME.svg and, as NAME.csv, exactly what is drawn. Names: toll_over_time,
    forest, parts, disagreement. NAMES are your own lists of names (as config/names.yaml).

    \b
    Example:
      hasila plot forest comparison -o plots
    """
    from hasila.codebook import load
    from hasila.io import read_table
    from hasila.plots import PLOTS, PlotSettings, save

    if name not in PLOTS:
        raise UserError(f"plot: no plot is called '{name}'; there are {', '.join(PLOTS)}")
    module = PLOTS[name]
    tables = {t: read_table(comparison / f"{t}.parquet", t) for t in module.TABLES}
    book = load(config.compare.codebooks[0])
    chosen = PlotSettings(
        as_of=config.study.as_of,
        codebook=book.name,
        book=book,
        names=names(lists).display(),
        **config.plots.model_dump(mode="json"),
    )
    save(module.draw(tables, chosen), module.data(tables, chosen), output, name)
