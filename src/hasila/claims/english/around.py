"""English: what stands around a noun phrase: a marker of parts, a time, a verb, who speaks."""

from hasila.claims.english.parse import View
from hasila.quantities.data import words

# "The file included a video of two vans": only what stands right behind these is a part.
_LOOSE_MARKERS = frozenset(("included", "includes", "notably"))


def marker_start(v: View, k: int) -> int | None:
    """Where "including", "among them" begins that stands right before token ``k``."""
    for back in (1, 2, 3, 4):
        at = k - back
        if at < 0 or v.codes[at] in ".;":
            return None
        tag = v.s.phrase_tags.get(at)
        if tag and tag[1] == "part_markers" and k - 2 <= tag[0] <= k:
            return at
        if back <= 2 and "part_markers" in v.s.words[at].tags:
            close = back == 1 or v.codes[k - 1] in "a:#" or v.norms[at] not in _LOOSE_MARKERS
            return at if close else None
        if v.codes[at] not in "a,:iodwr#q" and "part_skip" not in v.s.words[at].tags:
            return None
    return None


def speaker_behind(v: View, k: int) -> bool:
    """Does a body that speaks begin at ``k`` ("wounded 50 state media reported")?"""
    at = k
    while v.code(at) in "wWpPoidc" and at < k + 8:
        at += 1
    return v.code(at) == "S" and any("body_nouns" in v.s.words[x].tags for x in range(k, at))


def says(v: View, k: int) -> bool:
    """Does a verb of saying stand at ``k`` whose subject has just been named?"""
    at = k
    while v.code(at) in "ah" and at < k + 3:
        at += 1
    return v.code(at) == "S" and v.code(at + 1) not in "eb" and v.norm(at + 1) not in ("to", "as")


def set_off(v: View, k: int) -> bool:
    """Does a dash stand between blanks ("hitting one - Luno News")?"""
    tokens = v.s.tokens
    return tokens.ends[k - 1] < tokens.starts[k] and tokens.ends[k] < tokens.starts[k + 1]


def event_behind(v: View, k: int) -> bool:
    """Does the number count events that have their effect by name ("two more deaths")?"""
    at = k
    while at < k + 3 and v.code(at) in "wagp":
        at += 1
    return any(h.trigger.frame == "event" for h in v.hits.get(at, ()))


def verb_behind(v: View, k: int) -> bool:
    """Is the effect word at ``k`` a verb with an object ("kills 12 wounds 50")?"""
    frames = {h.trigger.frame for h in v.hits.get(k, ())}
    return "subject" in frames or ("active" in frames and v.code(k + 1) in "#idka")


def at_a_time(v: View, k: int) -> bool:
    """Does a time begin at ``k`` that no number counts ("last week", "late on Friday")?"""
    norm, behind = v.norm(k), v.norm(k + 1)
    if norm in _PARTS_OF_TIME:
        return behind in ("on", "in", "this", "that", "last") or v.code(k + 1) == "a"
    named = norm in _WEEKDAYS and v.code(k) == "a"
    return (norm in ("last", "this") or named) and behind in _PERIODS


_PERIODS = words("en", "grammar", "periods")
_PARTS_OF_TIME = frozenset(("late", "early", "later", "earlier"))
_WEEKDAYS = words("en", "units", "weekdays")
