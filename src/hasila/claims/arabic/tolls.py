"""Arabic: nouns that carry their effect, tolls whose number stands far off."""

from hasila.claims.arabic.cases import wounds
from hasila.claims.arabic.fates import beside_counted, beside_the_hurt, fallen_one, of_the_dead
from hasila.claims.arabic.nouns import PUNCT, STOPS, is_name, make_mention
from hasila.claims.arabic.states import between_dead_and_hurt, both, both_states, fallen
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

# Word lists of those whose number is the toll of an effect: "the number of the displaced".
_COUNTED_IN = frozenset(("counted_detained", "counted_displaced", "counted_abducted"))


_MARKS = PUNCT - {"(", "[", ".", "،"}


def own_effects(s: Sentence) -> None:
    """Nouns that carry their effect: 70 قتيلا, شهيدان, عشرات الجرحى."""
    for m in s.mentions:
        if m.kind in ("number", "vague") and between_dead_and_hurt(s, m):
            m.effect, m.rule = "killed_or_injured", "own.between"
        if m.effect or m.person is None or m.unreal or _refers_back(s, m) or wounds(s, m):
            continue
        if s.near("habitual", max(0, m.lead - 3), m.lead) or _each_year(s, m):
            continue  # يوميا ما معدله 4 جرحى, 30 ألف ضحية كل سنة
        if m.person.effect is None:
            fallen(s, m)
            _described(s, m)
            effect = _counted_as(s.words[m.i])
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


def _counted_as(w: Word) -> str | None:
    """The effect on those whose number is a toll by their noun alone, which says no effect."""
    return next((t.partition("_")[2] for t in sorted(w.tags) if t in _COUNTED_IN), None)


_SPANS = frozenset(("سنه", "عام", "شهر", "اسبوع", "يوم", "ساعه", "دقيقه"))


_EVERY = frozenset(("سنويا", "شهريا", "يوميا", "اسبوعيا"))


def _each_year(s: Sentence, m: Mention) -> bool:
    """Is a number the rate of a year, a day?"""
    behind = s.tokens.norms[m.j : m.j + 2]
    if not _EVERY.isdisjoint(s.tokens.norms[m.i : m.j + 1]):
        return True  # 700 ألف حالة وفاة سنويا
    return len(behind) == 2 and behind[0] == "كل" and behind[1] in _SPANS


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
        found = None if s.near("census", m.i, m.j) else _counted_before(s, m)
        if found is not None and found[0] == "detained" and _estimated(s, m):
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


def _plain(m: Mention) -> bool:
    """Does a number say nothing itself of what befell those whom it counts?"""
    return m.bare or (m.person is not None and m.person.effect is None)


