"""Corrections by hand: what applies, what does not fit any more, what is a mistake."""

import pandas as pd
import pytest

import hasila
from corrected import EN, WHO, one, rows, statuses, two_reports
from hasila.errors import UserError
from hasila.hand import apply_claims, apply_events, event_rows, warnings


@pytest.fixture
def reports() -> pd.DataFrame:
    return two_reports()


@pytest.fixture
def claims(reports: pd.DataFrame) -> pd.DataFrame:
    return hasila.extract(reports)


# --- claims


def test_a_correction_sets_fields_and_says_what_they_were(claims, reports) -> None:
    row = {"action": "correct", "report_id": "ar1", "quote": "12 مدنيا", "was": 12,
           "qualifier": "at_least", "victim_class": "mixed"}  # fmt: skip
    done = apply_claims(claims, reports, rows(row))
    new, old = one(done.claims, "12 مدنيا"), one(claims, "12 مدنيا")
    assert new["claim_id"] == old["claim_id"]
    assert (new["low"], new["best"], pd.isna(new["high"])) == (12, 12, True)
    assert new["victim_class"] == "mixed"
    assert (new["hand"], new["hand_by"], new["hand_date"]) == ("corrected", "NN", "2024-05-01")
    assert new["hand_reason"] == "read again"
    assert "qualifier: exact" in new["hand_before"]
    assert "victim_class: civilian" in new["hand_before"]
    assert statuses(done) == ["applied"]
    others = done.claims[done.claims["hand"].isna()]
    assert len(others) == len(claims) - 1


def test_a_number_brings_its_bounds_with_it(claims, reports) -> None:
    row = {"action": "correct", "report_id": "ar1", "quote": "12 مدنيا", "best": 13}
    new = one(apply_claims(claims, reports, rows(row)).claims, "12 مدنيا")
    assert (new["low"], new["best"], new["high"]) == (13, 13, 13)
    row = {**row, "best": "-", "low": 12, "high": 14, "qualifier": "range"}
    new = one(apply_claims(claims, reports, rows(row)).claims, "12 مدنيا")
    assert (new["low"], pd.isna(new["best"]), new["high"]) == (12, True, 14)


def test_a_rejected_claim_leaves_the_claims_and_is_kept(claims, reports) -> None:
    row = {"action": "reject", "report_id": "en1", "quote": "Two soldiers"}
    done = apply_claims(claims, reports, rows(row))
    assert not done.claims["quote"].str.contains("Two soldiers").any()
    gone = one(done.rejected, "Two soldiers")
    assert (gone["hand"], gone["hand_reason"]) == ("rejected", "read again")
    assert len(done.claims) + 1 == len(claims)


def test_an_added_claim_is_complete(claims, reports) -> None:
    row = {"action": "add", "report_id": "en1", "quote": "officials", "effect": "missing",
           "qualifier": "at_least", "best": 4, "source": "officials"}  # fmt: skip
    done = apply_claims(claims, reports, rows(row))
    new = one(done.claims, "officials")
    at = EN.index("officials")
    assert (new["start"], new["end"]) == (at, at + len("officials"))
    assert new["claim_id"] == f"en1:missing:{at}-{at + 9}"
    assert (new["low"], new["best"], pd.isna(new["high"])) == (4, 4, True)
    assert (new["source_start"], new["sentence"], new["rule"]) == (at, 0, "hand")
    assert (new["victim_class"], new["aspect"], new["event"]) == ("unspecified", "total", "main")
    assert new["source_class"] is not pd.NA
    assert list(done.claims["start"][done.claims["report_id"] == "en1"]) == sorted(
        done.claims["start"][done.claims["report_id"] == "en1"]
    )


