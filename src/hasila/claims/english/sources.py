"""English: who says it, by verbs of saying, "according to" and headline colons."""

from bisect import bisect_left

from hasila.claims.attribution import Source
from hasila.claims.english.headlines import headline, opening, title_end, unmarked
from hasila.claims.english.naming import IDENTIFYING, PICTURES, SHOWING, says_nothing
from hasila.claims.english.parse import View
from hasila.claims.english.scope import FRONT, over_semicolons, scope
from hasila.claims.english.speaker_names import TELLING, name_at
from hasila.claims.english.speakers import (
    DOCUMENTS,
    NOUNS,
    busy_speaker,
    documents,
    issued_by,
    report_by,
    speaker_before,
    travelled_speaker,
)
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
            _add(out, report_by(v, opener[0], k) or name_at(v, opener[0], k))
        elif v.norms[k] in _CITING and (cited := _cited(v, k)) is not None:
            out = [source for source in out if k - source.at > _BESIDE]
            _add(out, cited)  # "the agency reported, citing a medic": he is who says it
        elif v.norms[k] in TELLING and (issuer := issued_by(v, k) or _says(v, k)) is not None:
            _add(out, issuer)
        elif v.norms[k] in _ASSERTIONS and (asserted := _asserted(v, k)) is not None:
            _add(out, asserted)
        elif _reckons(v, k):
            _add(out, name_at(v, k + 1, k))  # "Per the coroner, two died"
        elif v.norms[k] in ("by", "from") and _posted(v, k):
            _add(out, name_at(v, k + 1, k))  # "a video shared by Ann Bell shows"
        elif _reads(v, k) or _counts_victims(v, k):
            _add(out, speaker_before(v, k, k))
        elif v.norms[k] in _QUOTING and (quoted := _quoted(v, k)) is not None:
            _add(out, quoted)
        elif (
            v.codes[k] == "S"
            and not _cites(v, k)
            and (v.code(k - 1) != "S" or v.norm(k - 2) == "be" or documents(v, k - 1))
        ):
            _add(out, _spoken(v, k))
    if not out:
        _add(out, headline(v))
    _add(out, opening(v))
    for i, _ in v.breaks or ((title_end(v), 0),):
        _add(out, unmarked(v, i))
    dead = [m for m in s.mentions if m.effect == "killed" and m.best != 0]
    out = [x for x in out if not any(m.start <= x.start < m.end for m in dead)]
    out.sort(key=lambda source: source.at)
    for at, source in enumerate(out):
        later = out[at + 1].at if at + 1 < len(out) else len(s)
        source.scope = scope(v, source, later)
    if len(out) == 1 and out[0].at < FRONT and out[0].scope and v.codes[out[0].at] != ":":
        out[0].scope = over_semicolons(v, out[0].scope)
    return out


_ASSERTIONS = words("en", "grammar", "assertions")


def _asserted(v: View, k: int) -> Source | None:
    """ "the claim by activists that 40 died": whose claim it is."""
    if v.norm(k + 1) not in ("by", "from") or v.code(k - 1) == "b":
        return None
    source = name_at(v, k + 2, k)
    if source is None:
        return None
    return source if v.norm(bisect_left(v.s.tokens.starts, source.end)) == "that" else None


def _says(v: View, k: int) -> Source | None:
    """ "with a monitor saying 40 died", "The group raised its toll, saying 40 had died"."""
    if v.norms[k] != "saying":
        return None
    if v.code(k - 1) in "wWpP" and v.s.has(k - 1, "body_nouns"):
        near = next((x for x in range(k - 1, max(0, k - 8), -1) if v.codes[x] in "iq,"), None)
        if near is not None and v.norms[near] == "with":
            return speaker_before(v, k, k)
    begin = max((x + 1 for x in range(k) if v.codes[x] in ".;:"), default=0)
    if v.code(begin) not in "dWP" or "S" in v.codes[begin:k]:
        return None
    source = name_at(v, begin, k)
    behind = bisect_left(v.s.tokens.starts, source.end) if source is not None else k
    bodies = any(v.s.has(x, "body_nouns") for x in range(begin, behind))
    return source if bodies and v.code(behind) in "vhw" else None


def _reads(v: View, k: int) -> bool:
    """ "the statement reads", "figures of the council show", "a reporter saw"."""
    if v.norms[k] == "show":
        return not _FIGURES.isdisjoint(v.norms[max(0, k - 5) : k])
    if v.norms[k] in _SEEING:
        return v.norm(k - 1) in _OBSERVERS
    return v.norms[k] in ("read", "reads") and v.norm(k - 1) in DOCUMENTS


