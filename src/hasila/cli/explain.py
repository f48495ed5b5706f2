"""``hasila explain``: why a text gives the claims it gives."""

import sys
from pathlib import Path

import click

from hasila.cli.common import IN, show_table


@click.command("explain")
@click.argument("text")
@click.option("--language", type=click.Choice(["ar", "en"]), help="Else it is detected.")
@click.option("-o", "--output", type=IN, metavar="OUT", help="Write an HTML page instead.")
def command(text: str, language: str | None, output: Path | None) -> None:
    """Show the tokens, figures, word-list entries and claims of TEXT, and the rule behind each.

    TEXT is the text itself, or - for standard input.

    \b
    Example:
      hasila explain "Five civilians, two of them children, were killed, police said."
    """
    from hasila.explanation import explain
    from hasila.io import write_text

    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    explanation = explain(text, language)
    if output:
        write_text(output, explanation.to_html())
        return
    for name, rows in explanation.tables().items():
        show_table(rows, title=name)
