"""Arabic: mentions of quantities of persons in a sentence."""

from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person, Word
from hasila.quantities import Number

STOPS = frozenset(".!?؟;؛\n")
PUNCT = frozenset(".,،;؛:!?؟\"'()[]{}-/|…«»*")
_MARKERS = frozenset(("part_markers", "break_down"))
# Nouns of an effect that a singular does not turn into a person (إصابة "an injury").
EVENTS = frozenset(("إصابة", "وفاة", "جرح"))
_GENITIVE = frozenset(("من",))


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
        s.words[k].norm.startswith("و")
        and (s.words[k].conj == "و" or s.words[k].norm == "و" or s.words[k].norm[1:].isdigit())
    ) or (k > 0 and s.words[k - 1].norm == "و")


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


def extend(s: Sentence, j: int, limit: int = 3) -> int:
    """End of a noun phrase: adjectives and genitives that no word list claims for themselves."""
    end = j
    while end < len(s) and end - j < limit:
        w = s.words[end]
        if (
            "function" in w.tags
            or w.norm in PUNCT
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
    elif (nxt and "not_persons" in nxt.tags and not nxt.conj) or (
        nxt and ("month" in nxt.tags or "age_unit" in nxt.tags or nxt.norm in ("%", "/"))
    ):
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
    elif (nxt and is_noun(s, k) and n.form != "vague" and not _time_unit(nxt)) or (
        n.form == "vague" and nxt and nxt.article and not nxt.triggers
    ):
        j, head = k + 1, nxt.stem
    else:
        bare = True
    before = _person(s, n.i - 1) if n.i else None
    if bare and before and not s.words[n.i - 1].prep:
        definite = s.words[n.i - 1].article and (n.prefix.endswith("ال") or n.form == "digits")
        if definite or before.number != "sg" or n.best == 1:
            m = make_mention(s, n.i - 1, n.j, n)
            m.lead, m.person, m.bare = n.i - 1, before, False
            return m
    if bare and (n.prefix.endswith("ال") or _is_date(s, n)):
        return None
    if bare and n.form == "vague":
        return None if n.best is None and n.low is None and not of_them else None
    end = extend(s, j) if not bare and not of_them else j
    m = make_mention(s, n.i, max(end, n.j), n)
    m.lead, m.person, m.of_them, m.bare, m.head = lead, person, of_them, bare, head
    if n.form == "vague":
        m.kind = "vague"
    return m


def _is_date(s: Sentence, n: Number) -> bool:
    before = s.words[n.i - 1].norm if n.i else ""
    after = s.words[n.j].norm if n.j < len(s) else ""
    if s.has(n.i - 1, "date_opener") or before in ("/", "#", "-") or after in ("/", "-", ":", ")"):
        return True
    return n.best is not None and 1900 <= n.best <= 2100 and n.form == "digits"


def _time_unit(w: Word) -> bool:
    return bool(w.tags & {"age_unit", "month"})


def is_noun(s: Sentence, k: int) -> bool:
    w = s.words[k]
    return not (
        "function" in w.tags
        or w.norm in PUNCT
        or w.conj
        or w.prep
        or w.article
        or w.triggers
        or not w.norm[0].isalpha()
        or "say_verbs" in w.tags
        or "clause_breaks" in w.tags
        or _looks_like_verb(w.norm)
    )


def make_mention(s: Sentence, i: int, j: int, n: Number | None = None) -> Mention:
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
        m = make_mention(s, k, extend(s, end, 2))
        inner = next((p for p in (_person(s, x) for x in range(k + 1, m.j)) if p), None)
        m.kind, m.person, m.head = "one_of", inner, s.words[min(k + 1, len(s) - 1)].stem
        if k + 1 < len(s) and "not_persons" in s.words[k + 1].tags:
            return None
        if inner and w.stem.startswith("احدي") and inner.demographic is None:
            m.person = Person(inner.lemma, inner.victim_class, "women", "sg", inner.effect)
        return m
    if "others" in w.tags and k not in taken:
        m = make_mention(s, k, k + 1)
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
    if person.number == "sg" and person.effect and (w.triggers or person.lemma in EVENTS):
        return None
    j = extend(s, end)
    m = make_mention(s, k, j)
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
