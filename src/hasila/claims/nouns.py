"""What the words of a mention say of its victims: their class and demographic."""

from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person

_BY = frozenset(("قبل", "جانب", "طرف", "جهه", "ايدي", "ايادي", "يد", "قبضه", "براثن", "اسر"))
LOOSE = frozenset(("of", "from", "من"))
STOPS = frozenset(".!?؟;؛:,،()")
BOUNDS = frozenset(("verbs", "say_verbs", "any", "part_markers", "that", "relative"))
_TAIL = 7  # tokens behind a mention in which "of the …" may class it
_ARREST = frozenset(("detained", "released", "escaped"))
_IN_CUSTODY = frozenset(("escaped", "detained", "released", "missing"))


def own_class(s: Sentence, m: Mention) -> tuple[str, str | None]:
    """Class and demographic that the words of a mention give it."""
    if m.kind == "zero":
        return _of_tail(s, m, m.i, m.j) or ("unspecified", None)
    if m.kind == "sum" and m.members:
        return _of_members(s, m)
    if m.rule.startswith("event.") or (m.person is not None and m.person.kind == "event"):
        whose = next((w.person for w in s.words[m.j : m.j + 2] if w.prep == "ل" and w.person), None)
        if whose is not None:
            return whose.victim_class, whose.demographic  # حالة وفاة لطفل
    if m.head == "minor":
        return "civilian", "children"
    if m.kind == "vague" and s.near("families", m.i, m.j):
        return "civilian", None
    if m.kind in ("number", "dual") and _of_one_family(s, m):
        return "civilian", None
    if m.of_them and (told := _told_of_them(s, m.j)) is not None:
        return told
    if m.kind == "name" and (title := _title(s, m)) is not None:
        return title
    person = m.person
    if m.kind == "name" or (person is None and m.kind == "one_of"):
        return _of_tail(s, m, m.j if m.kind == "name" else m.i, m.j) or ("unspecified", None)
    kin = person is not None and person.kind == "kin" and person.number == "sg"
    if kin and (s.words[m.i].suffix or s.words[m.i].article):  # not: والد الرضيع
        for w in s.words[m.i + 1 : m.j]:
            if w.article and w.person and w.person.demographic == "children":
                return "civilian", "children"  # his infant son
    if person is None or person.effect or (person.victim_class == "unspecified" and not kin):
        found = _of_tail(s, m, m.i, m.j)
        if found is not None:
            beside = _counted_with(s, m)
            if found[0] in _SORTS and {p.victim_class for p in beside} & _SORTS - {found[0]}:
                return "mixed", None
            alike = all(p.demographic == found[1] for p in beside)
            return found[0], found[1] if alike else None
    if person is None:
        return "unspecified", None
    if person.victim_class == "detainee":
        # Fighters who are prisoners stay fighters; "prisoners of X" who escape are prisoners.
        of = m.j < len(s) and s.words[m.j].norm == "من" and m.effect not in _IN_CUSTODY
        if s.near("armed", m.i + 1, m.j + (3 if of else 0)):
            return "combatant", None
    if person.victim_class == "detainee" and any(
        w.norm.removeprefix("ال") in _FORMER for w in s.words[m.i : m.j + 1]
    ):
        return "unspecified", person.demographic  # الأسير المحرر
    if person.lemma == "فتاة" and _under_age(s, m):
        return "civilian", "children"
    if _other_class_beside(s, m, person):
        return "mixed", None
    if person.victim_class == "detainee" and m.effect not in _ARREST and _only_suspected(person):
        return "unspecified", None
    if person.lemma == "عنصر" and not _RESCUE.isdisjoint(s.tokens.norms[m.i : m.j + 4]):
        return "civilian", None  # عنصران اثنان من الدفاع المدني
    member = s.tokens.norms[m.j : m.j + 1] == ["في"] and s.near("armed", m.j + 1, m.j + 3)
    if person.lemma == "ناشط" and member:
        return "combatant", None  # ناشطان في كتائب الوادي
    if person.lemma == "قائد" and s.has(m.i + 1, "vehicles"):
        return "civilian", None  # قائد الشاحنة
    if person.victim_class == "civilian" and person.demographic is None:
        inside = s.words[m.i : m.j]
        if any("armed" in w.tags for w in inside) and any("office" in w.tags for w in inside):
            return "combatant", None
        if any(w.person and w.person.lemma == "عسكري" and not w.conj for w in inside[1:]):
            return "combatant", None  # مستشاران عسكريان
    if person.demographic and any(p.demographic != person.demographic for p in _counted_with(s, m)):
        return person.victim_class, None  # عشرات الأطفال والنساء
    return person.victim_class, person.demographic


