"""Arabic: the speaker of a verb of saying, before or behind it, or whom he cites."""

from hasila.claims.arabic.communiques import (
    authored,
    spoken,
    whose_statement,
)
from hasila.claims.arabic.name_words import MEDIA
from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.arabic.saying import (
    SPEAKERS,
    clause_start,
    introduces,
    quote_closes,
    quote_opens,
    speaker_before,
)
from hasila.claims.arabic.source_names import (
    apposed,
    issued,
    name_end,
    rumour,
)
from hasila.claims.arabic.speakers import (
    IN_IT,
    past_aside,
    past_time,
    points,
    to_speaker,
)
from hasila.claims.attribution import Source
from hasila.claims.model import Sentence

PARTICIPLES = frozenset(
    (
        *("مشيرا", "مشيره", "موضحا", "موضحه", "موكدا", "موكده", "مضيفا", "مضيفه", "لافتا", "لافته"),
        *("مبينا", "مبينه", "معلنا", "معلنه", "كاشفا", "زاعما", "زاعمه", "منوها", "مرجحا"),
    )
)


def verb_of_saying(s: Sentence, k: int) -> tuple[Source, int] | None:
    """A verb of saying with its speaker behind or before it, when something is said."""
    w = s.words[k]
    if "quote_verbs" in w.tags:  # نقلت ... عن
        about = _quoted_from(s, k)
        end = name_end(s, about + 1, strict=True) if about is not None else -1
        if "نسب" in w.norm and not s.near("say_forms", end, end + 2):
            return None  # the attack ascribed to the group
        outlet = k + 1 < len(s) and s.words[k + 1].stem in MEDIA
        if about is None and (outlet or s.has(k + 1, "persons_or_bodies")):
            end = name_end(s, k + 1, strict=True)  # the agency reported that
            said = s.has(past_time(s, end), "that")
            return (spoken(s, k + 1, end, k), end) if said else None
        if about is None or end <= about + 1:
            return None
        return spoken(s, about + 1, end, k), end
    weak = "weak_verbs" in w.tags
    j = to_speaker(s, k + 1, weak)
    start = speaker_before(s, k)
    if start is None and quote_closes(s, k):
        end = name_end(s, j, strict=False)
        source = spoken(s, j, end, k)
        source.scope = (clause_start(s, k), k)
        return (source, end) if end > j else None
    joined = w.conj == "و" or w.norm.removeprefix("و") in PARTICIPLES
    says = s.has(k + 1, "that") or s.tokens.norms[k + 1 : k + 2] in (["انه"], ["انها"], ["انهم"])
    says = says or (w.norm in PARTICIPLES and s.tokens.norms[k + 1 : k + 2] == ["الي"])
    in_it = k + 1 < len(s) and s.words[k + 1].norm in IN_IT  # أصدر المجلس بيانا، كشف خلاله …
    in_it = in_it and s.near("statements", max(0, k - 6), k)
    author = (whose_statement(s, k) or authored(s, j, k)) if start is None else None
    if author is not None:
        return author
    if start is None and s.has(k - 1, "relative") and says:
        return _told_of(s, k)
    if start is None and ((joined and says) or in_it):
        return _who_did(s, k)
    before = start is not None and w.norm[0] in "يت"
    first = before and (weak or not _may_speak(s, j))  # "X accuses Y", "X confirms that": X speaks
    # the president declared the city a disaster area
    first = first or (start is not None and j < len(s) and s.has(j, "place_nouns"))
    several = w.norm.endswith(("وا", "ون"))  # a plural verb has its subject before it
    confessed = w.stem in _CONFESSED and s.tokens.norms[j : j + 1] and s.words[j].norm[0] == "ب"
    strict = weak and not (points(s, j) or _quoted_behind(s, j, k) or _posted(s, j, k))
    end = j if first or several or confessed or quote_opens(s, k) else name_end(s, j, strict=strict)
    event = end > j and "told_event" in s.words[j].tags and not s.words[j].tags & SPEAKERS
    if end > j and not event and introduces(s, k, past_aside(s, apposed(s, end)), weak):
        inner = _learned_from(s, end) or _relayed(s, end, k)
        if inner is not None:
            return inner
        end = issued(s, apposed(s, end))
        return None if rumour(s, j, end) else (spoken(s, j, end, k), end)
    if start is not None and introduces(s, k, k + 1, weak):
        stop = k
        while stop > start and s.words[stop - 1].norm in ("،", ",", "قد", "-"):
            stop -= 1
        cut = next((x for x in range(start, stop) if s.words[x].norm in ("،", ",")), stop)
        if rumour(s, start, cut):
            return None
        return spoken(s, start, cut, k, from_start=True), k + 1
    return None


def made_clear(s: Sentence, k: int) -> tuple[Source, int] | None:
    """Who makes something clear at the head of a sentence (وبين المتحدث فلان، أن …)."""
    if k > 1 or s.words[k].norm not in CLEAR or k + 1 >= len(s):
        return None
    end = name_end(s, k + 1, strict=False)
    comma = s.tokens.norms[end : end + 1] in (["،"], [","])
    if end <= k + 1 or not s.has(end + comma, "that") or s.words[k + 1].stem in _FINDINGS:
        return None
    return None if rumour(s, k + 1, end) else (spoken(s, k + 1, end, k), end)


