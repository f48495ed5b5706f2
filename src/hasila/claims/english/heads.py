"""English: datelines and heads of wire reports, which part texts."""

from hasila.quantities.data import words

_MONTHS = words("en", "units", "months")
_WEEKDAYS = words("en", "units", "weekdays") | {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
_AGENCIES = words("en", "grammar", "agencies")


def datelines(norms: list[str]) -> list[tuple[int, int]]:
    """Spans like "AFP Friday 2 May 2014" in the midst of running text: they part two texts."""
    found: list[tuple[int, int]] = []
    if _WEEKDAYS.isdisjoint(norms):
        return found
    for k, norm in enumerate(norms):
        if norm not in _WEEKDAYS or (k and norms[k - 1] in ("on", "of", "since", "until", "last")):
            continue
        date = norms[k + 1 : k + 4]
        year = len(date) == 3 and len(date[2]) == 4 and date[2].isdigit()
        if year and not {date[0], date[1]}.isdisjoint(_MONTHS):
            begin = k
            while begin > 0 and norms[begin - 1] in _AGENCIES:
                begin -= 1
            found.append((begin, k + 4))
    return found


_TEXT = words("en", "grammar", "bracketed_heads")


def wire_head(norms: list[str]) -> int:
    """Behind the head of a wire report: "BOGOTA, 9 JAN 90 (EFE) -- [TEXT]"; 0 without one."""
    for k in range(min(len(norms), 34)):
        if norms[k] in _TEXT and norms[k - 1] in "[(" and norms[k + 1 : k + 2] in (["]"], [")"]):
            return _behind_notes(norms, k + 2)
    return 0


def _behind_notes(norms: list[str], k: int) -> int:
    """Behind the bracketed notes that follow up to "[TEXT]" ("[REPORT] [ANN BELL] [TEXT]")."""
    at = k
    while norms[at : at + 1] == ["["] and "]" in norms[at : at + 16]:
        closing = norms.index("]", at)
        if norms[at + 1 : closing] == ["text"]:
            return closing + 1
        at = closing + 1
    return k
