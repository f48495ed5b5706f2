"""Consensus: which tolls count, which number stands, and what each number says of itself."""

import json

import pandas as pd
import pytest

from handmade import claim, report, told
from hasila.codebook import Codebook, load, parse
from hasila.consensus import consensus
from hasila.errors import UserError

LITERAL = load("literal")
CIVIL = {"victim_class": "civilian"}
Pair = tuple[dict, dict]


def book(name: str = "mine", **changes: object) -> Codebook:
    """The literal codebook with other rules of conflict, or other keys that are mappings."""
    raw = json.loads(LITERAL.model_dump_json()) | {"name": name}
    for key, value in changes.items():
        raw[key] = {**raw[key], **value} if isinstance(value, dict) else value  # type: ignore[dict-item]
    return parse(raw)


def said(day: int, number: object, source: str | None = None, **more: object) -> Pair:
    """A report of its own that says a number, and its claim."""
    said.n = getattr(said, "n", 0) + 1  # type: ignore[attr-defined]
    name = str(more.pop("report_id", f"r{said.n}"))  # type: ignore[attr-defined]
    made = report(name, published_at=f"2022-01-{day:02}", outlet=more.pop("outlet", name))
    return made, claim(name, number, source_name=source, **more)


def rows(pairs: list[Pair], *books: Codebook) -> pd.DataFrame:
    reports, claims = zip(*pairs, strict=True)
    once = {r["report_id"]: r for r in reports}
    return consensus(told(list(claims), list(once.values())), books or LITERAL)


def whole(pairs: list[Pair], rules: Codebook = LITERAL, effect: str = "killed") -> pd.Series:
    found = rows(pairs, rules)
    found = found[found["victim_class"].eq("all") & found["effect"].eq(effect)]
    assert len(found) == 1
    return found.iloc[0]


def numbers(row: pd.Series) -> tuple:
    return tuple(None if pd.isna(row[k]) else int(row[k]) for k in ("low", "best", "high"))


# --- the policies


TWO_AND_ONE = [said(1, 10, "S"), said(2, 14, "T"), said(3, 10, "U")]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"best": "none"}, (10, None, 14)),
        ({"best": "lowest", "bounds": "best"}, (10, 10, 10)),
        ({"best": "highest"}, (10, 14, 14)),
        ({"best": "latest"}, (10, 10, 14)),
        ({"best": "majority"}, (10, 10, 14)),
        ({"best": "agreed"}, (10, None, 14)),
        ({"best": "hierarchy", "hierarchy": ["T", "S"], "bounds": "best"}, (14, 14, 14)),
        ({"best": "hierarchy", "hierarchy": ["nobody"]}, (10, 10, 14)),
        ({"best": "majority", "bounds": "corroborated"}, (10, 10, 10)),
    ],
)
def test_policies_for_sources_that_differ(rules: dict, expected: tuple) -> None:
    assert numbers(whole(TWO_AND_ONE, book(conflict=rules))) == expected


def test_several_codebooks_stand_in_the_order_of_the_config() -> None:
    books = [load(name) for name in ("literal", "acled", "ibc", "airwars")]
    found = rows(TWO_AND_ONE, *books)
    assert list(found["codebook"].unique()) == ["literal", "acled", "ibc", "airwars"]
    best = found[found["victim_class"].eq("all")].set_index("codebook")["best"]
    assert dict(best.astype(object).where(best.notna(), None)) == {
        "literal": 10, "acled": 10, "ibc": None, "airwars": 10,
    }  # fmt: skip


def test_two_codebooks_of_one_name_are_refused() -> None:
    with pytest.raises(UserError, match="two of them are named 'literal'"):
        rows(TWO_AND_ONE, LITERAL, LITERAL)


def test_a_range_is_what_two_reports_give_where_any_number_is() -> None:
    wide = book(conflict={"bounds": "corroborated", "per_source": "all"})
    pairs = [said(1, n, s) for n, s in ((4, "A"), (4, "B"), (6, "C"), (6, "D"), (3, "E"), (9, "F"))]
    assert numbers(whole(pairs, wide))[::2] == (4, 6)
    assert numbers(whole(pairs[3:], wide))[::2] == (3, 9)


def test_the_single_number_lies_within_its_range() -> None:
    latest = book(conflict={"best": "latest", "bounds": "corroborated"})
    pairs = [said(1, 4, "A"), said(2, 4, "B"), said(3, 9, "C")]
    assert numbers(whole(pairs, latest)) == (4, 4, 4)


def test_tolls_of_some_count_where_the_codebook_says_so() -> None:
    pairs = [said(1, 5, "S"), said(1, 3, "T", **CIVIL)]
    assert numbers(whole(pairs))[::2] == (5, 5)
    assert numbers(whole(pairs, book(conflict={"partial": "count"})))[::2] == (3, 5)


