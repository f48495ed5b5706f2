"""The report that started the project comes out right in full; skipped where it is absent."""

import json
from pathlib import Path

import pandas as pd
import pytest

import hasila
from hasila.evaluate import gold_from_records, measures

GOLD = Path(__file__).parents[1] / ".." / "shared" / "gold" / "dev.jsonl"
pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="no shared material here")


@pytest.fixture(scope="module")
def record() -> dict:
    with GOLD.open(encoding="utf-8") as lines:
        return json.loads(next(lines))


@pytest.fixture(scope="module")
def claims(record: dict) -> pd.DataFrame:
    row = {"report_id": record["doc_id"], "text": record["text"], "language": "ar",
           "published_at": "2022-01-21"}  # fmt: skip
    return hasila.extract(pd.DataFrame([row]))


def test_every_claim_is_found_and_no_other(record: dict, claims: pd.DataFrame) -> None:
    scores = measures(gold_from_records([record]), claims).iloc[0]
    assert (scores["precision"], scores["recall"]) == (1, 1)
    for name in ("qualifier", "victim_class", "aspect", "part_of", "event"):
        assert scores[name] == 1, name
    assert scores["source"] > 0.9


def test_67_is_39_and_5_and_23(claims: pd.DataFrame) -> None:
    total = claims[claims["best"] == 67].iloc[0]
    parts = claims[claims["part_of"] == total["claim_id"]]
    assert sorted(parts["best"]) == [5, 23, 39]
    assert set(parts["aspect"]) == {"part"}


def test_about_seventy_the_director_with_his_staff_and_the_other_place(
    claims: pd.DataFrame,
) -> None:
    numeric = claims[claims["best"].notna()].astype({"best": int})
    killed = numeric[numeric["effect"] == "killed"].set_index("best")
    assert "approx" in set(killed.loc[[70], "qualifier"])
    assert killed.loc[16, "qualifier"] == "exact"
    assert killed.loc[3, "event"] == "other"
    injured = numeric[(numeric["effect"] == "injured") & (numeric["best"] == 7)].iloc[0]
    assert injured["event"] == "other"
    assert injured["source"] == killed.loc[3, "source"]
    assert "SDF" in killed.loc[[23], "source_name"].fillna("").tolist()
