"""Arabic: the rest of those counted, behind some of them (ستة من القتلى عمال والآخران …)."""

from hasila.claims.arabic.nouns import STOPS, make_mention
from hasila.claims.model import Mention, Sentence

RULE = "among.the_rest"
_OTHERS = frozenset(("الاخران", "الاخريان", "الاخرون", "الاخرين"))
_TWO = frozenset(("الاخران", "الاخريان"))
_REACH = 14  # words from some of those counted to the rest of them


def remaining(s: Sentence) -> None:
    """Give "the other two" what befell those of whom some were told before in the sentence."""
    for k, norm in enumerate(s.tokens.norms):
        if norm.removeprefix("و") not in _OTHERS:
            continue
        some = _some_before(s, k)
        if some is None:
            continue
        there = next((m for m in s.mentions if m.i <= k < m.j), None)
        there = there or next((m for m in s.mentions if m.lead == k + 1 and m.best == 2), None)
        if there is None and norm.removeprefix("و") in _TWO and _of_nothing_else(s, k):
            there = make_mention(s, k, k + 1)
            there.low = there.best = there.high = 2
            there.kind = "others"
            s.mentions.append(there)
            s.mentions.sort(key=lambda m: m.i)
        if there is None or there.best is None or there.i < some.j or _told(s, there):
            continue
        there.effect, there.rule = some.effect, RULE


def _some_before(s: Sentence, k: int) -> Mention | None:
    """The last of those told of as some of a number, before the rest of them at ``k``."""
    before = [m for m in s.mentions if m.effect and m.j <= k and k - m.j <= _REACH]
    if not before or any(w.norm in STOPS for w in s.words[before[-1].j : k]):
        return None
    m = before[-1]
    among = any(
        w.person is not None
        and w.person.effect == m.effect
        and w.article
        and w.person.number == "pl"
        for w in s.words[m.i + 1 : m.j]
    )
    return m if m.of_them or m.after_marker or among else None


def _told(s: Sentence, m: Mention) -> bool:
    """Does an effect word of its own govern a mention (وفر الاثنان الآخران)?"""
    own = m.effect is not None and not m.rule.endswith(("+and", "+part"))
    return own or any(h.j == m.lead for h in s.hits)


def _of_nothing_else(s: Sentence, k: int) -> bool:
    """Does "the other two" stand by itself, no adjective of the noun before it?"""
    before = s.words[k - 1] if k else None
    return s.words[k].conj == "و" or (before is not None and before.norm in ("و", "اما", "فيما"))
