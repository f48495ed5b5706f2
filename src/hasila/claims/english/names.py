"""English: names of persons in text set in capitals throughout, where no capital shows them."""

from hasila.claims.english.parse import OWNED, View
from hasila.quantities.data import words

# Endings of nouns that are no names, and short words that would pass for one.
_ABSTRACT = ("tion", "ment", "ness", "ity", "ism", "ence", "ance", "ies", "ship", "ture")
_NO_NAME = words("en", "grammar", "no_names")
_TITLES = words("en", "grammar", "short_titles") | words("en", "grammar", "name_titles")
_MONTHS = words("en", "units", "months")
_DEEDS = words("en", "grammar", "deeds_of")
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


def _done_to(v: View, k: int) -> bool:
    """Does "of" at ``k`` belong to a deed before a day ("the murder on 4 May of")?"""
    near = (x for x in range(max(0, k - 8), k) if v.codes[x] == "e" and v.norms[x] in _DEEDS)
    at = max(near, default=k)
    return at < k - 1 and all(c in "iwa#do" for c in v.codes[at + 1 : k])


def after_office(v: View, k: int) -> int:
    """Where the name ends that follows an office at ``k`` ("MAYOR JUAN BREL"); else ``k``."""
    end = k
    while v.code(end) == "w" and not v.s.words[end].tags and end - k < 5:
        end += 1
    plain = all(w.isalpha() and not w.endswith(_ABSTRACT) for w in v.norms[k:end])
    owner = v.code(end) == "s" and (end == k + 1 or v.norm(end + 1) in OWNED)
    return end if plain and (owner or (end > k + 1 and v.code(end) in "bh,.ce(irok")) else k


def upper_name(v: View, k: int) -> int | None:
    """Where the run of unknown words ends that may name a person at ``k``."""
    first = k + (v.norms[k] in _TITLES)
    end = first
    while v.code(end) == "w" and not v.s.words[end].tags and end - first < 6:
        end += 1
    following = v.code(end)
    opens = v.code(k - 1) in _BEFORE_NAMES or (v.code(k - 1) == "o" and _done_to(v, k - 1))
    opens = opens or "part_markers" in v.s.words[max(0, k - 1)].tags
    told_of = v.code(end) == "," and v.norm(end + 1) == "who" and end > first + 1
    opens = opens or (
        v.code(k - 1) in "io" and v.norm(k - 1) != "to" and told_of
    )  # "THE CAUSE OF JUAN BREL, WHO WAS"
    owned = following == "s" and v.norm(end + 1) in OWNED and (opens or v.code(k - 1) in "io")
    alone = opens and following in "bh,.(i:ekrcS;"
    alone = alone or (opens and v.code(k - 1) == "e" and following == "v")  # "THE MURDER OF X LED"
    if end == first or not (owned or alone):
        return None
    if end == k + 1 and _doubtful(v, k):
        return None  # an acronym behind what it stands for
    if end == k + 1 and v.norms[k] in _MONTHS:
        return None
    if any(not w.isalpha() or w.endswith(_ABSTRACT) or w in _NO_NAME for w in v.norms[first:end]):
        return None
    return end
