"""Who says it: sources named by verbs of saying, "according to", headline colons, and carried over."""

from dataclasses import dataclass

from hasila.claims.model import Sentence


@dataclass(slots=True)
class Source:
    """A named source: folded character span, and the token where its verb or opener stands."""

    start: int
    end: int
    at: int
    words: str


def headline_speaker(s: Sentence) -> Source | None:
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
            return named(s, max(start, bar + 1), k, k)
        if s.words[k].norm in ".؟!،,":
            return None
    return None


def named(s: Sentence, i: int, j: int, at: int) -> Source:
    start, end = s.tokens.starts[i], s.tokens.ends[j - 1]
    w = s.words[i]
    if w.prep or w.conj:
        start += len(w.conj) + len(w.prep)
    return Source(start, end, at, s.tokens.text[start:end])


def choose(s: Sentence, sources: list[Source], i: int) -> Source | None:
    """The source in whose scope token ``i`` stands: the last one before it, else the first behind."""
    before = [x for x in sources if x.at <= i]
    return before[-1] if before else sources[0] if sources else None
