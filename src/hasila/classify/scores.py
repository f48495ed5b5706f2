"""Scores of claims: how likely a claim is right, by its cues and by what the classifier says.

The weights of the cues are fitted here and shipped with ``hasila.claims``; where the classifier
has looked at the figure of a claim, its opinion moves the score, or drops the claim.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from hasila.claims.scoring import FORMAT
from hasila.classify.model import Model, predict
from hasila.errors import UserError
from hasila.quantities import figures as figures_of
from hasila.schemas import EFFECTS

# Weights are whole multiples of this: the last bits of sums do not reach the file.
STEP = 2.0**-8
_AT_LEAST = 4  # claims that must have a cue before it counts
_PENALTY = 2.0
# How far one opinion of the classifier may move a score, in logits for each of its own.
_MOVES = 0.75
# A claim whose score, after the classifier has spoken, is below this is dropped by the filter.
LEAST = 0.4

Use = Literal["off", "score", "filter"]
Number = tuple[float, float, float]


def fit(told: Sequence[Sequence[str]], right: Sequence[bool]) -> dict[str, float]:
    """Weight of each cue, by logistic regression with a ridge; the cue ``any`` is free of it.

    ``told`` gives the cues of each claim, ``right`` whether it was right. Needs both kinds.
    """
    truth = np.array(right, dtype=float)
    if not 0 < truth.sum() < len(truth):
        raise UserError("scores: needs claims that are right and claims that are wrong")
    counts = Counter(cue for cues in told for cue in set(cues))
    names = sorted(cue for cue, n in counts.items() if n >= _AT_LEAST)
    at = {name: k for k, name in enumerate(names)}
    matrix = np.zeros((len(told), len(names)))
    for row, cues in enumerate(told):
        matrix[row, [at[c] for c in cues if c in at]] = 1.0
    ridge = np.full(len(names), _PENALTY)
    ridge[[k for name, k in at.items() if name == "any"]] = 1e-6
    solved = newton(matrix, truth, ridge)
    steps = np.rint(solved / STEP).astype(int).tolist()
    return {name: n * STEP for name, n in zip(names, steps, strict=True) if n}


def newton(matrix: np.ndarray, truth: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """Coefficients of a logistic regression with a ridge per column; the optimum is unique."""
    out = np.zeros(matrix.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(matrix @ out)))
        slope = matrix.T @ (truth - p) - ridge * out
        bend = (matrix * (p * (1 - p))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        out = out + step
        if np.abs(step).max() < 1e-9:
            break
    return out


def to_json(weights: dict[str, float]) -> dict[str, Any]:
    """The weights as ``scores.json`` holds them: whole multiples of one step."""
    told = {name: round(value / STEP) for name, value in sorted(weights.items())}
    return {"format": FORMAT, "step": STEP, "weights": told}


def opinions(claims: pd.DataFrame, figures: pd.DataFrame, predictions: pd.DataFrame) -> pd.Series:
    """What the classifier thinks of each claim, in logits; null where no figure lies under it.

    Positive: the figure under the claim has the claim's effect; negative: it has another label.
    ``figures`` and ``predictions`` are the tables of the same reports.
    """
    said = predictions.set_index("figure_id")[["label", "probability"]]
    rows = figures.join(said, on="figure_id", how="inner")
    by_report: dict[str, list[tuple[int, int, Number, str, float]]] = {}
    for report, start, end, number, label, p in zip(
        rows["report_id"], rows["start"], rows["end"], _numbers(rows), rows["label"],
        rows["probability"], strict=True,
    ):  # fmt: skip
        by_report.setdefault(report, []).append((start, end, number, label, p))
    out: list[float | None] = []
    for report, start, end, number, effect in zip(
        claims["report_id"], claims["start"], claims["end"], _numbers(claims), claims["effect"],
        strict=True,
    ):  # fmt: skip
        under = [
            (min(end, e) - max(start, s), label, p)
            for s, e, n, label, p in by_report.get(report, ())
            if n == number and min(end, e) > max(start, s)
        ]
        out.append(_logit(max(under), effect) if under else None)
    return pd.Series(out, index=claims.index, dtype="Float64")


def _numbers(rows: pd.DataFrame) -> list[Number]:
    """Bounds of each row: an age or a date within a claim's words is not the claim's number."""
    bounds = (rows[c].astype("Float64").fillna(-1.0).tolist() for c in ("low", "best", "high"))
    return list(zip(*bounds, strict=True))


def _logit(opinion: tuple[int, str, float], effect: str) -> float:
    _, label, p = opinion
    sure = min(max(p, 0.02), 0.98)
    logit = float(np.log(sure / (1 - sure)))
    # Sure of another effect is less of a "no" than sure of money or a date.
    return logit if label == effect else -logit if label not in EFFECTS else -logit / 2


def with_classifier(
    claims: pd.DataFrame, figures: pd.DataFrame, predictions: pd.DataFrame, use: Use = "score"
) -> pd.DataFrame:
    """Claims in the light of the classifier; ``use`` is off, score or filter.

    ``score`` moves each score by the classifier's opinion. ``filter`` also leaves out the claims
    that the classifier speaks against and whose score is then below ``LEAST``; a part of such a
    claim stays and belongs to no total.
    """
    if use == "off" or claims.empty:
        return claims
    view = opinions(claims, figures, predictions)
    out = claims.copy()
    known = view.notna() & out["score"].notna()
    score = out.loc[known, "score"].astype(float).clip(1e-4, 1 - 1e-4)
    moved = np.log(score / (1 - score)) + _MOVES * view[known].astype(float)
    out.loc[known, "score"] = (1 / (1 + np.exp(-moved))).round(4)
    if use == "filter":
        against = (view.fillna(0.0) < 0) & (out["score"].fillna(1.0) < LEAST)
        out = out[~against].reset_index(drop=True)
        out.loc[~out["part_of"].isin(out["claim_id"]), "part_of"] = pd.NA
    return out


def second_opinion(
    model: Model, reports: pd.DataFrame, claims: pd.DataFrame, use: Use = "score"
) -> pd.DataFrame:
    """``with_classifier`` for claims of ``reports``, whose figures are read and judged here."""
    if use == "off" or claims.empty:
        return claims
    some = reports[reports["report_id"].isin(claims["report_id"])]
    found = figures_of(some)
    return with_classifier(claims, found, predict(model, some, found), use)
