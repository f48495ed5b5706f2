"""English: how far a source speaks within its sentence."""

from hasila.claims.attribution import Source
from hasila.claims.english.parse import View
from hasila.quantities.data import words


def scope(v: View, source: Source, later: int) -> tuple[int, int]:
    """The tokens that a source speaks for: its stretch between semicolons."""
    low = high = source.at
    while low > 0 and not _ends_text(v, low - 1):
        low -= 1
    while high < len(v.codes) and not _ends_text(v, high):
        high += 1
    for i, j in v.breaks:
        low, high = (max(low, j), high) if j <= source.at else (low, min(high, i))
    low = max(low, _contrasted(v, source.at))
    aside = _own_aside(v, source.at)
    return aside if aside is not None else (low, high)


def _contrasted(v: View, k: int) -> int:
    """Where the clause of the speaker at ``k`` begins who is set against what stands before him.

    "Ten men died, while the army said 12 had": he says nothing of the ten.
    """
    at = k - 1
    while at > 0 and v.codes[at] in "dwWpPsioa" and k - at < _SPEAKER:
        at -= 1
    told = any(m.effect and m.j <= at for m in v.mentions)
    return at if v.norm(at) in _CONTRASTS and told else 0


_SPEAKER = 14  # tokens of a speaker's name and office
_CONTRASTS = words("en", "grammar", "contrasts") | {"however"}
FRONT = 9  # tokens: who is named so near the head speaks for what stands behind semicolons too


def over_semicolons(v: View, scope: tuple[int, int]) -> tuple[int, int]:
    """The scope carried on over the semicolons behind it."""
    low, high = scope
    while high < len(v.codes) and v.codes[high] == ";":
        high += 1
        while high < len(v.codes) and not _ends_text(v, high):
            high += 1
    return low, high


_ASIDE = 16  # tokens of an insertion


def _own_aside(v: View, k: int) -> tuple[int, int] | None:
    """The insertion around ``k`` that has a figure of its own ("(locals report 10)")."""
    begin = next((x for x in range(k, max(-1, k - _ASIDE), -1) if _MARK.get(v.norms[x])), None)
    if begin is None:
        return None
    closing = _MARK[v.norms[begin]]
    behind = range(k + 1, min(len(v.codes), k + _ASIDE))
    end = next((x for x in behind if v.norms[x] == closing), None)
    if end is None:
        return None
    own = any(begin < m.i and m.j <= end and m.effect and m.kind != "name" for m in v.mentions)
    return (begin, end) if own else None


_MARK = {"(": ")", "[": "]", "-": "-", "--": "--", "–": "–", "—": "—"}


def _ends_text(v: View, k: int) -> bool:
    """Does a stretch of its own end at ``k``: a semicolon, or a full stop without a space?"""
    stop = v.norms[k] == "." and k > 1 and len(v.norms[k - 1]) > 4 and k + 1 < len(v.codes)
    return v.codes[k] == ";" or stop
