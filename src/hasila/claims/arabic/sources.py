"""Arabic: who says it, by verbs of saying, "according to" and headline colons."""

from hasila.claims.attribution import Source, headline_speaker, named
from hasila.claims.model import Sentence

_PUNCT = frozenset(".,،;؛:!?؟()[]{}|…")
_QUOTES = frozenset("\"'")


def find_sources(s: Sentence) -> list[Source]:
    out: list[Source] = []
    for k, w in enumerate(s.words):
        opener = s.phrase_tags.get(k)
        if opener and opener[1] == "according":
            source = _name(s, opener[0], k)
        elif "according" in w.tags:
            source = _name(s, k + 1, k)
        elif "say_verbs" in w.tags or "say_forms" in w.tags:
            source = _name(s, k + 1, k) or _speaker_before(s, k)
        else:
            continue
        if source and not any(o.start <= source.start < o.end for o in out):
            out.append(source)
    speaker = headline_speaker(s)
    if speaker and not out:
        out.append(speaker)
    return out


def _name(s: Sentence, k: int, at: int) -> Source | None:
    """The noun phrase at ``k`` as a source's name, when it can be one."""
    while k < len(s) and (
        s.words[k].norm in _QUOTES
        or "say_verbs" in s.words[k].tags
        or s.words[k].norm in ("ما", "به", "عن", "كانت", "كان", "قد", "من")
    ):
        k += 1
    if k >= len(s) or s.words[k].norm in _PUNCT:
        return None
    first = s.words[k]
    if ("stop" in first.tags and first.stem not in ("مصادر", "مصدر")) or first.norm[0].isdigit():
        return None
    body = "persons_or_bodies" in first.tags or first.article or first.person or first.prep == "ل"
    if not (body or (first.norm.isalpha() and not first.triggers)):
        return None
    end = k + 1
    while end < len(s) and end - k < 9:
        w = s.words[end]
        if (
            w.norm in _PUNCT
            or ("stop" in w.tags and not (w.norm == "في" and False))
            or "say_verbs" in w.tags
            or w.norm[0].isdigit()
            or (w.triggers and not w.article)
        ):
            break
        if w.prep and w.prep == "ل" and not w.article and end > k + 1:
            break
        end += 1
    while end > k + 1 and s.words[end - 1].norm in _QUOTES | {"و"}:
        end -= 1
    return named(s, k, end, at)


def _speaker_before(s: Sentence, k: int) -> Source | None:
    """ "المرصد السوري أعلن": the speaker before the verb, at the head of the sentence."""
    if k == 0 or k > 8 or s.words[k].conj or "persons_or_bodies" not in s.words[0].tags:
        return None
    if any(w.norm in _PUNCT or "stop" in w.tags for w in s.words[:k]):
        return None
    return named(s, 0, k, k)


def carries_over(s: Sentence) -> bool:
    """Does the sentence go on with the speaker of the one before (وأضاف, مشيرا)?"""
    return any("continue_verbs" in w.tags for w in s.words[:2])
