"""Map of events: where they were, and how many each is said to have cost."""

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, MaxNLocator

from hasila.places import Gazetteer, Place, default
from hasila.plots import outlines, style
from hasila.plots.common import (
    Tables,
    basis,
    captioned,
    event_name,
    main_events,
    report_tolls,
    table,
)
from hasila.plots.style import Axes, PlotSettings

NAME = "map"
TABLES = ("events", "tallies", "consensus")
MAX_LABELS = 14
# Degrees that a map shows at least, so that a coast or a border tells where it is.
LEAST = 5.0
# Points squared of the largest circle.
LARGEST = 600.0
HALO = withStroke(linewidth=2.0, foreground="#FAFAF7")
# How exactly a kind of place tells where something was.
EXACT = {"town": 0, "district": 1, "division": 2, "country": 3}
COLUMNS = [
    "event_id", "place", "latitude", "longitude", "n_claims", "low", "best", "high", "label",
    "day", "shown",
]  # fmt: skip


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per event with claims of the effect, those with the highest toll first.

    Columns: event_id, place (the town that most of its claims name, else district, division or
    country; empty where none names one), latitude and longitude (degrees), n_claims (that name
    the place), low, best and high (of the leading codebook for the whole toll), label, day (ISO,
    of its first tally), shown (false: nobody says where it was).
    """
    chosen = main_events(tables, settings)
    if not chosen:
        return pd.DataFrame(columns=COLUMNS)
    events = table(tables, "events")
    gazetteer = settings.places or default()
    tallies = table(tables, "tallies")
    tallies = tallies[(tallies["effect"] == settings.effect) & tallies["event_id"].isin(chosen)]
    days = tallies.groupby("event_id")["as_of"].min().str[:10]
    named = events[events["event_id"].isin(chosen) & events["place"].notna()]
    where = {str(e): _where(part["place"], gazetteer) for e, part in named.groupby("event_id")}
    whole = _whole(tables, settings)
    rows = []
    for event in chosen:
        place, n = where.get(event, (None, 0))
        low, best, high, label = whole.get(event, (None, None, None, "?"))
        rows.append({
            "event_id": event, "place": place.name if place else None,
            "latitude": place.lat if place else None, "longitude": place.lon if place else None,
            "n_claims": n, "low": low, "best": best, "high": high, "label": label,
            "day": days.get(event), "shown": place is not None,
        })  # fmt: skip
    out = pd.DataFrame(rows, columns=COLUMNS)
    for column in ("low", "best", "high"):
        out[column] = out[column].astype("Int64")
    out["_size"] = -_sizes(out)
    return out.sort_values(["_size", "event_id"], ignore_index=True).drop(columns="_size")


def _where(names: pd.Series, gazetteer: Gazetteer) -> tuple[Place | None, int]:
    """The place that most claims name, of the most exact kind that a fifth of them name."""
    counts = names.value_counts()
    known = [(p, int(n)) for name, n in counts.items() if (p := gazetteer.place(str(name)))]
    if not known:
        return None, 0
    least = sum(n for _, n in known) / 5
    ranked = sorted(known, key=lambda k: (k[1] < least, EXACT[k[0].kind], -k[1], k[0].name))
    return ranked[0]


def _whole(tables: Tables, settings: PlotSettings) -> dict[str, tuple[Any, Any, Any, str]]:
    rows = table(tables, "consensus")
    rows = rows[(rows["effect"] == settings.effect) & (rows["codebook"] == settings.codebook)]
    rows = rows[rows["actor"].isna() & rows["demographic"].isna()]
    # Where nobody counts everybody, those of unspecified class, then civilians, are the event's.
    order = {"all": 0, "mixed": 1, "unspecified": 2, "civilian": 3}
    rows = rows.assign(_rank=rows["victim_class"].map(order).fillna(9))
    rows = rows.sort_values(["event_id", "_rank", "victim_class"]).drop_duplicates("event_id")
    out: dict[str, tuple[Any, Any, Any, str]] = {}
    for _, row in rows.iterrows():
        bounds = [None if pd.isna(row[c]) else int(row[c]) for c in ("low", "best", "high")]
        opens = [row.get(flag) in (True,) for flag in ("open_low", "open_high")]
        label = style.span(
            None if opens[0] else bounds[0], bounds[1], None if opens[1] else bounds[2]
        )
        out[str(row["event_id"])] = (bounds[0], bounds[1], bounds[2], label)
    return out


def _sizes(rows: pd.DataFrame) -> pd.Series:
    """The number that a circle stands for."""
    middle = (rows["low"].astype("Float64") + rows["high"].astype("Float64")) / 2
    best = rows["best"].astype("Float64").fillna(middle)
    return best.fillna(rows["low"]).fillna(rows["high"]).fillna(0).astype(float)


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The map, or a plot that says that no event has a place that is known."""
    rows = data(tables, settings)
    title = settings.title or settings.say("map_title")
    shown = rows[rows["shown"].astype(bool)]
    if shown.empty:
        return style.empty_figure(settings, title, settings.say("no_places"))
    box = _box(shown)
    with style.house_style():
        # Degrees of longitude shrink with the latitude.
        shrink = math.cos(math.radians((box[1] + box[3]) / 2))
        ratio = (box[3] - box[1]) / ((box[2] - box[0]) * shrink)
        figure = style.new_figure(7.4, 6.8 * ratio)
        axes = figure.subplots()
        _ground(axes, box)
        axes.set_aspect(1 / shrink)
        axes.set_xlim(box[0], box[2])
        axes.set_ylim(box[1], box[3])
        _degrees(axes)
        sizes = _sizes(shown)
        top = max(float(sizes.max()), 1.0)
        areas = (sizes / top * LARGEST).clip(lower=14.0).tolist()
        axes.scatter(
            shown["longitude"].astype(float), shown["latitude"].astype(float), s=areas,
            facecolor=(0.84, 0.37, 0.0, 0.55), edgecolor="#5A2600", linewidth=0.9, zorder=4,
        )  # fmt: skip
        unlabelled = len(shown) - _labels(figure, axes, shown, areas, settings)
        told = report_tolls(tables, settings, list(shown["event_id"]))
        missing = len(rows) - len(shown)
        caption = captioned(
            settings,
            basis(told, settings),
            settings.say("map_caption", n=len(shown)),
            settings.say("unplaced", n=missing) if missing else "",
            settings.say("unlabelled", n=unlabelled) if unlabelled else "",
        )
        return style.dress(
            figure, settings, title, caption, _handles(top, settings), key_height=2.4
        )


