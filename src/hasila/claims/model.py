"""What claims are made of: a sentence as read, mentions of persons, words that say the effect."""

from dataclasses import dataclass, field, replace
from itertools import compress
from operator import attrgetter
from typing import Any

from hasila.claims import marks
from hasila.lexicon import Lexicon, Person, Trigger, Word
from hasila.quantities import Number, numbers
from hasila.quantities.data import words
from hasila.text.tokens import Tokens, tokenize


@dataclass(slots=True, eq=False)
class Mention:
    """A quantity of persons: token span ``[i, j)``; ``lead`` is where its hedge begins."""

    i: int
    j: int
    lead: int
    start: int  # folded characters
    end: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    kind: str  # number, dual, maybe_dual, singular, vague, others, one_of, name, sum, zero
    person: Person | None = None
    conj: bool = False  # joined to what stands before it ("و", "and")
    of_them: bool = False
    after_marker: bool = False  # behind "including", بينهم
    bare: bool = False  # a number without a noun
    rest: bool = False  # "others", without a noun of its own
    unreal: bool = False  # threatened, supposed, sentenced: its noun states no fact
    definite: bool = False  # a noun with its article
    members: list["Mention"] = field(default_factory=list)
    effect: str | None = None
    rule: str = ""
    distance: int = 0
    whole: "Mention | None" = None
    aspect: str = "total"
    sentence: int = 0
    at: int = -1  # token of the effect word that it suffers
    inner: int = -1  # an effect word used as an adjective inside ("the injured child")
    victim_class: str = "unspecified"
    demographic: str | None = None
    event: str = "main"
    group_end: int = -1  # folded characters: where the words for the victims end, "of …" included
    source: Any = None  # attribution.Source
    rival: bool = False  # told by another account than what stands before it
    head: str = ""  # folded head noun, for what no word list knows

    @property
    def outermost(self) -> "Mention":
        """The total that it is a part of in the end, itself where it is none."""
        m = self
        seen = {id(m)}
        while m.whole is not None and id(m.whole) not in seen:
            m = m.whole
            seen.add(id(m))
        return m


