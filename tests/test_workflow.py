"""The workflow: form of its rules, what reruns and what does not, equal bytes everywhere."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, TEXTS, Study, report
from hasila import digest

RULES = sorted((ROOT / "workflow/rules").glob("*.smk"))
ORDER = [
    "input",
    "output",
    "log",
    "benchmark",
    "priority",
    "conda",
    "threads",
    "resources",
    "params",
    "shell",
]


HERE = {"study": {"name": "x", "inputs": ["."]}}


# --- form


def rule_bodies() -> list[tuple[str, str]]:
    found = []
    for path in RULES:
        parts = re.split(r"^(?:rule|checkpoint) (\w+):\n", path.read_text("utf-8"), flags=re.M)
        found += list(zip(parts[1::2], parts[2::2], strict=True))
    return found


def test_entry_is_short() -> None:
    assert len((ROOT / "Snakefile").read_text("utf-8").splitlines()) <= 50


@pytest.mark.parametrize(("name", "body"), rule_bodies(), ids=lambda v: v[:12].strip())
def test_a_rule_is_one_call_in_the_fixed_order(name: str, body: str) -> None:
    directives = re.findall(r"^    (\w+):", body, flags=re.M)
    assert directives == [d for d in ORDER if d in directives], name
    assert {"output", "log", "benchmark", "threads", "resources", "params", "shell"} <= {
        *directives
    }
    command = body.split("shell:")[1]
    assert len(re.findall(r"\bhasila \w", command)) == 1
    assert not re.search(r"[;|]|&& ", command)
    assert "code=code_digest(" in body
    assert "lambda" not in body


def test_plots_of_the_workflow_are_all_there_are() -> None:
    from hasila.plots import PLOTS

    common = (ROOT / "workflow/rules/common.smk").read_text("utf-8")
    named = re.search(r"^PLOTS = (\[.*?\])", common, flags=re.M | re.S)
    assert named
    assert json.loads(re.sub(r",\s*\]", "]", named[1])) == list(PLOTS)


# --- what reruns


def reruns(study: Study, *args: str) -> list[str]:
    """Jobs that a run does, as paths of their first outputs."""
    done = study.run(*args)
    assert done.returncode == 0, done.stdout
    return re.findall(r"^    output: ([^,\n]+)", done.stdout, flags=re.M)


@pytest.fixture
def study(tiny_study: Study, tmp_path: Path) -> Study:
    """A copy, times and all, of the study that has been run."""
    shutil.copytree(tiny_study.folder, tmp_path / "study")
    return Study(tmp_path / "study")


def shard_numbers(outputs: list[str], stage: str) -> set[str]:
    return {m[1] for o in outputs if (m := re.search(rf"/{stage}/shard-(\d+)\.", o))}


def test_nothing_is_left_to_do_after_a_run(study: Study) -> None:
    assert reruns(study, "--dry-run") == []


def test_one_more_report_reruns_only_its_shard(study: Study) -> None:
    from hasila.schemas import shard_of

    rows = [report(name, *rest) for name, rest in TEXTS.items()]
    new = report("n1", "en", "2022-01-25", "Two soldiers were killed, officials said.")
    study.write([*rows, new])
    # Everything but plots and page, which take long and follow from these.
    targets = [str(p.relative_to(study.folder)) for p in study.results.glob("tokens/*.parquet")]
    targets += ["results/tiny/comparison/tallies.csv", "results/tiny/tables/predictions.csv"]
    outputs = reruns(study, *targets)
    shard = f"{shard_of('n1', 2):02d}"
    for stage in ("tokens", "figures", "claims", "predictions"):
        assert shard_numbers(outputs, stage) == {shard}, stage
    assert any("comparison/" in o for o in outputs)
    assert reruns(study, "--dry-run", *targets) == []


def test_a_setting_reruns_the_stages_that_read_it_and_no_others(study: Study) -> None:
    settings = json.loads((study.folder / "my.yaml").read_text("utf-8"))
    settings["plots"] = {"labels": "ar"}
    (study.folder / "my.yaml").write_text(json.dumps(settings), encoding="utf-8")
    outputs = reruns(study, "--dry-run")
    kinds = {o.removeprefix("results/tiny/").split("/")[0] for o in outputs}
    assert "plots" in kinds
    page = {"index.html", "index_files"}
    assert kinds <= {"plots", "config.yaml", *page, "export", "checksums.txt"}


def test_an_edited_file_in_a_folder_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    text = tmp_path / "deep" / "a.txt"
    text.write_text("one")
    before = digest.inputs_digest([str(tmp_path)])
    assert digest.inputs_digest([str(tmp_path)]) == before
    text.write_text("another")
    assert digest.inputs_digest([str(tmp_path)]) != before


def test_the_classifier_is_drawn_for_the_languages_that_have_labels(tmp_path: Path) -> None:
    from hasila.workflow import languages

    one, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    one.write_text('{"id": "ar-1"}\n\nnot json\n[3]\n', "utf-8")
    other.write_text('{"id": "x-1", "language": "en"}\n{"id": "fr-1"}\n', "utf-8")
    assert languages([str(one)]) == ["ar"]
    assert languages([str(other)]) == ["en"]
    assert languages([str(other), str(one)]) == ["ar", "en"]


# --- digest of the code


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package whose digest is taken."""
    shutil.copytree(ROOT / "src/hasila", tmp_path / "hasila")
    monkeypatch.setattr(digest, "ROOT", tmp_path / "hasila")
    return tmp_path / "hasila"


