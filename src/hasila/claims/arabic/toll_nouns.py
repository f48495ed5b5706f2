"""Arabic: the noun that a number far behind it counts (ارتفاع عدد القتلى في المدينة إلى 20)."""

from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.arabic.states import both_states
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

# Word lists of those whose number is the toll of an effect: "the number of the displaced".
_COUNTED_IN = frozenset(("counted_detained", "counted_displaced", "counted_abducted"))

Told = tuple[str, int]  # an effect and the token of the noun that tells it


def counted_before(s: Sentence, m: Mention) -> Told | None:
    """Effect and token of the noun that a number far behind it counts."""
    before = s.words[m.lead - 1] if m.lead else None
    if before is not None and before.stem == "عدد" and before.suffix:
        return _by_their_number(s, m)
    if (before is not None and before.norm in _BY_HOW_MUCH) or each_year(s, m):
        return None  # انخفاض الوفيات بمقدار 20 ألفا
    if before is not None and before.norm in ("هم", "وهم") and m.person is not None:
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
    return _noun_before(s, m)


def _by_their_number(s: Sentence, m: Mention) -> Told | None:
    """المعتقلين البالغ عددهم 30."""
    for k in range(m.lead - 2, max(-1, m.lead - 6), -1):
        person = s.words[k].person
        if person is not None and person.effect and person.number == "pl":
            return person.effect, k
    hits = [h for h in s.hits if h.i < m.lead and not h.trigger.whom]
    return (hits[-1].trigger.effect, hits[-1].i) if hits else None


def _noun_before(s: Sentence, m: Mention) -> Told | None:
    """The nearest noun before a number that tells an effect, where words link the two."""
    near = s.words[max(0, m.lead - 2) : m.i]
    linked = any(x.tags & _LINKS | x.tags & {"distribution"} for x in near) or estimated(s, m)
    plural = ("vague", "maybe_dual")
    told = [o.j for o in s.mentions if o.effect and o.kind not in plural and o.i < m.lead]
    floor = min(max(told, default=0), m.lead)  # before it stand others of whom an effect is told
    # The verb of exceeding that hedges a number may stand before the toll (تجاوز عدد الضحايا 150).
    top = m.i if s.near("toll", m.lead, m.i) else m.lead
    for k in range(top - 1, m.lead if top > m.lead else max(-1, m.lead - _FAR), -1):
        w = s.words[k]
        if w.norm in STOPS:
            return None
        stated = top == m.lead and (linked or "earlier" in s.words[m.lead - 1].tags)
        if m.lead - k <= 5 and _whole_toll(s, k) and stated and _plain(m):
            return _the_toll(s, k)
        if k < floor:
            return None
        effect = _effect_at(s, k)
        if effect is None:
            continue
        if s.near("toll", max(0, k - 3), k) and both_states(s, k) and _plain(m):
            effect = "killed_or_injured"
        return (effect, k) if _states(s, m, k, linked) else None
    return None


def _whole_toll(s: Sentence, k: int) -> bool:
    """Is a toll that of all, or of what happened (الحصيلة, حصيلة هذا القصف)?"""
    if not s.has(k, "toll"):
        return False
    of = k + 1 + (s.tokens.norms[k + 1 : k + 2] in (["هذا"], ["هذه"]))
    return s.words[k].article or (s.words[k].stem == "حصيله" and s.has(of, "told_event"))


def _the_toll(s: Sentence, k: int) -> Told | None:
    """ارتفعت الحصيلة إلى 16 مدنيا: of what was told before."""
    before = [o for o in s.mentions if o.j <= k and o.effect]
    if before or s.has(k - 1, "rise"):
        return (before[-1].effect if before else None) or "killed", k
    return None


