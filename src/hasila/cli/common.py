"""What the subcommands share: options, reading tables, slices with a progress bar."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import pandas as pd

    from hasila.config import Config
    from hasila.names import Names
    from hasila.places import Gazetteer

# Reports worked on at once: enough for vectorised stages, little enough for bounded memory.
SLICE = 2_000

IN = click.Path(path_type=Path)
output = click.option(
    "-o", "--output", type=IN, required=True, metavar="OUT", help="Where the result is written."
)
settings = click.option(
    "--config",
    "config",
    default="{}",
    metavar="FILE",
    help='Settings: a YAML file, or JSON text such as \'{"ingest": {"shards": 8}}\'.',
    callback=lambda _ctx, _param, value: _load(value),
)


def _load(value: str) -> "Config":
    """Settings of a single stage; what the study is called and reads is said by arguments."""
    from hasila.config import load

    return load(value, without_study=True)


def read_table(path: Path, table: str) -> "pd.DataFrame":
    """A table of the contract from a file, or from a folder of its shards in order."""
    from hasila.errors import UserError
    from hasila.io import read_table

    if not path.is_dir():
        return read_table(path, table)
    shards = sorted(path.glob("shard-*.parquet"))
    if not shards:
        raise UserError(f"{path}: no shards of {table} in this folder")
    import pandas as pd

    return pd.concat([read_table(p, table) for p in shards], ignore_index=True)


def gazetteer(files: Sequence[Path]) -> "Gazetteer | None":
    """The gazetteer with a researcher's lists of places; None when the shipped one will do."""
    from hasila.errors import UserError
    from hasila.io import read_table
    from hasila.places import COLUMNS, load

    rows: list[dict[str, object]] = []
    for path in files:
        table = read_table(path)
        missing = [c for c in COLUMNS[:4] if c not in table.columns]
        if missing:
            raise UserError(f"{path}: column '{missing[0]}' is missing")
        table = table.astype(object)
        cells = table.where(table.notna(), None).to_numpy().tolist()
        rows += [dict(zip(table.columns, row, strict=True)) for row in cells]
    return load(rows) if rows else None


def names(files: Sequence[Path]) -> "Names":
    """The list of names with a researcher's own over it."""
    from hasila.errors import UserError
    from hasila.names import load

    texts = {}
    for path in files:
        try:
            texts[str(path)] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(f"{path}: cannot be read: {error}") from error
    return load(texts)


def by_slices(
    rows: "pd.DataFrame", stage: Callable[["pd.DataFrame"], "pd.DataFrame"], label: str
) -> "pd.DataFrame":
    """Run a stage over slices of its reports, so that memory stays bounded and a bar moves."""
    if len(rows) <= SLICE:
        return stage(rows)
    import pandas as pd

    parts = []
    with progress(label) as show:
        for start in range(0, len(rows), SLICE):
            show(start, len(rows), "")
            part = rows.iloc[start : start + SLICE].reset_index(drop=True)
            parts.append(stage(part))
    return pd.concat(parts, ignore_index=True)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on stderr to be told (done, total, what), on a terminal only: pipes stay quiet."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _what: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)

        def show(done: int, total: int, what: str) -> None:
            # What comes from outside is a file name: no markup, no control characters.
            name = "".join(c for c in what if c.isprintable())[-40:].replace("[", "(")
            bar.update(task, completed=done, total=total, description=f"{label} {name}".strip())

        yield show


def show_table(rows: "pd.DataFrame", title: str | None = None) -> None:
    """A readable table on the terminal; text of reports is shown as it is, never as markup.

    A table too wide for the terminal is shown row by row, a line for each value that there is.
    """
    import pandas as pd
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    view = Table(*map(str, rows.columns), title=title, title_justify="left", row_styles=["", "dim"])
    console = Console()
    told = rows.astype(object).itertuples(index=False)
    cells = [["" if pd.isna(value) else str(value) for value in row] for row in told]
    for row in cells:
        view.add_row(*map(Text, row))
    unbounded = console.options.update(max_width=10_000)
    if Measurement.get(console, unbounded, view).minimum <= console.width:
        console.print(view)
        return
    if title:
        console.print(Text(title, style="italic"))
    for row in cells:
        record = Table(box=None, show_header=False, padding=(0, 1))
        for name, value in zip(rows.columns, row, strict=True):
            if value:
                record.add_row(Text(name, style="bold"), Text(value))
        console.print(record, Text())
