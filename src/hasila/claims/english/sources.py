"""English: who says it, by verbs of saying, "according to" and headline colons."""

from bisect import bisect_left

from hasila.claims.attribution import Source, named
from hasila.claims.english.parse import View
from hasila.claims.english.speakers import NOUNS, documents, name_at, speaker_before
from hasila.claims.model import Sentence
from hasila.quantities.data import words


def find_sources(s: Sentence) -> list[Source]:
    """The sources of a sentence, each with the tokens that it speaks for."""
    v: View = s.view
    out: list[Source] = []
    for k in range(len(s)):
        opener = s.phrase_tags.get(k)
        if v.norms[k] == "quoted" and v.code(k - 1) == "b":
            # "the minister was quoted by the agency as saying"
            _add(out, speaker_before(v, k - 1, k))
        elif opener and opener[1] == "according":
            _add(out, name_at(v, opener[0], k))
        elif v.norms[k] in ("read", "reads") and v.norm(k - 1) in _DOCUMENTS:
            _add(out, speaker_before(v, k, k))
        elif v.norms[k] in _QUOTING and (quoted := _quoted(v, k)) is not None:
            _add(out, quoted)
        elif v.codes[k] == "S" and (v.code(k - 1) != "S" or documents(v, k - 1)):
            _add(out, _spoken(v, k))
    if not out:
        _add(out, _headline(v))
    for i, _ in v.breaks or ((_title_end(v), 0),):
        _add(out, _unmarked(v, i))
    out.sort(key=lambda source: source.at)
    for at, source in enumerate(out):
        later = out[at + 1].at if at + 1 < len(out) else len(s)
        source.scope = _scope(v, source, later)
    return out


def _add(out: list[Source], source: Source | None) -> None:
    if source and not any(o.start < source.end and source.start < o.end for o in out):
        out.append(source)


def _scope(v: View, source: Source, later: int) -> tuple[int, int]:
    """The tokens that a source speaks for: its stretch between semicolons."""
    low = high = source.at
    while low > 0 and not _ends_text(v, low - 1):
        low -= 1
    while high < len(v.codes) and not _ends_text(v, high):
        high += 1
    for i, j in v.breaks:
        low, high = (max(low, j), high) if j <= source.at else (low, min(high, i))
    return low, high


def _ends_text(v: View, k: int) -> bool:
    """Does a stretch of its own end at ``k``: a semicolon, or a full stop without a space?"""
    stop = v.norms[k] == "." and k > 1 and len(v.norms[k - 1]) > 4 and k + 1 < len(v.codes)
    return v.codes[k] == ";" or stop


_TITLES = words("en", "grammar", "title_bodies")


_TITLE_WORDS = words("en", "grammar", "title_words")


def _title_end(v: View) -> int:
    """Where a headline ends that a site's name or nothing follows; 0 for prose."""
    ends = (k for k, c in enumerate(v.codes) if k > 4 and (c == "-" or v.norms[k] == "|"))
    end = next(ends, len(v.codes))
    return end if v.code(end - 1) in "wWpP" and len(v.codes) < 40 else 0


def _unmarked(v: View, end: int) -> Source | None:
    """ "Blast kills 12 in market monitor": a body at the end of a headline, its colon lost."""
    if end < 5 or v.norms[end - 1] not in _TITLES:
        return None
    begin = end - 1
    while v.norm(begin - 1) in _TITLE_WORDS:
        begin -= 1
    m = v.ends.get(end)
    if v.code(begin - 1) in "dio#.,e" or (m is not None and m.kind not in ("plural", "bare")):
        return None
    return named(v.s, begin, end, end - 1)


def _spoken(v: View, k: int) -> Source | None:
    """The speaker of the verb at ``k``: before it, behind "by" or (inverted) behind the verb."""
    norm = v.norms[k]
    if norm in NOUNS and _is_noun(v, k):
        return None
    group = k
    while group > 0 and v.codes[group - 1] in "ahmn":
        group -= 1
    if v.code(group - 1) == "b":
        by = next((x for x in range(k + 1, min(k + 4, len(v.codes))) if v.norms[x] == "by"), None)
        return name_at(v, by + 1, k) if by else None
    if norm.endswith("ing") and v.code(group - 1) not in "wWpP":
        return None
    if norm in _IDENTIFYING and (v.code(k + 1) not in "dwWpPyq#" or v.norm(k + 1) == "as"):
        return None  # "Teen found dead in Luno identified"
    if norm in _ACCUSING and (v.norm(k + 1) == "of" or group == k == 0):
        return None  # "a man accused of killing"
    if v.code(group - 1) == "c" and v.code(group - 2) != "S":
        return _joint(v, group - 1, k)
    suffered = v.ends.get(group)
    if suffered is not None and suffered.effect and norm in _INVERTED and v.code(k + 1) in "dW":
        return _inverted(v, k)  # "killed ten people said the monitor"
    speaker = speaker_before(v, group, k)
    if speaker and norm in _INVERTED and v.code(k + 1) == "W" and _is_place(v, speaker, k):
        speaker = _inverted(v, k) or speaker
    if (speaker is None and v.code(k - 1) in ",.:-wWegkqpPai)#") or k == 0:
        speaker = speaker or _inverted(v, k)
    return speaker


