"""Monitors of one country that are quoted on the dead of another."""

from collections.abc import Iterator
from functools import cache

import pandas as pd

from hasila.audit.figures import Finding, Told, at, by, effect, said, who
from hasila.names import shipped
from hasila.places.gazetteer import default


def foreign(rows: list[Told], tallies: pd.DataFrame) -> Iterator[Finding]:
    """Tolls by a monitor whose name is of another country than all places of its report."""
    if "place" not in tallies:
        return
    placed = tallies[tallies["place"].notna()]
    places = placed.groupby("report_id")["place"].agg(lambda s: sorted(set(s))).to_dict()
    for own in by(rows, lambda r: (r.report_id, r.source)).values():
        first = own[0]
        home = _home(first.source) if first.source_class == "monitor" else None
        where = {c for p in places.get(first.report_id, []) if (c := _country(p))}
        if home is None or not where or home in where:
            continue
        lands = ", ".join(sorted(where))
        yield Finding(
            first.event_id, first.report_id, "foreign_source", tuple(r.claim_id for r in own),
            None, first.source,
            f"{at(first)}: {said(first)} {who(first)} {effect(first)} in {lands} "
            f"are credited to {first.source}, a monitor of {home}; it may be misnamed.", "note",
        )  # fmt: skip


@cache
def _home(source: str | None) -> str | None:
    """The country whose adjective a monitor's name carries."""
    names = shipped()
    entry = names.entry(source or "")
    words = f"{source} {entry.en if entry and entry.en else ''}".lower().split()
    found = [c for c, land in names.lists.countries.items() if land.adjective.lower() in words]
    return found[0] if len(found) == 1 else None


@cache
def _country(place: str) -> str | None:
    """The country that a place of the gazetteer is in."""
    gazetteer = default()
    found = gazetteer.place(place)
    if found is None:
        return None
    chain = [found.id, *gazetteer.above(found)]
    lands = [gazetteer.places[i] for i in chain if gazetteer.places[i].kind == "country"]
    return lands[0].name if lands else None
