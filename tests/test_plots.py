import math
import re
import subprocess
import sys
import warnings
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

from hasila.codebook import load
from hasila.errors import UserError
from hasila.plots import PLOTS, PlotSettings, render, save, style
from hasila.schemas import conform

NAMES = {
    "watch": {"en": "River Watch", "ar": "مرصد النهر"},
    "ministry": {"en": "Health ministry", "ar": "وزارة الصحة"},
}


def tally(n, source, day, low, best, high, cls="unspecified", **more):
    return {
        "event_id": "e1", "effect": "killed", "victim_class": cls, "source_name": source,
        "outlet": "The Gazette", "as_of": day, "low": low, "best": best, "high": high,
        "aspect": "total", "report_id": f"r{n}", "claim_id": f"c{n}", **more,
    }  # fmt: skip


def part(n, of, value, cls, **more):
    row = tally(n, "watch", "2023-05-02", value, value, value, cls, **more)
    return {**row, "aspect": "part", "part_of": of}


@pytest.fixture
def tables():
    rows = [
        tally(1, "watch", "2023-05-01", 10, 10, 10),
        tally(2, "watch", "2023-05-01T18:30:00+03:00", 25, 25, None),
        tally(3, "watch", "2023-05-02", 67, 67, 67),
        tally(4, "ministry", "2023-05-02", None, 40, 40),
        tally(5, None, "2023-05-03", 60, None, 80),
        tally(6, "watch", None, 70, 70, 70),
        tally(7, "watch", "2023-05-03", None, None, None),
        part(8, "c3", 39, "combatant", actor="north"),
        part(9, "c3", 23, "combatant", actor="south"),
        part(10, "c3", 7, "civilian"),
        tally(11, "ministry", "2023-05-02", 5, 5, 5, "civilian"),
        {**tally(12, "watch", "2023-05-01", 900, 900, 900), "event_id": "e2"},
        {**tally(13, "watch", "2023-05-01", 80, 80, 80), "effect": "injured"},
        {**tally(14, "watch", "2023-05-03", 999, 999, 999), "aspect": "previous"},
    ]
    pairs = [
        {"event_id": "e1", "effect": "killed", "source_a": "watch", "source_b": "ministry", "n": 3,
         "median_log_ratio": math.log(2)},
    ]  # fmt: skip
    whole = {
        "event_id": "e1", "effect": "killed", "victim_class": "all", "codebook": "literal",
        "low": 40, "best": None, "high": 80, "n_reports": 5, "n_sources": 3, "rule": "range",
    }  # fmt: skip
    acled = {**whole, "codebook": "acled", "low": 40, "best": 40, "high": None, "open_high": True}
    late = {"event_id": "e1", "effect": "killed", "victim_class": "all", "start": "2023-05-01"}
    lag = [
        {**late, "source_name": "ministry", "n": 1, "first_days": 1, "final_days": 1,
         "near_days": 1, "last_days": 1, "first": 40, "final": 40},
        {**late, "source_name": "watch", "n": 2, "first_days": 0, "final_days": 1,
         "near_days": 1, "last_days": 900, "first": 25, "final": 67},
    ]  # fmt: skip
    homes = [("e1", "r1", "Hasakah"), ("e1", "r2", "Hasakah"), ("e1", "r3", "Syria"),
             ("e2", "r12", "Derna")]  # fmt: skip
    events = [{"event_id": e, "report_id": r, "place": p} for e, r, p in homes]
    return {
        "tallies": conform(rows, "tallies"),
        "agreement": conform(pairs, "agreement"),
        "consensus": conform([whole, acled], "consensus"),
        "lag": conform(lag, "lag"),
        "events": conform(events, "events"),
    }


def settings(**more):
    return PlotSettings(names=NAMES, **more)


