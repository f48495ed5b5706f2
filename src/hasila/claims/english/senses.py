"""English: words that change their letter by their neighbours ("a head wound", "in May")."""

from typing import TYPE_CHECKING

from hasila.quantities.data import words

if TYPE_CHECKING:
    from hasila.claims.english.parse import View

_LINKS = words("en", "grammar", "related_links")
_PEOPLES = frozenset(("pole", "poles"))  # whom only a capital shows
_WHOSE = frozenset(("the", "his", "her", "their", "in", "my"))


def settle_senses(v: "View") -> None:
    """Give words of several senses the letter of the one that their sentence shows."""
    _described(v)
    _of_time(v)
    _of_wounds(v)
    _of_pages(v)


def _described(v: "View") -> None:
    """Adjectives that look like verbs and prepositions, and sides that look like verbs."""
    codes, s = v.codes, v.s
    for k, c in enumerate(codes):
        described = c == "S" and "adjectives" in s.words[k].tags
        if described and k and s.has(k - 1, "body_nouns"):
            continue  # "state television reported late Friday"
        if described and v.code(k + 1) in "wWpPv" and v.code(k - 1) not in "bhkqSpPW":
            codes[k] = "w"  # "three alleged militants"
    for k, code in enumerate(codes):
        if code == "i" and v.code(k - 1) == "d" and s.has(k, "directions"):
            codes[k] = "w" if v.code(k + 1) in "wWp" else "i"  # "a southwest Georgia woman"
    for k, norm in enumerate(v.norms if s.upper and "states" in v.norms else ()):
        if norm == "states" and k and v.norms[k - 1] == "united":
            codes[k - 1] = codes[k] = "w"  # "TO THE UNITED STATES"
    for k, norm in enumerate(v.norms if s.upper and "national" in v.norms else ()):
        if norm == "national" and v.code(k + 1) == "w":
            codes[k] = "w"  # "THE LUNO NATIONAL LIBERATION FRONT"
    for k, norm in enumerate(v.norms if "captive" in v.norms else ()):
        several = v.norm(k - 1) in ("more", "others", "men", "people") or v.code(k - 1) in "P#"
        if norm == "captive" and codes[k] == "p" and several and "#" in codes[max(0, k - 4) : k]:
            codes[k] = "w"  # "took two more captive"
    for k, norm in enumerate(v.norms if "claim" in v.norms else ()):
        spoken = v.code(k + 1) == "q" or v.norm(k + 1) == "that"
        if norm == "claim" and codes[k] == "w" and v.code(k - 1) in "PWp" and spoken:
            codes[k] = "S"  # "the rebels claim they killed"
    for k, norm in enumerate(v.norms if "left" in v.norms else ()):
        side = norm == "left" and v.code(k - 1) in "dwW" and v.code(k + 1) in "()bhi.,"
        if side and "d" in codes[max(0, k - 2) : k]:
            codes[k] = "w"  # "the Party of the Revolutionary Left"


def _of_time(v: "View") -> None:
    """The words "then", "may" and "since" beside a verb or a day."""
    codes, s = v.codes, v.s
    for k, norm in enumerate(v.norms if "then" in v.norms else ()):
        told = v.code(k - 1) in "pPWq" and v.code(k + 1) in "ev"
        if norm == "then" and (told or v.code(k - 1) in "cbh"):
            codes[k] = "a"  # "and then killed", "the gunman then fled"
    for k, norm in enumerate(v.norms if "may" in v.norms else ()):
        day = v.norms[k - 1] if k else ""
        dated = s.upper and day.isdigit() and 0 < int(day) < 32  # "ON 4 MAY"
        dated = dated or bool(v.s.capitals and v.s.capitals[k] and v.code(k + 1) == "#")
        if norm == "may" and (dated or v.code(k - 1) == "i"):
            codes[k] = "w"  # "in May"
    for k, norm in enumerate(v.norms if "since" in v.norms else ()):
        if norm == "since" and v.code(k - 1) == "h" and v.code(k + 1) in "bve":
            codes[k] = "a"  # "have since been killed"


def _of_wounds(v: "View") -> None:
    """The words "minor" and "head" beside a wound."""
    codes, s = v.codes, v.s
    for k, norm in enumerate(v.norms if "minor" in v.norms else ()):
        described = v.code(k + 1) in "we" and v.code(k - 1) != "d"
        described = described or any(s.has(x, "wound_nouns") for x in (k + 1, k + 2))
        told = v.code(k - 1) == "b" or v.norm(k - 1) == "as"  # "the injury was minor"
        if norm == "minor" and (described or told):
            codes[k] = "w"  # "suffered minor wounds", "the wound was minor"
    for k, norm in enumerate(v.norms if "head" in v.norms else ()):
        if norm != "head" or codes[k] == "e":
            continue
        if s.has(k + 1, "wound_nouns") or (
            k and v.norms[k - 1] in _WHOSE and v.norm(k + 1) != "of"
        ):
            codes[k] = "w"  # "shot in the head", "a head wound"


def _of_pages(v: "View") -> None:
    """What a page puts before a link, and peoples that are things."""
    codes, s = v.codes, v.s
    for k, norm in enumerate(v.norms if "related" in v.norms else ()):
        if norm == "related" and v.norm(k + 1) in _LINKS:
            codes[k] = codes[k + 1] = "."  # "Related Coverage Teen shot in Luno"
    for k, norm in enumerate(v.norms if s.capitals and not s.upper else ()):
        if norm in _PEOPLES and not s.capitals[k]:
            codes[k] = "w"  # "hit a utility pole"


_SELVES = frozenset(("himself", "herself", "themselves"))


def pass_selves(v: "View") -> None:
    """ "Bell himself was killed": the word between subject and verb stands like an adverb."""
    for k in range(1, 0 if _SELVES.isdisjoint(v.norms) else len(v.codes) - 1):
        if v.norms[k] in _SELVES and v.codes[k - 1] in "WwpP" and v.codes[k + 1] in "bhm":
            v.codes[k] = "a"
