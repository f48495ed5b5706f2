"""English: who the victims are and which event is told, settled over the whole report."""

from hasila.claims.model import Sentence


def describe(sentences: list[Sentence]) -> None:
    """Set class, demographic and event of the claims of one report."""
