"""English: who the victims are and which event is told, settled over the whole report."""

from collections.abc import Iterator
from itertools import pairwise

from hasila.claims.english.beside import (
    all_civilians,
    both_sides,
    by_description,
    by_kinds,
    by_predicate,
    by_side,
    deputies,
    upper_name_words,
)
from hasila.claims.english.parse import View
from hasila.claims.english.phrases import is_minor
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words

Who = tuple[str, str | None]


def describe(sentences: list[Sentence]) -> None:
    """Set class and demographic of the claims of one report where more than the noun tells them."""
    pairs = [(s.view, m) for s in sentences for m in s.mentions if m.effect]
    for v, m in pairs:
        m.event = m.outermost.event
        m.group_end = v.s.tokens.ends[v.full_end(m.j) - 1]
        _by_age(v, m)
        _by_words(v, m)
        by_predicate(v, m)
        by_description(v, m)
        by_kinds(v, m)
        by_side(v, m)
    all_civilians(sentences)
    deputies(sentences)
    _by_name(sentences, pairs)
    _only_victim(pairs)
    _headline(pairs)
    _others(pairs)
    _of_whole(pairs)
    _arrested(pairs)
    _unsettled(pairs)
    _with_armed(pairs)
    both_sides(sentences)


def _with_armed(pairs: list[tuple[View, Mention]]) -> None:
    """ "Five other people, including a guard": armed among those of whom nothing is told."""
    for _, m in pairs:
        whole = m.whole
        if whole is None or m.victim_class != "combatant" or whole.sentence != m.sentence:
            continue
        anybody = whole.person is not None and whole.person.lemma == "person"
        if anybody and whole.victim_class == "unspecified" and (m.best or 0) < (whole.best or 0):
            whole.victim_class = "mixed"


def _by_words(v: View, m: Mention) -> None:
    """ "30 regime forces", "a family of ten", "Ann Bell, a judge,": by words beside the noun."""
    inside = v.norms[_behind_owner(v, m) : m.j]
    if m.head in ("suspect", "suspects") and m.effect != "detained":
        m.victim_class = "unspecified"
    if m.person is None and v.s.has(m.j, "part_markers"):
        m.demographic = None  # "11, including boys"
    if m.kind == "sum" and m.victim_class == "civilian" and _half_open(m):
        m.victim_class, m.demographic = "unspecified", None  # "a man and a woman"
    if "minor" in inside and not _HARM.isdisjoint(v.norms[m.i : m.j + 1]):
        m.victim_class, m.demographic = "unspecified", None  # "three minor injuries"
    young = m.best == 1 and m.victim_class in ("civilian", "unspecified")
    pupils = (
        m.person is not None and m.person.lemma == "student" and not _SCHOOLS.isdisjoint(inside)
    )
    if pupils or (young and not _YOUTH.isdisjoint(inside)):
        m.victim_class, m.demographic = "civilian", "children"
    if m.victim_class != "unspecified":
        return
    for w in v.s.words[m.i : m.j - 1] if m.kind == "name" else ():
        title = w.person
        if title is not None and title.number == "sg" and title.kind != "kin":
            m.victim_class, m.demographic = title.victim_class, title.demographic
            break  # "Officer Ann Bell", "Keld soldier Tom Lark"
    if m.head == "forces":
        m.victim_class = "combatant"
    elif "family" in v.norms[m.lead : m.i]:
        m.victim_class = "civilian"
    elif m.kind == "name" and (v.code(m.j) in ",(" or v.norm(m.j) in ("a", "an")):
        # "Ann Bell, a judge,"; a comma may be lost
        beside = v.leads.get(m.j + (v.code(m.j) in ",("))
        if beside is not None and beside.person and beside.kind in ("singular", "bare"):
            m.victim_class = beside.person.victim_class
            m.demographic = beside.person.demographic


def _behind_owner(v: View, m: Mention) -> int:
    """Where the words for the person begin: behind whose kin it is ("the toddler's father")."""
    return next((k + 1 for k in range(m.j - 2, m.i - 1, -1) if v.codes[k] == "s"), m.i)


def _half_open(m: Mention) -> bool:
    """Is it open of half of a sum or more who they are ("a man", "four adults")?"""
    plain = [x for x in m.members if x.person and x.person.lemma in ("man", "male", "adult")]
    return bool(plain) and 2 * sum(x.best or 0 for x in plain) >= (m.best or 0)


_HARM = words("en", "grammar", "harm_nouns")
_YOUTH = words("en", "grammar", "youth")
_SCHOOLS = words("en", "grammar", "schools")
_HARMED = frozenset(("killed", "injured", "killed_or_injured"))


