"""How claims hang together: parts of totals, superseded tolls, classes, main and other events."""

from itertools import accumulate, islice, pairwise

from hasila.claims.duals import settle_duals
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words


def relate(sentences: list[Sentence]) -> None:
    """Set ``whole`` and ``aspect`` of the mentions of one report, sentence by sentence."""
    settle_duals(sentences)
    totals: dict[str | None, Mention] = {}
    for s in sentences:
        claims = [m for m in s.mentions if m.effect]
        _parts(s, claims)
        _previous(s, claims)
        _of_totals_above(s, claims, totals)
    for s in sentences:
        _spelled_out(s)
    _break_downs(sentences)
    _listed(sentences)


def _of_the_dead(s: Sentence, m: Mention) -> bool:
    """Is a number one of the dead who were told of before (تسعة من القتلى)?"""
    if m.kind != "number" or m.j - m.i < 3 or s.lexicon.language != "ar":
        return False
    for k in range(m.i + 1, m.j - 1):
        person = s.words[k + 1].person
        if s.words[k].norm == "من" and person is not None and s.words[k + 1].article:
            return person.effect in (m.effect, "killed_or_injured") and person.number == "pl"
    return False


def _beside_the_rest(s: Sentence, claims: list[Mention], m: Mention) -> bool:
    """Are the others of those counted before told beside it (قتل ثمانية فيما غرق الباقون)?"""
    if "the_rest" in s.words[m.i].tags:
        return m.kind == "others"
    others = (x for x in claims if x.i > m.i and x.effect == m.effect and x.kind == "others")
    return m.kind == "number" and any("the_rest" in s.words[x.i].tags for x in others)


_AMONG = frozenset(("among.the_dead", "among.the_rest"))


def _of_totals_above(s: Sentence, claims: list[Mention], totals: dict[str | None, Mention]) -> None:
    """Those said to be among the dead are a part of the number in a sentence before."""
    for m in claims:
        some = m.rule in _AMONG or _of_the_dead(s, m) or _beside_the_rest(s, claims, m)
        if some and m.whole is None:
            above = totals.get(m.effect)
            if above is not None and m.sentence - above.sentence <= 4 and _may_hold(above, m):
                m.whole, m.aspect = above, "part"
        elif m.aspect == "total" and m.kind in ("number", "vague") and m.whole is None:
            totals[m.effect] = m


def _listed(sentences: list[Sentence]) -> None:
    """Victims listed by name are parts of the group whose number stands before the list."""
    groups: dict[str | None, list[Mention]] = {}
    listed = 0  # names of lists before, an item a line
    for s in sentences:
        names = [m for m in s.mentions if m.effect and m.rule.startswith("list.")]
        names = names or [m for m in s.mentions[:1] if _titled(s, m)]
        numbers = [m for m in s.mentions if m.effect and m.kind in _COUNTS and m.whole is None]
        for m in numbers:  # those that the list of their names stands right behind
            if names and m.i < names[0].i:
                groups.setdefault(m.effect, []).append(m)
        for m in names:
            whole = _holding(groups.get(m.effect, []), len(names))
            near = whole is not None and m.sentence - whole.sentence <= _LIST_BEHIND + listed
            if whole is not None and near and (m.whole is None or m.whole is not whole):
                m.whole, m.aspect = whole, "part"
        listed += len(names)
        for m in numbers:
            if not names or m.i >= names[0].i:
                groups.setdefault(m.effect, []).append(m)


def _titled(s: Sentence, m: Mention) -> bool:
    """Is one of those counted named in a line of his own (الشهيد فلان الفلاني)?"""
    return m.rule == "own.singular" and m.lead == 0 and s.words[0].article and m.j - m.i > 2


_COUNTS = frozenset(("number", "vague", "dual"))
_LIST_BEHIND = 6  # sentences between a number and the names of those whom it counts


def _holding(groups: list[Mention], names: int) -> Mention | None:
    """The last number before a list that is large enough for its names."""
    for whole in reversed(groups):
        if whole.best is None or whole.best >= names:
            return whole
    return None


_ONE = frozenset(("احدهما", "احداهما", "احدهم", "احداهن"))


def _parts(s: Sentence, claims: list[Mention]) -> None:
    whole: Mention | None = None
    some: Mention | None = None  # "7,700 of them", of whom more is said
    for at, (beside, m) in enumerate(zip([None, *claims], claims, strict=False)):
        if m.after_marker or m.of_them or _one_of_them(s, m, whole):
            above = whole if whole is not None or m.conj else some
            if beside is not None and m.lead - beside.j == 1 and s.words[beside.j].norm in _ONE:
                above = beside  # two civilians, one of them a child
            if (
                above is not None and above.effect != m.effect
            ):  # 21 dead and 66 hurt, of them 15 dead
                same = [x for x in claims[:at] if x.whole is None and x.effect == m.effect]
                above = same[-1] if same else above
            if m.whole is None and above is not None and _may_hold(above, m):
                m.whole, m.aspect = above, "part"
            elif m.of_them and whole is None:
                some = m
        elif m.whole is None or m.whole.sentence != m.sentence:
            whole = m


