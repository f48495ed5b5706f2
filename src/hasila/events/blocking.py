"""Candidates: for each report the few others that could be about the same incident.

Reports share keys: rare words, places with days, villages. A key that many reports have says
little and is left out, so that the work grows with the number of reports and not its square.
"""

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from hasila.events.profiles import Profiles

COMMON = 128  # a key in more reports than this is no key
NEAREST = 40  # candidates kept for each report
_CHUNK = 1_000


def candidates(p: Profiles, nearest: int = NEAREST) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Pairs of rows ``(i, j)``, ``i < j``, in blocks; each pair once."""
    keys = _keys(p)
    across = keys.T.tocsr()
    for start in range(0, len(p), _CHUNK):
        shared = (keys[start : start + _CHUNK] @ across).tocsr()
        yield _best(shared, start, nearest)


def _best(shared: sparse.csr_matrix, start: int, nearest: int) -> tuple[np.ndarray, np.ndarray]:
    """Of each row the columns with most in common; of equals the first."""
    left, right = [], []
    for row in range(shared.shape[0]):
        low, high = shared.indptr[row], shared.indptr[row + 1]
        columns, values = shared.indices[low:high], shared.data[low:high]
        other = columns != start + row
        columns, values = columns[other], values[other]
        if len(columns) > nearest:
            order = np.lexsort((columns, -values))[:nearest]
            columns = columns[order]
        left.append(np.full(len(columns), start + row))
        right.append(columns)
    i, j = np.concatenate(left), np.concatenate(right)
    return np.minimum(i, j), np.maximum(i, j)


def _keys(p: Profiles) -> sparse.csr_matrix:
    """Rows of keys, weighed by how much they tell."""
    parts = [_rare(p.words, 1.0), _rare(p.spots, 0.3)]
    return sparse.hstack(parts, format="csr")


def _rare(matrix: sparse.csr_matrix, weight: float) -> sparse.csr_matrix:
    found = np.bincount(matrix.indices, minlength=matrix.shape[1])
    out = matrix.copy()
    out.data[(found > COMMON)[out.indices] | (found < 2)[out.indices]] = 0
    out.data *= weight
    out.eliminate_zeros()
    return out
