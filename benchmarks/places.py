"""How often the main place of a report is right, and how fast names of places are found.

Reads the evaluation material beside the project: ``python benchmarks/places.py ../shared``.
"""

import gzip
import json
import math
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hasila.claims.when_where import Surroundings
from hasila.places import Place, default
from hasila.text.fold import fold


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main_place(text: str, language: str) -> Place | None:
    return Surroundings(fold(text), language, text).main


def kilometres(place: Place, lat: float, lon: float) -> float:
    east = math.radians(lon - place.lon) * math.cos(math.radians((place.lat + lat) / 2))
    return 6371 * math.hypot(east, math.radians(lat - place.lat))


def around(place: Place | None) -> list[str]:
    """Names of a place and of what it lies in."""
    gazetteer = default()
    return (
        [place.name, *(gazetteer.places[i].name for i in gazetteer.above(place))] if place else []
    )


def airwars(data: Path) -> str:
    where = {i["id"]: i for i in rows(data / "airwars_syria_ar/incidents.jsonl.gz")}
    n = near = 0
    for source in rows(data / "airwars_syria_ar/sources.jsonl.gz"):
        incident = where[source["incident_ids"][0]]
        if source.get("lang") == "ar" and incident.get("lat") and len(source["text"]) > 200:
            place = main_place(source["text"], "ar")
            n += 1
            near += place is not None and kilometres(place, incident["lat"], incident["lon"]) < 30
    return f"Airwars, Arabic: {n} texts, main place within 30 km of the incident {near / n:.2f}"


def gva(data: Path) -> str:
    where = {i["incident_id"]: i for i in rows(data / "gva_multireport_en/incidents.jsonl.gz")}
    n = state = city = 0
    for report in rows(data / "gva_multireport_en/docs.jsonl.gz"):
        incident = where.get(str(report["incident_id"]))
        if incident and len(report["text"]) > 200:
            names = around(main_place(report["text"], "en"))
            n += 1
            state += incident["state"] in names
            city += bool(names) and names[0].split(",")[0] == incident["city_or_county"]
    return f"GVA, English: {n} texts, state {state / n:.2f}, town {city / n:.2f}"


def drones(data: Path) -> str:
    n = right = 0
    for strike in rows(data / "tbij_drones_en/strikes.jsonl.gz"):
        text = "\n".join(filter(None, (strike["text"], strike["narrative"])))
        n += 1
        right += strike["country"] in around(main_place(text, "en"))
    return f"TBIJ, English: {n} texts, country {right / n:.2f}"


def speed(data: Path) -> str:
    texts = [fold(r["text"]).text for r in rows(data / "airwars_syria_ar/sources.jsonl.gz")]
    default().find(texts[0], "ar")
    start = time.process_time()
    hits = sum(len(default().find(text, "ar")) for text in texts)
    seconds = time.process_time() - start
    size = sum(len(text.encode()) for text in texts) / 1e6
    return f"Arabic names: {hits} in {size:.1f} MB, {size / seconds:.1f} MB/s"


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared") / "data"
    for measure in (airwars, gva, drones, speed):
        print(measure(folder), flush=True)
