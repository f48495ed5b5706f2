"""``hasila evaluate``: claims against hand annotation."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.cli.common import IN, read_table

if TYPE_CHECKING:
    import pandas as pd

    from hasila.evaluate import GoldReport


@click.command("evaluate")
@click.argument("gold", type=IN)
@click.argument("claims", type=IN)
@click.option("--reports", type=IN, help="The reports of GOLD, when GOLD is a claims.csv.")
@click.option("-o", "--output", type=IN, metavar="DIR", help="Folder for tables and error report.")
def command(gold: Path, claims: Path, reports: Path | None, output: Path | None) -> None:
    """Score CLAIMS against GOLD: precision, recall, F1 and the attributes of matched claims.

    GOLD is .jsonl (doc_id, lang, text, claims) or a study's claims.csv with --reports. With -o
    also every error in its sentence, grouped by cause (errors.html), and the reliability of the
    scores as table and plot.

    \b
    Example:
      hasila evaluate data/hasakah-2022/claims.csv results/hasakah-2022/tables/claims.parquet \\
        --reports results/hasakah-2022/tables/reports.parquet -o evaluation
    """
    from hasila.evaluate import errors, measures, reliability
    from hasila.io import write_table, write_text
    from hasila.pages.errors import error_page

    annotated = _gold(gold, reports)
    found = read_table(claims, "claims")
    scores = measures(annotated, found)
    if output:
        wrong = errors(annotated, found)
        write_table(scores, output / "measures.csv")
        write_table(wrong, output / "errors.csv")
        _plot(reliability(annotated, found), output)
        write_text(output / "errors.html", error_page(scores, wrong))
    _show(scores)


def _plot(sure: "pd.DataFrame", output: Path) -> None:
    from hasila.plots import SCREEN, PlotSettings, calibration, save

    names = {"mean_score": "confidence", "share_right": "accuracy"}
    drawn = {"calibration": sure.rename(columns=names)}
    figure = calibration.draw(drawn, PlotSettings(), "reliability")
    save(figure, sure, output, "reliability", SCREEN)


def _gold(path: Path, reports: Path | None) -> "list[GoldReport]":
    from hasila.errors import UserError
    from hasila.evaluate import gold_from_records, gold_from_tables
    from hasila.io import read_jsonl
    from hasila.io import read_table as read_any

    if path.suffix in (".csv", ".parquet"):
        if reports is None:
            raise UserError(f"{path}: a table of gold claims needs its reports: --reports FILE")
        return gold_from_tables(read_any(path), read_table(reports, "reports"))
    if not path.is_file():
        raise UserError(f"{path}: no such file")
    return gold_from_records(read_jsonl(path))


def _show(scores: "pd.DataFrame") -> None:
    shown = scores.round(4).set_index(["language", "subset"]).T
    text = shown.to_string(index_names=False)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    click.echo(text)
