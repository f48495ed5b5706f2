"""English: objects whose relative pronoun is left out ("the man he is accused of killing")."""

from hasila.claims.english.clauses import Group
from hasila.claims.english.parse import View
from hasila.claims.model import Hit, Mention

_SUBJECTS = frozenset(("he", "she", "they", "i", "we"))
_ENDS = ".,;:ckibhmvS)-"  # nothing that could be an object
_REACH = 8  # tokens of "is accused of fatally"


def relative_object(v: View, hit: Hit, group: Group) -> list[Mention]:
    """Whom a verb without an object means: who stands right before its subject "he"."""
    if group.passive or v.code(hit.j) not in _ENDS:
        return []
    k = group.start
    if v.norms[hit.j - 1].endswith("ing"):
        while k > hit.i - _REACH and v.code(k - 1) in "ioabhmnSv":
            k -= 1
        if k == group.start:
            return []
    if v.norm(k - 1) not in _SUBJECTS:
        return _behind_whom(v, group.start)
    m = v.ends.get(k - 1)
    if m is None and v.code(k - 2) == "S":
        m = v.ends.get(k - 2)  # "the clerk police say he shot"
    return [] if m is None or v.code(m.lead - 1) == "S" else [m]


def _behind_whom(v: View, k: int) -> list[Mention]:
    """ "the woman who police shot": the antecedent of an object before its subject."""
    begin = k
    while begin > 0 and v.codes[begin - 1] in "dwWpPs":
        begin -= 1
    if begin == k or v.norm(begin - 1) not in ("who", "whom", "that"):
        return []
    m = v.ends.get(begin - 1) or (v.ends.get(begin - 2) if v.code(begin - 2) == "," else None)
    return [] if m is None or m.person is None else [m]
