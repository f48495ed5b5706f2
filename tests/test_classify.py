"""The classifier: stable, honest about what it saw, better than its baselines, clear errors."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hasila import classify
from hasila.classify import model as model_module
from hasila.classify.evaluation import calibration
from hasila.errors import UserError
from hasila.io import read_jsonl_lines
from hasila.quantities import figures

ROOT = Path(__file__).resolve().parents[1]
FILES = [ROOT / "data" / "labels" / f"{language}.jsonl" for language in ("ar", "en")]
CARD = ROOT / "docs" / "model_card.md"


@pytest.fixture(scope="module")
def trained():
    parts = [classify.labels_from_records(read_jsonl_lines(p), p.name) for p in FILES]
    model, prepared = classify.train(pd.concat(parts, ignore_index=True))
    return model, prepared, classify.evaluate(model, prepared)


def sentence(number: int, text: str, quote: str, label: str) -> dict[str, object]:
    return {
        "id": f"en-{number}",
        "group": f"g{number}",
        "text": text,
        "figures": [{"quote": quote, "occurrence": 0, "label": label}],
    }


def small() -> list[dict[str, object]]:
    out = []
    for n in range(12):
        out.append(sentence(2 * n, f"Shelling killed {n + 3} people.", f"{n + 3} people", "killed"))
        text = f"They sold {n + 3} cars."
        out.append(sentence(2 * n + 1, text, f"{n + 3} cars", "things"))
    return out


def write(folder: Path, rows: list[dict[str, object]]) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def hasila(*args: object, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hasila", *map(str, args)],
        env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_beats_both_baselines_in_both_languages(trained):
    measures = trained[2].measures.set_index(["language", "method"])
    for language in ("ar", "en"):
        own = measures.loc[(language, "model")]
        for baseline in ("majority", "keyword"):
            other = measures.loc[(language, baseline)]
            assert own["accuracy"] > other["accuracy"] + 0.05, (language, baseline)
            assert own["macro_f1"] > other["macro_f1"] + 0.05, (language, baseline)
            assert own["effects_f1"] > other["effects_f1"], (language, baseline)


def test_probabilities_mean_what_they_say(trained):
    measures = trained[2].measures
    assert (measures.loc[measures["method"] == "model", "ece"] < 0.06).all()
    assert trained[2].predictions["probability"].between(0, 1).all()


def test_no_group_on_both_sides_of_a_fold(trained):
    for rows, _ in trained[1].values():
        groups = rows["group"].to_numpy(dtype=object)
        tested = []
        for train_rows, test_rows in model_module.folds(groups.tolist()):
            assert not set(groups[train_rows]) & set(groups[test_rows])
            tested += test_rows.tolist()
        assert sorted(tested) == list(range(len(rows)))


def test_every_labelled_figure_has_one_prediction_of_each_split(trained):
    for split in ("out_of_fold", "train"):
        rows = trained[2].predictions
        rows = rows[rows["split"] == split]
        assert len(rows) == sum(len(r) for r, _ in trained[1].values())
    confusion = trained[2].confusion
    assert confusion["n"].sum() == len(rows)


def test_round_trip_and_probabilities_of_new_figures(trained):
    model = trained[0]
    again = classify.from_json(json.loads(json.dumps(classify.to_json(model))), "model.json")
    reports = pd.DataFrame({
        "report_id": ["a", "b", "c"],
        "text": [
            "Shelling killed 12 people and cost $40 million.",
            "قتل 12 مدنيا في قصف على السوق.",
            "",
        ],
        "language": ["en", "ar", "en"],
    })  # fmt: skip
    found = figures(reports)
    told = classify.predict(model, reports, found)
    pd.testing.assert_frame_equal(told, classify.predict(again, reports, found))
    assert told["figure_id"].tolist() == found["figure_id"].tolist()
    assert told["label"].tolist() == ["killed", "money", "killed"]
    assert set(told["split"]) == {"new"}
    reversed_order = classify.predict(model, reports, found[::-1])
    assert reversed_order["figure_id"].tolist() == found["figure_id"].tolist()[::-1]
    assert reversed_order.set_index("figure_id")["label"].to_dict() == dict(
        zip(told["figure_id"], told["label"], strict=True)
    )


def test_probabilities_sum_to_one():
    raw = np.array([[0.0, 500.0, -500.0], [1.0, 1.0, 1.0]])
    for temperature in (0.2, 1.0, 5.0):
        p = model_module.probabilities(raw, temperature)
        np.testing.assert_allclose(p.sum(axis=1), 1.0)
    assert model_module.probabilities(np.zeros((0, 3)), 1.0).shape == (0, 3)


def test_temperature_mends_overconfidence():
    truth = np.array([0, 0, 0, 1] * 50)  # right three times in four, said with near certainty
    raw = np.tile([8.0, 0.0], (200, 1))
    p = model_module.probabilities(raw, model_module.best_temperature(raw, truth))
    assert p[0, 0] == pytest.approx(0.75, abs=0.01)


def test_calibration_bins():
    rows = calibration(np.array([0.05, 0.95, 0.99, 1.0]), np.array([False, True, True, False]))
    assert rows["n"].tolist() == [1, 3]
    assert rows["accuracy"].tolist() == [0.0, pytest.approx(2 / 3, abs=1e-4)]


def test_no_figures_no_predictions(trained):
    reports = pd.DataFrame({"report_id": ["a"], "text": ["Nothing."], "language": ["en"]})
    assert classify.predict(trained[0], reports, figures(reports)).empty


def test_same_bytes_whatever_hash_seed_and_threads(tmp_path):
    labels = write(tmp_path, small())
    made = []
    for seed, threads in (("1", "1"), ("2", "4")):
        out = tmp_path / seed
        environment = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads}
        done = hasila("train", labels, "-o", out, "--plots", **environment)
        assert done.returncode == 0, done.stderr
        made.append({p.name: p.read_bytes() for p in out.iterdir()})
    assert made[0] == made[1]
    wanted = {"model.json", "model_card.md", "measures.csv", "labels.csv", "predictions.parquet",
              "confusion_en.png", "calibration_en.svg"}  # fmt: skip
    assert wanted <= set(made[0])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"figures": [{"quote": "cars", "label": "slain"}]}, "unknown label 'slain'"),
        ({"figures": [{"quote": "lorries", "label": "things"}]}, "no occurrence 0 of 'lorries'"),
        ({"figures": None}, "'figures' is missing"),
        ({"group": ""}, "'group' is missing"),
        ({"id": "xx-1"}, "no language"),
        ({"id": "en-0"}, "taken by line 1"),
    ],
)
def test_bad_labels_name_file_and_line(tmp_path, change, message):
    rows = small()
    rows[1] = {**rows[1], **change}
    done = hasila("train", write(tmp_path, rows), "-o", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("ERROR: ") and "labels.jsonl, line 2: " in done.stderr
    assert message in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_bad_json_and_bad_models(tmp_path):
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(small()[0]) + "\n{not json\n", encoding="utf-8")
    done = hasila("train", path, "-o", tmp_path / "out")
    assert done.returncode == 2 and "labels.jsonl, line 2: not JSON" in done.stderr
    for value in (
        [],
        {"format": "other"},
        {"format": model_module.FORMAT, "languages": {"en": {}}},
    ):
        with pytest.raises(UserError, match=r"model\.json"):
            classify.from_json(value, "model.json")


def test_one_label_or_one_group_cannot_be_trained_on(tmp_path):
    one = [(n, r) for n, r in enumerate(small(), 1)]
    for key, value in (("group", "g"), ("figures", [])):
        rows = [(n, {**r, key: value}) for n, r in one]
        with pytest.raises(UserError):
            classify.train(classify.labels_from_records(rows, "labels.jsonl"))


def test_committed_card_states_what_is_measured(trained):
    """Within two points: word lists grow, and the card is a copy of what `hasila train` writes."""
    card = CARD.read_text(encoding="utf-8")
    told = re.findall(r"^\| \*\*the model\*\* \| ([\d.]+) \| ([\d.]+) \|", card, flags=re.M)
    own = trained[2].measures.query("method == 'model'")
    measured = own[["accuracy", "macro_f1"]].to_numpy(dtype=float)
    np.testing.assert_allclose(np.array(told, dtype=float), measured, atol=0.02)
    made = classify.model_card(trained[0], trained[2])

    def outline(text: str) -> list[str]:
        return [x for x in text.splitlines() if x.startswith("#")]

    assert outline(made) == outline(card)
