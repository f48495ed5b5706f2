"""Templates and the rules that a page is closed by."""

import base64
import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

# In this order: each file uses what stands before it.
SCRIPTS = (
    "core.js", "text.js", "store.js", "state.js", "rows.js", "report.js", "tallies.js",
    "events.js", "sources.js", "audit.js", "keys.js", "app.js",
)  # fmt: skip


@cache
def environment() -> Environment:
    """The templates of all pages: what is put into them is escaped, an unknown name is an error."""
    return Environment(
        loader=PackageLoader("hasila", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> str:
    """A style or script that ships with the package."""
    return resources.files("hasila.pages").joinpath("assets", name).read_text("utf-8")


@cache
def program() -> str:
    """All scripts of the page as one, in a scope of its own."""
    parts = "\n".join(asset(name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def policy(style: str, *scripts: str) -> str:
    """Only this very style and these scripts may act, and what they load from beside the page.

    Nothing may be fetched, framed or submitted, and no markup that got in could load a script.
    """
    allowed = " ".join(_digest(text) for text in scripts)
    return (
        f"default-src 'none'; img-src 'self' file: data:; style-src {_digest(style)}; "
        f"script-src {allowed} 'strict-dynamic'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def embedded(value: Any) -> str:
    """JSON that nothing in it can break out of, whatever tags it holds."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
