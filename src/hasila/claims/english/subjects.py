"""English: the subject of a verb, read leftwards over the class letters."""

from typing import NamedTuple

from hasila.claims.english.around import marker_start
from hasila.claims.english.clause_subjects import with_uncounted
from hasila.claims.english.insertions import CALLED, dash_before, insertion, name_of_victim
from hasila.claims.english.lists import (
    accompanied,
    before_age,
    chain_before,
    chain_behind,
    company_start,
    counted_first,
    governed,
)
from hasila.claims.english.parse import View
from hasila.claims.english.pronouns import PRONOUNS, antecedent, nearest, reported, shared
from hasila.claims.model import Mention
from hasila.quantities.data import words

# Pronouns that are subjects themselves: no claim is made of them.
_NOBODY = words("en", "grammar", "own_subjects")


class Subject(NamedTuple):
    """The subjects of a verb form, and what stands as their parts behind "including"."""

    mentions: list[Mention]
    parts: list[Mention]


def _before_members(v: View, m: Mention) -> Mention | None:
    """ "161 people including guards, locals and nurses were": whose members are listed."""
    k = m.lead - 1
    while k > 0 and v.codes[k] in "wWpPc,dyo-a" and "part_markers" not in v.s.words[k].tags:
        k -= 1
    if "part_markers" not in v.s.words[k].tags or m.lead - k > 14:
        return None
    return v.ends.get(k) or (v.ends.get(k - 1) if v.code(k - 1) == "," else None)


def _described(v: View, m: Mention) -> Mention | None:
    """ "Around 40 people mostly civilians were": whom a plural behind "mostly" describes."""
    k = m.lead
    while k > 0 and v.norms[k - 1] in _MOSTLY:
        k -= 1
    whole = v.ends.get(k) if k < m.lead else None
    return whole if whole is not None and whole.kind in ("number", "vague", "others") else None


_MOSTLY = words("en", "grammar", "mostly")


def _identified_as(v: View, k: int) -> int | None:
    """Behind "who" of "who were later identified as" before ``k``."""
    if v.norm(k - 1) != "as":
        return None
    at = k - 1
    while at > 0 and v.codes[at - 1] in "vSbah" and k - at < 7:
        at -= 1
    return at if at < k - 2 and v.norm(at - 1) == "who" else None


