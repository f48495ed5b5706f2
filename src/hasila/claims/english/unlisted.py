"""English: noun phrases whose noun no list of persons has."""

from hasila.claims.english.around import set_off
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import Phrase, modifies
from hasila.quantities.data import words

_TITLES = words("en", "grammar", "title_bodies")
_FORCES = words("en", "grammar", "forces")


def sufferers(v: View, k: int) -> Phrase | None:
    """ "two of the wounded", "one of the hostages": an effect word for its bearers."""
    bearers = v.s.has(k, "adjectives") or v.s.has(k, "sufferers")
    if v.code(k) == "e" and v.code(k - 1) in "d#" and bearers:
        return Phrase(k + 1, None, v.norms[k], effect_at=k)
    return None


def unknown(v: View, k: int) -> Phrase | None:
    """A counted plural that no list knows ("thirteen indigenes", "50 more"), or "others"."""
    at = k
    others = False
    while (
        at < len(v.codes)
        and at - k < 5
        and (
            v.codes[at] in "wWy"
            or (v.codes[at] == "p" and v.norm(at + 1) in _FORCES)  # "five Syrian forces"
            or (v.codes[at] in "ve" and v.norm(at + 1) != "others" and modifies(v, at, False))
            or (v.codes[at] == "-" and not set_off(v, at))
        )
    ):
        others = others or "others" in v.s.words[at].tags
        at += 1
        if v.norms[at - 1] == "others":
            break
        ends = v.norm(at) in _TITLES or v.code(at) not in "wW"
        if ends and v.codes[at - 1] == "w" and v.norms[at - 1].endswith("s"):
            break
    if at == k:
        return None
    last = v.s.words[at - 1]
    if "others" in last.tags:
        return Phrase(at, None, last.norm, "", True)
    if others and v.codes[at - 1] != "w":
        return Phrase(k + 1, None, v.norms[k], "", True)
    if v.codes[at - 1] == "W" and (
        v.code(at) in "ebh" or (v.code(at) == "c" and _counts(v, at + 1))
    ):
        return Phrase(at, None, last.norm, "", others)  # "15 Swat TTP killed"
    plural = last.norm.endswith(("s", "men", "people")) and len(last.norm) > 3
    if not plural or "not_persons" in last.tags or last.norm.endswith("ss"):
        return None
    return Phrase(at, None, last.norm, "", others)


def _counts(v: View, k: int) -> bool:
    """Does a number stand at ``k``, or behind its hedge ("and more than 200")?"""
    at = k
    while v.code(at) in "iawd" and at < k + 3:
        at += 1
    return v.code(at) == "#"
