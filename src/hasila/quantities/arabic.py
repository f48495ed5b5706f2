"""The grammar of Arabic numbers over folded tokens.

Cardinals are read by rank: hundreds, then unit before ten ("خمسة وثلاثون"), each joined by و; a
scale (ألف, مليون) multiplies what stands before it and admits smaller groups after it
("12 ألفا و300").
"""

from functools import cache
from typing import NamedTuple

from hasila.quantities.data import lexicon, words
from hasila.quantities.grammar import LONGEST, Number, digits_value, make, tidy
from hasila.text.tokens import Tokens

_CLITICS = (
    "",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "ال",
    "وال",
    "فال",
    "بال",
    "كال",
    "لل",
    "وب",
    "ول",
    "وبال",
    "ولل",
    "فب",
)
_JOINED = ("و", "وال")
_DIRECT = ("", "ال")
_NEGATORS = frozenset({"لا", "لم", "لن", "ولا", "ولم", "ولن", "ما", "ليس", "دون"})
# Behind which no noun is counted: what stands before them is no construct (بلغ ألفا في عام).
_AFTER_ONE = frozenset(
    ("في", "من", "علي", "عن", "الي", "حتي", "منذ", "خلال", "بعد", "قبل", "مع", "بينهم", "منهم")
)
# With the article, "two" is Monday unless a dual stands before it.
# عدد آخر, أعداد أخرى, عدد مماثل
_MORE = frozenset(("اخر", "اخري", "اضافي", "اضافيه", "مماثل", "مماثلا", "مماثله"))
_MONDAY = ("الاثنين", "الاتنين")


class Atom(NamedTuple):
    """One number word: its clitics, kind and value."""

    prefix: str
    kind: str
    value: float


class Group(NamedTuple):
    """A number read so far: value, next token, last scale, whether digits and words took part."""

    value: float
    end: int
    scale: float
    digits: bool
    words: bool


@cache
def atoms() -> dict[str, Atom]:
    """Every number word with every clitic, by its folded form."""
    data = lexicon("ar", "numbers")
    bare: dict[str, tuple[str, float]] = {}
    for kind, key in (
        ("unit", "units"),
        ("teen", "teens"),
        ("ten", "tens"),
        ("ordinal", "ordinals"),
    ):
        for value, forms in data[key].items():
            bare.update(dict.fromkeys(forms, (kind, value)))
    for value, stems in data["fused_hundreds"].items():
        for stem in stems:
            bare.update(
                dict.fromkeys([stem + h for h in data["hundred"]], ("hundreds", value * 100))
            )
    bare.update(dict.fromkeys(data["two_hundred"], ("hundreds", 200)))
    bare.update(dict.fromkeys(data["hundred"], ("hundred", 100)))
    bare.update(dict.fromkeys(data["hundred_construct"], ("construct", 100)))
    bare.update(dict.fromkeys(data["zero"], ("zero", 0)))
    bare.update(dict.fromkeys(data["one_of"], ("one_of", 1)))
    for value, forms in data["fractions"].items():
        for form in forms:
            bare.setdefault(form, ("fraction", value))
    bare.update(dict.fromkeys(data["vague"], ("vague", 0)))
    bare.update(dict.fromkeys(data["vague_of"], ("vague_of", 0)))
    for scale, kinds in data["scales"].items():
        bare.update(dict.fromkeys(kinds["one"], ("scale", scale)))
        bare.update(dict.fromkeys(kinds["two"], ("dual", scale)))
        bare.update(dict.fromkeys(kinds["many"], ("scales", scale)))
    excluded = words("ar", "numbers", "not_numbers")
    found: dict[str, Atom] = {}
    for clitic in reversed(_CLITICS):
        for form, (kind, value) in bare.items():
            if clitic not in ("", "و") and (
                kind == "zero" or ("ال" in clitic and kind == "one_of")
            ):
                continue  # الأحد is Sunday, تحت الصفر a temperature
            word = clitic + form
            if word not in excluded:
                found[word] = Atom(clitic, kind, value)
    for form, (kind, value) in bare.items():
        found[form] = Atom("", kind, value)
    return found


