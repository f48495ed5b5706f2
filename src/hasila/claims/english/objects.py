"""English: objects of effect words that are pronouns, or of which more must be said."""

from hasila.claims.english.clauses import Group, joins_object
from hasila.claims.english.lists import governed, oneself_at
from hasila.claims.english.parse import View
from hasila.claims.english.pronouns import antecedent_of, shared
from hasila.claims.english.subjects import find_subject
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words

_NOT_MEANT = frozenset(("thing", "zero", "plural", "guess"))
OBJECTS = {"him": True, "her": True, "them": False}
_OWN = {"him": "his", "her": "her", "them": "their"}


def his_body(v: View, hit: Hit) -> bool:
    """ "A bullet hit a wall and struck his left arm": a part of whom the pronoun stands for."""
    struck = hit.trigger.effect == "shot" and v.norm(hit.j) in ("his", "her")
    return struck and any(v.s.has(k, "body_parts") for k in (hit.j + 1, hit.j + 2))


def antecedent(v: View, hit: Hit, group: Group) -> list[Mention]:
    """ "They stopped a clerk and shot him": whom the pronoun stands for, in the same sentence."""
    if v.norm(hit.j) == "her" and v.code(hit.j + 1) in "wWpPy#" and not his_body(v, hit):
        return []
    if joins_object(v, hit.j) and hit.j + 2 in v.leads:
        return []  # "killing him and two guards": counted with them
    if meant := _hit_by_thing(v, hit):
        return meant
    if met := _met_by(v, hit):
        return met
    agents: list[Mention] = []
    if v.code(group.start - 1) == ",":
        agents = shared(v, group.start - 1)  # "tracked a nurse to her house, killed her"
    elif not v.norms[hit.i].endswith("ing"):
        agents = find_subject(v, group.start).mentions
    one = OBJECTS.get(v.norm(hit.j), True)
    owner: Mention | None = None
    whose = False  # "her uncle's car …, hitting her": somebody else's uncle
    for m in reversed(v.mentions):
        apposed = v.code(m.j) == "," and any(a.lead == m.j + 1 for a in agents)
        same = any(
            a.head and a.head == m.head for a in agents
        )  # "the guard's orders, and the guard"
        if (
            m.j > hit.i
            or m in agents
            or same
            or apposed
            or m.kind in _NOT_MEANT
            or (v.code(m.j) in "bhvmerS" and not whose)
        ):
            continue
        opens = m.i == 0 and one and not whose
        if (m.best == 1) != one or opens or (m.kind == "name" and governed(v, m)):
            continue  # "in Luno, killing him": no place
        if v.norms[m.i] == _OWN.get(v.norm(hit.j)):
            whose = True
            continue
        if v.code(m.j) != "s":
            return [_apposed_to(v, m)]
        owner = owner or m  # "fired on the mayor's car, killing him"
    return [owner] if owner is not None else _refused(v, agents, one)


def _refused(v: View, agents: list[Mention], one: bool) -> list[Mention]:
    """ "Bell refused to stop, and the guard shot him": the subject of the clause before."""
    agent = agents[0] if len(agents) == 1 and agents[0].kind in ("singular", "bare") else None
    if agent is None or not one or v.norm(agent.lead - 1) not in ("and", "so", "when", "before"):
        return []
    for m in v.mentions:
        alone = m.best == 1 and m.kind in ("name", "singular", "bare") and m.head != agent.head
        if m.j < agent.lead and alone and v.code(m.j) in "vbh" and not governed(v, m):
            return [m] if m.person is None or m.person.victim_class != "combatant" else []
    return []


def _met_by(v: View, hit: Hit) -> list[Mention]:
    """ "Ann Bell was met by a man who shot her": the subject, of whom the passive is told."""
    one = OBJECTS.get(v.norm(hit.j))
    for m in reversed(v.mentions):
        if m.j > hit.i or v.code(m.j) != "b" or (m.best == 1) is not one:
            continue
        behind = v.norms[m.j : m.j + _MET]
        by = m.j + behind.index("by") if "by" in behind else 0
        if by and by < hit.i and any(a.lead == by + 1 for a in v.mentions):
            return [m]
    return []


_MET = 9  # tokens from a passive to its agent


