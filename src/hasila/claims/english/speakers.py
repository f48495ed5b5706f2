"""English: the noun phrase that names a speaker, before or behind a token."""

from hasila.claims.attribution import Source, named
from hasila.claims.english.around import set_off
from hasila.claims.english.parse import View
from hasila.quantities.data import words

# Words of speech that are as often nouns: verbs only behind a speaker.
NOUNS = words("en", "grammar", "speech_nouns")
_NO_NAMES = words("en", "grammar", "no_names")
_TIMES = (
    words("en", "units", "weekdays")
    | words("en", "units", "months")
    | {"morning", "afternoon", "evening", "night"}
)


_LONGEST = 14
_WRITTEN = words("en", "grammar", "written")


def busy_speaker(v: View, k: int) -> Source | None:
    """ "…, clinic sources assisting the rescue said": a body with what it is doing."""
    comma = next((x for x in range(k - 1, max(0, k - 14), -1) if v.codes[x] in ",.;#"), 0)
    doing = next((x for x in range(comma + 2, min(comma + 5, k)) if v.codes[x] == "g"), 0)
    if not doing or v.codes[comma] != "," or not v.s.has(doing - 1, "body_nouns"):
        return None
    return _checked(v, comma + 1, doing, k)


def travelled_speaker(v: View, k: int) -> Source | None:
    """ "Observers arriving from Luno reported": who speaks, where he comes from passed over."""
    at = k
    while at > 0 and k - at < 14 and v.codes[at - 1] in "iodwWcsa" and v.norm(at - 1) != "that":
        at -= 1
    moving = v.code(at - 1) in "ge" and v.norms[at - 1] in _MOVING and v.code(at) in "id"
    speaks = moving and (v.code(at - 2) in "pP" or v.s.has(at - 2, "body_nouns"))
    return speaker_before(v, at - 1, k) if speaks else None


_MOVING = words("en", "grammar", "moving")


def documents(v: View, k: int) -> bool:
    """Is the word at ``k`` a noun for what is said ("the report adds")?"""
    return v.code(k) == "S" and v.norms[k] in NOUNS and _document(v, k) is not None


def _document(v: View, k: int) -> int | None:
    """Where "the report", "a Red Cross report", "the centre's report" begins that ends at ``k``."""
    begin = k - 1
    while begin > 0 and v.codes[begin] in "wWpPs" and k - begin < 7:
        begin -= 1
    owned = v.codes[k - 1] == "s"  # "Amnesty's report notes"
    if v.code(begin) != "d":
        begin += v.codes[begin] not in "wWpPs"
        if not (owned and v.codes[begin] == "W"):
            return None
    between = range(begin + 1, k)
    body = any(v.s.has(x, "body_nouns") or v.codes[x] == "W" for x in between)
    rumour = v.s.has(k - 1, "rumour_adjectives") and not v.s.has(k - 1, "body_nouns")
    return begin if k - begin == 1 or (body and not rumour) else None


DOCUMENTS = words("en", "grammar", "issued_documents")
_ISSUED = frozenset(("released", "issued", "made", "posted", "published", "sent", "gave", "read"))
TELLING = words("en", "grammar", "telling")


def issued_by(v: View, k: int) -> Source | None:
    """ "The mayor issued a statement saying", "The agency was the first to report": who did it."""
    if v.norms[k] == "report":
        first = v.norms[max(0, k - 3) : k] == ["the", "first", "to"]
        return speaker_before(v, k - 3 - (v.code(k - 4) == "b"), k) if first else None
    if v.norm(k - 1) not in DOCUMENTS:
        return None
    end = next((x for x in range(k - 2, max(0, k - 6), -1) if v.norms[x] in _ISSUED), None)
    while end is not None and v.code(end - 1) in "ha":
        end -= 1
    return speaker_before(v, end, k) if end is not None else None


