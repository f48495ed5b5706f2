"""Arabic: states said of persons named before them, and one number over several states."""

from hasila.claims.arabic.nouns import STOPS
from hasila.claims.model import Hit, Mention, Sentence

_REACH = 9  # words between the persons and the state they are in


def bearer(s: Sentence, hit: Hit) -> Mention | None:
    """The mention before a state or a result (خمسة سجناء من الفرار), within its clause."""
    for m in reversed(s.mentions):
        if m.j > hit.i or m.effect is not None:
            continue
        between = s.words[m.j : hit.i]
        if len(between) > _REACH or any(w.norm in STOPS or "that" in w.tags for w in between):
            return None
        if m.after_marker and between:
            continue
        counted = m.kind in ("number", "dual", "vague", "others", "one_of", "sum")
        if not counted and (m.kind != "singular" or len(between) > 2):
            continue
        if m.bare and (between or m.best is None or m.best > 999):
            continue
        return m
    return None
