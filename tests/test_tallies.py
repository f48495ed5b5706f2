import json

import pandas as pd
import pytest

from handmade import COMPARED, claim, report, table, told
from hasila.codebook import load, parse
from hasila.comparison import compare
from hasila.consensus import consensus
from hasila.tolls import tolls

LITERAL = load("literal")
CIVIL = {"victim_class": "civilian"}
ARMED = {"victim_class": "combatant"}


def toll(claims: list[dict], group: str = "all", book: str = "literal", **sides: str) -> tuple:
    """(low, best, high) of one report's toll of those killed; None when it says none."""
    rows = tolls(told(claims), load(book))
    rows = rows[(rows["victim_class"] == group) & (rows["effect"] == "killed")]
    for side in ("actor", "demographic"):
        want = sides.get(side)
        rows = rows[rows[side].isna() if want is None else rows[side].eq(want)]
    assert len(rows) < 2
    return tuple(rows.iloc[0][["low", "best", "high"]]) if len(rows) else (None, None, None)


def best(claims: list[dict], group: str = "all", **more: str) -> int | None:
    return toll(claims, group, **more)[1]


# --- one report


def test_total_with_parts_counts_once() -> None:
    claims = [
        claim("r", 67, id="t"),
        claim("r", 39, **ARMED, actor="islamic_state", aspect="part", part_of="t"),
        claim("r", 5, **CIVIL, aspect="part", part_of="t"),
        claim("r", 23, **ARMED, actor="sdf", aspect="part", part_of="t"),
    ]
    assert best(claims) == 67
    assert best(claims, "civilian") == 5
    assert best(claims, "combatant") == 62
    assert best(claims, "combatant", actor="sdf") == 23


def test_parts_without_actor_add_up_only_within_their_whole() -> None:
    inner = [
        claim("r", 62, **ARMED, aspect="part", part_of="t", victim_group="fighters of both sides"),
        claim("r", 39, **ARMED, aspect="part", part_of="t", victim_group="militants"),
        claim("r", 23, **ARMED, aspect="part", part_of="t", victim_group="guards"),
    ]
    whole = claim("r", 67, id="t")
    assert best([whole, *inner], "combatant") == 62
    assert best([whole, *inner[1:]], "combatant") == 62


def test_groups_that_exclude_each_other_are_added() -> None:
    claims = [claim("r", 5, **CIVIL), claim("r", 3, **ARMED)]
    assert best(claims) == 8
    assert best(claims, "civilian") == 5


def test_one_sentence_lists_two_kinds_of_soldiers() -> None:
    claims = [
        claim("r", 77, **ARMED, sentence=1, victim_group="prison guards"),
        claim("r", 40, **ARMED, sentence=1, victim_group="fighters"),
    ]
    assert best(claims) == 117


def test_restatements_are_not_added() -> None:
    claims = [
        claim("r", 12, **CIVIL),
        claim("r", 12),
        claim("r", 12, **CIVIL, victim_group="villagers"),
        claim("r", 10, **CIVIL, victim_group="farmers"),
    ]
    assert best(claims) == 12


def test_single_victims_named_again_are_not_added() -> None:
    claims = [claim("r", 5), claim("r", 1, **CIVIL), claim("r", 1, **ARMED)]
    assert best(claims) == 5


def test_a_total_that_cannot_cover_stands_beside_in_its_sentence_only() -> None:
    together = [claim("r", 2, sentence=1), claim("r", 10, **ARMED, sentence=1)]
    apart = [claim("r", 2, sentence=1), claim("r", 10, **ARMED, sentence=2)]
    assert best(together) == 12
    assert best(apart) == 10


def test_earlier_tolls_and_other_incidents_never_count() -> None:
    claims = [
        claim("r", 57, aspect="previous"),
        claim("r", 67),
        claim("r", 5000, event="other"),
    ]
    assert best(claims) == 67
    assert best(claims[:1]) is None


def test_parts_whose_whole_is_missing_are_added_only_without_a_total() -> None:
    parts = [claim("r", 3, demographic="children", **CIVIL, aspect="part"),
             claim("r", 2, demographic="women", **CIVIL, aspect="part")]  # fmt: skip
    assert best(parts) == 5
    assert best([*parts, claim("r", 4, **CIVIL)]) == 4
    assert best(parts, "civilian", demographic="children") == 3


