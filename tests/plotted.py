"""Hand-made tables for tests of the plots."""

import math

from hasila.plots import PlotSettings
from hasila.schemas import conform

NAMES = {
    "watch": {"en": "River Watch", "ar": "مرصد النهر"},
    "ministry": {"en": "Health ministry", "ar": "وزارة الصحة"},
}


def tally(n, source, day, low, best, high, cls="unspecified", **more):
    return {
        "event_id": "e1", "effect": "killed", "victim_class": cls, "source_name": source,
        "outlet": "The Gazette", "as_of": day, "low": low, "best": best, "high": high,
        "aspect": "total", "report_id": f"r{n}", "claim_id": f"c{n}", **more,
    }  # fmt: skip


def part(n, of, value, cls, **more):
    row = tally(n, "watch", "2023-05-02", value, value, value, cls, **more)
    return {**row, "aspect": "part", "part_of": of}


def tables():
    """Tables of an event that two sources count, with parts, ranges and another event."""
    rows = [
        tally(1, "watch", "2023-05-01", 10, 10, 10),
        tally(2, "watch", "2023-05-01T18:30:00+03:00", 25, 25, None),
        tally(3, "watch", "2023-05-02", 67, 67, 67),
        tally(4, "ministry", "2023-05-02", None, 40, 40),
        tally(5, None, "2023-05-03", 60, None, 80),
        tally(6, "watch", None, 70, 70, 70),
        tally(7, "watch", "2023-05-03", None, None, None),
        part(8, "c3", 39, "combatant", actor="north"),
        part(9, "c3", 23, "combatant", actor="south"),
        part(10, "c3", 7, "civilian"),
        tally(11, "ministry", "2023-05-02", 5, 5, 5, "civilian"),
        {**tally(12, "watch", "2023-05-01", 900, 900, 900), "event_id": "e2"},
        {**tally(13, "watch", "2023-05-01", 80, 80, 80), "effect": "injured"},
        {**tally(14, "watch", "2023-05-03", 999, 999, 999), "aspect": "previous"},
    ]
    pairs = [
        {"event_id": "e1", "effect": "killed", "source_a": "watch", "source_b": "ministry", "n": 3,
         "median_log_ratio": math.log(2)},
    ]  # fmt: skip
    whole = {
        "event_id": "e1", "effect": "killed", "victim_class": "all", "codebook": "literal",
        "low": 40, "best": None, "high": 80, "n_reports": 5, "n_sources": 3, "rule": "range",
    }  # fmt: skip
    acled = {**whole, "codebook": "acled", "low": 40, "best": 40, "high": None, "open_high": True}
    late = {"event_id": "e1", "effect": "killed", "victim_class": "all", "start": "2023-05-01"}
    lag = [
        {**late, "source_name": "ministry", "n": 1, "first_days": 1, "final_days": 1,
         "near_days": 1, "last_days": 1, "first": 40, "final": 40},
        {**late, "source_name": "watch", "n": 2, "first_days": 0, "final_days": 1,
         "near_days": 1, "last_days": 900, "first": 25, "final": 67},
    ]  # fmt: skip
    homes = [("e1", "r1", "Hasakah"), ("e1", "r2", "Hasakah"), ("e1", "r3", "Syria"),
             ("e2", "r12", "Derna")]  # fmt: skip
    events = [{"event_id": e, "report_id": r, "place": p} for e, r, p in homes]
    return {
        "tallies": conform(rows, "tallies"),
        "agreement": conform(pairs, "agreement"),
        "consensus": conform([whole, acled], "consensus"),
        "lag": conform(lag, "lag"),
        "events": conform(events, "events"),
    }


def settings(**more):
    return PlotSettings(names=NAMES, **more)
