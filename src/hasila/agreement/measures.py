"""Measures of agreement between numbers of people, and their bootstrap intervals.

Tolls differ by factors rather than by persons, and 0 occurs: every measure that compares sizes
works on ``ln(n + 1/2)``, so that 10 against 20 weighs as much as 100 against 200.
"""

import zlib
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Interval: TypeAlias = tuple[float, float] | tuple[None, None]

# An interval from fewer cases than this would pretend to know what it cannot.
LEAST = 5
REPLICATES = 1_000
_LEVEL = (2.5, 97.5)
# The package compares every distinct value with every other one; the closed form does not.
_MOST_VALUES = 500


def log(numbers: Any) -> Floats:
    """``ln(n + 1/2)`` of numbers of people."""
    return np.log(np.asarray(numbers, dtype=float) + 0.5)


def relative_error(a: Floats, b: Floats) -> Floats:
    """``|a - b| / ((a + b) / 2)``, 0 where both are 0; at most 2."""
    mean = (a + b) / 2
    return np.divide(np.abs(a - b), mean, out=np.zeros_like(mean), where=mean > 0)


def lin(x: Floats, y: Floats) -> float | None:
    """Lin's concordance correlation of paired values (Lin 1989, Biometrics 45: 255-268).

    ``2 s_xy / (s_x^2 + s_y^2 + (mean_x - mean_y)^2)`` with variances over n: 1 when every pair is
    equal, lower the less y follows x and the further it lies above or below. None with fewer than
    three pairs or without any variation.
    """
    if len(x) < 3:
        return None
    return _or_none(float(_lin(x[None, :], y[None, :])[0]))


def lin_interval(x: Floats, y: Floats, key: Iterable[object]) -> Interval:
    """Bootstrap interval of ``lin`` over the pairs."""
    return _interval(len(x), key, lambda drawn: _lin(x[drawn], y[drawn]))


def _lin(x: Floats, y: Floats) -> Floats:
    mx, my = x.mean(axis=1), y.mean(axis=1)
    both = (x * y).mean(axis=1) - mx * my
    below = x.var(axis=1) + y.var(axis=1) + (mx - my) ** 2
    return np.divide(2 * both, below, out=np.full_like(below, np.nan), where=below > 1e-12)


def median_interval(values: Floats, key: Iterable[object]) -> Interval:
    """Bootstrap interval of the median."""
    return _interval(len(values), key, lambda drawn: np.median(values[drawn], axis=1))


def cluster_interval(
    values: Floats, clusters: NDArray[np.int64], key: Iterable[object], *, mean: bool = False
) -> Interval:
    """Bootstrap interval of the median (or mean) of values whose clusters are drawn as wholes.

    ``clusters`` numbers the cluster of each value, from 0.
    """
    order = np.argsort(values, kind="stable")
    ordered, of = values[order], clusters[order]
    n = int(clusters.max()) + 1 if len(clusters) else 0

    def draw(drawn: NDArray[np.int64]) -> Floats:
        times = np.array([np.bincount(d, minlength=n) for d in drawn])[:, of]
        if mean:
            return (times @ ordered) / times.sum(axis=1)
        passed = times.cumsum(axis=1)
        total = passed[:, -1:]
        # The middle value, or the mean of the two in the middle.
        low, high = (passed > (total - 1) // 2).argmax(axis=1), (passed > total // 2).argmax(axis=1)
        return (ordered[low] + ordered[high]) / 2

    return _interval(n, key, draw, max(200, min(REPLICATES, 5_000_000 // max(1, len(values)))))


def alpha(units: list[Floats]) -> float | None:
    """Krippendorff's alpha with the interval metric; a unit holds the values of its sources.

    ``1 - D_o / D_e``: the mean squared difference within units against that between all values
    (Krippendorff 2019, Content Analysis, ch. 12). 1 is perfect agreement, 0 what chance gives,
    below 0 systematic disagreement. Computed by NLTK; beyond some hundred units, where that takes
    a comparison of every two values, by the same formula in closed form. None with fewer than two
    units of at least two values, or without any variation.
    """
    units = [u for u in units if len(u) > 1]
    if len(units) < 2 or np.ptp(np.concatenate(units)) < 1e-12:
        return None
    if sum(map(len, units)) > _MOST_VALUES:
        return _or_none(float(_alpha(*_moments(units), np.ones((1, len(units))))[0]))
    # Imported here: it takes seconds, and most calls need no alpha.
    from nltk.metrics.agreement import AnnotationTask
    from nltk.metrics.distance import interval_distance

    data = [(str(i), str(u), float(v)) for u, unit in enumerate(units) for i, v in enumerate(unit)]
    return float(AnnotationTask(data=data, distance=interval_distance).alpha())


def alpha_interval(units: list[Floats], clusters: list[int], key: Iterable[object]) -> Interval:
    """Bootstrap interval of alpha; units of the same cluster are drawn together."""
    kept = [(u, c) for u, c in zip(units, clusters, strict=True) if len(u) > 1]
    names = sorted({c for _, c in kept})
    if len(names) < LEAST:
        return None, None
    of = np.array([names.index(c) for _, c in kept])
    moments = _moments([u for u, _ in kept])

    def draw(drawn: NDArray[np.int64]) -> Floats:
        times = np.array([np.bincount(d, minlength=len(names)) for d in drawn])
        return _alpha(*moments, times[:, of].astype(float))

    return _interval(len(names), key, draw)


def _moments(units: list[Floats]) -> tuple[Floats, Floats, Floats]:
    """Number, sum and sum of squares of each unit's values (from their common mean)."""
    mean = np.concatenate(units).mean()
    return (
        np.array([len(u) for u in units], dtype=float),
        np.array([(u - mean).sum() for u in units]),
        np.array([((u - mean) ** 2).sum() for u in units]),
    )


def _alpha(m: Floats, total: Floats, squares: Floats, times: Floats) -> Floats:
    """Alpha from the moments of units, each counted so many times (a row per replicate)."""
    within = 2 * (m * squares - total**2) / (m - 1)
    n = times @ m
    observed = times @ within / n
    expected = 2 * (n * (times @ squares) - (times @ total) ** 2) / (n * (n - 1))
    ratio = np.divide(
        observed, expected, out=np.full_like(observed, np.nan), where=expected > 1e-12
    )
    return 1 - ratio


def _interval(
    n: int,
    key: Iterable[object],
    statistic: Callable[[NDArray[np.int64]], Floats],
    replicates: int = REPLICATES,
) -> Interval:
    """Percentile interval of 95 %, from draws of n with replacement.

    The seed comes from the key (what the row is about), so that a row's interval depends neither
    on other rows nor on their order.
    """
    if n < LEAST:
        return None, None
    seed = zlib.crc32("\x1f".join("" if k is None else str(k) for k in key).encode())
    rng = np.random.default_rng(seed)
    replicates = max(200, min(replicates, 2_000_000 // n))
    values = statistic(rng.integers(0, n, size=(replicates, n)))
    values = values[~np.isnan(values)]
    if len(values) < replicates / 2:
        return None, None
    low, high = np.percentile(values, _LEVEL)
    return float(low), float(high)


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else value
