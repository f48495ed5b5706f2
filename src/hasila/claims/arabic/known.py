"""Arabic: persons whom a report has named with what befell them, named again by one word."""

from hasila.claims.arabic.nouns import is_name, make_mention
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

_ONE = frozenset(("name", "singular", "one_of"))
_SHORTEST = 4  # letters of a surname that stands for a person by itself


def remember(s: Sentence) -> None:
    """Keep the names of those who suffered an effect (مقتل القائد فلان الفلاني)."""
    for m in s.mentions:
        if m.effect is None or m.kind not in _ONE or m.best != 1:
            continue
        end = m.j
        if m.kind != "name":  # القيادي البارز، فلان الفلاني
            end = next((k for k in range(m.j, min(len(s), m.j + 2)) if is_name(s, k)), m.j)
        while (
            end > m.i
            and end < len(s)
            and end - m.j < 4
            and (is_name(s, end) or _surname(s.words[end]))
        ):
            end += 1
        named = end - m.i > 1 and (m.kind == "name" or is_name(s, end - 2))
        if named and _surname(s.words[end - 1]):
            s.named.add(s.words[end - 1].norm)
        if named:
            first = next((k for k in range(m.i, end) if is_name(s, k)), m.i)
            if "given_names" in s.words[first].tags and first + 1 < end:
                s.named.update({s.words[first].norm} - _WORDS)


_WORDS = frozenset(
    ("علي", "ابو", "ام", "ابن", "عبد", "ابي", "بن", "ال")
)  # names that are not alone


def _told_of(s: Sentence, k: int) -> bool:
    """Does an effect word, or "that", stand right before a first name, and no other name behind?"""
    end = k + 1
    if end < len(s) and (is_name(s, end) or s.words[end].article):
        return False
    return s.has(k - 1, "that") or any(h.j == k for h in s.hits)


def _surname(w: Word) -> bool:
    """Can a word stand for a person by itself: in no word list, with nothing attached?"""
    attached = w.prep and w.prep != "ك"  # كلارك, no "like"
    known = w.person or w.tags or w.triggers or w.suffix or attached or w.conj
    adjective = w.norm.startswith("ال") and w.norm.endswith(("يه", "ات", "ين", "ون"))
    return (
        not (known or adjective)
        and len(w.norm) >= _SHORTEST
        and w.norm.isalpha()
        and w.norm[0] >= "ء"
    )


def add_known(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Mentions of those who are named again."""
    if s.named.isdisjoint(s.tokens.norms):
        return
    for k, norm in enumerate(s.tokens.norms):
        if norm not in s.named or k in taken:
            continue
        if "given_names" in s.words[k].tags and not _told_of(s, k):
            continue
        i = k
        while i and i - 1 not in taken and k - i < 3 and is_name(s, i - 1):
            i -= 1
        if i and s.words[i - 1].person and i - 1 in taken:
            continue  # behind his title
        m = make_mention(s, i, k + 1)
        m.kind = "name"
        if s.words[i].prep == "ك":
            m.start = s.tokens.starts[i]
        found.append(m)
        taken.update(range(i, k + 1))
