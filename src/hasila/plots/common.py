"""From tallies to the rows that plots share: one event, one effect, values, days and groups."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hasila.conflict import NAMELESS
from hasila.events import OTHER
from hasila.plots.style import BETWEEN, PlotSettings
from hasila.schemas import conform
from hasila.tolls import tolls

Tables = Mapping[str, pd.DataFrame]
LONG_SILENCE = pd.Timedelta(days=45)
MOST = 0.8
# Names that linking makes for events: day, place and a mark that tells namesakes apart.
_LINKED = re.compile(r"(\d{4}-\d{2}-\d{2}|undated)-(.+)-[0-9a-f]{6}")
# Keys of rows that count everybody, whoever they are.
WHOLE = ("unspecified", "mixed", "all")


def table(tables: Tables, name: str) -> pd.DataFrame:
    """A table of the contract, empty when the run has none."""
    return conform(tables.get(name, pd.DataFrame()), name)


def group_key(row: pd.Series) -> str:
    """Whom a tally counts, as one key: demographic, actor, class, or ``all``."""
    for column in ("demographic", "actor"):
        if pd.notna(row[column]) and row[column]:
            return str(row[column])
    return str(row["victim_class"])


def group_keys(rows: pd.DataFrame) -> pd.Series:
    """``group_key`` of every row."""
    keys = rows["victim_class"].astype("string")
    for column in ("actor", "demographic"):
        said = rows[column].astype("string")
        keys = said.where(said.notna() & (said != ""), keys)
    return keys


def prepared(tables: Tables, settings: PlotSettings) -> dict[str, pd.DataFrame]:
    """The tables with the tolls of the effect beside them, which every plot would else work out."""
    rows = table(tables, "tallies")
    if settings.book is None or "event" not in rows.columns:
        return dict(tables)
    return {**tables, "tolls": tolls(rows[rows["effect"] == settings.effect], settings.book)}


def captioned(settings: PlotSettings, basis: str, *sentences: str) -> str:
    """One caption: what the plot rests on, how to read it, what it leaves out."""
    said = [text.removeprefix("\u200f") for text in (basis, *sentences) if text]
    return ("\u200f" if settings.labels == "ar" else "") + " ".join(said)


def basis(rows: pd.DataFrame, settings: PlotSettings, day: Any = None, codebook: str = "") -> str:
    """What a plot rests on, in a sentence: claims, reports, sources, day and codebook.

    ``rows`` are tallies or tolls with claim_id or claim_ids, report_id, source and day; ``day``
    is the day the plot looks at (default: the last one of the rows), ``codebook`` the one that
    counts (default: the leading one).
    """
    if "claim_ids" in rows.columns and rows["claim_ids"].notna().all():
        claims = {c for ids in rows["claim_ids"] for c in ids}
    else:
        claims = set(rows["claim_id"]) if "claim_id" in rows.columns else set(rows["tie"])
    last = rows["day"].max() if day is None else day
    return settings.say(
        "basis",
        claims=f"{len(claims):,}",
        reports=f"{rows['report_id'].nunique():,}",
        sources=f"{rows['source'].nunique():,}",
        day=settings.say("undated_day") if pd.isna(last) else settings.day(last),
        codebook=codebook or settings.codebook,
    )


def main_events(tables: Tables, settings: PlotSettings) -> list[str]:
    """Events with tallies of the effect, the most told first; incidents only mentioned are none."""
    rows = table(tables, "tallies")
    names = rows.loc[rows["effect"] == settings.effect, "event_id"].astype("string")
    counts = names[~names.str.endswith(OTHER)].value_counts().rename_axis("event").reset_index()
    counts.columns = pd.Index(["event", "n"])
    return list(counts.sort_values(["n", "event"], ascending=[False, True])["event"].astype(str))


def event_name(settings: PlotSettings, event: str) -> str:
    """The user's name of an event, place and day of one that linking found, else its id."""
    made = _LINKED.fullmatch(event)
    if made is None or settings.labels in settings.names.get(event, {}):
        return settings.name(event)
    day, place = made.groups()
    place = place.replace("-", " ").title()
    return place if day == "undated" else settings.say("dated", name=place, day=settings.day(day))


def chosen_event(tallies: pd.DataFrame, settings: PlotSettings) -> str | None:
    """The event asked for, else the one with the most tallies: tolls of two events never mix.

    Incidents that a report only mentions are chosen when there is nothing else.
    """
    if settings.event_id is not None or tallies.empty:
        return settings.event_id
    names = tallies["event_id"].astype("string")
    main = tallies[~names.str.endswith(OTHER)]
    counts = (main if len(main) else tallies)["event_id"].value_counts()
    return str(min(counts[counts == counts.max()].index))


def several_events(tables: Tables, settings: PlotSettings) -> tuple[str | None, int]:
    """The event that the plots of a run show, and how many other events its tables hold.

    The event is None where there is no other one: then nobody needs to be told.
    """
    tallies = table(tables, "tallies")
    known = {e for e in tallies["event_id"].dropna() if not str(e).endswith(OTHER)}
    event = chosen_event(tallies[tallies["effect"] == settings.effect], settings)
    if event is None or not known - {event}:
        return None, 0
    return event, len(known - {event})


