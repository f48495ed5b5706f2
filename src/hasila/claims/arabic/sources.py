"""Arabic: who says it, by verbs of saying, "according to" and headline colons."""

import re

from hasila.claims.arabic.nouns import PUNCT, STOPS, is_name
from hasila.claims.attribution import Source, named
from hasila.claims.model import Sentence
from hasila.lexicon import Word

_REACH = 16  # words from a verb of saying to what it introduces
_OPENERS = frozenset(("according", "as_verbs", "say_verbs", "say_forms", "quote_verbs"))
_LONGEST = 9  # words of a source's name


def find_sources(s: Sentence) -> list[Source]:
    """The sources that a sentence names, in order, each with the tokens it speaks for."""
    out: list[Source] = []
    done = 0
    for k in _openers(s):
        found = _at(s, k) if k >= done else None
        if found is None:
            continue
        source, done = found
        if not any(o.start <= source.start < o.end for o in out):
            out.append(source)
    if not out:
        speaker = _before_colon(s)
        if speaker is not None:
            out.append(speaker)
    return out


def _openers(s: Sentence) -> list[int]:
    """The tokens that may open what somebody says."""
    phrases = [k for k, (_, tag) in s.phrase_tags.items() if tag in _OPENERS]
    if _OPENERS.isdisjoint(s.tags):
        return sorted(phrases)
    words = [k for k, w in enumerate(s.words) if w.tags and not _OPENERS.isdisjoint(w.tags)]
    return sorted({*words, *phrases})


def carries_over(s: Sentence) -> bool:
    """Does the sentence go on with the speaker of the one before (وأضاف, an open quote)?"""
    if s.near("continue_verbs", 0, 2):
        return True
    start = s.tokens.starts[0] if len(s) else 0
    paragraph = s.tokens.text.rfind("\n", 0, start) + 1
    return s.tokens.text.count('"', paragraph, start) % 2 == 1


def fuller(source: Source, known: list[Source]) -> Source:
    """The fuller name of a source that is only called "the ministry", "the source"."""
    words = source.words.split()
    same = len(words) > 1 and words[1] in ("ذاته", "نفسه", "عينه", "ذاتها", "نفسها")
    if known and (same or words[:1] in (["البيان"], ["التقرير"], ["بيان"])):
        last = known[-1]
        return Source(last.start, last.end, source.at, last.words, source.scope)
    if len(words) > 2 or not words or not words[0].startswith("ال"):
        return source
    bare = words[0][2:]
    for other in reversed(known):
        first = other.words.split()
        if len(first) > len(words) and first[0].removeprefix("ال") == bare:
            same = len(words) < 2 or words[1].removeprefix("ال") in (
                w.removeprefix("ال") for w in first
            )
            if same and bare not in ("مصادر",):
                return Source(other.start, other.end, source.at, other.words, source.scope)
    return source


def _at(s: Sentence, k: int) -> tuple[Source, int] | None:
    """The source whose verb or opener stands at ``k``, and where to look on."""
    w = s.words[k]
    phrase = s.phrase_tags.get(k)
    if phrase and phrase[1] == "according":
        return _according(s, phrase[0], k)
    if "according" in w.tags:
        return _according(s, k + 1, k)
    if "as_verbs" in w.tags and k + 1 < len(s) and "say_verbs" in s.words[k + 1].tags:
        return _according(s, k + 2, k)
    if not w.tags & {"say_verbs", "say_forms", "quote_verbs"} or w.prep:
        return None
    if w.triggers and not w.tags & {"say_forms"} and "mourn_verbs" not in w.tags:
        return None
    return _saying(s, k)


def _according(s: Sentence, k: int, at: int) -> tuple[Source, int] | None:
    opened_at = k
    while k < len(s) and _no_name_yet(s, k, opened_at):
        k += 1
    end = _name_end(s, k, strict=False)
    if end <= k or _rumour(s, k, end):
        return None
    source = named(s, k, end, at)
    opened = at == 0 or (at == 1 and s.words[0].norm in PUNCT)
    source.scope = (_clause_start(s, at), len(s) if opened else _clause_end(s, at))
    return source, end


