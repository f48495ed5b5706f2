"""Words that say how exact a number is, before and after it, and ranges between two numbers."""

from functools import cache
from typing import NamedTuple

from hasila.quantities.data import lexicon
from hasila.quantities.grammar import Number, bound
from hasila.text.tokens import Tokens

_REACH = 6  # tokens between a number and a hedge behind its noun
_GAP = 5  # tokens between a verb of exceeding and its number
_NEGATED = {"more_than": "at_most", "less_than": "at_least"}
_OPENING = frozenset('("[')
_HARD_STOPS = frozenset(".;:!?؟؛\n")


class Phrase(NamedTuple):
    """A hedge: its words, what it says, the clitic the number must carry."""

    words: tuple[str, ...]
    qualifier: str
    clitic: str


class Distant(NamedTuple):
    """A verb of exceeding: the prepositions it asks for, its meaning plain and negated."""

    prepositions: tuple[str, ...]
    plain: str
    negated: str


class Hedges(NamedTuple):
    """The hedges of a language, indexed for matching."""

    before: dict[str, list[Phrase]]  # by last word
    after: dict[str, list[Phrase]]  # by first word
    close: frozenset[tuple[str, ...]]
    distant: dict[str, Distant]
    negators: frozenset[str]
    clitics: tuple[str, ...]
    update: tuple[str, ...]
    not_after: dict[str, list[str]]


@cache
def hedges(language: str) -> Hedges:
    """Load and index the hedges of ``ar`` or ``en``."""
    data, words = lexicon(language, "hedges"), lexicon(language, "numbers")
    before: dict[str, list[Phrase]] = {}
    after: dict[str, list[Phrase]] = {}
    for qualifier, forms in data["before"].items():
        for form in forms:
            parts = form.split()
            clitic = parts.pop() if language == "ar" and len(parts[-1]) == 1 else ""
            phrase = Phrase(tuple(parts), qualifier, clitic)
            before.setdefault(parts[-1], []).append(phrase)
    for qualifier, forms in data["after"].items():
        for form in forms:
            parts = form.split()
            after.setdefault(parts[0], []).append(Phrase(tuple(parts), qualifier, ""))
    for index in (before, after):
        for found in index.values():
            found.sort(key=lambda p: (-len(p.words), p))
    distant = {
        verb: Distant(tuple(entry["with"]), entry["plain"], entry["negated"])
        for entry in data["distant"]
        for verb in entry["verbs"]
    }
    arabic = language == "ar"
    if arabic:
        distant = {c + verb: entry for verb, entry in distant.items() for c in "وفل"} | distant
    return Hedges(
        before,
        after,
        frozenset(tuple(c.split()) for c in data["close"]),
        distant,
        frozenset(data["negators"]),
        ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب") if arabic else (),
        tuple(words["update_stems"] if arabic else words["update_words"]),
        data.get("not_after", {}),
    )


def apply_hedges(tokens: Tokens, numbers: list[Number], language: str) -> None:
    """Set qualifier, bounds and hedge span of each number from the words around it."""
    table = hedges(language)
    norms = tokens.norms
    for at, number in enumerate(numbers):
        if number.form not in ("digits", "words", "mixed", "percent"):
            continue
        floor = numbers[at - 1].j if at else 0
        ceiling = numbers[at + 1].i if at + 1 < len(numbers) else len(norms)
        follower = numbers[at + 1] if at + 1 < len(numbers) else None
        _plus(norms, number)
        _before(norms, number, floor, table)
        if number.hedge is None:
            _distant(norms, number, floor, table)
        _after(norms, number, ceiling, follower, table)


def _set(number: Number, qualifier: str, start: int, end: int) -> None:
    """A bound outweighs an approximation; of two bounds the nearer one stays."""
    if number.qualifier in ("exact", "approx") and not (
        number.qualifier == "approx" and qualifier == "approx"
    ):
        bound(number, qualifier)
        number.rule += f"+{qualifier}"
    if number.hedge is None:
        number.hedge = (start, end)
    else:
        number.hedge = (min(start, number.hedge[0]), max(end, number.hedge[1]))


