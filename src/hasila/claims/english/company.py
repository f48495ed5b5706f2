"""English: those who share an effect: parts, companions, members of the dead."""

import itertools

from hasila.claims.english.around import marker_start
from hasila.claims.english.assign import NO_CLAIM, assign
from hasila.claims.english.clauses import find_objects, verb_group
from hasila.claims.english.lists import chain_behind, office_of
from hasila.claims.english.parse import View
from hasila.claims.english.subjects import find_subject
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import lexicon, words

NAMING = words("en", "grammar", "naming_as")


def adjectives(v: View) -> None:
    """ "the injured child": the effect stands inside the phrase."""
    for m in v.mentions:
        inner = m.inner
        if m.members and all(x.inner >= 0 for x in m.members):
            inner = m.members[0].inner  # "the wounded boy and his injured aunt"
        over = "longer" in v.norms[max(0, m.lead - 2) : m.lead]  # "no longer a missing person"
        if m.effect is None and inner >= 0 and m.kind not in NO_CLAIM and not over:
            assign(v, [m], v.hits[inner][0], "+adjective")


def companions(v: View) -> None:
    """ "was killed along with four militants"."""
    for m in v.mentions:
        if m.effect is not None or m.kind in NO_CLAIM or m.lead < 2:
            continue
        k = m.lead - 1
        words = v.norms[max(0, k - 3) : k + 1]
        near = (
            words[-1:] == ["with"]
            and m.kind in ("number", "vague", "others", "sum")
            and (v.code(k - 1) in "ea" or v.norm(k - 1) in ("him", "her", "them"))
        )
        listed = words[-1:] == ["alongside"] or words[-2:] in _TOGETHER or words[-3:] in _TOGETHER
        if not (near or listed):
            continue
        k = next(x for x in range(k, -1, -1) if v.norms[x] in _COMPANY_OPENERS)
        k -= 2 * (words[-3:] == ["as", "well", "as"])
        before = [
            h
            for hits in v.hits.values()
            for h in hits
            if h.used and h.j <= k and k - h.j < (24 if v.norms[k] == "in" else _near(v, h.j, k))
        ]
        if before:
            assign(v, chain_behind(v, m), before[-1], "+with")


def one_of(v: View) -> None:
    """ "Ann Bell was one of the three people hurt", "Al Bell, one of …": parts of their number."""
    for m in v.mentions:
        k = m.lead - 3
        if m.effect is None or m.best is None or v.norms[max(0, k + 1) : m.lead] != ["one", "of"]:
            continue
        who = v.ends.get(k if v.code(k) in "b," else k + 1)
        if who is None or who.kind not in ("name", "singular", "bare") or who is m:
            continue
        if who.effect is None:
            who.effect, who.rule, who.at = m.effect, m.rule + "+among", m.at
        if who.effect == m.effect or (who.effect == "killed" and m.effect in _HARMED):
            who.whole, who.aspect = m, "part"  # "a boy, one of three people hit, has died"


_HARMED = frozenset(("injured", "shot", "killed_or_injured"))


def _near(v: View, i: int, k: int) -> int:
    """How far back the effect may stand: far where nothing but its object lies between."""
    return 24 if all(c in "dwWpPo#is-,gc()" for c in v.codes[i:k]) else 8


_TOGETHER = (["together", "with"], ["along", "with"], ["as", "well", "as"], ["addition", "to"])


_COMPANY_OPENERS = words("en", "grammar", "company_openers")