def _no_name_yet(s: Sentence, k: int, start: int) -> bool:
    """Does a token still belong to the opener (وفق حصيلة جديدة أعلنها …)?"""
    w = s.words[k]
    if w.tags & {"say_verbs", "statements"} or w.norm in _FILLERS:
        return True
    if w.suffix in ("ه", "ها") and s.lexicon.word(w.stem).tags & {"say_verbs", "told_verbs"}:
        return True
    return k > start and w.norm in _ADJECTIVES and "statements" in s.words[k - 1].tags


def _rumour(s: Sentence, k: int, end: int) -> bool:
    """Reports without a body that made them: nobody says it."""
    if s.words[k].norm.removeprefix("ال") in _ADJECTIVES and end == k + 1:
        return True  # وفق الحصيلة الأولية
    if s.words[k].stem not in _RUMOURS:
        return False
    return not any(w.tags & _BODIES or w.person for w in s.words[k + 1 : end])


_BODIES = frozenset(("persons_or_bodies", "states", "armed"))
_RUMOURS = frozenset(("تقارير", "انباء", "معلومات", "روايات", "شائعات", "شايعات", "مزاعم"))
_ADJECTIVES = frozenset(
    (
        *("جديده", "جديد", "اوليه", "اولي", "سابقه", "سابق", "رسميه", "رسمي", "حديثه", "حديث"),
        *("صادر", "صادره", "مقتضب", "لاحق", "احدث", "اخر", "اخير", "منفصل", "مشترك"),
    )
)
_FILLERS = frozenset(
    ("لما", "مما", "ما", "به", "عن", "كانت", "كان", "قد", "من", "ل", "عنه", "فيه", "له", "بها")
)


def _saying(s: Sentence, k: int) -> tuple[Source, int] | None:
    """A verb of saying with its speaker behind or before it, when something is said."""
    w = s.words[k]
    if "quote_verbs" in w.tags:  # نقلت ... عن
        about = next((x for x in range(k + 1, min(len(s), k + 9)) if s.words[x].norm == "عن"), None)
        end = _name_end(s, about + 1, strict=True) if about is not None else -1
        if about is None or end <= about + 1:
            return None
        return _spoken(s, about + 1, end, k), end
    j = k + 1
    while j < len(s) and s.words[j].norm in ("قد", "به", "عنه", "له", "ايضا", "#"):
        j += 1
    weak = "weak_verbs" in w.tags
    start = _speaker_before(s, k)
    first = weak and start is not None and w.norm[0] in "يت"  # "X accuses Y": X speaks
    end = j if first or _quote_opens(s, k) else _name_end(s, j, strict=weak)
    if end > j and _introduces(s, k, end, weak):
        inner = _learned_from(s, end) or _relayed(s, end, k)
        if inner is not None:
            return inner
        end = _apposed(s, end)
        return None if _rumour(s, j, end) else (_spoken(s, j, end, k), end)
    if start is not None and _introduces(s, k, k + 1, weak):
        stop = k
        while stop > start and s.words[stop - 1].norm in ("،", ",", "قد", "-"):
            stop -= 1
        cut = next((x for x in range(start, stop) if s.words[x].norm in ("،", ",")), stop)
        return _spoken(s, start, cut, k, from_start=True), k + 1
    return None


def _spoken(s: Sentence, i: int, j: int, at: int, from_start: bool = False) -> Source:
    source = named(s, i, j, at)
    source.scope = (i if from_start else at, _clause_end(s, at))
    return source


def _apposed(s: Sentence, end: int) -> int:
    """End of a name set off by commas behind a title (the commander in the north, X, said)."""
    for x in range(end, min(len(s) - 2, end + 9)):
        w = s.words[x]
        if w.norm in STOPS or "that" in w.tags or w.triggers:
            break
        if w.norm not in ("،", ","):
            continue
        close = next((y for y in range(x + 2, min(len(s), x + 6)) if s.words[y].norm == w.norm), -1)
        if close > 0 and all(not v.tags and not v.triggers for v in s.words[x + 1 : close]):
            return close
        break
    return end


def _quote_opens(s: Sentence, k: int) -> bool:
    """Does a quotation begin right behind a verb of saying (وتابع "طفل آخر …")?"""
    return k + 1 < len(s) and '"' in s.tokens.text[s.tokens.ends[k] : s.tokens.starts[k + 1]]


