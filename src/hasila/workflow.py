"""What the Snakefile needs from Python, so that it holds no logic of its own."""

import difflib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hasila.config import Config, Hand, parse
from hasila.digest import content_digest, inputs_digest
from hasila.errors import UserError

# Those that the grammar reads.
LANGUAGES = {"ar", "en"}


class Prepared(NamedTuple):
    """Checked settings, the files that they name, and digests whose change reruns stages."""

    settings: Config
    labels: list[str]
    places: list[str]
    names: list[str]
    hand: Hand
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
        settings = settings.model_copy(update={"hand": _own(settings)})
        hand = {k: [_file(path, project, f"hand.{k}") for path in v] for k, v in settings.hand}
        _check(hand)
        return Prepared(
            settings,
            [_file(path, project, "classifier.labels") for path in settings.classifier.labels],
            [_file(path, project, "places.files") for path in settings.places.files],
            [_file(path, project, "extract.names") for path in settings.extract.names],
            Hand(**hand),
            inputs_digest(settings.study.inputs),
            content_digest(_codebooks(settings.compare.codebooks, project)),
        )
    except UserError as error:
        print(f"ERROR: {error}", file=sys.stderr)
        sys.exit(2)


def languages(labels: list[str]) -> list[str]:
    """The languages of the labelled sentences: the classifier is drawn for each.

    What a file of labels must look like is checked when the classifier is trained.
    """
    found = set()
    for path in labels:
        for line in Path(path).read_text(encoding="utf-8-sig", errors="replace").splitlines():
            try:
                record = json.loads(line)
            except (json.JSONDecodeError, RecursionError):
                continue
            if isinstance(record, dict):
                said = record.get("language") or str(record.get("id")).partition("-")[0]
                found.add(str(said))
    return sorted(found & LANGUAGES)


def _own(settings: Config) -> Hand:
    """The tables of corrections; those that bear the study's name where none are named."""
    folder = Path("config/hand") / settings.study.name
    found = {k: folder / f"{k}.csv" for k, given in settings.hand if given is None}
    paths = {k: [path.as_posix()] if path.is_file() else [] for k, path in found.items()}
    return settings.hand.model_copy(update=paths)


def _check(hand: Mapping[str, list[str]]) -> None:
    """Read the tables of corrections, so that a mistake in one ends a run before it begins."""
    if not any(hand.values()):
        return
    from hasila.hand import claim_rows, event_rows
    from hasila.io import read_cells

    for key, read in (("claims", claim_rows), ("events", event_rows)):
        for path in hand[key]:
            header, cells = read_cells(Path(path))
            read(cells, header, path)


def warn(results: str) -> None:
    """Tell at the end of a run, on stderr, which corrections by hand no longer fit."""
    from hasila.hand import warnings
    from hasila.io import read_table

    log = Path(results) / "comparison" / "hand_log.parquet"
    if log.is_file():
        for line in warnings(read_table(log, "hand_log")):
            print(f"WARNING: {line}", file=sys.stderr)


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
