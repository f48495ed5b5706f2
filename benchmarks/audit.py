"""How many of the known cases of the shipped studies the audit finds, and what else it prints.

    python benchmarks/audit.py [--rows]

``data/STUDY/known_cases.csv`` lists what does not fit in a study: ``notes`` are the cases that the
notes of those who collected the published figures name, ``reading`` those that the audit printed
and that hold on reading the reports. A row of the audit that shows neither is a false alarm. The
audit is run on the hand annotation (what the audit itself misses), on extracted claims, and on
these after the shipped corrections (``config/hand``), which is what a run has. --rows prints the
cases that are missed and the false alarms.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from handmade import study
from hasila.claims import extract
from hasila.comparison import compare
from known_cases import DATA, STUDIES, cases, corrected, judge


def main() -> None:
    """Print the table, and the rows if asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", action="store_true", help="also the misses and false alarms")
    rows = parser.parse_args().rows
    print("| study | claims | cases of the notes found | all cases found | rows | false alarms |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    told, sums = [], {kind: [0] * 6 for kind in ("annotated", "extracted", "corrected")}
    for name in STUDIES:
        reports, annotated = study(DATA / name)
        read = extract(reports)
        kinds = {
            "annotated": annotated,
            "extracted": read,
            "corrected": corrected(read, reports, name),
        }
        for kind, claims in kinds.items():
            audit = compare(reports, claims)["audit"]
            missed, other = judge(audit, name)
            noted = [c for c in cases(name) if c.known_from == "notes"]
            lost = sum(c.known_from == "notes" for c in missed)
            counts = [len(noted) - lost, len(noted), len(cases(name)) - len(missed),
                      len(cases(name)), len(audit), len(other)]  # fmt: skip
            sums[kind] = [a + b for a, b in zip(sums[kind], counts, strict=True)]
            show(name, kind, counts)
            told += [f"- missed ({kind}): {name}: {c.kind}: {c.what}" for c in missed]
            told += [f"- false alarm ({kind}): {r.kind}: {r.message}" for r in other.itertuples()]
    for kind, counts in sums.items():
        show("all", kind, counts)
    if rows:
        print("", *told, sep="\n")


def show(name: str, kind: str, counts: list[int]) -> None:
    """Print a row of the table."""
    a, b, c, d, n, false = counts
    print(f"| {name} | {kind} | {a} of {b} | {c} of {d} | {n} | {false} |")


if __name__ == "__main__":
    main()
