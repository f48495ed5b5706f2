"""Arabic: states said of persons named before them, and one number over several states."""

from hasila.claims.arabic.nouns import STOPS, is_name
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word

_COUNTED = frozenset(("number", "vague", "dual"))
_REACH = 9  # words between the persons and the state they are in


def bearer(s: Sentence, hit: Hit) -> Mention | None:
    """The mention before a state or a result (خمسة سجناء من الفرار), within its clause."""
    for m in reversed(s.mentions):
        if m.j == hit.i and m.effect is not None:
            return None  # القبض على شخص مصاب
        if m.j <= hit.i and m.effect == hit.trigger.effect and m.kind in _COUNTED:
            return None  # أصيب 46 شخصا، حالة بعضهم خطرة
        own = m.person.effect if m.person is not None else None
        if m.j > hit.i or m.effect is not None or (own == "killed" != hit.trigger.effect):
            continue
        between = s.words[m.j : hit.i]
        stops = any(w.norm in STOPS or ("that" in w.tags and not w.suffix) for w in between)
        if len(between) > _REACH or stops:
            return None
        named = m.kind == "name" and len(between) == 1 and "relative" in between[0].tags
        if named:
            return m  # فلان الفلاني الذي قبض عليه
        if m.after_marker and between:
            continue
        counted = m.kind in ("number", "dual", "vague", "others", "one_of", "sum")
        if not counted and (m.kind != "singular" or len(_beside_age(between)) > 2):
            continue
        if m.bare and m.kind != "vague" and (len(between) > 4 or m.best is None):
            continue
        return m
    return None


def _beside_age(words: list[Word]) -> list[Word]:
    """Words but for those of an age and a hospital (سيدة تبلغ 40 عاما في المستشفى)."""
    told = [w for w in words if not (w.norm.isdigit() or "age_unit" in w.tags or w.norm in _AGED)]
    return [w for w in told if not ("hospital" in w.tags or w.norm == "في")]


_AGED = frozenset(("يبلغ", "تبلغ", "عمره", "عمرها", "البالغ", "البالغه", "من", "العمر", "(", ")"))
HELD = frozenset(("أسير", "معتقل", "موقوف", "محتجز"))


def predicates(s: Sentence) -> None:
    """Nouns and participles that say what became of a number (تبين أن ستة منهم قتلى)."""
    for m in s.mentions:
        own = m.person.effect if m.person else None
        if m.kind not in ("number", "vague", "dual") or m.after_marker or own == "killed":
            continue
        if not (m.of_them or m.bare or m.rule in ("", "missing.state")):
            continue
        if any(h.trigger.rule == "killed.mourned" and 0 < m.i - h.i <= _REACH for h in s.hits):
            continue  # شيع المئات شهداء القرية: they mourn them
        leads = {o.lead for o in s.mentions if o.kind == "number"}
        start = min(m.i + 2, m.j)
        origin = m.j < len(s) and s.words[m.j].norm == "من"  # ثلاثة من عائلة واحدة ضحايا
        stop = m.j + (4 if origin else 3)
        for k, w in enumerate(s.words[start:stop], start):
            if k in leads or w.norm in STOPS or w.conj or w.prep or "clause_breaks" in w.tags:
                break
            if w.norm in ("،", ",", "بين") or "part_markers" in w.tags:
                break  # سبعة ركاب بينهم مصابون, 7 ضحايا بين قتيلين وخمسة جرحى
            effect = _said_of(w)
            if effect is not None:
                m.effect, m.rule = effect, "state.noun"
                break
    _counted_behind(s)


def _counted_behind(s: Sentence) -> None:
    """A number right behind those whom it counts (خلف قتلى وجرحى 3 من الجنسية الأفغانية)."""
    for m in s.mentions:
        k = m.lead - 1
        free = m.effect is None and m.kind == "number" and k >= 0 and not m.conj and m.lead == m.i
        if not free or (m.best or 0) > _FEW or s.words[k].prep or s.words[k].article:
            continue
        effect = _said_of(s.words[k])
        if effect in ("killed", "injured") and s.words[k].person is not None:
            both = both_states(s, k)
            told = both or (k > 0 and "falls" in s.words[k - 1].tags)
            if told and (m.person is not None or s.words[m.i + 1 : m.i + 2]):
                m.effect = "killed_or_injured" if both else effect
                m.rule = "state.noun"