_FIGURES = words("en", "grammar", "recorded_figures")
_SEEING = frozenset(("saw", "counted", "witnessed"))
_OBSERVERS = words("en", "grammar", "observers")


def _reckons(v: View, k: int) -> bool:
    """ "Per the coroner, two died", "by the council's count"."""
    if v.code(k - 1) not in ",." or v.code(k + 1) not in "dWp":
        return False
    if v.norms[k] == "by":
        behind = range(k + 2, min(k + 7, len(v.norms)))
        return any(v.norms[x] in _COUNTS and v.norms[x - 1].endswith("'s") for x in behind)
    return v.norms[k] == "per"


_COUNTS = words("en", "grammar", "counts") | {"reckoning", "account"}


def _counts_victims(v: View, k: int) -> bool:
    """ "the health office list of 300 victims": whose list it is, says it."""
    listing = v.norms[k] in ("list", "lists", "register")
    return listing and any(m.rule == "killed.listed" and 0 < m.lead - k < 3 for m in v.mentions)


_CITING = frozenset(("citing", "quoting"))
_BESIDE = 3  # tokens between a verb of saying and "citing"


_POSTING = words("en", "grammar", "posting")


def _posted(v: View, k: int) -> bool:
    """Does "by" at ``k`` name who posted pictures that show what follows?"""
    pictures = not PICTURES.isdisjoint(v.norms[max(0, k - 4) : k])
    if v.norms[k] == "from":  # "video from the Keld Times shows"
        return v.norm(k - 1) in PICTURES and k < 5 and not SHOWING.isdisjoint(v.norms[k : k + 7])
    return pictures and v.norm(k - 1) in _POSTING and not SHOWING.isdisjoint(v.norms[k:])


def _cited(v: View, k: int) -> Source | None:
    """Who is cited: a body or a person, no writing and nobody without a name."""
    source = name_at(v, k + 1, k)
    if source is None or not _NAMELESS.isdisjoint(v.norms[k + 1 : k + 4]):
        return None
    end = bisect_left(v.s.tokens.starts, source.end)
    own = any(v.codes[x] in "pP" or v.s.has(x, "body_nouns") for x in range(k + 1, end))
    return source if own or v.code(k + 1 + (v.code(k + 1) == "d")) == "W" else None


_NAMELESS = words("en", "grammar", "nameless")


def _cites(v: View, k: int) -> bool:
    """ "The agency, citing a medic, said": the verb at ``k`` is not of the one who says it."""
    if v.code(k - 1) != ",":
        return False
    opened = max((x for x in range(k - 1) if v.codes[x] == ","), default=-1)
    return v.norm(opened + 1) in _CITING and opened >= 0


def _add(out: list[Source], source: Source | None) -> None:
    if source and not any(o.start < source.end and source.start < o.end for o in out):
        out.append(source)


def _spoken(v: View, k: int) -> Source | None:
    """The speaker of the verb at ``k``: before it, behind "by" or (inverted) behind the verb."""
    norm = v.norms[k]
    if norm in NOUNS and _is_noun(v, k):
        return None
    if norm in IDENTIFYING and v.code(k - 1) == "n" and v.code(k + 1) not in "dwWpPqe":
        return None  # "a guard whom the police did not identify"
    group = k
    while group > 0 and v.codes[group - 1] in "ahmn":
        group -= 1
    if v.code(group - 1) == "b":
        return _by_whom(v, k)
    if says_nothing(v, k, group):
        return None
    if v.code(k - 1) == "," and norm in _INVERTED and _ends_with_speaker(v, k):
        return _inverted(v, k)  # "…, said police."
    if v.code(group - 1) == "c" and v.code(group - 2) != "S":
        return _joint(v, group - 1, k)
    suffered = v.ends.get(group)
    if suffered is not None and suffered.effect and norm in _INVERTED and v.code(k + 1) in "dW":
        return _inverted(v, k)  # "killed ten people said the monitor"
    if v.norms[k] in ("posted", "published", "updated") and v.norm(k + 1) == ":":
        return None  # "Posted: Sunday"
    last = _inverted(v, k) if norm in _INVERTED and norm != "told" else None
    if last is not None and _closes(v, last):
        return last
    if v.code(group - 1) == "-" and group > 1:
        return None  # "12 dead in a raid - reports"
    if v.quoted(k) and not any(v.quoted(x) for x in range(max(1, k - _QUOTED_NAME), k)):
        return _inverted(v, k)  # '"This is the man" said a guard': what is quoted names nobody
    speaker = travelled_speaker(v, group) or speaker_before(v, group, k)
    if speaker and v.code(group - 1) == "r" and _mere_title(v, speaker):
        return None  # '"Operation Keld," which denounces the war'
    if speaker and norm in _INVERTED and v.code(k + 1) in "Wd" and _is_place(v, speaker, k):
        speaker = _inverted(v, k) or speaker
    if (speaker is None and v.code(k - 1) in ",.:-wWegkqpPai)#") or k == 0:
        speaker = speaker or _inverted(v, k)
    return speaker or busy_speaker(v, k)


