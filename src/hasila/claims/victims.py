"""Who the victims are: class and demographic of each mention, by its nouns and by the report."""

from itertools import pairwise

from hasila.claims.model import Mention, Sentence
from hasila.claims.nouns import BOUNDS, LOOSE, STOPS, own_class
from hasila.claims.plain_words import from_plain_words
from hasila.claims.same_people import ATTACKERS, from_the_report


def classify(sentences: list[Sentence]) -> None:
    """Set ``victim_class`` and ``demographic`` of every mention with an effect."""
    claims: list[Mention] = []
    several: list[Mention] = []  # others beside soldiers and civilians
    for s in sentences:
        for m in s.mentions:
            if m.effect:
                m.victim_class, m.demographic = own_class(s, m)
                if _from_those_before(s, m, claims):
                    several.append(m)
                if m.victim_class == "unspecified" or _companions(s, m):
                    _from_beside(s, m)
                if m.victim_class == "unspecified" and m.kind != "zero":
                    _from_side(s, m)
                taken = m.effect == "detained" and m.rule == "own.number+and"
                if taken and claims and claims[-1].victim_class == "combatant":
                    m.victim_class = "combatant"  # 40 قتيلا من المسلحين و12 أسيرا
                claims.append(m)
    _from_those_behind(claims, {s.index: s for s in sentences})
    _from_parts(claims)
    from_the_report(claims, sentences)
    from_plain_words(claims, sentences)
    for m in several:
        m.victim_class = "mixed" if m.victim_class == "unspecified" else m.victim_class
    for m in claims:
        if m.whole is not None and m.victim_class == "unspecified":
            among = m.whole.victim_class  # one man of six civilians
            m.victim_class = among if among in ("civilian", "combatant") else m.victim_class
        if m.whole is not None and m.rule.startswith("list.") and m.whole.demographic == "children":
            m.demographic = m.whole.demographic  # names of some of five children


_MEMBERS = frozenset(("عضو", "فرد", "رفيق", "منتسب", "منسوب"))


def _from_beside(s: Sentence, m: Mention) -> None:
    """What stands beside: the age of one who is listed, the body whose members were hit."""
    if m.kind == "name" and m.rule.startswith("list."):
        for w in s.words[m.j : m.j + 3]:
            person = w.person
            if person is not None and person.demographic is not None:
                m.victim_class, m.demographic = person.victim_class, person.demographic
            if person is not None or w.norm in ("\n", "،"):
                return
        return
    if _companions(s, m):
        m.victim_class = _of_whom(s, m)
        return
    if m.kind == "name" and _of_a_calling(s, m):
        m.victim_class = "civilian"
        return
    nouns = [w for w in s.words[m.i : m.j] if w.person]
    if s.near("schools", m.j, m.j + 9) and any(w.person.lemma == "طالب" for w in nouns if w.person):
        m.victim_class = "civilian"  # students hit where they learn
        return
    toll = _of_toll(s, m)
    if toll:
        m.victim_class = toll
        return
    own = [w for w in nouns if w.person and w.person.lemma in _MEMBERS and w.suffix]
    suffered = any(w.stem.startswith("تكبد") for w in s.words[max(0, m.lead - 4) : m.lead])
    if (own or suffered) and s.near("armed", max(0, m.lead - 22), m.lead):
        m.victim_class = "combatant"


def _of_toll(s: Sentence, m: Mention) -> str:
    """The class that the toll before a number gives it (عدد القتلى المدنيين … إلى 19 قتيلا)."""
    if m.kind != "number" or m.person is None or m.person.effect is None:
        return ""
    for k in range(m.lead - 1, max(0, m.lead - _BELONGING), -1):
        person = s.words[k].person
        if person is not None and person.lemma in ("مدني", "عسكري") and s.words[k].article:
            dead = s.words[k - 1].person
            same = dead is not None and dead.effect == m.effect and s.has(k - 2, "toll")
            return person.victim_class if same else ""
        if s.words[k].norm in STOPS or s.words[k].triggers:
            return ""
    return ""


