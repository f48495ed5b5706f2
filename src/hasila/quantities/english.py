"""The grammar of English numbers over folded tokens.

Hyphenated tokens are read piece by piece, so that "twenty-five", "two-hundred" and the number of
"29-year-old" come out of the same rules as spaced words.
"""

from typing import NamedTuple

from hasila.quantities.data import lexicon
from hasila.quantities.english_words import Piece, after_article, phrases, pieces
from hasila.quantities.grammar import Number, Value, bound, digits_value, make, tidy
from hasila.text.tokens import Tokens


class Found(NamedTuple):
    """A number read so far: value, next token, whether digits and words took part."""

    value: float
    end: int
    digits: bool
    words: bool


_OPENERS = ("a", "an", "half")
# "said that one of the nurses", "only one was hurt": "one" counts behind these all the same.
_ONE_AGAIN = ("that", "only")
_OF_SOME = ("of", "was", "is", "has", "had")


class Reader:
    """Reads the numbers of one sentence."""

    __slots__ = ("lex", "n", "norms", "short", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.norms = tokens.norms
        self.n = len(tokens.norms)
        self.lex = pieces()
        self.short = frozenset(lexicon("en", "numbers")["short_scales"])

    def read(self, hits: list[int]) -> list[Number]:
        """Numbers in order; ``hits`` are the indices of the tokens that may begin one."""
        found: list[Number] = []
        end = 0
        for k in hits:
            if k < end:
                continue
            number = None
            if k > end and self.norms[k - 1] in ("a", "an") and self.norms[k] in after_article():
                number = self._phrase(k - 1) or self._at(k - 1)
            number = number or self._phrase(k) or self._at(k)
            if number is not None:
                found.append(number)
                end = number.j
        return found

    def _piece(self, k: int) -> Piece | None:
        return self.lex.get(self.norms[k]) if 0 <= k < self.n else None

    def _phrase(self, k: int) -> Number | None:
        for words in phrases().get(self.norms[k], ()):
            if tuple(self.norms[k : k + len(words)]) == words:
                end = k + len(words) - (words[-1] == "of")
                following = self._piece(k + len(words))
                if following is not None and following.kind in ("group", "scale", "vague"):
                    end = k + len(words) + 1  # a few hundred, a few dozen
                return make(self.tokens, k, end, None, "vague", "en.vague_of")
        return None

    def _at(self, k: int) -> Number | None:
        norm = self.norms[k]
        if norm[0].isdecimal():
            return self._from_digits(k)
        if "-" in norm:
            return self._hyphenated(k)
        if norm in _OPENERS:
            return self._opened(k)
        piece = self.lex.get(norm)
        if piece is None or norm in self.short:
            return None
        if piece.kind in ("vague", "some"):
            return self._vague(k, piece)
        if piece.kind == "ordinal":
            return make(self.tokens, k, k + 1, int(piece.value), "ordinal", "en.ordinal")
        if piece.kind == "zero":
            return make(self.tokens, k, k + 1, 0, "words", "en.zero")
        if piece.kind == "fraction":
            return make(self.tokens, k, k + 1, piece.value, "fraction", "en.fraction")
        if piece.kind == "pair":
            of = k + 1 < self.n and self.norms[k + 1] == "of"
            if norm == "twin" or of:
                return make(self.tokens, k, k + 1, int(piece.value), "words", "en.pair")
            return None
        if piece.kind == "scale":
            if norm not in ("hundred", "thousand"):
                return None  # "million" in a name
            found = self._number(k, opened=True)
            return found and make(self.tokens, k, found.end, tidy(found.value), "words", "en.words")
        found = self._number(k)
        if found is None:
            return None
        if found.value == 1 and found.end == k + 1 and self._not_one(k):
            return None
        fraction = self._piece(found.end)
        if fraction is not None and fraction.kind == "fraction" and found.value < 10:
            value = found.value * fraction.value
            return make(self.tokens, k, found.end + 1, value, "fraction", "en.fraction")
        rule = "en.one" if found.value == 1 else "en.words"
        form = "mixed" if found.digits else "words"
        return make(self.tokens, k, found.end, tidy(found.value), form, rule)

    def _not_one(self, k: int) -> bool:
        data = lexicon("en", "numbers")
        before = self.norms[k - 1] if k else ""
        after = self.norms[k + 1] if k + 1 < self.n else ""
        again = before in _ONE_AGAIN and self.norms[k + 2 : k + 3] != ["those"]
        if again and after in _OF_SOME:
            return False  # "said that one of the nurses", "only one was hurt"
        return before in data["not_one_before"] or after in data["not_one_after"]

    def _from_digits(self, k: int) -> Number | None:
        norm = self.norms[k]
        if ":" in norm:
            return make(self.tokens, k, k + 1, None, "clock", "en.clock")
        if norm[-1].isalpha():
            if "-" in norm:
                whole, _, tail = norm.partition("-")
                return self._compound(k, digits_value(whole, dot_groups=False), tail)
            if norm.endswith("s") and not norm.endswith("rds"):
                return None  # 1980s
            value = digits_value(norm[:-2], dot_groups=False)
            return make(self.tokens, k, k + 1, value, "ordinal", "en.ordinal")
        found = self._number(k)
        if found is None:
            return make(self.tokens, k, k + 1, None, "code", "en.code")
        form = "mixed" if found.words else "digits"
        return make(self.tokens, k, found.end, tidy(found.value), form, f"en.{form}")

    def _opened(self, k: int) -> Number | None:
        """A number that begins with "a" or "half": a dozen, half a million, a hundred and ten."""
        norm = self.norms[k]
        if norm == "half":
            at = k + 1
            if at < self.n and self.norms[at] in ("a", "an"):
                at += 1
            piece = self._piece(at)
            if (
                piece is not None
                and piece.kind in ("scale", "group")
                and self.norms[at] not in self.short
            ):
                return make(self.tokens, k, at + 1, tidy(piece.value / 2), "words", "en.half")
            return make(self.tokens, k, k + 1, 0.5, "fraction", "en.fraction")
        piece = self._piece(k + 1)
        if piece is None or self.norms[k + 1] in self.short:
            return None
        if piece.kind in ("scale", "group"):
            found = self._number(k + 1, opened=True)
            if found is not None:
                return make(self.tokens, k, found.end, tidy(found.value), "words", "en.words")
        if piece.kind in ("fraction", "ordinal") and self._next_is(k + 2, "of"):
            share = lexicon("en", "numbers")["fractions"].get(self.norms[k + 1])
            if share is not None:
                return make(self.tokens, k, k + 2, share, "fraction", "en.fraction")
        return None

    def _next_is(self, k: int, word: str) -> bool:
        return k < self.n and self.norms[k] == word

    def _hyphenated(self, k: int) -> Number | None:
        parts = self.norms[k].split("-")
        read = 0
        while read < len(parts) and (parts[read] in self.lex or parts[read] in ("and", "a")):
            if self.lex.get(parts[read], Piece("", 0)).kind in ("vague", "some", "pair"):
                break
            read += 1
        if not read:
            return None
        if read < len(parts):
            value = _words_value(parts[:read], self.lex)
            if value is None:
                return None
            return self._compound(k, value, "-".join(parts[read:]))
        last = self.lex.get(parts[-1])
        first = self.lex.get(parts[0])
        share = lexicon("en", "numbers")["fractions"].get(parts[-1])
        if share and first is not None and first.kind == "unit":
            return make(self.tokens, k, k + 1, first.value * share, "fraction", "en.fraction")
        if last is not None and last.kind == "ordinal":
            return make(self.tokens, k, k + 1, None, "ordinal", "en.ordinal")
        if last is not None and last.kind == "fraction":
            return make(self.tokens, k, k + 1, last.value, "fraction", "en.fraction")
        found = self._number(k)
        if found is None:
            return None
        return make(self.tokens, k, found.end, tidy(found.value), "words", "en.words")

    def _compound(self, k: int, value: Value, tail: str) -> Number:
        """A number with a hyphened tail: "100-plus" and "20-odd" count, "three-story" does not."""
        if tail in ("plus", "odd"):
            number = make(self.tokens, k, k + 1, value, "words", "en.words")
            number.end -= len(tail) + 1
            if value is None:
                return number
            bound(number, "at_least" if tail == "plus" else "approx")
            number.hedge = (k, k + 1)
            return number
        return make(self.tokens, k, k + 1, value, "compound", "en.compound")

    def _vague(self, k: int, piece: Piece) -> Number | None:
        if piece.kind == "some":
            behind = self.norms[k + 1] if k + 1 < self.n else ""
            if not behind[:1].isalpha() or behind in self.lex or behind in _OPENERS:
                return None
            return make(self.tokens, k, k + 1, None, "vague", "en.some")
        if (
            self.norms[k] in ("many", "few")
            and k
            and self.norms[k - 1] in ("as", "how", "so", "too")
        ):
            return None
        end = k + 1
        if self._next_is(end, "of"):
            following = self._piece(end + 1)
            if following is not None and following.kind == "vague":
                end += 2  # tens of thousands
        else:
            following = self._piece(end)
            if following is not None and following.kind in ("vague", "scale", "group"):
                end += 1  # several hundred
        if self.norms[k] == "tens" and end == k + 1 and not self._next_is(end, "of"):
            return None
        return make(self.tokens, k, end, None, "vague", "en.vague")

    # -- reading by rank

    def _number(self, k: int, opened: bool = False) -> Found | None:
        """A whole number that begins at token ``k``; ``opened``: "a" stood before its scale."""
        norm = self.norms[k]
        if norm[0].isdecimal():
            return self._digits(k)
        total, current, last = 0.0, (1.0 if opened else 0.0), 1e18
        end = k
        joined = False
        while end < self.n:
            word = self.norms[end]
            if word == "and" and end > k and not joined and self._and_continues(end, current, last):
                joined, end = True, end + 1
                continue
            if word == "," and end > k and current == 0 and total and self._comma_continues(end):
                end += 1
                continue
            step = self._word(word, total, current, last, joined or end == k)
            if step is None:
                break
            total, current, last = step
            end += 1
            joined = False
            if self._a_half(end):
                base = last if last < 1e18 and not current else 1
                value, end = total + current + base / 2, end + 3
                return self._half_scaled(value, end)
        if end > k and self.norms[end - 1] == "and":
            end -= 1
        return Found(total + current, end, False, True) if end > k else None

    def _half_scaled(self, value: float, end: int) -> Found:
        piece = self._piece(end)
        if piece is not None and piece.kind == "scale" and self.norms[end] not in self.short:
            return Found(value * piece.value, end + 1, False, True)
        return Found(value, end, False, True)

    def _a_half(self, k: int) -> bool:
        return self.norms[k : k + 3] == ["and", "a", "half"]

    def _word(
        self, word: str, total: float, current: float, last: float, fresh: bool
    ) -> tuple[float, float, float] | None:
        """Total, current group and last scale after one more word, None where it cannot follow."""
        if "-" in word:
            state: tuple[float, float, float] | None = (total, current, last)
            for part in word.split("-"):
                if part == "and":
                    continue
                if state is None or part not in self.lex:
                    return None
                state = self._word(part, *state, fresh)
            return state
        piece = self.lex.get(word)
        if piece is None or word in self.short:
            return None
        kind, value = piece
        if kind == "unit":
            ones = current % 100
            fits = ones == 0 or (ones >= 20 and ones % 10 == 0)
            return (total, current + value, last) if fits and (current < 100 or fits) else None
        if kind in ("teen", "ten"):
            return (total, current + value, last) if current % 100 == 0 else None
        if kind == "group":
            return (total, (current or 1) * value, last) if current < 100 and not total else None
        if kind == "scale":
            if value == 100:
                return (total, (current or 1) * 100, last) if 0 < current < 100 else None
            if value >= last or not current:
                return None
            return total + current * value, 0, value
        return None

    def _and_continues(self, k: int, current: float, last: float) -> bool:
        """Whether "and" at ``k`` joins a smaller number to a hundred or a scale before it."""
        word = self.norms[k + 1].split("-")[0] if k + 1 < self.n else ""
        piece = self.lex.get(word)
        if piece is None or piece.kind not in ("unit", "teen", "ten"):
            return False
        before = self.norms[k - 1].split("-")[-1]
        previous = self.lex.get(before)
        if previous is None or previous.kind != "scale" or self.norms[k - 1] in self.short:
            return False
        return current % 100 == 0 if current else last < 1e18

    def _comma_continues(self, k: int) -> bool:
        """Whether a comma stands inside "one thousand, two hundred", not between two numbers."""
        at = k + 1
        while at < self.n and at < k + 6:
            word = self.norms[at]
            piece = self.lex.get(word.split("-")[-1])
            if piece is not None and piece.kind == "scale":
                return at > k + 1
            if piece is None or piece.kind not in ("unit", "teen", "ten"):
                return False
            at += 1
        return False

    def _digits(self, k: int) -> Found | None:
        scale = self._scale_after(k)
        value: Value = digits_value(self.norms[k], dot_groups=False, before_scale=scale is not None)
        if value is None:
            return None
        if scale is None:
            if self._spaced_thousands(k):
                return Found(int(value) * 1000, k + 2, True, False)
            piece = self._piece(k + 1)
            if piece is not None and piece.kind == "group":
                return Found(value * piece.value, k + 2, True, True)
            return Found(value, k + 1, True, False)
        value, end = value * scale.value, k + 2
        if end < self.n and self.norms[end][0].isdecimal():
            following = self._scale_after(end)
            more = digits_value(self.norms[end], False, following is not None)
            if following is not None and more is not None and following.value < scale.value:
                return Found(value + more * following.value, end + 2, True, True)
        return Found(value, end, True, True)

    def _scale_after(self, k: int) -> Piece | None:
        piece = self._piece(k + 1)
        if piece is None or piece.kind != "scale":
            return None
        if self.norms[k + 1] in self.short:
            touching = self.tokens.starts[k + 1] == self.tokens.ends[k]
            money = k > 0 and self.norms[k - 1] in "$€£"
            if self.norms[k + 1] == "m" and not (touching and money):
                return None
            if self.norms[k + 1] == "k" and not touching:
                return None
        return piece

    def _spaced_thousands(self, k: int) -> bool:
        return (
            k + 1 < self.n
            and self.norms[k + 1] == "000"
            and len(self.norms[k]) <= 3
            and self.tokens.starts[k + 1] == self.tokens.ends[k] + 1
        )


def _words_value(parts: list[str], lex: dict[str, Piece]) -> Value:
    """The value of hyphenated number words, None when they make none."""
    tokens = Tokens("-".join(parts), ["-".join(parts)], [0], [1])
    found = Reader(tokens)._number(0)
    return tidy(found.value) if found is not None else None
