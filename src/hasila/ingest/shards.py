"""Reports in shards by stable hash, in bounded memory; what did not change is not rewritten."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from hasila.errors import UserError
from hasila.ingest.collect import Collector, Progress, iter_reports
from hasila.ingest.records import EXTRA_COLUMNS, IngestSettings
from hasila.io import write_table
from hasila.schemas import REPORTS, shard_of

_FLUSH = 8_000_000  # characters held before they go to disk
_SCHEMA = pa.schema(
    [*(pa.field(f.name, f.type) for f in REPORTS), *((n, pa.string()) for n in EXTRA_COLUMNS)]
)
_SHARD = re.compile(r"shard-(\d+)\.parquet")


@dataclass(frozen=True)
class Written:
    """What ``write_shards`` did: rows, rejects, and the shards whose content is new."""

    reports: int
    rejects: pd.DataFrame
    changed: tuple[Path, ...]


def shard_path(folder: Path, shard: int) -> Path:
    """Where a shard of reports lies."""
    return folder / f"shard-{shard:02d}.parquet"


def write_shards(
    inputs: Sequence[Path | str],
    folder: Path,
    shards: int,
    settings: IngestSettings | None = None,
    progress: Progress | None = None,
) -> Written:
    """Read the inputs into ``folder``/shard-NN.parquet and ``folder``/rejects.parquet.

    A report lies in shard ``shard_of(report_id, shards)``. Texts go through temporary files, so
    memory holds one shard and some bytes per report. A file whose content is as before keeps
    its bytes and time, so only the shards of new reports are made anew downstream; shards
    beyond the number are removed. On an error nothing in ``folder`` is touched. Raises as
    ``read_reports`` does.
    """
    if shards < 1:
        raise UserError(f"shards: {shards} is not at least 1")
    settings = settings or IngestSettings()
    collector = Collector(settings)
    count = 0
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".ingest-") as scratch:
        spill = _Spill(Path(scratch), shards)
        for row in iter_reports(inputs, settings, progress):
            if kept := collector.add(row):
                spill.add(kept)
                count += 1
        spill.close()
        changed = [
            path
            for shard in range(shards)
            if _write_if_new(
                collector.frame(spill.rows(shard)),
                path := shard_path(folder, shard),
                "reports",
                Path(scratch),
            )
        ]
        rejects = collector.rejects_frame()
        _write_if_new(rejects, folder / "rejects.parquet", "rejects", Path(scratch))
    for path in folder.iterdir():
        found = _SHARD.fullmatch(path.name)
        if found and int(found[1]) >= shards:
            path.unlink()
    return Written(count, rejects, tuple(changed))


def _write_if_new(df: pd.DataFrame, path: Path, table: str, scratch: Path) -> bool:
    """Write a table unless the file already holds these very bytes; whether it was written."""
    fresh = scratch / f"fresh-{path.name}"
    write_table(df, fresh, table)
    if path.is_file() and path.read_bytes() == fresh.read_bytes():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.replace(path)
    return True


class _Spill:
    """Rows by shard in temporary Arrow streams."""

    def __init__(self, folder: Path, shards: int) -> None:
        self._folder, self._shards = folder, shards
        self._held: list[list[dict[str, Any]]] = [[] for _ in range(shards)]
        self._size = 0
        self._writers: dict[int, pa.RecordBatchStreamWriter] = {}

    def add(self, row: dict[str, Any]) -> None:
        self._held[shard_of(row["report_id"], self._shards)].append(row)
        self._size += row["n_chars"] + 500
        if self._size > _FLUSH:
            self._flush()

    def _flush(self) -> None:
        for shard, rows in enumerate(self._held):
            if rows:
                if shard not in self._writers:
                    self._writers[shard] = pa.ipc.new_stream(str(self._path(shard)), _SCHEMA)
                self._writers[shard].write_batch(pa.RecordBatch.from_pylist(rows, _SCHEMA))
                rows.clear()
        self._size = 0

    def close(self) -> None:
        if self._writers:  # what fits into memory as a whole stays there
            self._flush()
        for writer in self._writers.values():
            writer.close()

    def rows(self, shard: int) -> list[dict[str, Any]]:
        if shard not in self._writers:
            return self._held[shard]
        with pa.ipc.open_stream(str(self._path(shard))) as stream:
            return [row for batch in stream for row in batch.to_pylist()]

    def _path(self, shard: int) -> Path:
        return self._folder / f"{shard}.arrow"