def test_toll_over_time_takes_the_highest_of_a_day_and_keeps_bounds(tables):
    rows = PLOTS["toll_over_time"].data(tables, settings())
    watch = rows[rows["source"] == "watch"].set_index("day")
    assert watch["value"].to_dict() == {"2023-05-01": 25, "2023-05-02": 67}
    assert watch.loc["2023-05-01", ["lo", "hi", "n"]].tolist() == [10, 25, 2]
    assert bool(watch.loc["2023-05-01", "open_high"])
    ministry = rows[rows["source"] == "ministry"].iloc[0]
    assert bool(ministry["open_low"]) and ministry["value"] == 40


def test_an_outlet_in_its_own_voice_is_its_own_source_and_a_range_has_its_middle(tables):
    rows = PLOTS["toll_over_time"].data(tables, settings())
    own = rows[rows["source"] == "The Gazette"].iloc[0]
    assert (own["lo"], own["value"], own["hi"]) == (60, 70, 80)
    assert bool(own["hollow"])


def test_events_effects_parts_and_superseded_tolls_do_not_mix(tables):
    rows = PLOTS["toll_over_time"].data(tables, settings())
    assert set(rows["value"]) == {25, 67, 40, 70}
    other = PLOTS["toll_over_time"].data(tables, settings(event_id="e2"))
    assert other["value"].tolist() == [900]


def test_forest_looks_at_the_day_it_is_asked_for(tables):
    first = PLOTS["forest"].data(tables, settings(as_of="2023-05-01"))
    assert first["value"].tolist() == [25] and first["others"].tolist() == ["10"]
    assert first["label"].tolist() == ["25+"]
    last = PLOTS["forest"].data(tables, settings())
    everybody = last[last["group"] == "all"].set_index("source")
    assert everybody["label"].to_dict() == {
        "watch": "67", "The Gazette": "60–80", "ministry": "≤40"
    }  # fmt: skip
    assert last["group"].iloc[0] == "all"


def test_parts_show_what_they_exceed_or_leave_out(tables):
    rows = PLOTS["parts"].data(tables, settings())
    assert rows["total"].unique().tolist() == [67]
    assert rows[["group", "value"]].values.tolist() == [
        ["north", 39], ["south", 23], ["civilian", 7], ["residual", -2]
    ]  # fmt: skip


def test_the_same_breakdown_from_two_outlets_is_one_bar(tables):
    more = [tally(21, "watch", "2023-05-02", 67, 67, 67, outlet="The Herald")]
    more += [part(22 + i, "c21", v, "civilian") for i, v in enumerate((39, 23, 7))]
    both = pd.concat([tables["tallies"], conform(more, "tallies")], ignore_index=True)
    rows = PLOTS["parts"].data({"tallies": both}, settings())
    assert rows["bar"].nunique() == 1


def _with_words(rows):
    """Tallies as the comparison writes them, with the columns that a codebook reads."""
    out = pd.DataFrame(rows)
    out["quote"] = out["claim_id"]
    out["event"] = "main"
    out["sentence"] = out["start"] = range(len(out))
    for name in ("victim_group", "source", "restates"):
        out[name] = None
    out["current"] = True
    return {"tallies": conform(out, "tallies")}


def test_under_a_codebook_a_report_that_states_no_total_gives_a_hollow_sum():
    def group(n, report, value, cls, **more):
        return tally(n, "watch", "2023-05-02", value, value, value, cls, report_id=report, **more)

    book = load("literal")
    only = [group(1, "ra", 39, "combatant"), group(2, "ra", 7, "civilian")]
    row = PLOTS["toll_over_time"].data(_with_words(only), settings(book=book)).iloc[0]
    assert row["value"] == 46 and bool(row["hollow"])
    # A number that was stated the same day stands against the sum.
    both = [*only, group(3, "rb", 40, "unspecified")]
    rows = PLOTS["toll_over_time"].data(_with_words(both), settings(book=book))
    assert rows["value"].tolist() == [40] and not rows["hollow"].any()
    forest = PLOTS["forest"].data(_with_words(only), settings(book=book))
    assert forest.set_index("group")["label"].to_dict() == {
        "all": "Σ 46", "combatant": "39", "civilian": "7"
    }  # fmt: skip


