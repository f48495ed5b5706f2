"""``hasila compare``: claims to events, tallies, consensus, audit and agreement."""

from pathlib import Path

import click

from hasila.cli.common import IN, gazetteer, names, output, read_table, settings
from hasila.config import Config


@click.command("compare")
@click.argument("reports", type=IN)
@click.argument("claims", type=IN)
@click.argument("tables", type=IN, nargs=-1, metavar="[TABLE]…")
@output
@click.option("--study", default="study", help="The event of reports that name none.")
@click.option("--log", type=IN, metavar="FILE", help="The hand_log that 'hasila hand' wrote.")
@click.option(
    "--list", "lists", type=IN, metavar="FILE", multiple=True,
    help="Your own places (.csv) or names (.yaml), for linking; may be given several times.",
)  # fmt: skip
@settings
def command(
    reports: Path,
    claims: Path,
    tables: tuple[Path, ...],
    output: Path,
    study: str,
    log: Path | None,
    lists: tuple[Path, ...],
    config: Config,
) -> None:
    """Compare who claims what: nine tables in the folder OUT.

    events, tallies, consensus, audit, agreement, concord, lag, leaning and hand_log, each as
    .parquet and .csv. docs/comparison.md says how they are made. TABLEs are corrections of events
    (config/hand/README.md). With "compare: {unnamed: link}" in the settings, reports that name no
    event are linked to incidents.

    \b
    Example:
      hasila compare reports.parquet claims.parquet -o comparison
      hasila compare reports.parquet claims.parquet -o comparison \\
        --config '{"compare": {"unnamed": "link"}}'
    """
    from hasila.cli.hand import events, warn
    from hasila.comparison import compare
    from hasila.io import write_table

    linking = config.compare.unnamed == "link"
    own = [path for path in lists if linking and path.suffix.lower() in (".yaml", ".yml")]
    result = compare(
        read_table(reports, "reports"),
        read_table(claims, "claims"),
        study=study,
        gazetteer=gazetteer([p for p in lists if linking and p not in own]),
        names=names(own) if own else None,
        hand_events=events(tables),
        hand_log=read_table(log, "hand_log") if log else None,
        **config.compare.model_dump(mode="json"),
    )
    for name, table in sorted(result.items()):
        for suffix in ("parquet", "csv"):
            write_table(table, output / f"{name}.{suffix}", name)
    warn(result["hand_log"])