_QUOTED_NAME = 5  # tokens of a name in quotation marks ("the agency 'Keld News' said")


def _by_whom(v: View, k: int) -> Source | None:
    """ "was confirmed by the mayor": who stands behind "by"."""
    near = range(k + 1, min(k + 4, len(v.codes)))
    marks = ("by", "from") if v.norms[k] == "learned" else ("by",)
    by = next((x for x in near if v.norms[x] in marks), None)
    return name_at(v, by + 1, k) if by else None


def _mere_title(v: View, source: Source) -> bool:
    """Does a name stand in quotation marks and hold no noun for a person or a body?"""
    begin = bisect_left(v.s.tokens.starts, source.start)
    end = bisect_left(v.s.tokens.starts, source.end)
    bearer = any(v.codes[x] in "pP" or v.s.has(x, "body_nouns") for x in range(begin, end))
    return v.quoted(begin) and not bearer


_QUOTING = words("en", "grammar", "quoting")


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
    plain = v.codes[begin] == "d" or v.code(begin - 1) == "i" or "o" in v.codes[begin:k]
    return plain and not any(
        v.codes[x] in "pP" or v.s.has(x, "body_nouns") for x in range(begin, k)
    )


def _is_noun(v: View, k: int) -> bool:
    """Is the word at ``k`` ("reports", "claims") a noun here?"""
    before = v.code(k - 1)
    body = before in "wpPW" and v.s.has(k - 1, "body_nouns")
    if body and v.code(k + 1) in "r#d":
        return False
    if v.code(k + 1) == "o":
        return True  # "daily reports of attacks"
    rumour = v.s.has(k - 1, "rumour_adjectives") and before not in "pP"
    return k == 0 or before in "dion#.," or v.code(k + 1) in "vbhS" or rumour


_SPEAKER = 6  # tokens


def _ends_with_speaker(v: View, k: int) -> bool:
    """Does a sentence end with the speaker right behind its verb at ``k``?"""
    end = k + 1
    while v.code(end) in "dwWpPoc" and end - k <= _SPEAKER:
        end += 1
    named_ = any(v.s.has(x, "body_nouns") or v.codes[x] in "Wp" for x in range(k + 1, end))
    return end > k + 1 and v.code(end) == "." and end >= len(v.codes) - 1 and named_


def _joint(v: View, k: int, at: int) -> Source | None:
    """ "The parents called for help and said": the subject of the verb before "and" at ``k``."""
    begin = k
    while begin > 0 and v.codes[begin - 1] not in ".;k:" and k - begin < 24:
        begin -= 1
    while v.code(begin) in "a,(-c" and begin < k:
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
    if source is None or not _headed(v, at, source):
        return None
    behind = next((x for x in range(at, len(v.codes)) if v.s.tokens.starts[x] >= source.end), None)
    return source if behind is None or v.codes[behind] in ".,;:(kra-ig" else None


def _headed(v: View, k: int, source: Source) -> bool:
    """Has the name at ``k`` a head that can speak: no "said a raid on the town of Luno"?"""
    end = k
    while v.s.tokens.starts[end] < source.end and v.codes[end] not in "io":
        end += 1
        if end == len(v.codes):
            break
    return any(v.codes[x] in "pPW" or v.s.has(x, "body_nouns") for x in range(k, end))


def _closes(v: View, source: Source) -> bool:
    """Does a sentence end with a name: "… in Luno said Ann Bell"?"""
    end = bisect_left(v.s.tokens.starts, source.end)
    begin = bisect_left(v.s.tokens.starts, source.start)
    named_ = v.codes[begin] == "W" and end - begin > 1
    if v.norm(begin - 1) in ("said", "says") and v.codes[begin] == "d":
        named_ = any(v.codes[k] == "W" or v.s.has(k, "body_nouns") for k in range(begin, end))
    return named_ and all(c == "." for c in v.codes[end:])


_INVERTED = words("en", "grammar", "inverted")
