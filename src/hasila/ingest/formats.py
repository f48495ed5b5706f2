"""Readers: one file in, raw records and rejects out, in bounded memory."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from hasila.ingest.encoding import DecodeError, codec_of, decode, detect_stream, sniff
from hasila.ingest.records import IngestSettings, Raw, Reject, missing, nearest
from hasila.ingest.sources import ReadFailure, Source, reading

Reader = Callable[[Source, IngestSettings, "Columns"], Iterator[Raw | Reject]]

_CHUNK = 1 << 20
#: A .json file is parsed whole, so it has a limit of its own (bytes).
MAX_JSON = 200_000_000
_FIRST_LINE = re.compile(r"[^\r\n]*")


class Columns:
    """Finds our fields among a table's columns and remembers which columns it saw."""

    def __init__(self, settings: IngestSettings) -> None:
        self.wanted = settings.wanted()
        self._pairs = [(field, name) for field, names in self.wanted.items() for name in names]
        self.seen: set[str] = set()
        self.tables = 0

    def note(self, names: Iterable[str]) -> None:
        """Remember the columns of one table."""
        self.tables += 1
        self.seen.update(names)

    def pick(self, row: dict[str, Any]) -> dict[str, Any]:
        """Our fields out of one row; of several columns for a field the first filled one."""
        picked: dict[str, Any] = {}
        for field, name in self._pairs:
            value = row.get(name)
            if field in picked or missing(value):
                continue
            if isinstance(value, str) and not value:
                continue
            picked[field] = value
        if "text" not in picked and any(isinstance(row.get(n), str) for n in self.wanted["text"]):
            picked["text"] = ""
        return picked

    def lacks_text(self, names: Iterable[str]) -> str | None:
        """What to tell when none of a table's columns holds the text."""
        names = list(names)
        if any(n in names for n in self.wanted["text"]):
            return None
        wanted = self.wanted["text"][0]
        return f"no column '{wanted}'{nearest(wanted, names)}"


def read_source(
    source: Source, settings: IngestSettings, columns: Columns
) -> Iterator[Raw | Reject]:
    """The records of one file by its suffix; a failure midway is a reject after what was read."""
    suffix = source.suffix
    try:
        if suffix in READERS:
            reader = READERS[suffix]
        elif suffix == "":  # standard input, or a .gz that names no format: JSON lines or text
            with reading(source) as stream:
                head = stream.read(4096).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
            reader = _read_jsonl if head.startswith(b"{") else _read_text
            if source.origin != "stdin" and not source.origin.endswith(".gz"):
                yield Reject(source.origin, "unsupported", "no suffix")
                return
        else:
            yield Reject(source.origin, "unsupported", suffix)
            return
        yield from reader(source, settings, columns)
    except (ReadFailure, DecodeError) as error:
        yield Reject(source.origin, error.reason, str(error))


def _whole(source: Source, limit: int) -> bytes:
    """All bytes of a file, if they are within the limit."""
    if source.size is None or source.size <= limit:
        with reading(source) as stream:
            data = stream.read(limit + 1)
        if len(data) <= limit:
            return data
    size = "" if source.size is None else f"{source.size} bytes, "
    raise ReadFailure("too_large", f"{size}limit {limit}")


def _named(source: Source) -> str | None:
    """The report_id a file's name gives; standard input has none."""
    if source.origin == "stdin":
        return None
    stem = source.name[: -len(source.suffix)] if source.suffix else source.name
    return stem.replace("/", "-")


def _read_text(source: Source, settings: IngestSettings, columns: Columns) -> Iterator[Raw]:
    text, encoding = decode(_whole(source, settings.max_bytes))
    yield Raw(source.origin, {"report_id": _named(source), "text": text}, encoding)


def _read_html(
    source: Source, settings: IngestSettings, columns: Columns
) -> Iterator[Raw | Reject]:
    from hasila.ingest.documents import declared_charset, html_fields

    data = _whole(source, settings.max_bytes)
    page, encoding = decode(data, declared_charset(data))
    fields = html_fields(page)
    if page.strip() and not fields.get("text"):
        yield Reject(source.origin, "no_main_text")
        return
    yield Raw(source.origin, {"report_id": _named(source), "text": "", **fields}, encoding)


