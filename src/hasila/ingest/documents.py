"""Text and metadata out of documents with markup: web pages and word processor files."""

import functools
import io
import logging
import re
import zipfile
from typing import Any

from hasila.ingest.sources import ReadFailure

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{1,40})""", re.I
)
#: A .docx may hold this many bytes of XML.
MAX_DOCX = 200_000_000
# The library takes today as the latest date; a run must not depend on the day it is made.
_DATES = {"max_date": "2100-01-01", "original_date": True, "extensive_search": False}


def declared_charset(page: bytes) -> str | None:
    """The encoding a page declares in its head."""
    found = _CHARSET.search(page[:8192])
    return found[1].decode("ascii") if found else None


def html_fields(page: str) -> dict[str, Any]:
    """Main text, title, outlet, date, URL of a page; all text of its body where no main text is."""
    if not page.strip():
        return {}
    import trafilatura

    _quieten()
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    try:
        document = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, LxmlError, RecursionError):
        document = None
    fields: dict[str, Any] = {}
    if document is not None and not isinstance(document, dict):
        fields = {
            "text": document.text,
            "title": document.title,
            "outlet": document.sitename,
            "published_at": document.date,
            "url": document.url,
        }
    if not fields.get("text"):
        try:
            tree = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
        except (ValueError, LxmlError, RecursionError):
            return fields
        for element in tree.xpath("//script|//style|//noscript|//template|//head"):
            element.drop_tree() if element.getparent() is not None else element.clear()
        lines = (" ".join(line.split()) for line in _block_text(tree).splitlines())
        fields["text"] = "\n".join(line for line in lines if line)
    return fields


@functools.cache
def _quieten() -> None:
    """Keep what the libraries log about odd pages off standard error."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _block_text(tree: Any) -> str:
    """Text of a tree with a line end around block elements."""
    inline = {"a", "b", "i", "em", "strong", "span", "u", "small", "sup", "sub", "font", "abbr"}
    parts: list[str] = []
    for event, element in _walk(tree):
        if event == "start" and isinstance(element.tag, str):
            if element.tag not in inline:
                parts.append("\n")
            parts.append(element.text or "")
        elif event != "start":
            if isinstance(element.tag, str) and element.tag not in inline:
                parts.append("\n")
            parts.append(element.tail or "")
    return "".join(parts)


def _walk(tree: Any) -> Any:
    from lxml.etree import iterwalk

    return iterwalk(tree, events=("start", "end", "comment", "pi"))


def docx_text(data: bytes) -> str:
    """Paragraphs and table cells of a word processor file in their order, one a line."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(info.file_size for info in package.infolist())
        if size > MAX_DOCX:
            raise ReadFailure("zip_bomb", f"unpacks to {size} bytes")
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, LxmlError) as error:
        if isinstance(error, ReadFailure):
            raise
        raise ReadFailure("unreadable", f"not a .docx file: {error}") from error
    return "\n".join(lines)
