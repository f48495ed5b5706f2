"""English: noun phrases of persons."""

from typing import NamedTuple

from hasila.claims.english.names import after_office
from hasila.claims.english.parse import View
from hasila.lexicon import Person
from hasila.quantities.data import words
from hasila.quantities.units import noun

_TITLES = words("en", "grammar", "title_bodies")
THEM = frozenset(("them", "whom", "those", "these", "us", "which"))


_LONGEST = 10
_SLASHED = frozenset(("pc", "pi", "po", "p.", "p,", "pe", "pb", "wp"))


class Phrase(NamedTuple):
    """A noun phrase: where it ends, its person noun, head word, the age and effect inside."""

    end: int
    person: Person | None
    head: str
    aged: str = ""
    others: bool = False
    effect_at: int = -1  # an effect word used as an adjective ("the injured child")
    possessor: bool = False


# "The file included a video of two vans": only what stands right behind these is a part.
_LOOSE_MARKERS = frozenset(("included", "includes", "notably"))


def marker_start(v: View, k: int) -> int | None:
    """Where "including", "among them" begins that stands right before token ``k``."""
    for back in (1, 2, 3, 4):
        at = k - back
        if at < 0 or v.codes[at] in ".;":
            return None
        tag = v.s.phrase_tags.get(at)
        if tag and tag[1] == "part_markers" and k - 2 <= tag[0] <= k:
            return at
        if back <= 2 and "part_markers" in v.s.words[at].tags:
            close = back == 1 or v.codes[k - 1] in "a:#" or v.norms[at] not in _LOOSE_MARKERS
            return at if close else None
        if v.codes[at] not in "a,:iodwr#q" and "part_skip" not in v.s.words[at].tags:
            return None
    return None


def phrase(v: View, k: int, free: bool = False) -> Phrase | None:
    """The noun phrase without determiner or number at ``k``: modifiers, person noun, name.

    ``free``: nothing stood before it, so a participle is no adjective.
    """
    at, head, person, aged, others, effect_at, possessor = k, -1, None, "", False, -1, False
    owner: Phrase | None = None
    while at < len(v.codes) and at - k < _LONGEST:
        code, norm = v.codes[at], v.norms[at]
        if norm == "others" and head < 0:
            break  # "and nine more residents said"
        if at in v.s.phrase_persons and (head < 0 or v.s.phrase_persons[at][0] > at + 1):
            end, person = v.s.phrase_persons[at]
            head, at = end - 1, end
        elif code in "pP":
            leading = v.codes[at - 1] == "P" and _leads(v, k, head, at)
            women = head >= 0 and code == "p" and v.norms[head] == "women"  # "a women lawyer"
            women |= code == "p" and head == at - 1 and v.norm(k - 1) in ("a", "an")
            if head >= 0 and v.codes[head] == "P" and not (leading or women):
                break
            if code == "p" and v.code(at + 1) == "e" and _only_event(v, at + 1):
                break  # "49 civilian deaths"
            head, person, at = at, v.s.words[at].person, at + 1
        elif code == "s" and at > k and (norm == "'s" or _owners(v, at)):
            if head >= 0 or aged or (norm == "'s" and v.codes[at - 1] == "W"):
                owner = Phrase(at, person, v.norms[at - 1], aged, others, effect_at, possessor)
            head, person, possessor, aged, at = -1, None, True, "", at + 1
            effect_at = -1  # "the slain man's son" is alive
        elif code == "W":
            if head >= 0 and _speech_ends(v, at):
                break  # 'six people" Ann Bell said', "six people AFP reports"
            if head >= 0 and "compound_heads" in v.s.words[at].tags:
                head, person = -1, None
            at += 1
        elif code == "y":
            aged, at = aged if norm in ("old", "year-old") and aged else norm, at + 1
        elif code == "w":
            if head >= 0:
                compound = "compound_heads" in v.s.words[at].tags or v.code(at + 1) in "pP"
                named = all(c == "W" for c in v.codes[head + 1 : at])
                people = head == at - 1 and person is not None and person.kind == "demonym"
                compound |= people and not at_a_time(v, at)  # "the Swiss consulate"
                compound = compound or (v.s.upper and _office_behind(v, head, at))
                if v.codes[head] == "p" and named and compound:
                    head, person, at = -1, None, at + 1  # "police station", "Danish mine workers"
                    continue
                break
            others = others or "others" in v.s.words[at].tags
            at += 1
        elif head < 0 and code == "e" and not free and (end := _long_adjective(v, at)):
            effect_at, at = at, end
        elif head < 0 and code == "e" and at > k and (_acts(v, at) or _struck(v, at)):
            break  # "the ELN released businessman Ann Bell", "the strike killed farmer Ann Bell"
        elif head < 0 and code in "veg" and _modifies(v, at, free and at == k):
            if code == "e":
                effect_at = at
            at += 1
        elif code == "a" and head < 0 and v.code(at + 1) in "e" and norm.endswith("ly"):
            if at > k and norm in _HEARSAY:
                break  # "drones reportedly killed the rebel leader"
            at += 1
        elif code == "(" and at > k and (head < 0 or v.codes[at - 1] == "W") and _bracket(v, at):
            at = _bracket(v, at) or at
            head, person = -1, None  # "a Luno Red Cross (LRC) medic"
        elif code == "," and at == k + 1 and v.codes[k] + v.code(at + 1) == "wy" and not free:
            if v.norm(k - 1) not in ("a", "an"):
                break
            at += 1  # "a young, eight-year-old girl"
        elif code == "-" and head < 0 and at > k and v.code(at + 1) in "wWp":
            if set_off(v, at):
                break
            at += 1
        elif norm == "/" and head >= 0 and (v.code(at + 1) + v.code(at + 2))[:2] in _SLASHED:
            at += 1  # "the local chief/ward head"
            head, person = -1, None
        elif code == "c" and head < 0 and v.code(k - 1) == "#" and _two_sorts(v, k, at):
            at += 1  # "30 regime and allied fighters"
        elif code == "o" and head < 0 and at > k and (bearer := _body_name(v, at)):
            at = bearer  # "two University of Luno students"
        elif code == "c" and head < 0 and not free and _double_name(v, at):
            at += 1  # "an Immigration and Customs agent"
        else:
            break
    if head < 0 and (not aged or v.norm(at) in ("twin", "twins")):
        return owner  # "her 12-year-old twin sons"
    name = v.norms[head] if head >= 0 else ""
    return _closed(v, k, Phrase(at, person, name, aged, others, effect_at, possessor), head)