def test_a_vague_word_has_the_bounds_of_the_codebook():
    rows = _with_words([{**tally(1, "watch", "2023-05-02", None, None, None)}])
    rows["tallies"]["quote"] = "dozens of people"
    rows["tallies"]["qualifier"] = "vague"
    drawn = PLOTS["toll_over_time"].data(rows, settings(book=load("acled")))
    assert drawn["value"].tolist() == [12]


def test_a_look_back_years_later_is_left_out_of_the_plot_and_kept_in_its_table():
    rows = [tally(i, "watch", f"2023-05-{i:02}", i, i, i) for i in range(1, 11)]
    late = {"tallies": conform([*rows, tally(99, "watch", "2026-01-01", 8, 8, 8)], "tallies")}
    drawn = PLOTS["toll_over_time"].data(late, settings())
    assert drawn.loc[~drawn["shown"], "day"].tolist() == ["2026-01-01"]
    low, high = PLOTS["toll_over_time"].draw(late, settings()).axes[0].get_xlim()
    assert high - low < 15
    assert PLOTS["forest"].data(late, settings())["day"].tolist() == ["2023-05-10"]
    # A war reported on now and then is no look back.
    months = [tally(i, "watch", f"2023-{i:02}-01", i, i, i) for i in range(1, 13, 2)]
    assert (
        PLOTS["toll_over_time"]
        .data({"tallies": conform(months, "tallies")}, settings())["shown"]
        .all()
    )


def test_matrix_reads_both_ways(tables):
    rows = PLOTS["disagreement"].data(tables, settings()).set_index(["row", "column"])
    assert rows.loc[("ministry", "watch"), "ratio"] == pytest.approx(2)
    assert rows.loc[("watch", "ministry"), "ratio"] == pytest.approx(0.5)


@pytest.mark.parametrize("name", sorted(PLOTS))
@pytest.mark.parametrize("labels", ["en", "ar"])
def test_every_plot_draws_in_both_languages_and_without_data(tables, name, labels):
    full = PLOTS[name].draw(tables, settings(labels=labels))
    assert render(full, "svg").startswith(b"<?xml")
    for nothing in ({}, {"tallies": conform([], "tallies")}):
        empty = PLOTS[name].draw(nothing, settings(labels=labels))
        assert len(PLOTS[name].data(nothing, settings())) == 0
        assert len(empty.axes[0].texts) == 1


@pytest.mark.parametrize(
    "name", ["toll_over_time", "forest", "parts", "disagreement", "lag", "events"]
)
def test_many_sources_are_limited_and_said_so(name):
    rows = [
        tally(i, f"source number {i:03}", f"2023-05-{1 + i % 28:02}", i, i, i + 5)
        for i in range(1, 120)
    ]
    pairs = [
        {"event_id": "e1", "effect": "killed", "source_a": f"s{i:02}", "source_b": f"s{j:02}",
         "n": 1, "median_log_ratio": 0.1 * (i - j)}
        for i in range(30) for j in range(i)
    ]  # fmt: skip
    late = [
        {"event_id": "e1", "effect": "killed", "victim_class": "all", "start": "2023-05-02",
         "source_name": f"s{i:02}", "n": 1, "first_days": i, "final_days": i, "near_days": i,
         "last_days": i, "first": i, "final": i}
        for i in range(60)
    ]  # fmt: skip
    many = {
        "tallies": conform(rows, "tallies"),
        "agreement": conform(pairs, "agreement"),
        "lag": conform(late, "lag"),
    }
    figure = PLOTS[name].draw(many, settings())
    assert figure.get_figheight() < 12
    words = figure.get_label() + " ".join(t.get_text() for g in figure.legends for t in g.texts)
    if name not in ("parts", "events"):
        assert re.search(
            r"114 other sources|(rows|sources) in the table[^.]*: \d+", style.plain(words)
        )