def report_by(v: View, k: int, at: int) -> Source | None:
    """ "According to a May report by the centre": the centre."""
    end = k
    named_ = DOCUMENTS | NOUNS | _COUNTS
    while v.code(end) in "dwWa" and v.norm(end) not in named_ and end - k < _TITLE:
        end += 1
    if v.norm(end) not in DOCUMENTS | NOUNS | _COUNTS or v.norm(end).endswith("s"):
        return None  # "reports by relatives" may come from anybody
    by = end + 1 + (v.norm(end + 1) in _ISSUED | _PROVIDED)
    return name_at(v, by + 1, at) if v.norm(by) in ("by", "from") else None


_PROVIDED = frozenset(("provided", "given", "compiled", "obtained", "collected", "gathered"))
_COUNTS = frozenset(
    ("information", "count", "tally", "toll", "data", "study", "survey", "database")
)
_TITLE = 7  # tokens of "the latest annual death toll report"


def _describes_body(v: View, k: int) -> bool:
    """Does ``k`` join or describe bodies ("a monitoring group", "medics and workers")?"""
    if v.codes[k] == "c":
        return v.code(k - 1) in "pPw" and v.s.has(k - 1, "body_nouns")
    return v.codes[k] == "g" and v.code(k - 1) in "dw" and v.code(k + 1) in "wP"


def _antecedent(v: View, end: int) -> int:
    """Before the relative clause that ends at ``end`` ("the group which relies on medics says")."""
    run = end
    while run > 0 and (v.codes[run - 1] in "wWpPs" or _describes_body(v, run - 1)):
        run -= 1
    run -= v.code(run - 1) == "d"
    body = any("body_nouns" in v.s.words[x].tags for x in range(run, end))
    said_of = v.code(run) == "d" and v.code(run - 1) == "e" and v.code(end - 1) == "W"
    if said_of:
        return end  # "who were in it are feared dead the Palace said"
    if body and v.code(run - 1) not in "io" and v.code(run - 2) != "r":
        return end  # "by rebels who shelled the town the agency said"
    for k in range(end - 1, max(0, end - 16), -1):
        if v.codes[k] in ".;:k" or (v.codes[k] == "S" and v.norm(k - 1) != "be"):
            return end
        if v.codes[k] == "," and k < end - 1:
            return end
        if v.codes[k] == "r":
            at = k + 1 + (v.code(k + 1) == "a")  # "which closely monitors"
            following = v.norm(at)
            verb = v.code(at) in "vbhmS" or following in _IRREGULAR
            verb = verb or (v.code(at) == "w" and following[-1:] == "s")
            return k - (v.code(k - 1) == ",") if verb and k > 1 else end
    return end


_IRREGULAR = frozenset(("spoke", "asked", "did", "gave", "chose", "saw", "came", "went", "knew"))


