"""Arabic: effect words in another sense (طعن في الحكم, قضى شهرا, أسر الضحايا)."""

from collections.abc import Callable

from hasila.claims.arabic.nouns import STOPS
from hasila.claims.model import Hit, Sentence
from hasila.lexicon import Word

_STOPS_WORK = frozenset(("detained.stop", "detained.stopped"))
_STANDS_STILL = frozenset(("توقف", "وتوقف", "فتوقف"))  # "he stopped", or "she arrests"
_SAVED = frozenset(("نجا", "نجت", "نجوا", "نجاه", "ينجو", "ناج", "ناجين", "ناجون", "انقذهم"))
_MOODS = frozenset(("بصدمه", "بالصدمه", "بالذهول", "بالذعر", "بالدهشه", "بالاحباط", "بخيبه"))
_TERMS = frozenset(("عقوبه", "محكوميته", "حكما", "محكوميتهم", "مده"))
_LOST = frozenset(("فقد", "فقدت", "فقدوا"))


def other_sense(s: Sentence, hit: Hit) -> bool:
    """Does an effect word say something else here?"""
    for means in _OTHER_SENSES.get(hit.trigger.effect, ()):
        if means(s, hit):
            return True
    return any(means(s, hit) for means in _ANY_EFFECT)


def _behind(s: Sentence, hit: Hit) -> Word | None:
    return s.words[hit.j] if hit.j < len(s.words) else None


def _counted(s: Sentence, hit: Hit) -> bool:
    return any(n.i == hit.j for n in s.numbers)


def _halted(s: Sentence, hit: Hit) -> bool:
    """إيقاف لاعب ثلاث مباريات; توقف على الفور; أجلت المحكمة جلسة 30 متهما."""
    word, after = s.words[hit.i], _behind(s, hit)
    if hit.trigger.rule in _STOPS_WORK and s.near("suspended_from", hit.j, hit.j + 9):
        return True
    if word.norm in _STANDS_STILL:
        someone = after is not None and bool(after.person or after.article)
        return not (_counted(s, hit) or someone)
    put_off = hit.trigger.rule == "displaced.evacuated"
    return put_off and s.near("postponed", hit.j, hit.j + 9)


def _appeal(s: Sentence, hit: Hit) -> bool:
    """طعن المتهم على الحكم, قبول طعن أربعة متهمين; عملية طعن نفذها شاب: a kind of event."""
    if s.words[hit.i].stem == "طعن":
        verdict = s.near("verdicts", hit.j, hit.j + 8)
        if verdict or s.near("appeals", max(0, hit.i - 3), hit.i):
            return True
    named = hit.trigger.rule == "injured.bitten" and hit.i > 0
    return named and bool(s.words[hit.i - 1].tags & {"told_event", "cases"})


def _upon_things(s: Sentence, hit: Hit) -> bool:
    """Is it told of a thing behind it (قتل الوقت), not of one: توفي الحارس?"""
    after = _behind(s, hit)
    one = after is not None and after.person is not None
    itself = one and after is not None and not after.article  # لاعب كرة
    of_verb = hit.trigger.verb and hit.trigger.frame != "subject"
    near = s.near("not_effect_after", hit.j, hit.j + (2 if of_verb and not itself else 1))
    return near and not (one and hit.trigger.frame == "subject")


def _came_off(s: Sentence, hit: Hit) -> bool:
    """نجوا من غرق مركبهم; people trapped, kept in hospital."""
    if hit.i > 1 and s.words[hit.i - 1].norm == "من" and s.words[hit.i - 2].stem in _SAVED:
        return True
    if hit.trigger.effect == "detained" and s.near("trapped", hit.j, hit.j + 6):
        return True
    return "احتفاظ" in s.words[hit.i].stem and s.near("hospital", hit.j, hit.j + 9)


