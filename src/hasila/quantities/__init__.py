"""Number grammars per language, and the figures of reports."""

from hasila.quantities.grammar import COUNTING, Number
from hasila.quantities.read import numbers

__all__ = ["COUNTING", "Number", "numbers"]
