"""Arabic: noun phrases, where they begin and end, and the mentions made of them."""

from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person, Word
from hasila.quantities import Number

STOPS = frozenset(".!?؟;؛\n")
PUNCT = frozenset(".,،;؛:!?؟\"'()[]{}-/|…«»*")

# Armed bodies by name: no adjective follows without its article.
NAMED_BODIES = frozenset(("قسد", "داعش", "طالبان", "حماس", "اسايش", "ypg", "pkk"))


# With which one person kills another, behind "with": what follows need not own it.
HAND_WEAPONS = frozenset(
    ("سكين", "سكينه", "خنجر", "فاس", "ساطور", "سيف", "مسدس", "سلاح", "عصا", "حجر", "مطرقه")
)

# What one is at the end of what befell him (أردت المهاجم قتيلا).
FALLEN = frozenset(("قتيلا", "صريعا", "جريحا", "شهيدا", "مصابا"))


_NO_NOUNS = frozenset(("not_persons", "any", "one_of", "break_down", "relative", "that"))


_ELSEWHERE = frozenset(("part_markers", "according"))
_WAS = frozenset(("كانا", "كانتا", "كانوا"))
_FOUND = frozenset(("عثر", "عثرت", "نقل", "نقلت", "كانت", "كان", "احضر", "احضرت", "وصل", "وصلت"))
_BESIDES = frozenset(("بالاضافه", "اضافه", "فضلا", "علاوه"))
_NEW_CLAUSE = frozenset(("toll", "toll_link", "rise", "negation", "identified"))
_THEIRS = frozenset(("ه", "ها", "هم", "نا"))
_OF_BODIES = frozenset(("armed", "persons_or_bodies"))  # أحد مقاتليها | قوات …: a title said twice
_TOOK_PLACE = frozenset(("جري", "جرت", "يجري", "تجري", "تم", "تمت", "يتم"))
_AGED = frozenset(("البالغ", "البالغه", "يتراوح", "تتراوح", "تراوح", "تراوحت"))
_OF_THEM = frozenset(("نصف", "ثلث", "ثلثا", "ربع", "اعمار"))  # 40 شخصا نصفهم من المدنيين
_ANIMALS = frozenset(("الاسد", "النمر", "الذيب", "الصقر", "الفهد", "الحصان", "السبع"))  # surnames
_LONGEST = 6  # words of a noun phrase with a name in it


def extend(s: Sentence, j: int, limit: int = 3) -> int:
    """End of a noun phrase: adjectives and genitives that no word list claims for themselves."""
    end = j
    while end < len(s.words) and end - j < limit:
        w = s.words[end]
        if end and w.suffix and _kin_of_kin(s, end):
            return end + 1
        if w.norm == "اول" and end and s.words[end - 1].person:
            end, limit = end + 1, limit + 1  # a rank: الجندي أول
            continue
        if w.article and "not_persons" in w.tags and s.has(end - 1, "office") and not w.conj:
            end += 1  # مدير المدرسة
            continue
        if "not_persons" in w.tags and s.has(end - 1, "in_charge_of_things") and not w.conj:
            end += 1  # سائق سيارة
            continue
        if (
            "function" in w.tags
            or w.norm in PUNCT
            or w.conj
            or w.prep
            or w.norm[0].isdigit()
            or w.triggers
            or "say_verbs" in w.tags
            or not w.tags.isdisjoint(_ELSEWHERE)
            or w.norm in _WAS
            or w.norm in _AGED
            or (w.norm in _FOUND and end > j)
            or ("others" in w.tags and end > j and s.words[end - 1].tags & {"others"})
            or (w.tags & _NO_NOUNS and "given_names" not in w.tags and not _surname(s, end))
            or "adverbs" in w.tags
            or "prepositions" in w.tags
            or w.norm in FALLEN
            or w.norm in _BESIDES
            or (end > j and (_next_martyr(s, j, end) or _who_he_was(s, j, end)))
            or (w.suffix and ("relatives" in w.tags or w.stem in _OF_THEM))
            or (w.norm[0] < "ء" and s.tokens.starts[end] == s.tokens.ends[end - 1])
            or (_looks_like_verb(w.norm) and not (w.person or "given_names" in w.tags))
            or (w.person and w.suffix and not _like_a_dual(s, end))
            or (w.person and _two_of(w.person, s.words[end - 1].person))
            or (end == j and _accusative(w) and _nominative(s.words[end - 1]))
            or w.tags & _NEW_CLAUSE
            or ("verbs" in w.tags and not w.article and (w.suffix or w.norm[-1] == "ت"))
            or (w.tags & _OF_BODIES and s.words[end - 1].suffix in _THEIRS and not w.article)
            or (w.tags & {"auxiliaries", "clause_breaks"} and (end > j or w.norm in _TOOK_PLACE))
            or (w.weak and any(h.i == end and h.trigger.verb for h in s.hits))
            or (w.opens and any(h.i == end for h in s.hits))
        ):
            break
        limit += "given_names" in w.tags and limit < _LONGEST
        end += 1
    return end


def _next_martyr(s: Sentence, j: int, k: int) -> bool:
    """Does the next of several begin behind a name (الشهيد حازم الساري الشهيد نزار الساري)?"""
    w = s.words[k]
    title = w.article and w.person is not None and w.person.lemma == "شهيد"
    return title and any("given_names" in x.tags for x in s.words[j:k])


def _who_he_was(s: Sentence, j: int, k: int) -> bool:
    """Does what one was stand behind his name (اللواء فلان مدير الدائرة, فلان والد الطفل)?"""
    apposed = s.words[k].norm in _APPOSED
    return apposed and any("given_names" in x.tags for x in s.words[j:k])