class _Search:
    """A walk from a verb to the left, over what may stand between it and its subject."""

    def __init__(self, v: View, k: int) -> None:
        self.v = v
        self.at = k
        self.several = v.norm(k) in ("were", "have", "are")
        self.parts: list[Mention] = []
        self.company: list[Mention] = []  # ", along with his wife,"
        self.crossed = 0  # commas crossed: what follows leftwards may be an apposition
        self.whose = False
        # Right before the verb, or before its "who".
        reduced = v.code(k) not in "bhm" or v.norm(k) in ("being", "getting")
        self.direct = k in v.ends and reduced
        self.stuck = reduced and with_uncounted(v, k)
        self.moved = False  # over "in Luno": what stands before it is not right before the verb

    def run(self) -> Subject:
        """The subjects, none where the walk gets stuck."""
        for _ in range(60):
            if self.at <= 0 or self.stuck:
                break
            m = self.v.ends.get(self.at)
            found = self._mention(m) if m is not None else self._token()
            if found is not None:
                return Subject(found + self.company, self.parts)
        return Subject([], self.parts)

    def _go(self, at: int | None) -> list[Mention] | None:
        """Go on at a token, or stop; nothing is found yet."""
        if at is None:
            self.stuck = True
        else:
            self.at = at
        return None

    def _mention(self, m: Mention) -> list[Mention] | None:
        v = self.v
        if m.kind == "thing":
            return self._go(_before_thing(v, m))
        bare_name = m.kind == "name" and m.person is None and v.codes[m.lead - 2] in "pPw"
        if (m.kind == "guess" or bare_name) and self.whose and v.norm(m.lead - 1) in _WITHIN:
            return self._go(m.lead - 1)  # "a man in a bush who", "the head of a body in Keld who"
        chain = chain_before(v, m)
        first = chain[0]
        if m.kind in ("name", "sum") and (counted := counted_first(v, m)):
            return counted
        if (who := _identified_as(v, first.lead)) is not None:
            return self._go(who)
        marker = marker_start(v, first.lead)
        if marker is not None and not self.whose:
            self.parts = chain + self.parts
            return self._go(marker)
        beside = v.ends.get(first.lead) or v.ends.get(first.lead - 1)
        if first.of_them and beside is not None and v.code(first.lead - 1) not in "c":
            self.parts = chain + self.parts  # "three people, two of them children"
            return self._go(beside.j)
        gerund = first.lead > 1 and v.codes[first.lead - 1] in "geS"
        if gerund and v.norms[first.lead - 1].endswith("ing") and v.codes[first.lead - 2] in "io":
            return self._go(first.lead - 2)  # "accused of smuggling detainees"
        if not self.whose and _who_does(v, first.lead - 1):
            return self._go(first.lead - 1)  # "a man carrying a child was shot"
        together = company_start(v, first.lead)
        if together is not None and first.kind != "bare" and not self.whose:
            return find_subject(v, together).mentions + chain
        inside = v.code(first.lead - 1) in "bve" and not self.direct
        if inside and v.code(first.lead - 2) == "r" and (m.effect or v.code(first.lead - 1) == "b"):
            return self._go(first.lead - 1)  # "the elder who was a trader"
        aged = v.codes[m.i] == "y" and m.j - m.i == 1
        # "Father of man killed in Luno": the man
        of_one = m.kind == "bare" and m.person is not None and v.norm(m.lead - 1) == "of"
        of_one = of_one and any(h.trigger.frame == "verb" for h in v.hits.get(m.j, ()))
        known = (not self.moved and (aged or of_one)) or m.kind not in ("name", "bare", "thing")
        near = self.direct and (self.whose or known)
        if not near and governed(v, first):
            before = v.norms[max(0, first.lead - 2) : first.lead]
            if before[-1:] in (["with"], ["alongside"]) and first.kind != "bare":
                return find_subject(v, first.lead - 1).mentions + chain
            self.moved = True
            return self._go(first.lead - 1)
        beside = v.ends.get(first.lead)
        if beside is not None and beside.of_them:
            self.parts = chain + self.parts  # "two people, one of them a child"
            return self._go(beside.lead)
        if m.kind == "plural" and v.norm(first.lead - 1) in ("be", "being"):
            return self._go(first.lead)  # "suspected of being members of a gang"
        plurals = m.kind == first.kind == "plural"
        whole = _described(v, first) or _before_members(v, first) if plurals else None
        if whole is not None:
            return [whole]
        aged = v.code(m.j) == "," and v.code(m.j + 1) in "#y"
        if m.kind == "name" and not (self.direct or aged) and v.code(first.lead - 1) == "c":
            run = _run_start(v, first.lead - 1)
            places = not v.s.has(first.lead - 2, "body_parts")
            if run < first.lead - 1 and run and v.codes[run - 1] in "io" and places:
                return self._go(run - 1)  # "from Luno Tamora and Brel were killed"
        if m.kind == "name" and (place := _place_before(v, first)) is not None:
            self.moved = True
            return self._go(place)
        outer = _outer(v, first, self.crossed)
        return [outer] if outer else chain

    def _token(self) -> list[Mention] | None:
        v, at = self.v, self.at
        code = v.codes[at - 1]
        if code in ",)":
            return self._insertion()
        if code == "r":
            return self._relative()
        if code == "d" and v.norms[at - 1] in ("each", "both"):
            return self._go(at - 1)  # "two men, both 21, each suffered wounds"
        if code == "q":
            return self._pronoun()
        if code == "c":
            return shared(v, at - 1)
        if code == "-":
            dash = dash_before(v, at - 1)
            return self._go(at - 1 if dash is None else dash)
        if v.code(at) == "i" and v.norm(at) == "as" and v.code(at - 2) == "b":
            return self._go(at - 2)  # "they were named as having been killed"
        if code == "S" and (who := _who_they_say(v, at - 1)):
            return self._go(who)
        if code in "aio" or (v.norms[at - 1] in _PARTS_OF_DAY and v.code(at) == "a"):
            return self._go(at - 1)
        if code in "#y" and v.code(at - 2) == "," and self._aged(at - 2):
            return self._go(at - 2)  # "Ann Bell, 26 was hurt"
        if code in "wWpPy#ds" or (code == "e" and _noun_like(v, at)):
            return self._words()
        if code == "e" and _reduced(v, at):
            return self._go(next(h[0].i for h in v.hits.values() if h[0].i < at <= h[0].j))
        if code in "ki" and v.norm(at) in _BY_HIM and v.norms[at - 1] in _AFTER:
            return shared(v, at - 1)  # "charged after being shot"
        if code == "v" and v.norm(at) == "being" and at - 1 in v.ends:
            return self._go(at - 1)  # "a nurse survived being stabbed"
        if code in "vg" and v.code(at - 2) == "k":
            return self._go(at - 2)  # "while checking on him"
        if code in "vg" and at - 1 in v.ends and _participle(v, at - 1):
            return self._go(at - 1)
        if code == "b" and v.norm(at - 2) in ("to", "of") and at - 3 in v.ends:
            return self._go(at - 3)  # "people said to be of one family"
        return self._go(_relative_before(v, at))

    def _aged(self, k: int) -> bool:
        """Does a name end at the comma at ``k``, whose age stands behind it?"""
        name = self.v.ends.get(k)
        if name is None or name.kind != "name" or self.crossed:
            return False
        return self.v.code(name.lead - 1) != "," or name.lead - 1 not in self.v.ends

    def _insertion(self) -> list[Mention] | None:
        """Over a comma or bracket, and what it closes."""
        opening, inside = insertion(self.v, self.at - 1)
        self.parts = inside + self.parts
        m = None if opening is None else accompanied(self.v, opening)
        if m is not None:
            self.company += chain_behind(self.v, m)
        name = name_of_victim(self.v, opening) if opening is not None else None
        if name is not None:
            return chain_behind(self.v, name)  # "the victims, Ann Bell and Bo Dree, were"
        self.crossed += 1
        return self._go(opening if opening is not None else self.at - 1)

    def _relative(self) -> list[Mention] | None:
        """Over "who" to its antecedent."""
        v = self.v
        self.whose = v.norms[self.at - 1] in ("who", "whom")
        self.direct = True
        self.at -= 1
        nobody = v.norms[self.at - 1] == "those" and v.norm(self.at - 2) in _REGARDING
        if v.code(self.at - 1) == "S" or nobody:
            return self._go(None)  # "difficulties regarding those who were arrested"
        if v.code(self.at - 1) == ",":
            self.at = before_age(v, self.at - 1)
        return None

    def _pronoun(self) -> list[Mention] | None:
        v, at = self.v, self.at
        norm = v.norms[at - 1].removesuffix("'d")  # "she'd been hit"
        if norm in PRONOUNS and v.code(at - 2) in "krac,":
            joined = v.code(at - 2) == "c" and norm != "they"
            return nearest(v, at - 1) if joined else antecedent(v, at - 1)
        if norm in PRONOUNS and (known := reported(v, at - 1)):
            return known
        if v.norm(at - 2) == "of":  # "412 people more than half of them"
            return self._go(
                next((x for x in range(at - 3, max(0, at - 9), -1) if x in v.ends), None)
            )
        return self._go(None if norm in _NOBODY else _relative_before(v, at))

    def _words(self) -> list[Mention] | None:
        """Over a noun phrase: of a preposition, a name behind its noun, an apposition."""
        v, at = self.v, self.at
        if v.code(at - 2) == "s" and at - 2 in v.ends and v.s.has(at - 1, "body_parts"):
            return [v.ends[at - 2]]  # "the girl's ear was grazed"
        if at - 1 in v.ends and v.code(at) in "io" and v.s.has(at - 1, "adjectives"):
            return self._go(at - 1)  # "a man suspected of"
        run = _run_start(v, at)
        deed = "e" in v.codes[run:at]  # "hurt since a shooting"
        deed = deed or (self.several and v.norms[run] in ("a", "an"))  # "fleeing after a raid were"
        deed = deed and v.norms[run - 1] in _SINCE
        if run > 0 and (v.codes[run - 1] in "io" or v.norms[run - 1] == "as" or deed):
            return self._go(run - 1)
        if run in v.ends and at - run <= 4 and _named_behind(v, run, at):
            return self._go(run)
        if v.code(run - 1) == "e" and v.norms[run] in _DAYS_PAST and _reduced(v, run):
            return self._go(run)  # "two guards captured last week were"
        if run - 1 in v.ends and _doing(v, run - 1) and not v.s.has(run - 2, "body_nouns"):
            return self._go(run - 1)  # "villagers fleeing their homes were killed"
        joined = run - 1 - (v.code(run - 1) == "v")  # "for naming dealers and organized groups"
        if v.code(joined) == "c" and joined in v.ends and v.ends[joined].kind == "plural":
            return self._go(joined)
        if self.crossed and run > 0 and v.codes[run - 1] == ",":
            self.crossed = 0
            return self._go(run - 1)
        return self._go(_relative_before(v, at))