def _only_victim(pairs: list[tuple[View, Mention]]) -> None:
    """The one victim of a report is who its plainest words say, by name or as "the victim"."""
    harmed = [(v, m) for v, m in pairs if m.effect in _HARMED and m.event == "main" and m.best != 0]
    if any(m.best != 1 for _, m in harmed):
        harmed = [(v, m) for v, m in harmed if m.effect == "killed"]  # "one killed, three hurt"
        kin = any(m.kind == "singular" and v.norms[m.lead] in _THEIRS for v, m in harmed)
        if kin or any(m.best != 1 for _, m in harmed):
            return
    plain = [m for _, m in harmed if m.kind != "name" and m.head not in _LOOSE]
    told = {(m.victim_class, m.demographic) for m in plain if m.victim_class != "unspecified"}
    if any(m.person and m.person.lemma in _ADULTS for m in plain):
        return
    young = ("civilian", "children")
    if young in told and {c for c, _ in told} == {"civilian"}:
        for m in plain:
            if m.person and m.person.lemma in _KIN | _PUPILS:
                m.victim_class, m.demographic = young  # "shot his son", elsewhere "the boy"
        told = {(m.victim_class, m.demographic) for m in plain} - {("unspecified", None)}
    if len(told) != 1:
        return
    named = {n for v, m in harmed if m.kind != "name" for n in _names(v, m) - _ahead(v, m)}
    for v, m in harmed:
        other = m.kind == "name" and named and named.isdisjoint(v.norms[m.i : m.j][:1])
        loose = (m.kind == "name" or m.head in _LOOSE) and not other
        if loose and m.demographic is None and m.victim_class in ("unspecified", "civilian"):
            m.victim_class, m.demographic = next(iter(told))


def _ahead(v: View, m: Mention) -> set[str]:
    """The words of a mention before its noun: no name of a person ("Luno Herald: Teen killed")."""
    inside = v.norms[m.i : m.j]
    return set(inside[: inside.index(m.head)] if m.head in inside else ())


_THEIRS = frozenset(("his", "her", "their"))
_KIN = words("en", "grammar", "young_kin")
_PUPILS = words("en", "grammar", "pupils")
_ADULTS = frozenset(("man", "male", "adult", "suspect"))
_LOOSE = words("en", "grammar", "anybody")


def _headline(pairs: list[tuple[View, Mention]]) -> None:
    """ "Dozens dead" above "dozens of civilians were killed": the same people."""
    vague = [m for _, m in pairs if m.qualifier == "vague" and m.kind == "vague"]
    for at, m in enumerate(vague[:1]):
        if m.victim_class == "unspecified" and m.person is None:
            same = [x for x in vague[at + 1 :] if x.effect == m.effect and x.sentence <= 3]
            if same and same[0].event == m.event:
                m.victim_class = same[0].victim_class


def _others(pairs: list[tuple[View, Mention]]) -> None:
    """ "Seven others were hurt" right behind a sentence: of the class of those before."""
    for (_, before), (v, m) in pairwise(pairs):
        if before.sentence == m.sentence and before.effect != m.effect:
            _shared_noun(v, before, m)
        behind = m.sentence - before.sentence == 1 and before.kind == "number"
        if behind and m.kind == "others" and m.victim_class == "unspecified":
            m.victim_class = before.victim_class


def _of_whole(pairs: list[tuple[View, Mention]]) -> None:
    """Parts whose words tell nothing are of the class of their total."""
    for _, m in pairs:
        whole = m.whole
        plain = m.person is not None and m.person.lemma in _PLAIN
        if whole and whole.person and whole.person.lemma == "civilian":
            plain = False  # those who are some of 21 civilians are civilians
        open_ = m.victim_class == "unspecified" and not plain
        if open_ and whole and whole.person and whole.victim_class in ("civilian", "combatant"):
            m.victim_class = whole.victim_class


def _shared_noun(v: View, a: Mention, b: Mention) -> None:
    """ "Three boys were killed and 14 hurt", "killed 28 and wounded 30 rebels": one noun."""
    numbers = a.kind == b.kind == "number" and a.aspect == b.aspect == "total"
    if not numbers or b.lead - a.j > _CLOSE or "." in v.codes[a.j : b.lead]:
        return
    if b.bare and a.person and a.demographic and b.victim_class == a.victim_class:
        b.demographic = a.demographic
    open_ = a.bare and a.victim_class == "unspecified" and v.code(a.j) in "c,"
    if open_ and b.person and not b.person.effect:
        a.victim_class, a.demographic = b.victim_class, b.demographic


_CLOSE = 5  # tokens between two numbers of one clause
_PLAIN = frozenset(("man", "male", "person", "individual"))


