"""English: giving an effect to mentions."""

from dataclasses import replace

from hasila.claims.english.parse import View
from hasila.claims.english.topics import fitting
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words

# Of two effects on the same persons in one sentence the graver one stands.
_GRAVER = {"injured": 1, "shot": 0, "killed_or_injured": 2, "killed": 3}


NO_CLAIM = frozenset(("plural", "thing"))


# Only these effects are told of a bare name: others ("freed", "fled") as often of places.
_OF_NAMES = frozenset(("killed", "injured", "shot", "detained", "abducted", "missing"))
# Names of one word that are no person's ("Hospital" behind a name that was cut).
_NO_NAMES = frozenset(("compound_heads", "body_nouns", "vague_sources"))


_SHARES = words("en", "grammar", "bare_shares")
_ACRONYMS = words("en", "grammar", "acronyms_no_names")
_TITLES = words("en", "grammar", "courtesy_titles")


# Nouns of what was suffered before: where the sentence tells another effect, they tell none.
_LOOKS_BACK = frozenset(("displaced.event", "escaped.event"))


def assign(v: View, mentions: list[Mention], hit: Hit, tail: str = "") -> bool:
    """Give the effect of a hit to mentions; a second effect of another kind is a second claim."""
    given = False
    for m in fitting(mentions, hit.trigger.rule):
        if m.kind in NO_CLAIM or (m.kind == "name" and not _is_person(v, m, hit)):
            continue
        if m.kind == "sum" and any(
            x.kind == "name" and not _is_person(v, x, hit) for x in m.members
        ):
            continue
        loose = hit.trigger.rule in ("detained.topical", "detained.parted")
        if loose and m.head in ("victim", "victims"):
            continue  # "the victims were picked up by ambulances"
        if m.head == "figure" and (m.inner >= 0 or m.kind == "bare"):
            continue  # "the wounded figure is the ministry's"
        if v.norms[m.i] == "no":
            continue  # what is denied is no effect
        fleeing = hit.trigger.effect == "displaced" and v.norms[hit.i].endswith("ing")
        if fleeing and m.effect in _GRAVER:
            continue  # "killed 14 people fleeing the town"
        taken = v.norms[hit.i : hit.j] in (["capture", "of"], ["recapture", "of"])
        if taken and m.kind == "name" and m.person is None:
            continue  # a town
        if hit.trigger.effect == "injured" and m.person and m.person.effect == "killed":
            continue  # "a martyr and several injuries"
        inner = v.hits.get(m.inner, ()) if m.inner >= 0 else ()
        if hit.trigger.effect == "injured" and any(h.trigger.effect == "killed" for h in inner):
            continue  # "one killed civilian was taken to hospital"
        if hit.trigger.effect == "missing" and m.effect == "killed" and v.code(m.j - 1) == "e":
            continue  # "ten martyrs under the rubble"
        placed = v.norms[hit.i] in _TAKING
        if placed and _is_place(v, m):
            continue  # "captured Sarrin", "captured several hilltops"
        if m.kind == "guess" and (placed or hit.trigger.rule not in _OF_PERSONS):
            continue
        meant = tail == "+pronoun" or "q" in v.codes[m.j : hit.i]  # "her son's flat, where he"
        owner = v.code(m.j) == "s" and not (meant or _own_body(v, m.j + 1, hit))
        lives = hit.trigger.rule == "killed.claimed"  # "took a young man's life"
        if owner and not lives and hit.trigger.frame in ("verb", "active"):
            continue  # "released the man's picture"
        given = True
        effect, rule = hit.trigger.effect, hit.trigger.rule + tail
        if m.effect in _GRAVER and effect in _GRAVER:
            if _GRAVER[effect] <= _GRAVER[m.effect]:
                continue
        elif m.effect is not None and m.effect != effect and m.rule not in _LOOKS_BACK:
            m = replace(m)
            v.s.mentions.append(m)
        m.effect, m.rule, m.at = effect, rule, hit.i
    hit.used = given
    return given


_TAKING = words("en", "grammar", "taking")


def _is_place(v: View, m: Mention) -> bool:
    """Is what was captured rather a place: a single name, a plural that names no persons?"""
    one = m.members or [m]
    if any(x.kind == "name" and x.person is None and x.j == x.i + 1 for x in one):
        return True
    if m.kind == "name" and m.person is None and _is_town(v.s.tokens.text, v.norms[m.i : m.j]):
        return True
    counted = m.kind in ("number", "vague") and not m.bare and not m.of_them
    return counted and m.person is None and m.head != "others" and v.code(m.j - 1) == "w"


def _is_town(text: str, name: list[str]) -> bool:
    """Does the report call what bears this name a place ("the town of Deir Luno")?"""
    called = " ".join(name)
    return any(f"{place} {called}" in text for place in _TOWNS)


_TOWNS = tuple(
    f"{place} of"
    for place in ("town", "city", "village", "district", "province", "base", "airport", "area")
)


def _own_body(v: View, k: int, hit: Hit) -> bool:
    """ "A bullet struck the guard's cheek": part of whom a blow strikes."""
    struck = hit.trigger.effect == "shot"
    return struck and any(v.s.has(x, "body_parts") for x in (k, k + 1))


# Passives that are told of persons only, so that an unknown noun must name one.
_OF_PERSONS = frozenset(("killed.verb", "killed.died", "detained.verb", "abducted.verb"))


def _is_person(v: View, m: Mention, hit: Hit) -> bool:
    """Can a bare name be a person's here?"""
    if m.person is not None:
        return True
    if m.j == m.i + 1 and v.norms[m.i] in _SHARES | _ACRONYMS:
        return False  # "Most were slain by raiders"
    first = m.i + (v.norms[m.i] in _TITLES and m.j > m.i + 1)
    if any(word.tags & _NO_NAMES for word in v.s.words[first : m.j]):
        return False  # "Security Forces", "Medical Center"
    if m.j > m.i + 1 and "sites" in v.s.words[m.j - 1].tags:
        return False  # "Oak Avenue"
    freed = hit.trigger.effect == "released" and v.norms[hit.i] in (
        ("released", "pardoned", "freed") if v.s.upper else ("released", "pardoned")
    )
    alone = v.code(m.j) not in "wpP" or v.norm(m.j) in _TIMES
    return (freed or hit.trigger.effect in _OF_NAMES) and alone


_TIMES = words("en", "grammar", "behind_victims")


def extend(v: View, m: Mention, j: int) -> None:
    """Let a mention reach over the noun of its effect, so that later verbs find it there."""
    m.j, m.end = j, v.s.tokens.ends[j - 1]
    v.ends.setdefault(j, m)
