"""Arabic: the victim who stands before an effect word: its subject or what a pronoun means."""

from hasila.claims.arabic.behind import adjectival
from hasila.claims.arabic.clauses import governed
from hasila.claims.arabic.coordination import COUNTED
from hasila.claims.arabic.enumerated import named_with
from hasila.claims.arabic.nouns import FALLEN, PUNCT, STOPS, make_mention
from hasila.claims.arabic.pronouns import agrees, attacker
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word


def antecedent(s: Sentence, hit: Hit) -> Mention | None:
    """The mention before a verb that is its subject ("13 فلسطينيا استشهدوا", "أن رجلا قتل")."""
    start = hit.i
    opened = False
    deed = hit.trigger.rule in ("killed.verb", "killed.drowned")
    if deed and start and s.words[start - 1].norm in _DEEDS:
        return None  # عملية قتل مستهدفة: no verb
    behind = s.words[hit.j] if hit.j < len(s) else None
    taken = hit.trigger.rule == "injured.taken_to_hospital"
    if taken and behind is not None and behind.article and not behind.prep:
        return None  # نقل الإصابات: they are its object
    if start and s.words[start - 1].suffix and s.words[start - 1].tags & {"any", "quantified"}:
        return None  # some of them: no one named before
    while start > 0 and hit.i - start < 24:
        w = s.words[start - 1]
        called = w.norm == "فيما" and s.words[start].norm in _CALLED  # فيما تسمى
        called = called or (w.norm == "بعد" and s.words[start].norm in PUNCT)  # "yet"
        if w.norm in STOPS or w.norm == ":" or ("clause_breaks" in w.tags and not called):
            break
        start -= 1
        if w.norm in _AS_FOR:
            opened = True
            break
        if "that" in w.tags and start and s.words[start - 1].stem == "سبق":
            continue  # المهاجم سبق أن اعتقل
        if "that" in w.tags:
            opened = True
            break
    if opened and hit.trigger.plural and start >= hit.i - 1:
        start = max(0, start - 7)  # "dozens at large after they fled"
        opened = False
    subjects = [m for m in s.mentions if m.lead >= start and m.j <= hit.i and m.effect is None]
    relative = s.near("relative", max(0, hit.i - 2), hit.i)
    plural = hit.trigger.plural
    near = s.words[max(0, hit.i - 2) : hit.i]
    one = relative and not plural and any(w.norm.endswith("الذي") for w in near)
    she = relative and not plural and any(w.norm == "التي" for w in near)
    if plural and hit.trigger.frame == "either" and _objects(s, hit.j):
        return None  # مهاجمون قتلوا المارة
    accusative = behind is not None and behind.norm.endswith("ا") and not behind.article
    if accusative and hit.trigger.frame == "either" and _objects(s, hit.j):
        return None  # أن شابا دهس جنودا
    who = next((k for k in range(max(1, hit.i - 2), hit.i) if s.has(k, "relative")), 0)
    theirs = s.words[who - 1] if who else None
    if theirs is not None and theirs.suffix and "relatives" in theirs.tags:
        return None  # ودع الأهالي ذويهم الذين استشهدوا
    order = subjects[::-1] if relative or not opened else subjects
    for m in order:
        if m.kind != "number" and not one and s.has(m.lead - 1, "families"):
            continue  # عائلة الطفلتين نزحت: no one knows how many they are
        if m.kind == "one_of" and m.person and m.person.effect and s.words[m.i - 1].norm == "،":
            continue  # فلان، أحد ضحايا القصف، أصيب
        between = s.words[m.j : hit.i]
        if governed(s, m) and not relative and not (plural and len(between) <= 6):
            continue
        apart = [w for w in between if "auxiliaries" not in w.tags]
        if (m.bare and (apart or not plural)) or (m.after_marker and between):
            continue
        if plural and m.kind == "maybe_dual":
            continue
        if one and m.best != 1:
            continue
        if she and m.kind == "singular" and m.person is not None and not agrees(s, m, "ها"):
            if (daughter := _whose_kin(s, m, "ها")) is not None:
                return daughter
            continue  # سائق المركبة التي دهست المارة
        if any(w.triggers and not _their_families(w) for w in between) and not opened:
            return None
        if plural and m.kind in ("singular", "one_of", "name"):
            continue
        if not plural and m.kind == "singular" and adjectival(s, m):
            thing = s.words[m.i - 1].norm.startswith("ال") and s.words[m.i - 1].person is None
            if not relative or (thing and not s.words[m.i - 1].triggers):
                continue  # المشفى العسكري
        if not _anchored(s, m, hit, opened, relative):
            continue
        return (_whose_kin(s, m, "ه") or m) if one else m
    return None


