"""Arabic: plurals with their number behind them (الموقوفين الثمانية, مدنيين عدة)."""

from hasila.claims.arabic.nouns import make_mention, person_at
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person
from hasila.quantities import Number


def behind_its_noun(s: Sentence, n: Number) -> Mention | None:
    """A plural with its number behind it: المدنيين الـ12, عدد القتلى 12."""
    before = person_at(s, n.i - 1) if n.i else None
    if before is None or s.words[n.i - 1].prep:
        return None
    in_toll = s.near("toll", max(0, n.i - 3), n.i - 1)
    apart = n.start > s.tokens.ends[n.i - 1]
    known = s.words[n.i - 1].article or bool(s.words[n.i - 1].suffix)
    own = n.prefix.endswith("ال") and before.kind != "event" and known
    if not own and not (in_toll and apart and before.number == "pl"):
        return None
    m = make_mention(s, n.i - 1, n.j, n)
    m.lead, m.person, m.bare = n.i - 1, before, False
    return m


def behind_its_adjective(s: Sentence, n: Number) -> Mention | None:
    """A plural with an adjective and its number behind it: الجنود الأمريكيين الثلاثة."""
    if not n.prefix.endswith("ال") or n.i < 2 or not s.words[n.i - 1].article:
        return None
    whose = person_at(s, n.i - 2)
    if whose is None or whose.number != "pl":
        return None
    m = make_mention(s, n.i - 2, n.j, n)
    m.lead, m.person = n.i - 2, whose
    return m


def definite(s: Sentence, n: Number) -> Mention | None:
    """A plural with its number behind it: الموقوفين الثمانية, ركابها الأربعة, الرهائن الـ11."""
    k = n.i - 1
    if k > 0 and s.words[k].norm == n.prefix:
        k -= 1  # the article stands apart before digits
    if k < 0 or not n.prefix.endswith("ال") or n.form not in ("words", "digits"):
        return None
    phrase = s.phrase_persons.get(k - 1)  # رجال الإطفاء الأربعة
    whole = phrase[1] if phrase is not None and phrase[0] == k + 1 else None
    before = whole or person_at(s, k) or members(s, k)
    if before is None:
        return None
    w = s.words[k]
    if before.number != "pl" or not (w.article or w.suffix):
        return None
    head = person_at(s, k - 1) if k and before.lemma.endswith("ي") else None
    if head is not None and head.number == "pl" and s.words[k - 1].article:
        k, before = k - 1, head  # الأسرى اليمنيين الثلاثة
    if person_at(s, k) is None:
        k -= 1
    m = make_mention(s, k, n.j)
    m.low, m.best, m.high = (None if v is None else int(v) for v in (n.low, n.best, n.high))
    m.end, m.kind, m.person, m.qualifier = max(m.end, n.end), "number", before, n.qualifier
    return m


def members(s: Sentence, k: int) -> Person | None:
    """Those who belong to the body or thing at ``k`` (أفراد العائلة الستة)."""
    if k < 1 or not s.words[k].article or s.words[k].prep or s.words[k - 1].article:
        return None
    whose = person_at(s, k - 1)
    return whose if whose is not None and whose.number == "pl" else None


def several(s: Sentence, n: Number) -> Mention | None:
    """A plural with "several" behind it: مدنيين عدة, إصابات عديدة."""
    before = person_at(s, n.i - 1) if n.i else None
    if n.form != "vague" or before is None or s.words[n.i].norm not in ("عده", "عديده"):
        return None
    if before.number != "pl" or s.words[n.i - 1].article or n.j != n.i + 1:
        return None
    m = make_mention(s, n.i - 1, n.j, n)
    m.low = m.best = m.high = None
    m.lead, m.kind, m.person, m.qualifier = n.i - 1, "vague", before, "vague"
    return m


def no_fewer(s: Sentence, k: int) -> int:
    """Where "no fewer than" begins that stands right before ``k``; ``k`` where it does not."""
    norms = s.tokens.norms
    if k < 2 or norms[k - 1] != "عن" or norms[k - 2] not in _FEWER:
        return k
    start = k - 2
    while start and norms[start - 1] in ("لا", "ما", "مالا"):
        start -= 1
    return start if start < k - 2 or norms[start] not in ("يقل", "تقل") else k


_FEWER = frozenset(("يقل", "تقل", "لايقل", "لاتقل", "مالايقل"))
