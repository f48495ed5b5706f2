"""What tests share: the command line in this process, and a tiny study to run whole."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# Neither a busy machine nor a new seed may fail a build: properties run untimed, on fixed draws.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent


@dataclass
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run ``hasila ARGS`` in this process; returns exit code, stdout and stderr."""
    from hasila.cli import main

    def run(*args: object) -> Result:
        capfd.readouterr()
        with pytest.raises(SystemExit) as leave:
            main([str(arg) for arg in args])
        sys.stdout.flush()
        captured = capfd.readouterr()
        code = leave.value.code
        assert isinstance(code, int)
        return Result(code, captured.out, captured.err)

    return run


TEXTS = {
    "a1": ("ar", "2022-01-21", "قال المرصد السوري إن 12 مدنيا قتلوا في القصف، بينهم 3 أطفال."),
    "a2": ("ar", "2022-01-22", "أعلنت قوات سوريا الديمقراطية مقتل 15 من عناصرها وإصابة 7 آخرين."),
    "a3": ("ar", "2022-01-23", "ارتفعت حصيلة القتلى إلى نحو 20 قتيلا، بحسب مصدر طبي."),
    "e1": ("en", "2022-01-21", "At least 10 people died and dozens were wounded, a medic said."),
    "e2": ("en", "2022-01-22", "The Syrian Observatory said 18 were killed, including 4 children."),
    "e3": ("en", "2022-01-24", "The SDF said on Monday that 17 of its fighters had been killed."),
}


def report(name: str, language: str, day: str, text: str) -> dict[str, str]:
    outlet = "Example Daily" if language == "en" else "صحيفة المثال"
    return {
        "report_id": name,
        "title": "",
        "text": text,
        "language": language,
        "outlet": outlet,
        "published_at": day,
    }


@dataclass
class Study:
    """A tiny study in a folder of its own, run by the project's workflow."""

    folder: Path

    @property
    def results(self) -> Path:
        return self.folder / "results" / "tiny"

    def write(self, reports: list[dict[str, str]], **sections: object) -> None:
        self.folder.mkdir(exist_ok=True)
        lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
        (self.folder / "reports.jsonl").write_text(lines, encoding="utf-8")
        for language in ("ar", "en"):  # enough to train on, little enough to be quick
            labels = (ROOT / f"data/labels/{language}.jsonl").read_text("utf-8").splitlines()
            few = "".join(f"{line}\n" for line in labels[:150])
            (self.folder / f"{language}.jsonl").write_text(few, encoding="utf-8")
        config = {
            "study": {"name": "tiny", "inputs": ["reports.jsonl"]},
            "ingest": {"shards": 2},
            "classifier": {"labels": ["ar.jsonl", "en.jsonl"]},
            **sections,
        }
        (self.folder / "my.yaml").write_text(json.dumps(config), encoding="utf-8")

    def run(self, *args: str, cores: int = 2, **env: str) -> subprocess.CompletedProcess[str]:
        """``snakemake`` on this study; stdout and stderr in one text."""
        command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile")]
        command += ["--directory", str(self.folder), "--profile", str(ROOT / "profiles/default")]
        command += ["--configfile", str(self.folder / "my.yaml"), "--cores", str(cores), *args]
        return subprocess.run(
            command,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="session")
def tiny_study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A tiny study that has been run once; tests copy it before they change it."""
    study = Study(tmp_path_factory.mktemp("tiny"))
    study.write([report(name, *rest) for name, rest in TEXTS.items()])
    done = study.run(PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC")
    assert done.returncode == 0, done.stdout
    return study
