"""Arabic: the victim who stands behind an effect word, within its clause."""

from hasila.claims.arabic.agents import (
    after_agent,
    agent,
    beyond_aside,
    owns_means,
    shooter,
)
from hasila.claims.arabic.clauses import after_close, breaks, governed
from hasila.claims.arabic.families import members_of
from hasila.claims.arabic.nouns import HAND_WEAPONS, NAMED_BODIES, PUNCT, STOPS
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word

_BUDGET = {"after": 4, "subject": 12, "either": 12}
# Words between an effect and its victims that part them from it no further.
_PROVISIONAL = frozenset(("اوليه", "غير", "نهائيه", "نهاييه", "موقته", "مؤقته", "جديده", "محدثه"))
_TAKEN_UP = frozenset(("partitive", "resumed"))
_TRANSPARENT = frozenset(("adverbs", "collectives", "composed", "ordinals"))
_DEEDS = frozenset(("قتل", "اعتقال", "اغتيال", "احتجاز", "اختطاف", "خطف", "اعدام", "تصفيه", "قنص"))
_NO_HEADS = frozenset(
    ("function", "adverbs", "verbs", "say_verbs", "auxiliaries", "clause_breaks", "that")
)


def behind(s: Sentence, hit: Hit, j: int, by_lead: dict[int, Mention]) -> Mention | None:
    """The first mention behind an effect word that can be its victim, within its clause."""
    departed = hit.trigger.rule == "killed.departed" and hit.j - hit.i > 1
    frame = "subject" if departed else hit.trigger.frame  # غيب الموت في ساعة مبكرة الفنانة
    victim_of = hit.trigger.rule == "killed.took_lives" and s.words[hit.i].norm == "ضحيه"
    if victim_of and s.has(j, "told_event") and s.words[j].article:
        j += 1  # ذهب ضحية الحادث شاب
    budget = 1 if hit.trigger.strict else _BUDGET[frame]
    gap, k = 0, j + (j < len(s) and s.words[j].norm == "/")
    first: Mention | None = None
    while k < len(s.words) and gap <= budget:
        m = by_lead.get(k)
        if m is not None and m.conj and (hit.trigger.verb or k == j):
            return first  # a subject, an object, a genitive is not joined to what governs it
        if m is not None and m.effect is None:
            beyond = beyond_aside(s, m, by_lead) if frame == "either" and first is None else None
            if beyond is not None:
                return beyond
            if frame == "either" and first is None and agent(s, m, by_lead):
                first = m
                k, gap = m.j, gap + 1
                continue
            if frame == "subject" and m.kind == "number" and governed(s, m):
                return first  # استشهد ب: cited
            if m.kind == "name" and frame == "either" and _behind_agent(s, m, j):
                return m
            theirs = _their_victim(s, m, by_lead) if k == j else None
            if theirs is not None:
                return theirs
            if m.kind in ("singular", "maybe_dual") and k > j and shooter(s, m):
                k, gap = m.j, gap + 1
                continue
            tool = first is not None and m.kind == "singular" and s.words[m.i - 1].prep == "ب"
            titled = gap <= 5 and _takes_titles(s, hit, j, frame) and _titled(s, m)
            if tool or titled or _suffers(s, hit, m, gap, frame):
                m.distance = gap
                return m
            if m.kind in ("number", "dual") and not governed(s, m):
                return first
        open_ = hit.trigger.verb and first is None
        if open_ and _dated(s, j, k, by_lead):
            return by_lead[k + 1]  # قتل أمس، فلان الفلاني (22 عاما)
        passed = _over(s, hit, j, k, by_lead, gap if open_ else None)
        if passed:
            k = passed
            continue
        past = _past_relative(s, k, j) if open_ else 0
        if past:
            m = by_lead[past]
            free = m.effect is None and m.kind in ("number", "dual") and not governed(s, m)
            return m if free and not (m.conj or m.bare or m.after_marker) else None
        if breaks(s, k, j):
            return first
        w = s.words[k]
        within = w.norm == "من" and k and "collectives" in s.words[k - 1].tags
        apart = not w.tags & _TRANSPARENT
        gap += 0 if within or not apart else 3 if w.norm in ("،", ",", ":") else 1
        k += 1
    return first