def test_what_a_report_counts_elsewhere_is_left_out_where_the_codebook_says_so() -> None:
    round_up = [said(1, 4, "S", report_id="z", place="Binnish"),
                said(1, 40, "S", report_id="z", place="Aleppo", id="far")]  # fmt: skip
    one, two = said(1, 4, "T", place="Binnish"), said(1, 7, "U", place="Binnish")
    at_home = book(conflict={"elsewhere": "leave_out"})
    assert numbers(whole([*round_up, one, two]))[2] == 40
    assert numbers(whole([*round_up, one, two], at_home)) == (4, 4, 7)
    # Nobody else names the place, or the report counts nobody there: its number stands.
    assert numbers(whole(round_up, at_home))[2] == 40
    assert numbers(whole([round_up[1], one, two], at_home))[2] == 40


def test_those_whose_class_is_contested_may_be_none_where_the_codebook_says_so() -> None:
    zero = book(conflict={"contested_class": "zero"})
    fighters = said(1, 3, "T", victim_class="combatant")
    pairs = [said(1, 3, "S", **CIVIL), said(2, 2, "U", **CIVIL), fighters]
    found = rows(pairs, zero).set_index("victim_class")
    civil, armed = found.loc["civilian"], found.loc["combatant"]
    assert (*numbers(civil), civil["grade"]) == (0, None, 3, "disputed")
    assert civil["low_rule"] == "0, for they are combatants to T, 2022-01-01: as stated"
    assert set(civil["low_claim_ids"].split()) == {fighters[1]["claim_id"]}
    assert numbers(armed) == (0, None, 3)
    assert numbers(rows(pairs).set_index("victim_class").loc["civilian"]) == (2, 2, 3)
    # Another number, or a report that counts both: they are other persons.
    other = said(1, 9, "T", victim_class="combatant")
    both = [said(1, 3, "V", report_id="v", **CIVIL),
            said(1, 3, "V", report_id="v", victim_class="combatant")]  # fmt: skip
    for more in ([other], [fighters, *both]):
        found = rows([*pairs[:2], *more], zero).set_index("victim_class")
        assert numbers(found.loc["civilian"])[0] == 2


# --- sources without a name


def test_unnamed_sources_of_two_outlets_are_two() -> None:
    pairs = [said(d, n, "medical sources", source_class="anonymous", outlet=o)
             for d, n, o in ((1, 10, "Daily"), (2, 14, "Weekly"))]  # fmt: skip
    row = whole(pairs)
    assert (row["n_sources"], *numbers(row)[::2]) == (2, 10, 14)
    assert "medical sources (Weekly), 2022-01-02" in row["high_rule"]
    row = whole(pairs, book(conflict={"unnamed": "together"}))
    assert (row["n_sources"], *numbers(row)[::2]) == (1, 14, 14)


def test_unnamed_sources_of_one_outlet_and_named_ones_of_two_are_one() -> None:
    unnamed = {"source_class": "anonymous", "outlet": "Daily"}
    assert whole([said(1, 10, "medics", **unnamed), said(2, 14, "medics", **unnamed)])["low"] == 14
    known = {"source_class": "monitor"}
    assert whole([said(1, 10, "S", **known), said(2, 14, "S", **known)])["n_sources"] == 1


# --- cumulative and incremental


ADDING = book(conflict={"increments": "add"})


def bodies(day: int, number: int, source: str | None) -> Pair:
    words = f"{number} more bodies"
    return said(day, number, source, quote=words, victim_group=words)


def test_what_a_source_adds_is_no_new_toll() -> None:
    pairs = [said(1, 100, "S"), bodies(3, 60, "S")]
    row = whole(pairs)
    assert numbers(row) == (100, 100, 100) and "1 increments left out" in row["rule"]
    assert numbers(whole([said(1, 100, "S"), said(3, 60, "S")])) == (60, 60, 60)


def test_what_a_source_adds_is_added_where_the_codebook_says_so() -> None:
    pairs = [said(1, 100, "S"), bodies(3, 60, "S"), bodies(4, 5, "S")]
    row = whole(pairs, ADDING)
    assert numbers(row) == (165, 165, 165)
    assert "earlier toll and what the source has added since" in row["best_rule"]
    assert len(row["best_claim_ids"].split()) == 3
    # A cumulative toll on a later day takes their place.
    assert numbers(whole([*pairs, said(6, 170, "S")], ADDING)) == (170, 170, 170)