def speaker_before(v: View, end: int, at: int) -> Source | None:
    """The noun phrase that ends at token ``end``, phrases of time and place skipped."""
    if v.code(end - 1) == "q" and "r" not in v.codes[max(0, end - 5) : end - 1]:
        return None  # "they said", but "the group that runs it said"
    if v.s.upper and v.norm(end - 1) == "gmt":
        end = _behind_hour(v, end)
    end = _antecedent(v, _skip_time(v, end - (v.norm(end - 1) == "first")))
    if v.code(end - 1) in ",)" and (opened := _opening_mark(v, end - 1)) is not None:
        tail = opened if v.code(opened - 2) != "i" or v.code(opened + 1) != "W" else end - 1
    else:
        tail = end
    if documents(v, tail - 1):
        return named(v.s, _document(v, tail - 1) or 0, tail, at)  # "the report adds"
    begin = tail
    while begin > 0 and tail - begin < _LONGEST:
        code, norm = v.codes[begin - 1], v.norms[begin - 1]
        if v.quoted(begin) and begin < tail:
            break
        if code == "-" and set_off(v, begin - 1) and begin < tail:
            break  # "BREL - Police said"
        if code in "WwpPsy-":
            if v.ends.get(begin) is not None and v.ends[begin].effect and begin < tail:
                break
            begin -= 1
        elif code == "d" and begin < tail:
            begin -= 1
            apposed = norm in ("a", "an", "another") and _apposed(v, begin)
            if not apposed and (v.code(begin - 1) not in "oi" or not _inner(v, begin - 1)):
                break
        elif begin < tail and code + v.code(begin) in _GERUND and v.code(begin - 2) in "wWdac":
            begin -= 1  # "a monitoring group"
        elif (
            (code in "oi" and begin < tail and _inner(v, begin - 1))
            or (code == "c" and begin < tail and _joined(v, begin - 1))
            or (code == "#" and norm in ("one", "two", "three", "several", "some", "many"))
            or (
                (code == "S" and norm in ("reported", "alleged"))
                or (code == "v" and "not_verbs" in v.s.words[begin - 1].tags)
            )
        ):
            begin -= 1
        else:
            break
    while begin < tail and v.codes[begin] in "iocs-a":
        begin += 1
    if begin >= tail:
        return None
    if v.code(begin - 1) in "#y" and v.norms[begin] in _DISTANCES and begin > 2:
        comma = next((x for x in range(begin - 2, max(0, begin - 5), -1) if v.codes[x] == ","), 0)
        if comma:  # "the residents of Zulo, 7km south of Luno, said"
            return speaker_before(v, comma, at)
    begin = _trim(v, begin, tail)
    while v.norm(begin) in _HOURS and begin < tail - 1:
        begin += 1 + (v.code(begin + 1) == ".")  # "at 1 a.m. Lt. Ann Bell said"
    if tail - begin > 2 and v.code(tail - 2) == "p" and _they_say(v, begin, tail - 1):
        begin = tail - 1  # "the man police say fired"
    if v.s.upper:  # "ON WEDNESDAY MORNING JUAN BRELO SAID"
        times = (x for x in range(begin, tail - 1) if v.norms[x] in _TIMES)
        begin = max(times, default=begin - 1) + 1
    if _bare_body(v, begin, tail):
        begin = tail - 1
    if v.code(begin - 1) == ",":
        name = begin - 1
        while v.code(name - 1) == "W":
            name -= 1
        if name < begin - 2 and (name == 0 or v.code(name - 1) in ".,;:kS("):
            begin = name  # "Ann Bell, a spokeswoman for the mayor said"
    own = _own_phrase(v, begin, tail)
    return (_checked(v, own, tail, at) if own > begin else None) or _checked(v, begin, tail, at)


def _own_phrase(v: View, begin: int, tail: int) -> int:
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
    while v.norm(begin) in _TIMES and begin < tail - 1:
        begin += 1
    return begin if _can_speak(v, begin, tail) or begin == first else first


_AGENCIES = words("en", "grammar", "agencies")


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


def _behind_hour(v: View, end: int) -> int:
    """ "KELD EFE IN SPANISH AT 1533 GMT REPORTS": where the agency's name ends."""
    at = end - 1
    while at > 1 and (v.codes[at - 1] in "#i" or v.norm(at - 2) == "in"):
        at -= 1
    return at


_GERUND = frozenset(("gw", "gW", "gp", "gP"))
_DISTANCES = frozenset(("km", "kms", "kilometers", "kilometres", "miles", "mile", "meters"))
_HOURS = frozenset(("a.m", "p.m", "a.m.", "p.m."))
_ROLES_OF_BODIES = words("en", "grammar", "deed_bodies")


def _they_say(v: View, begin: int, k: int) -> bool:
    """Does a body at ``k`` speak of the person right before it?"""
    plain = v.code(begin) == "d" and not v.s.has(k - 1, "body_nouns")
    return plain and v.norms[k] in _ROLES_OF_BODIES


def _apposed(v: View, k: int) -> bool:
    """Does a name, and no name of a place, end before the article at ``k``?"""
    run = k
    while v.code(run - 1) == "W" and not (run < k and v.quoted(run)):
        run -= 1
    if run and v.quoted(run):
        return run < k
    body = any("body_nouns" in w.tags for w in v.s.words[max(0, run - 4) : k])
    return run < k and (body or v.code(run - 1) not in "oi")


