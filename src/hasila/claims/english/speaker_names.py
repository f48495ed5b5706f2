"""English: the words that name a speaker: cut to size, and whether they name one."""

from hasila.claims.attribution import Source, named
from hasila.claims.english.parse import View
from hasila.quantities.data import words

TIMES = (
    words("en", "units", "weekdays")
    | words("en", "units", "months")
    | {"morning", "afternoon", "evening", "night"}
)
_NO_NAMES = words("en", "grammar", "no_names")
_WRITTEN = words("en", "grammar", "written")
_AGENCIES = words("en", "grammar", "agencies")
ROLES_OF_BODIES = words("en", "grammar", "deed_bodies")
TELLING = words("en", "grammar", "telling")
LONGEST = 14  # tokens of a speaker's name and office


def name_at(v: View, k: int, at: int) -> Source | None:
    """The noun phrase at ``k`` as a source ("according to the mayor of …")."""
    end = k
    while end < len(v.codes) and end - k < LONGEST:
        code = v.codes[end]
        if _goes_on(v, end, k):
            break
        if code in _ENDS and not (code == "v" and v.code(end + 1) in "wWpP" and end == k + 1):
            if code == "S" and end + 1 < len(v.codes) and v.code(end + 1) in "wpPW" and end - k < 2:
                end += 1
                continue
            break
        if code in "ai#" and not (code == "i" and inner(v, end) and v.code(end + 1) in "dwWpP"):
            break
        if code == "c" and not _joined_behind(v, end):
            break
        if code == "d" and end > k and v.norm(end + 1) in _SUMS and v.norm(end + 2) == "of":
            break  # "according to the Observatory a total of nine died"
        if code == "d" and end > k and v.code(end - 1) in "wWP":
            first = k if v.norms[end] == "the" else end - 1
            if any(v.s.has(x, "body_nouns") for x in range(first, end)):
                break  # "according to activists the raids killed two"
        end += 1
    while end > k and v.codes[end - 1] in "iocd-":
        end -= 1
    return checked(v, k, end, at) if end > k else None


_SUMS = words("en", "grammar", "sums")
_ENDS = frozenset(".,;:)(krbhmeSvn")


def _goes_on(v: View, k: int, begin: int) -> bool:
    """Does its bearer go on at ``k`` ("said the source adding", "media reports Luno men")?"""
    goes_on = v.norms[k] in TELLING or v.norms[k] in ("adding", "stressing", "warning", "noting")
    return k > begin and (goes_on or (v.norms[k] == "reports" and v.code(k + 1) == "W"))


def _joined_behind(v: View, k: int) -> bool:
    at = k + 1
    while v.code(at) in "dwWpP" and at < k + 5:
        if v.s.has(at, "body_nouns") or v.code(at) == "W":
            return True
        at += 1
    return False


def checked(v: View, begin: int, end: int, at: int) -> Source | None:
    """The span as a source, None for rumours, pronouns and what is no speaker."""
    s = v.s
    several = (
        v.norms[begin] in ("many", "some", "several", "multiple")
        and end - begin > 1
        and s.has(end - 1, "body_nouns")
    )
    vague = s.has(begin, "vague_sources") and not (several or s.has(begin, "article"))
    rumour = end - begin == 1 and s.has(begin, "rumour_adjectives") and v.norm(end) in _RUMOURS
    rumour = rumour and v.norms[begin] not in ("police", "media")
    rumour = rumour or v.norms[begin] in _DIFFERING
    if vague or rumour or s.has(end - 1, "vague_sources"):
        return None
    codes = v.codes[begin:end]
    body = any(s.has(k, "body_nouns") for k in range(begin, end))
    place = v.norms[end - 1] in _REGIONS or not (body or any(c in "pP" for c in codes))
    told = (k for k in range(max(0, end - 7), end) if v.norm(k + 1) in ("from", "in"))
    if place and any(v.norms[k] == "report" or v.norms[k] in _RUMOURS for k in told):
        return None  # "reports from Luno province say"
    unknown = v.s.upper and end - begin <= 3 and "w" in codes
    unknown = unknown and _NO_NAMES.isdisjoint(v.norms[begin:end])
    if not body and not unknown and not any(c in "WpP" for c in codes):
        return None
    if not v.names and not body and end - begin > 3:
        return None
    if v.codes[begin] == "#" and not body and not any(c in "pP" for c in codes):
        return None
    if all(c == "#" or c == "y" for c in codes) or v.norms[begin][0].isdigit():
        return None
    return named(s, begin, end, at)


