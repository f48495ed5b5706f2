"""Arabic: persons who are named, one by one or in a row."""

import re

from hasila.claims.arabic.agents import after_agent
from hasila.claims.arabic.clauses import upon
from hasila.claims.arabic.enumerated import is_named_word, names_from
from hasila.claims.arabic.nouns import PUNCT, STOPS, extend, from_among, is_name, make_mention
from hasila.claims.arabic.one_name import (
    add_before_fate,
    add_name,
    join_to_titled,
    quoted,
    unlisted,
)
from hasila.claims.arabic.raided import add_raided
from hasila.claims.arabic.source_names import TIMES
from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Word

_BEFORE_SUBJECTS = frozenset(("that", "auxiliaries"))


def add_names(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Names of persons right behind an effect word, or as the subject behind "that"."""
    _imams(s, found, taken)
    _add_among(s, found, taken)
    add_raided(s, found, taken)
    for hit in s.hits:
        if hit.trigger.rule == "detained.stop" and s.has(hit.j, "given_names"):
            add_name(s, found, taken, hit.j, 2)  # توقيف فلان الفلاني
            continue
        if hit.trigger.strict or hit.trigger.effect in ("escaped", "displaced"):
            continue
        if s.phrase_tags.get(hit.j, (0, ""))[1] == "armed":
            continue  # قتلت بوكو حرام، التي …
        _behind(s, hit, found, taken)
        _before(s, hit, found, taken)
        _at_head(s, hit, found, taken)
    join_to_titled(s, found, taken)


def _behind(s: Sentence, hit: Hit, found: list[Mention], taken: set[int]) -> None:
    """Names right behind an effect word, behind its day, or as its object."""
    last = s.words[hit.j - 1]
    if hit.j not in taken and (not last.suffix or last.prep == "ل"):
        add_name(s, found, taken, hit.j, _least(s, hit), not hit.trigger.verb)
        _add_aged(s, found, taken, hit.j)
        if hit.trigger.frame == "either" and hit.j + 1 < len(s):
            _add_aged(s, found, taken, hit.j + 1)
            _add_object(s, found, taken, hit)
    fatal = hit.trigger.effect in ("killed", "injured") or hit.trigger.frame == "either"
    if hit.trigger.verb and hit.trigger.frame in ("subject", "either") and fatal:
        late = _behind_the_day(s, hit.j)
        dated = late > hit.j and late not in taken and late < len(s)
        if dated and (
            hit.trigger.frame == "subject"
            or s.words[late - 1].norm == "،"
            or "given_names" in s.words[late].tags
        ):
            add_name(s, found, taken, late, 2)
    if hit.trigger.rule == "killed.met_death" and hit.j not in taken:
        add_before_fate(s, found, taken, hit.j)
    if hit.j < len(s) and s.words[hit.j].norm in _DASHES and hit.j + 1 not in taken:
        add_name(s, found, taken, hit.j + 1, 2, masdar=True)
    if s.has(hit.j, "resumed") and hit.j + 1 not in taken:
        add_name(s, found, taken, hit.j + 1, 1 if s.has(hit.i - 1, "relative") else 2)
    if hit.trigger.rule == "killed.executed":
        at = upon(s, hit)
        if at >= 0 and at not in taken:
            add_name(s, found, taken, at, 2)
    if hit.j < len(s) and hit.j not in taken and s.words[hit.j].norm in _HIDDEN:
        _add_hidden(s, found, taken, hit.j)
    if hit.j not in taken and ("named_after" in last.tags or _deed(s, hit)):
        _add_surname(s, found, taken, hit.j)


def _before(s: Sentence, hit: Hit, found: list[Mention], taken: set[int]) -> None:
    """Names before an effect word: behind "that" or "was", before "who", as a topic."""
    subjects = not s.tags.isdisjoint(_BEFORE_SUBJECTS)
    for k in range(hit.i - 1, max(-1, hit.i - 20), -1) if subjects else ():
        w = s.words[k]
        if w.norm in STOPS or "clause_breaks" in w.tags:
            break
        if "that" in w.tags or (w.tags & {"auxiliaries"} and w.norm in ("كان", "وكان")):
            if hit.trigger.verb and k + 1 < hit.i and k + 1 not in taken and not _she_did(s, k + 1):
                add_name(s, found, taken, k + 1, 1)
            break
    of = hit.trigger.rule.endswith(".of")
    if (hit.trigger.verb or of) and s.has(hit.i - 1, "relative"):
        _add_before_relative(s, found, taken, hit.i - 1)
    topic = _topic_at(s, hit)
    if topic >= 0 and topic not in taken and hit.trigger.verb:
        add_name(s, found, taken, topic, 1)


def _at_head(s: Sentence, hit: Hit, found: list[Mention], taken: set[int]) -> None:
    """Names with which a sentence begins, and of which it goes on to tell."""
    last = s.words[hit.j - 1]
    stated = hit.trigger.verb and not hit.trigger.imperfect and not s.words[hit.i].prep
    if stated and 2 <= hit.i <= 7 and 0 not in taken and is_name(s, 0):
        end = extend(s, 0, 4)
        if end == hit.i or s.words[end].norm in ("،", ",", "("):
            add_name(s, found, taken, 0, 2)
    dead = stated and hit.trigger.effect == "killed" and s.words[hit.i].conj == "و"
    if dead and 0 not in taken and is_name(s, 0) and s.has(hit.j, "date_opener"):
        names = (k for k in range(1, len(s)) if s.words[k].person or not _part_of_name(s, k))
        end = next(names, 0)
        if end > 1 and s.words[end].person is not None:
            m = make_mention(s, 0, end)
            m.kind = "name"  # فلان الفلاني شاعر …، ولد عام 1926، وتوفي عام 1964
            found.append(m)
            taken.update(range(end))
    if stated and hit.i <= _HEAD_REACH and 0 not in taken and is_name(s, 0):
        given = "given_names" in s.words[0].tags or quoted(s, 0)
        saying = not given or s.near("say_verbs", 1, hit.i)
        if last.suffix in ("ه", "ها") and hit.trigger.frame == "either" and not saying:
            add_name(s, found, taken, 0, 2)  # فلان الفلاني …، قتله الجيش
        else:
            _add_aged_head(s, found, taken)


def _imams(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """Imams of a mosque beside another person (اغتيال تاجر وإمام مسجد): no "in front of"."""
    for k, w in enumerate(s.words[:-1]):
        if w.stem != "امام" or w.conj != "و" or k in taken or s.words[k + 1].stem not in _MOSQUES:
            continue
        if any(m.j == k and m.kind in ("singular", "number") for m in found):
            m = make_mention(s, k, extend(s, k + 1))
            m.person = s.lexicon.persons.get("امام")
            found.append(m)
            taken.update(range(k, m.j))


def _she_did(s: Sentence, k: int) -> bool:
    """Does a word look like a verb in the perfect (بعد أن أثارت), no name of a list?"""
    w = s.words[k]
    if "given_names" in w.tags:
        return False
    after = s.words[k + 1] if k + 1 < len(s) else None
    they = after is not None and after.person is not None and after.norm.endswith("ون")
    return they or (w.norm.endswith("ت") and len(w.norm) > 3)  # أشعل الحوثيون


def _add_before_relative(s: Sentence, found: list[Mention], taken: set[int], j: int) -> None:
    """One named right before the clause that tells of him (فلان الفلاني الذي قتل)."""
    k = j
    while k > 0 and j - k < 5 and k - 1 not in taken and _part_of_name(s, k - 1):
        k -= 1
    while k < j and not is_name(s, k):
        k += 1
    if j - k < 2 or k - 1 in taken or not (k == 0 or "given_names" in s.words[k].tags):
        return
    m = make_mention(s, k, j)
    m.kind = "name"
    found.append(m)
    taken.update(range(k, j))


def _part_of_name(s: Sentence, k: int) -> bool:
    w = s.words[k]
    return is_named_word(w) and w.norm[0] >= "ء" and not (w.prep or w.conj or w.triggers)


_DASHES = frozenset(("/", "-", "ـ", "–"))
_HEAD_REACH = 14  # words from one named at the head of a sentence to what befell him


def _add_aged_head(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """One named with his age at the head of a sentence (زهرة 5 سنوات، …، أصيبت)."""
    end = extend(s, 0, 4)
    if end + 1 < len(s) and s.words[end].norm.isdigit() and "age_unit" in s.words[end + 1].tags:
        m = make_mention(s, 0, end)
        m.kind = "name"
        found.append(m)
        taken.update(range(end))


# Nouns for persons that are other words more often: "the scholar" (the world), "a mother" (as for).
_MOSQUES = frozenset(("مسجد", "جامع", "مصلي", "زاويه", "حسينيه"))
_HIDDEN = {"امام": "امام", "الامام": "امام", "العالم": "عالم", "عالم": "عالم", "اما": "ام"}


def _add_hidden(s: Sentence, found: list[Mention], taken: set[int], k: int) -> None:
    """One who died, by a noun that has a commoner sense (وفاة العالم فلان, قتل أما مع طفلها)."""
    end = extend(s, k + 1)
    nxt = s.words[k + 1] if k + 1 < len(s) else None
    hers = nxt is not None and nxt.conj == "و" and nxt.suffix == "ها" and nxt.person is not None
    known = hers or end > k + 1 or s.tokens.norms[k + 1 : k + 2] in (["مع"], ["و"], ["في"])
    if "امام" in s.words[k].norm:
        known = s.words[k].article or any(w.stem in _MOSQUES for w in s.words[k + 1 : k + 2])
    if not known:
        return
    m = make_mention(s, k, next((x for x in range(k + 1, end) if x in taken), end))
    m.person = s.lexicon.persons.get(_HIDDEN[s.words[k].norm])
    found.append(m)
    taken.update(range(k, m.j))


def _add_among(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """A person named as one of the dead or hurt (وبين القتلى فلان الفلاني)."""
    for k in s.counting:
        person = s.words[k].person
        held = s.near("identified", max(0, k - 4), k) and person and person.lemma == "معتقل"
        group = person is not None and (person.effect or held) and person.number == "pl"
        if group and s.near("identified", max(0, k - 4), k) and from_among(s, k):
            for i, j in names_from(s, k + 1):  # عرف من القتلى فلان وفلان
                if taken.isdisjoint(range(i, j)) and j - i > 1:
                    m = make_mention(s, i, j)
                    m.kind = "name"
                    found.append(m)
                    taken.update(range(i, j))
        if group and from_among(s, k) and s.words[k].article and k + 1 not in taken:
            add_name(s, found, taken, k + 1, 2)


def _behind_the_day(s: Sentence, k: int) -> int:
    """Behind words of time (توفيت مساء الأحد الماضي فلانة الفلانية; توفي، أمس، فلان الفلاني)."""
    end = k + (k < len(s) and s.words[k].norm == "،")
    while end < len(s) and "adverbs" in s.words[end].tags:
        end += 1
    if k < end < len(s) - 3 and s.words[end].norm == "،" != s.words[k].norm:
        aged = "(" in s.tokens.norms[end + 2 : end + 6]  # قتل أمس، فلان الفلاني (22 عاما)
        return end + 1 if aged and is_name(s, end + 1) else k
    aside = end > k + 1 and s.words[k].norm == "،"
    if aside and (end >= len(s) or s.words[end].norm != "،"):
        return k
    if end == k + 1 and s.words[k].norm in TIMES:
        return k  # استشهد يوم ميلاد طفله
    return end + aside


_OF_ONE_NAME = frozenset(("killed.bodies", "detained.noun"))


def _least(s: Sentence, hit: Hit) -> int:
    """How many words a name behind an effect word has at least."""
    if hit.trigger.rule in ("killed.noun", "killed.intransitive"):
        return 1
    if hit.trigger.rule in _OF_ONE_NAME and s.has(hit.j, "given_names"):
        return 1
    manner = hit.j + 1 < len(s) and s.words[hit.j + 1].norm.endswith("ا")
    return 1 if manner and s.has(hit.j + 1, "adverbs") else 2  # قتل فلان طحنا


def _topic_at(s: Sentence, hit: Hit) -> int:
    """Where one stands whom "as for … , he" takes up (أما فلان فقد قتل); -1."""
    opened = s.words[hit.i].conj == "ف" or (hit.i > 0 and s.words[hit.i - 1].norm == "فقد")
    if not opened:
        return -1
    for k in range(hit.i - 2, max(-1, hit.i - 12), -1):
        if s.words[k].norm in STOPS:
            return -1
        if s.words[k].norm in ("اما", "واما"):
            return k + 1
    return -1


def _add_object(s: Sentence, found: list[Mention], taken: set[int], hit: Hit) -> None:
    """A name of two words behind the body that is the agent (اعتقلت السلطات أمس فلانا الفلاني)."""
    k = after_agent(s, hit.j)
    if k < 0 or k in taken or not hit.trigger.verb or k + 1 >= len(s):
        return
    w, after = s.words[k], s.words[k + 1]
    plain = is_name(s, k) and is_name(s, k + 1) and not after.norm.startswith("ال")
    listed = "given_names" in w.tags
    surname = after.norm.startswith("ال") and not after.tags - {"given_names"}
    plain = plain or (listed and (surname or unlisted(after)))
    given = listed or not w.norm.startswith(("م", "ت", "ا", "ع"))
    if plain and given and not w.norm.endswith(("ي", "و")):
        add_name(s, found, taken, k, 2)


def _add_aged(s: Sentence, found: list[Mention], taken: set[int], k: int) -> None:
    """A name of one word that an age or a relative clause makes known (فلان، 30 عاما)."""
    if k + 3 >= len(s) or k in taken or s.words[k + 1].norm not in ("،", ",", "("):
        return
    told = s.words[k + 2].norm in ("الذي", "التي", "وهو", "وهي") and is_name(s, k)
    w = s.words[k]
    known = w.person or w.triggers or w.prep or w.conj or w.tags - {"given_names"}
    if known or not w.norm.isalpha() or w.norm[0] < "ء":
        return
    aged = s.words[k + 2].norm.isdigit() and "age_unit" in s.words[k + 3].tags
    if not (aged or told):
        return
    m = make_mention(s, k, k + 1)
    m.kind = "name"
    found.append(m)
    taken.add(k)


_VERBAL = re.compile("ال(?:است.{2,4}|ان.{2}ا.|ا.ت.ا.|ات.ا.|ت.{2}ي.)")  # وفاة الاتفاق


def _deed(s: Sentence, hit: Hit) -> bool:
    """Is what may be "killed" the deed itself, behind a preposition or news (خبر قتل فلان)?"""
    if s.words[hit.i].stem != "قتل" or hit.j > hit.i + 1 or not hit.i:
        return False
    before = s.words[hit.i - 1]
    return bool(s.words[hit.i].prep) or "prepositions" in before.tags or before.stem in _NEWS_OF


_NEWS_OF = frozenset(("خبر", "انباء", "عمليه", "قضيه", "حادثه", "واقعه"))


def _add_surname(s: Sentence, found: list[Mention], taken: set[int], k: int) -> None:
    """A person known by a name with an article (مقتل السليماني, استشهاد المسرحي فلان)."""
    if k >= len(s):
        return
    w = s.words[k]
    unknown = not (w.person or w.tags or w.triggers or w.prep or w.conj)
    if not unknown or not w.norm.startswith("ال") or len(w.norm) < 5 or w.norm == "العمد":
        return
    if w.norm.endswith(("ين", "ون", "ات", "ان", "ه", "اء", "يا")) or _VERBAL.fullmatch(w.norm):
        return
    m = make_mention(s, k, extend(s, k + 1))
    m.kind = "name"
    found.append(m)
    taken.update(range(k, m.j))


_BOTH = frozenset(("كل", "من", "كلا", "(", ":", '"', "/"))


def _siblings(w: Word) -> bool:
    """الأشقاء, إخوته: those whose names share the last word."""
    person = w.person
    return (
        person is not None
        and person.kind == "kin"
        and person.number != "sg"
        and bool(w.article or w.suffix)
    )


_ADJUNCT = 6  # words of time or place between an effect word and "both A and B"


def _each(s: Sentence, j: int) -> int:
    """Where "both A and B" begins behind an adjunct (أصيب في الهجوم كل من …); else ``j``."""
    if j >= len(s) or not (s.words[j].prep or s.words[j].tags & {"prepositions", "adverbs"}):
        return j
    for k in range(j, min(len(s) - 1, j + _ADJUNCT)):
        if s.words[k].norm == "كل" and s.words[k + 1].norm == "من":
            return k
        if s.words[k].norm in PUNCT or s.words[k].conj or s.words[k].triggers:
            break
    return j


def each_of(s: Sentence, found: list[Mention], taken: set[int]) -> None:
    """ "Both A and B" behind an effect word: the names are one mention with their number."""
    for hit in s.hits:
        k = behind = _each(s, hit.j)
        while k < len(s) and (s.words[k].norm in _BOTH or _siblings(s.words[k])):
            k += 1
        siblings = _siblings(s.words[k - 1])
        each = "كل" in s.tokens.norms[behind:k]
        if k == behind or (not siblings and any(x in taken for x in range(behind, k))):
            continue
        names = names_from(s, k, siblings, each=each)
        if len(names) < 2:
            continue
        i, j = names[0][0] - siblings, names[-1][1]
        if s.words[behind].norm == ":":  # استشهاد: فلان، فلان: a list
            found[:] = [m for m in found if m.j <= i or m.i >= j]
            found += [_listed(s, hit, *span) for span in names]
            taken.update(range(behind, j))
            continue
        found[:] = [m for m in found if m.j <= i or m.i >= j]
        m = make_mention(s, i, j)
        m.lead = behind
        m.low = m.best = m.high = len(names)
        m.kind = "sum"
        found.append(m)
        taken.update(range(behind, j))


def _listed(s: Sentence, hit: Hit, i: int, j: int) -> Mention:
    m = make_mention(s, i, j)
    m.start, m.kind = s.tokens.starts[i], "name"
    m.effect, m.rule = hit.trigger.effect, "list.inline"
    return m
