"""Where and when: the place and the day of each claim.

A claim's place is the one that its sentence names for it, else that of the lines before it, else
the report's main place. Its day is the one that its sentence names, else the day of publication.
"""

from bisect import bisect_left
from collections.abc import Callable

from hasila.claims import dates
from hasila.claims.model import Mention, Sentence
from hasila.claims.page import Page
from hasila.places import Gazetteer, Hit, Place, default
from hasila.text.fold import Folded

_LEAD = 400  # characters at the head of a report that say where its event is
_BEFORE = 240  # characters before a sentence in which its place may stand
_CLAUSE_MARKS = frozenset("،؛;:—")
# What joins the members of a list of places.
_LIST = frozenset(["", "و", "،", ",", "and", "او", "or", ", and", "، و"])


class Surroundings:
    """The places and days of one report; the text is searched for places once, when needed.

    Args:
        folded: the report's folded text.
        language: ``ar`` or ``en``.
        text: the report as read; English names are told by their capitals.
        published_at: ISO 8601, as precise as it is known, or None.
        gazetteer: places known; the shipped ones when None.
        page: the report as it is read, where it is.
    """

    def __init__(
        self,
        folded: Folded,
        language: str,
        text: str = "",
        published_at: str | None = None,
        gazetteer: Gazetteer | None = None,
        page: Page | None = None,
    ) -> None:
        self._folded = folded
        self._language = language
        self._text = text
        self._published = _iso_day(published_at)
        self._day = dates.day_of(published_at)
        self._gazetteer = gazetteer
        self._page = page
        self._hits: list[Hit] | None = None
        self._starts: list[int] = []
        self._main: Place | None = None
        self._whens: tuple[int, list[dates.When]] = (-1, [])

    @property
    def main(self) -> Place | None:
        """The place that the report is about."""
        self._places()
        return self._main

    @property
    def gazetteer(self) -> Gazetteer:
        """The places known."""
        return self._gazetteer or default()

    @property
    def hits(self) -> list[Hit]:
        """The places that the report says something to be at, in order."""
        return self._places()

    def place(self, s: Sentence, m: Mention) -> str | None:
        """Canonical name of the place of a claim, None when nothing tells it."""
        hits = self._places()
        if not hits:
            return None
        start, end = s.tokens.starts[0], s.tokens.ends[-1]
        here = [h for h in self._between(start, end) if not _within_source(h, m)]
        found = _nearest(here, s, m)
        if found is None:
            before = [h for h in self._between(max(0, start - _BEFORE), start) if h.led_in]
            found = before[-1].place if before else None
        if found is None and m.event == "main":
            found = self._main
        return found.name if found else None

    def date(self, s: Sentence, m: Mention) -> str | None:
        """ISO day, month or year of a claim, None when it is only roughly said or not known."""
        if self._whens[0] != id(s):
            self._whens = id(s), dates.find(s.tokens.norms, self._language, self._day)
        options = [w for w in self._whens[1] if not w.span]
        if options:
            return min(options, key=lambda w: (_distance(s, m, w), w.i)).iso
        return self._published if m.event == "main" else None

    def _places(self) -> list[Hit]:
        if self._hits is None:
            gazetteer = self.gazetteer
            if self._page is not None and self._language == "ar":
                found = self._page.places(gazetteer)
            else:
                capital = _capitals(self._text, self._folded) if self._language == "en" else None
                found = gazetteer.find(self._folded.text, self._language, capital)
            self._hits = _located(found, self._folded.text, gazetteer)
            self._starts = [h.start for h in self._hits]
            self._main = _main_place(self._hits, gazetteer)
        return self._hits

    def _between(self, start: int, end: int) -> list[Hit]:
        hits = self._hits or []
        return hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _iso_day(published_at: str | None) -> str | None:
    return str(published_at)[:10] if published_at and str(published_at)[:4].isdigit() else None


def _capitals(text: str, folded: Folded) -> Callable[[int], bool] | None:
    if not text:
        return None
    if folded.offsets is None:
        return lambda k: text[k].isupper()
    offsets = folded.offsets
    return lambda k: text[int(offsets[k])].isupper()


