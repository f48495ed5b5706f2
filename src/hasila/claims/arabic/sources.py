"""Arabic: who says it, by verbs of saying, "according to" and headline colons."""

from bisect import bisect_right

from hasila.claims.arabic.communiques import (
    announcement,
    communique,
    in_statement,
    obtained,
    spoken,
    whole_account,
    whose_tally,
)
from hasila.claims.arabic.nouns import PUNCT
from hasila.claims.arabic.saying import (
    SPEAKERS,
    clause_end,
    clause_start,
    no_saying,
    quote_opens,
)
from hasila.claims.arabic.signed import before_colon, signed
from hasila.claims.arabic.source_names import (
    ADJECTIVES,
    FILLERS,
    NORMS,
    name_end,
    rumour,
)
from hasila.claims.arabic.speakers import (
    also,
    past_day,
    told_ends,
)
from hasila.claims.arabic.spoken import CLEAR, PARTICIPLES, made_clear, verb_of_saying
from hasila.claims.attribution import Source, named
from hasila.claims.model import Sentence
from hasila.lexicon import Word

_OPENERS = frozenset(
    (
        "announcing",
        "comes",
        "issues",
        "according",
        "as_verbs",
        "say_verbs",
        "say_forms",
        "quote_verbs",
        "learn_verbs",
        "blame_verbs",
    )
)


def find_sources(s: Sentence) -> list[Source]:
    """The sources that a sentence names, in order, each with the tokens it speaks for."""
    out: list[Source] = []
    done = 0
    for k in _openers(s):
        found = _at(s, k) if k >= done else None
        if found is None:
            continue
        if out and "comes" in s.words[k].tags and len(found[0].words.split()) == 1:
            continue  # "in the statement it says": of the one who was named
        named_here = bool(out) and s.tokens.ends[k - 2] == out[-1].end
        if out and s.has(k - 1, "relative") and (s.words[k].suffix or named_here):
            continue  # البيان الذي نشره المركز, وفق الوزارة التي أشارت إلى
        if out and s.words[k].norm in PARTICIPLES and found[0].start < s.tokens.starts[k]:
            continue  # "adding that": who spoke goes on
        outer = out[-1].words.split()[0] if out else "وكاله"
        if _within(s, found[0]) and (outer not in _OUTLETS or (not out and carries_over(s))):
            continue  # an agency says that the police said: the police; the police say …: they
        source, done = found
        if any(m.effect and m.start <= source.start < m.end for m in s.mentions):
            continue  # those who suffer say nothing of it
        if not any(o.start <= source.start < o.end for o in out):
            out.append(source)
    if out and whole_account(s, out[0]):
        out[0].account = True
    if not out:
        speaker = before_colon(s) or _confirming(s) or signed(s)
        if speaker is not None:
            out.append(speaker)
    return out


def _confirming(s: Sentence) -> Source | None:
    """Who confirms what stands before (وهو ما أكدته الوزارة, كما أفاد بذلك ناشطون)."""
    for k in range(3, len(s) - 1):
        w = s.words[k]
        if "say_verbs" not in w.tags and "say_verbs" not in s.lexicon.word(w.stem).tags:
            continue
        if w.stem.removeprefix("ي").removeprefix("ت")[:3] in _JUDGING:
            continue
        told = w.suffix in ("ه", "ها") and " ".join(s.tokens.norms[k - 2 : k]) in _WHICH
        first = k + 1 if told else k + 2 if s.tokens.norms[k + 1] in _THAT else 0
        end = name_end(s, first, strict=True) if first else 0
        if first < end and not rumour(s, first, end):
            source = named(s, first, end, k)
            source.scope = (clause_start(s, k), k)
            return source
    return None


# What verbs begin with that deny or judge what stands before.
_JUDGING = frozenset(("نفي", "نفت", "ندد", "ادا", "دين", "است", "شجب", "اعت", "عتب", "اته", "رفض"))
_THAT = frozenset(("ذلك", "بذلك", "هذا"))
_WHICH = frozenset(("وهو ما", "وهذا ما", "هذا ما", "هو ما", "الامر الذي", "وهي ما"))
_OUTLETS = frozenset(
    (
        *("صحيفه", "قناه", "وكاله", "تلفزيون", "التلفزيون", "موقع", "وسائل", "اذاعه", "صحف"),
        *("وكالات", "قنوات", "رويترز", "تقرير", "شبكه", "مجله", "الصحيفه", "القناه", "الوكاله"),
    )
)


