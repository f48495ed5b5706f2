"""Effects that mentions share: along "and", from a whole to its parts, from words behind them."""

from dataclasses import replace
from itertools import pairwise

from hasila.claims.arabic import tolls
from hasila.claims.arabic.cases import other_case
from hasila.claims.arabic.clauses import after_close
from hasila.claims.arabic.enumerated import is_named_word, named_with, names_from
from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.arabic.unreal import void
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word

COUNTED = frozenset(("number", "dual", "vague", "others", "one_of", "sum", "maybe_dual"))
_LINKS = frozenset(
    (
        *("،", ",", "و", "الي", "جانب", "بالاضافه", "اضافه", "لل", "فضلا", "عن", "كذلك", "ايضا"),
        *("مع", "برفقه"),
    )
)


def captive(s: Sentence, hit: Hit, m: Mention) -> None:
    """One who is freed from captors was abducted: a claim of its own on the same words."""
    if hit.trigger.effect != "released":
        return
    person = m.person
    taken = person is not None and person.effect == "abducted"
    freed = hit.trigger.rule == "released.freed" and person and person.victim_class == "civilian"
    if taken or freed or "captivity" in s.tags:
        twin = replace(m, effect="abducted", rule="abducted.freed", members=list(m.members))
        s.mentions.append(twin)


def coordinate(s: Sentence) -> None:
    """Effects spread along "and" (سبعة جنود و12 سائقا قضوا) and to parts of a number."""
    s.mentions = [m for m in s.mentions if m.effect or not other_case(s, m)]
    _fates_beside(s)
    for a, b in pairwise(s.mentions):
        if a.rule.startswith("own.") and _of_their_own(b):
            continue
        if a.rule == "own.maybe_dual":
            continue  # المصابين: a plural more often than two
        if _does_the_next(s, b):
            continue
        if a.effect and _open_to(b, a.effect) and a.kind != "zero" and _joined(s, a, b, True):
            b.effect, b.rule = a.effect, a.rule.removesuffix("+and") + "+and"
            b.after_marker = b.after_marker or a.after_marker
    for a, b in pairwise(s.mentions):
        if a.effect and _some_of(s, a, b):
            b.effect, b.rule, b.after_marker = a.effect, a.rule + "+part", True
    told = [m for m in s.mentions if m.effect or m.kind != "maybe_dual"]
    sure = [m for m in told if m.effect or "(" not in s.tokens.norms or not _aside(s, m.i)]
    for a, b in pairwise(sure):
        if a.rule.startswith("own.") and _of_their_own(b):
            continue
        open_ = a.effect is not None and a.kind != "zero" and _open_to(b, a.effect)
        one = a.effect is not None and b.effect is None and b.kind == "singular"
        if (open_ and _beside(s, a, b)) or (one and _one_besides(s, a, b)):
            b.effect, b.rule = a.effect, a.rule.removesuffix("+and") + "+and"
    for b, a in pairwise(s.mentions[::-1]):
        body = b.person is not None and b.person.kind == "body"
        if (a.after_marker and not b.after_marker) or b.rule == "own.maybe_dual" or body:
            continue
        office = a.kind == "singular" and not a.conj  # استشهاد فلان قائد المخفر مع ثلاثة
        if office and any(o.kind == "name" and o.j == a.lead and o.effect for o in s.mentions):
            continue
        if b.effect and _open_to(a, b.effect) and b.kind != "zero" and _joined(s, a, b, False):
            a.effect, a.rule = b.effect, b.rule.removesuffix("+and") + "+and"
    whole: Mention | None = None
    for m in s.mentions:
        if m.effect:
            whole = m if not m.after_marker or whole is None else whole
        elif whole is not None and (m.after_marker or m.of_them) and m.lead - whole.j <= 25:
            if whole.kind in ("one_of", "singular", "name") and not m.after_marker:
                continue  # one has no part
            if m.of_them and m.lead and s.has(m.lead - 1, "prepositions"):
                continue  # نفى مسؤوليته عن العديد منها
            whole = _labelled(s, m, whole)
            they = s.words[m.lead - 1].norm
            if they in ("هما", "وهما") and m.best == whole.best:
                continue  # المصابان هما الشقيقان
            two = m.kind == "one_of" and s.words[m.i].norm.endswith("هما")
            if two and whole.best not in (2, None):
                continue  # 16 قتيلا في هجومين أحدهما …
            if they in ("هم", "وهم", "هما", "وهما") and whole.best == 1:
                continue  # it tells of more than one
            m.effect, m.rule = whole.effect, whole.rule.removesuffix("+part") + "+part"
        elif whole is None and _beside_plural(s, m):
            m.effect = _bare_plural(s, m, _FAR)
            m.rule = "own.plural+and" if m.effect else ""
        elif whole is None and m.after_marker:
            among = tolls.unnumbered_group(s, m) or _bare_plural(s, m)
            if among is not None:
                m.effect, m.rule = among, "own.plural+part"


