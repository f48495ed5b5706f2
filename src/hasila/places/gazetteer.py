"""Names of places found in folded text, and which of several places of one name is meant."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from hasila.places.context import LEADS, Words, clitics, cue_before, cue_behind, links, words_of
from hasila.places.read import Place, read_places
from hasila.text.fold import fold
from hasila.text.kept import Kept
from hasila.text.tokens import Tokens, tokenize

# From these populations on a name alone will do; other places must be led in by a word. English
# names of places are names of persons more often.
_KNOWN = {"country": 0, "division": 150_000, "district": 10**9, "town": 150_000}
_ENGLISH = 3
_MOST_CHOSEN = 200_000  # choices kept, which bounds memory


class Hit(NamedTuple):
    """A name of a place at folded characters ``[start, end)``; clitics are not part of it."""

    start: int
    end: int
    place: Place
    led_in: bool  # behind "in", في, قرب, مدينة …: where something is, not who does something


class _Name:
    """A folded name and the places that bear it."""

    __slots__ = ("around", "limit", "name", "near", "options", "plain", "ranked", "says")

    def __init__(self, name: str, options: list[Place], words: Words) -> None:
        self.name = name
        self.options = options
        # Words that must lead the name in: any, or a noun such as "town".
        self.limit = "noun" if name in words.only_named else ""
        self.limit = self.limit or ("any" if name in words.only_behind else "")
        first = options[0]
        sure = first.own or first.population >= least(first, words)
        self.plain = first if len(options) == 1 and sure and not self.limit else None
        self.says: tuple[str, ...] = ()  # what a text that has this name is about
        # Each place with what it lies in and how well it is known.
        self.ranked: list[tuple[Place, tuple[str, ...], float]] = []
        self.around: set[str] = set()  # what towns of the name lie in
        self.near: frozenset[str] = frozenset()  # what any place of the name lies in


def least(place: Place, words: Words) -> int:
    """The population from which on the name of such a place needs no word that leads it in."""
    return _KNOWN[place.kind] * (1 if words.arabic else _ENGLISH)


# A word, and where in it a name of so many characters can begin: by the next word of the name.
_Begins = list[tuple[int, dict[str, list[int]]]]
_WORD = re.compile(r"([^\W\d_]+)")


class _Names:
    """The names of one language, found by the words that they begin with."""

    def __init__(
        self, table: dict[str, list[Place]], words: Words, fill: Callable[[_Name], None]
    ) -> None:
        self._table, self._words, self._fill = table, words, fill
        self._made: dict[str, _Name] = {}  # names when first met: few of all ever are
        # By the first two words of names (the second "" of a single one) their lengths.
        self._firsts: dict[str, dict[str, list[int]]] = {}
        self.seconds: set[str] = set()
        for name in table:
            first, second, *_ = [*self._cut(name)[0], "", ""]
            self.seconds.add(second)
            lengths = self._firsts.setdefault(first, {}).setdefault(second, [])
            if len(name) not in lengths:
                lengths.append(len(name))
        self._begins: Kept[_Begins] = Kept(self.begins)

    def __getitem__(self, name: str) -> _Name:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = _Name(name, self._table[name], self._words)
            self._fill(found)
        return found

    def find(
        self, folded: str, tokens: Tokens | None, at: list[int] | None
    ) -> Iterator[tuple[str, int, int]]:
        """(name, start, end) of all names that begin and end with a word.

        ``tokens``: those of the text, ``at``: which of them can begin a name, where it is known.
        """
        words, starts = (tokens.norms, tokens.starts) if tokens else self._cut(folded)
        for k in range(len(words)) if at is None else at:
            for before, by_second in self._begins[words[k]]:
                start = starts[k] + before
                lengths = by_second.get("", ())
                if k + 1 < len(words) and words[k + 1] in by_second:
                    lengths = [*lengths, *by_second[words[k + 1]]]
                for length in lengths:
                    name, end = folded[start : start + length], start + length
                    if name in self._table and not folded[end : end + 1].isalnum():
                        yield name, start, end

    def _cut(self, folded: str) -> tuple[list[str], list[int]]:
        """The words of a text and where they begin."""
        if self._words.arabic:
            tokens = tokenize(folded)
            return tokens.norms, tokens.starts
        parts = _WORD.split(folded)
        return parts[1::2], list(accumulate(map(len, parts)))[:-1:2]

    def begins(self, word: str) -> _Begins:
        """Where in a word names can begin, clitics before them, and which."""
        found = [(0, self._firsts[word])] if word in self._firsts else []
        for at in (1, 2) if self._words.arabic and word[:1] in LEADS else ():
            if word[:at] in LEADS and word[at:] in self._firsts:
                found.append((at, self._firsts[word[at:]]))
        return found


class _Found(NamedTuple):
    """A name in the text before it is settled which place it is."""

    start: int
    end: int
    name: _Name
    cue: str


class Gazetteer:
    """Places by id and name, and their names by language."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {p.id: p for p in places}
        self.by_name = {p.name: p for p in self.places.values()}
        self._names: dict[str, _Names] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        self._chosen: dict[tuple[str, str, str, str, frozenset[str]], Place | None] = {}

    def place(self, name: str | None) -> Place | None:
        """The place of a canonical name, as it stands in ``claims.place``."""
        return self.by_name.get(name or "")

    def above(self, place: Place) -> tuple[str, ...]:
        """Ids of the places that a place lies in, the nearest first."""
        found = self._above.get(place.id)
        if found is None:
            chain, at = [], place.within
            while at and at in self.places and at not in chain:
                chain.append(at)
                at = self.places[at].within
            found = self._above[place.id] = tuple(chain)
        return found

    def in_names(self, word: str, language: str) -> tuple[bool, bool, bool]:
        """Can a word of a text be a name, or the first or second word of a longer one?"""
        names = self._of_language(language)
        alone = longer = False
        for _, by_second in names.begins(word):
            alone = alone or "" in by_second
            longer = longer or len(by_second) > ("" in by_second)
        return alone, longer, word in names.seconds

    def find(
        self,
        folded: str,
        language: str,
        capital: Callable[[int], bool] | None = None,
        tokens: Tokens | None = None,
        at: list[int] | None = None,
    ) -> list[Hit]:
        """The names of places in folded text, in order and without overlap.

        Args:
            folded: text as ``hasila.text.fold.fold`` gives it.
            language: ``ar`` or ``en``.
            capital: says of a folded offset whether the text has a capital there; English names
                begin with one.
            tokens: those of an Arabic text, where it has been cut into them.
            at: which of them can begin a name (``in_names``), where it is known.
        """
        language = "ar" if language == "ar" else "en"
        found = self._raw(folded, language, capital, tokens, at)
        named: set[str] = set()
        for f in found:
            named.update(f.name.says)
        hits = []
        for k, f in enumerate(found):
            place = f.name.plain
            if place is None:
                behind = found[k + 1] if k + 1 < len(found) else None
                if behind is not None and not links(folded[f.end : behind.start]):
                    behind = None
                place = self._meant(f, behind, f.name.near & named, language)
            if place is not None:
                hits.append(Hit(f.start, f.end, place, bool(f.cue)))
        return hits

    def _raw(
        self,
        folded: str,
        language: str,
        capital: Callable[[int], bool] | None,
        tokens: Tokens | None,
        at: list[int] | None,
    ) -> list[_Found]:
        """Names with word boundaries around them, the longest where they overlap."""
        names, words = self._of_language(language), words_of(language)
        spans = []
        for name, start, end in names.find(folded, tokens, at):
            left = clitics(folded, start, words.arabic)
            if left is None or (capital is not None and not capital(start)):
                continue
            if left and not _may_carry(left, name, words):
                continue
            spans.append((start, -end, name, left))
        spans.sort()
        out: list[_Found] = []
        done = 0
        for start, end, name, left in spans:
            if start < done:
                continue
            done = -end
            cue = cue_before(folded, start, left, words)
            if not words.arabic:
                behind = cue_behind(folded, done, words)
                cue = behind if behind in ("division", "settlement") or not cue else cue
            out.append(_Found(start, done, names[name], cue))
        return out

    def _meant(
        self, f: _Found, behind: _Found | None, named: frozenset[str], language: str
    ) -> Place | None:
        """The place that a name means, chosen once for all texts that say the same around it."""
        key = language, f.name.name, f.cue, behind.name.name if behind else "", named
        if key not in self._chosen:
            if len(self._chosen) > _MOST_CHOSEN:
                self._chosen.clear()
            self._chosen[key] = self._choose(f, behind, named, words_of(language))
        return self._chosen[key]

    def _choose(
        self, f: _Found, behind: _Found | None, named: frozenset[str], words: Words
    ) -> Place | None:
        linked = {p.id for p in behind.name.options} if behind else set()
        # Aleppo is the town unless the province is said.
        around = f.name.around if f.cue != "division" else ()
        best, top = None, -math.inf
        for place, above, score in f.name.ranked:
            if linked and linked.intersection(above):
                score += 5
            for a in above:
                if a in named:
                    score += 2 if "." in a else 1.5
            if place.id in around and place.kind != "country":
                score -= 5
            if f.cue == "settlement":
                score += 4 * (place.kind == "town")
            elif f.cue == "division":
                district = place.kind == "district" and not any(
                    p.own for p in f.name.options if p.kind == "town"
                )
                score += 4 * (district or place.kind == "division")
            if score > top and _sure(f, place, above, linked, named, words):
                best, top = place, score
        return best

    def _of_language(self, language: str) -> _Names:
        if language not in self._names:
            self._names[language] = self._gather(language)
        return self._names[language]

    def _gather(self, language: str) -> _Names:
        pairs = [(n, p) for p in self.places.values() for n in (p.ar if language == "ar" else p.en)]
        folded = fold("\n".join(n for n, _ in pairs), parted=False).text.split("\n")
        table: dict[str, list[Place]] = {}
        for name, (_, place) in zip(folded, pairs, strict=True):
            for variant in _variants(name, language):
                options = table.setdefault(variant, [])
                # The spellings of one place follow each other.
                if not (options and options[-1] is place):
                    options.append(place)
        words = words_of(language)
        for word in words.never | words.all:
            table.pop(word, None)
        known = {n: options for n, options in table.items() if len(n) > 2 or options[0].own}
        return _Names(known, words, self._fill)

    def _fill(self, name: _Name) -> None:
        """Set what a name says by the places of the gazetteer around its own."""
        name.says = self._says(name)
        name.ranked = [(p, self.above(p), _known(p)) for p in name.options]
        name.near = frozenset(a for _, above, _ in name.ranked for a in above)
        name.around = {a for p, above, _ in name.ranked if p.kind == "town" for a in above}

    def _says(self, name: _Name) -> tuple[str, ...]:
        """Ids of the countries and provinces that a name tells the text to be about."""
        first = name.options[0]
        if first.kind in ("country", "division"):
            return () if name.limit else (first.id,)
        if len(name.options) == 1 and (first.own or first.population > 300_000):
            return self.above(first)
        return ()


