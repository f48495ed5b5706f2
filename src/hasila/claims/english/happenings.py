"""English: nouns of what happened ("the death of", "two deaths", "a body was found")."""

from hasila.claims.english.assign import NO_CLAIM, assign, extend
from hasila.claims.english.clauses import find_objects
from hasila.claims.english.lists import chain_behind
from hasila.claims.english.parse import View
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import lexicon, words


def after(v: View, hit: Hit) -> bool:
    """ "the death of three men", but not "ordered the arrest of two men"."""
    done = v.norm(hit.i - 1 - (v.code(hit.i - 1) == "d")) in _DONE
    if not done and any(_wished(v, k) for k in range(max(0, hit.i - 5), hit.i)):
        return True
    if not _SOUGHT.isdisjoint(v.norms[max(0, hit.i - 7) : hit.i]):
        return True  # "clues that may end in the arrest of a killer"
    ordered = hit.trigger.effect == "detained" and v.norm(hit.i - 1) in ("the", "for")
    if ordered and not _ORDERS.isdisjoint(v.norms[max(0, hit.i - 8) : hit.i]):
        return True  # "a warrant for the arrest of"
    objects = find_objects(v, hit.j)
    if objects and v.code(objects[-1].j) == "c":
        last = v.leads.get(objects[-1].j + 1)
        shocks = v.norm(last.j) in _SINGULAR or v.code(last.j) == "v" if last else False
        if last is not None and shocks and (last.best != 1 or last.kind in ("number", "name")):
            objects.append(last)  # "the murder of a monk and two nuns has shocked"
    if objects and objects[-1].kind == "plural" and v.code(objects[-1].j) in "-:(":
        objects += _itemised(v, objects[-1].j)
    counted = v.ends.get(hit.i)
    if counted is not None and counted.bare and objects and objects[-1].kind == "plural":
        extend(v, counted, objects[-1].j)  # "12 bodies of soldiers"
        counted.person, counted.head = objects[0].person, objects[0].head
        return assign(v, [counted], hit)
    deadly = v.norms[max(0, hit.i - 3) : hit.i]
    if hit.trigger.effect == "shot" and not _FATAL.isdisjoint(deadly) and "," not in deadly:
        for m in objects:  # "the fatal February shooting of a clerk"
            if m.kind not in NO_CLAIM:
                m.effect, m.rule, m.at = "killed", "killed.noun", hit.i
        return bool(objects)
    return assign(v, objects, hit)


_FATAL = frozenset(("fatal", "deadly"))


def _itemised(v: View, k: int) -> list[Mention]:
    """ "the murder of the nuns - two Finns and one Dane - and a cook": who they are."""
    while v.code(k) in "-:(":
        k += 1
    first = v.leads.get(k)
    if first is None or first.kind != "number":
        return []
    chain = chain_behind(v, first)
    k = chain[-1].j
    while v.code(k) in "-)":
        k += 1
    other = v.leads.get(k + 1) if v.code(k) == "c" and k > chain[-1].j else None
    return chain + ([other] if other is not None else [])


def _wished(v: View, k: int) -> bool:
    """Is the word at ``k`` one of wishes and plans (but not "a man wanted in the death of")?"""
    sought = v.norms[k] == "wanted" and v.norm(k + 1) in ("in", "for", "over", "on")
    link = v.norms[k] == "possible" and v.code(k + 1) == "w"  # "possible reaction to the arrest"
    return "irrealis" in v.s.words[k].tags and not (sought or link)


_DONE = words("en", "grammar", "done_to")
_SINGULAR = frozenset(("is", "was", "has", "remains"))
_SOUGHT = words("en", "grammar", "sought")
_ORDERS = words("en", "grammar", "orders")


