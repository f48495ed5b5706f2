"""Make ``outlines.json.gz``, the shipped extract of Natural Earth: land and borders of the world.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python build_outlines.py package/countries-50m.json

Natural Earth (1:50 million) is in the public domain; the package world-atlas (ISC licence) holds it
as TopoJSON. The extract tells which lines bound land and countries, and which of them are borders.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    """The rings of a polygon or of several, each a list of arcs (negative: read backwards)."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry["arcs"] for ring in polygon]
    return [ring for part in geometry.get("geometries", ()) for ring in _rings(part)]


def build(source: Path, target: Path) -> None:
    """Write the extract of a TopoJSON file."""
    world = json.loads(source.read_text("utf-8"))
    named = {
        g["properties"]["name"]: _rings(g) for g in world["objects"]["countries"]["geometries"]
    }
    countries = list(named.values())
    owners = Counter(
        arc
        for rings in countries
        for arc in {a if a >= 0 else ~a for ring in rings for a in ring}
    )  # fmt: skip
    out = {
        "about": "Natural Earth 1:50m, public domain, from world-atlas 2.0.2",
        "transform": world["transform"],
        "arcs": world["arcs"],
        "land": _rings(world["objects"]["land"]),
        "countries": named,
        "borders": sorted(arc for arc, n in owners.items() if n > 1),
    }
    text = json.dumps(out, separators=(",", ":"), sort_keys=True)
    # No time in the file: the same source gives the same bytes.
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(__file__).with_name("outlines.json.gz"))