def _relayed(s: Sentence, k: int, at: int) -> tuple[Source, int] | None:
    """ "… said, citing witnesses": those who are cited say it."""
    if k + 2 >= len(s) or s.words[k].norm != "نقلا" or s.words[k + 1].norm != "عن":
        return None
    end = _name_end(s, k + 2, strict=False)
    return (_spoken(s, k + 2, end, at), end) if end > k + 2 else None


def _learned_from(s: Sentence, k: int) -> tuple[Source, int] | None:
    """ "… that it learned from a source": the inner source is the one that counts."""
    for x in range(k, min(len(s) - 2, k + 5)):
        if "learn_verbs" in s.words[x].tags and s.words[x + 1].norm in ("من", "عن"):
            end = _name_end(s, x + 2, strict=True)
            if end > x + 2:
                return _spoken(s, x + 2, end, x), end
    return None


_NEAR = 4  # words from the subject of a weak verb of saying to the effect that it tells of


def _introduces(s: Sentence, k: int, j: int, weak: bool = False) -> bool:
    """Does a verb of saying introduce a statement: "that", a colon, an effect noun, a quote?"""
    if s.tokens.text[s.tokens.ends[k] : s.tokens.ends[min(len(s) - 1, j + 6)]].count('"'):
        return True
    for x in range(k + 1, min(len(s), j + _REACH)):
        w = s.words[x]
        if w.norm in STOPS:
            return False
        if "that" in w.tags or w.norm == ":":
            return True
        if weak and (x > j + _NEAR or "clause_breaks" in w.tags):
            return s.near("that", x, j + _REACH)
        if w.triggers or (w.person and w.person.effect):
            return True
        if "falls" in w.tags or (w.prep == "ب" and x <= j + 2 and not weak):
            return True
    return False


def _speaker_before(s: Sentence, k: int) -> int | None:
    """Where the speaker begins who stands before the verb at ``k`` (المرصد السوري أعلن)."""
    start = k
    while start > 0 and k - start < 12:
        w = s.words[start - 1]
        if w.norm in STOPS or w.norm in (":", "|", "؛") or "clause_breaks" in w.tags:
            break
        if "that" in w.tags or w.triggers or ("prepositions" in w.tags and start - 1 == 0):
            return None
        if "auxiliaries" in w.tags and w.norm not in ("قد", "لا", "تم"):
            break
        if w.tags & {"say_verbs", "verbs"} and not w.article and start - 1 > 0:
            return None
        start -= 1
    while start < k and s.words[start].norm in PUNCT | {"قد", "و", "اما"}:
        start += 1
    if start >= k:
        return None
    first = s.words[start]
    known = first.article or first.tags & {"persons_or_bodies", "states"} or first.person
    return start if known and not first.prep and first.norm not in ("الذي", "التي") else None


def _name_end(s: Sentence, k: int, strict: bool) -> int:
    """End of the name of a source that begins at ``k``; ``k`` when none does."""
    if k >= len(s):
        return k
    first = s.words[k]
    if first.norm in PUNCT or not first.norm[0].isalpha() or first.norm in _FILLERS:
        return k
    person = s.words[k + 1].person if k + 1 < len(s) else None
    hurt = person is not None and person.effect and any(n.i == k for n in s.numbers)
    if hurt or (first.norm == "اخر" and person is None):
        return k  # five dead, the latest count: no number says anything
    source_noun = "persons_or_bodies" in first.tags
    if not source_noun and first.tags & {"stop", "function", "adverbs", "prepositions", "verbs"}:
        return k
    if first.triggers or "say_verbs" in first.tags or (first.person and first.person.effect):
        return k
    known = source_noun or first.person or first.tags & {"states", "armed"} or first.article
    if strict and not (source_noun or first.person or first.tags & {"states", "armed"}):
        return k
    if not known and _no_person(s, k):
        return k
    titled = bool(first.person) or first.stem in _TITLES
    end = k + 1
    while end < len(s) and end - k < (_LONGEST + 5 if titled else _LONGEST):
        w = s.words[end]
        if w.norm in PUNCT or w.norm[0].isdigit() or w.tags & {"say_verbs", "that", "adverbs"}:
            break
        agency = s.words[end - 1].stem in ("وكاله", "وكالات") and w.stem in ("انباء", "الانباء")
        inside = agency or w.norm == "باسم" or ((source_noun or titled) and _office(s, end))
        if w.tags & {"stop", "prepositions", "quote_verbs"} and not inside:
            break
        if w.triggers and not w.article:
            break
        if w.prep == "ل" and not w.article and end > k + 1 and (not titled or _told(w)):
            break
        end += 1
    while end > k + 1 and s.words[end - 1].norm in ("و", "في"):
        end -= 1
    return end


