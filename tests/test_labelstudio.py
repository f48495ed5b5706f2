"""Label Studio: tasks out, annotations of two coders in, agreement, and corrections from them."""

import copy
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import hasila
from conftest import Result
from hasila.coding import (
    agreement,
    codings,
    corrections,
    differences,
    gold_table,
    interface,
    tasks,
)
from hasila.errors import UserError
from hasila.hand import apply_claims, claim_rows
from hasila.ingest import from_texts
from hasila.schemas import EFFECTS

TEXTS = {
    "ar1": "قال مصدر طبي إن 12 مدنيا قتلوا في القصف، بينهم 3 أطفال، وأصيب 7 آخرون.",
    "en1": "At least 10 people died when a shell 🚒 hit, officials said.\n\n"
    "Two soldiers were wounded. About 40 families left.",
    "en2": "The weather stayed calm on Friday.",
}


@pytest.fixture
def reports() -> pd.DataFrame:
    return from_texts(list(TEXTS.values())).assign(report_id=pd.array(list(TEXTS), dtype="string"))


@pytest.fixture
def claims(reports: pd.DataFrame) -> pd.DataFrame:
    return hasila.extract(reports)


def annotated(made: list[dict[str, Any]], coder: object = 1) -> list[dict[str, Any]]:
    """An export in which a coder took over every pre-annotation, as Label Studio writes it."""
    out = []
    for number, task in enumerate(copy.deepcopy(made), 1):
        result = task.pop("predictions", [{"result": []}])[0]["result"]
        annotation = {
            "id": 100 + number,
            "completed_by": coder,
            "result": [{"origin": "prediction-changed", **item} for item in result],
            "was_cancelled": False,
            "ground_truth": False,
            "created_at": "2024-05-01T09:00:00.000000Z",
            "updated_at": "2024-05-02T10:00:00.000000Z",
            "lead_time": 8.4,
            "task": number,
        }
        out.append({"id": number, "project": 1, **task, "annotations": [annotation]})
    return out


def of(export: list[dict[str, Any]], task: int) -> list[dict[str, Any]]:
    return export[task]["annotations"][0]["result"]


