"""English: mentions without a number: singulars, names, "others", bare plurals."""

from hasila.claims.english.around import speaker_behind
from hasila.claims.english.made import describe, mention
from hasila.claims.english.names import after_office, upper_name
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import Phrase, phrase
from hasila.claims.model import Mention
from hasila.quantities.data import lexicon, words
from hasila.quantities.units import noun

_PLACES = words("en", "places", "settlements") | words("en", "places", "divisions")
_BOTH = words("en", "grammar", "both_of")
_PAIRS = lexicon("en", "grammar")["pairs"]


def unnumbered(v: View, k: int) -> Mention | None:
    """Singulars, names, "others" and (counting nobody) bare plurals."""
    code, norm = v.codes[k], v.norms[k]
    if code == "d":
        return _determined(v, k)
    if norm == "others" or (norm == "another" and v.code(k + 1) != "#" and not _several(v, k + 1)):
        m = mention(v, k, k + 1)
        if norm == "others":
            m.kind, m.qualifier = "others", "vague"
            m.low = m.best = m.high = None
        return m
    if norm == "one" and v.norm(k + 1) == "who" and v.norm(k - 1) in ("including", ",", "and"):
        m = mention(v, k, k + 1)  # "four men were shot, including one who died"
        m.head, m.kind = "another", "another"
        return m
    if norm == "other" and v.code(k + 1) in "pPwW":
        found = phrase(v, k)
        if found and found.person and found.person.number == "pl":
            m = mention(v, k, found.end)
            m.kind, m.qualifier, m.low, m.best, m.high = "vague", "vague", None, None, None
            describe(v, m, found)
            return m
    if code == "y" and _apposed_age(v, k):
        return None  # "Ann Bell, 42 or 43 years old,"
    late = code == "W" and v.norm(k - 1) == "late" and v.code(k - 2) in "dr"
    if code in "wWpPyvegas" and (k == 0 or v.codes[k - 1] not in "wWs" or late):
        return _bare(v, k)
    return None


def _apposed_age(v: View, k: int) -> bool:
    """Does the age at ``k`` belong to the name before the comma, and not to one behind it?"""
    end = k
    while v.code(end) == "y":
        end += 1
    while v.code(k - 1) == "y":
        k -= 1
    k -= v.norm(k - 1) in ("about", "around", "approximately", "maybe")
    apart = v.code(k - 1) == "," and v.code(k - 2) in "Wp" and v.code(end) not in "wWpP"
    return apart and (v.norms[k].isdigit() or v.norms[k + 1].isdigit())


def _guessed(v: View, k: int) -> Mention | None:
    """An unknown noun where the verb behind it will tell whether it is a person."""
    at = k + 1
    while v.code(at) == "w" and at - k < 5:
        at += 1
    last = v.norm(at - 1)
    if at == k + 1 or v.code(at) not in "beh,r" or "body_parts" in v.s.words[at - 1].tags:
        return None
    known = noun(last, "en")
    if "compound_heads" in v.s.words[at - 1].tags or (known and known.kind != "persons"):
        return None
    if "civil_bodies" in v.s.words[at - 1].tags:
        return None  # "a band was abducted"
    m = mention(v, k, at)
    m.kind = "guess"
    return m


# "a third was wounded", "the other is in hospital": one more person.
_RANKS = {
    False: frozenset(("second", "third", "fourth", "fifth", "sixth")),
    True: frozenset(("other",)),
}


def _determined(v: View, k: int) -> Mention | None:
    """A noun phrase behind an article or possessive."""
    norm = v.norms[k]
    if v.code(k + 1) == "#":
        return None
    if norm == "a" and v.norm(k + 1) == "number" and v.code(k + 2) == "e":
        m = mention(v, k, k + 2)  # "25 wounded and a number missing"
        m.kind, m.qualifier, m.low, m.best, m.high = "vague", "vague", None, None, None
        m.bare = True
        return m
    if norm == "both" and v.norm(k + 1) in _BOTH:  # "both bodies were found"
        m = mention(v, k, k + 1)
        m.kind, m.low, m.best, m.high, m.bare = "number", 2, 2, 2, True
        return m
    if norm == "both" and v.code(k + 1) == "o" and (pair := _both_of(v, k)) is not None:
        return pair
    at = k + 1
    while v.code(at) == "d":
        at += 1
    found = phrase(v, at)
    if found is None:
        ends = "ebh,v.aikr" if v.code(k - 1) == "e" else "ebh,v"  # "killed a fifth on Tuesday"
        ends += "i" if v.code(k - 1) == "c" and _in_body(v, k + 3) else ""
        if (
            v.norm(k + 1) in _RANKS[norm == "the"]
            and (v.code(k + 2) in ends or (v.code(k - 1) == "e" and speaker_behind(v, k + 2)))
            and not _several(v, k + 2)
        ):
            m = mention(v, k, k + 2)
            m.head, m.kind = "another", "another"
            return m
        if norm in ("a", "an") and (guess := _guessed(v, k)) is not None:
            return guess
        one = 1 + (v.norm(k + 1) == "one")  # "while another one was hurt"
        if norm == "another" and v.code(k + one) in "ebhmi,.cakv":
            m = mention(v, k, k + one)
            m.head, m.kind = "another", "another"
            return m
        return None
    if v.norms[found.end : found.end + 2] == ["family", "of"] and v.code(found.end + 2) == "#":
        return None  # "an Iraqi family of four"
    m = mention(v, k, found.end)
    describe(v, m, found)
    _with_name(v, m, found)
    if m.kind == "number":
        return m
    if norm in ("each", "every"):
        m.kind = "plural"  # it counts nobody
        return m
    if found.head in _PAIRS:
        _as_pair(m, found.head)
    if found.person and found.person.number == "pl":
        m.kind = "plural"
        roles = v.code(m.i - 1) == v.code(m.j) == ","  # "two guards, both policemen, were"
        if norm == "both" and v.code(m.j) != "c" and not roles:
            m.kind, m.low, m.best, m.high = "number", 2, 2, 2
    return m