def _fates_beside(s: Sentence) -> None:
    """Those of another fate beside dead and hurt (40 قتيلا في صفوف المسلحين و12 أسيرا)."""
    told = [m for m in s.mentions if m.effect or m.kind != "maybe_dual"]
    for a, b in pairwise(told):
        fate = _FATES.get(b.person.lemma) if b.person is not None else None
        beside = fate and b.effect is None and a.rule.startswith("own.") and _of_their_own(b)
        if beside and _joined(s, a, b, True):
            b.effect, b.rule = fate, "own.number+and"


def _does_the_next(s: Sentence, m: Mention) -> bool:
    """Does a verb right behind one tell of what he did (أحدهم قتل أخاه، وآخر قتل عمه)?"""
    deed = next((h for h in s.hits if h.i == m.j and h.used), None)
    return deed is not None and deed.trigger.verb and deed.trigger.frame == "either" and m.best == 1


def _labelled(s: Sentence, m: Mention, whole: Mention) -> Mention:
    """Of "3 dead and 5 hurt; the dead are …" the number that the label before "are" says."""
    k = m.lead - 1 - (s.words[m.lead - 1].norm == ":")
    if k < 1 or s.words[k].norm not in ("هم", "هن", "هما"):
        return whole
    label = s.words[k - 1].person
    if label is None or label.effect in (None, whole.effect):
        return whole
    named = [o for o in s.mentions if o.effect == label.effect and o.j < k - 1 and not o.whole]
    return named[-1] if named else whole


def _some_of(s: Sentence, a: Mention, b: Mention) -> bool:
    """Does a smaller number right behind one count some of it (6 شهداء 5 من عائلة واحدة)?"""
    if b.effect is not None or b.kind != "number" or b.lead != a.j or b.conj or b.best is None:
        return False
    inner = s.words[b.i + 1 : b.i + 2]
    return a.kind == "number" and (a.best or 0) > b.best and [w.norm for w in inner] == ["من"]


_PART_NEAR = 12  # words from a plural without a number to a part of it


def _beside_plural(s: Sentence, m: Mention) -> bool:
    """Is a counted group joined to a plural that nobody counted, its adjuncts between them?"""
    if not (m.conj and m.kind in ("number", "vague") and m.person) or m.after_marker or m.bare:
        return False
    for k in range(m.lead - 1, max(-1, m.lead - _FAR), -1):
        w = s.words[k]
        if any(h.i <= k < h.j and not h.used for h in s.hits):
            person = s.words[k + 1].person
            return person is not None and person.number == "pl" and not w.article
        if w.norm in STOPS or w.triggers or w.conj or w.tags & _OTHER_CLAUSE:
            return False
    return False


_OTHER_CLAUSE = frozenset(("verbs", "say_verbs", "that", "clause_breaks", "relative"))