def without(result: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [r for r in result if name not in (r.get("id"), r.get("from_id"), r.get("to_id"))]


def region(result: list[dict[str, Any]], words: str) -> str:
    return next(r["id"] for r in result if r.get("value", {}).get("text") == words)


def test_the_interface_offers_the_values_of_the_schemas() -> None:
    root = ET.fromstring(interface())
    labels = [e.get("value") for e in root.iter("Label")]
    assert labels == [*EFFECTS, "source"]
    names = {e.get("name") for e in root.iter() if e.get("toName")}
    assert names == {
        "effect", "low", "best", "high", "qualifier", "victim_class", "demographic", "aspect",
        "event",
    }  # fmt: skip
    assert all(
        e.get("perRegion") == "true" for tag in ("Choices", "Number") for e in root.iter(tag)
    )


def test_tasks_hold_the_text_and_the_claims_as_predictions(reports, claims) -> None:
    made = tasks(reports, claims)
    assert [t["data"]["report_id"] for t in made] == list(TEXTS)
    assert [t["data"]["text"] for t in made] == list(TEXTS.values())
    assert "predictions" not in made[2]
    for task in made[:2]:
        for item in task["predictions"][0]["result"]:
            if item["type"] != "relation":
                value = item["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    assert made == tasks(reports, claims)


def test_what_goes_out_comes_back(reports, claims) -> None:
    coded = codings({"a.json": annotated(tasks(reports, claims))}, TEXTS)
    assert [(c.coder, c.report_id, c.day) for c in coded] == [
        ("1", name, "2024-05-02") for name in TEXTS
    ]
    got = pd.DataFrame([c for coding in coded for c in coding.claims])
    names = ["claim_id", "start", "end", "quote", "effect", "low", "best", "high", "qualifier"]
    names += ["victim_class", "demographic", "source", "source_start", "aspect", "event"]
    expected = claims.sort_values(["report_id", "start", "end", "effect"])[names]
    left = got[names].astype(object).where(got[names].notna(), None).to_numpy().tolist()
    right = expected.astype(object).where(expected.notna(), None).to_numpy().tolist()
    assert left == right
    gold = gold_table(coded, TEXTS)
    part = gold[gold["quote"].str.contains("3")].iloc[0]
    assert (part["aspect"], part["part_of"]) == ("part", 0)
    # Nothing differs, so there is nothing to correct.
    assert corrections(coded, claims).empty


def test_gold_is_what_the_evaluation_reads(reports, claims) -> None:
    from hasila.evaluate import gold_from_tables, measures

    coded = codings({"a.json": annotated(tasks(reports, claims))}, TEXTS)
    gold = gold_from_tables(gold_table(coded, TEXTS), reports)
    scores = measures(gold, claims)
    assert set(scores["f1"][scores["gold"] > 0]) == {1.0}


def second_coder(made: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Anna's export after changes: one claim gone, one new, one class and one number changed."""
    export = annotated(made, {"id": 7, "email": "omar@example.org"})
    arabic = of(export, 0)
    gone = region(arabic, "7 آخرون")
    export[0]["annotations"][0]["result"] = arabic = without(arabic, gone)
    people = region(of(export, 1), "10 people")
    for item in of(export, 1):
        if item.get("id") == people and item["from_name"] == "victim_class":
            item["value"]["choices"] = ["civilian"]
    twelve = region(arabic, "12 مدنيا")
    for item in arabic:
        if item.get("id") == twelve and item["type"] == "number":
            item["value"]["number"] = 13
    start = TEXTS["en1"].index("40 families")
    value = {"start": start, "end": start + 11, "text": "40 families"}
    of(export, 1).extend(
        {"id": "new", "to_name": "text", "origin": "manual", **extra}
        for extra in (
            {"from_name": "effect", "type": "labels",
             "value": {**value, "labels": ["displaced"]}},
            {"from_name": "best", "type": "number", "value": {**value, "number": 40}},
            {"from_name": "qualifier", "type": "choices",
             "value": {**value, "choices": ["approx"]}},
        )
    )  # fmt: skip
    return export


def test_two_coders_are_compared(reports, claims) -> None:
    made = tasks(reports, claims)
    coded = codings({"x.json": annotated(made, "anna@example.org") + second_coder(made)}, TEXTS)
    table = agreement(coded, TEXTS).set_index("what")
    n = len(claims)
    assert set(table["coder_a"]) == {"anna@example.org"}
    assert table.loc["claim", "n"] == 2 * n
    # Of n claims each two are not matched: another number, and one gone against one new.
    assert table.loc["claim", "agree"] == pytest.approx((n - 2) / n)
    assert table.loc["span", "agree"] == pytest.approx((n - 1) / n)
    shared = n - 2
    assert table.loc["victim_class", "agree"] == pytest.approx((shared - 1) / shared)
    assert table.loc["victim_class", "kappa"] < 1
    assert table.loc["victim_class", "alpha"] < 1
    assert table.loc["qualifier", ["agree", "kappa", "alpha"]].tolist() == [1, 1, 1]
    assert table.loc["effect", "agree"] == 1
    wrong = differences(coded, TEXTS)
    assert sorted(wrong["difference"]) == ["only a", "only a", "only b", "only b", "victim_class"]


def test_kappa_and_alpha_are_those_of_the_literature() -> None:
    from hasila.coding.compare import _chance

    # Cohen's example: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no of 50 gives 0.4.
    told = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    got = _chance(told)
    assert got["agree"] == pytest.approx(0.7)
    assert got["kappa"] == pytest.approx(0.4)
    # Alpha, nominal: 1 - (n - 1) * (observed pairs) / (expected pairs).
    yes, no = 55, 45
    assert got["alpha"] == pytest.approx(1 - 99 * 30 / (2 * yes * no))
    assert _chance([("y", "y")] * 3)["kappa"] is None
    assert _chance([]) == {"n": 0, "agree": None, "kappa": None, "alpha": None}


def test_a_coder_s_changes_become_corrections(reports, claims) -> None:
    coded = codings({"x.json": second_coder(tasks(reports, claims))}, TEXTS)
    table = corrections(coded, claims)
    assert sorted(table["action"]) == ["add", "correct", "correct", "reject"]
    text = table.astype("string").fillna("")
    cells = [(n, dict(row)) for n, row in enumerate(text.to_dict("records"), 2)]
    done = apply_claims(claims, reports, claim_rows(cells, list(table.columns), "hand.csv"))
    assert set(done.log["status"]) == {"applied"}
    mine = {(c["quote"], c["best"], c["victim_class"]) for k in coded for c in k.claims}
    final = done.claims.astype(object).where(done.claims.notna(), None)
    assert {(r["quote"], r["best"], r["victim_class"]) for r in final.to_dict("records")} == mine


def test_places_are_found_however_they_are_counted(reports, claims) -> None:
    export = annotated(tasks(reports, claims))
    before = codings({"x.json": export}, TEXTS)
    for item in of(export, 1):
        if item["type"] != "relation":
            for name in ("start", "end"):  # an emoji counts as two where UTF-16 is counted
                item["value"][name] += item["value"]["start"] > TEXTS["en1"].index("🚒")
    assert codings({"x.json": export}, TEXTS) == before


def test_a_relation_without_a_label_follows_from_what_it_joins(reports, claims) -> None:
    export = annotated(tasks(reports, claims))
    before = codings({"x.json": export}, TEXTS)
    for item in of(export, 0):
        if item["type"] == "relation":
            item.pop("labels")
    assert codings({"x.json": export}, TEXTS) == before


def test_bounds_follow_from_the_number_where_a_coder_left_them_out(reports, claims) -> None:
    export = annotated(tasks(reports, claims))
    people = region(of(export, 1), "10 people")
    keep = [r for r in of(export, 1)
            if r.get("id") != people or r["from_name"] not in ("low", "high")]  # fmt: skip
    export[1]["annotations"][0]["result"] = keep
    claim = next(c for c in codings({"x.json": export}, TEXTS)[1].claims if c["best"] == 10)
    assert (claim["low"], claim["high"], claim["qualifier"]) == (10, None, "at_least")


def test_the_latest_coding_counts_and_skipped_ones_do_not(reports, claims) -> None:
    export = annotated(tasks(reports, claims))
    older = copy.deepcopy(export[0]["annotations"][0])
    older["updated_at"], older["result"] = "2024-01-01T00:00:00Z", []
    skipped = copy.deepcopy(older)
    skipped.update(updated_at="2024-09-01T00:00:00Z", was_cancelled=True)
    export[0]["annotations"] += [older, skipped]
    coded = codings({"x.json": export}, TEXTS)
    assert len(coded) == 3
    assert len(coded[0].claims) > 1


def broken(change: str, reports: pd.DataFrame, claims: pd.DataFrame) -> Any:
    export: Any = annotated(tasks(reports, claims))
    annotation = export[0]["annotations"][0]
    first = annotation["result"][0]
    if change == "min":
        return {"text": "x"}
    if change == "no data":
        export[0].pop("data")
    elif change == "report":
        export[0]["data"]["report_id"] = "other"
    elif change == "text":
        export[0]["data"]["text"] += "."
    elif change == "result":
        annotation["result"] = "x"
    elif change == "label":
        first["value"]["labels"] = ["kiled"]
    elif change == "words":
        first["value"]["text"] = "not in it"
    elif change == "span":
        first["value"].update(start=9, end=2)
    elif change == "number":
        next(r for r in annotation["result"] if r["type"] == "number")["value"]["number"] = 1e400
    elif change == "relation":
        annotation["result"].append({"type": "relation", "from_id": "a", "to_id": "b"})
    elif change == "coder":
        annotation["completed_by"] = None
    elif change == "item":
        annotation["result"].append(3)
    return export


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("min", "must be a list of tasks"),
        ("no data", "x.json, task 1: no 'data'"),
        ("report", "no report 'other'"),
        ("text", "is not the text of the report"),
        ("result", "annotation 1: no list 'result'"),
        ("label", "labels: must be one of killed"),
        ("words", "'not in it' are not in the report"),
        ("span", "start the smaller"),
        ("number", "must be a whole number"),
        ("relation", "which does not fit"),
        ("coder", "completed_by: no coder"),
        ("item", "must be an object"),
    ],
)
def test_a_fault_in_an_export_is_named(reports, claims, change: str, says: str) -> None:
    with pytest.raises(UserError) as error:
        codings({"x.json": broken(change, reports, claims)}, TEXTS)
    assert str(error.value).startswith("x.json")
    assert says in str(error.value)


# --- command line


@pytest.fixture
def files(tmp_path: Path, reports, claims) -> Path:
    from hasila.io import write_table

    write_table(reports, tmp_path / "reports.parquet", "reports")
    write_table(claims, tmp_path / "claims.parquet", "claims")
    return tmp_path


def test_round_trip_on_the_command_line(cli, files: Path) -> None:
    reports, claims = files / "reports.parquet", files / "claims.parquet"
    assert cli("labelstudio", "export", reports, claims, "-o", files / "tasks.json").code == 0
    ET.parse(files / "tasks.xml")
    made = json.loads((files / "tasks.json").read_text("utf-8"))
    # Two installations, in both of which the one coder has the number 1.
    for name, export in (("anna", annotated(made)), ("omar", second_coder(made))):
        (files / f"{name}.json").write_text(json.dumps(export, ensure_ascii=False), "utf-8")
    result: Result = cli(
        "labelstudio", "import", files / "anna.json", files / "omar.json",
        "--reports", reports, "--claims", claims, "-o", files / "coded",
    )  # fmt: skip
    assert result.code == 0, result.err
    assert "6 codings of 2 coders: anna, omar" in result.out
    made_files = {p.name for p in (files / "coded").iterdir()}
    assert made_files == {
        "agreement.csv", "differences.csv", "gold-anna.csv", "gold-omar.csv", "hand-anna.csv",
        "hand-omar.csv",
    }  # fmt: skip
    corrected: Result = cli(
        "hand", claims, reports, files / "coded/hand-omar.csv", "-o", files / "out"
    )
    assert corrected.code == 0, corrected.err
    assert "WARNING" not in corrected.err
    scored: Result = cli(
        "evaluate", files / "coded/gold-omar.csv", files / "out/claims.parquet",
        "--reports", reports,
    )  # fmt: skip
    assert scored.code == 0, scored.err


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '["\\ud800"', "[1, 2"])
def test_a_file_that_is_no_json_is_one_error_line(cli, files: Path, text: str) -> None:
    (files / "bad.json").write_text(text, "utf-8")
    result: Result = cli(
        "labelstudio", "import", files / "bad.json", "--reports", files / "reports.parquet",
        "-o", files / "coded",
    )  # fmt: skip
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert "bad.json" in result.err
