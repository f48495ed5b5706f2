"""What `hasila explain` shows of a text."""

from pathlib import Path

import pytest

import hasila
from hasila.cli import main

AR = "قالت مصادر طبية إن خمسة مدنيين قتلوا وإن 12 آخرين أصيبوا في قصف على البلدة."


def test_each_claim_names_its_rule_and_each_effect_word_its_list() -> None:
    seen = hasila.explain(AR)
    assert seen.language == "ar"
    assert list(seen.claims["best"]) == [5, 12]
    assert seen.claims["rule"].str.len().min() > 0
    assert "قتلوا" in set(seen.words.loc[seen.words["list"] == "effects", "quote"])
    assert (seen.words["quote"] == [AR[s:e] for s, e in seen.words[["start", "end"]].values]).all()


def test_html_marks_the_claims_and_escapes_the_text() -> None:
    page = hasila.explain(
        "Three soldiers were killed in two raids <b>today</b>, police said.", "en"
    ).to_html()
    assert "<b>" not in page
    assert "<mark" in page
    assert "NA" not in page


def test_command_prints_tables_and_writes_a_page(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    for more in ([], ["-o", str(tmp_path / "why.html")]):
        with pytest.raises(SystemExit) as leave:
            main(["explain", AR, *more])
        assert leave.value.code == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("killed", "victim_class", "say_forms", "مصادر طبية"))
    assert "<mark" in (tmp_path / "why.html").read_text(encoding="utf-8")
