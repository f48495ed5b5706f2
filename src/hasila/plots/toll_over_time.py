"""The toll over time: one step line per source, with the bounds of each day."""

from datetime import date

import pandas as pd
from matplotlib.dates import date2num, num2date
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, Locator, MaxNLocator

from hasila.plots import style
from hasila.plots.common import (
    Tables,
    about,
    basis,
    captioned,
    main_window,
    report_tolls,
    whole_toll,
)
from hasila.plots.style import Axes, PlotSettings

NAME = "toll_over_time"
TABLES = ("tallies",)


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per source and day.

    Columns: series (rank of the source, 0 the most tallied; -1 drawn among the others), source,
    group, day (ISO), value (highest of the day), lo, hi, n, open_low, open_high, hollow (a sum of
    groups or the middle of a range), shown (false: long after the event, left out of the plot).
    """
    rows, group = whole_toll(report_tolls(tables, settings))
    rows = rows[rows["day"].notna()]
    if rows.empty:
        return pd.DataFrame(columns=["series", "source", "group", "day", "value", "lo", "hi", "n"])
    first, last = main_window(rows["day"])
    by = ["source", "day"]
    # A sum that nobody stated must not hide a number that was.
    rows = rows[~rows["derived"] | rows.groupby(by)["derived"].transform("all")]
    rows["hollow"] |= rows["derived"]
    by_day = rows.sort_values([*by, "value", "tie"]).groupby(by, as_index=False)
    out = by_day.agg(
        value=("value", "max"), lo=("lo", "min"), hi=("hi", "max"), n=("value", "size")
    )
    # Rows are sorted by value, so the last of a day is the one the line goes through.
    out = out.merge(by_day[[*by, "open_low", "open_high", "hollow"]].last(), on=by)
    out["shown"] = out["day"].between(first, last)
    out.insert(1, "group", group)
    out.insert(0, "series", out["source"].map(_ranks(out[out["shown"]], settings.top)))
    out["series"] = out["series"].fillna(-1).astype(int)
    out["day"] = out["day"].dt.strftime("%Y-%m-%d")
    return out.sort_values(["series", "source", "day"], ignore_index=True)


def _ranks(rows: pd.DataFrame, top: int) -> dict[str, int]:
    """Sources with the most days, then the most tallies, come first; the rest are -1."""
    sizes = rows.groupby("source").agg(days=("day", "size"), n=("n", "sum")).reset_index()
    sizes = sizes.sort_values(["days", "n", "source"], ascending=[False, False, True])
    return {s: (i if i < top else -1) for i, s in enumerate(sizes["source"])}


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that there are no tallies."""
    rows = data(tables, settings)
    group = settings.name(rows["group"].iloc[0] if len(rows) else "all")
    title, more = about(tables, settings, "toll_title", group=group)
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_tallies"))
    shown = rows[rows["shown"]]
    days = pd.to_datetime(shown["day"])
    with style.house_style():
        figure = style.new_figure(7.4, 3.7)
        axes = figure.subplots()
        for rank in sorted({int(s) for s in shown["series"] if s >= 0}):
            _source(axes, shown[shown["series"] == rank], rank, settings)
        _others(axes, shown[shown["series"] < 0], settings)
        _axes(axes, days, float(shown["hi"].max()), settings)
        axes.set_ylabel(settings.say("persons"))
        whole, _ = whole_toll(report_tolls(tables, settings))
        left_out = (
            ("late", int(rows.loc[~rows["shown"], "n"].sum())),
            ("undated", int(whole["day"].isna().sum())),
        )
        drawn = whole[whole["day"].between(days.min(), days.max())]
        caption = captioned(
            settings,
            basis(drawn, settings),
            settings.say("toll_caption"),
            *(settings.say(key, n=n) for key, n in left_out if n),
            more,
        )
        handles, _ = axes.get_legend_handles_labels()
        return style.dress(figure, settings, title, caption, handles, columns=2)