def _located(hits: list[Hit], folded: str, gazetteer: Gazetteer) -> list[Hit]:
    """The hits that say where something is, one for each chain of a place and what it lies in.

    A country or town that speaks or acts ("Damascus said") is left out; so is a dateline.
    """
    out: list[Hit] = []
    last: Hit | None = None  # the hit before, with what it was joined to
    for hit in hits:
        between = folded[last.end : hit.start] if last else ""
        near = last is not None and len(between) <= 30 and "\n" not in between
        if last is not None and near:
            above, below = gazetteer.above(last.place), gazetteer.above(hit.place)
            if hit.place.id in above or hit.place.id == last.place.id:
                # "Kafr Nabl in Idlib": the first says it; where it was not led in, now it is.
                if not last.led_in and not (out and out[-1].end == last.end):
                    out.append(Hit(last.start, hit.end, last.place, True))
                elif out:
                    out[-1] = Hit(out[-1].start, hit.end, out[-1].place, True)
                last = Hit(last.start, hit.end, last.place, True)
                continue
            if last.place.id in below and out and out[-1].place is last.place and hit.led_in:
                out[-1] = last = Hit(last.start, hit.end, hit.place, True)
                continue
        listed = near and last is not None and last.led_in and between.strip() in _LIST
        titled = _opens_line(folded, hit)
        if titled == "dateline":
            last = None
            if (
                hit.place.kind == "town"
            ):  # for want of another: local papers are where things happen
                out.append(Hit(hit.start, hit.end, hit.place, False))
            continue
        if hit.led_in or listed or titled == "title":
            out.append(Hit(hit.start, hit.end, hit.place, True))
            last = out[-1]
        else:
            if hit.place.kind == "town":
                out.append(hit)
            last = hit
    return out


def _opens_line(folded: str, hit: Hit) -> str:
    """``title`` for "Homs: …", ``dateline`` for "BEIRUT (Agency) - …", else nothing."""
    before = folded[max(0, hit.start - 3) : hit.start].strip(" #|")
    if before and not before.endswith("\n"):
        return ""
    behind = folded[hit.end : hit.end + 3].lstrip()
    if behind[:1] in (":", "|") or behind[:2] == "..":
        return "title"
    return "dateline" if behind[:1] in ("(", "-", "/") else ""


def _main_place(hits: list[Hit], gazetteer: Gazetteer) -> Place | None:
    """The place that a report is about: most said, the more so in its lead."""
    scores: dict[str, float] = {}
    for hit in hits:
        weight = (1.0 if hit.led_in else 0.3) + 2 * (hit.start < _LEAD and hit.led_in)
        weight *= {"town": 1.5, "country": 0.7}.get(hit.place.kind, 1.0)
        scores[hit.place.id] = scores.get(hit.place.id, 0.0) + weight
    if not scores:
        return None
    best = max(scores, key=lambda k: scores[k])  # the first said of equals
    # A place within the best one, if it is said nearly as often, tells more.
    inner = [k for k in scores if best in gazetteer.above(gazetteer.places[k])]
    finer = max(inner, key=lambda k: scores[k], default=None)
    if finer is not None and scores[finer] >= 0.4 * scores[best]:
        best = finer
    return gazetteer.places[best]


def _within_source(hit: Hit, m: Mention) -> bool:
    return m.source is not None and m.source.start <= hit.start < m.source.end


def _nearest(hits: list[Hit], s: Sentence, m: Mention) -> Place | None:
    """The place that a sentence gives for one of its claims.

    Behind the claim and before the next one; else the last before it; else the next behind.
    """
    sure = [h for h in hits if h.led_in] or hits
    if not sure:
        return None
    following = min((x.start for x in s.mentions if x.start >= m.end and x.effect), default=None)
    behind = [h for h in sure if h.start >= m.end]
    before = [h for h in sure if h.start < m.start]
    inside = [h for h in sure if m.start <= h.start < m.end]
    if inside:
        return inside[0].place
    own = [h for h in behind if following is None or h.start < following]
    if own and before:
        # A mark of a clause between the claim and what is behind it gives way to what is before.
        gap = s.tokens.text[m.end : own[0].start]
        back = s.tokens.text[before[-1].end : m.start]
        if len(gap) > 60 and _breaks(gap) > _breaks(back):
            return before[-1].place
    if own:
        return own[0].place
    return before[-1].place if before else behind[0].place


def _breaks(between: str) -> int:
    return sum(between.count(mark) for mark in _CLAUSE_MARKS)


def _distance(s: Sentence, m: Mention, when: dates.When) -> int:
    """Tokens between a claim and a date, clause marks and verbs of saying counting for more."""
    low, high = (m.j, when.i) if when.i >= m.j else (when.j, m.i)
    norms = s.tokens.norms
    marks = sum(norms[k] in _CLAUSE_MARKS or norms[k] == "," for k in range(low, high))
    said = any(s.has(k, "say_verbs") for k in range(max(0, when.i - 3), when.i))
    return max(0, high - low) + 6 * marks + 12 * said + 20 * (when.iso is None)
