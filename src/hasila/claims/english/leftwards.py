"""English: what may stand between a verb and its subject, and how far it reaches leftwards."""

from hasila.claims.english.insertions import CALLED
from hasila.claims.english.lists import governed
from hasila.claims.english.parse import View
from hasila.claims.model import Mention
from hasila.quantities.data import words

_MOSTLY = words("en", "grammar", "mostly")
_DAYS = words("en", "grammar", "days")
_NOUNS = words("en", "grammar", "deed_nouns")


def run_start(v: View, at: int) -> int:
    """Where the words of a noun phrase begin that ends at ``at``."""
    run = at - 1
    while run > 0 and (
        run not in v.ends or v.ends[run].kind in ("name", "thing") or v.codes[run] == "s"
    ):
        code = v.codes[run - 1]
        if code in "wWpPy#ds-" or (code == "e" and noun_like(v, run)):
            run -= 1
        elif code == "c" and v.codes[run] in "wWd" and v.code(run - 2) in "wW":
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


def noun_like(v: View, at: int) -> bool:
    """Is the effect word that ends at ``at`` a noun inside a phrase ("in the shooting")?"""
    for hits in v.hits.values():
        if hits[0].i < at <= hits[0].j:
            noun = any(h.trigger.frame in ("event", "wounds") for h in hits)
            reduced = hits[0].i in v.ends and any(
                h.trigger.frame in ("verb", "state") for h in hits
            )
            before = v.code(hits[0].i - 1)
            plain = v.norms[at - 1] in _NOUNS and before in "dwWs" and v.code(at) in "bhmio,"
            return plain or (noun and not reduced and before in "dwWpiovge")
    return False


def reduced(v: View, at: int) -> bool:
    """Is the effect word that ends at ``at`` a participle behind its noun ("people injured in")?"""
    hits = next((h for h in v.hits.values() if h[0].i < at <= h[0].j), None)
    if hits is None:
        return False
    start = hits[0].i
    frames = ("verb", "state", "subject") if v.norms[start].endswith("ing") else ("verb", "state")
    return start in v.ends and hits[0].trigger.frame in frames


def participle(v: View, k: int) -> bool:
    """Is the verb form at ``k`` a participle that describes the noun before it?"""
    form = v.norms[k].endswith(("ed", "ing", "wn", "en")) or v.s.has(k, "participles")
    return form and (v.code(k + 1) in "iagrto" or v.norm(k + 1) == "as")


def relative_before(v: View, at: int) -> int | None:
    """Where the relative clause begins whose verb stands before ``at``."""
    for k in range(at - 1, max(0, at - 20), -1):
        if v.codes[k] in ".;:kS":
            return None
        if v.codes[k] == "r":
            return k if k in v.ends or (v.codes[k - 1] == "," and k - 1 in v.ends) else None
    return None


def before_thing(v: View, m: Mention) -> int | None:
    """Before the preposition that governs the name of a thing."""
    k = m.i
    while k > 0 and v.codes[k - 1] in "dwWpPs" and (k not in v.ends or v.codes[k] == "s"):
        k -= 1
    return k - 1 if k > 0 and v.codes[k - 1] in "io" else None


def who_they_say(v: View, k: int) -> int | None:
    """ "A boy who police say was shot": behind the "who" before the verb of saying at ``k``."""
    while k > 0 and v.codes[k - 1] in "dwWpPq":
        k -= 1
    return k if v.norm(k - 1) in ("who", "that") else None


def said_to(v: View, k: int) -> int | None:
    """ "15 people reported (by relatives) to have died": behind the people, from the "to" at k."""
    if v.norm(k) != "to":
        return None
    teller = v.ends.get(k)
    if teller is not None and v.norm(teller.lead - 1) == "by":
        k = teller.lead - 1
    told = v.norm(k - 1) in _REPORTED and k - 1 in v.ends
    return k - 1 if told else None


_REPORTED = words("en", "grammar", "reported")


