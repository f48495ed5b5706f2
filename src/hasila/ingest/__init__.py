"""Files of any kind to the tables reports and rejects; see ``read_reports``."""

from hasila.ingest.collect import (
    Collector,
    Progress,
    from_texts,
    iter_reports,
    read_reports,
)
from hasila.ingest.records import FIELDS, REASONS, IngestSettings, Reject
from hasila.ingest.shards import Written, shard_path, write_shards

__all__ = [
    "FIELDS",
    "REASONS",
    "Collector",
    "IngestSettings",
    "Progress",
    "Reject",
    "Written",
    "from_texts",
    "iter_reports",
    "read_reports",
    "shard_path",
    "write_shards",
]
