"""English: persons listed together, and what governs them."""

from hasila.claims.english.around import says, speaker_behind
from hasila.claims.english.parse import AGE_WORDS, View
from hasila.claims.model import Mention
from hasila.quantities.data import words


def chain_before(v: View, m: Mention) -> list[Mention]:
    """Mentions listed together with ``m`` before it ("five men, two women and a boy")."""
    chain = [m]
    while True:
        first = chain[0]
        k = first.lead
        if v.norm(k - 1) in ("but", "yet", "nor"):
            return chain
        while k > 0 and (v.codes[k - 1] in "c," or v.norms[k - 1] in ("as", "well")):
            k -= 1
        k = _before_insertion(v, before_age(v, k), len(chain) > 1)
        other = v.ends.get(k) or v.fulls.get(k)
        if other is not None and v.norms[other.lead - 2 : other.lead] in _BESIDES:
            return chain  # "besides 30 dead civilians, 200 soldiers were killed"
        # "five died, including two nurses, and 70 others were hurt"
        inside = other is not None and other.after_marker and not first.after_marker
        if inside and v.code(first.lead - 1) == "c" and v.code(first.lead - 2) == ",":
            return chain
        named = other is not None and other.kind == "name" and governed(v, other)
        if other is not None and (other.kind == "thing" or named):
            other = v.fulls.get(k, other)
        if k == first.lead and first.kind != "plural":
            return chain
        if other is None or other.effect:
            return chain
        if other.kind in ("bare", "thing") and not _named_office(v, other):
            return chain
        own = m.bare or m.kind == "others" or m.head == "others"
        if other.after_marker and own and v.codes[first.lead - 1] == "c" and _told(v, other):
            return chain  # "five were killed, including a boy, and 10 were hurt"
        listed = m.kind == other.kind == "number" and not m.bare and not m.of_them
        if v.codes[first.lead - 1] == "," and first is m and not m.conj and not listed:
            return chain  # a comma alone is an apposition
        loose = m.kind == "plural" and other.kind != "name"
        if other.kind in ("name", "plural", "thing") and governed(v, other) and not loose:
            return chain
        name = first.kind == "name" and v.code(first.lead - 1) == v.code(first.j) == ","
        told = (
            other.person and v.s.words[other.j - 1].person
        )  # no "PILOT JUAN BREL, ANA TAMOR, AND"
        if name and first is not m and other.kind == "singular" and told:
            chain[0] = other  # "the mayor, Ann Bell, and her driver"
        elif first.kind == "bare" and other.kind == "singular" and v.norm(first.j) in _ONE:
            chain = [other]  # "an elder and former minister was killed"
        else:
            chain.insert(0, other)


def _named_office(v: View, m: Mention) -> bool:
    """ "PILOT JUAN BREL": in capitals, an office without article that its bearer's name follows."""
    return v.s.upper and m.kind == "bare" and m.j - m.i > 2 and not v.s.words[m.j - 1].person


def counted_first(v: View, m: Mention) -> list[Mention]:
    """ "Three clerks, Ann Bell (30), her son Bo (6) and Cy Dree (9), were": those who are listed.

    The list that ``m`` ends begins behind the comma of a number and adds up to it; the names of
    a group that is counted within the list are no further members. With them, who is listed
    before the number.
    """
    for total in v.mentions:
        if total.j >= m.lead or total.kind != "number" or v.norm(total.j) != ",":
            continue
        if total.effect or any(c not in "wWpPdy#(),c" for c in v.codes[total.j : m.j]):
            continue
        listed = _unnamed([x for x in v.mentions if total.j <= x.i <= m.i])
        both = len(listed) == 1 and listed[0].kind == "number"
        if both or any(v.norms[x.i] == "one" for x in listed):
            continue  # "two clerks, both women,", "two clerks, one 18 years old, and a man"
        if sum(x.best or 0 for x in listed) == total.best:
            return _unnamed(chain_before(v, total))
    return []


def _unnamed(chain: list[Mention]) -> list[Mention]:
    """The members of a list without the names of a group that is counted in it."""
    out: list[Mention] = []
    of_group = 0
    for x in chain:
        named = x.kind == "name" and of_group > 0
        of_group = (x.best or 0) if x.kind == "number" else of_group - named
        if not named and x.kind in ("name", "singular", "number", "sum"):
            out.append(x)
    return out


_BESIDES = (["addition", "to"], ["apart", "from"], ["aside", "from"])


def _told(v: View, m: Mention) -> bool:
    """Does a group with an effect stand before "including"?"""
    before = [x for x in v.mentions if x.j <= m.lead and x is not m]
    return bool(before) and before[-1].effect is not None


_ONE = frozenset(("was", "is", "has"))


