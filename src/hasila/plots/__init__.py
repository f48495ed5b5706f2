"""Plots for a paper: one module each, from the tables of the contract to a matplotlib figure.

Every plot module has ``NAME``, ``TABLES`` (what it reads), ``data(tables, settings)`` (exactly
what is drawn, as a table) and ``draw(tables, settings)`` (a ``matplotlib.figure.Figure``).
``style.save`` writes PNG, SVG and CSV.
"""

from types import ModuleType

from hasila.plots import disagreement, forest, parts, toll_over_time
from hasila.plots.style import PlotSettings, render, save

PLOTS: dict[str, ModuleType] = {m.NAME: m for m in (toll_over_time, forest, parts, disagreement)}

__all__ = ["PLOTS", "PlotSettings", "render", "save"]