def _who_does(v: View, k: int) -> bool:
    """Does a person stand before the participle at ``k``, no body and no thing ("one showing")?"""
    doer = v.ends.get(k) if _doing(v, k) else None
    if doer is None or v.norms[doer.i] == "one":
        return False
    last = doer.j - 1
    body = doer.kind == "bare" and (v.s.has(last, "body_nouns") or v.s.has(last, "civil_bodies"))
    return doer.kind in ("singular", "bare", "number") and not body


def _doing(v: View, k: int) -> bool:
    """Is the word at ``k`` a participle with an object ("a lawyer representing Ann Bell")?"""
    plain = v.codes[k] in "gwve" and v.s.words[k].person is None
    return plain and len(v.norms[k]) > 5 and v.norms[k].endswith("ing")


_SINCE = frozenset(("since", "after", "before", "until", "following"))
_REGARDING = frozenset(("regarding", "concerning", "about", "against", "for", "with", "toward"))
_WITHIN = frozenset(("in", "at", "on", "near", "inside", "outside", "behind"))
_DAYS_PAST = frozenset(("last", "this", "that", "the", "yesterday", "two", "three"))
_PARTS_OF_DAY = frozenset(("late", "early", "last"))
_AFTER = frozenset(("after", "while", "when", "since", "upon", "following", "before"))
_BY_HIM = frozenset(
    ("being", "turning", "shooting", "taking", "suffering", "sustaining", "receiving", "getting")
)


