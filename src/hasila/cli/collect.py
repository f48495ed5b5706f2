"""``hasila collect``: the shards of a table to one file."""

from pathlib import Path

import click

from hasila.cli.common import IN
from hasila.errors import UserError

# Order of rows in the one file, the same however many shards there were.
KEYS = ("report_id", "sentence", "start", "end", "token", "effect", "task", "label")


@click.command("collect")
@click.argument("shards", nargs=-1, required=True, type=IN, metavar="SHARD…")
@click.option(
    "-o", "--output", "outputs", type=IN, required=True, multiple=True, metavar="OUT",
    help="Where the table is written; can be given again for another kind of file.",
)  # fmt: skip
def command(shards: tuple[Path, ...], outputs: tuple[Path, ...]) -> None:
    """Put the SHARDs of one table into one file, .parquet, .csv, .jsonl or .xlsx.

    \b
    Example:
      hasila collect claims/shard-*.parquet -o claims.csv
    """
    import pandas as pd

    from hasila.io import read_table, write_table

    tables = [read_table(path) for path in shards]
    for path, table in zip(shards, tables, strict=True):
        if list(table.columns) != list(tables[0].columns):
            raise UserError(f"{path}: not the same table as {shards[0]}: its columns differ")
    rows = pd.concat(tables, ignore_index=True)
    keys = [key for key in KEYS if key in rows.columns]
    if keys:
        rows = rows.sort_values(keys, kind="stable", ignore_index=True)
    for output in outputs:
        write_table(rows, output)