def _of_a_calling(s: Sentence, m: Mention) -> bool:
    """Does a civil office or calling stand behind a name (فلان الفلاني، رئيس البلدية)?"""
    k = m.j + (s.tokens.norms[m.j : m.j + 1] == ["،"])
    w = s.words[k] if k < len(s) else None
    person = w.person if w is not None and not (w.conj or w.prep or w.suffix) else None
    if person is None or person.kind or person.effect or person.number != "sg":
        return False
    return person.victim_class == "civilian" and not s.near("armed", k + 1, k + 5)


_COMPANIONS = frozenset(("زميل", "رفيق", "مرافق"))


def _companions(s: Sentence, m: Mention) -> bool:
    """Is a mention of somebody's companions (ثلاثة من زملائه, مرافقها)?"""
    one = m.kind not in ("sum", "zero")
    words = s.words[m.i : m.j] if one else []
    theirs = s.tokens.norms[m.j : m.j + 1] in (["له"], ["لها"], ["لهم"])  # زميل له
    return any((w.suffix or theirs) and w.person and w.person.lemma in _COMPANIONS for w in words)


def _of_whom(s: Sentence, m: Mention) -> str:
    """The class of those whose companions are told of (جندي وثلاثة من زملائه)."""
    for k in range(m.lead - 1, max(-1, m.lead - 22), -1):
        person = s.words[k].person
        if person is not None and person.kind not in ("demonym", "kin") and not person.effect:
            colleague = any(w.person and w.person.lemma == "زميل" for w in s.words[m.i : m.j])
            own = person.victim_class
            like = own == "combatant" or (own == "civilian" and colleague)
            return own if like else "unspecified"
        if "armed" in s.words[k].tags:
            return "combatant"
    return m.victim_class


_BELONGING = 14  # tokens behind a mention in which its predicate stands
_RANKS = 4  # words from those told of to "in its ranks"
_LOSSES = frozenset(("خسائر", "خساير", "قتلي", "ضحايا"))


def _from_side(s: Sentence, m: Mention) -> None:
    """The side of the fight that a sentence gives the dead: losses of the army, "who belong to"."""
    if "armed" not in s.tags:
        return
    for k in range(m.j, min(len(s), m.j + _RANKS)):
        if s.words[k].stem == "صفوف" and s.words[k].suffix and s.near("armed", 0, m.lead):
            m.victim_class = "combatant"  # أعلنت القوات مقتل ثلاثة في صفوفها
            return
        if s.words[k].norm in STOPS or s.words[k].triggers:
            break
    bare = m.kind in ("number", "vague") and (m.bare or (m.person is not None and m.person.effect))
    if bare and "rise" in s.tags:
        for k in range(max(0, m.i - 2 * _BELONGING), m.i - 2):
            if s.words[k].stem == "صفوف" and s.has(k + 1, "armed"):
                m.victim_class = "combatant"  # the toll in their ranks that rises to the number
                return
    if bare:
        for k in range(max(0, m.lead - _BELONGING), m.lead - 1):
            if s.words[k].norm in _LOSSES and s.has(k + 1, "armed") and not s.words[k + 1].prep:
                m.victim_class = "combatant"
                return
    end = min(len(s) - 1, m.j + (_APPOSED if m.kind in ("name", "one_of") else _BELONGING))
    for k in range(m.j, end):
        w = s.words[k]
        if w.norm in STOPS - {"،", ","} or any(m.j < o.i <= k for o in s.mentions if o.effect):
            return
        if m.kind in ("name", "one_of"):
            person = w.person
            led = person is not None and person.victim_class == "combatant" and not w.prep
            led = led and person is not None and person.demographic is None
            if led and not w.conj and (w.article or s.has(k + 1, "armed") or s.has(k + 2, "armed")):
                m.victim_class = "combatant"
                return
            if w.tags & BOUNDS or w.triggers or w.conj or "prepositions" in w.tags:
                return
            continue
        theirs = k == m.j and w.norm in _THEIRS  # 15 جثة تابعة للمليشيات
        they = w.norm == "من" and s.words[k - 1].norm in _THEY
        belong = theirs or they or w.stem in _BELONG
        if belong and s.near("armed", k + 1, k + 4):
            m.victim_class = "combatant"
            return


