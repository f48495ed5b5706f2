"""English: what only the whole report settles."""

from hasila.claims.model import Sentence


def settle(sentences: list[Sentence]) -> None:
    """Effects that a later sentence decides; nothing is returned, mentions are changed."""