def taken(stage: str) -> str:
    digest._module.cache_clear()
    digest._data.cache_clear()
    return digest.code_digest(f"hasila.cli.{stage}")


def test_comments_and_docstrings_are_no_code(package: Path) -> None:
    before = taken("ingest")
    path = package / "io.py"
    path.write_text("# a comment\n" + path.read_text("utf-8").replace('"""Write ', '"""Put '))
    assert taken("ingest") == before


def test_an_edit_reruns_the_stages_that_import_it(package: Path) -> None:
    before = {stage: taken(stage) for stage in ("ingest", "plot")}
    path = package / "plots" / "forest.py"
    path.write_text(path.read_text("utf-8") + "\nEDITED = 1\n")
    assert taken("plot") != before["plot"]
    assert taken("ingest") == before["ingest"]


def test_an_edit_of_word_data_is_an_edit_and_of_its_comments_is_not(package: Path) -> None:
    before = taken("claims")
    path = next(iter(sorted((package / "lexicon").rglob("*.yaml"))))
    path.write_text("# a comment\n" + path.read_text("utf-8"), encoding="utf-8")
    assert taken("claims") == before
    path.write_text(path.read_text("utf-8") + "edited: [x]\n", encoding="utf-8")
    assert taken("claims") != before


# --- equal bytes


def test_equal_bytes_with_other_cores_hash_seed_locale_time_zone_and_folder(
    tiny_study: Study, tmp_path: Path
) -> None:
    other = Study(tmp_path / "elsewhere")
    other.write([report(name, *rest) for name, rest in TEXTS.items()])
    done = other.run(cores=1, PYTHONHASHSEED="4711", LC_ALL="C", TZ="Asia/Damascus")
    assert done.returncode == 0, done.stdout
    first, second = (
        {
            path.relative_to(s.results).as_posix(): path.read_bytes()
            for path in sorted(s.results.rglob("*"))
            if path.is_file() and path.relative_to(s.results).parts[0] not in ("logs", "benchmarks")
        }
        for s in (tiny_study, other)
    )
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert {Path(name).suffix for name in first} >= {".parquet", ".csv", ".png", ".svg"}


def test_effective_settings_stand_with_the_results(tiny_study: Study) -> None:
    from hasila.config import load

    saved = load(str(tiny_study.results / "config.yaml"))
    assert saved.study.name == "tiny"
    assert saved.ingest.shards == 2
    assert saved.compare.codebooks == ["literal", "acled", "ibc", "airwars"]


# --- mistakes


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ({"stduy": {}}, "did you mean 'study'"),
        ({**HERE, "compare": {"codebooks": ["literl"]}}, "did you mean 'literal'"),
        ({**HERE, "classifier": {"labels": ["no.jsonl"]}}, "no such file: no.jsonl"),
        ({**HERE, "hand": {"claims": ["no.csv"]}}, "hand.claims: no such file: no.csv"),
        ({**HERE, "hand": {"events": ["my.yaml"]}}, "my.yaml: unknown column"),
        ({"study": {"name": "../../x", "inputs": ["reports.jsonl"]}}, "study.name"),
        ({"study": {"name": "x", "inputs": ["no-such-folder"]}}, "no-such-folder"),
    ],
)
def test_a_mistake_in_the_config_is_one_line_and_2(
    tmp_path: Path, config: dict[str, object], says: str
) -> None:
    (tmp_path / "my.yaml").write_text(json.dumps(config))
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile")]
    command += ["--directory", str(tmp_path), "--configfile", str(tmp_path / "my.yaml")]
    done = subprocess.run(
        [*command, "--cores", "1", "--quiet"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert [x for x in done.stderr.splitlines() if x.startswith("ERROR: ") and says in x]
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "results").exists()
