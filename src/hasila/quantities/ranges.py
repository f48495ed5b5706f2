"""Two numbers that make one: ranges, and the pairs of an update that look like one."""

from hasila.quantities.grammar import Number
from hasila.quantities.hedges import first_token, hedges
from hasila.text.tokens import Tokens

_SCALES = (1000, 1_000_000, 1_000_000_000)
_LOOKBACK = 10
_OPEN = {"ar": ("بين", "مابين", "ببين"), "en": ("between",)}
_FROM = {"ar": ("من",), "en": ("from",)}
_TO = {"ar": ("الي", "ل", "حتي"), "en": ("to", "until", "through")}
_OR = {"ar": ("او",), "en": ("or",)}
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
        low, high = _shared_scale(before, number)
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
    if len(between) > 1:
        return ""
    word = between[0] if between else ""
    head = norms[opener] if opener >= 0 else ""
    joined = b.prefix.startswith(_AND[language]) or word in _AND[language]
    opened = head in _OPEN[language] or (head and head[1:] in _OPEN[language] and head[0] in "وفب")
    if opened:
        return "range" if joined or word in (*_TO[language], "-") else ""
    if word == "-" or word == "~":
        return "range"
    if word in _TO[language] or (not between and b.prefix == "ل" and head in _FROM[language]):
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


def _shared_scale(a: Number, b: Number) -> tuple[float | None, float | None]:
    """Bounds of a range whose scale is said once: "10 to 15 thousand"."""
    low, high = a.best, b.best
    if low is None or high is None or b.form != "mixed" or a.form != "digits":
        return low, high
    for scale in reversed(_SCALES):
        if high >= scale:
            scaled = low * scale
            return (
                (scaled, high)
                if low < 1000 and low <= high / scale and scaled <= high
                else (low, high)
            )
    return low, high


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