def _within(s: Sentence, source: Source) -> bool:
    """Does the speaker stand before the verb in a clause of "that" that somebody else says?"""
    k = bisect_right(s.tokens.starts, source.start) - 1
    return 0 < k < source.at and "that" in s.words[k - 1].tags


def _openers(s: Sentence) -> list[int]:
    """The tokens that may open what somebody says."""
    phrases = [k for k, (_, tag) in s.phrase_tags.items() if tag in _OPENERS]
    phrases += [k for k in (0, 1) if k < len(s) and s.words[k].norm in CLEAR]
    if _OPENERS.isdisjoint(s.tags):
        return sorted(phrases)
    words = [k for k, w in enumerate(s.words) if w.tags and not _OPENERS.isdisjoint(w.tags)]
    return sorted({*words, *phrases})


_OF_HIM = frozenset(("عنه", "عنها", "عنهم", "عنهما"))


def carries_over(s: Sentence) -> bool:
    """Does the sentence go on with the speaker of the one before (وأضاف, an open quote)?"""
    verb = next((k for k in (0, 1) if s.has(k, "continue_verbs")), None)
    if verb is not None:  # not: وأشارت التقارير
        return verb + 1 >= len(s) or quote_opens(s, verb) or not rumour(s, verb + 1, verb + 2)
    if _outcome(s):
        return True
    if s.near("quote_verbs", 0, 2) and not _OF_HIM.isdisjoint(s.tokens.norms[1:4]):
        return True  # an agency quotes him
    start = s.tokens.starts[0] if len(s) else 0
    paragraph = s.tokens.text.rfind("\n", 0, start) + 1
    return s.tokens.text.count('"', paragraph, start) % 2 == 1


def _outcome(s: Sentence) -> bool:
    """Does a sentence open with what came of that of which was told (وقد نتج عن ذلك …)?"""
    at = 1 + (s.words[0].norm in ("وقد", "و")) if len(s) > 3 else 0
    led = at > 0 and s.words[at - 1].stem in _LED
    return led and any(w.norm in _FROM_IT for w in s.words[at : at + 3])


_LED = frozenset(("نتج", "نتجت", "نجم", "نجمت", "اسفر", "ادي", "تسبب"))
_FROM_IT = frozenset(("ذلك", "عنه", "عنها", "هذا", "عنهما"))
_HONOURS = frozenset(("سعاده", "معالي", "سمو", "فضيله", "سياده", "السيد", "الدكتور"))


def fuller(source: Source, known: list[Source]) -> Source:
    """The fuller name of a source that is only called "the ministry", "the source"."""
    words = source.words.split()
    words = words[1:] if len(words) > 1 and words[0] in _HONOURS else words
    same = len(words) > 1 and words[1] in ("ذاته", "نفسه", "عينه", "ذاتها", "نفسها")
    stated = words[:1] and words[0] in _STATED
    stated = stated or (words[:1] == ["بيان"] and _ANOTHER.issuperset(words[1:]))
    if known and (same or stated):
        last = _last_named(known)
        return Source(last.start, last.end, source.at, last.words, source.scope)
    if words in (["مراسلنا"], ["مراسلتنا"], ["مندوبنا"]):
        ours = [x for x in known if x.words.startswith(words[0][:-2]) and len(x.words.split()) > 1]
        if ours:
            return Source(ours[0].start, ours[0].end, source.at, ours[0].words, source.scope)
    if len(words) == 2 and words[0] in ("نفس", "ذات"):
        words = words[1:]  # نفس المصدر
    if len(words) > 2 or not words or not words[0].startswith("ال"):
        return source
    bare = words[0][2:]
    for other in reversed(known):
        first = other.words.split()
        if first[:1] == [bare + "نا"]:  # مراسلنا, then: المراسل
            return Source(other.start, other.end, source.at, other.words, source.scope)
        if len(first) > len(words) and first[0].removeprefix("ال") == bare:
            same = len(words) < 2 or words[1].removeprefix("ال") in (
                w.removeprefix("ال") for w in first
            )
            if same:
                return Source(other.start, other.end, source.at, other.words, source.scope)
    if known and words == ["المصدر"]:
        last = _last_named(known)  # a document or an outlet, as no source was named
        return Source(last.start, last.end, source.at, last.words, source.scope)
    return source


