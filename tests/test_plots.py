"""The rows of the plots: which tolls they show, for whom and when."""

import pandas as pd
import pytest

import plotted
from hasila.codebook import load
from hasila.plots import PLOTS, PlotSettings, style
from hasila.schemas import conform
from plotted import part, settings, tally


@pytest.fixture
def tables():
    return plotted.tables()


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
