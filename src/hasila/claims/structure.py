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
            if m.effect in twos and not (m.person and m.person.effect):
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
    """A total that the figures right behind it sum to exactly is broken down by them."""
    flat = [(m, s) for s in sentences for m in s.mentions if m.effect and m.aspect != "previous"]
    for at, (total, s) in enumerate(flat):
        if total.best is None or total.best < 2 or total.whole:
            continue
        sum_, parts = 0, []
        for m, other in flat[at + 1 : at + 9]:
            if m.whole is total or m.effect != total.effect or m.best is None:
                continue
            if other.index - s.index > 3 or m.best >= total.best:
                break
            sum_ += m.best
            parts.append(m)
            if sum_ >= total.best:
                break
        if sum_ == total.best and len(parts) >= 2 and not any(m.whole for m in parts):
            for m in parts:
                m.whole, m.aspect = total, "part"


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
