"""English: enumerations that count as one figure ("a smith, his wife and four children")."""

import itertools

from hasila.claims.english.around import says
from hasila.claims.english.parse import AGE_WORDS, View
from hasila.claims.model import Mention
from hasila.quantities.data import words


def summed(v: View, found: list[Mention]) -> list[Mention]:
    """Join "a farmer and his two sons" into one mention with the sum."""
    out: list[Mention] = []
    listed = _listed(v, found)
    for m in found:
        last = out[-1] if out else None
        if id(m) in listed and last is not None:
            first = listed[id(m)]
            opening = next((x for x in out[-4:] if x.i <= first < x.j), last)
            del out[out.index(opening) + 1 :]  # "the head of the Elm Brigade his son and 20 others"
            out[-1] = _sum(opening, m)
            continue
        bearer = out[-2] if len(out) > 1 and out[-1].kind in ("name", "thing") else last
        if bearer is not None and _same_person(v, bearer, m):
            del out[out.index(bearer) + 1 :]
            bearer.j, bearer.end = m.j, m.end
            continue
        if last is not None and (head := _complemented(v, out, m)) is not None:
            del out[out.index(head) + 1 :]
            out[-1] = _sum(head, m)
            continue
        town = out[-1] if len(out) > 1 and out[-1].kind == m.kind == "name" else None
        pair = town is not None and out[-2].kind == "name" and v.code(out[-2].lead - 1) != ","
        if pair and _at_home(v, out[-2].j, m.lead):
            del out[-1]
            out[-1] = _sum(out[-1], m)  # "Ann Bell, 32, of Luno, and Bo Dree"
            continue
        if last is not None and _names_of_several(v, last, m):
            if v.codes[last.i] == "e":  # "killed citizens Ann Bell and Bo Dree"
                last.i = last.lead = last.i + 1
                last.start = v.s.tokens.starts[last.i]
            out[-1] = _sum(last, m)
            continue
        if last is None or not _joins(v, last, m) or _third_name(v, out, m):
            out.append(m)
            continue
        out[-1] = _sum(last, m)
    return out


_ROLES = words("en", "grammar", "roles")
_COMPANIONS = words("en", "grammar", "companions")
_DWELLERS = words("en", "grammar", "dwellers")


def _same_person(v: View, last: Mention, m: Mention) -> bool:
    """ "An academic and expert", "a leader and former mayor": one person of two roles."""
    if m.kind != "bare" or last.kind not in ("singular", "bare") or not (last.person and m.person):
        return False
    end = _complement_end(v, last.j, m.lead - 1)
    if v.norms[m.j - 1] != m.head and v.norms[last.j - 1] != last.head:
        return False  # "mayor Ann Bell and leader Bo Dree": both are named
    if m.head in _DWELLERS and v.norms[end : m.lead] == ["and"]:
        return True  # "a farmer and resident of Luno"
    named = v.norm(last.lead - 1) == "," and v.code(last.lead - 2) in "Wy#)"
    if named and v.norms[end : m.lead] == ["and"] and v.norm(m.j) == "of":
        return True  # "Ann Bell, a citizen and wife of the mayor"
    if v.norms[end : m.lead] != ["and"] or not _COMPANIONS.isdisjoint((last.head, m.head)):
        return False
    if v.norms[m.lead] in ("former", "ex", "then", "ex-", "one-time", "onetime"):
        return True
    parent = m.head in ("mother", "father") and v.norm(m.j) == "of"
    return parent or not _ROLES.isdisjoint((last.head, m.head))


def _names_of_several(v: View, last: Mention, m: Mention) -> bool:
    """ "citizens Ann Bell and Bo Dree": a plural noun whose bearers are named."""
    named = last.kind == "plural" and v.codes[last.j - 1] == "W"
    return named and m.kind == "name" and v.norms[last.j : m.lead] == ["and"]


def _third_name(v: View, out: list[Mention], m: Mention) -> bool:
    """ "Ann Bell, Bo Crane and Di Eads": a list of names, each by itself."""
    if len(out) < 2 or m.kind != "name" or out[-1].kind != "name":
        return False
    return out[-2].kind == "name" and _between(v, out[-2].j, out[-1].lead) == [","]


