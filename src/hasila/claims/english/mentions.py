"""English: mentions of quantities of persons in a sentence."""

from hasila.claims.model import Mention, Sentence
from hasila.lexicon import Person
from hasila.quantities import Number

STOPS = frozenset(".!?;")
PUNCT = frozenset(".,;:!?\"'()[]{}-/|…*")
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
        if s.words[at].norm in STOPS:
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
        if (
            w.norm in PUNCT
            or "function" in w.tags
            or not w.norm[0].isalnum()
            or "not_persons" in w.tags
        ):
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
    elif nxt and ("not_persons" in nxt.tags or nxt.norm in ("%", "$", ":", "/")):
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
        and not s.words[k].tags & {"function", "not_persons"}
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
    if "article" in w.tags:
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
