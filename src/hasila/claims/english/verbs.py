"""English: verbs of the effects, with the victims behind them or parted by them."""

import itertools

from hasila.claims.english.assign import assign, extend
from hasila.claims.english.clauses import Group, find_objects, verb_group
from hasila.claims.english.harmless import from_harm, hits_thing, neither
from hasila.claims.english.objects import (
    OBJECTS,
    REFLEXIVE,
    antecedent,
    bodily_object,
    his_body,
    hits_body,
    own_body,
    with_oneself,
)
from hasila.claims.english.parse import View
from hasila.claims.english.passives import passive
from hasila.claims.english.pronouns import shared
from hasila.claims.english.relatives import relative_object
from hasila.claims.english.subjects import find_subject
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words


def verb(v: View, hit: Hit) -> bool:
    """A past form: active with an object behind, passive or reduced with the victims before."""
    group = verb_group(v, hit.i)
    if group.unreal or group.negated or neither(v, group.start):
        return True
    other = _another_sense(v, hit, group)
    if other is not None:
        return other
    objects = find_objects(v, hit.j) or _joint_objects(v, hit, group) or bodily_object(v, hit)
    if objects and not hits_body(v, hit, objects[-1].j):
        return False
    if group.passive:
        return passive(v, hit, group)
    before = v.ends.get(hit.i)
    counted = before is not None and before.kind in ("number", "vague", "others")
    aimed = v.norm(hit.j) == "at" and v.code(hit.j + 1) == "q"  # "one of them shot at him"
    if counted and not group.finite and hits_thing(v, hit.j):
        return True  # "gunmen machinegunned a bus"
    series = before is not None and "," in v.norms[hit.i : hit.j] and not objects
    if (counted and not objects and v.code(hit.j) != "q" and not aimed) or series:
        return passive(v, hit, group)  # "Two shot, killed", "gunman shot, killed"
    if _aims(v, hit):
        # "shot at him"; but "Girl shot at Luno mill"
        return passive(v, hit, group) if _shot_there(v, hit, group) else True
    if (v.norm(hit.j) in REFLEXIVE and not objects) or own_body(v, hit):
        return _to_oneself(v, hit, group)
    if not objects and (meant := relative_object(v, hit, group)):
        return assign(v, meant, hit)
    told = v.norm(hit.j) not in OBJECTS or bool(objects)
    if (group.perfect and told) or (v.norm(group.start - 1) == "who" and objects):
        return assign(v, objects, hit)
    if objects and not _headline_pair(v, hit, objects):
        with_oneself(v, hit, objects)
        # "The policeman killed the women": they count nobody, and he is unhurt.
        return assign(v, objects, hit) or objects[0].kind == "plural"
    return _without_object(v, hit, group)


def _another_sense(v: View, hit: Hit, group: Group) -> bool | None:
    """Whether a form that does nobody harm is settled (True) or left to others; None: it does."""
    if hit.trigger.effect == "killed" and v.norm(hit.i - 1) in _NEARLY:
        return True
    if hit.trigger.effect == "shot" and (other := _shot_at_nobody(v, hit, group)) is not None:
        return other
    if v.norm(hit.j) == "up" and v.code(hit.j + 1) in "dwW" and not group.passive:
        return True  # "blew up a house"
    active = hit.trigger.rule == "shot.topical" and not group.passive
    if active and (v.norm(hit.j) == "again" or not _fired(v, hit.i)):
        return False  # "gunmen struck again", "gunfire broke out and a car hit two men"
    if hit.trigger.rule == "injured.burned" and not group.finite and v.code(hit.j) in "wWd":
        return False  # "rebels burned houses"
    return None


def _shot_at_nobody(v: View, hit: Hit, group: Group) -> bool | None:
    """The same for words of shooting: "heard the gun shot", "shot into the car"."""
    if v.norm(hit.i - 1) in _GUNS and not find_objects(v, hit.j):
        return False  # but "a man with a gun shot the clerk"
    into = v.norm(hit.j) in ("up", "into", "toward", "towards")
    into = into and v.code(hit.j + 1) in "dwW" and not group.passive
    return True if _is_shot(v, hit, group) or into else None


def _aims(v: View, hit: Hit) -> bool:
    """ "shot at the guards", not "shot at least two"."""
    shots = hit.trigger.effect == "shot" and v.norm(hit.j + 1) not in ("least", "most")
    return v.norm(hit.j) == "at" and shots and v.code(hit.j + 1) in "wWpPqd#"


