"""Who speaks: names of one voice, names that name nobody, and what a sentence says."""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import pandas as pd
import yaml

from hasila.audit.figures import Told
from hasila.names import finder, shipped
from hasila.names.lists import Role
from hasila.names.read import named as bodies_named
from hasila.text import fold
from hasila.text.sentences import sentence_spans


@cache
def _data() -> dict[str, Any]:
    text = resources.files("hasila.audit").joinpath("voices.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def _families() -> dict[str, str]:
    return {name: group[0] for group in _data()["families"] for name in group}


@cache
def _words() -> Callable[[str], list[str]]:
    return finder({form: kind for kind in ("civilians", "people") for form in _data()[kind]})


def family(source: str | None) -> str | None:
    """The name that stands for a source and its kin."""
    return None if source is None else _families().get(source, source)


def known(source: str | None) -> bool:
    """Whether a source goes by a name that a list knows, rather than by the report's words."""
    if source is None:
        return False
    entry = shipped().entry(source)
    generic = shipped().lists.generic
    return entry is not None and source not in generic and not isinstance(entry, Role)


def named(row: Told) -> bool:
    """Whether somebody in particular says it."""
    return row.source is not None and row.source_class != "anonymous"


def one_voice(a: Told, b: Told) -> bool:
    """Whether two tallies can come from one source: a bare role may be anybody of its kind."""
    if a.source is None or b.source is None or family(a.source) == family(b.source):
        return True
    return a.source_class == b.source_class and (_bare(a.source) or _bare(b.source))


def _bare(source: str) -> bool:
    """Whether a name on the list is that of a role or a kind of speaker only."""
    return not known(source) and shipped().entry(source) is not None


def says(text: str, kind: str) -> bool:
    """Whether a text has a word of a kind of ``voices.yaml``."""
    return kind in _words()(text)


@lru_cache(maxsize=4096)
def bodies(text: str) -> frozenset[str]:
    """The bodies that words name, before any is counted as another."""
    return frozenset(name for _, name in bodies_named(shipped(), text))


class Sentences:
    """The sentences of reports, split where they are asked for."""

    def __init__(self, reports: pd.DataFrame) -> None:
        """``reports``: the table of reports."""
        self._texts = dict(zip(reports["report_id"], reports["text"], strict=True))
        self._of = lru_cache(maxsize=64)(self._split)

    def around(self, row: Told) -> str:
        """The sentence of a tally, empty when it is not known."""
        spans = self._of(row.report_id)
        return spans[row.sentence] if 0 <= row.sentence < len(spans) else ""

    def _split(self, report_id: str) -> list[str]:
        # Unfolded: acronyms are known by their capitals.
        text = self._texts.get(report_id, "")
        folded = fold(text)
        spans = [folded.span(a, b) for a, b in sentence_spans(folded.text)]
        return [text[a:b] for a, b in spans]
