"""``hasila config``: the default settings, a file to begin with, the schema, or what a file is."""

from pathlib import Path

import click

from hasila.cli.common import IN


@click.command("config")
@click.argument("file", required=False)
@click.option("--default", "what", flag_value="default", help="The default file, with comments.")
@click.option("--own", "what", flag_value="own", help="A file for a study of your own.")
@click.option("--schema", "what", flag_value="schema", help="The JSON schema of a config file.")
@click.option("-o", "--output", type=IN, metavar="OUT", help="Write there, not on the terminal.")
def command(file: str | None, what: str | None, output: Path | None) -> None:
    """Check settings in FILE and show them in full, defaults filled in.

    \b
    Example:
      hasila config --own -o my.yaml
      hasila config my.yaml
    """
    import json

    from hasila.config import SHIPPED, default_yaml, effective_yaml, load, own_yaml, schema
    from hasila.io import write_text

    if what == "default":
        text = default_yaml()
    elif what == "own":
        text = own_yaml()
    elif what == "schema":
        text = json.dumps(schema(), indent=2, sort_keys=True) + "\n"
    else:
        text = effective_yaml(load(file) if file else SHIPPED)
    if output:
        write_text(output, text)
    else:
        click.echo(text, nl=False)
