"""environment.yml names what pyproject.toml names, at the versions of uv.lock."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
# Not sure to be found on a conda channel at these versions.
FROM_PIP = {"ahocorasick-rs", "py3langid", "trafilatura"}


def _key(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def pins() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[ <>=!~\[;]", d)[0] for d in project["dependencies"]]
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    versions: dict[str, str] = {}
    for package in lock["package"]:
        if package["name"] in names:
            # Where versions differ by Python, the oldest Python's is the one that all can have.
            first = versions.get(package["name"], package["version"])
            versions[package["name"]] = min(first, package["version"], key=_key)
    assert sorted(versions) == sorted(names)
    return versions


def expected() -> str:
    versions = pins()
    conda = {CONDA_NAMES.get(n, n): v for n, v in versions.items() if n not in FROM_PIP}
    lines = [
        "# For conda users: the versions of uv.lock (a test holds the two together).",
        "#   conda env create -f environment.yml",
        "#   conda activate hasila && pip install --no-deps -e .",
        "name: hasila",
        "channels:",
        "  - conda-forge",
        "  - bioconda",
        "  - nodefaults",
        "dependencies:",
        "  - python >=3.11,<3.14",
        "  - pip",
        *(f"  - {name} ={version}" for name, version in sorted(conda.items())),
        "  - pip:",
        *(f"      - {name}=={versions[name]}" for name in sorted(FROM_PIP & set(versions))),
    ]
    return "\n".join(lines) + "\n"


def test_environment_is_what_is_locked() -> None:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert text == expected(), "write it anew: python tests/test_environment.py > environment.yml"
    assert yaml.safe_load(text)["name"] == "hasila"


if __name__ == "__main__":
    print(expected(), end="")
