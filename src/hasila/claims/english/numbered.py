"""English: the mention that a number makes with the noun that it counts."""

from typing import NamedTuple

from hasila.claims.english.around import event_behind
from hasila.claims.english.figures import counted_kind, lead, stands_alone
from hasila.claims.english.made import describe, mention
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import THEM, Phrase, phrase
from hasila.claims.english.unlisted import sufferers, unknown
from hasila.claims.model import Mention
from hasila.quantities import Number
from hasila.quantities.data import words
from hasila.quantities.units import noun

_NO_PERSONS = frozenset(("duration", "things", "events", "ordinal"))


class _Counted(NamedTuple):
    """Whom a number counts: the noun phrase if there is one, where it ends, "of them"."""

    found: Phrase | None
    end: int
    of_them: bool = False


def numbered(v: View, n: Number, at: int) -> Mention | None:
    """The mention of the ``at``-th number of a sentence, None when it counts no person."""
    kind = counted_kind(v, n, at)
    if kind is None:
        return None
    k = n.hedge[1] if n.hedge and n.hedge[0] == n.j else n.j
    k = _behind_note(v, k)
    counted = _some_of(v, n, k) if v.code(k) == "o" else _noun_behind(v, n, k, kind)
    if counted is None:
        return None
    found, end, of_them = counted
    bare = found is None and not of_them
    if bare and v.norm(k) == "in" and _ratio(v, n, k + 1):
        return None
    if bare and v.code(k) != "o" and not stands_alone(v, n, k):
        return None
    m = mention(v, n.i, max(end, n.j), n)
    m.lead = lead(v, n)
    m.kind = "vague" if n.form == "vague" else "number"
    m.of_them, m.bare = of_them, bare
    if found:
        describe(v, m, found)
    return m


def _noun_behind(v: View, n: Number, k: int, kind: str) -> _Counted | None:
    """The noun phrase at ``k``, right behind a number, or none where an effect is told of it."""
    found = phrase(v, k) or unknown(v, k) or _shared(v, k)
    if kind in _NO_PERSONS and not _known(v, found, kind):
        found = None
        if not (event_behind(v, k) or _stated(v, k)):
            return None
    return _Counted(found, _before_speaker(v, found.end) if found else n.j)


def _known(v: View, found: Phrase | None, kind: str) -> bool:
    """Does a phrase count persons behind a figure of things ("six horse thieves were")?"""
    if found is None:
        return False
    told = kind == "things" and v.code(found.end) in "be" and not noun(found.head, "en")
    return bool(found.person or found.others or told)


def _some_of(v: View, n: Number, k: int) -> _Counted | None:
    """Whom "of" at ``k`` tells of: "two of them", "three of the five guards"."""
    inner = k + 1
    if v.norm(inner) in THEM and (v.norm(inner) != "which" or _suffers(v, inner + 1)):
        # "two people one of them a child"
        child = n.best == 1 and v.norm(inner + 1) in ("a", "an")
        found = phrase(v, inner + 1) if child else None
        end = _before_speaker(v, found.end) if found else inner + 1
        return _Counted(found, end, of_them=True)
    while v.code(inner) == "d" or v.norm(inner) in ("other", "more", "additional"):
        inner += 1
    if v.code(inner) == "a" and v.code(inner + 1) == "#" and inner > k + 1:
        inner += 1  # "nine of its roughly 40 members"
    larger = v.numbers.get(inner)  # "three of the five", "three of five"
    if larger is not None and n.best == 1 and _apposed(v, lead(v, n), larger):
        return None  # "Ann Bell was one of the five hurt": five
    if larger is not None and (v.code(inner - 1) in "da" or _share_of(v, n, larger)):
        inner += 1
    found = phrase(v, inner) or unknown(v, inner) or sufferers(v, inner)
    found = found or _and_theirs(v, inner)
    if found is None and not event_behind(v, k + 1):
        return None
    if found is not None and found.person is None and _thing(v, found.end - 1):
        return None  # "one of the earliest sources"
    return _Counted(found, _before_speaker(v, found.end) if found else n.j)


def _apposed(v: View, k: int, larger: Number) -> bool:
    """Is "one of the five" at ``k`` told of a person before: "Al Bell, one of the five held"?"""
    if v.code(k - 1) == "b":
        return True
    found = phrase(v, larger.j)
    harmed = v.code(larger.j if found is None else found.end) == "e"
    return harmed and (v.code(k - 1) == "W" or (v.code(k - 1) == "," and v.code(k - 2) in "Wp"))


def _and_theirs(v: View, k: int) -> Phrase | None:
    """ "five of the Keld Front and allied rebels": the persons beside their group."""
    at = k
    while v.code(at) == "W" and at < k + 5:
        at += 1
    if at == k or v.code(at) != "c":
        return None
    at += 1 + (v.norm(at + 1) == "allied")
    found = phrase(v, at)
    return found if found is not None and found.person and found.person.number == "pl" else None


def _stated(v: View, k: int) -> bool:
    """Does an effect stand right behind the number ("3 hospitalized following a shooting")?"""
    told = any(h.trigger.frame in ("verb", "state") for h in v.hits.get(k, ()))
    return told and v.code(k + 1) not in "wWpP"


def _share_of(v: View, n: Number, whole: Number) -> bool:
    """Is a number above one told of a larger one?"""
    few = n.best is not None and whole.best is not None and 1 < n.best < whole.best < 100
    named = v.code(n.i - 1) == ","  # "Ann and Bo Bell, two of four people shot": all four
    return few and not named and v.code(whole.j) == "P"


def _behind_note(v: View, k: int) -> int:
    """Behind an editor's note at ``k`` ("seven [number as heard] others")."""
    closing = next((x for x in range(k, k + 7) if v.norm(x) == "]"), k)
    note = v.norm(k) == "[" and not _NOTES.isdisjoint(v.norms[k:closing])
    return closing + 1 if note else k


_NOTES = words("en", "grammar", "editors_notes")


def _thing(v: View, k: int) -> bool:
    known = noun(v.norms[k], "en")
    return known is not None and known.kind == "things" and not v.s.has(k, "civil_bodies")


def _shared(v: View, k: int) -> Phrase | None:
    """ "30 army and 39 rebel fighters": the noun of the second number is the first one's too."""
    at = k
    while v.code(at) in "wW" and at < k + 3:
        at += 1
    second = v.numbers.get(at + 1) if at > k and v.code(at) == "c" else None
    found = phrase(v, second.j) if second is not None else None
    if found is None or found.person is None or found.person.number != "pl":
        return None
    return found._replace(end=at)


def _suffers(v: View, k: int) -> bool:
    """Does what only persons suffer stand at ``k`` ("three of which died")?"""
    while v.code(k) in "bha":
        k += 1
    return any(h.trigger.rule in _OF_PERSONS for h in v.hits.get(k, ()))


_OF_PERSONS = frozenset(("killed.verb", "killed.died", "injured.verb", "injured.subject"))


def _before_speaker(v: View, end: int) -> int:
    """Before the name of who speaks, whose comma was lost ("four children Al Jazeera reported")."""
    at = end
    while v.code(at - 1) == "W":
        at -= 1
    return at if v.code(end) == "S" and v.code(at - 1) == "P" else end


def _ratio(v: View, n: Number, k: int) -> bool:
    """ "one in six", "4 in 10"."""
    whole = v.numbers.get(k)
    if whole is None or whole.best is None or n.best is None:
        return False
    return n.best < whole.best <= 1000 and v.norm(whole.j) not in _MEASURES


_MEASURES = words("en", "grammar", "measures")
