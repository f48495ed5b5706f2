"""English: noun phrases of persons."""

from collections.abc import Callable
from typing import NamedTuple

from hasila.claims.english.around import at_a_time, set_off
from hasila.claims.english.names import after_office
from hasila.claims.english.parse import View
from hasila.lexicon import Person
from hasila.quantities.data import words
from hasila.quantities.units import noun

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


def phrase(v: View, k: int, free: bool = False) -> Phrase | None:
    """The noun phrase without determiner or number at ``k``: modifiers, person noun, name.

    ``free``: nothing stood before it, so a participle is no adjective.
    """
    return _Reader(v, k, free).read()


class _Reader:
    """Reads a noun phrase from ``k`` on: a method for each kind of token tells whether it goes on.

    ``at`` is the next token, ``head`` the person noun read last (-1: none), ``owner`` the phrase
    before a genitive, where the words behind it may turn out to be no person's.
    """

    def __init__(self, v: View, k: int, free: bool) -> None:
        self.v, self.k, self.at, self.free = v, k, k, free
        self.head, self.effect_at = -1, -1
        self.person: Person | None = None
        self.aged = ""
        self.others = self.possessor = False
        self.owner: Phrase | None = None

    def read(self) -> Phrase | None:
        v = self.v
        while self.at < len(v.codes) and self.at - self.k < _LONGEST and self._goes_on():
            pass
        if self.head < 0 and (not self.aged or v.norm(self.at) in ("twin", "twins")):
            return self.owner  # "her 12-year-old twin sons"
        head = v.norms[self.head] if self.head >= 0 else ""
        return _closed(v, self.k, self._read_so_far(self.at, head), self.head)

    def _read_so_far(self, end: int, head: str) -> Phrase:
        return Phrase(
            end, self.person, head, self.aged, self.others, self.effect_at, self.possessor
        )

    def _goes_on(self) -> bool:
        v, at = self.v, self.at
        if v.norms[at] == "others" and self.head < 0:
            return False  # "and nine more residents said"
        listed = v.s.phrase_persons.get(at)
        if listed is not None and (self.head < 0 or listed[0] > at + 1):
            self.at, self.person = listed
            self.head = self.at - 1
            return True
        if v.norms[at] == "/" and self.head >= 0:
            slashed = (v.code(at + 1) + v.code(at + 2))[:2] in _SLASHED
            return slashed and self._no_head()  # "the local chief/ward head"
        reader = _READERS.get(v.codes[at])
        return reader is not None and reader(self)

    def _on(self) -> bool:
        self.at += 1
        return True

    def _no_head(self) -> bool:
        """Go on: the person noun read before only described what follows."""
        self.head, self.person = -1, None
        return self._on()

    def _person_noun(self) -> bool:
        v, at, head = self.v, self.at, self.head
        one = v.codes[at] == "p"
        if head >= 0 and v.codes[head] == "P":
            leading = v.codes[at - 1] == "P" and _leads(v, self.k, head, at)
            women = one and v.norms[head] == "women"  # "a women lawyer"
            women |= one and head == at - 1 and v.norm(self.k - 1) in ("a", "an")
            if not (leading or women):
                return False
        if one and v.code(at + 1) == "e" and _only_event(v, at + 1):
            return False  # "49 civilian deaths"
        self.head, self.person = at, v.s.words[at].person
        return self._on()

    def _genitive(self) -> bool:
        v, at = self.v, self.at
        full = v.norms[at] == "'s"
        if at == self.k or not (full or _owners(v, at)):
            return False
        if self.head >= 0 or self.aged or (full and v.codes[at - 1] == "W"):
            self.owner = self._read_so_far(at, v.norms[at - 1])
        self.possessor, self.aged, self.effect_at = True, "", -1  # "the slain man's son" is alive
        return self._no_head()

    def _capital(self) -> bool:
        if self.head >= 0 and _speech_ends(self.v, self.at):
            return False  # 'six people" Ann Bell said', "six people AFP reports"
        if self.head >= 0 and "compound_heads" in self.v.s.words[self.at].tags:
            return self._no_head()
        return self._on()

    def _age(self) -> bool:
        norm = self.v.norms[self.at]
        if not (self.aged and norm in ("old", "year-old")):
            self.aged = norm
        return self._on()

    def _word(self) -> bool:
        v, at, head = self.v, self.at, self.head
        if head < 0:
            self.others = self.others or "others" in v.s.words[at].tags
            return self._on()
        compound = "compound_heads" in v.s.words[at].tags or v.code(at + 1) in "pP"
        named = all(c == "W" for c in v.codes[head + 1 : at])
        people = head == at - 1 and self.person is not None and self.person.kind == "demonym"
        compound |= people and not at_a_time(v, at)  # "the Swiss consulate"
        compound = compound or (v.s.upper and _office_behind(v, head, at))
        described = v.codes[head] == "p" and named and compound
        return described and self._no_head()  # "police station", "Danish mine workers"

    def _effect(self) -> bool:
        v, at = self.v, self.at
        if self.head >= 0:
            return False
        if not self.free and (end := _long_adjective(v, at)):
            self.effect_at, self.at = at, end
            return True
        if at > self.k and (_acts(v, at) or _struck(v, at)):
            return False  # "the ELN released businessman Ann Bell", "the strike killed farmer Bell"
        if not modifies(v, at, self.free and at == self.k):
            return False
        self.effect_at = at
        return self._on()

    def _participle(self) -> bool:
        first = self.free and self.at == self.k
        return self.head < 0 and modifies(self.v, self.at, first) and self._on()

    def _adverb(self) -> bool:
        v, norm = self.v, self.v.norms[self.at]
        if self.head >= 0 or v.code(self.at + 1) not in "e" or not norm.endswith("ly"):
            return False
        hearsay = self.at > self.k and norm in _HEARSAY
        return not hearsay and self._on()  # not: "drones reportedly killed the rebel leader"

    def _note(self) -> bool:
        v, at = self.v, self.at
        name = at > self.k and (self.head < 0 or v.codes[at - 1] == "W")
        end = _bracket(v, at) if name else None
        if not end:
            return False
        self.at = end - 1
        return self._no_head()  # "a Luno Red Cross (LRC) medic"

    def _comma(self) -> bool:
        v, k = self.v, self.k
        aged = self.at == k + 1 and v.codes[k] + v.code(self.at + 1) == "wy" and not self.free
        # "a young, eight-year-old girl"
        return aged and v.norm(k - 1) in ("a", "an") and self._on()

    def _dash(self) -> bool:
        v, at = self.v, self.at
        joins = self.head < 0 and at > self.k and v.code(at + 1) in "wWp" and not set_off(v, at)
        return joins and self._on()

    def _and(self) -> bool:
        v, at = self.v, self.at
        if self.head >= 0:
            return False
        if v.code(self.k - 1) == "#" and _two_sorts(v, self.k, at):
            return self._on()  # "30 regime and allied fighters"
        # "an Immigration and Customs agent"
        return not self.free and _double_name(v, at) and self._on()

    def _of(self) -> bool:
        inside = self.head < 0 and self.at > self.k
        bearer = _body_name(self.v, self.at) if inside else 0
        self.at = bearer or self.at
        return bool(bearer)  # "two University of Luno students"


