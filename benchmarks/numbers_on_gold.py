"""How many numbers under hand-annotated claims are read with their bounds and qualifier.

    python benchmarks/numbers_on_gold.py

Reads ``../shared/gold/dev.jsonl`` and the newswire with counts per mention beside the project.
Only quotes that hold something read as a number, or a count above two, are looked at. Shares are
given for the reports that are worked on and for the third that is put aside.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

from hasila.quantities import Number, numbers
from hasila.text import fold, sentence_spans, tokenize

SHARED = Path(__file__).resolve().parents[2] / "shared"


def read(text: str, language: str) -> list[tuple[int, int, Number]]:
    """Numbers of a text with their spans in it."""
    folded = fold(text)
    return [
        (*folded.span(n.start, n.end), n)
        for start, end in sentence_spans(folded.text)
        for n in numbers(tokenize(folded.text, start, end), language)
    ]


def on_claims() -> None:
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    with (SHARED / "gold" / "dev.jsonl").open(encoding="utf-8") as lines:
        for report in map(json.loads, lines):
            digest = hashlib.sha256(report["doc_id"].encode()).hexdigest()
            part = "aside" if int(digest, 16) % 3 == 0 else "worked on"
            found = [f for f in read(report["text"], report["lang"]) if f[2].counts]
            for claim in report["claims"]:
                over = [n for s, e, n in found if s < claim["end"] and e > claim["start"]]
                if not over and claim["best"] in (0, 1, 2):
                    continue
                wanted = tuple(claim[k] for k in ("low", "best", "high", "qualifier"))
                seen[report["lang"], part] += 1
                right[report["lang"], part] += any(
                    (n.low, n.best, n.high, n.qualifier) == wanted for n in over
                )
    for key in sorted(seen):
        print(*key, f"{right[key]} of {seen[key]}: {right[key] / seen[key]:.3f}")


def on_newswire() -> None:
    folder = SHARED / "data" / "muc4_en"
    with gzip.open(folder / "muc4.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {d["id"]: d["text"] for d in map(json.loads, lines)}
    read_once: dict[str, set[float | int | None]] = {}
    right = seen = 0
    with gzip.open(folder / "muc4_claims.jsonl.gz", "rt", encoding="utf-8") as lines:
        for mention in map(json.loads, lines):
            count = re.fullmatch(r"~?(\d+)-?\d*", str(mention["number"]))
            if not count or int(count.group(1)) < 3:
                continue
            doc = mention["doc"]
            if doc not in read_once:
                read_once[doc] = {v for _, _, n in read(texts[doc], "en") for v in (n.best, n.low)}
            seen += 1
            right += int(count.group(1)) in read_once[doc]
    print(f"newswire mentions of three and more: {right} of {seen}: {right / seen:.3f}")


if __name__ == "__main__":
    on_claims()
    on_newswire()
