"""``hasila labelstudio``: claims to Label Studio, annotations back, and how far coders agree."""

import re
from pathlib import Path

import click

from hasila.cli.common import IN, output, read_table


@click.group("labelstudio")
def command() -> None:
    """Code claims by hand in Label Studio, and take them back.

    \b
    Example:
      hasila labelstudio export reports.parquet claims.parquet -o tasks.json
      hasila labelstudio import anna.json omar.json --reports reports.parquet -o coded
    """


@command.command("export")
@click.argument("reports", type=IN)
@click.argument("claims", type=IN, required=False)
@output
def export_tasks(reports: Path, claims: Path | None, output: Path) -> None:
    """Write REPORTS as tasks (OUT, .json), and the labelling interface beside it (.xml).

    CLAIMS become pre-annotations that coders correct; without them they code from nothing. In
    Label Studio paste the .xml under Settings, Labeling Interface, Code, and import the .json.

    \b
    Example:
      hasila labelstudio export reports.parquet claims.parquet -o tasks.json
    """
    from hasila.coding import interface, tasks
    from hasila.errors import UserError
    from hasila.io import write_json, write_text
    from hasila.schemas import conform

    if output.suffix.lower() != ".json":
        raise UserError(f"{output}: Label Studio reads tasks from .json")
    found = read_table(claims, "claims") if claims else conform([], "claims")
    write_json(output, tasks(read_table(reports, "reports"), found))
    write_text(output.with_suffix(".xml"), interface())


@command.command("import")
@click.argument("exports", type=IN, nargs=-1, required=True, metavar="EXPORT…")
@click.option("--reports", type=IN, required=True, help="The table of the reports that were coded.")
@click.option("--claims", type=IN, help="The claims as read: also write what each coder changed.")
@output
def import_annotations(
    exports: tuple[Path, ...], reports: Path, claims: Path | None, output: Path
) -> None:
    """Read EXPORTs of Label Studio (its format JSON) into the folder OUT.

    For each coder gold-CODER.csv, to evaluate against, and with --claims hand-CODER.csv, a table
    for config/hand/; with several coders also agreement.csv and differences.csv. Several files
    with one coder each are named after the files.

    \b
    Example:
      hasila labelstudio import anna.json omar.json --reports reports.parquet -o coded
    """
    from hasila.coding import agreement, codings, corrections, differences, gold_table
    from hasila.errors import UserError
    from hasila.io import read_json, write_table

    table = read_table(reports, "reports")
    texts = dict(table[["report_id", "text"]].itertuples(index=False, name=None))
    coded = codings({path.as_posix(): read_json(path) for path in exports}, texts)
    if not coded:
        raise UserError(f"{exports[0]}: no annotation in it; were they submitted?")
    read = read_table(claims, "claims") if claims else None
    coders = sorted({c.coder for c in coded})
    for coder in coders:
        own = [c for c in coded if c.coder == coder]
        name = re.sub(r"[^\w.-]+", "-", coder)
        write_table(gold_table(own, texts), output / f"gold-{name}.csv")
        if read is not None:
            write_table(corrections(own, read), output / f"hand-{name}.csv")
    if len(coders) > 1:
        measured = agreement(coded, texts)
        write_table(measured, output / "agreement.csv")
        write_table(differences(coded, texts), output / "differences.csv")
        click.echo(measured.round(3).to_string(index=False, na_rep=""))
    click.echo(f"{len(coded)} codings of {len(coders)} coders: {', '.join(coders)}")
