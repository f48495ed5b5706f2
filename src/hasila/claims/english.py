"""English: mentions of persons in a sentence, and which effect each of them suffered."""

from hasila.claims.model import Hit, Mention, Sentence
from hasila.lexicon import Person
from hasila.quantities import Number

_STOPS = frozenset(".!?;")
_PUNCT = frozenset(".,;:!?\"'()[]{}-/|…*")
_BE = frozenset(["was", "were", "is", "are", "be", "been", "being", "get", "got", "gets", "'s", "'re", "have", "has", "had"])
_FUNCTION = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "that", "which", "who", "whom", "whose", "when", "while", "where", "after", "before", "during", "near", "into", "over", "under", "between", "against", "about", "it", "he", "she", "they", "them", "his", "her", "its", "their", "this", "these", "those", "there", "then", "than", "so", "if", "also", "not", "no", "all", "any", "each", "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "could", "should", "may", "might", "can", "said", "says", "told", "reported", "according", "including", "among", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "when", "because", "since", "until", "through", "across", "inside", "outside"]
)
_MODIFIER_STOP = _FUNCTION | _PUNCT
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "their", "its", "another", "one", "this", "our", "my"])
_PREPOSITIONS = frozenset(
    ["in", "on", "at", "near", "by", "during", "when", "after", "as", "while", "outside", "inside", "from", "and", ",", ".", ";", ":", ")", "around", "late", "early"]
)
_NOT_PERSONS = frozenset(
    ["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "mile", "miles", "kilometer", "kilometers", "kilometre", "kilometres", "km", "meter", "meters", "metres", "feet", "foot", "inch", "pound", "pounds", "dollar", "dollars", "euro", "euros", "percent", "people's", "time", "times", "vehicle", "vehicles", "car", "cars", "truck", "trucks", "house", "houses", "home", "homes", "building", "buildings", "bomb", "bombs", "rocket", "rockets", "missile", "missiles", "strike", "strikes", "airstrike", "airstrikes", "raid", "raids", "attack", "attacks", "shot", "shots", "round", "rounds", "bullet", "bullets", "village", "villages", "town", "towns", "city", "cities", "country", "countries", "province", "provinces", "mosque", "mosques", "school", "schools", "hospital", "hospitals", "family", "families", "block", "street", "avenue", "tank", "tanks", "gun", "guns", "rifle", "rifles", "pistol", "weapon", "weapons", "incident", "incidents", "shooting", "shootings", "explosion", "explosions", "blast", "blasts", "drone", "drones", "plane", "planes", "helicopter", "helicopters", "bus", "buses", "shop", "shops", "case", "cases", "charge", "charges", "count", "counts", "wound", "wounds", "am", "pm", "a.m", "p.m", "acres", "tons", "kilograms", "kg", "degree", "degrees", "group", "groups", "part", "side", "sides", "store", "caliber", "area", "areas", "place", "places", "floor", "story", "room", "rooms", "camp", "camps", "checkpoint", "position", "positions", "site", "sites", "target", "targets", "party", "parties", "mortar", "mortars", "shell", "shells", "grenade", "grenades", "barrel", "clash", "clashes", "operation", "operations", "battle", "battles", "game", "games", "point", "points", "location", "locations", "scene", "apartment", "apartments", "source", "sources", "lot", "lots", "mission", "missions", "media"]
)
_AGED = frozenset(("year-old", "years-old", "year", "years"))


def mentions(s: Sentence) -> list[Mention]:
    """All mentions of quantities of persons, in order, enumerations summed."""
    found: list[Mention] = []
    taken: set[int] = set()
    for number in s.numbers:
        mention = _numbered(s, number)
        taken.update(range(number.i, number.j))
        if mention:
            found.append(mention)
            taken.update(range(mention.lead, mention.j))
    k = 0
    while k < len(s):
        mention = None if k in taken else _unnumbered(s, k, taken)
        if mention and not taken & set(range(mention.i, mention.j)):
            found.append(mention)
            taken.update(range(mention.i, mention.j))
            k = mention.j
        else:
            k += 1
    found.sort(key=lambda m: m.i)
    for m in found:
        m.conj = m.lead > 0 and s.words[m.lead - 1].norm in ("and", "&", "or", "plus")
        m.after_marker = _marker_before(s, m.lead)
    return _summed(s, found)


def _marker_before(s: Sentence, k: int) -> bool:
    for back in (1, 2, 3):
        at = k - back
        if at < 0:
            break
        if "part_markers" in s.words[at].tags:
            return True
        if at in s.phrase_tags and s.phrase_tags[at][1] == "part_markers":
            return s.phrase_tags[at][0] <= k
        if s.words[at].norm in _STOPS:
            break
    return False


def _noun_phrase(s: Sentence, k: int, limit: int = 6) -> tuple[int, Person | None, str] | None:
    """(end, person, head) of the noun phrase at ``k``: modifiers and the last person noun."""
    end, person, head = k, None, ""
    at = k
    while at < len(s) and at - k < limit:
        w = s.words[at]
        if at in s.phrase_persons:
            end, person = s.phrase_persons[at]
            head, at = s.words[end - 1].norm, end
            continue
        if w.norm in _MODIFIER_STOP or not w.norm[0].isalnum() or w.norm in _NOT_PERSONS:
            break
        if w.person and not (w.triggers and not w.person.effect and at == k and False):
            end, person, head = at + 1, w.person, w.norm
        elif w.triggers or "say_forms" in w.tags:
            if not (at + 1 < len(s) and s.words[at + 1].person and w.norm.endswith("ed")):
                break
        at += 1
    if person is None:
        return None
    return end, person, head


def _numbered(s: Sentence, n: Number) -> Mention | None:
    """The mention that a number makes with the noun it counts, or None when it counts no person."""
    if n.form in ("ordinal", "fraction", "percent"):
        return None
    lead = n.hedge[0] if n.hedge and n.hedge[0] < n.i else n.i
    k = n.j
    if n.hedge and n.hedge[0] == k:
        k = n.hedge[1]
    nxt = s.words[k] if k < len(s) else None
    person, j, head, of_them, bare = None, n.j, "", False, False
    if nxt and nxt.norm == "of" and k + 1 < len(s):
        if s.words[k + 1].norm in ("them", "whom", "those", "these", "which"):
            of_them, j = True, k + 2
        else:
            inner = k + 1
            while inner < len(s) and s.words[inner].norm in (
                "the",
                "his",
                "her",
                "their",
                "its",
                "our",
            ):
                inner += 1
            phrase = _noun_phrase(s, inner)
            if phrase is None:
                return None
            j, person, head = phrase
    elif nxt and (nxt.norm in _NOT_PERSONS or nxt.norm in ("%", "$", ":", "/")):
        return None
    elif nxt and "others" in nxt.tags:
        phrase = _noun_phrase(s, k)
        j = k + 1
        if phrase:
            j, person, head = phrase
    else:
        phrase = _noun_phrase(s, k) if nxt else None
        if phrase:
            j, person, head = phrase
        elif nxt and _plural_noun(s, k):
            j, head = k + 1, nxt.norm
        else:
            bare = True
    before = s.words[n.i - 1].norm if n.i else ""
    if (
        before in ("$", "#", "no", "aged", "age", "ages", "route", "highway", "chapter", "article")
        and not person
    ):
        return None
    if bare and n.form == "digits" and n.best is not None and 1900 <= n.best <= 2100:
        return None
    if n.form == "vague" and bare and n.low is None and not of_them and not s.hits:
        return None
    if s.tokens.norms[n.i] == "one" and bare and n.j - n.i == 1 and not s.hits:
        return None
    start, end = n.start, s.tokens.ends[j - 1] if j > n.j else n.end
    ints = [None if v is None else int(v) for v in (n.low, n.best, n.high)]
    m = Mention(
        n.i,
        max(j, n.j),
        lead,
        start,
        max(end, n.end),
        ints[0],
        ints[1],
        ints[2],
        n.qualifier,
        "number",
    )
    m.person, m.of_them, m.bare, m.head = person, of_them, bare, head
    if n.form == "vague":
        m.kind = "vague"
    if lead > 0 and s.words[lead - 1].norm == "the" and lead == n.i:
        m.lead = lead - 1
    return m


def _plural_noun(s: Sentence, k: int) -> bool:
    norm = s.words[k].norm
    return (
        norm.endswith("s")
        and len(norm) > 3
        and norm not in _FUNCTION
        and norm not in _NOT_PERSONS
        and not s.words[k].triggers
        and not norm.endswith(("ss", "'s"))
    )


def _unnumbered(s: Sentence, k: int, taken: set[int]) -> Mention | None:
    """Singulars with an article, ages as nouns, "others" and names that stand without a number."""
    w = s.words[k]
    if w.norm == "others" and k not in taken:
        return Mention(
            k, k + 1, k, s.tokens.starts[k], s.tokens.ends[k], None, None, None, "vague", "others"
        )
    if w.norm == "another":
        phrase = _noun_phrase(s, k + 1)
        end = phrase[0] if phrase else k + 1
        m = Mention(
            k, end, k, s.tokens.starts[k], s.tokens.ends[end - 1], 1, 1, 1, "exact", "singular"
        )
        m.person = phrase[1] if phrase else None
        return m
    start = k
    at = k
    if w.norm in _ARTICLES:
        at = k + 1
    if at >= len(s):
        return None
    aged = s.words[at].norm.endswith(("-year-old", "-month-old"))
    phrase = _noun_phrase(s, at)
    if (
        phrase
        and phrase[1]
        and phrase[1].number == "sg"
        and (at > k or aged or phrase[0] - at >= 1)
    ):
        end = phrase[0]
        m = Mention(
            start,
            end,
            start,
            s.tokens.starts[start],
            s.tokens.ends[end - 1],
            1,
            1,
            1,
            "exact",
            "singular",
        )
        m.person, m.head = phrase[1], phrase[2]
        return m
    if aged:
        m = Mention(
            start,
            at + 1,
            start,
            s.tokens.starts[start],
            s.tokens.ends[at],
            1,
            1,
            1,
            "exact",
            "singular",
        )
        age = s.words[at].norm.split("-")[0]
        if (age.isdigit() and int(age) < 18) or "month-old" in s.words[at].norm:
            m.head = "minor"
        return m
    return None


def _summed(s: Sentence, found: list[Mention]) -> list[Mention]:
    """Join "a woman and her three children" into one mention with the sum."""
    out: list[Mention] = []
    for m in found:
        last = out[-1] if out else None
        if (
            last
            and m.best is not None
            and last.best is not None
            and not last.after_marker
            and (last.kind in ("singular", "sum") or m.kind == "singular")
            and last.kind != "number"
            and m.person
            and last.person
            and not m.bare
            and m.person.effect == last.person.effect
            and [w.norm for w in s.words[last.j : m.lead]]
            in (["and"], ["and", "his"], ["and", "her"], ["and", "their"], ["as", "well", "as"])
            and not _own_clause(s, m)
        ):
            if last.kind != "sum":
                joined = Mention(
                    last.i,
                    last.j,
                    last.lead,
                    last.start,
                    last.end,
                    last.low,
                    last.best,
                    last.high,
                    last.qualifier,
                    "sum",
                    last.person,
                )
                joined.conj, joined.after_marker, joined.members = (
                    last.conj,
                    last.after_marker,
                    [last],
                )
                out[-1] = last = joined
            last.members.append(m)
            last.j, last.end = m.j, m.end
            total = (last.best or 0) + (m.best or 0)
            last.low = last.best = last.high = total
            continue
        out.append(m)
    return out


def _own_clause(s: Sentence, m: Mention) -> bool:
    """Does a singular behind "and" begin a clause of its own ("… and a boy was wounded")?"""
    return m.j < len(s) and (s.words[m.j].norm in ("was", "is") or any(h.i == m.j for h in s.hits))


# --- which effect ---------------------------------------------------------------------------


def attach(s: Sentence) -> None:
    """Give every mention of the sentence the effect that its words state, where they state one."""
    by_lead = {m.lead: m for m in s.mentions}
    by_lead.update({m.i: m for m in s.mentions if m.i not in by_lead})
    for hit in s.hits:
        frame = hit.trigger.frame
        m = None
        if frame == "verb":
            m = _verb(s, hit, by_lead)
        elif frame == "active":
            m = None if _irrealis(s, hit) else _after(s, hit, by_lead, 6)
        elif frame == "after":
            m = _after(s, hit, by_lead, 3)
        elif frame == "subject":
            m = None if _irrealis(s, hit) else _before(s, hit, 10)
        elif frame in ("state", "event"):
            m = _state(s, hit)
        if m is not None and m.effect is None:
            m.effect, m.rule = hit.trigger.effect, hit.trigger.rule
            hit.used = True
    _own_effects(s)
    _coordinate(s)
    _zeros(s)


def _irrealis(s: Sentence, hit: Hit) -> bool:
    return any(
        s.has(k, "irrealis") or s.words[k].norm == "to" for k in range(max(0, hit.i - 3), hit.i)
    ) and not any(w.norm in ("have", "reported") for w in s.words[max(0, hit.i - 2) : hit.i])


def _passive(s: Sentence, hit: Hit) -> bool:
    """Is the past form a passive: a form of "be" before, or nothing to take as object behind?"""
    k = hit.i - 1
    while k >= 0 and (
        s.words[k].norm.endswith("ly")
        or s.words[k].norm in ("also", "reportedly", "not", "all", "both")
    ):
        k -= 1
    if k >= 0 and s.words[k].norm in (
        "was",
        "were",
        "been",
        "being",
        "are",
        "is",
        "be",
        "got",
        "get",
        "'re",
        "'s",
    ):
        return True
    if k >= 0 and s.words[k].norm in ("has", "have", "had"):
        return False
    if hit.j >= len(s):
        return True
    return s.words[hit.j].norm in _PREPOSITIONS


def _verb(s: Sentence, hit: Hit, by_lead: dict[int, Mention]) -> Mention | None:
    if _passive(s, hit):
        m = _before(s, hit, 14)
        return m if m is not None else _after(s, hit, by_lead, 0)
    m = _after(s, hit, by_lead, 5)
    return m if m is not None else _before(s, hit, 6)


def _after(s: Sentence, hit: Hit, by_lead: dict[int, Mention], budget: int) -> Mention | None:
    k, gap = hit.j, 0
    while k < len(s) and gap <= budget:
        m = by_lead.get(k)
        if m and m.effect is None and not m.after_marker and (not m.bare or gap <= 2):
            if m.kind == "singular" and gap > 2:
                return None
            return m
        w = s.words[k]
        if w.norm in _STOPS or w.norm in (
            ",",
            "and",
            "who",
            "when",
            "in",
            "after",
            "by",
            "at",
            "during",
        ):
            return None
        if w.triggers and any(h.i == k for h in s.hits):
            return None
        gap += 1
        k += 1
    return None


def _before(s: Sentence, hit: Hit, limit: int) -> Mention | None:
    for m in reversed(s.mentions):
        if m.j > hit.i:
            continue
        between = s.words[m.j : hit.i]
        if m.after_marker and m.whole is None:
            # "civilians, including three children, were killed": look at what includes them
            limit += m.j - m.lead + 2
            continue
        if len(between) > limit or m.effect is not None:
            return None
        if any(w.norm in _STOPS for w in between):
            return None
        if any(
            h.i >= m.j and h.j <= hit.i and h.trigger.frame in ("verb", "active") for h in s.hits
        ) and not any(w.norm in ("and", "or") for w in s.words[hit.i - 1 : hit.i]):
            return None
        if m.kind == "others" and between and between[0].norm not in _BE:
            return None
        return m
    return None


def _state(s: Sentence, hit: Hit) -> Mention | None:
    """ "12 dead", "dozens missing", "leaving three people dead", "three arrests"."""
    for m in s.mentions:
        if m.i < hit.i <= m.j <= hit.j or m.j == hit.i:
            if m.effect is None:
                if m.j == hit.i:
                    m.j, m.end = hit.j, s.tokens.ends[hit.j - 1]
                return m
        if m.j <= hit.i and hit.i - m.j <= 2 and m.effect is None and hit.trigger.frame == "state":
            if all(
                w.norm in _BE or w.norm in ("reported", "still", "left", "confirmed")
                for w in s.words[m.j : hit.i]
            ):
                return m
    return None


def _own_effects(s: Sentence) -> None:
    for m in s.mentions:
        if (
            m.effect is None
            and m.kind in ("number", "vague")
            and m.head in ("bodies", "corpses", "fatalities", "martyrs", "hostages")
        ):
            m.effect = "abducted" if m.head == "hostages" else "killed"
            m.rule = "own_effect.noun"


def _coordinate(s: Sentence) -> None:
    for forward in (True, False):
        chain = s.mentions if forward else s.mentions[::-1]
        for a, b in zip(chain, chain[1:], strict=False):
            first, second = (a, b) if forward else (b, a)
            if a.effect is None or b.effect is not None:
                continue
            gap = [w.norm for w in s.words[first.j : second.lead]]
            if forward and (b.after_marker or b.of_them) and len(gap) <= 12:
                b.effect, b.rule = a.effect, a.rule + "+part"
            elif not forward and a.after_marker and len(gap) <= 8:
                b.effect, b.rule = a.effect, a.rule + "+whole"
            elif (
                gap
                and all(g in (",", "and", "as", "well", "plus", "&") for g in gap)
                and len(gap) <= 3
            ):
                b.effect, b.rule = a.effect, a.rule + "+and"
                b.after_marker = b.after_marker or (a.after_marker and forward)


def _zeros(s: Sentence) -> None:
    for k, w in enumerate(s.words):
        if w.norm not in ("no", "without", "zero"):
            continue
        for x in range(k + 1, min(len(s), k + 5)):
            hits = [h for h in s.hits if h.i == x and h.trigger.frame == "event"]
            if hits:
                m = Mention(
                    k,
                    hits[0].j,
                    k,
                    s.tokens.starts[k],
                    s.tokens.ends[hits[0].j - 1],
                    0,
                    0,
                    0,
                    "exact",
                    "zero",
                )
                m.effect, m.rule = hits[0].trigger.effect, "zero.negation"
                s.mentions = [o for o in s.mentions if o.i >= m.j or o.j <= k]
                s.mentions.append(m)
                s.mentions.sort(key=lambda o: o.i)
                break
