"""Arabic: the body that does what a verb says, and those who help it."""

from hasila.claims.arabic.clauses import HANDS, breaks, governed
from hasila.claims.arabic.coordination import COUNTED
from hasila.claims.arabic.nouns import HAND_WEAPONS, STOPS
from hasila.claims.arabic.sums import OFFICES
from hasila.claims.model import Hit, Mention, Sentence

_BODIES = frozenset(("armed", "persons_or_bodies", "rulers"))
_HELP = frozenset(("بمسانده", "بدعم", "باسناد", "بالتعاون", "بالتنسيق", "بمشاركه", "بموازره"))
_HELPERS = frozenset(("من", "مع", "طيران", "طائرات", "مروحيات", "جوي", "مباشر"))


def _members(s: Sentence, j: int) -> bool:
    """Do armed men stand at ``j`` (أوقف عناصر الأمن, اغتال مسلحون مجهولون)?"""
    if s.words[j].norm in _UNKNOWN:
        return True
    person = s.words[j].person
    many = person is not None and person.number == "pl" and not person.ambiguous
    return many and person is not None and person.victim_class == "combatant"


_UNKNOWN = frozenset(("مجهولون", "مجهولين", "ملثمون", "ملثمين"))


def after_agent(s: Sentence, j: int) -> int:
    """Where the words for the agent of a verb end, a day and his helpers included; -1."""
    if j >= len(s) or not (s.words[j].tags & _BODIES or _members(s, j)):
        return -1
    k, reach, helped = j + 1, 6, False
    while k < len(s) and k - j < reach:
        w = s.words[k]
        timed = w.norm in ("قبل", "منذ") and s.has(k + 1, "not_persons")  # قبل أيام
        helping = w.norm.removeprefix("و") in _HELP
        if helping:
            helped, reach = True, 12  # وبمساندة طيران التحالف
        helps = helped and (helping or w.norm in _HELPERS or w.tags & _BODIES)
        qualified = k == j + 1 and w.norm.endswith(("ون", "ين")) and not w.person
        if not (timed or helps or qualified or w.norm.startswith("ال") or "adverbs" in w.tags):
            break
        k += 2 if timed else 1
    return k if k < len(s) else -1


_CHARGE = frozenset(("انه", "انها", "انهم", "بانه", "بانها", "بتهمه", "لانه", "لانها"))


def agent(s: Sentence, m: Mention, by_lead: dict[int, Mention]) -> bool:
    """Is the singular right behind "killed" the one who did it, with his victims behind him?"""
    gathered = m.kind == "maybe_dual" and m.i > 1 and s.has(m.i - 2, "collectives")
    if m.kind in ("number", "dual") and not m.bare:
        done = by_lead.get(m.j)  # قتل ثلاثة مسلحين مزارعا, قتل ثلاثة مسلحين 20 شخصا
        if done is None:
            return False
        two = m.kind == "dual" and s.words[m.i].norm.endswith("ان") and not s.words[m.i].prep
        several = two or (m.person is not None and done.person is not None and not done.of_them)
        if several and done.kind == "number" and not (done.conj or done.bare):
            return done.person is None or not done.person.effect  # قتل مسلحان خمسة مدنيين
        return done.kind == "singular" and s.words[m.j].norm.endswith("ا")
    if m.kind in ("one_of", "others") and m.best == 1:
        kin = by_lead.get(m.j)  # قتل أحد الشبان أباه
        return kin is not None and kin.kind == "singular" and bool(s.words[kin.i].suffix)
    if m.kind not in ("singular", "name") and not gathered:
        return False
    if office_at(s, m.j) or (m.kind != "name" and office_at(s, max(m.i + 1, m.j - 1))):
        return False  # قتل فلان قائد اللواء: one man
    if _suspected_agent(s, m, by_lead):
        return True
    k, gap = m.j, 0
    while k < len(s) and gap < 6:
        other = by_lead.get(k)
        if other is not None:
            plain = not other.conj and not governed(s, other) and not other.after_marker
            counted = other.kind in COUNTED and not other.bare
            if k > m.j and owns_means(s, other):
                return False  # قتل شاب برصاص مسلحين, بقصف إسرائيلي
            return plain and (counted or (other.kind == "singular" and gap == 0))
        if k == m.j and s.words[k].norm == "،" and _his_victim(m, by_lead.get(k + 1)):
            return not s.words[k + 1].article and s.words[k + 1].conj == ""
        if breaks(s, k, m.j) or s.words[k].norm in ("،", ",") or s.words[k].norm in _CHARGE:
            return False
        w = s.words[k]
        gap += 0 if "adverbs" in w.tags or w.prep == "ب" else 1  # قتل مسلح بسكين امرأة
        k += 1
    return False


_OF_SOMEBODY = frozenset(("kin", "demonym"))
_RELATED = frozenset(("مرافق", "مساعد", "مستشار", "حارس", "زميل", "صديق", "ممثل", "قيادي", "عضو"))