def _hit_by_thing(v: View, hit: Hit) -> list[Mention]:
    """ "The guard held a gun when it went off and struck him": nobody else struck him."""
    if hit.trigger.effect != "shot" or not OBJECTS.get(v.norm(hit.j), True):
        return []
    opener = next((k for k in range(hit.i - 1, 0, -1) if v.codes[k] in "k.;"), 0)
    if v.code(opener) != "k" or not _WEAPONS & set(v.norms[opener : hit.i]):
        return []
    if any(m.person for m in v.mentions if opener < m.i < hit.i):
        return []
    return antecedent_of("she" if v.norm(hit.j) == "her" else "he", v, opener)


_WEAPONS = words("en", "grammar", "firing") | {"it", "weapons", "guns", "ricocheted", "firearm"}


def _apposed_to(v: View, m: Mention) -> Mention:
    """The name before an apposition that has an effect already ("Ann Bell, the mayor, was")."""
    outer = v.ends.get(m.lead - 1) if v.code(m.lead - 1) == "," else None
    named = outer is not None and outer.kind == "name" and outer.effect and not m.effect
    return outer if named and outer is not None else m


_BLOWS = frozenset(("shot.struck", "shot.hit"))


def hits_body(v: View, hit: Hit, k: int) -> bool:
    """Does a blow's clause go on with what was hit, or by what ("struck the boy in the leg")?"""
    if hit.trigger.rule not in _BLOWS or not hit.trigger.needs:
        return True
    for at in range(k, min(len(v.codes), k + 11)):
        if v.norms[at] in hit.trigger.needs:
            return True
        clause = v.codes[at] == "c" and v.code(at + 1) in "veaS"
        if v.codes[at] in ".;k" or clause:
            return False
    return False


def bodily_object(v: View, hit: Hit) -> list[Mention]:
    """ "A bullet struck the left arm of a girl": whose part of the body a blow struck."""
    at = hit.j
    while (v.code(at) in "dwWa" or v.norm(at) == "left") and at < hit.j + 5:
        at += 1
    struck = hit.trigger.effect == "shot" and v.code(at) == "o" and v.s.has(at - 1, "body_parts")
    m = v.leads.get(at + 1) if struck else None
    return [m] if m is not None and m.best == 1 else []


def own_body(v: View, hit: Hit) -> bool:
    """ "shoots own foot", "accidentally shot his own hand": whoever did it is hurt."""
    k = hit.j + (v.code(hit.j) == "d" and v.norm(hit.j) != "the")
    own = v.norm(k) == "own"
    if hit.trigger.effect != "shot":
        return False
    k += own + (v.norm(k + own) in ("left", "right"))
    return (own or _by_accident(v, hit.i)) and v.s.has(k, "body_parts")


def _by_accident(v: View, k: int) -> bool:
    return not _ACCIDENTAL.isdisjoint(v.norms[max(0, k - 3) : k])


_ACCIDENTAL = words("en", "grammar", "accidental")
REFLEXIVE = frozenset(("himself", "herself", "themselves", "self", "itself"))


def with_oneself(v: View, hit: Hit, objects: list[Mention]) -> None:
    """ "shot his wife and then himself", "killing him and two guards": one person more."""
    m = objects[0]
    if any(x.best is None or x.qualifier != "exact" or x.effect for x in objects):
        return
    if len(objects) > 1:  # "his wife, her mother and then himself"
        if v.code(objects[-1].j) not in "c," or not oneself_at(v, objects[-1].j + 1):
            return
        m.j, m.best = objects[-1].j, sum(x.best or 0 for x in objects)
        del objects[1:]
    assert m.best is not None
    starts, ends = v.s.tokens.starts, v.s.tokens.ends
    begin = next((k for k in range(hit.j, m.lead) if v.norms[k] in ("him", "her")), None)
    if begin is not None and joins_object(v, begin):
        m.i = m.lead = begin
        m.start = starts[begin]
        m.best += 1
    k = m.j
    while (v.code(k) in ",ca-" or v.norm(k) == "then") and k < m.j + 4:
        k += 1
    oneself = v.norm(k) in REFLEXIVE
    if k > m.j and oneself and v.norm(k) != "themselves":
        m.j, m.end = k + 1, ends[k]
        m.best += 1
    m.low = m.high = m.best
    if m.j == k + 1 or begin is not None:
        m.kind = "sum"


_FINDING = words("en", "grammar", "finding")


def found_object(v: View, k: int) -> list[Mention]:
    """ "Officers found the man in the road with a wound": whom a verb of finding has as object."""
    for m in reversed(v.mentions):
        if m.j <= k and m.lead and v.norms[m.lead - 1] in _FINDING:
            return [] if any(c in "bhmS.;k" for c in v.codes[m.j : k]) else [m]
    return []
