"""English: which figures of a sentence can count persons."""

from hasila.claims.english.around import at_a_time, event_behind, speaker_behind, verb_behind
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import phrase
from hasila.quantities import Number
from hasila.quantities.data import words
from hasila.quantities.grammar import COUNTING
from hasila.quantities.kinds import kind_of

# Kinds of figure that count no persons whatever stands around them.
_NO_COUNT = frozenset(
    ("money", "percent", "date", "clock", "age", "measure", "identifier", "score")
)
_MONTHS = words("en", "units", "months")
_DAYS = words("en", "units", "weekdays") | {"overnight", "today", "yesterday", "tonight"}
_FIRING = words("en", "grammar", "shots_told")
# What stands behind an hour or a house number, or before a noun for persons.
_PLACED = frozenset(("local", "north", "south", "east", "west"))
_BECAUSE = frozenset(("following", "after", "during", "amid"))
_SUMS = words("en", "grammar", "sums")
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "."))


def counted_kind(v: View, n: Number, at: int) -> str | None:
    """The kind of the ``at``-th number of a sentence, None when it can count no person."""
    if n.form not in COUNTING or v.norm(n.i - 1) in ("$", "#"):
        return None
    if _no_quantity(v, n) or _in_name(v, n) or _of_shots(v, n):
        return None
    day = _behind_day(v, n)
    kind = "persons" if day or _persons(v, n) else kind_of(v.s.tokens, v.s.numbers, at, "en").kind
    if kind == "date" and n.form == "words" and _person_at(v, n.j):
        kind = "persons"  # "in early May four miners"
    if kind in _NO_COUNT or (not day and _is_age(v, n)):
        return None
    if kind == "duration" and v.code(n.j + 1) == "g":
        return None  # "over two days targeting militants"
    return kind


def _no_quantity(v: View, n: Number) -> bool:
    """ "the number of civilians", "all but two", "an average of nine"; years and dates."""
    deed = v.norms[n.i] == "numbers" and v.code(n.i - 1) in "egv"
    if n.form == "vague" and v.norms[n.i] in ("number", "numbers") and not deed:
        return True  # "names or numbers of"
    if v.norms[max(0, n.i - 2) : n.i] in (["all", "but"], ["average", "of"]):
        return True
    dated = v.norm(n.i - 1) == "," and v.norm(n.i - 2).isdigit() and v.norm(n.i - 3) in _MONTHS
    deed = v.code(n.j) in "ewW" and not v.norm(n.j).endswith(("s", "people"))
    return _is_year(n) and (dated or deed)  # "May 9, 2016 HOMICIDE", "2013 Homicide"


def _is_year(n: Number) -> bool:
    return n.form == "digits" and 1900 <= (n.best or 0) < 2100


def _in_name(v: View, n: Number) -> bool:
    """ "a hotel near Six Flags", "taken to Regional One"."""
    if not (v.names and v.s.capitals[n.i]):
        return False
    code, behind = v.code(n.i - 1), v.code(n.j)
    titled = n.form == "words" and code in "iW"
    if titled and behind == "W" and v.code(n.j + 1) not in "pP":
        return True
    return v.norms[n.i] == "one" and code == "W" and behind not in "pPwe"


def _of_shots(v: View, n: Number) -> bool:
    """ "fired one shot", "it was just one shot"."""
    before = n.i - 1 - (v.code(n.i - 1) == "a")
    fired = v.norm(n.i - 1) in _FIRING or (v.code(before) == "b" and n.best == 1)
    return v.norm(n.j) in ("shot", "shots") and fired


def _person_at(v: View, k: int) -> bool:
    """Does a noun phrase for persons begin at ``k``?"""
    found = phrase(v, k)
    return found is not None and found.person is not None


def _persons(v: View, n: Number) -> bool:
    """Do the words around a number tell that it counts persons, whatever it looks like?"""
    if v.code(n.j) == "e" and (verb_behind(v, n.j) or v.norm(n.j) == "shot"):
        return True  # "kills 12 wounds 50"
    if v.norm(n.j) in _PLACED and n.best != 1 and _person_at(v, n.j):
        return True  # "two local politicians", "14 South Sudan army soldiers"
    told_of = v.code(lead(v, n) - 1)
    if told_of == "e" and (_speaks(v, n.j) or v.norm(n.j + 1) == "media"):
        return True  # "wounds 50 state media"
    if v.code(n.j) == "a" and v.norm(n.j) in _DAYS and v.code(n.i - 1) in "ev":
        return True  # "the toll reached 330 overnight"
    told = told_of in "ei" and not _is_year(n)
    # "kills five last week", "kills five following an explosion"
    return told and (at_a_time(v, n.j) or v.norm(n.j) in _BECAUSE)


def _behind_day(v: View, n: Number) -> bool:
    """ "on 4 May 28 bodies were found"."""
    behind = v.norm(n.i - 1) in _MONTHS and v.code(n.i - 2) == "#" and not _is_year(n)
    return behind and (v.code(n.j) == "e" or _person_at(v, n.j))


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
    if before == "," and after in ("were", "are") and v.codes[n.i - 2] == "w":
        return False  # "of the 15 killed in the strike, 12 were women"
    k = n.i - 1
    while k > 0 and (v.codes[k] in ",c#(" or v.norms[k] in _SUFFIXES):
        k -= 1
    if v.norm(k) in ("age", "ages", "aged"):
        return True
    listed = before == "and" or (v.code(n.j) == "e" and after != "and")
    named = "Wp" if v.names and v.code(n.j) == "i" else "Wpw"  # "in raids, 22 in clashes"
    return v.codes[k] in named and n.form == "digits" and not listed


def stands_alone(v: View, n: Number, k: int) -> bool:
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
    if v.code(lead(v, n) - 1) == "e" and code == "#":
        return True  # headlines: "Raid kills 21 hundreds flee"
    if v.code(lead(v, n) - 1) == "e" and (code == "W" or (code in "wP" and speaker_behind(v, k))):
        return True
    alone = code in ".,:;)ebhmiakcrSvgnqd-(" or v.norm(k) == "more"
    return alone or event_behind(v, k) or at_a_time(v, k)


def lead(v: View, n: Number) -> int:
    """Where the words of a number begin: its hedge, article, "a further", "a family of"."""
    first = n.hedge[0] if n.hedge and n.hedge[0] < n.i else n.i
    while first > 0 and (
        v.codes[first - 1] == "d" or "number_openers" in v.s.words[first - 1].tags
    ):
        first -= 1
    if n.form == "range" or n.qualifier == "range":
        first -= v.norm(first - 1) in ("between", "from")
        first -= v.norm(first - 1) in ("about", "around", "approximately")
    owned = v.code(first) == "d" or first == n.i
    if owned and v.norm(first - 1) == "of" and v.norm(first - 2) == "all":
        return first - 2  # "all of their four children"
    if v.norm(first - 1) == "all" and (v.code(first - 2) == "c" or v.norm(first - 2) == "with"):
        return first - 1
    if v.norm(first - 1) == "of" and v.norm(first - 2) in _SUMS:
        first -= 2
        at = first
        while v.code(at - 1) in "wpW" and at > first - 3:
            at -= 1  # "an entire Danish family of four"
        if v.code(at - 1) == "d":
            first = at - 1
    return first
