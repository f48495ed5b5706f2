"""The page in a real browser: views, filters, keyboard, small screens, paper, no scripts."""

import itertools
import re
from urllib.parse import quote

import pytest

from browser import Visit, chromium_path, expecting, make_plots, to_claim
from hasila.io import write_folder
from hasila.pages import PAGE, PageSettings, study_page
from hostile import ARABIC, ENGLISH, HUGE, TEXTS, claim_of, make_page, make_tables


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium found: the page was not tested in a browser")
    with playwright.sync_playwright() as p:
        # Inside containers tests often run as root, where Chromium's own sandbox cannot start.
        chromium = p.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    pages = {
        "small": make_page(plots=make_plots()),
        "arabic": make_page(labels="ar"),
        "large": make_page(copies=3000),
        "lost": make_page(),
        "empty": study_page({}, {}, PageSettings("Nothing yet")),
    }
    for name, made in pages.items():
        text = made.html.replace("index_files", f"{name}_files")
        (folder / f"{name}.html").write_text(text, "utf-8")
        if name != "lost":
            write_folder(folder / f"{name}_files", made.files)
    return folder


@pytest.fixture
def visit(browser, files):
    opened = []

    def open_(name="small", hash_="", **context):
        opened.append(Visit(browser, (files / f"{name}.html").as_uri() + hash_, **context))
        return opened[-1]

    yield open_
    for one in opened:
        one.context.close()


pytestmark = pytest.mark.browser
VIEWS = ("overview", "events", "event?id=e1", "sources", "source?id=watch", "tallies", "audit",
         "plots", "codebooks", "files")  # fmt: skip


@pytest.mark.parametrize("name", ["small", "arabic", "empty"])
def test_every_view_opens_from_disk_without_errors_or_network(visit, name):
    one = visit(name)
    for view in VIEWS:
        one.page.evaluate(f"location.hash = '#/{view}'")
        section = one.page.locator(f"#v-{view.split('?')[0]}")
        expecting(one.page)(section).to_be_visible()
    assert one.problems == []
    assert [u for u in one.requests if not u.startswith(("file:", "data:"))] == []
    assert one.page.evaluate("window.hacked") is None


def test_plots_are_shown_with_their_rows(visit):
    page = visit(hash_="#/plots").page
    for image in page.locator("figure img").all():
        image.scroll_into_view_if_needed()
        expecting(page)(image).to_have_js_property("complete", True)
        assert image.evaluate("e => e.naturalWidth") > 100
    assert page.locator("figure table").count() == 2


def test_marked_words_are_the_claims_and_direction_follows_language(visit):
    page = visit(hash_="#/tallies").page
    seen = page.eval_on_selector_all(
        "#rows blockquote",
        "all => all.map(q => [q.querySelector('mark').textContent,"
        " getComputedStyle(q).direction, q.lang])",
    )
    assert sorted(m for m, _, _ in seen) == sorted(
        [*make_tables()["claims"]["quote"], "Blast"]
    )  # fmt: skip
    for mark, flow, language in seen:
        assert (flow, language) == (
            ("rtl", "ar") if re.search("[\u0600-\u06ff]", mark) else ("ltr", "en")
        )


def test_filters_narrow_the_list_and_stand_in_the_address(visit):
    page = visit(hash_="#/tallies").page
    rows, expect = page.locator("#rows tr"), expecting(page)
    expect(rows).to_have_count(7)
    for name, value, n in [
        ("source", "ministry", 3), ("outlet", "صحيفة الضفة", 3), ("event", "e2", 1),
        ("group", "children", 1), ("effect", "killed", 7), ("codebook", "acled", 1),
        ("hand", "changed", 2),
    ]:  # fmt: skip
        page.select_option(f"#f-{name}", value)
        expect(rows).to_have_count(n)
        again = visit(hash_="#" + page.url.split("#")[1]).page
        assert again.locator("#rows tr").count() == n
        assert again.locator(f"#f-{name}").input_value() == value
        page.click("#clear")
        expect(rows).to_have_count(7)
    page.fill("#f-from", "2023-05-02")
    page.fill("#f-to", "2023-05-03")
    expect(rows).to_have_count(3)
    assert "from=2023-05-02" in page.url and "to=2023-05-03" in page.url


def test_orders(visit):
    tolls = "#rows td.toll > a"
    least = visit(hash_="#/tallies?sort=size&hand=untouched").page
    assert least.locator(tolls).all_text_contents() == ["in words", "4", "9+", "12", "21"]
    most = visit(hash_="#/tallies?sort=-size&hand=untouched").page
    assert most.locator(tolls).all_text_contents() == ["21", "12", "9+", "4", "in words"]


