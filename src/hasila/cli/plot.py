"""``hasila plot``: one plot, or all, from the tables of a comparison."""

from pathlib import Path

import click

from hasila.cli.common import IN, gazetteer, names, output, settings
from hasila.config import Config
from hasila.errors import UserError

ALL = "all"


@click.command("plot")
@click.argument("name")
@click.argument("comparison", type=IN)
@click.argument("lists", type=IN, nargs=-1, metavar="[LISTS]…")
@output
@settings
def command(
    name: str, comparison: Path, lists: tuple[Path, ...], output: Path, config: Config
) -> None:
    """Draw the plot NAME, or all, from the tables in COMPARISON into the folder OUT.

    Writes NAME.png, .svg and .pdf, the caption as NAME.txt and, as NAME.csv, exactly what is
    drawn. Names: toll_over_time, forest, dumbbell, parts, disagreement, codebooks, lag, events,
    map. LISTS are your own names (as config/names.yaml) and places (as config/places.csv).

    \b
    Example:
      hasila plot forest comparison -o plots
      hasila plot all comparison config/names.yaml -o plots --config results/NAME/config.yaml
    """
    from hasila.codebook import load
    from hasila.io import read_table
    from hasila.plots import PLOTS, PlotSettings, prepared, save

    if name not in (*PLOTS, ALL):
        raise UserError(f"plot: no plot is called '{name}'; there are {', '.join(PLOTS)} and {ALL}")
    modules = list(PLOTS.values()) if name == ALL else [PLOTS[name]]
    wanted = sorted({table for module in modules for table in module.TABLES})
    own = [path for path in lists if path.suffix.lower() in (".yaml", ".yml")]
    book = load(config.compare.codebooks[0])
    chosen = PlotSettings(
        as_of=config.study.as_of,
        codebook=book.name,
        book=book,
        names=names(own).display(),
        places=gazetteer([path for path in lists if path not in own]),
        **config.plots.model_dump(mode="json"),
    )
    tables = {t: read_table(comparison / f"{t}.parquet", t) for t in wanted}
    tables = prepared(tables, chosen)
    for module in modules:
        save(module.draw(tables, chosen), module.data(tables, chosen), output, module.NAME)
