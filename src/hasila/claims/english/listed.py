"""English: victims told of one by one behind the number that counts them."""

from hasila.claims.english.around import says
from hasila.claims.english.company import NAMING, apart, identified
from hasila.claims.english.parse import View
from hasila.claims.english.sums import can_hold
from hasila.claims.model import Mention
from hasila.quantities.data import lexicon, words


def itemised(v: View) -> None:
    """ "Two teachers -- one Sunni, one Shiite --": numbers that add up to the one before them."""
    for at, total in enumerate(v.mentions):
        if total.effect is None or total.kind != "number" or (total.best or 0) < 2:
            continue
        begin = v.full_end(total.j)
        if v.code(begin) not in "-:(,":
            begin = v.hits[total.at][0].j if total.at > total.j and total.at in v.hits else begin
        if v.code(begin) not in "-:(,":
            continue
        found: list[Mention] = []
        for m in v.mentions[at + 1 :]:
            if m.i < begin:
                continue  # in what the total is of
            start = found[-1].j if found else begin
            if m.kind not in _ITEMS or m.effect or m.best is None or m.qualifier != "exact":
                break
            if any(c in "bhmvSe.;kr" for c in v.codes[start : m.lead]):
                break
            found.append(m)
            if sum(x.best or 0 for x in found) >= (total.best or 0):
                break
        items = [x for m in found for x in (m.members or [m])]
        several = len(items) > 1 and any(m.kind == "number" for m in items)
        if several and sum(m.best or 0 for m in found) == total.best and can_hold(total, items):
            for item in [x for m in found for x in apart(v, m)]:
                item.effect, item.rule = total.effect, total.rule + "+part"
                item.whole, item.aspect, item.after_marker = total, "part", True


_ITEMS = frozenset(("number", "singular", "sum"))


def named_members(v: View) -> None:
    """ "Three men were killed: A, B and C", "the dead were identified as A, B and C": parts."""
    for total in v.mentions:
        if total.effect and total.kind in ("number", "others") and total.best:
            k = _behind_naming(v, identified(v, _behind_naming(v, v.full_end(total.j))))
            named = not _LISTING.isdisjoint(v.norms[max(0, total.lead - 4) : total.lead])
            if v.code(k) != ":":
                k = _announced(v, k, named)
            if v.code(k) == ":":
                names = _names(v, k + 1)
                if 2 <= len(names) <= total.best:
                    for m in names:
                        m.effect, m.rule = total.effect, total.rule + "+named"
                        m.whole, m.aspect, m.after_marker = total, "part", True
    told = v.norms if v.norms[:1] == ["they"] or not _FATES.keys().isdisjoint(v.norms) else []
    for k, norm in enumerate(told):
        opens = v.norm(k - 1) in ("the", "those", "all", "other") or v.code(k - 1) in ".,"
        if (norm in _FATES or (norm == "they" and not k)) and v.code(k + 1) == "b" and opens:
            at = k + 1
            while v.code(at) in "ba" or v.norm(at) in NAMING:
                at += 1
            all_told = v.norms[k - 1 : k + 2] in _THE_VICTIMS
            names = (_described(v, at) if all_told else []) or _names(v, at)
            listed = at > k + 2 or (bool(names) and "i" not in v.codes[at : names[0].lead + 1])
            if norm == "they" and at == k + 2 and names and names[0].lead > at + 1:
                continue  # "they were friends of Ann Bell and Bo Dree"
            if len(names) > 1 and listed:
                for m in names:
                    m.aspect = "part"
                    m.rule = "victims+among"  # its effect is the last total's
                    if effect := _FATES.get(norm):
                        m.effect, m.rule = effect, f"{effect}.event+among"


def named_as(v: View) -> None:
    """ "Police named the dead as A and B", "the five arrested are A, B …": parts of those told."""
    for k, norm in enumerate(v.norms if "as" in v.norms else ()):
        if norm != "as":
            continue
        verb = next(
            (x for x in range(k - 1, max(-1, k - _NAMED), -1) if v.norms[x] in _NAMERS), None
        )
        if verb is None or any(c in ".;" for c in v.codes[verb:k]):
            continue
        begin = k + 1 + (v.code(k + 1) in ":-d" or v.norm(k + 1) in _QUOTES)
        first = v.leads.get(begin)
        if first is None or first.effect or not _named(v, first):
            continue
        if (whom := _whom(v, verb, k)) is not None:
            _parts_of(v, whom, _names(v, begin))
    for k, norm in enumerate(v.norms if "named" in v.norms else ()):
        m = v.leads.get(k + 1)
        if norm == "named" and m is not None and m.members and not m.effect and _named(v, m):
            before = [x for x in v.mentions if x.j <= k and x.effect and x.best == m.best]
            if before and before[-1].kind == "number" and v.code(k - 1) in "PW":
                _parts_of(v, before[-1], _names(v, k + 1))  # "two were rebels named A and B"
    for total in list(v.mentions):
        if total.effect and total.kind == "number" and v.norm(total.lead) in ("the", "all"):
            last = min(len(v.codes), total.j + 14)
            for k in range(total.j, last):
                m = v.leads.get(k + 1)
                if v.codes[k] == "b" and m is not None and m.effect is None and _named(v, m):
                    names = _names(v, k + 1)
                    if len(names) == total.best:
                        _parts_of(v, total, names)
                    break


