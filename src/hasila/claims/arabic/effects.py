"""Arabic: which effect each mention of a sentence suffered."""

from dataclasses import replace

from hasila.claims.arabic import pronouns, tolls
from hasila.claims.arabic.among import among
from hasila.claims.arabic.antecedents import antecedent
from hasila.claims.arabic.coordination import (
    COUNTED,
    captive,
    coordinate,
    overrides,
    show_duals,
    struck_as_well,
)
from hasila.claims.arabic.fates import to_death
from hasila.claims.arabic.known import remember
from hasila.claims.arabic.modality import ailing, block, imagined, supposed, unreal, wronged
from hasila.claims.arabic.named import names_of_parts
from hasila.claims.arabic.nouns import STOPS
from hasila.claims.arabic.plausible import families, masses, plausible
from hasila.claims.arabic.remaining import remaining
from hasila.claims.arabic.states import both, fell, predicates, spread
from hasila.claims.arabic.unreal import void
from hasila.claims.arabic.victim import victim
from hasila.claims.arabic.zeros import zeros
from hasila.claims.model import Hit, Mention, Sentence


def attach(s: Sentence) -> None:
    """Give every mention of the sentence the effect that its words state, where they state one."""
    if imagined(s):
        return
    if s.mentions:
        _by_hits(s)
        _by_what_stands_by(s)
    else:
        zeros(s)
        names_of_parts(s)
    remember(s)


def _by_hits(s: Sentence) -> None:
    """What each effect word of the sentence says of its victims."""
    by_lead = {m.lead: m for m in s.mentions}
    done: set[int] = set()
    unreal_at: set[tuple[int, str]] = set()  # سراح within إطلاق سراح that is only demanded
    for hit in s.hits:
        if (
            hit.i in done
            or (hit.i, hit.trigger.effect) in unreal_at
            or _own(s, hit)
            or _same_cases(s, hit, by_lead)
            or _cause_of_death(s, hit)
            or _told_again(s, hit)
        ):
            continue
        if void(s, hit) or unreal(s, hit):
            block(s, hit)
            unreal_at |= {(k, hit.trigger.effect) for k in range(hit.i + 1, hit.j)}
            continue
        effect, j, besides = _joint(s, hit, by_lead, done)
        m = victim(s, hit, j, by_lead)
        if m is None or not plausible(s, hit, m):
            m = _company(s, hit, by_lead)
            if m is None:
                continue
        else:
            company = _company(s, hit, by_lead)
            if company is not None and company is not m:
                company.effect, company.rule = effect, hit.trigger.rule
        if effect == "injured" and to_death(s, hit, m):
            effect = "killed"
        if effect == "missing" and _lost(s, hit):
            effect = "killed"
        of_bodies = effect in _OF_BODIES or hit.trigger.rule == "injured.taken_to_hospital"
        if of_bodies and _bodies(s, j, m):
            effect = "killed"
        m.effect, m.rule = effect, hit.trigger.rule
        if hit.trigger.rule == "killed.fell":
            fell(s, m)
        if effect == "escaped" and (families(s, m) or masses(s, m)):
            m.effect = "displaced"
        hit.used = True
        if besides:
            s.mentions.append(replace(m, effect=besides, members=list(m.members)))
        if m.kind == "vague" and m.person and m.person.effect == m.effect:
            both(s, m)
        captive(s, hit, m)
        for more in _resumed(s, hit, by_lead):
            more.effect, more.rule = m.effect, hit.trigger.rule
            captive(s, hit, more)
        done.add(hit.i)


def _by_what_stands_by(s: Sentence) -> None:
    """What states, coordination, tolls and pronouns say of those whom no effect word reached."""
    s.mentions.sort(key=lambda m: m.i)
    predicates(s)
    tolls.own_effects(s)
    spread(s)
    among(s)
    tolls.totals(s)
    coordinate(s)
    tolls.totals(s)
    remaining(s)
    names_of_parts(s)
    struck_as_well(s)
    overrides(s)
    pronouns.resolve(s)
    for m in s.mentions:
        if m.effect and (supposed(s, m) or ailing(s, m) or wronged(s, m)):
            m.effect = None
        elif m.effect is None and m.lead and "holds" in s.words[m.lead - 1].tags:
            m.bare = True
    _of_keywords(s)
    zeros(s)
    show_duals(s)


