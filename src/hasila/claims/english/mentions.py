"""English: mentions of quantities of persons in a sentence.

A mention that counts nobody (a bare plural: "civilians") is kept with kind ``plural``: it fills a
place in the clause, so that no other mention is taken for it.
"""

from hasila.claims.english.made import describe
from hasila.claims.english.made import mention as made
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import (
    THEM,
    Phrase,
    at_a_time,
    event_behind,
    marker_start,
    phrase,
    speaker_behind,
    sufferers,
    unknown,
    verb_behind,
)
from hasila.claims.english.sums import summed
from hasila.claims.english.topics import topical
from hasila.claims.english.unnumbered import unnumbered
from hasila.claims.model import Mention, Sentence
from hasila.quantities import Number
from hasila.quantities.data import words
from hasila.quantities.grammar import COUNTING
from hasila.quantities.kinds import kind_of
from hasila.quantities.units import noun

# Kinds of figure that count no persons whatever stands around them.
_NO_COUNT = frozenset(
    ("money", "percent", "date", "clock", "age", "measure", "identifier", "score")
)


_MONTHS = words("en", "units", "months")
_DAYS = words("en", "units", "weekdays") | {"overnight", "today", "yesterday", "tonight"}
_FIRING = frozenset(("fired", "fires", "fire", "firing", "heard", "hear", "discharged", "took"))
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
            mention = unnumbered(view, k)
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
    deed = v.norms[n.i] == "numbers" and v.code(n.i - 1) in "egv"
    if n.form == "vague" and v.norms[n.i] in ("number", "numbers") and not deed:
        return None  # no quantity: "the number of civilians", "names or numbers of"
    if v.norms[max(0, n.i - 2) : n.i] in (["all", "but"], ["average", "of"]):
        return None
    kind = _number_kind(v, at)
    dated = v.norm(n.i - 1) == "," and v.norm(n.i - 2).isdigit() and v.norm(n.i - 3) in _MONTHS
    year = n.form == "digits" and 1900 <= (n.best or 0) < 2100
    deed = year and v.code(n.j) in "ewW" and not v.norm(n.j).endswith(("s", "people"))
    if year and (dated or deed):
        return None  # "May 9, 2016 HOMICIDE", "2013 Homicide"
    name = v.names and v.norms[n.i] == "one" and v.s.capitals[n.i] and v.code(n.i - 1) == "W"
    titled = v.names and n.form == "words" and v.s.capitals[n.i] and v.code(n.i - 1) in "iW"
    if titled and v.code(n.j) == "W" and v.code(n.j + 1) not in "pP":
        return None  # "a hotel near Six Flags"
    if name and v.code(n.j) not in "pPwe":
        return None  # "taken to Regional One where she died"
    before = n.i - 1 - (v.code(n.i - 1) == "a")
    fired = v.norm(n.i - 1) in _FIRING or (v.code(before) == "b" and n.best == 1)
    if v.norm(n.j) in ("shot", "shots") and fired:
        return None  # "fired one shot", "it was just one shot"
    if v.code(n.j) == "e" and (verb_behind(v, n.j) or v.norm(n.j) == "shot"):
        kind = "persons"  # "kills 12 wounds 50"
    if v.norm(n.j) in _PLACED and (head := phrase(v, n.j)) and head.person and n.best != 1:
        kind = "persons"  # "two local politicians", "14 South Sudan army soldiers"
    if kind == "date" and n.form == "words" and (head := phrase(v, n.j)) and head.person:
        kind = "persons"  # "in early May four miners"
    if v.code(_lead(v, n) - 1) == "e" and (_speaks(v, n.j) or v.norm(n.j + 1) == "media"):
        kind = "persons"  # "wounds 50 state media"
    if v.code(n.j) == "a" and v.norm(n.j) in _DAYS and v.code(n.i - 1) in "ev":
        kind = "persons"  # "the toll reached 330 overnight"
    told = v.code(_lead(v, n) - 1) in "ei" and not year
    if told and (at_a_time(v, n.j) or v.norm(n.j) in _BECAUSE):
        kind = "persons"  # "kills five last week", "kills five following an explosion"
    behind_day = v.norm(n.i - 1) in _MONTHS and v.code(n.i - 2) == "#" and not year
    if behind_day and (v.code(n.j) == "e" or ((head := phrase(v, n.j)) and head.person)):
        kind = "persons"  # "on 4 May 28 bodies were found"
    elif _is_age(v, n):
        return None
    if kind in _NO_COUNT:
        return None
    if kind == "duration" and v.code(n.j + 1) == "g":
        return None  # "over two days targeting militants"
    k = n.j
    if n.hedge and n.hedge[0] == k:
        k = n.hedge[1]
    k = _behind_note(v, k)
    of_them, found, end, bare = False, None, n.j, False
    if v.code(k) == "o":
        inner = k + 1
        if v.norm(inner) in THEM and (v.norm(inner) != "which" or _suffers(v, inner + 1)):
            of_them, end = True, inner + 1
            if n.best == 1 and v.norm(end) in ("a", "an"):
                found = phrase(v, end)  # "two people one of them a child"
        else:
            while v.code(inner) == "d" or v.norm(inner) in ("other", "more", "additional"):
                inner += 1
            larger = v.numbers.get(inner)  # "three of the five", "three of five"
            if larger is not None and n.best == 1 and v.code(_lead(v, n) - 1) == "b":
                return None  # "Ann Bell was one of the five hurt": five
            if larger is not None and (v.code(inner - 1) == "d" or _share_of(v, n, larger)):
                inner += 1
            found = phrase(v, inner) or unknown(v, inner) or sufferers(v, inner)
            if found is None and not event_behind(v, k + 1):
                return None
            if found is not None and found.person is None and _thing(v, found.end - 1):
                return None  # "one of the earliest sources"
            bare = found is None  # "thousands of casualties"
    else:
        found = phrase(v, k) or unknown(v, k) or _shared(v, k)
        modified = (
            kind == "things" and found and v.code(found.end) in "be" and not noun(found.head, "en")
        )
        known = found and (found.person or found.others or modified)
        if kind in _NO_PERSONS and not known:  # "six horse thieves were" counts persons
            found = None
            if not (event_behind(v, k) or _stated(v, k)):
                return None
        bare = found is None
    if found:
        end = _before_speaker(v, found.end)
    if bare and v.norm(k) == "in" and _ratio(v, n, k + 1):
        return None
    if bare and v.code(k) != "o" and not _stands_alone(v, n, k):
        return None
    m = made(v, n.i, max(end, n.j), n)
    m.lead = _lead(v, n)
    m.kind = "vague" if n.form == "vague" else "number"
    m.of_them, m.bare = of_them, bare
    if found:
        describe(v, m, found)
    return m


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


