import pandas as pd

from handmade import claim, report, table
from hasila.events import events


def test_given_event_wins_and_the_rest_is_one_study() -> None:
    reports = table([report("r1", event_id="e1"), report("r2")], "reports")
    claims = table([claim("r1", 3), claim("r2", 4)], "claims")
    out = events(reports, claims, study="battle")
    assert dict(zip(out["report_id"], out["event_id"], strict=True)) == {"r1": "e1", "r2": "battle"}


def test_each_report_can_be_its_own_event() -> None:
    reports = table([report("r1"), report("r2", event_id="e")], "reports")
    claims = table([claim("r1", 3), claim("r2", 4)], "claims")
    out = events(reports, claims, unnamed="report")
    assert list(out["event_id"]) == ["e", "r1"]


def test_nothing_is_lost_and_other_incidents_stay_apart() -> None:
    reports = table([report("r1"), report("silent")], "reports")
    claims = table([claim("r1", 3, id="a"), claim("r1", 900, id="b", event="other")], "claims")
    out = events(reports, claims, study="s")
    assert set(out["claim_id"].dropna()) == {"a", "b"}
    assert out.set_index("claim_id").loc["b", "event_id"] == "r1:other"
    silent = out[out["report_id"] == "silent"]
    assert list(silent["event_id"]) == ["s"] and silent["claim_id"].isna().all()


def test_order_of_the_input_does_not_matter() -> None:
    reports = table([report("r1"), report("r2")], "reports")
    claims = table([claim("r1", 3), claim("r2", 4), claim("r1", 5)], "claims")
    there = events(reports, claims)
    back = events(reports.iloc[::-1], claims.iloc[::-1])
    pd.testing.assert_frame_equal(there, back)


def test_empty_corpus() -> None:
    assert events(table([], "reports"), table([], "claims")).empty
