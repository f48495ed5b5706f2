"""Agreement: how far two sources' tolls of the same event, effect and group differ."""

from collections import defaultdict
from itertools import combinations

import numpy as np
import pandas as pd

from hasila.agreement.measures import lin, lin_interval, log, median_interval, relative_error
from hasila.agreement.series import Series, by_group, number, overlap
from hasila.codebook import Codebook
from hasila.schemas import AGREEMENT, EXTRAS, conform
from hasila.tolls import tolls


def agreement(
    tallies: pd.DataFrame,
    codebook: Codebook,
    within_days: int = 1,
    units: pd.DataFrame | None = None,
    most: int = 60,
) -> pd.DataFrame:
    """Pairs of named sources that give a toll of the same group within a day of each other.

    Args:
        tallies: the table of tallies with its extra columns.
        codebook: what the words count.
        within_days: how far apart two tolls may be; each toll meets the nearest one of the other.
        units: the reports' tolls under the codebook, where they are known already.
        most: of each event and effect the sources with the most tolls that are compared, for the
            pairs grow with their square.

    Returns:
        The table of agreement, a row per event, effect and pair (a before b by name): n compared
        pairs of tolls, median_log_ratio (log of b over a, half a person added to both, so 0 is
        agreement and above 0 means that b says more), relative_error (median of |a - b| over
        their mean), overlap (share of pairs whose intervals share a number). Tolls without a
        single number are compared by the middle of their interval, those of only some of a group
        not at all. Beyond the contract: median_abs_log_ratio, which does not cancel when each
        side says more of the other's dead; concordance (Lin's, of the logs; from three pairs on);
        and, from five pairs on, the bounds (_low, _high) of 95 % bootstrap intervals.
    """
    met: dict[tuple[str, ...], list[tuple[float, float, bool]]] = defaultdict(list)
    units = tolls(tallies, codebook) if units is None else units
    for key, series in by_group(units, most).items():
        for a, b in combinations(sorted(series), 2):
            found = _meetings(series[a], series[b], within_days)
            if found:
                met[(*key[:2], a, b)] += found
    out = [_row(names, np.array(found, dtype=float)) for names, found in sorted(met.items())]
    more = EXTRAS["agreement"].names
    table = pd.DataFrame(out, columns=[*AGREEMENT.names, *more])
    return conform(table.astype(dict.fromkeys(more, "Float64")), "agreement")


def _meetings(a: Series, b: Series, within: int) -> list[tuple[float, float, bool]]:
    """Numbers of both and whether their intervals meet, for each day of the rarer source."""
    swap = len(b) < len(a)
    few, many = (b, a) if swap else (a, b)
    found = []
    for day, x in sorted(few.items()):
        near = [d for step in range(within + 1) for d in (day - step, day + step) if d in many]
        if not near:
            continue
        y = many[near[0]]
        first, second = (y, x) if swap else (x, y)
        found.append((number(first), number(second), overlap(x, y)))
    return found


def _row(names: tuple[str, ...], found: np.ndarray) -> dict[str, object]:
    a, b = found[:, 0], found[:, 1]
    x, y = log(a), log(b)
    low, high = median_interval(y - x, names)
    abs_low, abs_high = median_interval(np.abs(y - x), names)
    lin_low, lin_high = lin_interval(x, y, names)
    return {
        **dict(zip(("event_id", "effect", "source_a", "source_b"), names, strict=True)),
        "n": len(found),
        "median_log_ratio": float(np.median(y - x)),
        "relative_error": float(np.median(relative_error(a, b))),
        "overlap": float(found[:, 2].mean()),
        "median_abs_log_ratio": float(np.median(np.abs(y - x))),
        "median_log_ratio_low": low,
        "median_log_ratio_high": high,
        "median_abs_log_ratio_low": abs_low,
        "median_abs_log_ratio_high": abs_high,
        "concordance": lin(x, y),
        "concordance_low": lin_low,
        "concordance_high": lin_high,
    }