_APPOSED = frozenset(
    (
        *("والد", "والده", "شقيق", "شقيقه", "نجل", "زوج", "زوجه", "مدير", "قائد", "رئيس", "عضو"),
        *("نائب", "مسؤول", "مسوول", "وزير", "محافظ", "سفير", "زعيم", "مؤسس", "موسس"),
    )
)


def _kin_of_kin(s: Sentence, k: int) -> bool:
    """Is a relative at ``k`` the genitive of one before him (ابن عمه, زوجة أخيه)?"""
    w, head = s.words[k], s.words[k - 1]
    kin = w.person is not None and head.person is not None and w.person.number == "sg"
    if not kin or w.conj or w.prep or w.article or head.article or head.suffix:
        return False
    return w.person is not None and w.person.kind == "kin" and head.stem in _OF_KIN


_OF_KIN = frozenset(("ابن", "ابنه", "بنت", "زوجه", "زوج", "شقيق", "شقيقه", "والد", "والده", "ابنا"))


def _like_a_dual(s: Sentence, k: int) -> bool:
    """Is what looks like "my two Muslims" the last part of a person's name (يزن مسلماني)?"""
    return s.words[k].suffix == "ي" and s.has(k - 1, "given_names")


def _surname(s: Sentence, k: int) -> bool:
    """Is a beast the last part of a person's name (فلان النمر)?"""
    named = any("given_names" in w.tags for w in s.words[max(0, k - 2) : k])
    return named and s.words[k].norm in _ANIMALS


def _two_of(person: Person, head: Person | None) -> bool:
    """Are two told of behind a plural some of it (ثلاثة مدنيين طفلان وامرأة)?"""
    apart = person.number == "du" and not person.ambiguous and person.kind != "demonym"
    return apart and head is not None and head.number == "pl"


def _accusative(w: Word) -> bool:
    """Is a noun one person in the accusative (مزارعا), the object of a verb before it?"""
    person = w.person
    if person is None or person.number != "sg" or person.effect or w.article:
        return False
    if person.kind == "demonym":
        return False  # كوريا
    return w.norm == person.folded + "ا"


def _nominative(w: Word) -> bool:
    """Is a noun for persons before an accusative none itself (ثلاثة مسلحين, مسلح)?"""
    return w.person is not None and not w.norm.endswith("ا") and not w.article


def _looks_like_verb(norm: str) -> bool:
    if len(norm) <= 3:
        return False
    if len(norm) == 6 and norm.startswith("است"):
        return True  # استضاف, استخدم
    return norm.endswith("وا") or (norm[0] == "ي" and not norm.endswith(("ين", "يون")))


def is_noun(s: Sentence, k: int) -> bool:
    """Is a token free of every role but that of a noun or an adjective?"""
    w = s.words[k]
    return not (
        "function" in w.tags
        or w.norm in PUNCT
        or w.conj
        or w.prep
        or w.article
        or w.triggers
        or not w.norm[0].isalpha()
        or w.norm[0] < "ء"
        or "adverbs" in w.tags
        or w.tags & {"relative", "part_markers", "partitive", "break_down"}
        or "that" in w.tags
        or "verbs" in w.tags
        or "prepositions" in w.tags
        or "say_verbs" in w.tags
        or "clause_breaks" in w.tags
        or (_looks_like_verb(w.norm) and "given_names" not in w.tags)
    )


def make_mention(s: Sentence, i: int, j: int, n: Number | None = None) -> Mention:
    """A mention of the tokens i to j: of the number n, or else of one person."""
    start = n.start if n and n.i == i else s.tokens.starts[i]
    end = max(s.tokens.ends[j - 1], n.end if n else 0)
    if n:
        ints = [None if v is None else int(v) for v in (n.low, n.best, n.high)]
        return Mention(i, j, i, start, end, ints[0], ints[1], ints[2], n.qualifier, "number")
    w = s.words[i]
    if w.conj or w.prep:
        start += (
            len(w.norm) - len(w.stem) - len(w.suffix) - (2 if w.article and w.prep != "ل" else 0)
        )
    return Mention(i, j, i, start, end, 1, 1, 1, "exact", "singular")


def from_among(s: Sentence, k: int) -> bool:
    """Do those at ``k`` stand behind a word for "among" (بين القتلى, عرف من الشهداء)?"""
    before = s.words[k - 1].norm if k else ""
    if before in ("بين", "وبين", "ضمن"):
        return True
    opens = k == 1 or (k > 1 and s.words[k - 2].norm in PUNCT)
    known = s.near("identified", max(0, k - 3), k - 1)
    return before in ("من", "ومن") and (known or (opens and before == "ومن"))


def is_name(s: Sentence, k: int) -> bool:
    """Can a token begin a person's name: a word of Arabic letters that no word list knows?"""
    w = s.words[k]
    if "given_names" in w.tags:
        return not (w.conj or w.prep or w.suffix not in ("", "ي") or w.triggers or w.person)
    return (
        is_noun(s, k)
        and not w.person
        and not w.suffix
        and not w.tags
        and w.norm[0] >= "ء"
        and len(w.norm) > 1
        and not (w.norm.endswith(("ين", "ون", "ات", "ه")) and len(w.norm) > 5)
        and not w.norm.endswith("ا")
    )


def person_at(s: Sentence, k: int) -> Person | None:
    """What the word list of persons says of a token, if anything."""
    return s.words[k].person if k < len(s.words) else None
