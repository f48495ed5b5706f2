"""Arabic: the mention that an effect word is about."""

from hasila.claims.arabic.agents import object_of_deed
from hasila.claims.arabic.antecedents import antecedent, object_meant, one_who
from hasila.claims.arabic.behind import behind
from hasila.claims.arabic.clauses import governed, opens_clause, upon
from hasila.claims.arabic.coordination import COUNTED
from hasila.claims.arabic.pronouns import passive
from hasila.claims.arabic.states import bearer, described, meant_by_pronoun
from hasila.claims.model import Hit, Mention, Sentence

_THIS = frozenset(("هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين", "هولاء", "هؤلاء"))
_HE = frozenset(f"{b}ان{who}" for b in ("", "ب", "ل", "و") for who in ("ه", "ها", "هم", "هما"))
_WENT = frozenset(("ذهب", "ذهبت", "راح", "راحت", "يذهب", "تذهب", "يروح", "تروح"))
_NO_VERBS = frozenset(("في", "علي", "من", "الي", "عن"))  # behind which no verb stands


def victim(s: Sentence, hit: Hit, j: int, by_lead: dict[int, Mention]) -> Mention | None:
    """The mention that an effect word is about."""
    trigger, word = hit.trigger, s.words[hit.j - 1]
    if j < len(s) and s.words[j].norm in _THIS and j + 1 in by_lead:
        j += 1  # اعتقال هذه الفتاة
    if trigger.rule == "killed.suicide":
        found = by_lead.get(j)
        own = found is not None and found.kind in ("singular", "one_of")
        one = found if own else one_who(s, hit)
        return None if trigger.plural else one
    if trigger.rule == "killed.dialect" and _its_victims(s, hit.j):
        return None  # راح ضحيته شابان: whom "its victims" is about
    if trigger.rule == "missing.state" and hit.i and s.words[hit.i - 1].norm == "من":
        return None  # أنقذ من تحت الأنقاض
    if trigger.rule == "missing.state" and _got_out(s, hit):
        return None  # أنقذوا طفلا عالقا تحت الأنقاض
    if trigger.effect == "detained" and trigger.frame in ("after", "either") and j < len(s):
        of_gang = _cell(s, j, by_lead)
        if of_gang is not None:
            return of_gang
    if trigger.rule == "killed.fell_victim" and hit.i and s.words[hit.i - 1].stem in _WENT:
        return by_lead.get(j)  # ذهب ضحية القصف خمسة
    if trigger.frame == "before":
        of = trigger.rule.endswith(".of")
        borne = bearer(s, hit) if not of or passive(s, hit) else None
        his = of and word.norm.endswith(("ه", "ها")) and not word.norm.endswith(("هم", "هما"))
        many = borne is not None and borne.kind in ("vague", "number") and borne.best != 1
        # قبل القبض عليه: of one
        return None if his and many and not word.norm.endswith("ها") else borne
    if trigger.rule.endswith(".by_what_follows"):
        near = range(j, min(len(s), j + 12))
        caught = next((by_lead[k] for k in near if _caught(s, k, by_lead)), None)
        return caught or next((_cell(s, k, by_lead) for k in near if s.words[k].prep == "ب"), None)
    if trigger.rule == "killed.executed":
        at = upon(s, hit)
        if at >= 0:
            return by_lead.get(at)
    first = by_lead.get(j) if not word.suffix else None
    done_to = object_of_deed(s, hit, first, by_lead) if first is not None else None
    if done_to is not None:
        return done_to
    if not trigger.verb:
        return _of_noun(s, hit, j, by_lead)
    if word.suffix in ("ه", "ها", "هم", "هما", "هن") and trigger.frame == "either":
        return object_meant(s, hit, word.suffix)
    dual = trigger.plural and word.norm.endswith("ا") and not word.norm.endswith("وا")
    two = _two_before(s, hit) if dual else None
    if two is not None:
        return two
    if trigger.rule.endswith(".state") and trigger.frame == "subject":
        if hit.i and "toll" in s.words[hit.i - 1].tags:
            return None  # عدد المفقودين
        beside = _number_before(s, hit)
        found = beside or antecedent(s, hit) or bearer(s, hit)
        if found is not None and trigger.effect == "missing" and s.has(found.lead - 1, "rescued"):
            return None  # إنقاذ عشرة … والبقية في عداد المفقودين
        several = word.article and word.norm.endswith(("ين", "ون"))
        if several and found is not None and found.kind in ("singular", "name"):
            return None  # مؤسسة لكشف مصير المفقودين
        return found or (None if word.article else behind(s, hit, j, by_lead))
    noun = not trigger.plural and hit.i > 0 and s.words[hit.i - 1].norm in _NO_VERBS
    if noun and (trigger.frame != "subject" or s.words[hit.i - 1].norm != "من"):
        return behind(s, hit, j, by_lead)  # a verbal noun: على قتل فلان, عن جرح اثنين
    if trigger.frame == "subject" and (trigger.plural or opens_clause(s, hit)):
        return _of_subject_before(s, hit, j, by_lead)
    one = described(s, hit)
    if one is not None and not any(k in by_lead for k in range(j, j + 3)):
        return one
    found = behind(s, hit, j, by_lead)
    beside = _number_before(s, hit)
    weak = found is None or found.kind == "maybe_dual" or found.kind not in COUNTED
    if beside is not None and weak and not (beside.effect or word.conj or trigger.plural):
        return beside  # 30 شخصا قتل
    doer = trigger.frame == "either" and hit.i and s.words[hit.i - 1].norm in _HE
    if doer and found is not None and found.distance == 0 and not governed(s, found):
        return found  # بأنه قتل جاره: the pronoun did it
    if trigger.frame == "either" and found is not None and _object_at_once(s, found):
        return found  # أن الرجل قتل زوجته
    if found is not None and found.i > j and _other_verb(s, j) and opens_clause(s, hit):
        return antecedent(s, hit) or found  # أن جنديا قتل وجرح اثنان
    resumed = s.has(j, "resumed") and s.has(hit.i - 1, "relative")  # التي قتل فيها شرطي
    if found is not None and (found.kind in COUNTED or resumed or not opens_clause(s, hit)):
        return found
    return antecedent(s, hit) or found