CLEAR = frozenset(("وبين", "وبينت", "بينت"))  # وبين: else "and between"
_FINDINGS = frozenset(("تحقيقات", "نتايج", "نتائج", "دراسه", "دراسات", "فحوصات", "ادله", "كشوفات"))


def _told_of(s: Sentence, k: int) -> tuple[Source, int] | None:
    """The body of which a clause goes on to tell what it said (ومنها المنظمة التي قالت إن)."""
    for x in range(k - 2, max(-1, k - _BODY), -1):
        w = s.words[x]
        if w.norm in PUNCT or w.triggers or w.tags & {"verbs", "relative", "that"}:
            return None
        if w.tags & SPEAKERS and not w.prep and name_end(s, x, strict=True) == k - 1:
            longer = x > 0 and s.words[x - 1].tags & SPEAKERS  # منظمة الصحة العالمية
            x -= bool(longer and name_end(s, x - 1, strict=True) == k - 1)
            return spoken(s, x, k - 1, k), k + 1
    return None


_BODY = 8  # words of the name of a body that is told of


def _may_speak(s: Sentence, k: int) -> bool:
    """Can one who speaks begin at ``k``: a body, a person, a word with its article?"""
    w = s.words[k] if k < len(s) else None
    return w is not None and bool(w.tags & (SPEAKERS | {"armed"}) or w.person or w.article)


def _quoted_behind(s: Sentence, j: int, k: int) -> bool:
    """Does a quotation open behind a name at ``j`` of one who goes on (وتابع فلان "…")?"""
    if "continue_verbs" not in s.words[k].tags or j >= len(s) or s.words[j].person:
        return False
    for x in range(j + 1, min(len(s), j + 4)):
        if '"' in s.tokens.text[s.tokens.ends[x - 1] : s.tokens.starts[x]]:
            return True
        if s.words[x].tags - {"given_names"} or s.words[x].norm in PUNCT:
            return False
    return False


def _posted(s: Sentence, j: int, k: int) -> bool:
    """Does a name at ``j`` stand between "wrote" and where he posted it (كتب فلان على فيسبوك)?"""
    if s.words[k].stem not in _WROTE:
        return False
    for x in range(j + 1, min(len(s) - 1, j + 5)):
        if s.words[x].norm in ("علي", "عبر", "في"):
            return s.words[x + 1].stem in _NETWORKS
        if s.words[x].tags - {"given_names"} or s.words[x].norm in PUNCT:
            return False
    return False


_WROTE = frozenset(("كتب", "كتبت", "غرد", "غردت", "نشر", "نشرت"))
_NETWORKS = frozenset(
    ("موقع", "صفحه", "صفحته", "صفحتها", "حساب", "حسابه", "حسابها", "فيسبوك", "تويتر", "تلغرام")
)
_CONFESSED = frozenset(("اعترف", "اعترفت", "يعترف", "تعترف", "اقر", "اقرت", "يقر", "تقر"))


def _quoted_from(s: Sentence, k: int) -> int | None:
    """Where "from" stands behind a verb of quoting (نقلت … عن), "to" behind one of ascribing."""
    word = "الي" if "نسب" in s.words[k].norm else "عن"
    for x in range(k + 1, min(len(s), k + _RELAY)):
        if s.words[x].norm == word:
            return x
        if "that" in s.words[x].tags or s.words[x].triggers or s.words[x].norm in STOPS:
            break
    return None


_RELAY = 16  # words from a verb of quoting to the one who is quoted


def _who_did(s: Sentence, k: int) -> tuple[Source, int] | None:
    """The speaker who did something else before (تبنى التنظيم الهجوم وقال إن …)."""
    if s.words[k].norm in PARTICIPLES and s.has(0, "continue_verbs"):
        return None  # وأضاف … مشيرا إلى: who spoke before
    for x in range(clause_start(s, k) + 1, k):
        verb, w = s.words[x - 1], s.words[x]
        she = s.words[k].norm.endswith("ت") and w.norm.endswith(("ان", "ون"))
        if she:
            continue  # كان الزوجان يقيمان هناك، وأفادت بأن …
        if verb.tags & {"verbs", "say_verbs"} and w.tags & (SPEAKERS | {"armed"}) and not w.prep:
            end = name_end(s, x, strict=True)
            return (spoken(s, x, end, k), k + 1) if end > x else None
    return None


def _relayed(s: Sentence, k: int, at: int) -> tuple[Source, int] | None:
    """ "… said, citing witnesses": those who are cited say it."""
    if k + 2 >= len(s) or s.words[k].norm != "نقلا" or s.words[k + 1].norm != "عن":
        return None
    end = name_end(s, k + 2, strict=False)
    return (spoken(s, k + 2, end, at), end) if end > k + 2 else None


def _learned_from(s: Sentence, k: int) -> tuple[Source, int] | None:
    """ "… that it learned from a source": the inner source is the one that counts."""
    for x in range(k, min(len(s) - 2, k + 5)):
        if "learn_verbs" in s.words[x].tags and s.words[x + 1].norm in ("من", "عن"):
            end = name_end(s, x + 2, strict=True)
            if end > x + 2:
                return spoken(s, x + 2, end, x), end
    return None
