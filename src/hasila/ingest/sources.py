"""From the inputs a user names to single files: folders, .zip, .gz and standard input."""

import gzip
import io
import os
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hasila.errors import UserError
from hasila.ingest.records import Reject
from hasila.io import is_litter, list_files, open_bytes, spool_stdin

ARCHIVES = (".zip", ".gz")
#: An archive may unpack to this many times its size, once past the floor (bytes).
MAX_RATIO = 200
RATIO_FLOOR = 50_000_000
MAX_MEMBERS = 1_000_000


class BombError(ValueError):
    """A compressed stream that unpacks beyond the limit."""


@dataclass(frozen=True)
class Source:
    """One file to read, wherever it lies: ``name`` is its path within what the user named."""

    origin: str
    name: str
    open: Callable[[], IO[bytes]]
    size: int | None = None

    @property
    def suffix(self) -> str:
        """The suffix in lower case."""
        return posixpath.splitext(self.name)[1].lower()


def display_path(path: Path) -> str:
    """The path for ``origin``: relative to the current folder where it lies below it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    here = Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(path)


def expand(inputs: Sequence[Path | str]) -> tuple[list[tuple[Path | None, str]], list[Reject]]:
    """The files that the inputs name, each once, as (path, name); a path of None is stdin.

    Inputs keep their order, folders are sorted within. A missing input or a folder without a
    file is a ``UserError``; a folder that cannot be listed is a reject.
    """
    found: list[tuple[Path | None, str]] = []
    rejects: list[Reject] = []
    seen: set[str] = set()
    for given in inputs:
        if str(given) == "-":
            if "-" not in seen:
                seen.add("-")
                found.append((None, "stdin"))
            continue
        path = Path(given)
        if not path.exists():
            raise UserError(f"{path}: no such file or folder")
        if path.is_dir():
            files, failed = list_files(path)
            rejects += [Reject(display_path(p), "unreadable", why) for p, why in failed]
            if not files and not failed:
                raise UserError(f"{path}: the folder holds no file")
        else:
            files = [path]
        for file in files:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                name = file.relative_to(path).as_posix() if path.is_dir() else file.name
                found.append((file, name))
    return found, rejects


def open_sources(path: Path | None, name: str) -> Iterator[Source | Reject]:
    """The single files in one file: itself, or the members of an archive, sorted by name."""
    if path is None:
        spool = spool_stdin()
        yield Source("stdin", "stdin", lambda: _rewound(spool))
        return
    origin = display_path(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        yield Reject(origin, "unreadable", error.strerror or str(error))
        return
    suffix = path.suffix.lower()
    if suffix == ".zip":
        yield from _zip_members(path, origin)
    elif suffix == ".gz":
        inner = name[: -len(".gz")]
        if posixpath.splitext(inner)[1].lower() in (*ARCHIVES, ".tar"):
            yield Reject(origin, "nested_archive", inner)
        else:
            yield Source(origin, inner, lambda: open_gzip(open_bytes(path), size))
    else:
        yield Source(origin, name, lambda: open_bytes(path), size)


def _rewound(spool: IO[bytes]) -> IO[bytes]:
    spool.seek(0)
    return io.BufferedReader(_Kept(spool))


class _Kept(io.RawIOBase):
    """A view of a file that outlives being closed, so that standard input can be read twice."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _zip_members(path: Path, origin: str) -> Iterator[Source | Reject]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = sorted(archive.infolist(), key=lambda i: i.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield Reject(origin, "unreadable", f"not a readable zip: {error}")
        return
    total, size = sum(i.file_size for i in infos), max(path.stat().st_size, 1)
    if len(infos) > MAX_MEMBERS or (total > RATIO_FLOOR and total > MAX_RATIO * size):
        yield Reject(origin, "zip_bomb", f"{len(infos)} members of {total} bytes from {size}")
        return
    seen: set[str] = set()
    for info in infos:
        member = info.filename
        if info.is_dir() or any(is_litter(part) for part in member.split("/") if part != ".."):
            continue
        place = f"{origin}!{member}"
        if _unsafe(member):
            yield Reject(place, "unsafe_archive_member", member)
        elif posixpath.splitext(member)[1].lower() in (*ARCHIVES, ".tar", ".tgz"):
            yield Reject(place, "nested_archive", member)
        elif info.flag_bits & 1:
            yield Reject(place, "unreadable", "encrypted")
        elif member in seen:
            yield Reject(place, "unreadable", "a second member of this name")
        else:
            seen.add(member)
            yield Source(place, member, _member_opener(path, member), info.file_size)


def _unsafe(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or parts[0].endswith(":") or "\0" in member


def _member_opener(path: Path, member: str) -> Callable[[], IO[bytes]]:
    def opener() -> IO[bytes]:
        with zipfile.ZipFile(path) as archive:  # an open member keeps the file open by itself
            return archive.open(member)

    return opener


def open_gzip(raw: IO[bytes], size: int) -> IO[bytes]:
    """A gzip stream as plain bytes; reading past the ratio limit raises ``BombError``."""
    return io.BufferedReader(_Limited(raw, max(RATIO_FLOOR, MAX_RATIO * size)), 1 << 18)


class _Limited(io.RawIOBase):
    def __init__(self, raw: IO[bytes], limit: int) -> None:
        self._raw = raw
        self._plain = gzip.GzipFile(fileobj=raw, mode="rb")
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        data = self._plain.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise BombError("unpacks beyond the limit")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._raw.close()
        super().close()


@contextmanager
def reading(source: Source) -> Iterator[IO[bytes]]:
    """Open a source and turn what can go wrong while reading it into ``ReadFailure``."""
    try:
        with source.open() as stream:
            yield stream
    except BombError as error:
        raise ReadFailure("zip_bomb", str(error)) from error
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError) as error:
        raise ReadFailure("unreadable", getattr(error, "strerror", None) or str(error)) from error


class ReadFailure(ValueError):
    """A file that cannot be read to its end; ``reason`` is a reason of rejects."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
