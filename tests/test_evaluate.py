"""Scoring against gold: what a user reads off `hasila evaluate`."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from hasila.cli import main
from hasila.errors import UserError
from hasila.evaluate import errors, gold_from_records, gold_from_tables, measures, reliability
from hasila.schemas import conform

TEXT = "Police said 12 people were killed, including 3 children. Dozens were wounded."
SHARED = Path(__file__).parents[1] / ".." / "shared"


def gold_claim(quote: str, effect: str, best: int | None, **more: object) -> dict[str, object]:
    fields = {"qualifier": "exact", "victim_class": "unspecified", "demographic": None,
              "source": None, "aspect": "total", "part_of": None, "event": "main"}  # fmt: skip
    return {"quote": quote, "occurrence": 0, "effect": effect, "low": best, "best": best,
            "high": best, **fields, **more}  # fmt: skip


GOLD = {
    "doc_id": "r1",
    "lang": "en",
    "text": TEXT,
    "claims": [
        gold_claim("12 people", "killed", 12, source="Police"),
        gold_claim("3 children", "killed", 3, victim_class="civilian", demographic="children",
                   aspect="part", part_of=0, source="Police"),
        gold_claim("Dozens", "injured", None, qualifier="vague"),
    ],
}  # fmt: skip


def found(quote: str, effect: str, best: int | None, **more: object) -> dict[str, object]:
    start = TEXT.index(quote)
    row = gold_claim(quote, effect, best, **more)
    row |= {"report_id": "r1", "claim_id": f"r1:{effect}:{start}", "sentence": 0, "start": start,
            "end": start + len(quote), "rule": "test", "score": 0.9}  # fmt: skip
    return {k: v for k, v in row.items() if k != "occurrence"}


def test_counts_and_attributes_of_a_small_case() -> None:
    rows = [
        found("12 people", "killed", 12, source="Police"),
        found("3 children", "killed", 3, victim_class="civilian", demographic="children",
              aspect="part", part_of=f"r1:killed:{TEXT.index('12 people')}"),
        found("Dozens", "killed", None, qualifier="vague"),
    ]  # fmt: skip
    scores = measures(gold_from_records([GOLD]), conform(rows, "claims"))
    every = scores[scores["subset"] == "all"].iloc[0]
    assert (every["gold"], every["predicted"], every["matched"]) == (3, 3, 2)
    assert every["f1"] == pytest.approx(2 / 3)
    assert every["source"] == pytest.approx(1 / 2)
    assert every["part_of"] == 1
    numeric = scores[scores["subset"] == "numeric"].iloc[0]
    assert numeric["f1"] == 1


def test_each_error_is_listed_with_cause_and_words() -> None:
    rows = [found("12 people", "injured", 12), found("Dozens", "injured", None, qualifier="vague")]
    listed = errors(gold_from_records([GOLD]), conform(rows, "claims"))
    by_error = listed.set_index("error")
    assert set(by_error.loc[["missed"], "quote"]) == {"12 people", "3 children"}
    assert by_error.loc["false", "quote"] == "12 people"
    assert by_error.loc["false", "cause"] == "other reading of a claim"


def test_reliability_bins_scores() -> None:
    rows = [found("12 people", "killed", 12), found("3 children", "killed", 4)]
    table = reliability(gold_from_records([GOLD]), conform(rows, "claims"))
    assert table[["n", "share_right"]].values.tolist() == [[2, 0.5]]


def test_gold_of_a_study_needs_its_quotes_in_the_reports() -> None:
    claims = pd.DataFrame([{"report_id": "r1", **gold_claim("13 people", "killed", 13)}])
    reports = pd.DataFrame([{"report_id": "r1", "language": "en", "text": TEXT}])
    with pytest.raises(UserError, match="13 people"):
        gold_from_tables(claims, reports)


def test_command_writes_tables_and_error_report(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD | {"text": TEXT + " <script>x</script>"}))
    with pytest.raises(SystemExit) as leave:
        main(["extract", str(tmp_path / "gold.jsonl"), "-o", str(tmp_path / "claims.parquet")])
    assert leave.value.code == 0
    with pytest.raises(SystemExit) as leave:
        main(["evaluate", str(tmp_path / "gold.jsonl"), str(tmp_path / "claims.parquet"),
              "-o", str(tmp_path / "out")])  # fmt: skip
    assert leave.value.code == 0
    assert "f1" in capsys.readouterr().out
    assert (tmp_path / "out" / "measures.csv").is_file()
    assert "<script>" not in (tmp_path / "out" / "errors.html").read_text()


@pytest.mark.skipif(not (SHARED / "tools/score.py").is_file(), reason="no shared material here")
def test_figures_equal_those_of_the_published_script(tmp_path: Path) -> None:
    records = [json.loads(line) for line in (SHARED / "gold/dev.jsonl").open(encoding="utf-8")]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, records[::8])))
    with pytest.raises(SystemExit):
        main(["extract", str(tmp_path / "some.jsonl"), "-o", str(tmp_path / "claims.parquet")])
    run = subprocess.run(
        [sys.executable, str(SHARED / "tools/score.py"), "claims", str(tmp_path / "some.jsonl"),
         str(tmp_path / "claims.parquet")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    claims = pd.read_parquet(tmp_path / "claims.parquet")
    scores = measures(gold_from_records(records[::8]), claims)
    for row in scores.itertuples():
        line = next(
            x for x in run.stdout.splitlines() if x.startswith(f"{row.language} {row.subset}:")
        )
        assert f"F1 {row.f1:.4f}" in line and f"span F1 {row.span_f1:.4f}" in line
        attributes = run.stdout.splitlines()[run.stdout.splitlines().index(line) + 1]
        for name in ("source", "part_of", "event"):
            assert f"{name} {getattr(row, name):.3f}" in attributes