def find_subject(v: View, k: int) -> Subject:
    """The subject of the verb group that begins at token ``k``."""
    return _Search(v, k).run()


def _named_behind(v: View, run: int, at: int) -> bool:
    """Are the words behind a person noun its name (all capitals show no names)?"""
    if v.ends[run].kind not in ("singular", "bare"):
        return False
    run += v.norms[run] in CALLED and run + 1 < at  # "a 19-year-old named Ann Bell"
    return all(c == "W" or (c == "w" and not v.names) for c in v.codes[run:at])


def _participle(v: View, k: int) -> bool:
    """Is the verb form at ``k`` a participle that describes the noun before it?"""
    form = v.norms[k].endswith(("ed", "ing", "wn", "en")) or v.s.has(k, "participles")
    return form and (v.code(k + 1) in "iagrto" or v.norm(k + 1) == "as")


def _noun_like(v: View, at: int) -> bool:
    """Is the effect word that ends at ``at`` a noun inside a phrase ("in the shooting")?"""
    for hits in v.hits.values():
        if hits[0].i < at <= hits[0].j:
            noun = any(h.trigger.frame in ("event", "wounds") for h in hits)
            reduced = hits[0].i in v.ends and any(
                h.trigger.frame in ("verb", "state") for h in hits
            )
            before = v.code(hits[0].i - 1)
            plain = v.norms[at - 1] in _NOUNS and before in "dwWs" and v.code(at) in "bhmio,"
            return plain or (noun and not reduced and before in "dwWpiovge")
    return False


_NOUNS = frozenset(("massacre", "murder", "capture", "arrest", "kidnap", "slaughter"))
_DAYS = words("en", "grammar", "days")