def test_parts_follow_a_whole_that_is_merged_or_rejected(claims, reports) -> None:
    whole, part = one(claims, "12 مدنيا"), one(claims, "3 أطفال")
    assert part["part_of"] == whole["claim_id"]
    wounded = one(claims, "7")
    merge = {"action": "merge", "report_id": "ar1", "quote": "12 مدنيا",
             "into": wounded["claim_id"]}  # fmt: skip
    done = apply_claims(claims, reports, rows(merge))
    assert one(done.claims, "3 أطفال")["part_of"] == wounded["claim_id"]
    stays = one(done.claims, "7")
    assert (stays["hand"], stays["hand_before"]) == ("merged", f"merged: {whole['claim_id']}")
    assert one(done.rejected, "12 مدنيا")["hand_into"] == wounded["claim_id"]
    reject = {"action": "reject", "report_id": "ar1", "quote": "12 مدنيا"}
    done = apply_claims(claims, reports, rows(reject))
    assert pd.isna(one(done.claims, "3 أطفال")["part_of"])


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"report_id": "gone", "quote": "12 مدنيا"}, "no report 'gone'"),
        ({"quote": "14 مدنيا"}, "quote does not stand there"),
        ({"occurrence": 1}, "quote does not stand there"),
        ({"start": 0, "end": 8}, "quote does not stand there"),
        ({"was": 11}, "was 11 at the review and is 12 now"),
        ({"claim_id": "ar1:injured:0-3"}, "not read any more; there is killed 12"),
        ({"quote": "مصدر طبي"}, "no claim is read there"),
        ({"source": "وزارة الصحة"}, "'source' are not in the report"),
        ({"part_of": "ar1:killed:0-3"}, "no one other claim"),
    ],
)
def test_a_row_that_no_longer_fits_is_not_applied_but_warned_of(
    claims, reports, row: dict[str, object], says: str
) -> None:
    base = {"action": "correct", "report_id": "ar1", "quote": "12 مدنيا", "event": "other"}
    done = apply_claims(claims, reports, rows({**base, **row}))
    assert statuses(done) == ["does not fit"]
    assert says in done.log["message"][0]
    assert len(warnings(done.log)) == 1
    assert warnings(done.log)[0].startswith("claims.csv, row 2: ")
    assert done.claims["hand"].isna().all()
    assert len(done.claims) == len(claims)


def test_what_the_program_reads_by_now_is_not_needed(claims, reports) -> None:
    same = {"action": "correct", "report_id": "ar1", "quote": "12 مدنيا", "best": 12}
    added = {"action": "add", "report_id": "ar1", "quote": "12 مدنيا", "effect": "killed",
             "best": 12, "qualifier": "exact"}  # fmt: skip
    gone = {"action": "reject", "report_id": "ar1", "quote": "مصدر طبي"}
    done = apply_claims(claims, reports, rows(same, added, gone))
    assert statuses(done) == ["not needed"] * 3
    assert not warnings(done.log)
    assert done.claims["hand"].isna().all()


def test_order_of_rows_does_not_matter(claims, reports) -> None:
    given = [
        {"action": "correct", "report_id": "ar1", "quote": "12 مدنيا", "best": 13},
        {"action": "reject", "report_id": "ar1", "quote": "7 آخرون"},
        {"action": "correct", "report_id": "ar1", "quote": "12 مدنيا", "victim_class": "mixed"},
    ]
    one_way = apply_claims(claims, reports, rows(*given))
    other = apply_claims(claims, reports, rows(*reversed(given)))
    columns = [c for c in one_way.claims if not c.startswith("hand")]
    pd.testing.assert_frame_equal(one_way.claims[columns], other.claims[columns])
    pd.testing.assert_frame_equal(one_way.rejected, other.rejected)


CORRECT = {"action": "correct", "report_id": "ar1", "quote": "12 مدنيا"}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([{**CORRECT, "action": "rejct"}], "row 2, action: unknown 'rejct'; did you mean 'reject'"),
        ([CORRECT], "row 2, action: 'correct' sets no field"),
        ([{**CORRECT, "best": "twelve"}], "row 2, best: must be a whole number"),
        ([{**CORRECT, "effect": "kiled"}], "row 2, effect: unknown 'kiled'; did you mean 'killed'"),
        ([{**CORRECT, "effect": "-"}], "row 2, effect: cannot be empty"),
        ([{**CORRECT, "low": 9, "high": 3}], "row 2, low: the numbers must rise"),
        ([{**CORRECT, "low": 20}], "row 2, low: the numbers must rise"),
        ([{**CORRECT, "best": 1, "reviewer": ""}], "row 2, reviewer: is empty"),
        ([{**CORRECT, "best": 1, "reviewed": "1/5/2024"}], "row 2, reviewed: write the day"),
        ([{**CORRECT, "best": 1, "quote": ""}], "row 2, quote: is empty"),
        ([{**CORRECT, "best": 1, "nots": "x"}], "unknown column 'nots'; did you mean 'note'"),
        ([{**CORRECT, "action": "add", "effect": "killed"}], "row 2, qualifier: is empty"),
        ([{**CORRECT, "action": "merge"}], "row 2, into: is empty"),
        ([{**CORRECT, "action": "reject", "best": 3}], "row 2, best: a row that says 'reject'"),
        (
            [{**CORRECT, "best": 1}, {**CORRECT, "best": 2}],
            "row 3, best: '2' contradicts '1' of row 2",
        ),
        (
            [{**CORRECT, "best": 1}, {**CORRECT, "action": "reject"}],
            "row 3, action: 'reject' contradicts 'correct' of row 2",
        ),
    ],
)
def test_a_mistake_names_file_row_and_field(claims, reports, given, says: str) -> None:
    with pytest.raises(UserError) as error:
        apply_claims(claims, reports, rows(*given))
    assert str(error.value).startswith("claims.csv")
    assert says in str(error.value)