_ANOTHER = frozenset(("اخر", "لاحق", "منفصل", "ثان", "صحفي", "صحافي", "مقتضب"))
_STATED = frozenset(("البيان", "التقرير", "بيانها", "بيانه", "بيانهم"))


def _last_named(known: list[Source]) -> Source:
    """The last source that is more than "the statement", "the source"."""
    back = (x for x in reversed(known) if x.words.split()[0] not in _STATED | {"المصدر"})
    return next(back, known[-1])


def _at(s: Sentence, k: int) -> tuple[Source, int] | None:
    """The source whose verb or opener stands at ``k``, and where to look on."""
    w = s.words[k]
    full = communique(s, k) or made_clear(s, k)
    if full is not None:
        return full
    phrase = s.phrase_tags.get(k)
    if phrase and phrase[1] == "according":
        return _according(s, phrase[0], k)
    if "according" in w.tags:
        return _according(s, k + 1, k)
    if "as_verbs" in w.tags and k + 1 < len(s) and "say_verbs" in s.words[k + 1].tags:
        return None if also(s, k) else _according(s, k + 2, k)
    if "comes" in w.tags:
        return in_statement(s, k)
    if "learn_verbs" in w.tags and w.norm.endswith("حصلت"):
        return obtained(s, k)
    if "blame_verbs" in w.tags:
        end = name_end(s, k + 1, strict=True)
        if not any("ؤولي" in x.norm for x in s.words[k + 1 : k + 10]):
            return None
        end = next((x for x in range(k + 2, end) if _blamed(s.words[x])), end)
        return (spoken(s, k + 1, end, k), end) if end > k + 1 else None
    if "announcing" in w.tags:
        return announcement(s, k)
    if not w.tags & {"say_verbs", "say_forms", "quote_verbs"} or w.prep:
        return None
    told = w.suffix in ("ه", "ها") and "stop" not in w.tags
    if told and (s.has(k - 1, "relative") or _news_before(s, k)):
        return _who_told_it(s, k)
    if told and (tally := whose_tally(s, k)) is not None:
        return tally
    if no_saying(s, k) or (w.stem in _SURE and _of_what(s, k + 1)):
        return None  # 4 إصابات مؤكدة بالفيروس
    if k > 1 and s.words[k - 1].norm == "ما" and s.words[k - 2].norm == "علي":
        return _according(s, k + 1, k - 2)  # على ما أفادت
    if w.triggers and not w.tags & {"say_forms"} and "mourn_verbs" not in w.tags:
        return None
    return verb_of_saying(s, k)


def _of_what(s: Sentence, k: int) -> bool:
    """Does a noun behind "of" stand at ``k``, and no "that"?"""
    w = s.words[k] if k < len(s) else None
    own = w is None or w.triggers or "that" in w.tags or w.norm in ("بدوره", "بدورها")
    return w is not None and w.norm[0] == "ب" and not own


_SURE = frozenset(("مؤكد", "مؤكده", "مؤكدا", "موكد", "موكده", "موكدا"))


def _who_told_it(s: Sentence, k: int) -> tuple[Source, int] | None:
    """ "The details that witnesses told show that …": the witnesses."""
    first = k + 3 if s.words[k + 1 : k + 2] and s.words[k + 1].norm in ("عدد", "بعض") else k + 1
    first = k + 2 if first == k + 3 and s.words[k + 1].norm == "بعض" else first
    end = name_end(s, first, strict=True)
    about = _news_before(s, k) and s.tokens.norms[end : end + 1] in _ABOUT
    if end <= first or not (about or s.near("that", end, end + 6)):
        return None
    return spoken(s, first, end, k), end


