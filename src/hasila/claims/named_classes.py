"""Classes and demographics that names carry over from one mention to another."""

from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word


def named_or_known(by_index: dict[int, Sentence], m: Mention, claims: list[Mention]) -> bool:
    """Is one told of with the article, by more than a noun, by a word said of a soldier before?"""
    s = by_index[m.sentence]
    if s.lexicon.language == "en" or s.words[m.i].article or m.j - m.i > 1:
        return True
    soldiers = (c for c in claims if c.victim_class == "combatant" and c.best == 1)
    norm = s.words[m.i].norm
    return any(norm in by_index[c.sentence].tokens.norms[c.i : c.j] for c in soldiers)


_CALLED = frozenset(("المدعو", "المدعوه", "يدعي", "المكني", "الملقب", "بن", "ابو"))


def named_classes(
    claims: list[Mention], sentences: list[Sentence]
) -> dict[str, tuple[str, str | None]]:
    """Words of names that stand behind a noun of known class (الصحفي فلان)."""
    if sentences and sentences[0].lexicon.language == "en":
        return {}  # English settles names by their first word
    by_index = {s.index: s for s in sentences}
    out: dict[str, tuple[str, str | None]] = {}
    for m in claims:
        if m.kind != "singular" or m.victim_class in ("unspecified", "mixed"):
            continue
        words = by_index[m.sentence].words
        called = m.j if m.j < len(words) and words[m.j].norm in _CALLED else 0
        for w in words[m.i + 1 : called + 6 if called else _name_ends(words, m)]:
            if w.norm in "،,." or w.triggers:
                break
            plain = not w.person and not w.tags - {"given_names"}
            if plain and w.norm.isalpha() and w.norm not in _CALLED:
                out.setdefault(w.norm, (m.victim_class, m.demographic))
    return out


def _name_ends(words: list[Word], m: Mention) -> int:
    """Where the name of a person ends, who is called by one longer than his mention."""
    named = any("given_names" in w.tags or w.norm in _CALLED for w in words[m.i + 1 : m.j])
    end = m.j
    while named and end < min(len(words), m.j + _SURNAMES):
        w = words[end]
        if w.tags - {"given_names"} or w.conj or w.prep or w.person or not w.norm.isalpha():
            break
        end += 1
    return end


_SURNAMES = 3  # words of a name behind those that a mention holds