def _no_person(s: Sentence, k: int) -> bool:
    """Is an unknown word no name: a plural, an accusative, a verbal noun (انسحاب, تدمير)?"""
    norm = s.words[k].norm
    if _VERBAL.fullmatch(norm):
        return True
    if norm.endswith(("ات", "ين")) and len(norm) > 4:
        return True
    alone = k + 1 >= len(s) or not is_name(s, k + 1)
    return norm.endswith("ا") and len(norm) > 4 and alone


def _office(s: Sentence, k: int) -> bool:
    """Does "in" lead to where somebody holds an office (عضو في مجلس الولاية)?"""
    if s.words[k].norm != "في" or k + 1 >= len(s):
        return False
    w = s.words[k + 1]
    return w.stem not in _OCCASIONS and not (w.tags - {"persons_or_bodies", "armed", "place_nouns"})


def _told(w: Word) -> bool:
    """Is "to" followed by those who are told, not by what somebody is head of?"""
    return w.stem in _TOLD or (bool(w.person) and w.person is not None and w.person.number == "pl")


_VERBAL = re.compile("است.{2,4}|ان.{2}ا.ه?|ا.ت.ا.ه?|ت.{2}ي.ه?")
_TITLES = frozenset(
    (
        *("متحدث", "المتحدث", "ناطق", "الناطق", "مسوول", "مسيول", "مسئول", "عضو", "نايب", "نائب"),
        *("مدير", "المدير", "رييس", "رئيس", "قايد", "قائد", "وزير", "محافظ", "امين", "وكيل"),
        *("مراسل", "مفتي", "سفير", "مبعوث", "منسق", "مساعد", "حاكم", "والي", "عميد", "نقيب"),
    )
)
_OCCASIONS = frozenset(
    (
        *("موتمر", "مؤتمر", "حديث", "مقابله", "تغريده", "منشور", "اتصال", "كلمه", "حوار", "لقاء"),
        *("مداخله", "وقت", "بيان", "تصريح", "تصريحات", "سلسله", "رساله", "خطاب", "مقطع", "تسجيل"),
        *("بدايه", "ختام", "رد", "اشاره", "تعليق", "تدوينه"),
    )
)
_TOLD = frozenset(
    (
        *("وكاله", "وكالات", "قناه", "صحيفه", "اذاعه", "راديو", "تلفزيون", "رويترز", "موقع"),
        *("شبكه", "فرانس", "الجزيره", "جزيره", "العربيه", "عربيه", "سكاي", "بي", "سي", "عين"),
    )
)


def _clause_start(s: Sentence, k: int) -> int:
    while k > 0 and not (s.words[k - 1].norm in STOPS or s.words[k - 1].norm in _SPLITS):
        k -= 1
    return k


def _clause_end(s: Sentence, k: int) -> int:
    norms = s.tokens.norms
    return next((x for x in range(k + 1, len(norms)) if norms[x] in _PARTING), len(norms))


_SPLITS = frozenset(("بينما", "فيما", "حين"))
_PARTING = STOPS | _SPLITS


def _before_colon(s: Sentence) -> Source | None:
    """ "المرصد السوري: …" at the head of a headline or behind a label."""
    colons = [k for k in range(1, min(len(s), 14)) if s.words[k].norm == ":"]
    if not colons or ("link_labels" in s.words[0].tags and len(colons) < 2):
        return None
    k = colons[-1] if "link_labels" in s.words[0].tags else colons[0]
    floor = colons[-2] + 1 if k != colons[0] else 0
    for i in range(floor, k):
        w = s.words[i]
        if w.triggers or ("prepositions" in w.tags and i == floor):
            return None
        body = w.tags & {"persons_or_bodies", "armed"}
        nobody = w.person and (w.person.effect or w.person.kind == "demonym" or w.suffix)
        if body or (w.person and not nobody):
            return named(s, i, k, i)
    return None