def _suffers(s: Sentence, hit: Hit, m: Mention, gap: int, frame: str) -> bool:
    return _fits(s, m, gap, frame) or _dozens(s, hit, m, gap) or _struck(s, hit, m)


def _takes_titles(s: Sentence, hit: Hit, j: int, frame: str) -> bool:
    """Does a body stand between a noun of effect and its victim, or is he mourned?"""
    body = j < len(s.words) and s.words[j].tags & {"armed", "persons_or_bodies"}
    mourned = hit.trigger.rule == "killed.mourned" and hit.trigger.verb
    return (bool(body) or mourned) and frame == "after" and not hit.trigger.strict


def _over(
    s: Sentence, hit: Hit, j: int, k: int, by_lead: dict[int, Mention], gap: int | None
) -> int:
    """Behind what may stand at ``k`` between an effect and its victim; 0 where nothing does.

    ``gap``: words passed so far, None where an agent was passed or the effect word is no verb.
    """
    w = s.words[k]
    close = after_close(s, k)
    if members_of(s, k + 1) and k + 1 in by_lead:
        return k + 1  # أسرة كاملة (أب وأم وطفلان)
    if close > k:
        return close
    if w.norm == "،" and gap is not None and gap <= 4 and (end := _aside_ends(s, k, j, by_lead)):
        return end
    if w.norm == "في" and s.has(k + 1, "toll"):
        k += 2  # في حصيلة أولية
        while k < len(s.words) and s.words[k].stem in _PROVISIONAL:
            k += 1
        return k
    if w.stem.startswith("متاثر") and k + 1 < len(s):
        of = s.words[k + 1]
        if of.prep == "ب" and of.suffix:
            return k + 2  # توفي متأثرا بإصابته شاب
    if k == j and hit.trigger.verb and w.tags & _TAKEN_UP:
        return k + 1  # قتل منهم خمسة, اعتقلت خلالها شابا
    if "clause_breaks" in w.tags and gap is not None:
        return _past_time(s, k, by_lead)
    return 0


def _behind_agent(s: Sentence, m: Mention, j: int) -> bool:
    """Does a name stand behind the body that is the agent, or that of one who was named before?"""
    end = after_agent(s, j)
    return m.lead == end or (j < m.lead < end and s.words[m.j - 1].norm in s.named)


def _dated(s: Sentence, j: int, k: int, by_lead: dict[int, Mention]) -> bool:
    """Do only words of time and a comma at ``k`` part an effect word from a name?"""
    m = by_lead.get(k + 1) if k > j and s.words[k].norm == "،" else None
    named = m is not None and m.kind == "name" and m.effect is None
    return named and all("adverbs" in w.tags for w in s.words[j:k])


_WHEN = frozenset(("خلال", "اثناء", "عقب", "بعد", "قبل"))
_ADJUNCT = 4  # words of time or occasion between an agent and his victims


def _past_time(s: Sentence, k: int, by_lead: dict[int, Mention]) -> int:
    """Where a counted group stands behind an occasion at ``k`` (اعتقلوا خلال الحملة 20 شابا); 0."""
    if s.words[k].norm not in _WHEN:
        return 0
    for end in range(k + 1, min(len(s.words), k + 2 + _ADJUNCT)):
        m = by_lead.get(end)
        w = s.words[end]
        if m is not None and m.kind in ("number", "dual", "vague") and end > k + 1:
            free = m.effect is None and not governed(s, m)
            goes_on = m.j < len(s) and s.words[m.j].conj and s.words[m.j].triggers
            bare = m.bare and not goes_on  # قتلت خلال الشهر 20 وأصابت 30
            return end if free and not (m.conj or bare or m.after_marker) else 0
        timed = w.tags & {"adverbs", "not_persons", "spent", "month"}
        known = w.article or timed or w.suffix or w.norm in ("هذه", "تلك", "هذا")
        if not known or w.conj or w.triggers or "that" in w.tags:
            return 0
    return 0


