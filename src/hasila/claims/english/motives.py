"""English: deeds that an attack answers or follows ("in revenge for the murder of two herders")."""

from hasila.claims.english.parse import View
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words

_REVENGE = words("en", "grammar", "revenge")
_PROTEST = words("en", "grammar", "protest")
_HAPPENING = words("en", "grammar", "happening")
_INCIDENTS = words("en", "grammar", "series_deeds") | words("en", "grammar", "incident_nouns")
_REACH = 14


def answered_deeds(sentences: list[Sentence]) -> None:
    """Claims that only say what a deed answers are about another event, where it has its own."""
    answered: list[Mention] = []
    told: set[tuple[str | None, int | None]] = set()
    own = False
    for s in sentences:
        for m in s.mentions:
            if m.effect and m.event == "main":
                value = (m.effect, m.best)
                follows = m.best != 1 and value not in told and _is_followed(s.view, m)
                if m.best != 0 and (follows or _is_answered(s.view, m)):
                    answered.append(m)
                else:
                    told.add(value)
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
        if v.norms[k] in _REVENGE and v.norm(k - 1) != "no" and "after" in v.norms[k + 1 : first]:
            return True  # "seen as reprisals on the villages after three herders were killed"
        if v.norms[k] in _PROTEST and m.at >= 0 and v.norm(m.at) in _DEEDS:
            return True
    return False


def _is_followed(v: View, m: Mention) -> bool:
    """ "The attack came twelve hours after a raid killed nine": what went before the attack."""
    first = min(m.lead, m.at) if m.at >= 0 else m.lead
    comma = False
    for k in range(first - 1, 0, -1):
        if v.codes[k] in ".;:S":
            return False
        comma = comma or v.codes[k] == ","
        if v.norms[k] in _FOLLOWING and v.norm(k + 1) != "by" and _incident(v, k):
            return not comma  # "in the chaos that followed the attack, two were hurt"
        if v.norms[k] == "after" and _CLOCK.isdisjoint(v.norms[k + 1 : k + 4]):
            at = k - 1
            while at > 0 and v.codes[at] in "#waWdc" and v.norms[at] not in _HAPPENING:
                at -= 1
            later = at < k - 1 or v.norms[at].startswith("com") or v.norms[at] == "came"
            return later and v.norms[at] in _HAPPENING and _incident(v, at)
    return False


_CLOCK = words("en", "grammar", "clock")
_FOLLOWING = frozenset(("followed", "follows"))


def _incident(v: View, k: int) -> bool:
    """Does the verb at ``k`` tell when an attack, or "it", took place?"""
    while v.code(k - 1) in "ha":
        k -= 1
    if v.norm(k - 1) in ("it", "this", "that"):
        return True
    subject = range(max(0, k - 6), k)
    return any(v.norms[x] in _INCIDENTS for x in subject if v.code(x) != ",")


def _leads(v: View, k: int) -> bool:
    return v.norm(k + 1) in ("for", "to", "against", "over") and v.norm(k - 1) != "no"


_DEEDS = words("en", "grammar", "protested")
