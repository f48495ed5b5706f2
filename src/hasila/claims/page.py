"""A report as it is read: folded text, its sentences, and the words of Arabic looked up once."""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from hasila.claims import marks
from hasila.claims.model import Sentence, read_sentence, sentence_of
from hasila.lexicon import Word, load
from hasila.places import Gazetteer, Hit, default
from hasila.text.fold import Folded
from hasila.text.sentences import sentence_spans
from hasila.text.tokens import Tokens, tokenize

_MASK = attrgetter("mask")
_PLACES = marks.PLACE | marks.PLACE_FIRST
_TELLING = marks.TELLS | marks.LEADS
_QUOTES = frozenset("\"'")  # without which a sentence is read


class Page:
    """The sentences of one report, read one by one when asked for.

    Attributes:
        text: the folded text.
        spans: the folded characters of each sentence.
        tokens: those of the whole Arabic text; none of an English one, few of which are looked at.
    """

    def __init__(self, folded: Folded, language: str) -> None:
        self.folded = folded
        self.text = folded.text
        self.spans = sentence_spans(folded.text)
        self.lexicon = load(language)
        self.tokens = tokenize(folded.text) if language == "ar" else Tokens(folded.text, [], [], [])
        self._words: list[Word] = list(map(marks.words("ar").__getitem__, self.tokens.norms))
        self._masks: list[int] = list(map(_MASK, self._words))

    def sentence(self, index: int) -> Sentence:
        """A sentence with its words looked up."""
        (start, end), (i, j) = self.spans[index], self._edges(index)
        norms, words, masks = self.tokens.norms[i:j], self._words[i:j], self._masks[i:j]
        starts, ends = self.tokens.starts[i:j], self.tokens.ends[i:j]
        if "<" in norms or not starts or starts[0] != start or ends[-1] != end:
            s = read_sentence(self.lexicon, self.text, start, end)  # mark-up; a token across
        else:
            if '"' in norms or "'" in norms:
                for k in [k for k, norm in enumerate(norms) if norm in _QUOTES][::-1]:
                    del norms[k], starts[k], ends[k], words[k], masks[k]
            s = sentence_of(self.lexicon, Tokens(self.text, norms, starts, ends), words, masks)
        s.index = index
        return s

    def words(self, end: int) -> list[Word]:
        """The words of an Arabic report before a character of its folded text."""
        return self._words[: bisect_left(self.tokens.starts, end)]

    def telling(self) -> set[int]:
        """The sentences of an Arabic report that hold words which say an effect."""
        firsts, starts = [start for start, _ in self.spans], self.tokens.starts
        found = set()
        for k in [k for k, mask in enumerate(self._masks) if mask & _TELLING]:
            last = k if self._masks[k] & marks.TELLS else self._led(k)
            if last is not None:
                index = bisect_right(firsts, starts[k]) - 1
                if starts[last] < self.spans[index][1]:
                    found.add(index)
        return found

    def speaks(self, index: int) -> bool:
        """Does an Arabic sentence hold a word that can tell who says something?"""
        i, j = self._edges(index)
        return any(mask & marks.SPEAKS for mask in self._masks[i:j])

    def places(self, gazetteer: Gazetteer) -> list[Hit]:
        """The names of places in an Arabic report."""
        at = None
        if gazetteer is default():
            masks = [*self._masks, 0]
            begins = [k for k, mask in enumerate(masks) if mask & _PLACES]
            at = [k for k in begins if masks[k] & marks.PLACE or masks[k + 1] & marks.PLACE_NEXT]
        return gazetteer.find(self.text, "ar", None, self.tokens, at)

    def _edges(self, index: int) -> tuple[int, int]:
        """The tokens of a sentence."""
        start, end = self.spans[index]
        i = bisect_left(self.tokens.starts, start)
        return i, bisect_left(self.tokens.starts, end, i)

    def _led(self, k: int) -> int | None:
        """The next word, where the word at ``k`` says an effect with it."""
        norms = self.tokens.norms
        x = k + 1
        while x < len(norms) and not "\u0621" <= norms[x][0] <= "\u064a":
            x += 1
        led = x < len(norms) and self._masks[x] & marks.LED
        return x if led and norms[x] in marks.leads(self._words[k]) else None


_TITLE = 20  # characters of a headline that is known again


def repeated_title(text: str) -> range:
    """The characters where a report says its headline once more, as the footers of pages do."""
    title = text.split("\n", 1)[0].strip()
    at = text.find(title, len(title)) if len(title) >= _TITLE else -1
    return range(at, at + len(title)) if at >= 0 else range(0)