def among(v: View) -> None:
    """ "six children were among the 12 killed", "a nurse is among the dead": parts, one by one."""
    for k, norm in enumerate(v.norms):
        if norm != "among" or v.codes[k] not in "ie":
            continue
        listed = v.norm(k + 1) in ("them", "whom")
        if listed and not (k < 2 and v.code(k + 2) == "b"):
            continue  # "15 people, among them 11 boys, were killed"
        if v.norm(k + 1) in ("them", "these", "those") and v.code(k + 2) == "b" and k < 2:
            for m in find_objects(v, k + 3, 1):
                for member in apart(v, m):
                    member.rule, member.aspect = "carried+among", "part"  # the last total's
            continue
        if _among_victims(v, k) and (group := verb_group(v, k)).finite:
            if group.unreal or group.negated:
                continue
            for m in find_subject(v, group.start).mentions:
                for member in apart(v, m) if m.effect is None else ():
                    member.rule, member.aspect = "victims+among", "part"
            continue
        hits = [h for hs in v.hits.values() for h in hs if h.i >= k and h.i <= k + 6]
        near_by = (m for m in v.mentions if k < m.i <= k + 5 and m.effect)
        whole = next((m for m in near_by if "c" not in v.codes[k : m.lead]), None)
        behind = hits[-1].j if hits else k
        while (v.code(behind) in "idwWPo" or v.norm(behind) == "there") and behind < k + 18:
            behind += 1
        if hits and v.code(behind) == "b" and v.norm(k + 1) in ("the", "those", "them"):
            for m in find_objects(v, behind + 1, 1):
                _split(v, m, hits[-1], None)  # "among the dead were two boys"
            continue
        group = verb_group(v, k)
        plural = v.ends.get(hits[0].i) if hits else None
        heads = k in v.ends or v.code(k - 1) == "b"
        headed = heads and plural is not None and plural.kind == "plural"
        stated = any(h.i == k and h.used for h in hits) and group.finite
        if whole is None and not (stated or headed):
            continue
        near = [h for h in hits if whole is None or h.i == whole.at]
        same = [h for h in near if whole is not None and h.trigger.effect == whole.effect]
        hit = next(iter(same or near), None)
        if hit is None:
            continue
        for m in find_subject(v, group.start).mentions:
            _split(v, m, hit, whole)


def _among_victims(v: View, k: int) -> bool:
    """ "Two nurses were also among Friday's victims": of the last number told."""
    at = k + 1
    while v.code(at) in "dwWas" and at < k + 4:
        at += 1
    named = v.norm(at) == "victims" and v.code(at + 1) in ".,;cidkaS"
    return named


def members(v: View) -> None:
    """ "The dead included two nurses", "those killed were A, 30, and B, 31": parts by name."""
    for hits in list(v.hits.values()):
        hit = hits[0]
        headed = v.code(hit.j) == "v" and _heads(v, hit.i) and hit.trigger.frame == "event"
        opener = (
            (v.norm(hit.i - 1) in ("the", "those", "these") or headed) and _bearing(v, hit)
        ) or v.norms[hit.i - 3 : hit.i] == ["those", "who", "were"]
        k = _behind_place(v, hit)
        opener = opener or (v.code(k) == "b" and _heads(v, hit.i))
        behind = max(k, identified(v, k))
        before = v.ends.get(hit.i)
        people = before is not None and before.kind == "plural"
        people = people and (behind > k or (v.code(k) == ":" and "names" in v.norms[: hit.i]))
        if not (opener or people) or (before is not None and not people):
            continue
        k = behind
        while v.code(k) in "bah" or v.norm(k) in (
            "identified",
            "as",
            "named",
            "included",
            "include",
        ):
            k += 1
        k += v.code(k) == ":"
        bare = v.code(hit.j) == "b" and k == hit.j + 1 and v.leads.get(k) is None
        if k == hit.j or bare:
            continue
        named: Mention | None = None
        owed = 0  # names to come of those a number has counted
        while (m := v.leads.get(k)) is not None:
            names = all(x.kind == "name" for x in m.members or [m])
            if owed > 0 and names:
                owed, k = owed - (m.best or 0), _next_listed(v, m.j)
                continue  # "three sons, Ali, Omar and Sami"
            owed = (m.best or 0) - (v.codes[m.j - 1] == "W") if m.kind == "number" else 0
            # "Ann Bell, a nurse; Bo Dree, a cook": what the named ones are
            own = m.members[0] if m.members else m
            roles = named is not None and (named.kind == "name") != (own.kind == "name")
            same = named is not None and roles and _apposed(v, named.j, m.lead)
            free = m.effect is None or m.rule.endswith(".event")
            told = m.members[1:] if same else [m]  # "her son, Al Bell, 28, and his wife"
            for x in told if free else ():
                age = all(c == "y" for c in v.codes[x.i : x.j])  # "a daughter of Al, 6 years old"
                if x.kind not in NO_CLAIM and not age:
                    _split(v, x, hit, None)
                    v.s.mentions += [x] if same else []
            last = m.members[-1] if m.members else m
            named = last if last.kind in ("name", "singular", "bare") else None
            k = _next_listed(v, m.j)


