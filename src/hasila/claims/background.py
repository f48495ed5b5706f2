"""Main and other events: which claims are about what headline and lead are about.

Every sentence with claims is weighed by the cues that it gives: whether it repeats the numbers or
takes up the event of the lead, names another place, kind of event or time, or stands apart.
The weights were fitted to annotated reports; only cues that told unread reports apart are kept.
"""

from collections.abc import Sequence
from itertools import pairwise

from hasila.claims.asides import asides
from hasila.claims.earlier import (
    GONE,
    YEAR,
    after_a_while,
    ago,
    another_date,
    had_been,
    in_a_period,
    in_another_month,
    since,
    yesterday,
)
from hasila.claims.lead import Lead, lead_of, of_another_kind, value, without_figures
from hasila.claims.menus import in_a_run_of_lines, is_link, is_menu, links_below
from hasila.claims.model import Mention, Sentence
from hasila.claims.page import Page, repeated_title
from hasila.claims.round_ups import HARVEST, is_digest
from hasila.claims.taken_up import (
    ANY_EVENT,
    in_passing,
    of_what_was_said,
    takes_up,
    told_before,
    told_of_before,
)
from hasila.places import Gazetteer, Hit, Place

_WEIGHTS = {  # what a cue says for another event than that of the lead
    "digest": 3.0,
    "listed under another event": 2.5,
    "menu": 3.0,
    "turns to another event": 2.0,
    "since": 2.0,
    "another year": 2.0,
    "another date": 1.5,
    "another month": 1.0,
    "another weekday": 1.0,
    "its like": 1.0,
    "far from a lead of peace": 1.2,
    "behind a lead of peace": 1.0,
    "those of another event": 1.0,
    "driven from home besides": 1.0,
    "the day before": 0.8,
    "link": 1.7,
    "a while": 1.3,
    "past": 1.2,
    "larger": 1.0,
    "had been": 1.0,
    "late": 0.7,
    "also": 0.7,
    "another kind of event": 0.7,
    "told in passing": 0.5,
    "elsewhere": 0.7,
    "dead beside a lead of none": 0.5,
    "next to another event": 0.6,
    "named in the lead": -1.0,
    "takes up the event": -1.0,
    "one as in the lead": -1.2,
    "numbers of the lead": -2.0,
}
# Cues of another time, beside which it says nothing that one died here and there.
_DATED = frozenset(("another month", "another date"))
_OTHER = 1.0  # weight from which on a sentence is about another event

_LATE = 0.75  # part of the text behind which background stands
_LINE = 60  # characters of a line of prose; those of a menu are shorter
_DASHES = ("-", "–", "—", "•", "*", "·")
_ALSO = frozenset(("كما", "وكما", "كذلك", "وكذلك", "ايضا"))


def assign(
    sentences: list[Sentence], page: Page, places: Sequence[Hit], gazetteer: Gazetteer
) -> None:
    """Set ``event`` of every mention with an effect: main or other.

    Args:
        sentences: the sentences of a report, their mentions related to each other.
        page: the report.
        places: where it says something to be, in order.
        gazetteer: the places that ``places`` are of.
    """
    told = [s for s in sentences if any(m.effect for m in s.mentions)]
    if not told:
        return
    text = page.text
    if HARVEST.match(text):
        for m in (m for s in told for m in s.mentions if m.effect):
            m.event = "main"
        return
    lead = lead_of(told, page, places)
    lead.links = links_below(text)
    digest = is_digest(text, told[0].tokens.starts[0]) or is_menu(told[0], text)
    before: Sentence | None = None  # the sentence before, where that is about another event
    of: dict[str, str] = {}  # of which event those called by a noun were told last
    for s in told:
        cues = _cues(s, lead, text, first=s is told[0])
        if digest:
            cues.append("digest")
        if before is not None and s.index - before.index == 1:
            listed = text.startswith(_DASHES, s.tokens.starts[0])
            cues.append("listed under another event" if listed else "next to another event")
        if _taken_up_from(s, of):
            cues.append("those of another event")
        if _elsewhere(s, lead, places, gazetteer):
            cues.append("elsewhere")
        other = sum(_WEIGHTS[c] for c in cues) >= _OTHER
        for m in s.mentions:
            if m.effect:
                m.event = "other" if other else "main"
        asides(s, lead)
        of |= {m.person.lemma: m.event for m in s.mentions if m.effect and m.person}
        before = s if other else None
    _told_again(told)
    again = repeated_title(text)
    ones: set[tuple[str | None, str]] = set()  # those of the event of whom it told one by one
    for s in told:
        for m in s.mentions:
            one = (m.effect, m.person.lemma) if m.person and m.best == 1 else None
            if one in ones and s.words[m.i].article and m.j == m.i + 1 and not digest:
                m.event = "main"  # مقتل طفل …، وفاة الطفل
            elif one is not None and m.effect and m.event == "main":
                ones.add(one)
            if m.effect and m.start in again:
                m.event = "main"
            elif m.effect and m.whole is not None:
                m.event = m.outermost.event
            elif m.effect and m.aspect == "previous" and not digest:
                newer = (o.event for o in s.mentions if o.effect == m.effect and o is not m)
                m.event = next(newer, "main")  # the older toll is one of the same event


