"""From tallies to the rows that plots share: one event, one effect, values, days and groups."""

from collections.abc import Mapping

import pandas as pd

from hasila.plots.style import PlotSettings
from hasila.schemas import conform

Tables = Mapping[str, pd.DataFrame]


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
    """The event asked for, else the one with the most tallies: tolls of two events never mix."""
    if settings.event_id is not None or tallies.empty:
        return settings.event_id
    counts = tallies["event_id"].value_counts()
    return str(min(counts[counts == counts.max()].index))


def select(tables: Tables, settings: PlotSettings) -> pd.DataFrame:
    """Tallies of one event and effect with ``source``, ``day``, ``value`` and ``group``.

    ``value`` is the number said, else the middle of a range, else the only bound. An outlet that
    speaks in its own voice is its own source. Tallies without any number are left out.
    """
    rows = table(tables, "tallies")
    rows = rows[rows["effect"] == settings.effect]
    rows = rows[rows["event_id"] == chosen_event(rows, settings)].copy()
    middle = ((rows["low"] + rows["high"]) / 2).round().astype("Int64")
    rows["value"] = rows["best"].fillna(middle).fillna(rows["low"]).fillna(rows["high"])
    rows["source"] = rows["source_name"].fillna(rows["outlet"]).fillna("unnamed")
    rows["day"] = days(rows["as_of"])
    keys = [group_key(r) for _, r in rows.iterrows()]
    rows["group"] = pd.array(keys, dtype="string")
    rows = rows[rows["value"].notna()]
    return rows.sort_values(["as_of", "source", "claim_id"], na_position="last", ignore_index=True)


def days(as_of: pd.Series) -> pd.Series:
    """The day as written in the report: its own clock, no shift to another time zone."""
    return pd.to_datetime(as_of.str.slice(0, 10), format="%Y-%m-%d", errors="coerce")


def whole_toll(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The tallies of everybody, or of the most counted group where nobody counts everybody.

    Parts are never the whole, and a toll told as superseded has no place at its report's date.
    """
    rows = rows[rows["aspect"].fillna("total") == "total"]
    everybody = rows[rows["group"].isin(["unspecified", "mixed", "all"])]
    if len(everybody) or rows.empty:
        return everybody, "all"
    counts = rows["group"].value_counts()
    group = str(min(counts[counts == counts.max()].index))
    return rows[rows["group"] == group], group


def bounds(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``lo``, ``hi`` (numbers to draw) and ``open_low``, ``open_high`` (bound left open)."""
    rows = rows.copy()
    rows["lo"] = rows["low"].fillna(rows["value"])
    rows["hi"] = rows["high"].fillna(rows["value"])
    rows["open_high"] = rows["high"].isna() & rows["low"].notna()
    rows["open_low"] = rows["low"].isna() & rows["high"].notna()
    rows["hollow"] = rows["best"].isna()
    return rows
