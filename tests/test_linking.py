"""Event linking on hand-made reports: what a user of `unnamed: link` relies on."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from conftest import Result
from hasila.claims import extract
from hasila.events import events
from hasila.events.clusters import clusters
from hasila.events.names import event_id
from hasila.events.stretch import stretched
from hasila.events.told import day_of_url
from hasila.ingest import from_texts
from hasila.io import read_table, write_table

# A market in Idlib, three outlets, two languages, a toll that grows over three days.
MARKET = {
    "market-1": (
        "en", "2019-07-22", "Wire One",
        "At least 20 people were killed and 40 wounded on Monday when warplanes bombed a vegetable "
        "market in the town of Maarat al-Numan in Idlib province, rescuers said.",
    ),
    "market-2": (
        "en", "2019-07-23", "Daily Two",
        "The death toll from Monday's air strikes on the vegetable market in Maarat al-Numan, "
        "Idlib, rose to 31 killed and 60 wounded, rescuers said on Tuesday.",
    ),
    "market-3": (
        "en", "2019-07-25", "Wire One",
        "Thirty-nine people were killed in the air strikes of 22 July on the vegetable market in "
        "Maarat al-Numan, Idlib province, after wounded survivors died in hospital.",
    ),
    "market-4": (
        "ar", "2019-07-22", "شبكة ثالثة",
        "قتل 20 شخصاً وأصيب 40 آخرون اليوم الاثنين في غارات شنتها طائرات حربية على سوق للخضار في "
        "مدينة معرة النعمان بريف إدلب.",
    ),
}  # fmt: skip
# Two attacks in one city on one day, with facts of their own.
TWO = {
    "mosque-1": (
        "en", "2015-03-20", "Wire One",
        "A bomber with an explosive vest killed 77 worshippers during prayers in the Badr mosque "
        "in Sanaa on Friday, medics said.",
    ),
    "mosque-2": (
        "en", "2015-03-20", "Daily Two",
        "77 worshippers were killed on Friday when a suicide bomber struck the Badr mosque in "
        "Sanaa during prayers, according to medics.",
    ),
    "checkpoint-1": (
        "en", "2015-03-20", "Wire One",
        "Gunmen on a motorcycle shot dead 2 policemen at a checkpoint near Tahrir Square in Sanaa "
        "on Friday evening, a security official said.",
    ),
    "checkpoint-2": (
        "en", "2015-03-20", "Daily Two",
        "2 policemen were shot dead by gunmen on a motorcycle at a checkpoint near Tahrir Square "
        "in Sanaa on Friday evening, an official said.",
    ),
}  # fmt: skip
UNRELATED = {
    "flood": (
        "en", "2020-09-05", "Wire One",
        "Floods killed 86 people in Khartoum and destroyed thousands of houses along the Nile, the "
        "ministry of the interior said on Saturday.",
    ),
    "quake": (
        "ar", "2023-02-06", "شبكة ثالثة",
        "قتل 1200 شخص في زلزال ضرب مدينة حلب فجر اليوم الاثنين بحسب وزارة الصحة.",
    ),
    "ferry": (
        "en", "2018-06-01", "Daily Two", "Forty people drowned when a ferry sank off Zanzibar."
    ),
}  # fmt: skip


def table(*parts: dict, **fields: dict) -> pd.DataFrame:
    rows = [
        {"report_id": k, "language": v[0], "published_at": v[1], "outlet": v[2], "text": v[3]}
        for part in parts
        for k, v in part.items()
    ]
    for row in rows:
        row |= fields.get(str(row["report_id"]).replace("-", "_"), {})
    return from_texts(rows)


def linked(reports: pd.DataFrame) -> pd.DataFrame:
    return events(reports, extract(reports), unnamed="link")


def homes(out: pd.DataFrame) -> dict[str, str]:
    """The event of each report's own incident."""
    own = out[~out["event_id"].str.endswith(":other")]
    return dict(zip(own["report_id"], own["event_id"], strict=True))


def groups(out: pd.DataFrame) -> set[frozenset[str]]:
    own = out[~out["event_id"].str.endswith(":other")]
    return {frozenset(v) for v in own.groupby("event_id")["report_id"].agg(set)}


def test_one_incident_in_three_outlets_two_languages_and_days_of_a_growing_toll() -> None:
    out = linked(table(MARKET, UNRELATED))
    assert groups(out) == {frozenset(MARKET), *(frozenset([k]) for k in UNRELATED)}


def test_two_incidents_in_one_city_on_one_day_stay_apart() -> None:
    assert groups(linked(table(TWO))) == {
        frozenset(["mosque-1", "mosque-2"]),
        frozenset(["checkpoint-1", "checkpoint-2"]),
    }


def test_events_have_place_date_score_and_readable_ids() -> None:
    out = linked(table(MARKET, UNRELATED))
    name = homes(out)["market-1"]
    assert name.startswith("2019-07-22-maarrat-al-numan-")
    sure = out.set_index("report_id")["score"]
    assert sure["market-1"].between(0.3, 1).all()
    assert sure[["quake"]].isna().all()
    mine = out[out["report_id"] == "market-1"]
    assert set(mine["date"]) == {"2019-07-22"} and mine["place"].notna().all()


def test_an_event_keeps_its_id_when_later_reports_come() -> None:
    first = table({"market-1": MARKET["market-1"]})
    assert homes(linked(first))["market-1"] == homes(linked(table(MARKET, TWO)))["market-1"]
    assert event_id(None, None, "r").startswith("undated-unplaced-")


