"""Canonical names of sources and armed bodies, found by the words that reports use for them."""

from hasila.names.fill import fill_names, fill_rows
from hasila.names.lists import Names, load, shipped
from hasila.names.match import Matcher, finder

__all__ = ["Matcher", "Names", "fill_names", "fill_rows", "finder", "load", "shipped"]
