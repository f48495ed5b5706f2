"""What a sentence takes up of what was told: the event, a person, and what it only mentions."""

from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

ANY_EVENT = frozenset(("عمليه", "عمليات", "حادث", "حادثه", "واقعه"))


def told_before(w: Word) -> bool:
    """Is a word one for an event with its article (الهجوم)?"""
    return w.article and "told_event" in w.tags


def in_passing(s: Sentence, k: int, m: Mention, known: set[str]) -> bool:
    """Is an event only named by its toll (ضحايا الزلزال الذي خلف …, بعد هجوم أدى إلى …)?"""
    w = s.words[k]
    if not 0 < m.lead - k <= _CLAUSE or "told_event" not in w.tags or w.stem in known:
        return False
    if w.article:
        of_it = any(h.i == k + 2 for h in s.hits) or s.has(k + 2, "result") or s.has(k + 2, "falls")
        of_it = of_it or "بعد" in s.tokens.norms[k + 2 : m.lead]
        named = s.has(k + 1, "relative") and w.stem not in ANY_EVENT
        return named and of_it and not s.near("result", max(0, k - 2), k)
    return k > 0 and s.words[k - 1].norm in _AFTER and s.near("result", k + 1, m.lead)


_CLAUSE = 7  # words from an event to the toll in the clause that tells of it
_AFTER = frozenset(("بعد", "عقب", "اثر", "منذ"))


def takes_up(s: Sentence, m: Mention, known: set[str]) -> bool:
    """Does a sentence speak of "the attack", as one does of what was told?"""
    if "told_event" not in s.tags or any(w.stem in _COMES for w in s.words[:2]):
        return False
    before = range(m.lead - 1, max(-1, m.lead - 17), -1)
    behind = range(m.j, min(len(s), m.j + 7))
    for k in (*before, *behind):
        if told_before(s.words[k]) and not (_of_its_kind(s, k) or in_passing(s, k, m, known)):
            return not s.has(k - 1, "since")
    return False


def _of_its_kind(s: Sentence, k: int) -> bool:
    """Is it only set among its like (الهجوم الأكثر دموية، الحادث الثاني من نوعه)?"""
    return k + 1 < len(s) and s.words[k + 1].norm in _SUPERLATIVES


def of_what_was_said(s: Sentence, k: int) -> bool:
    """Does a time that is past date the statement and no event (أعلنت في وقت سابق الاثنين)?"""
    day = k + 3 + (s.tokens.norms[k + 3 : k + 4] == ["من"])
    earlier = s.tokens.norms[k : k + 3] == ["في", "وقت", "سابق"] and s.has(day, "weekdays")
    said = earlier and s.near("say_verbs", max(0, k - _SPEAKER), k)
    return said or (k < 2 and s.near("say_verbs", k + 2, k + 6))


_SPEAKER = 7  # words of a verb of saying and the one who speaks, before the time of his words


def told_of_before(s: Sentence, m: Mention) -> bool:
    """Is it a person of whom the report told (الشاب المذكور, هذا الشاب)?"""
    said = {w.norm for w in s.words[m.i : m.j + 1]}
    this = m.lead > 0 and s.words[m.lead - 1].norm in _THIS
    return m.kind == "singular" and (this or not said.isdisjoint(_AFORESAID))


_THIS = frozenset(("هذا", "هذه"))
_AFORESAID = frozenset(("المذكور", "المذكوره"))
_SUPERLATIVES = frozenset(("الاكثر", "الاسوا", "الاعنف", "الاكبر", "الاشد", "الاول", "الاولي"))
_COMES = frozenset(("ياتي", "تاتي", "جاء", "جاءت"))  # "the attack comes a day after …"