_DIFFERING = words("en", "grammar", "differing")
_RUMOURS = frozenset(("reports", "information", "accounts"))
_REGIONS = words("en", "grammar", "regions")


def inner(v: View, k: int) -> bool:
    """Does the preposition at ``k`` stand inside a name or a speaker ("a source in the city")?"""
    if v.norms[k] == "by":
        return v.norm(k - 1) in _WRITTEN
    return (
        v.norms[k] in ("of", "for", "in", "at", "from", "with", "on", "to")
        and v.code(k - 1) in "wWpP"
    )


def joined(v: View, k: int) -> bool:
    """Does "and" at ``k`` join two speakers?"""
    body = any(v.s.has(x, "body_nouns") or v.code(x) == "W" for x in range(max(0, k - 2), k))
    return body and v.code(k - 1) in "wWpP"


def own_phrase(v: View, begin: int, tail: int) -> int:
    """Where the speaker begins behind a phrase that lost its comma ("in parts of Luno a medic")."""
    if v.code(begin - 1) in ".,;:kc(rSs":
        return begin
    first = begin
    while (prep := next((x for x in range(begin + 1, tail) if v.codes[x] in "io"), 0)) > 0:
        named_ = v.codes[prep - 1] == "W" and v.code(begin - 1) not in "io"
        if named_ or _can_speak(v, begin, prep):
            break
        begin = prep + 1
    else:
        begin = _behind_place(v, begin, tail) if v.code(begin - 1) in "io" else begin
    while v.norm(begin) in TIMES and begin < tail - 1:
        begin += 1
    return begin if _can_speak(v, begin, tail) or begin == first else first


def _can_speak(v: View, begin: int, end: int) -> bool:
    return any(v.codes[x] in "pP" or v.s.has(x, "body_nouns") for x in range(begin, end))


def _behind_place(v: View, begin: int, tail: int) -> int:
    """Behind the place or time that stands right before the speaker."""
    fresh = [x for x in range(begin + 1, tail) if v.codes[x] in "d#"]
    if fresh:
        return fresh[-1]  # "in Luno a medic", "to the clinic one witness"
    agency = next((x for x in range(begin + 1, tail) if v.norms[x] in _AGENCIES), begin)
    if agency > begin:
        return agency  # "in Deir Luno SANA news agency"
    for x in range(tail - 2, begin - 1, -1):
        plain = v.codes[x] == "w" and not v.s.has(x, "body_nouns")
        if plain and (v.codes[x + 1] == "W" or (v.names and v.s.capitals[x + 1])):
            return x + 1  # "in the evening Keld News", "in Luno province Swiss State TV"
    at = begin
    while v.code(at) == "W":
        at += 1
    plain = begin < at < tail and v.codes[at] == "w"
    return at if plain and _can_speak(v, at, tail) else begin  # "in Luno civil defence sources"


def trimmed(v: View, begin: int, end: int) -> int:
    """Leave out what stands before the speaker without a comma ("province of Hama the army")."""
    if end - begin <= 4:
        return begin
    bodies = [k for k in range(begin, end) if v.s.has(k, "body_nouns")]
    articles = [k for k in range(begin, end) if v.codes[k] == "d"]
    if articles and articles[0] > begin and v.code(articles[0] - 1) not in "oi":
        return articles[0]
    paper = v.norm(begin - 1) == "in" and not _ISSUED.isdisjoint(v.norms[begin : begin + 4])
    if paper and len(articles) > 1 and v.code(articles[-1] - 1) in "wWpP":
        return articles[-1]  # "in a statement to the agency a source in Keld said"
    if not articles and bodies and bodies[-1] - begin > 4:
        first = bodies[-1] - 3
        if v.codes[first] not in "io":
            return first
        while first > begin and (v.codes[first - 1] in "WpP" or v.s.has(first - 1, "body_nouns")):
            first -= 1  # "Keld Observatory for Rights chief Ann Bell"
        return first
    return begin


_ISSUED = words("en", "grammar", "issued_documents")


def bare_body(v: View, begin: int, end: int) -> bool:
    """ "…with a small grey hunting knife police said": common nouns before a body of its own."""
    plain = all(v.codes[k] == "w" and not v.s.words[k].tags for k in range(begin, end - 1))
    return v.names and end - begin > 3 and plain and v.s.has(end - 1, "body_nouns")


def they_say(v: View, begin: int, k: int) -> bool:
    """Does a body at ``k`` speak of the person right before it?"""
    plain = v.code(begin) == "d" and not v.s.has(k - 1, "body_nouns")
    return plain and v.norms[k] in ROLES_OF_BODIES
