"""From raw records to the tables reports and rejects: ids made unique, duplicates joined."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from hasila.errors import UserError
from hasila.ingest.formats import Columns, read_source
from hasila.ingest.records import (
    EXTRA_COLUMNS,
    IngestSettings,
    Raw,
    Reject,
    make_row,
    nearest,
)
from hasila.ingest.sources import Source, expand, open_sources
from hasila.schemas import REPORTS, conform

#: Called with files done, files in all, and the name of the one that comes next.
Progress = Callable[[int, int, str], None]

_FILLED = ("title", "outlet", "published_at", "url", "event_id", "published_raw")
_DEFAULTS = IngestSettings()


def iter_reports(
    inputs: Sequence[Path | str],
    settings: IngestSettings = _DEFAULTS,
    progress: Progress | None = None,
) -> Iterator[dict[str, Any] | Reject]:
    """Rows of reports and rejects one by one, in input order, holding one report at a time.

    Duplicates are not joined and ids not made unique: a ``Collector`` does both. Raises
    ``UserError`` for a missing input, for a mapped column that no table has (after the last
    row), and for the first reject when ``settings.strict``.
    """
    columns = Columns(settings)
    files, rejects = expand(inputs)
    yield from (_checked(reject, settings) for reject in rejects)
    for number, (path, name) in enumerate(files):
        if progress:
            progress(number, len(files), name)
        for source in open_sources(path, name):
            for raw in read_source(source, settings, columns) if isinstance(
                source, Source
            ) else (source,):  # fmt: skip
                row = make_row(raw, settings) if isinstance(raw, Raw) else raw
                yield _checked(row, settings) if isinstance(row, Reject) else row
    if progress:
        progress(len(files), len(files), "")
    _check_columns(columns, settings)


def _checked(reject: Reject, settings: IngestSettings) -> Reject:
    if settings.strict:
        raise UserError(_told(reject))
    return reject


def _told(reject: Reject) -> str:
    detail = f": {reject.detail}" if reject.detail else ""
    return f"{reject.origin}: {reject.reason.replace('_', ' ')}{detail}"


def _check_columns(columns: Columns, settings: IngestSettings) -> None:
    """A mapped column that no table read has is a mistake in the mapping."""
    if not columns.tables:
        return
    for field, names in settings.mapped().items():
        if names and not columns.seen.intersection(names):
            raise UserError(
                f"columns: {field}: no input has a column '{names[0]}'"
                f"{nearest(names[0], columns.seen)}"
            )


class Collector:
    """Gives each text its row once; remembers ids and digests, never texts."""

    def __init__(self, settings: IngestSettings = _DEFAULTS) -> None:
        self._settings = settings
        self._first: dict[bytes, str] = {}
        self._ids: set[str] = set()
        #: report_id of the first -> the further rows of the same text, without it.
        self.duplicates: dict[str, list[dict[str, Any]]] = {}
        self.rejects: list[Reject] = []

    def add(self, row: dict[str, Any] | Reject) -> dict[str, Any] | None:
        """The row under its final id, or None when it is a reject or a text seen before."""
        if isinstance(row, Reject):
            self.rejects.append(row)
            return None
        digest = bytes.fromhex(row["sha256"])
        if digest in self._first:
            kept = {k: row[k] for k in ("origin", *_FILLED) if row[k] is not None}
            self.duplicates.setdefault(self._first[digest], []).append(kept)
            return None
        if row["report_id"] in self._ids:
            row = self._renamed(row)
        self._first[digest] = row["report_id"]
        self._ids.add(row["report_id"])
        return row

    def _renamed(self, row: dict[str, Any]) -> dict[str, Any]:
        # A part of the text's digest, not a running number: ids then hold when files come and go.
        given = row["report_id"]
        length = 8
        while (name := f"{given}-{row['sha256'][:length]}") in self._ids:
            length += 8
        detail = f"'{given}' is taken by another text; renamed '{name}'"
        self.rejects.append(
            _checked(Reject(row["origin"], "id_clash_renamed", detail), self._settings)
        )
        return {**row, "report_id": name, "given_id": row["given_id"] or given}

    def merged(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row with its duplicates' origins and, where it has none, their metadata."""
        further = self.duplicates.get(row["report_id"])
        if not further:
            return row
        row = dict(row)
        origins = [*row["origin"].split(" | "), *(other["origin"] for other in further)]
        row["origin"] = " | ".join(dict.fromkeys(origins))
        for name in _FILLED:
            if row[name] is None:
                row[name] = next((o[name] for o in further if name in o), None)
        return row

    def frame(self, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
        """Finished rows as the table reports, sorted by report_id."""
        table = [self.merged(row) for row in rows]
        table.sort(key=lambda row: row["report_id"])
        return reports_frame(table)

    def rejects_frame(self) -> pd.DataFrame:
        """The table rejects, in input order."""
        rows = [{"origin": r.origin, "reason": r.reason, "detail": r.detail} for r in self.rejects]
        return conform(pd.DataFrame(rows, columns=["origin", "reason", "detail"]), "rejects")


def reports_frame(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Rows in the columns and types of reports, ``given_id`` and ``published_raw`` last."""
    columns = {
        name: pd.array(
            [row[name] for row in rows], dtype="Int64" if name == "n_chars" else "string"
        )
        for name in [*REPORTS.names, *EXTRA_COLUMNS]
    }
    return conform(pd.DataFrame(columns), "reports")


def read_reports(
    inputs: Sequence[Path | str],
    settings: IngestSettings = _DEFAULTS,
    progress: Progress | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read files, folders, archives or ``-`` into the tables reports and rejects.

    Nothing of a text is changed: it is decoded and freed of a byte order mark, and keeps its
    line ends, spaces and controls, so offsets are code points into ``reports.text``. With a
    title the text is the title, an empty line and the text, unless it begins with the title.

    Returns:
        reports: the columns of the contract and ``given_id`` (the id as given where it was
            unsafe or taken) and ``published_raw`` (the date as given where it was not ISO
            8601; where it has two readings, published_at is null). Sorted by report_id.
        rejects: origin, reason (of ``REASONS``), detail.

    Raises:
        UserError: a missing input, an unknown or absent mapped column, a reject under strict.
    """
    collector = Collector(settings)
    rows = [
        kept for row in iter_reports(inputs, settings, progress) if (kept := collector.add(row))
    ]
    return collector.frame(rows), collector.rejects_frame()


def from_texts(
    texts: str | Mapping[str, Any] | Iterable[str | Mapping[str, Any]],
    settings: IngestSettings = _DEFAULTS,
) -> pd.DataFrame:
    """The table reports from texts, or records with ``text``, that Python already holds.

    Takes one text or record, any iterable of them, or a DataFrame. Rows keep their order; the
    same text twice is one row. Raises ``UserError`` naming the first entry without a text.

    >>> from_texts("Two civilians were killed.")[["language", "n_chars"]].values.tolist()
    [['en', 26]]
    """
    if isinstance(texts, (str, Mapping)):
        texts = [texts]
    elif isinstance(texts, pd.DataFrame):
        texts = texts.to_dict("records")  # type: ignore[assignment]
    columns = Columns(settings)
    collector = Collector(settings)
    rows = []
    for number, entry in enumerate(texts, 1):
        origin = f"texts:{number}"
        if isinstance(entry, Mapping):
            columns.note(str(key) for key in entry)
            fields = columns.pick(dict(entry))
        else:
            fields = {"text": entry}
        row = make_row(Raw(origin, fields), settings)
        if isinstance(row, Reject):
            raise UserError(_told(row))
        if kept := collector.add(row):
            rows.append(kept)
    _check_columns(columns, settings)
    return reports_frame([collector.merged(row) for row in rows])