def _apposed(v: View, i: int, j: int) -> bool:
    """Do only commas and an age stand at ``[i, j)`` ("Ann Bell, 34 years old, a clerk")?"""
    return j > i and all(v.codes[k] in ",y#" for k in range(i, j))


def _behind_place(v: View, hit: Hit) -> int:
    """Behind "in the shootings" where "were" follows ("Killed in the raid were Al and Bo")."""
    at = hit.j
    if not _heads(v, hit.i) or v.code(at) != "i":
        return hit.j
    while v.code(at) in "idwWe" and at < hit.j + 7:
        at += 1
    return at if v.code(at) == "b" else hit.j


def _bearing(v: View, hit: Hit) -> bool:
    """Do the words name sufferers ("the dead were"), and no deed ("the shooting was a prank")?"""
    if not v.norms[hit.j - 1].endswith("ing"):
        return True
    at = hit.i - 3  # "Also wounded in the shooting were"
    headed = v.norm(hit.i - 2) in ("in", "during") and v.code(at) == "e"
    return headed and (_heads(v, at) or v.norm(at - 1) in ("those", "also"))


def identified(v: View, k: int) -> int:
    """Behind a place, where "were identified" goes on ("those hurt in the raid were named as")."""
    at = k
    while v.code(at) in "idwWo" and at < k + 8:
        at += 1
    named = v.code(at) == "b" and v.norm(at + 1 + (v.code(at + 1) in "ba")) in NAMING - {"as"}
    return at if named else k


def _heads(v: View, k: int) -> bool:
    """Does a sentence begin at ``k``, "also" aside ("Killed were Ann Bell and Bo Dree")?"""
    k -= v.norm(k - 1) == "also"
    return k == 0 or v.code(k - 1) == "."


def _next_listed(v: View, k: int) -> int:
    """Where the next of a list of persons begins, behind ages and places."""
    end = min(len(v.codes), k + 16)
    while k < end:
        if k in v.leads and v.code(k - 1) in ",;c":
            return k
        if v.codes[k] not in ",;c#yaiwWodpPsg()" and v.norms[k] != "aged":
            return -1
        k += 1
    return -1


def _split(v: View, m: Mention, hit: Hit, whole: Mention | None) -> None:
    """A part, its enumeration taken apart."""
    if m.kind in (*NO_CLAIM, "guess") or m is whole:
        return
    for member in apart(v, m):
        member.effect, member.rule = hit.trigger.effect, hit.trigger.rule + "+among"
        member.whole, member.at = whole, hit.i
        member.aspect = "part"
        member.after_marker = whole is None


def apart(v: View, m: Mention) -> list[Mention]:
    """The members of an enumeration, each a mention of its own."""
    if not m.members:
        return [m]
    m.effect, m.kind = None, "plural"  # it counts nobody any more
    m.low = m.best = m.high = None
    v.s.mentions.extend(m.members)
    return m.members


_DEGREES = lexicon("en", "grammar")["degrees"]


def degrees(v: View) -> None:
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


