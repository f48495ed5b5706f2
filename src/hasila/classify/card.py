"""The model card: what the model is, what it was measured at, and what it is not for."""

from importlib import resources

import pandas as pd
from jinja2 import Environment, StrictUndefined

from hasila.classify.evaluation import Evaluation
from hasila.classify.labels import LABELS
from hasila.classify.model import Model

LANGUAGE_NAMES = {"ar": "Arabic", "en": "English"}
_METHODS = {
    "majority": "the most frequent label",
    "keyword": "keyword: the grammar's kind; for persons the nearest effect word",
    "model": "**the model**",
}


def model_card(model: Model, evaluation: Evaluation) -> str:
    """The card as Markdown; every figure in it is one of the evaluation's."""
    text = resources.files("hasila.classify").joinpath("card.md.j2").read_text(encoding="utf-8")
    # Markdown of labels and numbers that the project itself defines: nothing to escape.
    made = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    ).from_string(text)
    return made.render(
        languages=[
            _language(language, part, evaluation) for language, part in model["languages"].items()
        ],
        labels=LABELS,
    )


def _language(language: str, part: dict[str, object], evaluation: Evaluation) -> dict[str, object]:
    def of(table: pd.DataFrame) -> pd.DataFrame:
        return table[table["language"] == language]

    wrong = of(evaluation.confusion)
    wrong = wrong[wrong["truth"] != wrong["predicted"]]
    wrong = wrong.sort_values(["n", "truth", "predicted"], ascending=[False, True, True])
    seen = evaluation.predictions
    found = of(seen[seen["split"] == "out_of_fold"])
    features = part["features"]
    assert isinstance(features, list)
    return {
        "name": LANGUAGE_NAMES.get(language, language),
        "n_figures": part["n_figures"],
        "n_groups": part["n_groups"],
        "n_sentences": found["report_id"].nunique(),
        "n_features": len(features),
        "found": _percent(float(found["found"].mean())),
        "measures": [
            {
                "method": _METHODS[row["method"]],
                **{k: _number(row[k]) for k in
                   ("accuracy", "macro_f1", "effects_f1", "log_loss", "ece")},
            }
            for _, row in of(evaluation.measures).iterrows()
        ],
        "labels": [
            {"label": row["label"], "n": row["n"],
             **{k: _number(row[k]) for k in ("precision", "recall", "f1")}}
            for _, row in of(evaluation.labels).iterrows()
        ],
        "confused": [
            f"`{a}` taken for `{b}` ({n})"
            for a, b, n in wrong.head(6)[["truth", "predicted", "n"]].itertuples(index=False)
        ],
    }  # fmt: skip


def _number(value: object) -> str:
    return "" if pd.isna(value) else f"{float(value):.3f}"  # type: ignore[arg-type,call-overload]


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
