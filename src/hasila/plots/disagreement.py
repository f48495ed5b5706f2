"""Who reports more than whom: a source × source matrix of ratios."""

import math
from typing import Any

import pandas as pd
from matplotlib import colormaps
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from hasila.plots import style
from hasila.plots.common import Tables, about, basis, captioned, chosen_event, report_tolls, table
from hasila.plots.style import Axes, PlotSettings

NAME = "disagreement"
TABLES = ("agreement", "tallies")
MAX_SOURCES = 9
# Ratios beyond four times look alike: the cell says the number anyway.
LIMIT = math.log(4)


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per ordered pair of sources.

    Columns: row, column (sources), n (comparable tallies), log_ratio (natural, row over column),
    ratio, shown (false: left out for room).
    """
    rows = table(tables, "agreement")
    rows = rows[(rows["effect"] == settings.effect) & rows["median_log_ratio"].notna()]
    rows = rows[rows["source_a"] != rows["source_b"]]
    tallies = table(tables, "tallies")
    told = tallies[tallies["effect"] == settings.effect]
    rows = rows[rows["event_id"] == chosen_event(told if len(told) else rows, settings)]
    if rows.empty:
        return pd.DataFrame(columns=["row", "column", "n", "log_ratio", "ratio", "shown"])
    # The table holds the log of b over a.
    one = pd.DataFrame({
        "row": rows["source_b"], "column": rows["source_a"], "n": rows["n"].astype(int),
        "log_ratio": rows["median_log_ratio"].astype(float),
    })  # fmt: skip
    two = one.rename(columns={"row": "column", "column": "row"}).assign(log_ratio=-one["log_ratio"])
    both = pd.concat([one, two], ignore_index=True)
    both["weighted"] = both["log_ratio"] * both["n"].clip(lower=1)
    both["weight"] = both["n"].clip(lower=1)
    out = both.groupby(["row", "column"], as_index=False)[["n", "weighted", "weight"]].sum()
    out["log_ratio"] = (out["weighted"] / out["weight"]).round(9)
    out["ratio"] = out["log_ratio"].map(math.exp).round(4)
    kept = set(_sources(out)[:MAX_SOURCES])
    out["shown"] = out["row"].isin(kept) & out["column"].isin(kept)
    out = out[["row", "column", "n", "log_ratio", "ratio", "shown"]]
    return out.sort_values(["row", "column"], ignore_index=True)


def _sources(rows: pd.DataFrame) -> list[str]:
    """Sources by how often they can be compared, then with how many others, then by name."""
    sizes = rows.groupby("row").agg(pairs=("column", "size"), n=("n", "sum")).reset_index()
    sizes = sizes.sort_values(["n", "pairs", "row"], ascending=[False, False, True])
    return [str(s) for s in sizes["row"]]


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that no two sources can be compared."""
    rows = data(tables, settings)
    title, more = about(tables, settings, "matrix_title")
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_pairs"))
    shown = rows[rows["shown"]]
    # Those who report most on top, so that the matrix reads as an order.
    means = shown.groupby("row")["log_ratio"].mean().round(9).reset_index()
    order = means.sort_values(["log_ratio", "row"], ascending=[False, True])["row"].tolist()
    with style.house_style():
        side = 0.62 * len(order)
        figure = style.new_figure(max(6.2, 3.6 + side), max(2.8, 1.8 + side))
        axes = figure.subplots()
        scale = ScalarMappable(Normalize(-LIMIT, LIMIT), colormaps["cividis_r"])
        for _, row in shown.iterrows():
            _cell(axes, order.index(row["column"]), order.index(row["row"]), row, scale)
        _axes(axes, order, settings)
        bar = figure.colorbar(scale, ax=axes, shrink=0.8, aspect=22, pad=0.02)
        ticks = (0.25, 0.5, 1, 2, 4)
        bar.set_ticks([math.log(t) for t in ticks], labels=["≤¼×", "½×", "1×", "2×", "≥4×"])
        bar.set_label(settings.say("matrix_bar"))
        bar.outline.set_visible(False)
        hidden = rows["row"].nunique() - len(order)
        told = report_tolls(tables, settings)
        told = told[told["source_name"].isin(set(order)) & told["day"].notna()]
        told = told.assign(source=told["source_name"])
        caption = captioned(
            settings,
            basis(told, settings),
            settings.say("matrix_caption", n=len(shown) // 2),
            settings.say("more_sources", n=hidden) if hidden else "",
            more,
        )
        return style.dress(figure, settings, title, caption)


def _cell(axes: Axes, x: int, y: int, row: pd.Series, scale: Any) -> None:
    red, green, blue, _ = scale.to_rgba(float(row["log_ratio"]))
    dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.45
    axes.add_patch(
        Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=(red, green, blue), edgecolor="white", lw=1.2)
    )
    ink = "white" if dark else "black"
    ratio = float(row["ratio"])
    text = f"{ratio:.2g}×" if ratio < 10 else f"{ratio:,.0f}×"
    axes.text(x, y - 0.08, text, ha="center", va="center", fontsize=8.5, color=ink)
    axes.text(x, y + 0.27, f"({row['n']})", ha="center", va="center", fontsize=6.5, color=ink)


def _axes(axes: Axes, order: list[str], settings: PlotSettings) -> None:
    names = [settings.short(s) for s in order]
    ends = range(len(order))
    axes.set_xlim(-0.5, len(order) - 0.5)
    axes.set_ylim(len(order) - 0.5, -0.5)
    axes.set_aspect("equal")
    axes.grid(visible=False)
    axes.set_yticks(ends, names, fontsize=8.5)
    axes.set_xticks(ends, names, fontsize=8.5, rotation=40, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    for i in ends:
        axes.add_patch(Rectangle((i - 0.5, i - 0.5), 1, 1, facecolor="#F0F0F0", lw=0))