def _one_of_them(s: Sentence, m: Mention, whole: Mention | None) -> bool:
    """Is more told of one of those counted (أصيب أربعة، أحدهم جروحه خطيرة)?"""
    if whole is None or m.kind != "one_of" or m.effect != whole.effect or whole.best == 1:
        return False
    before = s.words[m.lead - 1]
    governs = before.triggers or before.tags & {"verbs", "prepositions"}
    return s.words[m.i].norm in _ONE and m.lead > whole.i and not governs


def _may_hold(whole: Mention, part: Mention) -> bool:
    same = whole.effect == part.effect or whole.effect == "killed_or_injured"
    if whole.best is None or part.best is None:
        return same
    return same and part.best <= whole.best


def _previous(s: Sentence, claims: list[Mention]) -> None:
    """The older toll of an update ("rose from 57 to 67")."""
    for at, m in enumerate(claims):
        if _earlier_toll(s, m):
            m.aspect = "previous"
            continue
        before = s.words[m.lead - 1] if m.lead else None
        if before is None or before.norm not in ("من", "from", "بعد"):
            continue
        later = claims[at + 1] if at + 1 < len(claims) else None
        risen = any(s.has(k, "rise") for k in range(max(0, m.lead - 14), m.lead))
        if later is None or later.effect != m.effect or later.lead - m.j > 6:
            continue
        # Whatever the verb: two numbers of one effect, each with its noun, make no range.
        stepped = before.norm != "بعد" and s.words[later.lead - 1].norm in ("الي", "to")
        if risen or stepped:
            m.aspect = "previous"


def _outdated(s: Sentence, m: Mention) -> bool:
    """Is it said behind a first toll that it rose since (لكنها ارتفعت بعد ذلك)?"""
    for k in range(m.j, min(len(s) - 1, m.j + 8)):
        if s.words[k].norm in _BUT and s.near("rise", k + 1, k + 4):
            return True
    return False


_BUT = frozenset(("لكنها", "ولكنها", "لكنه", "قبل"))
_FINAL = frozenset(("نهاييه", "نهائيه", "نهايي", "نهائي"))


def _earlier_toll(s: Sentence, m: Mention) -> bool:
    """Is a number that of "an earlier toll of 57"?"""
    if "toll" not in s.tags:
        return False
    for k in range(max(0, m.lead - 20), m.lead - 1):
        open_ = s.tokens.norms[k + 1 : k + 2] == ["غير"] and s.words[k + 2].norm in _FINAL
        first = s.has(k - 1, "was") and (open_ or s.has(k + 1, "provisional"))
        if "toll" in s.words[k].tags and first:
            return m.aspect == "total"  # وكانت حصيلة أولية
        if "toll" in s.words[k].tags and s.has(k + 1, "provisional") and _outdated(s, m):
            return m.aspect == "total"  # حصيلة أولية … لكنها ارتفعت
        if m.lead - k <= 8 and "toll" in s.words[k].tags and "earlier" in s.words[k + 1].tags:
            return m.aspect == "total"
    return False


def _spelled_out(s: Sentence) -> None:
    """Groups with numbers of their own that sum to the total right before them are its parts.

    Persons without a number who sum to it stand in apposition: they are not counted again.
    """
    for total, m in pairwise(s.mentions):
        free = total.effect is not None and m.effect is None and m.kind == "sum"
        if not free or m.best != total.best or not 0 < m.lead - total.j <= _APPOSED or total.whole:
            continue
        if not any((x.best or 0) > 1 for x in m.members) or not fits(total, m):
            continue
        for x in m.members:
            x.effect, x.rule = total.effect, f"{total.rule.removesuffix('+part')}+part"
            x.whole, x.aspect, x.sentence = total, "part", m.sentence
        s.mentions = [x for o in s.mentions for x in (m.members if o is m else [o])]


_APPOSED = 6  # words between a total and those who stand in apposition to it


def _break_downs(sentences: list[Sentence]) -> None:
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


_MOVED = frozenset(("got", "went", "came", "ran", "fled", "drove", "left", "began"))


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
_ACCUSED = frozenset(("suspect", "shooter", "gunman", "attacker", "assailant", "killer"))
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