def _read_docx(source: Source, settings: IngestSettings, columns: Columns) -> Iterator[Raw]:
    from hasila.ingest.documents import docx_text

    data = _whole(source, settings.max_bytes)
    text = docx_text(data) if data else ""
    yield Raw(source.origin, {"report_id": _named(source), "text": text}, "utf-8")


def _read_jsonl(
    source: Source, settings: IngestSettings, columns: Columns
) -> Iterator[Raw | Reject]:
    with reading(source) as stream:
        head = stream.read(_CHUNK)
    encoding = sniff(head)
    wide = encoding if encoding and encoding.startswith("utf-16") else None
    keys: set[str] = set()
    count = 0
    with reading(source) as stream:
        lines = _wide_lines(stream, wide, settings.max_bytes) if wide else _lines(
            stream, settings.max_bytes
        )  # fmt: skip
        for number, line in enumerate(lines, 1):
            origin = f"{source.origin}:{number}"
            if line is None:
                count += 1
                yield Reject(origin, "too_large", f"line over {settings.max_bytes} bytes")
                continue
            try:
                text, name = (line, wide) if isinstance(line, str) else decode_line(line)
            except DecodeError as error:
                count += 1
                yield Reject(origin, error.reason, str(error))
                continue
            if not text or text.isspace():
                continue
            count += 1
            try:
                row = json.loads(text.removeprefix("\ufeff") if number == 1 else text)
            except (ValueError, RecursionError) as error:
                yield Reject(origin, "not_json", str(error))
                continue
            if not isinstance(row, dict):
                yield Reject(origin, "not_json", "not an object")
                continue
            if name == "utf-8" and encoding == "utf-8-sig":
                name = encoding
            keys.update(row)
            yield _record(origin, row, name, columns)
    if count == 0:
        yield Reject(source.origin, "empty")
    if keys:
        columns.note(keys)


def _record(
    origin: str, row: dict[str, Any], encoding: str | None, columns: Columns
) -> Raw | Reject:
    fields = columns.pick(row)
    if "text" not in fields:
        return Reject(origin, "missing_text", columns.lacks_text(row) or "text is null")
    return Raw(origin, fields, encoding)


