"""Which label the classifier takes for which other."""

import pandas as pd
from matplotlib import colormaps
from matplotlib.figure import Figure

from hasila.plots import style
from hasila.plots.common import Tables
from hasila.plots.style import PlotSettings

NAME = "confusion"
TABLES = ("confusion",)


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """Columns truth, predicted, n, share (of the true label), in the order of the labels."""
    del settings
    return tables["confusion"][["truth", "predicted", "n", "share"]]


def draw(tables: Tables, settings: PlotSettings, order: tuple[str, ...] = ()) -> Figure:
    """Rows are the true labels, columns the predicted ones; a cell is a share of its row."""
    rows = data(tables, settings)
    title = settings.title or settings.say("confusion_title")
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_data"))
    present = set(rows["truth"]) | set(rows["predicted"])
    labels = [x for x in order if x in present] + sorted(present - set(order))
    wide = rows.pivot(index="truth", columns="predicted", values="n").reindex(
        index=labels, columns=labels
    )
    counts = wide.fillna(0).to_numpy(dtype=float)
    totals = counts.sum(axis=1, keepdims=True)
    shares = counts / totals.clip(min=1)
    names = [settings.name(x) for x in labels]
    with style.house_style():
        side = 0.34 * len(labels)
        figure = style.new_figure(2.6 + side, 1.6 + side)
        axes = figure.subplots()
        axes.imshow(shares, cmap=colormaps["Blues"], vmin=0, vmax=1)
        for y in range(len(labels)):
            for x in range(len(labels)):
                if counts[y, x]:
                    ink = "white" if shares[y, x] > 0.55 else "black"
                    axes.text(x, y, f"{counts[y, x]:.0f}", ha="center", va="center",
                              fontsize=7, color=ink)  # fmt: skip
        ends = range(len(labels))
        axes.set_xticks(ends, names, rotation=45, ha="right", rotation_mode="anchor", fontsize=8)
        axes.set_yticks(ends, [f"{n} ({t:.0f})" for n, t in zip(names, totals[:, 0], strict=True)],
                        fontsize=8)  # fmt: skip
        axes.set_xlabel(settings.say("predicted"))
        axes.set_ylabel(settings.say("truth"))
        axes.grid(visible=False)
        axes.tick_params(length=0)
        caption = settings.say("confusion_caption", n=f"{counts.sum():.0f}")
        return style.dress(figure, settings, title, caption)