def _of_keywords(s: Sentence) -> None:
    """Nouns side by side in a line of keywords are no phrase (سمات جريمة قتل ممثل)."""
    if "سمات" not in s.tokens.norms:
        return
    start = s.tokens.norms.index("سمات")
    for m in s.mentions:
        one = m.kind == "singular" and m.j == m.i + 1 and not s.words[m.i].article
        if m.i == start or (
            m.i > start and (one or (m.kind == "name" and s.words[m.i].norm.startswith("ال")))
        ):
            m.effect = None


def _shared_object(s: Sentence, hit: Hit, other: Hit, by_lead: dict[int, Mention]) -> bool:
    """Have two verbs of several agents one object behind them (وقتلوا وجرحوا عددا)?"""
    plural = hit.trigger.plural and s.words[other.i].norm.endswith(("وا", "ون"))
    active = plural and hit.trigger.frame == "either" and other.j in by_lead
    return active and {hit.trigger.effect, other.trigger.effect} == {"killed", "injured"}


_OF_BODIES = frozenset(("released", "abducted", "detained"))


def _bodies(s: Sentence, j: int, m: Mention) -> bool:
    """Is it the bodies of persons that are handed over or held (أفرج عن جثامين 20 شهيدا)?"""
    words = [w for k in range(j, m.lead) for w in s.words[k].triggers]
    return any(t.rule == "killed.bodies" for t in words)


def _lost(s: Sentence, hit: Hit) -> bool:
    """Is the loss of persons, that led to it and beside the hurt, their death?"""
    if hit.trigger.rule != "missing.noun" or s.words[hit.i].stem not in ("فقدان", "فقد"):
        return False
    led = hit.i > 1 and s.near("result", max(0, hit.i - 8), hit.i - 1)
    others = {h.trigger.effect for h in s.hits if h is not hit}
    return (
        led and s.has(hit.i - 1, "prepositions") and "injured" in others and "killed" not in others
    )


def _company(s: Sentence, hit: Hit, by_lead: dict[int, Mention]) -> Mention | None:
    """Those together with whom a person suffered it (قتل مع ستة من مرافقيه)."""
    j = hit.j
    m = by_lead.get(j)
    if m is not None and m.kind in ("singular", "name"):
        j = _before_company(s, m) or j
    if j >= len(s) or s.words[j].norm not in _WITH:
        return _kin_with(s, hit, by_lead)
    told = hit.trigger.verb or s.words[hit.j - 1].suffix in ("ه", "ها") or j > hit.j + 1
    m = by_lead.get(j + 1)
    counted = m is not None and m.kind in ("number", "dual", "vague", "sum") and not m.bare
    return m if told and counted and m is not None and m.effect is None else None


_WITH = frozenset(("مع", "برفقه", "رفقه", "بصحبه"))
_NAMED = 9  # words of name and office between one who died and those with him


def _before_company(s: Sentence, m: Mention) -> int:
    """Where "with" stands behind one with his name and office (مقتل فلان قائد الشرطة مع …); 0."""
    for k in range(m.j, min(len(s), m.j + _NAMED)):
        w = s.words[k]
        if w.norm in _WITH:
            return k
        if w.norm in STOPS or w.conj or w.triggers or w.tags & {"verbs", "say_verbs", "that"}:
            return 0
    return 0


def _kin_with(s: Sentence, hit: Hit, by_lead: dict[int, Mention]) -> Mention | None:
    """The kin with whom one was killed whom a pronoun stands for (قتله الجيش مع طفله)."""
    if not (hit.trigger.verb and s.words[hit.j - 1].suffix in ("ه", "ها")):
        return None
    for k in range(hit.j, min(len(s) - 1, hit.j + 6)):
        w = s.words[k]
        if w.norm == "مع":
            m = by_lead.get(k + 1)
            kin = m is not None and bool(s.words[m.i].suffix)
            return m if kin and m is not None and m.effect is None else None
        if w.norm in STOPS or w.triggers or "clause_breaks" in w.tags:
            return None
    return None


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


def _own(s: Sentence, hit: Hit) -> bool:
    """Is an effect word the counted noun itself (14 وفاة ومئات المصابين)?"""
    return any(
        m.i <= hit.i < m.j
        and m.kind in COUNTED
        and m.kind != "maybe_dual"
        and m.person
        and m.person.effect
        and not m.bare
        for m in s.mentions
    )