def test_children_and_women_make_up_the_civilians() -> None:
    claims = [claim("r", 3, demographic="children", **CIVIL, sentence=1),
              claim("r", 2, demographic="women", **CIVIL, sentence=1)]  # fmt: skip
    assert best(claims, "civilian") == 5


def test_a_number_before_the_word_that_contains_it() -> None:
    assert toll([claim("r", "dozens"), claim("r", 30)]) == (30, 30, 30)
    assert toll([claim("r", "hundreds"), claim("r", 30)]) == (200, None, 999)
    assert toll([claim("r", "dozens")], book="acled") == (12, 12, 12)


def test_zero_is_a_toll() -> None:
    assert toll([claim("r", 0)]) == (0, 0, 0)


def test_totals_follow_from_parts_only_if_the_codebook_says_so() -> None:
    raw = json.loads(LITERAL.model_dump_json())
    strict = parse({**raw, "totals": {"from_parts": False, "from_groups": False}})
    rows = told([claim("r", 5, **CIVIL), claim("r", 3, **ARMED)])
    out = tolls(rows, strict)
    assert list(out[out["victim_class"] == "all"]["best"]) == [5]


def test_persons_of_no_stated_class_count_as_civilians_where_the_codebook_says_so() -> None:
    assert best([claim("r", 8)], "civilian") is None
    assert best([claim("r", 8)], "civilian", book="airwars") == 8
    mixed = [claim("r", 8, id="t"), claim("r", 2, **ARMED, aspect="part", part_of="t")]
    assert best(mixed, "civilian", book="airwars") == 6
    # The number said before in the headline, with no parts of its own, is the same one.
    assert best([claim("r", 8, start=1), *mixed], "civilian", book="airwars") == 6


def test_sources_of_one_report_are_not_mixed() -> None:
    claims = [
        claim("r", 77, **ARMED, actor="islamic_state", source_name="SOHR"),
        claim("r", 5, **CIVIL, source_name="SOHR"),
        claim("r", 175, **ARMED, actor="islamic_state", source_name="SDF"),
        claim("r", 82, source_name=None),
    ]
    rows = tolls(told(claims), LITERAL)
    rows = rows[rows["victim_class"] == "all"].set_index("source_name")
    assert rows.loc["SOHR", "best"] == 82 and rows.loc["SDF", "best"] == 175
    assert rows.loc["SDF", "partial"] and not rows.loc["SOHR", "partial"]


# --- the table of tallies


def test_tallies_keep_every_claim_and_mark_what_is_not_current() -> None:
    claims = [
        claim("r", 9, aspect="previous", id="old"),
        claim("r", 25, id="new"),
        claim("r", 25, id="again"),
        claim("r", 4, id="elsewhere", event="other"),
    ]
    rows = told(claims, [report("r", published_at="2022-01-21")]).set_index("claim_id")
    assert len(rows) == 4
    assert dict(rows["current"]) == {"old": False, "new": True, "again": False, "elsewhere": True}
    assert rows.loc["again", "restates"] == "new"
    assert rows.loc["new", "as_of"] == "2022-01-21"


def test_as_of_is_the_report_and_for_earlier_tolls_the_claim() -> None:
    claims = [
        claim("r", 332, date="2022-01-20", id="now"),
        claim("r", 130, date="2022-01-23", aspect="previous", id="then"),
        claim("undated", 5, date="2022-01-25", id="only"),
    ]
    rows = told(claims, [report("r", published_at="2022-01-30")]).set_index("claim_id")["as_of"]
    assert dict(rows) == {"now": "2022-01-30", "then": "2022-01-23", "only": "2022-01-25"}


# --- consensus


def dated(report_id: str, day: int, number: object, **more: object) -> tuple[dict, dict]:
    made = report(report_id, published_at=f"2022-01-{day:02}", outlet=more.pop("outlet", report_id))
    return made, claim(report_id, number, **more)


def agreed(pairs: list[tuple[dict, dict]], book: str = "literal", group: str = "all") -> pd.Series:
    reports, claims = zip(*pairs, strict=True)
    once = {r["report_id"]: r for r in reports}
    rows = consensus(told(list(claims), list(once.values())), load(book))
    rows = rows[(rows["victim_class"] == group) & rows["actor"].isna() & rows["demographic"].isna()]
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_growing_toll_counts_with_its_latest() -> None:
    row = agreed([dated("a", 21, 25, source_name="S"), dated("b", 23, 123, source_name="S")])
    assert (row["low"], row["best"], row["high"], row["n_sources"]) == (123, 123, 123, 1)
    assert row["grade"] == "single"