_NAMED = 16  # tokens from a verb of naming to "as"


def _named(v: View, m: Mention) -> bool:
    return all(x.kind == "name" or _titled(v, x) for x in m.members or [m])


def _titled(v: View, m: Mention) -> bool:
    """In capitals: "CAPTAIN JUAN BREL", a name behind a rank."""
    rank = v.s.upper and m.kind == "bare" and m.person is not None
    return rank and m.j - m.i > 1 and v.s.words[m.j - 1].person is None


def _whom(v: View, verb: int, k: int) -> Mention | str | None:
    """Those who are named by the verb, or the effect their noun tells ("the dead", "victims")."""
    for m in reversed(v.mentions):
        inside = verb < m.lead < m.j <= k
        before = m.j <= verb and not any(c in ".;" for c in v.codes[m.j : verb])
        if (
            not (inside or before)
            or v.norm(m.lead - 1) == "by"
            or m.kind in ("name", "singular", "bare", "thing")
        ):
            continue
        if m.effect and m.kind in ("number", "others", "vague") and m.best != 1:
            return m
        if inside or v.codes[verb - 1] == "b":
            # "the victims", "the family members killed"
            told = [_FATES[x] for x in v.norms[m.lead : m.j + 1] if x in _FATES]
            return told[0] if told else None
    return None


def _parts_of(v: View, whom: Mention | str, names: list[Mention]) -> None:
    if len(names) < 2:
        return
    for m in names:
        if says(v, m.j):
            break  # ", a spokesman, Ann Bell, said"
        m.aspect = "part"
        if isinstance(whom, str):
            m.effect, m.rule = whom or None, f"{whom or 'victims'}+among"
        elif whom.best is None or len(names) <= whom.best:
            m.effect, m.rule = whom.effect, whom.rule + "+named"
            m.whole, m.after_marker = whom, True


_QUOTES = frozenset("\"\u201c\u2018'")
_NAMERS = words("en", "grammar", "namers")
_FATES = {
    word: effect for effect, nouns in lexicon("en", "grammar")["fates"].items() for word in nouns
}
_FATES["victims"] = ""  # the last total's


def _behind_naming(v: View, k: int) -> int:
    """Behind "were killed", "have been identified as"."""
    while k < len(v.codes) and (v.codes[k] in "ebhai" or v.norm(k) in NAMING):
        k += 1
    return k


def _announced(v: View, k: int, named: bool) -> int:
    """The colon behind ``k`` that opens a list of names ("put it at 12, and gave the names:")."""
    for at in range(k, len(v.codes)):
        if v.codes[at] in ".;":
            break
        told = named or not _LISTING.isdisjoint(v.norms[max(k, at - 4) : at])
        if v.codes[at] == ":" and told:
            return at
    return k


_LISTING = words("en", "grammar", "listing")


def _names(v: View, k: int) -> list[Mention]:
    """The names listed from token ``k`` on, passing over ages and what they are."""
    found: list[Mention] = []
    for m in list(v.mentions):
        if m.i < k:
            continue
        if any(c in "bhmvSe.kr" for c in v.codes[k : m.i]):
            break
        members = m.members if m.kind == "sum" else [m]
        listed = (v.code(m.i - 1) in ",;c:asypi" and v.code(m.i - 2) != "o") or m.i == k
        if (
            listed
            and m.effect is None
            and all(x.kind == "name" or _kin(v, x) or _titled(v, x) for x in members)
        ):
            found += members
            if m.members:
                v.s.mentions.remove(m)
                v.s.mentions.extend(members)
        k = m.j
    return found


_THE_VICTIMS = [[the, "victims", be] for the in ("the", "those") for be in ("were", "are")]


def _described(v: View, k: int) -> list[Mention]:
    """ "The victims were a woman, 31, and a man from Luno": each by what they are."""
    first = v.leads.get(k)
    told = first is not None and first.effect is None and first.kind in _ITEMS
    if first is None or not told or v.codes[first.lead] not in "d#":
        return []
    found = [first]
    for m in v.mentions:
        between = v.codes[found[-1].j : m.lead] if m.lead >= found[-1].j else None
        if between is None or m.kind not in _ITEMS or m.effect:
            continue
        if m.kind != "sum" and m.person is None:
            continue
        if set(between) <= set("iowWdcya#,") and {",", "c"} & set(between):
            found.append(m)
    return [x for m in found for x in apart(v, m)]


def _kin(v: View, m: Mention) -> bool:
    """ "His wife Ann Bell": one of a list of names."""
    told = m.kind == "singular" and m.person is not None and m.person.lemma in _KIN
    return told and v.codes[m.j - 1] == "W" and v.norm(m.lead - 1) != "with"


_KIN = words("en", "grammar", "kin")
