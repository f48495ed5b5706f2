"""English: shares of a number: "three of the dead", "of the 23 killed, 15", "the toll includes"."""

from hasila.claims.english.around import marker_start
from hasila.claims.english.assign import NO_CLAIM
from hasila.claims.english.clauses import find_objects
from hasila.claims.english.company import apart
from hasila.claims.english.parse import View
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words

_NEAR = 6  # sentences between a total and a share of it
_BEARERS = words("en", "grammar", "bearers")
_INCLUDING = words("en", "grammar", "include_verbs")
_HARMED = ("killed", "injured", "killed_or_injured")
_REMAINDER = ("rest", "remainder", "remaining", "others")
_COUNTED = ("number", "vague", "sum", "dual", "others")
# What a number of this effect may hold.
HOLDS = {"killed_or_injured": _HARMED, "shot": ("shot", "injured", "killed_or_injured")}


def shares(sentences: list[Sentence]) -> None:
    """Make what is said of some of those before a part of their number."""
    totals: list[Mention] = []
    for s in sentences:
        v: View = s.view
        _fronted(v, totals)
        _included(v, totals)
        _described(v, totals)
        first = True
        told: list[Mention] = []  # shares that the sentence tells
        for m in sorted((m for m in s.mentions if m.effect), key=lambda m: m.i):
            if m.kind == "event" and not m.after_marker:
                m.after_marker = marker_start(v, m.lead) is not None
            if m.whole is None and (
                _is_share(v, m, first, totals) or _alone(v, m) or _trailing(v, m) or _rest(v, m)
            ):
                whole = _total(totals, m)
                if whole is not None:
                    _part(whole, m)
                    told.append(m)
            elif told and (whole := _goes_on(told, m)) is not None:
                _part(whole, m)
                told.append(m)
            counted = m.kind in _COUNTED and m.whole is None and m.aspect == "total" and m.best != 0
            if counted and not (totals and _runs(v, m)):
                totals.append(m)
            first = False


def _runs(v: View, m: Mention) -> bool:
    """Is a number the toll of a war or a year, of which the next sentences tell no parts?"""
    if m.event == "main" or not m.best:
        return False
    return m.best >= _WAR or "since" in v.norms or "conflict" in v.norms


_WAR = 500  # from here on a number beside an event is the toll of a war


def _goes_on(told: list[Mention], m: Mention) -> Mention | None:
    """ "Two of the wounded were flown and two driven to a clinic": the rest of a number."""
    whole = told[-1].whole
    if whole is None or m.whole is not None or not holds(whole, m) or whole.best is None:
        return None
    left = whole.best - sum(x.best or 0 for x in told)
    if m.bare or m.kind in ("another", "others"):
        return whole if (m.best or 0) <= left else None
    return whole if m.kind in _COUNTED and m.best == left else None


def _described(v: View, totals: list[Mention]) -> None:
    """What some of the last total were: "five of them were guards", "three were women"."""
    total = totals[-1] if totals else None
    if total is None or total.effect not in _HARMED or v.s.index - total.sentence > 2:
        return
    for m in v.mentions:
        if m.effect is not None or m.best is None or not (m.of_them or m.bare):
            continue
        k = m.j + 1
        while v.code(k) in "ad" and k < m.j + 4:
            k += 1
        person = (
            v.s.words[k].person if v.norm(m.j) in ("were", "are") and v.code(k) == "P" else None
        )
        told = person is not None and (person.demographic is not None or m.of_them)
        if told and person is not None and total.best is not None and m.best < total.best:
            m.effect, m.rule, m.person = total.effect, total.rule + "+described", person
            m.whole, m.aspect = total, "part"


def holds(total: Mention, m: Mention) -> bool:
    """Can a number hold another: its effect, and one that is not above it?"""
    if m.effect not in HOLDS.get(str(total.effect), (total.effect,)):
        return False
    return total.best is None or m.best is None or m.best < total.best


def _part(whole: Mention, m: Mention) -> None:
    if m.effect is None or m.rule.endswith(".victims"):
        m.effect, m.rule = whole.effect, whole.rule.removesuffix("+part") + "+part"
    m.whole, m.aspect = whole, "part"


def _is_share(v: View, m: Mention, first: bool, totals: list[Mention]) -> bool:
    """ "three of the dead", "two of the guards" (told before), "two of them" at the head."""
    if m.kind not in ("number", "vague"):
        return False
    if m.of_them:
        those = v.norms[m.j - 1] in ("those", "these")
        others = any(x.kind == "plural" and x.j <= m.lead for x in v.mentions)
        return v.code(m.j) in "er" if those else first and not others
    inside = v.norms[m.i : m.j]
    if "of" not in inside:
        return False
    at = inside.index("of") + 1
    if inside[at : at + 1] not in (["the"], ["those"], ["these"]):
        return False
    told = m.best and any(t.best and t.head == m.head and holds(t, m) for t in totals[-4:])
    return m.inner >= 0 or bool(told) or not _BEARERS.isdisjoint(inside[at:])


