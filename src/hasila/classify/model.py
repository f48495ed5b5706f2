"""The model: multinomial logistic regression, kept as JSON that is the same in every run."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from hasila.classify.features import Features, features
from hasila.classify.labels import LABELS, LANGUAGES, labelled_figures
from hasila.errors import UserError
from hasila.quantities.data import known
from hasila.schemas import conform

TASK = "figure_kind"
FORMAT = "hasila-figure-kind/1"
FOLDS = 5
# Weights are whole multiples of this, so that the last bits of a sum, which may differ between
# processors, do not reach the file.
STEP = 2.0**-12
_AT_LEAST = 3  # figures that must have a feature before it counts
_STRENGTH = 0.5  # inverse of the regularisation
# Reports looked at together when predicting: what bounds the memory.
BATCH = 1_000

Model = dict[str, Any]
Part = dict[str, Any]


def fit(found: Features, labels: Sequence[str], rows: np.ndarray) -> Part:
    """Fit one language's model on some rows; weights per feature in the order of its labels."""
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    names = found.vocabulary(rows, _AT_LEAST)
    matrix = found.matrix({name: k for k, name in enumerate(names)})[rows]
    target = np.array(labels, dtype=object)[rows]
    classes = sorted(set(target.tolist()), key=LABELS.index)
    if len(classes) < 2:
        raise UserError("train: all figures have one label; there is nothing to learn")
    codes = np.array([classes.index(x) for x in target])
    # One thread: how many cores sum up a dot product changes its last bits.
    with threadpool_limits(limits=1):
        learner = LogisticRegression(C=_STRENGTH, tol=5e-3, max_iter=300)
        learner.fit(matrix, codes)
    weights, bias = learner.coef_, learner.intercept_
    if len(classes) == 2:
        weights, bias = np.vstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    return {
        "labels": classes,
        "features": names,
        "weights": np.rint(weights.T / STEP).astype(np.int64),
        "bias": np.rint(bias / STEP).astype(np.int64),
        "temperature": 1.0,
    }


def scores(part: Part, found: Features) -> np.ndarray:
    """Raw scores, figures by labels of the part."""
    matrix = found.matrix({name: k for k, name in enumerate(part["features"])})
    out: np.ndarray = matrix @ (part["weights"] * STEP) + part["bias"] * STEP
    return out


def probabilities(raw: np.ndarray, temperature: float) -> np.ndarray:
    """Scores to probabilities that sum to one."""
    scaled = raw / temperature
    scaled = np.exp(scaled - scaled.max(axis=1, keepdims=True)) if len(raw) else scaled
    out: np.ndarray = scaled / scaled.sum(axis=1, keepdims=True)
    return out


def best_temperature(raw: np.ndarray, truth: np.ndarray) -> float:
    """The temperature with the least log loss; ``truth`` holds columns, -1 for unknown labels."""
    kept = truth >= 0
    raw, truth = raw[kept], truth[kept]
    if not len(raw):
        return 1.0

    def loss(log_temperature: float) -> float:
        p = probabilities(raw, float(np.exp(log_temperature)))
        return float(-np.log(np.maximum(p[np.arange(len(p)), truth], 1e-12)).mean())

    low, high = -2.0, 2.0
    golden = (5**0.5 - 1) / 2
    for _ in range(40):  # golden section: the loss has one minimum
        a, b = high - golden * (high - low), low + golden * (high - low)
        if loss(a) < loss(b):
            high = b
        else:
            low = a
    return float(np.round(np.exp((low + high) / 2) / STEP) * STEP)


def prepare(labels: pd.DataFrame) -> dict[str, tuple[pd.DataFrame, Features]]:
    """Per language the labelled figures and their features."""
    out = {}
    for language, rows in labels.groupby(labels["language"].map(known), sort=True):
        figures = labelled_figures(rows)
        texts = dict(zip(rows["report_id"], rows["text"], strict=True))
        out[str(language)] = figures, features(texts, figures, str(language))
    return out


