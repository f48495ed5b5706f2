"""English: who is subject and who is object of an effect word, read over the class letters."""

from typing import NamedTuple

from hasila.claims.english.lists import chain_before, chain_behind, governed
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import marker_start
from hasila.claims.model import Mention
from hasila.quantities.data import words

_REPORTED = words("en", "grammar", "reported")
_COMPANY = frozenset(("with", "alongside"))


# "are to be freed", "is expected to be released": not yet so.
_PLANNED = words("en", "grammar", "planned")


# Pronouns that are subjects themselves: no claim is made of them.
_NOBODY = words("en", "grammar", "own_subjects")


class Group(NamedTuple):
    """The auxiliaries before a verb form: first token, voice, negation, mere possibility."""

    start: int
    passive: bool
    perfect: bool
    negated: bool
    unreal: bool
    finite: bool


def verb_group(v: View, k: int) -> Group:
    """The auxiliaries and adverbs that belong to the verb form at ``k``."""
    passive = perfect = negated = unreal = finite = False
    at = k
    while at > 0:
        code, norm = v.codes[at - 1], v.norms[at - 1]
        if code == "b":
            passive = passive or not perfect
            finite = True
        elif code == "h":
            perfect = perfect or not passive
            finite = True
        elif code == "n":
            negated = True
        elif code == "m":
            finite = True
            unreal = unreal or norm not in ("did", "do", "does")
        elif norm == "to" and at == k and v.norm(at - 2) in ("managed", "manages", "able"):
            finite, at = True, at - 1
        elif norm == "to" and at == k and v.norm(at - 2) not in ("have", "reported", "confirmed"):
            unreal = True
        elif (
            code == "a"
            or norm in ("both", "all", "yet")
            or (
                norm in _REPORTED
                and (v.code(at - 2) in "bh" or at - 1 in v.ends or norm in ("left", "found"))
            )
        ):
            pass
        elif norm == "as" and v.norm(at - 2) in ("identified", "listed", "reported", "described"):
            at -= 1
        elif norm == "to" and v.norm(at) in ("have", "be"):
            finite = True
            planned = v.code(at - 2) == "b" or v.norm(at - 2) in _PLANNED
            unreal = unreal or (v.norm(at) == "be" and planned)
        else:
            break
        at -= 1
    if not (finite or unreal) and at not in v.ends:
        apart = _apart(v, k)
        if apart is not None:
            return Group(apart, True, False, False, False, True)
    return Group(at, passive, perfect, negated, unreal, finite)


def _apart(v: View, k: int) -> int | None:
    """The auxiliary that a phrase of time parts from its verb ("were on Friday killed")."""
    at = k - 1
    while at > max(0, k - 8) and v.codes[at] in "aiwWd,()#-":
        at -= 1
    if v.code(at) == "b" and at < k - 1 and v.norm(at) in ("was", "were", "been"):
        return verb_group(v, at).start if v.code(at - 1) in "hma" else at
    return None


class Subject(NamedTuple):
    """The subjects of a verb form, and what stands as their parts behind "including"."""

    mentions: list[Mention]
    parts: list[Mention]


