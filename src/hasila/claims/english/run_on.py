"""English: who the persons of a number are, told behind it where the commas were lost."""

from hasila.claims.english.company import apart
from hasila.claims.english.parse import View
from hasila.claims.model import Mention


def run_on(v: View) -> None:
    """ "Six people four children and two women were killed": six, and the others are its parts."""
    for m in list(v.mentions):
        outer = v.ends.get(m.lead) if m.effect and m.whole is None else None
        if outer is None or outer.effect or outer.kind != "number" or outer.bare:
            continue
        told = m.members if m.kind == "sum" else _joined(v, m)
        counts = [x.best or 0 for x in told]
        if len(told) < 2 or 0 in counts or sum(counts) != outer.best:
            continue
        outer.effect, outer.rule, outer.at = m.effect, m.rule, m.at
        for x in apart(v, m) if m.kind == "sum" else told:
            x.effect, x.rule, x.at = outer.effect, outer.rule + "+part", outer.at
            x.whole, x.aspect = outer, "part"


def _joined(v: View, m: Mention) -> list[Mention]:
    """The mention and those of its effect that "and" and commas join to it."""
    told = [m]
    while v.code(told[-1].j) in "c,":
        following = v.leads.get(told[-1].j + 1)
        if following is None or (following.effect, following.at) != (m.effect, m.at):
            break
        told.append(following)
    return told
