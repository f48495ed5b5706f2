"""English: mentions of quantities of persons in a sentence.

A mention that counts nobody (a bare plural: "civilians") is kept with kind ``plural``: it fills a
place in the clause, so that no other mention is taken for it.
"""

from hasila.claims.english.around import marker_start
from hasila.claims.english.numbered import numbered
from hasila.claims.english.parse import View
from hasila.claims.english.sums import summed
from hasila.claims.english.topics import topical
from hasila.claims.english.unnumbered import unnumbered
from hasila.claims.model import Mention, Sentence


def mentions(s: Sentence) -> list[Mention]:
    """All mentions of quantities of persons, in order, enumerations summed."""
    s.hits = topical(s)
    view = View(s)
    s.view = view
    found: list[Mention] = []
    taken = -1
    at = {n.i: k for k, n in enumerate(s.numbers)}
    k, n = 0, len(s)
    while k < n:
        mention = None
        if k in at:
            mention = numbered(view, s.numbers[at[k]], at[k])
            if mention is None and view.codes[k] == "#":
                k = s.numbers[at[k]].j
                continue
        if mention is None:
            mention = unnumbered(view, k)
        if mention is not None and mention.i > taken:
            found.append(mention)
            taken = mention.j - 1
            k = mention.j
        else:
            k += 1
    for m in found:
        _surroundings(view, m)
    s.mentions = summed(view, found)
    view.index()
    return s.mentions


def _surroundings(v: View, m: Mention) -> None:
    m.conj = m.lead > 0 and v.codes[m.lead - 1] == "c"
    marker = marker_start(v, m.lead)
    m.after_marker = marker is not None and v.norm(marker - 1) != "not"
