"""How claims hang together: parts of totals, superseded tolls, classes, main and other events."""

from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person


def relate(sentences: list[Sentence]) -> None:
    """Set ``whole`` and ``aspect`` of the mentions of one report, sentence by sentence."""
    _settle_duals(sentences)
    for s in sentences:
        claims = [m for m in s.mentions if m.effect]
        _parts(claims)
        _previous(s, claims)
    _break_downs(sentences)


def _settle_duals(sentences: list[Sentence]) -> None:
    """A form that is plural or dual counts two where the report says "two" of the same effect."""
    claims = [m for s in sentences for m in s.mentions if m.effect]
    twos = {m.effect for m in claims if m.best == 2 and m.kind != "maybe_dual"}
    for m in claims:
        if m.kind == "maybe_dual":
            plain = not (m.person and m.person.effect) and not m.definite
            if m.effect in twos and plain:
                m.kind = "dual"
            else:
                m.effect = None


def _parts(claims: list[Mention]) -> None:
    whole: Mention | None = None
    for m in claims:
        if m.after_marker or m.of_them:
            if whole is not None and _may_hold(whole, m):
                m.whole, m.aspect = whole, "part"
        else:
            whole = m


def _may_hold(whole: Mention, part: Mention) -> bool:
    same = whole.effect == part.effect or whole.effect == "killed_or_injured"
    if whole.best is None or part.best is None:
        return same
    return same and part.best <= whole.best


def _previous(s: Sentence, claims: list[Mention]) -> None:
    """The older toll of an update ("rose from 57 to 67")."""
    for at, m in enumerate(claims):
        before = s.words[m.lead - 1] if m.lead else None
        if before is None or before.norm not in ("من", "from", "بعد"):
            continue
        later = claims[at + 1] if at + 1 < len(claims) else None
        risen = any(s.has(k, "rise") for k in range(max(0, m.lead - 14), m.lead))
        if later and risen and later.lead - m.j <= 6 and later.effect == m.effect:
            m.aspect = "previous"


def _break_downs(sentences: list[Sentence]) -> None:
    """A total that the figures right behind it sum to exactly is broken down by them.

    Figures to which no word near them gives an effect take that of the total.
    """
    flat = [m for s in sentences for m in s.mentions if _may_sum(m)]
    for at, total in enumerate(flat):
        if total.effect is None or total.best is None or total.best < 3 or total.whole:
            continue
        parts = _adding_up(total, flat[at + 1 : at + 10])
        for m in parts:
            m.whole, m.aspect = total, "part"
            if m.effect is None:
                m.effect, m.rule = total.effect, f"{total.rule.removesuffix('+part')}+part"


def _may_sum(m: Mention) -> bool:
    if m.aspect == "previous" or m.best is None or m.kind in ("zero", "others"):
        return False
    return bool(m.effect) or (m.kind in ("number", "dual", "sum") and not m.bare)


def _adding_up(total: Mention, behind: list[Mention]) -> list[Mention]:
    """The run of mentions right behind a total that sums to it, else nothing."""
    best = total.best or 0
    sum_ = 0
    parts: list[Mention] = []
    for m in behind:
        if m.whole is total or (m.effect or total.effect) != total.effect:
            continue
        if m.sentence - total.sentence > 6 or (m.best or 0) >= best:
            break
        sum_ += m.best or 0
        parts.append(m)
        if sum_ >= best:
            break
    if sum_ != best or len(parts) < 2 or any(m.whole for m in parts):
        return []
    if any(m.effect is None for m in parts) and parts[-1].sentence - total.sentence > 4:
        return []
    return parts


def person_of(m: Mention, before: list[Mention]) -> Person | None:
    """The noun that classes a mention; "others" and bare numbers take it from those before."""
    if m.person and (m.kind != "others") and not (m.bare and m.person is None):
        return m.person
    for other in reversed(before):
        if other.person and other.effect:
            return other.person
    return m.person


def victim_class(m: Mention, s: Sentence, before: list[Mention]) -> tuple[str, str | None]:
    """(victim_class, demographic) of a mention by its nouns."""
    if m.kind == "sum":
        people = [x.person for x in m.members if x.person]
        classes = {p.victim_class for p in people}
        demographics = {p.demographic for p in people}
        shared = demographics.pop() if len(demographics) == 1 else None
        return (classes.pop() if len(classes) == 1 else "mixed"), shared
    if m.head == "minor":
        return "civilian", "children"
    person = m.person
    if person is None or m.kind == "others" or person.effect:
        inside = _class_words(m, s)
        if inside:
            return inside
    if person is None:
        person = person_of(m, before) if (m.kind == "others" or m.of_them) else None
        if person is None:
            return "unspecified", None
        return person.victim_class, person.demographic if m.of_them else None
    if person.victim_class == "unspecified":
        inside = _class_words(m, s)
        if inside:
            return inside
    return person.victim_class, person.demographic


def _class_words(m: Mention, s: Sentence) -> tuple[str, str | None] | None:
    """A class that an adjective or "of …" behind the head noun gives (11 قتيلا مدنيا)."""
    for k in range(m.i, min(len(s), m.j + 4)):
        if k >= m.j and s.words[k].norm not in ("من", "of", "from") and k > m.j + 2:
            break
        person = s.words[k].person
        if person and person.victim_class != "unspecified" and not s.words[k].conj:
            return person.victim_class, person.demographic
        if k >= m.j and s.words[k].triggers:
            break
    return None
