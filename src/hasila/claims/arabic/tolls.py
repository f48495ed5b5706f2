"""Arabic: nouns that carry their effect, tolls whose number stands far off."""

from hasila.claims.arabic.cases import wounds
from hasila.claims.arabic.fates import beside_counted, beside_the_hurt, fallen_one, of_the_dead
from hasila.claims.arabic.nouns import PUNCT, STOPS, is_name, make_mention
from hasila.claims.arabic.states import between_dead_and_hurt, both, fallen
from hasila.claims.arabic.toll_nouns import counted_as, counted_before, each_year, estimated
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

_MARKS = PUNCT - {"(", "[", ".", "،"}


def own_effects(s: Sentence) -> None:
    """Nouns that carry their effect: 70 قتيلا, شهيدان, عشرات الجرحى."""
    for m in s.mentions:
        if m.kind in ("number", "vague") and between_dead_and_hurt(s, m):
            m.effect, m.rule = "killed_or_injured", "own.between"
        if m.effect or m.person is None or m.unreal or _refers_back(s, m) or wounds(s, m):
            continue
        if s.near("habitual", max(0, m.lead - 3), m.lead) or each_year(s, m):
            continue  # يوميا ما معدله 4 جرحى, 30 ألف ضحية كل سنة
        if m.person.effect is None:
            fallen(s, m)
            _described(s, m)
            effect = counted_as(s.words[m.i])
            if effect and m.kind == "number" and s.words[m.i].article:
                m.effect, m.rule = effect, "own.held"  # الموقوفين الثمانية, عدد النازحين 300
            continue
        if (m.kind == "one_of" and not _is_named(s, m)) or (
            m.kind in ("singular", "sum") and not _stated(s, m)
        ):
            continue
        if m.kind == "dual" and m.lead and s.words[m.lead - 1].norm.endswith(("ون", "وا")):
            continue  # ما زالوا طليقين
        if s.near("averted", max(0, m.lead - 3), m.lead):
            continue  # يمكن تفادي ألف وفاة
        m.effect, m.rule = m.person.effect, f"own.{m.kind}"
        if m.effect == "abducted" and of_the_dead(s, m):
            m.effect, m.rule = "killed", "toll.number"
        more = m.best == 1 and s.has(m.j - 1, "ordinals")  # وضحية عاشرة
        if m.effect == "killed_or_injured" and (more or beside_the_hurt(s, m)):
            m.effect = "killed"
        both(s, m)


def _is_named(s: Sentence, m: Mention) -> bool:
    """Is it said who one of the dead was (أحد قتلى الهجوم هو فلان)?"""
    for w in s.words[m.j : m.j + 9]:
        if w.norm in PUNCT or w.triggers or "that" in w.tags:
            return False
        if w.norm in ("هو", "هي", "يدعي", "تدعي", "اسمه", "اسمها"):
            return True
    return False


def unnumbered_group(s: Sentence, m: Mention) -> str | None:
    """The effect of a group without a number that a part is of (قتلى وجرحى بينهم 3 أطفال)."""
    found: list[str] = []
    for w in s.words[max(0, m.lead - 10) : m.lead]:
        if w.person and w.person.effect and w.person.number == "pl":
            found.append(w.person.effect)
    if not found:
        return None
    return "killed_or_injured" if {"killed", "injured"} <= set(found) else found[-1]


def _refers_back(s: Sentence, m: Mention) -> bool:
    """أقارب الشهيدين: those who are said to belong to the dead."""
    if m.lead and s.words[m.lead - 1].stem == "صور" and m.kind == "singular":
        return not name_follows(s, m)  # صورة للشهيد فلان
    return m.lead > 0 and "relatives" in s.words[m.lead - 1].tags and m.kind != "number"


def _described(s: Sentence, m: Mention) -> None:
    """An adjective that says the effect of a counted noun (الشرطيان المصابان)."""
    if m.kind not in ("number", "dual", "vague"):
        _martyr(s, m)
        fallen_one(s, m)
        return
    for w in s.words[m.i + 1 : m.j + 1]:
        person = w.person
        if person is None or person.effect in (None, "killed_or_injured") or w.conj or w.prep:
            continue
        whose = w.article and m.person is not None and m.person.kind == "kin" and not m.definite
        if whose and not s.words[m.j - 1].article:
            return  # أقارب المتوفى
        if person.lemma in ("مصاب", "جريح", "متوفى", "مفقود", "مخطوف", "مختطف"):
            m.effect, m.rule = person.effect, "own.adjective"
            return


