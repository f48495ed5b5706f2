"""How well reports are linked to incidents, against two baselines, and at what cost.

    python benchmarks/linking.py [--fit]
    python benchmarks/linking.py --scale 10000 30000 100000

Reads the evaluation material beside the project (``../shared``): reports of known incidents, all
pooled, with nothing but text, title, outlet, the report's own date and its address (which can give
its day away); then without addresses. B-cubed, in its extended form for reports of several
incidents. Weights are fitted (--fit) on the reports of incidents whose SHA-256 is even, and
measured on the others, with all reports in the pool; --fit also tells how it goes the other way
round. --scale links made-up reports of the project's own wording and prints seconds and the peak of
memory by the kernel's figure, each size in a process of its own.
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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from hasila.claims import extract
from hasila.events import blocking, events, link, moves, pairs, score
from hasila.events.profiles import profiles
from hasila.events.told import Teller
from hasila.ingest import read_reports
from hasila.io import write_json
from hasila.text.fold import fold

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
WEIGHTS = ROOT / "src/hasila/events/weights.json"
CUTS = (0.15, 0.2, 0.25, 0.3, 0.35)
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


def linked(
    reports: pd.DataFrame, claims: pd.DataFrame, table: Mapping[str, Any] | None = None
) -> dict[str, set[str]]:
    """The events of each report, those of its claims that were given to another included."""
    found = link.link(reports, claims, table=table)
    out = {report_id: {event_id} for report_id, event_id in found.homes().items()}
    of_report = dict(zip(claims["claim_id"], claims["report_id"], strict=True))
    for claim_id, (event_id, _) in moves.moves(found, claims).items():
        out[of_report[claim_id]].add(event_id)
    return out


class Set(NamedTuple):
    """A set of the evaluation material, and its candidate pairs as they are fitted to."""

    reports: pd.DataFrame
    claims: pd.DataFrame
    gold: dict[str, set[str]]
    features: dict[str, np.ndarray]
    same: np.ndarray
    weight: np.ndarray
    half: np.ndarray  # of a pair: True when both are of the half for fitting, False of the other


def measure(urls: bool) -> None:
    """Both sets, both baselines."""
    for name in SETS:
        reports, claims, gold = corpus(name, urls)
        print(f"\n{name}: {len(reports)} reports, {len(set().union(*gold.values()))} incidents, "
              f"addresses {'known' if urls else 'not known'}")  # fmt: skip
        show("same day and place", same_day_and_place(reports, claims), gold)
        for cut in (0.3, 0.4, 0.5):
            show(f"TF-IDF {cut}", tfidf(reports, cut), gold)
        show("hasila", linked(reports, claims), gold)


def prepared(name: str) -> Set:
    """A set with the features of its candidate pairs; pairs across the halves are left out."""
    reports, claims, gold = corpus(name, urls=True)
    p = profiles(link.tell_all(reports, claims, Teller(), []))
    i, j = blocking.candidates(p)
    mine = np.array([all(fitted(x) for x in gold[r]) for r in p.report_id])
    aside = np.array([not any(fitted(x) for x in gold[r]) for r in p.report_id])
    kept = (mine[i] & mine[j]) | (aside[i] & aside[j])
    i, j = i[kept], j[kept]
    sets = [gold[r] for r in p.report_id]
    same = np.array([bool(sets[a] & sets[b]) for a, b in zip(i, j, strict=True)])
    size = Counter(label for labels in gold.values() for label in labels)
    big = np.array([max(size[x] for x in labels) for labels in sets])
    # A report counts about the same whether its incident has two reports or forty.
    weight = 1 / np.sqrt(big[i] * big[j])
    return Set(reports, claims, gold, pairs.compare(p, i, j), same, weight, mine[i])


def fit(sets: list[Set], half: bool) -> dict[str, Any]:
    """Weights and cut from one half of the incidents; every set weighs the same."""
    out: dict[str, Any] = {}
    for part in ("words", "facts"):
        names = score.columns(sets[0].features, part)
        x = np.vstack([score.design(s.features, names)[s.half == half] for s in sets])
        y = np.concatenate([s.same[s.half == half] for s in sets])
        w = np.concatenate([(v := s.weight[s.half == half]) / v.sum() for s in sets])
        model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=3000)
        model.fit(x, y, sample_weight=w * len(w) / w.sum())
        found = dict(zip(names, model.coef_[0], strict=True))
        out[part] = {n: round(float(v), 3) for n, v in found.items() if abs(v) >= 0.0005}
    told = {}
    for cut in CUTS:
        table = {**out, "cut": cut}
        told[cut] = [
            bcubed(linked(s.reports, s.claims, table), s.gold, halves(s.gold)[half])[2]
            for s in sets
        ]
        print(f"cut {cut}: F1 on the half fitted on {[round(f, 3) for f in told[cut]]}", flush=True)
    return {"cut": max(CUTS, key=lambda cut: sum(told[cut])), **out}


def halves(gold: Labels) -> dict[bool, list[str]]:
    """The reports of the incidents for fitting, and those of the others alone."""
    return {
        True: [k for k, v in gold.items() if all(fitted(x) for x in v)],
        False: [k for k, v in gold.items() if not any(fitted(x) for x in v)],
    }


def fit_both_ways() -> None:
    """Write the weights of one half; measure those of each half on the other."""
    sets = [prepared(name) for name in SETS]
    tables = {half: fit(sets, half) for half in (True, False)}
    write_json(WEIGHTS, tables[True])
    score.weights.cache_clear()
    for name, s in zip(SETS, sets, strict=True):
        for half, table in tables.items():
            p, r, f = bcubed(linked(s.reports, s.claims, table), s.gold, halves(s.gold)[not half])
            told = f"{name}, fitted on half {1 + (not half)}, measured on the other"
            print(f"{told}: P {p:.3f} R {r:.3f} F1 {f:.3f}", flush=True)


PLACES = (
    "Aleppo",
    "Homs",
    "Idlib",
    "Raqqa",
    "Mosul",
    "Tikrit",
    "Sanaa",
    "Aden",
    "Benghazi",
    "Misrata",
    "Khartoum",
)
SYLLABLES = ("ba", "ri", "mo", "ka", "lu", "sha", "ne", "to", "di", "fa", "ze", "hor")
DONE = ("an air strike", "shelling", "a car bomb", "gunfire", "a drone strike", "a roadside bomb")
SITES = ("market", "school", "checkpoint", "hospital", "camp", "bakery", "mosque", "bridge")
OPENINGS = (
    "{n} people were killed by {by} near the {site} in {village} village, {place}, on {day}.",
    "At least {n} killed and {m} wounded in {by} on {village} village, {place}, {day}.",
    "{by} hit the {site} of {village} in {place} on {day}, killing {n}.",
)


def made_up(count: int) -> pd.DataFrame:
    """Reports of invented incidents, one to six of each, in wording of our own."""
    random = np.random.default_rng(7)

    def words(many: int, syllables: int) -> list[str]:
        return ["".join(x).title() for x in random.choice(SYLLABLES, (many, syllables))]

    villages, people = words(count // 6 + 50, 4), words(4_000, 3)
    out: list[dict[str, str]] = []
    while len(out) < count:
        day = np.datetime64("2012-01-01") + int(random.integers(4_000))
        fact = {
            "n": random.integers(1, 60), "m": random.integers(1, 90), "by": random.choice(DONE),
            "site": random.choice(SITES), "village": villages[random.integers(len(villages))],
            "place": random.choice(PLACES), "day": f"{day.astype(object):%d %B %Y}",
        }  # fmt: skip
        seen = random.choice(people, 2)
        for _ in range(int(random.integers(1, 7))):
            lines = [random.choice(OPENINGS).format(**fact)]
            lines.append(f"{seen[0]} {seen[1]}, a resident, saw smoke over the {fact['site']}.")
            for a, b, c in random.choice(people, (4, 3)):
                lines.append(f"{a} {b} said that {c} was taken to hospital with others.")
            row = {"report_id": f"r{len(out):06d}", "text": " ".join(lines), "language": "en"}
            row |= {"outlet": f"outlet {random.integers(300)}"}
            out.append({**row, "published_at": str(day + int(random.integers(3)))})
    columns = ("title", "url", "event_id")
    return pd.DataFrame(out[:count]).assign(**dict.fromkeys(columns)).astype("string")


def scale(sizes: list[int]) -> None:
    """Seconds and peak memory of linking, by size."""
    for size in sizes:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


def one(size: int) -> None:
    """Link so many reports in this process."""
    reports = made_up(size)
    slices = [reports.iloc[k : k + 2_000].reset_index(drop=True) for k in range(0, size, 2_000)]
    claims = pd.concat([extract(some) for some in slices], ignore_index=True)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    found = events(reports, claims, unnamed="link")["event_id"].nunique()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size} reports, {len(claims)} claims: {found} events, {seconds:.0f} s of one core, "
          f"peak {peak:.0f} MB (before linking {before:.0f} MB)", flush=True)  # fmt: skip


def main() -> None:
    """Measure, or fit and measure, or show the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit and write the weights first")
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
            fit_both_ways()
        measure(urls=True)
        measure(urls=False)


if __name__ == "__main__":
    main()
