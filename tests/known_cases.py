"""The known cases of the shipped studies, and which of them an audit finds."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from hasila.hand import apply_claims, claim_rows
from hasila.io import read_cells

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
STUDIES = sorted(p.parent.name for p in DATA.glob("*/known_cases.csv"))


class Case(NamedTuple):
    """Something that does not fit in a study, as its sources are known for."""

    kind: str
    reports: frozenset[str]
    numbers: frozenset[str]
    what: str
    known_from: str  # notes: of who collected the figures; reading: of what the audit printed


def cases(study: str) -> list[Case]:
    with (DATA / study / "known_cases.csv").open(encoding="utf-8", newline="") as handle:
        return [
            Case(r["kind"], frozenset(r["report_ids"].split()), frozenset(r["numbers"].split()),
                 r["what"], r["known_from"])
            for r in csv.DictReader(handle)
        ]  # fmt: skip


def shows(row: pd.Series, case: Case) -> bool:
    """Whether a row of the audit is about a case: its kind, its reports, its numbers."""
    reports = {c.rsplit(":", 2)[0] for c in row["claim_ids"].split()}
    said = set(re.findall(r"\d+", row["message"]))
    return row["kind"] == case.kind and case.reports <= reports and case.numbers <= said


def corrected(claims: pd.DataFrame, reports: pd.DataFrame, study: str) -> pd.DataFrame:
    """Claims after the shipped corrections of a study, as a run has them."""
    path = ROOT / "config" / "hand" / study / "claims.csv"
    if not path.is_file():
        return claims
    header, cells = read_cells(path)
    return apply_claims(claims, reports, claim_rows(cells, header, str(path))).claims


def judge(audit: pd.DataFrame, study: str) -> tuple[list[Case], pd.DataFrame]:
    """The cases that no row shows, and the rows that show no case."""
    known = cases(study)
    rows = [row for _, row in audit.iterrows()]
    missed = [c for c in known if not any(shows(r, c) for r in rows)]
    other = [not any(shows(r, c) for c in known) for r in rows]
    return missed, audit[other]
