"""The grammar of Arabic claims: mentions, their effects, and sources."""

from hasila.claims.arabic.effects import attach
from hasila.claims.arabic.headed import headed
from hasila.claims.arabic.lists import name_lists
from hasila.claims.arabic.mentions import mentions
from hasila.claims.arabic.settled import settle
from hasila.claims.arabic.silent import silent
from hasila.claims.arabic.sources import carries_over, find_sources, fuller
from hasila.claims.arabic.spelling import by_letters
from hasila.claims.attribution import heading, introduced

__all__ = [
    "attach",
    "by_letters",
    "carries_over",
    "find_sources",
    "fuller",
    "headed",
    "heading",
    "introduced",
    "mentions",
    "name_lists",
    "settle",
    "silent",
]
