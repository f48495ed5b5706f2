"""The statistical model beside the rules: what each figure is, with calibrated probabilities."""

from hasila.classify.card import model_card
from hasila.classify.evaluation import Evaluation, evaluate
from hasila.classify.labels import LABELS, labels_from_records
from hasila.classify.model import from_json, predict, to_json, train

__all__ = [
    "LABELS",
    "Evaluation",
    "evaluate",
    "from_json",
    "labels_from_records",
    "model_card",
    "predict",
    "to_json",
    "train",
]
