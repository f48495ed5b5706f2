"""How fast the evidence browser is: seconds to a list on the screen, milliseconds per filter.

    python benchmarks/bench_page.py [--claims 50000] [--folder FOLDER]

Makes a study of that many claims in wording of its own (three claims a report, a quarter of the
reports Arabic; 2,000 events, 500 sources, 800 outlets), writes its page to a folder, opens it
from disk in Chromium and measures from the page itself. Needs Chromium on the PATH.
"""

import argparse
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import pandas as pd

from hasila.codebook import load
from hasila.io import write_folder, write_text
from hasila.pages import PageSettings, study_page
from hasila.schemas import claim_id, conform

FILLER = {
    "en": "The road to the north was closed for the day and shops opened late. ",
    "ar": "وبقي الطريق إلى الشمال مغلقا طوال اليوم وفتحت المتاجر أبوابها متأخرة. ",
}
SAYS = {
    "en": ("{source} said that ", "{n} people", " were killed near town {event}. "),
    "ar": ("وقال {source} إن ", "{n} شخصا", " قتلوا قرب البلدة {event}. "),
}
FILTERS = {
    "effect": "#/tallies?effect=killed",
    "source": "#/tallies?source=source+17",
    "outlet": "#/tallies?outlet=outlet+21",
    "event": "#/tallies?event=event-33",
    "dates": "#/tallies?from=2021-03-01&to=2021-09-30",
    "codebook": "#/tallies?codebook=acled",
    "largest first": "#/tallies?sort=-size",
    "rare words": "#/tallies?q=town+77",
    "Arabic words": "#/tallies?q=%D8%A7%D9%84%D8%A8%D9%84%D8%AF%D9%87+77",
    "words and source": "#/tallies?q=people&source=source+3",
}
# From the change of the address to the first frame that shows its list.
TIMED = """async (hash) => {
  document.getElementById("count").textContent = "";
  const began = performance.now();
  location.hash = hash;
  const count = document.getElementById("count");
  while (!/\\d/.test(count.textContent)) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [performance.now() - began, count.textContent];
}"""


def study(n_claims: int) -> dict[str, pd.DataFrame]:
    """Tables of a study with that many claims."""
    draw = random.Random(7)
    reports, claims, tallies = [], [], []
    for number in range(-(-n_claims // 3)):
        language = "ar" if number % 4 == 0 else "en"
        day = (pd.Timestamp("2021-01-01") + pd.Timedelta(days=number % 700)).date().isoformat()
        event = draw.randrange(2000)
        text, name = f"Report {number}\n\n", f"report-{number:06}"
        common = {"report_id": name, "outlet": f"outlet {draw.randrange(800)}"}
        for _ in range(3):
            source, n = f"source {draw.randrange(500)}", draw.randrange(2, 900)
            before, quote, after = (
                part.format(source=source, n=n, event=event) for part in SAYS[language]
            )
            text += FILLER[language] * 3 + before
            start, end = len(text), len(text) + len(quote)
            text += quote + after
            claim = {
                "claim_id": claim_id(name, start, end, "killed"), "report_id": name,
                "effect": "killed" if n % 3 else "injured", "low": n, "best": n, "high": n,
                "victim_class": draw.choice(["civilian", "combatant", "unspecified"]),
                "source_name": source, "aspect": "total", "qualifier": "exact", "quote": quote,
            }  # fmt: skip
            claims.append({
                **claim, "sentence": 0, "start": start, "end": end, "event": "main",
                "rule": "toll.number", "score": 0.9,
            })  # fmt: skip
            tallies.append(
                {**claim, "event_id": f"event-{event}", "as_of": day, "outlet": common["outlet"]}
            )
        reports.append({
            **common, "title": f"Report {number}", "text": text, "published_at": day,
            "language": language, "url": "https://example.org/", "event_id": f"event-{event}",
            "sha256": "0", "n_chars": len(text), "origin": "made",
        })  # fmt: skip
    ranges = [
        {
            "event_id": row["event_id"], "effect": "killed", "victim_class": "all",
            "codebook": book, "low": row["low"], "best": None, "high": row["high"] + 9,
            "n_reports": 3, "n_sources": 3, "rule": "bounds of 3 tolls",
            "claim_ids": row["claim_id"],
        }
        for row in {row["event_id"]: row for row in tallies}.values()
        for book in ("literal", "acled")
    ]  # fmt: skip
    return {
        "reports": conform(reports, "reports"),
        "claims": conform(claims[:n_claims], "claims"),
        "tallies": conform(tallies[:n_claims], "tallies"),
        "consensus": conform(ranges, "consensus"),
    }


def browse(address: str, chromium: str) -> dict[str, float]:
    """Seconds and milliseconds, measured in a fresh browser."""
    from playwright.sync_api import sync_playwright

    told: dict[str, float] = {}
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}#/tallies")
        page.wait_for_selector("#rows tr", timeout=60_000)
        told["first paint (s)"] = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
        )
        told["list on the screen (s)"] = page.evaluate("performance.now() / 1000")
        page.wait_for_selector("body[data-read]", timeout=60_000)
        told["all sentences searchable (s)"] = page.evaluate("performance.now() / 1000")
        for name, hash_ in FILTERS.items():
            times = []
            for turn in range(3):
                page.evaluate(TIMED, f"#/tallies?turn={name}{turn}")  # all claims again
                spent, shown = page.evaluate(TIMED, hash_)
                times.append(spent)
            told[f"filter: {name} [{shown}] (ms)"] = statistics.median(times)
        told["nodes in the page"] = page.evaluate("document.querySelectorAll('*').length")
        browser.close()
    return told


def main() -> None:
    """Make the page, time it, print the measures."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--claims", type=int, default=50_000)
    asked.add_argument("--folder", type=Path, help="Where the page is kept (default: nowhere).")
    options = asked.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("ERROR: no Chromium on the PATH")
    tables = study(options.claims)
    began = time.perf_counter()
    books = {name: load(name) for name in ("literal", "acled")}
    made = study_page(tables, {}, PageSettings("A large study", codebooks=books))
    spent = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        write_folder(folder / "index_files", made.files)
        write_text(folder / "index.html", made.html)
        size = sum(len(text.encode()) for text in made.files.values()) / 1e6
        told = {
            "page made (s)": spent,
            "files beside it (MB)": size,
            "page itself (MB)": len(made.html.encode()) / 1e6,
            **browse((folder / "index.html").resolve().as_uri(), chromium),
        }
    for name, value in told.items():
        print(f"{name:48} {value:10.2f}")


if __name__ == "__main__":
    main()