def event(v: View, hit: Hit) -> bool:
    """ "two deaths", "the boy's death", "an arrest was made"."""
    k = hit.i
    while k > 0 and v.codes[k - 1] in "wagvp" and k not in v.ends:
        k -= 1
    if v.code(k - 1) == "o" and k - 1 in v.ends and v.ends[k - 1].bare:
        k -= 1  # "thousands of casualties"
    m = v.ends.get(k)
    near = m is not None and k - 3 <= m.j and hit.i - k <= 2
    near = near and not any(v.s.has(x, "not_persons") for x in range(k, hit.i))
    vague = m is not None and m.qualifier == "vague" and v.norm(hit.j - 1) in _ACTS
    if hit.trigger.effect == "shot" and m is not None and near:
        if v.norm(hit.j) not in ("victim", "victims"):
            m = None  # "another shooting": nobody is counted
        else:
            extend(v, m, hit.j + 1)
    if (
        m is not None
        and near
        and not vague
        and (m.bare or m.kind in ("vague", "others", "another"))
    ):
        if m.j <= hit.i:
            extend(v, m, hit.j)
        return assign(v, [m], hit)
    if (paired := _paired_deed(v, hit)) and assign(v, find_objects(v, paired), hit, "+of"):
        return True
    if v.code(hit.j) == "i" and (of := _of_behind(v, hit.j)) and v.norm(hit.j - 1) in _DEEDS:
        return assign(v, find_objects(v, of), hit, "+of")
    if v.norm(hit.i) == "body" and _recovered(v, hit):
        first = hit.i - (v.code(hit.i - 1) == "d")
        starts, ends = v.s.tokens.starts, v.s.tokens.ends
        m = Mention(first, hit.j, first, starts[first], ends[hit.j - 1], 1, 1, 1, "exact", "event")
        v.s.mentions.append(m)
        return assign(v, [m], hit, "+found")
    if not _SOUGHT.isdisjoint(v.norms[max(0, hit.i - 5) : hit.i]):
        return False  # "for information leading to an arrest"
    if hit.trigger.effect == "detained" and _hoped(v, hit.i):
        return False
    count = _MULTIPLES.get(v.norm(hit.i - 1), 0)
    if v.norm(hit.i - 1) in _ARTICLES and (hit.trigger.effect in _COUNTED or _in_hand(v, hit)):
        count = 1
    if v.norm(hit.i) == "fatality" and v.norm(hit.i - 1) in _RANKED:
        count = 1
    if hit.i == 0 and hit.trigger.effect in _COUNTED and v.norm(hit.j) == "made":
        return assign(v, [_deed(v, 0, hit.j)], hit, "+counted")  # "Arrest made"
    if count and hit.trigger.effect != "shot":
        first, starts, ends = hit.i - 1, v.s.tokens.starts, v.s.tokens.ends
        where = (first, hit.j, first, starts[first], ends[hit.j - 1])
        if "n" in v.codes[hit.j : hit.j + 3] and v.code(hit.j) in "bh":
            count = 0  # "an arrest has not been made"
        m = Mention(*where, count, count, count, "exact", "event")
        v.s.mentions.append(m)
        return assign(v, [m], hit, "+counted")
    if v.codes[hit.i - 1 : hit.i] == ["s"] and hit.i - 1 in v.ends:
        return assign(v, [v.ends[hit.i - 1]], hit, "+owner")
    return False


_DEEDS = words("en", "grammar", "deeds_of")
_HOPED = words("en", "grammar", "hoped")


def _hoped(v: View, k: int) -> bool:
    """ "may lead to an arrest", "working to make an arrest": nobody is caught yet."""
    for x in range(k - 1, max(-1, k - 8), -1):
        if v.codes[x] in ".;:" or v.norms[x] == "able":
            return False
        if v.codes[x] == "m" or v.norms[x] in _HOPED:
            return True
    return False


def _paired_deed(v: View, hit: Hit) -> int:
    """ "the kidnapping and murder of two nuns": behind the "of" that two deeds share; else 0."""
    at = hit.j + 1 + (v.code(hit.j + 1) == "d")
    if v.code(hit.j) != "c" or v.norm(hit.j - 1) not in _DEEDS:
        return 0
    return next((h.j for h in v.hits.get(at, ()) if h.trigger.frame == "after"), 0)


def _in_hand(v: View, hit: Hit) -> bool:
    """ "He has a gun and a hostage": somebody holds one."""
    if v.norms[hit.i] not in ("hostage", "captive"):
        return False
    return any(v.codes[k] == "h" or v.norms[k] in _HOLDING for k in range(max(0, hit.i - 6), hit.i))


_HOLDING = words("en", "grammar", "holding")


def _of_behind(v: View, k: int) -> int:
    """Behind the "of" that a place or day parts from its noun ("the murder in Luno of"); else 0."""
    at = k + 1
    while v.code(at) in "dwWa#" and at < k + 9:
        at += 1
        if v.code(at) == "o" and v.norm(at - 1) in _PARTS_OF_DAY:
            at += 1  # "on the evening of 4 May of"
    # "deaths in the city of Luno", "a death in the 500 block of Elm Street"
    town = (v.norm(at - 1) in _SETTLEMENTS and at < k + 4) or v.norm(at - 1) in _AREAS
    return at + 1 if v.code(at) == "o" and at > k + 1 and not town else 0


_SETTLEMENTS = words("en", "places", "settlements") | words("en", "places", "divisions")
_AREAS = words("en", "grammar", "areas")
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night", "eve", "day"))


def _deed(v: View, i: int, j: int) -> Mention:
    """A deed that counts one person."""
    starts, ends = v.s.tokens.starts, v.s.tokens.ends
    m = Mention(i, j, i, starts[i], ends[j - 1], 1, 1, 1, "exact", "event")
    v.s.mentions.append(m)
    return m


def _recovered(v: View, hit: Hit) -> bool:
    """ "A body was found": somebody dead, of whom nothing else is said."""
    before = v.norm(hit.i - 1)
    alone = before in ("a", "another", "the") or hit.i == 0 or v.code(hit.i - 1) in ".:;"
    behind = v.norms[hit.j : hit.j + 4]
    return alone and behind[:1] != ["of"] and not _RECOVERED.isdisjoint(behind)


_RECOVERED = words("en", "grammar", "recovered")


# Deeds: a vague number of these tells no number of persons.
_ACTS = words("en", "grammar", "acts")


_COUNTED = frozenset(("detained",))


_RANKED = frozenset(("first", "second", "third", "fourth", "fifth", "sixth"))


_ARTICLES = frozenset(("an", "a", "second", "third", "another"))


_MULTIPLES = lexicon("en", "grammar")["multiples"]
