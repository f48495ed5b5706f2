"""English: deeds that befall nobody: harm that is escaped from, things that are hit."""

from hasila.claims.english.parse import View
from hasila.claims.model import Mention
from hasila.quantities.data import words
from hasila.quantities.units import noun


def from_harm(v: View, k: int) -> bool:
    """Is it harm that somebody escapes from, and no prison ("escaped an attempt on his life")?"""
    at = k + (v.code(k) == "d")
    while v.code(at) == "w" and v.norms[at] not in _HARM and at < k + 4:
        at += 1
    return v.norm(at) in _HARM or v.norm(k) in _UNHARMED


_HARM = words("en", "grammar", "harms")
_UNHARMED = words("en", "grammar", "unharmed")


def hits_thing(v: View, k: int) -> bool:
    """Is the object at ``k`` a thing ("gunmen machinegunned a route 302 bus")?"""
    at = k + 1
    while v.code(at) in "wW#" and at < k + 5:
        at += 1
    if v.code(k) != "d" or at == k + 1 or v.s.has(at - 1, "body_nouns"):
        return False  # "12 injured, a source said"
    head = noun(v.norms[at - 1], "en")
    return head is not None and head.kind == "things"


def shelled(v: View, k: int, hit: list[Mention]) -> bool:
    """Is it a place that was hit ("Luno was hit by rockets"): a name alone, behind it arms?"""
    by = v.norm(k) == "by" and not _ARMS.isdisjoint(v.norms[k + 1 : k + 5])
    return by and all(m.kind == "name" and m.person is None and m.j - m.i == 1 for m in hit)


_ARMS = words("en", "grammar", "shelling")


def neither(v: View, k: int) -> bool:
    """Does it befall neither the one nor the other ("neither Bell nor his wife was hurt")?"""
    begin = max(0, k - _NEITHER)
    if "neither" not in v.norms[begin:k] or _NOR.isdisjoint(v.norms[begin:k]):
        return False
    at = k - 1 - v.norms[begin:k][::-1].index("neither")
    return not any(c in "bhmvSe.;:" for c in v.codes[at:k])


_NEITHER = 16  # tokens
_NOR = frozenset(("nor", "or"))  # "neither the driver or his friend was hurt"
