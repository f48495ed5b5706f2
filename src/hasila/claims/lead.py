"""The lead of a report: what it tells, where it ends, what its figures are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hasila.claims.earlier import (
    YEAR,
    dates,
    had_been,
    month_at,
    of_the_event,
    runs,
)
from hasila.claims.model import Mention, Sentence
from hasila.claims.page import Page
from hasila.lexicon import Word
from hasila.places import Hit

_LEAD = 420  # characters of headline and lead


_HEAD = 110  # characters that headline and lead have at least


_HARM = frozenset(("told_event", "weapons", "armed", "wars"))


_BREAK = re.compile(r"(?<!\n)\n+|[.؟!]\s")


_PREFIXES = "بلوف"  # which names that no list knows keep


@dataclass
class Lead:
    """What headline and lead say."""

    words: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    values: set[tuple[str | None, int | None]] = field(default_factory=set)
    places: list[Hit] = field(default_factory=list)
    dates: set[tuple[str, str]] = field(default_factory=set)  # days of the month
    months: set[str] = field(default_factory=set)
    today: bool = False  # it is of today
    running: bool = False  # a toll "since …" is itself the news
    links: list[range] = field(default_factory=list)  # where links to other stories stand
    told: bool = True  # headline or lead give figures themselves
    end: int = 0
    prose: bool = False  # the report has sentences with full stops
    peace: bool = False  # headline and lead tell of no harm, no event and no arms


def lead_of(told: list[Sentence], page: Page, places: Sequence[Hit]) -> Lead:
    """What headline and first sentences tell: days, towns, effects, numbers."""
    text = page.text
    head = text[: _lead_end(text)]
    lead = Lead(end=len(head), prose=text.count(".\n") + text.count(". ") > 2)
    all_words = page.words(len(head))
    words = [w for w in all_words if len(w.norm) > 2 and w.norm[0].isalpha()]
    lead.words = {w.stem for w in words}
    names = [w.stem for w in words if not w.tags and len(w.stem) > 3]
    lead.words |= {name[1:] for name in names if name[0] in _PREFIXES}
    lead.days = {w.stem for w in words if "weekdays" in w.tags}
    lead.years = set(YEAR.findall(head))
    lead.dates = set(dates(all_words))
    lead.months = {month_at(all_words, k) for k in range(len(all_words))} - {""}
    lead.today = any(w.norm == "اليوم" for w in all_words)
    lead.peace = not any(w.triggers or w.tags & _HARM or _fate(w) for w in all_words)
    lead.places = [h for h in places if h.start < lead.end]
    for s in told:
        if s.tokens.starts[0] < lead.end and not (lead.values and had_been(s, len(s))):
            lead.running = lead.running or (not lead.values and runs(s))
            above = {effect for effect, _ in lead.values}
            lead.values |= {value(m) for m in of_the_event(s, lead.running, above)}
    if not lead.values:
        lead.told = False
        lead.values = {value(m) for m in told[0].mentions if m.effect}
    return lead


def _fate(w: Word) -> bool:
    """Is a word one for the dead, the hurt, the held?"""
    return w.person is not None and bool(w.person.effect or w.person.victim_class == "detainee")


def _lead_end(text: str) -> int:
    """Where headline and lead end: behind the paragraph, or the sentence, that completes them."""
    end = _BREAK.search(text, _HEAD, _LEAD)
    if end:
        return end.start()
    cut = text.rfind(" ", 0, _LEAD)
    return cut if len(text) > _LEAD and cut > 0 else len(text)


def value(m: Mention) -> tuple[str | None, int | None]:
    """Effect and number of a claim, by which it is known again."""
    return m.effect, m.best


def without_figures(lead: Lead, start: int) -> list[str]:
    """What it says that headline and lead tell of no harm, of a sentence that begins at ``start``.

    Far behind it, or somewhat where the lead has no figures, the report has turned to what harm
    there was besides.
    """
    if start > _FAR:
        return ["far from a lead of peace"]
    behind = not lead.told and start - lead.end >= _NEAR
    return ["behind a lead of peace"] if behind else []


_FAR = 600  # characters from the head of a report
_NEAR = 100  # characters behind a lead in which its event is still told


def of_another_kind(effect: str | None, lead: Lead) -> list[str]:
    """What it says that the lead tells of nobody who suffered an effect."""
    told = {effect for effect, _ in lead.values}
    if effect == "displaced" and effect not in told and _DISASTERS.isdisjoint(lead.words):
        return ["driven from home besides"]  # whom the war drove out, not one attack
    graver = effect == "killed" and told <= {"injured", "detained"}
    return ["dead beside a lead of none"] if graver else []


_DISASTERS = frozenset(
    (
        *(
            "زلزال",
            "هزه",
            "بركان",
            "اعصار",
            "عاصفه",
            "فيضان",
            "فيضانات",
            "سيول",
            "امطار",
            "تسونامي",
        ),
        *("حريق", "حرائق", "حرايق", "انهيار", "انهيارات", "سد"),
    )
)
