"""Land and borders of the world, from a shipped extract of Natural Earth."""

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from matplotlib.path import Path as Outline

# A country's name needs room: cells of the grid over the box.
LEAST_CELLS = 6
Box = tuple[float, float, float, float]  # west, south, east, north


@cache
def _world() -> dict[str, Any]:
    packed = files("hasila.plots").joinpath("outlines.json.gz").read_bytes()
    world = json.loads(gzip.decompress(packed))
    scale, move = (np.array(world["transform"][k]) for k in ("scale", "translate"))
    world["arcs"] = [np.cumsum(np.array(arc), axis=0) * scale + move for arc in world["arcs"]]
    return dict(world)


def land(box: Box) -> list[np.ndarray]:
    """Rings (degrees east, degrees north) of the land that reaches into a box."""
    return [line for ring in _world()["land"] if _meets(line := _ring(ring), box)]


def borders(box: Box) -> list[np.ndarray]:
    """Lines between countries that reach into a box."""
    arcs = _world()["arcs"]
    return [arcs[a] for a in _world()["borders"] if _meets(arcs[a], box)]


def countries(box: Box) -> dict[str, list[tuple[float, float]]]:
    """Points inside each country (English name) and the box, those far from its borders first."""
    steps = 24
    x = np.linspace(box[0], box[2], steps + 2)[1:-1]
    y = np.linspace(box[1], box[3], steps + 2)[1:-1]
    grid = np.array([(a, b) for a in x for b in y])
    cells = np.array([(a, b) for a in range(steps) for b in range(steps)], dtype=float)
    out = {}
    for name, rings in sorted(_world()["countries"].items()):
        lines = [line for ring in rings if _meets(line := _ring(ring), box)]
        if not lines:
            continue
        # Inside an odd number of rings: a hole is the second.
        hits = np.array([Outline(line).contains_points(grid) for line in lines])
        inside = hits.sum(axis=0) % 2 == 1
        if inside.sum() < LEAST_CELLS:
            continue
        edge = np.concatenate([cells[~inside], _frame(steps)])
        gaps = np.sqrt(((cells[inside][:, None] - edge[None]) ** 2).sum(axis=2)).min(axis=1)
        order = np.lexsort((grid[inside][:, 1], grid[inside][:, 0], -gaps.round(6)))
        out[name] = [(float(a), float(b)) for a, b in grid[inside][order]]
    return out


def _frame(steps: int) -> np.ndarray:
    """Cells just outside a square of cells."""
    ends = range(-1, steps + 1)
    sides = [(a, b) for a in ends for b in ends if -1 in (a, b) or steps in (a, b)]
    return np.array(sides, dtype=float)


def _ring(ring: list[int]) -> np.ndarray:
    arcs = _world()["arcs"]
    # Each arc begins where the last one ended.
    parts = [arcs[a] if a >= 0 else arcs[~a][::-1] for a in ring]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _meets(line: np.ndarray, box: Box) -> bool:
    (west, south), (east, north) = line.min(axis=0), line.max(axis=0)
    return bool(west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1])
