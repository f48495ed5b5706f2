"""Arabic: where clauses begin and end, and what governs a noun."""

from hasila.claims.arabic.nouns import STOPS
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word


def after_close(s: Sentence, k: int) -> int:
    """The token behind the parenthesis that opens at ``k``; ``k`` itself when none opens."""
    if s.words[k].norm not in ("(", "["):
        return k + 2 if s.tokens.norms[k : k + 2] in _UPON_IT else k
    for end in range(k + 1, min(len(s), k + 14)):
        if s.words[end].norm in (")", "]"):
            return end + 1
    return k + 1


_UPON_IT = tuple(["علي", w] for w in ("اثرها", "اثره", "خلفيتها", "خلفيته", "اثر", "الفور"))


def breaks(s: Sentence, k: int, j: int) -> bool:
    """Does the clause of the effect word that ends at ``j`` stop before token ``k``?"""
    w = s.words[k]
    if w.norm in STOPS or "part_markers" in w.tags or "that" in w.tags:
        return True
    if k == j and not w.conj:
        return w.norm == "لكن"  # يعتقدون أنه قتل لكن آخرين قالوا
    if w.triggers and any(h.i == k for h in s.hits):
        return True
    if "clause_breaks" in w.tags or "relative" in w.tags:
        return True
    if "adverbs" in w.tags and k + 1 < len(s) and "adverbs" in s.words[k + 1].tags:
        return False  # فجر اليوم: at dawn
    if w.tags & {"verbs", "say_verbs"} and not w.prep and not w.article:
        return not (_prepositional(s, k - 1) or _belongs(s, k))
    return False


def _belongs(s: Sentence, k: int) -> bool:
    """Does a word say to whom a body belongs (قوات تابعة للجيش), no verb?"""
    if k + 1 >= len(s) or s.words[k].norm not in _BELONGING:
        return False
    to = s.words[k + 1]
    return to.prep == "ل" or to.norm.startswith("لل")


_BELONGING = frozenset(("تابع", "تابعه", "تابعين", "تابعون", "تابعان", "تابعا", "تابعات"))


def _prepositional(s: Sentence, k: int) -> bool:
    return k >= 0 and "prepositions" in s.words[k].tags


HANDS = frozenset(("يد", "يدي", "ايدي", "ايادي", "بيد", "بايدي"))


def governed(s: Sentence, m: Mention) -> bool:
    """Is a mention the object of a preposition or of "one of", "any", "every"?"""
    if m.qualifier == "range" and m.lead and s.words[m.lead - 1].norm in ("بين", "من"):
        return False
    if (
        m.kind == "number"
        and s.tokens.text[s.tokens.starts[m.lead]] in "بلك"
        and (m.lead < m.i or s.tokens.starts[m.lead] < m.start)
    ):
        return True
    if s.words[m.i].prep in ("ب", "ل", "ك") and m.kind not in ("number", "name"):
        return True
    if m.lead == 0 or s.words[m.lead - 1].suffix:
        return False
    if s.words[m.lead - 1].norm in HANDS:
        return True  # على يد مسلحين اثنين: those who did it
    if s.words[m.lead - 1].norm == "من" and m.lead > 1 and s.words[m.lead - 2].norm == "كل":
        return False  # كل من الشقيقين: both of them
    if m.kind in ("number", "dual") and "any" in s.words[m.lead - 1].tags:
        return False  # جميع ركابها الستة: their number is stated
    composed = s.words[m.lead - 1].norm == "من" and any(
        w.tags & {"collectives", "composed"} for w in s.words[max(0, m.lead - 4) : m.lead - 1]
    )
    return bool(s.words[m.lead - 1].tags & {"prepositions", "any"}) and not composed


_UPON = frozenset(("ضد", "في", "بحق", "حق", "علي"))
_FAR = 9  # words between a death penalty that was carried out and the one who suffered it


def upon(s: Sentence, hit: Hit) -> int:
    """Where the one stands upon whom a penalty was carried out (حكم القتل قصاصا في فلان); -1."""
    for k in range(hit.j, min(len(s) - 1, hit.j + _FAR)):
        w = s.words[k]
        if w.norm in STOPS or w.triggers or "verbs" in w.tags:
            return -1
        if w.person is not None and w.prep in ("ب", "ل"):
            return k
        if w.norm in _UPON and s.words[k + 1].norm != "حق" and not _where(s.words[k + 1]):
            return k + (2 if s.words[k + 1].norm in ("كل", "المدعو") else 1)
    return -1


def _where(w: Word) -> bool:
    return bool(w.tags & {"place_nouns", "prison", "adverbs", "courts"})


def opens_clause(s: Sentence, hit: Hit) -> bool:
    """Does the subject of a verb stand before it: behind "that", a relative, "had"?"""
    for k in range(hit.i - 1, max(-1, hit.i - 4), -1):
        w = s.words[k]
        if w.norm in STOPS:
            return False
        if w.tags & {"relative"}:
            return True
        if not w.tags & {"auxiliaries", "adverbs"}:
            break
    if s.words[hit.i].conj or hit.i == 0:
        return False
    for k in range(hit.i - 1, max(-1, hit.i - 24), -1):
        w = s.words[k]
        if w.norm in STOPS or "clause_breaks" in w.tags or w.triggers:
            return False
        if "that" in w.tags:
            return k < hit.i - 1
    return False
