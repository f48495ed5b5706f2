"""How likely a claim is right, from what is known when it is read.

A claim has cues: the rule that made it, the family of the rule, the form of its number, what stands
in its sentence. ``scores.json`` gives each cue a weight; the sum of them is the claim's score, as
a probability. The weights are fitted by ``hasila.classify.scores`` on texts that the project ships.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from itertools import repeat
from math import exp
from typing import Any

from hasila.claims.model import Mention, Sentence

FORMAT = "hasila-claim-scores/1"
# Word lists whose words make a claim doubtful (or sure) when they stand in its sentence.
_TAGS = frozenset(
    ("conditional", "habitual", "imagined", "irrealis", "modal", "negation", "purpose", "verdicts",
     "background", "relatives", "vague_sources", "say_forms", "say_verbs", "according", "toll")
)  # fmt: skip
_FAR = 6


def cues(s: Sentence, m: Mention, language: str) -> list[str]:
    """What a claim is judged by; a cue that was never seen weighs nothing.

    So a rule without a weight of its own backs off to its family (``injured`` of
    ``injured.bitten+part``) and to its way of reading (``verb``, ``noun``, ``own``).
    """
    rule, _, tail = m.rule.partition("+")
    family, _, way = rule.partition(".")
    out = [
        "any",
        f"lang|{language}",
        f"rule|{language}|{rule}",
        f"family|{language}|{family}",
        f"way|{way}",
        f"tail|{tail}",
        f"effect|{m.effect}",
        f"kind|{m.kind}",
        f"number|{m.qualifier}",
        f"event|{m.event}",
        f"aspect|{m.aspect}",
        f"gap|{_gap(m)}",
        f"effects|{min(3, len({h.trigger.effect for h in s.hits}))}",
        f"claims|{min(5, sum(x.effect is not None for x in s.mentions))}",
    ]
    if m.person is None:
        out.append(f"unknown|{m.kind}")
    if m.definite:
        out.append("definite")
    if m.source is not None:
        out.append("source")
    if not s.hits:
        out.append("no effect word")
    if s.tokens.norms and s.tokens.norms[-1] in "?؟":
        out.append("question")
    out += sorted(f"near|{tag}" for tag in s.tags & _TAGS)
    return out


def _gap(m: Mention) -> str:
    if m.at < 0:
        return "none"
    gap = m.at - m.j if m.at >= m.j else m.i - 1 - m.at
    return f"{'behind' if m.at >= m.j else 'before'}{min(_FAR, max(-1, gap))}"


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The shipped weight of each cue; empty when none are shipped."""
    path = resources.files("hasila.claims").joinpath("scores.json")
    if not path.is_file():
        return {}
    told = json.loads(path.read_text(encoding="utf-8"))
    return {name: value * told["step"] for name, value in told["weights"].items()}


def score(told: Iterable[str], table: dict[str, float]) -> float | None:
    """Probability that a claim with these cues is right; None without weights."""
    if not table:
        return None
    return round(1 / (1 + exp(-sum(map(table.get, told, repeat(0.0))))), 4)


def fill(rows: list[dict[str, Any]], told: list[list[str]]) -> None:
    """Set ``score`` of each row from its cues."""
    table = weights()
    for row, cue in zip(rows, told, strict=True):
        row["score"] = score(cue, table)
