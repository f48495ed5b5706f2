"""Two sides' claims per group: whose dead does each side count, and how far are they apart?"""

from itertools import combinations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from hasila.plots import forest, grouped, style
from hasila.plots.common import Tables, about, basis, captioned, table
from hasila.plots.style import COLOURS, MARKERS, OTHERS, Axes, PlotSettings

NAME = "dumbbell"
TABLES = ("tallies",)
MAX_GROUPS = 12
MOST_SOURCES = 60
SIDES = ("a", "b")
FIELDS = ("day", "value", "lo", "hi", "open_low", "open_high", "hollow", "label")
# Who speaks for a side of a conflict, who counts for its own sake; media only pass on.
WEIGHT = {"government": 2, "armed_group": 2, "monitor": 1, "medical": 1, "un_ngo": 1}
COLUMNS = [
    "group", "source_a", *(f"{f}_a" for f in FIELDS), "source_b", *(f"{f}_b" for f in FIELDS),
    "ratio", "shown",
]  # fmt: skip


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per group that either side counts; groups that both count come first.

    Columns: group, then for side a and side b source, day (ISO, of its latest tally up to the
    day looked at), value, lo, hi, open_low, open_high, hollow, label; ratio (a over b), shown
    (false: left out of the plot for room).
    """
    rows = forest.data(tables, settings)
    pair = _sides(rows, tables, settings)
    if pair is None:
        return pd.DataFrame(columns=COLUMNS)
    groups: list[dict[str, object]] = []
    for group, part in rows[rows["source"].isin(pair)].groupby("group", sort=False):
        row: dict[str, object] = {"group": group, "ratio": None}
        for side, source in zip(SIDES, pair, strict=True):
            mine = part[part["source"] == source]
            row[f"source_{side}"] = source
            row |= {f"{f}_{side}": mine[f].iloc[0] if len(mine) else None for f in FIELDS}
        a, b = row["value_a"], row["value_b"]
        if a is not None and b:
            row["ratio"] = round(float(a) / float(b), 4)  # type: ignore[arg-type]
        groups.append(row)
    out = pd.DataFrame(groups, columns=COLUMNS)
    for side in SIDES:
        for field in ("value", "lo", "hi"):
            out[f"{field}_{side}"] = out[f"{field}_{side}"].astype("Int64")
    both = out["value_a"].notna() & out["value_b"].notna()
    out = out.assign(_both=~both).sort_values("_both", kind="stable", ignore_index=True)
    out["shown"] = [i < MAX_GROUPS for i in range(len(out))]
    return out.drop(columns="_both")


def _sides(rows: pd.DataFrame, tables: Tables, settings: PlotSettings) -> tuple[str, str] | None:
    """The two sources asked for, else the two that count the most groups in common.

    Where several pairs have two groups or more, parties to the conflict come before those who
    count, these before media, then the pair with more groups and more tallies.
    """
    if settings.sides is not None:
        one, two = settings.sides
        there = set(rows["source"]) if len(rows) else set()
        return (one, two) if {one, two} & there else None
    if rows.empty:
        return None
    tallies = table(tables, "tallies")
    named = tallies.dropna(subset=["source_name", "source_class"])
    weight = dict(zip(named["source_name"], named["source_class"].map(WEIGHT), strict=True))
    counts = {str(s): set(part["group"]) for s, part in rows.groupby("source")}
    sizes = rows.groupby("source")["n"].sum()
    # A source that an outlet does not name cannot be one side.
    known = sorted(set(counts) & set(tallies["source_name"].dropna()), key=lambda s: (-sizes[s], s))
    best = None
    for a, b in combinations(known[:MOST_SOURCES], 2):
        common = len(counts[a] & counts[b])
        parties = sum(0 if pd.isna(weight.get(s)) else int(weight[s]) for s in (a, b))
        rank = (min(common, 2), parties, common, int(min(sizes[a], sizes[b])))
        if common and (best is None or rank > best[0]):
            best = (rank, (a, b))
    return best[1] if best else None


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that no two sources count the same group."""
    rows = data(tables, settings)
    title, more = about(tables, settings, "dumbbell_title")
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_sides"))
    shown = rows[rows["shown"]]
    lines = list(range(1, len(shown) + 1))
    with style.house_style():
        figure = style.new_figure(7.4, 0.8 + 0.34 * (len(shown) + 1))
        axes = figure.subplots()
        for y, (_, row) in zip(lines, shown.iterrows(), strict=True):
            _row(axes, y, row)
        values = pd.concat([shown["value_a"], shown["value_b"]]).dropna().astype(float)
        limit = float(pd.concat([shown["hi_a"], shown["hi_b"]]).max()) * 1.08 or 1.0
        names = [settings.short(g) for g in shown["group"]]
        grouped.row_axis(axes, lines, names, settings)
        grouped.toll_axis(axes, values, limit, settings)
        sides = [str(shown[f"source_{side}"].iloc[0]) for side in SIDES]
        columns = [[v or "–" for v in shown[f"label_{side}"].fillna("")] for side in SIDES]
        columns.append([_times(r) for r in shown["ratio"]])
        grouped.beside(axes, lines, columns, settings, heads=["A", "B", "A ÷ B"])
        told = forest.considered(tables, settings)
        caption = captioned(
            settings,
            basis(told[told["source"].isin(sides)], settings, settings.as_of),
            settings.say("dumbbell_caption"),
            settings.say("more_groups", n=len(rows) - len(shown)) if len(rows) > len(shown) else "",
            more,
        )
        return style.dress(figure, settings, title, caption, _handles(sides, settings), columns=1)


def _times(ratio: object) -> str:
    if ratio is None or pd.isna(ratio):  # type: ignore[call-overload]
        return "–"
    return f"{float(ratio):.2g}×" if float(ratio) < 10 else f"{float(ratio):,.0f}×"  # type: ignore[arg-type]


def _row(axes: Axes, y: float, row: pd.Series) -> None:
    """Both sides on one line, joined by a bar; each with its bounds, A just above, B just below."""
    if pd.notna(row["value_a"]) and pd.notna(row["value_b"]):
        ends = float(row["value_a"]), float(row["value_b"])
        axes.hlines(y, min(ends), max(ends), color=OTHERS, lw=3.2, alpha=0.55, zorder=1)
    for i, side in enumerate(SIDES):
        if pd.isna(row[f"value_{side}"]):
            continue
        lo, hi, value = (float(row[f"{f}_{side}"]) for f in ("lo", "hi", "value"))
        at = y + (0.12 if i else -0.12)
        flags = bool(row[f"open_low_{side}"]), bool(row[f"open_high_{side}"])
        grouped.interval(axes, at, (lo, hi), flags, COLOURS[i])
        axes.plot(
            [value], [at], marker=MARKERS[i], color=COLOURS[i], markersize=6.5, zorder=4,
            markerfacecolor="white" if row[f"hollow_{side}"] else COLOURS[i],
        )  # fmt: skip


def _handles(sides: list[str], settings: PlotSettings) -> list[Line2D]:
    return [
        Line2D(
            [], [], linestyle="none", marker=MARKERS[i], color=COLOURS[i], markersize=6.5,
            label=settings.say("side", letter="AB"[i], name=settings.short(source, 60)),
        )
        for i, source in enumerate(sides)
    ]  # fmt: skip