def _number_before(s: Sentence, hit: Hit) -> Mention | None:
    """The number right before an effect word (30 شخصا قتل), no age: شاب في العشرين غرقا."""
    found = (m for m in s.mentions if m.j == hit.i and m.kind == "number")
    return next((m for m in found if s.words[m.lead - 1].norm not in _ABOARD or not m.lead), None)


# "In", of an age, and what carries people: مركب يحمل 25 شخصا غرق.
_ABOARD = frozenset(("في", "تحمل", "يحمل", "تقل", "يقل", "اقلت", "حملت", "تستقله", "يستقله"))


def _its_victims(s: Sentence, k: int) -> bool:
    """Do "its victims" stand at ``k``, who are told of behind them?"""
    return k < len(s) and s.words[k].norm.startswith("ضحيت") and s.words[k].norm != "ضحيتين"


def _object_at_once(s: Sentence, m: Mention) -> bool:
    """Does one person stand right behind an active verb, whose subject is before it?"""
    if m.kind == "name" and not m.distance and "given_names" in s.words[m.i].tags:
        return not m.conj  # أن خطيبها طعن فلانة
    if m.kind != "singular" or m.distance or m.conj or governed(s, m):
        return False
    w, person = s.words[m.i], m.person
    if person is None or person.effect:
        return False
    return (bool(w.suffix) and person.kind == "kin") or w.norm == person.folded + "ا" or w.article


def _other_verb(s: Sentence, j: int) -> bool:
    """Does a verb of another effect stand at ``j``, joined by "and"?"""
    return any(h.i == j and h.trigger.verb and s.words[j].conj == "و" for h in s.hits)


def _two_before(s: Sentence, hit: Hit) -> Mention | None:
    """Two persons right before a verb in the dual (شخصين قتلا)."""
    if s.words[hit.i].conj:
        return None
    for m in s.mentions:
        maybe = m.kind == "maybe_dual" and not s.words[m.i].suffix
        if s.tokens.norms[m.lead - 1 : m.lead] == ["من"]:
            continue  # فلان وفلان من منسوبي الحرس استشهدا
        if m.j == hit.i and m.effect is None and (maybe or m.kind == "dual"):
            m.kind = "dual"
            return m
    return None