def test_only_the_source_itself_can_add_and_only_on_a_later_day() -> None:
    assert numbers(whole([said(1, 100, "S"), bodies(3, 60, "T")], ADDING))[::2] == (60, 100)
    assert numbers(whole([said(3, 100, "S"), bodies(3, 60, "S")], ADDING))[2] == 100
    assert numbers(whole([bodies(3, 60, "S")], ADDING)) == (60, 60, 60)


def test_a_days_dead_are_left_out_by_their_size_but_never_added() -> None:
    pairs = [said(1, 100, "S"), said(3, 7, "S")]
    assert numbers(whole(pairs, ADDING)) == (100, 100, 100)


# --- killed or injured


def both(number: int, **more: object) -> dict:
    return claim("r", number, "killed_or_injured", **more)


UPPER = book(killed_or_injured="upper")


def of(effect: str, claims: list[dict], rules: Codebook = UPPER) -> tuple | None:
    found = consensus(told(claims), rules)
    found = found[found["effect"].eq(effect) & found["victim_class"].eq("all")]
    return numbers(found.iloc[0]) if len(found) else None


def test_one_number_for_dead_and_wounded_stands_for_itself() -> None:
    assert of("killed_or_injured", [both(20)], LITERAL) == (20, 20, 20)
    assert of("killed", [both(20)], LITERAL) is None


def test_it_bounds_both_and_less_what_is_known_of_one() -> None:
    assert of("killed", [both(20)]) == of("injured", [both(20)]) == (0, None, 20)
    known = [both(20), claim("r", 5)]
    assert of("killed", known) == (5, 5, 5)
    assert of("injured", known) == (0, None, 15)
    row = consensus(told(known), UPPER)
    row = row[row["effect"].eq("injured")].iloc[0]
    assert "at most the killed or injured less the killed" in row["high_rule"]
    assert len(row["high_claim_ids"].split()) == 2
    # More dead than dead and wounded: they do not count the same persons.
    assert of("injured", [both(20), claim("r", 50)]) is None


# --- what a number says of itself


def test_each_number_says_whose_it_is_and_how_it_came_about() -> None:
    sum_of = [claim("b", 9, **CIVIL, source_name="T"),
              claim("b", 5, victim_class="combatant", source_name="T")]  # fmt: skip
    pairs = [said(1, 10, "S", report_id="a"), *((said(2, 1, report_id="b")[0], c) for c in sum_of)]
    row = whole(pairs, book(conflict={"best": "none"}))
    assert row["low_rule"] == "lowest of 2 tolls; S, 2022-01-01: as stated"
    assert row["high_rule"].endswith("T, 2022-01-02: sum of groups that exclude each other")
    assert row["best_rule"] == "no single number: the codebook gives ranges only"
    assert len(row["low_claim_ids"].split()) == 1
    assert len(row["high_claim_ids"].split()) == 2
    assert pd.isna(row["best_claim_ids"])
    assert set(row["claim_ids"].split()) == {c["claim_id"] for _, c in pairs}


def test_rules_in_words() -> None:
    assert whole([said(1, 10, "S")])["best_rule"] == "the only toll; S, 2022-01-01: as stated"
    open_ = whole([said(1, 10, "S", qualifier="at_least")])
    assert "at least so many" in open_["high_rule"]
    assert open_["high_rule"].endswith("the wording leaves more open")
    vague = whole([said(1, "dozens", "S")])
    assert "'dozens' as the codebook counts it" in vague["low_rule"]
    assert vague["best_rule"] == "no single number: nobody says one"
    row = whole(TWO_AND_ONE)
    assert row["best_rule"].startswith("given by most sources (2 of 3); ")
    row = whole(TWO_AND_ONE, load("ibc"))
    assert row["best_rule"] == "no single number: the tolls differ"
    row = whole(TWO_AND_ONE, load("acled"))
    assert row["high_rule"].startswith("the toll that was chosen (lowest of 3 tolls); S")


def test_grades_are_the_codebooks_words() -> None:
    airwars = load("airwars")
    grade = {n: whole([said(1, 4, s) for s in names], airwars)["grade"]
             for n, names in (("one", "A"), ("two", "AB"))}  # fmt: skip
    assert grade == {"one": "weak", "two": "fair"}
    assert whole([said(1, 4, "A"), said(1, 6, "B")], airwars)["grade"] == "contested"
    assert whole([said(1, 4, "A"), said(1, 6, "B")])["grade"] == "disputed"


def test_a_number_of_fighters_said_again_without_a_class_is_none_of_civilians() -> None:
    loose = book(unspecified="civilian")
    again = said(1, 3, "S", report_id="r")
    fighters = said(1, 3, "S", report_id="r", victim_class="combatant")
    assert set(rows([again, fighters], loose)["victim_class"]) == {"all", "combatant"}
    assert "civilian" in set(rows([again], loose)["victim_class"])
