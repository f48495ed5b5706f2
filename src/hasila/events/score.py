"""How likely two reports are about the same incident: a logistic score with weights as data.

``weights.json`` is fitted by ``benchmarks/linking.py --fit``. Reports in one language are scored by
all that they have in common, reports in two languages by facts alone; what no dates settle is
weighed anew (``undated``).
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from hasila.events.pairs import GAPS, compare
from hasila.events.profiles import Profiles

# Features that speak of facts, which two languages share.
_FACTS = (
    "constant", "day_", "loose_", "weekday_", "published_", "hours_", "town", "region", "near",
    "apart", "actors_", "means_", "victims_", "detail_", "killed_", "injured_", "first_", "both_",
)  # fmt: skip
# Features that weigh otherwise when no dates tell whether two reports can be of one incident.
UNDATED = (
    "constant", "words", "words_root", "words_inside", "words_much", "title", "phrases", "short",
    "same_outlet", "town", "town_other", "region", "region_other", "spot_told", "spot_untold",
    "spot_other", "apart", "means_other", "actors_other", "first_killed_equal",
    "first_killed_other", "first_injured_equal", "both_equal",
)  # fmt: skip
_BLOCK = 50_000


@cache
def weights() -> dict[str, Any]:
    """The shipped weights: ``cut``, ``words``, ``facts``."""
    path = resources.files("hasila.events").joinpath("weights.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def probability(
    p: Profiles, i: np.ndarray, j: np.ndarray, table: Mapping[str, Any] | None = None
) -> np.ndarray:
    """The probability that rows ``i`` and ``j`` are about one incident, to four digits."""
    table = weights() if table is None else table
    starts = range(0, len(i), _BLOCK)
    blocks = [_probability(p, i[k : k + _BLOCK], j[k : k + _BLOCK], table) for k in starts]
    return np.concatenate(blocks) if blocks else np.zeros(0)


def _probability(p: Profiles, i: np.ndarray, j: np.ndarray, table: Mapping[str, Any]) -> np.ndarray:
    features = compare(p, i, j)
    sums = []
    for part in ("words", "facts"):
        names = list(table[part])
        sums.append(design(features, names) @ np.array([table[part][n] for n in names]))
    logit = np.clip(np.where(p.language[i] == p.language[j], *sums), -30, 30)
    return np.round(1 / (1 + np.exp(-logit)), 4)


def columns(features: Mapping[str, np.ndarray], part: str) -> list[str]:
    """The names of what a part of the weights is fitted to."""
    if part == "facts":
        return [name for name in features if name.startswith(_FACTS)]
    return [*features, *(f"undated {name}" for name in UNDATED)]


def design(features: Mapping[str, np.ndarray], names: Sequence[str]) -> np.ndarray:
    """Features as a matrix with the named columns."""
    gaps = [v for k, v in features.items() if k in GAPS]
    undated = 1 - np.minimum(np.sum(gaps, axis=0), 1)
    rows = []
    for name in names:
        kind, _, rest = name.rpartition(" ")
        rows.append(features[rest] * undated if kind == "undated" else features[rest])
    return np.column_stack(rows)