def _sum(last: Mention, m: Mention) -> Mention:
    """One mention of both."""
    if last.kind != "sum":
        joined = Mention(
            last.i, last.j, last.lead, last.start, last.end,
            last.low, last.best, last.high, last.qualifier, "sum", last.person,
        )  # fmt: skip
        joined.conj, joined.after_marker, joined.members = last.conj, last.after_marker, [last]
        last = joined
    last.members.append(m)
    last.j, last.end = m.j, m.end
    last.best = (last.best or 0) + (m.best or 0)
    last.low = last.high = last.best
    if "at_least" in (m.qualifier, last.qualifier):  # "Ali, his son and at least 20 guards"
        last.qualifier, last.high = "at_least", None
    return last


def _listed(v: View, found: list[Mention]) -> dict[int, int]:
    """Members behind the first of lists: "a smith, his wife and four children".

    By the id of each member: the token at which the first of its list begins.
    """
    listed: dict[int, int] = {}
    if "and" not in v.norms and "well" not in v.norms:
        return listed
    k = 0
    while k < len(found):
        if v.code(found[k].j) not in ",do":
            k += 1  # no list of more than two begins here
            continue
        run = [_bearer_before(v, found, k)]
        for m in found[k + 1 :]:
            if m.kind in ("name", "thing") and _in_complement(v, run[-1].j, m.j):
                continue
            gap = _between(v, run[-1].j if len(run) > 1 else found[k].j, m.lead)
            if gap not in _LAST and gap != [","] and not _comma_lost(v, run, m):
                break
            apposed = m.kind == "name" and run[-1].kind != "name" and v.norms[m.lead] not in _OWN
            if not _lists(v, m) or (apposed and gap not in _LAST):
                break  # "his wife, Ann Bell, and"
            run.append(m)
            if gap in _LAST:
                break
        last = v.norms[run[-1].lead - 1] in ("and", "as")
        single = any(m.kind in ("singular", "bare") or v.norms[m.lead] in _OWN for m in run)
        whole = run[0].kind == "number" and run[0].best == sum(m.best or 0 for m in run[1:])
        whole = whole and can_hold(run[0], run[1:])
        free = not run[0].after_marker and v.norm(run[-1].j) not in ("was", "is", "has")
        speak = says(v, run[-1].j)  # "leaving 12 dead, a nurse and a cook said"
        several = len(run) > 2 and last and single and free and v.code(run[0].lead - 1) != ":"
        if several and not (whole or speak) and _lists(v, run[0]):
            listed |= {id(m): run[0].i for m in run[1:]}
        k += max(1, len(run) - 1)
    return listed


def _bearer_before(v: View, found: list[Mention], k: int) -> Mention:
    """ "Ann Bell, a clerk at the Ministry of Health, her son and": the name told of by ``k``."""
    last = found[k]
    if last.kind not in ("name", "thing") or v.code(last.lead - 1) not in "io":
        return last
    for name, office in itertools.pairwise(found[max(0, k - 4) : k]):
        apposed = name.kind == "name" and v.norms[name.j : office.lead] == [","]
        single = office.kind in ("singular", "bare") and office.person is not None
        if apposed and single and v.norms[office.lead] not in _OWN:
            end = _complement_end(v, office.j, last.j)
            return name if end == last.j else last
    return last


def can_hold(total: Mention, items: list[Mention]) -> bool:
    """No aunt is one of "two of his cousins", no child one of "three men"."""
    kind = total.person.lemma if total.person is not None else ""
    if kind in ("man", "male", "gentleman"):
        return not any(m.person is not None and m.person.demographic for m in items)
    lemmas = {m.person.lemma for m in items if m.person is not None}
    return kind not in _KIN or not lemmas & (_KIN - {kind})


_KIN = words("en", "grammar", "kin")
_LAST = (["and"], [",", "and"], ["as", "well", "as"], [",", "as", "well", "as"])


def _comma_lost(v: View, run: list[Mention], m: Mention) -> bool:
    """ "The mayor of Luno his wife and two guards": a list set without its commas."""
    first, last = run[0], run[-1]
    if v.code(first.lead - 1) in "Sg" or v.codes[m.lead] != "d":
        return False
    own = v.norms[m.lead] in _OWN
    if not own and not (v.norms[m.lead] in ("a", "an") and v.codes[last.j - 1] in "pP"):
        return False
    return m.lead == last.j or (own and _in_complement(v, last.j, m.lead))