def _of_noun(s: Sentence, hit: Hit, j: int, by_lead: dict[int, Mention]) -> Mention | None:
    """The mention that a verbal noun is about."""
    trigger, word = hit.trigger, s.words[hit.j - 1]
    if word.article and hit.j == hit.i + 1:
        return None
    if j < len(s) and s.words[j].norm == "(" and j + 1 in by_lead:
        return by_lead[j + 1]
    qualified = s.has(j, "manner") or s.has(j, "degrees") or _adjective(s, j)
    if qualified and j + 1 in by_lead and s.words[j + 1].prep == "ل":
        return by_lead[j + 1]  # وفاة غامضة لطبيبة
    if not word.suffix or trigger.frame != "after":
        return behind(s, hit, j, by_lead)
    found = by_lead.get(j)
    killer = word.prep in ("ب", "ل") and trigger.effect == "killed"  # لقتله فلانا: for killing him
    own = found is not None and bool(s.words[found.i].suffix)  # بقتله زوجته
    if found is not None and (found.kind in ("number", "dual", "vague", "one_of") or killer or own):
        return found
    if s.has(hit.i - 1, "does"):
        return None  # قام بتحييده: whom he fired at
    return meant_by_pronoun(s, hit, word.suffix)


def _of_subject_before(
    s: Sentence, hit: Hit, j: int, by_lead: dict[int, Mention]
) -> Mention | None:
    """The mention of which a verb tells whose subject stands before it."""
    trigger = hit.trigger
    relative = hit.i > 0 and "relative" in s.words[hit.i - 1].tags
    if relative and j < len(s) and s.words[j].tags & {"resumed", "partitive"}:
        return behind(s, hit, j + 1, by_lead)  # الحادثة التي قضى فيها شاب
    found = antecedent(s, hit)
    if found is None and trigger.plural and not relative:
        next_one = by_lead.get(j)  # as dialect has it: استشهدوا 3 شباب
        return next_one if next_one and next_one.kind in ("number", "dual") else None
    return found or (None if relative else behind(s, hit, j, by_lead))


def _adjective(s: Sentence, k: int) -> bool:
    """Does a word no list knows agree with a noun in the feminine (وفاة مسترابة لرضيع)?"""
    w = s.words[k] if k + 1 < len(s) else None
    plain = w is not None and not (w.tags or w.person or w.article or w.prep or w.conj)
    return bool(plain) and w is not None and w.norm.endswith("ه") and s.words[k + 1].prep == "ل"


def _got_out(s: Sentence, hit: Hit) -> bool:
    """Does a word of rescue stand before those who are "under the rubble", in one clause?"""
    if s.words[hit.i].norm != "تحت":
        return False
    for k in range(hit.i - 1, max(-1, hit.i - 8), -1):
        if "rescued" in s.words[k].tags:
            return True
        if s.words[k].conj or s.words[k].norm in ("،", ".", "و"):
            return False
    return False


def _cell(s: Sentence, k: int, by_lead: dict[int, Mention]) -> Mention | None:
    """Those of whom the group at ``k`` is made up (أطاحت بخلية تتكون من سبعة مسلحين)."""
    if s.tags.isdisjoint(_MADE_UP):
        return None
    gang = s.words[k].stem == "تشكيل" and s.words[k + 1 : k + 2] and "عصاب" in s.words[k + 1].norm
    if "collectives" not in s.words[k].tags and not gang:
        return None
    near = range(k + 1, min(len(s), k + 9))
    made = next((x for x in near if s.has(x, "composed") or s.has(x, "holds")), None)
    if made is None:
        return None
    return by_lead.get(made + 1) or by_lead.get(made + 2)


_MADE_UP = frozenset(("composed", "holds"))


def _caught(s: Sentence, k: int, by_lead: dict[int, Mention]) -> bool:
    """Does a mention with "of" attached stand at ``k`` (أطاحت الشرطة بوافد)?"""
    attached = s.tokens.text[s.tokens.starts[k]] == "ب" or s.words[k - 1].norm == "ب"
    return attached and k in by_lead and by_lead[k].kind != "name"