def _whose_kin(s: Sentence, m: Mention, suffix: str) -> Mention | None:
    """Him whose wife, her whose father stands before the "who" that agrees with them alone.

    زوجة القائد الذي قتل, والد الفتاة التي قتلت
    """
    if m.kind != "singular" or m.person is None or m.j - m.i < 2:
        return None
    called = (w.person for w in s.words[m.i + 2 : m.j] if w.article)  # والد الطفل الشهيد
    dead = m.person.kind == "kin" and any(p is not None and p.effect for p in called)
    if agrees(s, m, suffix) and not dead:
        return None
    person = s.words[m.i + 1].person
    whose = make_mention(s, m.i + 1, m.j)
    whose.kind, whose.person = ("singular" if person else "name"), person
    if suffix == "ها" and (person is None or not agrees(s, whose, suffix)):
        return None
    s.mentions.append(whose)
    return whose


def _their_families(w: Word) -> bool:
    """Is what looks like "captured them" their families (أسرهم)?"""
    return bool(w.suffix) and "families" in w.tags


def _objects(s: Sentence, k: int) -> bool:
    """Does a noun for persons stand right behind a verb, as its object?"""
    if k >= len(s) or s.words[k].person is None or s.words[k].norm in FALLEN:
        return False  # not: أردي قتيلا
    w = s.words[k]
    return not (w.prep or w.conj or "adverbs" in w.tags)


def _anybody(s: Sentence, m: Mention, suffix: str) -> bool:
    """Is one told of for the first time whom the pronoun of a bare relative clause takes up?"""
    w = s.words[m.i]
    return not (w.article or w.suffix or governed(s, m)) and agrees(s, m, suffix)


_DEEDS = frozenset(
    f"{b}{w}"
    for b in ("", "ب", "ل", "ال", "و")
    for w in ("عمليه", "عمليات", "جريمه", "جرائم", "حادثه", "حادث", "محاوله")
)
_AS_FOR = frozenset(("اما", "واما"))
_CALLED = frozenset(("يسمي", "تسمي", "يعرف", "تعرف", "سمي", "اسمته", "وصفته"))


def _anchored(s: Sentence, m: Mention, hit: Hit, opened: bool, relative: bool) -> bool:
    """Does nothing part a subject from its verb?"""
    between = _outside_brackets(s.words[m.j : hit.i])
    if not between and hit.trigger.plural and m.kind == "number" and not s.words[hit.i].conj:
        return True
    if s.words[hit.i].conj and not opened:
        so = s.words[hit.i].conj == "ف" and hit.trigger.plural and m.kind in ("number", "dual")
        return so and len(between) <= 5
    if relative:
        placed = m.kind == "one_of" and all(_of_place(w) for w in between[:-1])
        far = hit.trigger.plural and m.kind == "number"
        return len(between) <= (9 if placed else 6 if far else 3)
    if opened:
        head = _opening(s, m.lead)
        composed = s.near("collectives", head, m.lead)
        first = _leader_at(s, m) <= head + (5 if composed else 2)
        return first and len(between) <= 20
    limit = 10 if hit.trigger.plural else 3
    aged = m.kind == "name" and bool(between) and between[0].norm.isdigit()
    if m.lead == 0 and (aged or m.kind in ("one_of", "singular")) and not s.words[m.i].article:
        limit = 9
    told_of = bool(between) and (s.words[hit.i - 1].norm == "قد" or "relative" in between[0].tags)
    if told_of and s.near("was", m.lead - 1, m.lead):
        limit = 14  # وكان طبيب يعمل في المشفى الوطني قد قتل, وكان الراعي الذي فقد قتل
    if any(w.norm == "و" for w in between):
        return False
    if not hit.trigger.plural:
        head = m.lead == 0 or s.words[m.lead - 1].norm in PUNCT or m.kind in COUNTED
        near = s.words[max(0, m.lead - 1) : hit.i]
        auxiliary = any(w.tags & {"auxiliaries", "adverbs", "clause_breaks"} for w in near)
        if not (head or auxiliary):
            return False
    return len(between) <= limit


