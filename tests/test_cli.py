"""The command line: what it writes, and one ``ERROR:`` line with code 2 for a mistake."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from conftest import ROOT, Result
from handmade import COMPARED
from hasila.cli import COMMANDS

Cli = Callable[..., Result]
TEXT = "Shells killed at least 12 civilians at a bakery, a medic said."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def is_error(result: Result, *says: str) -> bool:
    lines = result.err.splitlines()
    assert [x for x in lines if x.startswith("ERROR: ")] == lines[-1:], result.err
    assert "Traceback" not in result.err
    assert all(word in lines[-1] for word in says), lines[-1]
    return result.code == 2


def test_version(cli: Cli) -> None:
    result = cli("--version")
    assert (result.code, result.out) == (0, "hasila, version 0.1.0\n")


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_has_an_example(cli: Cli, name: str) -> None:
    result = cli(*([name] if name else []), "--help")
    assert result.code == 0
    assert "Example" in result.out
    assert f"hasila {name or 'extract'}" in result.out.split("Example")[1]


def test_help_starts_without_heavy_libraries() -> None:
    code = "import sys, hasila.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass\n"
    code += "print(sorted({'pandas', 'pyarrow', 'matplotlib', 'sklearn'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# --- extract


@pytest.mark.parametrize("suffix", ["parquet", "csv", "jsonl"])
def test_extract_writes_by_suffix(cli: Cli, article: Path, tmp_path: Path, suffix: str) -> None:
    from hasila.io import read_table

    out = tmp_path / f"claims.{suffix}"
    assert cli("extract", article, "-o", out).code == 0
    claims = read_table(out, "claims")
    assert claims[["effect", "best", "qualifier"]].to_numpy().tolist() == [
        ["killed", 12, "at_least"]
    ]
    start, end = claims.loc[0, ["start", "end"]]
    assert TEXT[start:end] == claims.loc[0, "quote"] == "12 civilians"


def test_extract_to_a_workbook(cli: Cli, article: Path, tmp_path: Path) -> None:
    assert cli("extract", article, "-o", tmp_path / "claims.xlsx").code == 0
    assert pd.read_excel(tmp_path / "claims.xlsx").loc[0, "best"] == 12


def test_extract_piped_is_csv(cli: Cli, article: Path) -> None:
    result = cli("extract", article)
    assert result.code == 0
    assert pd.read_csv(io.StringIO(result.out)).loc[0, "effect"] == "killed"
    assert result.err == ""


def test_extract_reads_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from hasila.cli import main; main()", "extract", "-"],
        input="قُتل 12 مدنيا في القصف.",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert pd.read_csv(io.StringIO(done.stdout)).loc[0, "best"] == 12


def test_extract_on_a_terminal_is_a_table(article: Path) -> None:
    """A real pseudo-terminal, because that is where the table is shown."""
    pty = pytest.importorskip("pty")
    reader, writer = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", "from hasila.cli import main; main()", "extract", str(article)],
        stdout=writer,
        stderr=writer,
        env={**os.environ, "COLUMNS": "200", "TERM": "xterm"},
    ) as process:
        os.close(writer)
        shown = b""
        while chunk := _read(reader):
            shown += chunk
    assert process.returncode == 0
    assert "12 civilians" in shown.decode()
    assert "qualifier" in shown.decode()


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # the other side has closed
        return b""


def test_a_reader_that_leaves_early_is_no_error(article: Path) -> None:
    command = f'"{sys.executable}" -c "from hasila.cli import main; main()" extract {article}'
    done = subprocess.run(
        ["bash", "-c", f"{command} {article} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


# --- stage by stage


def test_stages_one_by_one_give_what_extract_gives(cli: Cli, article: Path, tmp_path: Path) -> None:
    reports, claims = tmp_path / "reports.parquet", tmp_path / "claims.parquet"
    assert cli("ingest", article, "-o", reports).code == 0
    for stage in ("tokens", "figures"):
        assert cli(stage, reports, "-o", tmp_path / f"{stage}.parquet").code == 0
    assert cli("claims", reports, "-o", claims).code == 0
    assert cli("extract", article, "-o", tmp_path / "direct.parquet").code == 0
    assert claims.read_bytes() == (tmp_path / "direct.parquet").read_bytes()
    folder = tmp_path / "comparison"
    assert cli("compare", reports, claims, "-o", folder).code == 0
    assert pd.read_csv(folder / "consensus.csv").loc[0, "low"] == 12
    assert cli("plot", "forest", folder, "-o", tmp_path / "plots").code == 0
    assert (tmp_path / "plots/forest.png").read_bytes().startswith(b"\x89PNG")


def test_shards_and_one_table_hold_the_same(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(7):
        text = f"{number + 3} civilians were killed in the raid, a medic said."
        (tmp_path / "in" / f"r{number}.txt").write_text(text)
    for shards in (1, 3):
        folder = tmp_path / f"s{shards}"
        settings = f'{{"ingest": {{"shards": {shards}}}}}'
        assert cli("ingest", tmp_path / "in", "-o", folder, "--config", settings).code == 0
        assert len(list(folder.glob("shard-*.parquet"))) == shards
        for part in folder.glob("shard-*.parquet"):
            cli("claims", part, "-o", tmp_path / f"c{shards}" / part.name)
        parts = sorted((tmp_path / f"c{shards}").iterdir())
        assert cli("collect", *parts, "-o", tmp_path / f"c{shards}.csv").code == 0
    assert (tmp_path / "c1.csv").read_bytes() == (tmp_path / "c3.csv").read_bytes()


def test_config_shows_defaults_filled_in(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text("study: {name: mine, inputs: [a]}\n")
    result = cli("config", tmp_path / "my.yaml")
    assert result.code == 0
    assert "shards: 4" in result.out
    assert "name: mine" in result.out


# --- mistakes


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["extract", "no-such-folder"], ["no-such-folder"]),
        (["extract"], ["INPUT", "hasila extract --help"]),
        (["extract", "{}", "-o", "claims.docx"], ["claims.docx", ".parquet"]),
        (["extract", "{}", "--outptu", "x.csv"], ["--outptu"]),
        (["extrcat", "{}"], ["extrcat"]),
        (["ingest", "{}", "-o", "r.parquet", "--config", "{{bad"], ["bad"]),
        (["ingest", "{}", "-o", "r.csv", "--config", '{{"ingest": {{"shard": 1}}}}'], ["'shards'"]),
        (["tokens", "{}", "-o", "t.parquet"], ["article.txt", "cannot read"]),
        (["figures", "no.parquet", "-o", "t.parquet"], ["no.parquet: no such file"]),
        (["plot", "pie", ".", "-o", "x"], ["pie", "forest"]),
        (["config", "no.yaml"], ["no.yaml"]),
    ],
)
def test_a_mistake_is_one_line_and_2(
    cli: Cli,
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    says: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert is_error(cli(*(arg.format(article.name) for arg in args)), *says)
    assert sorted(tmp_path.iterdir()) == before, "something half-written was left"


def test_a_table_of_the_wrong_kind(cli: Cli, article: Path, tmp_path: Path) -> None:
    cli("extract", article, "-o", tmp_path / "claims.parquet")
    result = cli("tokens", tmp_path / "claims.parquet", "-o", tmp_path / "t.parquet")
    assert is_error(result, "claims.parquet", "text")
    assert not (tmp_path / "t.parquet").exists()


def test_unreadable_input_is_a_warning_beside_readable_input(
    cli: Cli, article: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": "Three soldiers were killed."}\n{"text": \n')
    result = cli("extract", article, broken, "-o", tmp_path / "c.csv")
    assert result.code == 0
    assert "WARNING" in result.err
    assert "broken.jsonl" in result.err
    assert len(pd.read_csv(tmp_path / "c.csv")) == 2


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 50, b"   \n"])
def test_input_without_any_report(cli: Cli, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert is_error(cli("extract", path), "no report could be read", "empty.txt")


def test_strict_stops_at_the_first_reject(cli: Cli, article: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{oops\n")
    settings = '{"ingest": {"strict": true}}'
    out = tmp_path / "folder"
    result = cli("ingest", article, tmp_path / "bad.jsonl", "-o", out, "--config", settings)
    assert is_error(result, "bad.jsonl")
    assert not list(out.glob("*"))


# --- Python


def test_python_gives_what_the_command_line_gives() -> None:
    import hasila

    claims = hasila.extract([TEXT])
    assert claims.loc[0, ["effect", "best"]].tolist() == ["killed", 12]
    assert hasila.extract(TEXT).equals(claims)
    assert 12 in hasila.figures(TEXT)["best"].tolist()


def test_python_compares_from_files(article: Path) -> None:
    import hasila

    reports = hasila.read_reports(article)
    tables = hasila.compare(reports, hasila.extract(reports))
    assert set(tables) == set(COMPARED)
    assert callable(hasila.compare), "a module of the same name must not take its place"
    hasila.compare(reports, hasila.extract(reports))


def test_import_is_light() -> None:
    code = "import hasila, sys; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# --- documents


@pytest.mark.parametrize("name", ["README.md", "REPRODUCING.md", "config/README.md"])
def test_documents_name_commands_rules_and_files_that_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    code = "\n".join(a or b for a, b in re.findall(r"```sh\n(.*?)```|`(hasila [^`]+)`", text, re.S))
    assert set(re.findall(r"\bhasila ([a-z]+)", code)) <= set(COMMANDS)
    linked = re.findall(r"`((?:config|data|src|workflow|tests|profiles)/[\w./-]+)`", text)
    assert [path for path in linked if not (ROOT / path).exists()] == []
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert [path for path in shown if not (ROOT / path).is_file()] == []
