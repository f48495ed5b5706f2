"""What stands in the page itself, for readers without scripts too: ranges, plots, rules, files."""

import html
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from hasila.codebook import Codebook
from hasila.events import OTHER
from hasila.pages.evidence import safe_url
from hasila.pages.payload import range_text
from hasila.pages.words import Words
from hasila.plots.style import span
from hasila.schemas import EFFECTS, conform

# Longer lists stand in the views, or in the tables of the run.
MAX_EVENTS = 12
MAX_LISTED = 200


def headline(tables: Mapping[str, pd.DataFrame], words: Words, books: list[str]) -> dict[str, Any]:
    """The events' whole tolls: a line per event and effect, a cell per codebook.

    Events with the most reports come first, ``MAX_EVENTS`` of them.
    """
    rows = conform(tables.get("consensus", pd.DataFrame()), "consensus")
    rows = rows[(rows["victim_class"] == "all") & rows["actor"].isna() & rows["demographic"].isna()]
    rows = rows[~rows["event_id"].str.endswith(OTHER)]
    known = set(rows["codebook"])
    books = [b for b in dict.fromkeys([*books, *sorted(known)]) if b in known]
    weight = rows.groupby("event_id")["n_reports"].max()
    events = sorted(weight.index, key=lambda e: (-int(weight[e]), str(e)))
    place = {effect: i for i, effect in enumerate(EFFECTS)}
    cells: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for row in rows[rows["event_id"].isin(events[:MAX_EVENTS])].itertuples(index=False):
        cells.setdefault((str(row.event_id), str(row.effect)), {})[str(row.codebook)] = _cell(row)
    order = sorted(cells, key=lambda k: (events.index(k[0]), place.get(k[1], len(place))))
    return {
        "codebooks": books,
        "n_events": len(events),
        "shown": min(len(events), MAX_EVENTS),
        "lines": [
            {
                "event": event, "event_name": words.name(event), "effect": effect,
                "effect_name": words.name(effect),
                "first": i == 0 or order[i - 1][0] != event,
                "cells": [(b, cells[event, effect].get(b)) for b in books],
            }
            for i, (event, effect) in enumerate(order)
        ],
    }  # fmt: skip


def _cell(row: Any) -> dict[str, Any]:
    return {
        "toll": range_text(row),
        "reports": int(row.n_reports),
        "sources": int(row.n_sources),
        "rule": str(row.rule).replace("_", " "),
    }


def plot_entry(
    name: str, text: str, rows: pd.DataFrame | None, address: str = ""
) -> dict[str, Any]:
    """What the page shows of a plot; title and caption are in the file's own metadata."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text)
    return {
        "name": name,
        "title": _metadata(text, "title") or name,
        "caption": _metadata(text, "description"),
        "width": round(float(size.group(1)) * 96 / 72) if size else None,
        "height": round(float(size.group(2)) * 96 / 72) if size else None,
        "columns": [] if rows is None else [str(c).replace("_", " ") for c in rows.columns],
        "rows": [] if rows is None else cells(rows.head(MAX_LISTED)),
        "n": 0 if rows is None else len(rows),
        "csv": address,
    }


def cells(rows: pd.DataFrame) -> list[list[str]]:
    """The cells of a small table as text."""

    def cell(value: Any) -> str:
        if value is None or pd.isna(value):
            return ""
        return f"{value:g}" if isinstance(value, float) else str(value)

    return [[cell(v) for v in row] for row in rows.astype(object).itertuples(index=False)]


def _metadata(svg: str, tag: str) -> str:
    found = re.search(rf"<dc:{tag}>([^<]*)</dc:{tag}>", svg)
    return html.unescape(found.group(1)) if found else ""


def rejects(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Inputs that did not become reports."""
    rows = conform(tables.get("rejects", pd.DataFrame()), "rejects")
    rows = rows.sort_values(["origin", "reason"])
    listed = cells(rows[["origin", "reason", "detail"]].head(MAX_LISTED))
    return {"n": len(rows), "rows": listed}


def described(codebooks: Mapping[str, Codebook], words: Words) -> list[dict[str, Any]]:
    """Codebooks as their readers are told of them."""
    return [
        {
            "name": name,
            "title": book.title or name,
            "about": book.about,
            "references": [u for u in map(safe_url, book.references) if u],
            "vague": [
                (words.name(word), span(entry.low, entry.best, entry.high))
                for word, entry in book.vague.items()
            ],
        }
        for name, book in codebooks.items()
    ]