class Reader:
    """Reads the numbers of one sentence."""

    __slots__ = ("lex", "n", "norms", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.norms = tokens.norms
        self.n = len(tokens.norms)
        self.lex = atoms()

    def read(self, hits: list[int]) -> list[Number]:
        """Numbers in order; ``hits`` are the indices of the tokens that may begin one."""
        found: list[Number] = []
        end = 0
        for k in hits:
            if k < end:
                continue
            number = self._at(k)
            if number is not None:
                found.append(number)
                end = number.j
        return found

    def _at(self, k: int) -> Number | None:
        norm = self.norms[k]
        if norm[0].isdecimal():
            return self._from_digits(k)
        atom = self.lex[norm]
        if atom.kind in ("vague", "vague_of", "scales"):
            return self._vague(k, atom)
        if atom.kind == "ordinal":
            return self._ordinal(k, atom)
        if norm.endswith(_MONDAY) and "ال" in atom.prefix and not self._after_dual(k):
            return None
        group = self._number(k)
        if group is None:
            return self._lone(k, atom)
        share = self._share(group.end)
        if share and group.value < 10:
            value = group.value * share
            return make(
                self.tokens, k, group.end + 1, value, "fraction", "ar.fraction", atom.prefix
            )
        if group.end == k + 1 and norm in words("ar", "numbers", "only_in_compounds"):
            return None
        form = "mixed" if group.digits and group.words else "words"
        rule = "ar.one" if group.value == 1 and group.end == k + 1 else "ar.words"
        if norm[-1] == "ه" and norm.endswith(("المئه", "المائه")) and self._is_percent_word(k):
            return None
        return make(self.tokens, k, group.end, tidy(group.value), form, rule, atom.prefix)

    def _ordinal(self, k: int, atom: Atom) -> Number:
        """An ordinal with the ten that belongs to it: الثالث عشر, التاسع والعشرون."""
        value, end = int(atom.value), k + 1
        tail = self._atom(end, _DIRECT)
        at = self._joined(end)
        ten = self.lex.get(self.norms[at]) if at >= 0 else None
        if tail is not None and tail.kind == "unit" and tail.value == 10 and value != 10:
            value, end = value % 10 + 10, end + 1
        elif ten is not None and ten.kind == "ten" and value != 10:
            value, end = int(value % 10 + ten.value), at + 1
        return make(self.tokens, k, end, value, "ordinal", "ar.ordinal", atom.prefix)

    def _share(self, k: int) -> float:
        """Value of the plural of a fraction at ``k`` ("أرباع"), 0 when there is none."""
        if k < self.n:
            for value, forms in lexicon("ar", "numbers")["fraction_plurals"].items():
                if self.norms[k] in forms:
                    return float(value)
        return 0.0

    def _after_dual(self, k: int) -> bool:
        before = self.norms[k - 1] if k else ""
        return before.startswith("ال") and before.endswith(("ين", "ان"))

    def _is_percent_word(self, k: int) -> bool:
        prefix = self.lex[self.norms[k]].prefix
        return prefix == "بال" or (k > 0 and self.norms[k - 1] == "في")

    def _lone(self, k: int, atom: Atom) -> Number | None:
        if atom.kind == "one_of":
            following = self.norms[k + 1] if k + 1 < self.n else ""
            before = self.norms[max(0, k - 3) : k]
            nobody = before[-1:] in (["يوم"], ["اي"]) or any(w in _NEGATORS for w in before)
            if following[:1].isalpha() and not nobody:
                return make(self.tokens, k, k + 1, 1, "words", "ar.one_of", atom.prefix)
        elif atom.kind == "fraction":
            return make(self.tokens, k, k + 1, atom.value, "fraction", "ar.fraction", atom.prefix)
        elif atom.kind == "zero":
            return make(self.tokens, k, k + 1, 0, "words", "ar.zero", atom.prefix)
        return None

    def _from_digits(self, k: int) -> Number | None:
        prefix = self._loose_clitic(k)
        norm = self.norms[k]
        following = self.norms[k + 1] if k + 1 < self.n else ""
        goes_on = following in self.lex or following in _JOINED or following == "000"
        if not goes_on and norm.isdecimal() and len(norm) <= LONGEST:
            return make(self.tokens, k, k + 1, int(norm), "digits", "ar.digits", prefix)
        if ":" in norm:
            return make(self.tokens, k, k + 1, None, "clock", "ar.clock", prefix)
        group = self._number(k)
        if group is None:
            return make(self.tokens, k, k + 1, None, "code", "ar.code", prefix)
        form = "mixed" if group.words else "digits"
        return make(self.tokens, k, group.end, tidy(group.value), form, f"ar.{form}", prefix)

    def _loose_clitic(self, k: int) -> str:
        """The clitics written before digits ("الـ12", "و300"), which are tokens of their own."""
        if k and self.norms[k - 1] in _CLITICS:
            return self.norms[k - 1]
        return ""

    # -- reading by rank

    def _joined(self, k: int) -> int:
        """Index of the number atom that a و joins at ``k``, or -1."""
        if k >= self.n:
            return -1
        norm = self.norms[k]
        if norm in _JOINED:
            k += 1
            if k < self.n and (self.norms[k][0].isdecimal() or self._atom(k, _DIRECT)):
                return k
            return -1
        if norm == "واحد":
            # Folded, "وأحد" looks like "واحد": a و only where eleven or twenty-one goes on.
            tail = self._atom(k + 1, _DIRECT)
            eleven = tail is not None and tail.kind == "unit" and tail.value == 10
            at = -1 if eleven else self._joined(k + 1)
            ten = self.lex.get(self.norms[at]) if at >= 0 else None
            return k if eleven or (ten is not None and ten.kind == "ten") else -1
        return k if self._atom(k, _JOINED) else -1

    def _atom(self, k: int, prefixes: tuple[str, ...]) -> Atom | None:
        if k >= self.n:
            return None
        atom = self.lex.get(self.norms[k])
        return atom if atom is not None and atom.prefix in prefixes else None

    def _number(self, k: int) -> Group | None:
        """A whole number beginning at ``k``: groups in falling order of scale."""
        first = self._group(k)
        if first is None:
            return None
        value, end, scale, digits, words = first
        while True:
            at = self._joined(end)
            if at < 0:
                break
            atom = self.lex.get(self.norms[at])
            if atom is not None and atom.kind == "fraction" and (scale or digits):
                base = scale or 1
                end = at + 1
                tail = self._atom(end, _DIRECT)
                if tail is not None and tail.kind == "scale" and scale:
                    base, end = tail.value, end + 1
                value += atom.value * base
                words = True
                break
            if not scale:
                break
            group = self._group(at)
            if group is None or group.value >= scale or group.value == 0:
                break
            value += group.value
            end, scale = group.end, group.scale
            digits, words = digits or group.digits, words or group.words
        return Group(value, end, scale, digits, words)

    def _group(self, k: int) -> Group | None:
        """A number below a thousand, or digits, with the scales that follow it."""
        norm = self.norms[k]
        if norm[0].isdecimal():
            scale = self._atom(k + 1, _DIRECT)
            scaled = scale is not None and scale.kind in ("scale", "scales")
            value = digits_value(norm, dot_groups=True, before_scale=scaled)
            if value is None:
                return None
            end = k + 1
            if not scaled and self._spaced_thousands(k):
                value, end = int(value) * 1000, k + 2
            return self._scaled(value, end, True, False)
        atom = self.lex.get(norm)
        if atom is None:
            return None
        if atom.kind == "scale":
            doubled = lexicon("ar", "numbers")["two_construct"]
            two = norm[len(atom.prefix) :] in doubled and self._joined(k + 1) < 0
            two = two and k + 1 < self.n and self.norms[k + 1].isalpha()
            two = two and self.norms[k + 1] not in _AFTER_ONE  # بلغت ألفا: one thousand
            return self._scaled(atom.value * (2 if two else 1), k + 1, False, True, atom.value)
        if atom.kind == "dual":
            return Group(2 * atom.value, k + 1, atom.value, False, True)
        if atom.kind == "fraction":
            scale = self._atom(k + 1, _DIRECT)
            if scale is not None and scale.kind == "scale":
                return Group(atom.value * scale.value, k + 2, scale.value, False, True)
        below = self._below_thousand(k, atom)
        return None if below is None else self._scaled(below[0], below[1], False, True)

    def _scaled(self, value: float, end: int, digits: bool, words: bool, last: float = 0) -> Group:
        while end < self.n:
            atom = self._atom(end, _DIRECT)
            if atom is None or atom.kind not in ("scale", "scales") or atom.value <= last:
                break
            value *= atom.value
            last = last or atom.value
            end += 1
            words = True
        return Group(value, end, last, digits, words)

    def _spaced_thousands(self, k: int) -> bool:
        return (
            k + 1 < self.n
            and self.norms[k + 1] == "000"
            and len(self.norms[k]) <= 3
            and self.tokens.starts[k + 1] == self.tokens.ends[k] + 1
        )

    def _below_thousand(self, k: int, atom: Atom) -> tuple[float, int] | None:
        hundreds = 0.0
        if atom.kind in ("hundred", "hundreds"):
            hundreds, k = atom.value, k + 1
        elif atom.kind == "construct":
            # ميت is also "dead": a hundred only before a scale.
            scale = self._atom(k + 1, ("",))
            return (100, k + 1) if scale is not None and scale.kind == "scale" else None
        elif atom.kind == "unit" and 3 <= atom.value <= 9:
            hundred = self._atom(k + 1, _DIRECT)
            if hundred is not None and hundred.kind in ("hundred", "construct"):
                hundreds, k = atom.value * 100, k + 2
        if not hundreds:
            return self._below_hundred(k, atom)
        at = self._joined(k)
        if at >= 0 and not self.norms[at][0].isdecimal():
            rest = self._below_hundred(at, self.lex[self.norms[at]])
            if rest is not None:
                return hundreds + rest[0], rest[1]
        return hundreds, k

    def _below_hundred(self, k: int, atom: Atom) -> tuple[float, int] | None:
        if atom.kind in ("teen", "ten"):
            return atom.value, k + 1
        if atom.kind not in ("unit", "one_of"):
            return None
        if atom.value < 10:
            tail = self._atom(k + 1, _DIRECT)
            if tail is not None and tail.kind == "unit" and tail.value == 10:
                return atom.value + 10, k + 2
            at = self._joined(k + 1)
            ten = self.lex.get(self.norms[at]) if at >= 0 else None
            if ten is not None and ten.kind == "ten":
                return atom.value + ten.value, at + 1
        return None if atom.kind == "one_of" else (atom.value, k + 1)

    # -- vague quantities

    def _vague(self, k: int, atom: Atom) -> Number | None:
        end = k + 1
        if atom.kind == "vague_of":
            adjectives = words("ar", "numbers", "vague_of_adjectives")
            while end < self.n and end < k + 5 and self.norms[end] in adjectives:
                end += 1
            of = self.norms[end] if end < self.n else ""
            if of not in ("من", "منهم", "منهن", "منها") and self.norms[end - 1] not in _MORE:
                return None
            return make(self.tokens, k, end, None, "vague", "ar.vague_of", atom.prefix)
        while end < self.n:
            following = self._atom(end, _DIRECT)
            if following is None or following.kind not in ("vague", "scales", "scale"):
                break
            end += 1
        return make(self.tokens, k, end, None, "vague", "ar.vague", atom.prefix)
