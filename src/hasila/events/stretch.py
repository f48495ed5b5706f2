"""Events that stretch over days: clusters of neighbouring days that go on from one another.

What is told of a siege on its first day and on its sixth differs, so that average linkage parts
them. Two clusters are one event when each report of either is well linked to one of the other's,
and some of their days lie close together.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

LINKED = 0.4  # mean over a cluster's reports of their best link to the other cluster
LEAST = 0.1  # links below this are not looked at: they are most of all pairs
NEAR = 3  # days between the nearest days of two clusters


def stretched(
    root: np.ndarray,
    i: np.ndarray,
    j: np.ndarray,
    probability: np.ndarray,
    days: Sequence[int | None],
    apart: frozenset[int] = frozenset(),
) -> np.ndarray:
    """The cluster of each row after neighbouring clusters are joined.

    Args:
        root: the cluster of each row, named by one of its rows.
        i: rows of pairs.
        j: rows of pairs.
        probability: of each pair.
        days: the day of each row.
        apart: rows of which no two may come together.
    """
    kept = (probability >= LEAST) & (root[i] != root[j])
    i, j, probability = i[kept], j[kept], probability[kept]
    best: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for a, b, value in zip(i.tolist(), j.tolist(), probability.tolist(), strict=True):
        x, y = int(root[a]), int(root[b])
        for pair, row in (((x, y), a), ((y, x), b)):
            best[pair][row] = max(value, best[pair].get(row, 0.0))
    size = np.bincount(root, minlength=len(root))
    told: dict[int, list[int]] = defaultdict(list)
    for row, day in enumerate(days):
        if day is not None:
            told[int(root[row])].append(day)
    joined: list[tuple[float, int, int]] = []
    for (x, y), links in best.items():
        if x < y:
            least = min(sum(links.values()) / size[x], sum(best[y, x].values()) / size[y])
            if least >= LINKED and _near(told[x], told[y]):
                joined.append((-round(least, 6), x, y))
    up: dict[int, int] = {}
    fixed = {int(root[row]) for row in apart}
    for _, x, y in sorted(joined):
        x, y = _find(up, x), _find(up, y)
        if x != y and not (x in fixed and y in fixed):
            low, high = min(x, y), max(x, y)
            up[high] = low
            if high in fixed:
                fixed.add(low)
    return np.array([_find(up, int(x)) for x in root])


def _near(first: list[int], second: list[int]) -> bool:
    days = np.array(sorted(set(second)))
    at = np.array(sorted(set(first)))
    if not len(days) or not len(at):
        return False
    return bool(np.abs(at[:, None] - days[None, :]).min() <= NEAR)


def _find(up: dict[int, int], x: int) -> int:
    while x in up:
        x = up[x]
    return x