def test_merging_in_a_circle_or_into_a_rejected_claim_is_a_mistake(claims, reports) -> None:
    a, b = one(claims, "12 مدنيا")["claim_id"], one(claims, "7")["claim_id"]
    first = {"action": "merge", "report_id": "ar1", "quote": "12 مدنيا", "into": b}
    second = {"action": "merge", "report_id": "ar1", "quote": "7 آخرون", "into": a}
    gone = {"action": "reject", "report_id": "ar1", "quote": "7 آخرون"}
    with pytest.raises(UserError, match="circle"):
        apply_claims(claims, reports, rows(first, second))
    with pytest.raises(UserError, match="rejected"):
        apply_claims(claims, reports, rows(first, gone))


# --- events


def linked() -> pd.DataFrame:
    given = [
        ("e1", "r1", "c1"), ("e1", "r1", "c2"), ("e1", "r2", "c3"), ("e2", "r3", "c4"),
        ("r1:other", "r1", "c5"), ("e3", "r4", None),
    ]  # fmt: skip
    from hasila.schemas import conform

    return conform(pd.DataFrame(given, columns=["event_id", "report_id", "claim_id"]), "events")


def event_row(*given: dict[str, str]):
    cells = [(n, {**WHO, **row}) for n, row in enumerate(given, 2)]
    header = list(dict.fromkeys(k for _, row in cells for k in row))
    return event_rows(cells, header, "events.csv")


def homes(events: pd.DataFrame) -> dict[str, str]:
    named = events["claim_id"].fillna(events["report_id"])
    return dict(zip(named, events["event_id"], strict=True))


def test_reports_claims_and_events_move() -> None:
    events, log = apply_events(
        linked(),
        event_row(
            {"action": "assign", "report_id": "r2", "into": "e2"},
            {"action": "split", "report_id": "r1", "claim_id": "c2", "event_id": "e1",
             "into": "new"},
            {"action": "merge", "event_id": "report:r4", "into": "e1"},
            {"action": "rename", "event_id": "e1", "into": "the-battle"},
        ),
    )  # fmt: skip
    assert list(log["status"]) == ["applied"] * 4
    assert homes(events) == {
        "c1": "the-battle", "c2": "new", "c3": "e2", "c4": "e2", "c5": "r1:other",
        "r4": "the-battle",
    }  # fmt: skip
    hand = dict(zip(events["claim_id"].fillna("r4"), events["hand"], strict=True))
    assert (hand["c3"], hand["c2"], hand["c1"]) == ("assigned", "split", "renamed")
    assert pd.isna(hand["c4"])
    assert events["event_id"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"action": "merge", "event_id": "e9", "into": "e1"}, "no event 'e9'"),
        ({"action": "merge", "event_id": "e1", "into": "e9"}, "no event 'e9'"),
        ({"action": "rename", "event_id": "e1", "into": "e2"}, "use merge"),
        ({"action": "assign", "report_id": "r9", "into": "e1"}, "no report 'r9'"),
        ({"action": "assign", "report_id": "r1", "into": "e9"}, "use split"),
        ({"action": "assign", "report_id": "r1", "event_id": "e2", "into": "e3"}, "not in 'e2'"),
        ({"action": "split", "report_id": "r1", "event_id": "e1", "into": "e2"}, "use assign"),
        ({"action": "merge", "event_id": "report:r9", "into": "e1"}, "not in this run"),
    ],
)
def test_a_row_about_events_that_no_longer_fits(row: dict[str, str], says: str) -> None:
    events, log = apply_events(linked(), event_row(row))
    assert list(log["status"]) == ["does not fit"]
    assert says in log["message"][0]
    assert homes(events) == homes(linked())


def test_what_a_report_tells_of_other_events_leaves_its_own_event_plain() -> None:
    events = linked()
    events.loc[events["claim_id"] == "c2", "event_id"] = "e2"
    claims = pd.DataFrame({"claim_id": ["c1", "c2"], "event": ["main", "other"]})
    row = event_row({"action": "merge", "event_id": "report:r1", "into": "e3"})
    moved, log = apply_events(events, row, claims)
    assert list(log["status"]) == ["applied"]
    assert homes(moved)["c1"] == "e3"
    assert homes(moved)["c2"] == "e2"


def test_contradictions_and_circles_of_events() -> None:
    with pytest.raises(UserError, match=r"events\.csv, row 3, into: 'e3' contradicts 'e2'"):
        apply_events(
            linked(),
            event_row(
                {"action": "merge", "event_id": "e1", "into": "e2"},
                {"action": "merge", "event_id": "e1", "into": "e3"},
            ),
        )
    with pytest.raises(UserError, match="circle"):
        apply_events(
            linked(),
            event_row(
                {"action": "merge", "event_id": "e1", "into": "e2"},
                {"action": "merge", "event_id": "e2", "into": "e1"},
            ),
        )
