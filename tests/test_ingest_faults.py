"""What a user relies on when inputs are broken, hostile or out of reach."""

import os
from pathlib import Path

import pytest

from fixtures.files import (
    ARABIC,
    ENGLISH,
    gzipped,
    jsonl,
    parquet_bytes,
    zipped,
)
from fixtures.ingesting import read, reasons, write
from hasila.errors import UserError

# Bad input


def bad_file(folder: Path, name: str) -> Path:
    """A file that can give no report, by the reason it should be rejected for."""
    makers = {
        "empty": lambda: write(folder / "a.txt", " \n"),
        "empty file": lambda: write(folder / "a.csv", b""),
        "empty json lines": lambda: write(folder / "a.jsonl", b""),
        "header only": lambda: write(folder / "a.csv", "text,outlet\n"),
        "binary": lambda: write(folder / "a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"),
        "binary csv": lambda: write(folder / "a.csv", bytes(range(256)) * 40),
        "undecodable": lambda: write(folder / "a.txt", ARABIC.encode()[:-2] + b"."),
        "cut csv": lambda: write(folder / "a.csv", b"text\n" + ARABIC.encode()[:-2]),
        "surrogate": lambda: write(folder / "a.jsonl", '{"text": "\\ud800 killed"}\n'),
        "not_json": lambda: write(folder / "a.jsonl", '{"text": "one"\n'),
        "not_json list": lambda: write(folder / "a.jsonl", "[1, 2]\n"),
        "lines in .json": lambda: write(folder / "a.json", '{"text": "a"}\n{"text": "b"}\n'),
        "deep": lambda: write(folder / "a.json", "[" * 100_000),
        "missing_text": lambda: write(folder / "a.jsonl", '{"txt": "one"}\n'),
        "null text": lambda: write(folder / "a.jsonl", '{"text": null}\n'),
        "number": lambda: write(folder / "a.jsonl", '{"text": 5}\n'),
        "no column": lambda: write(folder / "a.csv", "txt,outlet\na,b\n"),
        "no parquet column": lambda: write(folder / "a.parquet", parquet_bytes([{"txt": "a"}])),
        "parquet": lambda: write(folder / "a.parquet", b"PAR1 nothing of it PAR1"),
        "docx": lambda: write(folder / "a.docx", b"PK\x03\x04 nothing"),
        "docx without document": lambda: zipped(folder / "a.docx", {"a.xml": b"<a/>"}),
        "gzip": lambda: write(folder / "a.txt.gz", b"no gzip at all"),
        "cut gzip": lambda: write(
            folder / "a.txt.gz", gzipped(folder / "b.gz", os.urandom(5000)).read_bytes()[:2000]
        ),
        "zip": lambda: write(folder / "a.zip", b"PK no zip"),
        "unsupported": lambda: write(folder / "a.pdf", b"%PDF-1.7"),
        "wide row": lambda: write(folder / "a.csv", "text,outlet\none, two, three, four\n"),
    }
    return makers[name]()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty", "empty"),
        ("empty file", "empty"),
        ("empty json lines", "empty"),
        ("header only", "empty"),
        ("binary", "binary"),
        ("binary csv", "binary"),
        ("undecodable", "undecodable"),
        ("cut csv", "undecodable"),
        ("surrogate", "undecodable"),
        ("not_json", "not_json"),
        ("not_json list", "not_json"),
        ("lines in .json", "not_json"),
        ("deep", "not_json"),
        ("missing_text", "missing_text"),
        ("null text", "missing_text"),
        ("number", "missing_text"),
        ("no column", "missing_text"),
        ("no parquet column", "missing_text"),
        ("parquet", "unreadable"),
        ("docx", "unreadable"),
        ("docx without document", "unreadable"),
        ("gzip", "unreadable"),
        ("cut gzip", "unreadable"),
        ("zip", "unreadable"),
        ("unsupported", "unsupported"),
        ("wide row", "not_csv"),
    ],
)
def test_bad_files_are_rejected_and_the_rest_is_read(tmp_path, name, reason):
    path = bad_file(tmp_path, name)
    good = write(tmp_path / "good.txt", ENGLISH)
    reports, rejects = read(path, good)
    assert reports["text"].tolist() == [ENGLISH]
    assert reasons(rejects) == [reason]
    assert rejects.at[0, "origin"].startswith(str(path))
    with pytest.raises(UserError, match=path.name):
        read(path, good, strict=True)


def test_bad_line_is_named_and_the_others_are_read(tmp_path):
    path = write(tmp_path / "a.jsonl", '{"text": "one"}\n{oops\n\n{"text": "two"}')
    reports, rejects = read(path)
    assert set(reports["text"]) == {"one", "two"}
    assert rejects["origin"].tolist() == [f"{path}:2"]
    assert set(reports["origin"]) == {f"{path}:1", f"{path}:4"}


