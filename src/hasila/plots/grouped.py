"""Rows under headings, one for each group of victims: what plots of tolls by group share."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.ticker import FuncFormatter, SymmetricalLogLocator
from matplotlib.transforms import blended_transform_factory

from hasila.plots import style
from hasila.plots.style import Axes, PlotSettings

# A toll this many times the median would press all others against zero.
SPREAD = 40


def lines_of(shown: pd.DataFrame) -> list[int]:
    """Line of each row from the top; a group's header takes a line before its first row."""
    lines, line, before = [], -1, None
    for group in shown["group"]:
        line += 1 if group == before else (2 if before is not None else 1)
        if group != before and before is None:
            line = 1
        lines.append(line)
        before = group
    return lines


def headers(axes: Axes, shown: pd.DataFrame, lines: list[int], settings: PlotSettings) -> None:
    """The group's name over its rows; a source's name alone would not say whose dead it counts."""
    place = blended_transform_factory(axes.transAxes, axes.transData)
    x, align = (0.995, "right") if settings.labels == "ar" else (0.005, "left")
    groups = shown["group"].astype(object)
    for line, group in zip(lines, groups.where(groups != groups.shift()), strict=True):
        if isinstance(group, str):
            axes.text(
                x, line - 1, settings.name(group), transform=place, ha=align, va="center",
                fontweight="bold", fontsize=8.5,
            )  # fmt: skip
            axes.axhspan(line - 1.5, line - 0.5, color="#F0F0F0", lw=0, zorder=0)


def interval(
    axes: Axes,
    y: float,
    bounds: tuple[float, float],
    leaves_open: tuple[bool, bool],
    colour: str,
) -> None:
    """A whisker from low to high; an arrow where the wording leaves a bound open."""
    lo, hi = bounds
    axes.hlines(y, lo, hi, color=colour, lw=1.8)
    if hi > lo and not any(leaves_open):
        axes.plot([lo, hi], [y, y], linestyle="none", marker="|", color=colour, markersize=6)
    for flag, at, towards in zip(leaves_open, bounds, (-16, 16), strict=True):
        if flag:
            axes.annotate(
                "", xy=(at, y), xytext=(towards, 0), textcoords="offset points",
                arrowprops={"arrowstyle": "<|-", "color": colour, "lw": 1.3, "shrinkA": 0,
                            "shrinkB": 0, "mutation_scale": 8},
            )  # fmt: skip


def toll_axis(axes: Axes, values: pd.Series, limit: float, settings: PlotSettings) -> None:
    """Persons along the bottom, on a logarithmic scale where one toll would hide all others."""
    label = settings.say("persons")
    if limit > SPREAD * float(values.median()):
        axes.set_xscale("symlog", linthresh=1)
        axes.xaxis.set_major_locator(SymmetricalLogLocator(base=10, linthresh=1))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}"))
        axes.set_xlim(-0.15, limit * 2.2)
        label = settings.say("log_axis", label=style.plain(label))
    else:
        axes.set_xlim(-limit * 0.015, limit * 1.06)
        style.count_axis(axes.xaxis)
    axes.set_xlabel(label)


def row_axis(
    axes: Axes, lines: Sequence[float], names: Sequence[str], settings: PlotSettings
) -> None:
    """Names of the rows on the side where the reader begins."""
    axes.set_yticks(lines, names, fontsize=8.5)
    if settings.labels == "ar":
        axes.yaxis.tick_right()
    axes.set_ylim(lines[-1] + 0.6, -0.5)
    axes.grid(axis="y", visible=False)
    axes.spines[["left", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def beside(
    axes: Axes,
    lines: Sequence[float],
    columns: Sequence[Sequence[str]],
    settings: PlotSettings,
    heads: Sequence[str] = (),
) -> None:
    """Columns of text beside the rows: what a reader would else measure with a ruler.

    ``columns`` are in the order in which they are read, ``heads`` their names.
    """
    arabic = settings.labels == "ar"
    pad = 0.0
    for i, texts in enumerate(columns):
        shown = [style.isolate(t) for t in texts]
        width = 4.6 * max(len(text) for text in (*texts, *heads[i : i + 1])) + 10
        # Text is right-aligned in its column: where a column ends differs with the side.
        at = pad + 4.0 if arabic else pad + width
        pad += width
        axis = axes.secondary_yaxis("left" if arabic else "right")
        places = list(lines)
        if heads:
            places, shown = [min(lines) - 1, *places], [style.isolate(heads[i]), *shown]
        axis.set_yticks(places, shown, fontsize=7.5, ha="right")
        axis.tick_params(axis="y", length=0, pad=at)
        axis.spines[:].set_visible(False)