def _told_again(told: list[Sentence]) -> None:
    """Those of another event whose number is said again are of that event (القتلى الثمانية)."""
    seen: dict[tuple[str | None, int | None], str] = {}
    for s in told:
        for m in s.mentions:
            if not m.effect or (m.best or 0) < _SEVERAL or m.whole is not None:
                continue
            if s.words[m.i].article and seen.get(value(m)) == "other":
                m.event = "other"
            seen.setdefault(value(m), m.event)


_SEVERAL = 2  # persons whose number tells them from others


def _taken_up_from(s: Sentence, of: dict[str, str]) -> bool:
    """Does a sentence go on with those of whom another event was told (… وتوفي الشرطي)?"""
    m = next(m for m in s.mentions if m.effect)
    known = m.person is not None and m.person.lemma not in _ANYBODY and not m.person.effect
    known = known and m.kind in ("singular", "dual") and s.words[m.i].article
    return known and m.person is not None and of.get(m.person.lemma) == "other"


_ANYBODY = frozenset(("شخص", "مدني", "مواطن", "رجل", "امرأة", "طفل"))


def _cues(s: Sentence, lead: Lead, text: str, first: bool) -> list[str]:
    """What a sentence itself gives of the cues in the table of weights."""
    claims = [m for m in s.mentions if m.effect]
    opening = claims[0]
    start = s.tokens.starts[0]
    cues = _looks_back(s, opening, lead)
    if _named_above(s, opening, lead):
        cues.append("named in the lead")
    if start >= lead.end:
        if start > _LATE * len(text):
            cues.append("late")
        if lead.peace and start > _LINE * text.count("\n", 0, start):
            cues += without_figures(lead, start)
        if lead.told and _larger(s, claims, lead):
            cues.append("larger")
        if s.words[0].norm in _ALSO:
            cues.append("also")
        if lead.told:
            cues += of_another_kind(opening.effect, lead)
        events = {w.stem for w in s.words if "told_event" in w.tags} - ANY_EVENT
        if events and events.isdisjoint(lead.words) and "takes up the event" not in cues:
            cues.append("another kind of event")
        if any(
            in_passing(s, k, opening, lead.words)
            for k in range(max(0, opening.lead - 8), opening.lead)
        ):
            cues.append("told in passing")
    counted = [m for m in claims if m.best is not None and m.best > 1]
    if (first and not lead.told) or "had been" in cues:
        pass  # its own numbers, or those of another time, repeat nothing
    elif any(value(m) in lead.values for m in counted):
        cues.append("numbers of the lead")
    elif _DATED.isdisjoint(cues) and any(value(m) in lead.values for m in claims):
        cues.append("one as in the lead")
    if _shared(s, lead) < 0.5 or "late" in cues:
        if start and (any(start in x for x in lead.links) or in_a_run_of_lines(s, text)):
            cues.append("menu")
        elif lead.prose and start > lead.end and is_link(s, text):
            cues.append("link")
    return cues


def _looks_back(s: Sentence, first: Mention, lead: Lead) -> list[str]:
    """What the words of a sentence say of another time or matter."""
    cues = []
    gone = s.tokens.starts[0] >= lead.end and another_date(
        s,
        lead.dates,
        max(0, first.lead - 40),
        min(len(s), first.j + 12),
        told=lead.told and not lead.running,
    )
    if lead.today and s.tokens.starts[0] >= lead.end and _opens_on_yesterday(s):
        gone = True
    same = told_of_before(s, first)
    before = had_been(s, first.lead) and not same
    past = gone or _other_day(s, lead) or (lead.today and yesterday(s, 0, first.lead))
    if _turned_away(s):
        cues.append("turns to another event")
    elif (same or takes_up(s, first, lead.words)) and not (
        past or (before and not told_before(s.words[1]))
    ):
        cues.append("takes up the event")
    if before:
        cues.append("had been")
    # What is told of the speaker before his words dates nothing in them.
    spoken = next((k for k in range(first.lead - 1, 0, -1) if s.words[k].norm == ":"), 0)
    if not lead.running and since(s, first.j + 12, spoken):
        cues.append("since")
    low, high = max(spoken, first.lead - 24), min(len(s), first.j + 18)
    dated = [k for k in s.numerals if low <= k < high and YEAR.fullmatch(s.words[k].norm)]
    years = {s.words[k].norm for k in dated if not _counted(s, k)}
    if years and not years & lead.years:
        cues.append("another year")
    alike = not _ALIKE.isdisjoint(s.tokens.norms[low:high])
    if alike and any(
        "told_event" in a.tags and b.norm in _ALIKE for a, b in pairwise(s.words[low:high])
    ):
        cues.append("its like")
    if s.tokens.starts[0] >= lead.end and in_another_month(s, lead.months, low, high):
        cues.append("another month")
    if gone:
        cues.append("another date")
    elif s.tokens.starts[0] >= lead.end and _opens_on_another_day(s, lead):
        cues.append("another weekday")
    elif lead.today and yesterday(s, low, high):
        cues.append("the day before")
    phrases = {
        tag
        for k, (_, tag) in s.phrase_tags.items()
        if low <= k < high and not (of_what_was_said(s, k) or s.has(k - 1, "since"))
    }
    if "past" in phrases or s.near("past", low, high) or ago(s, low, high):
        cues.append("past")
    if after_a_while(s, first) or in_a_period(s, low, high):
        cues.append("a while")
    return cues