def _told_of_them(s: Sentence, k: int) -> tuple[str, str | None] | None:
    """Class and demographic of those whom a noun at ``k`` is said of (العديد منهم أطفال)."""
    k += s.tokens.norms[k : k + 1] == ["من"]
    w = s.words[k] if k < len(s) else None
    if w is None or w.person is None or w.person.number != "pl" or w.conj or w.prep:
        return None
    if w.person.effect or w.person.victim_class == "unspecified":
        return None
    other = s.words[k + 1].person if k + 1 < len(s) and s.words[k + 1].conj else None
    alike = other is None or other.demographic == w.person.demographic
    return w.person.victim_class, w.person.demographic if alike else None


def _title(s: Sentence, m: Mention) -> tuple[str, str | None] | None:
    """Class and demographic of the rank or calling that a name begins with (العريف فلان)."""
    w = s.words[m.i]
    person = w.person if m.j - m.i > 1 and "given_names" not in w.tags else None
    if person is None or person.effect or person.kind or person.victim_class not in _SORTS:
        return None
    return person.victim_class, person.demographic


_FORMER = frozenset(("سابق", "سابقا", "سابقه", "سابقين", "محرر", "محرره", "محررين", "محررا"))
_RESCUE = frozenset(("المدني", "الاسعاف", "الاطفاء", "الهلال", "المسعفين"))


