"""Arabic: mentions of persons in a sentence, and which effect each of them suffered."""

from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Person
from hasila.quantities import Number

_STOPS = frozenset(".!?؟;؛\n")
_PUNCT = frozenset(".,،;؛:!?؟\"'()[]{}-/|…«»*")
_MARKERS = frozenset(("part_markers", "break_down"))
_GENITIVE = frozenset(("من",))
_TO = frozenset(("الي", "بلغ", "بلغت", "عند", "تجاوز", "تجاوزت", "ليبلغ", "لتبلغ"))
_AGE = frozenset(("عاما", "عام", "سنه", "سنوات", "اعوام", "ربيعا", "شهرا", "اشهر"))
_MONTHS = frozenset(
    ["كانون", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "تشرين", "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو", "يوليو", "اغسطس", "سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر", "جانفي", "فيفري", "افريل", "ماي", "جوان", "جويليه", "اوت", "محرم", "رمضان", "شوال"]
)
_DATE_BEFORE = frozenset(["عام", "سنه", "الساعه", "يوم", "اليوم", "العام", "القرار", "رقم", "الماده", "المرحله"])
_FUNCTION = frozenset(
    ["في", "من", "الي", "علي", "عن", "مع", "ان", "انه", "انها", "هذا", "هذه", "ذلك", "تلك", "الذي", "التي", "الذين", "ما", "لا", "لم", "لن", "قد", "كان", "كانت", "و", "او", "ثم", "حتي", "كل", "بعد", "قبل", "منذ", "خلال", "اثر", "جراء", "نتيجه", "بسبب", "عقب", "حيث", "كما", "فيما", "بينما", "عند", "لدي", "ضد", "بين", "هو", "هي", "هم", "اي", "غير", "عبر", "حول", "دون", "امس", "اليوم", "صباح", "مساء", "فجر", "ظهر", "ليل", "ليله", "وقت", "ذات", "نحو", "اكثر", "حوالي", "قرابه", "علي", "ذلك", "واحد", "اثنين", "اثنان", "يوم", "الان", "ايضا", "لكن", "الا", "اذا", "لدي"]
)


def mentions(s: Sentence) -> list[Mention]:
    """All mentions of quantities of persons, in order, enumerations summed."""
    found: list[Mention] = []
    taken: set[int] = set()
    for number in s.numbers:
        if "one_of" in s.words[number.i].tags:
            continue
        mention = _numbered(s, number)
        if mention:
            found.append(mention)
            taken.update(range(mention.lead, mention.j))
        else:
            taken.update(range(number.i, number.j))
    k = 0
    while k < len(s):
        mention = None if k in taken else _unnumbered(s, k, taken)
        if mention:
            found.append(mention)
            taken.update(range(mention.i, mention.j))
            k = mention.j
        else:
            k += 1
    found.sort(key=lambda m: m.i)
    for m in found:
        m.conj = m.conj or _joined(s, m.lead)
        m.after_marker = _marker_before(s, m.lead)
    return _summed(s, found)


def _joined(s: Sentence, k: int) -> bool:
    return (
        (s.words[k].norm.startswith("و")
        and (s.words[k].conj == "و" or s.words[k].norm == "و" or s.words[k].norm[1:].isdigit()))
        or (k > 0 and s.words[k - 1].norm == "و")
    )


def _marker_before(s: Sentence, k: int) -> bool:
    for back in (1, 2):
        at = k - back
        if at >= 0 and s.words[at].tags & _MARKERS:
            return True
        if at >= 0 and s.words[at].norm not in ("من", "و", "ما", "اول", "نحو", ":"):
            break
    return False


def _person(s: Sentence, k: int) -> Person | None:
    return s.words[k].person if k < len(s) else None


def _extend(s: Sentence, j: int, limit: int = 3) -> int:
    """End of a noun phrase: adjectives and genitives that no word list claims for themselves."""
    end = j
    while end < len(s) and end - j < limit:
        w = s.words[end]
        if (
            w.norm in _FUNCTION
            or w.norm in _PUNCT
            or w.conj
            or w.prep
            or w.norm[0].isdigit()
            or w.triggers
            or "say_verbs" in w.tags
            or "part_markers" in w.tags
            or "others" in w.tags
            or "not_persons" in w.tags
            or _looks_like_verb(w.norm)
        ):
            break
        end += 1
    return end


