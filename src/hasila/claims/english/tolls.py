"""English: figures that stand apart from their noun ("the death toll rose to 12")."""

from hasila.claims.english.clauses import foreseen
from hasila.claims.english.lists import chain_behind
from hasila.claims.english.parse import View
from hasila.claims.english.topics import about
from hasila.claims.model import Mention
from hasila.quantities.data import lexicon, words

_EFFECTS = {
    effect: frozenset(nouns) for effect, nouns in lexicon("en", "grammar")["toll_nouns"].items()
}
_REACH = 30
_OWING = words("en", "grammar", "owing")
_MAYBE = frozenset(("could", "may", "might", "would"))


def attach_tolls(v: View) -> None:
    """Give the effect of a toll to the numbers that its verb of counting leads to."""
    k = 0
    while k < len(v.codes):
        # "Among the dead were six boys": parts.
        if "toll" in v.s.words[k].tags and "among" not in v.norms[max(0, k - 4) : k]:
            effect = _effect(v, k)
            if effect:
                _inverted(v, k, effect)
                _figures(v, k, effect)
        k += 1
    _labelled(v)


def _labelled(v: View) -> None:
    """Figures in the manner of a table: "Killed: 5, injured: 12"."""
    for m in v.mentions:
        label = m.lead - 2
        if m.kind != "number" or label < 0 or v.norms[m.lead - 1] != ":":
            continue
        if m.effect and m.at > label:
            continue  # "12 casualties: five dead"
        if label == 0 or v.codes[label - 1] in ",.;-(c#e":
            effect = next((e for e, words in _EFFECTS.items() if v.norms[label] in words), None)
            m.effect, m.rule = (effect, "toll.label") if effect else (m.effect, m.rule)


def _effect(v: View, k: int) -> str | None:
    """What the toll at ``k`` counts: "death toll", "number of wounded", "total"."""
    near = v.norms[max(0, k - 2) : k + 1] + _complement(v, k)
    effects = [e for e, words in _EFFECTS.items() if words & set(near)]
    if effects[:2] == ["killed", "injured"]:
        return "killed_or_injured"
    if effects:
        return effects[0]
    if v.code(k + 1) == "o" and "victims" in v.norms[k + 2 : k + 5]:
        return "killed_or_injured" if about(v.s, "gunfire") else "killed"
    if v.norms[k] == "dead" and v.norm(k - 1) != "the":
        return None
    if v.norms[k] == "toll" or (v.norms[k] == "total" and v.norm(k - 1) == "the"):
        before = [m for m in v.mentions if m.effect and m.j <= k]
        alone = "killed" if v.norms[k] == "toll" or about(v.s, "war") else None
        return before[-1].effect if before else alone
    return None


def _complement(v: View, k: int) -> list[str]:
    """The words of "of people killed" behind the toll."""
    if v.code(k + 1) == "e":
        return v.norms[k + 1 : k + 2]  # "the number killed"
    if v.code(k + 1) != "o":
        return []
    at = k + 2
    while v.code(at) in "wpPWed" and at < k + 6:
        at += 1
    if v.code(at) == "r" and v.code(at + 1) in "hb":
        at += 2  # "of civilians who have been killed"
        while v.code(at) in "hbae" and at < k + 11:
            at += 1
    return v.norms[k + 2 : at]


def _inverted(v: View, k: int, effect: str) -> None:
    """ "bringing to 22 the number of fatalities"."""
    m = v.ends.get(k - 1) if v.code(k - 1) == "d" else None
    if m is not None and m.bare and m.effect is None and v.norm(m.lead - 1) in ("to", "at"):
        m.effect, m.rule, m.at = effect, f"{effect}.toll", k


def _figures(v: View, k: int, effect: str) -> None:
    """Figures behind the toll word that a counting verb, a colon or "at" introduces."""
    found: list[Mention] = []
    for m in v.mentions:
        if m.i <= k or m.kind not in ("number", "vague") or (m.effect and not m.bare):
            continue
        casualties = v.norms[k - 1 : k + 1] == ["death", "toll"] and m.effect == "killed_or_injured"
        if v.norms[m.i] == "one" or (m.effect is not None and not casualties):
            continue
        if v.norms[k] == "losses" and m.bare and m.best is None:
            continue  # "losses amounting to millions"
        if m.i - k > _REACH or any(c in ".;" for c in v.codes[k : m.lead]):
            break
        if not found and not _introduced(v, k, m):
            continue
        if any(v.norms[x] in _MAYBE for x in range(k, m.lead)):
            break  # "the toll could reach dozens"
        if foreseen(v, k, m.i):
            break
        if found and m not in chain_behind(v, found[-1]) and not _updated(v, found[-1], m):
            break
        m.effect, m.rule, m.at = effect, f"{effect}.toll", k
        found.append(m)
        if v.norm(m.lead - 1) == "from":
            m.aspect = "previous"
    if len(found) == 1 and v.norm(found[0].lead - 1) == "from" and not _risen(v, k, found[0].lead):
        found[0].effect, found[0].aspect = None, "total"


def _updated(v: View, a: Mention, b: Mention) -> bool:
    """ "from 12 to 15", "to 15 from 12"."""
    return b.lead - a.j <= 4 and v.norm(b.lead - 1) in ("to", "from") and v.code(b.j) != "e"


def _risen(v: View, i: int, j: int) -> bool:
    return any("rise" in v.s.words[x].tags for x in range(i, j))


def _introduced(v: View, k: int, m: Mention) -> bool:
    """Does a word of counting stand right before the figure?"""
    before = v.norm(m.lead - 1)
    if before in ("to", "at", "from", "is", "was", "as", ":", "of", "by"):
        if before == "of":
            return m.lead - 1 == k + 1 and m.bare
        if v.norm(m.lead - 2) in _OWING:
            return False  # "the dead were guards, according to two relatives"
        verbs = [*range(max(0, k - 4), k), *range(k + 1, m.lead)]
        counting = any(
            "rise" in v.s.words[x].tags or "toll_verbs" in v.s.words[x].tags for x in verbs
        )
        close = m.lead - k <= 3 or v.code(m.lead - 2) == "e"  # "the number of civilians killed at"
        if before == "by":
            return _risen(v, max(0, k - 4), m.lead)  # not "shot dead by two men"
        return counting or close or before in ("is", "was", ":")
    if m.lead - 1 == k or _risen(v, m.lead, m.i):
        return True  # "has passed 40": the verb is the hedge
    return "rise" in v.s.words[m.lead - 1].tags or "toll_verbs" in v.s.words[m.lead - 1].tags