def _bare_plural(s: Sentence, m: Mention, far: int = _PART_NEAR) -> str | None:
    """The effect on a plural that nobody counted, of which a part is (أصيب عمال …، بينهم طفل)."""
    for hit in reversed(s.hits):
        if hit.used or hit.j >= m.lead or m.lead - hit.j > far or hit.trigger.whom:
            continue
        person = s.words[hit.j].person
        if person is not None and person.number == "pl" and not s.words[hit.j].prep:
            return None if void(s, hit) else hit.trigger.effect  # not: أسر القتلى
    return None


_DISPLACED = frozenset(("نازح", "لاجئ", "مشرد", "مهجر"))
_FATES = {**dict.fromkeys(_DISPLACED, "displaced"), "معتقل": "detained", "موقوف": "detained"}
_FATES["أسير"] = "detained"  # 40 قتيلا و12 أسيرا
_OTHER_FATES = _DISPLACED | {"متضرر", "منكوب", "ناج", "معتقل", "موقوف", "أسير", "يتيم", "معاق"}


def _of_their_own(m: Mention) -> bool:
    """Is a number joined to "dead" or "wounded" one of another fate (قتلى ومليون متضرر)?"""
    counted = m.kind in ("number", "vague")
    return counted and m.person is not None and m.person.lemma in _OTHER_FATES


def _open_to(m: Mention, effect: str) -> bool:
    """Has a mention no effect yet, and no noun that says another one?"""
    own = m.person.effect if m.person is not None else None
    return m.effect is None and own in (None, effect, "killed_or_injured")


def _joined(s: Sentence, first: Mention, second: Mention, forward: bool) -> bool:
    if second.bare and not forward:
        return False
    gap: list[str] = []
    k = first.j
    while k < second.lead:
        k_next = after_close(s, k)
        if k_next > k:
            k = k_next
            continue
        gap.append(s.words[k].norm)
        k += 1
    if second.conj and _kin(s, second) and _name_between(s, first.j, second.lead):
        return True
    if second.conj and first.kind in ("singular", "name") and named_with(s, first.j, second):
        return True
    aside = "الي" not in gap or second.kind != "one_of" or len(gap) > 1
    of = "عن" in gap and "فضلا" not in gap  # يتحدث رجل عن عدد من القتلى
    if not all(g in _LINKS for g in gap) or len(gap) > 4 or of or not aside:
        return forward and _beside(s, first, second)
    plain = second.conj or (bool(gap) and gap != ["،"] and gap != [","])
    listed = first.after_marker and gap in (["،"], [","])
    return plain or listed


def _kin(s: Sentence, m: Mention) -> bool:
    """Does a group count the kin of one named before (واثنين من أبنائه)?"""
    return any(w.suffix and w.person and w.person.kind == "kin" for w in s.words[m.i : m.j])


def _name_between(s: Sentence, i: int, j: int) -> bool:
    """Do only the name and office of one person stand in ``[i, j)``?"""
    between = s.words[i:j]
    return 0 < len(between) <= 8 and all(
        is_named_word(w) or w.norm in ("في", "من") for w in between
    )


def _beside(s: Sentence, first: Mention, second: Mention) -> bool:
    """Does only an adjunct part two numbered groups (39 عنصرا في التنظيم و23 من الأمن)?"""
    others_hurt = second.kind == "others" and _parallel(s, first, second)  # بجروح … وآخرين بجروح
    counted = second.kind in ("number", "dual", "vague") or _next_one(s, second) or others_hurt
    if not (second.conj or added(s, second)) or not counted:
        return False
    one = first.kind == "singular" and second.kind == "vague" and _office_between(s, first, second)
    one = one or (others_hurt and first.kind in ("singular", "name"))
    counted = one or first.kind in COUNTED
    if not counted or (second.bare and not _parallel(s, first, second)):
        return False
    between = s.words[_behind_its_verb(s, first) : second.lead]
    if any(w.norm == "(" for w in between):
        at = second.lead - len(between)
        between = [w for k, w in enumerate(between, at) if not _aside(s, k)]
    others = added(s, second) and s.near("others", second.i, second.j)
    if sum(w.norm not in _JOINTS for w in between) > (_FAR if others else _NEAR):
        return False  # بالإضافة إلى 13 آخرين looks back a long way
    if second.person is None and second.head and any(w.conj for w in between):
        return False  # مقتل سبعة … وتدمير موقع وثلاثة مخابئ
    return not any(
        w.norm in STOPS or w.triggers or w.tags & {"verbs", "say_verbs", "that", "clause_breaks"}
        for w in between
    )


