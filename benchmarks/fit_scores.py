"""Fit what the score of a claim rests on, from texts that the project ships.

    python benchmarks/fit_scores.py [--check]

Claims of the small studies are right when they match the studies' gold; claims in the labelled
sentences are right when the figure under them is labelled with their effect (single persons and
zeros, which are no figures there, are left out). Writes src/hasila/claims/scores.json; with
--check it only says how sure the scores are and how right, out of fold, by text.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from hasila.claims import claims_and_cues
from hasila.claims.scoring import score
from hasila.classify import labels_from_records, scores
from hasila.evaluate import gold_from_tables, pairs
from hasila.ingest import read_reports
from hasila.io import read_jsonl_lines, read_table, write_json

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
OUT = ROOT / "src" / "hasila" / "claims" / "scores.json"
FOLDS = 5
_UNMARKED = {f"kind|{k}" for k in ("singular", "name", "one_of", "zero", "another", "plural")}

Example = tuple[str, list[str], bool]  # text's id, cues, right


def examples() -> list[Example]:
    """Every claim that can be judged, with its cues."""
    return [*_of_studies(), *_of_labels()]


def _of_studies() -> Iterator[Example]:
    for gold in sorted(DATA.glob("*/claims.csv")):
        reports = read_reports([gold.with_name("reports.jsonl")])[0]
        for report in gold_from_tables(read_table(gold), reports):
            rows, told = claims_and_cues(report.report_id, report.text, report.language)
            right = {j for _, j in pairs(report.claims, rows)}
            yield from ((report.report_id, c, j in right) for j, c in enumerate(told))


def _of_labels() -> Iterator[Example]:
    for path in sorted((DATA / "labels").glob("*.jsonl")):
        labels = labels_from_records(read_jsonl_lines(path), path.name)
        for (report, group, text, language), rows in labels.groupby(
            ["report_id", "group", "text", "language"], sort=True
        ):
            found, told = claims_and_cues(str(report), str(text), str(language))
            for claim, cues in zip(found, told, strict=True):
                over = rows[(rows["start"] < claim["end"]) & (rows["end"] > claim["start"])]
                if len(over) and _UNMARKED.isdisjoint(cues):
                    yield f"{language} {group}", cues, claim["effect"] in set(over["label"])


def out_of_fold(rows: list[Example]) -> np.ndarray:
    """Score of each claim by weights that were fitted without its text."""
    texts = pd.factorize(np.array([r[0] for r in rows], dtype=object))[0] % FOLDS
    out = np.zeros(len(rows))
    for fold in range(FOLDS):
        rest = [r for r, f in zip(rows, texts, strict=True) if f != fold]
        table = scores.fit([r[1] for r in rest], [r[2] for r in rest])
        for k in np.flatnonzero(texts == fold):
            out[k] = score(rows[k][1], table) or 0.0
    return out


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    rows = examples()
    told, right = out_of_fold(rows), np.array([r[2] for r in rows])
    print(f"{len(rows)} claims, right {right.mean():.3f}")
    for low in (0.0, 0.5, 0.7, 0.8, 0.9, 0.95):
        high = {0.0: 0.5, 0.5: 0.7, 0.7: 0.8, 0.8: 0.9, 0.9: 0.95}.get(low, 1.01)
        inside = (told >= low) & (told < high)
        if inside.any():
            print(f"score {low:.2f} to {min(1, high):.2f}: {inside.sum():5} claims, "
                  f"mean {told[inside].mean():.3f}, right {right[inside].mean():.3f}")  # fmt: skip
    if not check:
        write_json(OUT, scores.to_json(scores.fit([r[1] for r in rows], right.tolist())))


if __name__ == "__main__":
    main()
