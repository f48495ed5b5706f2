"""Reporting lag: when each source gives its first toll, and when its last one stands."""

from datetime import date

import pandas as pd

from hasila.agreement.series import GROUP, Series, Toll, by_group, day_of, number
from hasila.schemas import LAG, conform
from hasila.tolls import records

# A toll this close to the last one is taken to have reached it.
_NEAR = 0.1


def lag(units: pd.DataFrame) -> pd.DataFrame:
    """How many days each named source takes to its first and to its last toll.

    Args:
        units: the reports' tolls under a codebook (``hasila.tolls.tolls``).

    Returns:
        The table of lag, a row per event, effect, group and source that gives a dated toll of the
        whole group. Days are counted from ``start``, the day of the event's first dated toll:
        first_days (first toll), final_days (first day of the number that is its last), near_days
        (first day from which all its tolls stay within a tenth of its last), last_days (its last
        toll). The days are those of the reports, so an outlet that repeats an old toll late makes
        its source look late.
    """
    begun: dict[str, int] = {}
    for r in records(units[["event_id", "as_of"]]):
        day = day_of(r["as_of"])
        if day is not None:
            begun[r["event_id"]] = min(day, begun.get(r["event_id"], day))
    rows = [
        _row(key, source, days, begun[key[0]])
        for key, series in by_group(units).items()
        for source, days in series.items()
    ]
    rows.sort(key=_order)
    return conform(pd.DataFrame(rows, columns=LAG.names), "lag")


def _row(key: tuple[str, ...], source: str, days: Series, start: int) -> dict[str, object]:
    order = sorted(days)
    first, last = days[order[0]], days[order[-1]]
    final = next(d for d in order if number(days[d]) == number(last))
    return {
        "event_id": key[0],
        "effect": key[1],
        **{name: value or None for name, value in zip(GROUP, key[2:], strict=True)},
        "source_name": source,
        "source_class": last["source_class"],
        "n": len(order),
        "start": date.fromordinal(start).isoformat(),
        "first_days": order[0] - start,
        "final_days": final - start,
        "near_days": _near(days, last) - start,
        "last_days": order[-1] - start,
        "first": round(number(first)),
        "final": round(number(last)),
        "first_outlet": first["outlet"],
        "first_report_id": first["report_id"],
        "final_report_id": days[final]["report_id"],
    }


def _near(days: Series, last: Toll) -> int:
    """The first day from which every toll is within a tenth of the last."""
    since = max(days)
    for day in sorted(days, reverse=True):
        if abs(number(days[day]) - number(last)) > _NEAR * number(last):
            break
        since = day
    return since


def _order(row: dict[str, object]) -> tuple[object, ...]:
    group = [row[k] or "" for k in GROUP]
    return (row["event_id"], row["effect"], group[0] != "all", *group, row["first_days"],
            row["source_name"])  # fmt: skip