def _looks_like_verb(norm: str) -> bool:
    return len(norm) > 3 and (
        (norm[0] == "ي" and not norm.endswith(("ين", "ون"))) or norm.endswith("وا")
    )


def _numbered(s: Sentence, n: Number) -> Mention | None:
    """The mention that a number makes with the noun it counts, or None when it counts no person."""
    if n.form in ("ordinal", "fraction", "percent"):
        return None
    lead = n.hedge[0] if n.hedge and n.hedge[0] < n.i else n.i
    person, j, of_them, bare, head = None, n.j, False, False, ""
    k = n.j
    if k < len(s) and n.hedge and n.hedge[0] == k:
        k = n.hedge[1]
    nxt = s.words[k] if k < len(s) else None
    if nxt and k in s.phrase_persons:
        j, person = s.phrase_persons[k]
    elif (nxt and "not_persons" in nxt.tags and not nxt.conj) or (nxt and (nxt.norm in _MONTHS or nxt.norm in _AGE or nxt.norm in ("%", "/"))):
        return None
    elif nxt and nxt.person and not nxt.conj and not nxt.prep:
        person, j = nxt.person, k + 1
    elif nxt and nxt.norm in _GENITIVE and k + 1 < len(s) and not s.words[k + 1].norm[0].isdigit():
        inner = s.words[k + 1]
        if "not_persons" in inner.tags:
            return None
        person, j, head = inner.person, k + 2, inner.stem
    elif nxt and "part_markers" in nxt.tags and not nxt.conj:
        of_them, j = True, k + 1
    elif nxt and "others" in nxt.tags:
        j = k + 1
    elif (nxt and _is_noun(s, k) and n.form != "vague" and not _indefinite_time(nxt.norm)) or (n.form == "vague" and nxt and nxt.article and not nxt.triggers):
        j, head = k + 1, nxt.stem
    else:
        bare = True
    before = _person(s, n.i - 1) if n.i else None
    if bare and before and not s.words[n.i - 1].prep:
        definite = s.words[n.i - 1].article and (n.prefix.endswith("ال") or n.form == "digits")
        if definite or before.number != "sg" or n.best == 1:
            m = _make(s, n.i - 1, n.j, n)
            m.lead, m.person, m.bare = n.i - 1, before, False
            return m
    if bare and (n.prefix.endswith("ال") or _is_date(s, n)):
        return None
    if bare and n.form == "vague":
        return None if n.best is None and n.low is None and not of_them else None
    end = _extend(s, j) if not bare and not of_them else j
    m = _make(s, n.i, max(end, n.j), n)
    m.lead, m.person, m.of_them, m.bare, m.head = lead, person, of_them, bare, head
    if n.form == "vague":
        m.kind = "vague"
    return m


def _is_date(s: Sentence, n: Number) -> bool:
    before = s.words[n.i - 1].norm if n.i else ""
    after = s.words[n.j].norm if n.j < len(s) else ""
    if before in _DATE_BEFORE or before in ("/", "#", "-") or after in ("/", "-", ":", ")"):
        return True
    return n.best is not None and 1900 <= n.best <= 2100 and n.form == "digits"


def _indefinite_time(norm: str) -> bool:
    return norm in _AGE or norm in _MONTHS


def _is_noun(s: Sentence, k: int) -> bool:
    w = s.words[k]
    return not (
        w.norm in _FUNCTION
        or w.norm in _PUNCT
        or w.conj
        or w.prep
        or w.article
        or w.triggers
        or not w.norm[0].isalpha()
        or "say_verbs" in w.tags
        or "clause_breaks" in w.tags
        or _looks_like_verb(w.norm)
    )


def _make(s: Sentence, i: int, j: int, n: Number | None = None) -> Mention:
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


