"""Arabic: zero claims: no casualties, nobody was hurt."""

from hasila.claims.arabic.nouns import make_mention
from hasila.claims.model import Sentence
from hasila.lexicon import Person

# Phrases that a negation makes a zero, and the effect that they deny.
LOSSES = {"losses": "killed_or_injured", "lives_lost": "killed"}
_ANY = frozenset(("اي", "ايه", "ايا", "باي", "بايه"))
_HEARD = frozenset(("انباء", "معلومات", "تقارير", "بلاغات"))


def zeros(s: Sentence) -> None:
    """ "No casualties": the whole negation is the quote."""
    if "negation" not in s.tags:
        return
    for k, w in enumerate(s.words):
        if "negation" not in w.tags:
            continue
        found = _denied(s, k) or _nobody(s, k) or _no_one_hit(s, k)
        if found is None or _supposed(s, k):
            continue
        end, effect = found
        m = make_mention(s, k, end)
        m.low = m.best = m.high = 0
        m.kind, m.effect, m.rule = "zero", effect, "zero.negation"
        s.mentions = [o for o in s.mentions if o.i >= end or o.j <= k]
        s.mentions.append(m)
        s.mentions.sort(key=lambda o: o.i)


def _nobody(s: Sentence, k: int) -> tuple[int, str] | None:
    """ "Nobody was hurt", "no civilians fell": a verb of effect denied of anybody."""
    anybody = any(w.norm in ("احد", "احدا") for w in s.words[max(0, k - 2) : k])
    for x in range(k + 1, min(len(s), k + 3)):
        w = s.words[x]
        told = [h.trigger for h in s.hits if h.i == x] or w.triggers
        said = w.norm[0] in "يت"  # behind "not" the verb has no past
        effect = next((t.effect for t in told if t.verb and said), None)
        effect = "injured" if "unharmed" in w.tags else effect
        effect = "killed" if w.norm in ("يسقط", "تسقط") else effect
        if effect not in ("killed", "injured"):
            continue
        if anybody:
            return x + 1, effect  # أحدا لم يصب
        if s.tokens.norms[x + 1 : x + 2] == ["او"] and x + 2 < len(s) and s.words[x + 2].triggers:
            other = s.words[x + 2].triggers[0].effect  # لم يقتل أو يصب أي راكب
            effect, x = effect if other == effect else "killed_or_injured", x + 2
        for y in range(x + 1, min(len(s), x + 3)):
            if s.words[y].norm == "احد":
                return y + 1, effect
            if s.words[y].norm in _ANY and y + 1 < len(s) and s.words[y + 1].person:
                return y + 2, effect
    return None


def _no_one_hit(s: Sentence, k: int) -> tuple[int, str] | None:
    """ "Without hurting anybody": a verbal noun of effect denied of one person (عدم إصابة أحد)."""
    hit = next((h for h in s.hits if h.i == k + 1 and not h.trigger.verb), None)
    effect = hit.trigger.effect if hit is not None else None
    if hit is None or effect not in ("killed", "injured") or hit.j >= len(s):
        return None
    j = hit.j + (s.words[hit.j].norm in _ANY)
    if s.words[hit.j].norm == "احد":
        return hit.j + 1, effect
    person = s.words[j].person if j < len(s) and not s.words[j].article else None
    one = person is not None and person.number == "sg"
    return (j + 1, effect) if one and (j > hit.j or s.words[k].norm != "لا") else None


def _supposed(s: Sentence, k: int) -> bool:
    """Is a negation itself only a case that may be (في حال التأكد من عدم وجود جثث)?"""
    before = s.words[max(0, k - 5) : k]
    return any("conditional" in w.tags or w.norm in ("حال", "للتاكد") for w in before)


def _any_hit(s: Sentence, k: int) -> tuple[int, str] | None:
    """Who is denied behind a verbal noun of effect at ``k`` (لم يسفر عن مقتل أي جندي)."""
    hit = next((h for h in s.hits if h.i == k and not h.trigger.verb), None)
    effect = hit.trigger.effect if hit is not None else None
    if hit is None or effect not in ("killed", "injured", "detained") or hit.j + 1 >= len(s):
        return None
    if s.words[hit.j].norm == "احد" and not s.words[hit.j + 1].person:
        return hit.j + 1, effect
    if s.words[hit.j].norm not in _ANY:
        return None
    j = hit.j + 1 + (s.words[hit.j + 1].norm == "من")
    return (j + 1, effect) if j < len(s) and s.words[j].person is not None else None


def _denied(s: Sentence, k: int) -> tuple[int, str] | None:
    """End and effect of the plural that a negation at ``k`` denies."""
    for x in range(k + 1, min(len(s), k + 9)):
        w = s.words[x]
        if w.norm in ("اذا", "مصير"):
            return None  # دون معرفة ما إذا وقعت إصابات
        person: Person | None = w.person
        phrase = s.phrase_tags.get(x)
        if phrase is not None and phrase[1] in LOSSES:
            return phrase[0], LOSSES[phrase[1]]
        led = x > k + 1 and s.words[x].triggers and not s.words[x].triggers[0].verb
        if led and s.has(x + 1, "any") and x + 2 < len(s) and s.words[x + 2].person:
            effect = s.words[x].triggers[0].effect  # لم تسفر عن مقتل أي مدنيين
            return (x + 3, effect) if effect in ("killed", "injured") else None
        one = w.norm == "احد" or (person is not None and s.words[x - 1].norm in _ANY)
        if person is not None and person.effect and (person.number == "pl" or one):
            if w.article or (w.prep == "ل" and not s.has(x - 1, "zero_path")):
                return None  # عدم السماح لضحايا الهجوم
            effect = person.effect
            both = x + 1 < len(s) and s.words[x + 1].person is not None and s.words[x + 1].conj
            nxt = s.words[x + 2] if x + 2 < len(s) and s.words[x + 1].norm == "او" else None
            other = s.words[x + 1].person if both else nxt.person if nxt else None
            if other is not None and other.effect and other.effect != effect:
                return (x + 2 if both else x + 3), "killed_or_injured"
            return x + 1, effect
        hit = _any_hit(s, x)
        if hit is not None:
            return hit
        if w.article and not w.person and not w.triggers:
            continue
        if "told_event" in w.tags and s.has(x - 1, "zero_path") and s.words[x + 1 : x + 2]:
            continue  # لم يسفر إطلاق النار عن
        heard = "zero_path" not in w.tags and s.words[x - 1].norm == "عن"
        heard = heard and any(y.stem in _HEARD for y in s.words[k : x - 1])
        if heard and w.triggers and w.triggers[0].effect in ("killed", "injured"):
            return x + 1, w.triggers[0].effect  # لا معلومات عن إصابة المارة
        if "persons_or_bodies" in w.tags and s.has(x - 1, "zero_path") and not w.person:
            continue  # لم تتلق الفرق بلاغات
        if w.tags & {"zero_path", "prepositions", "any", "function", "negation"}:
            continue
        if s.words[x - 1].stem in _HEARD and not w.triggers and not w.person:
            continue  # معلومات مؤكدة
        if w.norm in ("خسائر", "خساير", "اضرار") or w.norm in _ANY:
            continue
        return None
    return None
