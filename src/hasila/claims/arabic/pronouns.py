"""Arabic: effects said afresh of a pronoun, whose antecedent stands in the same sentence."""

from dataclasses import replace

from hasila.claims.arabic.clauses import governed, void
from hasila.claims.arabic.coordination import COUNTED
from hasila.claims.arabic.modality import unreal
from hasila.claims.arabic.nouns import STOPS
from hasila.claims.model import Hit, Mention, Sentence
from hasila.text.fold import fold

_REACH = 36  # words from the one who is spoken of to the pronoun
_FAR = 16  # words from a group to its pronoun
_TOPICS = frozenset(("singular", "name", "one_of"))
_DONE = frozenset(("تم", "تمت", "جري", "جرت"))
_ATTACHED = {
    **{"عليه": "ه", "عليها": "ها", "عليهم": "هم", "عليهما": "هما", "عليهن": "هن"},
    **{"عنه": "ه", "عنها": "ها", "عنهم": "هم", "عنهما": "هما", "عنهن": "هن"},
}
_PASSIVE = _DONE | {"القي", "يلقي", "القت", "بعد", "عقب", "منذ", "قبل", "رغم", "اثر", "فور"}
_FATAL = frozenset(("killed", "injured"))


def resolve(s: Sentence) -> None:
    """Give the one who is the topic of a sentence what its pronouns say befell him."""
    for hit in s.hits:
        last = s.words[hit.j - 1]
        suffix = last.suffix or _ATTACHED.get(last.norm, "")
        if hit.used or not suffix or not _of_object(s, hit):
            continue
        m = _topic(s, hit, suffix) if suffix in ("ه", "ها") else _group(s, hit, suffix)
        if m is None or m.effect == hit.trigger.effect:
            continue
        if m.effect in _FATAL and hit.trigger.effect in _FATAL:
            continue  # one who is hurt and dies is one claim
        if void(s, hit) or unreal(s, hit):
            continue
        hit.used = True
        if m.effect is None:
            m.effect, m.rule = hit.trigger.effect, f"{hit.trigger.rule}+pronoun"
            continue
        again = replace(
            m, effect=hit.trigger.effect, rule=f"{hit.trigger.rule}+pronoun", members=[]
        )
        again.whole, again.aspect, again.after_marker = None, "total", False
        s.mentions.append(again)
    s.mentions.sort(key=lambda m: m.i)


def _of_object(s: Sentence, hit: Hit) -> bool:
    """Is the pronoun of an effect word the one who suffers it (قتلته الشرطة, جرى اعتقاله)?"""
    trigger = hit.trigger
    if trigger.rule.endswith(".of"):
        return passive(s, hit)
    noun = trigger.rule == "detained.stop"
    if (
        (trigger.strict and not noun)
        or trigger.whom
        or trigger.effect in ("escaped", "displaced", "missing")
    ):
        return False
    if trigger.verb:
        masdar = hit.i > 0 and s.has(hit.i - 1, "prepositions")
        one = s.words[hit.j - 1].suffix in ("ه", "ها")
        return trigger.frame == "either" and (one or not (masdar or s.words[hit.i].prep))
    return trigger.frame == "after" and hit.i > 0 and s.words[hit.i - 1].stem in _DONE


def passive(s: Sentence, hit: Hit) -> bool:
    """Is a phrase that ends with a pronoun said of a deed done (ألقي القبض عليه)?"""
    w = s.words[hit.i]
    if not (w.norm.startswith("ال") or w.stem in ("اطلاق", "اخلاء")):
        return True
    return hit.i > 0 and s.words[hit.i - 1].stem in _PASSIVE


def _group(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The last counted group before a pronoun of several persons (خمسة رجال تم اعتقالهم)."""
    for m in reversed(s.mentions):
        if m.j > hit.i or m.kind not in COUNTED or m.event == "other":
            continue
        between = s.words[m.j : hit.i]
        if len(between) > _FAR or any(w.norm in STOPS for w in between):
            return None
        two = m.best == 2 and m.kind != "number"
        if two != (suffix == "هما") or m.best == 1 or m.kind in ("one_of", "maybe_dual"):
            continue
        if m.person is None and not (m.of_them or m.kind == "sum" or m.rest):
            continue
        return m
    return None


def _topic(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The first person of the sentence that agrees with the pronoun."""
    start = hit.i
    while start > 0 and hit.i - start < _REACH and s.words[start - 1].norm not in STOPS:
        start -= 1
    for m in s.mentions:
        if m.i < start or m.j > hit.i or m.kind not in _TOPICS or m.event == "other":
            continue
        if m.person is not None and (m.person.kind == "demonym" or m.person.number != "sg"):
            continue
        if governed(s, m) or not _agrees(s, m, suffix):
            continue
        if m.i and s.words[m.i - 1].person and not s.words[m.i - 1].triggers:
            continue  # a genitive of another person
        return m
    return None


def _agrees(s: Sentence, m: Mention, suffix: str) -> bool:
    w = s.words[m.i]
    if m.kind == "name":
        return suffix == "ه"
    if m.kind == "one_of":
        return suffix == ("ها" if w.stem.startswith("احدي") else "ه")
    person = m.person
    if person is None:
        return suffix == "ه"
    lemma = fold(person.lemma).text
    feminine = person.demographic == "women" or lemma.endswith("ه") or w.stem == lemma + "ه"
    own = lemma.endswith("ه") and not person.lemma.endswith("ة")  # مشتبه
    return (feminine and not own) == (suffix == "ها")
