"""English: names of persons in text set in capitals throughout, where no capital shows them."""

from hasila.claims.english.parse import OWNED, View
from hasila.quantities.data import words

# Endings of nouns that are no names, and short words that would pass for one.
_ABSTRACT = ("tion", "ment", "ness", "ity", "ism", "ence", "ance", "ies", "ship", "ture")
_NO_NAME = words("en", "grammar", "no_names")
_BEFORE_NAMES = frozenset(".,;:kcrSe(-b")


def _doubtful(v: View, k: int) -> bool:
    """Is a single unknown word more likely no name?"""
    following = v.code(k + 1)
    if following == "c":  # "BRELARIO AND HIS WIFE"
        return "possessive" not in v.s.words[min(k + 2, len(v.codes) - 1)].tags
    plural = v.norms[k].endswith("s") and v.norm(k + 1) not in ("was", "has", "is")
    if plural or v.code(k - 1) == "b":
        return True
    return following not in "bh,e" or (following == "," and v.code(k + 2) not in "#rdpky")


def after_office(v: View, k: int) -> int:
    """Where the name ends that follows an office at ``k`` ("MAYOR JUAN BREL"); else ``k``."""
    end = k
    while v.code(end) == "w" and not v.s.words[end].tags and end - k < 5:
        end += 1
    plain = all(w.isalpha() and not w.endswith(_ABSTRACT) for w in v.norms[k:end])
    owner = end == k + 1 and v.code(end) == "s"
    return end if plain and (owner or (end > k + 1 and v.code(end) in "bh,.ce(ir")) else k


def upper_name(v: View, k: int) -> int | None:
    """Where the run of unknown words ends that may name a person at ``k``."""
    end = k
    while v.code(end) == "w" and not v.s.words[end].tags and end - k < 6:
        end += 1
    following = v.code(end)
    owned = v.code(k - 1) in "io" and following == "s" and v.norm(end + 1) in OWNED
    alone = v.code(k - 1) in _BEFORE_NAMES and following in "bh,.(i:ekrcS;"
    if end == k or not (owned or alone):
        return None
    if end == k + 1 and _doubtful(v, k):
        return None  # an acronym behind what it stands for
    if any(not w.isalpha() or w.endswith(_ABSTRACT) or w in _NO_NAME for w in v.norms[k:end]):
        return None
    return end