def _martyr(s: Sentence, m: Mention) -> None:
    """One with a name who is called a martyr behind his title (القائد الشهيد فلان الفلاني)."""
    if m.kind != "singular" or not s.words[m.i].article:
        return
    for k in range(m.i + 1, min(len(s), m.j + 1)):
        w = s.words[k]
        if w.article and w.person is not None and w.person.lemma == "شهيد":
            copula = s.has(k + 1, "copula")
            if not copula and name_follows(s, make_mention(s, k, k + 1)):
                m.effect, m.rule = "killed", "own.adjective"
            return


_BROTHERS = frozenset(("اخو", "اخي", "اخا"))


def _topic(before: Word) -> bool:
    """Does a word make what stands behind it the topic of a sentence (أما, إن, كان)?"""
    return "that" in before.tags or before.norm in ("اما", "واما", "كان", "وكان")


def _kin(w: Word) -> bool:
    return w.person is not None and w.person.kind == "kin"


def _stated(s: Sentence, m: Mention) -> bool:
    """Does a singular like شهيد or جثة state a loss, rather than refer back to one?"""
    w = s.words[m.i]
    person = m.person
    before = s.words[m.i - 1] if m.i else None
    if w.suffix or person is None or person.kind == "event":
        return False
    if before is not None and before.norm == "صلاه":
        return False  # صلاة الميت
    if before is not None and w.article and person.lemma == "شهيد" and _topic(before):
        return False  # أما الشهيد فلان فكان: what is told of one who is known to be dead
    if before is not None and (before.stem in _BROTHERS or _kin(before)):
        return False  # أخو الفقيد, أبناء الفقيد
    if before is not None and (
        before.tags & {"any", "negation", "memorials"} or before.norm in ("بين", "او")
    ):
        return before.norm == "بين" and beside_counted(s, m)
    if w.article and person.lemma == "شهيد" and _apposed(s, m):
        return False
    if w.article or w.prep == "ل":
        copula = m.i + 1 < len(s) and "copula" in s.words[m.i + 1].tags
        return person.effect == "killed" and not copula and name_follows(s, m)
    if person.kind == "body":
        return True
    opens = before is None or before.norm in STOPS or before.norm in ("|", ":", "•")
    again = s.tokens.norms[m.i : m.i + _SAME]
    opens = opens or (len(again) == _SAME and again == s.tokens.norms[:_SAME])  # a title twice
    if before is not None and before.norm == "عن" and m.i > 1:
        opens = opens or s.words[m.i - 2].stem in ("انباء", "معلومات", "اخبار", "تقارير")
    recovered = any(x.stem.startswith(("انتشل", "انتشال")) for x in s.words[max(0, m.i - 4) : m.i])
    if opens or recovered or (before is not None and "falls" in before.tags):
        return not _predicate(s, m)
    one_more = s.has(m.j - 1, "ordinals")  # … وشهيد ثامن في البلدة
    told = (o for o in s.mentions if o.effect and o.j <= m.lead)
    near = any(o.j == m.lead or _headline(s, o, m) for o in told)
    return m.conj and (one_more or near)


def _apposed(s: Sentence, m: Mention) -> bool:
    """Is "the martyr" the name of one whose office was told (اغتيال قائد الحركة الشهيد فلان)?"""
    for told in s.mentions:
        near = told.j <= m.lead and m.lead - told.j <= _NEAR
        one = told.kind == "singular" and told.person is not None and not told.person.effect
        if near and told.effect == "killed" and one and told.best == 1:
            between = s.words[told.j : m.lead]
            return not any(w.conj or w.triggers or w.norm in PUNCT - {"(", ")"} for w in between)
    return False


