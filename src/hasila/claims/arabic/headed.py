"""Arabic: numbered groups that are items of a list under a heading (والقتلى هم:)."""

from hasila.claims.model import Sentence

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
    """Give the numbers that open the items of a list the effect that its heading says."""
    effect: str | None = None
    last = -2
    for s in sentences:
        item = bool(s.words) and (s.words[0].norm in _MARKS or s.words[0].norm.isdigit())
        if effect is not None and item and s.index - last <= 1:
            _item(s, effect)
            last = s.index
        else:
            effect = None
        announced = _announced(s)
        if announced is not None:
            effect, last = announced, s.index


def _announced(s: Sentence) -> str | None:
    """The effect of the group with which a sentence ends that announces a list."""
    if len(s) < 3 or s.words[-1].norm != ":" or s.words[-2].norm not in _THEY:
        return None
    for w in reversed(s.words[-2 - _BACK : -2]):
        person = w.person
        if person and person.effect and person.number == "pl":
            return "killed" if person.effect == "killed_or_injured" else person.effect
    return None


def _item(s: Sentence, effect: str) -> None:
    if any(m.effect for m in s.mentions):
        return
    first = next((m for m in s.mentions if m.best is not None and not m.after_marker), None)
    if first is None or first.lead > _LEAD:
        return
    first.effect, first.rule = effect, "item.headed"
    for m in s.mentions:
        if m.after_marker and m.best is not None and m.i > first.i:
            m.effect, m.rule = effect, "item.headed+part"
