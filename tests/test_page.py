import html
import itertools
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from hasila.pages import PAGE, PageSettings, study_page
from hasila.pages.evidence import around, direction, safe_url
from hasila.plots import PLOTS, PlotSettings, render
from hasila.schemas import claim_id, conform

ARABIC = (
    "حصيلة جديدة\n\nأعلن مرصد النهر اليوم عن مقتل 12 شخصا في انفجار هز سوق القرية. "
    "وأضاف أن 3 أطفال كانوا بين القتلى 🕯️. وتتواصل أعمال البحث."
)
ENGLISH = (
    "Blast in the village market\n\nThe health ministry said <b>at least</b> 9 people were killed "
    'in the blast. "More may follow," a doctor added. </script><script>window.hacked=1</script>'
    '<img src=x onerror="window.hacked=1"> Roads & bridges stayed open.'
)
SPECS = [
    ("ar1", "12 شخصا", 12, 12, 12, "watch", "unspecified", None, "total", None),
    ("ar1", "3 أطفال", 3, 3, 3, "watch", "civilian", "children", "part", ("ar1", "12 شخصا")),
    ("en1", "9 people", 9, 9, None, "ministry", "unspecified", None, "total", None),
]
NAMES = {"watch": {"en": "River Watch"}, "ministry": {"en": "Health ministry"}}


def _id(report, quote, texts):
    start = texts[report].index(quote)
    return claim_id(report, start, start + len(quote), "killed")


def make_tables(copies=0):
    texts = {"ar1": ARABIC, "en1": ENGLISH}
    texts |= {f"copy{i:04}": f"Report {i}. {i + 1} people were killed here." for i in range(copies)}
    specs = SPECS + [
        (f"copy{i:04}", f"{i + 1} people", i + 1, i + 1, i + 1, f"source {i % 7}", "civilian", None,
         "total", None)
        for i in range(copies)
    ]  # fmt: skip
    reports, claims, tallies = [], [], []
    for report, text in texts.items():
        reports.append({
            "report_id": report, "title": text.split("\n")[0], "text": text,
            "outlet": "The Gazette", "published_at": "2023-05-01",
            "language": "ar" if report == "ar1" else "en",
            "url": "javascript:alert(1)" if report == "en1" else "https://example.org/a?b=1&c=2",
            "event_id": "e1", "sha256": "0", "n_chars": len(text), "origin": "x.jsonl:1",
        })  # fmt: skip
    for report, quote, low, best, high, source, cls, who, aspect, whole in specs:
        start = texts[report].index(quote)
        common = {
            "claim_id": _id(report, quote, texts), "report_id": report, "effect": "killed",
            "low": low, "best": best, "high": high, "victim_class": cls, "demographic": who,
            "source_name": source, "aspect": aspect, "part_of": whole and _id(*whole, texts),
        }  # fmt: skip
        claims.append({
            **common, "sentence": 0, "start": start, "end": start + len(quote), "quote": quote,
            "qualifier": "exact", "event": "main", "rule": "test",
        })  # fmt: skip
        tallies.append({**common, "event_id": "e1", "outlet": "The Gazette", "as_of": "2023-05-01"})
    consensus = [{
        "event_id": "e1", "effect": "killed", "victim_class": "all", "codebook": "literal",
        "low": 9, "best": None, "high": 12, "n_reports": 2, "n_sources": 2, "rule": "range",
    }]  # fmt: skip
    audit = [{
        "event_id": "e1", "kind": "part_exceeds_total", "claim_ids": claims[1]["claim_id"],
        "message": "<i>a part</i> is larger", "expected": "12", "found": "13",
    }]  # fmt: skip
    rejects = [{"origin": "folder/<b>.bin", "reason": "binary", "detail": "not text"}]
    return {
        "reports": conform(reports, "reports"), "claims": conform(claims, "claims"),
        "tallies": conform(tallies, "tallies"), "consensus": conform(consensus, "consensus"),
        "audit": conform(audit, "audit"), "rejects": conform(rejects, "rejects"),
    }  # fmt: skip


def make_page(copies=0):
    tables = make_tables(copies)
    settings = PlotSettings(names=NAMES)
    plots = {n: render(m.draw(tables, settings), "svg") for n, m in PLOTS.items() if n != "parts"}
    data = {"forest": PLOTS["forest"].data(tables, settings)}
    book = {"title": "As stated", "about": "Numbers as reported.", "references": ["javascript:1"],
            "vague": {"dozens": {"low": 24, "best": None, "high": None}}}  # fmt: skip
    page = PageSettings("The market <blast>", "The wording is ours.", {"literal": book}, NAMES)
    return study_page(tables, plots, page, data)


@pytest.fixture(scope="module")
def page_text():
    return make_page()


def test_the_file_is_self_contained_and_closed_to_scripts_of_others(page_text):
    assert "default-src 'none'" in html.unescape(page_text)
    assert "unsafe-inline" not in page_text
    fetched = re.findall(
        r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?!data:)[^"]*"', page_text
    )
    assert fetched == []


