"""English: speakers who are carried over from the sentences before, and their fuller names."""

from dataclasses import replace

from hasila.claims.attribution import Source, named
from hasila.claims.english.parse import View
from hasila.claims.english.speakers import DOCUMENTS
from hasila.claims.model import Sentence
from hasila.quantities.data import words


def fuller(source: Source, known: list[Source]) -> Source:
    """An earlier, fuller name of the same body where this one is a bare noun ("police")."""
    words = source.words.lower().split()
    article = words[:1] in (["the"], ["a"])
    if len(words) - article != 1:
        return source
    last = "observatory" if words in (["the", "monitor"], ["the", "watchdog"]) else words[-1]
    for earlier in reversed(known):
        if _names_more(earlier, last) and (article or source.proper or not earlier.proper):
            return replace(earlier, at=source.at, scope=source.scope)
    # "The agency reported … The report said": the agency
    author = known[-1].words.lower().split() if known else []
    issued = words[:1] == ["the"] and last in DOCUMENTS and author[-1:] != [last]
    if issued and len(author) > 1 and author[-1] not in DOCUMENTS:
        return replace(known[-1], at=source.at, scope=source.scope)
    return source


def _names_more(earlier: Source, word: str) -> bool:
    """Does an earlier source say more of the body that one noun names?"""
    parts = earlier.words.lower().split()
    plain = parts[0] in ("a", "an")
    head = next((k for k, part in enumerate(parts) if part in ("for", "of")), 0)
    if head > 1 and not plain and parts[head - 1] == word:
        return True  # "the Luno Observatory for Rights": "the Observatory"
    if word in _RANKS:  # "Sheriff Ann Bell", "Interior Minister Ann Bell"
        return earlier.proper and word in parts[:-1] and not plain and "of" not in parts
    if word in _ANONYMOUS:
        return len(parts) - (parts[0] in ("the", "a", "an")) > 1 and word in parts
    return not plain and parts[-1] == word and len(parts) - (parts[0] == "the") > 1


_RANKS = words("en", "grammar", "ranks")
_ANONYMOUS = words("en", "grammar", "without_names")


def heading(first: Sentence) -> Source | None:
    """ "[Communique] [Front for Keld (FK)] [Text]", "FK communique:": whose words the report is."""
    text = first.tokens.text
    labels = ((text.find(label, 0, _HEAD), label) for label in _LABELS)
    at, label = next((x for x in labels if x[0] >= 0), (-1, ""))
    start, end = text.find("[", at + len(label), at + _HEAD) + 1, -1
    if label and start and not text[at + len(label) : start - 1].strip():
        stops = (text.find(mark, start, start + _HEAD) for mark in "],(")
        end = min((x for x in stops if x > 0), default=-1)
        start += 3 if text.startswith("by ", start) else 0
    elif not label and (paper := text.find(_PAPER, 0, _HEAD)) > 0:
        start = text.rfind(_OPENED, 0, paper) + len(_OPENED)
        opened = text.find(" [", start, paper)  # "FK [Front for Keld] communique:"
        end = opened if opened > 0 else paper
        end = end if start >= len(_OPENED) and text.count(" ", start, end) < _WORDS else -1
    body = text[start:end].strip() if end > start else ""
    if not body or body.split()[0] in _REMARKS or body.startswith("the following"):
        return None
    return Source(start, start + len(body), 0, body, account=True, in_full=True)


_LABELS = ("[communique]", "[statement]", "[speech]")
_PAPER, _OPENED = " communique:", "[text] "
_REMARKS = words("en", "grammar", "remarks") | {"begin", "from", "in", "live"}
_HEAD = 400  # folded characters that may hold the heading
_WORDS = 6


def carries_over(s: Sentence) -> bool:
    """Does the sentence go on with the speaker of the one before ("he added")?"""
    v: View = s.view
    for k in range(len(s)):
        if v.norms[k : k + 3] in (["according", "to", "him"], ["according", "to", "her"]):
            return True
        if v.norms[k] in _HANDING and _has_given(v, k):
            return True
        if v.codes[k] == "S" and k and v.norms[k - 1] in ("he", "she", "it", "they", "who", "also"):
            return v.norms[k - 1] != "also" or v.norm(k - 2) in ("he", "she", "it", "they")
    return _quotes_on(s) or _announced(s)


_HANDING = words("en", "grammar", "giving")


def _has_given(v: View, k: int) -> bool:
    """ "It had initially given a toll of nine": does the last speaker speak at ``k``?"""
    at = k
    while at > 0 and v.codes[at - 1] in "ha":
        at -= 1
    told = at < k and "h" in v.codes[at:k]
    return told and v.norm(at - 1) in ("he", "she", "it", "they") and at < 4


def introduced(before: Sentence, s: Sentence) -> Source | None:
    """ "Omar Hadi is a medic. He said two died.": who was named at the head of the sentence."""
    v: View = s.view
    said = any(c == "S" and v.norms[k - 1] in ("he", "she") for k, c in enumerate(v.codes) if k)
    head: View = before.view
    begin = next((k for k, c in enumerate(head.codes[:3]) if c != "p"), 3)
    end = begin
    while head.code(end) == "W":
        end += 1
    named_ = end - begin > 1 and head.code(end) in "bhvmw" and not before.upper
    victim = any(m.effect and m.lead < end for m in head.mentions)
    return named(before, begin, end, 0) if said and named_ and not victim else None


def _announced(s: Sentence) -> bool:
    """ "The sergeant reported:" on the line before."""
    before = s.tokens.text[: s.tokens.starts[0]].rstrip(' \n"')
    return before.endswith(":")


def _quotes_on(s: Sentence) -> bool:
    """ "…," a medic said. "Two died.": a quotation behind a speaker, nobody named behind it."""
    text, start = s.tokens.text, s.tokens.starts[0]
    line = text.rfind("\n", 0, start) + 1
    opened = text.rfind('"', max(line, start - 2), start)
    if opened < 0 and text.count('"', line, start) % 2:
        return True  # amid a quotation whose speaker is known
    if opened < 0 or text.count('"', line, opened) % 2 or opened == line:
        return False
    closed = text.find('"', start)
    behind = text[closed + 1 : closed + 60] if closed > 0 else ""
    if closed > 0 and text[closed - 1] in ".!?":
        return True
    words_ = behind.split(".")[0].split() if text[closed - 1] != "," else ["said"]
    return closed > 0 and not any("say_forms" in s.lexicon.word(w).tags for w in words_)