def _unnumbered(s: Sentence, k: int, taken: set[int]) -> Mention | None:
    """Duals, singulars, "one of the …" and "others" that stand without a number."""
    w = s.words[k]
    if "one_of" in w.tags:
        end = min(len(s), k + 2)
        if end < len(s) and s.words[k + 1].norm in _GENITIVE:
            end += 1
        m = _make(s, k, _extend(s, end, 2))
        inner = next((p for p in (_person(s, x) for x in range(k + 1, m.j)) if p), None)
        m.kind, m.person, m.head = "one_of", inner, s.words[min(k + 1, len(s) - 1)].stem
        if k + 1 < len(s) and "not_persons" in s.words[k + 1].tags:
            return None
        if inner and w.stem.startswith("احدي") and inner.demographic is None:
            m.person = Person(inner.lemma, inner.victim_class, "women", "sg", inner.effect)
        return m
    if "others" in w.tags and k not in taken:
        m = _make(s, k, k + 1)
        if w.stem in ("اخرون", "اخرين", "اخريات"):
            m.low = m.best = m.high = None
            m.qualifier, m.kind = "vague", "others"
        elif w.stem in ("اخران",):
            m.low = m.best = m.high = 2
            m.kind = "others"
        elif not w.article:
            m.kind = "others"
        else:
            return None
        return m
    person = w.person
    end = k + 1
    if k in s.phrase_persons:
        end, person = s.phrase_persons[k]
    if not person or person.number == "pl":
        return None
    if person.number == "sg" and person.effect and (w.triggers or person.lemma in _EVENTS):
        return None
    j = _extend(s, end)
    m = _make(s, k, j)
    m.person = person
    if person.number == "du":
        m.low = m.best = m.high = 2
        m.kind = "dual"
    return m


def _summed(s: Sentence, found: list[Mention]) -> list[Mention]:
    """Join "an officer and six soldiers" into one mention with the sum."""
    out: list[Mention] = []
    for m in found:
        last = out[-1] if out else None
        if (
            last
            and not last.after_marker
            and m.best is not None
            and last.best is not None
            and m.kind not in ("others", "vague", "one_of")
            and last.kind not in ("others", "vague")
            and (m.kind == "singular" or last.kind in ("singular", "sum"))
            and not (m.bare or last.bare)
            and _and_between(s, last, m)
            and _compatible(last.person, m.person)
        ):
            if last.kind != "sum":
                last = _as_sum(last)
                out[-1] = last
            last.members.append(m)
            last.j, last.end = m.j, m.end
            total = last.best + m.best if last.best is not None else None
            last.low = last.best = last.high = total
            continue
        out.append(m)
    return out


def _as_sum(m: Mention) -> Mention:
    joined = Mention(
        m.i, m.j, m.lead, m.start, m.end, m.low, m.best, m.high, m.qualifier, "sum", m.person
    )
    joined.conj, joined.after_marker, joined.members = m.conj, m.after_marker, [m]
    return joined


def _and_between(s: Sentence, a: Mention, b: Mention) -> bool:
    gap = [w.norm for w in s.words[a.j : b.lead]]
    return (not gap and b.conj) or gap in (["و"], ["مع"])


def _compatible(a: Person | None, b: Person | None) -> bool:
    return a is not None and b is not None and a.effect == b.effect


# --- which effect ---------------------------------------------------------------------------

# Nouns of an effect that a singular does not turn into a person (إصابة "an injury").
_EVENTS = frozenset(("إصابة", "وفاة", "جرح"))
_NAMING = frozenset(
    (
        "killed.noun",
        "killed.intransitive",
        "killed.bodies",
        "killed.mourned",
        "detained.noun",
        "abducted.noun",
        "killed.met_death",
    )
)


