"""English: claims about other events than the one that the report is about."""

import re
from itertools import pairwise

from hasila.claims.english.event_days import (
    Day,
    dates_of,
    days_of,
    elsewhen,
    is_year,
    months_past,
)
from hasila.claims.english.parse import View
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words

_LEAD = 420  # folded characters of headline and lead
_WEEKDAYS = words("en", "units", "weekdays")
_BEGINNINGS = words("en", "grammar", "beginnings")
_FAR = 1000  # from here on a figure that is many times that of the lead is a running toll
_TIMES = 10
_WAR = 500  # so many beside an event are the toll of a war
_BEARERS = words("en", "grammar", "bearers")


def place_events(sentences: list[Sentence]) -> None:
    """Mark claims of background sentences and of other items as ``other``."""
    main: set[tuple[str | None, int | None]] = set()
    days, dates, most = _lead(sentences)
    series = _is_series(sentences)
    bearers: set[tuple[str | None, str]] = set()  # names of those told of in the main event
    aside, told, of_war = -1, -9, False
    for at, s in enumerate(sentences):
        claims = [m for m in s.mentions if m.effect]
        titled = at == 1 and s.index <= 2 and _is_title(sentences[0])
        cue = _cue(s.view, series) if at and not titled else None
        past = at > 0 and _long_ago(s) and any((m.best or 0) > 1 for m in claims)
        link = at > 0 and (_shouted(s, sentences[0]) or _timed(s)) and not _alike(s, sentences)
        if link:
            cue = 0
        same_day = bool(
            dates_of(s.tokens.norms[:8]) & dates
        )  # "Also on July 8", the day of the lead
        if cue is None and at and not same_day and _opens_aside(s.view):
            same = _same_story(s, claims, sentences)
            cue, link = (None if same else 0), s.tokens.norms[0] == "related"
        if cue is None and at and claims and elsewhen(s.view, claims, days, dates):
            cue = 0
        if cue is None and at > 2 and months_past(s.view, claims):
            cue = 0
        if cue is not None and not link and _again(s, claims, bearers):
            cue = None  # "Bell was killed last month", whose death the report is about
        if cue is not None and not claims:
            told = s.index  # "The town has seen many raids in recent months."
        counted = any((m.best or 0) > 1 for m in claims)
        since = told == s.index - 1 or (at > 0 and counted and _since_before(s))
        if cue is None and since and _until_now(s.view):
            cue = 0 if any(m.best is None or m.best > 1 for m in claims) else None
        carried = aside >= 0 and s.index - aside <= 1 and not _repeats(s, claims, main)
        carried = carried and not (of_war and _of_the_dead(s.view))
        if cue is None and carried and not _tells_of(s, claims, bearers):
            cue = 0
            aside = s.index
        elif cue is not None and claims and not link and (past or not _repeats(s, claims, main)):
            # "nine died in Luno, which has been besieged since 2013"
            aside = -1 if all(_of_something_else(s.view, m, cue) for m in claims) else s.index
            of_war = any((m.best or 0) >= _WAR for m in claims)
        if cue is None:
            if claims:
                aside = -1
            main |= {(m.effect, m.best) for m in claims if m.best and m.best > 1}
            bearers |= {(m.effect, n) for m in claims if m.best == 1 for n in _names(s, m)}
        for m in claims:
            known = (m.effect, m.best) in main and m.best is not None and not past
            known = known and not _more(s, m)
            linked = _linked(s.view, m)
            far = linked or _adds_up(s.view, m)
            least = m.best or (10**6 if "millions" in s.tokens.norms[m.i : m.j] else 0)
            far = far or bool(at and most and least >= max(_FAR, _TIMES * most))
            listed = m.rule == "killed.listed"  # "the ministry's list of 3,000 victims"
            apart = cue is not None and _of_something_else(s.view, m, cue)
            if far or ((cue is not None or listed) and not known and not apart):
                m.event = "other"


def _adds_up(v: View, m: Mention) -> bool:
    """ "Six drowned, bringing to 40 the number of those drowned this year": the sum of the year."""
    if not m.rule.endswith(".toll") or not m.best:
        return False
    less = any(
        x.effect == m.effect and x.j <= m.lead and (x.best or m.best) < m.best for x in v.mentions
    )
    if not less:
        return False
    for k in range(m.j, len(v.norms)):
        if v.codes[k] in ".;":
            return False
        if v.norms[k] == "since" and not _lately(v, k):
            return True
        if k in v.s.phrase_tags and v.s.phrase_tags[k][1] == "background":
            return True
    return False


