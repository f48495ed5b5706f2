"""Every figure of docs/accuracy.md, as Markdown.

    python benchmarks/accuracy.py [--quick | --incidents] > accuracy_tables.md

Measured on the evaluation material beside the project (``../shared``), which is not part of it;
without it there is nothing to measure. --quick leaves out the sets of incidents and the speed,
--incidents leaves out all else.
Everything that is written on the way goes to a temporary folder.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from hasila.claims import extract
from hasila.classify import labels_from_records, scores, train
from hasila.codebook import load as load_codebook
from hasila.consensus import consensus
from hasila.evaluate import GoldReport, gold_from_records, measures, reliability
from hasila.events import events
from hasila.ingest import read_reports
from hasila.io import read_jsonl_lines, write_table
from hasila.tallies import tallies

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LANGUAGES = {"ar": "Arabic", "en": "English", "all": "both"}
ATTRIBUTES = ("qualifier", "victim_class", "demographic", "aspect", "event", "source", "part_of")
# set, file, key of the incident, what score.py compares, codebook, a report is its own event
SETS = (
    ("WAD", "wad_en/incidents_2013_2015", None, "counts", "literal"),
    ("TBIJ", "tbij_drones_en/strikes", None, "counts", "literal"),
    ("GVA", "gva_multireport_en/docs", "incident_id", "counts", "literal"),
    ("Airwars", "airwars_syria_ar/multireport", "incident", "tallies", "airwars"),
)
GVA_GOLD = "gva_multireport_en/incidents"
NEWS = ("saudinewsnet", "ant_to_june_2018", "jawhara")


def main() -> None:
    """Print the tables one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="hand annotation only")
    parser.add_argument("--incidents", action="store_true", help="sets of incidents only")
    chosen = parser.parse_args()
    dev = SHARED / "gold" / "dev.jsonl"
    if not dev.is_file():
        print("The evaluation material is not beside the project: nothing to measure.")
        return
    if chosen.incidents:
        show_incidents()
        return
    gold = gold_from_records(json.loads(x) for x in dev.read_text(encoding="utf-8").splitlines())
    reports = pd.DataFrame(
        {"report_id": g.report_id, "text": g.text, "language": g.language} for g in gold
    )
    claims = extract(reports)
    show_claims(gold, claims)
    show_scores(gold, claims)
    show_classifier(gold, reports, claims)
    if not chosen.quick:
        show_incidents()
        show_speed()


def aside(report: GoldReport) -> bool:
    """Is it of the third that nobody looks at while the rules are mended?"""
    return divisible(report.report_id)