def test_labels_do_not_overlap(tables):
    for name, axis in (("forest", "yaxis"), ("toll_over_time", "xaxis"), ("disagreement", "yaxis")):
        figure = PLOTS[name].draw(tables, settings())
        figure.draw_without_rendering()
        boxes = [t.get_window_extent() for t in getattr(figure.axes[0], axis).get_ticklabels()]
        for one in boxes:
            assert sum(one.overlaps(other) for other in boxes) == 1, name


def test_saved_files_carry_title_caption_and_rows(tables, tmp_path):
    module = PLOTS["parts"]
    paths = save(module.draw(tables, settings()), module.data(tables, settings()), tmp_path, "p")
    assert [p.name for p in paths] == ["p.png", "p.svg", "p.pdf", "p.txt", "p.csv"]
    svg = (tmp_path / "p.svg").read_text("utf-8")
    assert "Parts against stated totals: killed" in svg
    said = "Claims: 4; reports: 4; sources: 1; as of 2 May 2023; codebook: literal."
    assert said in svg and said in (tmp_path / "p.txt").read_text("utf-8")
    assert (tmp_path / "p.txt").read_text("utf-8").startswith("e1: Parts against stated totals")
    assert "<dc:date>" not in svg
    assert len(pd.read_csv(tmp_path / "p.csv")) == 4


