"""English: effect words that are parts of names and compounds and tell no effect."""

from typing import TYPE_CHECKING

from hasila.claims.model import Hit
from hasila.quantities.data import words

if TYPE_CHECKING:
    from hasila.claims.english.parse import View

_DEEDS = words("en", "grammar", "deeds")
_INVOLVED = words("en", "grammar", "involved")
_WEAPONS = words("en", "grammar", "firing")
_COMPOUNDS = {
    "death": words("en", "grammar", "death_compounds"),
    "body": words("en", "grammar", "body_compounds"),
    "arrest": words("en", "grammar", "arrest_compounds"),
}


def is_name(v: "View", hit: Hit) -> bool:
    """ "the security forces", "Mr Burns": a word that would be an effect elsewhere."""
    if v.norms[hit.i] == "burns" and v.s.capitals and v.s.capitals[hit.i]:
        return not v.s.upper and hit.i > 0
    body = "body_nouns" in v.s.words[hit.i].tags and hit.j == hit.i + 1
    return body and v.code(hit.i - 1) in "wpPW"


def is_compound(v: "View", hit: Hit) -> bool:
    """ "a murder suspect", "Front for the Liberation of": no word of what somebody suffered."""
    if v.norms[hit.i] == "liberation":
        return v.norms[max(0, hit.i - 2) : hit.i] == ["for", "the"]
    victims = v.norm(hit.j) in ("victim", "victims") and v.code(hit.i - 1) == "d"
    if victims and v.norms[hit.i] in _DEEDS:
        return True  # "two of the shooting victims"
    if hit.j == hit.i + 1 and v.norm(hit.j) in _COMPOUNDS.get(v.norms[hit.i], ()):
        return True
    if v.norms[hit.i] == "discharged" and not _WEAPONS.isdisjoint(v.norms):
        return True  # "a gun held by a boy discharged"
    involved = hit.j == hit.i + 1 and v.norms[hit.i] in _DEEDS and v.norm(hit.j) in _INVOLVED
    return involved and (v.code(hit.i - 1) in "dwWc#.s" or hit.i == 0)
