"""English: nouns that tell the effect by themselves ("five victims", "a martyr")."""

from hasila.claims.english.parse import View
from hasila.claims.model import Hit, Mention
from hasila.quantities.data import words


def victims(v: View) -> None:
    """ "Five victims": hurt or dead, where nothing else is said of them."""
    for m in v.mentions:
        numbered = m.kind == "number" and (m.best or 0) > 1
        if m.effect is None and numbered and (hit := _victims_of(v, m.j)) is not None:
            m.effect, m.rule, m.at = hit.trigger.effect, f"{hit.trigger.effect}.victims", hit.i
        elif m.effect is None and _of_a_killing(v, m):
            m.effect, m.rule = "killed", "killed.victims"
        elif m.effect is None and numbered and m.head in ("victims", "victim"):
            m.effect, m.rule = "killed_or_injured", "killed_or_injured.victims"
            if v.norm(m.lead - 1) == "of" and v.norm(m.lead - 2) in _ROLLS:
                m.effect, m.rule = "killed", "killed.listed"  # "the list of 300 victims"


def _victims_of(v: View, k: int) -> Hit | None:
    """ "Sixty were victims of forced disappearance": the deed that a predicate at ``k`` tells."""
    if v.code(k) != "b" or v.norms[k + 1 : k + 3] != ["victims", "of"]:
        return None
    deeds = (h for x in range(k + 3, k + 6) for h in v.hits.get(x, ()))
    return next((h for h in deeds if h.trigger.frame == "event"), None)


def _of_a_killing(v: View, m: Mention) -> bool:
    """Is one of the victims of a killing meant ("teacher among victims of a massacre")?"""
    k = m.j - 1
    if m.kind != "number" or m.best != 1 or m.head not in ("victims", "victim"):
        k = m.j + (v.code(m.j) == "b")
        if v.norm(k) != "among" or m.kind not in _SINGLE:
            return False
        k += 1 + (v.code(k + 1) == "d")
    is_ = next((x for x in range(k, min(k + 10, len(v.codes))) if v.codes[x] == "b"), k)
    if is_ + 1 in v.leads:
        return False  # "one of the victims of the massacre was a nurse": the nurse
    deeds = v.norms[k + 2 : k + 5]
    return v.norm(k) in ("victims", "victim") and any(d.startswith(_KILLINGS) for d in deeds)


_SINGLE = ("singular", "bare", "name")
_KILLINGS = ("murder", "massacre", "killing", "slaying", "assassination")


_ROLLS = words("en", "grammar", "rolls")


def martyrs(v: View) -> None:
    """ "A martyr by sniper fire": the noun alone tells the effect."""
    for m in v.mentions:
        if m.effect is None and m.person is not None and m.person.effect == "killed":
            before = v.norm(m.lead - 1)
            there = v.norm(m.lead - 2) == "there"  # "there was one martyr"
            stated = (there or v.code(m.lead - 1) not in "be") and before not in (
                "as",
                "become",
                "being",
            )
            one = m.kind == "number" and m.best == 1
            if stated and (one or (m.kind == "singular" and v.norms[m.lead] in _ARTICLES)):
                m.effect, m.rule = "killed", "killed.martyr"


_ARTICLES = ("a", "an", "another")