def test_bytes_do_not_depend_on_hash_seed_locale_zone_or_users_style(tmp_path):
    script = (
        "import sys, hashlib\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import test_plots as t\n"
        "tables = t.tables.__wrapped__() if hasattr(t.tables, '__wrapped__') else t.tables()\n"
        "for name, m in sorted(t.PLOTS.items()):\n"
        "    fig = m.draw(tables, t.settings(labels='ar'))\n"
        "    for kind in ('png', 'svg', *(['pdf'] if name in ('forest', 'map') else [])):\n"
        "        print(name, kind, hashlib.sha256(t.render(fig, kind)).hexdigest())\n"
    )
    (tmp_path / "matplotlibrc").write_text("font.size: 20\naxes.grid: False\nsvg.hashsalt: x\n")
    seen = set()
    for seed, zone, rc in (("1", "UTC", ""), ("2", "Asia/Damascus", str(tmp_path))):
        env = {
            "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "MATPLOTLIBRC": rc,
            "MPLCONFIGDIR": mpl.get_configdir(), "PATH": "/usr/bin:/bin",
        }  # fmt: skip
        env = {k: v for k, v in env.items() if v}
        here = str(Path(__file__).parent)
        done = subprocess.run(
            [sys.executable, "-c", script, here],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        seen.add(done.stdout)
    assert len(seen) == 1


def test_ranges_keep_their_order_inside_arabic():
    said = settings(labels="ar").say("dated", name="مرصد النهر", day="12–15")
    assert "\u206812–15\u2069" in said
    assert said.startswith("\u200f")


def test_wrapping_never_tears_an_isolate():
    text = style.compose("{a} " * 12, "ar", a="River Watch of the North")
    for line in style.wrap(text, 40, "ar").split("\n"):
        assert line.count("\u2068") == line.count("\u2069")
        assert line.startswith("\u200f")


@pytest.mark.parametrize(
    ("low", "best", "high", "said"),
    [(67, 67, 67, "67"), (10, 10, None, "10+"), (None, 10, 10, "≤10"), (12, None, 15, "12–15"),
     (None, 70, None, "~70"), (65, 70, 80, "70 (65–80)"), (None, None, None, "?"),
     (1200, 1200, 1200, "1,200")],
)  # fmt: skip
def test_span_says_the_bounds(low, best, high, said):
    assert style.span(low, best, high) == said


def test_pdf_is_written_without_a_date(tables):
    content = render(PLOTS["parts"].draw(tables, settings(labels="ar")), "pdf")
    # Outlines, no glyphs of a font: these lose their places around isolated words.
    assert b"CreationDate" not in content and b"/FontDescriptor" not in content
    with pytest.raises(UserError, match="'gif'"):
        render(PLOTS["parts"].draw(tables, settings()), "gif")


def test_unknown_label_language_is_a_users_error():
    with pytest.raises(UserError, match="'fr'"):
        PlotSettings(labels="fr")


def test_both_languages_say_the_same_things():
    english, arabic = style.labels_data()["en"], style.labels_data()["ar"]
    assert english.keys() == arabic.keys()
    assert english["names"].keys() == arabic["names"].keys()
    for key, phrase in english.items():
        if isinstance(phrase, str):
            assert set(re.findall(r"{\w+}", phrase)) == set(re.findall(r"{\w+}", arabic[key])), key


@pytest.mark.parametrize("name", sorted(set(PLOTS) - {"events", "map"}))
def test_a_run_over_several_events_shows_one_and_says_which(tables, name):
    pairs = tables["agreement"]
    other = pairs.assign(event_id="e2", median_log_ratio=-3.0)
    tables["agreement"] = pd.concat([pairs, other], ignore_index=True)
    for more in ("consensus", "lag"):
        both = [tables[more], tables[more].assign(event_id="e2")]
        tables[more] = pd.concat(both, ignore_index=True)
    told = style.plain(PLOTS[name].draw(tables, settings()).get_label())
    assert told.startswith("e1: ") and "Other events in the tables of this run: 1" in told
    second = style.plain(PLOTS[name].draw(tables, settings(event_id="e2")).get_label())
    assert second.startswith("e2: ")
    arabic = PLOTS[name].draw(tables, settings(labels="ar")).get_label()
    assert "أحداث أخرى" in arabic
    alone = {k: v[v["event_id"] == "e1"] for k, v in tables.items()}
    one = PLOTS[name].draw(alone, settings())
    assert "e1" not in style.plain(one.get_label())
    pd.testing.assert_frame_equal(
        PLOTS[name].data(tables, settings()), PLOTS[name].data(alone, settings())
    )


def test_incidents_that_reports_only_mention_are_no_event_of_the_run(tables):
    mentions = conform(
        [{**tally(50 + i, "watch", "2023-05-02", i, i, i), "event_id": "r1:other"}
         for i in range(1, 40)],
        "tallies",
    )  # fmt: skip
    tables["tallies"] = pd.concat(
        [tables["tallies"][tables["tallies"]["event_id"] == "e1"], mentions], ignore_index=True
    )
    figure = PLOTS["toll_over_time"].draw(tables, settings())
    assert "Other events" not in style.plain(figure.get_label())
    assert PLOTS["toll_over_time"].data(tables, settings())["value"].max() == 70


@pytest.mark.parametrize("labels", ["en", "ar"])
@pytest.mark.parametrize("step", [1, 40, 500])
def test_ticks_carry_the_year_where_tallies_span_years(labels, step):
    start = pd.Timestamp("2013-12-20")
    days = [(start + pd.Timedelta(days=step * i * 6)).strftime("%Y-%m-%d") for i in range(6)]
    rows = [tally(i, "watch", day, 10 + i, 10 + i, 10 + i) for i, day in enumerate(days)]
    many = {"tallies": conform(rows, "tallies")}
    figure = PLOTS["toll_over_time"].draw(many, settings(labels=labels))
    figure.draw_without_rendering()
    axes = figure.axes[0]
    ticks = [t.get_text() for t in axes.xaxis.get_ticklabels() if t.get_text()]
    assert 2 <= len(ticks) <= 12 and all(re.search(r"\n20\d\d$", t) for t in ticks)
    low, high = axes.get_xlim()
    inside = [line.get_xdata()[0] for line in axes.lines if len(line.get_xdata()) == 1]
    points = axes.convert_xunits(inside)
    # No marker is cut at the ends of the axis.
    assert min(points) - low > 0.01 * (high - low) < high - max(points)


def test_days_beside_the_forest_carry_the_year_where_there_are_several():
    rows = [
        tally(1, "watch", "2013-08-21", 10, 10, 10),
        tally(2, "ministry", "2014-08-21", 12, 12, 12),
    ]
    figure = PLOTS["forest"].draw({"tallies": conform(rows, "tallies")}, settings())
    words = [
        t.get_text() for axis in figure.axes[0].child_axes for t in axis.yaxis.get_ticklabels()
    ]
    assert any("21 Aug 2013" in w for w in words) and any("21 Aug 2014" in w for w in words)


def test_speakers_without_a_name_are_as_many_as_their_outlets():
    rows = [
        tally(i, "medical sources", "2023-05-02", i, i, i, source_class="anonymous", outlet=outlet)
        for i, outlet in enumerate(("The Gazette", "The Herald"), start=3)
    ]
    drawn = PLOTS["toll_over_time"].data({"tallies": conform(rows, "tallies")}, settings())
    assert sorted(drawn["source"]) == [
        "medical sources · The Gazette", "medical sources · The Herald"
    ]  # fmt: skip
    names = {"medical sources": {"ar": "مصادر طبية", "en": "medics"}}
    said = PlotSettings(labels="ar", names=names).name("medical sources · The Herald")
    assert said == "مصادر طبية · The Herald"


def test_dumbbell_sets_two_sides_against_each_other_group_by_group(tables):
    rows = PLOTS["dumbbell"].data(tables, settings())
    assert rows[["source_a", "source_b"]].drop_duplicates().values.tolist() == [
        ["watch", "ministry"]
    ]  # fmt: skip
    both = rows.set_index("group").loc["all"]
    assert (both["value_a"], both["value_b"], both["ratio"]) == (67, 40, 1.675)
    assert both["label_b"] == "≤40" and bool(both["open_low_b"])
    assert pd.isna(rows.set_index("group").loc["civilian", "value_a"])
    asked = PLOTS["dumbbell"].data(tables, settings(sides=["ministry", "The Gazette"]))
    assert asked["source_a"].unique().tolist() == ["ministry"]
    assert asked.set_index("group").loc["all", "label_b"] == "60–80"
    # A party to the conflict comes before an onlooker with as much in common.
    told = tables["tallies"]
    told.loc[told["source_name"] == "ministry", "source_class"] = "media"
    extra = [tally(70, "army", "2023-05-02", 9, 9, 9, source_class="armed_group")]
    more = pd.concat([told, conform(extra, "tallies")], ignore_index=True)
    sides = PLOTS["dumbbell"].data({"tallies": more}, settings())
    assert sides["source_b"].unique().tolist() == ["army"]


def test_codebooks_stand_beside_each_other_for_each_group(tables):
    rows = PLOTS["codebooks"].data(tables, settings())
    assert rows[["group", "codebook", "label"]].values.tolist() == [
        ["all", "literal", "40–80"], ["all", "acled", "40+"]
    ]  # fmt: skip
    led = PLOTS["codebooks"].data(tables, settings(codebook="acled"))
    assert led["codebook"].tolist() == ["acled", "literal"]


def test_lag_begins_with_who_spoke_first(tables):
    rows = PLOTS["lag"].data(tables, settings())
    assert rows["source"].tolist() == ["watch", "ministry"]
    assert rows.iloc[0][["first_days", "final_days", "first", "final"]].tolist() == [0, 1, 25, 67]
    axes = PLOTS["lag"].draw(tables, settings()).axes[0]
    assert axes.get_xscale() == "symlog"


def test_small_multiples_follow_the_latest_toll_of_each_source(tables):
    rows = PLOTS["events"].data(tables, settings())
    assert list(dict.fromkeys(rows["event_id"])) == ["e1", "e2"]
    first = rows[rows["event_id"] == "e1"].set_index("elapsed")
    assert first["low"].to_dict() == {0: 25, 1: 40, 2: 40}
    assert first["high"].to_dict() == {0: 25, 1: 67, 2: 70}
    assert first["median"].to_dict() == {0: 25, 1: 53.5, 2: 67}
    assert first["n_sources"].tolist() == [1, 2, 3] and first.loc[1, "tolls"] == "40 67"
    figure = PLOTS["events"].draw(tables, settings())
    assert [a.get_title(loc="left").split("\n")[0] for a in figure.axes] == ["e1", "e2"]


def test_map_puts_events_at_the_town_that_most_claims_name(tables):
    rows = PLOTS["map"].data(tables, settings())
    assert rows[["event_id", "place", "n_claims", "label"]].values.tolist() == [
        ["e1", "Hasakah", 2, "40–80"], ["e2", "Derna", 1, "?"]
    ]  # fmt: skip
    assert rows["latitude"].round().tolist() == [37, 33]
    words = [t.get_text() for t in PLOTS["map"].draw(tables, settings(labels="ar")).axes[0].texts]
    assert any("الحسكة" in w and "40–80" in w for w in words)
    assert "ليبيا" in " ".join(words)
    tables["events"]["place"] = "Nowhere"
    assert not PLOTS["map"].data(tables, settings())["shown"].any()
    assert len(PLOTS["map"].draw(tables, settings()).axes[0].texts) == 1


def test_an_event_that_linking_found_is_named_by_place_and_day():
    from hasila.plots.common import event_name

    assert style.plain(event_name(settings(), "2022-01-20-al-hasakah-82f3e9")) == (
        "Al Hasakah, 20 Jan 2022"
    )
    assert event_name(settings(), "undated-derna-0a1b2c") == "Derna"
    assert event_name(settings(), "hasakah-2022") == "hasakah-2022"


HOSTILE = [
    "$x_{1}$ & <b>&amp;", "\u202emirror\u202c", "a" * 300, "%s {effect} {0}", "مرصد 12–15 $5$",
    "line\nbreak\ttab", "\x00\x07bell",
]  # fmt: skip


@pytest.mark.parametrize("labels", ["en", "ar"])
@pytest.mark.parametrize("name", sorted(PLOTS))
def test_hostile_names_are_drawn_as_text(tables, name, labels):
    text = {old: HOSTILE[i] for i, old in enumerate(("watch", "ministry", "The Gazette", "e1"))}
    text |= {"north": HOSTILE[4], "south": HOSTILE[5], "Syria": HOSTILE[6]}
    spoilt = {
        key: rows.apply(lambda c: c.replace(text) if c.dtype == "string" else c)
        for key, rows in tables.items()
    }
    chosen = PlotSettings(labels=labels, event_id=HOSTILE[3])
    figure = PLOTS[name].draw(spoilt, chosen)
    # A glyph that no font has is a warning, and would be a box on the page.
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert render(figure, "svg")
    assert figure.get_figwidth() < 15 and "\n" not in str(figure.get_label()).split("\n", 1)[1]


def test_a_print_in_grey_still_tells_series_apart():
    looks = [style.look(i) for i in range(len(style.COLOURS))]
    assert len({str(look["linestyle"]) for look in looks}) == len(looks)
    assert len({look["marker"] for look in looks}) == len(looks)
    assert len(set(style.HATCHES)) == len(style.HATCHES)


def test_the_matrix_darkens_with_the_ratio(tables):
    figure = PLOTS["disagreement"].draw(tables, settings())
    cells = [p for p in figure.axes[0].patches if p.get_facecolor()[:3] != p.get_edgecolor()[:3]]
    grey = sorted(sum(p.get_facecolor()[:3]) for p in cells[:2])
    assert grey[0] < grey[1]
