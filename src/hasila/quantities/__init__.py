"""Number grammars per language, and the figures of reports."""

from hasila.quantities.figures import figures
from hasila.quantities.grammar import COUNTING, Number
from hasila.quantities.kinds import Kind, kind_of
from hasila.quantities.read import begins_number, numbers

__all__ = ["COUNTING", "Kind", "Number", "begins_number", "figures", "kind_of", "numbers"]