def _cites(s: Sentence, hit: Hit) -> bool:
    """Is what looks like "was martyred" a speaker's "cited" (استشهد الوزير بأرقام البنك)?"""
    j = hit.j
    if not s.words[hit.i].stem.startswith("استشهد"):
        return False
    if any(n.prefix.endswith("ب") and j <= n.i <= j + 3 for n in s.numbers):
        return True  # cited ninety documents
    for k in range(j, min(len(s), j + _CITED) if "cited" in s.tags else j):
        w = s.words[k]
        if w.norm in STOPS or w.triggers or w.tags & {"verbs", "say_verbs"}:
            return False
        if "cited" in w.tags and (w.prep == "ب" or w.norm == "بما"):
            return True
    return False


_CITED = 10  # words from "cited", behind the name and office of the speaker, to what he cites


def _ailing(s: Sentence, hit: Hit) -> bool:
    """أصيب بالسكري; أصيب فلان، مدير إحدى وكالات …، بصدمة."""
    if hit.trigger.effect != "injured":
        return False
    if s.near("ailments", hit.j, hit.j + 7):
        return True
    far = s.words[hit.j + 7 : hit.j + 14]
    return any(w.norm in _MOODS for w in far) and not any(w.triggers or w.conj for w in far)


def _lost_things(s: Sentence, hit: Hit) -> bool:
    """فقدوا منازلهم, فقد السائق السيطرة."""
    if hit.trigger.effect != "missing":
        return False
    after = _behind(s, hit)
    own = s.words[hit.i].stem in _LOST and after is not None and _theirs(after)
    theirs = after is not None and bool(after.suffix or own)
    return (theirs and not _counted(s, hit)) or s.near("lost_things", hit.j, hit.j + 6)


def _theirs(w: Word) -> bool:
    """Can the last letters of a word no list knows be "his", "her" or "their" (ساقيه)?"""
    known = w.person or w.tags or w.triggers or w.article or w.prep
    return not known and w.norm.endswith(("يه", "ته", "اه", "ها", "هم"))


def _spent(s: Sentence, hit: Hit) -> bool:
    """قضى عقوبة بالسجن, قضت المحكمة, قضى شهرا."""
    if not s.words[hit.i].stem.lstrip("يت").startswith("قض"):
        return False
    if any(w.stem in _TERMS for w in s.words[hit.j : hit.j + 8]):
        return True
    if s.near("courts", max(0, hit.i - 4), hit.i + 3):
        return True
    return hit.trigger.imperfect or any(_as_time(s, k) for k in range(hit.j, hit.j + 5))


def _as_time(s: Sentence, k: int) -> bool:
    """Is a word one for time that is spent, not for an age (قضى شاب (20 عاما) غرقا)?"""
    if not s.has(k, "spent"):
        return False
    return s.words[k - 1].norm != "من" and "(" not in s.tokens.norms[max(0, k - 2) : k]


def _families(s: Sentence, hit: Hit) -> bool:
    """أسر الضحايا, أسرتا الفقيدين, أسرته: the families, nobody captured."""
    word, after = s.words[hit.i], _behind(s, hit)
    if word.stem in ("اسرتا", "اسرتي"):
        return True
    bereaved = after is not None and after.article and after.person and after.person.effect
    if word.stem == "اسر" and bereaved:
        return True
    taken = hit.i > 0 and s.words[hit.i - 1].stem in ("تم", "جري")
    return bool(word.suffix) and word.stem in ("اسر", "اسرت") and not taken


def _and_has(s: Sentence, hit: Hit) -> bool:
    """فقد before a verb is "and he has"."""
    after = _behind(s, hit) if s.words[hit.i].norm == "فقد" else None
    if after is None:
        return False
    verbs = after.tags & {"verbs", "say_verbs", "say_forms", "auxiliaries"}
    return bool(after.triggers or verbs)


_ANY_EFFECT = (_upon_things, _came_off)
_OTHER_SENSES: dict[str, tuple[Callable[[Sentence, Hit], bool], ...]] = {
    "killed": (_appeal, _cites, _spent),
    "injured": (_appeal, _ailing),
    "missing": (_and_has, _lost_things),
    "detained": (_halted, _families),
    "displaced": (_halted,),
}
