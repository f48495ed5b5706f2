"""English: enumerations that count as one figure ("a smith, his wife and four children")."""

from hasila.claims.english.parse import View
from hasila.claims.english.phrases import says
from hasila.claims.model import Mention
from hasila.quantities.data import words


def summed(v: View, found: list[Mention]) -> list[Mention]:
    """Join "a farmer and his two sons" into one mention with the sum."""
    out: list[Mention] = []
    listed = _listed(v, found)
    for m in found:
        last = out[-1] if out else None
        if id(m) in listed and last is not None:
            out[-1] = _sum(last, m)
            continue
        if last is not None and _same_person(v, last, m):
            last.j, last.end = m.j, m.end
            continue
        if last is not None and (head := _complemented(v, out, m)) is not None:
            del out[out.index(head) + 1 :]
            out[-1] = _sum(head, m)
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


def _same_person(v: View, last: Mention, m: Mention) -> bool:
    """ "An academic and expert", "a leader and former mayor": one person of two roles."""
    if m.kind != "bare" or last.kind not in ("singular", "bare") or not (last.person and m.person):
        return False
    if v.norms[last.j : m.lead] != ["and"] or not _COMPANIONS.isdisjoint((last.head, m.head)):
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
    return out[-2].kind == "name" and out[-2].j == out[-1].lead - 1 and v.codes[out[-2].j] == ","


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
    return last


def _listed(v: View, found: list[Mention]) -> set[int]:
    """Members behind the first of lists with commas: "a smith, his wife and four children"."""
    listed: set[int] = set()
    if "," not in v.norms or "and" not in v.norms:
        return listed
    k = 0
    while k < len(found):
        if v.norm(found[k].j) != ",":
            k += 1
            continue
        run = [found[k]]
        for m in found[k + 1 :]:
            gap = v.norms[run[-1].j : m.lead]
            if gap not in ([","], ["and"], [",", "and"]) or not _lists(m):
                break
            run.append(m)
            if gap != [","]:
                break
        last = v.norms[run[-1].lead - 1] == "and"
        single = any(m.kind in ("singular", "bare") for m in run)
        whole = run[0].kind == "number" and run[0].best == sum(m.best or 0 for m in run[1:])
        free = not run[0].after_marker and v.norm(run[-1].j) not in ("was", "is", "has")
        speak = says(v, run[-1].j)  # "leaving 12 dead, a nurse and a cook said"
        if len(run) > 2 and last and single and not (whole or speak) and free and _lists(run[0]):
            listed |= {id(m) for m in run[1:]}
        k += max(1, len(run) - 1)
    return listed


def _lists(m: Mention) -> bool:
    """Can a mention be a member of a list that is summed?"""
    known = m.person is not None or m.kind == "others"
    return (
        known and m.kind in ("singular", "bare", "number") and m.qualifier == "exact" and not m.bare
    )


def _complemented(v: View, out: list[Mention], m: Mention) -> Mention | None:
    """ "The prosecutor of the city and his driver": the first, its complement passed over."""
    own = v.codes[m.lead] == "d" and v.norms[m.lead] in ("his", "her", "their")
    counted = m.kind == "number" and own and m.qualifier == "exact" and m.best is not None
    if not (m.kind == "singular" or counted) or v.norm(m.lead - 1) != "and":
        return None
    if v.norm(m.j) in ("is", "has"):
        return None
    for head in reversed(out[-5:]):
        end = _complement_end(v, head.j, m.lead - 1)
        name = out[-1]
        if own and end > head.j and name.kind == "name" and v.norm(name.j) == ",":
            end = name.j + 1 if name.lead == end + 1 else end  # "the head of Luno, Ann Bell, and"
        if head.kind == "singular" and head.person and end > head.j and end == m.lead - 1:
            return head if own or v.norm(m.j) == "were" else None
    return None


def _complement_end(v: View, k: int, limit: int) -> int:
    """Behind the phrases that say of what and where ("of the city of Luno in the south")"""
    at = v.full_end(k)
    while v.code(at) in "io" and at < limit and v.norm(at) not in _OPENING:
        at += 1
        while at < limit and v.codes[at] in "dwWpPs":
            at += 1
    return at


# What stands behind these is no place or body of the one before.
_OPENING = frozenset(("with", "along", "alongside", "including", "by", "against"))


_SINGLE = frozenset(("singular", "sum", "bare", "name", "another"))


def _of_effect(v: View, k: int) -> bool:
    """Does the "of" at ``k`` belong to an effect ("the death of Ann and her son")?"""
    return any(h.j == k + 1 for hits in v.hits.values() for h in hits)


def _aside(v: View, k: int) -> bool:
    """An age in commas between two that are listed: "Ann, 45, and her son"."""
    age = v.norms[k].isdigit() or v.codes[k] == "y"
    if v.codes[k] == ",":
        return v.norm(k + 1).isdigit() or v.norm(k - 1).isdigit()
    return age and v.code(k - 1) == ","


def _joins(v: View, last: Mention, m: Mention) -> bool:
    """Are two groups one enumeration: at least one a bare singular, only "and" between?"""
    if last.best is None or m.best is None or m.qualifier != "exact" or last.after_marker:
        return False
    if (last.kind not in _SINGLE and m.kind not in _SINGLE) or m.bare or last.bare:
        return False
    if m.kind in ("plural", "vague") or last.kind in ("plural", "others", "vague"):
        return False
    if last.kind != "name" and v.codes[last.j - 1] == "W":
        return False
    place = last.kind == "name" and v.codes[last.i] != "y"
    if place and v.code(last.lead - 1) in "io" and not _of_effect(v, last.lead - 1):
        return False  # "the mayor of Luno and his driver"
    pair = last.kind == m.kind == "bare" and last.person and m.person and v.code(m.j) == "e"
    if pair and v.norms[last.j : m.lead] == [","] and last.lead == 0:
        return True  # headlines: "Woman, girl found dead"
    one = m.head == "one" or v.norms[m.i] == "one" or v.norms[last.i] == "one"
    gap = [x for k, x in enumerate(v.norms[last.j : m.lead], last.j) if not _aside(v, k)]
    if one or gap not in (["and"], ["as", "well", "as"], ["and", "his"], ["and", "her"]):
        return False
    if (last.kind == "name") != (m.kind == "name") and not (last.person and m.person):
        return last.kind == "name" and m.kind == "singular"
    return v.norm(m.j) not in ("was", "is", "has")
