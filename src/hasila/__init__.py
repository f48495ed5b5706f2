"""hasila: a defensible account of a contested death toll, from raw news reports.

>>> import hasila
>>> claims = hasila.extract(["Five civilians were killed in the town, a medic said."])

Everything takes and returns pandas tables; their columns stand in ``hasila.schemas``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

__version__ = "0.1.0"
__all__ = ["compare", "extract", "figures", "read_reports"]

# pandas and pyarrow take a second to import: the functions below import what they need when
# called, so that `hasila --help` and every short stage start at once.


def read_reports(inputs: str | Path | Sequence[str | Path], **settings: Any) -> "pd.DataFrame":
    """Read files or folders of reports (.txt, .jsonl, .csv, .html, …) into the table `reports`.

    What cannot be read is left out; `hasila ingest` lists it. Raises ``UserError`` when nothing
    could be read.
    """
    from hasila.api import read_reports

    return read_reports(inputs, **settings)


def figures(reports: "pd.DataFrame | Sequence[str]") -> "pd.DataFrame":
    """Every quantity that the reports (or texts) state: the table `figures`."""
    from hasila.api import figures

    return figures(reports)


def extract(reports: "pd.DataFrame | Sequence[str]") -> "pd.DataFrame":
    """The casualty claims of the reports (or texts): the table `claims`."""
    from hasila.api import extract

    return extract(reports)


def compare(
    reports: "pd.DataFrame", claims: "pd.DataFrame", **settings: Any
) -> "dict[str, pd.DataFrame]":
    """Events, tallies, consensus, audit and agreement of claims, as a dictionary of tables."""
    from hasila.api import compare

    return compare(reports, claims, **settings)
