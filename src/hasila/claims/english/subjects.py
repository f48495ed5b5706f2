"""English: the subject of a verb, read leftwards over the class letters."""

from typing import NamedTuple

from hasila.claims.english.around import marker_start
from hasila.claims.english.clause_subjects import with_uncounted
from hasila.claims.english.insertions import dash_before, insertion, name_of_victim
from hasila.claims.english.leftwards import (
    before_members,
    before_thing,
    described,
    doing,
    identified_as,
    named_behind,
    noun_like,
    outer,
    participle,
    place_before,
    reduced,
    relative_before,
    run_start,
    said_to,
    who_does,
    who_they_say,
)
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
            if (people := said_to(self.v, self.at)) is not None:
                self.at = people
                continue
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
            return self._go(before_thing(v, m))
        bare_name = m.kind == "name" and m.person is None and v.codes[m.lead - 2] in "pPw"
        if (m.kind == "guess" or bare_name) and self.whose and v.norm(m.lead - 1) in _WITHIN:
            return self._go(m.lead - 1)  # "a man in a bush who", "the head of a body in Keld who"
        chain = chain_before(v, m)
        first = chain[0]
        if m.kind in _LISTED and (counted := counted_first(v, m)):
            return counted
        if self._over_parts(chain) or self._over_participle(first):
            return None
        together = company_start(v, first.lead)
        if together is not None and first.kind != "bare" and not self.whose:
            return find_subject(v, together).mentions + chain
        inside = v.code(first.lead - 1) in "bve" and not self.direct
        if inside and v.code(first.lead - 2) == "r" and (m.effect or v.code(first.lead - 1) == "b"):
            return self._go(first.lead - 1)  # "the elder who was a trader"
        if not self._near(m) and governed(v, first):
            before = v.norms[max(0, first.lead - 2) : first.lead]
            if before[-1:] in (["with"], ["alongside"]) and first.kind != "bare":
                # "the boy with his aunt were hurt", but "the friend with Bell remains in hospital"
                company = chain if self.several or m.kind != "name" else []
                return find_subject(v, first.lead - 1).mentions + company
            self.moved = True
            return self._go(first.lead - 1)
        return self._subject(m, chain)

    def _over_parts(self, chain: list[Mention]) -> bool:
        """Over "who were identified as" and parts: "including two guards", "two of them"."""
        v, first = self.v, chain[0]
        if (who := identified_as(v, first.lead)) is not None:
            self.at = who
            return True
        marker = marker_start(v, first.lead)
        if marker is not None and not self.whose:
            self.parts = chain + self.parts
            self.at = marker
            return True
        beside = v.ends.get(first.lead) or v.ends.get(first.lead - 1)
        if first.of_them and beside is not None and v.code(first.lead - 1) not in "c":
            self.parts = chain + self.parts  # "three people, two of them children"
            self.at = beside.j
            return True
        return False

    def _over_participle(self, first: Mention) -> bool:
        """Over "accused of smuggling detainees", "a man carrying a child"."""
        v, k = self.v, first.lead
        gerund = k > 1 and v.codes[k - 1] in "geS" and v.norms[k - 1].endswith("ing")
        if gerund and v.codes[k - 2] in "io":
            self.at = k - 2
            return True
        if not self.whose and who_does(v, k - 1):
            self.at = k - 1
            return True
        return False

    def _near(self, m: Mention) -> bool:
        """Does a mention stand right before the verb, or before its "who"?"""
        v = self.v
        aged = v.codes[m.i] == "y" and m.j - m.i == 1
        # "Father of man killed in Luno": the man
        of_one = m.kind == "bare" and m.person is not None and v.norm(m.lead - 1) == "of"
        of_one = of_one and any(h.trigger.frame == "verb" for h in v.hits.get(m.j, ()))
        known = (not self.moved and (aged or of_one)) or m.kind not in ("name", "bare", "thing")
        return self.direct and (self.whose or known)

    def _subject(self, m: Mention, chain: list[Mention]) -> list[Mention] | None:
        """The subject that a mention is, or the whole or noun that it only describes."""
        v, first = self.v, chain[0]
        beside = v.ends.get(first.lead)
        if beside is not None and beside.of_them:
            self.parts = chain + self.parts  # "two people, one of them a child"
            return self._go(beside.lead)
        if m.kind == "plural" and v.norm(first.lead - 1) in ("be", "being"):
            return self._go(first.lead)  # "suspected of being members of a gang"
        if m.kind == "plural" and v.norm(first.lead - 1) == "as" and first.lead - 2 in v.ends:
            return self._go(first.lead - 2)  # "18 men described as soldiers were"
        plurals = m.kind == first.kind == "plural"
        whole = described(v, first) or before_members(v, first) if plurals else None
        if whole is not None:
            return [whole]
        aged = v.code(m.j) == "," and v.code(m.j + 1) in "#y"
        if m.kind == "name" and not (self.direct or aged) and v.code(first.lead - 1) == "c":
            run = run_start(v, first.lead - 1)
            places = not v.s.has(first.lead - 2, "body_parts")
            if run < first.lead - 1 and run and v.codes[run - 1] in "io" and places:
                return self._go(run - 1)  # "from Luno Tamora and Brel were killed"
        if m.kind == "name" and (place := place_before(v, first)) is not None:
            self.moved = True
            return self._go(place)
        described_noun = outer(v, first, self.crossed)
        return [described_noun] if described_noun else chain

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
        if code == "S" and (who := who_they_say(v, at - 1)):
            return self._go(who)
        if code in "aio" or (v.norms[at - 1] in _PARTS_OF_DAY and v.code(at) == "a"):
            return self._go(at - 1)
        if code in "#y" and v.code(at - 2) == "," and self._aged(at - 2):
            return self._go(at - 2)  # "Ann Bell, 26 was hurt"
        if code in "wWpPy#ds" or (code == "e" and noun_like(v, at)):
            return self._words()
        if code == "e" and reduced(v, at):
            return self._go(next(h[0].i for h in v.hits.values() if h[0].i < at <= h[0].j))
        if code in "ki" and v.norm(at) in _BY_HIM and v.norms[at - 1] in _AFTER:
            return shared(v, at - 1)  # "charged after being shot"
        if code == "v" and v.norm(at) == "being" and at - 1 in v.ends:
            return self._go(at - 1)  # "a nurse survived being stabbed"
        if code in "vg" and v.code(at - 2) == "k":
            return self._go(at - 2)  # "while checking on him"
        if code in "vg" and at - 1 in v.ends and participle(v, at - 1):
            return self._go(at - 1)
        if code == "b" and v.norm(at - 2) in ("to", "of") and at - 3 in v.ends:
            return self._go(at - 3)  # "people said to be of one family"
        return self._go(relative_before(v, at))

    def _aged(self, k: int) -> bool:
        """Does a name end at the comma at ``k``, whose age stands behind it?"""
        name = self.v.ends.get(k)
        if name is None or name.kind != "name" or self.crossed:
            return False
        return self.v.code(name.lead - 1) != "," or name.lead - 1 not in self.v.ends

    def _insertion(self) -> list[Mention] | None:
        """Over a comma or bracket, and what it closes."""
        last = self.v.ends.get(self.at - 1)
        if last is not None and last.kind in _LISTED and (counted := counted_first(self.v, last)):
            return counted  # "Three people, a man, a woman and a child, were"
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
        return self._go(None if norm in _NOBODY else relative_before(v, at))

    def _words(self) -> list[Mention] | None:
        """Over a noun phrase: of a preposition, a name behind its noun, an apposition."""
        v, at = self.v, self.at
        if v.code(at - 2) == "s" and at - 2 in v.ends and v.s.has(at - 1, "body_parts"):
            return [v.ends[at - 2]]  # "the girl's ear was grazed"
        if at - 1 in v.ends and v.code(at) in "io" and v.s.has(at - 1, "adjectives"):
            return self._go(at - 1)  # "a man suspected of"
        run = run_start(v, at)
        deed = "e" in v.codes[run:at]  # "hurt since a shooting"
        deed = deed or (self.several and v.norms[run] in ("a", "an"))  # "fleeing after a raid were"
        deed = deed and v.norms[run - 1] in _SINCE
        if run > 0 and (v.codes[run - 1] in "io" or v.norms[run - 1] == "as" or deed):
            return self._go(run - 1)
        if run in v.ends and at - run <= 4 and named_behind(v, run, at):
            return self._go(run)
        if v.code(run - 1) == "e" and v.norms[run] in _DAYS_PAST and reduced(v, run):
            return self._go(run)  # "two guards captured last week were"
        if run - 1 in v.ends and doing(v, run - 1) and not v.s.has(run - 2, "body_nouns"):
            return self._go(run - 1)  # "villagers fleeing their homes were killed"
        joined = run - 1 - (v.code(run - 1) == "v")  # "for naming dealers and organized groups"
        if v.code(joined) == "c" and joined in v.ends and v.ends[joined].kind == "plural":
            return self._go(joined)
        if self.crossed and run > 0 and v.codes[run - 1] == ",":
            self.crossed = 0
            return self._go(run - 1)
        return self._go(relative_before(v, at))


_SINCE = frozenset(("since", "after", "before", "until", "following"))
_REGARDING = words("en", "grammar", "regarding")
_WITHIN = words("en", "grammar", "within") | {"behind"}
_DAYS_PAST = frozenset(("last", "this", "that", "the", "yesterday", "two", "three"))
_PARTS_OF_DAY = frozenset(("late", "early", "last"))
_AFTER = frozenset(("after", "while", "when", "since", "upon", "following", "before"))
_BY_HIM = words("en", "grammar", "done_by_him")


_LISTED = frozenset(("name", "sum", "singular", "number"))


def find_subject(v: View, k: int) -> Subject:
    """The subject of the verb group that begins at token ``k``."""
    return _Search(v, k).run()
