"""The grammar of English claims: mentions, their effects, and sources."""

from hasila.claims.english.carried import carries_over, fuller, heading, introduced
from hasila.claims.english.describe import describe
from hasila.claims.english.effects import attach
from hasila.claims.english.mentions import mentions
from hasila.claims.english.parse import capitals
from hasila.claims.english.settle import settle
from hasila.claims.english.sources import find_sources

__all__ = [
    "attach",
    "capitals",
    "carries_over",
    "describe",
    "find_sources",
    "fuller",
    "heading",
    "introduced",
    "mentions",
    "settle",
]