def test_sources_give_the_range() -> None:
    row = agreed([dated("a", 23, 123, source_name="S"), dated("b", 23, 175, source_name="T")])
    assert (row["low"], row["high"], row["n_sources"], row["grade"]) == (123, 175, 2, "disputed")
    assert row["rule"] and row["claim_ids"]


def test_the_number_most_sources_give() -> None:
    pairs = [dated("a", 1, 10, source_name="S"), dated("b", 1, 12, source_name="T"),
             dated("c", 1, 10, source_name="U")]  # fmt: skip
    assert agreed(pairs)["best"] == 10


def test_acled_takes_the_lowest() -> None:
    row = agreed([dated("a", 1, 20, source_name="S"), dated("b", 1, "dozens", source_name="T")],
                 "acled")  # fmt: skip
    assert (row["low"], row["best"], row["high"]) == (12, 12, 12)


def test_ibc_gives_both_ends_and_a_number_only_when_all_agree() -> None:
    row = agreed([dated("a", 1, 10, source_name="S"), dated("b", 1, 14, source_name="T")], "ibc")
    assert (row["low"], row["high"]) == (10, 14) and pd.isna(row["best"])
    row = agreed([dated("a", 1, 10, source_name="S"), dated("b", 1, 10, source_name="T")], "ibc")
    assert row["best"] == 10 and row["grade"] == "agreed"


def test_open_bounds_are_marked() -> None:
    row = agreed([dated("a", 1, 10, qualifier="at_least")])
    assert (row["low"], row["high"], row["open_high"]) == (10, 10, True)


def test_tolls_of_some_only_do_not_speak_for_all() -> None:
    pairs = [dated("a", 1, 60, source_name="S"), dated("b", 1, 4, source_name="T", **CIVIL)]
    row = agreed(pairs)
    assert (row["low"], row["high"], row["n_sources"]) == (60, 60, 1)
    assert agreed(pairs, group="civilian")["best"] == 4
    assert agreed(pairs[1:])["best"] == 4


def test_a_days_dead_are_not_a_fall_of_the_toll() -> None:
    row = agreed([dated("a", 23, 123, source_name="S"), dated("b", 24, 7, source_name="S")])
    assert row["best"] == 123 and "increment" in row["rule"]


def test_hierarchy_trusts_the_named_source_first() -> None:
    raw = json.loads(LITERAL.model_dump_json())
    trust = {"best": "hierarchy", "bounds": "best", "hierarchy": ["monitor", "T"]}
    book = parse({**raw, "name": "mine", "conflict": trust})
    pairs = [dated("a", 1, 10, source_name="S", source_class="monitor"),
             dated("b", 2, 12, source_name="T")]  # fmt: skip
    reports, claims = zip(*pairs, strict=True)
    rows = consensus(told(list(claims), list(reports)), [book, load("acled")])
    assert list(rows["codebook"].unique()) == ["mine", "acled"]
    assert rows.iloc[0]["best"] == 10


def test_one_number_for_dead_and_wounded_bounds_both_where_asked() -> None:
    raw = json.loads(LITERAL.model_dump_json())
    book = parse({**raw, "killed_or_injured": "upper"})
    rows = consensus(told([claim("r", 60, "killed_or_injured")]), book)
    killed = rows[(rows["effect"] == "killed") & (rows["victim_class"] == "all")].iloc[0]
    assert (killed["low"], killed["high"]) == (0, 60) and pd.isna(killed["best"])
    assert set(consensus(told([claim("r", 60, "killed_or_injured")]), LITERAL)["effect"]) == {
        "killed_or_injured"
    }


@pytest.mark.parametrize("seed", range(3))
def test_order_of_the_input_changes_nothing(seed: int) -> None:
    made = [report(f"r{i}", published_at=f"2022-01-{i + 1:02}") for i in range(6)]
    said = [(9, {}, "S"), (5, CIVIL, "S"), (7, ARMED, "T"), ("dozens", {}, None), (9, {}, "T"),
            (30, {}, "U")]  # fmt: skip
    rows = [
        claim(f"r{i}", n, **kind, source_name=s, id=f"c{i}{n}")
        for i, (n, kind, s) in enumerate(said)
    ]
    reports, claims = table(made, "reports"), table(rows, "claims")
    books = ["literal", "ibc"]
    there = compare(reports, claims, codebooks=books)
    other = [t.sample(frac=1, random_state=seed) for t in (reports, claims)]
    back = compare(*other, codebooks=books)
    for name in there:
        pd.testing.assert_frame_equal(there[name], back[name])