_READERS: dict[str, Callable[[_Reader], bool]] = {
    "p": _Reader._person_noun,
    "P": _Reader._person_noun,
    "s": _Reader._genitive,
    "W": _Reader._capital,
    "y": _Reader._age,
    "w": _Reader._word,
    "e": _Reader._effect,
    "v": _Reader._participle,
    "g": _Reader._participle,
    "a": _Reader._adverb,
    "(": _Reader._note,
    ",": _Reader._comma,
    "-": _Reader._dash,
    "c": _Reader._and,
    "o": _Reader._of,
}


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


_LEADING = words("en", "grammar", "leading")


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


def modifies(v: View, at: int, first: bool) -> bool:
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


_HEARSAY = words("en", "grammar", "hearsay")


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
    return end if end == at + 2 and modifies(v, end - 1, False) else 0


def _only_event(v: View, k: int) -> bool:
    frames = {h.trigger.frame for h in v.hits.get(k, ())}
    return "event" in frames and not frames & {"state", "verb", "active"}


def is_minor(aged: str) -> bool:
    """Is an age ("17", "six-year-old", "4-month-old") below 18?"""
    age = aged.split("-")[0]
    return "month" in aged or (age.isdigit() and int(age) < 18) or age in _YOUNG


_YOUNG = words("en", "grammar", "young")
