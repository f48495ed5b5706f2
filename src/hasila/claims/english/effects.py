"""English: which effect each mention of a sentence suffered."""

import itertools

from hasila.claims.english import company
from hasila.claims.english.assign import assign, extend
from hasila.claims.english.clauses import Group, find_objects, verb_group
from hasila.claims.english.gaps import fill_gaps
from hasila.claims.english.lists import chain_before, governed
from hasila.claims.english.objects import (
    OBJECTS,
    REFLEXIVE,
    antecedent,
    hits_body,
    with_oneself,
)
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import marker_start
from hasila.claims.english.subjects import clause_subject, find_subject
from hasila.claims.english.tolls import attach_tolls
from hasila.claims.english.topics import asks_near
from hasila.claims.english.zeros import zeros
from hasila.claims.model import Hit, Mention, Sentence
from hasila.quantities.data import words


def attach(s: Sentence) -> None:
    """Give every mention of the sentence the effect that its words state, where they state one."""
    v: View = s.view
    done: set[int] = set()
    for i in sorted(v.hits):
        hits = v.hits[i]
        if any(k in done for k in range(i, hits[0].j)):
            continue
        by_frame = [(f, h) for f in _ORDER for h in hits if h.trigger.frame == f]
        if any(_READERS[frame](v, hit) for frame, hit in by_frame):
            done.update(range(i, hits[0].j))
    company.adjectives(v)
    attach_tolls(v)
    company.victims(v)
    company.martyrs(v)
    company.companions(v)
    company.among(v)
    company.members(v)
    company.degrees(v)
    company.parts(v)
    company.itemised(v)
    company.named_members(v)
    fill_gaps(v)
    zeros(v)
    s.mentions.sort(key=lambda m: m.i)


def _verb(v: View, hit: Hit) -> bool:
    """A past form: active with an object behind, passive or reduced with the victims before."""
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return True
    if hit.trigger.effect == "killed" and v.norm(hit.i - 1) in _NEARLY:
        return True
    if hit.trigger.rule == "shot.topical" and not group.passive:
        return False  # "gunfire broke out and a car hit two men"
    objects = find_objects(v, hit.j)
    if objects and not hits_body(v, hit, objects[-1].j):
        return False
    if group.passive:
        return _passive(v, hit, group)
    before = v.ends.get(hit.i)
    counted = before is not None and before.kind in ("number", "vague", "others")
    if counted and not objects and v.code(hit.j) != "q":
        return _passive(v, hit, group)
    shots = hit.trigger.effect == "shot" and v.norm(hit.j + 1) not in ("least", "most")
    if v.norm(hit.j) == "at" and shots and v.code(hit.j + 1) in "wWpPqd#":
        return True  # "shot at him"
    if group.perfect or (v.norm(group.start - 1) == "who" and objects):
        return assign(v, objects, hit)
    if objects and not _headline_pair(v, hit, objects):
        with_oneself(v, hit, objects)
        return assign(v, objects, hit)
    if v.norm(hit.j) in REFLEXIVE:
        return assign(v, find_subject(v, group.start).mentions, hit)
    if v.code(hit.j) in "iokrc,.:;)a-e(vgW" or (v.code(hit.j) in "bhm" and hit.i in v.ends):
        return _passive(v, hit, group)
    if v.norm(hit.j) in OBJECTS:
        assign(v, antecedent(v, hit, group), hit, "+pronoun")
        return True
    return v.code(hit.j) in "qd"  # an object that counts nobody


def _recovered(v: View, hit: Hit) -> bool:
    """ "A body was found": somebody dead, of whom nothing else is said."""
    before = v.norm(hit.i - 1)
    alone = before in ("a", "another", "the") or hit.i == 0 or v.code(hit.i - 1) in ".:;"
    behind = v.norms[hit.j : hit.j + 4]
    return alone and behind[:1] != ["of"] and not _RECOVERED.isdisjoint(behind)


_RECOVERED = frozenset(("found", "discovered", "recovered", "retrieved"))
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