def _same_cases(s: Sentence, hit: Hit, by_lead: dict[int, Mention]) -> bool:
    """Is one more verbal noun joined to that which is counted (4 حالات إعدام وتصفية جسدية)?"""
    if hit.trigger.verb or s.words[hit.i].conj != "و":
        return False
    whom = by_lead.get(hit.j)
    if whom is not None and (whom.kind != "name" or whom.j - whom.i > 1):
        return False
    counted = (m for m in s.mentions if m.j == hit.i and m.kind in ("number", "dual"))
    same = any(m.person and m.person.kind == "event" for m in counted)
    if same and whom is not None:
        s.mentions.remove(whom)  # an adjective that reads like a name
    return same


def _told_again(s: Sentence, hit: Hit) -> bool:
    """Does a relative clause tell of the death of one again (رحيل أخي فلان، الذي انتقل إلى …)?"""
    if hit.trigger.rule != "killed.departed" or not s.has(hit.i - 1, "relative"):
        return False
    return any(m.effect == "killed" and m.best == 1 and m.j <= hit.i for m in s.mentions)


def _cause_of_death(s: Sentence, hit: Hit) -> bool:
    """Is an injury that of which one died (توفي متأثرا بإصابته جندي)?"""
    of_it = s.words[hit.i].prep == "ب" and hit.trigger.effect == "injured"
    return of_it and hit.i > 0 and s.words[hit.i - 1].stem.startswith("متاثر")


_TAKEN = frozenset(("abducted", "detained", "missing"))
_SUBJECTS = frozenset(("اثنان", "اثنتان", "اخران", "شخصان"))  # nominatives: no noun governs them


def _third(s: Sentence, second: Hit, by_lead: dict[int, Mention]) -> Hit | None:
    """A third word over one quantity (استشهاد وجرح واعتقال مئات): those who were taken."""
    for h in s.hits:
        joined = h.i == second.j and s.words[h.i].conj and h.trigger.effect in _TAKEN
        if joined and not h.trigger.verb and not second.trigger.verb and h.i not in by_lead:
            return h
    return None


_CASUALTIES = {"killed", "injured"}


def _joint(
    s: Sentence, hit: Hit, by_lead: dict[int, Mention], done: set[int]
) -> tuple[str, int, str]:
    """The effect of two words over one quantity (مقتل وإصابة 20), and where they end.

    Two effects that have no name in common (خطف وقتل خمسة) are two claims: the second is the third
    that is given, else "".
    """
    effect, j = hit.trigger.effect, hit.j
    if s.words[j - 1].suffix:
        return effect, j, ""  # استشهادهما وإصابة السائق, فقتله وأصاب زوجته
    either = hit.trigger.frame == "either"  # not: استشهد طفل وجرحت امرأة
    active = either and any(h.i == j and h.trigger.rule == "injured.active" for h in s.hits)
    shared = not active and hit.trigger.verb and not hit.trigger.plural
    either_or = j < len(s) and s.words[j].norm == "او"  # قتلت أو أصابت نحو مئة
    if shared and not either_or and antecedent(s, hit) is not None:
        return effect, j, ""  # its subject stands before it: the other verb has one of its own
    linked = j + 1 if j < len(s.words) and s.words[j].norm in ("او", "و") else j
    for other in s.hits:
        same = other.trigger.effect == effect and other.trigger.rule != "killed.bodies"
        if other.i != linked or same or by_lead.get(linked):
            continue
        if linked == j and not s.words[j].conj:
            continue
        if other.trigger.verb != hit.trigger.verb:
            continue
        those = by_lead.get(other.j + s.has(other.j, "resumed"))  # استشهد وأصيب فيه عدد
        if those is not None and not hit.trigger.verb and s.words[those.i].norm in _SUBJECTS:
            continue  # verbs that look like nouns: قتل عسكري وجرح اثنان
        rest = those is None or s.has(those.j - 1, "others")  # قتل وجرح آخران
        own = hit.trigger.verb and (hit.trigger.plural or rest)
        both = {effect, other.trigger.effect}
        if those is None and hit.trigger.plural and other.trigger.plural and both == _CASUALTIES:
            done.add(other.i)
            return "killed_or_injured", other.j, ""  # عشرات المدنيين قتلوا أو جرحوا
        if own and not _shared_object(s, hit, other, by_lead):
            continue  # each verb has a subject of its own
        done.add(other.i)
        third = _third(s, other, by_lead)
        if both == _CASUALTIES and third is not None:
            done.add(third.i)
            return "killed_or_injured", third.j, third.trigger.effect
        if both == _CASUALTIES or (
            both == {"missing", "injured"} and hit.trigger.rule == "missing.noun"
        ):
            return "killed_or_injured", other.j, ""
        two = effect in _TAKEN and other.trigger.effect == "killed"
        return effect, other.j, "killed" if two else ""
    return effect, j, ""
