"""English: which effect each mention of a sentence suffered."""

from dataclasses import replace

from hasila.claims.english.clauses import (
    Group,
    chain_before,
    chain_behind,
    find_objects,
    find_subject,
    governed,
    verb_group,
)
from hasila.claims.english.gaps import fill_gaps
from hasila.claims.english.parse import View
from hasila.claims.english.tolls import attach_tolls
from hasila.claims.english.topics import asks_near, fitting
from hasila.claims.model import Hit, Mention, Sentence

# Of two effects on the same persons in one sentence the graver one stands.
_GRAVER = {"injured": 1, "shot": 0, "killed_or_injured": 2, "killed": 3}
_NO_CLAIM = frozenset(("plural", "thing"))
# Only these effects are told of a bare name: others ("freed", "fled") as often of places.
_OF_NAMES = frozenset(("killed", "injured", "shot", "detained", "abducted", "missing"))


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
    _adjectives(v)
    attach_tolls(v)
    _victims(v)
    _companions(v)
    _among(v)
    _members(v)
    _degrees(v)
    _parts(v)
    fill_gaps(v)
    zeros(v)
    s.mentions.sort(key=lambda m: m.i)


# Nouns of what was suffered before: where the sentence tells another effect, they tell none.
_LOOKS_BACK = frozenset(("displaced.event", "escaped.event"))


def _assign(v: View, mentions: list[Mention], hit: Hit, tail: str = "") -> bool:
    """Give the effect of a hit to mentions; a second effect of another kind makes a second claim."""
    given = False
    for m in fitting(mentions, hit.trigger.rule):
        if m.kind in _NO_CLAIM or (m.kind == "name" and not _is_person(v, m, hit)):
            continue
        if m.kind == "guess" and hit.trigger.rule not in _OF_PERSONS:
            continue
        if v.code(m.j) == "s" and hit.trigger.frame in ("verb", "active"):
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


# Passives that are told of persons only, so that an unknown noun must name one.
_OF_PERSONS = frozenset(("killed.verb", "killed.died", "detained.verb", "abducted.verb"))


def _is_person(v: View, m: Mention, hit: Hit) -> bool:
    """Can a bare name be a person's here?"""
    if m.person is not None:
        return True
    for word in v.s.words[m.i : m.j]:
        if m.j - m.i > 1 and word.tags & {"compound_heads", "body_nouns"}:
            return False  # "Security Forces", "Medical Center"
    return hit.trigger.effect in _OF_NAMES and v.code(m.j) not in "wpP"


def _verb(v: View, hit: Hit) -> bool:
    """A past form: active with an object behind, passive or reduced with the victims before."""
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return True
    objects = find_objects(v, hit.j)
    if group.passive:
        return _passive(v, hit, group)
    before = v.ends.get(hit.i)
    if before is not None and before.kind in ("number", "vague", "others") and not objects:
        return _passive(v, hit, group)
    if v.norm(hit.j) == "at" and v.code(hit.j + 1) in "WpPq":
        return True  # "shot at him"
    if group.perfect or v.norm(group.start - 1) == "who" and objects:
        return _assign(v, objects, hit)
    if objects and not _headline_pair(v, hit, objects):
        return _assign(v, objects, hit)
    if v.code(hit.j) in "iokrc,.:;)a-e(vgW":
        return _passive(v, hit, group)
    return v.code(hit.j) in "qd"  # an object that counts nobody


def _headline_pair(v: View, hit: Hit, objects: list[Mention]) -> bool:
    """ "7 killed 12 wounded": victims before, and the next number has a word of its own."""
    before, following = v.ends.get(hit.i), v.code(objects[-1].j)
    if before is None or before.kind == "plural":
        return False
    counted = before.kind in ("number", "vague", "others")
    return following == "e" or (counted and objects[0].kind in ("name", "bare", "plural"))


def _passive(v: View, hit: Hit, group: Group) -> bool:
    if not group.finite and hit.i not in v.ends and asks_near(hit.trigger.rule):
        return False
    subject = find_subject(v, group.start)
    given = _assign(v, subject.mentions, hit)
    if given and subject.parts:
        _assign(v, subject.parts, hit, "+part")
        for part in subject.parts:
            part.whole = subject.mentions[-1]
            part.aspect = "part"
    return given


def _active(v: View, hit: Hit) -> bool:
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return True
    objects = find_objects(v, hit.j)
    if objects and _habitual(v, hit, objects[-1].j):
        return True
    if objects and v.norms[hit.j - 1].endswith("ing") and _is_noun(v, hit.i, objects[0]):
        return False
    return _assign(v, objects, hit)


