"""What the number grammars of all languages share: the result, digits, bounds."""

import re
from dataclasses import dataclass

from hasila.text.tokens import Tokens

Value = int | float | None

# Forms that state how many; the others look like numbers and count nothing.
COUNTING = frozenset({"digits", "words", "mixed", "vague", "range"})


@dataclass(slots=True)
class Number:
    """A quantity as the text says it.

    ``i``, ``j``: its tokens, hedges and loose clitics left out; ``start``, ``end``: the same in
    folded characters, attached conjunctions and prepositions left out, the article kept.
    ``form`` is digits, words, mixed, vague or range for what can count, and ordinal, fraction,
    percent, compound ("29-year-old"), clock, date or code for what cannot.
    """

    i: int
    j: int
    low: Value
    best: Value
    high: Value
    qualifier: str
    form: str
    hedge: tuple[int, int] | None
    prefix: str
    rule: str
    start: int
    end: int

    @property
    def counts(self) -> bool:
        """Whether the form can state how many there were."""
        return self.form in COUNTING


def make(
    tokens: Tokens, i: int, j: int, value: Value, form: str, rule: str, prefix: str = ""
) -> Number:
    """A number over tokens ``i`` to ``j`` with an exact value (None: vague)."""
    if value is not None and value > _LARGEST:
        value, form = None, "code"
    start = tokens.starts[i]
    if prefix and tokens.norms[i].startswith(prefix):
        start += len(prefix) - (2 if prefix.endswith("ال") else 0)
    elif prefix.endswith("ال"):
        start = tokens.ends[i - 1] - 2
    qualifier = "vague" if form == "vague" else "exact"
    return Number(
        i, j, value, value, value, qualifier, form, None, prefix, rule, start, tokens.ends[j - 1]
    )


def bound(number: Number, qualifier: str) -> None:
    """Set the bounds that a hedge gives to an exact number."""
    best = number.best
    number.qualifier = qualifier
    number.low = best if qualifier in ("at_least", "more_than", "exact") else None
    number.high = best if qualifier in ("at_most", "less_than", "exact") else None


LONGEST = 20  # characters of a number in digits; what is longer is a code
_LARGEST = 10**15

_GROUPED = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"
)


def digits_value(norm: str, dot_groups: bool, before_scale: bool = False) -> Value:
    """The value of a digit token, None when it is no number (a date, an address, a code).

    ``dot_groups``: "12.000" is twelve thousand, as in Arabic print; before a scale word
    ("1.125 million") a single separator is always a decimal point.
    """
    if len(norm) > LONGEST:
        return None
    if norm.isdecimal():
        return int(norm)
    norm = norm.replace("،", ".")
    marks = norm.count(".") + norm.count(",")
    if marks == 1:
        whole, _, tail = norm.replace(",", ".").partition(".")
        grouped = len(tail) == 3 and len(whole) <= 3 and whole != "0" and not before_scale
        if grouped and ("," in norm or dot_groups or tail == "000"):
            return int(whole + tail)
        if "." in norm or len(tail) <= 2 or before_scale:
            number = float(f"{whole}.{tail}")
            return int(number) if number.is_integer() else number
        return None
    if _GROUPED.fullmatch(norm):
        comma_first = "," in norm and (norm.find(",") < norm.find(".") or "." not in norm)
        plain = norm.replace(",", "") if comma_first else norm.replace(".", "").replace(",", ".")
        return float(plain) if "." in plain else int(plain)
    return None


def tidy(value: float | int) -> float | int:
    """An integer where the value is one."""
    if isinstance(value, float):
        value = round(value, 6)
        return int(value) if value.is_integer() else value
    return value
