"""Arabic: whole families that nobody counted (استشهاد عائلة كاملة, اعتقلوا كامل عائلة فلان)."""

from hasila.claims.arabic.nouns import extend, make_mention
from hasila.claims.model import Mention, Sentence

_ALL = frozenset(("كامله", "باكملها", "بكاملها", "باسرها", "بالكامل", "كلها", "جميعها"))
_PEOPLE = 5  # words behind a family in which its members can be counted


def whole_families(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Mentions of families that suffered as a whole: some persons, no one says how many."""
    if "families" not in s.tags:
        return
    for k, w in enumerate(s.words):
        several = w.norm.endswith("ات") or w.stem in ("اسر", "عوائل")
        if "families" not in w.tags or several or k in taken:
            continue
        end = next((x + 1 for x in (k + 1, k + 2) if x < len(s) and s.words[x].norm in _ALL), 0)
        whole = k > 0 and s.words[k - 1].norm == "كامل"
        if not (end or whole) or any(k - 3 <= n.i < k + _PEOPLE for n in s.numbers):
            continue
        m = make_mention(s, k - whole, end or extend(s, k + 1))
        m.low = m.best = m.high = None
        m.kind, m.qualifier, m.head, m.definite = "vague", "vague", w.stem, True
        found.append(m)
        taken.update(range(m.i, m.j))