@pytest.mark.parametrize(
    "asked, n",
    [("اطفال", 1), ("أَطْفَال", 1), ("عشرات", 1), ("MINISTRY", 3), ("river watch", 2), ("bridge", 1),
     ("nothing of this", 0), ("<script>", 0), ("village blast", 2)],
)  # fmt: skip
def test_search_reads_words_and_names_as_people_do(visit, asked, n):
    page = visit(hash_="#/tallies").page
    page.fill("#f-q", asked)
    expecting(page)(page.locator("#rows tr")).to_have_count(n)
    assert page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('q')") == asked


@pytest.mark.parametrize("view", ["tallies", "event?id=e1&", "source?id=watch&", "audit"])
def test_a_permalink_opens_the_report_at_its_claim(visit, view):
    hash_ = f"#/{view.rstrip('&')}{'&' if '?' in view else '?'}claim={quote(claim_of(1))}"
    page = visit(hash_=hash_).page
    dialog = page.locator("#report[open]")
    assert dialog.locator("mark:not(.also)").text_content() == "3 أطفال"
    assert dialog.locator("mark.also").all_text_contents() == ["12 شخصا", "عشرات القتلى"]
    text = dialog.locator("#report-text")
    assert text.text_content() == ARABIC
    assert text.get_attribute("dir") == "rtl"
    card = dialog.locator("#claim-card").text_content()
    for told in ("corrected by hand", "a slip", "toll.number", "0.91", "Market blast"):
        assert told in card
    dialog.get_by_role("button", name="Close").click()
    expecting(page)(page.locator("dialog[open]")).to_have_count(0)
    page.wait_for_url(lambda url: "claim=" not in url)  # the dialog's close event sets it
    assert view.split("?")[0] in page.url


def test_addresses_of_earlier_pages_still_lead_to_the_claim(visit):
    page = visit(hash_="#claim-" + quote(claim_of(0))).page
    assert page.locator("#report[open] mark:not(.also)").text_content() == "12 شخصا"


def test_from_an_event_to_the_words(visit):
    page = visit(hash_="#/events").page
    page.get_by_role("link", name="Market blast").click()
    ranges = page.locator("#event-ranges")
    expecting(page)(ranges.locator("tr")).to_have_count(2)
    assert page.locator("#event-books th").all_text_contents() == ["Group", "literal", "acled"]
    whole = ranges.locator("tr.whole")
    assert whole.locator(".big").all_text_contents() == ["9–12", "9"]
    assert "rule of acled" in whole.text_content()
    assert page.locator("#event-reports li").count() == 3
    assert "<i>a part</i> is larger" in page.locator("#event-findings").text_content()
    row = page.locator("#event-tallies tr", has_text="River Watch").first
    assert row.locator("svg .dot").count() == 1
    row.locator("td.toll a").click()
    expecting(page)(page.locator("#report[open] mark:not(.also)")).to_have_text("12 شخصا")
    page.keyboard.press("Escape")
    whole.locator("summary").first.click()
    whole.get_by_role("link", name="evidence").first.click()
    expecting(page)(page.locator("#rows tr")).to_have_count(2)


def test_from_a_source_and_a_finding_to_the_words(visit):
    page = visit(hash_="#/sources").page
    page.get_by_role("link", name="River Watch").click()
    expecting(page)(page.locator("#source-tallies tr")).to_have_count(2)
    assert page.locator("#source-outlets li").count() == 1
    page.evaluate("location.hash = '#/audit'")
    page.locator("#audit-rows .chip").first.click()
    expecting(page)(page.locator("#report[open] mark:not(.also)")).to_have_text("3 أطفال")


def test_what_a_person_did_is_shown_as_such(visit):
    page = visit(hash_="#/tallies?hand=changed").page
    assert sorted(page.locator("#rows .badge").all_text_contents()) == [
        "corrected by hand", "rejected by hand"
    ]  # fmt: skip
    assert page.locator("#rows tr.struck").count() == 1


def test_hostile_reports_are_shown_and_do_nothing(visit):
    one = visit(hash_=to_claim(3))
    assert one.page.locator("#report-text").text_content() == ENGLISH
    one.page.evaluate(f"location.hash = '{to_claim(4)}'")
    text = one.page.locator("#report-text")
    expecting(one.page)(text.locator("mark:not(.also)")).to_have_text("21 people")
    assert text.text_content() == TEXTS["rev1"]
    # The digits stand in their order in spite of the override before them.
    order = one.page.evaluate(
        """() => { const node = document.querySelector('#report-text mark').firstChild;
          return [0, 1].map(i => { const r = document.createRange();
            r.setStart(node, i); r.setEnd(node, i + 1);
            return r.getBoundingClientRect().left; }); }"""
    )
    assert order[0] < order[1]
    one.page.evaluate(f"location.hash = '{to_claim(5)}'")
    expecting(one.page)(text.locator("mark")).to_have_text("4 people")
    assert len(text.text_content()) < len(HUGE) / 2
    text.locator("button.more").click()
    assert text.text_content() == HUGE
    assert one.page.evaluate("window.hacked") is None
    assert one.problems == []


