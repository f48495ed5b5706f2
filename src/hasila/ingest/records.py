"""What passes between the steps of ingest: settings, raw records, rejects, finished rows."""

import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hasila.errors import UserError
from hasila.ingest.dates import iso_date
from hasila.ingest.language import detect_language, language_code

#: Why an input did not become a report. ``id_clash_renamed`` alone loses nothing.
REASONS = {
    "unreadable": "the file or archive member cannot be opened or is damaged",
    "unsupported": "no reader for files of this suffix",
    "binary": "the content is not text",
    "undecodable": "the bytes are no text in any encoding that fits",
    "empty": "there is no text, or only white space",
    "too_large": "the report is larger than max_bytes",
    "not_json": "the line or file is not JSON",
    "not_csv": "the row cannot be parsed",
    "missing_text": "the row has no text",
    "no_main_text": "the page holds no text outside its markup",
    "unsafe_archive_member": "the member's path leaves the archive",
    "nested_archive": "an archive inside an archive",
    "zip_bomb": "the archive unpacks to far more than it holds",
    "id_clash_renamed": "another text has this report_id; both are kept, this one renamed",
}

#: The fields a report can be given, and the names they are found under without a mapping.
FIELDS: dict[str, tuple[str, ...]] = {
    "report_id": ("report_id", "doc_id", "id"),
    "text": ("text",),
    "title": ("title",),
    "outlet": ("outlet",),
    "published_at": ("published_at",),
    "language": ("language",),
    "url": ("url",),
    "event_id": ("event_id",),
}

#: Columns of reports beyond the contract: what was given where it could not be used as it was.
EXTRA_COLUMNS = ("given_id", "published_raw")

_SAFE_ID = re.compile(r"[A-Za-z0-9._:-]{1,120}")
_UNSAFE = re.compile(r"[^A-Za-z0-9._:-]+")


@dataclass(frozen=True)
class IngestSettings:
    """How inputs are read.

    ``columns`` maps our name (report_id, text, title, …) to the name or names of the columns
    that hold it in .jsonl, .json, .csv, .tsv and .parquet; the first that is filled wins, our
    own name last.
    ``language`` is given to reports that name none (None: detect). ``strict`` turns the first
    reject into an error. ``max_bytes`` bounds one report (a file, line or row).
    """

    columns: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    language: str | None = None
    strict: bool = False
    max_bytes: int = 20_000_000

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in FIELDS:
                raise UserError(f"columns: unknown name '{name}'{nearest(name, FIELDS)}")

    def wanted(self) -> dict[str, tuple[str, ...]]:
        """For each field the column names to look under, best first."""
        given = self.mapped()
        return {name: (*given.get(name, ()), *default) for name, default in FIELDS.items()}

    def mapped(self) -> dict[str, tuple[str, ...]]:
        """The column names the user gave, by field."""
        return {
            name: (columns,) if isinstance(columns, str) else tuple(columns)
            for name, columns in self.columns.items()
        }


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not become a report: ``reason`` is a key of ``REASONS``."""

    origin: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """Fields as a file gave them, before ids, language and dates are settled."""

    origin: str
    fields: Mapping[str, Any]
    encoding: str | None = None


def missing(value: Any) -> bool:
    """Whether a cell is empty in any of the ways that JSON, Arrow and pandas have for it."""
    return (
        value is None
        or value is pd.NA
        or value is pd.NaT
        or (isinstance(value, float) and value != value)
    )


def nearest(name: str, choices: Iterable[str]) -> str:
    """' (did you mean …?)' or, when nothing is near, the choices there are."""
    options = sorted(str(c) for c in choices)
    close = difflib.get_close_matches(name, options, n=1, cutoff=0.5)
    if close:
        return f" (did you mean '{close[0]}'?)"
    return f" (there are: {', '.join(options[:20])})" if options else ""


def slug(name: str) -> str:
    """A name as an id: itself when safe, else its safe letters and a short hash of the whole.

    >>> slug("gulf-14")
    'gulf-14'
    >>> slug("../../x")
    'x-9cdf6a50'
    """
    if _SAFE_ID.fullmatch(name) and name.strip("."):
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stem = _UNSAFE.sub("-", name).strip("-.:")[:60].rstrip("-.:")
    return f"{stem}-{digest}" if stem else digest


def compose(title: str | None, text: str) -> str:
    """The text that offsets point into: title, empty line, text; no title that is there already."""
    if not title or text.lstrip().startswith(title):
        return text
    return f"{title}\n\n{text}"


def make_row(raw: Raw, settings: IngestSettings) -> dict[str, Any] | Reject:
    """A row of reports from raw fields, or the reason why there is none.

    The row's ``report_id`` is the given one made safe, else from the SHA-256 of the text;
    clashes between rows are the collector's affair.
    """
    fields, origin = raw.fields, raw.origin
    text = fields.get("text")
    if missing(text):
        return Reject(origin, "missing_text")
    if not isinstance(text, str):
        return Reject(origin, "missing_text", f"text is of type {type(text).__name__}")
    if not text or text.isspace():
        return Reject(origin, "empty")
    title = _word(fields.get("title"))
    text = compose(title, text)
    try:
        encoded = text.encode()
    except UnicodeEncodeError as error:
        return Reject(origin, "undecodable", f"lone surrogate at character {error.start}")
    if len(encoded) > settings.max_bytes:
        return Reject(origin, "too_large", f"{len(encoded)} bytes, limit {settings.max_bytes}")
    digest = hashlib.sha256(encoded).hexdigest()
    given = _word(fields.get("report_id"))
    report_id = slug(given) if given else digest[:16]
    published_raw = _word(fields.get("published_at"))
    published = iso_date(published_raw) if published_raw else None
    language = language_code(_word(fields.get("language")) or settings.language)
    return {
        "report_id": report_id,
        "title": title,
        "text": text,
        "outlet": _word(fields.get("outlet")),
        "published_at": published,
        "language": language or detect_language(text),
        "url": _word(fields.get("url")),
        "event_id": _word(fields.get("event_id")),
        "sha256": digest,
        "n_chars": len(text),
        "origin": origin,
        "encoding": raw.encoding,
        "given_id": given if given != report_id else None,
        "published_raw": published_raw if published_raw != published else None,
    }


def _word(value: Any) -> str | None:
    """A metadata value as a stripped string; empty, NaN and containers are nothing."""
    if isinstance(value, str):
        value = value.strip()
        # A lone surrogate could not be written; in metadata it is worth no reject.
        return value.encode("utf-8", "replace").decode() or None if value else None
    if missing(value) or isinstance(value, bool) or hasattr(value, "__len__"):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # pandas turns ids with gaps into floats
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)
