"""The command line: one subcommand per stage, loaded only when it is called.

A mistake of the user is one ``ERROR:`` line on stderr and exit code 2, never a traceback.
"""

import gc
import importlib
import os
import sys

import click

from hasila import __version__
from hasila.errors import UserError

# subcommand -> module under hasila.cli with the command of that name, in order of flow
COMMANDS = {
    "extract": "extract",
    "ingest": "ingest",
    "tokens": "tokens",
    "figures": "figures",
    "claims": "claims",
    "hand": "hand",
    "train": "train",
    "predict": "predict",
    "compare": "compare",
    "evaluate": "evaluate",
    "explain": "explain",
    "plot": "plot",
    "page": "page",
    "collect": "collect",
    "export": "export",
    "labelstudio": "labelstudio",
    "checksums": "checksums",
    "config": "config",
    "codebook": "codebook",
}


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"hasila.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hasila")
def app() -> None:
    """From raw news reports, Arabic and English, to a defensible toll.

    \b
    Example: what do these reports claim?
      hasila extract reports/ -o claims.csv
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with 0, or 2 for a user's mistake, 130 when interrupted."""
    gc.set_threshold(100_000, 20, 20)  # word lists and tables are many objects without cycles
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    try:
        app.main(args=args, prog_name="hasila", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.NoArgsIsHelpError as help_text:
        click.echo(help_text.format_message())
        return 0
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "hasila"
        return _fail(f"{error.format_message()} (see {where} --help)")
    except click.ClickException as error:
        return _fail(error.format_message())
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return 130
    except (BrokenPipeError, SystemExit):
        # The reader, `head` say, has gone, which click turns into an exit of its own. Say nothing,
        # not even when stdout is flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UserError as error:
        return _fail(str(error))
    except OSError as error:
        # Of two names the second is the one that the user gave: the first was a file on its way.
        name = error.filename2 or error.filename or "system"
        return _fail(f"{name}: {(error.strerror or str(error)).lower()}")
    return 0


def _fail(message: str) -> int:
    click.echo("ERROR: " + " ".join(message.split()), err=True)
    return 2
