"""English: deeds that an attack answers ("in revenge for the murder of two herders")."""

from hasila.claims.english.parse import View
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words

_REVENGE = words("en", "grammar", "revenge")
_PROTEST = words("en", "grammar", "protest")
_REACH = 14


def answered_deeds(sentences: list[Sentence]) -> None:
    """Claims that only say what a deed answers are about another event, where it has its own."""
    answered: list[Mention] = []
    own = False
    for s in sentences:
        for m in s.mentions:
            if m.effect and m.event == "main":
                if m.best != 0 and _is_answered(s.view, m):
                    answered.append(m)
                else:
                    own = own or (m.aspect != "previous" and m.best != 0)
    for m in answered if own else ():
        m.event = "other"


def _is_answered(v: View, m: Mention) -> bool:
    """Does "in revenge for", "protesting" lead to the effect of a mention?"""
    first = min(m.lead, m.at) if m.at >= 0 else m.lead
    for k in range(first - 1, max(-1, first - _REACH), -1):
        if v.codes[k] in ".;bhm":
            return False
        if v.norms[k] in _REVENGE and (v.norms[k].startswith("aveng") or _leads(v, k)):
            return True
        if v.norms[k] in _PROTEST and m.at >= 0 and v.norm(m.at) in _DEEDS:
            return True
    return False


def _leads(v: View, k: int) -> bool:
    return v.norm(k + 1) in ("for", "to", "against", "over") and v.norm(k - 1) != "no"


_DEEDS = frozenset(("killing", "death", "deaths", "murder", "assassination", "shooting", "slaying"))