def _box(shown: pd.DataFrame) -> outlines.Box:
    """West, south, east, north: all events and some of what is around them."""
    lat, lon = shown["latitude"].astype(float), shown["longitude"].astype(float)
    middle = (lat.min() + lat.max()) / 2
    shrink = math.cos(math.radians(middle))
    height = max((lat.max() - lat.min()) * 1.35, LEAST)
    width = max((lon.max() - lon.min()) * 1.45, LEAST / shrink)
    # Neither a ribbon nor a tower.
    width = max(width, 1.25 * height / shrink)
    height = max(height, 0.55 * width * shrink)
    x = (lon.min() + lon.max()) / 2
    return (
        max(x - width / 2, -180.0), max(middle - height / 2, -89.0),
        min(x + width / 2, 180.0), min(middle + height / 2, 89.0),
    )  # fmt: skip


def _ground(axes: Axes, box: outlines.Box) -> None:
    """Sea, land and borders; coasts are solid, borders dashed."""
    axes.set_facecolor("#E4EAEE")
    rings = outlines.land(box)
    if rings:
        # One path of all rings, so that lakes in the land stay open.
        path = Outline.make_compound_path(*(Outline(r, closed=True) for r in rings))
        axes.add_patch(PathPatch(path, facecolor="#FAFAF7", edgecolor="#8A8A8A", lw=0.6, zorder=1))
    lines = LineCollection(
        outlines.borders(box), colors="#6E6E6E", linewidths=0.7, linestyles=[(0, (4, 2))], zorder=2
    )
    axes.add_collection(lines, autolim=False)


def _degrees(axes: Axes) -> None:
    for axis, ends in ((axes.xaxis, "EW"), (axes.yaxis, "NS")):
        axis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 5, 10]))
        axis.set_major_formatter(FuncFormatter(partial(_degree, ends)))
    axes.tick_params(labelsize=7.5)
    axes.grid(color="#C8CDD0", linewidth=0.4)
    for spine in axes.spines.values():
        spine.set_visible(True)


def _degree(ends: str, value: float, _: object) -> str:
    return f"{abs(value):g}°" + (ends[int(value < 0)] if value else "")


def _labels(
    figure: Figure, axes: Axes, shown: pd.DataFrame, areas: Sequence[float], settings: PlotSettings
) -> int:
    """Names of events with the highest tolls, where they fit, and of countries; gives how many."""
    figure.draw_without_rendering()
    points = axes.transData.transform(shown[["longitude", "latitude"]].astype(float).to_numpy())
    pixel = figure.dpi / 72
    dots = [(xy, math.sqrt(a / math.pi) * pixel) for xy, a in zip(points, areas, strict=True)]
    taken: list[Any] = []
    gazetteer = settings.places or default()
    put = 0
    for i, (_, row) in enumerate(shown.head(MAX_LABELS).iterrows()):
        name = _said(row, gazetteer, settings)
        put += _put(axes, f"{name}\n{style.isolate(row['label'])}", dots[i], taken, dots)
    box = (*axes.get_xlim(), *axes.get_ylim())
    for name, spots in outlines.countries((box[0], box[2], box[1], box[3])).items():
        known = gazetteer.place(name)
        _country(axes, _local(known, settings) if known else name, spots[:40], taken, dots)
    return put


