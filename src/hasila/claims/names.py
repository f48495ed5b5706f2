"""Who a claim's words name: canonical source and its class, and the armed body among the victims.

The lists stand in ``lexicon/names.yaml``; a researcher's own entries (the same form, see
``config/names.yaml``) come before them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import ahocorasick_rs
import yaml

from hasila.errors import UserError
from hasila.schemas import SOURCE_CLASSES
from hasila.text.fold import fold

_ARTICLES = ("", "ال", "و", "ب", "ل", "وال", "بال", "لل", "ك", "وب", "ول")


@dataclass(frozen=True)
class Named:
    """Canonical source, its class, and the armed body that the victims belong to."""

    source_name: str | None
    source_class: str | None
    actor: str | None


class _Forms:
    """Whole-word search for the forms of a list; the longest form in a text wins."""

    def __init__(self, forms: dict[str, str]) -> None:
        self.kinds: list[str] = []
        patterns: list[str] = []
        for form, kind in forms.items():
            patterns.append(fold(form).text.lower())
            self.kinds.append(kind)
        self.lengths = [len(p) for p in patterns]
        self.matcher = ahocorasick_rs.AhoCorasick(patterns) if patterns else None

    def all(self, folded: str) -> list[str]:
        """The kinds found, those of longer forms first."""
        if self.matcher is None:
            return []
        hits = []
        for at, start, end in self.matcher.find_matches_as_indexes(folded, overlapping=True):
            if _whole(folded, start, end):
                hits.append((-self.lengths[at], start, self.kinds[at]))
        return list(dict.fromkeys(kind for _, _, kind in sorted(hits)))


def _whole(text: str, start: int, end: int) -> bool:
    if end < len(text) and text[end].isalnum():
        return False
    if start == 0 or not text[start - 1].isalnum():
        return True
    head = start
    while head > 0 and text[head - 1].isalnum():
        head -= 1
    return text[start] >= "\u0600" and text[head:start] in _ARTICLES


class Names:
    """The lists, ready for search; ``own`` are a researcher's entries, which come first."""

    def __init__(self, own: Mapping[str, Any] | None = None) -> None:
        shipped = _shipped()
        lists = [own or {}, shipped]
        sources: dict[str, str] = {}
        actors: dict[str, str] = {}
        self.classes: dict[str, str] = {}
        for entries in lists:
            for name, entry in (entries.get("sources") or {}).items():
                kind = _class_of(name, entry)
                self.classes.setdefault(name, kind)
                for form in [name, *entry.get("forms", ())]:
                    sources.setdefault(str(form), name)
            for name, entry in (entries.get("actors") or {}).items():
                for form in entry.get("forms", ()):
                    actors.setdefault(str(form), name)
        self.sources, self.actors = _Forms(sources), _Forms(actors)
        classes = shipped.get("classes") or {}
        self.order = list(classes)
        self.words = _Forms({str(w): k for k, ws in classes.items() for w in ws})

    def identify(self, source: str | None, victims: str, victim_class: str) -> Named:
        """Names and class of one claim's source words and victims."""
        name = kind = None
        if source:
            folded = fold(source).text.lower()
            found = self.sources.all(folded)
            name = found[0] if found else None
            kind = self.classes[name] if name else self._kind(folded)
        actor = None
        if victim_class not in ("civilian", "mixed"):
            bodies = self.actors.all(fold(victims).text.lower())
            actor = bodies[0] if len(bodies) == 1 else None
        return Named(name, kind, actor)

    def _kind(self, folded: str) -> str:
        found = set(self.words.all(folded))
        kind = next((k for k in self.order if k in found), "other")
        return "anonymous" if kind == "anonymous_body" else kind


def _class_of(name: str, entry: Mapping[str, Any]) -> str:
    kind = str(entry.get("class", "other"))
    if kind not in SOURCE_CLASSES:
        known = ", ".join(SOURCE_CLASSES)
        raise UserError(f"source '{name}': class '{kind}' is not one of {known}")
    return kind


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    file = resources.files("hasila.lexicon").joinpath("names.yaml")
    lists: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return lists


@lru_cache(maxsize=1)
def default() -> Names:
    """The shipped lists."""
    return Names()
