"""English: who says it in a headline, before a colon or where the colon was lost."""

from hasila.claims.attribution import Source, named
from hasila.claims.english.parse import TITLE_BODIES, TITLE_WORDS, View
from hasila.quantities.data import words


def headline(v: View) -> Source | None:
    """ "Police: 3 hurt" at the head of a line, "Blast kills 12: monitor" at its end."""
    n = len(v.codes)
    for k in range(1, min(n, 9)):
        if v.codes[k] == ":":
            begin = max((x + 1 for x in range(k) if v.codes[x] in ".-(,)"), default=0)
            alone = v.norms[begin:k] == ["watch"]  # "Watch: Two hurt in crash"
            if (
                begin >= k
                or alone
                or v.norms[begin][0].isdigit()
                or not any(v.s.has(x, "body_nouns") for x in range(begin, k))
            ):
                break
            return named(v.s, begin, k, k)
        if v.codes[k] in ".;ebhS":
            break
    for k in range(max(1, n - 6), n - 1):
        if v.codes[k] == ":" and v.s.has(n - 1, "body_nouns"):
            return named(v.s, k + 1, n, k)
        if v.codes[k] == "-" and v.s.index == 0 and _no_site(v, k + 1, n):
            return named(v.s, k + 1, n, k)
    return None


_SITES = words("en", "grammar", "page_sites")


def _no_site(v: View, begin: int, end: int) -> bool:
    """ "… - Luno Governor" says who tells it, "… - Keld TV" whose page it is."""
    if v.norms[end - 1] in _SITES and TITLE_WORDS.isdisjoint(v.norms[begin : end - 1]):
        return False
    return v.norms[end - 1] in TITLE_BODIES and all(c in "wWpP" for c in v.codes[begin:end])


def title_end(v: View) -> int:
    """Where a headline ends that a site's name or nothing follows; 0 for prose."""
    ends = (k for k, c in enumerate(v.codes) if k > 4 and (c == "-" or v.norms[k] == "|"))
    end = next(ends, len(v.codes))
    named_ = v.code(end - 1) in "wWpPS" or v.norm(end - 1) in TITLE_BODIES
    return end if named_ and len(v.codes) < 40 else 0


def opening(v: View) -> Source | None:
    """ "Monitors 15 killed in a raid": a body at the head of a headline, its colon lost."""
    k = 0
    while v.norm(k) in TITLE_WORDS and k < 3:
        k += 1
    if v.norm(k) not in TITLE_BODIES or v.code(k + 1) != "#" or v.code(k + 2) not in "ewP":
        return None
    return named(v.s, 0, k + 1, k) if v.s.index == 0 or v.breaks else None


_SEVERAL = frozenset(word for word in TITLE_BODIES if word[-1] == "s") | {"police"}


def unmarked(v: View, end: int) -> Source | None:
    """ "Blast kills 12 in market monitor": a body at the end of a headline, its colon lost."""
    if end < 5 or v.norms[end - 1] not in TITLE_BODIES:
        return None
    begin = end - 1
    while v.norm(begin - 1) in TITLE_WORDS:
        begin -= 1
    place = begin
    while v.code(place - 1) == "W":
        place -= 1
    if v.norms[begin:end] == ["agency"] and v.code(place - 1) in "io":
        return None  # "a bomb in the town of Zulo in Keld Agency"
    m = v.ends.get(end)
    counted = v.code(begin - 1) == "#" and v.norms[end - 1] in _SEVERAL
    if v.code(begin - 1) in "dio.," or counted:
        return None  # "kills 20 residents", but "kills 20 ministry"
    if m is not None and m.kind not in ("plural", "bare", "name", "thing") and m.i < begin:
        return None
    if m is not None and m.effect and m.kind != "name":
        return None
    return named(v.s, begin, end, end - 1)