def _in_complement(v: View, i: int, j: int) -> bool:
    """Do the tokens ``[i, j)`` say of what somebody is ("of the Luno Brigade")?"""
    return v.code(i) == "o" and all(v.codes[k] in "dwWpsgo" for k in range(i, j))


_OWN = frozenset(("his", "her", "their"))


def _some_of_hers(v: View, m: Mention) -> bool:
    """ "Two of her guards": no part of a number told before."""
    kin = m.person is not None and m.person.lemma in _KIN
    return v.norm(m.i + 1) == "of" and v.norm(m.i + 2) in ("his", "her") and not kin


def _lists(v: View, m: Mention) -> bool:
    """Can a mention be a member of a list that is summed?"""
    known = m.person is not None or m.kind == "others" or v.codes[m.i] == "y"
    if m.kind == "name":  # "Ali, his son Omar and three guards"
        kin = m.person is not None and m.person.kind == "kin"
        beside = (v.norms[m.lead], v.norm(m.j), v.norm(m.j + 1))
        return kin or v.codes[m.i] == "y" or not _OWN.isdisjoint(beside)
    least = m.qualifier == "at_least" and v.norm(m.lead - 1) == "and" and v.code(m.lead - 2) != ","
    exact = m.qualifier == "exact" or least
    return known and m.kind in ("singular", "bare", "number") and exact and not m.bare


def _complemented(v: View, out: list[Mention], m: Mention) -> Mention | None:
    """ "The prosecutor of the city and his driver": the first, its complement passed over."""
    own = v.norms[m.lead] in _OWN or _some_of_hers(v, m)
    counted = m.kind == "number" and m.qualifier == "exact" and m.best is not None and not m.bare
    if not (m.kind == "singular" or counted) or v.norm(m.lead - 1) != "and":
        return None
    if v.norm(m.j) in ("is", "has"):
        return None
    if own and (head := _apposed_head(v, out, m)) is not None:
        return head
    for head in reversed(out[-5:]):
        end = _complement_end(v, head.j, m.lead - 1)
        name = out[-1]
        if own and end > head.j and name.kind == "name" and v.norm(name.j) == ",":
            end = name.j + 1 if name.lead == end + 1 else end  # "the head of Luno, Ann Bell, and"
        if head.kind == "singular" and head.person and end > head.j and end == m.lead - 1:
            behind = _complement_end(v, m.j, m.j + _COMPLEMENT)
            return head if own or v.norm(behind) in ("were", "are", "have") else None
    return None


_COMPLEMENT = 14  # tokens that say of what the second of two is


def _apposed_head(v: View, out: list[Mention], m: Mention) -> Mention | None:
    """ "Ann Bell, a teacher in Luno, and her son": the name before the apposition."""
    if v.code(m.lead - 2) != ",":
        return None
    for name, office in itertools.pairwise(out[-4:]):
        apposed = v.code(office.lead - 1) == "," and name.j == office.lead - 1
        alike = office.kind in ("singular", "bare") and office.person is not None
        own = v.norms[office.lead] in _OWN
        if name.kind == "name" and apposed and alike and not own:
            return name if _complement_end(v, office.j, m.lead - 2) == m.lead - 2 else None
    return None


def _complement_end(v: View, k: int, limit: int) -> int:
    """Behind the phrases that say of what and where ("of the city of Luno in the south")"""
    at = v.full_end(k)
    while v.code(at) in "io" and at < limit and v.norm(at) not in _OPENING:
        at += 1
        while at < limit and v.codes[at] in "dwWpPs":
            at += 1
        if v.norm(at) == "[" and v.norm(at + 2) == "]" and at + 3 <= limit:
            at += 3  # "THE NATIONAL FRONT [FN]"
    return at


_OPENING = words("en", "grammar", "not_of_place")


_SINGLE = frozenset(("singular", "sum", "bare", "name", "another"))


def _of_effect(v: View, k: int) -> bool:
    """Does the "of" at ``k`` belong to an effect ("the death of Ann and her son")?"""
    return any(h.j == k + 1 for hits in v.hits.values() for h in hits)


def _aside(v: View, k: int) -> bool:
    """An age in commas between two that are listed: "Ann, 45, and her son"."""
    if v.codes[k] == ",":
        beside = (v.norm(k - 1), v.norm(k + 1))
        return beside[0] in AGE_WORDS or any(x.isdigit() or x in _PICTURED for x in beside)
    opening = k
    while v.code(opening) in "y#" or v.norm(opening) in AGE_WORDS:
        opening -= 1
    age = opening < k or v.norms[k] in _PICTURED
    return age and v.code(min(opening, k - 1)) == ","