def _elsewhere(s: Sentence, lead: Lead, places: Sequence[Hit], gazetteer: Gazetteer) -> bool:
    """Is a sentence behind the lead about a place that is neither in it nor within its places?"""
    start, end = s.tokens.starts[0], s.tokens.ends[-1]
    finer = {h.place.id: h.place for h in lead.places if h.place.kind != "country"}
    if start < lead.end or not finer:
        return False
    here = [h for h in places if start <= h.start < end and h.place.kind != "country"]
    if any(h.place.id in finer or any(_near(h.place, p) for p in finer.values()) for h in here):
        return False
    around = {k for h in lead.places for k in (h.place.id, *gazetteer.above(h.place))}
    led = [h.place for h in here if h.led_in]
    within = any(p.id in around or not finer.keys().isdisjoint(gazetteer.above(p)) for p in led)
    return bool(led) and not within


def _near(a: Place, b: Place) -> bool:
    """Are two towns one, or quarters of one?"""
    degrees = max(abs(a.lat - b.lat), abs(a.lon - b.lon))
    return a.kind == b.kind == "town" and degrees < _QUARTER


_QUARTER = 0.04  # degrees, some four kilometres


def _named_above(s: Sentence, m: Mention, lead: Lead) -> bool:
    """Is one person of a claim named in the lead as well?"""
    if m.kind not in ("name", "singular"):
        return False
    words = s.words[m.i : m.j + 2]
    if m.kind == "singular":
        words = [w for w in words if w.norm[-1] not in "يه"]  # adjectives of a country
    return any(w.stem in lead.words and not w.person and not w.tags for w in words)


def _turned_away(s: Sentence) -> bool:
    """Does a sentence open with words like "in another development"?"""
    phrases = [s.phrase_tags[k][1] for k in range(min(6, len(s))) if k in s.phrase_tags]
    return "aside" in phrases or s.near("aside", 0, 3)


def _larger(s: Sentence, claims: list[Mention], lead: Lead) -> bool:
    """A number above that of the lead, of the same effect, that is no update of it."""
    if "rise" in s.tags:
        return False
    most: dict[str | None, int] = {}
    for effect, best in lead.values:
        if best is not None:
            most[effect] = max(best, most.get(effect, 0))
    claims = [m for m in claims if m.kind != "dual" or not s.words[m.i].article]  # الجريحين: those
    if any(m.best is not None and m.best > 1.3 * most.get(m.effect, 10**12) for m in claims):
        return True
    return any(_least(s, m) > most.get(m.effect, 10**12) for m in claims if m.best is None)


def _least(s: Sentence, m: Mention) -> int:
    """How many thousands, hundreds or dozens are at the least."""
    words = s.tokens.norms[m.i : m.j]
    return max((n for w in words for ends, n in _VAGUE if w.endswith(ends)), default=0)


_VAGUE = (
    ("الاف", 2000),
    ("ملايين", 2 * 10**6),
    ("مئات", 200),
)


def _shared(s: Sentence, lead: Lead) -> float:
    words = {w.stem for w in s.words if not w.tags and len(w.stem) > 2 and w.stem[0].isalpha()}
    return len(words & lead.words) / len(words) if words else 0.5


def _counted(s: Sentence, k: int) -> bool:
    """Is a token part of a number of persons (2000 wounded), so no year?"""
    return any(m.i <= k < m.j for m in s.mentions if m.effect)


def _other_day(s: Sentence, lead: Lead) -> bool:
    days = {w.stem for w in s.words if "weekdays" in w.tags} if "weekdays" in s.tags else set()
    return bool(days and lead.days) and not days & lead.days


_ALIKE = frozenset(("مماثل", "مماثله", "مشابه", "مشابهه"))


def _opens_on_yesterday(s: Sentence) -> bool:
    """Is the first word of a sentence "yesterday" (وأمس الاثنين، قتل …)?"""
    return s.words[0].norm in ("امس", "وامس")


def _opens_on_another_day(s: Sentence, lead: Lead) -> bool:
    """Does a sentence open with a day gone by that is not that of the lead (والخميس الماضي)?"""
    for a, b in pairwise(s.words[:4]):
        if "weekdays" in a.tags and b.norm in GONE:
            return a.stem not in lead.days
    return False