def attach(s: Sentence) -> None:
    """Give every mention of the sentence the effect that its words state, where they state one."""
    by_lead = {m.lead: m for m in s.mentions}
    combined: set[int] = set()
    for at, hit in enumerate(s.hits):
        if hit.i in combined or _no_effect(s, hit):
            continue
        effect, j = hit.trigger.effect, hit.j
        follower = next((h for h in s.hits if h.i == j and s.words[h.i].conj), None)
        if follower and hit.trigger.frame in ("after", "either") and follower.j <= len(s):
            if follower.trigger.effect != effect and not by_lead.get(j):
                combined.update((follower.i,))
                j = follower.j
                if {effect, follower.trigger.effect} == {"killed", "injured"}:
                    effect = "killed_or_injured"
        before_first = hit.trigger.plural or hit.trigger.frame == "subject"
        m = None
        if hit.trigger.plural:
            m = _before(s, hit)
        if (m is None and not (hit.trigger.plural and hit.trigger.frame == "subject")) or m is None:
            m = _after(s, hit, j, by_lead)
        if (m is None and before_first) or (m is None and hit.trigger.frame == "either"):
            m = _before(s, hit)
        if m is None:
            m = _name(s, hit, j)
            if m:
                s.mentions.append(m)
        if m:
            m.effect, m.rule = effect, hit.trigger.rule
            hit.used = True
    s.mentions.sort(key=lambda m: m.i)
    _own_effects(s)
    _coordinate(s)
    _tolls(s)
    _zeros(s)


def _no_effect(s: Sentence, hit: Hit) -> bool:
    after = s.words[hit.j] if hit.j < len(s) else None
    return bool(after and "not_effect_after" in after.tags)


def _after(s: Sentence, hit: Hit, j: int, by_lead: dict[int, Mention]) -> Mention | None:
    """The first mention behind an effect word, as far as its clause goes."""
    frame = hit.trigger.frame
    budget = 1 if hit.trigger.strict else 4 if frame == "after" else 12
    gap = 0
    agent: Mention | None = None
    k = j
    while k < len(s) and gap <= budget:
        m = by_lead.get(k)
        if m and m.effect is None and _fits(s, m, gap, frame):
            if frame == "either" and m.kind == "singular" and agent is None and gap == 0:
                nxt = by_lead.get(m.j)
                if nxt and not nxt.conj and nxt.kind in ("number", "dual", "singular", "vague"):
                    agent = m
                    k, gap = m.j, gap + 1
                    continue
            m.distance = gap
            return m
        if m and m.kind in ("number", "dual"):
            return None
        w = s.words[k]
        if w.norm in _STOPS or "part_markers" in w.tags:
            return None
        if w.triggers and any(h.i == k for h in s.hits) and k > j:
            return None
        if "clause_breaks" in w.tags and gap > 0 and frame == "after":
            return None
        gap += 3 if w.norm in ("،", ",", ":") else 1
        k += 1
    return None


def _fits(s: Sentence, m: Mention, gap: int, frame: str) -> bool:
    if m.after_marker and gap:
        return False
    if m.kind in ("singular", "sum", "one_of", "others"):
        if gap == 0:
            return True
        if _adjectival(s, m):
            return False
        return frame in ("subject", "either") and gap <= 7 and not s.words[m.i].prep
    if m.bare:
        return gap <= 1
    if m.person is None and not m.of_them and m.kind == "number":
        return gap <= 4
    return True


def _adjectival(s: Sentence, m: Mention) -> bool:
    """Is a singular behind a noun its adjective (التنظيم المتطرف, هجمات إرهابية)?"""
    w, before = s.words[m.i], s.words[m.i - 1]
    if m.kind != "singular" or not m.i:
        return False
    if before.norm in _FUNCTION or before.norm in _PUNCT or before.person:
        return False
    return w.article == before.article or (m.person is not None and m.person.lemma.endswith("ي"))


def _before(s: Sentence, hit: Hit) -> Mention | None:
    """The mention before a verb that agrees with it ("13 فلسطينيا استشهدوا")."""
    limit = 8 if hit.trigger.plural else 3
    for m in reversed(s.mentions):
        if m.j > hit.i:
            continue
        between = s.words[m.j : hit.i]
        if len(between) > limit or m.effect is not None:
            return None
        if any(w.norm in _STOPS or w.norm in ("و",) or w.triggers for w in between):
            return None
        if hit.trigger.plural == (m.kind in ("singular", "one_of")):
            return None
        if s.words[hit.i].conj:
            return None
        if m.bare and between:
            return None
        return m
    return None


