"""English: whom a subject pronoun, or a verb without a subject, is told of."""

from hasila.claims.english.lists import chain_before, governed
from hasila.claims.english.parse import View
from hasila.claims.model import Mention
from hasila.quantities.data import words

_OPPOSITE = {"she": words("en", "grammar", "males"), "he": words("en", "grammar", "females")}
PRONOUNS = {"he": True, "she": True, "they": False}


def antecedent(v: View, k: int) -> list[Mention]:
    """Whom the pronoun at ``k`` stands for: the first subject of its sentence."""
    return antecedent_of(v.norms[k].removesuffix("'d"), v, k)


def antecedent_of(norm: str, v: View, k: int) -> list[Mention]:
    """Whom the pronoun ``norm`` stands for behind token ``k``."""
    one = PRONOUNS[norm]
    if one and v.norm(k - 1) == "where":  # "came to her son's flat, where he was killed"
        near = [m for m in v.mentions if m.j < k <= m.j + 7 and v.code(m.j) == "s"]
        if near and near[-1].kind in ("singular", "bare") and near[-1].person:
            return near[-1:]
    begin = max((x for x in range(k) if v.codes[x] in ".;"), default=-1)
    first: Mention | None = None
    for m in v.mentions:
        if m.i <= begin or m.j > k or governed(v, m) or m.after_marker:
            continue
        if v.code(m.j) == ")" or v.code(m.lead - 1) in "(ve" or v.s.has(m.j - 1, "body_nouns"):
            continue  # an agency, an object
        if m.kind == "name" and v.norm(m.lead - 1) in ("told", "tells"):
            continue  # "a witness told Keld News a woman was hit"
        if m.kind == "name" and v.code(m.lead - 1) == "," and v.code(m.j) not in "bhvemS":
            continue  # "in Huntington, West Virginia"
        if first is None or (v.code(m.j) in "bhm" and v.code(first.j) == "S"):
            first = m  # "an officer said the boy was playing when he was hurt": the boy
    if first is None or first.kind in ("plural", "thing") or (first.best == 1) != one:
        return _brought(v, k, one)
    if first.head in _OPPOSITE.get(norm, ()):
        return []  # "my son said she was shot"
    if v.norm(first.j) in _CARRIED and v.norm(first.j + 1) in ("him", "her", "them"):
        return []  # "his dad brought him to a hospital before he was transferred"
    own = [m for m in v.mentions if first.j < m.i < k and m.effect and m.best == 1]
    if own and first.effect is None and v.norms[own[-1].lead] in ("his", "her"):
        return own[-1:]  # "is mourning the death of her aunt, who fell when she was shot": the aunt
    outer = v.ends.get(first.lead - 1) if v.code(first.lead - 1) == "," else None
    named = outer is not None and outer.kind == "name"
    if outer is None or not named or (governed(v, outer) and v.code(first.j) != ","):
        return [first]  # "According to Ann Bell, the boy was …"
    return [outer]


_CARRIED = words("en", "grammar", "carried")


def _brought(v: View, k: int, one: bool) -> list[Mention]:
    """ "Medics took the man to a hospital, where he died": whom the verb before has as object."""
    if v.norm(k - 1) != "where":
        return []
    hurt = [m for m in v.mentions if m.j < k and m.effect and (m.best == 1) == one]
    return hurt[-1:]


_LEARNING = words("en", "grammar", "learning")
_SUFFERERS = words("en", "grammar", "sufferers_named")


def reported(v: View, k: int) -> list[Mention]:
    """ "The boy did not come home, and police said he was shot": of whom they say it.

    Who speaks himself is meant only where he is no official: "a woman told officers she was hit".
    """
    told = k - 2 - (v.code(k - 2) == "d")
    heard = v.code(k - 1) in "pPw" and v.code(told) == "S"
    if not (heard or v.code(k - 1) == "S" or v.norm(k - 1) in _LEARNING):
        return []
    found = antecedent(v, k)
    if found and v.code(found[0].j) == "S":
        own = found[0].head in _SUFFERERS or "y" in v.codes[found[0].i : found[0].j]
        return found if own and found[0].kind == "singular" else []
    return found


_WITHIN = words("en", "grammar", "within")


def nearest(v: View, k: int) -> list[Mention]:
    """The single person told of last before the pronoun at ``k``."""
    for m in reversed(v.mentions):
        if m.j > k or m.best != 1 or m.kind not in ("singular", "name", "bare"):
            continue
        site = v.norm(m.lead - 1) in _WITHIN or "sites" in v.s.words[m.j - 1].tags
        if m.kind == "name" and site:
            continue  # "found a man in Oak Avenue and he was dead"
        if v.code(m.j) not in "sS" and not v.s.has(m.j - 1, "body_nouns"):
            return [m]
    return []


def _other_verbs(v: View, i: int, j: int) -> bool:
    """Does the relative clause from ``i`` on hold more than one verb before ``j``?"""
    verbs = [x for x in range(i, j) if v.codes[x] in "vbhm" and v.codes[x - 1] not in "bhm"]
    return len(verbs) != 1 or any(c in ",Sk" for c in v.codes[i:j])


def shared(v: View, k: int) -> list[Mention]:
    """The subject of the verb before "and" at ``k``, which the verb behind it shares."""
    for m in reversed(v.mentions):
        if m.j > k:
            continue
        if any(c in ".;" for c in v.codes[m.j : k]):
            return []
        following = v.code(m.j)
        opens = following in "io" and v.code(m.lead - 1) in ".S:" and m.person is not None
        opens = opens and "S" not in v.codes[m.j : k]
        spoken = following in "bhvemar,gy-#(" or opens  # "Nine men from Luno were"
        described = v.norm(m.lead - 1) == "as"  # "the victim, identified as a clerk, died after"
        whose = following == "r" and v.norms[m.j] == "who" and not _other_verbs(v, m.j, k)
        if whose and m.best == 1 and m.kind == "singular":
            return [m]  # "the murder of a clerk who was robbed and shot dead"
        inside = governed(v, m) and v.codes[m.lead - 1] != "k"
        if inside or m.after_marker or described or not spoken:
            continue
        if m.lead and v.codes[m.lead - 1] in "ve" and following not in "bhm":
            continue  # an object
        if m.kind == "plural":
            return []
        outer = v.ends.get(m.lead - 1) if v.code(m.lead - 1) == following == "," else None
        one = (
            outer is not None
            and outer.best == m.best == 1
            and outer.head not in ("victim", "victims")
        )
        if outer is not None and one and not governed(v, outer):
            return [outer]  # "the girl, Ann Bell, died after being shot"
        return chain_before(v, m)
    return []
