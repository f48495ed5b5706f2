"""English: which effect each mention of a sentence suffered."""

from hasila.claims.english import company, happenings, listed, states, told, verbs
from hasila.claims.english.gaps import fill_gaps
from hasila.claims.english.parse import View
from hasila.claims.english.run_on import run_on
from hasila.claims.english.tolls import attach_tolls
from hasila.claims.english.zeros import zeros
from hasila.claims.model import Sentence


def attach(s: Sentence) -> None:
    """Give every mention of the sentence the effect that its words state, where they state one."""
    v: View = s.view
    done: set[int] = set()
    for i in sorted(v.hits, key=lambda i: (_on_the_way(v, i), i)):
        hits = v.hits[i]
        if any(k in done for k in range(i, hits[0].j)):
            continue
        by_frame = [(f, h) for f in _ORDER for h in hits if h.trigger.frame == f]
        if any(_READERS[frame](v, hit) for frame, hit in by_frame):
            done.update(range(i, hits[0].j))
    run_on(v)
    company.adjectives(v)
    attach_tolls(v)
    told.victims(v)
    told.martyrs(v)
    company.companions(v)
    company.among(v)
    company.one_of(v)
    company.members(v)
    company.degrees(v)
    company.parts(v)
    listed.itemised(v)
    listed.named_members(v)
    listed.named_as(v)
    fill_gaps(v)
    zeros(v)
    s.mentions.sort(key=lambda m: m.i)


def _on_the_way(v: View, k: int) -> bool:
    """ "Eight villagers fleeing the raid were killed": what befell them counts before."""
    return v.norms[k] == "fleeing" and v.code(k - 1) in "pPw"


_ORDER = ("around", "wounds", "verb", "active", "subject", "after", "state", "event")


_READERS = {
    "around": verbs.around,
    "verb": verbs.verb,
    "active": verbs.active,
    "subject": verbs.subject,
    "after": happenings.after,
    "event": happenings.event,
    "state": states.state,
    "wounds": states.wounds,
}