def _closed(v: View, k: int, read: Phrase, head: int) -> Phrase | None:
    """What was read from ``k`` on, ended behind its head and the name or age that follows."""
    if head < 0:
        ages = [x for x in range(k, read.end) if v.codes[x] == "y"]
        named = ages[-1] + 1
        while named < read.end and v.codes[named] == "W":
            named += 1  # "24-year-old Ann Bell"
        named = after_office(v, named) if v.s.upper else named
        return read._replace(end=named, person=None, head=v.norms[ages[-1]])
    end = head + 1
    while end < read.end and v.codes[end] in "Wy" and not (v.quoted(end) and _speech_ends(v, end)):
        end += 1
    if v.codes[head] == "p" and v.code(end) in "gv" and "compound_heads" in v.s.words[end].tags:
        return None
    return read._replace(end=end)


def _speech_ends(v: View, k: int) -> bool:
    """Does who says it begin at ``k`` ("six people AFP reports", 'six men" Ann Bell said')?"""
    if not v.quoted(k):
        return v.norms[k] in _AGENCIES and v.code(k + 1) == "S"
    at = k
    while v.code(at) in "wWpPoidc" and at < k + 9:
        at += 1
    return v.code(at) == "S"


_AGENCIES = words("en", "grammar", "agencies")


def _office_behind(v: View, head: int, k: int) -> bool:
    """In capitals: "A KELDISH SOCIAL DEMOCRATIC LEADER", "NATIONAL PARK DIRECTOR"."""
    person = v.s.words[head].person
    people = person is not None and person.victim_class == "unspecified"
    if not (people and v.norms[head].endswith(_OF_COUNTRIES)):
        return False
    end = k
    while v.code(end) == "w" and end < k + 3 and not v.s.has(end, "body_parts"):
        end += 1
    return v.code(end) == "p" and v.s.words[end].person is not None


_OF_COUNTRIES = ("an", "ese", "ish", "national")


def _leads(v: View, k: int, head: int, at: int) -> bool:
    """ "the policemen commander": a plural before the noun of one person."""
    single = head == at - 1 and v.codes[at] == "p" and v.norms[at] in _LEADING
    return single and (v.norm(k - 1) in ("the", "a", "an") or v.norms[head] == "taliban")