def before_age(v: View, k: int) -> int:
    """At the comma before an age that ends at ``k`` ("Ann Bell, 23 months, Bo Dree, 32, and")."""
    at = k
    while v.code(at - 1) in "y#" or v.norm(at - 1) in AGE_WORDS:
        at -= 1
    at -= v.norm(at - 1) in ("both", "all") and at < k
    aged = at < k and v.code(k - 1) in "y#" and v.code(at - 1) == ","
    return at - 1 if aged and at - 1 in v.ends else k


def _before_insertion(v: View, k: int, listed: bool) -> int:
    """Before what dashes or brackets close at ``k`` ("six men (two of them guards) and a boy")."""
    if v.code(k) == "," and (v.code(k + 1) == "c" or listed):
        return _before_apposition(v, k)
    opening = {")": "(", "-": "-"}.get(v.code(k - 1)) if v.code(k) == "c" else None
    if opening is None:
        return k
    first = k - 2
    while v.code(first) == "-" and opening == "-":
        first -= 1
    for at in range(first, max(-1, k - 24), -1):
        if v.codes[at] == opening:
            return at - (v.code(at - 1) == opening == "-")
        if v.codes[at] in ".;bhm":
            break
    return k


def _before_apposition(v: View, k: int) -> int:
    """Behind the name whose apposition the comma at ``k`` closes ("Ann Bell, a nurse, and")."""
    for at in range(k - 2, max(0, k - 12), -1):
        if v.codes[at] == ",":
            name, office = v.ends.get(at), v.leads.get(at + 1)
            named_ = name is not None and name.kind == "name"
            told = office is not None and office.kind in ("bare", "singular") and office.person
            own = v.norms[at + 1] in _OWN
            return at if named_ and told and not own else k
        if v.codes[at] not in "iodwWpPs":
            return k
    return k


def governed(v: View, m: Mention) -> bool:
    """Does a preposition stand right before the mention?"""
    if m.lead == 0 or m.of_them:
        return False
    if v.norms[m.lead - 1] == "of" and v.code(m.lead - 2) == "." and m.kind == "number":
        return False  # "Of the 15 people known to have died, 12 were women"
    return (
        v.codes[m.lead - 1] in "io"
        or v.norms[m.lead - 1] == "of"
        or "preposition" in v.s.words[m.lead - 1].tags
    )


def chain_behind(v: View, m: Mention) -> list[Mention]:
    """``m`` and the mentions that are listed behind it."""
    chain = [m]
    while True:
        last = chain[-1]
        k = _skip_age(v, _skip_phrase(v, v.full_end(_name_end(v, last))))
        while k < len(v.codes) and (v.codes[k] in "c," or v.norms[k] in ("as", "well")):
            k += 1
        following = v.leads.get(k)
        if following is None and (k := _behind_members(v, last)):
            following = v.leads.get(k)
        if m.after_marker and following is not None and _one_more(v, following):
            return chain  # "nine men including a guard in Luno and another six women"
        if following is None or following.effect or following.after_marker or following.of_them:
            return chain
        if following.kind == "name" and last.kind != "name" and v.code(v.full_end(last.j)) == "i":
            return chain  # "injured scores in Lamar and Luno"
        if k == last.j and not (last.kind == following.kind == "number" and not following.bare):
            return chain
        if v.codes[k - 1] == "," and not _list_goes_on(v, following):
            return chain
        if _own_verb(v, following) or _named_again(v, last, following):
            return chain
        if v.codes[k - 1] == "," and (speaker_behind(v, k) or _speaking(v, following)):
            return chain  # "wounding 51, police and medics said"
        chain.append(following)


def _behind_members(v: View, m: Mention) -> int:
    """Where "another six" begins behind the members of ``m`` ("including a guard in Luno and")."""
    k = v.full_end(m.j)
    if "part_markers" not in v.s.words[min(k, len(v.codes) - 1)].tags:
        return 0
    at = k + 1
    while v.code(at) in "dwWpPo#icq" and at < k + 20:
        if v.codes[at] == "c" and at + 1 in v.leads and _one_more(v, v.leads[at + 1]):
            return at + 1
        at += 1
    return 0


def _one_more(v: View, m: Mention) -> bool:
    """ "another six women", "a further 12"."""
    return v.norms[m.lead] == "another" or "further" in v.norms[m.lead : m.i]


def _speaking(v: View, m: Mention) -> bool:
    """Is ``m`` the subject of a verb of saying, or the first of two who are?"""
    if m.kind == "number" and m.bare:
        return False
    if says(v, m.j):
        return True
    joined = v.leads.get(m.j + 1) if v.code(m.j) == "c" else None
    return joined is not None and says(v, joined.j)