def divisible(name: str) -> bool:
    """Whether the SHA-256 of a name is divisible by three."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def table(title: str, head: list[str], rows: list[list[str]]) -> None:
    """Print one Markdown table under a heading."""
    print(f"### {title}\n\n| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    print("\n".join(f"| {' | '.join(row)} |" for row in rows), end="\n\n")


def show_claims(gold: list[GoldReport], claims: pd.DataFrame) -> None:
    """Claims and attributes by language, all reports, worked on and put aside."""
    kept = {"all reports": gold, "worked on": [g for g in gold if not aside(g)],
            "put aside": [g for g in gold if aside(g)]}  # fmt: skip
    rows, attributes = [], []
    for name, some in kept.items():
        for _, m in measures(some, claims).iterrows():
            head = [name, LANGUAGES[m["language"]], m["subset"]]
            shares = [f"{m[c]:.3f}" for c in ("precision", "recall", "f1")]
            rows.append([*head, f"{m['gold']}", *shares])
            if m["subset"] == "all":
                attributes.append([*head[:2], *(f"{m[a]:.3f}" for a in ATTRIBUTES)])
    table("Claims", ["reports", "language", "subset", "gold", "precision", "recall", "F1"], rows)
    table("Attributes of matched claims", ["reports", "language", *ATTRIBUTES], attributes)


def show_scores(gold: list[GoldReport], claims: pd.DataFrame) -> None:
    """How often claims of a given score are right."""
    rows = [
        [f"{r['low']:.1f}–{r['high']:.1f}", f"{r['n']:.0f}", f"{r['mean_score']:.3f}",
         f"{r['share_right']:.3f}"]
        for _, r in reliability(gold, claims).iterrows()
    ]  # fmt: skip
    table("Scores", ["score", "claims", "mean score", "right"], rows)


def show_classifier(gold: list[GoldReport], reports: pd.DataFrame, claims: pd.DataFrame) -> None:
    """Rules alone beside rules with the classifier, which never saw this gold."""
    paths = [ROOT / "data" / "labels" / f"{language}.jsonl" for language in ("ar", "en")]
    labels = [labels_from_records(read_jsonl_lines(p), p.name) for p in paths]
    model, _ = train(pd.concat(labels, ignore_index=True))
    rows = []
    for use in ("off", "score", "filter"):
        found = scores.second_opinion(model, reports, claims, use)  # type: ignore[arg-type]
        gap = reliability(gold, found)
        error = (gap["n"] * (gap["mean_score"] - gap["share_right"]).abs()).sum() / gap["n"].sum()
        for _, m in measures(gold, found).iterrows():
            shares = [f"{m[c]:.4f}" for c in ("precision", "recall", "f1")]
            head = [use, LANGUAGES[m["language"]], m["subset"], f"{m['predicted']}"]
            rows.append([*head, *shares, f"{error:.3f}" if m["language"] == "all" else ""])
    head = ["classifier", "language", "subset", "claims", "precision", "recall", "F1", "ECE"]
    table("Rules alone and with the classifier", head, rows)


def lines(name: str) -> Iterator[dict[str, Any]]:
    """Records of a set of the evaluation material."""
    with gzip.open(SHARED / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def as_reports(name: str, key: str | None) -> Iterator[dict[str, Any]]:
    """The reports of a set, each given the event that it is about."""
    for record in lines(name):
        event = str(record[key or "id"])
        for report in record.get("reports", [record]):
            day = report.get("published_at") or report.get("date") or record.get("date")
            yield {
                "report_id": f"{event}/{report['id']}" if key else event, "event_id": event,
                "title": report.get("title"), "text": report.get("text"), "published_at": day,
                "outlet": report.get("publisher"),
            }  # fmt: skip


def show_incidents() -> None:
    """Consensus against the counts of incidents, by the script beside the data.

    All incidents, and the third whose SHA-256 of the id is divisible by three: it was not looked
    at while the rules of counting were mended.
    """
    print("### Incidents\n")
    for title, name, key, what, codebook in SETS:
        if not (SHARED / "data" / f"{name}.jsonl.gz").is_file():
            print(f"{title}: not there\n")
            continue
        gold = list(lines(GVA_GOLD if title == "GVA" else name))
        kept = [
            r for r in gold if divisible(str(r.get("incident") or r.get("incident_id") or r["id"]))
        ]
        with tempfile.TemporaryDirectory() as folder:
            raw, out = Path(folder) / "reports.jsonl", Path(folder) / "consensus.csv"
            write_lines(raw, as_reports(name, key))
            reports = read_reports([raw])[0]
            claims = extract(reports)
            told = tallies(events(reports, claims), claims, reports)
            write_table(consensus(told, load_codebook(codebook)), out, "consensus")
            print(f"{title} (codebook {codebook}, {len(reports)} reports)\n\n```text")
            for which, records in (("all", gold), ("put aside", kept)):
                wanted = Path(folder) / "gold.jsonl"
                write_lines(wanted, records)
                script = [sys.executable, str(SHARED / "tools" / "score.py"), what, str(wanted)]
                done = subprocess.run(
                    [*script, str(out)], check=False, capture_output=True, encoding="utf-8"
                )
                print(f"{which}\n{done.stdout or done.stderr}", end="")
        print("```\n", flush=True)


def write_lines(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """Records as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(r) + "\n" for r in records)


def show_speed() -> None:
    """Characters of Arabic news a second on one core, tables of claims included."""
    texts = [r["text"] for name in NEWS for r in lines(f"arabic_news/{name}") if r.get("text")]
    reports = pd.DataFrame({"report_id": map(str, range(len(texts))), "text": texts})
    reports["language"] = "ar"
    extract(reports.head(50))  # word lists are read once
    start = time.process_time()
    extract(reports)
    spent = time.process_time() - start
    size = sum(map(len, texts))
    print(f"### Speed\n\n{size / spent / 1e6:.2f} million characters of Arabic news a second on "
          f"one core ({size / 1e6:.1f} million characters, {spent:.1f} s)")  # fmt: skip


if __name__ == "__main__":
    main()