def _name(s: Sentence, hit: Hit, j: int) -> Mention | None:
    """A person named right behind a word for a death, an arrest ("مقتل فلان")."""
    if hit.trigger.rule not in _NAMING or s.words[hit.i].suffix or s.words[hit.i].article:
        return None
    k = j
    if k < len(s) and s.words[k].norm in ('"', "(", "«"):
        k += 1
    if k >= len(s) or not _is_noun(s, k) or s.lexicon.knows(s.words[k].stem):
        return None
    end = _extend(s, k, 4)
    if end - k < 2:
        return None
    m = _make(s, k, end)
    m.kind = "name"
    return m


def _own_effects(s: Sentence) -> None:
    """Nouns that carry their effect: 70 قتيلا, شهيدان, عشرات الجرحى."""
    for m in s.mentions:
        if m.effect is not None or not m.person or not m.person.effect:
            continue
        if m.kind == "singular" and (s.words[m.i].article or s.words[m.i].suffix):
            continue
        m.effect, m.rule = m.person.effect, "own_effect.noun"
        k = m.i
        while k < min(len(s), m.j + 3):
            person = s.words[k].person
            if person and person.effect and person.effect != m.effect and s.words[k].conj:
                if {person.effect, m.effect} == {"killed", "injured"}:
                    m.effect = "killed_or_injured"
                    m.j = max(m.j, k + 1)
                    m.end = s.tokens.ends[m.j - 1]
            k += 1


def _coordinate(s: Sentence) -> None:
    """Effects spread along "and": 10 آلاف طالب و400 معلم استشهدوا, and to parts of a number."""
    for forward in (True, False):
        chain = s.mentions if forward else s.mentions[::-1]
        for a, b in zip(chain, chain[1:], strict=False):
            first, second = (a, b) if forward else (b, a)
            if a.effect is None or b.effect is not None:
                continue
            gap = [w.norm for w in s.words[first.j : second.lead]]
            plain = all(g in ("،", ",", "و", "الي", "جانب", "بالاضافه", "(", ")", '"') for g in gap)
            if second.conj and plain and len(gap) <= 3 and not (second.bare and not forward):
                b.effect, b.rule = a.effect, a.rule + "+and"
                if a.after_marker and forward:
                    b.after_marker = True
            elif forward and (b.after_marker or b.of_them) and len(gap) <= 25:
                b.effect, b.rule = a.effect, a.rule + "+part"


def _tolls(s: Sentence) -> None:
    """ "The number of dead rose to 67": the number stands far behind the noun of effect."""
    for m in s.mentions:
        if m.effect is not None or not m.bare:
            continue
        for k in range(m.lead - 1, max(-1, m.lead - 22), -1):
            w = s.words[k]
            if w.norm in _STOPS:
                break
            effect = w.person.effect if w.person and w.person.number == "pl" else None
            if effect is None and w.triggers and w.triggers[0].frame == "after":
                effect = w.triggers[0].effect if any(s.has(x, "toll") for x in range(k)) else None
            if effect is None:
                continue
            near = m.lead - k <= 2 or any(
                s.has(x, "rise") or s.has(x, "toll") for x in range(max(0, k - 4), m.lead)
            )
            if (
                (near
                and any(s.words[x].norm in _TO or s.has(x, "rise") for x in range(k, m.lead)))
                or (m.lead - k <= 1
                and any(s.has(x, "toll") for x in range(max(0, k - 2), k)))
            ):
                m.effect, m.rule = effect, "toll.number"
            break


def _zeros(s: Sentence) -> None:
    """ "No casualties": the whole negation is the quote."""
    for k, w in enumerate(s.words):
        if "negation" not in w.tags:
            continue
        for x in range(k + 1, min(len(s), k + 6)):
            person = s.words[x].person
            human = s.words[x].norm == "بشريه" and s.words[x - 1].stem in ("خسائر", "اضرار")
            if (
                person and person.effect and person.number == "pl" and not s.words[x].article
            ) or human:
                m = _make(s, k, x + 1)
                m.low = m.best = m.high = 0
                m.kind = "zero"
                m.effect = "killed_or_injured" if human else person.effect if person else None
                m.rule = "zero.negation"
                s.mentions = [o for o in s.mentions if o.i >= x + 1 or o.j <= k]
                s.mentions.append(m)
                s.mentions.sort(key=lambda o: o.i)
                break
