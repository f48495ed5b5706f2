"""English: mentions of quantities of persons in a sentence.

A mention that counts nobody (a bare plural: "civilians") is kept with kind ``plural``: it fills a
place in the clause, so that no other mention is taken for it.
"""

from dataclasses import replace

from hasila.claims.english.names import upper_name
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import (
    THEM,
    Phrase,
    event_behind,
    is_minor,
    marker_start,
    phrase,
    speaker_behind,
    sufferers,
    unknown,
    verb_behind,
)
from hasila.claims.english.sums import summed
from hasila.claims.english.topics import topical
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person
from hasila.quantities import Number
from hasila.quantities.data import words
from hasila.quantities.grammar import COUNTING
from hasila.quantities.kinds import kind_of
from hasila.quantities.units import noun

# Kinds of figure that count no persons whatever stands around them.
_NO_COUNT = frozenset(
    ("money", "percent", "date", "clock", "age", "measure", "identifier", "score")
)
# What stands behind an hour or a house number, or before a noun for persons.
_PLACED = frozenset(("local", "north", "south", "east", "west"))
_NO_PERSONS = frozenset(("duration", "things", "events", "ordinal"))


def mentions(s: Sentence) -> list[Mention]:
    """All mentions of quantities of persons, in order, enumerations summed."""
    s.hits = topical(s)
    view = View(s)
    s.view = view
    found: list[Mention] = []
    taken = -1
    at = {n.i: k for k, n in enumerate(s.numbers)}
    k, n = 0, len(s)
    while k < n:
        mention = None
        if k in at:
            mention = _numbered(view, s.numbers[at[k]], at[k])
            if mention is None and view.codes[k] == "#":
                k = s.numbers[at[k]].j
                continue
        if mention is None:
            mention = _unnumbered(view, k)
        if mention is not None and mention.i > taken:
            found.append(mention)
            taken = mention.j - 1
            k = mention.j
        else:
            k += 1
    for m in found:
        _surroundings(view, m)
    s.mentions = summed(view, found)
    view.index()
    return s.mentions


def _surroundings(v: View, m: Mention) -> None:
    m.conj = m.lead > 0 and v.codes[m.lead - 1] == "c"
    marker = marker_start(v, m.lead)
    m.after_marker = marker is not None and v.norm(marker - 1) != "not"


def _number_kind(v: View, at: int) -> str:
    return kind_of(v.s.tokens, v.s.numbers, at, "en").kind


def _numbered(v: View, n: Number, at: int) -> Mention | None:
    """The mention that a number makes with the noun it counts, None when it counts no person."""
    if n.form not in COUNTING or v.norm(n.i - 1) in ("$", "#"):
        return None
    if n.form == "vague" and v.norms[n.i] in ("number", "numbers"):
        return None  # no quantity: "the number of civilians", "names or numbers of"
    kind = _number_kind(v, at)
    if v.code(n.j) == "e" and (verb_behind(v, n.j) or v.norm(n.j) == "shot"):
        kind = "persons"  # "kills 12 wounds 50"
    if v.norm(n.j) in _PLACED and (head := phrase(v, n.j)) and head.person and n.best != 1:
        kind = "persons"  # "two local politicians", "14 South Sudan army soldiers"
    if kind == "date" and n.form == "words" and (head := phrase(v, n.j)) and head.person:
        kind = "persons"  # "in early May four miners"
    if v.code(n.i - 1) == "e" and (_speaks(v, n.j) or v.norm(n.j + 1) == "media"):
        kind = "persons"  # "wounds 50 state media"
    if kind in _NO_COUNT or _is_age(v, n):
        return None
    k = n.j
    if n.hedge and n.hedge[0] == k:
        k = n.hedge[1]
    of_them, found, end, bare = False, None, n.j, False
    if v.code(k) == "o":
        inner = k + 1
        if v.norm(inner) in THEM:
            of_them, end = True, inner + 1
        else:
            while v.code(inner) == "d" or v.norm(inner) in ("other", "more", "additional"):
                inner += 1
            if v.code(inner) == "#" and v.code(inner - 1) == "d":
                inner += 1
            found = phrase(v, inner) or unknown(v, inner) or sufferers(v, inner)
            if found is None and not event_behind(v, k + 1):
                return None
            bare = found is None  # "thousands of casualties"
    else:
        found = phrase(v, k) or unknown(v, k)
        modified = (
            kind == "things" and found and v.code(found.end) in "be" and not noun(found.head, "en")
        )
        known = found and (found.person or found.others or modified)
        if kind in _NO_PERSONS and not known:  # "six horse thieves were" counts persons
            found = None
            if not event_behind(v, k):
                return None
        bare = found is None
    if found:
        end = found.end
    if bare and v.norm(k) == "in" and _ratio(v, n, k + 1):
        return None
    if bare and v.code(k) != "o" and not _stands_alone(v, n, k):
        return None
    m = _mention(v, n.i, max(end, n.j), n)
    m.lead = _lead(v, n)
    m.kind = "vague" if n.form == "vague" else "number"
    m.of_them, m.bare = of_them, bare
    if found:
        _describe(v, m, found)
    return m


