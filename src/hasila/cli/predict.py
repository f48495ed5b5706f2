"""``hasila predict``: what the classifier thinks of each figure."""

from pathlib import Path

import click

from hasila.cli.common import IN, output, read_table


@click.command("predict")
@click.argument("model", type=IN)
@click.argument("reports", type=IN)
@click.argument("figures", type=IN)
@output
def command(model: Path, reports: Path, figures: Path, output: Path) -> None:
    """Say for each of the FIGURES of REPORTS what it is, with a calibrated probability.

    MODEL is the model.json that `hasila train` writes.

    \b
    Example:
      hasila predict classifier/model.json reports.parquet figures.parquet -o predictions.parquet
    """
    from hasila.classify import from_json, predict
    from hasila.io import read_json, write_table

    trained = from_json(read_json(model), str(model))
    told = predict(trained, read_table(reports, "reports"), read_table(figures, "figures"))
    write_table(told, output, "predictions")
