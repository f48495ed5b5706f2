"""Arabic: which effect each mention of a sentence suffered."""

from itertools import pairwise

from hasila.claims.arabic import pronouns, tolls
from hasila.claims.arabic.clauses import (
    after_close,
    breaks,
    governed,
    opens_clause,
    upon,
    void,
)
from hasila.claims.arabic.coordination import COUNTED, captive, coordinate, overrides, show_duals
from hasila.claims.arabic.modality import ailing, block, imagined, supposed, unreal
from hasila.claims.arabic.names import names_of_parts
from hasila.claims.arabic.nouns import PUNCT, STOPS
from hasila.claims.arabic.states import bearer, described, meant_by_pronoun, predicates, spread
from hasila.claims.model import Hit, Mention, Sentence
from hasila.text.fold import fold

_BUDGET = {"after": 4, "subject": 12, "either": 12}


def attach(s: Sentence) -> None:
    """Give every mention of the sentence the effect that its words state, where they state one."""
    if imagined(s):
        return
    if not s.mentions:
        tolls.zeros(s)
        names_of_parts(s)
        return
    by_lead = {m.lead: m for m in s.mentions}
    done: set[int] = set()
    for hit in s.hits:
        if hit.i in done or _own(s, hit):
            continue
        if void(s, hit) or unreal(s, hit):
            block(s, hit)
            continue
        effect, j = _joint(s, hit, by_lead, done)
        m = _victim(s, hit, j, by_lead)
        if m is None or not _plausible(s, hit, m):
            continue
        if effect == "injured" and hit.trigger.verb and _to_death(s, hit):
            effect = "killed"
        m.effect, m.rule = effect, hit.trigger.rule
        if effect == "escaped" and (_families(s, m) or _masses(m)):
            m.effect = "displaced"
        hit.used = True
        if m.kind == "vague" and m.person and m.person.effect == m.effect:
            tolls.both(s, m)
        captive(s, hit, m)
        for more in _resumed(s, hit, by_lead):
            more.effect, more.rule = m.effect, hit.trigger.rule
            captive(s, hit, more)
        done.add(hit.i)
    s.mentions.sort(key=lambda m: m.i)
    predicates(s)
    tolls.own_effects(s)
    spread(s)
    tolls.among(s)
    tolls.totals(s)
    coordinate(s)
    tolls.totals(s)
    names_of_parts(s)
    overrides(s)
    pronouns.resolve(s)
    for m in s.mentions:
        if m.effect and (supposed(s, m) or (m.effect == "injured" and ailing(s, m))):
            m.effect = None
        elif m.effect is None and m.lead and "holds" in s.words[m.lead - 1].tags:
            m.bare = True
    tolls.zeros(s)
    show_duals(s)


def _resumed(s: Sentence, hit: Hit, by_lead: dict[int, Mention]) -> list[Mention]:
    """More groups behind the second half of a phrase said again (عن 65 امرأة … ثم عن 44 رجلا)."""
    if not hit.trigger.link:
        return []
    found = []
    for k in range(hit.j + 1, min(len(s) - 1, hit.j + 16)):
        w = s.words[k]
        if w.norm in STOPS or w.triggers:
            break
        again = w.stem in hit.trigger.link and (w.conj or s.words[k - 1].norm in ("ثم", "و"))
        m = by_lead.get(k + 1)
        if again and m is not None and m.effect is None and m.kind in COUNTED:
            found.append(m)
    return found


def _masses(m: Mention) -> bool:
    """Do so many flee that no cell held them (فر 700 ألف شخص)?"""
    many = m.kind == "number" and (m.best or 0) >= 1000
    held = m.person is not None and m.person.victim_class in ("detainee", "combatant")
    return many and m.person is not None and not held


def _families(s: Sentence, m: Mention) -> bool:
    return s.near("families", m.i, m.j)


def _own(s: Sentence, hit: Hit) -> bool:
    """Is an effect word the counted noun itself (14 وفاة ومئات المصابين)?"""
    return any(
        m.i <= hit.i < m.j
        and m.kind in COUNTED - {"maybe_dual"}
        and m.person
        and m.person.effect
        and not m.bare
        for m in s.mentions
    )


