"""``hasila checksums``: the SHA-256 of every file of a result."""

from pathlib import Path

import click

from hasila.cli.common import IN, output


@click.command("checksums")
@click.argument("files", nargs=-1, type=IN, required=True, metavar="FILE…")
@output
def command(files: tuple[Path, ...], output: Path) -> None:
    """Write the SHA-256 of each FILE, in order of path; `sha256sum -c OUT` checks them.

    A folder stands for the files in it. Equal lists on two machines mean equal results.

    \b
    Example:
      hasila checksums results/study/tables/*.parquet -o checksums.txt
    """
    from hasila.io import sha256_of, write_text

    every = {path for file in files for path in (file.rglob("*") if file.is_dir() else [file])}
    found = sorted(path for path in every if not path.is_dir())
    lines = [f"{sha256_of(file)}  {file.as_posix()}" for file in found]
    write_text(output, "\n".join(lines) + "\n")
