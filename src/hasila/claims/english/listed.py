"""English: victims told of one by one behind the number that counts them."""

from hasila.claims.english.company import NAMING, apart, identified
from hasila.claims.english.parse import View
from hasila.claims.english.sums import can_hold
from hasila.claims.model import Mention
from hasila.quantities.data import words


def itemised(v: View) -> None:
    """ "Two teachers -- one Sunni, one Shiite --": numbers that add up to the one before them."""
    for at, total in enumerate(v.mentions):
        begin = v.full_end(total.j)
        if total.effect is None or total.kind != "number" or v.code(begin) not in "-:(,":
            continue
        if total.best is None or total.best < 2:
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
            if sum(x.best or 0 for x in found) >= total.best:
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
    told = v.norms if v.norms[:1] == ["they"] or not _BEARERS.isdisjoint(v.norms) else []
    for k, norm in enumerate(told):
        opens = v.norm(k - 1) in ("the", "all", "other") or v.code(k - 1) in ".,"
        if (norm in _BEARERS or (norm == "they" and not k)) and v.code(k + 1) == "b" and opens:
            at = k + 1
            while v.code(at) in "ba" or v.norm(at) in NAMING:
                at += 1
            names = _names(v, at)
            listed = at > k + 2 or (bool(names) and "i" not in v.codes[at : names[0].lead + 1])
            if len(names) > 1 and listed:
                for m in names:
                    m.aspect = "part"
                    m.rule = "victims+among"  # its effect is the last total's
                    if norm not in ("victims", "they"):
                        m.effect, m.rule = "killed", "killed.event+among"


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


_LISTING = frozenset(("names", "named", "follows", "them", "identities"))
_BEARERS = frozenset(("victims", "dead", "deceased", "fatalities", "martyrs"))


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
        if listed and m.effect is None and all(x.kind == "name" or _kin(v, x) for x in members):
            found += members
            if m.members:
                v.s.mentions.remove(m)
                v.s.mentions.extend(members)
        k = m.j
    return found


def _kin(v: View, m: Mention) -> bool:
    """ "His wife Ann Bell": one of a list of names."""
    told = m.kind == "singular" and m.person is not None and m.person.lemma in _KIN
    return told and v.codes[m.j - 1] == "W" and v.norm(m.lead - 1) != "with"


_KIN = words("en", "grammar", "kin")
