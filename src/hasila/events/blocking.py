"""Candidates: for each report the few others that could be about the same incident.

Reports share keys: rare words, places with days, villages. A key that many reports have says
little and is left out, so that the work grows with the number of reports and not its square.
"""

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from hasila.events.profiles import Profiles, hashed

COMMON = 128  # a key in more reports than this is no key
NEAREST, NEAREST_FACTS = 60, 20  # candidates kept for each report, by words and by facts
_CHUNK = 1_000


def candidates(p: Profiles) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of rows ``(i, j)``, ``i < j``, in order, each once.

    Reports in one language by their words; reports in two by a place with a day.
    """
    keys = sparse.hstack([_rare(p.words, 1.0), _rare(p.spots, 0.3)], format="csr")
    found = [np.zeros(0, dtype=np.int64), *_nearest(keys, NEAREST)]
    if len(np.unique(p.language)) > 1:
        across = np.concatenate([found[0], *_nearest(_facts(p), NEAREST_FACTS)])
        i, j = across // len(p), across % len(p)
        found.append(across[p.language[i] != p.language[j]])
    codes = np.unique(np.concatenate(found))
    return codes // max(len(p), 1), codes % max(len(p), 1)


def _nearest(keys: sparse.csr_matrix, nearest: int) -> Iterator[np.ndarray]:
    """For each row those that share most with it, as codes of pairs, in blocks."""
    used, columns = np.unique(keys.indices, return_inverse=True)
    shape = (keys.shape[0], len(used))
    keys = sparse.csr_matrix((keys.data, columns.astype(np.int32), keys.indptr), shape=shape)
    across = keys.T.tocsr()
    for start in range(0, keys.shape[0], _CHUNK):
        shared = (keys[start : start + _CHUNK] @ across).tocsr()
        i, j = _best(shared, start, nearest)
        yield np.unique(i.astype(np.int64) * keys.shape[0] + j)


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


def _facts(p: Profiles) -> sparse.csr_matrix:
    """Keys that two languages share: a place with a day, alone and with a count or the means."""
    rows = []
    for row in range(len(p)):
        days = p.days[row][~np.isnan(p.days[row])][:2].astype(int)
        told = [f"k{n:.0f}" for n in p.first[row, :1] if n == n]
        told += [f"i{n:.0f}" for n in p.first[row, 1:] if n == n]
        told += [f"m{m}" for m in p.means.indices[p.means.indptr[row] : p.means.indptr[row + 1]]]
        keys: list[tuple[str, float]] = []
        for place, weight in [*_top(p.towns, row, 2.0), *_top(p.regions, row, 1.0)]:
            for day in sorted({*days, *(days + 1)}):
                keys.append((f"{place} {day}", weight))
                keys += [(f"{place} {day} {t}", weight) for t in told]
        rows.append(keys)
    return _rare(hashed(rows, "pair"), 1.0)


def _top(places: sparse.csr_matrix, row: int, weight: float) -> list[tuple[int, float]]:
    """The two places that a row speaks of most."""
    low, high = places.indptr[row], places.indptr[row + 1]
    order = np.lexsort((places.indices[low:high], -places.data[low:high]))[:2]
    return [(int(places.indices[low + k]), weight) for k in order]


def _rare(matrix: sparse.csr_matrix, weight: float) -> sparse.csr_matrix:
    found = np.bincount(matrix.indices, minlength=matrix.shape[1])
    out = matrix.copy()
    out.data[(found > COMMON)[out.indices] | (found < 2)[out.indices]] = 0
    out.data *= weight
    out.eliminate_zeros()
    return out
