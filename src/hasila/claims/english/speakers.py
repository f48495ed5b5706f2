"""English: the noun phrase that names a speaker, before or behind a token."""

from hasila.claims.attribution import Source, named
from hasila.claims.english.around import set_off
from hasila.claims.english.parse import View
from hasila.claims.english.speaker_names import (
    LONGEST,
    ROLES_OF_BODIES,
    TIMES,
    bare_body,
    checked,
    inner,
    joined,
    name_at,
    own_phrase,
    they_say,
    trimmed,
)
from hasila.quantities.data import words

# Words of speech that are as often nouns: verbs only behind a speaker.
NOUNS = words("en", "grammar", "speech_nouns")


def busy_speaker(v: View, k: int) -> Source | None:
    """ "…, clinic sources assisting the rescue said": a body with what it is doing."""
    comma = next((x for x in range(k - 1, max(0, k - 14), -1) if v.codes[x] in ",.;#"), 0)
    doing = next((x for x in range(comma + 2, min(comma + 5, k)) if v.codes[x] == "g"), 0)
    if not doing or v.codes[comma] != "," or not v.s.has(doing - 1, "body_nouns"):
        return None
    return checked(v, comma + 1, doing, k)


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
_ISSUED = words("en", "grammar", "issuing")


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


_PROVIDED = words("en", "grammar", "compiling")
_COUNTS = words("en", "grammar", "counted_papers")
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
            verb = v.code(at) in "vbhmS" or (v.code(at) == "w" and v.norm(at)[-1:] == "s")
            return k - (v.code(k - 1) == ",") if verb and k > 1 else end
    return end


def speaker_before(v: View, end: int, at: int) -> Source | None:
    """The noun phrase that ends at token ``end``, phrases of time and place skipped."""
    if v.code(end - 1) == "q" and "r" not in v.codes[max(0, end - 5) : end - 1]:
        return None  # "they said", but "the group that runs it said"
    tail = _name_end(v, end)
    if documents(v, tail - 1):
        return named(v.s, _document(v, tail - 1) or 0, tail, at)  # "the report adds"
    begin = _walk_back(v, tail)
    while begin < tail and v.codes[begin] in "iocs-a":
        begin += 1
    if begin >= tail:
        return None
    if v.code(begin - 1) in "#y" and v.norms[begin] in _DISTANCES and begin > 2:
        comma = next((x for x in range(begin - 2, max(0, begin - 5), -1) if v.codes[x] == ","), 0)
        if comma:  # "the residents of Zulo, 7km south of Luno, said"
            return speaker_before(v, comma, at)
    if (name := _before_role(v, begin, tail)) is not None:
        return checked(v, *name, at)
    begin = _own_words(v, begin, tail)
    own = own_phrase(v, begin, tail)
    return (checked(v, own, tail, at) if own > begin else None) or checked(v, begin, tail, at)


def _before_role(v: View, begin: int, tail: int) -> tuple[int, int] | None:
    """ "Ann Bell a nurse told": the name before a role whose comma was lost."""
    for k in range(begin + 2, tail - 1):
        role = v.norms[k] in ("a", "an") and any(c in "pP" for c in v.codes[k + 1 : tail])
        if not role or v.codes[k - 1] != "W":
            continue
        run = k
        while run > begin and v.codes[run - 1] == "W":
            run -= 1
        opens = run == 0 or v.code(run - 1) in ".;:k" or v.quoted(run)
        return (run, k) if k - run > 1 and opens and not v.s.upper else None
    return None


def _name_end(v: View, end: int) -> int:
    """Where the speaker's name ends: before a time, a relative clause, an insertion."""
    if v.s.upper and v.norm(end - 1) == "gmt":
        end = _behind_hour(v, end)
    end = _antecedent(v, _skip_time(v, end - (v.norm(end - 1) == "first")))
    opened = _opening_mark(v, end - 1) if v.code(end - 1) in ",)" else None
    if opened is None:
        return end
    return opened if v.code(opened - 2) != "i" or v.code(opened + 1) != "W" else end - 1


def _walk_back(v: View, tail: int) -> int:
    """Where the words begin that may belong to the name that ends at ``tail``."""
    begin = tail
    while begin > 0 and tail - begin < LONGEST:
        code, norm = v.codes[begin - 1], v.norms[begin - 1]
        if v.quoted(begin) and begin < tail:
            break
        if code == "-" and set_off(v, begin - 1) and begin < tail:
            break  # "BREL - Police said"
        if code == ")" and v.code(begin - 3) == "(" and v.code(begin - 4) in "wWpP":
            begin -= 3  # "the Keld Front (KF) group said"
            continue
        if code in "WwpPsy-":
            if v.ends.get(begin) is not None and v.ends[begin].effect and begin < tail:
                break
            begin -= 1
        elif code == "d" and begin < tail:
            begin -= 1
            apposed = norm in ("a", "an", "another") and _apposed(v, begin)
            if not apposed and (v.code(begin - 1) not in "oi" or not inner(v, begin - 1)):
                break
        elif _belongs(v, begin - 1, begin == tail):
            begin -= 1
        else:
            break
    return begin


def _belongs(v: View, k: int, last: bool) -> bool:
    """Does a token that is no noun belong to a speaker's name (``last``: nothing behind does)?"""
    code, norm = v.codes[k], v.norms[k]
    if not last:
        if code + v.code(k + 1) in _GERUND and v.code(k - 1) in "wWdac":
            return True  # "a monitoring group"
        if (code in "oi" and inner(v, k)) or (code == "c" and joined(v, k)):
            return True
    if code == "#":
        return norm in ("one", "two", "three", "several", "some", "many")
    if code == "S":
        return norm in ("reported", "alleged")
    return code == "v" and "not_verbs" in v.s.words[k].tags


def _own_words(v: View, begin: int, tail: int) -> int:
    """Where the name begins behind what stands before it without a comma."""
    begin = trimmed(v, begin, tail)
    while v.norm(begin) in _HOURS and begin < tail - 1:
        begin += 1 + (v.code(begin + 1) == ".")  # "at 1 a.m. Lt. Ann Bell said"
    if tail - begin > 2 and v.code(tail - 2) == "p" and they_say(v, begin, tail - 1):
        begin = tail - 1  # "the man police say fired"
    if v.s.upper:  # "ON WEDNESDAY MORNING JUAN BRELO SAID"
        times = (x for x in range(begin, tail - 1) if v.norms[x] in TIMES)
        begin = max(times, default=begin - 1) + 1
    if bare_body(v, begin, tail):
        begin = tail - 1
    if v.code(begin - 1) == "," and v.norms[begin] not in ROLES_OF_BODIES:
        name = begin - 1
        while v.code(name - 1) == "W":
            name -= 1
        if name < begin - 2 and (name == 0 or v.code(name - 1) in ".,;:kS("):
            begin = name  # "Ann Bell, a spokeswoman for the mayor said"
    return begin


def _behind_hour(v: View, end: int) -> int:
    """ "KELD EFE IN SPANISH AT 1533 GMT REPORTS": where the agency's name ends."""
    at = end - 1
    while at > 1 and (v.codes[at - 1] in "#i" or v.norm(at - 2) == "in"):
        at -= 1
    return at


_GERUND = frozenset(("gw", "gW", "gp", "gP"))
_DISTANCES = words("en", "grammar", "distances")
_HOURS = frozenset(("a.m", "p.m", "a.m.", "p.m."))


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