def _news_before(s: Sentence, k: int) -> bool:
    """Does a noun for news stand before the verb that says who gave it (خبر نشرته الصحيفة)?"""
    return k > 0 and s.words[k - 1].stem in _NEWS and not s.words[k - 1].article


_NEWS = frozenset(("خبر", "خبرا", "نبا", "انباء", "معلومات", "تقارير", "تقرير", "تقريرا", "شائعات"))
_ABOUT = (["عن"], ["حول"], ["بشان"], ["بخصوص"])


def _blamed(w: Word) -> bool:
    """Does a word name those who are blamed, or the blame?"""
    return "armed" in w.tags or w.person is not None or "ؤولي" in w.norm


def _according(s: Sentence, k: int, at: int) -> tuple[Source, int] | None:
    opened_at = k
    while k < len(s) and _no_name_yet(s, k, opened_at):
        k = (told_ends(s, k) if k > opened_at else 0) or k + 1  # لما صرح به ل"الصحيفة" المتحدث
    k = past_day(s, k) if k > opened_at else k  # حسبما أفاد أمس المرصد
    if k < len(s) and "quote_verbs" in s.words[k].tags:
        said = next((x for x in range(k + 1, min(len(s), k + 8)) if s.words[x].norm == "عن"), k)
        if said == k and carries_over(s):
            return None  # as an agency quoted the one who goes on
        k = said + 1
        if name_end(s, k, strict=True) <= k:
            return None
    end = name_end(s, k, strict=False)
    own = end <= k and s.words[k - 1].suffix in ("ه", "ها")
    subject = _of_their_own(s, at) if own else None
    if subject is not None:
        return subject
    if k > opened_at and (end <= k or (s.words[k].conj == "ف" and s.words[k].article)):
        k, end = opened_at, opened_at + s.words[opened_at].article  # وبحسب البيان، فإن
    if end <= k or rumour(s, k, end) or s.words[k].stem in NORMS:
        return None
    if s.words[k - 1].norm == "ما" and s.words[k].suffix and not s.words[k].person:
        return None  # وفق ما أدخلته الطالبة: nobody says it
    source = named(s, k, end, at, opened=s.words[opened_at - 1].norm in _TO)
    opened = at == 0 or (at == 1 and s.words[0].norm in PUNCT)
    begin = clause_start(s, at)
    begin = next((x for x in range(at - 1, begin, -1) if s.words[x].norm in _HAD), begin)
    source.scope = (begin, len(s) if opened else clause_end(s, at))
    return source, end


def _of_their_own(s: Sentence, at: int) -> tuple[Source, int] | None:
    """The subject of the sentence, whose own statement is referred to (بحسب بيان أصدرته)."""
    for x in range(clause_start(s, at) + 1, at):
        verb, w = s.words[x - 1], s.words[x]
        if w.tags & SPEAKERS and not w.prep and (verb.tags & {"verbs", "say_verbs"} or x < 3):
            return spoken(s, x, name_end(s, x, strict=True), at, from_start=True), at + 1
    return None


_HAD = frozenset(("وكان", "وكانت", "وكانوا"))
_TO = frozenset(("وفقا", "طبقا", "وفق", "تبعا", "استنادا"))


_WHICH_IT = frozenset(("التي", "الذي"))


def _no_name_yet(s: Sentence, k: int, start: int) -> bool:
    """Does a token still belong to the opener (وفق حصيلة جديدة أعلنها …)?"""
    w = s.words[k]
    if w.tags & {"say_verbs", "statements"} or w.norm in FILLERS:
        return True
    if k > start and not _WHICH_IT.isdisjoint(s.tokens.norms[k : k + 2]):
        described = w.stem in ADJECTIVES or w.norm in _WHICH_IT
        back = s.words[k - 2 : k]  # بحسب الحصيلة الجديدة التي أعلنتها الوزارة
        if described and any("statements" in x.tags for x in back):
            return True
    if w.norm in ("اخر", "احدث") and s.has(k + 1, "statements"):
        return True  # وفق آخر إحصاء للوزارة
    if w.suffix in ("ه", "ها") and s.lexicon.word(w.stem).tags & {"say_verbs", "told_verbs"}:
        return True
    return k > start and w.norm in ADJECTIVES and "statements" in s.words[k - 1].tags