def test_text_of_others_is_escaped_everywhere(page_text):
    assert "<script>window.hacked" not in page_text
    assert "<img src=x" not in page_text
    assert "<i>a part</i>" not in page_text and "&lt;i&gt;a part" in page_text
    assert "<title>The market &lt;blast&gt;</title>" in page_text
    assert 'href="javascript:' not in page_text


def test_embedded_data_is_json_and_gives_back_the_reports(page_text):
    raw = re.search(r'<script type="application/json" id="data">(.*?)</script>', page_text, re.S)
    data = json.loads(raw.group(1))
    assert data["reports"]["en1"]["text"] == ENGLISH
    assert data["reports"]["en1"]["url"] == ""
    row = dict(zip(data["columns"], data["rows"][0], strict=True))
    text = data["reports"][row["report"]]["text"]
    assert text[row["start"] : row["end"]] in ("12 شخصا", "9 people", "3 أطفال")


def test_without_scripts_the_first_rows_stand_in_the_file(page_text):
    assert "<mark>12 شخصا</mark>" in page_text
    assert "<mark>9 people</mark>" in page_text


def test_page_is_the_same_each_time():
    assert make_page() == make_page()


def test_empty_study_gives_a_page():
    page = study_page({}, {}, PageSettings("Nothing yet"))
    assert "No findings." in page and "0 tallies" in page


def test_sentence_about_a_claim_keeps_the_claim_and_has_a_limit():
    text = "word " * 400 + "12 people " + "word " * 400
    start = text.index("12 people")
    before, after = around(text, [(0, len(text))], start, start + 9)
    assert before <= start < start + 9 <= after
    assert after - before < 800
    assert around(text, [], start, start + 9) == (start, start + 9)


def test_languages_and_links():
    assert [direction(v) for v in ("ar", "fa-IR", "en", "", "und")] == [
        "rtl", "rtl", "ltr", "auto", "auto"
    ]  # fmt: skip
    assert safe_url(" https://example.org/x ") == "https://example.org/x"
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "http:",
        "http://[",
        "",
    ):
        assert safe_url(bad) == ""


# From here on in a real browser.


def _chromium():
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return str(mac) if mac.exists() else None


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium found: the page was not tested in a browser")
    with playwright.sync_playwright() as p:
        # Inside containers tests often run as root, where Chromium's own sandbox cannot start.
        chromium = p.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory, page_text):
    folder = tmp_path_factory.mktemp("page")
    (folder / "small.html").write_text(page_text, "utf-8")
    (folder / "large.html").write_text(make_page(copies=3000), "utf-8")
    return folder