def _run_start(v: View, at: int) -> int:
    """Where the words of a noun phrase begin that ends at ``at``."""
    run = at - 1
    while run > 0 and (
        run not in v.ends or v.ends[run].kind in ("name", "thing") or v.codes[run] == "s"
    ):
        code = v.codes[run - 1]
        if code in "wWpPy#ds-" or (code == "e" and _noun_like(v, run)):
            run -= 1
        elif code == "c" and v.codes[run] in "wWd" and v.code(run - 2) in "wW":
            run -= 1  # "of the Reed and Cole families"
        elif (
            (code in "gv" and v.code(run - 2) in "dwgvio" and v.codes[run] in "wWpPgve")
            or (code == "a" and v.codes[run] == "#")
            or (code == "a" and v.codes[run] in "wv" and v.code(run - 2) in "dio")
            or (code == "a" and v.norms[run - 1] in _DAYS and v.code(run - 2) in "wWe")
        ):
            run -= 1
        else:
            break
    return run


def _relative_before(v: View, at: int) -> int | None:
    """Where the relative clause begins whose verb stands before ``at``."""
    for k in range(at - 1, max(0, at - 20), -1):
        if v.codes[k] in ".;:kS":
            return None
        if v.codes[k] == "r":
            return k if k in v.ends or (v.codes[k - 1] == "," and k - 1 in v.ends) else None
    return None


def _before_thing(v: View, m: Mention) -> int | None:
    """Before the preposition that governs the name of a thing."""
    k = m.i
    while k > 0 and v.codes[k - 1] in "dwWpPs" and (k not in v.ends or v.codes[k] == "s"):
        k -= 1
    return k - 1 if k > 0 and v.codes[k - 1] in "io" else None


def _who_they_say(v: View, k: int) -> int | None:
    """ "A boy who police say was shot": behind the "who" before the verb of saying at ``k``."""
    while k > 0 and v.codes[k - 1] in "dwWpPq":
        k -= 1
    return k if v.norm(k - 1) in ("who", "that") else None


def _place_before(v: View, m: Mention) -> int | None:
    """ "A clerk from Keld, Tamora, was": before the preposition of a place of two names."""
    town = v.ends.get(m.lead - 1) if v.code(m.lead - 1) == "," else None
    if town is None or town.kind != "name" or town.person or m.person or not governed(v, town):
        return None
    return town.lead - 1 if v.code(town.lead - 2) in "pPyW" and town.lead > 1 else None


def _outer(v: View, m: Mention, crossed: int) -> Mention | None:
    """The noun that ``m`` is in apposition to: "a witness named Ahmad", "Ali, a farmer,"."""
    if m.kind == "name" and v.norm(m.lead - 1) in (*CALLED, "-"):
        return v.ends.get(m.lead - 1)
    if v.norm(m.lead - 1) == ",":
        outer = v.ends.get(m.lead - 1)
        if outer is None and m.kind == "plural":
            outer = v.fulls.get(m.lead - 1)  # "two members of the escort, both guards,"
        if outer is None or (outer.kind == "name" and governed(v, outer) and not crossed > 1):
            return None
        same = m.kind == "sum" and m.best == outer.best  # "two sons, A and B, were"
        if (m.kind == "plural" or same) and outer.kind == "number":
            return outer
        if not crossed:
            opens = outer.lead == 0 or v.codes[outer.lead - 1] in ".;,kS"
            return outer if opens and m.kind == "name" and outer.kind == "singular" else None
        if _apposed(outer, m) and outer.head not in ("victim", "victims"):
            return outer
    return None


def _apposed(outer: Mention, inner: Mention) -> bool:
    return outer.kind in ("name", "singular", "bare") and inner.kind in ("singular", "bare", "name")


def _reduced(v: View, at: int) -> bool:
    """Is the effect word that ends at ``at`` a participle behind its noun ("people injured in")?"""
    hits = next((h for h in v.hits.values() if h[0].i < at <= h[0].j), None)
    if hits is None:
        return False
    start = hits[0].i
    frames = ("verb", "state", "subject") if v.norms[start].endswith("ing") else ("verb", "state")
    return start in v.ends and hits[0].trigger.frame in frames