def _without_object(v: View, hit: Hit, group: Group) -> bool:
    """A past form without an object: a reduced passive, or done to a pronoun."""
    if hit.trigger.effect == "shot" and _goes_on(v, hit.j):
        return True
    ends = v.code(hit.j) in "iokrc,.:;)a-e(vgW" or v.norm(hit.j) in _WHEN
    if ends or (v.code(hit.j) in "bhm" and hit.i in v.ends):
        return passive(v, hit, group)
    if v.norm(hit.j) in OBJECTS or his_body(v, hit):
        meant = antecedent(v, hit, group)
        assign(v, meant, hit, "+pronoun")
        hit.used = True  # "killed him with his wife and two sons": they are told of with him
        if v.norms[hit.j + 1 : hit.j + 3] == ["to", "death"]:
            for m in meant:
                m.effect = "killed"  # "stabbed her to death"
        return True
    return v.code(hit.j) in "qd"  # an object that counts nobody


def _goes_on(v: View, k: int) -> bool:
    """ "Ann Bell, 15, shot and fatally wounded four friends": they have the second effect."""
    at = k + 1 + (v.code(k + 1) == "a")
    second = next((h for h in v.hits.get(at, ()) if h.trigger.frame == "verb"), None)
    return v.code(k) == "c" and second is not None and v.code(second.j) in "#d"


def _joint_objects(v: View, hit: Hit, group: Group) -> list[Mention]:
    """ "The band executed and crucified nine men": the objects of two verbs."""
    joined = v.code(hit.j) == "c" and v.code(hit.j + 1) in "ve" and v.norm(hit.j + 1).endswith("ed")
    listed = "," in v.norms[hit.i : hit.j]  # "rebels shot, killed and burned a man"
    if not joined or group.passive or (hit.i in v.ends and not listed):
        return []
    return find_objects(v, hit.j + 2, 0)


def _shot_there(v: View, hit: Hit, group: Group) -> bool:
    """ "Girl shot at Luno mill": where she was, not at whom somebody shot."""
    m = None if group.finite else v.ends.get(group.start)
    if m is None or m.person is None or m.person.victim_class == "combatant":
        return False
    behind = (x for x in v.mentions if hit.j < x.i <= hit.j + 4)
    return v.code(hit.j + 1) in "wWd" and not any(x.person for x in behind)


def _is_shot(v: View, hit: Hit, group: Group) -> bool:
    """ "one shot was fired", "hurt by a sniper shot": a shot, nobody who was shot."""
    if v.norm(hit.j + 1) == "fired" and v.code(hit.j) == "b":
        return True
    if group.finite or v.norms[hit.i] != "shot" or hit.i not in v.ends:
        return False
    k = v.ends[hit.i].lead
    while v.code(k - 1) in "dwWpP":
        k -= 1
    return v.norm(k - 1) in ("by", "from")


_WHEN = frozenset(("this", "last", "early", "late", "overnight", "one", "earlier"))
_NEARLY = frozenset(("nearly", "almost", "narrowly"))


def _headline_pair(v: View, hit: Hit, objects: list[Mention]) -> bool:
    """ "7 killed 12 wounded": victims before, and the next number has a word of its own."""
    before, following = v.ends.get(hit.i), v.code(objects[-1].j)
    if before is None or before.kind == "plural":
        return False
    counted = before.kind in ("number", "vague", "others")
    speaks = following == "S" and objects[0].kind in ("name", "bare", "plural")
    second = following == "e" and not v.norm(objects[-1].j).endswith("ing")
    return second or (counted and speaks)


def active(v: View, hit: Hit) -> bool:
    """A form that is only active: its victims stand behind it ("kills two men")."""
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return True
    if _names_event(v, hit):
        return False
    if v.norm(hit.i - 1) in _MISSING:
        return True  # "narrowly missed killing a clerk"
    if v.norm(hit.i - 1) in ("of", "at") and v.norm(hit.i - 2) in _WISHES:
        return True  # "in hopes of capturing two men"
    objects = find_objects(v, hit.j)
    if (v.norm(hit.j) in OBJECTS or his_body(v, hit)) and not objects:
        return assign(v, antecedent(v, hit, group), hit, "+pronoun")
    if v.norm(hit.j) in REFLEXIVE or own_body(v, hit):
        own = v.ends.get(hit.i) or (v.ends.get(hit.i - 1) if v.code(hit.i - 1) == "s" else None)
        given = assign(v, [own], hit) if own else _to_oneself(v, hit, group)
        return assign(v, objects, hit) or given  # "killing himself and six others"
    if objects and _habitual(v, hit, objects[-1].j):
        return True
    if objects and not hits_body(v, hit, objects[-1].j):
        return False
    if hit.trigger.rule == "killed.claimed" and not _lives(v, hit, objects):
        return False
    pair = hit.trigger.effect == "injured" and v.norm(hit.i - 1) in _KILLS
    if objects and pair and v.code(hit.i - 1) == "e":
        for m in objects:  # "Army kills wounds dozens"
            m.effect, m.rule, m.at = "killed_or_injured", "killed_or_injured.active", hit.i
        return True
    if objects:
        with_oneself(v, hit, objects)
    else:
        return assign(v, relative_object(v, hit, group), hit)
    if objects and v.norms[hit.j - 1].endswith("ing") and _is_noun(v, hit.i, objects[0]):
        return False
    return assign(v, objects, hit)