def test_missing_inputs_and_empty_folders_are_errors(tmp_path):
    with pytest.raises(UserError, match=r"nowhere.*no such file"):
        read(tmp_path / "nowhere")
    (tmp_path / "void").mkdir()
    with pytest.raises(UserError, match=r"void.*no file"):
        read(tmp_path / "void")


def test_wrong_mapping_names_the_nearest(tmp_path):
    path = write(tmp_path / "a.csv", "headline,text\nA,one\n")
    with pytest.raises(UserError, match=r"'headlin'.*'headline'"):
        read(path, columns={"title": "headlin"})
    with pytest.raises(UserError, match=r"'titel'.*'title'"):
        read(path, columns={"titel": "headline"})
    lines = write(tmp_path / "a.jsonl", jsonl([{"bdy": "x"}, {"bdy": "y"}]))
    with pytest.raises(UserError, match=r"'body'.*'bdy'"):
        read(lines, columns={"text": "body"})


def test_reports_over_the_limit_are_rejected(tmp_path):
    big, small = "x" * 5000, "fine"
    write(tmp_path / "a.txt", big)
    write(tmp_path / "b.jsonl", jsonl([{"text": big}, {"text": small}]))
    write(
        tmp_path / "c.jsonl", jsonl([{"text": big + "y"}, {"text": small + "!"}]).encode("utf-16")
    )
    write(tmp_path / "d.csv", f"text\n{big}z\nfine?\n")
    write(tmp_path / "e.parquet", parquet_bytes([{"text": big + "q"}, {"text": "fine..."}]))
    gzipped(tmp_path / "f.txt.gz", big.encode())
    reports, rejects = read(tmp_path, max_bytes=2000)
    assert set(reports["text"]) == {"fine", "fine!", "fine?", "fine..."}
    assert reasons(rejects) == ["too_large"] * 6


def test_hundred_megabytes_in_one_line(tmp_path):
    import tracemalloc

    for name in ("a.jsonl", "a.csv"):
        path = tmp_path / name
        with path.open("wb") as out:
            out.write(b'{"text": "' if name.endswith("jsonl") else b'text\n"')
            for _ in range(100):
                out.write(b"killed " * 150_000)
            out.write(
                b'"}\n{"text": "The end of it"}\n'
                if name.endswith("jsonl")
                else b'"\nThe end of it\n'
            )
        tracemalloc.start()
        reports, rejects = read(path, max_bytes=5_000_000)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert reasons(rejects) == ["too_large"]
        assert reports["text"].tolist() == ["The end of it"]
        assert peak < 40_000_000


def test_a_quote_left_open_does_not_hide_the_rest_of_the_file(tmp_path):
    lines = [f"row {n} is well" for n in range(400)]
    path = write(tmp_path / "a.csv", "text\n" + '"never closed\n' + "\n".join(lines) + "\n")
    reports, rejects = read(path, max_bytes=2000)
    assert reasons(rejects) == ["too_large"]
    assert lines[-1] in set(reports["text"])


def test_archives_that_would_escape_nest_or_explode(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"a.txt": b"x"}).read_bytes()
    archive = zipped(
        tmp_path / "a.zip",
        {
            "../up.txt": b"x",
            "/abs.txt": b"x",
            "C:/win.txt": b"x",
            "d\\..\\..\\win.txt": b"x",
            "inner.zip": inner,
            "b.gz": b"x",
            "good.txt": ENGLISH.encode(),
        },
    )
    reports, rejects = read(archive)
    assert reports["text"].tolist() == [ENGLISH]
    assert sorted(reasons(rejects)) == ["nested_archive"] * 2 + ["unsafe_archive_member"] * 4
    assert reports["origin"].tolist() == [f"{archive}!good.txt"]

    zeros = b"0" * 60_000_000
    for bomb in (
        zipped(tmp_path / "bomb.zip", {"a.jsonl": zeros}),
        gzipped(tmp_path / "bomb.jsonl.gz", zeros),
    ):
        reports, rejects = read(bomb)
        assert reports.empty
        assert "zip_bomb" in reasons(rejects)


def test_links_in_circles_and_litter(tmp_path):
    root = tmp_path / "in"
    write(root / "sub" / "a.txt", ENGLISH)
    (root / "sub" / "again").symlink_to(root, target_is_directory=True)
    (root / "gone.txt").symlink_to(root / "nothing.txt")
    write(root / ".DS_Store", b"\0\0")
    write(root / "~$draft.docx", b"x")
    reports, rejects = read(root)
    assert reports["text"].tolist() == [ENGLISH]
    assert reasons(rejects) == ["unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    _, rejects = read(tmp_path)
    assert reasons(rejects) == ["unreadable"]


def test_files_without_permission(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    # Rights themselves would not stop the superuser that containers run tests as.
    monkeypatch.setattr("hasila.ingest.sources.open_bytes", refuse)
    write(tmp_path / "a.txt", ENGLISH)
    write(tmp_path / "b.jsonl.gz", b"x")
    _, rejects = read(tmp_path)
    assert reasons(rejects) == ["unreadable"] * 2
    assert set(rejects["detail"]) == {"Permission denied"}
