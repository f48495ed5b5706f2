"""One event under each codebook: how much of the range comes from the rules of counting?"""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from hasila.plots import grouped, style
from hasila.plots.common import (
    WHOLE,
    Tables,
    about,
    basis,
    captioned,
    chosen_event,
    group_keys,
    report_tolls,
    table,
)
from hasila.plots.style import COLOURS, MARKERS, Axes, PlotSettings

NAME = "codebooks"
TABLES = ("consensus", "tallies")
MAX_GROUPS = 7
COLUMNS = [
    "group", "codebook", "low", "best", "high", "open_low", "open_high", "label", "n_reports",
    "n_sources", "rule", "shown",
]  # fmt: skip


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per group and codebook, groups counted by the most sources first.

    Columns: group, codebook, low, best, high, open_low, open_high, label (the range in words of
    numbers), n_reports, n_sources, rule (how the number was made), shown (false: left out of the
    plot for room).
    """
    rows = table(tables, "consensus")
    rows = rows[rows["effect"] == settings.effect]
    tallies = table(tables, "tallies")
    told = tallies[tallies["effect"] == settings.effect]
    event = chosen_event(told if len(told) else rows, settings)
    known = rows[["low", "best", "high"]].notna().any(axis=1)
    rows = rows[known & (rows["event_id"] == event)].copy()
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    for flag in ("open_low", "open_high"):
        rows[flag] = rows[flag].eq(True).fillna(False) if flag in rows.columns else False
    rows["group"] = group_keys(rows)
    rows["group"] = rows["group"].where(~rows["group"].isin(WHOLE), "all")
    rows = rows.drop_duplicates(["group", "codebook"])
    rows["label"] = [
        style.span(None if r.open_low else r.low, r.best, None if r.open_high else r.high)
        for r in rows.itertuples()
    ]
    books = {name: i for i, name in enumerate(dict.fromkeys(rows["codebook"]))}
    first = settings.codebook
    rows["_book"] = [-1 if b == first else books[b] for b in rows["codebook"]]
    rows["_all"] = rows["group"] != "all"
    rows["_n"] = -rows.groupby("group")["n_sources"].transform("max")
    rows = rows.sort_values(["_all", "_n", "group", "_book"], ignore_index=True)
    place = {g: i for i, g in enumerate(dict.fromkeys(rows["group"]))}
    rows["shown"] = rows["group"].map(place) < MAX_GROUPS
    return rows[COLUMNS]


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that no codebook gives a number."""
    rows = data(tables, settings)
    title, more = about(tables, settings, "codebooks_title")
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_consensus"))
    shown = rows[rows["shown"]]
    books = list(dict.fromkeys(shown["codebook"]))
    with style.house_style():
        lines = grouped.lines_of(shown)
        figure = style.new_figure(7.4, 0.7 + 0.235 * (lines[-1] + 1))
        axes = figure.subplots()
        grouped.headers(axes, shown, lines, settings)
        for y, (_, row) in zip(lines, shown.iterrows(), strict=True):
            _row(axes, y, row, books.index(row["codebook"]))
        grouped.row_axis(axes, lines, [settings.name(b) for b in shown["codebook"]], settings)
        reach = shown[["low", "best", "high"]].max(axis=1).astype(float)
        grouped.toll_axis(axes, reach, float(reach.max()) * 1.08 or 1.0, settings)
        columns = [list(shown["label"]), [f"{n}" for n in shown["n_sources"]]]
        heads = [settings.say("range_head"), settings.say("sources_head")]
        grouped.beside(axes, lines, columns, settings, [style.plain(h) for h in heads])
        hidden = rows.loc[~rows["shown"], "group"].nunique()
        told = report_tolls(tables, settings)
        caption = captioned(
            settings,
            basis(told, settings, codebook=", ".join(books)),
            settings.say("codebooks_caption"),
            settings.say("more_groups", n=hidden) if hidden else "",
            more,
        )
        return style.dress(figure, settings, title, caption, _handles(settings), columns=3)


def _row(axes: Axes, y: float, row: pd.Series, rank: int) -> None:
    look = rank % len(COLOURS)
    numbers = [None if pd.isna(row[c]) else float(row[c]) for c in ("low", "best", "high")]
    known = [v for v in numbers if v is not None]
    bounds = min(known), max(known)
    grouped.interval(
        axes, y, bounds, (bool(row["open_low"]), bool(row["open_high"])), COLOURS[look]
    )
    if numbers[1] is not None:
        axes.plot([numbers[1]], [y], marker=MARKERS[look], color=COLOURS[look], zorder=4)


def _handles(settings: PlotSettings) -> list[Line2D]:
    """What dot and line mean; which codebook it is stands beside each row."""
    best = Line2D([], [], linestyle="none", marker="o", color="black")
    span = Line2D([], [], color="black", lw=1.8)
    best.set_label(settings.say("best_number"))
    span.set_label(settings.say("low_to_high"))
    return [best, span]