def about(tables: Tables, settings: PlotSettings, key: str, **values: object) -> tuple[str, str]:
    """The title, and a sentence for the caption, that name the event where a run holds several.

    The title is the user's, else the phrase ``key`` with its values.
    """
    title = settings.title or settings.say(key, **values)
    event, others = several_events(tables, settings)
    if event is None:
        return title, ""
    name = event_name(settings, event)
    title = settings.say("of_event", title=title.removeprefix("\u200f"), event=name)
    return title, settings.say("more_events", n=others)


def stated(
    tables: Tables, settings: PlotSettings, events: Sequence[str] | None = None
) -> pd.DataFrame:
    """Tallies of one event (or of those in ``events``) and effect, as stated, with a number each.

    Adds source, day, group, value (the number said, else the middle of a range, else the only
    bound), lo and hi (where a whisker ends), open_low and open_high (bound left open), hollow (no
    single number said). An outlet that speaks in its own voice is its own source.
    """
    rows = table(tables, "tallies")
    rows = rows[rows["effect"] == settings.effect]
    wanted = [chosen_event(rows, settings)] if events is None else events
    rows = rows[rows["event_id"].isin(wanted)].copy()
    rows["open_high"] = rows["high"].isna() & rows["low"].notna()
    rows["open_low"] = rows["low"].isna() & rows["high"].notna()
    return _prepared(rows, "claim_id")


def report_tolls(
    tables: Tables, settings: PlotSettings, events: Sequence[str] | None = None
) -> pd.DataFrame:
    """What each report says a source counts, in sum, per group: no number is counted twice.

    Of the chosen event, or of those in ``events``.

    Columns as ``stated``, and derived (a sum of groups, which nobody said as one number); the
    group of everybody is ``all``. With a codebook these are the tolls that the consensus rests
    on, else the stated totals.
    """
    tallies = table(tables, "tallies")
    if settings.book is None or "event" not in tallies.columns:
        rows = stated(tables, settings, events)
        rows = rows[rows["aspect"].fillna("total") == "total"]
        if "current" in rows.columns:
            rows = rows[rows["current"].astype(bool)]
        rows["derived"] = False
    else:
        tallies = tallies[tallies["effect"] == settings.effect]
        rows = tables["tolls"] if "tolls" in tables else tolls(tallies, settings.book)
        wanted = [chosen_event(tallies, settings)] if events is None else events
        rows = rows[rows["event_id"].isin(wanted)]
        # A toll of some of a group stands in its own, narrower group already.
        rows = rows[~rows["partial"].astype(bool)].copy()
        for column in ("low", "best", "high"):
            rows[column] = rows[column].astype("Int64")
        for column in ("source_name", "outlet", "as_of", "report_id"):
            rows[column] = rows[column].astype("string")
        for column in ("open_low", "open_high"):
            rows[column] = rows[column].astype(bool)
        rows["derived"] = ~rows["rule"].astype("string").str.startswith("stated")
        rows = _prepared(rows, "report_id")
    rows["group"] = rows["group"].where(~rows["group"].isin(WHOLE), "all")
    return rows


def _prepared(rows: pd.DataFrame, tie: str) -> pd.DataFrame:
    middle = ((rows["low"] + rows["high"]) / 2).round().astype("Int64")
    rows["value"] = rows["best"].fillna(middle).fillna(rows["low"]).fillna(rows["high"])
    rows["lo"] = rows["low"].fillna(rows["value"])
    rows["hi"] = rows["high"].fillna(rows["value"])
    rows["hollow"] = rows["best"].isna()
    rows["source"] = rows["source_name"].fillna(rows["outlet"]).fillna("unnamed")
    # Unnamed speakers of two outlets are two sources.
    loose = rows["source_class"].isin(NAMELESS) & rows["outlet"].notna()
    loose &= rows["source_name"].notna()
    both = rows["source"].astype("string") + BETWEEN + rows["outlet"].astype("string")
    rows["source"] = rows["source"].astype("string").where(~loose.fillna(False), both)
    # The day as written in the report: its own clock, no shift to another time zone.
    rows["day"] = pd.to_datetime(rows["as_of"].str[:10], format="%Y-%m-%d", errors="coerce")
    rows["group"] = group_keys(rows)
    rows["tie"] = rows[tie]
    rows = rows[rows["value"].notna()]
    return rows.sort_values(["as_of", "source", "tie"], na_position="last", ignore_index=True)


def main_window(days: pd.Series) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of the time that the event was reported on.

    A look back years later would press the days that matter into one pixel: dates behind a long
    silence are left out when they are few and would stretch the axis to more than twice its length.
    """
    known = days.dropna().sort_values()
    cluster = (known.diff() > LONG_SILENCE).cumsum()
    sizes = cluster.value_counts()
    main = known[cluster == min(sizes[sizes == sizes.max()].index)]
    first, last = main.iloc[0], main.iloc[-1]
    stretched = known.iloc[-1] - known.iloc[0] > 2 * (last - first)
    if stretched and len(main) >= MOST * len(known):
        return first, last
    return known.iloc[0], known.iloc[-1]


def whole_toll(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The tolls of everybody, or of the most counted group where nobody counts everybody."""
    everybody = rows[rows["group"] == "all"]
    if len(everybody) or rows.empty:
        return everybody, "all"
    counts = rows["group"].value_counts()
    group = str(min(counts[counts == counts.max()].index))
    return rows[rows["group"] == group], group
