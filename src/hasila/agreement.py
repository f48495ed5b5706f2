"""Agreement: how far two sources' tolls of the same event, effect and group differ."""

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, groupby
from typing import Any

import numpy as np
import pandas as pd

from hasila.codebook import Codebook
from hasila.schemas import AGREEMENT, conform
from hasila.tolls import records, tolls

_GROUP = ["victim_class", "actor", "demographic"]
_Series = dict[int, dict[str, Any]]  # day -> the source's toll of that day


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
        side says more of the other's dead.
    """
    pairs: dict[tuple[str, ...], list[tuple[float, float, bool]]] = defaultdict(list)
    units = tolls(tallies, codebook) if units is None else units
    rows = [r for r in records(units) if r["source_name"] and not r["partial"]]
    rows = _busiest(rows, most)

    def key(r: dict[str, Any]) -> tuple[str, ...]:
        return tuple(r[k] or "" for k in ["event_id", "effect", *_GROUP])

    rows.sort(key=lambda r: (key(r), r["report_id"]))
    for group, members in groupby(rows, key=key):
        series = _by_source(list(members))
        for a, b in combinations(sorted(series), 2):
            found = _meetings(series[a], series[b], within_days)
            if found:
                pairs[(*group[:2], a, b)] += found
    out = [_row(names, np.array(found, dtype=float)) for names, found in sorted(pairs.items())]
    columns = [*AGREEMENT.names, "median_abs_log_ratio"]
    return conform(pd.DataFrame(out, columns=columns), "agreement")


def _busiest(rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for r in rows:
        counts[(r["event_id"], r["effect"])][r["source_name"]] += 1
    kept = {
        key: {n for n, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:most]}
        for key, names in counts.items()
    }
    return [r for r in rows if r["source_name"] in kept[(r["event_id"], r["effect"])]]


def _by_source(rows: list[dict[str, Any]]) -> dict[str, _Series]:
    """Each source's toll by day; of several on one day the highest, the others being earlier."""
    out: dict[str, _Series] = defaultdict(dict)
    for r in rows:
        try:
            day = date.fromisoformat((r["as_of"] or "")[:10]).toordinal()
        except ValueError:
            continue
        old = out[r["source_name"]].get(day)
        if old is None or _number(r) > _number(old):
            out[r["source_name"]][day] = r
    return out


def _number(r: dict[str, Any]) -> float:
    return float((r["low"] + r["high"]) / 2 if r["best"] is None else r["best"])


def _meetings(a: _Series, b: _Series, within: int) -> list[tuple[float, float, bool]]:
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
        found.append((_number(first), _number(second), _meet(x, y)))
    return found


def _meet(x: dict[str, Any], y: dict[str, Any]) -> bool:
    return (y["open_high"] or x["low"] <= y["high"]) and (x["open_high"] or y["low"] <= x["high"])


def _row(names: tuple[str, ...], found: np.ndarray) -> dict[str, object]:
    a, b = found[:, 0], found[:, 1]
    mean, ratio = (a + b) / 2, np.log((b + 0.5) / (a + 0.5))
    error = np.divide(np.abs(a - b), mean, out=np.zeros_like(mean), where=mean > 0)
    return {
        **dict(zip(("event_id", "effect", "source_a", "source_b"), names, strict=True)),
        "n": len(found),
        "median_log_ratio": float(np.median(ratio)),
        "relative_error": float(np.median(error)),
        "overlap": float(found[:, 2].mean()),
        "median_abs_log_ratio": float(np.median(np.abs(ratio))),
    }