_ORDINALS = (
    *("الاولي", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه"),
    *("الثامنه", "التاسعه", "العاشره"),
)


def _under_age(s: Sentence, m: Mention) -> bool:
    """Is an age of less than eighteen told right behind a mention (في الثامنة من العمر)?"""
    norms = s.tokens.norms[m.j : m.j + 4]
    if norms[:1] == ["في"] and len(norms) == 4 and norms[1] in _ORDINALS:
        teens = norms[2] in ("عشره", "عشر")
        aged = s.tokens.norms[m.j + 2 + teens : m.j + 4 + teens]
        years = _ORDINALS.index(norms[1]) + 1 + 10 * teens
        return aged[:1] == ["من"] and aged[-1] in _OF_AGE and years < 18
    for k in range(m.j, min(len(s) - 1, m.j + 6)):
        if s.words[k].norm.isdigit() and "age_unit" in s.words[k + 1].tags:
            return int(s.words[k].norm) < 18
    return False


_OF_AGE = frozenset(("العمر", "عمره", "عمرها", "عمرهما"))


def _of_one_family(s: Sentence, m: Mention) -> bool:
    """Are those counted, by no other noun, of one family (خمسة من أسرة واحدة)?"""
    if m.person is not None or m.kind == "others" or s.near("others", m.i, m.j):
        return False
    for k in range(m.i, min(len(s) - 2, m.j + 1)):
        if s.words[k].norm == "من" and s.has(k + 1, "families"):
            return s.words[k + 2].norm == "واحده" or bool(s.words[k + 1].suffix)
    return False


def _other_class_beside(s: Sentence, m: Mention, person: Person) -> bool:
    """Does one number count two sorts (14 مدنيا وجنديا, عشرات من المدنيين ومقاتلي المعارضة)?"""
    if person.victim_class not in _SORTS:
        return False
    if m.j < len(s) and s.words[m.j].norm == "وعسكريا" and person.lemma == "مدني":
        return True  # no adverb: 12 مدنيا وعسكريا
    return any(p.victim_class in _SORTS - {person.victim_class} for p in _counted_with(s, m))


def _counted_with(s: Sentence, m: Mention) -> list[Person]:
    """The other nouns that one number counts (14 مدنيا وجنديا, مئات من الجيش والشرطة والأطفال)."""
    if m.kind not in ("number", "vague"):
        return []
    inside = [w for w in s.words[m.i : m.j] if w.person and not w.person.effect]
    joined = any(w.conj for w in inside[1:])  # ألف رجل وصبي
    joined = joined or (m.person is not None and any(w.conj for w in inside))  # 12 عسكريا ومدنيا
    found = [w.person for w in inside if w.person] if joined else []
    singular = m.best is not None and (m.best % 100 > 10 or (m.best > 0 and m.best % 100 == 0))
    for k in range(m.j, len(s)):
        w = s.words[k]
        if not w.conj or any(o.i == k and o.effect for o in s.mentions):
            break  # خمسة مدنيين وجنديين اثنين: a number of its own
        if w.tags & {"armed", "persons_or_bodies"} and w.norm.startswith("وال"):
            continue
        other = w.person
        own = s.words[k - 1].article == w.article or (other and other.number == "pl")
        if other is None or other.effect or not own or (other.number == "sg" and not singular):
            break
        found.append(other)
    return found


_SORTS = frozenset(("civilian", "combatant"))


def _only_suspected(person: Person) -> bool:
    return person.kind == "suspect"


def _of_members(s: Sentence, m: Mention) -> tuple[str, str | None]:
    own = [own_class(s, x) if x.kind != "sum" else _plain(x) for x in m.members]
    classes = {c for c, _ in own} - {"unspecified"}
    demographics = {d for _, d in own}
    shared = demographics.pop() if len(demographics) == 1 else None
    if any(x.kind == "name" for x in m.members):
        return "unspecified", None
    if classes == {"combatant"} and any(c == "unspecified" for c, _ in own):
        return "mixed", shared  # a citizen and a soldier
    return (classes.pop() if len(classes) == 1 else "mixed" if classes else "unspecified"), shared


def _plain(m: Mention) -> tuple[str, str | None]:
    person = m.person
    return (person.victim_class, person.demographic) if person else ("unspecified", None)


def _of_tail(s: Sentence, m: Mention, i: int, j: int) -> tuple[str, str | None] | None:
    """A class that an adjective or "of …" gives (11 قتيلا مدنيا, 23 of the guards)."""
    classes: dict[str, str | None] = {}
    group = False
    anchor = m.at if m.at >= 0 else -1
    spans = [range(i, min(len(s), j + _TAIL))]
    if anchor >= 0:
        spans.append(range(anchor, min(m.lead, anchor + 6)))
    for span in spans:
        for k in span:
            w = s.words[k]
            if k >= j or k < i:
                if w.norm in STOPS or w.triggers or w.tags & BOUNDS:
                    break
                if k >= j and any(o.i == k and _counts(o) and o is not m for o in s.mentions):
                    break  # the next number has a class of its own
                if k in s.phrase_tags and s.phrase_tags[k][1] == "part_markers":
                    break  # "nine, among them eight women"
                if w.norm in LOOSE and k + 1 < len(s) and s.words[k + 1].norm in _BY:
                    break  # at the hands of
                loose = w.norm in LOOSE or _ranks(s, k)
                group = group or loose
                if not group and k > anchor + 1 and not (k == j and _qualifies(s, m, k)):
                    break
                if "prepositions" in w.tags and not loose:
                    break
            person = w.person
            longer = m.person.lemma.count(" ") if m.person is not None else 0
            if longer and i <= k <= i + longer and k < j:
                continue  # حارس مرمى: no guard
            if k == i and m.person is not None and m.person.lemma == "طالب":
                continue  # بينهم طالبان: two students
            if person and i < k < j and _of_thing(s, k):
                continue  # مؤسس الشبكة المتشددة
            if person and k < i and person.number == "sg" and s.lexicon.language == "en":
                continue  # "the toll from terrorist attacks": an adjective
            if person and person.kind == "kin" and (k >= j or k > i):
                continue  # "of the sons of the town", "the son of my aunt"
            if classes and w.article and not w.conj and _sort(s, k - 1):
                continue  # من عناصر الدرك العاملين هناك: their adjective
            if person and person.victim_class != "unspecified" and not person.effect:
                if k >= j and w.conj and not classes:
                    break
                behind = k > j and s.words[k - 1].norm in LOOSE
                if k >= j and person.number == "sg" and not behind and k > j:
                    continue
                classes.setdefault(person.victim_class, person.demographic)
            elif "armed" in w.tags and (group or k >= i):
                classes.setdefault("combatant", None)
        if classes:
            break
    if not classes:
        return None
    if len(classes) > 1:
        return "mixed", None
    name, demographic = next(iter(classes.items()))
    return name, demographic


def _sort(s: Sentence, k: int) -> bool:
    """Does a definite word at ``k`` say itself who they are, soldiers or civilians?"""
    w = s.words[k]
    known = w.person is not None and w.person.victim_class in _SORTS
    return w.norm.startswith("ال") and (known or "armed" in w.tags)


def _of_thing(s: Sentence, k: int) -> bool:
    """Is what reads like a woman the adjective of a thing before it?"""
    w, before = s.words[k], s.words[k - 1]
    one = w.person is not None and w.person.number == "sg"
    if not one or not w.article or not w.norm.endswith("ه") or w.tags & {"armed"}:
        return False
    return before.person is None and not before.tags & {"prepositions", "one_of"}


def _counts(m: Mention) -> bool:
    return m.effect is not None and m.kind in ("number", "dual") and (m.best or 0) > 1


_QUALIFYING = frozenset(("مدني", "عسكري"))


def _qualifies(s: Sentence, m: Mention, k: int) -> bool:
    """Is the word behind a mention an adjective of it (عدة قتلى وجرحى مدنيين)?"""
    w = s.words[k]
    if m.kind == "one_of" and "armed" in w.tags and not (w.conj or w.prep or w.article):
        return True  # أحد مؤسسي كتيبة
    plain = w.person is not None and w.person.lemma in _QUALIFYING and not w.conj and not w.prep
    return plain and m.kind in ("number", "vague", "singular", "dual")


def _ranks(s: Sentence, k: int) -> bool:
    """Do the words at ``k`` lead to those among whom the victims were (في صفوف, بين)?"""
    w = s.words[k]
    if w.stem == "صفوف" or (w.norm == "وسط" and _several_at(s, k + 1)):
        return True
    if k + 1 >= len(s):
        return False
    if w.norm == "في":
        return s.words[k + 1].stem == "صفوف" or s.has(k + 1, "armed")
    return w.norm == "بين" and _several_at(s, k + 1)


def _several_at(s: Sentence, k: int) -> bool:
    person = s.words[k].person if k < len(s) else None
    return person is not None and person.number == "pl"
