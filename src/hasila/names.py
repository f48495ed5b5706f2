"""Canonical names of sources and armed bodies, found by the words that reports use for them."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import pandas as pd
import yaml

from hasila.text import fold

_ARABIC = re.compile("[\u0621-\u064a]")


def finder(kinds: Mapping[str, str]) -> Callable[[str], list[str]]:
    """A function from a text to the kinds whose forms stand in it, those of longer forms first.

    Args:
        kinds: the kind of each form. Forms are whole words; Arabic ones may carry up to three
            letters of article, conjunction or preposition.
    """
    folded = {fold(form).text.lower(): kind for form, kind in kinds.items()}
    # The preposition li swallows the article's alef.
    folded |= {"لل" + f[2:]: kind for f, kind in folded.items() if f.startswith("ال")}
    forms = sorted(folded, key=lambda f: (-len(f), f))
    if not forms:
        return lambda text: []
    prefix = {f: r"\w{0,3}?" if _ARABIC.search(f) else "" for f in forms}
    either = "|".join(f"{prefix[f]}({re.escape(f)})" for f in forms)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def find(text: str) -> list[str]:
        found = pattern.finditer(fold(text).text.lower())
        hits = [m.group(m.lastindex or 0) for m in found]
        return list(dict.fromkeys(folded[h] for h in sorted(hits, key=lambda h: (-len(h), h))))

    return find


@cache
def _lists() -> dict[str, Any]:
    text = resources.files("hasila.lexicon").joinpath("names.yaml").read_text(encoding="utf-8")
    lists: dict[str, Any] = yaml.safe_load(text)
    return lists


@cache
def _finder(section: str) -> Callable[[str], list[str]]:
    entries = _lists()[section].items()
    return finder({form: name for name, entry in entries for form in entry["forms"]})


def fill_names(claims: pd.DataFrame) -> pd.DataFrame:
    """Give claims the canonical source and actor that their words name, where they have none.

    Returns:
        A copy with source_name, source_class and actor filled where the lists know the words.
        Words that name several armed bodies give no actor, and civilians never have one.
    """
    out = claims.copy()
    source = out["source"].astype("string")
    names = _first(source, "sources", alone=False)
    classes = {name: entry["class"] for name, entry in _lists()["sources"].items()}
    bare = out["source_name"].isna() & names.notna()
    out["source_name"] = out["source_name"].astype("string").where(~bare, names)
    kind = out["source_name"].map(classes).astype("string")
    out["source_class"] = out["source_class"].astype("string").fillna(kind)
    words = out["victim_group"].astype("string").fillna("") + " " + out["quote"].astype("string")
    armed = out["actor"].isna() & ~out["victim_class"].isin(["civilian", "mixed"])
    actor = _first(words.where(armed), "actors", alone=True)
    out["actor"] = out["actor"].astype("string").fillna(actor)
    return out


def _first(texts: pd.Series, section: str, alone: bool) -> pd.Series:
    find = _finder(section)
    known: dict[str, str | None] = {}
    for text in sorted(set(texts.dropna())):
        hits = find(text)
        known[text] = hits[0] if hits and (len(hits) == 1 or not alone) else None
    return texts.map(known).astype("string")