def test_a_given_event_wins_and_draws_in_what_belongs_to_it() -> None:
    out = homes(linked(table(MARKET, TWO, market_1={"event_id": "maarat-market"})))
    assert {out[k] for k in MARKET} == {"maarat-market"}


def test_two_given_events_never_become_one() -> None:
    given = {"market_1": {"event_id": "a"}, "market_2": {"event_id": "b"}}
    reports = table(MARKET, **given)
    out = homes(linked(reports))
    assert (out["market-1"], out["market-2"]) == ("a", "b")
    assert set(out.values()) == {"a", "b"}
    both = linked(reports)
    assert set(both.loc[both["report_id"] == "market-1", "score"]) == {1.0}


def test_a_report_of_two_incidents_gives_its_claims_to_both() -> None:
    raqqa = {
        "raqqa-1": (
            "en", "2019-07-22", "Wire One",
            "A car bomb killed 9 people near the clock tower in Raqqa on Monday, residents said.",
        ),
        "raqqa-2": (
            "en", "2019-07-22", "Daily Two",
            "9 people were killed by a car bomb near the clock tower in Raqqa on Monday.",
        ),
    }  # fmt: skip
    both = {
        "round-up": (
            "en", "2019-07-22", "Evening Three",
            "At least 20 people were killed and 40 wounded on Monday when warplanes bombed a "
            "vegetable market in the town of Maarat al-Numan in Idlib province, rescuers said.\n\n"
            "In Raqqa, a car bomb killed 9 people on Monday, residents said.",
        )
    }  # fmt: skip
    out = linked(table(MARKET, raqqa, both))
    home = homes(linked(table(MARKET, raqqa)))
    assert home["raqqa-1"] != home["market-1"]
    mine = out[out["report_id"] == "round-up"]
    assert set(mine["event_id"]) == {home["raqqa-1"], home["market-1"]}


def test_other_incidents_that_nobody_else_tells_of_stay_in_their_bin() -> None:
    reports = table(MARKET)
    claims = extract(reports)
    claims.loc[claims["report_id"] == "market-3", ["event", "place"]] = ["other", "Homs"]
    out = events(reports, claims, unnamed="link")
    assert set(out.loc[out["report_id"] == "market-3", "event_id"]) == {"market-3:other"}


@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_repetition_matters(seed: int) -> None:
    reports = table(MARKET, TWO, UNRELATED)
    claims = extract(reports)
    first = events(reports, claims, unnamed="link")
    mixed = reports.sample(frac=1, random_state=seed), claims.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(first, events(*mixed, unnamed="link"))


@settings(max_examples=6, deadline=None)
@given(st.sets(st.sampled_from(sorted(UNRELATED))))
def test_unrelated_reports_change_nobody_elses_event(some: set[str]) -> None:
    alone = homes(linked(table(MARKET, TWO)))
    more = homes(linked(table(MARKET, TWO, {k: UNRELATED[k] for k in some})))
    assert {k: more[k] for k in alone} == alone


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 14), st.integers(0, 10_000))
def test_clusters_are_those_of_average_linkage(count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    i, j = np.triu_indices(count, 1)
    value = random.random(len(i)) * (random.random(len(i)) < 0.6)
    value[value < 0.05] = 0
    found = clusters(count, i, j, value, cut=0.3)
    wanted = fcluster(linkage(1 - value, "average"), 0.7, "distance")
    assert ((found[:, None] == found) == (wanted[:, None] == wanted)).all()


def test_an_event_goes_on_over_neighbouring_days_alone() -> None:
    """Rows 0 and 1, 2 and 3, 4 and 5 are clusters; each is well linked to the next."""
    root = np.array([0, 0, 2, 2, 4, 4])
    i, j, value = np.array([0, 1, 2, 3]), np.array([2, 3, 4, 5]), np.full(4, 0.6)
    days = [100, 101, 103, 104, 140, None]
    assert stretched(root, i, j, value, days).tolist() == [0, 0, 0, 0, 4, 4]
    assert stretched(root, i, j, value, days, frozenset([0, 2])).tolist() == root.tolist()
    assert stretched(root, i, j, value / 2, days).tolist() == root.tolist()


def test_no_reports_give_no_events() -> None:
    empty = table(MARKET).iloc[:0]
    assert events(empty, extract(empty), unnamed="link").empty


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.com/someone/status/1862841598775644229", "2024-11-30"),
        ("https://example.org/news/2021/9/18/blast", "2021-09-18"),
        ("https://example.org/2021/19/18/blast", None),
        ("https://example.org/page/7", None),
        (None, None),
    ],
)
def test_addresses_give_days_away(url: str | None, day: str | None) -> None:
    found = day_of_url(url)
    assert (found.isoformat() if found else None) == day


def test_the_command_links(cli: Callable[..., Result], tmp_path: Path) -> None:
    reports = table(MARKET, TWO)
    write_table(reports, tmp_path / "reports.parquet", "reports")
    write_table(extract(reports), tmp_path / "claims.parquet", "claims")
    paths = [tmp_path / name for name in ("reports.parquet", "claims.parquet")]
    told = json.dumps({"compare": {"unnamed": "link"}})
    done = cli("compare", *paths, "-o", tmp_path, "--config", told)
    assert done.code == 0, done.err
    out = read_table(tmp_path / "events.parquet", "events")
    assert len(groups(out)) == 3