def folds(groups: Sequence[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    """(train, test) rows; a group never stands on both sides."""
    from sklearn.model_selection import GroupKFold

    count = min(FOLDS, len(set(groups)))
    if count < 2:
        raise UserError("train: the labels need at least two groups to be evaluated")
    codes = pd.factorize(np.array(groups, dtype=object))[0]
    return list(GroupKFold(count).split(codes, groups=codes))


def out_of_fold(found: Features, labels: Sequence[str], groups: Sequence[str]) -> np.ndarray:
    """Raw scores over ``LABELS`` of each figure by a model that saw none of its group.

    A label that a fold did not train on has a score far below all others.
    """
    raw = np.full((found.n, len(LABELS)), -30.0)
    for train_rows, test_rows in folds(groups):
        part = fit(found, labels, train_rows)
        columns = np.array([LABELS.index(x) for x in part["labels"]])
        raw[np.ix_(test_rows, columns)] = scores(part, found)[test_rows]
    return raw


def train(labels: pd.DataFrame) -> tuple[Model, dict[str, tuple[pd.DataFrame, Features]]]:
    """A model for the languages of labelled figures (see ``labels_from_records``).

    Also gives, per language, the labelled figures with features and the columns ``raw`` (scores
    out of fold over ``LABELS``) that the temperature is fitted on and the evaluation rests on.
    """
    prepared = prepare(labels)
    languages: dict[str, Part] = {}
    for language, (figures, found) in prepared.items():
        truth = figures["label"].astype(str).tolist()
        groups = figures["group"].astype(str).tolist()
        raw = out_of_fold(found, truth, groups)
        part = fit(found, truth, np.arange(found.n))
        codes = np.array([LABELS.index(x) for x in truth])
        part["temperature"] = best_temperature(raw, codes)
        part["n_figures"], part["n_groups"] = found.n, len(set(groups))
        figures["raw"] = list(raw)
        languages[language] = part
    return {"format": FORMAT, "task": TASK, "languages": languages}, prepared


def to_json(model: Model) -> dict[str, Any]:
    """The model as plain values: whole numbers, text, and floats in hexadecimal."""
    languages = {
        language: {
            "labels": part["labels"],
            "weights": {
                name: " ".join(map(str, row))  # one line per feature, in the order of the labels
                for name, row in zip(part["features"], part["weights"].tolist(), strict=True)
            },
            "bias": part["bias"].tolist(),
            "step": STEP.hex(),
            "temperature": float(part["temperature"]).hex(),
            "n_figures": part["n_figures"],
            "n_groups": part["n_groups"],
        }
        for language, part in model["languages"].items()
    }
    return {"format": model["format"], "task": model["task"], "languages": languages}


def from_json(value: Any, name: str) -> Model:
    """The model that ``to_json`` wrote; ``UserError`` when it is none."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise UserError(f"{name}: not a model written by `hasila train` (format {FORMAT})")
    languages: dict[str, Part] = {}
    try:
        for language, told in value["languages"].items():
            if language not in LANGUAGES or any(x not in LABELS for x in told["labels"]):
                raise UserError(f"{name}: unknown language or label in '{language}'")
            names = sorted(told["weights"])
            width = len(told["labels"])
            weights = np.array([told["weights"][n].split() for n in names], dtype=np.int64)
            step = float.fromhex(told["step"])
            if step != STEP or len(told["bias"]) != width or weights.shape != (len(names), width):
                raise UserError(f"{name}: the weights of '{language}' do not fit its labels")
            languages[language] = {
                "labels": list(told["labels"]),
                "features": names,
                "weights": weights,
                "bias": np.array(told["bias"], dtype=np.int64),
                "temperature": float.fromhex(told["temperature"]),
                "n_figures": int(told["n_figures"]),
                "n_groups": int(told["n_groups"]),
            }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(f"{name}: damaged model: {error}") from error
    return {"format": FORMAT, "task": TASK, "languages": languages}


def predict(model: Model, reports: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """The ``predictions`` table: for every figure its likeliest label and the probability of it.

    ``reports`` needs report_id, text, language. A figure of a language that the model was not
    trained on gets no row.
    """
    texts = dict(zip(reports["report_id"], reports["text"], strict=True))
    spoken = dict(zip(reports["report_id"], reports["language"].map(known), strict=True))
    order = list(dict.fromkeys(figures["report_id"]))
    unknown = [r for r in order if r not in texts]
    if unknown:
        raise UserError(f"predict: figures of report '{unknown[0]}', which is not in the reports")
    batch_of = {report: k // BATCH for k, report in enumerate(order)}
    batches = figures["report_id"].map(batch_of)
    languages = figures["report_id"].map(spoken)
    parts = []
    for (_, language), rows in figures.groupby([batches, languages], sort=True):
        part = model["languages"].get(language)
        if part is not None:
            found = features(texts, rows, str(language))
            parts.append(_told(part, probabilities(scores(part, found), part["temperature"]), rows))
    out = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
    out = conform(out, "predictions")
    at = pd.Series(np.arange(len(figures)), index=figures["figure_id"].to_numpy(dtype=object))
    return out.iloc[np.argsort(at[out["figure_id"]].to_numpy(), kind="stable")].reset_index(
        drop=True
    )


def _told(part: Part, p: np.ndarray, rows: pd.DataFrame) -> pd.DataFrame:
    best = p.argmax(axis=1)
    return pd.DataFrame(
        {
            "figure_id": rows["figure_id"].to_numpy(dtype=object),
            "report_id": rows["report_id"].to_numpy(dtype=object),
            "task": TASK,
            "label": np.array(part["labels"], dtype=object)[best],
            # Six digits: what stands behind them is noise of the sums.
            "probability": p[np.arange(len(p)), best].round(6),
            "split": "new",
        }
    )
