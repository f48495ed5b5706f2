"""Whether the classifier is as sure as it may be."""

import pandas as pd
from matplotlib.figure import Figure

from hasila.plots import style
from hasila.plots.common import Tables
from hasila.plots.style import COLOURS, OTHERS, PlotSettings

NAME = "calibration"
TABLES = ("calibration",)
COLUMNS = ["low", "high", "n", "confidence", "accuracy"]


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """Columns low, high (bounds of the bin), n, confidence (mean probability), accuracy."""
    del settings
    return tables["calibration"][COLUMNS]


def draw(tables: Tables, settings: PlotSettings, of: str = NAME) -> Figure:
    """Share of right labels against the probability given, over bars of how many there are.

    ``of`` names the words of the plot: ``calibration`` of labels, ``reliability`` of claims.
    """
    rows = data(tables, settings)
    title = settings.title or settings.say(f"{of}_title")
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_data"))
    total = int(rows["n"].sum())
    gap = float(((rows["confidence"] - rows["accuracy"]).abs() * rows["n"]).sum() / total)
    with style.house_style():
        figure = style.new_figure(4.6, 4.6)
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        upper.plot([0, 1], [0, 1], color=OTHERS, linestyle=(0, (4, 3)), linewidth=1.0)
        # Two standard errors of a share: bins with few figures say little.
        share = rows["accuracy"]
        error = 2 * (share * (1 - share) / rows["n"]) ** 0.5
        upper.errorbar(
            rows["confidence"], share, yerr=error, color=COLOURS[0], marker="o", capsize=2.5,
            elinewidth=1.0,
        )  # fmt: skip
        upper.set_xlim(0, 1)
        upper.set_ylim(0, 1)
        upper.set_ylabel(settings.say(f"{of}_share_right"))
        lower.bar(rows["low"], rows["n"], width=rows["high"] - rows["low"], align="edge",
                  color=COLOURS[0], edgecolor="white")  # fmt: skip
        lower.set_ylabel(settings.say(f"{of}_figures"))
        lower.set_xlabel(settings.say(f"{of}_probability"))
        caption = settings.say(f"{of}_caption", n=total, ece=f"{gap:.3f}")
        return style.dress(figure, settings, title, caption)
