"""Plots for a paper: one module each, from the tables of the contract to a matplotlib figure.

Every plot module has ``NAME``, ``TABLES`` (what it reads), ``data(tables, settings)`` (exactly
what is drawn, as a table) and ``draw(tables, settings)`` (a ``matplotlib.figure.Figure``).
``style.save`` writes PNG, SVG, PDF, the caption and CSV.
"""

from types import ModuleType

from hasila.plots import (
    codebooks,
    disagreement,
    dumbbell,
    events,
    forest,
    lag,
    map,
    parts,
    toll_over_time,
)
from hasila.plots.common import prepared
from hasila.plots.style import SCREEN, PlotSettings, render, save

# In the order in which a page tells its story.
_MODULES = (
    toll_over_time, forest, dumbbell, parts, disagreement, codebooks, lag, events, map,
)  # fmt: skip
PLOTS: dict[str, ModuleType] = {module.NAME: module for module in _MODULES}

__all__ = ["PLOTS", "SCREEN", "PlotSettings", "prepared", "render", "save"]
