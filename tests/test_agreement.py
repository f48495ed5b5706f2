import math
import sys

import numpy as np
import pandas as pd
import pytest

from handmade import claim, report, told
from hasila.agreement import agreement, concord, lag, leaning
from hasila.agreement.measures import (
    alpha,
    alpha_interval,
    cluster_interval,
    lin,
    median_interval,
)
from hasila.codebook import load
from hasila.tolls import tolls

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


# Lin 1989: 2 s_xy / (s_x^2 + s_y^2 + (mean_x - mean_y)^2), variances over n.
def test_concordance_by_hand() -> None:
    x = np.array([1.0, 2.0, 3.0])
    assert lin(x, x + 1) == pytest.approx((2 * 2 / 3) / (2 / 3 + 2 / 3 + 1))
    assert lin(x, x) == pytest.approx(1)
    assert lin(x, x[::-1]) == pytest.approx(-1)
    assert lin(x[:2], x[:2]) is None, "two pairs lie on a line anyhow"
    assert lin(np.ones(3), np.ones(3)) is None, "nothing varies"


# Values 1 2 | 3 3: D_o = 2 * 1 / 4, D_e = 2 * (1 + 4 + 4 + 1 + 1 + 0) / (4 * 3).
def test_alpha_by_hand() -> None:
    units = [np.array([1.0, 2.0]), np.array([3.0, 3.0]), np.array([7.0])]
    assert alpha(units) == pytest.approx(1 - (2 / 4) / (22 / 12))
    assert alpha(units[:1]) is None
    assert alpha([np.ones(2), np.ones(2)]) is None


# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": four observers, twelve units,
# missing values; the interval metric gives 0.849.
def test_alpha_of_the_published_example() -> None:
    rows = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."]  # fmt: skip
    columns = zip(*(r.split() for r in rows), strict=True)
    units = [np.array([float(v) for v in c if v != "."]) for c in columns]
    assert alpha(units) == pytest.approx(0.849, abs=0.0005)