_NEAR, _FAR = 7, 18  # words between two groups
_JOINTS = frozenset(("،", ",", "و"))


def _office_between(s: Sentence, first: Mention, second: Mention) -> bool:
    """Is one parted from some more by where he serves (مقتل ضابط في الجيش وعدد من الجنود)?"""
    between = s.words[first.j : second.lead]
    told = s.words[second.j] if second.j < len(s) else None
    does = told is not None and told.norm[0] in "يت" and bool(told.tags & {"verbs", "say_verbs"})
    if not between or len(between) > 4 or second.person is None or does:
        return False
    return between[0].norm in ("في", "من") and not any(w.conj or w.norm in PUNCT for w in between)


def _next_one(s: Sentence, m: Mention) -> bool:
    """Is one told of as the next of those counted before (وشخص ثالث, وثالث, ومدني رابع)?"""
    return m.best == 1 and any(w.stem in _ORDINALS for w in s.words[m.i : m.j + 1])


_ORDINALS = frozenset(
    (
        *("ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"),
        *("ثالثه", "رابعه", "خامسه", "سادسه", "سابعه", "ثامنه", "تاسعه", "عاشره"),
    )
)


def added(s: Sentence, m: Mention) -> bool:
    """Do words like "in addition to" lead to a group (بالإضافة إلى خمسة رعاة, إضافة لراعيين)?"""
    before = s.tokens.norms[max(0, m.lead - 2) : m.lead]
    to = s.words[m.i].prep == "ل" or s.tokens.text[s.tokens.starts[m.lead]] == "ل"
    if before[-1:] == ["مقابل"]:
        return True  # مقتل 45 مسلحا مقابل 26 من التنظيم
    return before[-2:] in _BESIDES or (to and before[-1:] in (["بالاضافه"], ["اضافه"]))


def _one_besides(s: Sentence, a: Mention, b: Mention) -> bool:
    """Is one more told of in addition to a group (لقي رجلان مصرعهما إضافة إلى امرأة)?"""
    verbs = [h.j for h in s.hits if h.used and a.j <= h.i and h.j <= b.lead]
    gap = s.words[max([a.j, *verbs]) : b.lead]  # لقيا مصرعهما إضافة إلى امرأة
    far = len(gap) > _TO_ONE or any(w.triggers or w.conj or w.norm in STOPS for w in gap)
    return added(s, b) and not far and a.best != 0 and not s.words[b.i].article


_TO_ONE = 6  # words from a group to one more in addition
_BESIDES = (["بالاضافه", "الي"], ["اضافه", "الي"], ["الي", "جانب"], ["فضلا", "عن"])


def _parallel(s: Sentence, first: Mention, second: Mention) -> bool:
    """Does the same preposition stand behind both (خمسة في حمص وثلاثة في حماة)?"""
    behind = _behind_its_verb(s, first)
    if second.j >= len(s) or behind >= second.lead:
        return False
    one, other = (_preposition(s.words[k]) for k in (behind, second.j))
    return bool(one) and one == other


def _behind_its_verb(s: Sentence, m: Mention) -> int:
    """Behind a group and the verb that says what befell it (15 منهم توفوا في …)."""
    verb = m.j < len(s) and any(h.i == m.j and h.trigger.plural for h in s.hits)
    return m.j + bool(verb)


def _aside(s: Sentence, k: int) -> bool:
    """Does a token stand in brackets?"""
    text, at = s.tokens.text, s.tokens.starts[k]
    opened = text.rfind("(", s.tokens.starts[0], at + 1)
    return opened >= 0 and text.find(")", opened, at) < 0