def _passive(v: View, hit: Hit, group: Group) -> bool:
    if not group.finite and hit.i not in v.ends and asks_near(hit.trigger.rule):
        return False
    if not hits_body(v, hit, hit.j):
        return False
    if not group.finite and v.norm(hit.i - 1) in ("those", "the", "these"):
        return False  # "care for those wounded"
    subject = find_subject(v, group.start)
    if not subject.mentions and not subject.parts and group.passive and group.finite:
        given = assign(v, clause_subject(v, group.start), hit)
        # "He was killed with two guards": he is nobody to quote, but the guards are.
        hit.used = given or v.norm(group.start - 1) in ("he", "she")
        return given
    given = assign(v, subject.mentions, hit)
    if given and subject.parts:
        assign(v, subject.parts, hit, "+part")
        for part in subject.parts:
            part.whole = subject.mentions[-1]
            part.aspect = "part"
            if part.effect == "shot" and part.whole.effect == "killed":
                part.effect = "killed"
    elif subject.parts and not subject.mentions:
        return assign(v, subject.parts, hit)
    return given


def _active(v: View, hit: Hit) -> bool:
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return True
    if _names_event(v, hit):
        return False
    objects = find_objects(v, hit.j)
    if v.norm(hit.j) in OBJECTS and not group.unreal:
        assign(v, antecedent(v, hit, group), hit, "+pronoun")
    if not objects and v.norm(hit.j) in REFLEXIVE:
        own = v.ends.get(hit.i) or (v.ends.get(hit.i - 1) if v.code(hit.i - 1) == "s" else None)
        return assign(v, [own] if own else find_subject(v, group.start).mentions, hit)
    if objects and _habitual(v, hit, objects[-1].j):
        return True
    if objects and not hits_body(v, hit, objects[-1].j):
        return False
    pair = hit.trigger.effect == "injured" and v.norm(hit.i - 1) in _KILLS
    if objects and pair and v.code(hit.i - 1) == "e":
        for m in objects:  # "Army kills wounds dozens"
            m.effect, m.rule, m.at = "killed_or_injured", "killed_or_injured.active", hit.i
        return True
    if objects:
        with_oneself(v, hit, objects)
    if objects and v.norms[hit.j - 1].endswith("ing") and _is_noun(v, hit.i, objects[0]):
        return False
    return assign(v, objects, hit)


_ROLES = frozenset(("suspect", "suspects", "victim", "victims", "scene", "survivor", "survivors"))


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
    rates = (("every", "each", "per", "a"), ("day", "week", "month", "year", "hour"))
    pairs = itertools.pairwise(behind)
    return "annually" in behind or any(a in rates[0] and b in rates[1] for a, b in pairs)


def _is_noun(v: View, k: int, behind: Mention) -> bool:
    """ "the shooting victim", "a mass shooting suspect": a form in -ing that is a noun."""
    before = v.code(k - 1)
    if behind.kind in ("number", "vague") and not behind.bare:
        return False  # "led to the killing at least ten people"
    return before == "d" or (before in "wWs" and behind.kind in ("bare", "name", "plural"))


def _around(v: View, hit: Hit) -> bool:
    """A verb parted by its object: "let four men go", or "the four were let go"."""
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return False
    if _linked(v, hit.j, hit):
        participle = hit.i in v.ends and v.norms[hit.i].endswith(("en", "ed"))
        return (participle or group.passive) and _passive(v, hit, group)
    listed = hit.trigger.rule.endswith(".listed")
    if v.norm(hit.j) in OBJECTS and not (group.passive or listed) and _linked(v, hit.j + 1, hit):
        return assign(v, antecedent(v, hit, group), hit, "+pronoun")
    objects = [] if group.passive else find_objects(v, hit.j)
    return bool(objects) and _linked(v, objects[-1].j, hit) and assign(v, objects, hit)


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
    return joined and (v.norm(k) == "or" or v.code(k + 2) not in "#dwp")


def _stands(v: View, at: int, words: list[str]) -> bool:
    return v.norms[at : at + len(words)] == words


