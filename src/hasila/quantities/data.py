"""Word data of the number grammar."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def lexicon(language: str, name: str) -> Any:
    """The YAML file ``name`` of a language's word lists (``ar`` or ``en``)."""
    path = files("hasila") / "lexicon" / language / f"{name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def known(language: str) -> str:
    """The language whose grammar serves: Arabic has its own, all else is read as English."""
    return "ar" if language == "ar" else "en"