_FEW = 1000  # more is a year


def _said_of(w: Word) -> str | None:
    """The effect that an indefinite plural says of what stands before it."""
    person = w.person
    if person is None or w.article or w.suffix or person.number == "sg" or person.kind == "body":
        return None
    if person.effect in ("killed", "injured", "killed_or_injured", "missing", "abducted"):
        return person.effect
    return "detained" if person.lemma in HELD else None


def spread(s: Sentence) -> None:
    """One number behind which its states are named apart (سقط 60 … بين قتيل وجريح)."""
    if "بين" not in s.tokens.norms:
        return
    for k, w in enumerate(s.words[:-2]):
        first, second = s.words[k + 1].person, s.words[k + 2].person
        if w.norm != "بين" or first is None or second is None:
            continue
        states = {first.effect, second.effect}
        if first.number != "sg" or None in states or len(states) < 2:
            continue
        before = [m for m in s.mentions if m.j <= k and k - m.j <= _REACH and m.best != 1]
        counted = [m for m in before if m.kind in ("number", "vague", "dual", "others")]
        if counted:
            counted[-1].effect, counted[-1].rule = "killed_or_injured", "state.between"


def meant_by_pronoun(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """One whose effect is said of a pronoun (العنصر الذي … جرى اعتقاله), in the same sentence."""
    if s.has(hit.i - 1, "say_verbs") and s.has(hit.i - 2, "relative"):
        return None  # شقيقه الذي أكد وفاته
    for m in reversed(s.mentions):
        if m.j > hit.i or hit.i - m.j > 24:
            continue
        if not STOPS.isdisjoint(s.tokens.norms[m.j : hit.i]):
            return None
        if m.effect is not None or m.kind not in ("singular", "dual", "name"):
            continue
        if not s.near("relative", m.j, m.j + 2):
            continue
        if _agrees(s, m, suffix):
            return m
    return None


def _agrees(s: Sentence, m: Mention, suffix: str) -> bool:
    if suffix == "هما":
        return m.kind == "dual"
    if m.kind == "dual" or suffix not in ("ه", "ها"):
        return False
    person = m.person
    if person is None or person.effect or person.kind == "demonym":
        return False
    feminine = person.demographic == "women" or s.words[m.i].norm.endswith("ه")
    return feminine == (suffix == "ها")


def described(s: Sentence, hit: Hit) -> Mention | None:
    """An indefinite singular whose clause begins with the verb right behind it (امرأة احتجزت)."""
    word = s.words[hit.i]
    if hit.trigger.imperfect or hit.trigger.plural or word.conj or word.prep or word.suffix:
        return None
    after = s.words[hit.j] if hit.j < len(s) else None
    object_ = after is not None and after.person is not None and after.norm.endswith("ا")
    if object_ and hit.trigger.frame == "either":
        return None  # شاب دهس جنودا
    for m in s.mentions:
        if m.kind != "singular" or m.effect is not None or m.person is None:
            continue
        apart = hit.trigger.frame == "subject" and s.tokens.norms[m.j : hit.i] == ["،"]
        if m.j != hit.i and not apart and not _introduced(s, m.j, hit.i):
            continue
        if s.words[m.i].article or s.words[m.i].suffix or m.person.effect:
            return None
        feminine = m.person.demographic == "women" or s.words[m.i].norm.endswith("ه")
        return m if feminine == word.norm.endswith("ت") else None
    return None


_CALLED = frozenset(
    (
        *("تدعي", "يدعي", "اسمه", "اسمها", "يسمي", "تسمي", "يبلغ", "تبلغ", "عمره", "عمرها"),
        *("البالغ", "البالغه", "بالغ", "بالغه", "ويدعي", "وتدعي", "واسمه", "واسمها"),
    )
)


def _introduced(s: Sentence, i: int, j: int) -> bool:
    """Do the words ``[i, j)`` only give a person's name or age (شاب يدعى فلان)?"""
    if not 1 < j - i <= 9:
        return False
    origin = s.words[i].norm == "من" and j - i <= 3
    if not (origin or s.words[i].norm in _CALLED):
        return False
    words = s.words[i + 1 : j]
    return not any(w.triggers or w.norm in STOPS or w.person for w in words)


_FALLEN = {"شهيدا": "killed", "قتيلا": "killed", "صريعا": "killed", "جريحا": "injured"}


def fallen(s: Sentence, m: Mention) -> None:
    """What became of one at the head of a sentence (السائق فلان شهيدا بقصف)."""
    kin = m.person is not None and m.person.kind == "kin"
    if m.lead or m.kind != "singular" or not (s.words[m.i].article or kin):
        return
    for k in range(m.i + 2, min(len(s), m.j + 3)):
        effect = _FALLEN.get(s.words[k].norm)
        if effect is not None:
            m.effect, m.rule = effect, "state.accusative"
        if effect is not None or not (is_name(s, k) or s.words[k].article):
            return


def between_dead_and_hurt(s: Sentence, m: Mention) -> bool:
    """50 بين قتيل وجريح: one number for both."""
    around = [s.words[m.j : m.j + 5], s.words[max(0, m.lead - 5) : m.lead]]
    for words in around:
        for k, w in enumerate(words[:-2]):
            if w.norm in ("بين", "مابين"):
                effects = {x.person.effect for x in words[k + 1 : k + 5] if x.person}
                apart = any(x.triggers or x.norm in ("،", ",") for x in words[k + 3 :])
                if {"killed", "injured"} <= effects and not (words is around[1] and apart):
                    return True
    return False


def both(s: Sentence, m: Mention) -> None:
    """One quantity over both effects: عشرات القتلى والجرحى, 60 بين قتيل وجريح."""
    for k in range(m.i, min(len(s), m.j + 3)):
        w = s.words[k]
        person = w.person
        if m.kind not in ("vague", "number") or person is None or person.effect in (None, m.effect):
            continue
        plain = w.conj == "و" or s.words[k - 1].norm in ("و", "او", "بين") or w.conj
        if not plain or person.number == "du":
            continue
        between = any(x.norm == "بين" for x in s.words[m.i : k])
        if m.kind == "number" and not (between or _alike(s, m, k)):
            continue
        if m.kind == "vague" and person.number == "sg" and not between:
            continue  # عدد من القتلى وإصابة آخرين
        if m.kind == "number" and not between and s.has(k + 1, "others"):
            continue  # 11 شهيدا وجرحى آخرين: who nobody counted
        if {person.effect, m.effect} <= {"killed", "injured", "killed_or_injured"}:
            m.effect = "killed_or_injured"
            m.j = max(m.j, k + 1)
            m.end = s.tokens.ends[m.j - 1]
            s.mentions = [o for o in s.mentions if o is m or not m.i <= o.i < m.j]


def fell(s: Sentence, m: Mention) -> None:
    """Those who "fell dead and hurt" are one number over both (سقط 20 مسلحا قتلى وجرحى)."""
    for k in range(m.i + 1, min(len(s), m.j + 6)):
        if s.words[k].norm in STOPS or s.words[k].triggers:
            return
        if both_states(s, k) and not s.words[k - 1].article:
            m.effect, m.j = "killed_or_injured", min(m.j, k - 1)
            m.end = s.tokens.ends[m.j - 1]
            return


def _alike(s: Sentence, m: Mention, k: int) -> bool:
    """Do both effects share form and case (100 قتيل وجريح, but not 3 قتلى وجريح)?"""
    first, second = s.words[k - 1], s.words[k]
    if k != m.j or first.person is None or second.person is None or not first.person.effect:
        return False
    same = first.person.number == second.person.number
    return same and first.norm.endswith("ا") == second.norm.endswith("ا") and not second.article


def both_states(s: Sentence, k: int) -> bool:
    """Do "the dead and the hurt" end at ``k`` (عدد القتلى والجرحى)?"""
    one, other = s.words[k - 1].person if k else None, s.words[k].person
    if one is None or other is None or s.words[k].conj != "و":
        return False
    return {one.effect, other.effect} == {"killed", "injured"}
