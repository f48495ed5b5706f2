"""English: who is subject and who is object of an effect word, read over the class letters."""

from typing import NamedTuple

from hasila.claims.english.around import says
from hasila.claims.english.lists import chain_behind
from hasila.claims.english.parse import View
from hasila.claims.model import Mention
from hasila.quantities.data import words

_REPORTED = words("en", "grammar", "reported")


# "are to be freed", "is expected to be released": not yet so.
_PLANNED = words("en", "grammar", "planned")


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
        elif norm in _GETTING and at == k - (v.codes[k - 1] == "a"):
            passive = finite = True  # "got accidentally shot"
        elif code == "n":
            negated = True
        elif code == "m":
            finite = True
            guessed = norm in _GUESSED and "have" in v.norms[at:k] and _counted(v, at - 1)
            unreal = unreal or not (guessed or norm in ("did", "do", "does"))
        elif norm == "to" and at == k and (did := _went_on(v, at - 1)):
            finite, at = True, at - did
        elif norm in _BEGUN and at == k and v.norms[k].endswith("ing"):
            finite = True  # "had started fleeing"
        elif norm == "to" and _gerund(v, at):
            break  # "pleaded guilty to killing"
        elif norm == "to" and at == k and _used(v, at - 1):
            finite = True
            break
        elif norm == "to" and set(v.codes[at:k]) <= {"a"} and v.norm(at - 2) not in _HAPPENED:
            unreal = True
        elif _passed_over(v, at, finite):
            pass
        elif norm == "as" and v.norm(at - 2) in ("identified", "listed", "reported", "described"):
            at -= 1
        elif v.norm(at) == "to" and norm in _SEEMING:
            finite = True  # "appear to have died"
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
    unreal = unreal or (finite and _asked(v, at))
    return Group(at, passive, perfect, negated, unreal, finite)


def foreseen(v: View, i: int, j: int) -> bool:
    """Is the figure at ``j`` one that a toll, named behind ``i``, is yet to reach?

    "The toll is expected to reach 90 dead", "the toll will rise to 90".
    """
    for k in range(j - 1, i, -1):
        if v.codes[k] in ",;:.(krS" or (v.codes[k] == "i" and v.norms[k] not in _UP_TO):
            return False  # "the toll, which was expected to rise, stood at 90"
        counting = not _COUNTING.isdisjoint(v.s.words[k].tags) or v.codes[k] == "b"
        if not counting:
            continue
        if v.norms[k - 1] == "will":
            return True
        if v.norms[k - 1] == "to" and v.norm(k - 2) in _PLANNED:
            return True
    return False


_COUNTING = frozenset(("rise", "toll_verbs"))
_UP_TO = frozenset(("to", "at", "above", "beyond", "over", "past", "by"))


def _passed_over(v: View, at: int, finite: bool) -> bool:
    """Does an adverb end at ``at``, or a word of hearsay ("were reported killed")?"""
    code, norm = v.codes[at - 1], v.norms[at - 1]
    if code == "a" or norm in ("both", "all", "yet"):
        return True
    if norm not in _REPORTED:
        return False
    return _told_of(v, at) or _reduced(v, at, finite) or norm in ("left", "found")


def _counted(v: View, k: int) -> bool:
    """ "as many as nine people may have died": is it told of how many?"""
    m = v.ends.get(k)
    if m is None or m.kind not in ("number", "vague", "others") or m.best == 1:
        return False
    return not any(x.startswith("fear") for x in v.norms[max(0, m.lead - 2) : m.lead])


_GUESSED = frozenset(("may", "might"))
_SEEMING = words("en", "grammar", "seeming")
_HAPPENED = frozenset(("have", "reported", "confirmed"))
_GETTING = frozenset(("get", "gets", "got", "getting"))


def _asked(v: View, k: int) -> bool:
    """ "declined to say whether the gunman was arrested"."""
    while k > 0 and v.codes[k - 1] in "dwWpPys#oq":
        k -= 1
    return v.norm(k - 1) == "whether"


