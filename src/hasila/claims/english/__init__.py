"""The grammar of English claims: mentions, their effects, and sources."""

from hasila.claims.english.describe import describe
from hasila.claims.english.effects import attach
from hasila.claims.english.mentions import mentions
from hasila.claims.english.parse import capitals
from hasila.claims.english.settle import settle
from hasila.claims.english.sources import carries_over, find_sources, fuller, introduced

__all__ = [
    "attach",
    "capitals",
    "carries_over",
    "describe",
    "find_sources",
    "fuller",
    "introduced",
    "mentions",
    "settle",
]