_LEADING = frozenset(("commander", "leader", "chief", "official", "activist", "spokesman"))


def _double_name(v: View, k: int) -> bool:
    """Do names on both sides of "and" at ``k`` stand before one person noun?"""
    at = k + 1
    if v.code(k - 1) == "W" and v.code(at) == "W":
        while v.code(at) == "W":
            at += 1
        return v.code(at) == "p"
    while v.code(at) in "wp" and at < k + 3:
        at += 1
    plain = v.code(k - 1) == "w" and not v.norms[k - 1].endswith("s")
    return plain and at > k + 1 and v.code(at) == "P"


def _owners(v: View, k: int) -> bool:
    """Is the mark at ``k`` the genitive of a plural ("two of the districts' officials")?"""
    plural = v.codes[k - 1] == "w" and v.norms[k - 1].endswith("s") and v.code(k + 1) in "wpP"
    return plural or v.codes[k - 1] in "PW"


def _body_name(v: View, k: int) -> int:
    """The noun for persons behind a body's name that has "of" at ``k`` inside; else 0."""
    at = k + 1
    while v.code(at) in "WpP" and at < k + 5:
        at += 1
    bearers = (x for x in range(k + 2, at) if v.codes[x] in "pP")
    return next(bearers, 0) if v.code(k - 1) == "W" else 0


def _bracket(v: View, at: int) -> int | None:
    """Behind a bracket inside a noun phrase ("23 ISIS (Daesh) militants")."""
    for k in range(at + 1, min(at + 8, len(v.codes))):
        if v.codes[k] == ")":
            return k + 1 if v.code(k + 1) in "wpP" else None
        if v.codes[k] not in "wWpPe":
            return None
    return None


def _modifies(v: View, at: int, first: bool) -> bool:
    """Is a verb form an adjective here: a participle with a noun right behind it?"""
    norm, following = v.norms[at], v.code(at + 1)
    if "part_markers" in v.s.words[at].tags:
        return False  # "11 including children"
    if following not in "wWpPyv" or (following == "v" and v.code(at + 2) not in "wWpPy"):
        return False
    if v.codes[at] == "e":
        return "adjectives" in v.s.words[at].tags and not (first and following != "P")
    if first:
        return "adjectives" in v.s.words[at].tags
    return norm.endswith(("ed", "ing", "en", "n"))


_HEARSAY = frozenset(
    ("reportedly", "allegedly", "apparently", "possibly", "probably", "supposedly")
)


def _acts(v: View, k: int) -> bool:
    """Is the effect word at ``k`` a verb between a body's name and its object?"""
    unknown_ = v.s.upper and v.codes[k - 1] == "w" and not v.s.words[k - 1].tags
    return (unknown_ or v.codes[k - 1] == "W") and v.code(k + 1) == "p"


def _struck(v: View, k: int) -> bool:
    """Is the effect word at ``k`` the verb of a thing or event right before it?"""
    thing = noun(v.norms[k - 1], "en")
    return v.codes[k - 1] == "w" and thing is not None and thing.kind in ("things", "events")


def _two_sorts(v: View, k: int, at: int) -> bool:
    """Is the "and" at ``at`` one between words for the same people, behind their number?"""
    sorts = all(c in "wWpv" for c in v.codes[k:at]) and 0 < at - k < 3
    return sorts and v.code(at + 1) in "wWv" and v.code(at + 2) == "P"


def _long_adjective(v: View, at: int) -> int:
    """Behind an effect of two words that describes a noun ("internally displaced persons")."""
    hits = v.hits.get(at, ())
    end = hits[0].j if hits else at
    return end if end == at + 2 and _modifies(v, end - 1, False) else 0


def sufferers(v: View, k: int) -> Phrase | None:
    """ "two of the wounded", "one of the hostages": an effect word for its bearers."""
    bearers = v.s.has(k, "adjectives") or v.s.has(k, "sufferers")
    if v.code(k) == "e" and v.code(k - 1) in "d#" and bearers:
        return Phrase(k + 1, None, v.norms[k], effect_at=k)
    return None


def speaker_behind(v: View, k: int) -> bool:
    """Does a body that speaks begin at ``k`` ("wounded 50 state media reported")?"""
    at = k
    while v.code(at) in "wWpPoidc" and at < k + 8:
        at += 1
    return v.code(at) == "S" and any("body_nouns" in v.s.words[x].tags for x in range(k, at))


