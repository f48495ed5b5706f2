"""An Arabic number speller for tests: written apart from the grammar it tests.

Case, gender, the spelling of "hundred", the joining of hundreds and the article of the text vary
as newswire varies; every choice comes from ``pick``.
"""

from collections.abc import Callable, Sequence

Pick = Callable[[Sequence[str]], str]

FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
MASCULINE = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDRED = ["مئة", "مائة"]
SCALES = [
    (10**9, ("مليار", "ملياران", "مليارين", "مليارات", "مليارا")),
    (10**6, ("مليون", "مليونان", "مليونين", "ملايين", "مليونا")),
    (10**3, ("ألف", "ألفان", "ألفين", "آلاف", "ألفا")),
]


def spell(n: int, pick: Pick) -> str:
    """``n`` (0 to under 10**12) in words."""
    if n == 0:
        return "صفر"
    parts = []
    for scale, forms in SCALES:
        count, n = divmod(n, scale)
        if count:
            parts.append(_scaled(count, forms, pick))
    if n:
        parts.append(_below_thousand(n, pick))
    return " و".join(parts)


def _scaled(count: int, forms: tuple[str, ...], pick: Pick) -> str:
    one, dual, dual_oblique, many, accusative = forms
    if count == 1:
        return one
    if count == 2:
        return pick([dual, dual_oblique])
    words = _below_thousand(count, pick)
    rest = count % 100
    if 3 <= rest <= 10:
        return f"{words} {many}"
    return f"{words} {pick([one, accusative]) if rest >= 11 else one}"


def _below_thousand(n: int, pick: Pick) -> str:
    hundreds, rest = divmod(n, 100)
    parts = []
    if hundreds == 1:
        parts.append(pick(HUNDRED))
    elif hundreds == 2:
        parts.append(pick(["مئتان", "مئتين", "مائتان", "مائتين"]))
    elif hundreds:
        stem = pick(["ثمان", "ثماني"]) if hundreds == 8 else FEMININE[hundreds]
        parts.append(stem + pick(["", " "]) + pick(HUNDRED))
    if rest:
        parts.append(_below_hundred(rest, pick))
    return " و".join(parts)


def _below_hundred(n: int, pick: Pick) -> str:
    if n <= 10:
        two = pick(["اثنان", "اثنين", "اثنتان", "اثنتين"])
        return two if n == 2 else pick([MASCULINE[n], FEMININE[n]])
    if n == 11:
        return pick(["أحد عشر", "إحدى عشرة"])
    if n == 12:
        return pick(["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة"])
    if n < 20:
        return pick([f"{MASCULINE[n - 10]} عشر", f"{FEMININE[n - 10]} عشرة"])
    tens, units = divmod(n, 10)
    ten = TENS[tens] + pick(["ون", "ين"])
    if not units:
        return ten
    first = pick(["أحد", "واحد", "إحدى"]) if units == 1 else _below_hundred(units, pick)
    return f"{first} و{ten}"
