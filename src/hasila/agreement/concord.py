"""Agreement of all sources of an event at once, and of all events of a run."""

from collections import defaultdict

import numpy as np
import pandas as pd

from hasila.agreement.measures import (
    alpha,
    alpha_interval,
    cluster_interval,
    log,
    relative_error,
)
from hasila.agreement.series import Unit, by_group, pairs, units_of
from hasila.schemas import CONCORD, conform

# From so many events on, chance is in which events there are, not in which days.
_EVENTS = 10


def concord(units: pd.DataFrame, within_days: int = 1) -> pd.DataFrame:
    """How far the sources agree, over all groups and days on which two or more gave a toll.

    Args:
        units: the reports' tolls under a codebook (``hasila.tolls.tolls``).
        within_days: how old a toll may be to be compared with a new one.

    Returns:
        The table of concord, a row per event and effect, and one per effect over all events
        (event_id null) where there are several: alpha (Krippendorff's, interval metric of
        ``ln(n + 1/2)``) over units of one group on one day; of every two sources of a unit the
        median_abs_log_ratio, the median relative_error and the overlap. Bounds (_low, _high) are
        95 % bootstrap intervals from five cases on; what is drawn again and again is said by
        ``resampled``: units, or events when there are ten or more.
    """
    told: dict[tuple[str | None, str], list[Unit]] = defaultdict(list)
    for key, series in by_group(units).items():
        told[(key[0], key[1])] += units_of(key, series, within_days)
    effects: dict[str, list[Unit]] = defaultdict(list)
    for (_, effect), found in told.items():
        effects[effect] += found
    for effect, found in effects.items():
        if len({u.key[0] for u in found}) > 1:
            told[(None, effect)] = found
    keys = sorted((k for k, found in told.items() if found), key=lambda k: (k[0] or "", k[1]))
    rows = [_row(key, told[key]) for key in keys]
    return conform(pd.DataFrame(rows, columns=CONCORD.names), "concord")


def _row(key: tuple[str | None, str], units: list[Unit]) -> dict[str, object]:
    events = sorted({u.key[0] for u in units})
    by_event = len(events) >= _EVENTS
    clusters = [events.index(u.key[0]) if by_event else i for i, u in enumerate(units)]
    logs = [u.logs for u in units]
    found = [pairs(unit) for unit in units]
    every = np.concatenate(found)
    of = np.repeat(clusters, [len(f) for f in found])
    low, high = alpha_interval(logs, clusters, key)
    row: dict[str, object] = {
        "event_id": key[0],
        "effect": key[1],
        "n_events": len(events),
        "n_sources": len({s for u in units for s in u.tolls}),
        "n_units": len(units),
        "n_pairs": len(every),
        "alpha": alpha(logs),
        "alpha_low": low,
        "alpha_high": high,
        "resampled": "events" if by_event else "units",
    }
    measures = {
        "median_abs_log_ratio": np.abs(log(every[:, 0]) - log(every[:, 1])),
        "relative_error": relative_error(every[:, 0], every[:, 1]),
        "overlap": every[:, 2],
    }
    for name, values in measures.items():
        mean = name == "overlap"
        row[name] = float(values.mean() if mean else np.median(values))
        bounds = cluster_interval(values, of, key, mean=mean)
        row[f"{name}_low"], row[f"{name}_high"] = bounds
    return row
