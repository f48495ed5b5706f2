"""English: what only the whole report settles."""

from hasila.claims.model import Mention, Sentence


def settle(sentences: list[Sentence]) -> None:
    """Settle the outcome of those who were shot; mentions are changed in place."""
    _outcome_of_shots(sentences)


def _outcome_of_shots(sentences: list[Sentence]) -> None:
    """Shot without an outcome is injured; of a group some of whom died, either."""
    claims = [m for s in sentences for m in s.mentions if m.effect]
    dead = [m.sentence for m in claims if m.effect == "killed" and m.best != 0]
    for m in claims:
        if m.effect == "shot":
            near = any(abs(m.sentence - d) <= _NEAR for d in dead)
            m.effect = "killed_or_injured" if near and _many(m) else "injured"


_NEAR = 3


def _many(m: Mention) -> bool:
    return m.best is not None and m.best > 1 and m.kind == "number"
