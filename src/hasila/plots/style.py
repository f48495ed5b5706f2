"""House style of the plots: legible in grey and to the colour-blind, equal bytes on every machine.

Nothing here knows about tallies; what a plot means stands in its own module.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

import matplotlib.style
import pandas as pd
import yaml
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import Normal
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MaxNLocator

from hasila.codebook import Codebook
from hasila.errors import UserError
from hasila.io import write_atomically, write_table, write_text
from hasila.places import Gazetteer

# Not matplotlib's own type: its stubs know neither dates on an axis nor layout options.
Axes: TypeAlias = Any

# Okabe and Ito's palette without its yellow, which vanishes on white; ordered so that
# neighbours differ in lightness too and stay apart in grey.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#000000", "#CC79A7", "#56B4E9", "#E69F00")
OTHERS = "#8C8C8C"
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
LINES: tuple[Any, ...] = (
    "-",
    (0, (5, 2)),
    (0, (1, 1.4)),
    (0, (6, 2, 1, 2)),
    (0, (3, 1)),
    (0, (8, 3)),
    (0, (1, 3)),
)
HATCHES = ("", "///", "...", "\\\\\\", "xxx", "---", "ooo")
DPI = 200
FORMATS = ("png", "svg", "pdf")
# Of plots that tell how well a stage works: for a screen, not for a paper.
SCREEN = ("png", "svg")
# What could break a line of a plot, or turn around the words behind it.
_HARMFUL = dict.fromkeys(
    [*range(32), *range(127, 160), *range(0x202A, 0x202F), 0x2028, 0x2029], " "
)
# Between a speaker without a name and the outlet that heard him.
BETWEEN = " · "

_STYLE = {
    "font.family": "DejaVu Sans",  # bundled with matplotlib, covers Arabic
    "font.size": 9,
    "text.parse_math": False,  # a dollar sign in a name would lose Arabic shaping
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.8,
    "axes.titlesize": 9,
    "axes.labelsize": 9,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": "#D9D9D9",
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "hatch.linewidth": 0.7,
    "lines.linewidth": 1.6,
    "lines.markersize": 5.5,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "figure.constrained_layout.use": True,
    "svg.hashsalt": "hasila",
    "svg.fonttype": "path",  # a reader's missing font must not unshape the Arabic
}


@dataclass(frozen=True)
class PlotSettings:
    """What a plot shows and in which words.

    ``labels`` is ``en`` or ``ar``. ``event_id`` limits to one event (default: all). ``names``
    maps a source, actor or event id to its display names, ``{"sohr": {"en": …, "ar": …}}``.
    ``as_of`` (ISO date) is the day at which the forest plot looks (default: the last one).
    ``book`` is the codebook under which tallies become the tolls that are plotted; without it the
    tallies are plotted as they were stated, and ``codebook`` is only a name in the caption.
    ``sides`` are the two sources of the dumbbell (default: those that can be compared most).
    ``places`` is the gazetteer of the map (default: the shipped one).
    """

    labels: str = "en"
    effect: str = "killed"
    event_id: str | None = None
    as_of: str | None = None
    codebook: str = "literal"
    top: int = 5
    title: str | None = None
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    book: Codebook | None = None
    sides: Sequence[str] | None = None
    places: Gazetteer | None = None

    def __post_init__(self) -> None:
        """Refuse a language without labels: a plot half in another language helps nobody."""
        if self.labels not in labels_data():
            raise UserError(
                f"plots: labels '{self.labels}' unknown; use {' or '.join(sorted(labels_data()))}"
            )

    def say(self, key: str, **values: object) -> str:
        """A phrase of ``labels.yaml`` with values put in, each kept in its own direction.

        ``{effect}`` is the effect of the plot.
        """
        values = {"effect": self.name(self.effect), **values}
        return compose(labels_data()[self.labels][key], self.labels, **values)

    def name(self, key: object) -> str:
        """Display name of a source, actor, effect or class: user's names, then labels, then key."""
        text = str(key)
        if BETWEEN in text:
            return BETWEEN.join(self.name(part) for part in text.split(BETWEEN))
        chosen = self.names.get(text, {}).get(self.labels)
        known = chosen or labels_data()[self.labels]["names"].get(text)
        return known or text.translate(_HARMFUL).replace("_", " ")

    def short(self, key: object, width: int = 34) -> str:
        """Display name cut to what a plot has room for; the table beside it has the whole."""
        return cut(self.name(key), width)

    def day(self, value: object) -> str:
        """A day as its reader writes it: ``21 Jan 2022``, ``21 يناير 2022``."""
        stamp = pd.Timestamp(str(value))
        return f"{stamp.day} {self.month(stamp.month)} {stamp.year}"

    def short_day(self, value: object) -> str:
        """A day without its year: ``21 Jan``."""
        stamp = pd.Timestamp(str(value))
        return f"{stamp.day} {self.month(stamp.month)}"

    def tick_day(self, value: object, years: Sequence[int], months: bool) -> str:
        """A day on an axis: with its year where the axis has several, month alone on a long one."""
        stamp = pd.Timestamp(str(value))
        if months:
            name = self.month(stamp.month)
            return f"{name}\n{stamp.year}" if len(set(years)) > 1 else name
        if len(set(years)) > 1:
            return f"{self.short_day(value)}\n{stamp.year}"
        return self.short_day(value)

    def month(self, number: int) -> str:
        """The name of a month."""
        return str(labels_data()[self.labels]["months"][number - 1])


