"""Arabic: which effect each mention of a sentence suffered."""

from hasila.claims.arabic.mentions import PUNCT, STOPS, extend, is_noun, make_mention
from hasila.claims.model import Hit, Mention, Sentence

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
        if w.norm in STOPS or "part_markers" in w.tags:
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
    if "function" in before.tags or before.norm in PUNCT or before.person:
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
        if any(w.norm in STOPS or w.norm in ("و",) or w.triggers for w in between):
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
    if k >= len(s) or not is_noun(s, k) or s.lexicon.knows(s.words[k].stem):
        return None
    end = extend(s, k, 4)
    if end - k < 2:
        return None
    m = make_mention(s, k, end)
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
            if w.norm in STOPS:
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
                near
                and any(
                    "toll_link" in s.words[x].tags or s.has(x, "rise") for x in range(k, m.lead)
                )
            ) or (m.lead - k <= 1 and any(s.has(x, "toll") for x in range(max(0, k - 2), k))):
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
                m = make_mention(s, k, x + 1)
                m.low = m.best = m.high = 0
                m.kind = "zero"
                m.effect = "killed_or_injured" if human else person.effect if person else None
                m.rule = "zero.negation"
                s.mentions = [o for o in s.mentions if o.i >= x + 1 or o.j <= k]
                s.mentions.append(m)
                s.mentions.sort(key=lambda o: o.i)
                break
