"""Word data of the text stage: abbreviations, words that look as if they began with a clitic."""

from functools import cache
from importlib.resources import files
from typing import Any

from hasila.strict_yaml import own_yaml


@cache
def words(language: str) -> dict[str, Any]:
    """The YAML word data of a language (``ar`` or ``en``)."""
    text = (files("hasila.text") / f"words_{language}.yaml").read_text(encoding="utf-8")
    return own_yaml(text)
