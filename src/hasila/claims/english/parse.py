"""English: one class letter per token, the ground that phrases and clauses are read on.

Letters: ``.`` sentence end; ``,`` ``:`` ``;`` ``(`` ``)`` ``-`` marks; ``d`` determiner; ``#``
number; ``i`` preposition; ``o`` of; ``k`` clause opener; ``r`` relative; ``c`` coordinator; ``b``
be; ``h`` have; ``m`` modal; ``n`` not; ``q`` pronoun; ``a`` adverb; ``s`` possessive 's; ``S`` verb
of saying; ``e`` effect word; ``v`` other verb; ``g`` -ing form; ``y`` age; ``p`` person noun,
singular; ``P`` plural; ``W`` capitalised word; ``w`` any other word.
"""

import re

from hasila.claims.english.compounds import is_compound, is_name
from hasila.claims.english.heads import datelines, wire_head
from hasila.claims.english.senses import pass_selves, settle_senses
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word
from hasila.quantities import Number
from hasila.quantities.data import words
from hasila.text.fold import Folded

_MARKS = {
    **dict.fromkeys(".!?…|•*", "."),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **{"'s": "s", "'": "s", "/": "-", "--": "-"},
    **{"'d": "h", "'ve": "h", "'re": "b", "'m": "b", "'ll": "m"},
    **{mark: mark for mark in ",:;-"},
}
# The first class of this list that holds a word gives its letter.
_CLASSES = (
    ("of", "o"),
    ("article", "d"),
    ("possessive", "d"),
    ("be", "b"),
    ("have", "h"),
    ("modal", "m"),
    ("negation_word", "n"),
    ("coordinator", "c"),
    ("relative", "r"),
    ("pronoun", "q"),
    ("opener", "k"),
    ("preposition", "i"),
    ("adverb", "a"),
)
_AGE = re.compile(r"(?:[0-9]{1,3}|[a-z]+)-(?:year|month|week|day)s?-olds?$")
_DECADE = re.compile(r"[2-9]0s$|(?:twen|thir|for|fif|six|seven|eigh|nine)ties$|teens$")
# "who'd been", "he'd been": what a contraction begins with.
_CONTRACTED = {
    "who": "r",
    "that": "r",
    **dict.fromkeys(("he", "she", "they", "i", "we", "it"), "q"),
}
_letters: dict[str, str] = {}


# Function words that are acronyms when both letters are capitals: the IS group, US troops.
_ACRONYMS = words("en", "grammar", "acronyms")


def capitals(s: Sentence, folded: Folded, text: str) -> list[bool]:
    """Which tokens of a sentence were capitalised; acronyms among them lose their own sense."""
    starts = [folded.span(k, k)[0] for k in s.tokens.starts]
    upper = [text[k].isupper() for k in starts]
    s.upper = bool(starts) and text[starts[0] : starts[-1] + 1].isupper()
    for k, norm in enumerate(s.tokens.norms):
        if norm in _ACRONYMS and upper[k] and text[starts[k] : starts[k] + len(norm)].isupper():
            s.acronyms.add(k)
    return upper


def _letter(word: Word) -> str:
    """The letter of a word form by itself; effect words and numbers are set per sentence."""
    norm = word.norm
    found = _letters.get(norm)
    if found is None:
        found = _classify(word)
        if len(_letters) < 500_000:
            _letters[norm] = found
    return found


def _classify(word: Word) -> str:
    norm = word.norm
    if norm in _MARKS:
        return _MARKS[norm]
    if norm == "@":
        return "W"  # the name of an account
    for tag, letter in _CLASSES:
        if tag in word.tags:
            return letter
    if word.person:
        return "p" if word.person.number == "sg" else "P"
    if _AGE.match(norm):
        return "y"
    if "'" in norm and (own := norm.split("'")[0]) in _CONTRACTED:
        return _CONTRACTED[own]
    if "say_forms" in word.tags:
        return "S"
    if "verb" in word.tags:
        return "v"
    if len(norm) > 4 and "not_verbs" not in word.tags and norm.isalpha():
        if norm.endswith("ed"):
            return "v"
        if norm.endswith("ing"):
            return "g"
        if norm.endswith("ly"):
            return "a"
    return "w" if norm[0].isalnum() else "."


def _particle(norm: str) -> bool:
    """Lower-case parts of names: al-Kurd, bin Salem, de la Cruz."""
    return norm.startswith(("al-", "el-", "ul-", "ad-", "as-", "an-")) or norm in _PARTICLES


def _months() -> frozenset[str]:
    return words("en", "units", "months")