def _local(place: Place, settings: PlotSettings) -> str:
    """A place in the language of the labels."""
    return place.ar[0] if settings.labels == "ar" and place.ar else place.name


def _said(row: pd.Series, gazetteer: Gazetteer, settings: PlotSettings) -> str:
    """Place and name of an event; the name that linking made has the place in it already."""
    event = str(row["event_id"])
    name = event_name(settings, event)
    place = gazetteer.place(row["place"])
    if settings.labels in settings.names.get(event, {}) or place is None:
        return style.isolate(style.cut(name, 34))
    where = style.isolate(style.cut(_local(place, settings), 30))
    if name != settings.name(event):
        return f"{where} {style.isolate(settings.day(row['day']))}" if row["day"] else where
    return f"{where}\n{style.isolate(style.cut(name, 34))}"


def _put(
    axes: Axes, text: str, at: tuple[Any, float], taken: list[Any], dots: list[tuple[Any, float]]
) -> bool:
    """Text beside a circle, on the first of eight sides where it covers nothing, if any."""
    dot, radius = at
    pixel = axes.figure.dpi / 72
    gap = radius / pixel + 2
    slant = gap * 0.75
    sides = (
        (gap, 0, "left", "center"), (-gap, 0, "right", "center"), (0, gap, "center", "bottom"),
        (0, -gap, "center", "top"), (slant, slant, "left", "bottom"),
        (-slant, slant, "right", "bottom"), (slant, -slant, "left", "top"),
        (-slant, -slant, "right", "top"),
    )  # fmt: skip
    for x, y, ha, va in sides:
        label = axes.annotate(
            text, axes.transData.inverted().transform(dot), xytext=(x, y),
            textcoords="offset points", ha=ha, va=va, fontsize=7.5, zorder=6,
            multialignment=ha, linespacing=1.15, path_effects=[HALO],
        )  # fmt: skip
        if _fits(axes, label, taken, dots):
            return True
        label.remove()
    return False


def _country(
    axes: Axes,
    name: str,
    spots: Sequence[tuple[float, float]],
    taken: list[Any],
    dots: list[tuple[Any, float]],
) -> None:
    """The name of a country, on the first of the spots in it where it covers nothing."""
    for spot in spots:
        label = axes.text(
            *spot, name, fontsize=7.5, color="#707070", ha="center", va="center", zorder=3,
            path_effects=[HALO],
        )  # fmt: skip
        if _fits(axes, label, taken, dots):
            return
        label.remove()


def _fits(axes: Axes, label: Any, taken: list[Any], dots: list[tuple[Any, float]]) -> bool:
    box, frame = label.get_window_extent(), axes.get_window_extent()
    inside = frame.x0 < box.x0 and box.x1 < frame.x1 and frame.y0 < box.y0 and box.y1 < frame.y1
    if not inside or _covers(box, taken, dots):
        return False
    taken.append(box)
    return True


def _covers(box: Any, taken: list[Any], dots: list[tuple[Any, float]]) -> bool:
    """Whether a box lies over another label or a circle."""
    if any(box.overlaps(other) for other in taken):
        return True
    for (x, y), radius in dots:
        near_x, near_y = min(max(x, box.x0), box.x1), min(max(y, box.y0), box.y1)
        if (x - near_x) ** 2 + (y - near_y) ** 2 < radius**2:
            return True
    return False


def _handles(top: float, settings: PlotSettings) -> list[Line2D]:
    """Circles of round numbers."""
    magnitude = 10 ** math.floor(math.log10(top))
    largest = max(n * magnitude for n in (1, 2, 5) if n * magnitude <= top)
    out = []
    for value in sorted({max(1, round(largest / 25)), max(1, round(largest / 5)), int(largest)}):
        size = math.sqrt(max(value / top * LARGEST, 14.0))
        label = settings.say("persons_n", n=f"{value:,}")
        out.append(
            Line2D([], [], linestyle="none", marker="o", markersize=size, label=label,
                   markerfacecolor=(0.84, 0.37, 0.0, 0.55), markeredgecolor="#5A2600")
        )  # fmt: skip
    return out
