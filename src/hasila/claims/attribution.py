"""Who says it: sources by verbs of saying, "according to", headline colons, and carried over."""

from dataclasses import dataclass
from typing import Any

from hasila.claims.model import Mention, Sentence

CARRIED = 2  # sentences over which a speaker's account goes on


@dataclass(slots=True)
class Source:
    """A named source: folded character span, and the token where its verb or opener stands.

    ``scope``: the tokens that it speaks for, None where the nearest source counts. ``account``:
    whether what follows in the report is in its words, ``in_full``: whether all of it is.
    """

    start: int
    end: int
    at: int
    words: str
    scope: tuple[int, int] | None = None
    proper: bool = False  # its last word was capitalised
    account: bool = False
    in_full: bool = False


def attribute(sentences: list[Sentence], grammar: Any) -> None:
    """Set the source of every claim of one report, sentence by sentence.

    ``grammar`` is the module of the language (``find_sources``, ``carries_over``, ``fuller``,
    ``introduced``, ``heading``).
    """
    speaker: Source | None = None
    account: Source | None = grammar.heading(sentences[0]) if sentences else None
    spoken = -9
    known: list[Source] = []
    told = {s.index for s in sentences for m in s.mentions if m.effect}
    quoted: list[Sentence] = []  # sentences of a quotation whose speaker has not come yet
    for before, s in zip([None, *sentences], sentences, strict=False):
        if told.isdisjoint(range(s.index, s.index + CARRIED + 2)) and not quoted:
            continue  # no claim rests on who speaks here
        sources = grammar.find_sources(s)
        if quoted and s.index - quoted[-1].index > 1:
            quoted = []
        if quoted and sources:
            _ascribe(quoted, grammar.fuller(sources[0], known))
            quoted = []
        waits = bool(quoted) and quoted[-1].index == s.index - 1
        carried = not sources and speaker is not None and not waits and grammar.carries_over(s)
        if carried and speaker is not None and s.index - spoken <= CARRIED:
            sources = [Source(speaker.start, speaker.end, 0, speaker.words)]
        if account is not None and _leaves(s, account):
            account = None
        account = next((x for x in sources if x.account), account)
        if not sources and account is not None:
            sources = [Source(account.start, account.end, 0, account.words)]
        named_ = grammar.introduced(before, s) if before is not None and not sources else None
        sources = sources or ([named_] if named_ else [])
        for m in s.mentions:
            if m.effect:
                found = choose(s, sources, m.i, m.j)
                m.source = grammar.fuller(found, known) if found else None
                if found is None and m.whole is not None and _of_whole(s, m, sources):
                    m.source = m.whole.source
        if s.lexicon.language == "en" and not sources and (quoted or _opens_quote(s)):
            quoted.append(s)
        if sources:
            speaker, spoken = grammar.fuller(_speaking(s, sources), known), s.index
            known += sources


def _speaking(s: Sentence, sources: list[Source]) -> Source:
    """Who may go on: the last who speaks himself, before an agency that only passes it on."""
    own = [x for x in sources if not s.has(x.at, "according")]
    return (own or sources)[-1]


def _leaves(s: Sentence, account: Source) -> bool:
    """Does a sentence leave an account (يذكر أن …, من جهة أخرى …, a link to another story)?"""
    if "link_labels" in s.words[0].tags:
        return True
    aside = s.phrase_tags.get(0, (0, ""))[1] == "aside"
    return not account.in_full and (aside or "recall" in s.words[0].tags)


def _ascribe(quoted: list[Sentence], source: Source) -> None:
    """Give the claims of a quotation the speaker who is named behind it."""
    for s in quoted:
        for m in s.mentions:
            if m.effect and m.source is None:
                m.source = source


def _opens_quote(s: Sentence) -> bool:
    """Does a quotation begin in a sentence that does not end there?"""
    text, start = s.tokens.text, max(0, s.tokens.starts[0] - 1)
    before = text.count('"', text.rfind("\n", 0, start) + 1, start)
    return before % 2 == 0 and text.count('"', start, s.tokens.ends[-1] + 1) % 2 == 1


def _of_whole(s: Sentence, m: Mention, sources: list[Source]) -> bool:
    """Is a part of the source of its total: not where one person's story is told afresh."""
    if m.whole is not None and m.whole.sentence == m.sentence:
        return True
    return not sources and (s.lexicon.language == "ar" or (m.best or 0) > 1)


def fuller(source: Source, known: list[Source]) -> Source:
    """The source itself: its language knows no shorter names."""
    return source


def heading(first: Sentence) -> Source | None:
    """Nobody: no heading of its reports says whose communiqué they are."""
    return None


def introduced(before: Sentence, s: Sentence) -> Source | None:
    """Nobody: its language repeats the name where the one of whom it told speaks."""
    return None


def named(s: Sentence, i: int, j: int, at: int, opened: bool = False) -> Source:
    """The tokens ``[i, j)`` as a source, attached prepositions left out."""
    start, end = s.tokens.starts[i], s.tokens.ends[j - 1]
    w = s.words[i]
    conj = w.conj if i <= max(0, at) else ""  # behind its verb a name has no "and" (وكيل)
    known = w.tags or w.person or w.article or w.stem.startswith("ال") or i <= max(0, at) or opened
    prep = w.prep if known and w.prep != "ك" else ""  # a name that only begins like a preposition
    if prep or conj:
        start += len(conj) + len(prep)
    proper = bool(s.capitals) and s.capitals[j - 1]
    words = s.tokens.text[start:end]
    if prep == "ل" and w.article:
        words = "ا" + words  # للمراسل
    return Source(start, end, at, words, proper=proper)


def choose(s: Sentence, sources: list[Source], i: int, j: int = -1) -> Source | None:
    """The source in whose scope token ``i`` stands: the last before it, else the first behind.

    One who is referred to right behind the claim, at ``j``, comes first (4 آلاف حسب الإحصاءات).
    """
    scoped = [x for x in sources if x.scope is None or x.scope[0] <= i < x.scope[1]]
    close = next((x for x in scoped if x.at == j and x.scope is not None), None)
    if close is not None and s.has(j, "according"):
        return close
    before = [x for x in scoped if x.at <= i]
    return before[-1] if before else scoped[0] if scoped else None