def _went_on(v: View, k: int) -> int:
    """How many words before "to" say that the deed was done ("managed to", "went on to")."""
    if v.norm(k - 1) in _DONE | _BEGUN:
        return 1
    return 2 if v.norm(k - 1) == "on" and v.norm(k - 2) in ("went", "going", "gone") else 0


def _used(v: View, k: int) -> bool:
    """Was a thing used for the deed ("a knife that was used by a clerk to kill a man")?"""
    used = next((x for x in range(k, max(0, k - _USE), -1) if v.norms[x] == "used"), 0)
    return (
        used > 0 and v.code(used - 1) not in "mn" and not any(c in ".;," for c in v.codes[used:k])
    )


_USE = 9  # tokens
_DONE = words("en", "grammar", "managing")
_BEGUN = words("en", "grammar", "begun")


def _gerund(v: View, k: int) -> bool:
    """Does a form in -ing begin at ``k`` ("killing", "fatally shooting")?"""
    return v.norms[k].endswith("ing") or (
        v.norms[k].endswith("ly") and v.norm(k + 1).endswith("ing")
    )


def _told_of(v: View, at: int) -> bool:
    """ "were reported killed", "were also reported to have been hurt"."""
    return v.code(at - 2 - (v.norm(at - 2) == "also")) in "bh"


def _reduced(v: View, at: int, finite: bool) -> bool:
    """ "five reported killed", but not "police said all were hurt"."""
    return at - 1 in v.ends and not (finite and v.codes[at - 1] == "S")


def _apart(v: View, k: int) -> int | None:
    """The auxiliary that a phrase of time parts from its verb ("were on Friday killed")."""
    at = k - 1
    if v.code(at) == "d" and v.code(at - 1) == "b" and v.norms[at] not in ("each", "both", "all"):
        return None  # "was the slain clerk's brother"
    while at > max(0, k - 11) and v.codes[at] in "aiwWdo,()#-":
        at -= 1
    if v.code(at) == "b" and at < k - 1 and v.norm(at) in ("was", "were", "been"):
        return verb_group(v, at).start if v.code(at - 1) in "hma" else at
    return None


def joins_object(v: View, k: int) -> bool:
    """Is the token at ``k`` a pronoun for one of those whom a list goes on to name?"""
    following = v.code(k + 1)
    behind = v.leads.get(k + 2)
    if behind is not None and says(v, behind.j):
        return False  # "shot him and the agency reported"
    if v.norms[k] in ("himself", "herself") and following in "c," and k + 2 in v.leads:
        return True  # "killing himself and six others"
    if v.codes[k] == "q":
        own = v.norm(k + 2) in ("his", "her") and k + 2 in v.leads
        return following == "c" or (following == "," and own)
    return False


def find_objects(v: View, k: int, reach: int = 3) -> list[Mention]:
    """The object that follows token ``k`` with what is listed together with it."""
    at, gap = k, 0
    if v.norm(at) == "what":
        at = next((x for x in range(at + 1, at + 6) if x in v.leads), at)  # "what seem to be 20"
    if v.code(at) == "," and v.code(at + 1) == "i":
        closing = next((x for x in range(at + 2, at + 10) if v.code(x) not in "iwWcdpPa"), at)
        behind = v.leads.get(closing + 1) if v.code(closing) == "," else None
        before = v.ends.get(k - 1)
        told = before is not None and before.kind != "plural"  # "a nurse hurt, in Brel, two men"
        if behind is not None and behind.kind != "name" and not told:
            at = closing + 1  # "killed, with clubs, two men"
    while at < len(v.codes) and gap <= reach:
        m = v.leads.get(at)
        if m is not None:
            return chain_behind(v, m)
        if joins_object(v, at):
            at += 2  # "killing him and two guards"
            continue
        if v.codes[at] == "S" and v.quoted(at):
            return []  # '"… were killed" said Ann Bell'
        that = v.norms[at] == "that" and v.code(at + 1) in "wp"  # "hit that rider"
        if v.codes[at] not in "aSd" and not that:
            return []
        at += 1
        gap += 1
    return []
