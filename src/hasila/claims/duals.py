"""Forms that are dual or plural: which of them count two."""

from hasila.claims.model import Mention, Sentence


def settle_duals(sentences: list[Sentence]) -> None:
    """A form that is plural or dual counts two where the report says "two" of the same effect."""
    claims = [m for s in sentences for m in s.mentions if m.effect]
    twos = {m.effect for m in claims if m.best == 2 and m.kind != "maybe_dual"}
    counted = {  # قتل شرطيان …، قتلة الشرطيين
        _named(m) for m in claims if m.best == 2 and m.kind == "dual" and m.person
    } - {(m.effect, "") for m in claims}
    twos |= {
        h.trigger.effect for s in sentences for h in s.hits if s.words[h.j - 1].suffix == "هما"
    }
    for m, beside in zip(claims, [*claims[1:], None], strict=False):
        if m.kind == "maybe_dual":
            if beside is not None and _others_beside(m, beside):
                m.kind = "dual"  # مقتل شرطيين وإصابة ستة آخرين
                continue
            plain = not (m.person and m.person.effect) and not m.definite
            again = m.effect == "killed" and m.definite and m.person and _named(m) in counted
            if again or (m.effect in twos and plain):
                m.kind = "dual"
            else:
                m.effect = None


_ANY = frozenset(("مدني", "شخص", "فلسطيني", "سوري", "إسرائيلي"))  # المدنيين: civilians at large


def _named(m: Mention) -> tuple[str | None, str]:
    """The effect of a mention and the noun by which it can be told of again."""
    lemma = m.person.lemma if m.person else ""
    return m.effect, "" if lemma in _ANY else lemma


def _others_beside(m: Mention, other: Mention) -> bool:
    """Do others with a number stand right behind, of another effect: who were counted before?"""
    near = other.sentence == m.sentence and 0 < other.lead - m.j <= 2
    return near and other.effect != m.effect and other.kind == "number" and other.rest
