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

    from hasila.explanation import Explanation

__version__ = "0.1.0"
__all__ = ["compare", "explain", "extract", "figures", "read_reports"]

# pandas and pyarrow take a second to import: the functions below import what they need when
# called, so that `hasila --help` and every short stage start at once.


def read_reports(inputs: str | Path | Sequence[str | Path], **settings: Any) -> "pd.DataFrame":
    """Read files or folders of reports (.txt, .jsonl, .csv, .html, …) into the table `reports`.

    What cannot be read is left out; `hasila ingest` lists it. Raises ``UserError`` when there
    is no such file. The settings are those of ``hasila.ingest.IngestSettings``.
    """
    from hasila.ingest import IngestSettings, read_reports

    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    return read_reports(paths, IngestSettings(**settings))[0]


def figures(reports: "pd.DataFrame | str | Sequence[str]") -> "pd.DataFrame":
    """Every quantity that reports, or plain texts, state: the table `figures`."""
    from hasila.quantities import figures
    from hasila.schemas import conform

    return conform(figures(_as_reports(reports)), "figures")


def extract(reports: "pd.DataFrame | str | Sequence[str]") -> "pd.DataFrame":
    """The casualty claims of reports, or of plain texts: the table `claims`."""
    from hasila.claims import extract
    from hasila.schemas import conform

    return conform(extract(_as_reports(reports)), "claims")


def explain(text: str, language: str | None = None) -> "Explanation":
    """Tokens, figures, word-list entries and claims of a text, with the rule behind each."""
    from hasila.explanation import explain

    return explain(text, language)


def compare(
    reports: "pd.DataFrame", claims: "pd.DataFrame", **settings: Any
) -> "dict[str, pd.DataFrame]":
    """Who claims what: `events`, `tallies`, `consensus`, `audit`, `agreement` and more by name.

    The settings are those of ``hasila.comparison.compare``, such as ``codebooks=["literal"]``.
    """
    from hasila.comparison import compare

    return dict(compare(reports, claims, **settings))


def _as_reports(reports: "pd.DataFrame | str | Sequence[str]") -> "pd.DataFrame":
    import pandas as pd

    if isinstance(reports, pd.DataFrame):
        return reports
    from hasila.ingest import from_texts

    return from_texts([reports] if isinstance(reports, str) else list(reports))
