"""``hasila codebook``: what a codebook says in full, or which ones there are."""

from pathlib import Path

import click

from hasila.cli.common import IN


@click.command("codebook")
@click.argument("name", required=False)
@click.option(
    "--changes", is_flag=True, help="Only what it says otherwise than the one it extends."
)
@click.option("-o", "--output", type=IN, metavar="OUT", help="Write there, not on the terminal.")
def command(name: str | None, changes: bool, output: Path | None) -> None:
    """Check the codebook NAME (or the path of a YAML file) and show it in full.

    What it takes over from the codebook that it extends is filled in. Without NAME: the codebooks
    that there are.

    \b
    Example:
      hasila codebook
      hasila codebook acled
      hasila codebook my_rules.yaml --changes
    """
    from hasila.codebook import available, difference, effective_yaml, load
    from hasila.io import write_text

    if name is None:
        found = [load(path) for path in available()]
        text = "".join(f"{book.name}: {book.about or book.title}\n" for book in found)
    elif changes:
        text = difference(name)
    else:
        text = effective_yaml(load(name))
    if output:
        write_text(output, text)
    else:
        click.echo(text, nl=False)
