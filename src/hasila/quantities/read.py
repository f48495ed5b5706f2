"""The numbers of a sentence."""

from functools import cache

from hasila.quantities import arabic, english, english_words
from hasila.quantities.data import known, words
from hasila.quantities.grammar import Number
from hasila.quantities.hedges import apply_hedges
from hasila.quantities.ranges import merge_ranges
from hasila.quantities.units import noun
from hasila.text.tokens import Tokens


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(arabic.atoms()) if language == "ar" else english_words.openers()


def begins_number(norm: str, language: str) -> bool:
    """Can a token begin a number?"""
    openers = _openers(known(language))
    return (
        norm in openers or "0" <= norm < ":" or ("-" in norm and norm.split("-", 1)[0] in openers)
    )


def numbers(tokens: Tokens, language: str, at: list[int] | None = None) -> list[Number]:
    """The numbers of a sentence in order: cardinals, vague words, ranges, and look-alikes.

    Args:
        tokens: those of the sentence.
        language: "ar" is read by the Arabic grammar, everything else by the English one.
        at: the tokens that can begin a number (``begins_number``), where they are known.
    """
    language = known(language)
    if at is None:
        at = [k for k, norm in enumerate(tokens.norms) if begins_number(norm, language)]
    if not at:
        return []
    reader = arabic.Reader(tokens) if language == "ar" else english.Reader(tokens)
    found = reader.read(at)
    if not found:
        return found
    found = _look_alikes(tokens, found, language)
    found = _said_twice(tokens, found)
    found = merge_ranges(tokens, found, language)
    apply_hedges(tokens, found, language)
    if language == "en":
        _ages(tokens.norms, found)
    return found


def _said_twice(tokens: Tokens, found: list[Number]) -> list[Number]:
    """A number in words and again in brackets, "ten (10)", made one."""
    norms = tokens.norms
    kept: list[Number] = []
    for number in found:
        last = kept[-1] if kept else None
        again = (
            last is not None
            and last.best is not None
            and last.best == number.best
            and norms[last.j : number.i] == ["("]
            and norms[number.j : number.j + 1] == [")"]
        )
        if again and last is not None:
            last.j, last.end = number.j + 1, tokens.ends[number.j]
        else:
            kept.append(number)
    return kept


def _look_alikes(tokens: Tokens, found: list[Number], language: str) -> list[Number]:
    """Percentages and names marked, chains of digits made one."""
    norms = tokens.norms
    kept: list[Number] = []
    for number in found:
        if number.form in ("digits", "words", "mixed") and _is_percent(norms, number, language):
            number.form = "percent"
        elif number.form in ("digits", "words"):
            _look_alike(tokens, number, language)
        kept.append(number)
    return _chains(tokens, kept, language)


def _look_alike(tokens: Tokens, number: Number, language: str) -> None:
    """A number that names ("no. 5") or belongs to a name counts nothing."""
    norms = tokens.norms
    k = number.i - 1
    if language == "en":
        if k > 0 and norms[k] == ".":
            k -= 1
            if norms[k] not in ("no", "nos"):
                return
        elif k >= 0 and norms[k] == "no":
            return  # "no 5 people" is a negation
        if _glued(tokens, number):
            number.form = "code"
    if k >= 0 and norms[k] in words(language, "units", "number_words"):
        number.form = "code"


def _glued(tokens: Tokens, number: Number) -> bool:
    """Digits that letters follow without a space and that no unit explains: "8News"."""
    j = number.j
    if j >= len(tokens.norms) or tokens.starts[j] != number.end or number.form != "digits":
        return False
    word = tokens.norms[j]
    known_unit = word in _GLUED_UNITS or noun(word, "en") is not None
    return word[0].isalpha() and not known_unit


def _ages(norms: list[str], found: list[Number]) -> None:
    """Mark "3 year old" and "14 to 17 years old"."""
    for number in found:
        if norms[number.j + 1 : number.j + 2] == ["old"] and norms[number.j] in _AGED:
            number.form = "compound"


_GLUED_UNITS = frozenset({"am", "pm", "a.m.", "p.m.", "k", "m", "bn", "mn", "mm", "cm"})
_AGED = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_PERCENT = frozenset({"%", "percent", "percentage", "بالمئه", "بالمائه", "بالميه", "بالمايه"})


def _is_percent(norms: list[str], number: Number, language: str) -> bool:
    after = norms[number.j : number.j + 2]
    if after and after[0] in _PERCENT:
        return True
    if number.i and norms[number.i - 1] == "%":
        return True
    if language == "ar":
        return after in (["في", "المئه"], ["في", "المائه"])
    return after == ["per", "cent"]


def _chains(tokens: Tokens, found: list[Number], language: str) -> list[Number]:
    """Digits in a chain made one: dates (12/5/2022), telephone numbers (555-010-0123)."""
    kept: list[Number] = []
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _linked(tokens, found[end - 1], found[end]):
            end += 1
        first, last = found[at], found[end - 1]
        form = _chain_form(tokens, found[at:end]) if end > at + 1 else ""
        if form:
            first.j, first.end, first.form = last.j, last.end, form
            first.rule = f"{language}.{form}"
            first.low = first.best = first.high = None
            if form == "code" and kept and _is_area(tokens.norms, kept[-1], first):
                area = kept.pop()
                first.i, first.start = area.i, area.start
            kept.append(first)
        else:
            kept += found[at:end]
        at = end
    return kept


def _is_area(norms: list[str], area: Number, rest: Number) -> bool:
    """Whether a number in brackets before a telephone number is its area: (555) 010-0199."""
    between = norms[area.j : rest.i]
    return bool(area.i) and norms[area.i - 1] == "(" and between in ([")"], [")", "-"])


def _linked(tokens: Tokens, a: Number, b: Number) -> bool:
    if a.form != "digits" or b.form != "digits" or b.i != a.j + 1 or b.prefix:
        return False
    mark = tokens.norms[a.j]
    close = tokens.starts[b.i] - tokens.ends[a.j - 1] <= 2
    return mark in ("/", "-", ".") and close


def _chain_form(tokens: Tokens, chain: list[Number]) -> str:
    """``date``, ``code`` or nothing for numbers linked by dashes, slashes or dots."""
    norms = tokens.norms
    texts = [norms[n.i] for n in chain]
    if len(chain) >= 3:
        short = len(chain) == 3 and all(len(t) <= 2 or len(t) == 4 for t in texts)
        return "date" if short and norms[chain[0].j] != "." else "code"
    if norms[chain[0].j] == "/":
        a, b = (
            int(texts[0]) if texts[0].isdecimal() else 0,
            int(texts[1]) if texts[1].isdecimal() else 0,
        )
        if 0 < a < b <= 10:
            return "fraction"
        return "date" if 0 < min(a, b) <= 12 and 0 < max(a, b) <= 31 else ""
    if norms[chain[0].j] != "-":
        return ""
    before = norms[chain[0].i - 1] if chain[0].i else ""
    area = before == ")" or (before == "-" and chain[0].i >= 2)
    behind = norms[chain[1].j : chain[1].j + 2]
    if behind[:1] == ["-"] and len(behind) == 2 and len(texts[0]) <= 3 and len(texts[1]) == 3:
        return "code"  # 1-800-CALL
    if [len(t) for t in texts] == [3, 4]:
        values = [int(t) for t in texts]
        return "" if not area and values[0] % 50 == 0 and values[1] % 100 == 0 else "code"
    return ""
