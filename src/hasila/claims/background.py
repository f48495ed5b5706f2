"""Main and other events: which claims are about what headline and lead are about.

Every sentence with claims is weighed: where it stands, whether it repeats the numbers, words,
days and places of the lead, and whether its own words say that it looks elsewhere or back.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from hasila.claims.model import Mention, Sentence
from hasila.claims.page import Page
from hasila.lexicon import Word

_LEAD = 420  # characters of headline and lead
_HEAD = 110  # characters that headline and lead have at least
_OTHER = 1.3  # weight from which on a sentence is about another event
_BREAK = re.compile(r"(?<!\n)\n+|[.؟!]\s")
_ITEM = re.compile(r"\n(?:[^\n:]{2,24}::|\s*-\s*[^\n:]{2,20}:)")  # of a round-up
_FIRST_ITEM = re.compile(r"[^\n:]{2,24}::")
_PREFIXES = "بلوف"  # which names that no list knows keep
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass
class _Lead:
    """What headline and lead say."""

    words: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    values: set[tuple[str | None, int | None]] = field(default_factory=set)
    running: bool = False  # a toll "since …" is itself the news
    told: bool = True  # headline or lead give figures themselves
    end: int = 0
    prose: bool = False  # the report has sentences with full stops


def assign(sentences: list[Sentence], page: Page) -> None:
    """Set ``event`` of every mention with an effect: main or other."""
    text = page.text
    told = [s for s in sentences if any(m.effect for m in s.mentions)]
    if not told:
        return
    lead = _lead(told, page)
    digest = _is_digest(text)
    named = _ROUND_UP.match(text)
    called = named is not None and told[0].tokens.starts[0] >= named.end()
    before: Sentence | None = None
    was_other = False
    for s in told:
        weight = _weight(s, lead, text, first=s is told[0])
        if digest or called:
            weight += 9 if called else 3
        apart = before is not None and s.index - before.index > 1 and not was_other
        if apart and _takes_up_the_last(s) and _told_as_past(text, s.tokens.starts[0]):
            weight += 2 * _TAKEN_UP + _HAD_BEEN
        if was_other and before is not None and s.index - before.index <= 3:
            weight += _going_on(s, before)
            weight += _TAKEN_UP if _takes_up_the_last(s) else 0.0
        elif not was_other and before is not None and s.near("continue_verbs", 0, 2):
            weight -= _SPEAKS_ON if s.index - before.index <= 3 else 0.0
        was_other = weight >= _OTHER
        for m in s.mentions:
            if m.effect:
                m.event = "other" if was_other else "main"
        _asides(s, lead)
        before = s
    for s in told:
        for m in s.mentions:
            if m.effect and m.whole is not None:
                near = m.whole.sentence == m.sentence
                if near or m.whole.event == "main":
                    m.event = m.whole.event


def _lead(told: list[Sentence], page: Page) -> _Lead:
    text = page.text
    head = text[: _lead_end(text)]
    lead = _Lead(end=len(head), prose=text.count(".\n") + text.count(". ") > 2)
    words = [w for w in page.words(len(head)) if len(w.norm) > 2 and w.norm[0].isalpha()]
    lead.words = {w.stem for w in words}
    names = [w.stem for w in words if not w.tags and len(w.stem) > 3]
    lead.words |= {name[1:] for name in names if name[0] in _PREFIXES}
    lead.days = {w.stem for w in words if "weekdays" in w.tags}
    lead.years = set(_YEAR.findall(head))
    for s in told:
        if s.tokens.starts[0] < lead.end:
            lead.values |= {_value(m) for m in s.mentions if m.effect}
            lead.running = lead.running or _since(s, len(s))
    if not lead.values:
        lead.told = False
        lead.values = {_value(m) for m in told[0].mentions if m.effect}
    return lead


def _lead_end(text: str) -> int:
    """Where headline and lead end: behind the paragraph, or the sentence, that completes them."""
    end = _BREAK.search(text, _HEAD, _LEAD)
    if end:
        return end.start()
    cut = text.rfind(" ", 0, _LEAD)
    return cut if len(text) > _LEAD and cut > 0 else len(text)


def _value(m: Mention) -> tuple[str | None, int | None]:
    return m.effect, m.best


def _weight(s: Sentence, lead: _Lead, text: str, first: bool) -> float:
    """How much speaks for another event than that of the lead."""
    claims = [m for m in s.mentions if m.effect]
    opening = claims[0]
    start = s.tokens.starts[0]
    back = _looks_back(s, opening, lead)
    weight = back
    if _named_above(s, opening, lead):
        weight -= 1.5
    if start < lead.end:
        weight -= 2.5 if start == 0 or not _turned_away(s) else 1.0
    elif start > 0.6 * len(text):
        weight += 0.4
    shared = _shared(s, lead)
    if shared >= 0.4:
        weight -= 0.6
    elif shared < 0.12:
        weight += 0.6
    if start >= lead.end and _larger(s, claims, lead):
        weight += 0.8
    counted = [m for m in claims if m.best is None or m.best > 1]
    if first and not lead.told:
        pass  # its own numbers repeat nothing
    elif any(_value(m) in lead.values for m in counted if m.best is not None):
        weight -= 0.8 if _had_been(s, opening.lead) else 2.5
    elif any(_value(m) in lead.values for m in claims):
        weight -= 0.8
    if start and _in_a_run_of_lines(s, text):
        weight += 3.0 if shared < 0.5 else 0.0
    elif lead.prose and start > lead.end and _is_link(s, text):
        weight += 2.0 if shared < 0.5 else -1.0
    return weight


def _named_above(s: Sentence, m: Mention, lead: _Lead) -> bool:
    """Is one person of a claim named in the lead as well?"""
    if m.kind not in ("name", "singular"):
        return False
    words = s.words[m.i : m.j + 2]
    return any(w.stem in lead.words and not w.person and not w.tags for w in words)


def _turned_away(s: Sentence) -> bool:
    """Does a sentence open with words like "in another development"?"""
    phrases = [s.phrase_tags[k][1] for k in range(min(6, len(s))) if k in s.phrase_tags]
    return "aside" in phrases or s.near("aside", 0, 3)


def _larger(s: Sentence, claims: list[Mention], lead: _Lead) -> bool:
    """A number above that of the lead, of the same effect, that is no update of it."""
    if "rise" in s.tags:
        return False
    most: dict[str | None, int] = {}
    for effect, best in lead.values:
        if best is not None:
            most[effect] = max(best, most.get(effect, 0))
    return any(m.best is not None and m.best > 1.3 * most.get(m.effect, 10**12) for m in claims)


def _shared(s: Sentence, lead: _Lead) -> float:
    words = {w.stem for w in s.words if not w.tags and len(w.stem) > 2 and w.stem[0].isalpha()}
    return len(words & lead.words) / len(words) if words else 0.5


def _looks_back(s: Sentence, first: Mention, lead: _Lead) -> float:
    """What the words of a sentence say of another time, place or matter."""
    weight = 0.0
    opener = [s.phrase_tags[k][1] for k in range(min(6, len(s))) if k in s.phrase_tags]
    if _turned_away(s):
        weight += 2
    elif _takes_up(s, first) and not _other_day(s, lead):
        weight -= _TAKEN_UP
    if _had_been(s, first.lead):
        weight += _HAD_BEEN
    if "recall" in opener or s.near("recall", 0, 2):
        weight += 0.6
    if not lead.running and _since(s, first.j + 12):
        weight += 2
    low, high = max(0, first.lead - 24), min(len(s), first.j + 18)
    near, tags = s.words[low:high], s.tags
    dated = [k for k in s.numerals if low <= k < high and _YEAR.fullmatch(s.words[k].norm)]
    years = {s.words[k].norm for k in dated if not _counted(s, k)}
    if years and not years & lead.years:
        weight += 2.2
    phrases = {
        tag
        for k, (_, tag) in s.phrase_tags.items()
        if low <= k < high and not (k < 2 and s.near("say_verbs", k + 2, k + 6))
    }
    if "past" in phrases or s.near("past", low, high):
        weight += 1.3
    if _after_a_while(s, first) or _in_a_period(s, low, high):
        weight += 1.3
    if "wars" in tags:
        wars = {w.stem for w in near if "wars" in w.tags}
        weight += 0.8 if wars and not wars & lead.words else 0.0
    if "month" in tags and _opens_with_month(s, lead):
        weight += 1.5
    if "weekdays" in tags and lead.days:
        days = {w.stem for w in near if "weekdays" in w.tags}
        weight += 0.9 if days and not days & lead.days else 0.0
    if "place_nouns" in tags:
        pairs = pairwise(s.words[low : high + 1])
        places = {b.stem for a, b in pairs if "place_nouns" in a.tags and not b.tags}
        weight += 1 if places and not places & lead.words else 0
    return weight


_SPEAKS_ON = 0.6
_TAKEN_UP, _HAD_BEEN = 0.9, 0.9


def _opens_with_month(s: Sentence, lead: _Lead) -> bool:
    """Does a sentence begin with a month that the lead does not name (وفي نوفمبر)?"""
    months = [w.stem for w in s.words[:4] if "month" in w.tags]
    return bool(months) and lead.words.isdisjoint(months)


def _counted(s: Sentence, k: int) -> bool:
    """Is a token part of a number of persons (2000 wounded), so no year?"""
    return any(m.i <= k < m.j for m in s.mentions if m.effect)


def _other_day(s: Sentence, lead: _Lead) -> bool:
    days = {w.stem for w in s.words if "weekdays" in w.tags} if "weekdays" in s.tags else set()
    return bool(days and lead.days) and not days & lead.days


def _told_before(w: Word) -> bool:
    return w.article and "told_event" in w.tags


def _takes_up(s: Sentence, m: Mention) -> bool:
    """Does a sentence speak of "the attack", as one does of what was told?"""
    if "told_event" not in s.tags or any(w.stem in _COMES for w in s.words[:2]):
        return False
    before = range(m.lead - 1, max(-1, m.lead - 17), -1)
    behind = range(m.j, min(len(s), m.j + 7))
    for k in (*before, *behind):
        if _told_before(s.words[k]):
            return not s.has(k - 1, "since")
    return False


_COMES = frozenset(("ياتي", "تاتي", "جاء", "جاءت"))  # "the attack comes a day after …"
_THIS = frozenset(("هذا", "هذه", "ذلك", "تلك"))


def _takes_up_the_last(s: Sentence) -> bool:
    """Is "the attack" that of the sentence before, or one told in the same sentence?"""
    first = next(m for m in s.mentions if m.effect)
    if not _takes_up(s, first):
        return False
    k = next((k for k in range(first.lead - 1, -1, -1) if _told_before(s.words[k])), 0)
    if k and s.words[k - 1].norm in _THIS:
        return True
    return k > _TOLD_BEFORE and not (s.near("that", 0, k) or s.near("say_verbs", 0, k))


_TOLD_BEFORE = 6  # tokens in which a sentence may tell an event before it takes it up


_AS_PAST = re.compile(r"\W*(?:هذا )?وكانت? [^.]{3,60} قد ")


def _told_as_past(text: str, start: int) -> bool:
    """Does the sentence before tell what had happened (وكان الجيش قد قصف …)?"""
    end = len(text[:start].rstrip(" .\n"))
    begin = max(text.rfind(". ", 0, end), text.rfind("\n", 0, end), end - 300, -1)
    return _AS_PAST.match(text, begin + 1, end) is not None


def _had_been(s: Sentence, end: int) -> bool:
    """Does a sentence open with what had happened before (وكانت القوات قد قتلت)?"""
    if not any(w.norm in ("وكان", "وكانت", "كان", "كانت") for w in s.words[:2]):
        return False
    for k in range(1, min(end, 14)):
        if s.words[k].norm in ("قد", "وقد") and k + 1 < len(s):
            return not (s.words[k + 1].tags & {"say_verbs", "quote_verbs"})
    return False


def _after_a_while(s: Sentence, m: Mention) -> bool:
    """ "Less than two months after the death of …": what stands behind looks back."""
    for k in range(max(0, m.lead - 12), m.lead - 1):
        if s.words[k].norm not in ("بعد", "قبل"):
            continue
        for x in range(k + 1, min(m.lead, k + 5)):
            w = s.words[x]
            if "spent" in w.tags and s.has(x, "beginnings") | (w.stem in _SPANS):
                return any(v.norm in ("من", "علي") for v in s.words[x + 1 : x + 3])
    return False


def _in_a_period(s: Sentence, low: int, high: int) -> bool:
    """Does a sentence count over a month or a year (خلال تموز, خلال العام)?"""
    if "خلال" not in s.tokens.norms:
        return False
    pairs = pairwise(s.words[low : high + 1])
    return any(a.norm == "خلال" and ("month" in b.tags or b.stem in _PERIODS) for a, b in pairs)


_SPANS = frozenset(("ساعات", "ايام", "يوم", "يومين", "اسبوع", "اسابيع", "شهر", "شهرين", "اشهر"))
_PERIODS = frozenset(("شهر", "عام", "سنه", "اشهر", "سنوات", "اعوام", "اسابيع", "شهرين", "عامين"))


def _since(s: Sentence, end: int) -> bool:
    """Does a sentence count from a beginning (since the war, this year)?"""
    if "since" not in s.tags:
        return False
    for k in range(min(end, len(s)) - 1):
        if "since" in s.words[k].tags and any(
            "beginnings" in w.tags or _YEAR.fullmatch(w.norm) for w in s.words[k + 1 : k + 4]
        ):
            counted = s.words[k + 1].norm.isdigit() and not _YEAR.fullmatch(s.words[k + 1].norm)
            if not counted:  # "the largest in 3 years" counts nothing
                return True
    return False


def _going_on(s: Sentence, before: Sentence) -> float:
    """A sentence that goes on with the other event of the sentence before."""
    values = {_value(m) for m in before.mentions if m.effect}
    weight = 0.0
    if any(_value(m) in values for m in s.mentions if m.effect):
        weight += 1.5
    if s.near("continue_verbs", 0, 2):
        weight += 1.2
    elif s.index - before.index == 1:
        weight += 0.6
    return weight


def _asides(s: Sentence, lead: _Lead) -> None:
    """Within a sentence of the main event: clauses that turn to another one."""
    claims = [m for m in s.mentions if m.effect]
    for m in claims[1:]:
        between = range(max(claims[0].j, m.lead - 30), m.lead)
        turned = any(
            k in s.phrase_tags and s.phrase_tags[k][1] in ("aside", "past") for k in between
        )
        if turned and m.event == "main" and _value(m) not in lead.values and not m.after_marker:
            m.event = "other"


def _is_link(s: Sentence, text: str) -> bool:
    """Is a sentence a line of its own without a full stop, like links to other stories?"""
    start, end = s.tokens.starts[0], s.tokens.ends[-1]
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)].strip()
    return len(line) <= _LINE and not line.endswith((".", '."', '".', "!", ":")) and len(s) > 3


# Headlines of round-ups: a digest, a daily report, the harvest of the day, and nothing else.
_ROUND_UP = re.compile(r"\W*(?:موجز|نشره|حصاد|ملخص|جوله|التقرير اليومي)\b[^\n]{0,70}(?:\n|$)")
_LINE = 130  # characters of a headline
_PARAGRAPH = 160  # characters that a line of a report's body has


def _in_a_run_of_lines(s: Sentence, text: str) -> bool:
    """Is a sentence one of several short lines without a stop, as menus and tags are?"""
    start = text.rfind("\n", 0, s.tokens.starts[0]) + 1
    end = text.find("\n", s.tokens.ends[-1])
    end = len(text) if end < 0 else end
    if start == 0 or not _bare_line(text[start:end]):
        return False
    before = text[:start].rstrip()
    above = before[before.rfind("\n") + 1 :]
    behind = text[end:].lstrip()
    below = behind[: behind.find("\n")] if "\n" in behind else behind
    if not (_bare_line(above) and below and _bare_line(below)) or "\n" not in before:
        return False
    return any(len(line) >= _PARAGRAPH for line in text.split("\n"))


def _bare_line(line: str) -> bool:
    line = line.strip()
    return 0 < len(line) <= _LINE and line[-1] not in ".!؟:،"


def _is_digest(text: str) -> bool:
    """A round-up: many short items that each begin with a place or a number."""
    if ":" not in text or text.count("\n") < 2:
        return False
    return len(_ITEM.findall(text)) + bool(_FIRST_ITEM.match(text)) >= 3
