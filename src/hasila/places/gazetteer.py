"""Names of places found in folded text, and which of several places of one name is meant."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick_rs

from hasila.lexicon import read
from hasila.places.read import Place, read_places
from hasila.text.fold import fold

# From these populations on a name alone will do; other places must be led in by a word.
_KNOWN = {"country": 0, "division": 150_000, "district": 10**9, "town": 150_000}
_CONJUNCTIONS, _PREFIXES = "وف", "بلك"
_RING = 60  # characters before a name in which the words that lead it in stand


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of a place at folded characters ``[start, end)``; clitics are not part of it."""

    start: int
    end: int
    place: Place
    led_in: bool  # behind "in", في, قرب, مدينة …: where something is, not who does something


class _Words:
    """The words around names in one language."""

    def __init__(self, language: str) -> None:
        lists = {
            k: frozenset(fold("\n".join(map(str, v))).text.split("\n"))
            for k, v in read(language, "places").items()
        }
        self.arabic = language == "ar"
        self.prepositions: frozenset[str] = lists["prepositions"]
        self.settlements: frozenset[str] = lists["settlements"]
        self.divisions: frozenset[str] = lists["divisions"]
        self.only_behind: frozenset[str] = lists["only_behind"]
        self.only_named: frozenset[str] = lists["only_named"]
        self.never: frozenset[str] = lists["never"]
        self.followers: frozenset[str] = lists.get("followers", frozenset())
        self.all = self.prepositions | self.settlements | self.divisions

    def bare(self, word: str) -> str:
        """A word of these lists without its clitics; empty when it is none."""
        if word in self.all or not self.arabic:
            return word if word in self.all else ""
        for lead in ("و", "ف", "ب", "ل", "وب", "ول", "ال", "بال", "وال"):
            rest = word[len(lead) :]
            if word.startswith(lead) and rest in self.all:
                return rest
        return ""


class _Found:
    """A name in the text before it is settled which place it is."""

    __slots__ = ("cue", "end", "name", "options", "start")

    def __init__(self, start: int, end: int, name: str, options: tuple[Place, ...], cue: str):
        self.start, self.end, self.name, self.options, self.cue = start, end, name, options, cue