def _of_something_else(v: View, m: Mention, cue: int) -> bool:
    """ "Ann Bell was killed on a road that saw a raid a year ago", "months after a clerk was shot".

    The cue tells when the road was raided, or how long ago the deed is that is reported on.
    """
    if v.norms[cue : cue + 2][1:] == ["after"] and v.s.index <= 3:
        return cue < m.i and not any(v.codes[x] in ",.;" for x in range(cue, m.i))
    begin = next((x for x in range(m.j + 1, cue) if v.codes[x] == "r"), cue)
    return begin < cue and v.code(begin - 1) not in ",e" and m.at < begin


def _of_the_dead(v: View) -> bool:
    """ "The dead include two cooks": those of the event again, behind the toll of a war."""
    return v.norm(0) in ("the", "those") and v.norm(1) in _BEARERS


def _until_now(v: View) -> bool:
    """ "Twenty people have been killed" behind a sentence of the past: a running toll."""
    return any(a == "h" and b == "b" for a, b in pairwise(v.codes)) and not days_of(v)


def _since_before(s: Sentence) -> bool:
    """Does the sentence before, which tells of nobody, count from a beginning?"""
    start = s.tokens.starts[0]
    line = s.tokens.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    said = line.rstrip(". ").rpartition(". ")[2].split()
    since = said.index("since") if "since" in said else len(said)
    near = [n.removeprefix("mid-").strip(",") for n in said[since + 1 : since + 4]]
    return not _BEGINNINGS.isdisjoint(near) or any(is_year(n) for n in near)


_BEFORE = 240  # characters


def _is_title(s: Sentence) -> bool:
    short = len(s) < 30 or (len(s) < 50 and not {"-", "|"}.isdisjoint(s.tokens.norms))
    return s.index == 0 and short and s.tokens.norms[-1] not in (".", "!", "?")


def _lead(sentences: list[Sentence]) -> tuple[set[str], set[Day], int]:
    """Weekdays and dates of headline and lead, and the largest figure there."""
    days: set[str] = set()
    dates: set[Day] = set()
    most = 0
    for s in sentences[:3]:
        if s.tokens.starts[0] >= _LEAD:
            break
        if not days:
            days |= days_of(s.view)
        dates |= dates_of(s.tokens.norms)
        most = max([most, *(m.best or 0 for m in s.mentions if m.effect)])
    return days, dates, most


def _is_series(sentences: list[Sentence]) -> bool:
    """Is the report about several deeds at once ("a wave of attacks")?"""
    heads = [s.tokens.norms for s in sentences[:2] if s.tokens.starts[0] < _LEAD]
    return any(
        norm in _SERIES and norms[k + 1 : k + 2] == ["of"]
        for norms in heads
        for k, norm in enumerate(norms)
    )


_SERIES = words("en", "grammar", "series")
_DEEDS = words("en", "grammar", "series_deeds")


def _cue(v: View, series: bool) -> int | None:
    """The token where a word of another time or event stands.

    Of a series of deeds another one is no other event.
    """
    found = [
        k
        for k, (end, tag) in v.s.phrase_tags.items()
        if tag == "background"
        and not (v.norm(end - 1) == "since" and _lately(v, end - 1))
        and not (v.norm(end - 1) == "weekend" and "weekend" in v.s.tokens.text[:_LEAD])
        and not (series and not _DEEDS.isdisjoint(v.norms[k:end]))
    ]
    if not found and (span := _over_a_span(v)) is not None:
        return span
    if not found and "since" in v.norms:
        k = v.norms.index("since")
        near = v.norms[k + 1 : k + 7]
        near = [n.removeprefix("mid-") for n in near]
        begins = not _BEGINNINGS.isdisjoint(near) or any(is_year(n) for n in near)
        if begins and not _lately(v, k):
            return k
    return min(found, default=None)


def _over_a_span(v: View) -> int | None:
    """Where it is counted over days or years up to now ("during the last 6 months")."""
    for k, norm in enumerate(v.norms):
        if norm in ("last", "past") and v.norm(k - 1) == "the" and v.norm(k - 2) in _DURING:
            unit = k + 2 + (v.norm(k + 2) == "of")
            if v.norm(unit) in _UNITS and (v.code(k + 1) == "#" or v.norm(k + 1) in _SOME):
                return k
    return None


_DURING = frozenset(("in", "during", "over", "within", "for"))
_UNITS = frozenset(("weeks", "months", "years", "decades"))
_SOME = frozenset(("few", "several", "couple", "many"))


def _lately(v: View, k: int) -> bool:
    """Does "since" count from a day of this week, or give a reason ("since sources conflict")?"""
    near = v.norms[k + 1 : k + 9]
    if not _WEEKDAYS.isdisjoint(near):
        return True
    return v.code(k + 1) in "pPwW" and v.norm(k - 1) == ","


def _long_ago(s: Sentence) -> bool:
    """Does a sentence name a time long past ("last year", "two years ago")?"""
    spans = ((k, end) for k, (end, tag) in s.phrase_tags.items() if tag == "background")
    return any(k < 3 and not _LONG.isdisjoint(s.tokens.norms[k:end]) for k, end in spans)


