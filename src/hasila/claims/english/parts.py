"""English: totals that later sentences break down person by person."""

from hasila.claims.english.sums import can_hold
from hasila.claims.model import Mention, Sentence
from hasila.claims.structure import fits
from hasila.quantities.data import words

_SENTENCES = 14  # how far behind its total a part may stand
_GROUPED = 10  # from here on groups are told apart from single persons beside them
_LARGEST = 40  # nobody lists more persons one by one
Words = dict[int, list[str]]  # of each mention, by its id
_HOLDS = {"killed_or_injured": ("killed", "injured", "killed_or_injured")}


def break_down(sentences: list[Sentence]) -> None:
    """Make the figures that sum to a total before them its parts, groups among them included."""
    _mark_rivals(sentences)
    claims = [
        m
        for s in sentences
        for m in s.mentions
        if m.effect and m.best and m.kind not in ("zero", "event") and m.aspect != "previous"
    ]
    claims.sort(key=lambda m: m.start)
    done: set[int] = set()
    words = {id(m): s.tokens.norms[max(0, m.lead - 1) : m.j] for s in sentences for m in s.mentions}
    claims = [m for m in claims if not m.rival]
    for at, total in enumerate(claims):
        if id(total) not in done and not _collect(claims, at, done, words):
            _collect_groups(claims[at:], done)
    _loose_parts(claims)
    _conditions(claims)


_TREATED = (
    "injured.verb",
    "injured.subject",
    "injured.taken",
    "injured.hospital",
    "injured.wounds",
)


def _conditions(claims: list[Mention]) -> None:
    """ "Nine were stabbed, and four are in grave condition": some of those before."""
    for at, m in enumerate(claims):
        remaining = m.rule == "injured.state" or (m.rule in _TREATED and m.lead == 0)
        if not remaining or not m.bare or m.whole is not None or m.kind != "number":
            continue
        for total in reversed(claims[max(0, at - 4) : at]):
            larger = (total.best or 0) > (m.best or 0) and total.kind in ("number", "others")
            near = m.sentence - total.sentence <= 1 and total.aspect == "total"
            if larger and near and total.effect in ("injured", "killed_or_injured"):
                m.whole, m.aspect = total, "part"
                break


def _mark_rivals(sentences: list[Sentence]) -> None:
    """ "Some say three died, while others reported two": what a rival account counts."""
    for s in sentences:
        norms, codes = s.tokens.norms, s.view.codes
        for k in range(1, len(norms) - 2):
            if norms[k] not in _OTHERS or norms[k - 1] not in _CONTRASTING:
                continue
            verb = next((x for x in range(k + 1, min(k + 4, len(codes))) if codes[x] == "S"), 0)
            if verb:
                end = next((x for x in range(verb, len(codes)) if codes[x] in ".;"), len(codes))
                for m in s.mentions:
                    m.rival = m.rival or (verb < m.i < end and m.whole is None)


_OTHERS = frozenset(("others", "other", "another", "some"))
_CONTRASTING = words("en", "grammar", "contrasts") | {",", "and"}


def _again(m: Mention, found: list[Mention], words: Words) -> bool:
    """Are they some of those before: "the victim", by name, "all three"?"""
    if not found:
        return False
    if m.best != 1:
        told = {"all", "the", "these", "both"} & set(words[id(m)][:2])
        return bool(told) and any(x.best == m.best for x in found)
    if words[id(m)][-2:] == ["the", "victim"]:
        return True
    if m.kind != "name":
        return False
    own = _names(words[id(m)])
    others = [_names(words[id(x)]) for x in found]
    return any(own & x and (own <= x or x <= own) for x in others)


def _names(words: list[str]) -> set[str]:
    """The words of a name: kin share only some of them."""
    return {w for w in words if len(w) > 2 and w.isalpha()} - {"and", "the", "with", "for"}


def _collect(claims: list[Mention], at: int, done: set[int], words: Words) -> int:
    """Find the parts of ``claims[at]`` behind it; returns where they end (0: there are none)."""
    total = claims[at]
    best = total.best or 0
    if not 2 <= best <= _LARGEST or total.kind == "sum":
        return 0
    found: list[Mention] = []
    later: list[int] = []
    sum_, k = 0, at + 1
    while k < len(claims):
        m = claims[k]
        if m.sentence - total.sentence > _SENTENCES:
            return 0
        if m.whole is total and m.of_them:  # "five of them …. Another three …"
            sum_ += m.best or 0
            k += 1
            continue
        other = not _compatible(total, m) or m.event != total.event or not fits(total, m)
        if m.whole is not None or other:
            k += 1
            continue
        late = total.aspect == "part" and not sum_ and m.sentence - total.sentence > 1
        if (m.best or 0) >= best or (not sum_ and m.kind == "another") or late:
            return 0  # "Two were hurt, and another": none of the two
        if _again(m, found, words):
            if m.best == 1:
                found.append(m)
            k += 1
            continue
        beside = claims[k + 1] if k + 1 < len(claims) else None
        if beside is not None and _completes(total, m, beside, sum_):
            inner = 0  # its own parts are looked for later
            later.append(id(m))
        else:
            inner = _collect(claims, k, done, words)
        sum_ += m.best or 0
        found.append(m)
        if sum_ > best:
            return 0
        k = inner or k + 1
        if sum_ == best:
            break
    if sum_ != best or not found or max(m.best or 0 for m in found) == best:
        return 0
    for m in found:
        m.whole, m.aspect = total, "part"
        if id(m) not in later:
            done.add(id(m))
    return k


def _completes(total: Mention, m: Mention, beside: Mention, sum_: int) -> bool:
    """Does the next claim of the sentence complete a total ("five were shot and a girl hurt")?"""
    both = sum_ + (m.best or 0) + (beside.best or 0) == total.best
    free = beside.whole is None and _compatible(total, beside) and fits(total, beside)
    return both and free and beside.sentence == m.sentence


def _collect_groups(claims: list[Mention], done: set[int]) -> None:
    """Parts among single persons who are not counted: "seven in Luno … another seven in Keld"."""
    total, found, sum_ = claims[0], [], 0
    if total.kind != "number" or (total.best or 0) < _GROUPED:
        return
    for m in claims[1:]:
        if m.sentence - total.sentence > _SENTENCES or sum_ == total.best:
            break
        other = not _compatible(total, m) or m.event != total.event or not fits(total, m)
        if m.whole is not None or other or m.best == 1:
            continue
        if (m.best or 0) >= (total.best or 0):
            return
        sum_ += m.best or 0
        found.append(m)
    if sum_ == total.best and len(found) > 2:
        for m in found:
            m.whole, m.aspect = total, "part"
            done.add(id(m))


def _compatible(total: Mention, m: Mention) -> bool:
    return can_hold(total, [m]) and m.effect in _HOLDS.get(str(total.effect), (total.effect,))


def _loose_parts(claims: list[Mention]) -> None:
    """ "A nurse was among the dead": a part of the last total before it that can hold it."""
    for at, m in enumerate(claims):
        if not m.rule.endswith("+among") or m.whole is not None:
            continue
        above = [x for x in claims[:at] if (x.best or 0) > (m.best or 0)]
        # "Seven were shot, two were killed …. The dead are": some of the two.
        shared = [x for x in above if x.whole is not None and x.whole.effect in _HOLDS]
        of_effect = [x for x in shared if x.effect == m.effect and m.sentence - x.sentence <= 6]
        free = [x for x in above if x.aspect != "part" and _compatible(x, m)]
        free = [x for x in free if x.event == m.event] or free
        if of_effect or free:
            m.whole = (of_effect or free)[-1]