def parts(v: View) -> None:
    """ "killing 22, including three children": the parts share the effect of the whole."""
    whole: Mention | None = None
    for m in v.mentions:
        if m.effect is not None and not m.after_marker:
            whole = m
        shown = m.of_them and v.norm(m.lead - 1) == "of"  # "a picture of one of them"
        if m.of_them and (beside := v.ends.get(m.lead)) is not None and beside.effect:
            whole = beside  # "The dead include 50 passengers, 12 of whom are women"
        inside = (m.after_marker and not _of_speakers(v, m)) or (m.of_them and not shown)
        if m.effect is None and m.after_marker and m.kind not in NO_CLAIM:
            _of_plural(v, m)
        if m.effect is None and whole is not None and _besides(v, m):
            m.effect, m.rule = whole.effect, whole.rule + "+with"
            continue
        if m.effect is None and inside and whole is not None and m.kind not in (*NO_CLAIM, "guess"):
            if m.lead - whole.j > (30 if m.after_marker else 14) and v.norms[
                whole.j : whole.j + 1
            ] != [","]:
                continue
            if m.after_marker and (_of_things(v, whole, m) or v.code(m.j) == "s"):
                continue
            held = _before_marker(v, m) or whole
            m.effect, m.rule, m.whole, m.aspect = whole.effect, whole.rule + "+part", held, "part"
            for before, other in itertools.pairwise(chain_behind(v, m)):
                told = other.kind in NO_CLAIM or office_of(v, before, other)
                if other.effect is None and not told:
                    other.effect, other.rule = whole.effect, whole.rule + "+part"
                    other.whole, other.aspect, other.after_marker = held, "part", True


_STATES = 6  # tokens between a state and the parts of those who suffered it


def _of_plural(v: View, m: Mention) -> None:
    """ "killing villagers, including two girls": parts of those whom no number counts."""
    at = marker_start(v, m.lead) or 0
    at -= v.code(at - 1) == ","
    hits = [h for hs in v.hits.values() for h in hs if h.j <= at and h.trigger.frame in _DONE_TO]
    hit = max(hits, key=lambda h: h.j, default=None)
    if hit is None or hit.used or not _FATES.isdisjoint(v.norms[hit.j : at]):
        return
    sufferer = v.ends.get(at)
    if hit.j + _STATES >= at and (hit.j == at or (sufferer and sufferer.kind == "plural")):
        first = hit.j == at and verb_group(v, hit.i).finite
        who = find_subject(v, verb_group(v, hit.i).start).mentions if first else [sufferer]
        if who and all(x is not None and x.kind == "plural" for x in who):
            for other in chain_behind(v, m):
                if other.effect is None and other.kind not in NO_CLAIM:
                    assign(v, [other], hit, "+part")
                    other.aspect = "part"


_DONE_TO = frozenset(("verb", "active", "subject"))
_FATES = frozenset(("no", "not", "nobody"))


def _of_things(v: View, whole: Mention, m: Mention) -> bool:
    """ "killed nine people and burned 20 houses, including the mayor's": part of the houses."""
    at = marker_start(v, m.lead) or 0
    near = range(max(whole.j, at - 4), at)
    return any(v.codes[k] == "#" for k in near) and not any(x.i in near for x in v.mentions)


def _of_speakers(v: View, m: Mention) -> bool:
    """ "many sources including Ann Bell": some of those who speak."""
    at = marker_start(v, m.lead)
    if at is None or at == 0 or not v.s.has(at - 1, "body_nouns"):
        return False
    counted = v.ends.get(at)
    return counted is None or counted.effect is None  # but "killed ten rebels including a captain"


def _besides(v: View, m: Mention) -> bool:
    """ "Eleven people died, not including the two attackers": they died as well."""
    before = v.norms[max(0, m.lead - 2) : m.lead]
    return before == ["not", "including"] or before[-1:] in (["excluding"], ["besides"])


def _before_marker(v: View, m: Mention) -> Mention | None:
    """ "…, among them a family of seven including four children": the part right before it."""
    at = marker_start(v, m.lead)
    if at is None:
        return None
    held = v.ends.get(at) or v.fulls.get(at) or v.ends.get(at - (v.code(at - 1) == ","))
    if held is None or held.aspect != "part" or held.best is None or m.best is None:
        return None
    return held if m.best < held.best else None
