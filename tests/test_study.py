"""The studies: their gold agrees with their reports, and both with the published figures."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hasila import config, schemas
from test_labels import BLOCK, LONGEST_SHARED_RUN, SHARED, common_run, shared_texts

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
# Study: number of its reports, and the table of the figures that its pages state.
STUDIES = {
    "hasakah-2022": (80, "hasakah_claims.csv"),
    "derna-2023": (12, "derna_2023_claims.csv"),
    "al-ahli-2023": (12, "al_ahli_2023_claims.csv"),
    "ghouta-2013": (5, "ghouta_2013_claims.csv"),
    "rabaa-2013": (5, "rabaa_2013_claims.csv"),
    "mosul-jadida-2017": (4, "mosul_jadida_2017_claims.csv"),
}
REPORT_KEYS = {
    "report_id", "title", "text", "outlet", "published_at", "language", "url", "event_id",
}  # fmt: skip
COLUMNS = [
    "report_id",
    "quote",
    "occurrence",
    "effect",
    "low",
    "best",
    "high",
    "qualifier",
    "victim_class",
    "demographic",
    "source",
    "aspect",
    "part_of",
    "event",
]
# Which of low, best and high the wording gives (the guide's table of bounds).
BOUNDS = {
    "exact": (True, True, True),
    "approx": (False, True, False),
    "at_least": (True, True, False),
    "more_than": (True, True, False),
    "at_most": (False, True, True),
    "less_than": (False, True, True),
    "range": (True, False, True),
    "vague": (False, False, False),
}
# Names of bodies are nobody's sentences, and one or two of them fill most of 40 characters.
NAMES = (
    "Syrian Observatory for Human Rights",
    "المرصد السوري لحقوق الإنسان",
    "Syrian Democratic Forces",
    "قوات سوريا الديمقراطية",
    "Office for the Coordination of Humanitarian Affairs",
    "مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية",
    "International Organization for Migration",
)
# Published figures that a report gives in words and outside its claims.
IN_WORDS = {5000: "خمسة آلاف"}
MONITOR = "المرصد السوري"
# What the studies are shipped to show: day of the report, figure, and what its claim says of it.
STORIES: list[tuple[str, int, dict[str, str]]] = [
    # A growing toll, two counts of one day, and one figure for "killed" and "killed or missing".
    ("2022-01-21", 9, {"aspect": "previous", "source": MONITOR}),
    ("2022-01-21", 25, {"source": MONITOR}),
    ("2022-02-02", 450, {"source": "Syrian Observatory"}),
    ("2022-01-23", 175, {"effect": "killed", "source": "قوات سوريا الديمقراطية"}),
    ("2022-01-23", 77, {"effect": "killed", "source": MONITOR}),
    ("2022-01-31", 374, {"effect": "killed", "source": "قوات سوريا الديمقراطية"}),
    ("2022-01-31", 223, {"effect": "missing", "aspect": "part"}),
    ("2022-01-31", 223, {"effect": "missing", "aspect": "total"}),
    # A toll that is taken back, and missing people who become injured in a headline.
    ("2023-09-17", 11300, {"aspect": "previous"}),
    ("2023-09-17", 3958, {"aspect": "total"}),
    ("2023-09-18", 9000, {"effect": "injured"}),
    ("2023-09-18", 9000, {"effect": "missing"}),
    # 500 "killed or injured" told as 500 killed; 28 within the 314 injured, or beside them.
    ("2023-10-17", 500, {"effect": "killed_or_injured", "qualifier": "at_least"}),
    ("2023-10-17", 500, {"effect": "killed", "qualifier": "more_than"}),
    ("2023-10-18", 28, {"effect": "injured", "aspect": "part"}),
    ("2023-10-18", 28, {"effect": "injured", "aspect": "total"}),
    # The dead of three hospitals beside those of the whole attack.
    ("2013-09-01", 355, {"effect": "killed", "aspect": "part"}),
    ("2013-08-30", 1429, {"source": "US government"}),
    # Parts that do not reach their total; a toll that is denied.
    ("2013-09-13", 333, {"victim_class": "mixed"}),
    ("2013-09-13", 7, {"aspect": "part", "victim_class": "combatant"}),
    ("2022-06-03", 10583, {"source": "وثيقة منسوبة"}),
    # A total with its two parts; a toll of another scope.
    ("2017-05-27", 105, {"qualifier": "at_least"}),
    ("2017-05-27", 101, {"aspect": "part"}),
    ("2017-03-26", 700, {"event": "other"}),
]
ARABIC_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")

Row = dict[str, str]


@pytest.fixture(params=STUDIES)
def study(request: pytest.FixtureRequest) -> str:
    return request.param


@cache
def reports(study: str) -> list[dict[str, Any]]:
    lines = (DATA / study / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def claims(study: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    with (DATA / study / "claims.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["report_id"]].append(row)
    return dict(found)


def full_text(report: dict[str, Any]) -> str:
    return f"{report['title']}\n\n{report['text']}"


def start_of(text: str, quote: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            break
    return start


def each_claim(study: str) -> list[tuple[dict[str, Any], Row]]:
    return [(r, c) for r in reports(study) for c in claims(study).get(r["report_id"], ())]


def test_reports_are_complete_and_in_order(study: str) -> None:
    keys = [(r["published_at"], r["report_id"]) for r in reports(study)]
    assert keys == sorted(keys)
    assert len(reports(study)) == STUDIES[study][0]
    for field in ("report_id", "url"):
        assert len({r[field] for r in reports(study)}) == len(reports(study))
    for report in reports(study):
        assert set(report) == REPORT_KEYS
        assert report["event_id"] == study
        assert all(isinstance(value, str) and value.strip() for value in report.values())
        assert re.fullmatch(r"[a-z0-9-]+", report["report_id"])
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", report["published_at"]), report["report_id"]
        assert report["language"] in {"ar", "en"}
        assert report["url"].startswith(("http://", "https://"))
        assert not report["text"].startswith(report["title"])
        assert 50 <= len(full_text(report).split()) <= 220, report["report_id"]


def test_language_is_that_of_the_text(study: str) -> None:
    for report in reports(study):
        letters = [c for c in full_text(report) if c.isalpha()]
        arabic = sum("\u0600" <= c <= "\u06ff" for c in letters) / len(letters)
        assert (arabic > 0.9) if report["language"] == "ar" else (arabic == 0), report["report_id"]


def test_columns_and_vocabulary(study: str) -> None:
    with (DATA / study / "claims.csv").open(encoding="utf-8", newline="") as handle:
        assert next(csv.reader(handle)) == COLUMNS
    assert set(claims(study)) <= {r["report_id"] for r in reports(study)}
    for _, claim in each_claim(study):
        assert claim["effect"] in schemas.EFFECTS
        assert claim["qualifier"] in schemas.QUALIFIERS
        assert claim["victim_class"] in schemas.VICTIM_CLASSES
        assert claim["demographic"] in {"", *schemas.DEMOGRAPHICS}
        assert claim["aspect"] in schemas.ASPECTS
        assert claim["event"] in {"main", "other"}


def test_claims_stand_in_the_order_of_the_reports(study: str) -> None:
    order = [r["report_id"] for r in reports(study) if r["report_id"] in claims(study)]
    assert list(claims(study)) == order
    for report in reports(study):
        text = full_text(report)
        places = [
            start_of(text, c["quote"], int(c["occurrence"]))
            for c in claims(study).get(report["report_id"], ())
        ]
        assert places == sorted(places), report["report_id"]


def test_quotes_and_sources_are_in_the_report(study: str) -> None:
    for report, claim in each_claim(study):
        text, quote = full_text(report), claim["quote"]
        assert quote and quote == quote.strip()
        start = start_of(text, quote, int(claim["occurrence"]))
        assert start >= 0, (report["report_id"], quote)
        around = text[max(start - 1, 0) : start], text[start + len(quote) :][:1]
        if quote[0].isdigit():
            assert not around[0].isdigit(), (report["report_id"], quote)
        if quote[-1].isdigit():
            assert not around[1].isdigit(), (report["report_id"], quote)
        assert claim["source"] in text, (report["report_id"], claim["source"])


def test_bounds_are_those_of_the_qualifier(study: str) -> None:
    for report, claim in each_claim(study):
        given = (claim["low"], claim["best"], claim["high"])
        assert tuple(map(bool, given)) == BOUNDS[claim["qualifier"]], (report["report_id"], claim)
        numbers = [int(n) for n in given if n]
        assert numbers == sorted(numbers)
        assert claim["qualifier"] == "range" or len(set(numbers)) <= 1


def test_digits_of_a_quote_are_its_number(study: str) -> None:
    for report, claim in each_claim(study):
        digits = re.findall(r"\d+", claim["quote"].translate(ARABIC_INDIC).replace(",", ""))
        if len(digits) == 1 and " and " not in claim["quote"]:
            assert digits[0] in (claim["low"], claim["best"]), (report["report_id"], claim)


def test_parts_point_at_their_whole(study: str) -> None:
    for report_id, rows in claims(study).items():
        for i, claim in enumerate(rows):
            assert bool(claim["part_of"]) == (claim["aspect"] == "part"), (report_id, i)
            if claim["part_of"]:
                whole = int(claim["part_of"])
                assert 0 <= whole < len(rows) and whole != i, (report_id, i)
                best, most = claim["best"], rows[whole]["high"] or None
                assert not most or not best or int(best) <= int(most), (report_id, i)


@pytest.mark.parametrize(("day", "best", "wanted"), STORIES)
def test_the_story_is_in_the_figures(day: str, best: int, wanted: dict[str, str]) -> None:
    assert any(
        report["published_at"] == day
        and claim["best"] == str(best)
        and all(v in claim[k] if k == "source" else v == claim[k] for k, v in wanted.items())
        for study in STUDIES
        for report, claim in each_claim(study)
    )


def test_readme_says_whose_the_words_and_the_figures_are(study: str) -> None:
    text = " ".join((DATA / study / "README.md").read_text(encoding="utf-8").split())
    assert "wording is the project's own" in text
    assert "figures are those of the cited pages" in text


def test_every_study_has_its_run_and_one_run_has_them_all(study: str) -> None:
    own = config.SHIPPED
    if study != own.study.name:
        own = config.load(str(ROOT / "config" / "studies" / f"{study}.yaml"))
    assert own.study.name == study
    assert own.study.inputs == [f"data/{study}/reports.jsonl"]
    assert own.study.gold == f"data/{study}/claims.csv"
    together = config.load(str(ROOT / "config" / "studies" / "all.yaml"))
    assert own.study.inputs[0] in together.study.inputs
    assert len(together.study.inputs) == len(STUDIES)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no evaluation material beside the project")
def test_every_published_figure_of_a_page_is_in_its_report(study: str) -> None:
    with (SHARED / "facts" / STUDIES[study][1]).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    by_url = {r["url"]: r for r in reports(study)}
    assert set(by_url) <= {row["url"] for row in rows}
    for row in rows:
        report = by_url.get(row["url"])
        if report is None:
            assert row["language"] not in {"ar", "en"}, row["url"]
            continue
        assert report["language"] == row["language"]
        wanted = (row["best"],) if row["best"] else (row["low"], row["high"])
        gold = {
            value
            for claim in claims(study).get(report["report_id"], ())
            for value in (claim["low"], claim["best"], claim["high"])
        }
        text = full_text(report).translate(ARABIC_INDIC)
        digits = set(re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", text)))
        for value in filter(None, wanted):
            in_words = IN_WORDS.get(int(value))
            assert value in gold | digits or (in_words and in_words in text), (row["url"], value)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no evaluation material beside the project")
def test_no_report_repeats_the_evaluation_material() -> None:
    def without_names(text: str) -> str:
        for name in NAMES:
            text = text.replace(name, "§")
        return text

    texts = {
        r["report_id"]: without_names(full_text(r)) for study in STUDIES for r in reports(study)
    }
    where: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, text in texts.items():
        for i in range(len(text) - BLOCK + 1):
            where[text[i : i + BLOCK]].append((key, i))
    bad = set()
    for original in shared_texts():
        theirs = without_names(original)
        for j in range(0, len(theirs) - BLOCK + 1, BLOCK):
            for key, i in where.get(theirs[j : j + BLOCK], ()):
                if common_run(texts[key], i, theirs, j) >= LONGEST_SHARED_RUN:
                    bad.add(key)
    assert not bad, sorted(bad)