def _of_place(w: Word) -> bool:
    """Is a word one of where somebody serves (بقطاع الجنوب بمنطقة عسير)?"""
    placed = w.prep == "ب" or w.article or bool(w.tags & {"place_nouns", "armed"})
    return placed or not (w.tags or w.person or w.triggers or w.conj)


def _outside_brackets(words: list[Word]) -> list[Word]:
    """Words without those in brackets right behind a name (فلان الفلاني (أبو سعد)، الذي …)."""
    if not words or words[0].norm != "(":
        return words
    close = next((k for k, w in enumerate(words) if w.norm == ")"), -1)
    return words[close + 1 :]


def _leader_at(s: Sentence, m: Mention) -> int:
    """Where a subject begins: with the leader whose men it counts (فلان وعددا من مرافقيه)."""
    for one in reversed(s.mentions):
        if m.kind == "sum" and one.kind == "singular" and one.j == m.lead and not one.effect:
            return one.lead  # القيادي فلان قائد اللواء و12 من مرافقيه
        if m.conj and one.kind in ("singular", "name") and one.j <= m.lead and one.effect is None:
            return one.lead if named_with(s, one.j, m) or one.j == m.lead else m.lead
    return m.lead


def _opening(s: Sentence, k: int) -> int:
    while k > 0 and "that" not in s.words[k - 1].tags and s.words[k - 1].norm not in _AS_FOR:
        k -= 1
    return k


def object_meant(s: Sentence, hit: Hit, suffix: str) -> Mention | None:
    """The mention that an object pronoun stands for (فتح النار على حارسين فأرداهما)."""
    fatal = s.words[hit.i].stem.startswith("ارد") and s.words[hit.i].conj != ""
    fatal = fatal or (hit.trigger.rule == "killed.verb" and s.words[hit.i].conj == "ف")
    for m in reversed(s.mentions):
        one = m.kind == "singular" and suffix in ("ه", "ها")
        if one and fatal and m.effect == "injured" and 0 <= hit.i - m.j <= 6:
            return m  # طعن شاب جاره فأرداه
        if m.j > hit.i or m.effect is not None or attacker(s, m):
            continue
        killed = hit.trigger.rule == "killed.verb" and s.words[hit.i].conj != ""
        if one and killed and hit.i - m.j <= 3:
            return m  # تبادلت النار مع المهاجم وقتلته
        if one and fatal and hit.i - m.j <= 6:
            return m
        if one and hit.i == m.j and not s.words[hit.i].conj and _anybody(s, m, suffix):
            return m  # طفل دهسته شاحنة
        if suffix == "هما":
            two = m.best == 2 and (m.kind != "maybe_dual" or m.j == hit.i)
            return m if two and hit.i - m.j <= 8 else None
        if suffix in ("هم", "ها", "هن"):
            counted = m.kind in ("number", "dual", "vague", "sum")
            return m if counted and hit.i - m.j <= 2 else None
        return None
    return None


def one_who(s: Sentence, hit: Hit) -> Mention | None:
    """The agent of a sentence who killed himself in the end."""
    for m in s.mentions:
        free = m.j <= hit.i and m.effect is None and m.kind == "singular"
        if free and not governed(s, m) and (m.i < 2 or not adjectival(s, m)):
            return m
    return None
