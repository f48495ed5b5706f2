"""The only module that opens files: tables in and out, written whole or not at all."""

import csv
import gzip
import hashlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from hasila.errors import UserError
from hasila.schemas import TABLES, conform

TABLE_SUFFIXES = (".parquet", ".csv", ".tsv", ".jsonl", ".xlsx")


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` fill a temporary file beside ``path`` and move it there when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with Unix line ends, whole or not at all."""
    write_atomically(path, lambda p: p.write_bytes(text.encode()))


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write text files into a folder that is theirs; what an earlier run left there goes."""
    for name, text in files.items():
        write_text(folder / name, text)
    kinds = {Path(name).suffix for name in files}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.suffix in kinds and path.name not in files:
            path.unlink()


def write_json(path: Path, value: Any) -> None:
    """Write JSON in one canonical form: sorted keys, two spaces, a final line end."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def write_table(df: pd.DataFrame, path: Path, table: str | None = None) -> None:
    """Write a table by the suffix of its path: .parquet, .csv, .tsv, .jsonl, .xlsx.

    With ``table`` the rows are first held to that table's schema. Equal rows give equal bytes.
    """
    if table is not None:
        df = conform(df, table)
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        arrow = pa.Table.from_pandas(df, preserve_index=False).replace_schema_metadata(None)
        if table is not None:
            known = {f.name: f.type for f in TABLES[table]}
            arrow = arrow.cast(
                pa.schema([pa.field(f.name, known.get(f.name, f.type)) for f in arrow.schema])
            )
        write_atomically(path, lambda p: pq.write_table(arrow, p, compression="zstd"))
    elif suffix in (".csv", ".tsv"):
        sep = "," if suffix == ".csv" else "\t"
        text = df.to_csv(index=False, sep=sep, lineterminator="\n")
        # A byte order mark makes spreadsheets read Arabic as what it is.
        write_atomically(path, lambda p: p.write_bytes(text.encode("utf-8-sig")))
    elif suffix == ".jsonl":
        text = df.to_json(orient="records", lines=True, force_ascii=False) if len(df) else ""
        write_text(path, text)
    elif suffix == ".xlsx":
        write_atomically(path, lambda p: _write_xlsx(df, p))
    else:
        raise UserError(
            f"{path}: cannot write '{suffix or 'no suffix'}'; "
            f"use one of {', '.join(TABLE_SUFFIXES)}"
        )


def _write_xlsx(df: pd.DataFrame, path: Path) -> None:
    """One table that is safe to open: a report that begins with '=' must not run."""
    from hasila.sheets import Book, Sheet

    book = Book()
    book.table(
        Sheet("table", [str(c) for c in df.columns], [df.set_axis(df.columns.map(str), axis=1)])
    )
    book.save(path)


def read_json(path: Path) -> Any:
    """Read a JSON file; ``UserError`` when it is absent or is none."""
    if not path.is_file():
        raise UserError(f"{path}: no such file")
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"{path}: not JSON: {error}") from error


def read_table(path: Path, table: str | None = None) -> pd.DataFrame:
    """Read a table written by ``write_table``; with ``table`` hold it to that schema."""
    if not path.is_file():
        raise UserError(f"{path}: no such file")
    suffix = path.suffix.lower()
    try:
        if suffix == ".parquet":
            df = pq.read_table(path).to_pandas()
        elif suffix in (".csv", ".tsv"):
            df = pd.read_csv(
                path,
                sep="," if suffix == ".csv" else "\t",
                encoding="utf-8-sig",
                dtype_backend="numpy_nullable",
            )
        elif suffix == ".jsonl":
            df = pd.DataFrame(read_jsonl(path))
        else:
            raise UserError(f"{path}: cannot read '{suffix}' as a table")
    except (pa.ArrowInvalid, pd.errors.ParserError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: not a readable {suffix[1:]} table: {error}") from error
    if table is None:
        return df
    missing = [f.name for f in TABLES[table] if not f.nullable and f.name not in df.columns]
    if missing:
        raise UserError(f"{path}: not a table of {table}: column '{missing[0]}' is missing")
    try:
        return conform(df, table)
    except ValueError as error:
        raise UserError(f"{path}: {error}") from error


def read_cells(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """A table that a person keeps: its header, and number and cells of each row, all as text.

    Reads .csv with commas, semicolons or tabs, as spreadsheets write it. Rows are counted as a
    spreadsheet counts them, the header being 1; empty rows are passed over.
    """
    if not path.is_file():
        raise UserError(f"{path}: no such file")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not UTF-8; save it as 'CSV UTF-8': {error}") from error
    first = text.partition("\n")[0]
    mark = max(",;\t", key=lambda m: (first.count(m), m == ","))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise UserError(f"{path}: not a readable table: {error}") from error
    if not rows:
        raise UserError(f"{path}: is empty; its first row must name the columns")
    header = [name.strip() for name in rows[0]]
    while header and not header[-1]:
        header.pop()
    found = []
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row[len(header) :]):
            raise UserError(f"{path}, row {number}: more cells than the header has columns")
        if any(cell.strip() for cell in row):
            found.append((number, dict(zip(header, row, strict=False))))
    return header, found


def read_parts(path: Path, rows: int) -> Iterator[pd.DataFrame]:
    """The rows of a Parquet file in parts, in order; one empty part where it has none."""
    try:
        with pq.ParquetFile(path) as file:
            empty = True
            for batch in file.iter_batches(batch_size=rows):
                empty = False
                yield _nullable(pa.Table.from_batches([batch]))
            if empty:
                yield _nullable(file.schema_arrow.empty_table())
    except pa.ArrowInvalid as error:
        raise UserError(f"{path}: not a readable parquet table: {error}") from error


def _nullable(table: pa.Table) -> pd.DataFrame:
    """A frame in which whole numbers with gaps stay whole numbers."""
    kinds = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=kinds.get)
    return frame


def read_types(path: Path) -> dict[str, str]:
    """The columns of a Parquet file with their types: string, integer, number, boolean."""
    try:
        schema = pq.read_schema(path)
    except pa.ArrowInvalid as error:
        raise UserError(f"{path}: not a readable parquet table: {error}") from error
    tests = {
        "boolean": pa.types.is_boolean,
        "integer": pa.types.is_integer,
        "number": pa.types.is_floating,
    }
    return {
        f.name: next((name for name, is_one in tests.items() if is_one(f.type)), "string")
        for f in schema
    }


def copy_file(source: Path, target: Path) -> None:
    """Copy a file's bytes, whole or not at all."""
    write_atomically(target, lambda temporary: shutil.copyfile(source, temporary))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, as hex."""
    if not path.is_file():
        raise UserError(f"{path}: no such file")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines, plain or gzipped; a bad line is an error that names it."""
    return [row for _, row in read_jsonl_lines(path)]


def read_jsonl_lines(path: Path) -> list[tuple[int, Any]]:
    """As ``read_jsonl``, each value with the number of its line."""
    rows = []
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as raw:
        for number, line in enumerate(io.TextIOWrapper(raw, encoding="utf-8-sig"), 1):
            if line.strip():
                try:
                    rows.append((number, json.loads(line)))
                except json.JSONDecodeError as error:
                    raise UserError(f"{path}, line {number}: not JSON: {error}") from error
    return rows


def list_files(folder: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """Every file under a folder in sorted order, and what could not be listed with its reason.

    Linked folders are followed once, so loops end. Names that begin with "." or "~$" and
    ``__MACOSX`` are left by systems and editors, not by people, and are passed over.
    """
    files: list[Path] = []
    failed: list[tuple[Path, str]] = []
    seen: set[str] = set()

    def visit(current: Path) -> None:
        real = os.path.realpath(current)
        if real in seen:
            return
        seen.add(real)
        try:
            entries = sorted(current.iterdir(), key=lambda p: p.name)
        except OSError as error:
            failed.append((current, error.strerror or str(error)))
            return
        for entry in entries:
            if is_litter(entry.name):
                continue
            if entry.is_dir():
                visit(entry)
            else:
                files.append(entry)

    visit(folder)
    return files, failed


def is_litter(name: str) -> bool:
    """Whether a file name is that of a system's or an editor's leavings."""
    return name.startswith((".", "~$")) or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def open_bytes(path: Path) -> IO[bytes]:
    """Open a regular file for reading; a pipe or device would block and is an ``OSError``."""
    if path.exists() and not path.is_file():
        raise OSError("not a regular file")
    return path.open("rb")


def spool_stdin() -> IO[bytes]:
    """Standard input as a file that can be read more than once; large input goes to disk."""
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=16_000_000)  # noqa: SIM115
    shutil.copyfileobj(sys.stdin.buffer, spool)
    spool.seek(0)
    return spool