def _preposition(w: Word) -> str:
    """The preposition that a word is or begins with, else ""."""
    if "prepositions" in w.tags:
        return w.norm
    return "ب" if w.norm.startswith("بال") else w.prep


_HOSTAGES = frozenset(("رهينه", "رهائن", "رهاين"))


def overrides(s: Sentence) -> None:
    """Words behind a mention that say what became of it (سبعة عمال في عداد المفقودين)."""
    for m in s.mentions:
        twice = m.effect and m.kind in ("dual", "maybe_dual") and m.rule.startswith("own.")
        if twice and any(o.j == m.i and (o.effect, o.best) == (m.effect, 2) for o in s.mentions):
            m.effect = None  # عثر على الضابطين مقتولين
            continue
        if m.effect and s.tokens.norms[m.j : m.j + 3] == ["في", "عداد", "المفقودين"]:
            m.effect, m.rule = "missing", "missing.counted"
        if m.effect == "detained" and any(w.stem in _HOSTAGES for w in s.words[m.i : m.j + 4]):
            m.effect, m.rule = "abducted", "abducted.hostage"


def struck_as_well(s: Sentence) -> None:
    """One more with title and name, by what struck him (مقتل الشاب …، والفتى … بعد إصابته)."""
    first: Mention | None = None
    for m in s.mentions:
        if m.effect is not None:
            first = m if m.kind in ("singular", "name") and m.effect == "killed" else None
            continue
        titled = m.kind == "singular" and m.conj and s.words[m.i].article and m.j - m.i > 1
        if first is None or not titled or not s.near("given_names", m.i + 1, m.j):
            continue
        for k in range(m.j, min(len(s) - 1, m.j + _STRUCK)):
            if s.words[k].norm in STOPS or (s.words[k].triggers and not s.words[k].suffix):
                break
            if s.words[k].norm in _BY and s.words[k + 1].suffix and s.words[k + 1].triggers:
                m.effect, m.rule = first.effect, first.rule.removesuffix("+and") + "+and"
                break


_STRUCK = 14  # words from a name to what struck him who bears it
_BY = frozenset(("بعد", "نتيجه", "اثر", "جراء", "عقب"))


def show_duals(s: Sentence) -> None:
    """A plural that may be a dual is one where a pronoun for two follows."""
    for m in s.mentions:
        before = s.words[m.lead - 1] if m.lead else None  # عدد المصابين, بين المصابين: plurals
        counted = before is not None and ("toll" in before.tags or before.norm in ("بين", "ضمن"))
        if m.kind == "maybe_dual" and m.effect and not counted:
            near = s.words[m.i + 1 : m.j + 16]
            one_more = m.j < len(s) and s.words[m.j].conj == "و" and _one_more(s, m.j)
            paired = any("two_pronouns" in w.tags or w.suffix == "هما" for w in near)
            if paired or one_more or _two_named(s, m) or _third(s, m):  # الصحفيين فلان وفلان
                m.kind = "dual"


def _two_named(s: Sentence, m: Mention) -> bool:
    """Do two full names stand behind what may be two (الصحفيين فلان الفلاني وفلان الفلاني)?"""
    names = names_from(s, m.i + 1) if s.words[m.i].article else []
    if len(names) != 2 or "و" not in (s.words[names[1][0]].conj, s.words[names[1][0] - 1].norm):
        return False
    known = [i for i, _ in names if s.has(i, "given_names") and s.words[i].norm != "علي"]
    return bool(known) and all(j - i > 1 and not s.words[i].article for i, j in names)


def _one_more(s: Sentence, k: int) -> bool:
    """Is one person joined to what may be two (مغربيين وجزائريا)?"""
    person = s.words[k].person
    return person is not None and person.number == "sg" and s.words[k].stem.endswith("ا")


def _third(s: Sentence, m: Mention) -> bool:
    """Two are told from a plural by a third one behind them."""
    return any(w.stem in ("ثالث", "ثالثا", "ثالثه") for w in s.words[m.j : m.j + 10])
