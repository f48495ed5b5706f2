"""English: the first persons of a clause, where the walk to its subject gets stuck."""

from hasila.claims.english.parse import View
from hasila.claims.model import Mention
from hasila.quantities.data import words

_OPENS = frozenset(".,;:kS(-")


def clause_subject(v: View, k: int) -> list[Mention]:
    """The first persons of the clause whose verb stands at ``k``: for long subjects.

    Only where no other finite verb stands between, but in relative clauses. What somebody says may
    be a clause of its own.
    """
    begin = k
    while begin > 0 and k - begin < 45 and not _opens_clause(v, begin):
        begin -= 1
        said = begin and v.codes[begin - 1] == "S" and "q" not in v.codes[begin:k]
        if said and (found := _first_persons(v, begin, k)):
            return found
    return _first_persons(v, begin, k)


def _opens_clause(v: View, k: int) -> bool:
    """Does a clause begin at ``k`` (but "before shooting" opens none)?"""
    before = v.codes[k - 1]
    return before in ".;:" or (before == "k" and not v.norms[k].endswith("ing"))


def _first_persons(v: View, begin: int, k: int) -> list[Mention]:
    """The persons that a clause from ``begin`` on opens with, if they are those of ``k``."""
    for m in v.mentions:
        if m.lead < begin or m.kind == "thing":
            continue
        if m.j > k or (m.lead > begin and v.codes[m.lead - 1] not in _OPENS | {"r", "a"}):
            return []
        if m.lead - begin > 12 or any(v.codes[x] in "bhmveS" for x in range(begin, m.lead)):
            return []
        described = v.s.has(m.j, "adjectives") and v.code(m.j + 1) in "io"  # "suspected of"
        inside = v.code(m.j) in "s)" or (v.code(m.j) == "w" and not described)
        if m.kind == "plural" or inside or not _plain_between(v, m.j, k):
            return []
        if v.s.has(m.j, "civil_bodies") or v.s.has(m.j, "compound_heads"):
            return []  # "a Syrian family was killed"
        return [m]
    return []


def _plain_between(v: View, i: int, j: int) -> bool:
    """Is there no finite verb but in a relative clause or behind a pronoun?"""
    relative = False
    nouns = _deeds(v, i, j)
    for x in range(i, j):
        code = v.codes[x]
        if x in nouns:
            continue  # "Two suspects in the murder of a clerk on the west side were"
        if code in "rq":
            relative = True
        elif code == "c" and v.code(x + 1) in "bhmvkr":
            if not (v.norm(x + 1).endswith("ed") and v.code(x + 2) in "wWpP"):
                return False  # but "smugglers and organised gangs"
        elif (x == i and v.s.has(x, "participles")) or v.norm(x - 1) == "to":
            continue
        elif code in "bhm" or (code == "v" and not v.norms[x].endswith("ed")):
            if not relative:
                return False
            relative = code in "bhm"
        elif code == "S" and "that" in v.norms[x + 1 : j]:
            return False  # "reported in a post that her family was hurt"
        elif code == "S" and (relative or (x in (i, i + 1) and v.code(x + 1) in "io")):
            relative = False  # "who last year admitted torture", ", accused by the court,"
        elif code == "e" and (v.norms[x].endswith("ing") or v.codes[x - 1] == "e"):
            if v.codes[x - 1] not in "ockiae":
                return False
            continue  # "accused of killing"
        elif code in "S;e" and v.codes[x - 1] not in ("d", "s"):
            return False  # but "known for his reports", "in Thursday's shooting"
    return True


def _deeds(v: View, i: int, j: int) -> set[int]:
    """The tokens of nouns of deeds behind a preposition ("in the knife murder of")."""
    found: set[int] = set()
    for k in range(i, j):
        if any(h.trigger.frame == "after" for h in v.hits.get(k, ())):
            at = k
            while at > i and v.codes[at - 1] in "dwWa#":
                at -= 1
            if v.code(at - 1) == "i":
                found.update(range(k, v.hits[k][0].j))
    return found


def with_uncounted(v: View, k: int) -> bool:
    """ "…, with the wounded taken to a clinic": of persons whom nobody counts."""
    if k in v.ends or v.norm(k - 1) not in _BEARERS:
        return False
    return v.norm(k - 2) == "with" or (v.norm(k - 2) == "the" and v.norm(k - 3) == "with")


_BEARERS = words("en", "grammar", "bearers")
