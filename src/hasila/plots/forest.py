"""Dot and interval per source at one day: who says how many of whom."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, SymmetricalLogLocator
from matplotlib.transforms import blended_transform_factory

from hasila.plots import style
from hasila.plots.common import (
    Tables,
    about,
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
# A toll this many times the median would press all others against zero.
SPREAD = 40


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per group and source, in the order drawn from the top.

    Columns: group, source, day (ISO, of the source's latest tally up to ``as_of``), value, lo,
    hi, open_low, open_high, hollow, label (the toll in words of numbers), others (values of the
    same day that differ, joined by a space), n, shown (false: left out of the plot for room).
    """
    rows = report_tolls(tables, settings)
    # Sums of narrower groups would only repeat the rows of those groups.
    rows = rows[rows["day"].notna() & (~rows["derived"] | (rows["group"] == "all"))]
    if len(rows):
        until = settings.as_of[:10] if settings.as_of else main_window(rows["day"])[1]
        rows = rows[rows["day"] <= pd.Timestamp(until)]
    if rows.empty:
        return pd.DataFrame(columns=["group", "source", "day", "value", "label", "shown"])
    found = [
        _latest(part, str(group), str(source))
        for (group, source), part in rows.groupby(["group", "source"], sort=True)
    ]
    return _order(pd.DataFrame(found))


def _latest(part: pd.DataFrame, group: str, source: str) -> dict[str, object]:
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
    effect = settings.name(settings.effect)
    day = settings.as_of or (rows["day"].max() if len(rows) else None)
    title = settings.title or settings.say(
        "forest_title", effect=effect, day=settings.day(day) if day else "–"
    )
    title, _ = about(tables, settings, title)
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_tallies", effect=effect))
    shown = rows[rows["shown"]]
    with style.house_style():
        lines = _lines(shown)
        figure = style.new_figure(7.4, 0.7 + 0.235 * (lines[-1] + 1))
        axes = figure.subplots()
        limit = float(shown["hi"].max()) * 1.08 or 1.0
        _headers(axes, shown, lines, settings)
        for y, (_, row) in zip(lines, shown.iterrows(), strict=True):
            _row(axes, y, row)
        _consensus(figure, tables, shown, lines, settings)
        _axes(axes, shown, lines, limit, settings)
        caption = settings.say(
            "forest_caption",
            n=int(shown["n"].sum()),
            sources=shown["source"].nunique(),
            codebook=settings.codebook,
        )
        hidden = int((~rows["shown"]).sum())
        if hidden:
            caption += " " + settings.say("more_rows", n=hidden).removeprefix("\u200f")
        caption = about(tables, settings, title, caption)[1]
        handles, _ = axes.get_legend_handles_labels()
        return style.dress(figure, settings, title, caption, handles)


def _lines(shown: pd.DataFrame) -> list[int]:
    """Line of each row from the top; a group's header takes a line before its first row."""
    lines, line, before = [], -1, None
    for group in shown["group"]:
        line += 1 if group == before else (2 if before is not None else 1)
        if group != before and before is None:
            line = 1
        lines.append(line)
        before = group
    return lines


def _headers(axes: Axes, shown: pd.DataFrame, lines: list[int], settings: PlotSettings) -> None:
    """The group's name over its rows; a source's name alone would not say whose dead it counts."""
    place = blended_transform_factory(axes.transAxes, axes.transData)
    x, align = (0.995, "right") if settings.labels == "ar" else (0.005, "left")
    starts = shown["group"] != shown["group"].shift()
    for line, group in zip(lines, shown["group"].where(starts), strict=True):
        if isinstance(group, str):
            axes.text(
                x, line - 1, settings.name(group), transform=place, ha=align, va="center",
                fontweight="bold", fontsize=8.5,
            )  # fmt: skip
            axes.axhspan(line - 1.5, line - 0.5, color="#F0F0F0", lw=0, zorder=0)


def _row(axes: Axes, y: int, row: pd.Series) -> None:
    colour = style.COLOURS[0]
    for other in str(row["others"]).split():
        axes.plot([float(other)] * 2, [y - 0.22, y + 0.22], color=style.OTHERS, lw=1.4)
    lo, hi, value = float(row["lo"]), float(row["hi"]), float(row["value"])
    axes.hlines(y, lo, hi, color=colour, lw=1.8)
    if not row["open_low"] and not row["open_high"] and hi > lo:
        axes.plot([lo, hi], [y, y], linestyle="none", marker="|", color=colour, markersize=6)
    for flag, at, towards in (("open_high", hi, 16), ("open_low", lo, -16)):
        if row[flag]:
            axes.annotate(
                "", xy=(at, y), xytext=(towards, 0), textcoords="offset points",
                arrowprops={"arrowstyle": "<|-", "color": colour, "lw": 1.3, "shrinkA": 0,
                            "shrinkB": 0, "mutation_scale": 8},
            )  # fmt: skip
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


def _axes(
    axes: Axes, shown: pd.DataFrame, lines: list[int], limit: float, settings: PlotSettings
) -> None:
    axes.set_yticks(lines, [settings.short(s) for s in shown["source"]], fontsize=8.5)
    if settings.labels == "ar":
        axes.yaxis.tick_right()
    axes.set_ylim(lines[-1] + 0.6, -0.5)
    label = settings.say("persons", effect=settings.name(settings.effect))
    if limit > SPREAD * float(shown["value"].median()):
        axes.set_xscale("symlog", linthresh=1)
        axes.xaxis.set_major_locator(SymmetricalLogLocator(base=10, linthresh=1))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}"))
        axes.set_xlim(-0.15, limit * 2.2)
        label = settings.say("log_axis", label=style.plain(label))
    else:
        axes.set_xlim(-limit * 0.015, limit * 1.06)
        style.count_axis(axes.xaxis)
    axes.grid(axis="y", visible=False)
    axes.set_xlabel(label)
    _figures_beside(axes, shown, lines, settings)
    axes.spines[["left", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _figures_beside(
    axes: Axes, shown: pd.DataFrame, lines: list[int], settings: PlotSettings
) -> None:
    """Toll and its day as two columns: what a reader would else measure with a ruler."""
    arabic = settings.labels == "ar"
    one_year = shown["day"].str[:4].nunique() == 1
    days = [(settings.short_day if one_year else settings.day)(d) for d in shown["day"]]
    wide = 4.6 * max(len(str(text)) for text in shown["label"]) + 10
    long = 4.6 * max(len(text) for text in days) + 10
    pads = (long + 4, 4.0) if arabic else (wide, wide + long)
    for texts, pad in zip((list(shown["label"]), days), pads, strict=True):
        beside = axes.secondary_yaxis("left" if arabic else "right")
        beside.set_yticks(lines, [style.isolate(t) for t in texts], fontsize=7.5, ha="right")
        beside.tick_params(axis="y", length=0, pad=pad)
        beside.spines[:].set_visible(False)
