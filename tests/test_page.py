"""The page of a study as files: what is in them and that nothing in them may act."""

import html
import json
import re

import pandas as pd
import pytest

from browser import make_plots
from hasila.codebook import load
from hasila.errors import UserError
from hasila.io import write_table
from hasila.pages import PageSettings, study_page
from hasila.pages.evidence import around, direction, safe_url
from hasila.pages.payload import script
from hasila.pages.words import Words, _labels
from hasila.schemas import (
    ASPECTS,
    DEMOGRAPHICS,
    EFFECTS,
    QUALIFIERS,
    SOURCE_CLASSES,
    VICTIM_CLASSES,
)
from hasila.schemas.words import AUDIT_KINDS
from hostile import ARABIC, ENGLISH, NAMES, TEXTS, make_page, make_tables


@pytest.fixture(scope="module")
def page():
    return make_page(plots=make_plots())


def handed_over(page, name):
    """What a script of the page gives to it."""
    text = page.files[f"{name}.js"]
    found = re.fullmatch(rf"hasila\('{name}','(.*)'\);\n", text, re.S)
    literal = found.group(1).replace("\\\\", "\0").replace("\\'", "'")
    literal = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m.group(1), 16)), literal)
    return json.loads(literal.replace("\0", "\\"))


def test_only_the_pages_own_scripts_may_act(page):
    policy = html.unescape(re.search(r'Policy" content="([^"]*)"', page.html).group(1))
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy
    assert (
        re.findall(r'(?:src|href)="((?:https?:)?//[^"]*)"', page.html.split("v-codebooks")[0]) == []
    )


def test_text_of_others_is_escaped_everywhere(page):
    for text in (page.html, *(t for n, t in page.files.items() if n.endswith(".js"))):
        assert "<script>window.hacked" not in text
        assert "<img src=x" not in text
        assert "<i>" not in text
        assert "\u2028" not in text
    assert "<title>The market &lt;blast&gt;</title>" in page.html
    assert 'href="javascript:' not in page.html


def test_scripts_hand_over_exactly_what_the_reports_say(page):
    reports, texts = handed_over(page, "reports"), handed_over(page, "texts-0")
    kept = dict(zip(reports["id"], texts, strict=False))
    assert kept["en1"] == ENGLISH and kept["ar1"] == ARABIC
    assert reports["url"][reports["id"].index("en1")] == ""
    claims = handed_over(page, "claims")
    said = {
        TEXTS[reports["id"][report]][start:end]
        for report, start, end in zip(claims["report"], claims["start"], claims["end"], strict=True)
    }
    assert {"12 شخصا", "9 people", "3 أطفال"} <= said


@pytest.mark.parametrize(
    "text", ["a'b\\c", "</script><!--", "\u2028\u2029\r\n\0", "\\u003c", "'\\'"]
)
def test_no_text_breaks_out_of_a_script(text):
    made = script("x", [text])
    assert not set("<>\u2028\u2029\r\0") & set(made) and made.count("\n") == 1


def test_page_is_the_same_each_time():
    assert make_page() == make_page()


def test_labels_of_both_languages_are_complete():
    keys = {language: set(labels) for language, labels in _labels().items()}
    assert keys["en"] == keys["ar"]
    for key in keys["en"] - {"names"}:
        places = [set(re.findall(r"\{\w+\}", _labels()[x][key])) for x in ("en", "ar")]
        assert places[0] == places[1], key
    with pytest.raises(UserError):
        Words("tlh")


def test_arabic_page_reads_from_the_right():
    page = make_page(labels="ar")
    assert '<html lang="ar" dir="rtl">' in page.html
    names = handed_over(page, "claims")["names"]
    assert "انفجار السوق" in names["event"]["labels"] and "قتلى" in page.html


def test_arabic_page_has_arabic_words_for_all_that_the_program_names():
    page, words = make_page(labels="ar"), Words("ar")
    vocabulary = [*EFFECTS, *QUALIFIERS, *VICTIM_CLASSES, *DEMOGRAPHICS, *ASPECTS]
    vocabulary += [*SOURCE_CLASSES, *AUDIT_KINDS, *load("literal").vague]
    assert [key for key in vocabulary if not re.search("[\u0621-\u064a]", words.name(key))] == []
    assert "لغات التقارير: العربية، الإنجليزية" in page.html and "عشرات الآلاف" in page.html


def test_findings_show_sources_by_their_display_names():
    tables = make_tables()
    tables["audit"]["expected"], tables["audit"]["found"] = "watch", "ministry_of_x"
    page = study_page(tables, {}, PageSettings("Names", names=NAMES, labels="ar"))
    (finding,) = handed_over(page, "comparison")["audit"]
    assert finding[4:6] == [NAMES["watch"]["ar"], "ministry_of_x"]


def test_an_event_is_not_dated_by_a_look_back():
    tables = make_tables()
    events = tables["events"]
    late = {"event_id": "e1", "report_id": "rev1", "place": "the village", "date": "2031-05-01"}
    tables["events"] = pd.concat([events, pd.DataFrame([late] * 9)], ignore_index=True)
    page = study_page(tables, {}, PageSettings("When"))
    names = handed_over(page, "claims")["names"]["event"]["keys"]
    assert handed_over(page, "comparison")["events"]["date"][names.index("e1")] == "2023-05-01"


def test_empty_study_gives_a_page():
    page = study_page({}, {}, PageSettings("Nothing yet"))
    assert "No consensus" in page.html and set(page.files) == {
        "claims.js", "comparison.js", "reports.js"
    }  # fmt: skip


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
    bad = ("javascript:alert(1)", "data:text/html,x", "//example.org", "http:", "http://[", "")
    assert [safe_url(url) for url in bad] == [""] * len(bad)


def test_frames_are_not_changed():
    tables = make_tables()
    before = {k: v.copy() for k, v in tables.items()}
    study_page(tables, {}, PageSettings("Same"))
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])


def test_command_writes_the_page_and_its_folder(tmp_path, cli):
    places = {"reports": "tables", "claims": "tables", "rejects": "reports"}
    for name, table in make_tables().items():
        if name != "rejected":
            folder = tmp_path / "study" / places.get(name, "comparison")
            write_table(table, folder / f"{name}.parquet", name)
    for name, svg in make_plots().items():
        path = tmp_path / "study" / "plots" / f"{name}.svg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(svg)
        path.with_suffix(".csv").write_text("source,value\nwatch,12\n")
    stale = tmp_path / "out_files" / "texts-9.js"
    stale.parent.mkdir()
    stale.write_text("old")
    settings = json.dumps({"study": {"name": "x", "inputs": ["y"]}, "plots": {"labels": "ar"}})
    out = str(tmp_path / "out.html")
    done = cli("page", str(tmp_path / "study"), "-o", out, "--config", settings)
    assert done.code == 0, done.err
    text = (tmp_path / "out.html").read_text("utf-8")
    assert 'lang="ar"' in text and 'src="out_files/forest.svg"' in text
    assert 'href="study/comparison/tallies.csv"' in text
    assert (tmp_path / "out_files" / "claims.js").is_file() and not stale.exists()