class Visit:
    """A page opened from disk, with everything that went wrong or out on the way."""

    def __init__(self, browser, address, **context):
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.problems, self.requests = [], []
        self.page.on("console", lambda m: self.problems.append(m.text))
        self.page.on("pageerror", lambda e: self.problems.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(address)


@pytest.fixture
def visit(browser, files):
    opened = []

    def open_(name="small", hash_="", **context):
        opened.append(Visit(browser, (files / f"{name}.html").as_uri() + hash_, **context))
        return opened[-1]

    yield open_
    for one in opened:
        one.context.close()


in_browser = pytest.mark.browser


@in_browser
def test_opens_from_disk_without_errors_or_network(visit):
    one = visit()
    one.page.wait_for_selector("#filters:not([hidden])")
    assert one.problems == []
    assert [u for u in one.requests if not u.startswith(("file:", "data:"))] == []
    assert one.page.evaluate("window.hacked") is None
    widths = one.page.eval_on_selector_all("figure img", "els => els.map(e => e.naturalWidth)")
    assert len(widths) == 3 and all(w > 100 for w in widths)


@in_browser
def test_marked_words_are_the_claims_quotes_and_direction_follows_language(visit):
    page = visit().page
    seen = page.eval_on_selector_all(
        "#rows tr",
        "rows => rows.map(r => [r.id, r.querySelector('mark').textContent,"
        " getComputedStyle(r.querySelector('blockquote')).direction,"
        " r.querySelector('blockquote').lang])",
    )
    quotes = {"claim-" + c: q for c, q in make_tables()["claims"][["claim_id", "quote"]].values}
    assert {i: m for i, m, _, _ in seen} == quotes
    for row, _, flow, language in seen:
        assert (flow, language) == (("rtl", "ar") if "ar1" in row else ("ltr", "en"))


@in_browser
def test_script_draws_the_same_rows_as_the_file_without_scripts(visit):
    with_script = visit().page.eval_on_selector_all(
        "#rows blockquote", "els => els.map(e => e.textContent)"
    )
    without = visit(java_script_enabled=False).page
    assert without.locator("#rows blockquote").all_text_contents() == with_script
    assert without.locator("#filters").is_hidden()


@in_browser
def test_filter_search_sort_and_clear(visit):
    from playwright.sync_api import expect

    page = visit().page
    rows = page.locator("#rows tr")
    page.select_option("#f-source", "Health ministry")
    assert rows.count() == 1 and "9+" in rows.first.text_content()
    assert page.locator("#count").text_content() == "1 of 3 tallies."
    assert "source=Health+ministry" in page.url
    page.click("#clear")
    assert rows.count() == 3
    page.fill("#f-words", "اطفال")  # without the hamza of the report
    expect(rows).to_have_count(1)
    page.fill("#f-words", "")
    expect(rows).to_have_count(3)
    header = page.locator("th[data-sort=size]")
    header.locator("button").focus()
    page.keyboard.press("Enter")
    assert header.get_attribute("aria-sort") == "ascending"
    assert page.locator("#rows .toll").all_text_contents() == ["3", "9+", "12"]
    page.keyboard.press("Enter")
    assert page.locator("#rows .toll").all_text_contents() == ["12", "9+", "3"]


@in_browser
def test_permalinks_lead_to_the_row_and_the_filter(visit):
    claim = make_tables()["claims"]["claim_id"].iloc[1]
    row = visit(hash_="#claim-" + claim.replace(":", "%3A")).page.locator("tr.target")
    assert row.get_attribute("id") == "claim-" + claim
    shown = visit(hash_="#show?effect=killed&group=children").page
    assert shown.locator("#rows tr").count() == 1
    shown.locator("#audit a").first.click()
    assert shown.locator("tr.target").count() == 1


@in_browser
def test_whole_report_opens_with_the_claim_marked_and_closes_by_keyboard(visit):
    page = visit().page
    page.locator("#rows tr", has_text="9+").locator("button[data-open]").press("Enter")
    dialog = page.locator("dialog[open]")
    assert dialog.locator("mark").text_content() == "9 people"
    assert dialog.locator("#report-text").text_content() == ENGLISH
    assert page.evaluate("window.hacked") is None
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.locator("#rows tr", has_text="3 أطفال").locator("button[data-open]").click()
    assert dialog.locator("mark:not(.also)").text_content() == "3 أطفال"
    assert dialog.locator("mark.also").text_content() == "12 شخصا"
    assert dialog.locator("#report-text").get_attribute("dir") == "rtl"


@in_browser
def test_thousands_of_claims_come_in_pages(visit):
    one = visit("large")
    page = one.page
    rows = page.locator("#rows tr")
    assert rows.count() == PAGE
    assert page.locator("#count").text_content() == "3003 tallies."
    page.click("#next")
    assert "Page 2 of 61" in page.locator("#where").text_content()
    claim = "copy2999:killed:13-24"
    page.evaluate(f"location.hash = '#claim-{claim}'")
    page.wait_for_selector("tr.target")
    assert page.locator("tr.target mark").text_content() == "3000 people"
    assert one.problems == []


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_have_readable_contrast(visit, scheme):
    page = visit(color_scheme=scheme).page
    colours = page.evaluate(
        """() => ['body', '.sub', 'a', 'mark', 'caption', 'thead th'].map(s => {
          const node = document.querySelector(s), style = getComputedStyle(node);
          let back = style.backgroundColor;
          for (let up = node; /, 0\\)$/.test(back) && up; up = up.parentElement)
            back = getComputedStyle(up).backgroundColor;
          return [s, style.color, back];
        })"""
    )
    for name, ink, paper in colours:
        assert _contrast(ink, paper) >= 4.5, (scheme, name, ink, paper)
    assert (_luminance(colours[0][2]) < 0.1) == (scheme == "dark")


def _luminance(colour):
    parts = [int(v) / 255 for v in re.findall(r"\d+", colour)[:3]]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@in_browser
def test_structure_for_readers_who_listen(visit):
    page = visit().page
    assert page.evaluate("document.documentElement.lang") == "en"
    levels = page.eval_on_selector_all("main h2, main h3, h1", "e => e.map(x => +x.tagName[1])")
    assert levels[0] == 1 and all(b - a <= 1 for a, b in itertools.pairwise(levels))
    for selector, needs in {
        "img": "e => e.alt.length > 20",
        "table": "e => e.caption !== null",
        "select, input": "e => e.labels.length === 1",
        "th": "e => e.scope !== ''",
        "section": "e => document.getElementById(e.getAttribute('aria-labelledby')) !== null",
    }.items():
        assert page.eval_on_selector_all(selector, f"els => els.every({needs})"), selector
    doubled = page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
        " return ids.length - new Set(ids).size; })()"
    )
    assert doubled == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_accessibility_fault(visit, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # The page's policy keeps out the checker's script too.
    page = visit(color_scheme=scheme, bypass_csp=True).page
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
    page.locator("button[data-open]").first.click()
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []


@in_browser
def test_narrow_screens_do_not_scroll_sideways(visit):
    page = visit(viewport={"width": 360, "height": 740}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_tables_of_the_run_without_reports_still_make_a_page():
    tables = {k: v for k, v in make_tables().items() if k != "reports"}
    page = study_page(tables, {}, PageSettings("No reports"))
    assert "not among the tables" in page


def test_frames_are_not_changed():
    tables = make_tables()
    before = {k: v.copy() for k, v in tables.items()}
    study_page(tables, {}, PageSettings("Same"))
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])
