"""The log of corrections: what became of each row."""

from typing import Any

import pandas as pd

from hasila.hand.rows import Row
from hasila.schemas import HAND_LOG, conform


class Log:
    """Rows of ``hand_log`` for one table of corrections, in order of file and row."""

    def __init__(self, table: str) -> None:
        self.name = table
        self.rows: list[dict[str, Any]] = []

    def add(self, row: Row, status: str, message: str, claim_id: str | None = None) -> None:
        """Note what became of a row."""
        self.rows.append(
            {
                "file": row.file,
                "row": row.row,
                "table": self.name,
                "action": row.action,
                "report_id": row.report_id,
                "claim_id": claim_id or row.claim_id,
                "event_id": getattr(row, "event_id", None) or None,
                "quote": getattr(row, "quote", None) or None,
                "status": status,
                "message": message,
                "by": row.by,
                "date": row.on,
                "reason": row.reason,
            }
        )

    def table(self) -> pd.DataFrame:
        """The table ``hand_log``, files in the order of their first row."""
        order = {name: at for at, name in enumerate(dict.fromkeys(r["file"] for r in self.rows))}
        rows = sorted(self.rows, key=lambda r: (order[r["file"]], r["row"]))
        return conform(pd.DataFrame(rows, columns=list(HAND_LOG.names)), "hand_log")