def _habitual(v: View, hit: Hit, k: int) -> bool:
    """ "Landmines kill 15 people every day", "smoking kills 8 million a year": no event."""
    if v.norm(hit.j - 1).endswith(("ed", "ing")):
        return False
    behind = v.norms[k : k + 6]
    rates = (("every", "each", "per", "a"), ("day", "week", "month", "year", "hour"))
    pairs = zip(behind, behind[1:], strict=False)
    return "annually" in behind or any(a in rates[0] and b in rates[1] for a, b in pairs)


def _is_noun(v: View, k: int, behind: Mention) -> bool:
    """ "the shooting victim", "a mass shooting suspect": a form in -ing that is a noun."""
    before = v.code(k - 1)
    return before == "d" or (before in "wWs" and behind.kind in ("bare", "name", "plural"))


def _around(v: View, hit: Hit) -> bool:
    """A verb parted by its object: "let four men go", or "the four were let go"."""
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return False
    if _linked(v, hit.j, hit):
        participle = hit.i in v.ends and v.norms[hit.i].endswith(("en", "ed"))
        return (participle or group.passive) and _passive(v, hit, group)
    objects = [] if group.passive else find_objects(v, hit.j)
    return bool(objects) and _linked(v, objects[-1].j, hit) and _assign(v, objects, hit)


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
    return _passive(v, hit, group)


def _after(v: View, hit: Hit) -> bool:
    """ "the death of three men", but not "ordered the arrest of two men"."""
    if any("irrealis" in v.s.words[k].tags for k in range(max(0, hit.i - 5), hit.i)):
        return True
    return _assign(v, find_objects(v, hit.j), hit)


def _extend(v: View, m: Mention, j: int) -> None:
    """Let a mention reach over the noun of its effect, so that later verbs find it there."""
    m.j, m.end = j, v.s.tokens.ends[j - 1]
    v.ends.setdefault(j, m)


def _event(v: View, hit: Hit) -> bool:
    """ "two deaths", "the boy's death", "an arrest was made"."""
    k = hit.i
    while k > 0 and v.codes[k - 1] in "wagvp" and k not in v.ends:
        k -= 1
    if v.code(k - 1) == "o" and k - 1 in v.ends and v.ends[k - 1].bare:
        k -= 1  # "thousands of casualties"
    m = v.ends.get(k)
    if m is not None and k - 3 <= m.j and hit.i - k <= 2:
        if m.bare or m.kind in ("vague", "others", "another"):
            if m.j <= hit.i:
                _extend(v, m, hit.j)
            return _assign(v, [m], hit)
    article = v.norm(hit.i - 1)
    if article in ("an", "a", "second", "third", "another") and hit.trigger.effect in _COUNTED:
        starts, ends = v.s.tokens.starts, v.s.tokens.ends
        m = Mention(
            hit.i - 1,
            hit.j,
            hit.i - 1,
            starts[hit.i - 1],
            ends[hit.j - 1],
            1,
            1,
            1,
            "exact",
            "event",
        )
        v.s.mentions.append(m)
        return _assign(v, [m], hit, "+article")
    if v.codes[hit.i - 1 : hit.i] == ["s"] and hit.i - 1 in v.ends:
        return _assign(v, [v.ends[hit.i - 1]], hit, "+owner")
    return False


def _state(v: View, hit: Hit) -> bool:
    """ "12 dead", "leaving three people dead", "are still missing"."""
    m = v.ends.get(hit.i)
    if m is not None:
        if any(v.code(k) == "m" for k in range(max(0, m.lead - 5), m.lead)):
            return True  # "there should have been five dead"
        if _assign(v, chain_before(v, m), hit):
            if m.bare or m.kind == "vague":
                _extend(v, m, hit.j)
            return True
    group = verb_group(v, hit.i)
    if group.unreal or group.negated:
        return False
    reported = group.start < hit.i and v.codes[group.start] != "a"
    if group.finite or reported or v.code(hit.i - 1) in "-,)":
        return _passive(v, hit, group)  # "leaving 23 civilians - including nine children - dead"
    apart = hit.i
    while apart > max(0, hit.i - 9) and v.codes[apart - 1] in "aiwWd":
        apart -= 1
    if not any(c in "bhvSm" for c in v.codes):
        return _passive(v, hit, group)  # "hundreds of boys from a prison unaccounted for"
    if hit.j - hit.i > 2 and v.code(apart - 1) == "b":
        return _passive(v, hit, verb_group(v, apart))  # "is at the hospital in stable condition"
    return False


