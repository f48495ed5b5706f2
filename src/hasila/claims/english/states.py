"""English: states in which people are left ("12 dead", "with a gunshot wound")."""

from hasila.claims.english.around import marker_start
from hasila.claims.english.assign import assign, extend
from hasila.claims.english.clauses import foreseen, verb_group
from hasila.claims.english.lists import before_age, chain_before, governed
from hasila.claims.english.objects import found_object
from hasila.claims.english.parse import View
from hasila.claims.english.passives import passive
from hasila.claims.english.pronouns import shared
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words


def state(v: View, hit: Hit) -> bool:
    """ "12 dead", "leaving three people dead", "are still missing"."""
    wanting = v.code(hit.j) in "d#" and v.norm(hit.j + 1) not in _DAYS
    if v.norms[hit.j - 1] == "missing" and wanting and hit.i not in v.ends:
        return False  # "is missing a wheel", but "missing the day after"
    m = _aged(v, hit.i) or v.ends.get(hit.i)
    if v.norms[hit.i] == "down" and (m is None or not _called_down(v, m, hit.j)):
        return False  # "Officer down!", but "chased a man down"
    placed = m is not None and m.kind == "name" and m.person is None and governed(v, m)
    if placed and m is not None and v.norm(m.lead - 1) != "of":
        m = None  # "taken to Luno in stable condition"
    if m is not None:
        if any(v.code(k) == "m" for k in range(max(0, m.lead - 5), m.lead)):
            return True  # "there should have been five dead"
        if foreseen(v, max(0, m.lead - 8), m.i):
            return True
        if m.after_marker and (marker := marker_start(v, m.lead)) is not None:
            whole = v.ends.get(marker) or v.ends.get(marker - 1) or v.fulls.get(marker)
            if whole is not None and whole.effect is None and assign(v, [whole], hit):
                m.whole, m.aspect = whole, "part"  # "left six, including two boys, dead"
        if assign(v, chain_before(v, m), hit):
            if m.bare or m.kind == "vague":
                extend(v, m, hit.j)
            return True
    group = verb_group(v, hit.i)
    described = v.code(hit.i - 1) == "d" and v.code(hit.j) in "wWpP"  # "was the slain man's son"
    if group.unreal or group.negated or described:
        return False
    reported = group.start < hit.i and v.codes[group.start] != "a"
    if group.finite or reported or v.code(group.start - 1) in "-,)":
        return passive(v, hit, group)  # "leaving nine shoppers - three boys among them - dead"
    apart = hit.i
    while apart > max(0, hit.i - 9) and (
        v.codes[apart - 1] in "aiwWd" or v.norms[apart - 1] in _BROUGHT
    ):
        apart -= 1
    if not any(c in "bhvSm" for c in v.codes):
        return passive(v, hit, group)  # "hundreds of boys from a prison unaccounted for"
    late = hit.j - hit.i > 2 or v.norms[hit.i] == "recovering"
    if late and v.code(apart - 1) == "b":
        return passive(v, hit, verb_group(v, apart))  # "is at the hospital in stable condition"
    return False


def _aged(v: View, k: int) -> Mention | None:
    """Whose age ends before the dash at ``k - 1`` ("Ann Bell, 48 - deceased")."""
    end = k - 1
    name = before_age(v, end) if v.code(end) == "-" else end
    return v.ends[name] if name < end else None


def _called_down(v: View, m: Mention, k: int) -> bool:
    """ "Officer down!", "we have an officer down": no "chased a man down"."""
    before = v.code(m.lead - 1) in ".,:-" or v.norms[m.lead - 1] in ("got", "have", "has")
    return v.code(k) in ".," and before


_FOUND = words("en", "grammar", "come_upon")
_DAYS = words("en", "grammar", "times_missing")
_BROUGHT = words("en", "grammar", "brought")


def wounds(v: View, hit: Hit) -> bool:
    """ "a man with a gunshot wound", "suffered multiple stab wounds"."""
    k = hit.i
    while k > 0 and v.norms[k - 1] not in _HAVING:
        if v.norms[max(0, k - 2) : k] == ["at", "least"]:
            k -= 2
        elif v.codes[k - 1] in "wad#veg":
            k -= 1
        elif v.norms[k - 1] in ("to", "but", "not", "and", "or") and v.code(k - 2) in "wagvn":
            k -= 1  # "minor to severe wounds", "grave but not fatal injuries"
        else:
            break
    if v.norms[k - 2 : k] == ["degrees", "of"]:
        k -= 2
        k -= v.code(k - 1) in "g#w"  # "received varying degrees of burns"
    if k == 0 or v.norms[k - 1] not in _HAVING:
        return False
    if v.norms[hit.j - 1] == "in" and v.norms[k - 1] != "with":
        return False  # "shielded the baby from bullets in the street"
    while k > 0 and (v.norms[k - 1] in _HAVING or v.codes[k - 1] in "abh"):
        k -= 1
        if v.norms[k - 1] == "to" and v.norm(k - 2) in _SEEMING:
            k -= 2  # "appears to have a wound"
    return (
        passive(v, hit, verb_group(v, k))
        or _fallen(v, hit, k)
        or (v.code(k - 1) == "," and v.norms[k] in _BEARING and assign(v, _bearer(v, k - 1), hit))
        or assign(v, found_object(v, k), hit)
    )


_SEEMING = words("en", "grammar", "seeming") | {"believed", "known"}


def _bearer(v: View, k: int) -> list[Mention]:
    """ "A second man was taken to a hospital, suffering from a wound": of whom that is told."""
    return [m for m in shared(v, k) if m.person or m.kind != "name"]


_BEARING = frozenset(("suffering", "sustaining", "having", "with"))
_HAVING = words("en", "grammar", "having")


def _fallen(v: View, hit: Hit, k: int) -> bool:
    """ "the waiter sank to the ground with a bullet wound": over the verb to its subject."""
    while k > 0 and (v.codes[k - 1] in "iodwWa" or v.codes[k - 1 : k + 1] == ["g", "w"]):
        k -= 1
    if v.code(k - 1) not in "vS":
        return False
    group = verb_group(v, k - 1)
    if group.passive and v.norms[k - 1] in _BROUGHT | _FOUND:
        return passive(v, hit, group)  # "had been admitted with a bullet wound"
    m = v.ends.get(k - 1)
    return m is not None and assign(v, [m], hit)
