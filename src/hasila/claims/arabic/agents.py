"""Arabic: the body that does what a verb says, and those who help it."""

from hasila.claims.model import Sentence

_BODIES = frozenset(("armed", "persons_or_bodies"))
_HELP = frozenset(("بمسانده", "بدعم", "باسناد", "بالتعاون", "بالتنسيق", "بمشاركه", "بموازره"))
_HELPERS = frozenset(("من", "مع", "طيران", "طائرات", "مروحيات", "جوي", "مباشر"))


def _members(s: Sentence, j: int) -> bool:
    """Do armed men stand at ``j`` (أوقف عناصر الأمن, اغتال مسلحون مجهولون)?"""
    person = s.words[j].person
    many = person is not None and person.number == "pl" and not person.ambiguous
    return many and person is not None and person.victim_class == "combatant"


def after_agent(s: Sentence, j: int) -> int:
    """Where the words for the agent of a verb end, a day and his helpers included; -1."""
    if j >= len(s) or not (s.words[j].tags & _BODIES or _members(s, j)):
        return -1
    k, reach, helped = j + 1, 6, False
    while k < len(s) and k - j < reach:
        w = s.words[k]
        timed = w.norm in ("قبل", "منذ") and s.has(k + 1, "not_persons")  # قبل أيام
        helping = w.norm.removeprefix("و") in _HELP
        if helping:
            helped, reach = True, 12  # وبمساندة طيران التحالف
        helps = helped and (helping or w.norm in _HELPERS or w.tags & _BODIES)
        qualified = k == j + 1 and w.norm.endswith(("ون", "ين")) and not w.person
        if not (timed or helps or qualified or w.norm.startswith("ال") or "adverbs" in w.tags):
            break
        k += 2 if timed else 1
    return k if k < len(s) else -1