def says(v: View, k: int) -> bool:
    """Does a verb of saying stand at ``k`` whose subject has just been named?"""
    at = k
    while v.code(at) in "ah" and at < k + 3:
        at += 1
    return v.code(at) == "S" and v.code(at + 1) not in "eb" and v.norm(at + 1) not in ("to", "as")


_FORCES = frozenset(("forces", "troops", "personnel", "elements"))


def unknown(v: View, k: int) -> Phrase | None:
    """A counted plural that no list knows ("thirteen indigenes", "50 more"), or "others"."""
    at = k
    others = False
    while (
        at < len(v.codes)
        and at - k < 5
        and (
            v.codes[at] in "wWy"
            or (v.codes[at] == "p" and v.norm(at + 1) in _FORCES)  # "five Syrian forces"
            or (v.codes[at] in "ve" and v.norm(at + 1) != "others" and _modifies(v, at, False))
            or (v.codes[at] == "-" and not set_off(v, at))
        )
    ):
        others = others or "others" in v.s.words[at].tags
        at += 1
        if v.norms[at - 1] == "others":
            break
        ends = v.norm(at) in _TITLES or v.code(at) not in "wW"
        if ends and v.codes[at - 1] == "w" and v.norms[at - 1].endswith("s"):
            break
    if at == k:
        return None
    last = v.s.words[at - 1]
    if "others" in last.tags:
        return Phrase(at, None, last.norm, "", True)
    if others and v.codes[at - 1] != "w":
        return Phrase(k + 1, None, v.norms[k], "", True)
    if v.codes[at - 1] == "W" and (
        v.code(at) in "ebh" or (v.code(at) == "c" and _counts(v, at + 1))
    ):
        return Phrase(at, None, last.norm, "", others)  # "15 Swat TTP killed"
    plural = last.norm.endswith(("s", "men", "people")) and len(last.norm) > 3
    if not plural or "not_persons" in last.tags or last.norm.endswith("ss"):
        return None
    return Phrase(at, None, last.norm, "", others)


def set_off(v: View, k: int) -> bool:
    """Does a dash stand between blanks ("hitting one - Luno News")?"""
    tokens = v.s.tokens
    return tokens.ends[k - 1] < tokens.starts[k] and tokens.ends[k] < tokens.starts[k + 1]


def _counts(v: View, k: int) -> bool:
    """Does a number stand at ``k``, or behind its hedge ("and more than 200")?"""
    at = k
    while v.code(at) in "iawd" and at < k + 3:
        at += 1
    return v.code(at) == "#"


def _only_event(v: View, k: int) -> bool:
    frames = {h.trigger.frame for h in v.hits.get(k, ())}
    return "event" in frames and not frames & {"state", "verb", "active"}


def event_behind(v: View, k: int) -> bool:
    """Does the number count events that have their effect by name ("two more deaths")?"""
    at = k
    while at < k + 3 and v.code(at) in "wagp":
        at += 1
    return any(h.trigger.frame == "event" for h in v.hits.get(at, ()))


def verb_behind(v: View, k: int) -> bool:
    """Is the effect word at ``k`` a verb with an object ("kills 12 wounds 50")?"""
    frames = {h.trigger.frame for h in v.hits.get(k, ())}
    return "subject" in frames or ("active" in frames and v.code(k + 1) in "#idka")


def is_minor(aged: str) -> bool:
    """Is an age ("17", "six-year-old", "4-month-old") below 18?"""
    age = aged.split("-")[0]
    return "month" in aged or (age.isdigit() and int(age) < 18) or age in _YOUNG


_YOUNG = words("en", "grammar", "young")


def at_a_time(v: View, k: int) -> bool:
    """Does a time begin at ``k`` that no number counts ("last week", "late on Friday")?"""
    norm, behind = v.norm(k), v.norm(k + 1)
    if norm in _PARTS_OF_TIME:
        return behind in ("on", "in", "this", "that", "last") or v.code(k + 1) == "a"
    named = norm in _WEEKDAYS and v.code(k) == "a"
    return (norm in ("last", "this") or named) and behind in _PERIODS


_PERIODS = words("en", "grammar", "periods")
_PARTS_OF_TIME = frozenset(("late", "early", "later", "earlier"))
_WEEKDAYS = words("en", "units", "weekdays")