_APPOSED = 7  # tokens behind a name in which an apposition says whose man he was
_THEY = frozenset(("هم", "انهم", "بانهم", "وهم", "جميعهم", "كلهم", "معظمهم"))
_THEIRS = frozenset(("تابعه", "تابعا", "تابعين", "تابعون", "تابعان"))
_BELONG = frozenset(
    (
        "ينتمون",
        "ينتمي",
        "تنتمي",
        "ينتميان",
        "منتمين",
        "منتمون",
        "المنتمين",
    )
)


def _from_those_behind(claims: list[Mention], by_index: dict[int, Sentence]) -> None:
    """ "29 killed and 15 wounded of the militants": what stands behind both is said of both."""
    for a, b in pairwise(claims):
        if a.victim_class != "unspecified" or b.victim_class not in ("civilian", "combatant"):
            continue
        bare = a.kind in ("number", "vague", "dual") and (a.bare or (a.person and a.person.effect))
        told = b.bare or (b.person is not None and b.person.effect is not None)
        told = told or b.rest  # مقتل أربعة وإصابة ثلاثة آخرين من المسلحين
        told = told or any(w.norm in LOOSE for w in by_index[b.sentence].words[b.i : b.j])
        if a.effect == b.effect or b.whole is not None:
            continue
        if bare and told and a.sentence == b.sentence and 0 <= b.lead - a.j <= 2:
            a.victim_class = b.victim_class


def _from_those_before(s: Sentence, m: Mention, before: list[Mention]) -> bool:
    """ "13 others", "and wounded seven": the class of those named before in the sentence.

    Whether those before were of two sorts, so that the others may be of both.
    """
    if m.victim_class != "unspecified" or m.kind == "zero":
        return False
    if m.of_them and not any(o.sentence == m.sentence for o in before):
        for k in range(m.i - 1, -1, -1):
            person = s.phrase_persons[k][1] if k in s.phrase_persons else s.words[k].person
            known = person is not None and person.victim_class != "unspecified"
            if person and (person.number == "du" or (person.number == "pl" and known)):
                m.victim_class = person.victim_class
                return False
            if "armed" in s.words[k].tags and k and s.words[k - 1].norm in ("علي", "ضد"):
                m.victim_class = "combatant"  # فتح النار على المليشيا وقتل أربعة منهم
                return False
    others = m.kind == "others" or s.near("others", m.i, m.j)
    of_them = m.of_them or (m.kind == "one_of" and s.words[m.i].norm in _ONE_OF_THEM)
    elliptic = (m.bare and m.rule != "toll.number") or of_them
    if not others and not elliptic:
        return False
    if others and m.person is not None:
        open_ = m.person.lemma in ("person", "شخص")  # "three other people" may be anybody
        if open_ and _beside_civilians(m, before):
            m.victim_class = "civilian"
        if open_ or m.person.victim_class != "unspecified":
            return False
    if others and any(w.stem.startswith("باق") for w in s.words[m.i : m.j + 1]):
        return False  # those who remain are set against those before
    if others and not any(o.sentence == m.sentence for o in before):
        told = _uncounted(s, m)
        if told is not None:
            m.victim_class = told
            return False
    opens = others and m.person is None and m.lead <= _OPENING
    for other in reversed(before):
        if other.sentence != m.sentence and not (opens and m.sentence - other.sentence == 1):
            return False
        inside = other.whole is None or other.whole.sentence == m.sentence
        if other.aspect == "part" and inside and not of_them and m.aspect != "part":
            continue
        if other.effect == "detained" != m.effect and other.best == 1:
            continue  # "an officer was arrested over a raid that left one dead"
        taken = m.lead and s.words[m.lead - 1].stem in _TAKEN_IN_WAR
        if m.effect == "detained" != other.effect and m.bare and not (m.of_them or taken):
            return False  # مقتل خمسة جنود واعتقال 300: no soldiers
        if other.person is not None and other.person.lemma in ATTACKERS and others:
            continue  # "three died, including the gunman. Seven others were hurt."
        if other.kind == "zero" or other.rule.endswith("+pronoun"):
            continue
        if elliptic and not m.of_them and other.effect == m.effect and not others:
            return False
        if others and _of_two_sorts(m, other, before):
            return True
        m.victim_class = other.victim_class
        m.demographic = None if others and other.kind != "number" else m.demographic
        return False
    return False


