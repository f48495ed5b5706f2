"""The numbers of a sentence."""

from functools import cache

from hasila.quantities import arabic, english
from hasila.quantities.data import known, words
from hasila.quantities.grammar import Number
from hasila.quantities.hedges import apply_hedges
from hasila.quantities.ranges import merge_ranges
from hasila.text.tokens import Tokens

_DIGITS = frozenset("0123456789")


class _Hits(dict[str, bool]):
    """Whether a token may begin a number, remembered per word form."""

    def __init__(self, language: str) -> None:
        super().__init__()
        if language == "ar":
            self.words = frozenset(arabic.atoms())
        else:
            self.words = frozenset([*english.pieces(), *english.phrases(), "a", "an", "half"]) - {
                "m",
                "k",
            }

    def __missing__(self, word: str) -> bool:
        hit = (
            word[0] in _DIGITS
            or word in self.words
            or ("-" in word and word.split("-", 1)[0] in self.words)
        )
        if len(self) < 500_000:
            self[word] = hit
        return hit


@cache
def _hits(language: str) -> _Hits:
    return _Hits(language)


def numbers(tokens: Tokens, language: str) -> list[Number]:
    """The numbers of a sentence in order: cardinals, vague words, ranges, and look-alikes.

    ``language``: "ar" is read by the Arabic grammar, everything else by the English one.
    """
    language = known(language)
    hit = _hits(language)
    at = [k for k, word in enumerate(tokens.norms) if hit[word]]
    if not at:
        return []
    reader = arabic.Reader(tokens) if language == "ar" else english.Reader(tokens)
    found = reader.read(at)
    if not found:
        return found
    found = _look_alikes(tokens, found, language)
    found = merge_ranges(tokens, found, language)
    apply_hedges(tokens, found, language)
    return found


def _look_alikes(tokens: Tokens, found: list[Number], language: str) -> list[Number]:
    """Percentages and names marked, numeric dates (12/5/2022) made one."""
    norms = tokens.norms
    kept: list[Number] = []
    for number in found:
        if number.form in ("digits", "words", "mixed") and _is_percent(norms, number, language):
            number.form = "percent"
        elif number.form in ("digits", "words"):
            _look_alike(norms, number, language)
        kept.append(number)
    return _numeric_dates(tokens, kept, language)


def _look_alike(norms: list[str], number: Number, language: str) -> None:
    """A number that names ("no. 5") or is an age as an adjective ("3 year old") counts nothing."""
    k = number.i - 1
    if language == "en":
        if norms[number.j + 1 : number.j + 2] == ["old"] and norms[number.j] in _AGED:
            number.form = "compound"
        if k > 0 and norms[k] == ".":
            k -= 1
            if norms[k] not in ("no", "nos"):
                return
        elif k >= 0 and norms[k] == "no":
            return  # "no 5 people" is a negation
    if k >= 0 and norms[k] in words(language, "units", "number_words"):
        number.form = "code"


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


def _numeric_dates(tokens: Tokens, found: list[Number], language: str) -> list[Number]:
    kept: list[Number] = []
    at = 0
    norms, starts, ends = tokens.norms, tokens.starts, tokens.ends
    while at < len(found):
        group = found[at : at + 3]
        if len(group) == 3 and all(n.form == "digits" and n.j == n.i + 1 for n in group):
            a, b, c = group
            marks = {norms[a.j], norms[b.j]} if c.i < len(norms) else set()
            touching = (
                b.i == a.j + 1
                and c.i == b.j + 1
                and ends[c.i] - starts[a.i] <= 10
                and len(marks) == 1
                and marks <= {"/", "-"}
            )
            if touching:
                a.j, a.end, a.form, a.rule = c.j, c.end, "date", f"{language}.date"
                a.low = a.best = a.high = None
                kept.append(a)
                at += 3
                continue
        kept.append(found[at])
        at += 1
    return kept
