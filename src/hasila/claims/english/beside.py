"""English: who the victims are by what stands beside them: a predicate, the side that lost them."""

from dataclasses import replace

from hasila.claims.english.parse import View
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words

_ARMED = words("en", "grammar", "armed_bodies")
_LOSING = words("en", "grammar", "losing")
_RANKS = words("en", "grammar", "in_the_ranks")
_ANYBODY = frozenset(("man", "person", "male"))
_NAME = 6  # words of a name at most


def by_predicate(v: View, m: Mention) -> None:
    """ "Six of them children", "of the dead, 15 were civilians": the noun behind tells who."""
    told = m.person is not None and not (m.person.effect or m.person.lemma == "victim")
    if told or m.kind not in ("number", "vague") or not (m.of_them or m.whole or m.inner >= 0):
        return
    k = m.j
    while v.code(k) in "bah":
        k += 1
    found: list[Mention] = []
    while (noun := v.leads.get(k)) is not None and noun.kind == "plural" and not noun.effect:
        if noun.person is None:
            break
        found.append(noun)
        k = noun.j + (v.norm(noun.j) in ("and", "or", ","))
    classes = {x.person.victim_class for x in found if x.person}
    demographics = {x.person.demographic for x in found if x.person}
    if classes - {"unspecified"}:
        m.victim_class = classes.pop() if len(classes) == 1 else "mixed"
        m.demographic = demographics.pop() if len(demographics) == 1 else None


def by_description(v: View, m: Mention) -> None:
    """ "18 men described as soldiers", "two people believed to be rebels": who they seem."""
    if m.victim_class != "unspecified" or m.kind == "name":
        return
    k = v.full_end(m.j)
    k += v.code(k) == ","
    opened = [v.norms[k : k + len(words_)] == words_ for words_ in _DESCRIBED]
    if True not in opened:
        return
    who = v.leads.get(k + len(_DESCRIBED[opened.index(True)]))
    if who is not None and who.person is not None and who.effect is None:
        m.victim_class, m.demographic = who.person.victim_class, who.person.demographic


_DESCRIBED = [phrase.split() for phrase in sorted(words("en", "grammar", "described_as"))]


def by_kinds(v: View, m: Mention) -> None:
    """ "90 people -- soldiers, rebels and civilians --": several classes in one number."""
    k = v.full_end(m.j)
    if m.kind != "number" or v.code(k) not in "-,(" or (m.person and m.person.lemma != "person"):
        return
    while v.code(k) in "-,(":
        k += 1
    found: list[Mention] = []
    while (kind := v.leads.get(k)) is not None and kind.kind == "plural" and kind.person:
        found.append(kind)
        k = kind.j
        while v.code(k) in ",c":
            k += 1
    classes = {x.person.victim_class for x in found if x.person}
    if len(found) > 1 and v.code(k) in "-,)bh.":
        m.victim_class = classes.pop() if len(classes) == 1 else "mixed"


def by_side(v: View, m: Mention) -> None:
    """ "It cost the army 29 dead", "12 dead among the rebels": losses of an armed body."""
    anybody = m.person is not None and m.person.lemma == "person"
    if m.victim_class == "unspecified" and (anybody or m.bare) and _targeted(v, m.lead):
        m.victim_class = "civilian"
    if m.victim_class == "unspecified" and m.person and m.person.lemma in _ANYBODY:
        k = m.j
        while v.code(k) in "iod-(wWs" and k < m.j + 8:
            if v.norm(m.j) in ("from", "of") and v.norms[k] in _ARMED:
                m.victim_class = "combatant"  # "two men from Hezbollah"
            k += 1
        return
    open_ = m.person is None or m.person.effect is not None
    if m.victim_class != "unspecified" or not open_ or m.kind not in ("number", "vague"):
        return
    inside = any(n in _ARMED for n in v.norms[m.i : m.j + 1]) and (m.bare or v.code(m.j) == "e")
    behind = v.s.words[m.j].person if m.j < len(v.codes) and m.inner < m.j else None
    if behind is not None and behind.number == "pl" and v.code(m.j - 1) == "e":
        m.victim_class = behind.victim_class  # "scores of dead and wounded members"
    inside = inside or (m.head == "casualties" and "government" in v.norms[m.i : m.j])
    k = m.j
    if v.norm(k) == "and" and v.code(k + 1) == "#" and v.code(k + 2) == "e":
        k += 3  # "one dead and two wounded among the ranks"
    if v.norm(k) in ("among", "on") or (v.code(k) == "e" and v.norm(k + 1) in ("among", "on")):
        k += 1 + (v.code(k) == "e")
        while v.norm(k) in _RANKS or v.code(k) == "#":
            k += 1
        inside = inside or v.norm(k) in _ARMED or v.norm(k + 1) in _ARMED
    before = v.norms[max(0, m.lead - 6) : m.lead]
    lost = next((x for x, n in enumerate(before) if n in _LOSING), None)
    if lost is not None and not any(n in ".;" for n in before[lost:]):
        other = before[lost] == "cost"
        inside = inside or any(n in _ARMED for n in (before[lost:] if other else before[:lost]))
    if inside:
        m.victim_class = "combatant"