def find_subject(v: View, k: int) -> Subject:
    """The subject of the verb group that begins at token ``k``."""
    at, steps = k, 0
    parts: list[Mention] = []
    crossed = 0  # a comma was crossed: what follows leftwards may be an apposition
    whose = False
    direct = k in v.ends and v.code(k) not in "bhm"  # right before the verb, or its "who"
    while at > 0 and steps < 60:
        steps += 1
        m = v.ends.get(at)
        code = v.codes[at - 1]
        if m is not None and m.kind == "thing":
            outside = _before_thing(v, m)
            if outside is None:
                break
            at = outside
            continue
        if m is not None:
            chain = chain_before(v, m)
            marker = marker_start(v, chain[0].lead)
            if marker is not None:
                parts = chain + parts
                at = marker
                continue
            first = chain[0]
            if first.lead > 1 and v.codes[first.lead - 1] == "g" and v.code(first.lead - 2) in "io":
                at = first.lead - 2  # "accused of smuggling detainees"
                continue
            near = direct and (whose or m.kind not in ("name", "bare", "thing"))
            if not near and governed(v, first):
                if v.norms[first.lead - 1] in _COMPANY or v.norms[first.lead - 2 : first.lead] == [
                    "along",
                    "with",
                ]:
                    parts_subject = find_subject(v, first.lead - 1)
                    return Subject(parts_subject.mentions + chain, parts)
                at = first.lead - 1
                continue
            beside = v.ends.get(first.lead)
            if beside is not None and beside.of_them:
                parts = chain + parts  # "two people, one of them a child"
                at = beside.lead
                continue
            outer = _outer(v, first, crossed)
            return Subject([outer] if outer else chain, parts)
        if code == "," or code == ")":
            opening, inside = _insertion(v, at - 1)
            parts = inside + parts
            if opening is not None and (name := _name_of_victim(v, opening)) is not None:
                return Subject([name], parts)
            at = opening if opening is not None else at - 1
            crossed += 1
        elif code == "r":
            whose = v.norms[at - 1] in ("who", "whom")
            at -= 1
            direct = True
            if v.code(at - 1) == "S":
                break
            if v.code(at - 1) == ",":
                at -= 1
        elif code == "-" and _dash_before(v, at - 1) is not None:
            at = _dash_before(v, at - 1) or 0
        elif code in "a-":
            at -= 1
        elif code in "wWpPy#ds" or (code == "e" and _noun_like(v, at)):
            run = _run_start(v, at)
            if run > 0 and (v.codes[run - 1] in "io" or v.norms[run - 1] == "as"):
                at = run - 1
            elif run in v.ends and at - run <= 4 and _named_behind(v, run, at):
                at = run
            elif crossed and run > 0 and v.codes[run - 1] == ",":
                at = run - 1
                crossed = 0
            elif (relative := _relative_before(v, at)) is not None:
                at = relative
            else:
                break
        elif code in "io":
            at -= 1
        elif code == "q" and v.norms[at - 1] in _PRONOUNS and v.code(at - 2) in "kra,":
            return Subject(_antecedent(v, at - 1), parts)
        elif code == "q" and v.norm(at - 2) == "of":
            aside = next((x for x in range(at - 3, max(0, at - 9), -1) if x in v.ends), None)
            if aside is None:
                break
            at = aside  # "412 people more than half of them"
        elif code == "q" and v.norms[at - 1] in _NOBODY:
            break
        elif code == "c":
            return Subject(_shared(v, at - 1), parts)
        elif code == "e" and _reduced(v, at):
            at = next(h[0].i for x, h in v.hits.items() if h[0].i < at <= h[0].j)
        elif code in "vg" and v.code(at - 2) == "k":
            at -= 2  # "while checking on him"
        elif code in "vg" and at - 1 in v.ends and _participle(v, at - 1):
            at -= 1
        else:
            relative = _relative_before(v, at)
            if relative is None:
                break
            at = relative
    return Subject([], parts)


def _named_behind(v: View, run: int, at: int) -> bool:
    """Are the words behind a person noun its name (all capitals show no names)?"""
    if v.ends[run].kind not in ("singular", "bare"):
        return False
    return all(c == "W" or (c == "w" and not v.names) for c in v.codes[run:at])


def _participle(v: View, k: int) -> bool:
    """Is the verb form at ``k`` a participle that describes the noun before it?"""
    form = v.norms[k].endswith(("ed", "ing", "wn", "en")) or v.s.has(k, "participles")
    return form and (v.code(k + 1) in "iagrto" or v.norm(k + 1) == "as")


def _noun_like(v: View, at: int) -> bool:
    """Is the effect word that ends at ``at`` a noun inside a phrase ("in the shooting")?"""
    for hits in v.hits.values():
        if hits[0].i < at <= hits[0].j:
            noun = any(h.trigger.frame in ("event", "wounds") for h in hits)
            return noun and v.code(hits[0].i - 1) in "dwWpiovge"
    return False


_DAYS = words("en", "grammar", "days")


def _run_start(v: View, at: int) -> int:
    """Where the words of a noun phrase begin that ends at ``at``."""
    run = at - 1
    while run > 0 and (
        run not in v.ends or v.ends[run].kind in ("name", "thing") or v.codes[run] == "s"
    ):
        code = v.codes[run - 1]
        if code in "wWpPy#ds-" or (code == "e" and _noun_like(v, run)):
            run -= 1
        elif code == "c" and v.codes[run] in "wW" and v.code(run - 2) in "wW":
            run -= 1  # "of the Reed and Cole families"
        elif (
            (code in "gv" and v.code(run - 2) in "dwgvio" and v.codes[run] in "wWpPgve")
            or (code == "a" and v.codes[run] == "#")
            or (code == "a" and v.codes[run] in "wv" and v.code(run - 2) in "dio")
            or (code == "a" and v.norms[run - 1] in _DAYS and v.code(run - 2) in "wWe")
        ):
            run -= 1
        else:
            break
    return run


def _dash_before(v: View, k: int) -> int | None:
    """The dash that opens the insertion which the dash at ``k`` closes."""
    for at in range(k - 2, max(0, k - 16), -1):
        if v.codes[at] in ".;,:":
            return None
        if v.norms[at] in ("-", "--"):
            return at
    return None


def _relative_before(v: View, at: int) -> int | None:
    """Where the relative clause begins whose verb stands before ``at``."""
    for k in range(at - 1, max(0, at - 20), -1):
        if v.codes[k] in ".;:kS":
            return None
        if v.codes[k] == "r":
            return k if k in v.ends or (v.codes[k - 1] == "," and k - 1 in v.ends) else None
    return None


def _name_of_victim(v: View, k: int) -> Mention | None:
    """Who the victim is, in apposition behind the comma at ``k``: the better words for a claim."""
    outer, inner = v.ends.get(k), v.leads.get(k + 1)
    if outer is None or inner is None or outer.head != "victim":
        return None
    return inner if inner.kind in ("name", "singular", "bare") else None


