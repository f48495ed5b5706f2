"""Totals that the figures behind them break down: sums, lists, those told of one by one."""

from itertools import accumulate, islice

from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words


def break_downs(sentences: list[Sentence]) -> None:
    """A total that the figures right behind it sum to is broken down by them.

    Figures to which no word near them gives an effect take that of the total. A list of several
    may miss the total by a little: totals are rounded, and sums have slips.
    """
    flat = [m for s in sentences for m in s.mentions if _may_sum(s, m)]
    by_index = {s.index: s for s in sentences}
    for at, total in enumerate(flat):
        if total.effect is None or total.best is None or total.whole:
            continue
        for m in _one_by_one(total, flat[at + 1 : at + 16]):
            m.whole, m.aspect = total, "part"
        if total.best < 3:
            continue
        near = (m for m in flat[at + 1 :] if not _acts(by_index[m.sentence], m, total))
        behind = list(islice(near, 9))
        parts = _adding_up(total, behind)
        parts = parts or _adding_up(total, [m for m in behind if m.effect or m.kind != "sum"])
        parts = parts or _beside_some(total, [m for m in behind if not m.after_marker])
        parts = parts or _item_by_item(total, flat[at + 1 : at + _LONG])
        for m in parts or _nearly(total, behind):
            m.whole, m.aspect = total, "part"
            if m.effect is None:
                m.effect, m.rule = total.effect, f"{total.rule.removesuffix('+part')}+part"


def _may_sum(s: Sentence, m: Mention) -> bool:
    if m.aspect == "previous" or m.best is None or m.kind == "zero" or m.rival:
        return False
    somewhere = m.j < len(s) and s.words[m.j].norm in ("في", "in")  # three in …, two in …
    return bool(m.effect) or (m.kind in ("number", "dual", "sum") and (somewhere or not m.bare))


def _acts(s: Sentence, m: Mention, total: Mention) -> bool:
    """ "Two people got out of the car", "a fight between two men": what is told is no effect."""
    if m.effect or m.of_them:
        return False
    if s.index != total.sentence and any(o.effect not in (None, total.effect) for o in s.mentions):
        return True  # "five arrested … two got away while 30 were killed"
    if s.view is None:
        return False
    behind = s.view.code(m.j + (s.view.code(m.j) == "a"))
    beside = s.view.norm(m.lead - 1) in ("between", "with", "against", "of")
    if m.kind == "sum" and s.index != total.sentence:
        return True  # "Marn and another man, aged 27, argued"
    return behind in "vm" or s.view.norm(m.j) in _MOVED or (beside and s.index != total.sentence)


_MOVED = words("en", "grammar", "moved")


def _adding_up(total: Mention, behind: list[Mention]) -> list[Mention]:
    """The run of mentions right behind a total that sums to it, else nothing."""
    best = total.best or 0
    sum_ = 0
    parts: list[Mention] = []
    for m in behind:
        if (m.effect or total.effect) != total.effect:
            continue
        if m.sentence - total.sentence > 6 or (m.best or 0) >= best:
            break
        if m.kind == "others" or not fits(total, m) or (m is behind[0] and _beside(total, m)):
            continue
        sum_ += m.best or 0
        parts.append(m)
        if sum_ >= best:
            break
    if len({(m.i, m.end - m.start) for m in parts}) < 2 and len(parts) > 1:
        return []  # one title told twice
    if sum_ != best or len(parts) < 2 or any(m.whole not in (None, total) for m in parts):
        return []
    if len(parts) == 2 and _same_again(*parts):
        return []
    apart = len({m.sentence for m in parts}) > 1
    if apart and total.qualifier == "exact" and any(m.qualifier == "at_least" for m in parts):
        return []  # four killed; at least three killed. A body seen
    # Beside parts that a word makes so, only numbers without an effect of their own join them.
    marked = [m for m in parts if m.whole is total and (m.after_marker or m.of_them)]
    if marked and not all(
        m.whole or not m.effect or (k and _next_to(parts[k - 1], m)) for k, m in enumerate(parts)
    ):
        return []
    if any(m.effect is None for m in parts) and parts[-1].sentence - total.sentence > 4:
        return []
    return parts


def _same_again(a: Mention, b: Mention) -> bool:
    """Are two or more told of again in another sentence, by the same noun and number?"""
    if a.person is None or b.person is None or a.sentence == b.sentence:
        return False
    return a.person.lemma == b.person.lemma and a.best == b.best and (a.best or 0) > 1


def _beside_some(total: Mention, behind: list[Mention]) -> list[Mention]:
    """Numbers beside one that is some of a total, with which they sum to it (15 منهم … و4 …)."""
    some = next((m for m in behind if m.effect == total.effect), None)
    if some is None or some.whole is not total:
        return []
    return _adding_up(total, [m for m in behind if m.sentence == some.sentence])


def _next_to(part: Mention, m: Mention) -> bool:
    """Is a number joined to a part (بينهم عائلة من 5 أشخاص وشهيد واحد)?"""
    return m.sentence == part.sentence and m.conj and m.lead - part.j <= 1


def _beside(total: Mention, m: Mention) -> bool:
    """Is a number joined to a total by "and", so that it counts others (37 مسلحا و16 جنديا)?"""
    return m.sentence == total.sentence and m.conj and m.rule.endswith("+and")


