"""The words around a name of a place: clitics on it, what leads it in, what joins it to another."""

from functools import cache

from hasila.lexicon import read
from hasila.text.fold import fold

# Letters that may stand on a name. The article may not: it makes adjectives (السورية), and names
# that have one are listed with it.
LEADS = frozenset(["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"])
_RING = 30  # characters before a name in which the words that lead it in stand


class Words:
    """The words around names in one language."""

    def __init__(self, language: str) -> None:
        lists = {
            k: frozenset(fold("\n".join(map(str, v)), parted=False).text.split("\n"))
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
        self._bare: dict[str, str] = {}
        self.all = self.prepositions | self.settlements | self.divisions

    def bare(self, word: str) -> str:
        """A word of these lists without its clitics; empty when it is none."""
        found = self._bare.get(word)
        if found is None:
            found = self._strip(word)
            if len(self._bare) < 100_000:
                self._bare[word] = found
        return found

    def _strip(self, word: str) -> str:
        if word in self.all or not self.arabic:
            return word if word in self.all else ""
        for lead in ("و", "ف", "ب", "ل", "وب", "ول", "ال", "بال", "وال"):
            rest = word[len(lead) :]
            if word.startswith(lead) and rest in self.all:
                return rest
        return ""


@cache
def words_of(language: str) -> Words:
    """The words around names in ``ar`` or ``en``, read once."""
    return Words(language)


def clitics(folded: str, start: int, arabic: bool) -> str | None:
    """What is attached to the front of a name (clitics), None when it is no beginning of a word."""
    if start == 0 or not folded[start - 1].isalnum():
        return ""
    if not arabic:
        return None
    at = start
    while at and folded[at - 1].isalpha():
        at -= 1
        if start - at > 2:
            return None
    return folded[at:start] if folded[at:start] in LEADS else None


def cue_before(folded: str, start: int, left: str, words: Words) -> str:
    """What leads a name in: ``preposition``, ``settlement``, ``division``, or nothing."""
    if words.arabic and left and ("ب" in left):
        return "preposition"
    before = folded[max(0, start - len(left) - _RING) : start - len(left)].rstrip(" ")
    if before[-1:] in ".،,؛\n:":  # or nothing
        return ""
    last = before.replace('"', " ").replace("(", " ").rsplit(None, 2)[-2:]
    for word in reversed(last):
        word = words.bare(word)
        if word:
            if word in words.divisions and word not in words.settlements:
                return "division"
            return "settlement" if word in words.settlements else "preposition"
        if words.arabic or last[-1] not in ("the", "of"):
            break
    return ""


def cue_behind(folded: str, end: int, words: Words) -> str:
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


_GLUE = frozenset([",", "،", "في", "بريف", "ريف", "محافظه", "بمحافظه", "شمال", "جنوب", "شرق"])
_GLUE |= {"غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قضاء", "ناحيه", "ولايه"}
_GLUE |= {"in", "of", "the", "province", "governorate", "state", "district", "county"}
_GLUE |= {"countryside", "northern", "southern", "eastern", "western", "central"}


def links(between: str) -> bool:
    """Do these characters join a place to the one that it lies in: ", ", "بريف", "in northern"?"""
    if len(between) > 30 or "\n" in between:
        return False
    words = between.replace(",", " , ").replace("،", " ، ").replace("(", " ").split()
    return bool(words or between == " ") and all(
        w in _GLUE or w.lstrip("وب") in _GLUE or w == "ب" for w in words
    )
