"""Every stage of the command line on at least 50 MB of real text: MB/s and peak memory.

    python benchmarks/bench_stages.py [--mb 50] [--language ar|en]

The corpus is built from ``../shared/data`` in a temporary folder. Each stage is one process on
one core; its time includes the start of Python, its peak memory (MB) is the kernel's figure.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_ingest

ARABIC = tuple(s for s in bench_ingest.SOURCES if "_en" not in s)
ENGLISH = tuple(s for s in bench_ingest.SOURCES if "_en" in s)


# A process of its own starts the stage: the peak of a child is never below that of its parent.
WATCH = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "hasila", *sys.argv[1:]], stdout=2).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def run(*args: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one call of ``hasila``."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", WATCH, *args], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"hasila {args[0]} failed")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return time.perf_counter() - began, int(done.stdout) / scale


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=float, default=50)
    parser.add_argument("--language", choices=("ar", "en"))
    args = parser.parse_args()
    if args.language:
        bench_ingest.SOURCES = ARABIC if args.language == "ar" else ENGLISH
    frame = bench_ingest.corpus(args.mb)
    size = frame["text"].map(lambda t: len(t.encode())).sum() / 1e6
    chars = frame["text"].map(len).sum() / 1e6
    print(f"{len(frame)} reports, {size:.1f} MB, {chars:.1f} million characters")
    print(f"{'stage':<10}{'seconds':>9}{'MB/s':>8}{'Mchar/s':>9}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "corpus.jsonl"
        frame.to_json(raw, orient="records", lines=True, force_ascii=False)
        reports = Path(folder) / "reports.parquet"
        steps = [["ingest", str(raw), "-o", str(reports)]]
        steps += [
            [s, str(reports), "-o", f"{folder}/{s}.parquet"]
            for s in ("tokens", "figures", "claims")
        ]
        steps += [["extract", str(raw), "-o", f"{folder}/extract.parquet"]]
        steps += [["compare", str(reports), f"{folder}/claims.parquet", "-o", f"{folder}/compare"]]
        for step in steps:
            seconds, peak = run(*step)
            rates = f"{size / seconds:>8.1f}{chars / seconds:>9.2f}"
            print(f"{step[0]:<10}{seconds:>9.1f}{rates}{peak:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
