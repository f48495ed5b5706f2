"""English: figures whose effect was said once, of a figure before them.

"61 died in air raids, 33 in artillery fire and 18 from mines"; "31 killed (from 28)"; "the
minister counts 300 dead, the opposition 900".
"""

from hasila.claims.english.parse import View
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words

_LEFT_OUT = frozenset(("from",))
_SHIFT = words("en", "grammar", "shifts") | {"("}


def fill_gaps(v: View) -> None:
    """Give figures without a verb of their own the effect of the figure before them."""
    last: Mention | None = None
    for m in v.mentions:
        if m.effect is not None:
            last = m
        elif last is not None and _same_blow(v, last, m):
            rule = last.rule.removesuffix("+ellipsis") + "+ellipsis"
            m.effect, m.rule, m.at = last.effect, rule, last.at
            last = m
        elif last is not None and (_as_was(v, m) or _totalled(v, last, m)):
            m.effect, m.rule, m.at = last.effect, last.rule + "+ellipsis", last.at
        elif (blow := _blow_of_pronoun(v, m)) is not None:
            m.effect, m.rule, m.at = blow.trigger.effect, blow.trigger.rule + "+ellipsis", blow.i
            last = m
        elif last is not None and _numeral(m):
            if _superseded(v, m) and m.lead - last.j <= 12:
                m.effect, m.rule, m.at = last.effect, last.rule + "+previous", last.at
                m.aspect = "previous"
            elif _spread(v, last, m) or _gapped(v, last, m) or _answered(v, last, m):
                m.effect, m.rule, m.at = last.effect, last.rule + "+ellipsis", last.at
                if last.aspect == "part":
                    m.whole, m.aspect, m.after_marker = last.whole, "part", True
                last = m


def _same_blow(v: View, last: Mention, m: Mention) -> bool:
    """ "The clerk was shot in the head and the guard in the chest"."""
    single = m.kind in ("singular", "number", "name", "another")
    if last.effect not in ("shot", "injured") or not single:
        return False
    again = last.rule.endswith("+ellipsis") and _in_body(v, last.j)  # a third, a fourth
    listed = v.codes[m.lead - 1] in ",c" and m.lead > last.at and (last.at > last.i or again)
    behind = v.hits[last.at][0].j if last.at in v.hits else last.at + 1
    return (
        listed
        and _in_body(v, m.j)
        and any(v.s.has(x, "body_parts") for x in range(last.at + 1, m.lead))
        and not any(c in "bhmvS.;ekr" for c in v.codes[max(last.j, behind) : m.lead])
    )


def _as_was(v: View, m: Mention) -> bool:
    """ "His father was hurt, as was his aunt", "Two guards died, and so did three visitors"."""
    return (
        (v.code(m.lead - 1) in "bh" or v.norm(m.lead - 1) in ("did", "do"))
        and v.norm(m.lead - 2) in ("as", "so")
        and v.code(m.lead - 3) in ",c"
        and v.code(m.j) in ".,;wWcia"
        and m.kind not in ("plural", "thing", "guess")
    )


def _totalled(v: View, last: Mention, m: Mention) -> bool:
    """ "killed him and his whole family, a total of six people"."""
    told = v.norms[m.lead : m.i][-2:] == ["total", "of"] and m.kind == "number"
    if not told or v.codes[m.lead - 1] not in ",-" or v.code(m.j) not in ".,;-":
        return False
    return not any(c in ".;S" for c in v.codes[last.at : m.lead])


def _blow_of_pronoun(v: View, m: Mention) -> Hit | None:
    """ "shooting him in the foot and the guard in the hand": the blow that struck a pronoun."""
    if m.kind not in ("singular", "number") or v.code(m.lead - 1) != "c" or not _in_body(v, m.j):
        return None
    for k in range(m.lead - 2, max(0, m.lead - 9), -1):
        hit = next((h for h in v.hits.get(k, ()) if h.trigger.effect == "shot"), None)
        if hit is not None:
            struck = v.norm(hit.j) in ("him", "her", "them") and _in_body(v, hit.j + 1)
            return hit if struck else None
        if v.codes[k] in "bhmvS.;k":
            return None
    return None


def _in_body(v: View, k: int) -> bool:
    """Does "in the foot" stand at ``k``?"""
    return v.code(k) == "i" and any(v.s.has(x, "body_parts") for x in range(k + 1, k + 4))


def _numeral(m: Mention) -> bool:
    """Is a mention a number without a noun ("33", "two more")?"""
    return (m.bare and m.kind == "number") or (m.kind == "others" and m.best is not None)


def _superseded(v: View, m: Mention) -> bool:
    """ "up from 31", "(from 28)"."""
    return v.norm(m.lead - 1) in _LEFT_OUT and v.norm(m.lead - 2) in _SHIFT


def _spread(v: View, last: Mention, m: Mention) -> bool:
    """One figure per place, cause or day: ", 33 in artillery fire and 18 from mines"."""
    joined = v.codes[m.lead - 1] in ",c:" if m.lead else False
    if not joined or v.code(m.j) != "i" or any(c in "be" for c in v.codes[m.j : m.j + 4]):
        return False
    return m.conj or _no_verb(v, last, m)


def _gapped(v: View, last: Mention, m: Mention) -> bool:
    """Another speaker's figure: "the minister counts 300 dead, the opposition 900"."""
    k = m.lead
    while k > 0 and v.codes[k - 1] in "wWpPa" and m.lead - k < 5:
        k -= 1
    named = k < m.lead and v.code(k - 1) == "d" and v.code(k - 2) in ",c"
    ends = v.code(m.j) in ",.;c"
    return named and ends and last.kind == "number" and _no_verb(v, last, m)


def _answered(v: View, last: Mention, m: Mention) -> bool:
    """ "The ministry puts deaths at 173; the party says 213": nothing but another speaker."""
    said = v.codes[m.lead - 1] == "S" or v.norms[m.lead - 3 : m.lead - 1] == ["the", "figure"]
    parted = any(c in ".;,ck(" for c in v.codes[last.j : m.lead])
    return said and parted and last.kind in ("number", "vague") and v.code(m.j) in ",.;c)"


def _no_verb(v: View, last: Mention, m: Mention) -> bool:
    """Does no verb stand between two figures but that of the first?"""
    between = range(max(last.j, last.at + 1), m.lead)
    return not any(v.codes[x] in "bhmvS.;ekr" for x in between)