@dataclass(slots=True, eq=False)
class Hit:
    """An effect word at tokens ``[i, j)``."""

    i: int
    j: int
    trigger: Trigger
    used: bool = False


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence with its tokens looked up and its numbers found."""

    lexicon: Lexicon
    tokens: Tokens
    words: list[Word]
    hits: list[Hit]
    phrase_tags: dict[int, tuple[int, str]]  # token -> (end, tag) of a listed phrase
    phrase_persons: dict[int, tuple[int, Person]]
    index: int = 0
    capitals: list[bool] = field(default_factory=list)  # which tokens were capitalised
    upper: bool = False  # set in capitals throughout
    acronyms: set[int] = field(default_factory=set)  # tokens whose capitals change their sense
    view: Any = None  # what a grammar wants to keep of its first reading
    mentions: list[Mention] = field(default_factory=list)
    counting: list[int] = field(default_factory=list)  # tokens that are words for persons
    numerals: list[int] = field(default_factory=list)  # tokens that can begin a number
    tags: set[str] = field(default_factory=set)  # the word lists in which any of its words stands
    named: set[str] = field(default_factory=set)  # surnames of victims whom the report has named
    _numbers: list[Number] | None = None

    @property
    def numbers(self) -> list[Number]:
        """The numbers of the sentence, read when first asked for."""
        if self._numbers is None:
            self._numbers = numbers(self.tokens, self.lexicon.language, self.numerals)
        return self._numbers

    def __len__(self) -> int:
        return len(self.words)

    def near(self, tag: str, i: int, j: int | None = None) -> bool:
        """Does one of the tokens ``[i, j)`` stand in the word list ``tag``?"""
        return tag in self.tags and any(tag in w.tags for w in self.words[i:j])

    def has(self, k: int, tag: str) -> bool:
        """Does token ``k`` stand in the word list ``tag``?"""
        return 0 <= k < len(self.words) and tag in self.words[k].tags


def read_sentence(lexicon: Lexicon, folded: str, start: int, end: int) -> Sentence:
    """Tokens, looked-up words, numbers and effect words of one span of folded text."""
    tokens = _plain(tokenize(folded, start, end), _QUOTES[lexicon.language])
    words = list(map(marks.words(lexicon.language).__getitem__, tokens.norms))
    return sentence_of(lexicon, tokens, words, [w.mask for w in words])


def sentence_of(lexicon: Lexicon, tokens: Tokens, words: list[Word], masks: list[int]) -> Sentence:
    """The sentence of these tokens, with its effect words."""
    sentence = Sentence(lexicon, tokens, words, [], {}, {})
    sentence.tags = tags_of(words)
    opening, saying = [], []
    for k in compress(range(len(masks)), masks):
        mask = masks[k]
        if mask & marks.COUNTS:
            sentence.counting.append(k)
        if mask & marks.NUMBER:
            sentence.numerals.append(k)
        if mask & marks.OPENS:
            opening.append(k)
        if mask & marks.SAYS:
            saying.append(k)
    covered = _phrases(sentence, opening)
    for k in saying:
        if k in covered:
            continue
        word = words[k]
        for trigger in (*word.triggers, *word.weak):
            end = _link(sentence, k + 1, trigger) if trigger.link else k + 1
            if end and (trigger.needs or trigger.needs_before):
                end *= _holds(sentence, k, end, trigger)
            if end:
                sentence.hits.append(Hit(k, end, trigger))
    if len(sentence.hits) > 1:
        sentence.hits.sort(key=lambda h: (h.i, -h.j))
    return sentence


def tags_of(words: list[Word]) -> set[str]:
    """The word lists in which any of these words stands."""
    return set().union(*map(_TAGS, words))


_TAGS = attrgetter("tags")


# Marks that stand anywhere within noun phrases; the English apostrophe makes possessives.
_QUOTES = {"ar": frozenset("\"'"), "en": frozenset('"')}


_CLITICS = frozenset(("'s", "'re", "'ve", "'ll", "'d", "'m", "'t", "'em"))


def _single_quotes(tokens: Tokens) -> None:
    """Take English single quotation marks away; the apostrophe of possessives stays."""
    norms, opened = tokens.norms, False
    for k, norm in enumerate(norms):
        if norm[0] != "'" or norm in _CLITICS:
            continue
        touches = k > 0 and tokens.ends[k - 1] == tokens.starts[k]
        if len(norm) > 1:
            norms[k], opened = norm[1:], True
            tokens.starts[k] += 1
        elif not touches or opened or not norms[k - 1].endswith("s"):
            norms[k], opened = "", not touches


_INSERTED = 8  # words that an editor puts into a sentence
# Words of remarks on the text, which are no part of its sentences.
_REMARKS = words("en", "grammar", "remarks")


def _editors_brackets(tokens: Tokens) -> None:
    """Take away the marks of "the [southern] province"; brackets with figures in them stay."""
    norms = tokens.norms
    for k, norm in enumerate(norms):
        if norm != "[" or k == 0:
            continue
        inside = norms[k + 1 : k + _INSERTED + 2]
        if "]" not in inside:
            continue
        end = k + 1 + inside.index("]")
        plain = all(n.isalpha() or "-" in n or n == "'s" for n in norms[k + 1 : end])
        inner = plain and norms[k - 1][:1].isalnum() and norms[end + 1 : end + 2] not in ([], ["."])
        if inner and _REMARKS.isdisjoint(norms[k + 1 : end]):
            norms[k] = norms[end] = ""


def _plain(tokens: Tokens, quotes: frozenset[str]) -> Tokens:
    """Tokens without quotation marks and mark-up (``<b>``)."""
    norms = tokens.norms
    if '"' in quotes and len(quotes) == 1:
        _single_quotes(tokens)
        if "[" in norms:
            _editors_brackets(tokens)
    if "<" not in norms and "" not in norms:
        marks = [k for k, norm in enumerate(norms) if norm in quotes]
        for k in reversed(marks):
            del norms[k], tokens.starts[k], tokens.ends[k]
        return tokens
    keep, inside = [], False
    for k, norm in enumerate(norms):
        inside = inside or (norm == "<" and ">" in norms[k + 1 : k + 4])
        if not inside and norm and norm not in quotes:
            keep.append(k)
        inside = inside and norm != ">"
    return Tokens(
        tokens.text,
        [norms[k] for k in keep],
        [tokens.starts[k] for k in keep],
        [tokens.ends[k] for k in keep],
    )


_REACH = 7  # words between the halves of a parted phrase
_ENDS = frozenset(".!?؟؛;")


def _phrases(s: Sentence, opening: list[int]) -> set[int]:
    """Find the listed phrases that begin at these tokens; returns those that effects cover.

    The first word of an armed body's name (حزب الله) is one for armed bodies.
    """
    covered: set[int] = set()
    ends: dict[int, int] = {}  # of the phrases of effect; one may have several frames
    norms = s.tokens.norms
    for k in opening:
        if k + 1 == len(norms):
            break
        for phrase, payload in s.words[k].opens.get(norms[k + 1], ()):
            if norms[k + 2 : k + len(phrase)] != phrase[2:]:
                continue
            end = k + len(phrase)
            if isinstance(payload, Trigger):
                free = k not in covered or ends.get(k) == end
                if free and _holds(s, k, end, payload):
                    s.hits.append(Hit(k, end, payload))
                    ends[k] = end
                    covered.update(range(k, end))
            elif isinstance(payload, Person):
                s.phrase_persons.setdefault(k, (end, payload))
            else:
                s.phrase_tags.setdefault(k, (end, str(payload)))
                if payload == "armed":
                    covered.update(range(k + 1, end))
                    s.words[k] = replace(s.words[k], tags=s.words[k].tags | {"armed"})
                    s.tags.add("armed")
    return covered


def _link(s: Sentence, j: int, trigger: Trigger) -> int:
    """Where a parted phrase ends (أفرج الخاطفون عن); 0 when its second half is not there."""
    if trigger.frame == "around":
        return j
    for k in range(j, min(len(s), j + _REACH)):
        word = s.words[k]
        if word.norm in _ENDS or (word.triggers and k > j and word.norm not in trigger.link):
            break
        if word.norm in trigger.link:
            return k + 1
    return 0


def _holds(s: Sentence, i: int, j: int, trigger: Trigger) -> bool:
    """Do the words that a trigger needs stand near it?"""
    behind, before = trigger.needs, trigger.needs_before
    if behind and not _among(s, behind, j, j + 16 + _in_brackets(s, j)):
        return False
    return not before or _among(s, before, max(0, i - 10), i)


def _in_brackets(s: Sentence, j: int) -> int:
    """How many of the tokens behind ``j`` stand between brackets."""
    norms = s.tokens.norms[j : j + 16]
    if "(" not in norms or ")" not in norms:
        return 0
    return max(0, norms.index(")") - norms.index("(") + 1)


def _among(s: Sentence, needed: frozenset[str], i: int, j: int) -> bool:
    """Is one of the tokens ``[i, j)``, or its stem, one of these?"""
    if not needed.isdisjoint(s.tokens.norms[i:j]):
        return True
    return not needed.isdisjoint([w.stem for w in s.words[i:j]])