def first_token(number: Number, norms: list[str]) -> int:
    """Index of the first token that belongs to a number, a loose clitic before it included."""
    i = number.i
    return i - 1 if number.prefix and i and norms[i - 1] == number.prefix else i


def _plus(norms: list[str], number: Number) -> None:
    if number.form != "digits":
        return
    i, j = number.i, number.j
    if i and norms[i - 1] == "+" and (i < 2 or not norms[i - 2][-1].isalnum()):
        _set(number, "at_least", i - 1, i)
    elif j < len(norms) and norms[j] == "+":
        _set(number, "at_least", j, j + 1)


def _before(norms: list[str], number: Number, floor: int, table: Hedges) -> None:
    end = first_token(number, norms)
    joined = number.prefix.startswith(("و", "ف"))
    if joined and not (end and norms[end - 1] == "نيف"):
        return
    if end > floor and norms[end - 1] in _OPENING:
        end -= 1  # "at least [9]", نحو "40"
    for _ in range(2):  # "at least some 30", "ما لا يقل عن نحو 10"
        found = _ending_at(norms, end, floor, number.prefix, table)
        if found is None:
            return
        start, qualifier = found
        if start > floor and norms[start - 1] in table.negators and qualifier in _NEGATED:
            start, qualifier = start - 1, _NEGATED[qualifier]
        _set(number, qualifier, start, end)
        end = start


def _ending_at(
    norms: list[str], end: int, floor: int, prefix: str, table: Hedges
) -> tuple[int, str] | None:
    if end <= floor:
        return None
    last = norms[end - 1]
    if last not in table.before and not last.startswith(table.clitics):
        return None
    for stripped in (last, *(last[len(c) :] for c in table.clitics if last.startswith(c))):
        for words, qualifier, clitic in table.before.get(stripped, ()):
            start = end - len(words)
            if start < floor or (clitic and clitic not in prefix):
                continue
            if stripped != last and len(words) > 1:
                continue  # only the first word of a hedge carries a clitic
            if len(words) == 1:
                topic = start > 0 and norms[start - 1] in table.not_after.get(words[0], ())
                return None if topic else (start, qualifier)
            if tuple(norms[start + 1 : end]) != words[1:]:
                continue
            first = norms[start]
            if first == words[0] or (
                first.endswith(words[0]) and first[: -len(words[0])] in table.clitics
            ):
                return start, qualifier
    return None


def _distant(norms: list[str], number: Number, floor: int, table: Hedges) -> None:
    """A verb of exceeding with its subject before the number: "تجاوز عدد القتلى 100"."""
    end = first_token(number, norms)
    first = max(floor, end - _GAP)
    if table.distant.keys().isdisjoint(norms[first:end]):
        return
    for at in range(end - 1, first - 1, -1):
        word = norms[at]
        if word in _HARD_STOPS or word in (",", "،"):
            return
        entry = table.distant.get(word)
        if entry is None:
            continue
        if entry.prepositions and norms[end - 1] not in entry.prepositions:
            return
        negated = at > floor and norms[at - 1] in table.negators
        _set(number, entry.negated if negated else entry.plain, at - negated, at + 1)
        return


def _after(
    norms: list[str], number: Number, ceiling: int, follower: Number | None, table: Hedges
) -> None:
    for at in range(number.j, min(ceiling, number.j + _REACH)):
        word = norms[at]
        if word in _HARD_STOPS or word in (",", "،", "(", ")"):
            return
        for words, qualifier, _ in table.after.get(word, ()):
            end = at + len(words)
            if tuple(norms[at:end]) != words:
                continue
            if words in table.close and at > number.j + 2:
                continue
            opens_next = (
                follower is not None
                and first_token(follower, norms) == end
                and not follower.prefix.startswith("و")
                and at > number.j
            )
            if opens_next or (at > number.j + 1 and number.hedge is not None):
                return
            _set(number, qualifier, at, end)
            return