_ONE_OF_THEM = frozenset(("احدهم", "احدهما", "احداهن", "احداهما"))
_TAKEN_IN_WAR = frozenset(("اسر", "اسرت", "اسروا"))


_UNCOUNTED = 16  # words from persons whom nobody counts to the others


def _uncounted(s: Sentence, m: Mention) -> str | None:
    """The class of those without a number beside whom others are told of.

    استشهاد مسعفين واعتقال آخرين، قتلى في صفوف المليشيات وأسر 11 آخرين.
    """
    for k in range(m.lead - 1, max(-1, m.lead - _UNCOUNTED), -1):
        w = s.words[k]
        if w.norm in STOPS - {"،", ","}:
            return None
        if w.stem == "صفوف" and s.has(k + 1, "armed"):
            return "combatant"
        person = w.person
        if person is None or person.effect or person.number == "sg":
            continue
        if any(h.j == k for h in s.hits):
            return person.victim_class
    return None


def _beside_civilians(m: Mention, before: list[Mention]) -> bool:
    """Were those just told of as many called civilians (قتل ستة مدنيين وأصيب سبعة أشخاص آخرين)?"""
    last = next((x for x in reversed(before) if x.aspect == "total" and x.kind != "zero"), None)
    near = last is not None and m.sentence - last.sentence <= 1 and last.person is not None
    return bool(near and last and last.person and last.person.lemma == "مدني" and last.best != 1)


def _of_two_sorts(m: Mention, other: Mention, before: list[Mention]) -> bool:
    """Are those before soldiers and civilians, so that the others beside them may be anybody?

    Not where the last are set apart as civilians (مقتل 11 مسلحا و11 مدنيا وإصابة 13 آخرين).
    """
    if other.person is not None and other.person.lemma == "مدني":
        return False
    beside = [x for x in before if x.sentence == other.sentence and x.effect == other.effect]
    sorts = {x.victim_class for x in beside if x.aspect == "total" and x.kind == "number"}
    return other.effect != m.effect and {"civilian", "combatant"} <= sorts


_OPENING = 4  # tokens from the head of a sentence, where "five others" looks back behind its stop


_LISTED, _LONG = 2, 10  # parts that are no list yet; a total whose parts are a list


def _from_parts(claims: list[Mention]) -> None:
    """A total whose parts sum to it is of their class, or mixed; parts without a noun of its."""
    for m in claims:
        open_ = m.kind == "number" and m.person is None and m.victim_class == "unspecified"
        whole = m.whole if open_ and (m.of_them or m.after_marker) else None
        if whole is not None and whole.victim_class in ("civilian", "combatant"):
            m.victim_class = whole.victim_class
    for total in claims:
        if total.victim_class != "unspecified" or not total.best:
            continue
        parts = [m for m in claims if m.whole is total and m.best is not None]
        if not parts or sum(m.best or 0 for m in parts) % total.best:
            continue
        classes = {m.victim_class for m in parts}
        if len(classes) == 1:
            total.victim_class = classes.pop()
        elif len(classes - {"unspecified"}) > 1 and all(
            m.sentence == total.sentence or (len(parts) > _LISTED and total.best >= _LONG)
            for m in parts
        ):
            total.victim_class = "mixed"