def _by_age(v: View, m: Mention) -> None:
    """ "his 11-year-old brother", "Ann Bell, 15,": a child by age, unless called a man or male."""
    if m.victim_class in ("combatant", "detainee"):
        return
    if m.best is not None and m.best > 1 and _all_minors(v, m):
        m.victim_class, m.demographic = "civilian", "children"
    if m.best != 1:
        return
    age = next((n for n in _ages(v, m)), None)
    if age is None:
        return
    adult = m.person is not None and m.person.lemma in ("man", "male", "woman", "youth", "female")
    if is_minor(age) and not adult:
        m.victim_class, m.demographic = "civilian", "children"


def _all_minors(v: View, m: Mention) -> bool:
    """ "Her two nieces, aged five and nine,": are all of a group below 18?"""
    k = m.j + (v.code(m.j) == ",")
    if v.norm(k) not in ("age", "ages", "aged"):
        return False
    listed = []
    k += 1
    while v.code(k) in "a,c#y" and k < m.j + 14:
        number = v.numbers.get(k)
        listed += [number.best] if number is not None and number.best is not None else []
        k += 1
    return len(listed) == m.best and all(age < 18 for age in listed)


def _ages(v: View, m: Mention) -> Iterator[str]:
    """Ages inside a mention or in apposition right behind it."""
    for k in range(m.i, m.j):
        if v.codes[k] == "y" and v.norms[k][0].isalnum():
            yield v.norms[k]
            return
    k = m.j + (v.code(m.j) in ",(")
    if k == m.j:
        return
    if v.norm(k) in ("age", "aged"):
        k += 1
    if v.code(k) == "y" or (v.norm(k).isdigit() and v.code(k + 1) in ",).a"):
        yield v.norm(k)


def _names(v: View, m: Mention) -> set[str]:
    """Words of the names that a mention has, or that stand beside it in apposition."""
    if v.s.upper:
        return upper_name_words(v, m)
    found = {v.norms[k] for k in range(_behind_owner(v, m), m.j) if v.codes[k] == "W"}
    k = m.j
    if v.code(k) in ",(" or v.norm(k) in ("named", "called"):
        k += 1
    elif v.norms[k : k + 2] == ["identified", "as"]:
        k += 2
    begin = k
    while v.code(k) in "Wy" and k < m.j + 7:
        k += 1
    if not (v.code(m.j) == "," and v.code(k) not in ",.;:()-"):  # "the examiner, Ann Bell died"
        found |= {v.norms[x] for x in range(begin, k) if v.codes[x] == "W"}
    k = m.lead - 1
    if v.code(k) == ",":
        k -= 1
        while v.code(k) == "W":
            found.add(v.norms[k])
            k -= 1
    return {w for w in found if len(w) > 2}


def _by_name(sentences: list[Sentence], pairs: list[tuple[View, Mention]]) -> None:
    """A name takes the class that its bearer has elsewhere in the report."""
    known: list[tuple[set[str], Who]] = []
    for s in sentences:
        for m in s.mentions:
            who = _who(s.view, m)
            if who is not None and (bearer := _names(s.view, m)):
                known.append((bearer, who))
    for v, m in pairs:
        if m.kind != "name" or m.victim_class != "unspecified":
            continue
        words = zip(v.norms[m.i : m.j], v.s.words[m.i : m.j], strict=True)
        first = next((n for n, w in words if not (w.tags or w.person)), None)
        # By the first of its words: kin share the last.
        found = [who for bearer, who in known if first in bearer]
        if found:
            m.victim_class, m.demographic = found[0]


def _who(v: View, m: Mention) -> Who | None:
    """Class and demographic of a single person whose noun tells them."""
    if m.best != 1 or m.kind in ("plural", "number", "vague", "zero"):
        return None
    if m.effect and m.victim_class != "unspecified":
        return m.victim_class, m.demographic
    age = next((n for n in _ages(v, m)), None)
    if age is not None and is_minor(age):
        return "civilian", "children"
    if m.person and m.person.victim_class == "civilian":
        return m.person.victim_class, m.person.demographic
    return None


def _arrested(pairs: list[tuple[View, Mention]]) -> None:
    """Where the report calls the arrested suspects, those without a noun of their own are."""
    arrested = [m for _, m in pairs if m.effect == "detained"]
    suspects = any(m.victim_class == "detainee" for m in arrested)
    for m in arrested:
        if m.kind == "event" or (suspects and m.victim_class == "unspecified"):
            m.victim_class = "detainee"


def _unsettled(pairs: list[tuple[View, Mention]]) -> None:
    """A total some of whose parts nobody classes is not mixed by the others."""
    open_ = {id(m.whole) for _, m in pairs if m.whole and m.victim_class == "unspecified"}
    for _, m in pairs:
        plain = m.person is None or m.person.victim_class == "unspecified"
        if m.victim_class == "mixed" and plain and m.kind == "number" and id(m) in open_:
            m.victim_class = "unspecified"
