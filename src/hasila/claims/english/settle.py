"""English: what only the whole report settles."""

import re

from hasila.claims.english.events import place_events
from hasila.claims.english.motives import answered_deeds
from hasila.claims.english.parts import break_down
from hasila.claims.english.shares import shares
from hasila.claims.english.updates import older_tolls
from hasila.claims.model import Mention, Sentence
from hasila.quantities.data import words


def settle(sentences: list[Sentence]) -> None:
    """Settle the outcome of those who were shot; mentions are changed in place."""
    _carried(sentences)
    _restated(sentences)
    place_events(sentences)
    older_tolls(sentences)
    answered_deeds(sentences)
    _outcome_of_shots(sentences)
    _outcome_of_victims(sentences)
    shares(sentences)
    break_down(sentences)
    _no_larger_parts(sentences)
    _no_dead_tell(sentences)
    _no_crews(sentences)


def _no_crews(sentences: list[Sentence]) -> None:
    """ "The crew died": nobody knows how many they are."""
    claims = [m for s in sentences for m in s.mentions if m.effect]
    for m in claims:
        if m.head == "crew" and m.kind in ("singular", "bare"):
            m.effect = None
        elif m.whole is not None and m.whole.head == "crew" and m.whole.best == 1:
            m.whole = None


_TELLING = words("en", "grammar", "those_alive")


def _no_dead_tell(sentences: list[Sentence]) -> None:
    """ "Ann Bell shared details of the strike that killed him": who tells it has survived."""
    for s in sentences:
        for m in s.mentions:
            one = m.best == 1 and m.kind in ("name", "singular", "bare") and m.whole is None
            behind = s.tokens.norms[m.j : m.j + 2]
            tells = bool(behind) and behind[0] in _TELLING and behind[-1] != "to"
            if one and tells and m.effect == "killed" and s.tokens.norms[m.lead - 1] != "of":
                m.effect = None


def _no_larger_parts(sentences: list[Sentence]) -> None:
    """ "Four guards including a sergeant and five civilians": the five are none of the four."""
    for s in sentences:
        for m in s.mentions:
            whole = m.whole
            if whole is not None and whole.best and m.best and m.best > whole.best:
                m.whole, m.aspect = None, "total"


def _carried(sentences: list[Sentence]) -> None:
    """ "Among them are three nurses": the effect of the last total of the sentence before."""
    total: Mention | None = None
    harmed: Mention | None = None
    dead: Mention | None = None
    for s in sentences:
        for m in s.mentions:
            if m.rule in ("carried+among", "victims+among") and m.effect is None:
                whole = total if m.rule == "carried+among" else dead or harmed or total
                them = m.rule != "carried+among" or (whole is not None and whole.best != 1)
                if whole is not None and them and m.sentence - whole.sentence <= 3:
                    m.effect, m.whole = whole.effect, whole
            elif m.effect and m.aspect == "total" and m.best != 0:
                total = m
                harmed = m if m.effect in _HARMED else harmed
                dead = m if m.effect == "killed" else dead


_HARMED = ("killed", "injured", "killed_or_injured", "shot")


def _restated(sentences: list[Sentence]) -> None:
    """ "The three nurses": a number told again of the same people keeps its effect."""
    told: dict[tuple[int, str], Mention] = {}
    for s in sentences:
        for m in s.mentions:
            if m.best is None or m.best < 2 or m.kind != "number" or not m.head:
                continue
            key = (m.best, m.head)
            if m.effect:
                told.setdefault(key, m)
            elif key in told and s.tokens.norms[m.lead] == "the" and m.person:
                m.effect, m.rule = told[key].effect, "restated"


def _outcome_of_victims(sentences: list[Sentence]) -> None:
    """Victims of a number that the report gives one effect suffered that effect."""
    claims = [m for s in sentences for m in s.mentions if m.effect]
    told: dict[int | None, set[str | None]] = {}
    for m in claims:
        if not m.rule.endswith(".victims"):
            told.setdefault(m.best, set()).add(m.effect)
    for m in claims:
        if m.rule.endswith(".victims") and len(told.get(m.best, ())) == 1:
            m.effect = next(iter(told[m.best]))
        elif m.rule.endswith(".victims+part") and m.whole is not None:
            m.effect = m.whole.effect


# Words that tell how somebody who was shot fared.
_OUTCOME = re.compile(
    r"hospital|condition|surviv|recover|treated|wound|injur|threatening|surgery|medical|medics"
    r"|died|dead|kill|death|fatal|homicide|murder|succumb|expected|stable|critical"
)


_SPOTS = words("en", "grammar", "spots")


def _placed(s: Sentence, m: Mention) -> bool:
    """Is it said where a single person was hit, or that he hit himself: a wound, no more?"""
    if s.tokens.norms[m.at].startswith("graz"):
        return m.best == 1  # a graze kills nobody
    behind = s.words[m.at + 1 : max(m.at, m.j) + 8]
    return m.best == 1 and any(w.norm in _SPOTS for w in behind)


def _outcome_of_shots(sentences: list[Sentence]) -> None:
    """Shot without an outcome is injured; of a group some of whom died, either."""
    claims = [m for s in sentences for m in s.mentions if m.effect and m.event == "main"]
    dead = {m.sentence: m.i for m in claims if m.effect == "killed" and m.best != 0}
    hurt = {m.best for m in claims if m.effect == "injured"}
    told = bool(sentences) and bool(_OUTCOME.search(sentences[0].tokens.text))
    for s in sentences:
        for m in s.mentions:
            if m.effect != "shot":
                continue
            group = m.best is not None and m.best > 1 and m.kind == "number"
            # "one was killed, six others shot", but "five were shot and one is dead"
            apart = dead.get(m.sentence, m.i) < m.i or m.best in hurt or m.event == "other"
            open_ = (not told and not _placed(s, m)) or (s.upper and m.best != 1)
            rest = "other" in s.tokens.norms[m.lead : m.j] or "others" in s.tokens.norms[m.i : m.j]
            inside = (d for d in claims if d.effect == "killed" and d.after_marker)
            rest = rest and not any(
                d.sentence == m.sentence and 0 <= d.lead - m.j < 4 for d in inside
            )
            either = open_ or (group and bool(dead) and not apart and not rest)
            some = m.whole is not None and m.whole.effect == "killed_or_injured"
            either = either or (some and m.rule.endswith("+part"))
            m.effect = "killed_or_injured" if either else "injured"