def _wounds(v: View, hit: Hit) -> bool:
    """ "a man with a gunshot wound", "suffered multiple stab wounds"."""
    k = hit.i
    while k > 0 and v.codes[k - 1] in "wad#ve" and v.norms[k - 1] not in _HAVING:
        k -= 1
    if k == 0 or v.norms[k - 1] not in _HAVING:
        return False
    while k > 0 and (v.norms[k - 1] in _HAVING or v.codes[k - 1] in "abh"):
        k -= 1
    return _passive(v, hit, verb_group(v, k))


_COUNTED = frozenset(("detained",))
_HAVING = frozenset(
    "with suffering from suffered sustained received has had having sustaining receiving suffers "
    "sustains of for".split()
)
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


def _adjectives(v: View) -> None:
    """ "the injured child": the effect stands inside the phrase."""
    for m in v.mentions:
        if m.effect is None and m.inner >= 0 and m.kind not in _NO_CLAIM:
            hit = v.hits[m.inner][0]
            _assign(v, [m], hit, "+adjective")


def _victims(v: View) -> None:
    """ "Five victims": hurt or dead, where nothing else is said of them."""
    for m in v.mentions:
        numbered = m.kind == "number" and (m.best or 0) > 1
        if m.effect is None and numbered and m.head in ("victims", "victim"):
            m.effect, m.rule = "killed_or_injured", "killed_or_injured.victims"


def _companions(v: View) -> None:
    """ "was killed along with four militants"."""
    for m in v.mentions:
        if m.effect is not None or m.kind in _NO_CLAIM or m.lead < 2:
            continue
        k = m.lead - 1
        words = v.norms[max(0, k - 3) : k + 1]
        near = words[-1:] == ["with"] and m.kind in ("number", "vague") and v.code(k - 1) in "ea"
        listed = words[-1:] == ["alongside"] or words[-2:] in _TOGETHER or words[-3:] in _TOGETHER
        if not (near or listed):
            continue
        k = next(x for x in range(k, -1, -1) if v.norms[x] in _COMPANY_OPENERS)
        before = [
            h for hits in v.hits.values() for h in hits if h.used and h.j <= k and k - h.j < 8
        ]
        if before:
            _assign(v, chain_behind(v, m), before[-1], "+with")


_TOGETHER = (["together", "with"], ["along", "with"], ["as", "well", "as"], ["addition", "to"])
_COMPANY_OPENERS = frozenset(("together", "along", "alongside", "as", "in", "with"))


def _among(v: View) -> None:
    """ "six children were among the 12 killed", "a nurse is among the dead": parts, one by one."""
    for k, norm in enumerate(v.norms):
        if norm != "among" or v.codes[k] not in "ie":
            continue
        if v.norm(k + 1) in ("them", "these", "those") and v.code(k + 2) == "b" and k < 2:
            for m in find_objects(v, k + 3, 1):
                m.rule, m.aspect = "carried+among", "part"  # its effect is the last total's
            continue
        hits = [h for hs in v.hits.values() for h in hs if h.i >= k and h.i <= k + 6]
        whole = next((m for m in v.mentions if k < m.i <= k + 5 and m.effect), None)
        behind = hits[-1].j if hits else k
        while v.code(behind) in "idwW" and behind < k + 12:
            behind += 1
        if hits and v.code(behind) == "b" and v.norm(k + 1) in ("the", "those", "them"):
            for m in find_objects(v, behind + 1, 1):
                _split(v, m, hits[-1], None)  # "among the dead were two boys"
            continue
        group = verb_group(v, k)
        plural = v.ends.get(hits[0].i) if hits else None
        headed = k in v.ends and plural is not None and plural.kind == "plural"
        stated = any(h.i == k and h.used for h in hits) and group.finite
        if whole is None and not (stated or headed):
            continue
        hit = next((h for h in hits if whole is None or h.i == whole.at), None)
        if hit is None:
            continue
        for m in find_subject(v, group.start).mentions:
            _split(v, m, hit, whole)


def _members(v: View) -> None:
    """ "The dead included two nurses", "those killed were A, 30, and B, 31": parts by name."""
    for hits in list(v.hits.values()):
        hit = hits[0]
        opener = v.norm(hit.i - 1) in ("the", "those") or v.norms[hit.i - 3 : hit.i] == [
            "those",
            "who",
            "were",
        ]
        k = hit.j
        if not opener or v.ends.get(hit.i) is not None:
            continue
        while v.code(k) in "ba" or v.norm(k) in (
            "identified",
            "as",
            "named",
            "included",
            "include",
        ):
            k += 1
        if k == hit.j or v.code(hit.j) == "b" and k == hit.j + 1 and v.leads.get(k) is None:
            continue
        while (m := v.leads.get(k)) is not None:
            if (m.effect is None or m.rule.endswith(".event")) and m.kind not in _NO_CLAIM:
                _split(v, m, hit, None)
            k = _next_listed(v, m.j)


