"""From tallies to the rows that plots share: one event, one effect, values, days and groups."""

from collections.abc import Mapping

import pandas as pd

from hasila.events import OTHER
from hasila.plots.style import BETWEEN, PlotSettings
from hasila.schemas import conform
from hasila.tolls import tolls

Tables = Mapping[str, pd.DataFrame]
LONG_SILENCE = pd.Timedelta(days=45)
MOST = 0.8
NAMELESS = ("anonymous", "witness")
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


def about(tables: Tables, settings: PlotSettings, title: str, caption: str = "") -> tuple[str, str]:
    """Title and caption that name the event where a run holds several."""
    event, others = several_events(tables, settings)
    if event is None:
        return title, caption
    title = settings.say("of_event", title=title.removeprefix("\u200f"), event=settings.name(event))
    more = settings.say("more_events", n=others)
    return title, f"{caption} {more.removeprefix(chr(0x200F))}" if caption else more


def stated(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """Tallies of one event and effect, as they were stated, with a number each.

    Adds source, day, group, value (the number said, else the middle of a range, else the only
    bound), lo and hi (where a whisker ends), open_low and open_high (bound left open), hollow (no
    single number said). An outlet that speaks in its own voice is its own source.
    """
    rows = table(tables, "tallies")
    rows = rows[rows["effect"] == settings.effect]
    rows = rows[rows["event_id"] == chosen_event(rows, settings)].copy()
    rows["open_high"] = rows["high"].isna() & rows["low"].notna()
    rows["open_low"] = rows["low"].isna() & rows["high"].notna()
    return _prepared(rows, "claim_id")


def report_tolls(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """What each report says a source counts, in sum, per group: no number is counted twice.

    Columns as ``stated``, and derived (a sum of groups, which nobody said as one number); the
    group of everybody is ``all``. With a codebook these are the tolls that the consensus rests
    on, else the stated totals.
    """
    tallies = table(tables, "tallies")
    if settings.book is None or "event" not in tallies.columns:
        rows = stated(tables, settings)
        rows = rows[rows["aspect"].fillna("total") == "total"]
        if "current" in rows.columns:
            rows = rows[rows["current"].astype(bool)]
        rows["derived"] = False
    else:
        tallies = tallies[tallies["effect"] == settings.effect]
        rows = tolls(tallies, settings.book)
        rows = rows[rows["event_id"] == chosen_event(tallies, settings)]
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
    rows["group"] = pd.array([group_key(r) for _, r in rows.iterrows()], dtype="string")
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
