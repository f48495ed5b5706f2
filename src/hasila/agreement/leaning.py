"""Leaning: which source tends to report more of whose dead than others do.

A small hierarchical model, never a verdict. What source s says of group g on day t of an event is

    ln(n + 1/2) = mu(event, group, day) + b(source, side) + e,
    b ~ Normal(0, tau^2),  e ~ Normal(0, sigma^2),

where a side is the class and body of the victims. Every mu is free, so only comparisons of
sources that speak of the same people at the same time count. The b are pooled towards 0: a source
with few comparisons stays near 0 unless they are extreme. Given tau and sigma the b have closed
form (best linear unbiased prediction: Robinson 1991, Statistical Science 6: 15-32); tau / sigma is
averaged over its restricted likelihood with a half-Cauchy prior of scale 1 (Gelman 2006, Bayesian
Analysis 1: 515-534), sigma^2 is the estimate that goes with it.
"""

from collections import defaultdict
from math import exp
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from hasila.agreement.measures import Floats
from hasila.agreement.series import Unit, by_group, units_of
from hasila.schemas import LEANING, conform

# Ratios of tau^2 to sigma^2, from "nobody leans" to "nothing but leaning".
RATIOS = np.logspace(-6, 4, 201)
# With fewer comparisons than this nothing can be told apart from noise.
_LEAST = 5
_MOST_LEANINGS = 400


class Fit(NamedTuple):
    """The estimates: mean and spread of each leaning, and degrees of freedom."""

    mean: Floats
    sd: Floats
    free: int


def leaning(units: pd.DataFrame, within_days: int = 1) -> pd.DataFrame:
    """Which source says more of which side's people than others do, with its uncertainty.

    Args:
        units: the reports' tolls under a codebook (``hasila.tolls.tolls``).
        within_days: how old a toll may be to be compared with a new one.

    Returns:
        The table of leaning, a row per effect, source and side: n comparisons (days), n_events,
        rivals (sources it was compared with), raw_log_ratio (mean of its log toll less the mean
        log toll of all who speak that day), log_ratio (the same partially pooled), low and high
        (95 % interval given the model), factor (``exp(log_ratio)``), prob_more (probability that it
        is above 0).
        An effect with fewer than five comparisons has no rows. Successive tolls repeat the dead
        of earlier ones, so the intervals are the narrowest that can be defended, and where an
        effect has only one event they say nothing of other events.
    """
    told: dict[str, list[Unit]] = defaultdict(list)
    for key, series in by_group(units).items():
        # Children and women are parts of groups that are compared already.
        if not key[4]:
            told[key[1]] += units_of(key, series, within_days)
    rows = [row for effect in sorted(told) for row in _rows(effect, told[effect])]
    return conform(pd.DataFrame(rows, columns=LEANING.names), "leaning")


def _rows(effect: str, units: list[Unit]) -> list[dict[str, object]]:
    if len(units) < _LEAST:
        return []
    seen: dict[tuple[str, str, str], list[tuple[int, Unit, float]]] = defaultdict(list)
    values: list[float] = []
    of: list[int] = []
    for u, unit in enumerate(units):
        logs = unit.logs
        for i, source in enumerate(sorted(unit.tolls)):
            side = (source, unit.key[2], unit.key[3])
            seen[side].append((len(values), unit, float(logs[i] - logs.mean())))
            values.append(float(logs[i]))
            of.append(u)
    names = sorted(seen, key=lambda s: (-len(seen[s]), s))[:_MOST_LEANINGS]
    column = np.full(len(values), -1)
    for j, name in enumerate(names):
        column[[at for at, _, _ in seen[name]]] = j
    fitted = fit(np.array(values), np.array(of), column, len(names))
    rows = [_row(effect, name, seen[name], fitted, j) for j, name in enumerate(names)]
    return sorted(rows, key=lambda r: (r["victim_class"] != "all", str(r["victim_class"]),
                                       str(r["actor"] or ""), str(r["source_name"])))  # fmt: skip


def fit(values: Floats, unit: np.ndarray, column: np.ndarray, n: int) -> Fit:
    """Partially pooled leanings from values, their units and their columns (-1: none).

    Each ratio of tau^2 to sigma^2 gives conditional means and variances of the leanings; they are
    averaged over the ratios by restricted likelihood times prior, so that not knowing how much
    sources lean in general is part of the spread, and "nobody leans" is never taken for certain.
    """
    design = np.zeros((len(values), n))
    known = column >= 0
    design[np.flatnonzero(known), column[known]] = 1.0
    size = np.bincount(unit).astype(float)
    y, z = _centred(values, unit, size), _centred(design, unit, size)
    lam, q = np.linalg.eigh(z.T @ z)
    lam = np.where(lam > 1e-9, lam, 0.0)
    c = q.T @ (z.T @ y)
    energy = np.divide(c**2, lam, out=np.zeros_like(lam), where=lam > 0)
    free = len(values) - len(size)
    rest = max(float(y @ y - energy.sum()), 0.0)
    # A row per ratio.
    spread = 1 + RATIOS[:, None] * lam
    sigma2 = np.maximum(((energy / spread).sum(axis=1) + rest) / free, 1e-9)
    root = np.sqrt(RATIOS)
    weight = -0.5 * (np.log(spread).sum(axis=1) + free * np.log(sigma2))
    # Half-Cauchy on tau / sigma; the grid is even in its logarithm.
    weight += np.log(root) - np.log1p(RATIOS)
    weight = np.exp(weight - weight.max())
    weight /= weight.sum()
    shrink = RATIOS[:, None] / spread
    means = (shrink * c) @ q.T
    variances = sigma2[:, None] * (shrink @ (q**2).T)
    mean = weight @ means
    second = weight @ (variances + means**2)
    sd = np.sqrt(np.maximum(second - mean**2, 0))
    return Fit(mean, sd, free)


def _centred(x: np.ndarray, unit: np.ndarray, size: Floats) -> np.ndarray:
    """Less the mean of the unit: what its free level leaves."""
    sums = np.zeros((len(size), *x.shape[1:]))
    np.add.at(sums, unit, x)
    return x - (sums.T / size).T[unit]


def _row(
    effect: str,
    name: tuple[str, str, str],
    seen: list[tuple[int, Unit, float]],
    fitted: Fit,
    j: int,
) -> dict[str, object]:
    source, victim_class, actor = name
    mean, sd = float(fitted.mean[j]), float(fitted.sd[j])
    reach = float(stdtrit(fitted.free, 0.975)) * sd
    classes = [u.tolls[source]["source_class"] for _, u, _ in seen]
    return {
        "effect": effect,
        "source_name": source,
        "source_class": classes[0],
        "victim_class": victim_class,
        "actor": actor or None,
        "n": len(seen),
        "n_events": len({u.key[0] for _, u, _ in seen}),
        "rivals": len({s for _, u, _ in seen for s in u.tolls} - {source}),
        "raw_log_ratio": float(np.mean([d for _, _, d in seen])),
        "log_ratio": mean,
        "low": mean - reach,
        "high": mean + reach,
        "factor": exp(mean),
        "prob_more": float(stdtr(fitted.free, mean / sd)) if sd > 0 else 0.5,
    }
