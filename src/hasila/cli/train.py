"""``hasila train``: labelled sentences to a model, its evaluation and its card."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.cli.common import IN, output

if TYPE_CHECKING:
    from hasila.classify import Evaluation


@click.command("train")
@click.argument("labels", type=IN, nargs=-1, required=True)
@output
@click.option("--plots", is_flag=True, help="Also draw confusion and calibration.")
def command(labels: tuple[Path, ...], output: Path, plots: bool) -> None:
    """Train the classifier of figures on LABELS (.jsonl) and evaluate it out of fold.

    Writes into the folder OUT: model.json, model_card.md, measures.csv (with two baselines),
    labels.csv and predictions.parquet (of the labelled figures); with --plots, for each language,
    confusion and calibration as .png, .svg and .csv.

    \b
    Example:
      hasila train data/labels/ar.jsonl data/labels/en.jsonl -o classifier
    """
    import pandas as pd

    from hasila.classify import evaluate, labels_from_records, model_card, to_json, train
    from hasila.errors import UserError
    from hasila.io import read_jsonl_lines, write_json, write_table, write_text

    parts = []
    for path in labels:
        if not path.is_file():
            raise UserError(f"{path}: no such file")
        parts.append(labels_from_records(read_jsonl_lines(path), str(path)))
    model, prepared = train(pd.concat(parts, ignore_index=True))
    result = evaluate(model, prepared)
    write_json(output / "model.json", to_json(model))
    write_text(output / "model_card.md", model_card(model, result))
    write_table(result.measures, output / "measures.csv")
    write_table(result.labels, output / "labels.csv")
    write_table(result.predictions, output / "predictions.parquet", "predictions")
    if plots:
        _plots(result, output)


def _plots(result: "Evaluation", output: Path) -> None:
    from hasila.classify import LABELS
    from hasila.plots import SCREEN, PlotSettings, calibration, confusion, save

    for language in result.measures["language"].unique():
        tables = {
            name: rows[rows["language"] == language].reset_index(drop=True)
            for name, rows in (("confusion", result.confusion), ("calibration", result.calibration))
        }
        for module in (confusion, calibration):
            title = {
                "confusion": f"What the classifier takes for what ({language})",
                "calibration": f"How sure the classifier is, and how right ({language})",
            }[module.NAME]
            settings = PlotSettings(title=title)
            figure = (
                confusion.draw(tables, settings, LABELS)
                if module is confusion
                else calibration.draw(tables, settings)
            )
            rows = module.data(tables, settings)
            save(figure, rows, output, f"{module.NAME}_{language}", SCREEN)
