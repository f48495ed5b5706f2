"""Ingest: MB/s by format and peak memory, on at least 50 MB from ``../shared/data``.

    python benchmarks/bench_ingest.py [--mb 50]

Each line is one process of its own, so that peak memory (MB, with Python and its libraries) is
that format's. MB are megabytes of UTF-8 text, whatever the file's size. HTML is measured on a
fiftieth, for its extractor is slower by two orders of magnitude.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SOURCES = ("arabic_news/saudinewsnet", "arabic_news/ant_to_june_2018", "airwars_syria_ar/sources",
           "gva_multireport_en/docs", "muc4_en/muc4", "fakes_syria_en/fakes")  # fmt: skip
KINDS = ("jsonl", "jsonl.gz", "csv", "csv-1256", "parquet", "txt", "html", "shards")


def texts() -> Iterator[str]:
    for name in SOURCES:
        with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if isinstance(row.get("text"), str) and row["text"].strip():
                    yield row["text"]


def corpus(megabytes: float) -> pd.DataFrame:
    """Rows up to the size; texts that come round again are numbered, or they were duplicates."""
    rows: list[dict[str, str]] = []
    size = turn = 0
    while size < megabytes * 1e6:
        for text in texts():
            text = text if turn == 0 else f"{text}\n{turn}"
            rows.append({"report_id": f"r{len(rows)}", "outlet": "Example", "text": text})
            size += len(text.encode())
            if size >= megabytes * 1e6:
                break
        turn += 1
    return pd.DataFrame(rows)


def build(frame: pd.DataFrame, kind: str, folder: Path) -> Path:
    """Write the corpus in one format and give the path to read."""
    if kind in ("jsonl", "shards", "jsonl.gz"):
        path = folder / ("a.jsonl.gz" if kind == "jsonl.gz" else "a.jsonl")
        frame.to_json(path, orient="records", lines=True, force_ascii=False)
    elif kind.startswith("csv"):
        path = folder / "a.csv"
        codec = "cp1256" if kind == "csv-1256" else "utf-8"
        path.write_bytes(frame.to_csv(index=False).encode(codec, "replace"))
    elif kind == "parquet":
        path = folder / "a.parquet"
        frame.to_parquet(path)
    else:
        path = folder / "files"
        path.mkdir()
        for row in frame.itertuples():
            body = f"<html><body><article><p>{row.text}</p></article></body></html>"
            text = row.text if kind == "txt" else body
            (path / f"{row.report_id}.{kind}").write_text(str(text), encoding="utf-8")
    return path


def peak_memory() -> float:
    """Peak resident memory in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux rusage would count the process that started this one, too
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def measure(kind: str, path: Path, folder: Path) -> None:
    """Read once and print seconds, reports, rejects and peak memory as JSON."""
    from hasila import ingest

    start = time.process_time()  # of this process alone, whatever else the machine does
    if kind == "shards":
        done = ingest.write_shards([path], folder / "shards", 8)
        reports, rejects = done.reports, len(done.rejects)
    else:
        tables = ingest.read_reports([path])
        reports, rejects = len(tables[0]), len(tables[1])
    seconds = time.process_time() - start
    print(json.dumps([seconds, reports, rejects, peak_memory()]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=float, default=50)
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        kind, path, folder = options.measure
        measure(kind, Path(path), Path(folder))
        return
    if not DATA.is_dir():
        sys.exit("the evaluation data is not beside the project: nothing to measure")
    whole = corpus(options.mb)
    print("format         MB  reports  rejects  cpu s   MB/s  peak MB")
    for kind in KINDS:
        frame = whole.iloc[: len(whole) // 50] if kind == "html" else whole
        size = frame["text"].str.encode("utf-8").str.len().sum() / 1e6
        with tempfile.TemporaryDirectory() as scratch:
            path = build(frame, kind, Path(scratch))
            command = [sys.executable, __file__, "--measure", kind, str(path), scratch]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds, reports, rejects, peak = json.loads(out)
        rate = size / seconds
        print(
            f"{kind:10} {size:6.1f} {reports:8} {rejects:8} {seconds:6.2f} {rate:6.1f} {peak:8.0f}"
        )


if __name__ == "__main__":
    main()
