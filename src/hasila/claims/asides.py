"""Within a sentence of the main event: clauses that turn to another one."""

from itertools import pairwise

from hasila.claims.earlier import adds_up, after_a_while
from hasila.claims.lead import Lead, value
from hasila.claims.model import Sentence

_ANSWERS = frozenset(  # "in revenge for the death of …", on its anniversary
    ("ردا", "انتقاما", "ثارا", "خلفيه", "ذكري", "بذكري", "الذكري", "السنويه")
)
_COMPARED = frozenset(("مقارنه", "بالمقارنه"))


def asides(s: Sentence, lead: Lead) -> None:
    """Within a sentence of the main event: clauses that turn to another one."""
    claims = [m for m in s.mentions if m.effect]
    for m in claims:
        near = s.tokens.norms[max(0, m.lead - 3) : m.lead]
        if not _ANSWERS.isdisjoint(near) and (m is not claims[0] or s.tokens.starts[0] >= lead.end):
            m.event = "other"
    for m in claims:
        if not _COMPARED.isdisjoint(s.tokens.norms[max(0, m.lead - 3) : m.lead]):
            m.event = "other"  # مقارنة بألف في العام الماضي
    for before, m in pairwise(claims):
        words = s.tokens.norms[before.j : m.lead]  # قتل 11 …، ردا على هجوم أسفر عن 18 قتيلا
        k = next((x for x, w in enumerate(words) if w in _ANSWERS), -1)
        if k >= 0 and words[k + 1 : k + 2] == ["علي"] and m.whole is None:
            m.event = "other"
    for before, m in pairwise(claims):
        ago = after_a_while(s, m, before.j) and m.whole is None
        if ago or (not lead.running and adds_up(s, claims[0], m)):
            m.event = "other"
    for m in claims[1:]:
        between = range(max(claims[0].j, m.lead - 30), m.lead)
        turned = any(
            k in s.phrase_tags and s.phrase_tags[k][1] in ("aside", "past") for k in between
        )
        behind = range(m.j, min(len(s), m.j + 4))
        turned = turned or any(
            s.phrase_tags[k][1] == "past" and s.words[k - 1].norm in ("خلال", "في", "طوال")
            for k in behind
            if k in s.phrase_tags
        )
        if turned and m.event == "main" and value(m) not in lead.values and not m.after_marker:
            m.event = "other"
