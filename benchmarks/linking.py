"""How well reports are linked to incidents, against two baselines, and at what cost.

    python benchmarks/linking.py [--fit] [--urls]
    python benchmarks/linking.py --scale 10000 30000 100000

Reads the evaluation material beside the project (``../shared``): reports of known incidents, all
pooled, with nothing but text, title, outlet and the report's own date (--urls: and its address,
which can give a date away). B-cubed, for reports of several incidents in its extended form.
Weights are fitted (--fit) on the reports of incidents whose SHA-256 is even, and measured on the
others, with all reports in the pool. --scale links made-up reports of the project's own wording and
prints seconds and the peak of memory, each size in a process of its own.
"""

import argparse
import gzip
import hashlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from hasila.claims import extract
from hasila.events import blocking, events, link, pairs, score
from hasila.events.profiles import profiles
from hasila.events.told import Teller
from hasila.ingest import read_reports
from hasila.io import write_json
from hasila.text.fold import fold

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
WEIGHTS = ROOT / "src/hasila/events/weights.json"
CUTS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
STRENGTH = 0.5  # of the penalty: smaller is simpler

Labels = Mapping[str, set[str]]


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Records of a set of the evaluation material."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def airwars(urls: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Incident and report; of several dates on a page the first is the report's."""
    where = {r["id"]: r["url"] for r in rows("airwars_syria_ar/sources")} if urls else {}
    for incident in rows("airwars_syria_ar/multireport"):
        for report in incident["reports"]:
            day = report.get("date") or ""
            yield incident["incident"], {
                "report_id": report["id"], "title": report["title"], "text": report["text"],
                "outlet": report["publisher"], "url": where.get(report["id"]),
                "published_at": day.split(" ")[0] if re.match(r"\d{4}-", day) else day or None,
            }  # fmt: skip


