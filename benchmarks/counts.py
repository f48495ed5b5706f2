"""Whole-report counts: claims of the count sets beside the project, scored against their gold.

Usage: python benchmarks/counts.py [SHARED]     (SHARED: folder of data/ and tools/, ../shared)

A report's largest current figure counts; nothing is written but a temporary folder. The sets of
several reports per incident are scored from the consensus, elsewhere.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hasila.claims import report_claims

SETS = (("WAD", "wad_en/incidents_2013_2015"), ("TBIJ", "tbij_drones_en/strikes"))


def main() -> None:
    """Print exact shares and speed of each set."""
    root = Path(__file__).resolve().parents[1].parent / "shared"
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else root
    with tempfile.TemporaryDirectory() as folder:
        for name, path in SETS:
            gold = shared / "data" / f"{path}.jsonl.gz"
            if not gold.is_file():
                print(f"{name}: {gold} is not there")
                continue
            claims = Path(folder) / f"{name}.jsonl"
            characters, seconds = extract(gold, claims)
            print(f"{name}: {characters / seconds / 1e6:.2f} million characters a second")
            score = [sys.executable, str(shared / "tools" / "score.py"), "counts"]
            subprocess.run([*score, str(gold), str(claims)], check=True)


def extract(gold: Path, claims: Path) -> tuple[int, float]:
    """Write the claims of every report of a set; returns characters read and seconds taken."""
    characters, start = 0, time.perf_counter()
    with gzip.open(gold, "rt", encoding="utf-8") as lines, claims.open("w") as out:
        for line in lines:
            report = json.loads(line)
            characters += len(report["text"])
            for row in report_claims(str(report["id"]), report["text"], "en"):
                out.write(json.dumps(row) + "\n")
    return characters, time.perf_counter() - start


if __name__ == "__main__":
    main()