def _joint(s: Sentence, hit: Hit, by_lead: dict[int, Mention], done: set[int]) -> tuple[str, int]:
    """The effect of two words over one quantity (مقتل وإصابة 20), and where they end."""
    effect, j = hit.trigger.effect, hit.j
    if hit.trigger.verb and not hit.trigger.plural and _antecedent(s, hit) is not None:
        return effect, j  # its subject stands before it: the other verb has one of its own
    linked = j + 1 if j < len(s) and s.words[j].norm in ("او", "و") else j
    for other in s.hits:
        same = other.trigger.effect == effect and other.trigger.rule != "killed.bodies"
        if other.i != linked or same or by_lead.get(linked):
            continue
        if linked == j and not s.words[j].conj:
            continue
        if other.trigger.verb != hit.trigger.verb:
            continue
        if hit.trigger.verb and (hit.trigger.plural or not by_lead.get(other.j)):
            continue  # each verb has a subject of its own
        done.add(other.i)
        both = {effect, other.trigger.effect}
        if both == {"killed", "injured"} or (
            both == {"missing", "injured"} and hit.trigger.rule == "missing.noun"
        ):
            return "killed_or_injured", other.j
        return effect, other.j
    return effect, j


def _plausible(s: Sentence, hit: Hit, m: Mention) -> bool:
    """Flight is an escape only from detention; those who bury the dead are not the dead."""
    if hit.trigger.whom and not _meant(hit, m):
        return False
    if m.person and m.person.kind == "body" and hit.trigger.effect != "killed":
        return False
    if hit.trigger.rule == "killed.loss" and m.kind == "singular":
        w = s.words[m.i]
        return w.article or bool(w.suffix) or (m.person is not None and m.person.kind == "kin")
    if hit.trigger.rule == "killed.fell":
        return m.kind in COUNTED and m.distance <= 2 and not (m.person and m.person.effect)
    if hit.trigger.rule == "displaced.evacuated" and m.kind not in COUNTED:
        return False
    if _families(s, m) and m.kind == "vague":
        return hit.trigger.effect in ("displaced", "escaped")
    if hit.trigger.rule == "released.freed":
        held = m.person and (m.person.effect == "abducted" or m.person.victim_class == "detainee")
        return bool(held) or (m.person is not None and m.distance == 0)
    if hit.trigger.rule == "killed.mourned":
        buried = s.words[hit.i].stem.startswith("شي")
        return m.kind in ("singular", "one_of", "name", "dual") or (
            m.kind == "number" and not buried
        )
    if hit.trigger.rule == "missing.state" and m.person and m.person.effect:
        return False
    if m.person and m.person.effect == hit.trigger.effect and m.kind == "singular":
        return not s.words[m.i].article or tolls.name_follows(s, m)
    if hit.trigger.effect != "escaped":
        return True
    if any(w.stem in _FATES for w in s.words[hit.j : hit.j + 20]):
        return False
    if _masses(m):
        return True
    person = m.person
    if person and (person.victim_class == "detainee" or person.effect):
        return True
    return m.of_them or m.rest or any("prison" in w.tags for w in s.words)


_FATES = frozenset(("عقوبه", "عقاب", "موت", "اعدام"))  # what one escapes who was not held


def _meant(hit: Hit, m: Mention) -> bool:
    """Is a mention of those persons whom alone a weak effect word is about?"""
    whom, person = hit.trigger.whom, m.person
    if person is None:
        counted = m.kind in ("number", "vague", "others", "one_of")
        plain = m.of_them or m.bare or m.rest
        return counted and plain and bool(whom & {"them", "civilian"})
    if person.effect:
        return person.effect in whom or fold(person.lemma).text in whom
    return bool(whom & {person.victim_class, fold(person.lemma).text})


