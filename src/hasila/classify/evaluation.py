"""How well the model does on figures of groups that it did not see, beside two baselines."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hasila.classify.features import Features
from hasila.classify.labels import LABELS
from hasila.classify.model import TASK, Model, best_temperature, folds, probabilities, scores
from hasila.schemas import EFFECTS, conform

BINS = 10


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Tables of the evaluation; each has the column ``language``.

    ``measures``: language, method, n, accuracy, macro_f1, effects_f1, log_loss, ece.
    ``labels``: language, label, n, predicted, precision, recall, f1.
    ``confusion``: language, truth, predicted, n, share (of the true label).
    ``calibration``: language, low, high, n, confidence, accuracy.
    ``predictions``: the table of the contract for labelled figures, with truth; ``split`` is
    ``out_of_fold`` or ``train``.
    """

    measures: pd.DataFrame
    labels: pd.DataFrame
    confusion: pd.DataFrame
    calibration: pd.DataFrame
    predictions: pd.DataFrame


def evaluate(model: Model, prepared: dict[str, tuple[pd.DataFrame, Features]]) -> Evaluation:
    """Evaluate what ``train`` gave. All figures of merit are out of fold, grouped."""
    parts: dict[str, list[pd.DataFrame]] = {
        key: [] for key in ("measures", "labels", "confusion", "calibration", "predictions")
    }
    for language, (figures, found) in prepared.items():
        truth = np.array([LABELS.index(x) for x in figures["label"]])
        groups = figures["group"].astype(str).tolist()
        p = _calibrated(np.stack(figures["raw"].tolist()), truth, groups)
        best, sure = p.argmax(axis=1), p.max(axis=1)
        keyword = np.array([LABELS.index(x) for x in found.keyword])
        tables = {
            "measures": pd.DataFrame(
                [
                    _measures("majority", truth, _majority(truth, groups)),
                    _measures("keyword", truth, keyword),
                    _measures("model", truth, best) | _of_probabilities(p, truth),
                ]
            ),
            "labels": _per_label(truth, best),
            "confusion": confusion(truth, best),
            "calibration": calibration(sure, best == truth),
        }
        part = model["languages"][language]
        seen = probabilities(scores(part, found), part["temperature"])
        own = np.array([LABELS.index(x) for x in part["labels"]])[seen.argmax(axis=1)]
        for split, told, how in (("out_of_fold", best, sure), ("train", own, seen.max(axis=1))):
            parts["predictions"].append(_predictions(figures, split, told, how, language))
        for key, rows in tables.items():
            rows.insert(0, "language", language)
            parts[key].append(rows)
    made = {key: pd.concat(rows, ignore_index=True) for key, rows in parts.items()}
    made["predictions"] = conform(made["predictions"], "predictions")
    return Evaluation(**made)


def _calibrated(raw: np.ndarray, truth: np.ndarray, groups: list[str]) -> np.ndarray:
    """Probabilities of each fold under the temperature that suits the other folds best."""
    out = np.zeros_like(raw)
    for rest, fold in folds(groups):
        out[fold] = probabilities(raw[fold], best_temperature(raw[rest], truth[rest]))
    return out


def _majority(truth: np.ndarray, groups: list[str]) -> np.ndarray:
    out = np.zeros_like(truth)
    for rest, fold in folds(groups):
        counts = Counter(truth[rest].tolist())
        out[fold] = min(counts, key=lambda k: (-counts[k], k))
    return out


def _measures(method: str, truth: np.ndarray, told: np.ndarray) -> dict[str, object]:
    table = _per_label(truth, told)
    effects = table[table["label"].isin(EFFECTS)]
    return {
        "method": method,
        "n": len(truth),
        "accuracy": round(float((truth == told).mean()), 4),
        "macro_f1": round(float(table["f1"].mean()), 4),
        "effects_f1": round(float(effects["f1"].mean()), 4) if len(effects) else None,
        "log_loss": None,
        "ece": None,
    }


def _of_probabilities(p: np.ndarray, truth: np.ndarray) -> dict[str, object]:
    right = np.maximum(p[np.arange(len(p)), truth], 1e-12)
    table = calibration(p.max(axis=1), p.argmax(axis=1) == truth)
    gap = ((table["confidence"] - table["accuracy"]).abs() * table["n"]).sum() / len(truth)
    return {"log_loss": round(float(-np.log(right).mean()), 4), "ece": round(float(gap), 4)}


def _per_label(truth: np.ndarray, told: np.ndarray) -> pd.DataFrame:
    rows = []
    for code, label in enumerate(LABELS):
        n, predicted = int((truth == code).sum()), int((told == code).sum())
        if not n:
            continue
        right = int(((truth == code) & (told == code)).sum())
        rows.append(
            {
                "label": label,
                "n": n,
                "predicted": predicted,
                "precision": round(right / predicted, 4) if predicted else None,
                "recall": round(right / n, 4),
                "f1": round(2 * right / (n + predicted), 4),
            }
        )
    return pd.DataFrame(rows)


def confusion(truth: np.ndarray, told: np.ndarray) -> pd.DataFrame:
    """How often a true label was predicted as another: truth, predicted, n, share of the truth."""
    pairs = Counter(zip(truth.tolist(), told.tolist(), strict=True))
    totals = Counter(truth.tolist())
    rows = [
        {"truth": LABELS[a], "predicted": LABELS[b], "n": n, "share": round(n / totals[a], 4)}
        for (a, b), n in sorted(pairs.items())
    ]
    return pd.DataFrame(rows, columns=["truth", "predicted", "n", "share"])


def calibration(probability: np.ndarray, right: np.ndarray) -> pd.DataFrame:
    """Of the figures whose label is said with some probability, how many are right, in ten bins."""
    bins = np.minimum((probability * BINS).astype(int), BINS - 1)
    rows = []
    for k in range(BINS):
        inside = bins == k
        if inside.any():
            rows.append(
                {
                    "low": round(k / BINS, 2),
                    "high": round((k + 1) / BINS, 2),
                    "n": int(inside.sum()),
                    "confidence": round(float(probability[inside].mean()), 4),
                    "accuracy": round(float(right[inside].mean()), 4),
                }
            )
    return pd.DataFrame(rows)


def _predictions(
    figures: pd.DataFrame, split: str, told: np.ndarray, sure: np.ndarray, language: str
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "figure_id": figures["figure_id"].astype(object),
            "report_id": figures["report_id"].astype(object),
            "task": TASK,
            "label": np.array(LABELS, dtype=object)[told],
            "probability": sure.round(6),
            "split": split,
            "truth": figures["label"].astype(object),
            "group": figures["group"].astype(object),
            "language": language,
            "found": figures["found"].astype(bool),
        }
    )
