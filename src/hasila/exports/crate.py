"""An RO-Crate of a run: what each file is, how it was made, by which version, under which licence.

After the RO-Crate 1.1 specification, in flattened JSON-LD. No clock and no random name: equal runs
give equal crates.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from hasila import __version__
from hasila.config import Study
from hasila.exports.package import creator, licence

SPEC = "https://w3id.org/ro/crate/1.1"
CONTEXT = [f"{SPEC}/context", {"sha256": "https://schema.org/sha256"}]
SOFTWARE_LICENCE = "https://spdx.org/licenses/MIT.html"
MEDIA = {
    ".csv": "text/csv",
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml",
}


class File(NamedTuple):
    """A file of the crate: path below its root, bytes, SHA-256, and what it is."""

    path: str
    size: int
    sha256: str
    description: str


def crate(study: Study, files: Sequence[File], inputs: Sequence[str], day: str) -> dict[str, Any]:
    """The content of ``ro-crate-metadata.json``.

    Args:
        study: the section of the config.
        files: the files of the crate, the metadata file left out.
        inputs: what the run was made from, as the config names it.
        day: day of publication, ISO 8601; the specification wants one.
    """
    folders = sorted({f.path.rpartition("/")[0] + "/" for f in files if "/" in f.path})
    makers = [_maker(number, said) for number, said in enumerate(study.creators, 1)]
    terms = _terms(study.licence)
    config = [f for f in files if f.path == "config.yaml"]
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": study.title or study.name,
        "description": study.note or f"What hasila {__version__} read in the reports.",
        "identifier": study.name,
        "datePublished": day,
        "license": {"@id": terms["@id"]},
        "creator": [{"@id": m["@id"]} for m in makers],
        "keywords": "casualty recording, information extraction",
        "hasPart": [{"@id": _id(f.path)} for f in files],
        "mentions": {"@id": "#run"},
    }
    run = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": f"Run of the study {study.name}",
        "instrument": {"@id": "#hasila"},
        "object": [{"@id": _id(f.path)} for f in config],
        "description": "Read from: " + ", ".join(inputs),
        "result": [{"@id": "./"}],
        "actionStatus": {"@id": "http://schema.org/CompletedActionStatus"},
    }
    software = {
        "@id": "#hasila",
        "@type": "SoftwareApplication",
        "name": "hasila",
        "version": __version__,
        "softwareVersion": __version__,
        "description": "A defensible account of a contested death toll, from raw news reports.",
        "license": {"@id": SOFTWARE_LICENCE},
    }
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": SPEC},
        "about": {"@id": "./"},
    }
    if not makers:
        del root["creator"]
    entities = [descriptor, root, *map(_file, files), *(_folder(f, files) for f in folders)]
    root["hasPart"] += [{"@id": _id(f)} for f in folders]
    mit = {"@id": SOFTWARE_LICENCE, "@type": "CreativeWork", "name": "MIT"}
    more = [run, software, terms, *makers, *([] if terms["@id"] == mit["@id"] else [mit])]
    return {"@context": CONTEXT, "@graph": entities + more}


def _id(path: str) -> str:
    """A path as a relative URI reference."""
    return re.sub(r"[^A-Za-z0-9/._~-]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), path)


def _file(file: File) -> dict[str, Any]:
    suffix = re.search(r"\.[a-z0-9]+$", file.path)
    media = MEDIA.get(suffix[0] if suffix else "", "application/octet-stream")
    return {
        "@id": _id(file.path),
        "@type": "File",
        "name": file.path,
        "description": file.description,
        "encodingFormat": media,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }


def _folder(folder: str, files: Sequence[File]) -> dict[str, Any]:
    inside = [f.path for f in files if f.path.rpartition("/")[0] + "/" == folder]
    return {
        "@id": _id(folder),
        "@type": "Dataset",
        "name": folder.rstrip("/"),
        "hasPart": [{"@id": _id(path)} for path in inside],
    }


def _terms(said: str | None) -> dict[str, Any]:
    if said is None:
        return {
            "@id": "#licence",
            "@type": "CreativeWork",
            "name": "None stated",
            "description": "Ask the creators before you use these results.",
        }
    name, url = licence(said)
    return {"@id": url or "#licence", "@type": "CreativeWork", "name": name}


def _maker(number: int, said: str) -> dict[str, Any]:
    name, url = creator(said)
    kind = "Person" if "orcid.org" in url else "Organization"
    return {"@id": url or f"#creator-{number}", "@type": kind, "name": name}