def _effect_at(s: Sentence, k: int) -> str | None:
    """What befell those whom the noun at ``k`` names, None when it tells of nothing."""
    w = s.words[k]
    if w.norm == "البشريه" and s.words[k - 1].stem in _LOSSES:
        return "killed_or_injured"  # ارتفاع الخسائر البشرية
    if not w.tags and w.person is None and not w.triggers:
        return None
    if w.person and w.person.number == "pl" and w.person.effect:
        return w.person.effect
    toll = s.near("toll", max(0, k - 3), k)
    effect = counted_as(w) if toll and not _in_stock(s, k) else None
    if effect is None and w.triggers and (_who(s, k) or (not w.triggers[0].verb and toll)):
        effect = w.triggers[0].effect
    return effect


def _who(s: Sentence, k: int) -> bool:
    """تعداد المدنيين الذين قتلوا."""
    counted = s.near("toll", max(0, k - 3), k - 1)
    return k > 1 and s.words[k - 1].norm in ("من", "الذين") and counted


def _states(s: Sentence, m: Mention, k: int, linked: bool) -> bool:
    """Do words between the noun at ``k`` and the number say that this is how many?"""
    w, close = s.words[k], m.kind == "number" and m.lead - k <= 6
    if s.has(k - 1, "toll_link") and close:
        return True  # بلغ قتلى الميليشيا 80 عنصرا
    if s.near("distribution", max(0, k - 3), m.lead):
        return True
    if w.article and s.words[m.lead - 1].norm == "هم":
        return True
    opens = k <= 1 or s.has(k - 1, "that") or s.words[k - 1].norm in PUNCT
    if w.article and opens and close:
        return True  # أن القتلى 3 جنود
    plain = m.bare or m.person is None or bool(m.person.effect)
    toll, begun = s.near("toll", max(0, k - 3), k), s.near("rise", max(0, k - 4), k)
    if not (plain or linked or begun or _who(s, k)):
        return False
    if begun and toll and m.kind == "number":
        return True
    link = any(s.words[x].tags & _LINKS for x in range(k + 1, m.i)) or estimated(s, m)
    to = s.words[m.i].prep == "ل" or (m.i > 0 and s.words[m.i].norm.startswith("ل"))
    back = max(0, k - 4)
    risen = s.near("rise", back, m.lead) or s.near("toll", back, m.lead) or _beside_toll(s, k)
    return (risen and (link or to)) or (m.lead - k <= 2 and toll)


def _beside_toll(s: Sentence, k: int) -> bool:
    """Is the noun at ``k`` joined to a number that a toll rose to (إلى 15 قتيلا والمصابين)?"""
    joined = s.words[k].conj == "و" and s.words[k].article
    before = next((o for o in s.mentions if o.j == k and o.effect), None)
    return bool(joined and before and s.has(before.lead - 1, "toll_link"))


_LINKS = frozenset(("toll_link", "rise", "copula"))
_FAR = 30  # words between a noun and the number that counts it


def _plain(m: Mention) -> bool:
    """Does a number say nothing itself of what befell those whom it counts?"""
    return m.bare or (m.person is not None and m.person.effect is None)


def estimated(s: Sentence, m: Mention) -> bool:
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


def counted_as(w: Word) -> str | None:
    """The effect on those whose number is a toll by their noun alone, which says no effect."""
    return next((t.partition("_")[2] for t in sorted(w.tags) if t in _COUNTED_IN), None)


def each_year(s: Sentence, m: Mention) -> bool:
    """Is a number the rate of a year, a day?"""
    behind = s.tokens.norms[m.j : m.j + 2]
    if not _EVERY.isdisjoint(s.tokens.norms[m.i : m.j + 1]):
        return True  # 700 ألف حالة وفاة سنويا
    return len(behind) == 2 and behind[0] == "كل" and behind[1] in _SPANS


_EVERY = frozenset(("سنويا", "شهريا", "يوميا", "اسبوعيا"))
_SPANS = frozenset(("سنه", "عام", "شهر", "اسبوع", "يوم", "ساعه", "دقيقه"))
