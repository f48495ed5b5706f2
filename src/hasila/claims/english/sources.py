"""English: who says it, by verbs of saying, "according to" and headline colons."""

from bisect import bisect_left

from hasila.claims.attribution import Source, named
from hasila.claims.english.parse import View
from hasila.claims.model import Sentence
from hasila.quantities.data import words

# Words of speech that are as often nouns: verbs only behind a speaker.
_NOUNS = words("en", "grammar", "speech_nouns")
_LONGEST = 14


def find_sources(s: Sentence) -> list[Source]:
    """The sources of a sentence, each with the tokens that it speaks for."""
    v: View = s.view
    out: list[Source] = []
    for k in range(len(s)):
        opener = s.phrase_tags.get(k)
        if v.norms[k] == "quoted" and v.code(k - 1) == "b":
            _add(out, _before(v, k - 1, k))  # "the minister was quoted by the agency as saying"
        elif opener and opener[1] == "according":
            _add(out, _name(v, opener[0], k))
        elif v.norms[k] in ("read", "reads") and v.norm(k - 1) in _DOCUMENTS:
            _add(out, _before(v, k, k))
        elif v.norms[k] in _QUOTING and (quoted := _quoted(v, k)) is not None:
            _add(out, quoted)
        elif v.codes[k] == "S" and (v.code(k - 1) != "S" or _documents(v, k - 1)):
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
    if norm in _NOUNS and _is_noun(v, k):
        return None
    group = k
    while group > 0 and v.codes[group - 1] in "ahmn":
        group -= 1
    if v.code(group - 1) == "b":
        by = next((x for x in range(k + 1, min(k + 4, len(v.codes))) if v.norms[x] == "by"), None)
        return _name(v, by + 1, k) if by else None
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
    speaker = _before(v, group, k)
    if speaker and norm in _INVERTED and v.code(k + 1) == "W" and _is_place(v, speaker, k):
        speaker = _inverted(v, k) or speaker
    if (speaker is None and v.code(k - 1) in ",.:-wWegkqpPai)#") or k == 0:
        speaker = speaker or _inverted(v, k)
    return speaker


_NO_NAMES = words("en", "grammar", "no_names")
_DOCUMENTS = frozenset(("statement", "message", "post", "caption", "report", "bulletin"))
_QUOTING = frozenset(("quoted", "quoting", "quotes", "cited", "citing", "cites"))


def _quoted(v: View, k: int) -> Source | None:
    """ "the agency quoted a medic as saying": the one who is quoted speaks."""
    source = _name(v, k + 1, k)
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
    source = _name(v, begin, at)
    if source is None:
        return None
    behind = bisect_left(v.s.tokens.starts, source.end)
    return source if behind < k and v.code(behind) in "vhSbe,r(" else None


def _documents(v: View, k: int) -> bool:
    """Is the word at ``k`` a noun for what is said ("the report adds")?"""
    return v.code(k) == "S" and v.norms[k] in _NOUNS and v.code(k - 1) == "d"


def _antecedent(v: View, end: int) -> int:
    """Before the relative clause that ends at ``end`` ("the group which relies on medics says")."""
    run = end
    while run > 0 and v.codes[run - 1] in "wWpPs":
        run -= 1
    run -= v.code(run - 1) == "d"
    body = any("body_nouns" in v.s.words[x].tags for x in range(run, end))
    if body and v.code(run - 1) not in "io":
        return end  # "by rebels who shelled the town the agency said"
    for k in range(end - 1, max(0, end - 16), -1):
        if v.codes[k] in ".;:kS":
            return end
        if v.codes[k] == "," and k < end - 1:
            return end
        if v.codes[k] == "r":
            following = v.norm(k + 1)
            verb = v.code(k + 1) in "vbhm" or (v.code(k + 1) == "w" and following[-1:] == "s")
            return k - (v.code(k - 1) == ",") if verb and k > 1 else end
    return end


def _before(v: View, end: int, at: int) -> Source | None:
    """The noun phrase that ends at token ``end``, phrases of time and place skipped."""
    end = _antecedent(v, _skip_time(v, end))
    if v.code(end - 1) in ",)" and (opened := _opening_mark(v, end - 1)) is not None:
        tail = opened
    else:
        tail = end
    if _documents(v, tail - 1):
        return named(v.s, tail - 2, tail, at)  # "the report adds"
    begin = tail
    while begin > 0 and tail - begin < _LONGEST:
        code, norm = v.codes[begin - 1], v.norms[begin - 1]
        if _quoted_before(v, begin) and begin < tail:
            break
        if code in "WwpPsy-":
            if v.ends.get(begin) is not None and v.ends[begin].effect and begin < tail:
                break
            begin -= 1
        elif code == "d" and begin < tail:
            begin -= 1
            apposed = norm in ("a", "an", "another") and v.code(begin - 1) == "W"
            if not apposed and (v.code(begin - 1) not in "oi" or not _inner(v, begin - 1)):
                break
        elif (
            code == "g" and begin < tail and v.code(begin) in "wWpP" and v.code(begin - 2) in "wWda"
        ):
            begin -= 1  # "a monitoring group"
        elif (
            (code in "oi" and begin < tail and _inner(v, begin - 1))
            or (code == "c" and begin < tail and _joined(v, begin - 1))
            or (code == "#" and norm in ("one", "two", "three", "several", "some", "many"))
            or (
                (code == "S" and norm in ("reported", "alleged"))
                or (code == "v" and "not_verbs" in v.s.words[begin - 1].tags)
            )
        ):
            begin -= 1
        else:
            break
    while begin < tail and v.codes[begin] in "iocs-a":
        begin += 1
    if begin >= tail:
        return None
    begin = _trim(v, begin, tail)
    if v.code(begin - 1) == ",":
        name = begin - 1
        while v.code(name - 1) == "W":
            name -= 1
        if name < begin - 2 and (name == 0 or v.code(name - 1) in ".,;:kS("):
            begin = name  # "Ann Bell, a spokeswoman for the mayor said"
    return _checked(v, begin, tail, at)