@cache
def labels_data() -> dict[str, Any]:
    """All phrases of the plots, per language."""
    text = resources.files("hasila.plots").joinpath("labels.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def cut(text: str, width: int) -> str:
    """Text cut to a number of characters; marks that only steer direction do not count."""
    return text if len(plain(text)) <= width else plain(text)[: width - 1].rstrip() + "…"


def isolate(value: object) -> str:
    """Keep a value's own direction inside other text: 12–15 must not turn into 15–12."""
    return f"\u2068{value}\u2069"


def compose(template: str, labels: str, **values: object) -> str:
    """Fill a template; Arabic ones are right-to-left even when they begin with a Latin name."""
    text = template.format(**{k: isolate(v) for k, v in values.items()})
    return f"\u200f{text}" if labels == "ar" else text


def number(value: object) -> str:
    """A count with thousands separators, or ``?`` when it is unknown."""
    return "?" if value is None or pd.isna(value) else f"{int(value):,}"  # type: ignore[call-overload]


def span(low: object, best: object, high: object) -> str:
    """A toll as short as honesty allows: ``67``, ``10+``, ``≤10``, ``12–15``, ``70 (65–80)``."""
    known = [None if v is None or pd.isna(v) else int(v) for v in (low, best, high)]  # type: ignore[call-overload]
    lo, mid, hi = known
    if lo is not None and hi is not None:
        if lo == hi:
            return number(lo)
        return f"{lo:,}–{hi:,}" if mid is None else f"{mid:,} ({lo:,}–{hi:,})"
    if lo is not None:
        return f"{lo:,}+" if mid in (None, lo) else f"{number(mid)} ({lo:,}+)"
    if hi is not None:
        return f"≤{hi:,}"
    return f"~{mid:,}" if mid is not None else "?"


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save under this style alone, whatever the user's own matplotlibrc says."""
    with matplotlib.style.context(["default", _STYLE]):
        yield


def new_figure(width: float, height: float) -> Figure:
    """A figure with a canvas of its own, outside pyplot's global state."""
    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def dress(
    figure: Figure,
    settings: PlotSettings,
    title: str,
    caption: str,
    handles: Sequence[Any] = (),
    columns: int = 3,
    key_height: float = 1.0,
) -> Figure:
    """Add title and legend above and caption below, on the side where the reader begins.

    The figure grows by their height, so the plot itself keeps the size it was given.
    ``key_height`` is the height of a row of the legend, in lines.
    """
    right = settings.labels == "ar"
    width, height = figure.get_size_inches()
    title = wrap(title, int(width * 11), settings.labels)
    caption = wrap(caption, int(width * 17.5), settings.labels)
    rows = -(-len(handles) // columns)
    head = 0.12 + 0.21 * (title.count("\n") + 1)
    keys = 0.12 + 0.19 * rows * key_height if rows else 0.0
    foot = 0.16 + 0.145 * (caption.count("\n") + 1)
    whole = height + head + keys + foot
    figure.set_size_inches(width, whole)
    engine: Any = figure.get_layout_engine()
    engine.set(rect=(0.01, foot / whole, 0.98, height / whole), w_pad=0.04, h_pad=0.04)
    x, align = (1 - 0.1 / width, "right") if right else (0.1 / width, "left")
    put: dict[str, Any] = {"ha": align, "multialignment": align}
    figure.text(x, 1 - 0.1 / whole, title, va="top", fontsize=11, fontweight="bold", **put)
    figure.text(x, 0.1 / whole, caption, va="bottom", fontsize=7.5, color="#444444", **put)
    if rows:
        above: Any = figure
        above.legend(
            handles=_reading_order(list(handles), columns, right), ncols=columns,
            loc=f"upper {align}", markerfirst=not right,
            bbox_to_anchor=(x, 1 - head / whole), borderaxespad=0, borderpad=0.3,
            handlelength=2.8, handleheight=key_height, columnspacing=1.6,
        )  # fmt: skip
    told = (plain(text).replace("\n", " ") for text in (title, caption))
    figure.set_label("\n".join(told))
    return figure


def _reading_order(handles: list[Any], columns: int, right: bool) -> list[Any]:
    """Matplotlib fills a legend's columns from the left; Arabic is read from the right."""
    if not right:
        return handles
    rows = -(-len(handles) // columns)
    blank = [Line2D([], [], linestyle="none", label=" ")] * (rows * columns - len(handles))
    full = [*handles, *blank]
    return [h for c in reversed(range(columns)) for h in full[c * rows : (c + 1) * rows]]


def plain(text: str) -> str:
    """Text without the marks that only steer direction."""
    return "".join(c for c in text if c not in "\u200e\u200f\u2066\u2067\u2068\u2069")


def wrap(text: str, width: int, labels: str) -> str:
    """Break at spaces; each line of Arabic keeps its direction, and no isolate is torn apart."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        whole = f"{line} {word}" if line else word
        # A line break ends every isolate, so break only where all of them are closed.
        torn = line.count("\u2068") != line.count("\u2069")
        if line and len(plain(whole)) > width and not torn:
            lines.append(line)
            line = word
        else:
            line = whole
    lines.append(line)
    mark = "\u200f" if labels == "ar" else ""
    return "\n".join(mark + part.removeprefix("\u200f") for part in lines)


def empty_figure(settings: PlotSettings, title: str, message: str) -> Figure:
    """A plot that says why it is empty."""
    with house_style():
        figure = new_figure(7.0, 1.2)
        axes = figure.subplots()
        axes.set_axis_off()
        axes.text(0.5, 0.5, message, ha="center", va="center", fontsize=10, color="#444444")
        return dress(figure, settings, title, settings.say("no_data"))


def count_axis(axis: Any, most: int = 7) -> None:
    """Whole persons with thousands separators; nobody counts half a person."""
    axis.set_major_locator(MaxNLocator(nbins=most, integer=True, min_n_ticks=1))
    axis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}"))


def look(index: int) -> dict[str, Any]:
    """Colour, marker and line of the nth series: three differences, so that grey print works."""
    i = index % len(COLOURS)
    return {"color": COLOURS[i], "marker": MARKERS[i], "linestyle": LINES[i]}


def render(figure: Figure, kind: str) -> bytes:
    """The figure as ``png``, ``svg`` or ``pdf`` bytes, the same on every machine."""
    title, _, caption = str(figure.get_label()).partition("\n")
    # A date in the file would make every run differ.
    told: dict[str, dict[str, Any]] = {
        "png": {"Title": title, "Description": caption},
        "svg": {"Title": title, "Description": caption, "Date": None},
        "pdf": {"Title": title, "Subject": caption, "CreationDate": None},
    }
    if kind not in told:
        raise UserError(f"plots: cannot write '{kind}'; use one of {', '.join(told)}")
    buffer = io.BytesIO()
    with house_style():
        if figure.get_layout_engine() is not None:
            # Laid out once: equal in every format, and the slowest part of drawing.
            figure.draw_without_rendering()
            figure.set_layout_engine("none")
        with _outlined(figure) if kind == "pdf" else nullcontext():
            figure.savefig(buffer, format=kind, dpi=DPI, metadata=told[kind])
    return buffer.getvalue()


@contextmanager
def _outlined(figure: Figure) -> Iterator[None]:
    """Text as outlines, as in SVG: as glyphs of a font it loses its places around isolates."""
    texts = [text for text in figure.findobj(Text) if not text.get_path_effects()]
    for text in texts:
        text.set_path_effects([Normal()])
    try:
        yield
    finally:
        for text in texts:
            text.set_path_effects([])


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def save(
    figure: Figure,
    data: pd.DataFrame,
    folder: Path,
    name: str,
    formats: Sequence[str] = FORMATS,
) -> Sequence[Path]:
    """Write ``name`` in each format into ``folder``; gives the paths.

    Beside them: .txt with title and caption, as a paper prints them, and .csv with what is drawn.
    """
    paths = [folder / f"{name}.{kind}" for kind in formats]
    for path in paths:
        write_atomically(path, partial(_write, content=render(figure, path.suffix[1:])))
    words, table = folder / f"{name}.txt", folder / f"{name}.csv"
    write_text(words, str(figure.get_label()) + "\n")
    write_table(data, table)
    return [*paths, words, table]