def _skip_time(v: View, end: int) -> int:
    """Before "on Friday", "late Sunday", "today" that stand between speaker and verb."""
    at = end
    while at > 0 and (v.codes[at - 1] == "a" or (v.norms[at - 1] == "on" and v.code(at) == "a")):
        at -= 1
    return at


def _opening_mark(v: View, k: int) -> int | None:
    """Where an insertion opens that the comma or bracket at ``k`` closes ("X, a spokesman,")."""
    for at in range(k - 1, max(-1, k - 14), -1):
        if v.codes[at] in ".;:":
            return None
        if v.codes[at] == ("(" if v.codes[k] == ")" else ","):
            return at
    return None


def _inner(v: View, k: int) -> bool:
    """Does the preposition at ``k`` stand inside a name or a speaker ("a source in the city")?"""
    if v.norms[k] == "by":
        return v.norm(k - 1) in _WRITTEN
    return (
        v.norms[k] in ("of", "for", "in", "at", "from", "with", "on", "to")
        and v.code(k - 1) in "wWpP"
    )


def _joined(v: View, k: int) -> bool:
    """Does "and" at ``k`` join two speakers?"""
    body = any(v.s.has(x, "body_nouns") or v.code(x) == "W" for x in range(max(0, k - 2), k))
    return body and v.code(k - 1) in "wWpP"


def _trim(v: View, begin: int, end: int) -> int:
    """Leave out what stands before the speaker without a comma ("province of Hama the army")."""
    if end - begin <= 4:
        return begin
    bodies = [k for k in range(begin, end) if v.s.has(k, "body_nouns")]
    articles = [k for k in range(begin, end) if v.codes[k] == "d"]
    if articles and articles[0] > begin and v.code(articles[0] - 1) not in "oi":
        return articles[0]
    if not articles and bodies and bodies[-1] - begin > 4:
        return bodies[-1] - 3
    return begin


def _bare_body(v: View, begin: int, end: int) -> bool:
    """ "…with a small grey hunting knife police said": common nouns before a body of its own."""
    plain = all(v.codes[k] == "w" and not v.s.words[k].tags for k in range(begin, end - 1))
    return v.names and end - begin > 3 and plain and v.s.has(end - 1, "body_nouns")


_DIFFERING = frozenset(("conflicting", "contradictory", "unconfirmed", "differing", "varying"))
_RUMOURS = frozenset(("reports", "information", "accounts"))
_REGIONS = frozenset(("department", "province", "region", "area", "district", "governorate"))


def _checked(v: View, begin: int, end: int, at: int) -> Source | None:
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


_ENDS = frozenset(".,;:)(krbhmeSvn")


def name_at(v: View, k: int, at: int) -> Source | None:
    """The noun phrase at ``k`` as a source ("according to the mayor of …")."""
    end = k
    while end < len(v.codes) and end - k < _LONGEST:
        code = v.codes[end]
        if _goes_on(v, end, k):
            break
        if code in _ENDS and not (code == "v" and v.code(end + 1) in "wWpP" and end == k + 1):
            if code == "S" and end + 1 < len(v.codes) and v.code(end + 1) in "wpPW" and end - k < 2:
                end += 1
                continue
            break
        if code in "ai#" and not (code == "i" and _inner(v, end) and v.code(end + 1) in "dwWpP"):
            break
        if code == "c" and not _joined_behind(v, end):
            break
        if code == "d" and end > k and v.code(end - 1) in "wWP":
            first = k if v.norms[end] == "the" else end - 1
            if any(v.s.has(x, "body_nouns") for x in range(first, end)):
                break  # "according to activists the raids killed two"
        end += 1
    while end > k and v.codes[end - 1] in "iocd-":
        end -= 1
    return _checked(v, k, end, at) if end > k else None


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
