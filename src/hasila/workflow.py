"""What the Snakefile needs from Python, so that it holds no logic of its own."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hasila.config import Config, parse
from hasila.digest import inputs_digest
from hasila.errors import UserError


def prepare(config: Mapping[str, Any]) -> tuple[Config, str]:
    """Checked settings and the digest of the inputs; a user's mistake ends the run with 2.

    Jobs find ``hasila`` also when the environment is not activated, and their libraries start
    no threads of their own: the workflow alone decides how many cores are busy.
    """
    bin_folder = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join([bin_folder, os.environ.get("PATH", "")])
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", OMP_THREAD_LIMIT="1")
    try:
        settings = parse(dict(config))
        digest = inputs_digest(settings.study.inputs)
        for path in [settings.study.gold, *settings.classifier.labels]:
            if path and not Path(path).is_file():
                raise UserError(f"{path}: no such file, but the settings name it")
        return settings, digest
    except UserError as error:
        print(f"ERROR: {error}", file=sys.stderr)
        sys.exit(2)