def _next_listed(v: View, k: int) -> int:
    """Where the next of a list of persons begins, behind ages and places."""
    end = min(len(v.codes), k + 16)
    while k < end:
        if k in v.leads and v.code(k - 1) in ",;c":
            return k
        if v.codes[k] not in ",;c#yaiwWodpPsg":
            return -1
        k += 1
    return -1


def _split(v: View, m: Mention, hit: Hit, whole: Mention | None) -> None:
    """A part, its enumeration taken apart."""
    if m.kind in _NO_CLAIM or m is whole:
        return
    members = m.members or [m]
    if m.members:
        m.effect = None
        v.s.mentions.extend(members)
    for member in members:
        member.effect, member.rule = hit.trigger.effect, hit.trigger.rule + "+among"
        member.whole, member.at = whole, hit.i
        member.aspect = "part"
        member.after_marker = whole is None


_DEGREES = {"fatally": "killed", "critically": "injured", "seriously": "injured"}


def _degrees(v: View) -> None:
    """ "Five were shot, two fatally": parts that an adverb gives their effect."""
    whole: Mention | None = None
    for m in v.mentions:
        degree = _DEGREES.get(v.norm(m.j))
        if degree and whole is not None and (m.bare or m.of_them) and v.code(m.j + 1) in ".,ci;-":
            m.effect, m.rule = degree, f"{degree}.degree"
            m.whole, m.aspect = whole, "part"
            if degree == "killed" and whole.effect in ("shot", "injured"):
                whole.effect = "killed_or_injured"
        elif m.effect and not m.after_marker:
            whole = m


def _parts(v: View) -> None:
    """ "killing 22, including three children": the parts share the effect of the whole."""
    whole: Mention | None = None
    for m in v.mentions:
        if m.effect is not None and not m.after_marker:
            whole = m
        inside = m.after_marker or m.of_them
        if m.effect is None and inside and whole is not None and m.kind not in _NO_CLAIM:
            if m.lead - whole.j > 14 and v.norms[whole.j : whole.j + 1] != [","]:
                continue
            m.effect, m.rule, m.whole, m.aspect = whole.effect, whole.rule + "+part", whole, "part"
            for other in chain_behind(v, m)[1:]:
                if other.effect is None and other.kind not in _NO_CLAIM:
                    other.effect, other.rule = whole.effect, whole.rule + "+part"
                    other.whole, other.aspect, other.after_marker = whole, "part", True


def zeros(v: View) -> None:
    """ "no casualties", "no one was hurt", "without any injuries"."""
    for k, norm in enumerate(v.norms):
        if "zero_openers" not in v.s.words[k].tags:
            continue
        if any(n.hedge and n.hedge[0] <= k < n.hedge[1] for n in v.s.numbers):
            continue  # "no fewer than"
        hit = _negated_effect(v, k, norm)
        if hit is None:
            continue
        starts, ends = v.s.tokens.starts, v.s.tokens.ends
        m = Mention(k, hit.j, k, starts[k], ends[hit.j - 1], 0, 0, 0, "exact", "zero")
        m.effect, m.rule, m.at = hit.trigger.effect, "zero.negation", hit.i
        for other in v.s.mentions:
            if other.i < m.j and other.j > k:
                other.effect = None
        v.s.mentions.append(m)


def _negated_effect(v: View, k: int, norm: str) -> Hit | None:
    """The effect that "no" at ``k`` denies."""
    pronoun = norm in ("nobody", "none") or v.norm(k + 1) == "one"
    seen_be = False
    for x in range(k + 1, min(len(v.codes), k + 9)):
        code = v.codes[x]
        seen_be = seen_be or code in "bh"
        for hit in v.hits.get(x, ()):
            frame = hit.trigger.frame
            if frame == "event" and not seen_be and not pronoun:
                return hit
            singular = x == k + 2 and v.codes[k + 1] in "pP"
            if frame in ("verb", "state", "subject") and (seen_be or pronoun or singular):
                return hit
        if code == "S" and v.norm(x + 1) == "of":
            continue  # "no reports of"
        if code in ".;:krS" or (code == "," and not pronoun):
            return None
        if code in "gv" and not (seen_be or pronoun):
            return None
    return None
