"""Throughput of the text and number stages, MB of UTF-8 per second of CPU time.

    python benchmarks/bench_text.py [--megabytes 50] [--json OUT]

The corpus is built from the evaluation texts beside the project (``../shared/data``), repeated to
the size asked for; without them the benchmark makes its own sentences.
"""

import argparse
import gzip
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from hasila.quantities import figures, numbers
from hasila.text import fold, sentence_spans, token_table, tokenize

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SOURCES = {
    "ar": ["arabic_news/*.jsonl.gz", "airwars_syria_ar/sources.jsonl.gz"],
    "en": ["wad_en/*.jsonl.gz", "muc4_en/muc4.jsonl.gz", "gva_multireport_en/docs.jsonl.gz"],
}
OWN = {
    "ar": "قتل 12 مدنيا على الأقل بينهم ثلاثة أطفال في قصف على المدينة، وأصيب نحو خمسين. " * 9,
    "en": "At least 12 civilians, three of them children, were killed; some fifty were hurt. " * 9,
}


def corpus(language: str, megabytes: float) -> list[str]:
    """Reports of a language, repeated up to a size."""
    texts = []
    for pattern in SOURCES[language]:
        for path in sorted(DATA.glob(pattern)):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                texts += [t for line in lines for t in [json.loads(line).get("text")] if t]
    texts = texts or [OWN[language]]
    size, wanted = 0, megabytes * 1e6
    chosen = []
    while size < wanted:
        for text in texts:
            chosen.append(text)
            size += len(text.encode())
            if size >= wanted:
                break
    return chosen


def measure(language: str, megabytes: float) -> list[dict[str, Any]]:
    """Seconds and MB/s of each stage, each on the output of the one before."""
    texts = corpus(language, megabytes)
    size = sum(len(t.encode()) for t in texts) / 1e6
    reports = pd.DataFrame(
        {"report_id": [str(n) for n in range(len(texts))], "text": texts, "language": language}
    )
    rows = []

    def timed(stage: str, run: Callable[[], Any], megabytes: float = size) -> Any:
        started = time.process_time()
        result = run()
        seconds = time.process_time() - started
        rows.append(
            {
                "language": language,
                "stage": stage,
                "megabytes": round(megabytes, 1),
                "seconds": round(seconds, 2),
                "mb_per_s": round(megabytes / seconds, 1),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
        return result

    folded = timed("fold", lambda: [fold(t).text for t in texts])
    spans = timed("sentence_spans", lambda: [sentence_spans(f) for f in folded])
    pairs = list(zip(folded, spans, strict=True))
    timed("tokenize", lambda: sum(len(tokenize(f, s, e)) for f, at in pairs for s, e in at))
    # The later stages on every fourth report: they build objects and tables.
    tokens = [tokenize(f, s, e) for f, at in pairs[::4] for s, e in at]
    part = sum(len(t.encode()) for t in texts[::4]) / 1e6
    timed("numbers", lambda: sum(len(numbers(t, language)) for t in tokens), part)
    quarter = reports.iloc[::4]
    timed("token_table", lambda: token_table(quarter), part)
    timed("figures", lambda: figures(quarter), part)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    table = pd.DataFrame(
        [row for language in SOURCES for row in measure(language, args.megabytes / 2)]
    )
    print(table.to_string(index=False))
    if args.json:
        args.json.write_text(table.to_json(orient="records", indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
