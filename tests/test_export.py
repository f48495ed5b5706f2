"""Exports: safe workbooks, a dictionary that knows every column, valid packages, equal bytes."""

import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pandas as pd
import pytest

from conftest import Result, Study
from hasila.config import Study as StudySettings
from hasila.exports import File, crate, package
from hasila.io import sha256_of, write_table
from hasila.schemas import EXTRAS, TABLES, describe
from hasila.sheets import MOST_CHARS, Book, Sheet, safe_cell, shortened

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cells(path: Path, sheet: str | None = None) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    page = book[sheet] if sheet else book.worksheets[0]
    for row in page.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    return [[cell.value for cell in row] for row in page.iter_rows()]


# --- workbooks


@pytest.mark.parametrize("start", RISKY)
def test_no_text_runs_as_a_formula(tmp_path: Path, start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"
    write_table(pd.DataFrame({start + "head": [text]}), tmp_path / "a.xlsx")
    for row in cells(tmp_path / "a.xlsx"):
        assert not str(row[0]).startswith(RISKY)
        assert str(row[0]).startswith("'")
    # Neither a formula nor a link to run stands anywhere in the file.
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_numbers_stay_numbers_and_nothing_stays_empty(tmp_path: Path) -> None:
    table = pd.DataFrame({"n": pd.array([-3, None, 12], dtype="Int64"), "x": [-0.5, None, 2.0]})
    write_table(table, tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx")[1:] == [[-3, -0.5], [None, None], [12, 2]]


def test_text_that_no_cell_can_hold_is_cut_and_told(tmp_path: Path) -> None:
    long = "ا" * MOST_CHARS
    assert shortened(long) == long
    assert len(shortened(long + "ب")) <= MOST_CHARS
    assert shortened(long + "ب").endswith("[cut]")
    faces = "😀" * 20_000  # two units each
    assert len(shortened(faces).encode("utf-16-le")) // 2 <= MOST_CHARS
    sheet = Sheet("t", ["a"], [pd.DataFrame({"a": ["short", long + "ب", "=" + long]})])
    book = Book()
    book.table(sheet)
    book.save(tmp_path / "a.xlsx")
    assert sheet.cut == {"a": 2}
    assert [len(str(row[0])) <= MOST_CHARS for row in cells(tmp_path / "a.xlsx")] == [True] * 4


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert safe_cell("a\x00b\x1fc\ufffe") == "abc"
    assert safe_cell("a\ud800") == "a\ufffd"
    assert safe_cell(float("inf")) == "inf"
    assert safe_cell(float("nan")) is None


def test_long_tables_go_on_in_further_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hasila.sheets.MOST_ROWS", 4)
    parts = [pd.DataFrame({"a": range(5)}), pd.DataFrame({"a": range(5, 7)})]
    sheet = Sheet("t", ["a"], parts)
    book = Book()
    book.table(sheet)
    book.save(tmp_path / "a.xlsx")
    assert (sheet.rows, sheet.sheets) == (7, ["t", "t 2", "t 3"])
    held = [cells(tmp_path / "a.xlsx", name) for name in sheet.sheets]
    assert all(rows[0] == ["a"] for rows in held)
    assert [row[0] for rows in held for row in rows[1:]] == list(range(7))


def test_equal_tables_give_equal_workbooks(tmp_path: Path) -> None:
    table = pd.DataFrame({"a": ["x"]})
    write_table(table, tmp_path / "a.xlsx")
    write_table(table, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert {info.date_time[0] for info in book.infolist()} == {2000}
        dates = re.findall(rb">(\d{4})-[^<]*Z<", book.read("docProps/core.xml"))
    assert set(dates) == {b"2000"}
    assert not list(tmp_path.glob("*.raw"))


@pytest.mark.parametrize("arabic", [True, False])
def test_sheets_run_as_the_labels_do(tmp_path: Path, arabic: bool) -> None:
    book = Book(right_to_left=arabic)
    book.table(Sheet("t", ["a"], [pd.DataFrame({"a": ["نص"]})]))
    book.save(tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert bool(page.sheet_view.rightToLeft) is arabic


# --- dictionary


def test_every_column_of_the_contract_is_described() -> None:
    for schemas in (TABLES, EXTRAS):
        for table, schema in schemas.items():
            for field in schema:
                assert describe(field).description, f"{table}.{field.name}"


@pytest.fixture(scope="module")
def export(tiny_study: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_study.results / "export"


def test_every_column_of_a_run_is_in_the_dictionary(tiny_study: Study, export: Path) -> None:
    listed = pd.read_csv(export / "data_dictionary.csv")
    resources = json.loads((export / "datapackage.json").read_text("utf-8"))["resources"]
    for name, path in ((r["name"], r["path"]) for r in resources):
        own = listed[listed["table"] == name]
        assert list(own["column"]) == list(pd.read_csv(export / path, nrows=0).columns), name
        blank = own[own["description"].isna()]["column"]
        assert list(blank) == [], f"{name}: describe them in hasila.schemas"
        assert (export / path).with_suffix(".parquet").is_file()
    made = {
        p.relative_to(tiny_study.results).as_posix()
        for folder in ("tables", "comparison")
        for p in tiny_study.results.glob(f"{folder}/*.csv")
    }
    assert {r["path"] for r in resources} >= made, "name them in hasila.exports.dictionary"


def test_links_of_the_page_hold_in_the_export(export: Path) -> None:
    links = re.findall(r'(?:href|src)="([^"#:]+)"', (export / "index.html").read_text("utf-8"))
    assert [link for link in links if not (export / unquote(link)).is_file()] == []


# --- data package and crate


def test_the_data_package_is_valid(export: Path) -> None:
    from frictionless import validate

    report = validate(str(export / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    stated = json.loads((export / "datapackage.json").read_text("utf-8"))
    for resource in stated["resources"]:
        assert resource["hash"] == "sha256:" + sha256_of(export / resource["path"])
    by_name = {r["name"]: r["schema"] for r in stated["resources"]}
    effect = next(f for f in by_name["claims"]["fields"] if f["name"] == "effect")
    assert effect["constraints"]["required"] is True
    assert "killed" in effect["constraints"]["enum"]


def test_the_crate_is_valid_and_complete(export: Path) -> None:
    from rocrate.rocrate import ROCrate

    stated = json.loads((export / "ro-crate-metadata.json").read_text("utf-8"))
    by_id = {entity["@id"]: entity for entity in stated["@graph"]}
    assert len(by_id) == len(stated["@graph"])
    assert stated["@context"][0] == "https://w3id.org/ro/crate/1.1/context"
    about = by_id["ro-crate-metadata.json"]
    assert about["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert about["about"] == {"@id": "./"}
    root = by_id["./"]
    assert {"name", "description", "datePublished", "license"} <= set(root)
    parts = {part["@id"] for part in root["hasPart"]}
    files = {p.relative_to(export).as_posix() for p in export.rglob("*") if p.is_file()}
    assert {unquote(p) for p in parts if not p.endswith("/")} == files - {"ro-crate-metadata.json"}
    assert {"workbook.xlsx", "index.html", "config.yaml", "plots/forest.png"} <= files
    for part in parts - {p for p in parts if p.endswith("/")}:
        assert by_id[part]["sha256"] == sha256_of(export / unquote(part))
        assert by_id[part]["contentSize"] == str((export / unquote(part)).stat().st_size)
    pointers = re.findall(r'"@id": "([^"]+)"', json.dumps(stated))
    dangling = {p for p in pointers if p not in by_id and not p.startswith(("http", "https"))}
    assert dangling == set()
    assert len(list(ROCrate(str(export)).data_entities)) == len(parts)


def test_licence_and_creators_are_those_of_the_config() -> None:
    study = StudySettings(
        name="My-Study",
        inputs=["x"],
        licence="CC-BY-4.0",
        creators=["A Recorder https://orcid.org/0000-0000-0000-0000", "The Archive"],
    )
    made = {e["@id"]: e for e in crate(study, [], ["x"], "2024-01-01")["@graph"]}
    assert made["./"]["license"] == {"@id": "https://spdx.org/licenses/CC-BY-4.0.html"}
    assert made["https://orcid.org/0000-0000-0000-0000"]["@type"] == "Person"
    assert made["#creator-2"]["name"] == "The Archive"
    described = package(study, [])
    assert described["name"] == "my-study"
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    bare = StudySettings(name="x", inputs=["x"])
    assert "licenses" not in package(bare, [])
    none = {e["@id"]: e for e in crate(bare, [], ["x"], "2024-01-01")["@graph"]}
    assert none["#licence"]["name"] == "None stated"


def test_names_of_files_become_valid_references() -> None:
    file = File("plots/a b%ع.png", 1, "0", "x")
    made = {
        e["@id"] for e in crate(StudySettings(name="x", inputs=["x"]), [file], [], "2024")["@graph"]
    }
    assert "plots/a%20b%25%D8%B9.png" in made


# --- command line


def test_the_workbook_of_a_run_explains_itself(export: Path) -> None:
    book = openpyxl.load_workbook(export / "workbook.xlsx")
    assert book.sheetnames[0] == "README"
    assert book.sheetnames[-1] == "data dictionary"
    assert {"reports", "claims", "tallies", "consensus", "hand_log"} <= set(book.sheetnames)
    for page in book.worksheets[1:]:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref
    rows = cells(export / "workbook.xlsx", "claims")
    claims = pd.read_csv(export / "tables/claims.csv")
    assert rows[0] == list(claims.columns)
    assert len(rows) == len(claims) + 1


def test_texts_can_be_left_out(cli, tiny_study: Study, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result: Result = cli("export", tiny_study.results, "-o", out, "--without-text")
    assert result.code == 0, result.err
    assert "text" not in pd.read_csv(out / "tables/reports.csv", nrows=0).columns
    assert not (out / "index.html").exists()
    text = "the Syrian Observatory said 18 were killed, including"
    assert all(text.encode() not in p.read_bytes() for p in out.rglob("*") if p.is_file())
    assert cli("export", tiny_study.results, "-o", tmp_path / "whole").code == 0
    again: Result = cli("export", tiny_study.results, "-o", tmp_path / "whole", "--without-text")
    assert again.code == 2
    assert "choose an empty folder" in again.err


def test_a_folder_that_is_no_run_is_one_error_line(cli, tmp_path: Path) -> None:
    result: Result = cli("export", tmp_path, "-o", tmp_path / "out")
    assert result.code == 2
    assert result.err.startswith("ERROR: ")
    assert len(result.err.splitlines()) == 1