_LONG = frozenset(("year", "years", "month", "months", "decade"))


def _opens_aside(v: View) -> bool:
    if v.norms[:1] == ["meanwhile"] and "S" in v.codes[1:9]:
        return False  # "Meanwhile a doctor said": of the same event
    if v.norms[:1] == ["also"] and v.code(1) == "e":
        return False  # "Also injured were two guards"
    if v.norm(0).isdigit() and v.norm(1) == "related":
        return True  # "... 14 Related" and links behind it
    if v.norms[:1] == ["in"] and "meanwhile" in v.norms[2:5]:
        return True  # "In Keld meanwhile"
    tag = v.s.phrase_tags.get(0)
    return v.s.has(0, "asides") or bool(tag and tag[1] == "asides")


def _same_story(s: Sentence, claims: list[Mention], sentences: list[Sentence]) -> bool:
    """Is "RELATED: Clerk shot in Luno" an earlier report on what the headline is about?"""
    listed = ":" in s.tokens.norms[1:4] or not _COVERAGE.isdisjoint(s.tokens.norms[1:2])
    if s.tokens.norms[0] != "related" or not listed:
        return False
    told = {(m.effect, _young(m)) for x in sentences[:6] if x is not s for m in x.mentions}
    return _alike(s, sentences) or any(
        (m.effect, _young(m)) in told for m in claims if m.kind != "others"
    )


def _young(m: Mention) -> bool:
    return m.person is not None and m.person.demographic == "children"


_COVERAGE = words("en", "grammar", "related_links")


def _shouted(s: Sentence, first: Sentence) -> bool:
    """Is a line in capitals the headline of another report ("SUSPECT FREED ON BOND")?"""
    alone = s.upper and not first.upper and 3 < len(s) < _HEADLINE
    return alone and s.tokens.norms[-1].isalnum() and _own_line(s)


def _timed(s: Sentence) -> bool:
    """Is a line the title of another recording ("0:47 Driver shot to death in Luno")?"""
    return _DURATION.match(s.tokens.text, s.tokens.starts[0]) is not None and _own_line(s)


_DURATION = re.compile(r"\d{1,2}:[0-5]\d ")
_HEADLINE = 18  # tokens of a headline between the paragraphs


def _own_line(s: Sentence) -> bool:
    """Is a sentence a line of its own?"""
    text = s.tokens.text
    return text[: s.tokens.starts[0]].rstrip(" ")[-1:] == "\n" and (
        text[s.tokens.ends[-1] :].lstrip(" ")[:1] in ("\n", "")
    )


def _alike(s: Sentence, sentences: list[Sentence]) -> bool:
    """Does a sentence share a noun or name with headline and lead?"""
    heads = {w for x in sentences[:3] if x is not s for w in _content(x.view)}
    return not heads.isdisjoint(_content(s.view))


def _content(v: View) -> set[str]:
    return {n for n, c in zip(v.norms, v.codes, strict=True) if c in "wWpP" and len(n) > 4}


def _repeats(s: Sentence, claims: list[Mention], main: set[tuple[str | None, int | None]]) -> bool:
    return any((m.effect, m.best) in main and not _more(s, m) for m in claims)


def _tells_of(s: Sentence, claims: list[Mention], bearers: set[tuple[str | None, str]]) -> bool:
    """Is it told of somebody by the name that the report has used before?"""
    known = {name for _, name in bearers}
    return any(not known.isdisjoint(_names(s, m)) for m in claims if m.kind == "name")


def _again(s: Sentence, claims: list[Mention], bearers: set[tuple[str | None, str]]) -> bool:
    """ "Bell was killed last month": is only told again what befell those of the main event?"""
    return bool(claims) and all(
        m.kind == "name"
        and m.effect != "detained"  # who can be held again and again
        and any((m.effect, name) in bearers for name in _names(s, m))
        for m in claims
    )


def _names(s: Sentence, m: Mention) -> set[str]:
    """The words of a single person's name."""
    if m.kind not in ("name", "singular"):
        return set()
    own = range(m.i, m.j)
    return {s.tokens.norms[k] for k in own if len(s.tokens.norms[k]) > 2 and not s.words[k].person}


def _linked(v: View, m: Mention) -> bool:
    """Does a mention stand behind "... 14 Related", among the headlines of other reports?"""
    return (
        any(v.norms[k] == "related" and k and v.norms[k - 1].isdigit() for k in range(m.i))
        if "related" in v.norms
        else False
    )


def _more(s: Sentence, m: Mention) -> bool:
    """ "Another three were killed": none of those told before."""
    return "another" in s.tokens.norms[max(0, m.lead - 1) : m.i + 1]
