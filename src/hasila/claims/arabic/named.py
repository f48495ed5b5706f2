"""Arabic: the names of those who were counted or announced (وهم فلان وفلان, أسماء الشهداء: …)."""

from hasila.claims.arabic.enumerated import names_from
from hasila.claims.arabic.nouns import PUNCT, make_mention
from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Word

_OPENERS = frozenset(("break_down", "part_markers"))
_HEADING_REACH = 16  # words from the one list, or the beginning, to the next heading
_HEADINGS = frozenset((":", "هم", "وهم", "هن", "هي", "هو", "فهو", "هما", "فهم", "فهما"))


def names_of_parts(s: Sentence) -> None:
    """Names behind a numbered group: "three people, namely A, B and C"."""
    _announced(s)
    if s.tags.isdisjoint(_OPENERS):
        return
    _members(s)
    for k, w in enumerate(s.words):
        if not w.tags or w.tags.isdisjoint(_OPENERS):
            continue
        group = _group_before(s, k)
        if group is None:
            continue
        named = "اسماء" if "break_down" in w.tags else "عرف"
        if not any(x.stem == named or "identified" in x.tags for x in s.words[:k]):
            continue  # names in apposition to a number are not counted again
        names = names_from(s, k + 1)
        for i, j in names:
            if any(m.i < j and m.j > i for m in s.mentions):
                continue
            if _titled(s, i):
                continue
            m = make_mention(s, i, j)
            m.kind, m.effect, m.rule = "name", group, "list.inline"
            m.after_marker = True
            s.mentions.append(m)
    s.mentions.sort(key=lambda m: m.i)


def _members(s: Sentence) -> None:
    """Some of a counted group who are named (مقتل 12 مسلحا بينهم فلان الفلاني القيادي البارز)."""
    for k, w in enumerate(s.words):
        if w.norm not in _AMONG:
            continue
        near = [m for m in s.mentions if m.effect and m.j <= k and k - m.j <= _OF_GROUP]
        group = near[-1] if near else None
        if group is None or group.kind not in ("number", "vague") or group.best == 1:
            continue
        names = names_from(s, k + 1, loose=w.norm in _FOREMOST)
        if group.best is not None and len(names) >= group.best:
            continue
        told = 0  # behind a dual, who is counted in it (والقياديان فلان وفلان)
        for i, end in names:
            if told:
                told -= 1
                continue
            first = s.words[i].tags & {"given_names"} or s.words[i].stem in _SONS
            j = next((m.i for m in s.mentions if i < m.i < end and m.effect is None), end)
            if _titled(s, i):
                continue
            there = next((m for m in s.mentions if m.i < j and m.j > i), None)
            if there is not None and first and _leader(s, there, i):
                there.effect, there.rule = group.effect, "list.inline"
                there.after_marker, told = True, int(there.kind == "dual")
                continue
            if j - i < 2 or not first or there is not None:
                break
            m = make_mention(s, i, j)
            m.kind, m.effect, m.rule = "name", group.effect, "list.inline"
            m.after_marker = True
            s.mentions.append(m)


def _leader(s: Sentence, m: Mention, k: int) -> bool:
    """Is one whom a name at ``k`` names told of by his title (أبرزهم القيادي فلان)?"""
    one = m.kind in ("singular", "dual") and m.i < k and (m.effect is None or m.after_marker)
    return one and s.words[m.i].article and not m.whole


def _titled(s: Sentence, k: int) -> bool:
    """Is a name at ``k`` that of one who was told of before it (بينهم الشاب: فلان)?"""
    mark = s.words[k - 1].norm
    one = next((m for m in s.mentions if m.j == k - 1 and m.best == 1), None)
    if one is None or mark not in (":", "،"):
        return False
    first = one.lead and s.words[one.lead - 1].norm in _AMONG  # بينهم الممثل الشمالي، فلان
    return mark == ":" or bool(first and one.kind == "singular" and s.words[one.i].article)


_FOREMOST = frozenset(("ابرزهم", "وابرزهم", "اهمهم", "اشهرهم"))
_AMONG = _FOREMOST | {"بينهم", "وبينهم", "ضمنهم"}
_SONS = frozenset(("ابو", "ابن", "ابي", "عبد"))
_OF_GROUP = 9  # words from a counted group to those of it who are named


