"""Small multiples: how the toll of each event grew, and how far its sources stood apart."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from hasila.plots import style
from hasila.plots.common import (
    Tables,
    basis,
    captioned,
    event_name,
    main_events,
    main_window,
    report_tolls,
    whole_toll,
)
from hasila.plots.style import COLOURS, Axes, PlotSettings

NAME = "events"
TABLES = ("tallies",)
MAX_EVENTS = 12
# Events in the table beside the plot.
MOST = 60
ACROSS = 3
COLUMNS = ["event_id", "group", "day", "elapsed", "n", "n_sources", "low", "median", "high",
           "tolls", "shown"]  # fmt: skip


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per day with a toll of each of the ``MOST`` events with the most tallies.

    Columns: event_id, group, day (ISO), elapsed (days since the event's first toll), n (tolls of
    the day), n_sources (that have given a toll by then), low, median and high (of the latest toll
    of each of these), tolls (of the day, joined by a space), shown (false: left out of the plot,
    for room or because it is long after the event).
    """
    out = []
    chosen = main_events(tables, settings)[:MOST]
    every = report_tolls(tables, settings, chosen)
    by_event = {str(e): part for e, part in every.groupby("event_id")}
    for place, event in enumerate(e for e in chosen if e in by_event):
        rows, group = whole_toll(by_event[event])
        rows = rows[rows["day"].notna()]
        if len(rows):
            out.append(_growth(rows, event, group).assign(_place=place))
    if not out:
        return pd.DataFrame(columns=COLUMNS)
    all_ = pd.concat(out, ignore_index=True)
    kept = list(dict.fromkeys(all_["event_id"]))[:MAX_EVENTS]
    all_["shown"] &= all_["event_id"].isin(kept)
    return all_.sort_values(["_place", "day"], ignore_index=True)[COLUMNS]


def _growth(rows: pd.DataFrame, event: str, group: str) -> pd.DataFrame:
    first, last = main_window(rows["day"])
    latest: dict[str, float] = {}
    out = []
    for key, part in rows.groupby("day", sort=True):
        day = pd.Timestamp(str(key))
        stated = part[~part["derived"]] if (~part["derived"]).any() else part
        best = stated.groupby("source")["value"].max()
        latest.update({str(k): float(v) for k, v in best.items()})
        known = pd.Series(sorted(latest.values()))
        out.append({
            "event_id": event, "group": group, "day": f"{day:%Y-%m-%d}",
            "elapsed": (day - first).days, "n": len(part), "n_sources": len(known),
            "low": known.min(), "median": known.median(), "high": known.max(),
            "tolls": " ".join(str(int(v)) for v in sorted(set(best))),
            "shown": first <= day <= last,
        })  # fmt: skip
    return pd.DataFrame(out)


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that no event has a dated toll."""
    rows = data(tables, settings)
    title = settings.title or settings.say("events_title")
    shown = rows[rows["shown"].astype(bool)]
    if shown.empty:
        return style.empty_figure(settings, title, settings.say("no_tallies"))
    events = list(dict.fromkeys(shown["event_id"]))
    across = min(ACROSS, len(events))
    down = -(-len(events) // across)
    with style.house_style():
        figure = style.new_figure(7.4, (0.3 if across > 1 else 1.2) + 1.85 * down)
        grid = figure.subplots(down, across, squeeze=False)
        places = [grid[i // across][i % across] for i in range(down * across)]
        if settings.labels == "ar":
            # The first panel stands where the reader begins.
            places = [grid[i // across][across - 1 - i % across] for i in range(down * across)]
        for axes, event in zip(places, events, strict=False):
            _panel(axes, shown[shown["event_id"] == event], settings)
        for axes in places[len(events) :]:
            axes.set_axis_off()
        for i, axes in enumerate(places[: len(events)]):
            # Under the lowest panel of each column, and beside the first of each row.
            if i + across >= len(events):
                axes.set_xlabel(settings.say("elapsed_axis"), fontsize=8)
            if i % across == (across - 1 if settings.labels == "ar" else 0):
                axes.set_ylabel(settings.say("persons"), fontsize=8)
        told = report_tolls(tables, settings, events)
        told = told[told["day"].notna()]
        hidden = len(main_events(tables, settings)) - len(events)
        late = int(rows.loc[~rows["shown"] & rows["event_id"].isin(events), "n"].sum())
        caption = captioned(
            settings,
            basis(told, settings),
            settings.say("events_caption"),
            settings.say("late", n=late) if late else "",
            settings.say("hidden_events", n=hidden) if hidden else "",
        )
        return style.dress(figure, settings, title, caption, _handles(settings))


def _panel(axes: Axes, rows: pd.DataFrame, settings: PlotSettings) -> None:
    x = rows["elapsed"].astype(float).tolist()
    low, middle, high = (rows[c].astype(float).tolist() for c in ("low", "median", "high"))
    reach = max(x[-1], 1.0)
    # The last range is held to the end, so that it can be seen.
    edge = [*x, x[-1] + reach * 0.06]
    axes.fill_between(
        edge, [*low, low[-1]], [*high, high[-1]], step="post", facecolor="#DDE7F0",
        edgecolor=COLOURS[0], linewidth=0.5,
    )  # fmt: skip
    axes.step(edge, [*middle, middle[-1]], where="post", color=COLOURS[0], lw=1.5)
    for at, tolls in zip(x, rows["tolls"], strict=True):
        values = [float(v) for v in str(tolls).split()]
        axes.plot([at] * len(values), values, linestyle="none", marker="o", markersize=3.2,
                  color="#333333", zorder=4)  # fmt: skip
    axes.set_xlim(-reach * 0.05, edge[-1])
    axes.set_ylim(0, max(max(high) * 1.12, 1.0))
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    style.count_axis(axes.yaxis, 4)
    axes.tick_params(labelsize=7.5)
    group = str(rows["group"].iloc[0])
    event = event_name(settings, str(rows["event_id"].iloc[0]))
    lines = [style.cut(event, 30)]
    since = settings.day(rows["day"].iloc[0])
    lines.append(settings.say("since", day=since, n=int(rows["n_sources"].iloc[-1])))
    if group != "all":
        lines.append(style.cut(settings.name(group), 34))
    side = "right" if settings.labels == "ar" else "left"
    axes.set_title("\n".join(lines), loc=side, fontsize=8, multialignment=side)


def _handles(settings: PlotSettings) -> list:
    dot = Line2D([], [], linestyle="none", marker="o", markersize=3.2, color="#333333")
    line = Line2D([], [], color=COLOURS[0], lw=1.5)
    band = Patch(facecolor="#DDE7F0", edgecolor=COLOURS[0], linewidth=0.5)
    for handle, key in ((dot, "a_toll"), (line, "median_source"), (band, "range_sources")):
        handle.set_label(settings.say(key))
    return [dot, line, band]
