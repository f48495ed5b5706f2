"""English: claims about other events than the one that the report is about."""

from hasila.claims.english.parse import View
from hasila.claims.model import Mention, Sentence


def place_events(sentences: list[Sentence]) -> None:
    """Mark claims of background sentences and of other items as ``other``."""
    main: set[tuple[str | None, int | None]] = set()
    aside = -1
    for at, s in enumerate(sentences):
        claims = [m for m in s.mentions if m.effect]
        cue = _cue(s.view) if at else None
        if cue is None and at and _opens_aside(s.view):
            cue = 0
        if cue is None and aside >= 0 and s.index - aside <= 1 and not _repeats(claims, main):
            cue = 0
            aside = s.index
        elif cue is not None and claims:
            aside = s.index
        if cue is None:
            if claims:
                aside = -1
            main |= {(m.effect, m.best) for m in claims if m.best and m.best > 1}
            continue
        for m in claims:
            if (m.effect, m.best) not in main or m.best is None:
                m.event = "other"


def _cue(v: View) -> int | None:
    """The token where a word of another time or event stands."""
    found = [k for k, (_, tag) in v.s.phrase_tags.items() if tag == "background"]
    return min(found, default=None)


def _opens_aside(v: View) -> bool:
    tag = v.s.phrase_tags.get(0)
    return v.s.has(0, "asides") or bool(tag and tag[1] == "asides")


def _repeats(claims: list[Mention], main: set[tuple[str | None, int | None]]) -> bool:
    return any((m.effect, m.best) in main for m in claims)
