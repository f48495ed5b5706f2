"""Reporting lag: how many days until each source spoke, and until it said its last number."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

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
from hasila.plots.style import COLOURS, OTHERS, Axes, PlotSettings

NAME = "lag"
TABLES = ("lag", "tallies")
MAX_ROWS = 24
# Days beyond which an axis of days is logarithmic: the first ones are what the plot is about.
LONG = 45
COLUMNS = [
    "group", "source", "start", "first_days", "near_days", "final_days", "last_days", "first",
    "final", "n", "shown",
]  # fmt: skip


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per source, the first to speak on top.

    Columns: group (everybody, or the most counted group where nobody counts everybody), source,
    start (ISO, the event's first dated toll: day 0), first_days, near_days, final_days and
    last_days (days from there to its first toll, to tolls near its last one, to its last number
    and to its last toll), first and final (persons), n (days with a toll), shown (false: left
    out of the plot for room).
    """
    rows = table(tables, "lag")
    tallies = table(tables, "tallies")
    told = tallies[tallies["effect"] == settings.effect]
    rows = rows[rows["effect"] == settings.effect]
    rows = rows[rows["event_id"] == chosen_event(told if len(told) else rows, settings)].copy()
    rows = rows[rows["first_days"].notna() & rows["source_name"].notna()]
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows["group"] = group_keys(rows)
    rows["group"] = rows["group"].where(~rows["group"].isin(WHOLE), "all")
    counts = rows["group"].value_counts()
    whole = "all" if "all" in counts else str(min(counts[counts == counts.max()].index))
    rows = rows[rows["group"] == whole].rename(columns={"source_name": "source"})
    # The sources with the most tolls stay when there is no room for all.
    rows = rows.sort_values(["n", "source"], ascending=[False, True], ignore_index=True)
    rows["shown"] = [i < MAX_ROWS for i in range(len(rows))]
    return rows.sort_values(["first_days", "final_days", "source"], ignore_index=True)[COLUMNS]


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that no named source gives a dated toll."""
    rows = data(tables, settings)
    group = settings.name(rows["group"].iloc[0] if len(rows) else "all")
    title, more = about(tables, settings, "lag_title", group=group)
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_lag"))
    shown = rows[rows["shown"]]
    lines = list(range(1, len(shown) + 1))
    with style.house_style():
        figure = style.new_figure(7.4, 0.8 + 0.25 * (len(shown) + 1))
        axes = figure.subplots()
        for y, (_, row) in zip(lines, shown.iterrows(), strict=True):
            _row(axes, y, row)
        grouped.row_axis(axes, lines, [settings.short(s) for s in shown["source"]], settings)
        _axis(axes, float(shown["last_days"].max()), shown["start"].iloc[0], settings)
        columns = [[f"{int(v):,}" for v in shown[c]] for c in ("first", "final")]
        heads = [style.plain(settings.say(k)) for k in ("first_head", "final_head")]
        grouped.beside(axes, lines, columns, settings, heads)
        told = report_tolls(tables, settings)
        told = told[told["source_name"].isin(set(shown["source"])) & told["day"].notna()]
        hidden = len(rows) - len(shown)
        caption = captioned(
            settings,
            basis(told.assign(source=told["source_name"]), settings),
            settings.say("lag_caption", day=settings.day(shown["start"].iloc[0])),
            settings.say("more_sources", n=hidden) if hidden else "",
            more,
        )
        return style.dress(figure, settings, title, caption, _handles(settings), columns=2)


def _row(axes: Axes, y: float, row: pd.Series) -> None:
    first, near, final, last = (
        float(row["first_days"] if pd.isna(row[f"{k}_days"]) else row[f"{k}_days"])
        for k in ("first", "near", "final", "last")
    )
    axes.hlines(y, first, final, color=COLOURS[0], lw=1.8)
    axes.hlines(y, final, last, color=OTHERS, lw=1.0, linestyle=(0, (1, 1.6)))
    axes.plot([near], [y], linestyle="none", marker="|", color=COLOURS[0], markersize=9)
    axes.plot([final], [y], marker="D", color=COLOURS[1], markersize=6, zorder=4)
    axes.plot(
        [first], [y], marker="o", color=COLOURS[0], markerfacecolor="white", markersize=5.5,
        zorder=5,
    )  # fmt: skip


def _axis(axes: Axes, last: float, start: object, settings: PlotSettings) -> None:
    label = settings.say("lag_axis", day=settings.day(start))
    if last > LONG:
        axes.set_xscale("symlog", linthresh=1)
        steps = [0, 1, 2, 3, 7, 14, 30, 90, 365, 1825, 3650, 18250]
        axes.xaxis.set_major_locator(FixedLocator([s for s in steps if s <= last * 1.2]))
        axes.xaxis.set_minor_locator(FixedLocator([]))
        axes.set_xlim(-0.25, last * 1.35)
        label = settings.say("log_axis", label=style.plain(label))
    else:
        axes.xaxis.set_major_locator(MaxNLocator(nbins=9, integer=True, min_n_ticks=1))
        axes.set_xlim(-max(last, 1) * 0.03, max(last, 1) * 1.05)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}"))
    axes.set_xlabel(label)


def _handles(settings: PlotSettings) -> list[Line2D]:
    looks = (
        ("lag_first", {"marker": "o", "color": COLOURS[0], "markerfacecolor": "white"}),
        ("lag_final", {"marker": "D", "color": COLOURS[1]}),
        ("lag_near", {"marker": "|", "color": COLOURS[0], "markersize": 9}),
    )
    out = [Line2D([], [], linestyle="none", label=settings.say(key), **how) for key, how in looks]
    after = Line2D([], [], color=OTHERS, lw=1.0, linestyle=(0, (1, 1.6)))
    after.set_label(settings.say("lag_after"))
    return [*out, after]
