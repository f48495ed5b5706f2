"""What the Snakefile needs from Python, so that it holds no logic of its own."""

import difflib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hasila.config import Config, parse
from hasila.digest import content_digest, inputs_digest
from hasila.errors import UserError


class Prepared(NamedTuple):
    """Checked settings, files of labels, places and names, digests whose change reruns stages."""

    settings: Config
    labels: list[str]
    places: list[str]
    names: list[str]
    inputs: str
    codebooks: str


def prepare(config: Mapping[str, Any], project: str) -> Prepared:
    """Check what a run is told before anything runs; a user's mistake ends it with code 2.

    Jobs find ``hasila`` also when the environment is not activated, and their libraries start
    no threads of their own: the workflow alone decides how many cores are busy. ``project`` is
    the folder of the Snakefile; its labels, lists and codebooks stand behind those of the working
    directory.
    """
    bin_folder = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join([bin_folder, os.environ.get("PATH", "")])
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", OMP_THREAD_LIMIT="1")
    try:
        settings = parse(dict(config))
        if settings.study.gold and not Path(settings.study.gold).is_file():
            raise UserError(f"study.gold: no such file: {settings.study.gold}")
        return Prepared(
            settings,
            [_file(path, project, "classifier.labels") for path in settings.classifier.labels],
            [_file(path, project, "places.files") for path in settings.places.files],
            [_file(path, project, "extract.names") for path in settings.extract.names],
            inputs_digest(settings.study.inputs),
            content_digest(_codebooks(settings.compare.codebooks, project)),
        )
    except UserError as error:
        print(f"ERROR: {error}", file=sys.stderr)
        sys.exit(2)


def _file(path: str, project: str, key: str) -> str:
    """A file below the working directory, or the one of that name that the project ships."""
    for found in (Path(path), Path(project) / path):
        if found.is_file():
            return str(found)
    raise UserError(f"{key}: no such file: {path}")


def _codebooks(names: list[str], project: str) -> list[str]:
    """All files that the chosen codebooks can come from or extend."""
    folders = [Path("config/codebooks"), Path(project) / "config/codebooks"]
    found = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    known = sorted({path.stem for path in found})
    for name in names:
        if name.endswith((".yaml", ".yml")):
            if not Path(name).is_file():
                raise UserError(f"compare.codebooks: no such file: {name}")
            found.append(Path(name))
        elif name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise UserError(f"compare.codebooks: no codebook '{name}'{hint}")
    return [str(path) for path in found]
