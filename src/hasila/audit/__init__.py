"""Audit: where tallies contradict themselves, each other, or the way they are sourced.

A finding is a doubt with its evidence, never a verdict. ``severity`` says how much it weighs:
``contradiction`` (both numbers cannot be right), ``doubt`` (likely a slip or a loss on the way from
outlet to outlet) or ``note`` (the wording allows both, as "about 90" allows 89).
"""

import pandas as pd

from hasila.audit.figures import Finding, Told, told
from hasila.audit.foreign import foreign
from hasila.audit.labels import labels
from hasila.audit.sources import sources
from hasila.audit.sums import sums
from hasila.audit.texts import copies, headlines
from hasila.audit.times import retracted, times
from hasila.audit.voices import Sentences
from hasila.audit.within import within
from hasila.codebook import Codebook
from hasila.schemas import AUDIT, conform
from hasila.tolls import tolls

__all__ = ["Finding", "Told", "audit"]


def audit(
    tallies: pd.DataFrame,
    reports: pd.DataFrame,
    codebook: Codebook,
    units: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Everything in the tallies that does not fit; between reports, only of main events.

    Args:
        tallies: the table of tallies with its extra columns.
        reports: the table of reports; texts show copies, titles show headlines.
        codebook: what the words count.
        units: the reports' tolls under the codebook, where they are known already.

    Returns:
        The table of audit and ``severity``, ordered by event, kind and report. Kinds:
        sum_of_parts, part_exceeds_total, falling_toll, headline_body, self_contradiction,
        group_reused, effect_mixed, part_or_beside, digit_swap, copied_text,
        one_source_many_outlets, attribution_lost, attribution_moved, foreign_source.
    """
    every = told(tallies, reports, codebook)
    rows = [r for r in every if r.main]
    sentences = Sentences(reports)
    found = [
        *sums(every),
        *within(rows, sentences),
        *headlines(rows, reports),
        *times(tolls(tallies, codebook) if units is None else units),
        *retracted(rows),
        *sources(rows),
        *labels(rows, sentences),
        *foreign(every, tallies),
        *copies(tallies, reports),
    ]
    # A total told in headline and body would give the same finding twice.
    unique = {_same(f): f for f in sorted(found, key=lambda f: (len(f.message), f.message))}
    ordered = sorted(unique.values(), key=lambda f: (f.event_id, f.kind, f.report_id or "", f))
    table = pd.DataFrame(
        [{**f._asdict(), "claim_ids": " ".join(f.claim_ids)} for f in ordered],
        columns=[*AUDIT.names, "severity"],
    )
    return conform(table, "audit")


def _same(f: Finding) -> tuple[object, ...]:
    """What two rows share that are one finding; the one that says more is kept."""
    if f.kind == "sum_of_parts":
        return (*f[:3], f.expected, f.found)
    return (f.event_id, f.report_id, f.message)