def _known(place: Place) -> float:
    """How likely a place is meant by its name alone."""
    score = math.log10(place.population + 10) + 3 * place.own
    return score + (3 if place.kind == "country" else 0.5 * (place.kind == "town"))


def _may_carry(left: str, name: str, words: Words) -> bool:
    """May these letters stand on a name? ف and ك begin too many words of four letters."""
    return left + name not in words.never and (left[-1] not in "فك" or len(name) > 4)


def _variants(name: str, language: str) -> list[str]:
    """Spellings of a name: ل of the article, hyphens."""
    if language == "ar":
        article = ["ل" + name[1:]] if name.startswith("ال") else []
        return [name, *article]
    return [name, name.replace("-", " ")]


def _sure(
    f: _Found,
    place: Place,
    above: tuple[str, ...],
    linked: set[str],
    named: frozenset[str],
    words: Words,
) -> bool:
    """Is a name a place here, and not an ordinary word or a person?"""
    if linked.intersection(above):
        return True
    if f.name.limit == "noun":
        return f.cue in ("settlement", "division")
    if f.name.limit == "any":
        known = place.own or place.population >= 100_000 or place.kind == "country"
        return bool(f.cue) and (known or f.cue != "preposition")
    if place.own or place.population >= least(place, words):
        return True
    if f.cue == "preposition":
        return bool(named.intersection(above)) or place.population >= 30_000
    return bool(f.cue)


def load(extra: Iterable[Mapping[str, object]] = ()) -> Gazetteer:
    """The gazetteer, with the rows of a researcher's list (``hasila.places.read.COLUMNS``)."""
    return Gazetteer(read_places(extra))


@lru_cache(maxsize=1)
def default() -> Gazetteer:
    """The gazetteer without additions, read once."""
    return load()