def test_closed_form_of_alpha_is_the_package_s(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    units = [rng.normal(u, 1, size=2 + u % 3) for u in range(9)]
    by_package = alpha(units)
    monkeypatch.setattr("hasila.agreement.measures._MOST_VALUES", 0)
    assert alpha(units) == pytest.approx(by_package, abs=1e-12)


def test_intervals_depend_on_the_row_alone() -> None:
    values = np.array([0.1, 0.4, 0.2, 0.9, 0.3, 0.5])
    first = median_interval(values, ("e", "killed", "S", "T"))
    assert first == median_interval(values, ("e", "killed", "S", "T"))
    low, high = first
    assert low is not None and high is not None
    assert 0.1 <= low <= np.median(values) <= high <= 0.9
    assert median_interval(values[:4], ("e",)) == (None, None), "four cases are too few"


def test_interval_of_alpha_holds_it() -> None:
    rng = np.random.default_rng(5)
    units = [rng.normal(u, 1, size=3) for u in range(12)]
    low, high = alpha_interval(units, list(range(12)), ("x",))
    value = alpha(units)
    assert low is not None and high is not None and value is not None
    assert low < value < high <= 1


def days(*rows: tuple[str, int, object], **more: object) -> pd.DataFrame:
    """Tolls of sources on days of January, each in a report of its own."""
    reports = [
        report(f"r{i}", published_at=f"2022-01-{day:02}") for i, (_, day, _) in enumerate(rows)
    ]
    claims = [claim(f"r{i}", n, source_name=s, **more) for i, (s, _, n) in enumerate(rows)]
    return tolls(told(claims, reports), BOOK)


def test_bounds_and_concordance_stand_beside_the_pair() -> None:
    rows = [row for day in range(1, 8) for row in (("S", day, 10 * day), ("T", day, 20 * day))]
    reports = [
        report(f"r{i}", published_at=f"2022-01-{day:02}") for i, (_, day, _) in enumerate(rows)
    ]
    claims = [claim(f"r{i}", n, source_name=s) for i, (s, _, n) in enumerate(rows)]
    row = agreement(told(claims, reports), BOOK).iloc[0]
    assert row["n"] == 7
    assert row["median_log_ratio_low"] <= row["median_log_ratio"] <= row["median_log_ratio_high"]
    x = np.log([10.0 * d + 0.5 for d in range(1, 8)])
    y = np.log([20.0 * d + 0.5 for d in range(1, 8)])
    by_hand = 2 * np.cov(x, y, bias=True)[0, 1] / (x.var() + y.var() + (x.mean() - y.mean()) ** 2)
    assert row["concordance"] == pytest.approx(by_hand)
    assert row["concordance_low"] <= by_hand <= row["concordance_high"]


def test_rows_do_not_depend_on_each_other() -> None:
    own = [(s, day, n + day) for day in range(1, 8) for s, n in (("S", 10), ("T", 17))]
    more = [*own, *(("U", day, 90 + day) for day in range(1, 8))]

    def rows(told_rows: list[tuple[str, int, int]]) -> pd.DataFrame:
        reports = [report(f"{s}{day}", published_at=f"2022-01-{day:02}") for s, day, _ in told_rows]
        claims = [claim(f"{s}{day}", n, source_name=s) for s, day, n in told_rows]
        return agreement(told(claims, reports), BOOK)

    few, many = rows(own), rows(more[::-1])
    same = many[(many["source_a"] == "S") & (many["source_b"] == "T")].reset_index(drop=True)
    pd.testing.assert_frame_equal(few, same)


def test_all_sources_at_once() -> None:
    row = concord(days(("S", 1, 10), ("T", 1, 10), ("U", 1, 20), ("S", 9, 40), ("T", 9, 80)))
    assert list(row["effect"]) == ["killed"]
    one = row.iloc[0]
    assert (one["n_units"], one["n_pairs"], one["n_sources"]) == (2, 4, 3)
    ratios = [0, math.log(20.5 / 10.5), math.log(20.5 / 10.5), math.log(80.5 / 40.5)]
    assert one["median_abs_log_ratio"] == pytest.approx(np.median(ratios))
    assert one["relative_error"] == pytest.approx(2 / 3)
    assert one["overlap"] == pytest.approx(1 / 4)
    first, second = np.log([10.5, 10.5, 20.5]), np.log([40.5, 80.5])
    assert one["alpha"] == pytest.approx(alpha([first, second]))
    assert pd.isna(one["alpha_low"]), "two units tell nothing of chance"


def test_events_are_compared_each_and_together() -> None:
    tables = [days(("S", 1, 10 * i), ("T", 1, 15 * i)).assign(event_id=f"e{i}") for i in (1, 2, 3)]
    out = concord(pd.concat(tables, ignore_index=True))
    assert out["event_id"].isna().sum() == 1
    assert list(out["n_events"]) == [3, 1, 1, 1]


def test_lag_by_hand() -> None:
    out = lag(days(("S", 1, 9), ("S", 3, 100), ("S", 5, 104), ("S", 8, 104), ("T", 4, 90)))
    rows = out.set_index("source_name")
    s, t = rows.loc["S"], rows.loc["T"]
    assert (s["start"], s["first_days"], s["near_days"]) == ("2022-01-01", 0, 2)
    assert (s["final_days"], s["last_days"], s["n"]) == (4, 7, 4)
    assert (s["first"], s["final"]) == (9, 104)
    assert (t["first_days"], t["final_days"]) == (3, 3)
    assert t["first_report_id"] == "r4"


def test_a_source_that_says_more_of_one_side() -> None:
    rows = [row for day in range(1, 11) for row in (("S", day, 50 * day), ("T", day, 100 * day))]
    out = leaning(days(*rows, victim_class="combatant", actor="side"))
    side = out[out["actor"] == "side"].set_index("source_name")
    assert side.loc["T", "log_ratio"] == pytest.approx(-side.loc["S", "log_ratio"])
    assert side.loc["T", "raw_log_ratio"] == pytest.approx(math.log(2) / 2, abs=0.01)
    assert 0 < side.loc["T", "log_ratio"] < side.loc["T", "raw_log_ratio"] + 1e-9
    assert side.loc["T", "low"] > 0 and side.loc["T", "prob_more"] > 0.95
    assert side.loc["T", "factor"] == pytest.approx(math.exp(side.loc["T", "log_ratio"]))


def test_sources_that_differ_by_chance_do_not_lean() -> None:
    rng = np.random.default_rng(11)
    rows = [(s, day, int(100 * math.exp(rng.normal(0, 0.3)))) for day in range(1, 11) for s in "ST"]
    out = leaning(days(*rows))
    assert (out["low"] < 0).all() and (out["high"] > 0).all()
    assert (out["log_ratio"].abs() <= out["raw_log_ratio"].abs() + 1e-9).all()
    assert leaning(days(*rows[:6])).empty, "three days are too few"


def test_leanings_are_ridge_estimates(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    unit = np.repeat(np.arange(8), 3)
    column = np.tile(np.arange(3), 8)
    values = rng.normal(size=24) + unit
    ratio = 0.7
    module = sys.modules["hasila.agreement.leaning"]
    monkeypatch.setattr(module, "RATIOS", np.array([ratio]))
    found = module.fit(values, unit, column, 3)
    design = np.eye(3)[column]
    levels = np.eye(8)[unit]
    project = np.eye(24) - levels @ np.linalg.pinv(levels)
    cross = design.T @ project @ design
    by_hand = np.linalg.solve(cross + np.eye(3) / ratio, design.T @ project @ values)
    assert found.mean == pytest.approx(by_hand)
    assert found.free == 16


def test_clusters_are_drawn_as_wholes() -> None:
    rng = np.random.default_rng(4)
    values = rng.normal(size=30)
    alone = cluster_interval(values, np.arange(30), ("x",))
    assert alone == pytest.approx(median_interval(values, ("x",)))
    together = cluster_interval(np.repeat(values[:6], 5), np.repeat(np.arange(6), 5), ("x",))
    assert together == pytest.approx(median_interval(values[:6], ("x",)), abs=1e-9)
    low, high = cluster_interval(values, np.arange(30), ("x",), mean=True)
    assert low is not None and high is not None and low < values.mean() < high
    assert cluster_interval(values[:4], np.arange(4), ("x",)) == (None, None)
