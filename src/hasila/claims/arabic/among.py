"""Arabic: those who are told of as some of the dead, the hurt, the arrested."""

from hasila.claims.arabic.nouns import STOPS, from_among
from hasila.claims.arabic.states import HELD
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

_GROUPS = frozenset(("ضحايا", "قتلي", "جرحي", "شهداء"))


def among(s: Sentence) -> None:
    """ "Among the dead are five soldiers": the parts behind or before بين القتلى."""
    for k in s.counting:
        w, person = s.words[k], s.words[k].person
        if not k or person is None or person.number != "pl":
            continue
        held = person.lemma in HELD and person.victim_class == "detainee"
        if person.effect is None and not held:
            continue
        if not w.article and (w.suffix or w.norm not in _GROUPS):
            continue
        if not from_among(s, k) or (held and not s.near("identified", max(0, k - 4), k)):
            continue
        fatal = any(h.trigger.effect == "killed" for h in s.hits)
        effect = "killed" if fatal and person.effect == "killed_or_injured" else person.effect
        effect = effect or "detained"
        stated = next((m for m in s.mentions if m.lead in (k + 1, k + 2)), None)
        if stated is not None and stated.effect == effect and stated.whole is None:
            stated.rule, stated.after_marker = (
                "among.the_dead",
                True,
            )  # وبين الجرحى اثنان بحالة خطرة
            continue
        end = _group_ends(s, k)
        behind = [m for m in s.mentions if m.i > end and m.effect is None and not _adjective(s, m)]
        opens = k <= 3 or any("that" in x.tags for x in s.words[k - 3 : k - 1])
        counted = bool(behind) and behind[0].kind in ("number", "dual")
        far = 16 if counted and opens else 3
        if behind and behind[0].lead - end <= far:
            at = behind[0].lead
            for m in behind:
                gap = s.words[at : m.lead]
                if any(x.norm in STOPS or x.triggers or "verbs" in x.tags for x in gap):
                    break
                if any(_group(x) for x in gap):
                    break  # بين القتلى خمسة أطفال، وبين الجرحى ثماني نساء
                if m.lead > at + 5 or (
                    behind[0].kind == "name" and m is not behind[0] and not m.conj
                ):
                    break
                if not _set_out(s, m, behind[0]):
                    _apart(s, m, effect)
                at = m.j
            continue
        told = [m.j for m in s.mentions if m.j <= k and m.effect and not _open(m, k)]
        first = max(told, default=0)
        before = [m for m in s.mentions if first <= m.i and m.j <= k <= m.j + 14 and _open(m, k)]
        parted = before and any("that" in x.tags for x in s.words[before[-1].j : k])
        if before and before[-1].kind != "name" and not parted:
            _apart(s, before[-1], effect)


def _set_out(s: Sentence, m: Mention, before: Mention) -> bool:
    """Do brackets say who those just counted are (4 مدنيين (سيدة وأطفالها الثلاثة))?"""
    return s.words[m.lead - 1].norm == "(" and m is not before and m.best == before.best


def _apart(s: Sentence, m: Mention, effect: str) -> None:
    """Make a mention a part; those joined in it are parts each (بين الجرحى امرأة وطفل)."""
    each = m.members if m.kind == "sum" else [m]
    for x in each:
        x.effect, x.rule, x.after_marker = effect, "among.the_dead", True
    if m.kind == "sum":
        s.mentions = [x for o in s.mentions for x in (each if o is m else [o])]


def _group(w: Word) -> bool:
    """Is a word one for the dead, the hurt, with its article?"""
    return w.article and w.person is not None and bool(w.person.effect)


def _group_ends(s: Sentence, k: int) -> int:
    """The last word of a group in construct (ضحايا الهجوم الإرهابي أيضا)."""
    if s.words[k].article:
        return k
    while k + 1 < len(s) and (s.words[k + 1].article or s.words[k + 1].norm in ("ايضا", "كذلك")):
        noun = "nouns_only" in s.words[k + 1].tags and "told_event" not in s.words[k].tags
        if s.words[k + 1].conj or (s.words[k + 1].person and noun):
            break
        k += 1
    return k


def _open(m: Mention, k: int) -> bool:
    """Is nothing told of one yet, or only that he fell (وسقط طفل بين المصابين)?"""
    return m.effect is None or (m.rule == "killed.fell" and m.j == k - 1)


def _adjective(s: Sentence, m: Mention) -> bool:
    """Is what may be two the adjective of a noun with an article (التفجيرين الانتحاريين)?"""
    return m.kind == "maybe_dual" and m.i > 0 and s.words[m.i].article and s.words[m.i - 1].article