class Gazetteer:
    """Places by id and name, and one compiled matcher of their names per language."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {p.id: p for p in places}
        self.by_name = {p.name: p for p in self.places.values()}
        self._matchers: dict[str, tuple[Any, list[str], list[tuple[Place, ...]]]] = {}
        self._words = {language: _Words(language) for language in ("ar", "en")}
        self._above: dict[str, tuple[str, ...]] = {}

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

    def find(
        self, folded: str, language: str, capital: Callable[[int], bool] | None = None
    ) -> list[Hit]:
        """The names of places in folded text, in order and without overlap.

        Args:
            folded: text as ``hasila.text.fold.fold`` gives it.
            language: ``ar`` or ``en``.
            capital: says of a folded offset whether the text has a capital there; English names
                begin with one.
        """
        language = "ar" if language == "ar" else "en"
        found = self._raw(folded, language, capital)
        if not found:
            return []
        named = self._named(found)
        hits = []
        for k, f in enumerate(found):
            behind = found[k + 1] if k + 1 < len(found) else None
            follows = behind if behind and _links(folded[f.end : behind.start]) else None
            place = self._choose(f, follows, named)
            if place is not None:
                hits.append(Hit(f.start, f.end, place, bool(f.cue)))
        return hits

    def _raw(
        self, folded: str, language: str, capital: Callable[[int], bool] | None
    ) -> list[_Found]:
        """Names with word boundaries around them, the longest where they overlap."""
        matcher, names, options = self._matcher(language)
        words, size = self._words[language], len(folded)
        spans = []
        for pattern, start, end in matcher.find_matches_as_indexes(folded, overlapping=True):
            if end < size and folded[end].isalnum():
                continue
            left = _left(folded, start, words.arabic)
            if left is None or (capital is not None and not capital(start)):
                continue
            if left and left + names[pattern] in words.never:
                continue
            spans.append((start, -end, pattern, left))
        spans.sort()
        out: list[_Found] = []
        done = 0
        for start, end, pattern, left in spans:
            if start < done:
                continue
            done = -end
            cue = _cue(folded, start, left, words)
            if not words.arabic:
                behind = _behind(folded, done, words)
                cue = behind if behind in ("division", "settlement") or not cue else cue
            out.append(_Found(start, done, names[pattern], options[pattern], cue))
        return out

    def _named(self, found: list[_Found]) -> set[str]:
        """Ids of countries and provinces that the text names, and of what its large towns lie in."""
        named: set[str] = set()
        for f in found:
            first = f.options[0]
            if first.kind in ("country", "division"):
                if f.name not in self._words["ar"].only_behind | self._words["en"].only_behind:
                    named.add(first.id)
            elif len(f.options) == 1 and (first.own or first.population > 300_000):
                named.update(self.above(first))
        return named

    def _choose(self, f: _Found, behind: _Found | None, named: set[str]) -> Place | None:
        linked = {p.id for p in behind.options} if behind else set()
        towns = [p for p in f.options if p.kind == "town"]
        around = {a for p in towns for a in self.above(p)} if f.cue != "division" else set()
        best, top = None, -math.inf
        for place in f.options:
            above = self.above(place)
            score = math.log10(place.population + 10) + 3 * place.own
            score += 5 * bool(linked.intersection(above))
            score += sum(2 if "." in a else 1.5 for a in above if a in named)
            score += 3 if place.kind == "country" else 0.5 * (place.kind == "town")
            score -= 5 * (
                place.id in around and place.kind != "country"
            )  # Aleppo is the town unless the province is said
            if f.cue == "settlement":
                score += 4 * (place.kind == "town")
            elif f.cue == "division":
                district = place.kind == "district" and not any(p.own for p in towns)
                score += 4 * (district or place.kind == "division")
            if score > top and self._sure(f, place, above, linked, named):
                best, top = place, score
        return best

    def _sure(
        self, f: _Found, place: Place, above: tuple[str, ...], linked: set[str], named: set[str]
    ) -> bool:
        """Is a name a place here, and not an ordinary word or a person?"""
        if linked.intersection(above):
            return True
        words = self._words["ar" if "\u0600" <= f.name[0] <= "\u06ff" else "en"]
        if f.name in words.only_named:
            return f.cue in ("settlement", "division")
        if f.name in words.only_behind:
            known = place.own or place.population >= 100_000 or place.kind == "country"
            return bool(f.cue) and (known or f.cue != "preposition")
        if place.own or place.population >= _KNOWN[place.kind] * (1 if words.arabic else 3):
            return True
        if not f.cue:
            return False
        if f.cue == "preposition":
            return bool(named.intersection(above)) or place.population >= 30_000
        return True

    def _matcher(self, language: str) -> tuple[Any, list[str], list[tuple[Place, ...]]]:
        if language not in self._matchers:
            self._matchers[language] = self._compile(language)
        return self._matchers[language]

    def _compile(self, language: str) -> tuple[Any, list[str], list[tuple[Place, ...]]]:
        pairs = [(n, p) for p in self.places.values() for n in (p.ar if language == "ar" else p.en)]
        folded = fold("\n".join(n for n, _ in pairs)).text.split("\n")
        table: dict[str, dict[str, Place]] = {}
        for name, (_, place) in zip(folded, pairs, strict=True):
            if language == "ar":
                variants = [name, "ل" + name[1:]] if name.startswith("ال") else [name]
                variants += [name.replace(" ", "_")]  # as in hashtags
            else:
                variants = [name, name.replace("-", " ")]
            for variant in variants:
                if len(variant) > 2 or place.own:
                    table.setdefault(variant, {})[place.id] = place
        words = self._words[language]
        for word in words.never | words.all:
            table.pop(word, None)
        names = sorted(table)
        options = [tuple(table[n].values()) for n in names]
        kind = ahocorasick_rs.Implementation.ContiguousNFA
        return ahocorasick_rs.AhoCorasick(names, implementation=kind), names, options


def _left(folded: str, start: int, arabic: bool) -> str | None:
    """What is attached to the front of a name (clitics), None when it is no beginning of a word."""
    if start == 0 or not folded[start - 1].isalnum():
        return ""
    if not arabic:
        return None
    at = start
    while at and folded[at - 1].isalpha():
        at -= 1
        if start - at > 4:
            return None
    lead = rest = folded[at:start]
    rest = rest[1:] if rest[:1] in _CONJUNCTIONS else rest
    rest = rest[1:] if rest[:1] and rest[:1] in _PREFIXES else rest
    if rest == "ال" and folded[start : start + 2] != "ال":
        return lead
    return lead if not rest else None


def _cue(folded: str, start: int, left: str, words: _Words) -> str:
    """What leads a name in: ``preposition``, ``settlement``, ``division``, or nothing."""
    if words.arabic and left and ("ب" in left):
        return "preposition"
    before = folded[max(0, start - len(left) - _RING) : start - len(left)]
    last = before.replace('"', " ").replace("(", " ").split()[-2:]
    if not last or before.rstrip(" ")[-1:] in ".،,؛\n:":
        return ""
    for word in reversed(last):
        word = words.bare(word)
        if word:
            if word in words.divisions and word not in words.settlements:
                return "division"
            return "settlement" if word in words.settlements else "preposition"
        if words.arabic or last[-1] not in ("the", "of"):
            break
    return ""


def _behind(folded: str, end: int, words: _Words) -> str:
    """What kind of place an English name is said to be behind it: "Idlib province"."""
    word = folded[end : end + 24].split(" ")[1:2]
    if word and folded[end : end + 1] == " ":
        noun = word[0].strip(".,;:)'\"\n")
        if noun in words.divisions:
            return "division"
        if noun in words.settlements:
            return "settlement"
        if noun in words.followers:
            return "preposition"
    return ""


_GLUE = frozenset(
    ", ، في بريف ريف محافظه بمحافظه in of the شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قضاء ناحيه ولايه"
    " province governorate state district county countryside northern southern eastern western".split()
)


def _links(between: str) -> bool:
    """Do these characters join a place to the one that it lies in: ", ", "بريف", "in northern"?"""
    if len(between) > 30 or "\n" in between:
        return False
    words = between.replace(",", " , ").replace("،", " ، ").replace("(", " ").split()
    return bool(words or between == " ") and all(
        w in _GLUE or w.lstrip("وب") in _GLUE or w == "ب" for w in words
    )


def load(extra: Iterable[Mapping[str, object]] = ()) -> Gazetteer:
    """The gazetteer, with the rows of a researcher's list (``hasila.places.read.COLUMNS``)."""
    return Gazetteer(read_places(extra))


@lru_cache(maxsize=1)
def default() -> Gazetteer:
    """The gazetteer without additions, read once."""
    return load()
