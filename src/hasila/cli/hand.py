"""``hasila hand``: a person's corrections onto the claims that were read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.cli.common import IN, names, output, read_table

if TYPE_CHECKING:
    import pandas as pd

    from hasila.hand import ClaimRow, EventRow


@click.command("hand")
@click.argument("claims", type=IN)
@click.argument("reports", type=IN)
@click.argument("tables", type=IN, nargs=-1, metavar="[TABLE]…")
@output
def command(claims: Path, reports: Path, tables: tuple[Path, ...], output: Path) -> None:
    """Apply tables of corrections (.csv, see config/hand/README.md) to CLAIMS of REPORTS.

    Writes into the folder OUT, as .parquet and .csv: claims (those that count), rejected (those
    that do not any more) and hand_log (what became of each row). A row that no longer fits is not
    applied, and warned of. TABLE may also be a list of names (.yaml), as for 'hasila claims'.

    \b
    Example:
      hasila hand claims.parquet reports.parquet config/hand/my-study/claims.csv -o corrected
    """
    from hasila.hand import apply_claims, claim_rows
    from hasila.io import read_cells, write_table

    lists = tuple(path for path in tables if path.suffix.lower() in (".yaml", ".yml"))
    rows: list[ClaimRow] = []
    for path in tables:
        if path not in lists:
            header, cells = read_cells(path)
            rows += claim_rows(cells, header, str(path))
    read = read_table(claims, "claims")
    done = apply_claims(read, read_table(reports, "reports"), rows, names(lists))
    for suffix in ("parquet", "csv"):
        write_table(done.claims, output / f"claims.{suffix}", "claims")
        write_table(done.rejected, output / f"rejected.{suffix}", "claims")
        write_table(done.log, output / f"hand_log.{suffix}", "hand_log")
    warn(done.log)


def events(tables: tuple[Path, ...]) -> "list[EventRow]":
    """Corrections of events from their tables."""
    from hasila.hand import event_rows
    from hasila.io import read_cells

    rows: list[EventRow] = []
    for path in tables:
        header, cells = read_cells(path)
        rows += event_rows(cells, header, str(path))
    return rows


def warn(log: "pd.DataFrame") -> None:
    """Tell of corrections that no longer fit, on stderr."""
    from hasila.hand import warnings

    for line in warnings(log):
        click.echo(f"WARNING: {line}", err=True)