def _announced(s: Sentence) -> None:
    """Names behind headings: "names of the martyrs: A, B and C, and the wounded are: D"."""
    if _HEADINGS.isdisjoint(s.tokens.norms):
        return
    done, k = 0, 0
    while k + 1 < len(s) - 1:
        k += 1
        if s.words[k].norm not in _HEADINGS:
            continue
        w = s.words[_head(s, k)]
        if k - done > _HEADING_REACH and not (w.article and _group(w)):
            continue
        one = s.words[k].norm in ("هو", "فهو", "هي") and _one(w)
        effect = _announced_effect(s, done, k, one)
        told = s.words[k].norm in ("هو", "هي") and k > 1 and s.has(k - 2, "one_of")
        if effect is None or told:  # أحد القتلى هو فلان: one claim
            continue
        each = s.words[k + 1].norm == "كل"  # هم كل من: one phrase, one claim
        found = [] if each else names_from(s, k + 1, loose=True)[: 1 if one else None]
        pair = 0  # names of two who are counted in one (والطفلان فلان وفلان)
        for i, j in found:
            if pair:
                pair -= 1
                continue
            there = [m for m in s.mentions if m.i < j and m.j > i]
            for m in there:
                if m.effect is None and m.kind in ("singular", "name", "dual"):
                    m.effect, m.rule = effect, "list.inline"  # ووالدتهم فلانة
                pair = 1 if m.kind == "dual" else 0
            if not there:
                m = make_mention(s, i, j)
                m.kind, m.effect, m.rule = "name", effect, "list.inline"
                s.mentions.append(m)
        if found:
            done = k = found[-1][1]


def _announced_effect(s: Sentence, done: int, k: int, one: bool) -> str | None:
    """The effect of those whom a heading that ends at ``k`` announces."""
    head = s.words[_head(s, k)]
    person = head.person
    titled = _title_of_list(s, k) if not done else None
    if titled is not None:
        return titled
    named = any(w.stem in _NAMES for w in s.words[done:k])
    if named:
        person = next((w.person for w in s.words[done:k] if _group(w)), None)
        if person is None:  # أسماء الذين فقدوا حياتهم
            return next((h.trigger.effect for h in s.hits if done <= h.i < k), None)
    held = person is not None and person.lemma in _HELD and person.number == "pl"
    if held and (s.near("identified", done, k) or s.words[k].norm != ":"):
        return "detained"  # عرف من بين المعتقلين: فلان
    if person is None or not (named or one or _group(head)):
        return None
    return "killed" if person.effect == "killed_or_injured" else person.effect


def _head(s: Sentence, k: int) -> int:
    """Where the noun stands that the heading at ``k`` is said of, past who says it.

    والجرحى بحسب ما ذكرت القناة هم.
    """
    first = 0 if s.words[0].norm != "و" else 1
    w = s.words[first]
    said = s.has(first + 1, "according") or (
        s.words[first + 1].norm in ("،", ",") and s.has(first + 2, "according")
    )
    apart = s.words[k].norm in ("هم", "هما") and first + 1 < k <= _TITLE
    return first if apart and said and w.article and _group(w) else k - 1


def _title_of_list(s: Sentence, k: int) -> str | None:
    """The effect on those of a place or day whose names follow (شهداء البلدة أمس: فلان، فلان)."""
    person = s.words[0].person
    if s.words[k].norm != ":" or not 1 < k < _TITLE or person is None or s.words[0].article:
        return None
    if any(w.triggers or w.norm in PUNCT or w.tags & _CLAUSES for w in s.words[1:k]):
        return None
    if person.number != "pl" or any(n.i < k for n in s.numbers) or "،" not in s.tokens.norms[k:]:
        return None
    return "killed" if person.effect == "killed_or_injured" else person.effect


_TITLE = 10  # words of the title of a list
_CLAUSES = frozenset(("verbs", "say_verbs", "that", "relative"))
_NAMES = frozenset(("اسماء", "اسمي", "اسما", "اسم"))
_HELD = frozenset(("معتقل", "موقوف", "أسير", "محتجز"))


def _one(w: Word) -> bool:
    """Is a word one of the dead or hurt whom a name behind it makes known (الشهيد هو فلان)?"""
    person = w.person
    return bool(person and person.effect and person.number == "sg" and w.article)


def _group(w: Word) -> bool:
    return bool(w.person and w.person.effect and w.person.number == "pl")


def _group_before(s: Sentence, k: int) -> str | None:
    """The effect of those whom a list of names at ``k`` names."""
    for at in range(k - 1, max(-1, k - 24), -1):
        person = s.words[at].person
        if person and person.effect and person.number == "pl":
            return person.effect
        for m in s.mentions:
            if m.i <= at < m.j and m.effect and m.kind != "name":
                return m.effect
    return None