def _victim(s: Sentence, hit: Hit, j: int, by_lead: dict[int, Mention]) -> Mention | None:
    """The mention that an effect word is about."""
    trigger, word = hit.trigger, s.words[hit.j - 1]
    if trigger.rule == "killed.suicide":
        found = by_lead.get(j)
        one = found if found and found.kind == "singular" else _one_who(s, hit)
        return None if trigger.plural else one
    if trigger.frame == "before":
        return bearer(s, hit)
    if trigger.rule == "detained.by_what_follows":
        return next(
            (by_lead[k] for k in range(j, min(len(s), j + 9)) if _caught(s, k, by_lead)), None
        )
    if trigger.rule == "killed.executed":
        at = upon(s, hit)
        if at >= 0:
            return by_lead.get(at)
    if not trigger.verb:
        if word.article and hit.j == hit.i + 1:
            return None
        if j < len(s) and s.words[j].norm == "(" and j + 1 in by_lead:
            return by_lead[j + 1]
        if not word.suffix or trigger.frame != "after":
            return _behind(s, hit, j, by_lead)
        found = by_lead.get(j)
        killer = word.prep == "ل" and trigger.effect == "killed"  # لقتله فلانا: for killing him
        if found is not None and (found.kind in ("number", "dual", "vague") or killer):
            return found
        return meant_by_pronoun(s, hit, word.suffix)
    if word.suffix in ("ه", "ها", "هم", "هما", "هن") and trigger.frame == "either":
        return _object(s, hit, word.suffix)
    if trigger.rule.endswith(".state") and trigger.frame == "subject":
        if hit.i and "toll" in s.words[hit.i - 1].tags:
            return None  # عدد المفقودين
        found = _antecedent(s, hit) or bearer(s, hit)
        return found or (None if word.article else _behind(s, hit, j, by_lead))
    if trigger.frame == "subject" and (trigger.plural or opens_clause(s, hit)):
        relative = hit.i > 0 and "relative" in s.words[hit.i - 1].tags
        if relative and j < len(s) and "resumed" in s.words[j].tags:
            return _behind(s, hit, j + 1, by_lead)  # الحادثة التي قضى فيها شاب
        found = _antecedent(s, hit)
        if found is None and trigger.plural and not relative:
            next_one = by_lead.get(j)  # as dialect has it: استشهدوا 3 شباب
            return next_one if next_one and next_one.kind in ("number", "dual") else None
        return found or (None if relative else _behind(s, hit, j, by_lead))
    one = described(s, hit)
    if one is not None and not any(k in by_lead for k in range(j, j + 3)):
        return one
    found = _behind(s, hit, j, by_lead)
    if found is not None and (found.kind in COUNTED or not opens_clause(s, hit)):
        return found
    return _antecedent(s, hit) or found


def _to_death(s: Sentence, hit: Hit) -> bool:
    """Was somebody stabbed, beaten "to death"?"""
    near = s.words[hit.j : hit.j + 10]
    return any(a.norm == "حتي" and b.norm == "الموت" for a, b in pairwise(near))


def _caught(s: Sentence, k: int, by_lead: dict[int, Mention]) -> bool:
    """Does a mention with "of" attached stand at ``k`` (أطاحت الشرطة بوافد)?"""
    return k in by_lead and s.tokens.text[s.tokens.starts[k]] == "ب" and by_lead[k].kind != "name"


def _one_who(s: Sentence, hit: Hit) -> Mention | None:
    """The agent of a sentence who killed himself in the end."""
    for m in s.mentions:
        free = m.j <= hit.i and m.effect is None and m.kind == "singular"
        if free and not governed(s, m) and (m.i < 2 or not adjectival(s, m)):
            return m
    return None


