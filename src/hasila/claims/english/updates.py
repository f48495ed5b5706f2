"""English: older tolls that a report gives beside the present one."""

import itertools

from hasila.claims.english.parse import View
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words

_OLDER = words("en", "grammar", "older")
_FIRST = words("en", "grammar", "first")
_COUNTS = words("en", "grammar", "counts")
_REACH = 12  # tokens before a figure in which it is called an older one
_NEAR = 8  # sentences between an older toll and the present one


def older_tolls(sentences: list[Sentence]) -> None:
    """Mark "an earlier toll of 57", and what was "initially" said where another figure stands."""
    for s in sentences:
        _corrected(s.view, s.mentions)
    claims = [
        (s.view, m)
        for s in sentences
        for m in s.mentions
        if m.effect and m.best and m.kind in ("number", "others", "sum") and m.best > 1
    ]
    for v, m in claims:
        if m.aspect != "total" or m.whole is not None:
            continue
        sure, maybe = _called_older(v, m)
        if not (sure or maybe):
            continue
        now = _present(m, [x for _, x in claims])
        if now is not None:
            m.event = now.event
        if sure or now is not None:
            m.aspect = "previous"
            _with_it(v, m)


def _with_it(v: View, m: Mention) -> None:
    """ "An earlier toll was nine dead with 30 more hurt": both are older."""
    for x in v.mentions:
        close = 0 < x.lead - m.j <= 3 and v.norm(m.j) in ("with", "and")
        if close and x.effect and x.effect != m.effect and x.aspect == "total":
            x.aspect, x.event = "previous", m.event


def _corrected(v: View, mentions: list[Mention]) -> None:
    """ "Reports of 40 killed were lowered to seven": the first figure is the older one."""
    told = [m for m in mentions if m.effect and m.best and m.whole is None]
    for a, b in itertools.pairwise(told):
        between = v.norms[a.j : b.lead]
        changed = between[-1:] == ["to"] and not _CHANGED.isdisjoint(between)
        ends = any(c in ".;k" for c in v.codes[a.j : b.lead])
        causes = v.norm(b.j) == "the" and v.norm(b.j + 1) in _SUMS  # "… raised to 9 the number of"
        if changed and not (ends or causes) and a.effect == b.effect and a.best != b.best:
            a.aspect = "previous"


_SAID = words("en", "grammar", "reported")
_NEWS = words("en", "grammar", "news")
_SUMS = _COUNTS | {"number", "total"}
_CHANGED = words("en", "grammar", "changed")


def _called_older(v: View, m: Mention) -> tuple[bool, bool]:
    """Is a figure surely, or where another one stands, that of an older toll?"""
    if v.code(m.j) == "b" and v.norm(m.j + 1) in _FIRST and v.norm(m.j + 2) in _SAID:
        return False, True  # "two were initially reported killed"
    for k in range(m.lead - 1, max(-1, m.lead - _REACH), -1):
        if v.codes[k] in ".;" or any(x.effect and x.i <= k < x.j for x in v.mentions):
            break  # what is said of a figure before this one
        norm = v.norms[k]
        if norm == "had" and v.norm(k + 1) in ("given", "stood") and _counted(v, max(0, k - 2)):
            return False, True  # "it had given a toll of 17", "the toll had stood at 57"
        if norm not in _OLDER and norm not in _FIRST:
            continue
        counted = _counted(v, k + 1)
        if counted and norm in _OLDER and v.norm(k + 1) != "this":
            return True, True
        spoken = v.code(k + 1) == "S" or v.norm(k + 1) == "given"
        counted = counted or (norm in _OLDER and v.norm(k + 1) in _NEWS)
        if counted or (k and spoken and v.code(k - 1) in "hwWpPqb" and v.norm(k - 1) != "we"):
            return False, True
    return False, False


def _counted(v: View, k: int) -> bool:
    near = range(k, k + (7 if v.norm(k + 2) == "had" else 3))
    return any(v.norm(x) in _COUNTS and v.norm(x - 1) != "to" for x in near)


def _present(m: Mention, claims: list[Mention]) -> Mention | None:
    """The figure beside an older one: of the same effect, another number."""
    for x in claims:
        near = abs(x.sentence - m.sentence) <= _NEAR
        other = near and x is not m and x.effect == m.effect and x.best != m.best
        if other and x.whole is None and x.aspect == "total":
            return x
    return None