def _subject(v: View, hit: Hit) -> bool:
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return True
    given = _passive(v, hit, group)
    if given and "among" in v.norms[hit.i : hit.j]:
        for m in v.mentions:
            if m.at == hit.i and m.whole is None:
                m.rule, m.aspect = hit.trigger.rule + "+among", "part"
    return given


def _after(v: View, hit: Hit) -> bool:
    """ "the death of three men", but not "ordered the arrest of two men"."""
    if any("irrealis" in v.s.words[k].tags for k in range(max(0, hit.i - 5), hit.i)):
        return True
    if not _SOUGHT.isdisjoint(v.norms[max(0, hit.i - 7) : hit.i]):
        return True  # "clues that may end in the arrest of a killer"
    objects = find_objects(v, hit.j)
    counted = v.ends.get(hit.i)
    if counted is not None and counted.bare and objects and objects[-1].kind == "plural":
        extend(v, counted, objects[-1].j)  # "12 bodies of soldiers"
        counted.person, counted.head = objects[0].person, objects[0].head
        return assign(v, [counted], hit)
    return assign(v, objects, hit)


_SOUGHT = frozenset(("information", "reward", "rewards", "tips", "clues"))


def _event(v: View, hit: Hit) -> bool:
    """ "two deaths", "the boy's death", "an arrest was made"."""
    k = hit.i
    while k > 0 and v.codes[k - 1] in "wagvp" and k not in v.ends:
        k -= 1
    if v.code(k - 1) == "o" and k - 1 in v.ends and v.ends[k - 1].bare:
        k -= 1  # "thousands of casualties"
    m = v.ends.get(k)
    near = m is not None and k - 3 <= m.j and hit.i - k <= 2
    vague = m is not None and m.qualifier == "vague" and v.norm(hit.j - 1) in _ACTS
    if (
        m is not None
        and near
        and not vague
        and (m.bare or m.kind in ("vague", "others", "another"))
    ):
        if m.j <= hit.i:
            extend(v, m, hit.j)
        return assign(v, [m], hit)
    if v.norm(hit.i) == "body" and _recovered(v, hit):
        first = hit.i - (v.code(hit.i - 1) == "d")
        starts, ends = v.s.tokens.starts, v.s.tokens.ends
        m = Mention(first, hit.j, first, starts[first], ends[hit.j - 1], 1, 1, 1, "exact", "event")
        v.s.mentions.append(m)
        return assign(v, [m], hit, "+found")
    count = _MULTIPLES.get(v.norm(hit.i - 1), 0)
    if v.norm(hit.i - 1) in _ARTICLES and hit.trigger.effect in _COUNTED:
        count = 1
    if v.norm(hit.i) == "fatality" and v.norm(hit.i - 1) in _RANKED:
        count = 1
    if hit.i == 0 and hit.trigger.effect in _COUNTED and v.norm(hit.j) == "made":
        return assign(v, [_deed(v, 0, hit.j)], hit, "+counted")  # "Arrest made"
    if count and hit.trigger.effect != "shot":
        first, starts, ends = hit.i - 1, v.s.tokens.starts, v.s.tokens.ends
        where = (first, hit.j, first, starts[first], ends[hit.j - 1])
        m = Mention(*where, count, count, count, "exact", "event")
        v.s.mentions.append(m)
        return assign(v, [m], hit, "+counted")
    if v.codes[hit.i - 1 : hit.i] == ["s"] and hit.i - 1 in v.ends:
        return assign(v, [v.ends[hit.i - 1]], hit, "+owner")
    return False


def _deed(v: View, i: int, j: int) -> Mention:
    """A deed that counts one person."""
    starts, ends = v.s.tokens.starts, v.s.tokens.ends
    m = Mention(i, j, i, starts[i], ends[j - 1], 1, 1, 1, "exact", "event")
    v.s.mentions.append(m)
    return m