def _to_oneself(v: View, hit: Hit, group: Group) -> bool:
    """ "shot himself": the subject suffers, however long it is."""
    found = shared(v, group.start - 1) if v.code(group.start - 1) == "," else []
    found = found or find_subject(v, group.start).mentions
    found = [m for m in found if m.kind != "guess"]
    found = [m for m in found if m.effect is None or m.at > m.i]  # "wounds a guard, kills himself"
    found = [_told_of(v, m) for m in found]
    if not found:
        opens = (m for m in v.mentions if m.j <= group.start and v.code(m.lead - 1) in ".:")
        single = (m for m in opens if m.best == 1 and m.person and v.code(m.j) not in ":S")
        found = [m for m in single if not v.s.has(m.j - 1, "body_nouns")][:1]
    return assign(v, found, hit)


def _told_of(v: View, m: Mention) -> Mention:
    """ "Al Bell, a man found dead there, had shot himself": the one who has the graver effect."""
    inner = v.leads.get(m.j + 1) if v.code(m.j) == "," else None
    apposed = inner is not None and inner.kind == "singular" and inner.best == m.best == 1
    return inner if apposed and inner is not None and inner.effect == "killed" else m


def _lives(v: View, hit: Hit, objects: list[Mention]) -> bool:
    """Are lives what was taken ("12 lives", "cost two men their lives")?"""
    for m in objects:
        near = next((k for k in range(m.i, m.j + 2) if v.norm(k) in hit.trigger.needs), 0)
        if near and v.code(near - 1) not in "rq":
            if m.bare:
                extend(v, m, near + 1)
            return True
    return False


def _fired(v: View, k: int) -> bool:
    """Is it told before ``k`` that somebody fired ("shot at him and struck a bystander")?"""
    before = v.norms[:k]
    opened = "fire" in before and before[before.index("fire") - 1] in _OPENED
    return opened or not _FIRING.isdisjoint(before)


_OPENED = words("en", "grammar", "opening_fire")
_FIRING = words("en", "grammar", "firing")
_GUNS = words("en", "grammar", "gunshots")
_ROLES = words("en", "grammar", "roles_of_deeds")


_MISSING = words("en", "grammar", "missed")
_WISHES = words("en", "grammar", "wishes")
_KILLS = frozenset(("kills", "kill", "killed", "killing"))


def _names_event(v: View, hit: Hit) -> bool:
    """ "with these arrests the police", "a shooting suspect": a noun, no verb."""
    form = v.norm(hit.j - 1)
    if hit.j - hit.i > 1:
        return False
    if form.endswith("ing"):
        return v.norm(hit.j) in _ROLES and v.code(hit.i - 1) not in "be"
    return form.endswith("s") and v.code(hit.i - 1) == "d"


def _habitual(v: View, hit: Hit, k: int) -> bool:
    """ "Landmines kill 15 people every day", "smoking kills 8 million a year": no event."""
    if v.norm(hit.j - 1).endswith(("ed", "ing")):
        return False
    behind = v.norms[k : k + 6]
    behind = behind[: behind.index(",")] if "," in behind else behind
    rates = (("every", "each", "per", "a"), ("day", "week", "month", "year", "hour"))
    pairs = itertools.pairwise(behind)
    return "annually" in behind or any(a in rates[0] and b in rates[1] for a, b in pairs)


def _is_noun(v: View, k: int, behind: Mention) -> bool:
    """ "the shooting victim", "a mass shooting suspect": a form in -ing that is a noun."""
    before = v.code(k - 1)
    if behind.kind in ("number", "vague") and not behind.bare:
        return False  # "led to the killing at least ten people"
    if v.norms[k - 1] in ("off", "out", "up", "down", "away", "apart"):
        return False  # "it went off hitting Ann Bell"
    if before == "w" and v.norms[k - 1].endswith("s") and v.norms[k] != "shooting":
        return False  # "raided bases killing Ann Bell"
    titled = behind.kind == "name" and behind.person is not None and v.norms[k] != "shooting"
    if titled and behind.head not in _ROLES and v.code(behind.lead) in "pP":
        return False  # "fired into the street killing resident Ann Bell"
    return before == "d" or (before in "wWs" and behind.kind in ("bare", "name", "plural"))