def _in_body(v: View, k: int) -> bool:
    """ "one man was shot in the arm and the other in the back"."""
    return any(v.s.has(x, "body_parts") for x in (k, k + 1)) and v.code(k - 1) == "i"


def _as_pair(m: Mention, head: str) -> None:
    m.low = m.best = m.high = _PAIRS[head]
    m.kind = "number"


def _several(v: View, k: int) -> bool:
    """Does a plural noun of an effect stand at ``k`` ("the other fatalities")?"""
    counted = any(h.trigger.frame == "event" for h in v.hits.get(k, ()))
    return counted and v.norms[k].endswith("s")


def _both_of(v: View, k: int) -> Mention | None:
    """ "both of his sons": two."""
    at = k + 2
    while v.code(at) == "d":
        at += 1
    found = phrase(v, at)
    if found is None or found.person is None or found.person.number != "pl":
        return None
    m = mention(v, k, found.end)
    describe(v, m, found)
    m.kind, m.low, m.best, m.high = "number", 2, 2, 2
    return m


def _shares_noun(v: View, k: int) -> bool:
    """Do "and" and a plural noun follow that the word before ``k`` describes as well?"""
    found = phrase(v, k + 1, free=True) if v.code(k) == "c" else None
    plural = found is not None and found.person is not None and found.person.number == "pl"
    return plural and found is not None and found.end > k + 2


def _with_name(v: View, m: Mention, found: Phrase) -> None:
    """In capitals throughout: let an office reach over the name behind it."""
    office = found.person is not None and found.person.number == "sg" and not found.aged
    if v.s.upper and office and (end := after_office(v, m.j)) > m.j:
        m.j, m.end = end, v.s.tokens.ends[end - 1]
    plural = found.person is not None and found.person.number == "pl"
    if v.s.upper and plural and (end := after_office(v, m.j)) > m.j and v.code(end) == "c":
        second = after_office(v, end + 1)
        if second > end + 1:  # "CITIZENS ANA BREL AND JUAN TAMOR"
            m.j, m.end = second, v.s.tokens.ends[second - 1]
            m.kind, m.low, m.best, m.high = "number", 2, 2, 2
            verbs = [x for x in range(m.i, found.end) if v.codes[x] == "e"]
            if verbs:  # "THE ARMY ARRESTED CITIZENS …"
                m.i = m.lead = verbs[-1] + 1
                m.start, m.inner = v.s.tokens.starts[m.i], -1


def _bare(v: View, k: int) -> Mention | None:
    """A noun phrase without article or number: "Man killed", "Teen shot", a name."""
    if v.norm(k - 1) == "of" and v.norm(k - 2) == "number":
        return None  # "the number of rebel killed"
    found = phrase(v, k, free=True)
    if found is not None:
        m = mention(v, k, found.end)
        describe(v, m, found)
        _with_name(v, m, found)
        if m.kind == "number":
            return m
        if (found.person and found.person.number == "pl") or found.head == "police":
            m.kind = "plural"
        elif v.norms[m.i : m.j] == [found.head] and _shares_noun(v, m.j):
            return None  # "French and Dutch citizens"
        elif v.codes[found.end - 1] == "W":
            m.kind = "name"
        elif v.code(m.j) == "w" and (v.names or (v.s.upper and v.norm(m.j).endswith("s"))):
            return None  # part of a compound
        else:
            m.kind = "bare"
        if m.kind == "bare" and found.head in _PAIRS:
            _as_pair(m, found.head)  # "Couple found dead"
        return m
    if v.codes[k] != "W":
        upper = upper_name(v, k) if v.s.upper else None
        if upper is None:
            return None
        m = mention(v, k, upper)
        m.kind = "name"
        return m
    end = k
    while v.code(end) == "W" and end - k < 6:
        end += 1
    m = mention(v, k, end)
    # "the Rupert Gun Range", "Iraq and the Levant", "former Soviet Union": something else's name
    listed = v.code(k - 2) == "c" and v.code(k - 3) == "W"
    inside = v.code(k - 1) == "d" and (v.code(k - 2) in "io" or listed)
    late = v.norm(k - 1) == "late" and end > k + 1  # "that late Ann Bell was killed"
    beside = v.code(k - 1) == "w" and v.norms[k - 1] not in words("en", "units", "months")
    place = v.norm(k - 1) in ("called", "named") and v.norm(k - 2) in _PLACES
    m.kind = "thing" if inside or (beside and not late) or place else "name"
    return m