_DOCUMENTS = frozenset(("statement", "message", "post", "caption", "report", "bulletin"))


_QUOTING = frozenset(("quoted", "quoting", "quotes", "cited", "citing", "cites"))


def _quoted(v: View, k: int) -> Source | None:
    """ "the agency quoted a medic as saying": the one who is quoted speaks."""
    source = name_at(v, k + 1, k)
    if source is None:
        return None
    behind = bisect_left(v.s.tokens.starts, source.end)
    return source if v.norm(behind) == "as" and v.code(behind + 1) in "Sg" else None


def _is_place(v: View, source: Source, k: int) -> bool:
    """ "…in Zulo, a village south of Luno said Ann Bell": no person and no body before the verb."""
    begin = bisect_left(v.s.tokens.starts, source.start)
    return "o" in v.codes[begin:k] and not any(
        v.codes[x] in "pP" or v.s.has(x, "body_nouns") for x in range(begin, k)
    )


def _is_noun(v: View, k: int) -> bool:
    """Is the word at ``k`` ("reports", "claims") a noun here?"""
    before = v.code(k - 1)
    body = before in "wpPW" and v.s.has(k - 1, "body_nouns")
    if body and v.code(k + 1) in "r#d":
        return False
    rumour = before == "w" and v.s.has(k - 1, "rumour_adjectives")
    return k == 0 or before in "dio#.," or v.code(k + 1) in "vbhS" or rumour


_IDENTIFYING = frozenset(("identified", "named"))


_ACCUSING = frozenset(("accused", "accuses", "accusing"))


def _joint(v: View, k: int, at: int) -> Source | None:
    """ "The parents called for help and said": the subject of the verb before "and" at ``k``."""
    begin = k
    while begin > 0 and v.codes[begin - 1] not in ".;k:" and k - begin < 24:
        begin -= 1
    while v.code(begin) in "a,(-":
        begin += 1
    source = name_at(v, begin, at)
    if source is None:
        return None
    behind = bisect_left(v.s.tokens.starts, source.end)
    return source if behind < k and v.code(behind) in "vhSbe,r(" else None


def _inverted(v: View, k: int) -> Source | None:
    """ "…, said the head of the clinic": only where nothing else can follow the verb."""
    at = k + 1
    if v.code(at) not in "dwWpP" or v.norms[k] not in _INVERTED:
        return None
    source = name_at(v, at, k)
    if source is None:
        return None
    behind = next((x for x in range(at, len(v.codes)) if v.s.tokens.starts[x] >= source.end), None)
    return source if behind is None or v.codes[behind] in ".,;:(kra-i" else None


_INVERTED = words("en", "grammar", "inverted")


def _headline(v: View) -> Source | None:
    """ "Police: 3 hurt" at the head of a line, "Blast kills 12: monitor" at its end."""
    n = len(v.codes)
    for k in range(1, min(n, 9)):
        if v.codes[k] == ":":
            begin = max((x + 1 for x in range(k) if v.codes[x] in ".-(,)"), default=0)
            if begin >= k or not any(v.s.has(x, "body_nouns") for x in range(begin, k)):
                break
            return named(v.s, begin, k, k)
        if v.codes[k] in ".;ebhS":
            break
    for k in range(max(1, n - 6), n - 1):
        if v.codes[k] == ":" and v.s.has(n - 1, "body_nouns"):
            return named(v.s, k + 1, n, k)
    return None


def fuller(source: Source, known: list[Source]) -> Source:
    """An earlier, fuller name of the same body where this one is a bare noun ("police")."""
    words = source.words.lower().split()
    if words[:1] in (["the"], ["a"]):
        words = words[1:]
    if len(words) != 1:
        return source
    for earlier in reversed(known):
        parts = earlier.words.lower().split()
        if (
            parts[-1] == words[0]
            and len(parts) - (parts[0] == "the") > 1
            and parts[0] not in ("a", "an")
        ):
            return Source(earlier.start, earlier.end, source.at, earlier.words, source.scope)
    return source


def carries_over(s: Sentence) -> bool:
    """Does the sentence go on with the speaker of the one before ("he added")?"""
    v: View = s.view
    for k in range(len(s)):
        if v.codes[k] == "S" and k and v.norms[k - 1] in ("he", "she", "it", "they", "who", "also"):
            return v.norms[k - 1] != "also" or v.norm(k - 2) in ("he", "she", "it", "they")
    return False
