"""English: which effect each mention of a sentence suffered."""

from hasila.claims.english.mentions import STOPS
from hasila.claims.model import Hit, Mention, Sentence


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
    return "passive_end" in s.words[hit.j].tags


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
        if w.norm in STOPS or w.norm in (
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
        if any(w.norm in STOPS for w in between):
            return None
        if any(
            h.i >= m.j and h.j <= hit.i and h.trigger.frame in ("verb", "active") for h in s.hits
        ) and not any(w.norm in ("and", "or") for w in s.words[hit.i - 1 : hit.i]):
            return None
        if m.kind == "others" and between and "be" not in between[0].tags:
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
                "be" in w.tags or w.norm in ("reported", "still", "left", "confirmed")
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
