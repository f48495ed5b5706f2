"""What a number is about: persons, things, money, time, or no quantity at all.

Rules go from the surest surroundings (a currency sign, "years old") to the noun that is counted.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from hasila.quantities.data import words
from hasila.quantities.grammar import Number
from hasila.quantities.units import noun
from hasila.text.data import words as text_words
from hasila.text.tokens import Tokens

_CURRENCY = frozenset("$€£¥₪")
_COMPOUND = re.compile(r"-([a-z]+)(?:-([a-z]+))?$")
# No noun that a number counts stands behind one of these.
_STOPS = words("en", "units", "stops")


_OWNED = frozenset(("the", "their", "his", "her", "its", "our"))  # "both the"
_FUNCTION = frozenset(text_words("ar")["function"])


class Kind(NamedTuple):
    """Kind of figure, unit noun (lemma), the tokens of number and noun together, the rule."""

    kind: str
    unit: str | None
    i: int
    j: int
    rule: str


class Place(NamedTuple):
    """A number among its neighbours."""

    tokens: Tokens
    norms: list[str]
    number: Number
    before: Number | None
    after: Number | None
    language: str

    def at(self, offset: int) -> str:
        """The token ``offset`` behind the number (0 is the first), or before it (-1)."""
        k = self.number.j + offset if offset >= 0 else self.left + offset + 1
        return self.norms[k] if 0 <= k < len(self.norms) else ""

    @property
    def left(self) -> int:
        """Index of the token before the number and its loose clitics."""
        number = self.number
        k = number.i - 1
        return k - 1 if number.prefix and k >= 0 and self.norms[k] == number.prefix else k

    def has(self, key: str, token: str) -> bool:
        """Whether the unit list ``key`` holds a token."""
        return bool(token) and token in words(self.language, "units", key)

    def kind(self, kind: str, rule: str, left: int = 0, right: int = 0, unit: str = "") -> Kind:
        """A result that takes ``left`` and ``right`` tokens in beside the number."""
        number = self.number
        return Kind(
            kind, unit or None, number.i - left, number.j + right, f"{self.language}.{rule}"
        )


def kind_of(tokens: Tokens, numbers: list[Number], at: int, language: str) -> Kind:
    """The kind of the number ``numbers[at]`` of a sentence, and the noun that it counts."""
    place = Place(
        tokens,
        tokens.norms,
        numbers[at],
        numbers[at - 1] if at else None,
        numbers[at + 1] if at + 1 < len(numbers) else None,
        language,
    )
    for rule in _RULES:
        found = rule(place)
        if found is not None:
            return found
    return place.kind("other", "bare")


def _by_form(p: Place) -> Kind | None:
    form = p.number.form
    if form == "percent":
        right = 0 if p.at(-1) == "%" else 2 if p.at(0) in ("في", "per") else 1
        return p.kind("percent", "percent", right=right)
    if form == "ordinal" and p.at(0) == "من" and p.has("months", p.at(1)):
        return Kind("date", None, p.number.i, _month_end(p, p.number.j + 1), "ar.ordinal_month")
    if form in ("clock", "ordinal"):
        return p.kind(form, form)
    if form == "date":
        return p.kind("date", "numeric_date")
    if form == "code":
        return p.kind("identifier", "code", left=int(p.has("number_words", p.at(-1))))
    if form == "compound":
        return _compound(p)
    if form == "fraction":
        return p.kind("other", "fraction")
    return None


def _compound(p: Place) -> Kind:
    """An adjective made of number and noun: "29-year-old", "three-story", "five-man"."""
    last = p.norms[p.number.j - 1]
    match = _COMPOUND.search(last)
    if match is None:  # "3 year old"
        return p.kind("age", "age_compound", right=2)
    if last.endswith("-old"):
        return p.kind("age", "age_compound")
    for part in match.groups():
        found = noun(part, p.language) if part else None
        if found is not None:
            kind = "persons" if found.kind == "persons" else found.kind
            return p.kind(kind, "compound", unit=found.lemma)
    return p.kind("persons" if "strong" in last else "other", "compound")


def _money(p: Place) -> Kind | None:
    if p.at(-1) in _CURRENCY:
        return p.kind("money", "money_sign", left=1)
    if p.at(0) in _CURRENCY:
        return p.kind("money", "money_sign", right=1)
    return None


def _date(p: Place) -> Kind | None:
    number, norms = p.number, p.norms
    day = number.form == "digits" and isinstance(number.best, int) and 1 <= number.best <= 31
    if not (day or number.form in ("range", "words")):
        return None
    k = number.j
    if p.language == "ar" and norms[k : k + 1] == ["من"] and p.has("months", _stem(norms, k + 1)):
        k += 1
    if p.has("months", _stem(norms, k)) and number.prefix not in ("ل",):
        end = _month_end(p, k)
        return Kind("date", None, number.i, end, f"{p.language}.day_month")
    dot = int(p.at(-1) == ".")
    if p.language == "en" and day and p.has("months", p.at(-1 - dot)):
        end = number.j + (p.at(0) == "," and _is_year(p.at(1))) * 2
        return Kind("date", None, p.left - dot, end, "en.month_day")
    if day and p.has("weekdays", p.at(-1)) and p.language == "ar":
        return p.kind("date", "weekday_day")
    follows = p.after is not None and p.after.prefix == "و" and p.after.i <= number.j + 1
    if day and follows and p.after is not None and p.has("months", _stem(norms, p.after.j)):
        return p.kind("date", "days_month")  # يومي 17 و18 نوفمبر
    return None


def _stem(norms: list[str], k: int) -> str:
    return norms[k] if k < len(norms) else ""


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and "1800" <= token <= "2100"


def _month_end(p: Place, k: int) -> int:
    """End of a date whose month stands at ``k``: second names, year."""
    norms, n = p.norms, len(p.norms)
    end = k + 1
    while end < n:
        token = norms[end]
        month_again = token in "/-(" and end + 1 < n and p.has("months", norms[end + 1])
        if p.has("month_tails", token):
            end += 1
        elif month_again:
            end += 2
        elif token in (",", "من", "عام", "سنه") and end + 1 < n and _is_year(norms[end + 1]):
            return end + 2
        elif _is_year(token) or (
            p.language == "en" and len(token) == 2 and token.isdecimal() and end == k + 1
        ):
            return end + 1
        else:
            break
    return end


def _year(p: Place) -> Kind | None:
    number = p.number
    text = p.norms[number.i]
    years = number.form == "range" and _is_year(text) and _is_year(p.norms[number.j - 1])
    if len(text) == 2 and p.has("months", p.at(-1)) and p.at(-2).isdecimal():
        return p.kind("date", "short_year")
    if number.form == "digits" and text.isdecimal() and p.has("year_noun", _bare(p.at(-1), p)):
        return p.kind("date", "year_noun")
    if not (years or (number.form == "digits" and number.j == number.i + 1 and _is_year(text))):
        return None
    behind, before = p.at(0), _bare(p.at(-1), p)
    counted = noun(behind, p.language) is not None or p.has("others", behind)
    named = p.has("year_before", before) or p.has("months", before) or p.has("month_tails", before)
    if counted and not named:
        return None
    if named or not behind[:1].isalpha() or behind in ("م", "هـ"):
        return p.kind("date", "year")
    recent = "1950" <= text <= "2040" and not text.endswith("00")
    return p.kind("date", "year_bare") if recent and number.qualifier == "exact" else None


def _bare(token: str, p: Place) -> str:
    """An Arabic token without the conjunction or preposition that a unit list does not hold."""
    clitic = p.language == "ar" and token[:1] in ("و", "ف", "ل", "ب") and len(token) > 3
    return token[1:] if clitic and not p.has("year_before", token) else token


def _clock(p: Place) -> Kind | None:
    number = p.number
    if p.has("clock_after", p.at(0)) and (
        p.language == "en" or (isinstance(number.best, int) and number.best <= 12)
    ):
        return p.kind("clock", "clock", right=1)
    if p.has("clock_after", p.at(0)) and len(p.norms[number.i]) == 4:
        return p.kind("clock", "clock", right=1)
    if p.language == "ar" and p.has("clock_before", p.at(-1)):
        return p.kind("clock", "clock")
    if p.language == "en" and p.at(0) == "hours" and len(p.norms[number.i]) == 4:
        return p.kind("clock", "clock", right=1)
    return None


def _age(p: Place) -> Kind | None:
    unit = noun(p.at(0), p.language) if p.at(0) else None
    years = unit is not None and unit.kind == "duration" and unit.lemma in _AGE_UNITS
    tail = p.at(1) if years else p.at(0)
    wide = int(years)
    if p.has("age_after", tail) or (
        p.language == "ar" and tail == "من" and p.has("age_after", p.at(wide + 1))
    ):
        return p.kind("age", "age_after", right=wide + 1)
    if p.has("age_before", p.at(-1)) and (years or p.language == "en"):
        return p.kind("age", "age_before", right=wide)
    if years and p.language == "ar" and p.has("age_before", p.at(-2)):
        return p.kind("age", "age_before", right=wide)
    if years and p.at(-1) in ("(", "،", ",") and tail in (")", "،", ","):
        return p.kind("age", "age_marks", right=wide)
    best, form = p.number.best, p.number.form
    plausible = form == "digits" and isinstance(best, int) and 0 < best < 110
    if plausible and p.language == "en" and not years:
        if p.at(-1) == "," and p.at(0) in (",", ".") and p.at(-2)[:1].isalpha():
            return p.kind("age", "age_commas")
        if p.at(-1) == "(" and p.at(0) == ")" and p.at(-2)[:1].isalpha():
            return p.kind("age", "age_brackets")
    return None


_AGE_UNITS = frozenset({"سنه", "عام", "شهر", "ربيع", "year", "month", "week"})


def _score(p: Place) -> Kind | None:
    """Two numbers with a dash that rise to nothing: 3-1, or any pair beside sporting words."""
    number = p.number
    falls = (p.after is not None and p.norms[number.j : p.after.i] == ["-"]) or (
        p.before is not None and p.norms[p.before.j : number.i] == ["-"]
    )
    if falls:
        return p.kind("score", "score")
    if number.form == "range" and "-" in p.norms[number.i : number.j]:
        window = p.norms[max(0, number.i - 6) : number.j + 6]
        if any(p.has("scores", w) for w in window):
            return p.kind("score", "score_words")
    return None


def _identifier(p: Place) -> Kind | None:
    number, tokens = p.number, p.tokens
    if number.form not in ("digits", "words"):
        return None
    k = p.left
    text = p.norms[number.i]
    if number.form == "digits" and text.isdecimal():
        if len(text) >= 7 or (text[0] == "0" and len(text) > 1):
            return p.kind("identifier", "long_digits")
        touching = k >= 1 and p.norms[k] == "-" and tokens.ends[k] == number.start
        if touching and p.norms[k - 1].isalpha() and len(p.norms[k - 1]) <= 5:
            return p.kind("identifier", "model", left=2)
        if text == "24" and p.at(0) == "/" and p.at(1) == "7":
            return p.kind("identifier", "always", right=2)
    before = p.at(-1)
    if before == "." and p.at(-2) in ("no", "nos"):
        before = "no"
    if not (p.has("identifier_before", before) or p.has("number_words", before)):
        if number.form == "digits" and p.has("identifier_after", p.at(0)):
            return p.kind("identifier", "address", right=1)
        return None
    if p.has("number_words", before):
        return p.kind("identifier", "number_word", left=1)
    counted = noun(p.at(0), p.language)
    return None if counted is not None else p.kind("identifier", "name_number", left=1)


def _ordinal(p: Place) -> Kind | None:
    """A definite number behind a definite time or turn: اليوم الـ15, الذكرى السبعين."""
    if p.language == "ar" and p.number.prefix == "ال" and p.has("ordinal_before", p.at(-1)):
        return p.kind("ordinal", "ordinal_by_noun")
    return None


def _list_marker(p: Place) -> Kind | None:
    number = p.number
    if p.at(-1) == "[" and p.at(0) == "]":
        return p.kind("identifier", "footnote")
    if number.i == 0 and number.form == "digits" and p.at(0) in (".", ")", "-"):
        return p.kind("other", "list_marker")
    if number.i == 1 and p.norms[0] == "(" and p.at(0) == ")" and len(p.norms) > 4:
        return p.kind("other", "list_marker")
    return None


def _counted(p: Place) -> Kind | None:
    """The noun that the number counts, behind it or (in Arabic) before it."""
    number = p.number
    found = _noun_behind(p)
    if found is not None:
        return found
    if p.language == "ar" and p.left >= 0:
        apposed = number.prefix == "ال" or (number.form == "words" and number.best in (1, 2))
        before = noun(p.at(-1), "ar") if apposed or number.form == "vague" else None
        if before is not None:
            return Kind(before.kind, before.lemma, p.left, number.j, "ar.noun_before")
    return None


def _noun_behind(p: Place) -> Kind | None:
    norms, language, number = p.norms, p.language, p.number
    k = number.j
    reach = k + (5 if language == "en" else 2)
    last: tuple[int, Kind] | None = None
    while k < min(len(norms), reach):
        token = norms[k]
        owned = token in _OWNED and number.form == "vague"
        if k == number.j and (token in ("من", "of") or owned):
            k, reach = k + 1, reach + 2
            continue
        if not (token[0].isalpha() or token == '"') or token in _STOPS:
            break
        if norms[k + 1 : k + 2] == ["'s"]:
            k, reach = k + 2, reach + 2  # a possessor is not what is counted
            continue
        found = noun(token, language)
        if found is not None:
            rule = f"{language}.noun"
            result = Kind(found.kind, found.lemma, number.i, k + 1, rule)
            if language == "ar":
                return result
            # "10 government soldiers": the last known noun of an English phrase is its head.
            last = (k, result)
        elif last is not None:
            break
        k += 1
    return last[1] if last is not None else None


def _stands_alone(p: Place) -> bool:
    """Whether no unknown noun stands behind the number: "مقتل ثلاثة في", "killed two and"."""
    behind = p.at(0)
    if not behind[:1].isalpha() or p.has("others", behind) or p.has("toll_words", behind):
        return True
    if p.language == "en":
        return behind in _STOPS or behind.endswith("ly")
    return behind in _FUNCTION or (len(behind) > 3 and behind[0] in "بلوف")


def _toll(p: Place) -> Kind | None:
    """A number with no noun of its own after a word of tolls counts persons."""
    number = p.number
    if number.form not in ("digits", "words", "mixed", "range", "vague"):
        return None
    if p.has("others", p.at(0)):
        return p.kind("persons", "others", right=1)
    if not _stands_alone(p):
        return None
    for token in p.norms[max(0, number.i - 10) : number.i]:
        if p.has("toll_words", token) or (token[0] in "وفبل" and p.has("toll_words", token[1:])):
            return p.kind("persons", "toll")
    for token in p.norms[number.j : number.j + 4]:
        if p.has("toll_words", token):
            return p.kind("persons", "toll_behind")
    return None


_RULES: tuple[Callable[[Place], Kind | None], ...] = (
    _by_form,
    _money,
    _date,
    _age,
    _clock,
    _list_marker,
    _score,
    _ordinal,
    _identifier,
    _year,
    _counted,
    _toll,
)