def _ratio(v: View, n: Number, k: int) -> bool:
    """ "one in six", "4 in 10"."""
    whole = v.numbers.get(k)
    if whole is None or whole.best is None or n.best is None:
        return False
    return n.best < whole.best <= 1000 and v.norm(whole.j) not in _MEASURES


_MEASURES = words("en", "grammar", "measures")


def _speaks(v: View, k: int) -> bool:
    """Does a speaker with his verb stand right at ``k`` ("wounded 50 state media reported")?"""
    at = k + (v.code(k) == "d")
    while v.code(at) in "wWpPc" and at < k + 7:
        at += 1
    counted = v.norm(k).endswith("s") and not v.s.has(k, "body_nouns")
    spoken = v.code(at) == "S" and not counted
    return spoken and any(v.s.has(x, "body_nouns") for x in range(k, at))


_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "."))
_PAIRS = {"couple": 2, "duo": 2, "pair": 2, "trio": 3}


def _is_age(v: View, n: Number) -> bool:
    """ "Name, 28, was shot", "ages 17, 18 and 22", "Name (40)"."""
    if n.form not in ("digits", "words") or n.best is None or not 0 < n.best < 110:
        return False
    before, after = v.norm(n.i - 1), v.norm(n.j)
    if v.codes[n.i] in "ya" or (n.form == "digits" and before in words("en", "units", "months")):
        return True
    if before in ("age", "ages", "aged"):
        return True
    if before == "." and v.norm(n.i - 2) in words("en", "units", "months"):
        return True  # "on Sept. 3 died"
    inside = before in (",", "and", "(") and (
        after in (",", ")", ".", ";", "and", "") or v.code(n.j) in "iSbhe"
    )
    if not inside:
        return False
    k = n.i - 1
    while k > 0 and (v.codes[k] in ",c#(" or v.norms[k] in _SUFFIXES):
        k -= 1
    if v.norm(k) in ("age", "ages", "aged"):
        return True
    listed = before == "and" or (v.code(n.j) == "e" and after != "and")
    named = "Wp" if v.names and v.code(n.j) == "i" else "Wpw"  # "in raids, 22 in clashes"
    return v.codes[k] in named and n.form == "digits" and not listed


def _stands_alone(v: View, n: Number, k: int) -> bool:
    """Can a number without a noun count persons here?"""
    code = v.code(k)
    if n.form == "vague" and v.norm(n.j - 1) in ("some", "few") and code not in "ebh.,i":
        return False
    if v.norm(k) in ("%", "$", "/", "x"):
        return False
    before = v.norm(n.i - 1)
    if n.form == "digits" and before in ("#", "-", "/", "no"):
        return False
    if v.code(_lead(v, n) - 1) == "e" and (code == "W" or (code in "wP" and speaker_behind(v, k))):
        return True
    return code in ".,:;)ebhmiakcrSvgnqd-(" or v.norm(k) == "more" or event_behind(v, k)


_SUMS = words("en", "grammar", "sums")


def _lead(v: View, n: Number) -> int:
    lead = n.hedge[0] if n.hedge and n.hedge[0] < n.i else n.i
    while lead > 0 and (v.codes[lead - 1] == "d" or "number_openers" in v.s.words[lead - 1].tags):
        lead -= 1
    if n.form == "range" or n.qualifier == "range":
        lead -= v.norm(lead - 1) in ("between", "from")
        lead -= v.norm(lead - 1) in ("about", "around", "approximately")
    if v.norm(lead - 1) == "of" and v.norm(lead - 2) in _SUMS:
        lead -= 2
        if v.code(lead - 1) == "d":
            lead -= 1
    return lead


def _mention(v: View, i: int, j: int, n: Number | None = None) -> Mention:
    low, best, high, qualifier = (n.low, n.best, n.high, n.qualifier) if n else (1, 1, 1, "exact")
    a, b, c = (None if x is None else int(x) for x in (low, best, high))
    starts, ends = v.s.tokens.starts, v.s.tokens.ends
    return Mention(i, j, i, starts[i], ends[j - 1], a, b, c, qualifier, "singular")


def _describe(v: View, m: Mention, found: Phrase) -> None:
    m.person, m.head = found.person, found.head
    if m.person and m.person.lemma in ("member", "cadre", "personnel", "leader", "head"):
        m.person = _member_of(v, m, found)
    if found.others:
        m.kind = "others" if m.person is None else m.kind
    if found.aged and m.person is None and is_minor(found.aged):
        m.head = "minor"
    if found.effect_at >= 0:
        m.inner = found.effect_at
    for norm in v.norms[m.i : m.j]:
        strong = norm.rpartition("-")
        if strong[2] in _STRONG and m.best == 1:
            value = _SMALL.get(strong[0]) or (int(strong[0]) if strong[0].isdecimal() else 0)
            if 1 < value < 100:  # "the four-man crew"
                m.low = m.best = m.high = value
                m.kind = "number"


