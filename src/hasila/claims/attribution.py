"""Who says it: sources named by verbs of saying, "according to", headline colons, and carried over."""

from dataclasses import dataclass

from hasila.claims.model import Sentence

_PUNCT = frozenset(".,،;؛:!?؟()[]{}|…")
_QUOTES = frozenset("\"'")


@dataclass(slots=True)
class Source:
    """A named source: folded character span, and the token where its verb or opener stands."""

    start: int
    end: int
    at: int
    words: str


def find_sources(s: Sentence) -> list[Source]:
    """All sources that a sentence names, in order."""
    return _arabic(s) if s.lexicon.language == "ar" else _english(s)


def carries_over(s: Sentence) -> bool:
    """Does the sentence go on with the speaker of the one before ("وأضاف", "he added")?"""
    head = s.words[:4]
    if s.lexicon.language == "ar":
        return any("continue_verbs" in w.tags for w in head[:2])
    pronoun = any("pronouns" in w.tags for w in head[:2])
    return (pronoun and any("say_forms" in w.tags for w in s.words[:5])) or (
        len(s) > 3
        and any(
            "pronouns" in s.words[k].tags and s.has(k + 1, "continue_verbs")
            for k in range(len(s) - 1)
        )
    )


# --- Arabic ---------------------------------------------------------------------------------


def _arabic(s: Sentence) -> list[Source]:
    out: list[Source] = []
    for k, w in enumerate(s.words):
        opener = s.phrase_tags.get(k)
        if opener and opener[1] == "according":
            source = _name_ar(s, opener[0], k)
        elif "according" in w.tags:
            source = _name_ar(s, k + 1, k)
        elif "say_verbs" in w.tags or "say_forms" in w.tags:
            source = _name_ar(s, k + 1, k) or _subject_before_ar(s, k)
        else:
            continue
        if source and not any(o.start <= source.start < o.end for o in out):
            out.append(source)
    header = _header(s)
    if header and not out:
        out.append(header)
    return out


def _name_ar(s: Sentence, k: int, at: int) -> Source | None:
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
            or (w.triggers
            and not w.article)
        ):
            break
        if w.prep and w.prep == "ل" and not w.article and end > k + 1:
            break
        end += 1
    while end > k + 1 and s.words[end - 1].norm in _QUOTES | {"و"}:
        end -= 1
    return _source(s, k, end, at)


def _subject_before_ar(s: Sentence, k: int) -> Source | None:
    """ "المرصد السوري أعلن": the speaker before the verb, at the head of the sentence."""
    if k == 0 or k > 8 or s.words[k].conj or "persons_or_bodies" not in s.words[0].tags:
        return None
    if any(w.norm in _PUNCT or "stop" in w.tags for w in s.words[:k]):
        return None
    return _source(s, 0, k, k)


def _header(s: Sentence) -> Source | None:
    """ "المرصد: …", "Police: …" at the head of a sentence."""
    for k in range(1, min(len(s), 9)):
        if s.words[k].norm == ":":
            first = next(
                (x for x in range(k) if s.has(x, "persons_or_bodies") or s.has(x, "body_nouns")),
                None,
            )
            if first is None:
                return None
            start = 0 if s.lexicon.language == "en" else first
            bar = next(
                (x for x in range(k - 1, -1, -1) if s.words[x].norm in ("|", "-", "/", "#")), -1
            )
            return _source(s, max(start, bar + 1), k, k)
        if s.words[k].norm in ".؟!،,":
            return None
    return None


# --- English --------------------------------------------------------------------------------

_NAME_END = frozenset(
    [".", ",", ";", ":", "!", "?", "(", ")", "[", "]", "that", "in", "on", "at", "when", "as", "who", "which", "after", "while", "there", "it", "he", "she", "they", "for", "from", "during", "by", "is", "was", "were", "has", "have", "had", "told", "said", "says", "and", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "late", "early", "about"]
)


def _english(s: Sentence) -> list[Source]:
    out: list[Source] = []
    for k, w in enumerate(s.words):
        opener = s.phrase_tags.get(k)
        source = None
        if opener and opener[1] == "according":
            source = _name_en(s, opener[0], k)
        elif "according" in w.tags:
            source = _name_en(s, k + 1, k)
        elif "say_forms" in w.tags:
            source = _speaker_before(s, k)
            if (
                source is None
                and k + 1 < len(s)
                and s.words[k + 1].norm not in ("that", "the", "in")
            ):
                after = _name_en(s, k + 1, k)
                source = after if after and _is_body(s, after) else None
            elif source is None and k > 0 and s.words[k - 1].norm in (",", '"', "''"):
                source = _name_en(s, k + 1, k)
        if source and not any(o.start <= source.start < o.end for o in out):
            out.append(source)
    header = _header(s)
    if header and not out:
        out.append(header)
    return out


def _is_body(s: Sentence, source: Source) -> bool:
    return any(
        "body_nouns" in s.words[k].tags
        for k in range(len(s))
        if source.start <= s.tokens.starts[k] < source.end
    )


def _name_en(s: Sentence, k: int, at: int) -> Source | None:
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
    return _source(s, k, end, at)


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
    return _source(s, begin, last, k) if begin < last else None


def _source(s: Sentence, i: int, j: int, at: int) -> Source:
    start, end = s.tokens.starts[i], s.tokens.ends[j - 1]
    w = s.words[i]
    if w.prep or w.conj:
        start += len(w.conj) + len(w.prep)
    return Source(start, end, at, s.tokens.text[start:end])


def choose(s: Sentence, sources: list[Source], i: int) -> Source | None:
    """The source in whose scope token ``i`` stands: the last one before it, else the first behind."""
    before = [x for x in sources if x.at <= i]
    return before[-1] if before else sources[0] if sources else None