def test_the_whole_way_by_keyboard(visit):
    page = visit(hash_="#/tallies").page
    expect = expecting(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tallies-h"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "f-q"
    page.keyboard.type("watch")
    expect(page.locator("#rows tr")).to_have_count(2)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "3"
    page.keyboard.press("Enter")
    expect(page.locator("#report[open] mark:not(.also)")).to_have_text("3 أطفال")
    page.keyboard.press("p")
    expect(page.locator("#report[open] mark:not(.also)")).to_have_text("12 شخصا")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "3"
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "f-q"


def test_thousands_of_claims_come_in_pages(visit):
    one = visit("large", "#/tallies")
    page = one.page
    rows, expect = page.locator("#rows tr"), expecting(page)
    assert rows.count() == PAGE
    assert page.locator("#count").text_content() == "3,007 of 3,007"
    page.locator("#tallies-pager .next").click()
    expect(page.locator("#tallies-pager .where")).to_have_text("Page 2 of 61")
    page.evaluate("location.hash = '#/tallies?claim=copy02999:killed:13-24'")
    expect(page.locator("#report[open] mark")).to_have_text("3000 people")
    assert one.problems == []


def test_a_page_without_its_folder_says_so(visit):
    page = visit("lost").page
    assert "lost_files" in page.get_by_role("alert").text_content()


def test_without_scripts_ranges_plots_rules_and_files_can_be_read(visit):
    page = visit(java_script_enabled=False).page
    for view in ("overview", "plots", "codebooks", "files"):
        assert page.locator(f"#v-{view}").is_visible()
    assert page.locator("#v-tallies").is_hidden()
    assert "9–12" in page.locator("#v-overview").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_the_switch(visit, scheme):
    page = visit(color_scheme=scheme).page
    paper = "getComputedStyle(document.body).backgroundColor"
    assert (_luminance(page.evaluate(paper)) < 0.1) == (scheme == "dark")
    other = "light" if scheme == "dark" else "dark"
    page.select_option("#theme", other)
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert (_luminance(page.evaluate(paper)) < 0.1) == (other == "dark")


def _luminance(colour):
    parts = [int(v) / 255 for v in re.findall(r"\d+", colour)[:3]]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_structure_for_readers_who_listen(visit):
    page = visit().page
    for view in VIEWS:
        page.evaluate(f"location.hash = '#/{view}'")
        expecting(page)(page.locator("body")).to_have_attribute("data-ready", view.split("?")[0])
        levels = page.eval_on_selector_all(
            "h1, main > section:not([hidden]) :is(h2, h3)", "e => e.map(x => +x.tagName[1])"
        )
        assert levels[0] == 1 and all(b - a <= 1 for a, b in itertools.pairwise(levels)), view
    doubled = page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
        " return ids.length - new Set(ids).size; })()"
    )
    assert doubled == 0
    assert page.locator("#views [aria-current=page]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["small", "arabic"])
def test_axe_finds_no_accessibility_fault(visit, scheme, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # The page's policy keeps out the checker's script too.
    page = visit(name, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce").page
    for view in (*VIEWS, f"tallies{to_claim(1).removeprefix('#/tallies')}"):
        page.evaluate(f"location.hash = '#/{view}'")
        expecting(page)(page.locator("body")).to_have_attribute("data-ready", view.split("?")[0])
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        if "claim=" in view:
            page.wait_for_selector("#report[open]")
        found = axe.Axe().run(page).response["violations"]
        assert [(view, v["id"], v["nodes"][0]["html"][:120]) for v in found] == []


@pytest.mark.parametrize("name", ["small", "arabic"])
def test_narrow_screens_do_not_scroll_sideways(visit, name):
    page = visit(name, viewport={"width": 360, "height": 740}).page
    for view in VIEWS:
        page.evaluate(f"location.hash = '#/{view}'")
        expecting(page)(page.locator("body")).to_have_attribute("data-ready", view.split("?")[0])
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view


def test_printing_a_report_prints_it_alone(visit):
    page = visit(hash_=to_claim(0)).page
    page.emulate_media(media="print")
    assert page.locator("#report-text").is_visible()
    assert page.locator("main").is_hidden() and page.locator("#claim-link").is_hidden()