_STRONG = frozenset(("man", "member", "person", "woman", "strong", "men", "people"))
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SMALL = {norm: k for k, norm in enumerate(_WORDS, 2)}


def _member_of(v: View, m: Mention, found: Phrase) -> Person:
    """ "members of one family" are civilians, "members of the brigade" combatants."""
    assert found.person is not None
    for k in range(m.i, min(len(v.codes), found.end + 8)):
        if k >= found.end and v.codes[k] in ",.;:bhevSr":
            break
        person = v.s.words[k].person
        if k >= found.end and person and person.victim_class == "combatant":
            return replace(found.person, victim_class="combatant")
        if "civil_bodies" in v.s.words[k].tags:
            return replace(found.person, victim_class="civilian")
    return found.person


def _unnumbered(v: View, k: int) -> Mention | None:
    """Singulars, names, "others" and (counting nobody) bare plurals."""
    code, norm = v.codes[k], v.norms[k]
    if code == "d":
        return _determined(v, k)
    if norm == "others" or (norm == "another" and v.code(k + 1) != "#"):
        m = _mention(v, k, k + 1)
        if norm == "others":
            m.kind, m.qualifier = "others", "vague"
            m.low = m.best = m.high = None
        return m
    if norm == "other" and v.code(k + 1) in "pPwW":
        found = phrase(v, k)
        if found and found.person and found.person.number == "pl":
            m = _mention(v, k, found.end)
            m.kind, m.qualifier, m.low, m.best, m.high = "vague", "vague", None, None, None
            _describe(v, m, found)
            return m
    if code in "wWpPyvegas" and (k == 0 or v.codes[k - 1] not in "wWs"):
        return _bare(v, k)
    return None


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
    m = _mention(v, k, at)
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
    if norm == "both" and v.code(k + 1) == "o" and (pair := _both_of(v, k)) is not None:
        return pair
    at = k + 1
    while v.code(at) == "d":
        at += 1
    found = phrase(v, at)
    if found is None:
        if v.norm(k + 1) in _RANKS[norm == "the"] and v.code(k + 2) in "ebh,v":
            m = _mention(v, k, k + 2)
            m.head, m.kind = "another", "another"
            return m
        if norm in ("a", "an") and (guess := _guessed(v, k)) is not None:
            return guess
        if norm == "another" and v.code(k + 1) in "ebhmi,.cakv":
            m = _mention(v, k, k + 1)
            m.head, m.kind = "another", "another"
            return m
        return None
    m = _mention(v, k, found.end)
    _describe(v, m, found)
    if found.head in _PAIRS:
        m.low = m.best = m.high = _PAIRS[found.head]
        m.kind = "number"
    if found.person and found.person.number == "pl":
        m.kind = "plural"
        if norm == "both" and v.code(m.j) != "c":
            m.kind, m.low, m.best, m.high = "number", 2, 2, 2
    return m


def _both_of(v: View, k: int) -> Mention | None:
    """ "both of his sons": two."""
    at = k + 2
    while v.code(at) == "d":
        at += 1
    found = phrase(v, at)
    if found is None or found.person is None or found.person.number != "pl":
        return None
    m = _mention(v, k, found.end)
    _describe(v, m, found)
    m.kind, m.low, m.best, m.high = "number", 2, 2, 2
    return m


def _bare(v: View, k: int) -> Mention | None:
    """A noun phrase without article or number: "Man killed", "Teen shot", a name."""
    found = phrase(v, k, free=True)
    if found is not None:
        m = _mention(v, k, found.end)
        _describe(v, m, found)
        if found.person and found.person.number == "pl":
            m.kind = "plural"
        elif v.codes[found.end - 1] == "W":
            m.kind = "name"
        elif v.code(m.j) == "w" and v.names:
            return None  # part of a compound
        else:
            m.kind = "bare"
        return m
    if v.codes[k] != "W":
        upper = upper_name(v, k) if v.s.upper else None
        if upper is None:
            return None
        m = _mention(v, k, upper)
        m.kind = "name"
        return m
    end = k
    while v.code(end) == "W" and end - k < 6:
        end += 1
    m = _mention(v, k, end)
    # "the Rupert Gun Range", "former Soviet Union": a name of something else
    inside = v.code(k - 1) == "d" and v.code(k - 2) in "io"
    beside = v.code(k - 1) == "w" and v.norms[k - 1] not in words("en", "units", "months")
    m.kind = "thing" if inside or beside else "name"
    return m