def _alone(v: View, m: Mention) -> bool:
    """ "Thirty died in Luno alone"."""
    for k in range(m.j, min(m.j + 9, len(v.codes))):
        if v.codes[k] in ",.;:c":
            return False
        if v.norms[k] == "alone":
            return m.kind == "number" and m.aspect == "total"
    return False


def _trailing(v: View, m: Mention) -> bool:
    """ "A fire hurt 11 people, eight from one family": no clause of its own behind the comma."""
    before = v.ends.get(m.lead - 1)
    bare = m.rule.endswith("+ellipsis") and m.kind == "number" and v.norm(m.j) in ("from", "of")
    return bare and v.code(m.lead - 1) == "," and before is not None and holds(before, m)


def _rest(v: View, m: Mention) -> bool:
    """ "Only eight were shot; the remainder drowned": the others of a number told before."""
    if m.kind != "number" or m.aspect != "total":
        return False
    rests = (h for hits in v.hits.values() for h in hits if v.norm(h.i - 2) == "the")
    return any(
        v.norm(h.i - 1) in _REMAINDER and h.trigger.effect == m.effect and h.i > m.j for h in rests
    )


def _total(totals: list[Mention], m: Mention) -> Mention | None:
    """The last number before it that a share can be of."""
    loose = m.rule.endswith(".victims")
    for total in reversed(totals):
        if m.sentence - total.sentence > _NEAR:
            return None
        above = total.best is None or m.best is None or m.best < total.best
        if (loose and total.effect in (*_HARMED, "shot") and above) or holds(total, m):
            return total
    return None


def _fronted(v: View, totals: list[Mention]) -> None:
    """ "Of the 23 killed, 15 were civilians": what follows counts some of them."""
    for k, code in enumerate(v.codes):
        if code != "o" or v.code(k - 1) not in ".,;:c" or (k and v.norms[k - 1] == "and"):
            continue
        whole = next((m for m in v.mentions if k < m.i <= k + 4 and m.effect), None)
        end = v.full_end(whole.j) if whole is not None else k + 3
        if whole is None:
            whole = _those(v, k + 1, totals)
        if whole is None or whole.kind not in _COUNTED:
            continue
        for m in v.mentions:
            if m.i < end or m is whole or m.kind not in ("number", "vague"):
                continue
            if any(c in ".;" for c in v.codes[end : m.i]):
                break
            told = m.effect is None and v.code(m.j) in "b,c.h;" and not _verb_behind(v, m.j)
            if told or m.effect == whole.effect:
                _part(whole, m)


def _of_those(v: View, k: int) -> bool:
    """ "Those killed in the two raids include": do the dead stand before ``k``?"""
    for at in range(k - 1, max(0, k - 12), -1):
        if v.codes[at] in ".;bhmS:":
            return False
        if v.norms[at] in _BEARERS and v.norms[at - 1] in ("those", "the"):
            return True
    return False


def _those(v: View, k: int, totals: list[Mention]) -> Mention | None:
    """ "Of those killed": the last number of this effect."""
    if v.norm(k) not in ("those", "the") or v.code(k + 1) != "e":
        return None
    effects = {h.trigger.effect for h in v.hits.get(k + 1, ())}
    return next((t for t in reversed(totals) if t.effect in effects), None)


def _verb_behind(v: View, k: int) -> bool:
    """Is another effect told behind "were"?"""
    while v.code(k) in "bha":
        k += 1
    return v.code(k) == "e"


def _included(v: View, totals: list[Mention]) -> None:
    """ "The toll includes 14 children", "the 12 dead include a mayor and two guards"."""
    for k, norm in enumerate(v.norms):
        if norm not in _INCLUDING or v.code(k + 1) == "o":
            continue
        subject = v.ends.get(k) or v.fulls.get(k)
        whole = subject if subject is not None and subject.effect else None
        headed = v.code(k - 1) == "c" and v.norm(0) == "the" and v.norm(1) in _BEARERS
        if whole is None and (headed or v.norm(k - 1) in _BEARERS or _of_those(v, k)):
            dead = [t for t in totals[-_NEAR:] if t.effect == "killed"]
            victims = v.norm(0) == "the" and v.norm(1) in ("victims", "dead", "toll")
            whole = dead[-1] if dead and victims else totals[-1] if totals else None
        if whole is None or whole.kind not in _COUNTED:
            continue
        for m in find_objects(v, k + 1, 2):
            if any(x.effect for x in (m, *m.members)) or m.kind in NO_CLAIM:
                continue
            for member in apart(v, m):
                _part(whole, member)
