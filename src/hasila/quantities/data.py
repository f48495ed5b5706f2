"""Word data of the number grammar."""

from functools import cache
from typing import Any

from hasila.lexicon import read


@cache
def lexicon(language: str, name: str) -> Any:
    """A YAML word list of a language (``ar`` or ``en``), read once."""
    return read(language, name)


@cache
def words(language: str, name: str, key: str) -> frozenset[str]:
    """One list of a YAML word list as a set."""
    return frozenset(lexicon(language, name).get(key, ()))


def known(language: str) -> str:
    """The language whose grammar serves: Arabic has its own, all else is read as English."""
    return "ar" if language == "ar" else "en"