_NOTES = frozenset(("heard", "received", "published", "printed", "sic", "indistinct", "garbled"))


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


def _speaks(v: View, k: int) -> bool:
    """Does a speaker with his verb stand right at ``k`` ("wounded 50 state media reported")?"""
    end = k + (v.code(k) == "W")
    if v.code(end) == "." and v.norm(end).isalpha():
        return True  # a body that speaks at the end of a headline, taken away before
    at = k + (v.code(k) == "d")
    while v.code(at) in "wWpPcg" and at < k + 7:
        at += 1
    counted = v.norm(k).endswith("s") and not v.s.has(k, "body_nouns")
    spoken = v.code(at) == "S" and not counted
    return spoken and any(v.s.has(x, "body_nouns") for x in range(k, at))


_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "."))


def _is_age(v: View, n: Number) -> bool:
    """ "Name, 28, was shot", "ages 17, 18 and 22", "Name (40)"."""
    if n.form not in ("digits", "words") or n.best is None or not 0 < n.best < 110:
        return False
    before, after = v.norm(n.i - 1), v.norm(n.j)
    if v.codes[n.i] in "ya" or (n.form == "digits" and before in words("en", "units", "months")):
        return True
    if before in ("age", "ages", "aged"):
        return True
    if before in ("both", "all") and v.norm(n.i - 2) == "," and after == ",":
        return True  # "two men, both 21, were hurt"
    if before == "." and v.norm(n.i - 2) in words("en", "units", "months"):
        return True  # "on Sept. 3 died"
    inside = before in (",", "and", "(") and (
        after in (",", ")", ".", ";", "and", "", "-", "--") or v.code(n.j) in "iSbhe"
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
    if code == "v" and "not_persons" in v.s.words[min(k + 1, len(v.codes) - 1)].tags:
        return False  # "17 search warrants"
    before = v.norm(n.i - 1)
    apart = before == "-" and v.s.tokens.ends[n.i - 1] < v.s.tokens.starts[n.i]
    if n.form == "digits" and before in ("#", "-", "/", "no") and not (apart and code == "e"):
        return False
    if v.code(_lead(v, n) - 1) == "e" and code == "#":
        return True  # headlines: "Raid kills 21 hundreds flee"
    if v.code(_lead(v, n) - 1) == "e" and (code == "W" or (code in "wP" and speaker_behind(v, k))):
        return True
    alone = code in ".,:;)ebhmiakcrSvgnqd-(" or v.norm(k) == "more"
    return alone or event_behind(v, k) or at_a_time(v, k)


_BECAUSE = frozenset(("following", "after", "during", "amid"))
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
        at = lead
        while v.code(at - 1) in "wpW" and at > lead - 3:
            at -= 1  # "an entire Danish family of four"
        if v.code(at - 1) == "d":
            lead = at - 1
    return lead