def test_compare_of_nothing_gives_empty_tables() -> None:
    out = compare(table([], "reports"), table([], "claims"))
    assert set(out) == set(COMPARED)
    assert all(t.empty for t in out.values())


def test_parts_in_a_circle_are_claims_of_their_own() -> None:
    claims = [claim("r", 5, id="a", part_of="b"), claim("r", 9, id="b", part_of="a")]
    assert best(claims) == 9


def test_a_report_can_count_with_its_largest_toll_only() -> None:
    raw = json.loads(LITERAL.model_dump_json())
    book = parse({**raw, "conflict": {"within_report": "largest"}})
    rows = told([claim("r", 10, source_name="S"), claim("r", 14, source_name="T")])
    out = consensus(rows, book).iloc[0]
    assert (out["low"], out["best"], out["high"], out["n_sources"]) == (14, 14, 14, 1)


def test_one_person_elsewhere_in_the_report_is_not_added() -> None:
    together = [claim("r", 8, **CIVIL, sentence=1), claim("r", 1, **ARMED, sentence=1)]
    apart = [claim("r", 8, **CIVIL, sentence=1), claim("r", 1, **ARMED, sentence=4)]
    assert (best(together), best(apart)) == (9, 8)


def test_a_number_of_all_that_its_own_report_contradicts_is_one_of_some() -> None:
    rows = [claim("r", 5, **CIVIL, source_name="S"), claim("r", 1, source_name="T")]
    out = consensus(told(rows), LITERAL)
    assert out[out["victim_class"] == "all"].iloc[0]["best"] == 5


def test_a_source_named_in_short_is_the_same_source() -> None:
    rows = told(
        [
            claim("r", 5, source="Syrian Civil Defence", id="a"),
            claim("r", 3, "injured", source="Civil Defence", id="b"),
            claim("r", 2, "missing", source="a doctor", source_name="hospital", id="c"),
            claim("r", 9, "detained", id="d"),
        ]
    ).set_index("claim_id")["source_name"]
    assert rows["a"] == rows["b"] == "White Helmets"
    assert rows["c"] == "hospital" and pd.isna(rows["d"])


def test_reports_of_many_places_are_round_ups_where_the_codebook_says_so() -> None:
    towns = ("Saraqib", "Kafr Nabl", "Taftanaz", "Ariha")
    pairs = [dated("a", 1, 4, source_name="a", place="Binnish", **CIVIL)]
    pairs += [
        dated("b", 1, n, source_name="b", place=town, id=town, **CIVIL)
        for n, town in zip((9, 3, 2, 1), towns, strict=True)
    ]
    row = agreed(pairs, "airwars", "civilian")
    assert (row["low"], row["high"]) == (4, 4) and "round-ups left out" in row["rule"]
    assert agreed(pairs, "literal", "civilian")["high"] == 9
    assert agreed(pairs[1:], "airwars", "civilian")["high"] >= 9


def test_round_ups_are_outliers_where_the_codebook_says_so() -> None:
    pairs = [dated(r, 1, n, source_name=r, **CIVIL) for r, n in (("a", 5), ("b", 6), ("c", 177))]
    row = agreed(pairs, "airwars", "civilian")
    assert (row["low"], row["high"]) == (5, 6) and "1 outliers" in row["rule"]
    assert agreed(pairs, "ibc", "civilian")["high"] == 177
    assert agreed(pairs[1:], "airwars", "civilian")["high"] == 177


def test_one_person_is_no_toll_where_others_count_many() -> None:
    pairs = [dated(r, 1, n, source_name=r) for r, n in (("a", 30), ("b", 1), ("c", 31))]
    assert agreed(pairs)["low"] == 30
    few = [dated(r, 1, n, source_name=r) for r, n in (("a", 2), ("b", 1), ("c", 2))]
    assert agreed(few)["low"] == 1


def test_early_tolls_are_out_of_date_once_two_others_count_twice_as_many() -> None:
    pairs = [dated("a", 1, 67, source_name="S"), dated("b", 9, 332, source_name="T")]
    assert agreed(pairs)["low"] == 67
    row = agreed([*pairs, dated("c", 9, 330, source_name="U")])
    assert (row["low"], row["high"]) == (330, 332) and "overtaken" in row["rule"]