def _past_relative(s: Sentence, k: int, j: int) -> int:
    """Where persons stand behind a relative clause that tells of a thing, else 0.

    The verb of the clause has its object attached or right behind it (في الغارة التي شنتها …, في
    الهجوم الذي استهدف القافلة …), so that the number behind it belongs to the verb before.
    """
    if k == j or s.words[k - 1].person is not None:
        return 0
    explicit = "relative" in s.words[k].tags
    at = k + 1 if explicit else k
    at += explicit and s.has(at, "auxiliaries")
    if at >= len(s.words) or s.words[at].article or s.words[at].tags & {"prepositions"}:
        return 0
    attached = s.words[at].suffix in ("ها", "ه") and "verbs" in s.words[at].tags
    if not (attached or explicit):
        return 0
    agent = at
    for end in range(at + 1, min(len(s.words), at + 14)):
        w = s.words[end]
        if w.norm in STOPS or w.triggers or "clause_breaks" in w.tags or "that" in w.tags:
            return 0
        m = next((m for m in s.mentions if m.lead == end and m.kind != "maybe_dual"), None)
        if m is None:
            continue
        if attached and end == at + 1 and m.kind == "number":
            agent = m.j  # الذي شنه 20 مسلحا
            continue
        if attached or end == agent:
            return end if m.kind in ("number", "dual") else 0
        return end if m.kind == "number" and end > at + 1 and _closed(s, end - 1) else 0
    return 0


def _closed(s: Sentence, k: int) -> bool:
    """Does a noun phrase end at ``k``, so that what stands behind it is not governed by it?"""
    w = s.words[k]
    place = k > 0 and "place_nouns" in s.words[k - 1].tags
    return w.article or place or bool(w.tags & {"weekdays"})


def _titled(s: Sentence, m: Mention) -> bool:
    """Is one named with his title, behind the agent of a verbal noun (خطف الجماعة القاضي فلان)?"""
    w = s.words[m.i]
    one = m.kind == "singular" and bool(w.article or w.suffix) and not w.prep
    return one and m.j - m.i >= 2 and not governed(s, m)


def _again(s: Sentence, k: int) -> bool:
    """Do the words "once more" (من جديد) stand around ``k``?"""
    return "من جديد" in (
        " ".join(w.norm for w in s.words[k : k + 2]),
        " ".join(w.norm for w in s.words[k - 1 : k + 1]),
    )


def _aside_ends(s: Sentence, k: int, j: int, by_lead: dict[int, Mention]) -> int:
    """Behind an adjunct between commas the mention that stands there, else 0."""
    far = 18 if s.has(k + 1, "relative") else 9
    for end in range(k + 2, min(len(s) - 1, k + far)):
        if s.words[end].norm == "،":
            at = end + 1
            while at < len(s) and ("adverbs" in s.words[at].tags or _again(s, at)):
                at += 1
            m = by_lead.get(at)
            several = m is not None and m.kind in ("number", "dual", "vague")
            counted = several and m is not None and (not m.bare or m.kind == "vague")
            return at if at in by_lead and (k == j or counted) else 0
        if s.words[end].norm in STOPS or s.words[end].triggers:
            break
    return 0