def _skip_time(v: View, end: int) -> int:
    """Before "on Friday", "late Sunday", "today" that stand between speaker and verb."""
    at = end
    while at > 0 and (v.codes[at - 1] == "a" or (v.norms[at - 1] == "on" and at < end)):
        at -= 1
    return at


def _opening_mark(v: View, k: int) -> int | None:
    """Where an insertion opens that the comma or bracket at ``k`` closes ("X, a spokesman,")."""
    for at in range(k - 1, max(-1, k - 14), -1):
        if v.codes[at] in ".;:":
            return None
        if v.codes[at] == ("(" if v.codes[k] == ")" else ","):
            return at
    return None


def _inner(v: View, k: int) -> bool:
    """Does the preposition at ``k`` stand inside a name or a speaker ("a source in the city")?"""
    return (
        v.norms[k] in ("of", "for", "in", "at", "from", "with", "on", "to")
        and v.code(k - 1) in "wWpP"
    )


def _joined(v: View, k: int) -> bool:
    """Does "and" at ``k`` join two speakers?"""
    body = any(v.s.has(x, "body_nouns") or v.code(x) == "W" for x in range(max(0, k - 2), k))
    return body and v.code(k - 1) in "wWpP"


def _quoted_before(v: View, k: int) -> bool:
    """Did a quotation mark stand between token ``k`` and the one before it?"""
    tokens = v.s.tokens
    return '"' in tokens.text[tokens.ends[k - 1] : tokens.starts[k]]


def _trim(v: View, begin: int, end: int) -> int:
    """Leave out what stands before the speaker without a comma ("province of Hama the army")."""
    if end - begin <= 4:
        return begin
    bodies = [k for k in range(begin, end) if v.s.has(k, "body_nouns")]
    articles = [k for k in range(begin, end) if v.codes[k] == "d"]
    if articles and articles[0] > begin and v.code(articles[0] - 1) not in "oi":
        return articles[0]
    if not articles and bodies and bodies[-1] - begin > 4:
        return bodies[-1] - 3
    return begin


def _checked(v: View, begin: int, end: int, at: int) -> Source | None:
    """The span as a source, None for rumours, pronouns and what is no speaker."""
    s = v.s
    if any(s.has(k, "vague_sources") for k in (begin, end - 1)) and not s.has(begin, "article"):
        return None
    if s.has(end - 1, "vague_sources"):
        return None
    codes = v.codes[begin:end]
    body = any(s.has(k, "body_nouns") for k in range(begin, end))
    unknown = v.s.upper and end - begin <= 3 and "w" in codes
    unknown = unknown and _NO_NAMES.isdisjoint(v.norms[begin:end])
    if not body and not unknown and not any(c in "WpP" for c in codes):
        return None
    if not v.names and not body and end - begin > 3:
        return None
    if v.codes[begin] == "#" and not body and not any(c in "pP" for c in codes):
        return None
    if all(c == "#" or c == "y" for c in codes):
        return None
    return named(s, begin, end, at)


_ENDS = frozenset(".,;:)(krbhmeSvn")


def _name(v: View, k: int, at: int) -> Source | None:
    """The noun phrase at ``k`` as a source ("according to the mayor of …")."""
    end = k
    while end < len(v.codes) and end - k < _LONGEST:
        code = v.codes[end]
        if code in _ENDS and not (code == "v" and v.code(end + 1) in "wWpP" and end == k + 1):
            if code == "S" and end + 1 < len(v.codes) and v.code(end + 1) in "wpPW" and end - k < 2:
                end += 1
                continue
            break
        if code in "ai#" and not (code == "i" and _inner(v, end) and v.code(end + 1) in "dwWpP"):
            break
        if code == "c" and not _joined_behind(v, end):
            break
        end += 1
    while end > k and v.codes[end - 1] in "iocd-":
        end -= 1
    return _checked(v, k, end, at) if end > k else None


def _joined_behind(v: View, k: int) -> bool:
    at = k + 1
    while v.code(at) in "dwWpP" and at < k + 5:
        if v.s.has(at, "body_nouns") or v.code(at) == "W":
            return True
        at += 1
    return False


def _inverted(v: View, k: int) -> Source | None:
    """ "…, said the head of the clinic": only where nothing else can follow the verb."""
    at = k + 1
    if v.code(at) not in "dwWpP" or v.norms[k] not in _INVERTED:
        return None
    source = _name(v, at, k)
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