def _state(v: View, hit: Hit) -> bool:
    """ "12 dead", "leaving three people dead", "are still missing"."""
    m = v.ends.get(hit.i)
    if m is not None and v.norms[hit.i] == "in" and m.kind == "name" and governed(v, m):
        m = None  # "taken to Luno in stable condition"
    if m is not None:
        if any(v.code(k) == "m" for k in range(max(0, m.lead - 5), m.lead)):
            return True  # "there should have been five dead"
        if m.after_marker and (marker := marker_start(v, m.lead)) is not None:
            whole = v.ends.get(marker) or v.ends.get(marker - 1) or v.fulls.get(marker)
            if whole is not None and whole.effect is None and assign(v, [whole], hit):
                m.whole, m.aspect = whole, "part"  # "left six, including two boys, dead"
        if assign(v, chain_before(v, m), hit):
            if m.bare or m.kind == "vague":
                extend(v, m, hit.j)
            return True
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return False
    reported = group.start < hit.i and v.codes[group.start] != "a"
    if group.finite or reported or v.code(group.start - 1) in "-,)":
        return _passive(v, hit, group)  # "leaving nine shoppers - three boys among them - dead"
    apart = hit.i
    while apart > max(0, hit.i - 9) and (
        v.codes[apart - 1] in "aiwWd" or v.norms[apart - 1] in _BROUGHT
    ):
        apart -= 1
    if not any(c in "bhvSm" for c in v.codes):
        return _passive(v, hit, group)  # "hundreds of boys from a prison unaccounted for"
    if hit.j - hit.i > 2 and v.code(apart - 1) == "b":
        return _passive(v, hit, verb_group(v, apart))  # "is at the hospital in stable condition"
    return False


_BROUGHT = frozenset(("taken", "transported", "rushed", "brought", "flown", "listed", "admitted"))


def _wounds(v: View, hit: Hit) -> bool:
    """ "a man with a gunshot wound", "suffered multiple stab wounds"."""
    k = hit.i
    while k > 0 and v.norms[k - 1] not in _HAVING:
        if v.norms[max(0, k - 2) : k] == ["at", "least"]:
            k -= 2
        elif v.codes[k - 1] in "wad#veg":
            k -= 1
        else:
            break
    if v.norms[k - 2 : k] == ["degrees", "of"]:
        k -= 2
        k -= v.code(k - 1) == "g"  # "sustained varying injuries"
    if k == 0 or v.norms[k - 1] not in _HAVING:
        return False
    if v.norms[hit.j - 1] == "in" and v.norms[k - 1] != "with":
        return False  # "shielded the baby from bullets in the street"
    while k > 0 and (v.norms[k - 1] in _HAVING or v.codes[k - 1] in "abh"):
        k -= 1
    return _passive(v, hit, verb_group(v, k)) or _fallen(v, hit, k) or _found(v, hit, k)


def _found(v: View, hit: Hit, k: int) -> bool:
    """ "Officers found the man in the road with a wound": whom a verb of finding has as object."""
    for m in reversed(v.mentions):
        if m.j <= k and m.lead and v.norms[m.lead - 1] in _FINDING:
            return not any(c in "bhm.;" for c in v.codes[m.j : k]) and assign(v, [m], hit)
    return False


_FINDING = frozenset(("found", "find", "finds", "located", "discovered"))


def _fallen(v: View, hit: Hit, k: int) -> bool:
    """ "the waiter sank to the ground with a bullet wound": over the verb to its subject."""
    while k > 0 and v.codes[k - 1] in "iodwWa":
        k -= 1
    m = v.ends.get(k - 1) if v.code(k - 1) == "v" else None
    return m is not None and assign(v, [m], hit)


# Deeds: a vague number of these tells no number of persons.
_ACTS = words("en", "grammar", "acts")
_COUNTED = frozenset(("detained",))
_RANKED = frozenset(("first", "second", "third", "fourth", "fifth", "sixth"))
_ARTICLES = frozenset(("an", "a", "second", "third", "another"))
_MULTIPLES = {"double": 2, "twin": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_HAVING = words("en", "grammar", "having")
_ORDER = ("around", "wounds", "verb", "active", "subject", "after", "state", "event")
_READERS = {
    "around": _around,
    "verb": _verb,
    "active": _active,
    "subject": _subject,
    "after": _after,
    "event": _event,
    "state": _state,
    "wounds": _wounds,
}