def _fits(s: Sentence, m: Mention, gap: int, frame: str) -> bool:
    if m.after_marker and gap:
        return False
    if m.kind == "name":
        return gap == 0
    if gap and governed(s, m) and not _object_of_noun(s, m, frame):
        return False
    if m.kind in ("singular", "sum", "one_of"):
        accusative = s.words[m.i].norm.endswith("ا")
        if m.person and m.person.kind == "demonym" and gap and not accusative:
            return False
        far = frame != "after" or _behind_its_agent(s, m)
        one = m.kind == "one_of" and not (gap and owns_means(s, m))  # not: برصاص أحد القناصة
        family = m.kind == "sum" and members_of(s, m.lead)
        return gap == 0 or (far and not adjectival(s, m)) or one or family
    if m.kind == "others":
        return gap <= 2
    if m.bare:
        closes = m.j >= len(s) or s.words[m.j].norm in PUNCT
        closes = closes or bool(s.words[m.j].conj and s.words[m.j].triggers)
        closes = closes or (m.kind == "vague" and "prepositions" in s.words[m.j].tags)
        return gap <= (3 if closes and frame == "either" else 1)  # قتلت القوات الروسية 30
    if m.person is None and not m.of_them and m.kind == "number":
        return gap <= 4
    return True


def _dozens(s: Sentence, hit: Hit, m: Mention, gap: int) -> bool:
    """Are hundreds without a noun whom an armed body killed (قتلت قوات الأمن العشرات في البلدة)?"""
    if not (m.bare and m.kind == "vague" and hit.trigger.frame == "either") or gap > _BODY:
        return False
    if not s.words[hit.j].tags & {"armed", "rulers"} or governed(s, m) or m.conj:
        return False
    w = s.words[m.j] if m.j < len(s) else None
    return (
        w is None or w.norm in PUNCT or bool(w.tags & {"prepositions", "adverbs"}) or bool(w.prep)
    )


_BODY = 5  # words of an armed body and its place


def _behind_its_agent(s: Sentence, m: Mention) -> bool:
    """Is a singular the object of a deed whose agent is an armed body (اعتقال الجيش صحفيا)?"""
    for k in range(m.lead - 1, max(0, m.lead - 4), -1):
        w = s.words[k]
        if w.norm in PUNCT or w.prep or w.conj or w.tags & {"prepositions", "relative", "verbs"}:
            return False
        many = w.person is not None and w.person.number == "pl"
        several = many and w.person is not None and w.person.victim_class == "combatant"
        does = w.tags & {"armed", "rulers"} or several
        if does and s.words[k - 1].stem in _DEEDS:
            return True
    return False