_PICTURED = words("en", "grammar", "pictured")


def _between(v: View, i: int, j: int) -> list[str]:
    """The words between two that are listed, an age left out."""
    gap = [x for k, x in enumerate(v.norms[i:j], i) if not _aside(v, k)]
    return gap if len(gap) == j - i else [",", *gap]


def _at_home(v: View, i: int, j: int) -> bool:
    """Do age and place alone stand between: "Ann Bell, 32, of Luno, and"?"""
    at = i
    if v.code(at) == "," and (v.norm(at + 1).isdigit() or v.code(at + 1) in "ya"):
        at += 2 + (v.norm(at + 1) in ("age", "aged"))
    else:
        return False
    at += v.code(at) == ","
    if v.norm(at) not in ("of", "from"):
        return False
    at += 1
    while at < j and (v.codes[at] in "Ww" or (v.codes[at] == "," and v.code(at + 1) == "W")):
        at += 1
    return v.norms[at:j] in _LAST[:2]


def _joins(v: View, last: Mention, m: Mention) -> bool:
    """Are two groups one enumeration: at least one a bare singular, only "and" between?"""
    if last.best is None or m.best is None or m.qualifier != "exact" or last.after_marker:
        return False
    if last.head == "couple" and v.norms[last.j : m.lead + 1] == ["and", "their"]:
        return True  # "a couple and their three children"
    if (last.kind not in _SINGLE and m.kind not in _SINGLE) or m.bare or last.bare:
        return False
    if m.kind in ("plural", "vague") or last.kind in ("plural", "others", "vague"):
        return False
    if last.kind != "name" and v.codes[last.j - 1] == "W":
        return False
    place = last.kind == "name" and v.codes[last.i] != "y"
    place = place and not (v.code(last.j) == "," and _aside(v, last.j))
    if place and v.code(last.lead - 1) in "io" and not _of_effect(v, last.lead - 1):
        return False  # "the mayor of Luno and his driver"
    known = last.kind == "bare" and last.person is not None and m.person is not None
    counted = last.kind == "number" and not last.bare and last.person is not None
    if counted and v.norms[last.j : m.lead] == [","] and v.s.index == 0 and last.lead == 0:
        return m.kind == "bare" and m.person is not None and v.code(m.j) == "e"
    three = last.kind == "sum" and all(x.kind == "bare" for x in last.members)
    if three and v.norms[last.j : m.lead] == [","] and v.s.index == 0 and last.lead == 0:
        return m.kind == "bare" and m.person is not None and v.code(m.j) == "e"
    if known and v.norms[last.j : m.lead] == [","] and last.best == 1:
        ends = v.code(m.j) == "e" or (v.code(m.j) == "," and v.code(m.j + 1) in "pP")
        pair = m.kind == "bare" and ends and last.lead == 0
        named = v.s.upper and v.s.words[last.j - 1].person is None  # "MAYOR JUAN BREL, TWO MEN"
        free = v.code(last.lead - 1) not in "io" and not named
        if pair or (m.kind == "number" and v.s.index == 0 and free):
            return True  # headlines: "Woman, girl found dead", "Fire leaves man, 2 women hurt"
    own = m.best == 1 and (v.norms[m.lead] in _OWN or v.norms[m.lead - 1] in _OWN)
    one = m.head == "one" or v.norms[m.i] == "one"  # but "one man and his son"
    one = one or (v.norms[last.i] == "one" and not (own and last.j - last.i > 1))
    gap = [x for k, x in enumerate(v.norms[last.j : m.lead], last.j) if not _aside(v, k)]
    if one or gap not in (["and"], ["as", "well", "as"], ["and", "his"], ["and", "her"]):
        return False
    if (last.kind == "name") != (m.kind == "name") and not (last.person and m.person):
        return last.kind == "name" and (m.kind == "singular" or _some_of_hers(v, m))
    if m.best == 1:
        return v.norm(m.j) not in ("was", "is", "has")
    # "killed a man, and two women were hurt", but "killing a man and two women has shocked"
    return v.norm(m.j) not in ("were", "are", "have") or v.code(last.lead - 1) != "e"
