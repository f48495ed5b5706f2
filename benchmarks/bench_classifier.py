"""The classifier on real reports that it was not trained on: speed, and effects against gold.

Run: `python benchmarks/bench_classifier.py results/hasakah-2022/classifier/model.json`. The gold
stands beside the project, not in it. Prints aggregates only.
"""

import sys
import time
from pathlib import Path

import pandas as pd

from hasila.classify import from_json, predict
from hasila.io import read_json, read_jsonl
from hasila.quantities import figures
from hasila.schemas import EFFECTS

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dev.jsonl"


def main(model_path: Path) -> None:
    """Print megabytes a second and, per language, how claims and other figures are labelled."""
    if not GOLD.exists():
        print(f"no gold at {GOLD.name}; nothing to measure")
        return
    gold = read_jsonl(GOLD)
    model = from_json(read_json(model_path), str(model_path))
    reports = pd.DataFrame(
        {"report_id": g["doc_id"], "text": g["text"], "language": g["lang"]} for g in gold
    )
    found = figures(reports)
    start = time.process_time()
    told = predict(model, reports, found)
    spent = time.process_time() - start
    size = sum(len(text.encode()) for text in reports["text"]) / 1e6
    print(f"predict: {len(found)} figures, {size / spent:.2f} MB/s")
    rows = found.merge(told[["figure_id", "label"]], on="figure_id")
    by_report = dict(list(rows.groupby("report_id")))
    for language in ("ar", "en"):
        claims = right = others = taken = 0
        for record in gold:
            here = by_report.get(record["doc_id"])
            if record["lang"] != language or here is None:
                continue
            counted = pd.Series(False, index=here.index)
            for claim in record["claims"]:
                inside = (here["start"] < claim["end"]) & (here["end"] > claim["start"])
                counted |= inside
                claims += int(inside.any())
                right += int((here.loc[inside, "label"] == claim["effect"]).any())
            others += int((~counted).sum())
            taken += int(here.loc[~counted, "label"].isin(EFFECTS).sum())
        print(
            f"{language}: {claims} claims with a figure, effect right {right / claims:.3f}; "
            f"{others} other figures, taken for an effect {taken / others:.3f}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