def _struck(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Is one person the object of a verb whose subject is a thing (أصابت رصاصة طائشة طفلا)?"""
    verb = hit.trigger.verb and hit.trigger.frame == "after" and not hit.trigger.strict
    if not verb or m.kind != "singular" or m.conj or not s.has(hit.j, "not_persons"):
        return False
    between = s.words[hit.j : m.lead]
    if s.words[hit.j].prep or not 0 < len(between) <= 4 or governed(s, m):
        return False
    whose = m.person is not None and m.person.victim_class == "combatant"
    if whose and len(between) == 1 and not s.words[m.i].norm.endswith("ا"):
        return False  # رصاصة قناص
    return not any(w.conj or w.prep or w.norm in PUNCT for w in between)


def _object_of_noun(s: Sentence, m: Mention, frame: str) -> bool:
    """Is a mention the object of a verbal noun behind its agent (قتل الجيش لنحو 60 شخصا)?"""
    w = s.words[m.i]
    if m.kind in ("singular", "sum") and w.prep == "ل" and (w.article or w.suffix):
        return _behind_its_agent(s, m)  # اعتقال الشرطة للناشط
    number = m.kind in ("number", "vague", "dual") and s.tokens.text[s.tokens.starts[m.lead]] == "ل"
    return frame == "after" and number


def _their_victim(s: Sentence, m: Mention, by_lead: dict[int, Mention]) -> Mention | None:
    """Whom those behind a verbal noun did it to (اعتقال الحوثيين للصحفي, قتل فلان لزوجته)."""
    doers = m.kind in ("maybe_dual", "name") or s.has(m.i, "rulers")
    if not doers or not m.i or s.words[m.i - 1].stem not in _DEEDS:
        return None
    counted = by_lead.get(m.j)  # قتل مسلحين نحو 20 عاملا
    if counted is not None and counted.kind == "number" and counted.person and not counted.conj:
        return counted if counted.effect is None and m.kind == "maybe_dual" else None
    for k in range(m.j, min(len(s), m.j + _TO_VICTIM)):
        w, other = s.words[k], by_lead.get(k)
        if w.norm in STOPS or w.triggers or w.tags & {"verbs", "say_verbs", "relative"}:
            return None
        if other is not None and w.prep == "ل" and (w.article or w.suffix):
            free = other.kind in ("singular", "sum") and other.effect is None
            return other if free else None
    return None


_TO_VICTIM = 10  # words of a name and an apposition before the one to whom it was done


_NO_TOWNS = HAND_WEAPONS | frozenset(
    ("يد", "ايدي", "واسطه", "فعل", "سبب", "رتبه", "صفه", "لقب", "اسم", "حضور", "براءه", "تهمه")
)


def _in_a_town(w: Word) -> bool:
    """Can a word with "in" attached be the name of a place that no list holds?"""
    bare = not (w.tags or w.person or w.article or w.suffix or w.triggers)
    return w.prep == "ب" and bare and w.stem not in _NO_TOWNS


def adjectival(s: Sentence, m: Mention) -> bool:
    """Is a singular behind a noun its adjective or genitive (التنظيم المتطرف, برصاص جندي)?"""
    if m.kind != "singular" or not m.i or s.words[m.i].prep == "ل":
        return False
    w, before = s.words[m.i], s.words[m.i - 1]
    if m.i > 1 and not w.article and s.has(m.i - 2, "place_nouns") and not before.tags:
        return False  # قتل في مدينة درعا شاب
    person = m.person is not None and not m.person.lemma.endswith("ي")
    if _in_a_town(before) and not (w.article or w.suffix) and (person or "nouns_only" in w.tags):
        return False  # قتل بدرعا شاب
    placed = "states" in before.tags or s.has(m.i - 2, "place_nouns")
    if placed and w.article and m.j > m.i + 1 and not before.article and not before.triggers:
        return False  # توفي في باريس الفنان فلان
    if w.suffix and (before.person or before.tags & {"others", "given_names"}):
        return False  # طعن رجل زوجته: her husband did it
    if w.norm.endswith("ا") and not before.norm.endswith("ا") and not w.article:
        return False  # an accusative is an object
    if len(before.norm) == 1 or before.norm[0].isdigit() or "degrees" in before.tags:
        return False  # behind a name in letters, a date; أصيب بجروح خطيرة المواطن
    plural = before.norm.endswith("ين") and before.person is not None
    if (plural or before.norm.endswith("ون")) and not before.article:
        return False  # behind a nominative plural, which is the agent
    if before.norm in PUNCT or before.tags & _NO_HEADS or "month" in before.tags:
        return False
    if before.suffix and w.article and before.person is None and not before.triggers:
        return m.j == m.i + 1  # المزة ومطارها العسكري
    definite = before.article or before.norm.startswith("ال")
    if definite and w.article and "nouns_only" in w.tags:
        return False
    if definite and not (before.article or w.article or w.suffix):
        return False  # أوقفت الشرطة سائقا
    own = m.person is not None and m.person.lemma.endswith("ة")  # أعدمت قسد السيدة
    named = before.norm in NAMED_BODIES and (not w.article or m.j > m.i + 1 or own)
    if before.triggers or named:  # اعتقلت قسد شابا, اعتقلت قسد الشاب فلانا
        return False
    if w.article != before.article:
        return not before.article and not before.norm.startswith("ا") and before.norm[-1] not in "ا"
    lemma = m.person.lemma if m.person else ""
    feminine = w.norm.endswith("ه") and not lemma.endswith("ه")  # not: مشتبه
    if w.article and before.norm.endswith("ه") and not feminine:
        return False  # قتلت الشرطة المهاجم: an adjective would be feminine
    return lemma.endswith("ي") or lemma.startswith("م") or not w.article