_PARTICLES = words("en", "grammar", "name_particles")
_TITLES = words("en", "grammar", "short_titles")
_SHORT_MONTHS = {m for m in words("en", "units", "months") if len(m) < 5} - {"june", "july"}


TITLE_BODIES = words("en", "grammar", "title_bodies")
TITLE_WORDS = words("en", "grammar", "title_words")
_TITLE = 40  # tokens of a headline
_DAYS = words("en", "grammar", "days")
_AGED = frozenset(("age", "ages", "aged"))
_TAKEN_FOR = words("en", "grammar", "taken_for")
_AGES = [[unit, "old"] for unit in ("year", "years", "month", "months", "week", "weeks", "day")]
AGE_WORDS = frozenset((*(word for age in _AGES for word in age), "weeks", "days", "or"))
_OLD = (["yo"], ["yrs-old"], ["year-old"], ["years-old"], ["year-olds"], ["month-old"], ["yr-old"])


# What a capitalised first word with 's behind it has when it is somebody's name.
_OPENING = frozenset(("a", "an", "the", "at"))
_THEN = frozenset(("then", "later", "allegedly", "reportedly"))
OWNED = words("en", "grammar", "owned_deeds")
_FORMER = ("ex-", "co-", "vice-")  # before a person noun


class View:
    """A sentence as letters, its numbers by place, and (once found) its mentions by border."""

    __slots__ = (
        "breaks",
        "codes",
        "ends",
        "fulls",
        "hits",
        "leads",
        "mentions",
        "names",
        "norms",
        "numbers",
        "s",
    )

    def __init__(self, s: Sentence) -> None:
        self.s = s
        self.norms = s.tokens.norms
        for k, word in enumerate(s.words):
            if word.norm.startswith(_FORMER) and word.person is None:
                s.words[k] = s.lexicon.word(word.norm.split("-", 1)[1])
                s.tags |= s.words[k].tags
        self.codes = [_letter(w) for w in s.words]
        s.hits = [hit for hit in s.hits if not is_compound(self, hit)]
        self.numbers: dict[int, Number] = {n.i: n for n in s.numbers}
        self.hits: dict[int, list[Hit]] = {}
        for hit in s.hits:
            self.hits.setdefault(hit.i, []).append(hit)
        self.breaks = datelines(self.norms) if len(self.norms) > 8 else []
        if s.upper and (head := wire_head(self.norms)):
            self.breaks.append((0, head))
        self.names = self._mark()
        self.mentions: list[Mention] = []
        self.leads: dict[int, Mention] = {}
        self.ends: dict[int, Mention] = {}
        self.fulls: dict[int, Mention] = {}

    def _mark(self) -> bool:
        """Set the letters that depend on the sentence; returns whether capitals show names."""
        codes, s = self.codes, self.s
        for number in s.numbers:
            letter = {"compound": "y", "ordinal": "w", "fraction": "w"}.get(number.form, "#")
            if s.tokens.norms[number.j : number.j + 1] in _OLD:
                letter = codes[number.j] = "y"  # "a fourteen year-old"
            elif (
                s.tokens.norms[number.j : number.j + 1] == ["-"]
                and s.tokens.norms[number.j + 1 : number.j + 2] in _OLD
            ):
                letter = codes[number.j] = codes[number.j + 1] = "y"  # "16- year-old", a line break
            elif s.tokens.norms[number.j : number.j + 3] == ["y", "/", "o"]:
                letter = "y"
                codes[number.j : number.j + 3] = "yyy"  # "5 y/o boy"
            for k in range(number.i, number.j):
                codes[k] = letter
            if number.form == "compound":
                if s.tokens.norms[number.j : number.j + 2] in _AGES:  # "seven month old boy"
                    codes[number.j] = codes[number.j + 1] = "y"
                elif s.tokens.norms[number.j : number.j + 1] == ["old"]:
                    codes[number.j] = "y"
                elif not _AGE.match(s.tokens.norms[number.j - 1]):
                    codes[number.i] = "w"
        for k, norm in enumerate(self.norms if "'s" in self.norms else ()):
            if norm == "'s" and k and self.norms[k - 1] in ("he", "she", "it"):
                codes[k] = "b"  # "he's shot"
        for start, end_tag in s.phrase_tags.items():
            if end_tag[1] == "say_forms":
                codes[start : end_tag[0]] = "S" * (end_tag[0] - start)
        self._mark_ages()
        for k in range(1, len(codes) if "mine" in self.norms else 0):
            if self.norms[k] == "mine" and codes[k - 1] in "dwWpvg":
                codes[k] = "w"  # "a copper mine"
        for hit in s.hits:
            if hit.trigger.frame == "around" or is_name(self, hit):
                continue  # verbs of saying and putting keep their own letter
            for k in range(hit.i, hit.j):
                codes[k] = "e"
        settle_senses(self)
        names = self._mark_names()
        pass_selves(self)
        self._mark_stops()
        for k, norm in enumerate(() if TITLE_BODIES.isdisjoint(self.norms) else self.norms):
            text = norm == "." or (norm in _OPENING and s.capitals and s.capitals[k])
            if text and k and self.norms[k - 1] in TITLE_BODIES:
                self._title_body(k, "#")  # "Raid kills six state TV A raid killed"
        for i, j in self.breaks:
            codes[i:j] = "." * (j - i)
            self._title_body(i)
        if not self.breaks and len(codes) < _TITLE:
            dashes = [
                k for k, c in enumerate(codes) if k > 4 and (c == "-" or self.norms[k] == "|")
            ]
            self._title_body(dashes[0] if dashes else len(codes))
        return names

    def _title_body(self, end: int, behind: str = "") -> None:
        """A body that speaks at the end of a headline is no part of the name before it."""
        k = end - 1
        if k < 4 or self.norms[k] not in TITLE_BODIES:
            return
        while k > 0 and self.codes[k] in "Wpw" and self.norms[k] in TITLE_BODIES | TITLE_WORDS:
            k -= 1
        if self.codes[k] not in "ioS,:d" and (not behind or self.codes[k] == behind):
            self.codes[k + 1 : end] = "." * (end - k - 1)

    def _mark_stops(self) -> None:
        """Full stops of abbreviations end nothing: "Ann B. Cole", "Sgt. Cole", "Dec. 4"."""
        codes, norms = self.codes, self.norms
        for k in range(1, len(codes) - 1):
            if norms[k] in ("jr", "sr") and codes[k - 1] == "," and codes[k - 2] == "W" and k > 1:
                codes[k - 1] = codes[k] = "W"  # "Ann Bell, Jr."
            if norms[k] != ".":
                continue
            before = norms[k - 1]
            near = "wWp" if len(before) == 1 else "wW"  # "Chad L. King"
            name = self.s.capitals and self.s.capitals[k + 1] and codes[k + 1] in near
            opens = k == 1 and before in _TITLES  # "St. Luno man shot"
            if (codes[k - 1] in "Wp" or opens) and name:
                initial = len(before) == 1 and before.isalpha() and codes[k - 1] == "W"
                if initial or before in _TITLES:
                    codes[k - 1] = codes[k] = codes[k + 1] = "W"
            elif before in ("jr", "sr") and codes[k - 1] == "W" and codes[k + 1] in ",bhevac(":
                codes[k] = "W"
            elif before in _SHORT_MONTHS and codes[k + 1] == "#":
                codes[k] = "w"

    def _mark_ages(self) -> None:
        """ "ages 17, 18 and 22", "in their 20's": the whole of it is an age."""
        codes = self.codes
        for k, norm in enumerate(self.norms):
            if norm in ("in", "of") and self.code(k + 1) == "d":
                at = k + 2 + (self.norm(k + 2) in ("early", "mid", "late"))
                digits = self.code(at) == "#" and self.norm(at + 1) == "'s"
                if digits or _DECADE.match(self.norm(at)):
                    codes[k : at + 1 + digits] = "a" * (at + 1 + digits - k)
                    continue
            paired = self.code(k + 1) == "c" and self.code(k + 2) == "y" and norm.isdigit()
            if paired and self.code(k - 1) == "d":
                codes[k] = codes[k + 1] = "y"  # "the 20 and 24 year old men"
            guess = norm in _TAKEN_FOR and self.norms[k + 1 : k + 3] == ["to", "be"]
            guess = guess and self.code(k - 1) in ",(" and self.code(k + 3) == "#"
            if not guess and (norm not in _AGED or self.code(k + 1) not in "#io"):
                continue
            at = k + (3 if guess else 1)  # "two women, believed to be 30 and 60,"
            while self.code(at) in "#io" or self._list_mark(at):
                at += 1
            if not guess or self.code(at) in ",.;)":
                codes[k:at] = "a" * (at - k)  # as little of the phrase as an adverb

    def _list_mark(self, k: int) -> bool:
        """A comma or "and" with a number behind, or both."""
        following = self.code(k + 1)
        return self.code(k) in ",c" and (
            following == "#" or (following == "c" and self.code(k + 2) == "#")
        )

    def _mark_names(self) -> bool:
        """Set the letter of capitalised words where capitals show names."""
        codes, s = self.codes, self.s
        capitals = s.capitals
        # Words that are no names tell whether the line is set in capitals or title case.
        plain = [k for k, c in enumerate(codes) if c in "vgepPSi" and k and len(self.norms[k]) > 3]
        high = sum(capitals[k] for k in plain) if capitals else 0
        names = bool(capitals) and not all(capitals) and high <= 0.6 * len(plain)
        if names:
            for k, upper in enumerate(capitals):
                if not upper or codes[k] not in "wvga" or self.norms[k] in _months():
                    continue
                eve = self.norms[k] == "eve" and k and self.norms[k - 1] in ("christmas", "'s")
                early = self.norms[k] in ("early", "late") and self.code(k + 1) == "a"
                if eve or early:
                    codes[k] = "a"
                    continue
                adverb = codes[k] == "a" and ("adverb" in s.words[k].tags or not k)
                if adverb and not self._place_opens(k):
                    continue
                if (k and codes[k - 1] != ".") or self._name_opens(k):
                    codes[k] = "W"
            for k in s.acronyms:
                codes[k] = "W"
            for k in range(1, len(codes)):
                said = self.norms[k] == "said" and (self.code(k + 1) == "W" or self._named(k + 1))
                if codes[k] == "S" and capitals[k] and (codes[k - 1] in "Wp" or said):
                    codes[k] = "W"  # "the United States", "clerk Said al-Amin"
            for k in range(len(codes) - 1, 0, -1):
                person = s.words[k].person
                people = person is not None and person.victim_class == "unspecified"
                if people and codes[k] == "p" and capitals[k] and self.code(k + 1) == "W":
                    codes[k] = "W"  # the Syrian Democratic Forces
            for k in range(1, len(codes)):
                if codes[k] == "w" and codes[k - 1] == "W" and _particle(self.norms[k]):
                    codes[k] = "W"
        return names

    def _named(self, k: int) -> bool:
        """Does a particle of names stand at ``k``, with a name behind it ("al Amin")?"""
        return _particle(self.norm(k)) and self.code(k + 1) == "W"

    def _place_opens(self, k: int) -> bool:
        """Is an adverb in capitals the first word of a name ("a Long Brel man", "in Far Keld")?"""
        following = self.s.capitals[k + 1 : k + 2] == [True] and self.code(k + 1) in "wW"
        if self.norms[k] in _DAYS and self.code(k - 1) == "i":
            return False  # "on Monday Ann Bell was shot"
        return following and self.code(k - 1) in "di" and self.norms[k + 1] not in _months()

    def _name_opens(self, k: int) -> bool:
        """Is a capitalised first word a name: unknown, with another capital or a verb behind?"""
        if self.codes[k] != "w" or k + 1 >= len(self.codes):
            return False
        following = self.codes[k + 1]
        if following == "e" and self.norms[k].endswith("s") and self.code(k + 2) in "#di":
            frames = {h.trigger.frame for h in self.hits.get(k + 1, ())}
            if frames & {"verb", "active"}:
                return False  # "Raids killed twelve men"
        name = self.s.capitals[k + 1] or _particle(self.norms[k + 1])
        if self.norm(k + 1) in _THEN and self.code(k + 2) in "veaS" and self.norms[k][-1] != "s":
            return True  # "Marn then shot"
        owner = following == "s" and self.norm(k + 2) in OWNED
        return (name and following in "wvg") or following in "bh,ecaSvm" or owner

    def quoted(self, k: int) -> bool:
        """Does a quotation mark stand between token ``k`` and the one before it?"""
        tokens = self.s.tokens
        return 0 < k < len(tokens.starts) and (
            '"' in tokens.text[tokens.ends[k - 1] : tokens.starts[k]]
        )

    def index(self) -> None:
        """Look the mentions of the sentence up by their borders."""
        self.mentions = self.s.mentions
        self.leads = {m.i: m for m in self.mentions}
        self.leads.update({m.lead: m for m in self.mentions})
        self.ends = {m.j: m for m in self.mentions}
        self.fulls = {}
        for m in self.mentions:
            self.fulls.setdefault(self.full_end(m.j), m)

    def full_end(self, k: int) -> int:
        """Behind the complement "of the armed forces" that begins at token ``k``."""
        at = k
        if self.code(k) == "o":
            at = k + 1
            while self.code(at) in "dwWpPsgo#":
                at += 1
        return at

    def code(self, k: int) -> str:
        """The letter of a token, a sentence end beyond the borders."""
        return self.codes[k] if 0 <= k < len(self.codes) else "."

    def norm(self, k: int) -> str:
        """The folded token, empty beyond the borders."""
        return self.norms[k] if 0 <= k < len(self.norms) else ""
