"""Corrections by hand in files: tables of spreadsheets, the manual, the shipped study, a run."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

import hasila
from conftest import ROOT, Result, Study
from corrected import two_reports
from hasila.hand import apply_claims, claim_rows, event_rows, warnings


@pytest.fixture
def reports() -> pd.DataFrame:
    return two_reports()


@pytest.fixture
def claims(reports: pd.DataFrame) -> pd.DataFrame:
    return hasila.extract(reports)


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
