"""Audit: where tallies contradict themselves, each other, or the way they are sourced.

A finding is a doubt with its evidence, never a verdict. ``severity`` says how much it weighs:
``contradiction`` (both numbers cannot be right), ``doubt`` (likely a slip or a loss on the way from
outlet to outlet) or ``note`` (the wording allows both, as "about 90" allows 89).
"""

import pandas as pd

from hasila.audit.figures import Finding, Told, told
from hasila.audit.sources import sources
from hasila.audit.sums import sums
from hasila.audit.texts import copies, headlines
from hasila.audit.times import times
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
    """Everything in the tallies of main events that does not fit.

    Args:
        tallies: the table of tallies with its extra columns.
        reports: the table of reports; texts show copies, titles show headlines.
        codebook: what the words count.
        units: the reports' tolls under the codebook, where they are known already.

    Returns:
        The table of audit and ``severity``, ordered by event, kind and report. Kinds:
        sum_of_parts, part_exceeds_total, falling_toll, headline_body, self_contradiction,
        group_reused, effect_mixed, digit_swap, copied_text, one_source_many_outlets,
        attribution_lost.
    """
    rows = told(tallies, reports, codebook)
    found = [
        *sums(rows),
        *within(rows),
        *headlines(rows),
        *times(tolls(tallies, codebook) if units is None else units),
        *sources(rows),
        *copies(tallies, reports),
    ]
    # A total told in headline and body would give the same finding twice.
    unique = {(f.event_id, f.report_id, f.message): f for f in reversed(found)}
    ordered = sorted(unique.values(), key=lambda f: (f.event_id, f.kind, f.report_id or "", f))
    table = pd.DataFrame(
        [{**f._asdict(), "claim_ids": " ".join(f.claim_ids)} for f in ordered],
        columns=[*AUDIT.names, "severity"],
    )
    return conform(table, "audit")
