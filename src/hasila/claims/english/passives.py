"""English: passive and reduced forms of the effects, whose victims stand before them."""

from hasila.claims.english.assign import assign
from hasila.claims.english.clause_subjects import clause_subject
from hasila.claims.english.clauses import Group
from hasila.claims.english.harmless import hits_thing, shelled
from hasila.claims.english.lists import governed, office_of
from hasila.claims.english.objects import found_object, hits_body
from hasila.claims.english.parse import View
from hasila.claims.english.pronouns import PRONOUNS
from hasila.claims.english.subjects import Subject, find_subject
from hasila.claims.english.topics import asks_near
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words

_IMAGINING = words("en", "grammar", "imagining")


def passive(v: View, hit: Hit, group: Group) -> bool:
    """A passive or reduced form: its victims stand before it."""
    if _of_nobody(v, hit, group):
        return False
    found = find_subject(v, group.start)
    clause = group.finite and (group.passive or hit.trigger.frame == "subject")
    if not group.finite and hit.trigger.effect == "detained" and (doer := _doer(v, found.mentions)):
        return assign(v, [doer], hit)
    if not found.mentions and not found.parts and clause:
        given = assign(v, clause_subject(v, group.start), hit)
        # "He was killed with two guards": he is nobody to quote, but the guards are.
        hit.used = given or v.norm(group.start - 1) in ("he", "she")
        return given
    if any(v.norm(m.lead - 1) in ("if", "unless") for m in found.mentions):
        return False  # "if the boy dies"
    if hit.trigger.rule == "shot.hit" and shelled(v, hit.j, found.mentions):
        return False
    given = assign(v, _counted(v, found.mentions), hit)
    inner = found.mentions and _in_relative(v, found.mentions[0], group.start)
    if not given and clause and (inner or all(m.kind == "name" for m in found.mentions)):
        given = assign(v, clause_subject(v, group.start), hit)  # "a doctor at Lark Hospital was"
    if given and found.parts:
        _with_parts(v, hit, group, found)
    elif found.parts and not found.mentions:
        return assign(v, found.parts, hit)
    if not given and not group.finite and hit.trigger.frame == "verb":
        return assign(v, found_object(v, group.start), hit)
    return given


def _of_nobody(v: View, hit: Hit, group: Group) -> bool:
    """Does the form tell of no victim before it: of a thing, of "those", of what was imagined?"""
    if not group.finite and hit.i not in v.ends and asks_near(hit.trigger.rule):
        return True
    if not hits_body(v, hit, hit.j):
        return True
    active = not group.finite and hit.trigger.frame == "verb"
    if active and hits_thing(v, hit.j + (v.norm(hit.j) == "down")):
        return True  # "after rebels shot down a helicopter"
    if not group.finite and v.norm(hit.i - 1) in ("those", "the", "these"):
        return True  # "care for those wounded"
    if group.finite and _either(v, group.start - 1):
        return True
    imagined = v.norm(group.start - 2) in _IMAGINING
    return imagined and v.norm(group.start - 1) in PRONOUNS  # "she thought she had been shot"


def _with_parts(v: View, hit: Hit, group: Group, found: Subject) -> None:
    """ "Nine people, including two guards, were killed": the guards are part of the nine."""
    offices = [p for p in found.parts if any(office_of(v, x, p) for x in found.parts)]
    of_what = [p for p in found.parts if offices and p.kind == "name" and governed(v, p)]
    named = [p for p in found.parts if p not in offices + of_what]
    assign(v, named, hit, "+part")
    wholes = found.mentions or clause_subject(v, group.start)
    for part in found.parts:
        part.whole = wholes[-1]
        part.aspect = "part"
        if part.effect == "shot" and part.whole.effect == "killed":
            part.effect = "killed"


def _doer(v: View, found: list[Mention]) -> Mention | None:
    """ "Brel man wanted in shooting of a boy arrested": the one who is wanted."""
    m = found[0] if len(found) == 1 else None
    if m is None or m.effect is None or m.at > m.i or v.norm(m.lead - 1) != "of":
        return None
    first = v.mentions[0]
    opens = first.lead == 0 and first.kind in ("bare", "singular", "name") and first is not m
    return first if opens and first.effect in (None, "detained") else None


def _counted(v: View, chain: list[Mention]) -> list[Mention]:
    """ "Three sisters, Ann, Bea and Cleo Dorn, were": the number alone, its bearers are named."""
    names = chain[1:]
    first = chain[0] if chain else None
    told = first is not None and first.kind == "number" and first.qualifier == "exact"
    if first is None or not told or not names:
        return chain
    own = v.codes[first.j - 1] == "W"  # "two brothers Ali and Omar"
    named = all(m.kind == "name" or (m.members and _all_named(m)) for m in names)
    return chain[:1] if named and first.best == own + sum(m.best or 0 for m in names) else chain


def _all_named(m: Mention) -> bool:
    return all(x.kind == "name" for x in m.members)


def _in_relative(v: View, m: Mention, k: int) -> bool:
    """ "80 men who include members of a band were killed": no subject of its own."""
    if m.kind != "plural" or "who" not in v.norms[:k]:
        return False
    who = k - 1 - v.norms[:k][::-1].index("who")
    return who < m.lead and not any(c in "Skqe.;" for c in v.codes[who + 1 : k])


def _either(v: View, k: int) -> bool:
    """ "were hurt or had gone missing": one number for both, told by the first."""
    return v.norm(k) == "or" and any(h.used for hits in v.hits.values() for h in hits if h.j <= k)
