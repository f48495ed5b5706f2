"""English: who says it, by verbs of saying, "according to" and headline colons."""

from hasila.claims.attribution import Source, headline_speaker, named
from hasila.claims.model import Sentence


_NAME_END = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        "(",
        ")",
        "[",
        "]",
        "that",
        "in",
        "on",
        "at",
        "when",
        "as",
        "who",
        "which",
        "after",
        "while",
        "there",
        "it",
        "he",
        "she",
        "they",
        "for",
        "from",
        "during",
        "by",
        "is",
        "was",
        "were",
        "has",
        "have",
        "had",
        "told",
        "said",
        "says",
        "and",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "late",
        "early",
        "about",
    ]
)


def find_sources(s: Sentence) -> list[Source]:
    out: list[Source] = []
    for k, w in enumerate(s.words):
        opener = s.phrase_tags.get(k)
        source = None
        if opener and opener[1] == "according":
            source = _name(s, opener[0], k)
        elif "according" in w.tags:
            source = _name(s, k + 1, k)
        elif "say_forms" in w.tags:
            source = _speaker_before(s, k)
            if (
                source is None
                and k + 1 < len(s)
                and s.words[k + 1].norm not in ("that", "the", "in")
            ):
                after = _name(s, k + 1, k)
                source = after if after and _is_body(s, after) else None
            elif source is None and k > 0 and s.words[k - 1].norm in (",", '"', "''"):
                source = _name(s, k + 1, k)
        if source and not any(o.start <= source.start < o.end for o in out):
            out.append(source)
    speaker = headline_speaker(s)
    if speaker and not out:
        out.append(speaker)
    return out


def _is_body(s: Sentence, source: Source) -> bool:
    return any(
        "body_nouns" in s.words[k].tags
        for k in range(len(s))
        if source.start <= s.tokens.starts[k] < source.end
    )


def _name(s: Sentence, k: int, at: int) -> Source | None:
    if k < len(s) and s.words[k].norm == "to":
        k += 1
    end = k
    while end < len(s) and end - k < 12:
        norm = s.words[end].norm
        if norm in _NAME_END and not (norm in ("for", "and") and end > k and end + 1 < len(s)):
            break
        if norm == "and" and not s.has(end + 1, "body_nouns"):
            break
        end += 1
    if end == k or "vague_sources" in s.words[k].tags or "pronouns" in s.words[k].tags:
        return None
    return named(s, k, end, at)


def _speaker_before(s: Sentence, k: int) -> Source | None:
    """The noun phrase before a verb of saying, back to where its clause begins."""
    begin = k
    while begin > 0 and k - begin < 12:
        norm = s.words[begin - 1].norm
        if norm in (
            ",",
            ".",
            ";",
            ":",
            '"',
            "that",
            "but",
            "''",
            "while",
            "when",
            "as",
            "(",
            ")",
            "who",
            "which",
        ):
            break
        if norm == "and" and not (begin > 1 and s.has(begin - 2, "body_nouns")):
            break
        if s.words[begin - 1].triggers and begin < k:
            break
        begin -= 1
    if begin == k:
        return None
    words = s.words[begin:k]
    while words and (
        words[-1].norm.endswith("ly")
        or words[-1].norm in ("has", "have", "had", "also", "was", "were", "is")
    ):
        words = words[:-1]
    if not words or "pronouns" in words[-1].tags or "vague_sources" in words[-1].tags:
        return None
    last = begin + len(words)
    bodies = [x for x in range(begin, last) if "body_nouns" in s.words[x].tags]
    if last - begin > 5:
        if not bodies:
            return None
        begin = max(begin, bodies[-1] - 3)
    elif not bodies and len(words) > 3 and not all(w.norm.isalpha() for w in words):
        return None
    while begin < last and s.words[begin].norm in (
        "and",
        "the",
        "on",
        "monday",
        "friday",
        "meanwhile",
    ):
        begin += 1
    return named(s, begin, last, k) if begin < last else None


def carries_over(s: Sentence) -> bool:
    """Does the sentence go on with the speaker of the one before ("he added")?"""
    pronoun = any("pronouns" in w.tags for w in s.words[:2])
    if pronoun and any("say_forms" in w.tags for w in s.words[:5]):
        return True
    return any(
        "pronouns" in s.words[k].tags and s.has(k + 1, "continue_verbs") for k in range(len(s) - 1)
    )