def _name_end(v: View, m: Mention) -> int:
    """Behind the name in apposition ("his aunt, Ann, and his cousin"), else behind the mention."""
    office = v.leads.get(m.j)
    if m.kind == "name" and office is not None and office.kind == "singular" and office.person:
        return v.full_end(office.j)  # "Ann Bell the mayor of Luno and two guards"
    end = v.full_end(m.j)
    name = v.leads.get(end + 1)
    if m.kind == "name" and v.code(end) == "," and name is not None and name.person:
        at = name.j  # "Ann Bell, director of the paper, and Bo Dree"
        while v.code(at) in "iodwW" and at < name.j + 14:
            at += 1
        single = name.kind in ("bare", "singular") and v.norms[name.lead] not in _OWN
        joined = v.code(at + 1) == "c" and at + 2 in v.leads
        own = at + 1 in v.leads and v.norms[at + 1] in _OWN  # "…, his wife and their son"
        if single and v.code(at) == "," and (joined or own):
            return at
    if m.kind != "singular" or m.person is None or v.code(end) != "," or name is None:
        return m.j
    if name.kind != "name":
        return m.j
    closed = v.code(name.j) == "," and v.code(name.j + 1) == "c"
    kin = m.person.lemma in _KIN and v.norms[m.lead] in _OWN
    own = kin and v.code(name.j) == "c" and v.norm(name.j + 1) in _OWN
    return name.j if closed or own else m.j


_OWN = frozenset(("his", "her", "their"))
_KIN = words("en", "grammar", "kin")


def _named_again(v: View, last: Mention, following: Mention) -> bool:
    """ "two aunts, Mary and Ann": the names of those counted already."""
    names = following.kind == "name" or any(m.kind == "name" for m in following.members)
    same = following.kind == "sum" and following.best == last.best
    return last.kind == "number" and (names or same) and v.code(last.j) in ",:-"


def _skip_phrase(v: View, k: int) -> int:
    """Behind the prepositional phrase at ``k`` when a list goes on there ("in his foot, the")."""
    if v.code(k) != "i":
        return k
    at = k + 1
    while v.code(at) in "dwWo" and at - k < 8:
        at += 1
    if v.code(at) in "c," and (at + 1 in v.leads or (v.code(at + 1) == "c" and at + 2 in v.leads)):
        return at
    return k


def _skip_age(v: View, k: int) -> int:
    """Behind the age at ``k`` that stands in a list ("Ann Bell, 23, Bo Dree, 32, and")."""
    age = v.norm(k + 1).isdigit() or v.code(k + 1) == "y"
    end = k + 2 + (v.norm(k + 1) in ("age", "aged"))
    age = age or end > k + 2
    return end if age and v.code(k) == "," and v.code(end) == "," else k


def _list_goes_on(v: View, m: Mention) -> bool:
    """Does an "and" come before the list that ``m`` stands in ends?"""
    if m.kind == "sum":
        return True
    k = _skip_age(v, _skip_phrase(v, v.full_end(m.j)))
    if m.kind == "number" and not m.bare and v.code(k) in "i.":
        return True  # headlines: "shoots girl, 2 women in home"
    if v.code(k) == "," and v.code(k + 1) == "c":
        return (k + 2) in v.leads
    if v.code(k) in "c," and oneself_at(v, k + 1):
        return True
    return (v.code(k) == "c" and (k + 1) in v.leads) or (v.code(k) == "," and (k + 1) in v.leads)


def oneself_at(v: View, k: int) -> bool:
    """Does "himself" or "then himself" stand at ``k``?"""
    return v.norm(k + (v.norm(k) == "then")) in ("himself", "herself")


def _own_verb(v: View, m: Mention) -> bool:
    """Does a verb of its own follow the mention ("killing 3 and 5 were wounded")?"""
    k = m.j
    while v.code(k) == "a":
        k += 1
    return v.code(k) in "bhem" or (v.code(k) == "v" and v.code(k + 1) not in "d")


def company_start(v: View, k: int) -> int | None:
    """Where "together with", "as well as" begins that stands right before token ``k``."""
    for words_ in _TOGETHER:
        if k > len(words_) and v.norms[k - len(words_) : k] == words_:
            at = k - len(words_)
            return at - 1 if v.code(at - 1) == "," and v.code(at - 2) in "wWpP" else at
    return None


def accompanied(v: View, k: int) -> Mention | None:
    """Who is named behind "together with" in the insertion that the comma at ``k`` opens."""
    behind = [k + 1 + len(w) for w in _TOGETHER if v.norms[k + 1 : k + 1 + len(w)] == w]
    m = v.leads.get(behind[0]) if behind else None
    return None if m is None or m.kind in ("plural", "thing", "bare") else m


_TOGETHER = (["together", "with"], ["along", "with"], ["as", "well", "as"], ["alongside"])


def office_of(v: View, name: Mention, m: Mention) -> bool:
    """ "Ann Bell, the traffic police chief of Luno": what she is, and nobody else."""
    apposed = name.kind == "name" and v.norms[name.j : m.lead + 1] == [",", "the"]
    return apposed and m.kind in ("singular", "bare") and m.person is not None