def _counted_before(s: Sentence, m: Mention) -> tuple[str, int] | None:
    """Effect and token of the noun that a number far behind it counts."""
    if m.lead and s.words[m.lead - 1].stem == "عدد" and s.words[m.lead - 1].suffix:
        hits = [h for h in s.hits if h.i < m.lead and not h.trigger.whom]
        for k in range(m.lead - 2, max(-1, m.lead - 6), -1):  # المعتقلين البالغ عددهم 30
            person = s.words[k].person
            if person is not None and person.effect and person.number == "pl":
                return person.effect, k
        return (hits[-1].trigger.effect, hits[-1].i) if hits else None
    if (m.lead and s.words[m.lead - 1].norm in _BY_HOW_MUCH) or _each_year(s, m):
        return None  # انخفاض الوفيات بمقدار 20 ألفا
    if m.lead and s.words[m.lead - 1].norm in ("هم", "وهم") and m.person is not None:
        everyone = [h for h in s.hits if not h.used and m.lead - 9 <= h.i < m.lead]
        if everyone and s.near("any", everyone[0].i, m.lead):
            return everyone[0].trigger.effect, everyone[0].i
    if m.head == "عدد" and s.near("rise", max(0, m.lead - 4), m.lead):
        for k in range(m.i + 1, min(len(s), m.j + 2)):  # يرتفع إلى 90 عدد القتلى
            person = s.words[k].person
            if person is not None and person.effect:
                return person.effect, k
    labelled = _label(s, m.lead)
    if labelled is not None:
        return labelled, m.lead - 2
    plain = m.bare or m.person is None or bool(m.person.effect)
    linked = any(
        x.tags & {"toll_link", "rise", "copula", "distribution"}
        for x in s.words[max(0, m.lead - 2) : m.i]
    )
    plural = ("vague", "maybe_dual")
    linked = linked or _estimated(s, m)
    told = [o.j for o in s.mentions if o.effect and o.kind not in plural and o.i < m.lead]
    floor = min(max(told, default=0), m.lead)  # before it stand others of whom an effect is told
    # The verb of exceeding that hedges a number may stand before the toll (تجاوز عدد الضحايا 150).
    top = m.i if s.near("toll", m.lead, m.i) else m.lead
    for k in range(top - 1, m.lead if top > m.lead else max(-1, m.lead - 30), -1):
        w = s.words[k]
        if w.norm in STOPS:
            return None
        stated = top == m.lead and (linked or "earlier" in s.words[m.lead - 1].tags)
        if m.lead - k <= 5 and w.article and "toll" in w.tags and stated and _plain(m):
            before = [o for o in s.mentions if o.j <= k and o.effect]
            if before or s.has(k - 1, "rise"):  # ارتفعت الحصيلة إلى 16 مدنيا
                return (before[-1].effect if before else None) or "killed", k
            return None
        if k < floor:
            return None
        lost = w.norm == "البشريه" and s.words[k - 1].stem in _LOSSES  # ارتفاع الخسائر البشرية
        if not w.tags and w.person is None and not w.triggers and not lost:
            continue
        effect = (
            "killed_or_injured"
            if lost
            else w.person.effect
            if w.person and w.person.number == "pl"
            else None
        )
        toll = s.near("toll", max(0, k - 3), k)
        if effect is None and toll and not _in_stock(s, k):
            effect = _counted_as(w)
        counted = s.near("toll", max(0, k - 3), k - 1)  # تعداد المدنيين الذين قتلوا
        who = k > 1 and s.words[k - 1].norm in ("من", "الذين") and counted
        if effect is None and w.triggers and (who or (not w.triggers[0].verb and toll)):
            effect = w.triggers[0].effect
        if effect is None:
            continue
        if toll and both_states(s, k) and _plain(m):
            effect = "killed_or_injured"
        spread = s.near("distribution", max(0, k - 3), m.lead)
        if s.has(k - 1, "toll_link") and m.kind == "number" and m.lead - k <= 6:
            return effect, k  # بلغ قتلى الميليشيا 80 عنصرا
        if spread or (w.article and s.words[m.lead - 1].norm == "هم"):
            return effect, k
        opens = k <= 1 or s.has(k - 1, "that") or s.words[k - 1].norm in PUNCT  # أن القتلى 3 جنود
        if w.article and opens and m.kind == "number" and m.lead - k <= 6:
            return effect, k
        begun = s.near("rise", max(0, k - 4), k)
        if not plain and not linked and not who and not begun:
            return None
        if begun and toll and m.kind == "number":
            return effect, k
        link = any(s.words[x].tags & {"toll_link", "rise", "copula"} for x in range(k + 1, m.i))
        link = link or _estimated(s, m)
        to = s.words[m.i].prep == "ل" or (m.i and s.words[m.i].norm.startswith("ل"))
        back = max(0, k - 4)
        risen = s.near("rise", back, m.lead) or s.near("toll", back, m.lead)
        near = m.lead - k <= 2 and toll
        return (effect, k) if (risen and (link or to)) or near else None
    return None


def _estimated(s: Sentence, m: Mention) -> bool:
    """Is a number what a toll is put at (قدر عدد القتلى بثلاثة آلاف)?"""
    if s.near("wrongs", max(0, m.lead - _ESTIMATE), m.lead):
        return False
    if s.words[m.lead].stem in _ESTIMATES:
        return True  # عدد الجرحى يقدر بتسعة آلاف
    if s.tokens.text[s.tokens.starts[m.lead]] != "ب":
        return False
    return any(w.stem in _ESTIMATES for w in s.words[max(0, m.lead - _ESTIMATE) : m.lead])


_BY_HOW_MUCH = frozenset(("بمقدار", "بنسبه", "بمعدل"))
_ESTIMATES = frozenset(
    ("قدر", "قدرت", "قدروا", "يقدر", "تقدر", "يقدرون", "مقدرا", "مقدره", "تقدير")
)
_ESTIMATE = 12  # words from "puts at" to the number
_LOSSES = frozenset(("خسائر", "خساير"))
_AMOUNTS = frozenset(("يبلغ", "تبلغ", "يصل", "تصل", "يتجاوز", "تتجاوز", "يزيد", "تزيد"))


def _in_stock(s: Sentence, k: int) -> bool:
    """Are those at ``k`` counted who are held now (يبلغ عدد الأسرى …), not those who were taken?"""
    back = s.words[max(0, k - 4) : k]
    amounts = any(w.norm in _AMOUNTS for w in back)
    return amounts and not any(w.stem in ("ذلك", "هذا") for w in back)


def _label(s: Sentence, k: int) -> str | None:
    """The effect of the plural that labels the number at ``k`` (القتلى: 20 - الجرحى: 30)."""
    person = s.words[k - 2].person if k > 1 and s.words[k - 1].norm == ":" else None
    return person.effect if person is not None and person.number == "pl" else None