def _object(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The mention that an object pronoun stands for (فتح النار على حارسين فأرداهما)."""
    fatal = s.words[hit.i].stem.startswith("ارد") and s.words[hit.i].conj == "ف"
    for m in reversed(s.mentions):
        if m.j > hit.i or m.effect is not None:
            continue
        if fatal and suffix in ("ه", "ها") and m.kind == "singular" and hit.i - m.j <= 6:
            return m
        if suffix == "هما":
            return m if m.best == 2 and hit.i - m.j <= 8 else None
        if suffix in ("هم", "ها", "هن"):
            counted = m.kind in ("number", "dual", "vague", "sum")
            return m if counted and hit.i - m.j <= 2 else None
        return None
    return None


def _behind(s: Sentence, hit: Hit, j: int, by_lead: dict[int, Mention]) -> Mention | None:
    """The first mention behind an effect word that can be its victim, within its clause."""
    frame = hit.trigger.frame
    budget = 1 if hit.trigger.strict else _BUDGET[frame]
    gap, k = 0, j
    first: Mention | None = None
    while k < len(s) and gap <= budget:
        m = by_lead.get(k)
        if m is not None and m.conj and hit.trigger.verb:
            return first  # a subject or object is not joined to its verb
        if m is not None and m.effect is None:
            if frame == "either" and first is None and _agent(s, m, by_lead):
                first = m
                k, gap = m.j, gap + 1
                continue
            if frame == "subject" and m.kind == "number" and governed(s, m):
                return first  # استشهد ب: cited
            if _fits(s, m, gap, frame):
                m.distance = gap
                return m
            if m.kind in ("number", "dual") and not governed(s, m):
                return first
        k_next = after_close(s, k)
        if k_next > k:
            k = k_next
            continue
        if k == j and s.words[k].norm == "،" and hit.trigger.verb:
            close = _aside_ends(s, k, by_lead)
            if close:
                k = close
                continue
        if s.words[k].norm == "في" and s.has(k + 1, "toll"):
            k += 2  # في حصيلة أولية
            while k < len(s) and s.words[k].stem in _PROVISIONAL:
                k += 1
            continue
        if breaks(s, k, j):
            return first
        w = s.words[k]
        within = w.norm == "من" and k and "collectives" in s.words[k - 1].tags
        apart = not w.tags & _TRANSPARENT
        gap += 0 if within or not apart else 3 if w.norm in ("،", ",", ":") else 1
        k += 1
    return first


# Words between an effect and its victims that part them from it no further.
_PROVISIONAL = frozenset(("اوليه", "غير", "نهائيه", "نهاييه", "موقته", "مؤقته", "جديده", "محدثه"))
_TRANSPARENT = frozenset(("adverbs", "collectives", "composed", "ordinals"))


def _aside_ends(s: Sentence, k: int, by_lead: dict[int, Mention]) -> int:
    """Behind an adjunct between commas the mention that stands there, else 0."""
    for end in range(k + 2, min(len(s) - 1, k + 9)):
        if s.words[end].norm == "،":
            return end + 1 if end + 1 in by_lead else 0
        if s.words[end].norm in STOPS or s.words[end].triggers:
            break
    return 0


def _agent(s: Sentence, m: Mention, by_lead: dict[int, Mention]) -> bool:
    """Is the singular right behind "killed" the one who did it, with his victims behind him?"""
    if m.kind not in ("singular", "name"):
        return False
    k, gap = m.j, 0
    while k < len(s) and gap < 6:
        other = by_lead.get(k)
        if other is not None:
            plain = not other.conj and not governed(s, other) and not other.after_marker
            counted = other.kind in COUNTED and not other.bare
            return plain and (counted or (other.kind == "singular" and gap == 0))
        if breaks(s, k, m.j) or s.words[k].norm in ("،", ","):
            return False
        gap += 0 if "adverbs" in s.words[k].tags else 1
        k += 1
    return False


def _fits(s: Sentence, m: Mention, gap: int, frame: str) -> bool:
    if m.after_marker and gap:
        return False
    if m.kind == "name":
        return gap == 0
    if gap and governed(s, m) and not (frame == "after" and _object_of_noun(s, m)):
        return False
    if m.kind in ("singular", "sum", "one_of"):
        accusative = s.words[m.i].norm.endswith("ا")
        if m.person and m.person.kind == "demonym" and gap and not accusative:
            return False
        return gap == 0 or (frame != "after" and not adjectival(s, m)) or m.kind == "one_of"
    if m.kind == "others":
        return gap <= 2
    if m.bare:
        return gap <= 1
    if m.person is None and not m.of_them and m.kind == "number":
        return gap <= 4
    return True


def _object_of_noun(s: Sentence, m: Mention) -> bool:
    """Is a number the object of a verbal noun behind its agent (قتل الجيش لنحو 60 شخصا)?"""
    return m.kind == "number" and s.tokens.text[s.tokens.starts[m.lead]] == "ل"


def adjectival(s: Sentence, m: Mention) -> bool:
    """Is a singular behind a noun its adjective or genitive (التنظيم المتطرف, برصاص جندي)?"""
    if m.kind != "singular" or not m.i:
        return False
    w, before = s.words[m.i], s.words[m.i - 1]
    if w.suffix and before.person:
        return False  # طعن رجل زوجته: her husband did it
    if w.norm.endswith("ا") and not before.norm.endswith("ا") and not w.article:
        return False  # an accusative is an object
    if len(before.norm) == 1 or before.norm[0].isdigit():
        return False  # behind a name in letters, a date
    if before.norm.endswith("ون") and not before.article:
        return False  # behind a nominative plural, which is the agent
    if before.norm in PUNCT or before.tags & {"function", "adverbs", "verbs", "say_verbs"}:
        return False
    if before.triggers:
        return False
    if w.article != before.article:
        return not before.article and not before.norm.startswith("ا") and before.norm[-1] not in "ا"
    lemma = m.person.lemma if m.person else ""
    return lemma.endswith("ي") or lemma.startswith("م") or not w.article


def _antecedent(s: Sentence, hit: Hit) -> Mention | None:
    """The mention before a verb that is its subject ("13 فلسطينيا استشهدوا", "أن رجلا قتل")."""
    start = hit.i
    opened = False
    if start and s.words[start - 1].suffix and s.words[start - 1].tags & {"any", "quantified"}:
        return None  # some of them: no one named before
    while start > 0 and hit.i - start < 24:
        w = s.words[start - 1]
        if w.norm in STOPS or w.norm == ":" or "clause_breaks" in w.tags:
            break
        start -= 1
        if "that" in w.tags:
            opened = True
            break
    if opened and hit.trigger.plural and start >= hit.i - 1:
        start = max(0, start - 7)  # "dozens at large after they fled"
        opened = False
    subjects = [m for m in s.mentions if m.lead >= start and m.j <= hit.i and m.effect is None]
    relative = s.near("relative", max(0, hit.i - 2), hit.i)
    agrees = hit.trigger.plural
    order = subjects[::-1] if relative or not opened else subjects
    for m in order:
        between = s.words[m.j : hit.i]
        if governed(s, m) and not relative and not (agrees and len(between) <= 6):
            continue
        apart = [w for w in between if "auxiliaries" not in w.tags]
        if (m.bare and (apart or not agrees)) or (m.after_marker and between):
            continue
        if agrees and m.kind == "maybe_dual":
            continue
        if any(w.triggers for w in between) and not opened:
            return None
        if agrees and m.kind in ("singular", "one_of", "name"):
            continue
        if not agrees and not relative and m.kind == "singular" and adjectival(s, m):
            continue
        if not _anchored(s, m, hit, opened, relative):
            continue
        return m
    return None


def _anchored(s: Sentence, m: Mention, hit: Hit, opened: bool, relative: bool) -> bool:
    """Does nothing part a subject from its verb?"""
    between = s.words[m.j : hit.i]
    if not between and hit.trigger.plural and m.kind == "number" and not s.words[hit.i].conj:
        return True
    if s.words[hit.i].conj and not opened:
        so = s.words[hit.i].conj == "ف" and hit.trigger.plural and m.kind in ("number", "dual")
        return so and len(between) <= 5
    if relative:
        return len(between) <= 3
    if opened:
        head = _opening(s, m.lead)
        composed = s.near("collectives", head, m.lead)
        first = m.lead <= head + (5 if composed else 2)
        return first and len(between) <= 20
    limit = 10 if hit.trigger.plural else 3
    if m.lead == 0 and m.kind in ("one_of", "singular") and not s.words[m.i].article:
        limit = 9
    if any(w.norm == "و" for w in between):
        return False
    if not hit.trigger.plural:
        head = m.lead == 0 or s.words[m.lead - 1].norm in PUNCT or m.kind in COUNTED
        near = s.words[max(0, m.lead - 1) : hit.i]
        auxiliary = any(w.tags & {"auxiliaries", "adverbs", "clause_breaks"} for w in near)
        if not (head or auxiliary):
            return False
    return len(between) <= limit


def _opening(s: Sentence, k: int) -> int:
    while k > 0 and "that" not in s.words[k - 1].tags:
        k -= 1
    return k