def _one_by_one(total: Mention, behind: list[Mention]) -> list[Mention]:
    """A few who are told of one by one, by name and by the noun that counts them (القائد فلان)."""
    best, person = total.best or 0, total.person
    if not 1 < best < _LISTED + 3 or person is None or total.kind == "sum":
        return []
    found = [
        m
        for m in behind
        if m.person is not None
        and (m.effect, m.best, m.kind) == (total.effect, 1, "singular")
        and m.person.lemma == person.lemma
        and m.j - m.i > 1
        and (m.whole is None or (m.whole.best == best and not m.after_marker))
        and m.sentence - total.sentence <= _NAMED_BEHIND
    ]
    return found if len(found) == best else []


_NAMED_BEHIND = 5  # sentences behind a number in which those whom it counts are named
_LONG = 60  # mentions behind a total within which its list may stand


def _item_by_item(total: Mention, behind: list[Mention]) -> list[Mention]:
    """Numbers that sum to a total, what they themselves or it are said to include left out.

    A list may be as long as it likes; dead and wounded sum to a number of both. A second run that
    sums to the total again breaks it down once more (by place, where the first was by sort).
    """
    if total.kind == "others":
        return []
    beside = [m for m in behind if m.sentence == total.sentence]
    first = _run(total, [m for m in beside if m.whole in (None, total)])
    if first:
        return first
    free = [m for m in behind if m.whole is None]
    found = _run(total, free)
    both = total.effect == "killed_or_injured"
    if both or len(found) < _LISTED:
        return found
    again = _run(total, free[free.index(found[-1]) + 1 :], found[-1].sentence)
    return found + (again if len(again) >= _LISTED else [])


def _run(total: Mention, behind: list[Mention], last: int = -1) -> list[Mention]:
    """The mentions right behind a total, of its effect, that sum to it, else nothing."""
    both = total.effect == "killed_or_injured"
    last = total.sentence if last < 0 else last
    best, run, sum_ = total.best or 0, [], 0
    for m in behind:
        if m.kind == "others" and not both:
            continue
        if not (m.effect == total.effect or (both and m.effect in ("killed", "injured"))):
            continue
        if m.sentence - last > _ITEM or (m.best or 0) >= best or not fits(total, m):
            return []
        if both and m.qualifier != "exact":
            return []
        run.append(m)
        sum_, last = sum_ + (m.best or 0), m.sentence
        if sum_ >= best:
            break
    several = [m.best for m in run if (m.best or 0) > 1]
    told = len({m.effect for m in run}) == 2 if both else len(set(several)) == len(several)
    sure = both or best >= _MANY_ITEMS or len(run) >= _LISTED
    return run if sum_ == best and len(run) > 1 and several and told and sure else []


_ITEM = 3  # sentences from one item of a breakdown to the next
_LISTED = 3  # items that make a list
_MANY_ITEMS = 10  # a smaller total may be the sum of two others by chance


def fits(total: Mention, m: Mention) -> bool:
    """Can a mention be one of those whom a total counts, by what their nouns say they are?"""
    if total.person is None or m.person is None:
        return True
    whole, part = total.person, m.person
    if whole.demographic is not None:
        if part.demographic is not None or part.lemma in _MEN:
            return whole.demographic == part.demographic
        told = part.victim_class != "unspecified" and part.kind != "kin"
        if told and (whole.demographic == "children" or part.victim_class != "civilian"):
            return False
    if whole.lemma != part.lemma and {whole.lemma, part.lemma} <= _KIN:
        return False  # none of three sons is somebody's wife
    if whole.lemma in _MEN and part.demographic == "women":
        return False
    if whole.victim_class == "combatant" and part.lemma in _ANYBODY:
        return False
    if part.lemma in _ACCUSED and whole.lemma not in _ANYBODY and whole.lemma not in _ACCUSED:
        return False  # "three of the family died, and the suspect"
    return {whole.victim_class, part.victim_class} != {"civilian", "combatant"}


_MEN = frozenset(("man", "male", "رجل"))
_ACCUSED = words("en", "grammar", "accused")
_KIN = words("en", "grammar", "kin")
_ANYBODY = frozenset(("person", "شخص"))


def _nearly(total: Mention, behind: list[Mention]) -> list[Mention]:
    """The list right behind a total that comes near it and names groups nothing else gives."""
    best = total.best or 0
    run: list[Mention] = []
    for m in behind:
        if m.whole in run:
            continue
        other = (m.effect or total.effect) != total.effect or m.whole not in (None, total)
        other = other or m.kind == "others"
        if other or m.sentence - total.sentence > 1 or (m.best or 0) >= best:
            break
        run.append(m)
    together = len(run) == 2 and run[0].effect and run[0].sentence == run[1].sentence
    if best < _MANY or (len(run) < 3 and not together):
        return []
    sums = list(accumulate(m.best or 0 for m in run))
    least = 2 if together else 3
    gap, size = min((abs(n - best), k) for k, n in enumerate(sums, 1) if k >= least)
    found = run[:size]
    return found if gap <= _SLIP * best and any(m.effect is None for m in found) else []


# Totals from here on are rounded, and by how much of them a sum may miss.
_MANY, _SLIP = 20, 0.12
