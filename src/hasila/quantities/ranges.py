"""Two numbers that make one: ranges, and the pairs of an update that look like one."""

from functools import cache

from hasila.quantities import arabic, english_words
from hasila.quantities.data import words
from hasila.quantities.grammar import Number, Value
from hasila.quantities.hedges import first_token, hedges
from hasila.text.tokens import Tokens

_LOOKBACK = 10
_OPEN = {"ar": ("بين", "مابين", "ببين"), "en": ("between",)}
_FROM = {"ar": ("من",), "en": ("from",)}
_TO = {"ar": ("الي", "ل", "حتي"), "en": ("to", "until", "through")}
_OR = {"ar": ("او",), "en": ("or",)}
_FATES = frozenset(("شهداء", "قتلي", "قتيلا", "شهيدا", "جرحي", "جريحا", "مصابين", "مصابا"))
_AND = {"ar": ("و",), "en": ("and",)}


def merge_ranges(tokens: Tokens, numbers: list[Number], language: str) -> list[Number]:
    """Numbers with each range made one; numbers that an update moves between stay two."""
    merged: list[Number] = []
    norms = tokens.norms
    for number in numbers:
        before = merged[-1] if merged else None
        percent = number.form == "percent" and before is not None and _rangeable(before)
        if before is not None and percent and _link(norms, before, number, language) == "range":
            before.form = "percent"
        if before is None or not _rangeable(before) or not _rangeable(number):
            merged.append(number)
            continue
        kind = _link(norms, before, number, language)
        if kind == "update":
            before.rule += "+from"
            number.rule += "+to"
        low, high = _shared_scale(norms, before, number, language)
        if kind == "range" and low is not None and high is not None and low < high:
            merged[-1] = _joined(tokens, before, number, low, high, language)
        else:
            merged.append(number)
    return merged


def _rangeable(number: Number) -> bool:
    return number.form in ("digits", "words", "mixed") and number.qualifier == "exact"


def _link(norms: list[str], a: Number, b: Number, language: str) -> str:
    """What the words between and before two numbers make of them: range, update or nothing."""
    opener = first_token(a, norms) - 1
    between = norms[a.j : first_token(b, norms)]
    if between == ["-", "-"]:
        return "range"
    head = norms[opener] if opener >= 0 else ""
    if len(between) > 1:  # "between 8 and more than 30"
        hedged = language == "en" and head in _OPEN[language] and between[0] in _AND[language]
        hedges_ = words(language, "numbers", "range_hedges") if hedged else frozenset()
        return "range" if hedges_.issuperset(between[1:]) and hedged else ""
    word = between[0] if between else ""
    if word in _FATES and norms[b.j : b.j + 1] != [word]:
        return ""  # بين 5 شهداء و7 جرحى
    joined = b.prefix.startswith(_AND[language]) or word in _AND[language]
    opened = head in _OPEN[language] or (head and head[1:] in _OPEN[language] and head[0] in "وفب")
    if opened:
        return "range" if joined or word in (*_TO[language], "-") else ""
    if word == "-" or word == "~":
        return "range"
    if word in _TO[language] or (not between and b.prefix == "ل" and head in _FROM[language]):
        if opener and norms[opener - 1] in words(language, "numbers", "range_verbs"):
            return "range"  # "ranging from 3 to 10", whatever rises around it
        changed = head in _FROM[language] and _updates(norms, opener, language)
        return "update" if changed else "range"
    if word in _OR[language]:
        return "range"
    return ""


def _updates(norms: list[str], end: int, language: str) -> bool:
    """Whether a verb of rising or falling stands before."""
    stems = hedges(language).update
    window = norms[max(0, end - _LOOKBACK) : end]
    if language == "en":
        return any(w in stems for w in window)
    return any(
        w.startswith(stems) or w[1:].startswith(stems) or w[2:].startswith(stems) for w in window
    )


def _shared_scale(norms: list[str], a: Number, b: Number, language: str) -> tuple[Value, Value]:
    """Bounds of a range whose scale is said once: "10 to 15 thousand", "two to three dozen"."""
    low, high = a.best, b.best
    if low is None or high is None or b.j == b.i + 1:
        return low, high
    scale = _scales(language).get(norms[b.j - 1])
    if scale is None or norms[a.j - 1] in _scales(language):
        return low, high
    return (low * scale, high) if low * scale < high else (low, high)


@cache
def _scales(language: str) -> dict[str, float]:
    if language == "en":
        return {
            w: p.value for w, p in english_words.pieces().items() if p.kind in ("scale", "group")
        }
    return {w: a.value for w, a in arabic.atoms().items() if a.kind in ("scale", "scales")}


def _joined(tokens: Tokens, a: Number, b: Number, low: float, high: float, language: str) -> Number:
    return Number(
        a.i,
        b.j,
        low,
        None,
        high,
        "range",
        "range",
        None,
        a.prefix,
        f"{language}.range",
        a.start,
        b.end,
    )
