"""Two short reports for tests of corrections by hand, and rows of corrections."""

import pandas as pd

from hasila.hand import claim_rows
from hasila.ingest import from_texts

AR = "قال مصدر طبي إن 12 مدنيا قتلوا في القصف، بينهم 3 أطفال، وأصيب 7 آخرون."
EN = "At least 10 people died when shells hit a bakery, officials said. Two soldiers were wounded."
WHO = {"reviewer": "NN", "reviewed": "2024-05-01", "reason": "read again"}


def two_reports() -> pd.DataFrame:
    table = from_texts([AR, EN])
    return table.assign(report_id=pd.array(["ar1", "en1"], dtype="string"))


def rows(*given: dict[str, object], file: str = "claims.csv"):
    cells = [(n, {k: str(v) for k, v in {**WHO, **row}.items()}) for n, row in enumerate(given, 2)]
    header = list(dict.fromkeys(k for _, row in cells for k in row))
    return claim_rows(cells, header, file)


def one(table: pd.DataFrame, quote: str) -> pd.Series:
    found = table[table["quote"].str.contains(quote, regex=False)]
    assert len(found) == 1, found
    return found.iloc[0]


def statuses(done: object) -> list[str]:
    return list(done.log["status"])
