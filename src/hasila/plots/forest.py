"""Dot and interval per source at one day: who says how many of whom."""

import pandas as pd
from matplotlib.figure import Figure

from hasila.plots import grouped, style
from hasila.plots.common import (
    Tables,
    about,
    basis,
    captioned,
    chosen_event,
    group_key,
    main_window,
    report_tolls,
    table,
)
from hasila.plots.style import Axes, PlotSettings

NAME = "forest"
TABLES = ("tallies", "consensus")
MAX_ROWS = 26
MAX_PER_GROUP = 6


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per group and source, in the order drawn from the top.

    Columns: group, source, day (ISO, of the source's latest tally up to ``as_of``), value, lo,
    hi, open_low, open_high, hollow, label (the toll in words of numbers), others (values of the
    same day that differ, joined by a space), n, shown (false: left out of the plot for room).
    """
    rows = considered(tables, settings)
    if rows.empty:
        return pd.DataFrame(columns=["group", "source", "day", "value", "label", "shown"])
    found = [
        latest(part, str(group), str(source))
        for (group, source), part in rows.groupby(["group", "source"], sort=True)
    ]
    return _order(pd.DataFrame(found))


def considered(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """Tolls up to the day that the plot looks at."""
    rows = report_tolls(tables, settings)
    # Sums of narrower groups would only repeat the rows of those groups.
    rows = rows[rows["day"].notna() & (~rows["derived"] | (rows["group"] == "all"))]
    if len(rows):
        until = settings.as_of[:10] if settings.as_of else main_window(rows["day"])[1]
        rows = rows[rows["day"] <= pd.Timestamp(until)]
    return rows


def latest(part: pd.DataFrame, group: str, source: str) -> dict[str, object]:
    """The source's tally of its latest day: the last as written; the highest where times tie."""
    day = part["day"].max()
    today = part[part["day"] == day]
    # A sum that nobody stated must not hide a number that was.
    today = today[~today["derived"] | today["derived"].all()]
    today = today.sort_values(["as_of", "value", "tie"])
    row = today.iloc[-1]
    others = sorted({int(v) for v in today["value"] if v != row["value"]})
    return {
        "group": group,
        "source": source,
        "day": day.strftime("%Y-%m-%d"),
        **{k: row[k] for k in ("value", "lo", "hi", "open_low", "open_high")},
        "hollow": bool(row["hollow"] or row["derived"]),
        "label": ("Σ " if row["derived"] else "")
        + style.span(
            None if row["open_low"] else row["low"],
            row["best"],
            None if row["open_high"] else row["high"],
        ),
        "others": " ".join(map(str, others)),
        "n": len(part),
    }


def _order(rows: pd.DataFrame) -> pd.DataFrame:
    """Everybody first, then groups by how many sources count them; big tolls first inside."""
    groups = rows.groupby("group")
    rows = rows.assign(
        _all=(rows["group"] != "all").astype(int),
        _sources=-groups["source"].transform("size"),
        _n=-groups["n"].transform("sum"),
        _v=-rows["value"],
    )
    order = ["_all", "_sources", "_n", "group", "_v", "source"]
    rows = rows.sort_values(order, ignore_index=True)
    place = rows.groupby("group", sort=False)["n"].rank(method="first", ascending=False)
    keep = place <= MAX_PER_GROUP
    rows["shown"] = keep & (keep.cumsum() <= MAX_ROWS)
    return rows.drop(columns=["_all", "_sources", "_n", "_v"])


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that there are no tallies."""
    rows = data(tables, settings)
    day = settings.as_of or (rows["day"].max() if len(rows) else None)
    key, dated = ("forest_title", {"day": settings.day(day)}) if day else ("forest_undated", {})
    title, more = about(tables, settings, key, **dated)
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_tallies"))
    shown = rows[rows["shown"]]
    with style.house_style():
        lines = grouped.lines_of(shown)
        figure = style.new_figure(7.4, 0.7 + 0.235 * (lines[-1] + 1))
        axes = figure.subplots()
        limit = float(shown["hi"].max()) * 1.08 or 1.0
        grouped.headers(axes, shown, lines, settings)
        for y, (_, row) in zip(lines, shown.iterrows(), strict=True):
            _row(axes, y, row)
        _consensus(figure, tables, shown, lines, settings)
        grouped.row_axis(axes, lines, [settings.short(s) for s in shown["source"]], settings)
        grouped.toll_axis(axes, shown["value"], limit, settings)
        grouped.beside(axes, lines, [list(shown["label"]), days_said(shown, settings)], settings)
        hidden = int((~rows["shown"]).sum())
        caption = captioned(
            settings,
            basis(considered(tables, settings), settings, day),
            settings.say("forest_caption"),
            settings.say("more_rows", n=hidden) if hidden else "",
            more,
        )
        handles, _ = axes.get_legend_handles_labels()
        return style.dress(figure, settings, title, caption, handles)


def _row(axes: Axes, y: int, row: pd.Series) -> None:
    colour = style.COLOURS[0]
    for other in str(row["others"]).split():
        axes.plot([float(other)] * 2, [y - 0.22, y + 0.22], color=style.OTHERS, lw=1.4)
    lo, hi, value = float(row["lo"]), float(row["hi"]), float(row["value"])
    grouped.interval(axes, y, (lo, hi), (bool(row["open_low"]), bool(row["open_high"])), colour)
    face = "white" if row["hollow"] else colour
    axes.plot([value], [y], marker="o", color=colour, markerfacecolor=face, zorder=4)


def _consensus(
    figure: Figure, tables: Tables, shown: pd.DataFrame, lines: list[int], settings: PlotSettings
) -> None:
    """The codebook's range behind each group; only at the end, for it speaks of all reports."""
    if settings.as_of is not None:
        return
    axes = figure.axes[0]
    rows = table(tables, "consensus")
    tallies = table(tables, "tallies")
    event = chosen_event(tallies[tallies["effect"] == settings.effect], settings)
    rows = rows[(rows["effect"] == settings.effect) & (rows["codebook"] == settings.codebook)]
    rows = rows[rows["event_id"] == event]
    keys = [group_key(r) for _, r in rows.iterrows()]
    place = pd.Series(lines, index=shown.index)
    done = False
    for (_, row), key in zip(rows.iterrows(), keys, strict=True):
        mine = place[shown["group"] == key]
        low, high = (row[c] if pd.notna(row[c]) else row["best"] for c in ("low", "high"))
        if mine.empty or pd.isna(low) or pd.isna(high):
            continue
        label = settings.say("consensus_band", codebook=settings.codebook)
        axes.fill_betweenx(
            [mine.min() - 0.5, mine.max() + 0.5], float(low), max(float(high), float(low) + 0.3),
            facecolor="#E69F00", alpha=0.28, lw=0, zorder=1, label=None if done else label,
        )  # fmt: skip
        done = True


def days_said(shown: pd.DataFrame, settings: PlotSettings) -> list[str]:
    """The day of each row, with its year where there are several."""
    one_year = shown["day"].str[:4].nunique() == 1
    return [(settings.short_day if one_year else settings.day)(d) for d in shown["day"]]