def place_before(v: View, m: Mention) -> int | None:
    """ "A clerk from Keld, Tamora, was": before the preposition of a place of two names."""
    town = v.ends.get(m.lead - 1) if v.code(m.lead - 1) == "," else None
    if town is None or town.kind != "name" or town.person or m.person or not governed(v, town):
        return None
    return town.lead - 1 if v.code(town.lead - 2) in "pPyW" and town.lead > 1 else None


def who_does(v: View, k: int) -> bool:
    """Does a person stand before the participle at ``k``, no body and no thing ("one showing")?"""
    doer = v.ends.get(k) if doing(v, k) else None
    if doer is None or v.norms[doer.i] == "one":
        return False
    last = doer.j - 1
    body = doer.kind == "bare" and (v.s.has(last, "body_nouns") or v.s.has(last, "civil_bodies"))
    return doer.kind in ("singular", "bare", "number") and not body


def doing(v: View, k: int) -> bool:
    """Is the word at ``k`` a participle with an object ("a lawyer representing Ann Bell")?"""
    plain = v.codes[k] in "gwve" and v.s.words[k].person is None
    return plain and len(v.norms[k]) > 5 and v.norms[k].endswith("ing")


def identified_as(v: View, k: int) -> int | None:
    """Behind "who" of "who were later identified as" before ``k``."""
    if v.norm(k - 1) != "as":
        return None
    at = k - 1
    while at > 0 and v.codes[at - 1] in "vSbah" and k - at < 7:
        at -= 1
    return at if at < k - 2 and v.norm(at - 1) == "who" else None


def named_behind(v: View, run: int, at: int) -> bool:
    """Are the words behind a person noun its name (all capitals show no names)?"""
    if v.ends[run].kind not in ("singular", "bare"):
        return False
    run += v.norms[run] in CALLED and run + 1 < at  # "a 19-year-old named Ann Bell"
    return all(c == "W" or (c == "w" and not v.names) for c in v.codes[run:at])


def before_members(v: View, m: Mention) -> Mention | None:
    """ "161 people including guards, locals and nurses were": whose members are listed."""
    k = m.lead - 1
    while k > 0 and v.codes[k] in "wWpPc,dyo-a" and "part_markers" not in v.s.words[k].tags:
        k -= 1
    if "part_markers" not in v.s.words[k].tags or m.lead - k > 14:
        return None
    return v.ends.get(k) or (v.ends.get(k - 1) if v.code(k - 1) == "," else None)


def described(v: View, m: Mention) -> Mention | None:
    """ "Around 40 people mostly civilians were": whom a plural behind "mostly" describes."""
    k = m.lead
    while k > 0 and v.norms[k - 1] in _MOSTLY:
        k -= 1
    whole = v.ends.get(k) if k < m.lead else None
    return whole if whole is not None and whole.kind in ("number", "vague", "others") else None


def outer(v: View, m: Mention, crossed: int) -> Mention | None:
    """The noun that ``m`` is in apposition to: "a witness named Ahmad", "Ali, a farmer,"."""
    if m.kind == "name" and v.norm(m.lead - 1) in (*CALLED, "-"):
        return v.ends.get(m.lead - 1)
    if v.norm(m.lead - 1) == ",":
        outer = v.ends.get(m.lead - 1)
        if outer is None and m.kind == "plural":
            outer = v.fulls.get(m.lead - 1)  # "two members of the escort, both guards,"
        if outer is None or (outer.kind == "name" and governed(v, outer) and not crossed > 1):
            return None
        same = m.kind == "sum" and m.best == outer.best  # "two sons, A and B, were"
        if (m.kind == "plural" or same) and outer.kind == "number":
            return outer
        if not crossed:
            opens = outer.lead == 0 or v.codes[outer.lead - 1] in ".;,kS"
            return outer if opens and m.kind == "name" and outer.kind == "singular" else None
        if _apposed(outer, m) and outer.head not in ("victim", "victims"):
            return outer
    return None


def _apposed(outer: Mention, inner: Mention) -> bool:
    return outer.kind in ("name", "singular", "bare") and inner.kind in ("singular", "bare", "name")