def object_of_deed(
    s: Sentence, hit: Hit, m: Mention, by_lead: dict[int, Mention]
) -> Mention | None:
    """Whom the person behind a verbal noun did it to (قتل شرطي لشاب, طعن رجل لزوجته)."""
    if s.words[hit.j - 1].stem not in _DEEDS or m.kind not in ("singular", "name", "one_of"):
        return None
    person = m.person
    if person is not None and (
        person.kind in _OF_SOMEBODY or person.lemma in _RELATED or person.effect
    ):
        return None
    for k in range(m.j, min(len(s), m.j + 3)):
        other = by_lead.get(k)
        if other is not None:
            plain = other.kind in ("singular", "dual", "number", "one_of") and other.person
            to = s.words[k].prep == "ل" or s.tokens.text[s.tokens.starts[k]] == "ل"
            return other if plain and to and not other.conj else None
        if breaks(s, k, m.j) or s.words[k].conj or s.words[k].norm in ("،", ","):
            return None
    return None


_DEEDS = frozenset(("قتل", "طعن", "ذبح", "دهس", "خطف", "ضرب", "احتجاز", "اغتصاب", "خنق", "حرق"))


def office_at(s: Sentence, k: int) -> bool:
    """Does the office of one who was named stand at ``k``, of what he holds it behind it?"""
    if k + 1 >= len(s):
        return False
    w, of = s.words[k], s.words[k + 1]
    plain = not (w.article or w.suffix or w.prep or w.conj)
    return (
        plain
        and w.stem in OFFICES
        and of.norm.isalpha()
        and not (of.conj or of.prep or of.triggers)
    )


_SUSPECTED = frozenset(("يشتبه", "يعتقد", "يرجح", "قيل", "يقال", "يظن", "ينتمي", "يرتدي", "يحمل"))


_CLAUSE = 14  # words of what is told of an attacker before those he killed


def _suspected_agent(s: Sentence, m: Mention, by_lead: dict[int, Mention]) -> bool:
    """Does a clause say who is thought to have done it (قتل انتحاري يعتقد أنه … 32 شخصا)?"""
    attacker = m.kind == "singular" and m.person and m.person.victim_class == "combatant"
    if not attacker or m.j >= len(s) or s.words[m.j].norm not in _SUSPECTED:
        return False
    for k in range(m.j + 1, min(len(s), m.j + _CLAUSE)):
        w, other = s.words[k], by_lead.get(k)
        if w.norm in STOPS or w.triggers or "part_markers" in w.tags:
            return False
        if other is not None and other.kind == "number" and other.person is not None:
            return not (other.conj or governed(s, other))
    return False


def beyond_aside(s: Sentence, m: Mention, by_lead: dict[int, Mention]) -> Mention | None:
    """Whom an attacker killed of whom commas set something off (قتل انتحاري، يشتبه …، 32 شخصا)."""
    attacker = m.kind == "singular" and m.person and m.person.lemma in _ATTACKERS
    if not attacker or s.tokens.norms[m.j : m.j + 1] != ["،"]:
        return None
    for k in range(m.j + 2, min(len(s) - 1, m.j + _CLAUSE)):
        told = any(h.i == k for h in s.hits)
        if told or (s.words[k].norm in STOPS and s.words[k].norm != "،"):
            return None
        if s.words[k].norm == "،":
            other = by_lead.get(k + 1)
            counted = other is not None and other.kind in ("number", "dual") and not other.bare
            return other if counted and other and not (other.conj or other.effect) else None
    return None


_ATTACKERS = frozenset(("انتحاري", "مسلح", "مهاجم", "قناص", "إرهابي", "متطرف"))


def _his_victim(m: Mention, other: Mention | None) -> bool:
    """Is a civilian behind a comma the victim of the gunman before it (قتل قناص، امرأة)?"""
    if other is None or other.kind != "singular" or m.person is None or other.person is None:
        return False
    return m.person.victim_class == "combatant" and other.person.victim_class == "civilian"


def owns_means(s: Sentence, m: Mention) -> bool:
    """Does a mention say whose the means is behind which it stands (برصاص مسلحين)?"""
    w = s.words[m.lead - 1]
    if (
        m.kind == "number"
        or w.norm.startswith("بال")
        or w.norm[0] != "ب"
        or s.words[m.i].norm.endswith("ا")
    ):
        return False
    means = w.prep == "ب" or "adverbs" in w.tags
    return means and w.norm[1:] not in HAND_WEAPONS | {"رتبه"}


def shooter(s: Sentence, m: Mention) -> bool:
    """Is a soldier or settler the one whose hands or bullets they are (استشهدت برصاص جندي)?"""
    person = m.person
    if m.lead and s.words[m.lead - 1].norm in HANDS:
        return True
    if person is None or not m.lead or s.words[m.i].article or not owns_means(s, m):
        return False
    return person.victim_class == "combatant" or person.lemma in ("مستوطن", "مجهول")