def gva(urls: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Incident and report; the outlet is the host that the archived address names."""
    for report in rows("gva_multireport_en/docs"):
        address = re.sub(r"^https?://web\.archive\.org(?::\d+)?/web/\d+/", "", report["url"])
        host = re.sub(r"^https?://(?:www\.)?", "", address).split("/")[0].split(":")[0]
        yield report["incident_id"], {
            "report_id": report["id"], "title": report["title"], "text": report.get("text"),
            "outlet": host, "published_at": report["date"], "url": address if urls else None,
        }  # fmt: skip


SETS = {"Airwars (Arabic)": airwars, "GVA (English)": gva}


def corpus(name: str, urls: bool) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, set[str]]]:
    """Reports, claims and the incidents of each report; copies of one text are one report."""
    records: dict[str, dict[str, Any]] = {}
    gold: dict[str, set[str]] = defaultdict(set)
    for incident, report in SETS[name](urls):
        records[report["report_id"]] = report
        gold[report["report_id"]].add(incident)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        order = sorted(records)
        path.write_text("".join(json.dumps(records[k]) + "\n" for k in order), encoding="utf-8")
        reports = read_reports([path])[0]
    told = {}
    for report_id, origin in zip(reports["report_id"], reports["origin"], strict=True):
        lines = [int(part.rsplit(":", 1)[1]) for part in origin.split(" | ")]
        told[report_id] = set().union(*(gold[order[n - 1]] for n in lines))
    return reports, extract(reports), told


def fitted(incident: str) -> bool:
    """Is an incident of the half that weights are fitted on?"""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 2 == 0


def bcubed(found: Labels, gold: Labels, of: Iterable[str]) -> tuple[float, float, float]:
    """Precision, recall and F1, mean over some reports, each judged against all (Amigó 2009)."""
    some = list(of)

    def one(a: Labels, b: Labels) -> float:
        members: dict[str, set[str]] = defaultdict(set)
        for item, labels in a.items():
            for label in labels:
                members[label].add(item)
        total = 0.0
        for item in some:
            near = set().union(*(members[label] for label in a[item]))
            shares = (
                min(len(a[item] & a[x]), len(b[item] & b[x])) / len(a[item] & a[x]) for x in near
            )
            total += sum(shares) / len(near)
        return total / len(some)

    p, r = one(found, gold), one(gold, found)
    return p, r, 2 * p * r / (p + r)


def show(name: str, found: Labels, gold: Labels) -> float:
    """Print the measures of a way to link; F1 over all reports."""
    aside = [k for k, v in gold.items() if not any(fitted(x) for x in v)]
    parts = {"all": list(gold), "put aside": aside}
    told = {k: bcubed(found, gold, v) for k, v in parts.items()}
    line = "  ".join(f"{k} P {p:.3f} R {r:.3f} F1 {f:.3f}" for k, (p, r, f) in told.items())
    print(f"{name:28} {line}", flush=True)
    return told["all"][2]


def same_day_and_place(reports: pd.DataFrame, claims: pd.DataFrame) -> dict[str, set[str]]:
    """Baseline: reports with one day and one main place are one incident."""
    briefs: list[link.Brief] = []
    for _ in link.tell_all(reports, claims, Teller(), briefs):
        pass
    return {
        b.report_id: {f"{b.day} {b.place}" if b.day and b.place else b.report_id} for b in briefs
    }


def tfidf(reports: pd.DataFrame, cut: float) -> dict[str, set[str]]:
    """Baseline: chains of reports whose cosine of TF-IDF reaches a cut."""
    texts = [fold(t).text for t in reports["text"]]
    vectors = TfidfVectorizer(token_pattern=r"\w+", sublinear_tf=True, min_df=2, max_df=0.1)
    matrix = vectors.fit_transform(texts)
    _, label = connected_components((matrix @ matrix.T) >= cut, directed=False)
    return {r: {str(x)} for r, x in zip(reports["report_id"], label, strict=True)}


def linked(reports: pd.DataFrame, claims: pd.DataFrame) -> dict[str, set[str]]:
    """The events of each report, as the table of events has them."""
    table = events(reports, claims, unnamed="link")
    table = table[~table["event_id"].str.endswith(":other")]
    out: dict[str, set[str]] = {r: set() for r in reports["report_id"]}
    for report_id, event_id in zip(table["report_id"], table["event_id"], strict=True):
        out[report_id].add(event_id)
    return {r: e or {r} for r, e in out.items()}


def measure(urls: bool) -> None:
    """Both sets, both baselines."""
    for name in SETS:
        reports, claims, gold = corpus(name, urls)
        print(f"\n{name}: {len(reports)} reports, {len(set().union(*gold.values()))} incidents, "
              f"{reports['published_at'].notna().sum()} with a date")  # fmt: skip
        show("same day and place", same_day_and_place(reports, claims), gold)
        for cut in (0.3, 0.4, 0.5):
            show(f"TF-IDF {cut}", tfidf(reports, cut), gold)
        show("hasila", linked(reports, claims), gold)


def fit() -> None:
    """Fit the weights and the cut on the half for fitting; write them."""
    sets = []
    for name in SETS:
        reports, claims, gold = corpus(name, urls=False)
        briefs: list[link.Brief] = []
        p = profiles(link.tell_all(reports, claims, Teller(), briefs))
        i, j = blocking.candidates(p)
        mine = np.array([all(fitted(x) for x in gold[r]) for r in p.report_id])
        i, j = i[mine[i] & mine[j]], j[mine[i] & mine[j]]
        same = np.array(
            [bool(gold[p.report_id[a]] & gold[p.report_id[b]]) for a, b in zip(i, j, strict=True)]
        )
        size = defaultdict(int)
        for labels in gold.values():
            for label in labels:
                size[label] += 1
        big = np.array([max(size[x] for x in gold[r]) for r in p.report_id])
        # A report counts the same whether its incident has two reports or forty.
        weight = 1 / np.sqrt(big[i] * big[j])
        sets.append((reports, claims, gold, pairs.compare(p, i, j), same, weight / weight.sum()))
    out: dict[str, Any] = {"cut": 0.25}
    for part in ("words", "facts"):
        names = score.columns(sets[0][3], part)
        x = np.vstack([score.design(s[3], names) for s in sets])
        y = np.concatenate([s[4] for s in sets])
        w = np.concatenate([s[5] for s in sets])
        model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=3000)
        model.fit(x, y, sample_weight=w * len(w) / w.sum())
        found = dict(zip(names, model.coef_[0], strict=True))
        out[part] = {n: round(float(v), 3) for n, v in found.items() if abs(v) >= 0.0005}
    write_json(WEIGHTS, out)
    best = {}
    for cut in CUTS:
        write_json(WEIGHTS, {**out, "cut": cut})
        score.weights.cache_clear()
        told = []
        for reports, claims, gold, *_ in sets:
            mine = [k for k, v in gold.items() if all(fitted(x) for x in v)]
            told.append(bcubed(linked(reports, claims), gold, mine)[2])
        best[cut] = sum(told) / len(told)
        print(f"cut {cut}: F1 on the half for fitting {told}", flush=True)
    write_json(WEIGHTS, {**out, "cut": max(best, key=lambda c: best[c])})
    score.weights.cache_clear()


PLACES = ("Aleppo", "Homs", "Idlib", "Raqqa", "Mosul", "Tikrit", "Sanaa", "Aden", "Benghazi", "Misrata", "Khartoum", "Nyala")  # fmt: skip
SYLLABLES = ("ba", "ri", "mo", "ka", "lu", "sha", "ne", "to", "di", "fa", "ze", "hor")
DONE = ("an air strike", "shelling", "a car bomb", "gunfire", "a drone strike", "a roadside bomb")
SITES = ("market", "school", "checkpoint", "hospital", "camp", "bakery", "mosque", "bridge")
OPENINGS = (
    "{n} people were killed by {by} near the {site} in the village of {village}, {place}, on {day}",
    "At least {n} killed and {m} wounded in {by} on {village} village, {place}, {day}",
    "{by} hit the {site} of {village} in {place} on {day}, killing {n}",
)


def made_up(count: int) -> pd.DataFrame:
    """Reports of invented incidents, one to six of each, in wording of our own."""
    random = np.random.default_rng(7)
    names = ["".join(x) for x in random.choice(SYLLABLES, (count // 6 + 50, 4))]
    people = ["".join(x).title() for x in random.choice(SYLLABLES, (4_000, 3))]
    out: list[dict[str, Any]] = []
    while len(out) < count:
        day = np.datetime64("2012-01-01") + int(random.integers(4_000))
        fact = {
            "n": int(random.integers(1, 60)), "m": int(random.integers(1, 90)),
            "by": random.choice(DONE), "site": random.choice(SITES),
            "village": names[random.integers(len(names))].title(),
            "place": random.choice(PLACES),
            "day": f"{day.astype(object):%-d %B %Y}",
        }  # fmt: skip
        seen = random.choice(people, 3)
        for _ in range(int(random.integers(1, 7))):
            later = day + int(random.integers(3))
            lines = [
                random.choice(OPENINGS).format(**fact) + ".",
                f"{seen[0]} {seen[1]}, a resident, saw smoke over the {fact['site']}.",
            ]
            lines += [
                f"{random.choice(people)} {random.choice(people)} said {random.choice(people)} and {random.choice(people)} were taken to hospital."
                for _ in range(6)
            ]
            out.append({"report_id": f"r{len(out):06d}", "text": " ".join(lines), "title": None, "language": "en", "outlet": f"outlet {random.integers(300)}", "published_at": str(later), "url": None, "event_id": None})  # fmt: skip
    return pd.DataFrame(out[:count]).astype("string")


def scale(sizes: list[int]) -> None:
    """Seconds and peak memory of linking, by size."""
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        print(done.stdout, end="", flush=True)


def one(size: int) -> None:
    """Link so many reports in this process."""
    reports = made_up(size)
    claims = pd.concat(
        [
            extract(reports.iloc[k : k + 2_000].reset_index(drop=True))
            for k in range(0, size, 2_000)
        ],
        ignore_index=True,
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    table = events(reports, claims, unnamed="link")
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size} reports, {len(claims)} claims: {table['event_id'].nunique()} events, "
          f"{seconds:.0f} s, peak {peak:.0f} MB (before linking {before:.0f} MB)")  # fmt: skip


def main() -> None:
    """Measure, or fit and measure, or show the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit and write the weights first")
    parser.add_argument("--urls", action="store_true", help="with the addresses of reports")
    parser.add_argument("--scale", type=int, nargs="+", help="numbers of made-up reports")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(given.one)
    elif given.scale:
        scale(given.scale)
    elif not DATA.is_dir():
        print("The evaluation material is not beside the project: nothing to measure.")
    else:
        if given.fit:
            fit()
        measure(given.urls)


if __name__ == "__main__":
    main()
