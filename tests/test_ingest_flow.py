"""Reports from standard input and Python, progress, and shards of a corpus."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from fixtures.files import (
    ARABIC,
    ENGLISH,
    docx_bytes,
    jsonl,
    page,
    record,
)
from fixtures.ingesting import read, write
from hasila import ingest
from hasila.errors import UserError
from hasila.ingest import IngestSettings
from hasila.schemas import shard_of

# Standard input and Python


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (ARABIC.encode("cp1256"), [ARABIC]),
        (ENGLISH.encode(), [ENGLISH]),
        (jsonl([{"text": "one"}, {"text": "two"}]).encode("utf-8-sig"), ["one", "two"]),
        (jsonl([{"text": "one"}]).encode("utf-16"), ["one"]),
    ],
)
def test_standard_input(monkeypatch, data, texts):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    reports, rejects = read("-")
    assert rejects.empty
    assert sorted(reports["text"]) == texts
    assert reports["origin"].str.startswith("stdin").all()


def test_texts_from_python():
    one = ingest.from_texts(ENGLISH)
    many = ingest.from_texts([ARABIC, ENGLISH, ARABIC])
    frame = ingest.from_texts(pd.DataFrame({"id": ["b", "a"], "text": [ARABIC, ENGLISH]}))
    assert one["text"].tolist() == [ENGLISH]
    assert many["text"].tolist() == [ARABIC, ENGLISH]
    assert many["origin"].tolist() == ["texts:1 | texts:3", "texts:2"]
    assert frame["report_id"].tolist() == ["b", "a"]
    assert many["report_id"].tolist()[1] == one["report_id"].item()
    assert ingest.from_texts([]).empty
    gaps = pd.DataFrame(
        {"text": [ENGLISH], "outlet": [pd.NA], "published_at": [pd.NaT], "url": [None]}
    )
    assert ingest.from_texts(gaps)[["outlet", "published_at", "url"]].isna().all(axis=None)
    for bad in ([ENGLISH, ""], [None], [pd.NA], [5], [{"txt": "x"}]):
        with pytest.raises(UserError, match="texts:"):
            ingest.from_texts(bad)


def test_progress_reaches_its_end_and_nothing_is_printed(tmp_path, capfd):
    write(tmp_path / "a.txt", "one")
    write(tmp_path / "b.html", page(ENGLISH))
    write(tmp_path / "c.docx", docx_bytes("two"))
    write(tmp_path / "d.html", "<html>")
    calls = []
    ingest.read_reports([tmp_path], progress=lambda *call: calls.append(call))
    assert calls[0] == (0, 4, "a.txt") and calls[-1] == (4, 4, "")
    out = capfd.readouterr()
    assert out.out == out.err == ""


# Shards


def corpus(folder: Path, count: int = 60) -> Path:
    rows = [record(f"{n} people were killed.", report_id=f"r{n}") for n in range(count)]
    write(folder / "a.jsonl", jsonl(rows))
    write(folder / "bad.jsonl", "{\n")
    return folder


def test_shards_hold_what_one_table_holds(tmp_path, monkeypatch):
    from hasila.ingest import shards as module

    monkeypatch.setattr(module, "_FLUSH", 2000)  # go through the disk, in several batches
    source = corpus(tmp_path / "in")
    write(source / "copy.txt", "7 people were killed.")
    done = ingest.write_shards([source], tmp_path / "out", 4)
    tables = [pd.read_parquet(ingest.shard_path(tmp_path / "out", n)) for n in range(4)]
    for number, table in enumerate(tables):
        assert {shard_of(i, 4) for i in table["report_id"]} == {number}
    whole, rejects = read(source)
    joined = pd.concat(tables).sort_values("report_id", ignore_index=True)
    assert json.loads(joined.to_json(orient="records")) == json.loads(
        whole.to_json(orient="records")
    )
    assert done.reports == 60 and len(done.rejects) == len(rejects) == 1
    assert pd.read_parquet(tmp_path / "out" / "rejects.parquet")["reason"].tolist() == ["not_json"]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_one_more_report_rewrites_one_shard(tmp_path):
    source, out = corpus(tmp_path / "in"), tmp_path / "out"
    ingest.write_shards([source], out, 4)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir()}
    assert ingest.write_shards([source], out, 4).changed == ()
    write(source / "new.jsonl", jsonl([record("One more was killed.", report_id="new")]))
    done = ingest.write_shards([source], out, 4)
    changed = ingest.shard_path(out, shard_of("new", 4))
    assert done.changed == (changed,)
    for path in out.iterdir():
        same = before[path.name] == (path.read_bytes(), path.stat().st_mtime_ns)
        assert same == (path != changed)


def test_fewer_shards_leave_none_behind_and_errors_touch_nothing(tmp_path):
    source, out = corpus(tmp_path / "in"), tmp_path / "out"
    ingest.write_shards([source], out, 4)
    ingest.write_shards([source], out, 2)
    names = ["rejects.parquet", "shard-00.parquet", "shard-01.parquet"]
    assert sorted(p.name for p in out.iterdir()) == names
    with pytest.raises(UserError, match="not json"):
        ingest.write_shards([source], tmp_path / "other", 2, IngestSettings(strict=True))
    assert not (tmp_path / "other").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]


@pytest.mark.parametrize("module", ["records", "dates", "collect"])
def test_examples_in_docstrings(module):
    import doctest
    import importlib

    outcome = doctest.testmod(importlib.import_module(f"hasila.ingest.{module}"))
    assert outcome.attempted and not outcome.failed