def _headline(s: Sentence, told: Mention, m: Mention) -> bool:
    """Are dead of two places told of in one headline (4 قتلى في حلب وقتيل في حماة)?"""
    between = s.words[told.j : m.lead]
    verbs = any(w.tags & {"verbs", "say_verbs"} or w.triggers for w in between)
    where = s.has(m.j, "prepositions") or (m.j < len(s) and s.words[m.j].prep == "ب")
    own = told.rule.startswith("own.") and told.kind in ("number", "dual", "vague")
    beside = not between or between[-1].person is not None  # بين قتيل وجريح
    return own and where and len(between) < _NEAR and not (verbs or beside)


_NEAR = 10  # words of a headline between the dead of two places
_SAME = 4  # words by which a title is known that stands in a line twice


def _predicate(s: Sentence, m: Mention) -> bool:
    return m.j < len(s) and s.words[m.j].norm in ("ل", "من")


# Word lists whose words also stand in names: جمال, الجندي.
_ALSO_NAMES = frozenset(("given_names", "not_persons", "never_person", "place_nouns", "nouns_only"))
_ALSO_GIVEN = frozenset(("علي", "ورد", "شهد"))


def name_follows(s: Sentence, m: Mention) -> bool:
    """الشهيد فلان: a name behind, within the noun phrase."""
    names = [k for k in range(m.i + 1, min(len(s), m.i + 6)) if s.words[k].norm not in _MARKS]
    first = next((k for k in names if is_name(s, k) or s.words[k].norm in _ALSO_GIVEN), None)
    if first is None or first - m.i > 3 or s.near("relative", m.i, first):
        return False
    if any(not _between_title_and_name(s.words[k]) for k in names if k < first):
        return False  # الضحية بواسطة …
    if first + 1 >= len(s):
        return False
    second = s.words[first + 1]
    if second.norm == "علي" and first + 2 < len(s) and "given_names" in s.words[first].tags:
        return is_name(s, first + 2)  # الشهيد محمد علي الحسن
    return second.norm not in PUNCT and second.norm.isalpha() and not second.tags - _ALSO_NAMES


_NAMING = frozenset(("يدعي", "تدعي", "هو", "باذن", "الله", "المغفور", "له"))


def _between_title_and_name(w: Word) -> bool:
    """Is a word one of rank, or one that gives a name (العريف أول فلان, يدعى فلان)?"""
    return bool(w.person or w.article or "ordinals" in w.tags) or w.norm in _NAMING


def _said_to_be(s: Sentence, m: Mention) -> str | None:
    """The effect on a few of whom "the dead" are said to consist (أن القتلى طفل وأربعة رجال)."""
    k = m.lead - 1
    if m.kind not in ("sum", "dual") or k < 0 or m.conj or s.words[m.i].article:
        return None
    w = s.words[k]
    opens = k == 0 or s.has(k - 1, "that") or s.words[k - 1].norm in STOPS
    several = w.person is not None and w.person.number == "pl" and w.article
    if not (opens and several and w.person is not None):
        return None
    return "killed" if w.person.effect == "killed_or_injured" else w.person.effect


def totals(s: Sentence) -> None:
    """ "The number of dead rose to 67": the number stands far behind the noun of effect."""
    for m in s.mentions:
        effect = _said_to_be(s, m) if m.effect is None else None
        if effect is not None:
            m.effect, m.rule = effect, "toll.are"
        if m.effect is not None or not (m.bare or m.kind == "number"):
            continue
        if m.person is None and not m.bare and m.lead and s.words[m.lead - 1].norm == "علي":
            continue  # يتوزعون على 600 سجن
        found = None if s.near("census", m.i, m.j) else counted_before(s, m)
        if found is not None and found[0] == "detained" and estimated(s, m):
            continue  # how many are held
        if found is not None:
            m.effect, m.at = found
            m.rule = "toll.number"
        elif m.bare:
            _what_it_was(s, m)


def _what_it_was(s: Sentence, m: Mention) -> None:
    """The older toll behind the newer one (ارتفع العدد إلى 20 بعد أن كان 15)."""
    newer = next((o for o in reversed(s.mentions) if o.j <= m.lead), None)
    if newer is None or newer.effect is None or not s.near("was", m.lead - 1, m.lead):
        return
    between = s.words[newer.j : m.lead - 1]
    if 1 <= len(between) <= 4 and between[0].norm in ("بعد", "بعدما"):
        m.effect, m.rule, m.aspect = newer.effect, "toll.number", "previous"