def _targeted(v: View, end: int) -> bool:
    """ "Snipers targeted civilians in Luno wounding one": those who were hit are among them."""
    if "civilians" not in v.norms[:end]:
        return False
    k = v.norms.index("civilians")
    aimed = v.norms[max(0, k - 2) : k]
    return not _AIMING.isdisjoint(aimed) and not any(c in ".;S#" for c in v.codes[k:end])


_AIMING = words("en", "grammar", "aiming")


def all_civilians(sentences: list[Sentence]) -> None:
    """ "The victims were all civilians": so are those whom no noun tells."""
    if not any(_says_all(s.view) for s in sentences):
        return
    for s in sentences:
        for m in s.mentions:
            hit = m.effect in ("killed", "injured", "killed_or_injured") and m.event == "main"
            if hit and m.victim_class == "unspecified" and m.best != 0:
                m.victim_class = "civilian"


def _says_all(v: View) -> bool:
    for k, norm in enumerate(v.norms):
        if norm in ("victims", "dead", "casualties", "killed") and v.code(k + 1) == "b":
            if not _SOME.isdisjoint(v.norms[max(0, k - 3) : k]):
                continue  # "most of the dead were civilians"
            at = k + 2
            while v.norm(at) in ("all", "both", "only"):
                at += 1
            if v.norm(at) == "civilians":
                return True
    return False


_SOME = words("en", "grammar", "some_of")


def deputies(sentences: list[Sentence]) -> None:
    """Deputies are a sheriff's men where the report knows a sheriff, lawmakers elsewhere."""
    claims = [m for s in sentences for m in s.mentions if m.effect]
    own = [x for m in claims for x in (m, *m.members) if x.head in ("deputy", "deputies")]
    if not own or all(_SHERIFFS.isdisjoint(s.tokens.norms) for s in sentences):
        return
    for m in own:
        if m.person is not None:
            m.person = replace(m.person, victim_class="combatant")
            m.victim_class = "combatant"
    for m in claims:
        classes = {x.victim_class for x in m.members if x in own}
        others = {x.person.victim_class for x in m.members if x.person and x not in own}
        if classes:
            m.victim_class = "combatant" if others <= {"combatant"} else "mixed"


_SHERIFFS = words("en", "grammar", "sheriffs")


def upper_name_words(v: View, m: Mention) -> set[str]:
    """The words of a name in a text set in capitals: of a mention, and right behind its noun."""
    k = m.i if m.kind == "name" else m.j
    found: set[str] = set()
    while v.code(k) == "w" and len(found) < _NAME and not v.s.words[k].tags:
        found.add(v.norms[k])
        k += 1
    return {w for w in found if len(w) > 3}


def both_sides(sentences: list[Sentence]) -> None:
    """Civilians among a number of whom "the rest were rebels": mixed, wherever it is told."""
    claims = [m for s in sentences for m in s.mentions if m.effect]
    for s in sentences:
        k = _armed_rest(s)
        before = [m for m in claims if k is not None and 0 <= s.index - m.sentence <= 2]
        for m in reversed(before):
            parts = [x for x in claims if x.whole is m and x.victim_class == "civilian"]
            if m.victim_class == "unspecified" and m.aspect == "total" and parts:
                m.victim_class = "mixed"
                break
    mixed = {(m.effect, m.best, m.event) for m in claims if m.victim_class == "mixed"}
    for m in claims:
        anybody = m.person is None or m.person.lemma == "person"
        several = m.victim_class == "unspecified" and (m.best or 0) > 2 and m.aspect == "total"
        several = several and not m.rule.endswith("+ellipsis")  # "two in Keld, three in Luno"
        if several and anybody and (m.effect, m.best, m.event) in mixed:
            m.victim_class = "mixed"


def _armed_rest(s: Sentence) -> int | None:
    """ "The rest of the dead were guards": where the rest stand of whom that is told."""
    norms = s.tokens.norms
    for k in range(1, len(norms) if not _REST.isdisjoint(norms) else 0):
        if norms[k] not in _REST or norms[k - 1] != "the":
            continue
        were = next((x for x in range(k, min(len(norms), k + _NEAR)) if norms[x] in _WERE), None)
        for w in s.words[were : were + 5] if were is not None else ():
            if w.person is not None and w.person.victim_class == "combatant":
                return k
    return None


_REST = frozenset(("rest", "remainder", "remaining", "others"))
_WERE = frozenset(("were", "are"))
_NEAR = 14  # tokens from the rest to its verb
