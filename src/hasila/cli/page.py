"""``hasila page``: the tables and plots of a run to one HTML file."""

from pathlib import Path

import click

from hasila.cli.common import IN, names, output, settings
from hasila.config import Config

# The page tells its story in this order.
PLOT_ORDER = ("toll_over_time", "forest", "parts", "disagreement")


@click.command("page")
@click.argument("results", type=IN)
@click.argument("lists", type=IN, nargs=-1, metavar="[NAMES]…")
@output
@settings
def command(results: Path, lists: tuple[Path, ...], output: Path, config: Config) -> None:
    """Make the page of a study from the folder RESULTS of its run.

    RESULTS holds the folders tables, comparison and plots. The page is one file that needs no
    network: from each toll it leads to the sentence it was read from.

    \b
    Example:
      hasila page results/hasakah-2022 -o page.html
    """
    from hasila.codebook import load
    from hasila.errors import UserError
    from hasila.io import read_table, write_text
    from hasila.pages import PageSettings, study_page

    places = {
        "reports": "tables",
        "claims": "tables",
        "tallies": "comparison",
        "consensus": "comparison",
        "audit": "comparison",
        "rejects": "reports",
    }
    tables = {
        name: read_table(results / place / f"{name}.parquet", name)
        for name, place in places.items()
    }
    folder = results / "plots"
    drawn = [name for name in PLOT_ORDER if (folder / f"{name}.svg").is_file()]
    if not drawn:
        raise UserError(f"{folder}: no plots here; make them with 'hasila plot'")
    page = study_page(
        tables,
        {name: (folder / f"{name}.svg").read_bytes() for name in drawn},
        PageSettings(
            title=config.study.title or config.study.name,
            note=config.study.note,
            codebooks={name: load(name).model_dump() for name in config.compare.codebooks},
            names=names(lists).display(),
        ),
        {name: read_table(folder / f"{name}.csv") for name in drawn},
    )
    write_text(output, page)
