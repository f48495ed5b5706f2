"""Constructions of each language, one by one: `paradigms/*.yaml`, sentence and claims."""

from pathlib import Path
from typing import Any

import pytest

from hasila.claims import report_claims
from hasila.strict_yaml import strict_yaml

PARADIGMS = Path(__file__).parent / "paradigms"


def told(row: dict[str, Any]) -> str:
    number = row["best"] if row["best"] is not None else "vague"
    if row["qualifier"] == "range":
        number = f"{row['low']}-{row['high']}"
    aspect = "" if row["aspect"] == "total" else f" {row['aspect']}"
    return f"{row['effect']} {number}{aspect}"


def cases() -> list[tuple[str, str, list[str]]]:
    tables = [(lang, read(lang)) for lang in ("ar", "en")]
    return [(lang, want, texts) for lang, table in tables for want, texts in table.items()]


def read(name: str) -> dict[Any, Any]:
    path = PARADIGMS / f"{name}.yaml"  # a key given twice would drop the first one's sentences
    table: dict[Any, Any] = strict_yaml(path.read_text("utf-8"), path.name)
    return table


@pytest.mark.parametrize(("language", "want", "texts"), cases())
def test_each_construction_gives_its_claims(language: str, want: str, texts: list[str]) -> None:
    wrong = {}
    for text in texts:
        rows = report_claims("r", text, language)
        found = "; ".join(told(row) for row in rows) or "none"
        if found != want:
            wrong[text] = found
    assert not wrong


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_wording_of_attribution_names_its_source(language: str) -> None:
    wrong = {}
    for source, texts in read("sources")[language].items():
        for text in texts:
            found = {row["source"] for row in report_claims("r", text, language)}
            if found != {source}:
                wrong[text] = found
    assert not wrong
