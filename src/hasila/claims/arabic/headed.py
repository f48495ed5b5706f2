"""Arabic: numbered groups that are items of a list under a heading (والقتلى هم:)."""

from hasila.claims.model import Mention, Sentence

_MARKS = frozenset("-*•▪●◾+")
_THEY = frozenset(
    (
        *("هم", "وهم", "هن", "هي", "التالي", "كالتالي", "الاتي", "كالاتي", "يلي"),
        *("بينهم", "منهم", "بينها", "منها"),
    )
)
_BACK = 7  # words before the colon among which the heading names its group
_LEAD = 4  # words before the number of an item


def headed(sentences: list[Sentence]) -> None:
    """Give the numbers that open the items of a list the effect that its heading says.

    They are parts of the number with which the heading begins, as far as it holds them.
    """
    effect: str | None = None
    whole: Mention | None = None
    last, left = -2, 0
    for s in sentences:
        item = bool(s.words) and (s.words[0].norm in _MARKS or s.words[0].norm.isdigit())
        if effect is not None and item and s.index - last <= 1:
            first = _item(s, effect)
            last = s.index
            if first is not None and whole is not None and 0 < (first.best or 0) <= left:
                first.whole, first.aspect = whole, "part"
                left -= first.best or 0
        else:
            effect = None
        announced = _announced(s)
        if announced is not None:
            effect, last = announced, s.index
            whole = next((m for m in reversed(s.mentions) if m.effect == effect and m.best), None)
            left = whole.best or 0 if whole is not None else 0


def _announced(s: Sentence) -> str | None:
    """The effect of the group with which a sentence ends that announces a list."""
    if len(s) < 3 or s.words[-1].norm != ":" or s.words[-2].norm not in _THEY:
        return None
    for w in reversed(s.words[-2 - _BACK : -2]):
        person = w.person
        if person and person.effect and person.number == "pl":
            return "killed" if person.effect == "killed_or_injured" else person.effect
    return None


def _item(s: Sentence, effect: str) -> Mention | None:
    """The group with which an item begins."""
    if any(m.effect for m in s.mentions):
        return None
    first = next((m for m in s.mentions if m.best is not None and not m.after_marker), None)
    if first is None or first.lead > _LEAD:
        return None
    first.effect, first.rule = effect, "item.headed"
    for m in s.mentions:
        if m.after_marker and m.best is not None and m.i > first.i:
            m.effect, m.rule = effect, "item.headed+part"
    return first