def decode_line(line: bytes) -> tuple[str, str]:
    """One line of a file whose lines may each have an encoding of their own."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return decode(line)
    if "\0" in text:
        raise DecodeError("binary", "control characters")
    return text, "utf-8"


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Lines with their ends, None for each that is over the limit; never more than it held."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def _wide_lines(stream: IO[bytes], name: str, limit: int) -> Iterator[str | None]:
    with io.TextIOWrapper(stream, encoding=codec_of(name), newline="\n") as text:
        while line := text.readline(limit + 1):
            if len(line) <= limit or line.endswith("\n"):
                yield line
                continue
            while (rest := text.readline(_CHUNK)) and not rest.endswith("\n"):
                pass
            yield None


def _read_json(
    source: Source, settings: IngestSettings, columns: Columns
) -> Iterator[Raw | Reject]:
    text, encoding = decode(_whole(source, MAX_JSON))
    if not text.strip():
        yield Reject(source.origin, "empty")
        return
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        detail = str(error)
        if "Extra data" in detail:
            detail += "; if each line is an object, name the file .jsonl"
        yield Reject(source.origin, "not_json", detail)
        return
    if isinstance(rows, dict):
        rows = [rows]
    if not isinstance(rows, list):
        yield Reject(source.origin, "not_json", "neither a list nor an object")
        return
    keys = {key for row in rows if isinstance(row, dict) for key in row}
    if keys:
        columns.note(keys)
    for number, row in enumerate(rows, 1):
        origin = f"{source.origin}:{number}"
        if isinstance(row, dict):
            yield _record(origin, row, encoding, columns)
        else:
            yield Reject(origin, "not_json", "not an object")


def _read_csv(source: Source, settings: IngestSettings, columns: Columns) -> Iterator[Raw | Reject]:
    with reading(source) as stream:
        encoding = detect_stream(iter(lambda: stream.read(_CHUNK), b""))
    codec = "utf-8-sig" if encoding == "utf-8-sig" else codec_of(encoding)
    with reading(source) as stream:
        text = io.TextIOWrapper(stream, encoding=codec, newline="")
        yield from _csv_rows(source, text, encoding, settings, columns)


def _csv_rows(
    source: Source, text: IO[str], encoding: str, settings: IngestSettings, columns: Columns
) -> Iterator[Raw | Reject]:
    header_line = text.readline(_CHUNK).removeprefix("\ufeff")
    if not header_line.strip():
        yield Reject(source.origin, "empty")
        return
    separator = "\t" if source.suffix == ".tsv" else _separator(header_line)
    csv.field_size_limit(settings.max_bytes)
    feed = _CsvFeed(text, header_line, settings.max_bytes)
    rows = csv.reader(feed, delimiter=separator)
    header = [name.strip() for name in next(rows)]
    columns.note(header)
    if lacking := columns.lacks_text(header):
        yield Reject(source.origin, "missing_text", lacking)
        return
    count = 0
    while True:
        feed.begin_row()
        try:
            row = next(rows)
        except StopIteration:
            break
        except (csv.Error, _TooLarge) as error:
            count += 1
            reason = "too_large" if "limit" in str(error) else "not_csv"
            yield Reject(f"{source.origin}:{count + 1}", reason, str(error))
            rows = csv.reader(feed, delimiter=separator)
            continue
        if not row:
            continue
        count += 1
        origin = f"{source.origin}:{count + 1}"
        if any(row[len(header) :]):
            yield Reject(origin, "not_csv", f"{len(row)} fields under {len(header)} columns")
            continue
        yield _record(origin, dict(zip(header, row, strict=False)), encoding, columns)
    if count == 0:
        yield Reject(source.origin, "empty", "a header without rows")


class _TooLarge(ValueError):
    """A CSV row over the limit."""


class _CsvFeed:
    """Lines for the csv module, which would otherwise hold a row of any size."""

    def __init__(self, text: IO[str], first: str, limit: int) -> None:
        self._text, self._first, self._limit = text, first, limit
        self._held = 0

    def begin_row(self) -> None:
        """The lines before this belong to rows that are done."""
        self._held = 0

    def __iter__(self) -> "_CsvFeed":
        return self

    def __next__(self) -> str:
        if self._first:
            line, self._first = self._first, ""
            return line
        line = self._text.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._held += len(line)
        if self._held > self._limit:
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(_CHUNK)
            raise _TooLarge(f"row over the limit of {self._limit}; a quote left open?")
        return line


def _separator(header: str) -> str:
    """Comma, semicolon or tab: spreadsheets of many countries write a semicolon in .csv."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(",;\t", key=bare.count)


def _read_parquet(
    source: Source, settings: IngestSettings, columns: Columns
) -> Iterator[Raw | Reject]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with reading(source) as stream:
        # Parquet is read from its end: what cannot seek is held in memory, within the limit.
        seekable = stream if stream.seekable() else io.BytesIO(_whole(source, MAX_JSON))
        try:
            table = pq.ParquetFile(seekable)
            names = table.schema_arrow.names
            columns.note(names)
            if lacking := columns.lacks_text(names):
                yield Reject(source.origin, "missing_text", lacking)
                return
            needed = [n for ns in columns.wanted.values() for n in ns if n in names]
            number = 0
            for batch in table.iter_batches(batch_size=512, columns=needed):
                for row in batch.to_pylist():
                    number += 1
                    yield _record(f"{source.origin}:{number}", row, "utf-8", columns)
            if number == 0:
                yield Reject(source.origin, "empty", "no row")
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            yield Reject(source.origin, "unreadable", _first_line(error))


def _first_line(error: Exception) -> str:
    found = _FIRST_LINE.match(str(error))
    return found[0] if found else ""


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".json": _read_json,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".parquet": _read_parquet,
    ".docx": _read_docx,
}
