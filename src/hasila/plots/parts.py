"""Parts against stated totals: do the numbers of one report add up?"""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from hasila.plots import style
from hasila.plots.common import Tables, about, basis, captioned, stated
from hasila.plots.style import Axes, PlotSettings

NAME = "parts"
TABLES = ("tallies",)
MAX_BARS = 14
MAX_GROUPS = 6
COLUMNS = ["bar", "total_claim", "source", "outlet", "day", "total", "group", "value", "shown"]


def data(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """One row per part, plus one ``residual`` row per stated total (negative: parts exceed it).

    Columns: bar (place from the top), total_claim, source, outlet, day (ISO), total, group,
    value (persons), shown (false: left out of the plot for room). The same breakdown printed by
    several outlets on one day is one bar.
    """
    rows = stated(tables, settings)
    parts = rows[rows["part_of"].notna() & (rows["aspect"] == "part")]
    totals = rows.set_index("claim_id", drop=False)
    totals = totals[~totals.index.duplicated()]
    bars = []
    for claim, group in parts.groupby("part_of", sort=True):
        if claim not in totals.index:
            continue
        total: Any = totals.loc[claim]
        pieces = group.drop_duplicates("claim_id").sort_values(
            ["value", "group"], ascending=[False, True]
        )
        bars.append((total, pieces[["group", "value"]]))
    chosen = _chosen(bars)
    if not chosen:
        return pd.DataFrame(columns=COLUMNS)
    return pd.concat([_bar_rows(i, *bar) for i, bar in enumerate(chosen)], ignore_index=True)


def _chosen(bars: list[tuple[pd.Series, pd.DataFrame]]) -> list[tuple]:
    """Full breakdowns, each once, in order of time; with the fullest ones kept for the plot."""
    several = [b for b in bars if len(b[1]) > 1] or bars
    once: dict[tuple, tuple[pd.Series, pd.DataFrame]] = {}
    for total, pieces in several:
        key = (str(total["source"]), str(total["day"])[:10], int(total["value"]),
               tuple(pieces["value"].astype(int)))  # fmt: skip
        once.setdefault(key, (total, pieces))
    ranked = sorted(
        once.values(),
        key=lambda b: (
            abs(int(b[0]["value"]) - int(b[1]["value"].sum())) / max(int(b[0]["value"]), 1) > 0.5,
            -len(b[1]),
            str(b[0]["claim_id"]),
        ),
    )
    kept = {str(total["claim_id"]) for total, _ in ranked[:MAX_BARS]}
    timed = sorted(
        once.values(),
        key=lambda b: (str(b[0]["as_of"]), str(b[0]["source"]), str(b[0]["claim_id"])),
    )
    return [(total, pieces, str(total["claim_id"]) in kept) for total, pieces in timed]


def _bar_rows(bar: int, total: pd.Series, pieces: pd.DataFrame, shown: bool) -> pd.DataFrame:
    rest = int(total["value"]) - int(pieces["value"].sum())
    out = pd.concat(
        [pieces, pd.DataFrame({"group": ["residual"], "value": [rest]})], ignore_index=True
    )
    out.insert(0, "bar", bar)
    out["total_claim"] = total["claim_id"]
    for column in ("source", "outlet"):
        out[column] = total[column]
    out["day"] = "" if pd.isna(total["day"]) else total["day"].strftime("%Y-%m-%d")
    out["total"] = int(total["value"])
    out["value"] = out["value"].astype("Int64")
    out["shown"] = shown
    return out[COLUMNS]


def draw(tables: Tables, settings: PlotSettings) -> Figure:
    """The plot, or one that says that no report states a total with parts."""
    rows = data(tables, settings)
    title, more = about(tables, settings, "parts_title")
    if rows.empty:
        return style.empty_figure(settings, title, settings.say("no_parts"))
    shown = rows[rows["shown"]]
    bars = list(dict.fromkeys(shown["bar"]))
    with style.house_style():
        figure = style.new_figure(7.4, 0.8 + 0.32 * len(bars))
        axes = figure.subplots()
        looks = _looks(shown, settings)
        for place, bar in enumerate(bars):
            _bar(axes, place, shown[shown["bar"] == bar], looks)
        _axes(axes, shown, bars, settings)
        real = shown[shown["group"] != "residual"]
        hidden = rows["bar"].nunique() - len(bars)
        claims = stated(tables, settings)
        totals = set(shown["total_claim"])
        claims = claims[claims["claim_id"].isin(totals) | claims["part_of"].isin(totals)]
        caption = captioned(
            settings,
            basis(claims, settings),
            settings.say("parts_caption", n=len(bars), parts=len(real)),
            settings.say("more_totals", n=hidden) if hidden else "",
            more,
        )
        handles = _handles(axes, shown, looks, settings)
        return style.dress(figure, settings, title, caption, handles)


def _looks(shown: pd.DataFrame, settings: PlotSettings) -> dict[str, dict]:
    """Fill per group; the groups that are met most get the strongest colours."""
    real = shown[shown["group"] != "residual"]
    sizes = real["group"].value_counts().rename_axis("group").reset_index(name="n")
    order = sizes.sort_values(["n", "group"], ascending=[False, True])["group"]
    looks = {}
    for i, group in enumerate(order):
        j = min(i, MAX_GROUPS)
        colour = style.COLOURS[j] if i < MAX_GROUPS else style.OTHERS
        looks[str(group)] = {
            "facecolor": colour, "hatch": style.HATCHES[j], "edgecolor": "white", "linewidth": 0.8,
            "label": settings.name(group),
        }  # fmt: skip
    return looks


def _bar(axes: Axes, place: int, rows: pd.DataFrame, looks: dict[str, dict]) -> None:
    left = 0.0
    total = float(rows["total"].iloc[0])
    for _, row in rows[rows["group"] != "residual"].iterrows():
        how = {k: v for k, v in looks[str(row["group"])].items() if k != "label"}
        axes.barh(place, float(row["value"]), left=left, height=0.62, **how)
        left += float(row["value"])
    rest = float(rows.loc[rows["group"] == "residual", "value"].iloc[0])
    if rest:
        # Short of the total: an empty hatched box. Beyond it: hatching over the excess.
        axes.barh(
            place, abs(rest), left=min(left, total), height=0.62, facecolor="white" if rest > 0
            else (1, 1, 1, 0.55), hatch="////", edgecolor="#555555", linewidth=0.8,
        )  # fmt: skip
    axes.plot([total], [place], marker="D", color="black", markerfacecolor="white", zorder=5)


def _axes(axes: Axes, shown: pd.DataFrame, bars: list[int], settings: PlotSettings) -> None:
    firsts = shown.groupby("bar").first().loc[bars]
    rests = shown[shown["group"] == "residual"].set_index("bar")["value"].loc[bars]
    one_year = firsts["day"].str[:4].nunique() == 1
    names = [_bar_name(str(r.source), str(r.day), settings, one_year) for r in firsts.itertuples()]
    axes.set_yticks(range(len(bars)), names, fontsize=8.5)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    reach = (firsts["total"] + (-rests).clip(lower=0)).astype(float)
    axes.set_xlim(0, float(reach.max()) * 1.16)
    for place, (total, rest, end) in enumerate(zip(firsts["total"], rests, reach, strict=True)):
        note = f"{total:,}" + (f" ({-rest:+,})".replace("-", "−") if rest else "")
        axes.annotate(
            note, (end, place), xytext=(7, 0), textcoords="offset points", va="center", fontsize=8
        )
    axes.grid(axis="y", visible=False)
    axes.tick_params(axis="y", length=0)
    style.count_axis(axes.xaxis)
    axes.set_xlabel(settings.say("persons"))


def _bar_name(source: str, day: str, settings: PlotSettings, one_year: bool) -> str:
    name = settings.short(source)
    told = settings.short_day if one_year else settings.day
    return settings.say("dated", name=name, day=told(day)) if day else name


def _handles(
    axes: Axes, shown: pd.DataFrame, looks: dict[str, dict], settings: PlotSettings
) -> list:
    handles: list = [Patch(**how) for how in looks.values()][: MAX_GROUPS + 1]
    rests = shown.loc[shown["group"] == "residual", "value"]
    for there, key in ((bool((rests > 0).any()), "residual"), (bool((rests < 0).any()), "excess")):
        if there:
            handles.append(
                Patch(
                    facecolor="white" if key == "residual" else "#DDDDDD",
                    hatch="////",
                    edgecolor="#555555",
                    label=settings.say(key),
                )
            )
    handles += axes.plot(
        [], [], linestyle="none", marker="D", color="black", markerfacecolor="white",
        label=settings.say("stated_total"),
    )  # fmt: skip
    return handles