def _source(axes: Axes, rows: pd.DataFrame, rank: int, settings: PlotSettings) -> None:
    """Band, step line, whiskers and markers of one source, shifted a little so none hides.

    The line ends with the source's last tally: silence afterwards is no statement.
    """
    how = style.look(rank)
    shift = pd.Timedelta(hours=2.2 * (rank - (settings.top - 1) / 2))
    x = list(pd.to_datetime(rows["day"]) + shift)
    value, lo, hi = (rows[c].astype(float).tolist() for c in ("value", "lo", "hi"))
    axes.fill_between(x, lo, hi, step="post", color=how["color"], alpha=0.13, lw=0)
    axes.step(x, value, where="post", color=how["color"], linestyle=how["linestyle"])
    axes.vlines(x, lo, hi, color=how["color"], lw=1.3)
    for i, at in enumerate(x):
        row = rows.iloc[i]
        axes.plot(
            [at], [value[i]], linestyle="none", marker=how["marker"], color=how["color"],
            markerfacecolor="white" if row["hollow"] else how["color"], zorder=4,
        )  # fmt: skip
        for flag, y, up in (("open_high", hi[i], 1), ("open_low", lo[i], -1)):
            if row[flag]:
                arrow(axes, at, y, up, how["color"])
    axes.plot([], [], label=settings.short(rows["source"].iloc[0]), **how)


def arrow(axes: Axes, x: object, y: float, direction: int, colour: str) -> None:
    """A short arrow away from a bound that the wording leaves open."""
    axes.annotate(
        "", xy=(x, y), xytext=(0, 15 * direction), textcoords="offset points",
        arrowprops={"arrowstyle": "<|-", "color": colour, "lw": 1.0, "shrinkA": 0, "shrinkB": 3,
                    "mutation_scale": 8},
        annotation_clip=True,
    )  # fmt: skip


def _others(axes: Axes, rows: pd.DataFrame, settings: PlotSettings) -> None:
    if rows.empty:
        return
    n = rows["source"].nunique()
    label = settings.say("others_one") if n == 1 else settings.say("others", n=n)
    axes.plot(
        pd.to_datetime(rows["day"]), rows["value"].astype(float), linestyle="none", marker="x",
        color=style.OTHERS, markersize=5, label=label, zorder=1.5,
    )  # fmt: skip


def _axes(axes: Axes, stamps: pd.Series, reach: float, settings: PlotSettings) -> None:
    span = (stamps.max() - stamps.min()).days
    # A marker is some 1.5 % of the axis wide and must not be cut at its ends.
    margin = pd.Timedelta(days=max(0.6, 0.025 * span))
    axes.set_xlim(stamps.min() - margin, stamps.max() + margin)
    axes.set_ylim(0, max(reach * 1.14, 1.0))
    style.count_axis(axes.yaxis)
    years = sorted({stamps.min().year, stamps.max().year})
    axes.xaxis.set_major_locator(_DayLocator() if span <= _LONG else _MonthLocator(span))
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda v, _: settings.tick_day(num2date(v).date(), years, span > _LONG))
    )
    told = settings.say("years", first=years[0], last=years[1]) if len(years) > 1 else years[0]
    axes.set_xlabel(settings.say("day_axis", year=style.plain(str(told))))


# Days beyond which an axis has months instead of days.
_LONG = 150


class _MonthLocator(Locator):
    """Ticks at the first of months, at most about eight."""

    def __init__(self, span: int) -> None:
        """``span``: days that the axis shows."""
        self.step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 600) if span / 30.4 / s <= 8)

    def __call__(self) -> list[float]:
        axis: Axes = self.axis
        low, high = sorted(axis.get_view_interval())
        return self.tick_values(low, high)

    def tick_values(self, vmin: float, vmax: float) -> list[float]:
        """Days as matplotlib counts them."""
        first, last = (num2date(v).year for v in (vmin, vmax))
        months = range(first * 12, (last + 1) * 12, self.step)
        days = [float(date2num(date(m // 12, m % 12 + 1, 1))) for m in months]
        return [d for d in days if vmin <= d <= vmax]


class _DayLocator(MaxNLocator):
    """Ticks at whole days: a casualty toll has no half days."""

    def __init__(self) -> None:
        super().__init__(nbins=9, integer=True, min_n_ticks=1, steps=[1, 2, 5, 7, 10])
