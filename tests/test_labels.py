"""The labelled sentences are well formed, and their wording is the project's own."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hasila.schemas import EFFECTS, FIGURE_KINDS

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LANGUAGES = ("ar", "en")
LABELS = frozenset(EFFECTS + FIGURE_KINDS)
LONGEST_SHARED_RUN = 40
# Every run of 40 holds a whole block that starts at a multiple of 20.
BLOCK = LONGEST_SHARED_RUN // 2


@cache
def sentences(language: str) -> list[dict[str, Any]]:
    path = ROOT / "data" / "labels" / f"{language}.jsonl"
    if not path.exists():
        pytest.skip(f"no {path.name}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def starts(text: str, quote: str) -> list[int]:
    return [i for i in range(len(text)) if text.startswith(quote, i)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_shape(language: str) -> None:
    rows = sentences(language)
    assert len(rows) >= 500
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {"id", "group", "text", "figures"}, row["id"]
        assert row["id"].startswith(f"{language}-"), row["id"]
        assert row["group"] and row["text"].strip() and "\n" not in row["text"], row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_are_found_and_do_not_overlap(language: str) -> None:
    for row in sentences(language):
        end = 0
        for figure in row["figures"]:
            assert set(figure) == {"quote", "occurrence", "label"}, row["id"]
            assert figure["label"] in LABELS, (row["id"], figure)
            quote = figure["quote"]
            assert quote and quote == quote.strip(), (row["id"], figure)
            found = starts(row["text"], quote)
            assert figure["occurrence"] < len(found), (row["id"], figure)
            start = found[figure["occurrence"]]
            # Not before the end of the last one: in order, and never overlapping.
            assert start >= end, (row["id"], quote)
            end = start + len(quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_and_both_sides_are_well_represented(language: str) -> None:
    rows = sentences(language)
    labels = [figure["label"] for row in rows for figure in row["figures"]]
    for label in sorted(LABELS):
        assert labels.count(label) >= 10, label
    casualty = sum(any(f["label"] in EFFECTS for f in row["figures"]) for row in rows) / len(rows)
    assert 0.25 <= casualty <= 0.75


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_are_small_and_contiguous(language: str) -> None:
    order: list[str] = []
    for row in sentences(language):
        if not order or order[-1] != row["group"]:
            order.append(row["group"])
    assert len(order) == len(set(order))
    assert len(order) >= 100


def shared_texts() -> Iterator[str]:
    """Every string of the evaluation material, unescaped."""

    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for item in value.values():
                yield from strings(item)
        elif isinstance(value, list):
            for item in value:
                yield from strings(item)

    for path in sorted(SHARED.rglob("*")):
        if path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    yield from strings(json.loads(line))
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                yield from strings(json.loads(line))
        elif path.suffix in {".csv", ".md"}:
            yield path.read_text(encoding="utf-8")


@pytest.mark.skipif(not SHARED.is_dir(), reason="no evaluation material beside the project")
def test_no_sentence_repeats_the_evaluation_material() -> None:
    texts = {
        row["id"]: row["text"]
        for language in LANGUAGES
        if (ROOT / "data" / "labels" / f"{language}.jsonl").exists()
        for row in sentences(language)
    }
    # Our substrings, looked up with the blocks of theirs: one look-up per 20 characters.
    where: dict[str, list[tuple[str, int]]] = {}
    for key, text in texts.items():
        for i in range(len(text) - BLOCK + 1):
            where.setdefault(text[i : i + BLOCK], []).append((key, i))
    bad = set()
    for theirs in shared_texts():
        for j in range(0, len(theirs) - BLOCK + 1, BLOCK):
            for key, i in where.get(theirs[j : j + BLOCK], ()):
                if common_run(texts[key], i, theirs, j) >= LONGEST_SHARED_RUN:
                    bad.add(key)
    assert not bad, sorted(bad)


def common_run(a: str, i: int, b: str, j: int) -> int:
    """Length of the longest run that `a` at `i` and `b` at `j` share around these places."""
    back = 0
    while back < min(i, j) and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead = 0
    while i + ahead < len(a) and j + ahead < len(b) and a[i + ahead] == b[j + ahead]:
        ahead += 1
    return back + ahead
