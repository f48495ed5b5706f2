"""Reviewed human judgement: claims and events that a person corrected, applied last."""

from hasila.hand.claims import Corrected, apply_claims
from hasila.hand.events import apply_events
from hasila.hand.rows import ClaimRow, EventRow, claim_rows, event_rows
from hasila.hand.warnings import warnings

__all__ = [
    "ClaimRow",
    "Corrected",
    "EventRow",
    "apply_claims",
    "apply_events",
    "claim_rows",
    "event_rows",
    "warnings",
]
