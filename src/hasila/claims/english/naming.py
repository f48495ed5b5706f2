"""English: verbs of saying that say nothing here: they name, show, accuse or call."""

from hasila.claims.english.parse import View
from hasila.quantities.data import words

IDENTIFYING = frozenset(("identified", "named", "identify"))
SHOWING = words("en", "grammar", "showing")
PICTURES = words("en", "grammar", "pictures")
_CLAIMING = frozenset(("claims", "claimed", "claim"))
_DEEDS = words("en", "grammar", "series_deeds") | {"responsibility", "credit", "assault", "ambush"}
_ACCUSING = frozenset(("accused", "accuses", "accusing"))
_CALLED = words("en", "grammar", "calling")
_DECREED = words("en", "grammar", "decreed")


def says_nothing(v: View, k: int, group: int) -> bool:
    """Does the verb at ``k`` name, show, accuse or call rather than say ("a child named Ann")?

    Its auxiliaries begin at ``group``.
    """
    norm = v.norms[k]
    if norm.endswith("ing") and v.code(group - 1) not in "wWpP":
        return True
    if norm in IDENTIFYING and (v.code(k + 1) not in "dwWpPyq#e" or v.norm(k + 1) == "as"):
        return True  # "Teen found dead in Luno identified"
    bearer = v.ends.get(group) if norm == "named" else None
    several = bearer is not None and bearer.kind == "plural" and v.code(k + 1) == "W"
    alone = bearer is not None and bearer.kind == "singular"
    if (alone or several) and not v.s.has(group - 1, "body_nouns"):
        return True  # "a child named Ann Bell", "rebels named Ann Bell and Bo Dree"
    if norm in SHOWING and not _shown_by(v, k):
        return True
    if norm in _ACCUSING and (v.norm(k + 1) in ("of", "in", "over") or group == k == 0):
        return True  # "a man accused of killing"
    if norm in _CLAIMING and _claims_deed(v, k):
        return True  # "the group claimed the attack"
    if norm in _ACCUSING and _within_speech(v, group):
        return True  # "the group said rebels accused them"
    if norm == "denied" and v.norm(k + 1) in ("bond", "bail"):
        return True
    if norm == "shared" and v.norm(k + 1) == "with":
        return True  # "the home he shared with his aunt"
    # "a woman described as tall", "the first strike recorded by the bureau", "declared a siege"
    return norm in _CALLED and (v.norm(k + 1) in ("as", "by") or _decrees(v, k))


def _shown_by(v: View, k: int) -> bool:
    """Does a body or a writer show it: no "a video showed", but "a video by Ann Bell showed"?"""
    if "by" in v.norms[max(0, k - 7) : k]:
        return True
    bodies = any(v.s.has(x, "body_nouns") for x in range(max(0, k - 9), k))
    return bodies and v.norm(k - 1) not in PICTURES


def _claims_deed(v: View, k: int) -> bool:
    """Is a deed claimed here, and nothing said ("claims the bomb attack that killed nine")?"""
    at = k + 1
    while v.code(at) in "dwWge" and at < k + 8:
        if v.norms[at] in _DEEDS:
            return True
        at += 1
    return v.norm(at) in _DEEDS


def _within_speech(v: View, k: int) -> bool:
    """Does the subject that ends at ``k`` stand right behind a verb of saying?"""
    while k > 0 and v.codes[k - 1] in "dwWpP":
        k -= 1
    return v.code(k - 1 - (v.norm(k - 1) == "that")) == "S"


def _decrees(v: View, k: int) -> bool:
    """Is it a state of things that is declared ("declared a state of emergency")?"""
    return v.norms[k] == "declared" and not _DECREED.isdisjoint(v.norms[k + 1 : k + 5])
