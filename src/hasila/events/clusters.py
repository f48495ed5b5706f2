"""From probabilities of pairs to clusters: average linkage on a sparse graph.

The same as scipy's ``average`` linkage on similarities, a pair without one counting as 0, but with
memory for the pairs there are and not for all that could be. Ties go to the rows that come first.
"""

import heapq

import numpy as np

LEAST = 0.03  # pairs less likely than this count as 0


class _Links:
    """Average similarities between the clusters that are there."""

    def __init__(self, count: int) -> None:
        self.near: list[dict[int, float]] = [{} for _ in range(count)]
        self.size = [1] * count
        self.root = list(range(count))

    def join(self, a: int, b: int) -> dict[int, float]:
        """Merge ``b`` into ``a``; the new similarities of ``a``."""
        m, n = self.size[a], self.size[b]
        first, second = self.near[a], self.near[b]
        joined: dict[int, float] = {}
        for other in sorted(first.keys() | second.keys()):
            if other in (a, b):
                continue
            value = (m * first.get(other, 0.0) + n * second.get(other, 0.0)) / (m + n)
            joined[other] = value
            near = self.near[other]
            near.pop(b, None)
            near[a] = value
        self.near[a], self.near[b] = joined, {}
        self.size[a] = m + n
        self.root[b] = a
        return joined


def clusters(
    count: int,
    i: np.ndarray,
    j: np.ndarray,
    probability: np.ndarray,
    cut: float,
    apart: frozenset[int] = frozenset(),
) -> np.ndarray:
    """The cluster of each of ``count`` rows, named by the first of its rows.

    Args:
        count: the number of rows.
        i: rows, each below its partner in ``j``.
        j: rows.
        probability: of each pair.
        cut: clusters are joined while their average probability is at least this.
        apart: rows of which no two may come together.
    """
    links = _Links(count)
    heap: list[tuple[float, int, int]] = []
    for a, b, value in zip(i.tolist(), j.tolist(), probability.tolist(), strict=True):
        if value >= LEAST and not (a in apart and b in apart):
            links.near[a][b] = links.near[b][a] = value
            if value >= cut:
                heap.append((-value, a, b))
    heapq.heapify(heap)
    fixed = set(apart)
    while heap:
        value, a, b = heapq.heappop(heap)
        # Stale unless both still stand as they stood when this was put down.
        if links.near[a].get(b) != -value or (a in fixed and b in fixed):
            continue
        if b in fixed:
            fixed.add(a)
        for other, new in links.join(a, b).items():
            if new >= cut:
                heapq.heappush(heap, (-new, min(a, other), max(a, other)))
    return np.array([_find(links.root, k) for k in range(count)])


def _find(root: list[int], row: int) -> int:
    while root[row] != row:
        row = root[row]
    return row