def around(v: View, hit: Hit) -> bool:
    """A verb parted by its object: "let four men go", or "the four were let go"."""
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return False
    object_named = not group.passive and v.code(hit.j) == "W" and hit.j in v.leads
    if not object_named and _linked(v, hit.j, hit):
        participle = hit.i in v.ends and v.norms[hit.i].endswith(("en", "ed"))
        return (participle or group.passive) and passive(v, hit, group)
    listed = hit.trigger.rule.endswith((".listed", ".told"))
    if v.norm(hit.j) in OBJECTS and not (group.passive or listed) and _linked(v, hit.j + 1, hit):
        return assign(v, antecedent(v, hit, group), hit, "+pronoun")
    objects = [] if group.passive else find_objects(v, hit.j)
    if hit.trigger.effect == "abducted" and any(m.inner >= 0 for m in objects):
        return False  # "carrying a wounded boy away"
    taken = bool(objects) and v.norms[hit.i] in _TAKE and _taken_as(objects[-1], hit)
    linked = taken or (bool(objects) and _linked(v, objects[-1].j, hit))
    return linked and assign(v, objects, hit)


_TAKE = frozenset(("take", "takes", "took", "taking", "taken"))


def _taken_as(m: Mention, hit: Hit) -> bool:
    """ "took four prisoners": the object says what they became."""
    held = m.person is not None and m.person.victim_class == "detainee"
    return held and "prisoner" in hit.trigger.link


_PARTED = 4  # words that may stand between the object and the second half


def _linked(v: View, k: int, hit: Hit) -> bool:
    """Does the second half of a parted verb stand at ``k`` or a little behind?"""
    for at in range(k, min(len(v.codes), k + _PARTED)):
        ends = [at + len(p) for p in map(str.split, hit.trigger.link) if _stands(v, at, p)]
        if ends:
            return not _paired(v, max(ends))
        if v.codes[at] not in "aiwWd":
            return False
    return False


def _paired(v: View, k: int) -> bool:
    """Does a second state follow ("dead or injured"), no clause of its own?"""
    joined = v.norm(k) in ("or", "and") and v.code(k + 1) == "e"
    if joined and any(h.trigger.frame == "active" for h in v.hits.get(k + 1, ())):
        return False  # "shot two men to death and seriously wounding a third"
    return joined and (v.norm(k) == "or" or v.code(k + 2) not in "#dwp")


def _stands(v: View, at: int, words: list[str]) -> bool:
    return v.norms[at : at + len(words)] == words


def subject(v: View, hit: Hit) -> bool:
    """A verb whose subject suffers ("two men died", "were among the dead")."""
    if v.norm(hit.j - 1) == "treated" and v.norm(hit.j) in _MANNERS:
        return True  # "the hostage was treated well"
    said = v.code(hit.i - 1 - (v.code(hit.i - 1) in "da")) == "b"
    if hit.trigger.rule == "shot.victim" and not said:
        return False  # "one victim of the shooting"
    group = verb_group(v, hit.i)
    if group.unreal or group.negated or neither(v, group.start):
        return True
    if hit.trigger.effect == "escaped" and from_harm(v, hit.j):
        return True  # "escaped an attack"
    oneself = v.norms[hit.j - 1] in REFLEXIVE and v.code(group.start - 1) == ","
    if oneself and not group.finite and assign(v, shared(v, group.start - 1), hit):
        return True  # "Mother wounded son, killed herself"
    given = passive(v, hit, group)
    hit.used = hit.used or v.norm(group.start - 1) in ("he", "she")  # "he died with two sons"
    if not given and v.code(group.start - 1) == "," and not group.finite and _tells(v, hit.i):
        given = assign(v, shared(v, group.start - 1), hit)  # "Man shoots himself, later dies"
    if given and "among" in v.norms[hit.i : hit.j]:
        for m in v.mentions:
            if m.at == hit.i and m.whole is None:
                m.rule, m.aspect = hit.trigger.rule + "+among", "part"
    return given


def _tells(v: View, k: int) -> bool:
    """Is the verb at ``k`` one that needs no auxiliary ("dies", "died")?"""
    return v.norms[k] in ("dies", "died", "succumbs", "succumbed")


_MANNERS = words("en", "grammar", "manners")
