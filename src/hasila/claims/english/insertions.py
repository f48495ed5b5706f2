"""English: what commas, brackets and dashes set apart inside a clause."""

from hasila.claims.english.around import marker_start
from hasila.claims.english.parse import View
from hasila.claims.model import Mention
from hasila.quantities.data import words


def dash_before(v: View, k: int) -> int | None:
    """The dash that opens the insertion which the dash at ``k`` closes."""
    for at in range(k - 2, max(0, k - 45), -1):
        if v.codes[at] in ".;:bhm":
            return None
        if v.norms[at] in ("-", "--") and at < k - 1:
            return at
    return None


def name_of_victim(v: View, k: int) -> Mention | None:
    """Who the victim is, in apposition behind the comma at ``k``: the better words for a claim."""
    outer, inner = v.ends.get(k), v.leads.get(k + 1)
    if v.norm(k + 2) == "as":
        inner = v.leads.get(k + 3)  # "the victim, identified as Ann Cole,"
    if outer is None or inner is None or outer.head not in ("victim", "victims"):
        return None
    if outer.head == "victims":
        listed = outer.kind == "plural" and inner.kind in ("name", "number", "sum")
        return inner if listed else None
    return inner if inner.kind in ("name", "singular", "bare") else None


CALLED = frozenset(("named", "called", "nicknamed"))  # "including a clerk named Ann Bell"
_SHARES = words("en", "grammar", "mostly") - {",", "of", "them"}


def _opening(v: View, k: int) -> int | None:
    """Where the insertion begins that the comma or bracket at ``k`` closes."""
    if v.codes[k] == ")":
        for at in range(k - 1, max(-1, k - 45), -1):
            if v.codes[at] == "(":
                return at
        return None
    for at in range(k - 2, max(0, k - 30), -1):
        if v.codes[at] in ".;:":
            return None
        if v.codes[at] == "," and v.norms[at + 1] == "whose":
            return at  # "the mayor of Luno, whose house is here, was"
        if v.codes[at] == "," and v.norms[at + 1] in _SHARES and _no_main_verb(v, at + 1, k):
            return at  # "nine people of one family, all women and children, were"
        roles = at in v.fulls and v.code(at + 1) == "P" and v.fulls[at].kind == "number"
        if v.codes[at] == "," and (at in v.ends or roles):
            inside = v.codes[at + 1]
            known = inside == "S" and v.code(at + 2) in "io" and _no_main_verb(v, at + 2, k)
            named = inside == "S" and v.norm(at + 2) == "as" and v.code(k - 1) in "wWpP#y"
            where = v.norms[at + 1] == "where" and v.code(k + 1) in "e"
            if (
                known
                or named
                or where
                or inside in "r#y"
                or (inside in "dwpPigvaeWi" and _no_main_verb(v, at + 1, k))
            ):
                if marker_start(v, at + 2) is not None or marker_start(v, at + 3) is not None:
                    return None
                return at
    return None


def insertion(v: View, k: int) -> tuple[int | None, list[Mention]]:
    """Where the insertion that closes at ``k`` begins, and the parts that it names."""
    verb = False
    for at in range(k - 2, max(0, k - 40), -1):
        verb = verb or v.codes[at] in "bhm"
        whom = verb and v.codes[at] == "," and v.norms[at + 1 : at + 3] == ["of", "whom"]
        if v.codes[at] in ".;:" or (verb and not whom and k - at > 9):
            break
        if verb and not whom:
            continue
        tag = v.s.phrase_tags.get(at + 1)
        marked = v.s.has(at + 1, "part_markers") or (tag and tag[1] == "part_markers")
        if v.codes[at] == "," and marked:
            inside = [m for m in v.mentions if at < m.i < k and v.norm(m.lead - 1) not in CALLED]
            return at, inside
    return _opening(v, k), []


def _no_main_verb(v: View, i: int, j: int) -> bool:
    return not any(v.codes[x] in "bhmS" for x in range(i, j)) or v.codes[i] == "r"