def _before_thing(v: View, m: Mention) -> int | None:
    """Before the preposition that governs the name of a thing."""
    k = m.i
    while k > 0 and v.codes[k - 1] in "dwWpPs" and (k not in v.ends or v.codes[k] == "s"):
        k -= 1
    return k - 1 if k > 0 and v.codes[k - 1] in "io" else None


def _outer(v: View, m: Mention, crossed: int) -> Mention | None:
    """The noun that ``m`` is in apposition to: "a witness named Ahmad", "Ali, a farmer,"."""
    if m.kind == "name" and v.norm(m.lead - 1) in ("named", "called", "nicknamed", "-"):
        return v.ends.get(m.lead - 1)
    if v.norm(m.lead - 1) == ",":
        outer = v.ends.get(m.lead - 1)
        if outer is None:
            return None
        if m.kind == "plural" and outer.kind == "number":
            return outer
        if not crossed:
            opens = outer.lead == 0 or v.codes[outer.lead - 1] in ".;,kS"
            return outer if opens and m.kind == "name" and outer.kind == "singular" else None
        if _apposed(outer, m) and outer.head not in ("victim", "victims"):
            return outer
    return None


def _apposed(outer: Mention, inner: Mention) -> bool:
    return outer.kind in ("name", "singular", "bare") and inner.kind in ("singular", "bare", "name")


def _reduced(v: View, at: int) -> bool:
    """Is the effect word that ends at ``at`` a participle behind its noun ("people injured in")?"""
    hits = next((h for h in v.hits.values() if h[0].i < at <= h[0].j), None)
    if hits is None:
        return False
    start = hits[0].i
    return start in v.ends and hits[0].trigger.frame in ("verb", "state")


def _opening(v: View, k: int) -> int | None:
    """Where the insertion begins that the comma or bracket at ``k`` closes."""
    if v.codes[k] == ")":
        for at in range(k - 1, max(-1, k - 15), -1):
            if v.codes[at] == "(":
                return at
        return None
    for at in range(k - 2, max(0, k - 30), -1):
        if v.codes[at] in ".;:":
            return None
        if v.codes[at] == "," and at in v.ends:
            inside = v.codes[at + 1]
            if inside in "r#y" or (inside in "dwpPigvaeWi" and _no_main_verb(v, at + 1, k)):
                if marker_start(v, at + 2) is not None or marker_start(v, at + 3) is not None:
                    return None
                return at
    return None


def _insertion(v: View, k: int) -> tuple[int | None, list[Mention]]:
    """Where the insertion that closes at ``k`` begins, and the parts that it names."""
    for at in range(k - 2, max(0, k - 40), -1):
        if v.codes[at] in ".;:bhm":
            break
        tag = v.s.phrase_tags.get(at + 1)
        marked = v.s.has(at + 1, "part_markers") or (tag and tag[1] == "part_markers")
        if v.codes[at] == "," and marked:
            inside = [m for m in v.mentions if at < m.i < k and m.kind not in _NOBODY]
            return at, inside
    return _opening(v, k), []


_NOBODY = words("en", "grammar", "own_subjects")


def _no_main_verb(v: View, i: int, j: int) -> bool:
    return not any(v.codes[x] in "bhmS" for x in range(i, j)) or v.codes[i] == "r"


_PRONOUNS = {"he": True, "she": True, "they": False}


def _antecedent(v: View, k: int) -> list[Mention]:
    """Whom the pronoun at ``k`` stands for: the first subject of its sentence."""
    one = _PRONOUNS[v.norms[k]]
    begin = max((x for x in range(k) if v.codes[x] in ".;"), default=-1)
    for m in v.mentions:
        if m.i <= begin or m.j > k or governed(v, m) or m.after_marker:
            continue
        if v.code(m.j) == ")" or v.code(m.lead - 1) in "(ve":
            continue  # an agency, an object
        if m.kind == "plural" or (m.best == 1) != one or m.kind == "thing":
            return []
        return [m]
    return []


def _shared(v: View, k: int) -> list[Mention]:
    """The subject of the verb before "and" at ``k``, which the verb behind it shares."""
    for m in reversed(v.mentions):
        if m.j > k:
            continue
        if any(c in ".;" for c in v.codes[m.j : k]):
            return []
        following = v.code(m.j)
        if governed(v, m) or m.after_marker or following not in "bhvemar,gy-#(":
            continue
        if m.lead and v.codes[m.lead - 1] in "ve" and following not in "bhm":
            continue  # an object
        if m.kind == "plural":
            return []
        return chain_before(v, m)
    return []


def find_objects(v: View, k: int, reach: int = 3) -> list[Mention]:
    """The object that follows token ``k`` with what is listed together with it."""
    at, gap = k, 0
    while at < len(v.codes) and gap <= reach:
        m = v.leads.get(at)
        if m is not None:
            return chain_behind(v, m)
        if v.codes[at] not in "aSd":
            return []
        at += 1
        gap += 1
    return []
