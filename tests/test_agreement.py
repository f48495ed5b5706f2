import math

import pytest

from handmade import claim, report, told
from hasila.agreement import agreement
from hasila.codebook import load

BOOK = load("literal")


def pair(*rows: tuple[str, int, object], **more: object):  # type: ignore[no-untyped-def]
    reports = [
        report(f"r{i}", published_at=f"2022-01-{day:02}") for i, (_, day, _) in enumerate(rows)
    ]
    claims = [claim(f"r{i}", n, source_name=s, **more) for i, (s, _, n) in enumerate(rows)]
    return agreement(told(claims, reports), BOOK)


def test_two_sources_on_one_day() -> None:
    row = pair(("S", 23, 77), ("T", 23, 175)).iloc[0]
    assert (row["source_a"], row["source_b"], row["n"]) == ("S", "T", 1)
    assert row["median_log_ratio"] == pytest.approx(math.log(175.5 / 77.5))
    assert row["relative_error"] == pytest.approx(98 / 126)
    assert row["overlap"] == 0


def test_tolls_far_apart_in_time_are_not_compared() -> None:
    assert pair(("S", 21, 9), ("T", 24, 175)).empty
    assert len(pair(("S", 23, 9), ("T", 24, 175))) == 1


def test_open_bounds_overlap() -> None:
    row = pair(("S", 23, 70), ("T", 23, 60), qualifier="at_least").iloc[0]
    assert row["overlap"] == 1


def test_unlike_groups_are_not_compared() -> None:
    reports = [report("a", published_at="2022-01-23"), report("b", published_at="2022-01-23")]
    claims = [claim("a", 7, source_name="S", victim_class="civilian"),
              claim("b", 39, source_name="T", victim_class="combatant")]  # fmt: skip
    assert agreement(told(claims, reports), BOOK).empty


def test_undated_and_unnamed_are_left_out() -> None:
    assert agreement(told([claim("a", 7, source_name="S"), claim("b", 8)]), BOOK).empty


def test_disagreement_does_not_cancel() -> None:
    reports = [report("a", published_at="2022-01-23"), report("b", published_at="2022-01-23")]
    sides = [("x", 100, 50), ("y", 50, 100)]
    claims = [claim(r, n, source_name=s, victim_class="combatant", actor=actor)
              for actor, p, q in sides for r, s, n in (("a", "S", p), ("b", "T", q))]  # fmt: skip
    row = agreement(told(claims, reports), BOOK).iloc[0]
    assert row["median_log_ratio"] == pytest.approx(0)
    assert row["median_abs_log_ratio"] > 0.6


def test_only_the_sources_with_most_tolls_are_paired_in_a_crowd() -> None:
    reports = [report(f"r{i}", published_at="2022-01-23") for i in range(12)]
    names = ["S", "S", "T", "T", *(f"once {i}" for i in range(8))]
    claims = [claim(f"r{i}", 9 + i, source_name=n) for i, n in enumerate(names)]
    rows = agreement(told(claims, reports), BOOK, most=2)
    assert list(zip(rows["source_a"], rows["source_b"], strict=True)) == [("S", "T")]
