"""Corrections by hand: what applies, what does not fit any more, what is a mistake."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

import hasila
from conftest import ROOT, Result, Study
from hasila.errors import UserError
from hasila.hand import apply_claims, apply_events, claim_rows, event_rows, warnings
from hasila.ingest import from_texts

AR = "قال مصدر طبي إن 12 مدنيا قتلوا في القصف، بينهم 3 أطفال، وأصيب 7 آخرون."
EN = "At least 10 people died when shells hit a bakery, officials said. Two soldiers were wounded."
WHO = {"reviewer": "NN", "reviewed": "2024-05-01", "reason": "read again"}


@pytest.fixture
def reports() -> pd.DataFrame:
    table = from_texts([AR, EN])
    return table.assign(report_id=pd.array(["ar1", "en1"], dtype="string"))


@pytest.fixture
def claims(reports: pd.DataFrame) -> pd.DataFrame:
    return hasila.extract(reports)


def rows(*given: dict[str, object], file: str = "claims.csv"):
    cells = [(n, {k: str(v) for k, v in {**WHO, **row}.items()}) for n, row in enumerate(given, 2)]
    header = list(dict.fromkeys(k for _, row in cells for k in row))
    return claim_rows(cells, header, file)


def one(table: pd.DataFrame, quote: str) -> pd.Series:
    found = table[table["quote"].str.contains(quote, regex=False)]
    assert len(found) == 1, found
    return found.iloc[0]


def statuses(done: object) -> list[str]:
    return list(done.log["status"])


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


# --- command line


@pytest.fixture
def files(tmp_path: Path, claims, reports) -> Path:
    from hasila.io import write_table

    write_table(claims, tmp_path / "claims.parquet", "claims")
    write_table(reports, tmp_path / "reports.parquet", "reports")
    return tmp_path


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


HEAD = "action,report_id,quote,best,reviewer,reviewed,reason\n"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_come_as_spreadsheets_write_them(cli, files: Path, mark: str) -> None:
    text = HEAD + 'correct,ar1,12 مدنيا,13.0,NN,2024-05-01,"so, and so"\r\n,,,,,,\r\n'
    text += "reject,ar1,not there,,NN,2024-05-01,x\n"
    text = text.replace('"so, and so"', "so") if mark != "," else text
    table = write(files / "my.csv", text.replace(",", mark), "utf-8-sig")
    result: Result = cli(
        "hand", files / "claims.parquet", files / "reports.parquet", table, "-o", files / "out"
    )
    assert result.code == 0, result.err
    assert f"WARNING: {table}, row 4: not applied (reject)" in result.err
    done = pd.read_parquet(files / "out" / "claims.parquet")
    assert set(done["best"][done["hand"] == "corrected"]) == {13}
    for name in ("claims.csv", "rejected.parquet", "rejected.csv", "hand_log.parquet"):
        assert (files / "out" / name).is_file()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("action,quote,reviewer,reviewed,reason\n", "column 'report_id' is missing"),
        (HEAD + "correct,ar1,x,1,NN,2024-05-01,x,y\n", "row 2: more cells"),
        (HEAD + "correct,ar1,x,1,NN\n", "row 2, reviewed: is empty"),
    ],
)
def test_a_broken_table_is_one_error_line(cli, files: Path, text: str, says: str) -> None:
    table = write(files / "my.csv", text)
    result: Result = cli(
        "hand", files / "claims.parquet", files / "reports.parquet", table, "-o", files / "out"
    )
    assert result.code == 2
    assert result.err.startswith("ERROR: ")
    assert says in result.err
    assert len(result.err.splitlines()) == 1


def test_a_table_in_another_encoding_is_named(cli, files: Path) -> None:
    table = write(files / "my.csv", HEAD + "reject,ar1,مدنيا,,NN,2024-05-01,x\n", "cp1256")
    result: Result = cli(
        "hand", files / "claims.parquet", files / "reports.parquet", table, "-o", files / "out"
    )
    assert result.code == 2
    assert "CSV UTF-8" in result.err


def test_without_corrections_the_claims_stay_as_they_are(cli, files: Path, claims) -> None:
    result: Result = cli(
        "hand", files / "claims.parquet", files / "reports.parquet", "-o", files / "out"
    )
    assert result.code == 0
    done = pd.read_parquet(files / "out" / "claims.parquet")
    assert list(done["claim_id"]) == list(
        claims.sort_values(["report_id", "sentence", "start"])["claim_id"]
    )
    assert done["hand"].isna().all()
    assert len(pd.read_parquet(files / "out" / "rejected.parquet")) == 0


# --- the manual and the shipped study


def test_examples_of_the_manual_are_read(tmp_path: Path) -> None:
    from hasila.io import read_cells

    text = (ROOT / "config/hand/README.md").read_text("utf-8")
    blocks = re.findall(r"```csv\n(.*?)```", text, flags=re.S)
    assert len(blocks) == 2
    for block, read in zip(blocks, (claim_rows, event_rows), strict=True):
        header, cells = read_cells(write(tmp_path / "x.csv", block))
        assert len(read(cells, header, "x.csv")) == len(block.splitlines()) - 1


SHIPPED = sorted(path.parent.name for path in (ROOT / "config/hand").glob("*/claims.csv"))


@pytest.mark.parametrize("study", SHIPPED)
def test_the_shipped_corrections_fit_and_agree_with_the_gold(study: str) -> None:
    from hasila.evaluate import gold_from_tables, measures
    from hasila.io import read_cells, read_table

    header, cells = read_cells(ROOT / f"config/hand/{study}/claims.csv")
    given = claim_rows(cells, header, "claims.csv")
    reports = hasila.read_reports(ROOT / f"data/{study}/reports.jsonl")
    reports = reports[reports["report_id"].isin({row.report_id for row in given})]
    read = hasila.extract(reports.reset_index(drop=True))
    done = apply_claims(read, reports, given)
    assert warnings(done.log) == []
    table = read_table(ROOT / f"data/{study}/claims.csv")
    gold = gold_from_tables(table[table["report_id"].isin(reports["report_id"])], reports)
    before, after = (measures(gold, claims) for claims in (read, done.claims))
    assert after.iloc[-2]["f1"] >= before.iloc[-2]["f1"]
    assert after.iloc[-2]["precision"] >= before.iloc[-2]["precision"]


def test_the_run_over_all_studies_uses_the_corrections_of_each() -> None:
    from hasila.config import load

    named = load(str(ROOT / "config/studies/all.yaml")).hand.claims
    assert sorted(named or []) == [f"config/hand/{study}/claims.csv" for study in SHIPPED]


# --- in a run


def test_a_run_applies_the_corrections_of_its_study_and_warns(
    tiny_study: Study, tmp_path: Path
) -> None:
    shutil.copytree(tiny_study.folder, tmp_path / "study")
    study = Study(tmp_path / "study")
    head = "action,report_id,quote,victim_class,reviewer,reviewed,reason\n"
    folder = study.folder / "config/hand/tiny"
    folder.mkdir(parents=True)
    write(
        folder / "claims.csv",
        head
        + "correct,e1,10 people,civilian,NN,2024-05-01,said so in the headline\n"
        + "reject,e2,no such words,,NN,2024-05-01,gone\n",
    )
    write(
        folder / "events.csv",
        "action,report_id,event_id,into,reviewer,reviewed,reason\n"
        "split,e3,tiny,another,NN,2024-05-01,another day\n",
    )
    target = "results/tiny/comparison/hand_log.csv"
    done = study.run(target)
    assert done.returncode == 0, done.stdout
    assert "WARNING: config/hand/tiny/claims.csv, row 3: not applied (reject)" in done.stdout
    ran = set(re.findall(r"^    output: results/tiny/([^,\n]+)", done.stdout, flags=re.M))
    assert not [name for name in ran if name.startswith(("reports/", "tokens/", "figures/"))]
    claims = pd.read_parquet(study.results / "tables/claims.parquet")
    changed = claims[claims["hand"] == "corrected"]
    assert list(changed["victim_class"]) == ["civilian"]
    tables = {
        name: pd.read_parquet(study.results / f"comparison/{name}.parquet")
        for name in ("events", "tallies", "consensus", "hand_log")
    }
    assert set(tables["events"].loc[tables["events"]["report_id"] == "e3", "event_id"]) == {
        "another"
    }
    assert list(tables["tallies"]["hand"].dropna()) == ["corrected"]
    assert tables["consensus"]["n_hand"].max() == 1
    assert list(tables["hand_log"]["status"]) == ["applied", "does not fit", "applied"]
    assert list(tables["hand_log"]["table"]) == ["claims", "claims", "events"]
