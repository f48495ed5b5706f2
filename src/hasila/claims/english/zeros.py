"""English: effects that are denied of everybody."""

from hasila.claims.english.parse import View
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words


def zeros(v: View) -> None:
    """ "no casualties", "no one was hurt", "without any injuries"."""
    if _OPENERS.isdisjoint(v.norms):
        return
    for k, norm in enumerate(v.norms):
        if "zero_openers" not in v.s.words[k].tags and norm not in _DENYING:
            continue
        if any(n.hedge and n.hedge[0] <= k < n.hedge[1] for n in v.s.numbers):
            continue  # "no fewer than"
        if "will" in v.norms[max(0, k - 3) : k]:
            continue  # "there will be no arrests"
        hit = _negated_effect(v, k, norm)
        if hit is not None and not _SEEN.isdisjoint(v.norms[k : hit.j]):
            continue  # "dead, with no visible injuries"
        if hit is None:
            _no_victims(v, k)
            continue
        starts, ends = v.s.tokens.starts, v.s.tokens.ends
        end, effect = hit.j, hit.trigger.effect
        joined = v.code(hit.j) == "c" or v.norm(hit.j) == "nor"
        second = v.hits.get(hit.j + 1, ()) if joined else ()
        for other_hit in second:
            alike = other_hit.trigger.frame == hit.trigger.frame
            if alike and {effect, other_hit.trigger.effect} <= _EITHER:
                end, effect = other_hit.j, "killed_or_injured"
        m = Mention(k, end, k, starts[k], ends[end - 1], 0, 0, 0, "exact", "zero")
        m.effect, m.rule, m.at = effect, "zero.negation", hit.i
        for other in v.s.mentions:
            if other.i < m.j and other.j > k:
                other.effect = None
        v.s.mentions.append(m)


_SEEN = words("en", "grammar", "seen")
# Openers that deny an effect noun only behind a verb of causing, or in pairs.
_DENYING = frozenset(("not", "n't", "any", "neither"))
_OPENERS = words("en", "structure", "zero_openers") | _DENYING
_CAUSING = words("en", "grammar", "causing")


def _no_victims(v: View, k: int) -> None:
    """ "There were no victims": nobody killed or hurt."""
    if v.norms[k] in _DENYING:
        return
    at = k + 1
    while v.code(at) in "wa" and at < k + 4:
        at += 1
    if v.norm(at) not in ("victims", "victim") or v.code(at + 1) == "s":
        return
    starts, ends = v.s.tokens.starts, v.s.tokens.ends
    m = Mention(k, at + 1, k, starts[k], ends[at], 0, 0, 0, "exact", "zero")
    m.effect, m.rule, m.at = "killed_or_injured", "zero.victims", at
    v.s.mentions.append(m)


_OF_THINGS = frozenset(("released", "escaped", "displaced"))
_UNTOLD = words("en", "grammar", "untold")
_EITHER = frozenset(("killed", "injured", "killed_or_injured"))


def _denied_noun(v: View, k: int, norm: str) -> Hit | None:
    """ "did not cause any casualties", "did not result in deaths", "neither dead nor hurt"."""
    if norm == "any":
        return None
    caused = norm == "neither"
    for x in range(k + 1, min(len(v.codes), k + 6)):
        caused = caused or v.norms[x] in _CAUSING
        for hit in v.hits.get(x, ()):
            if caused and hit.trigger.frame == "event":
                return hit
        led_to = v.codes[x] == "i" and v.norms[x - 1] in _CAUSING
        if v.codes[x] in ".;:kr,#i" and not led_to:
            return None
    return None


def _of_persons(v: View, i: int, j: int) -> bool:
    """Is it of persons that something is denied: by the noun before the verb?"""
    verb = next((k for k in range(i, j) if v.codes[k] in "bh"), j)
    return any(c in "pPe" for c in v.codes[i:verb]) and v.code(verb - 1) != "w"


def _negated_effect(v: View, k: int, norm: str) -> Hit | None:
    """The effect that "no" at ``k`` denies."""
    if norm in _DENYING:
        return _denied_noun(v, k, norm)
    pronoun = norm in ("nobody", "none") or v.norm(k + 1) == "one"
    seen_be = False
    for x in range(k + 1, min(len(v.codes), k + 9)):
        code = v.codes[x]
        if pronoun and code == "m" and v.norms[x] not in ("did", "do", "does"):
            return None  # "no one will be hurt"
        if code in "bh" and not seen_be and v.norms[x - 1] in _UNTOLD:
            return None  # "no names were given of those killed"
        seen_be = seen_be or code in "bh"
        for hit in v.hits.get(x, ()):
            frame = hit.trigger.frame
            freed = v.code(hit.j) == "b" and hit.trigger.effect == "abducted"
            if freed and any(y in v.hits for y in (hit.j + 1, hit.j + 2)):
                continue  # "no hostages were released"
            if frame == "event" and not seen_be and not pronoun:
                return hit
            named = all(c in "wWp" for c in v.codes[k + 1 : x - 1])  # "no Russian soldiers died"
            singular = x > k + 1 and v.codes[x - 1] in "pP" and named
            things = norm == "no" and hit.trigger.effect in _OF_THINGS and not pronoun
            if things and not _of_persons(v, k + 1, x):
                continue  # "no details were released", "no suspect or motive has been released"
            if frame in ("verb", "state", "subject") and (seen_be or pronoun or singular):
                return hit
        if code == "S" and v.norm(x + 1) == "of":
            continue  # "no reports of"
        if norm == "without" and code == "c" and v.code(x + 1) in "qd":
            return None  # "without incident and he was freed"
        if code == "o" and v.norms[x - 1] in _UNTOLD:
            return None  # "no details or numbers of the injured"
        if code == "i" and not (pronoun or seen_be):
            return None  # "without bond in connection with a shooting"
        if code in ".;:krS" or (code == "," and not pronoun):
            return None
        causing = norm == "without" and v.norms[x] in _CAUSING
        if code in "gv" and not (seen_be or pronoun or causing):
            return None
    return None
