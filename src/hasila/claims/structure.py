"""How claims hang together: parts of totals, superseded tolls, classes, main and other events."""

from itertools import pairwise

from hasila.claims.breakdown import break_downs, fits
from hasila.claims.duals import settle_duals
from hasila.claims.model import Mention, Sentence


def relate(sentences: list[Sentence]) -> None:
    """Set ``whole`` and ``aspect`` of the mentions of one report, sentence by sentence."""
    settle_duals(sentences)
    totals: dict[str | None, list[tuple[Sentence, Mention]]] = {}
    for s in sentences:
        _opened_by_parts(s, totals)
        claims = [m for m in s.mentions if m.effect]
        _parts(s, claims)
        _previous(s, claims)
        _of_totals_above(s, claims, totals)
    for s in sentences:
        _spelled_out(s)
    break_downs(sentences)
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


def _of_totals_above(
    s: Sentence,
    claims: list[Mention],
    totals: dict[str | None, list[tuple[Sentence, Mention]]],
) -> None:
    """Those said to be among the dead are a part of a number in a sentence before."""
    for m in claims:
        some = m.rule in _AMONG or _of_the_dead(s, m) or _beside_the_rest(s, claims, m)
        if some and m.whole is None:
            above = _holds(s, m, totals.get(m.effect, []))
            if above is not None:
                m.whole, m.aspect = above, "part"
        elif m.aspect == "total" and m.kind in ("number", "vague") and m.whole is None:
            totals.setdefault(m.effect, []).append((s, m))


def _holds(s: Sentence, m: Mention, totals: list[tuple[Sentence, Mention]]) -> Mention | None:
    """The last total that can hold a part, or the one of whose side the part is said to be."""
    near = [(o, t) for o, t in totals if m.sentence - t.sentence <= 4 and _may_hold(t, m)]
    side = s.words[m.lead - 1].stem if m.rule == "among.the_dead" and m.lead else ""
    theirs = [t for o, t in near if side and any(w.stem == side for w in o.words[t.i : t.j + 3])]
    fitting = theirs or [t for _, t in near if fits(t, m)] or [t for _, t in near]
    return fitting[-1] if fitting else None


def _opened_by_parts(s: Sentence, totals: dict[str | None, list[tuple[Sentence, Mention]]]) -> None:
    """A sentence that opens with "among them" tells of the last number before it."""
    first = s.mentions[0] if s.mentions else None
    if first is None or not first.after_marker or first.effect or first.lead > _HEAD:
        return
    above = max((t for ts in totals.values() for _, t in ts), key=lambda t: t.start, default=None)
    if above is None or s.index - above.sentence != 1:
        return
    for m in s.mentions:
        if (
            m.after_marker
            and m.effect is None
            and (above.best is None or (m.best or 0) <= above.best)
        ):
            m.effect, m.rule = above.effect, f"{above.rule.removesuffix('+part')}+part"
            m.whole, m.aspect = above, "part"


_HEAD = 3  # tokens before the first part of a sentence that opens with "among them"


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
