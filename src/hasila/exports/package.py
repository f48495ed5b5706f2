"""A Frictionless data package: the descriptor of the CSV files of a run."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hasila import __version__
from hasila.config import Study
from hasila.exports.dictionary import TITLES, Field

KEYS = {
    "reports": "report_id",
    "claims": "claim_id",
    "rejected": "claim_id",
    "figures": "figure_id",
}
# Columns whose values stand in another table, where both tables are there.
POINTERS = {
    ("figures", "report_id"): "reports",
    ("claims", "report_id"): "reports",
    ("claims", "part_of"): "claims",
    ("events", "report_id"): "reports",
    ("events", "claim_id"): "claims",
    ("tallies", "report_id"): "reports",
    ("tallies", "claim_id"): "claims",
    ("predictions", "figure_id"): "figures",
}


class Resource(NamedTuple):
    """A CSV file with its columns."""

    name: str
    path: str
    size: int
    sha256: str
    fields: Sequence[Field]


def package(study: Study, resources: Sequence[Resource]) -> dict[str, Any]:
    """The content of ``datapackage.json`` (Data Package, version 1) for tables of a run."""
    there = {r.name: {f.column for f in r.fields} for r in resources}
    out: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9._-]", "-", study.name.lower()),
        "title": study.title or study.name,
        "description": study.note or f"Tables that hasila {__version__} made of the reports.",
        "resources": [_resource(r, there) for r in resources],
    }
    if study.licence:
        name, url = licence(study.licence)
        out["licenses"] = [{"name": name, "path": url} if url else {"name": name}]
    if study.creators:
        out["contributors"] = [
            {"title": name, "role": "author", **({"path": url} if url else {})}
            for name, url in map(creator, study.creators)
        ]
    return out


def licence(said: str) -> tuple[str, str]:
    """Name and address of a licence given as an SPDX name or a URL."""
    if re.match(r"https?://", said):
        return said.rstrip("/").rpartition("/")[2] or said, said
    if re.fullmatch(r"[A-Za-z0-9.+-]+", said):
        return said, f"https://spdx.org/licenses/{said}.html"
    return said, ""


def creator(said: str) -> tuple[str, str]:
    """Name and address of a creator given as ``Name`` or ``Name https://…``."""
    found = re.search(r"\s*[(<]?(https?://[^\s)>]+)[)>]?\s*$", said)
    return (said[: found.start()].strip() or found[1], found[1]) if found else (said, "")


def _resource(resource: Resource, there: Mapping[str, set[str]]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(f) for f in resource.fields],
        "missingValues": [""],
    }
    if resource.name in KEYS:
        schema["primaryKey"] = [KEYS[resource.name]]
    pointers = [
        {"fields": [column], "reference": {"resource": _own(to, resource), "fields": [KEYS[to]]}}
        for (table, column), to in POINTERS.items()
        if table == resource.name and column in there[table] and to in there
    ]
    if pointers:
        schema["foreignKeys"] = pointers
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": TITLES.get(resource.name, resource.name),
        "path": resource.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": resource.size,
        "hash": f"sha256:{resource.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "schema": schema,
    }


def _own(table: str, resource: Resource) -> str:
    """A table points to itself by the empty name."""
    return "" if table == resource.name else table


def _field(field: Field) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": True} if field.required else {}
    if field.allowed:
        rules["enum"] = list(field.allowed)
    return {
        "name": field.column,
        "type": field.type,
        "description": field.description,
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": rules} if rules else {}),
    }
