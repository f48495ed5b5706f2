"""The evidence page: one HTML file that needs no network, from a toll to the words behind it."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hasila.pages.evidence import COLUMNS, evidence, report_cards, safe_url
from hasila.plots.common import group_key
from hasila.plots.style import PlotSettings, number, span
from hasila.schemas import EFFECTS, conform

# Rows per screen; as many stand in the file itself for readers without scripts.
PAGE = 50
# Longer lists stand in the tables of the run.
MAX_LISTED = 200


@dataclass(frozen=True)
class PageSettings:
    """What the page says beside the tables.

    ``note`` tells whose wording and whose figures the reports are. ``codebooks`` maps a name to
    its description (``title``, ``about``, ``references``, ``vague``: word to low, best, high).
    ``names`` gives display names as for the plots.
    """

    title: str
    note: str = ""
    codebooks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def study_page(
    tables: Mapping[str, pd.DataFrame],
    plots: Mapping[str, str | bytes],
    settings: PageSettings,
    plot_data: Mapping[str, pd.DataFrame] | None = None,
) -> str:
    """The page of a study as one HTML document.

    Args:
        tables: by name; reads reports, claims, tallies, consensus, audit, rejects. A table that
            the run does not have is taken as empty.
        plots: SVG documents by name, in the order they are shown; title and caption are read from
            their metadata, as ``hasila.plots.render`` writes them.
        settings: title, note and codebooks.
        plot_data: the rows that each plot draws, shown as a table below it.
    """
    names = PlotSettings(names=settings.names)
    rows = evidence(dict(tables), names)
    reports = conform(tables.get("reports", pd.DataFrame()), "reports")
    cards = report_cards(reports, {r[COLUMNS.index("report")] for r in rows})
    style, script = _asset("style.css"), _asset("page.js")
    several = len({row[COLUMNS.index("event")] for row in rows}) > 1
    first = [_first_row(row, cards, several) for row in rows[:PAGE]]
    return environment().get_template("page.html.j2").render(
        settings=settings,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        data=Markup(_embedded({"columns": COLUMNS, "rows": rows, "reports": cards, "page": PAGE})),
        plots=[_plot(name, svg, plot_data or {}) for name, svg in plots.items()],
        headline=_headline(tables, names, settings),
        groups=_groups(tables, names),
        audit=_audit(tables, {r[0] for r in rows}),
        rejects=_rejects(tables),
        codebooks=_codebooks(settings),
        first=first,
        counts={
            "tallies": _count(len(rows), "tally").replace("tallys", "tallies"),
            "n": len(rows),
            "reports": _count(len(reports), "report"),
            "sources": _count(len({r[2] for r in rows if r[2]}), "named source"),
            "languages": ", ".join(sorted({str(v) for v in reports["language"].dropna()})),
        },
    )  # fmt: skip


@cache
def environment() -> Environment:
    """The templates of all pages: what is put into them is escaped, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("hasila", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["PAGE"] = PAGE
    return made


def _asset(name: str) -> str:
    return resources.files("hasila.pages").joinpath(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Only this very style and script may act; nothing may be fetched, framed or submitted."""

    def allowed(text: str) -> str:
        digest = hashlib.sha256(text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    return (
        f"default-src 'none'; img-src data:; style-src {allowed(style)}; "
        f"script-src {allowed(script)}; base-uri 'none'; form-action 'none'"
    )


def _embedded(value: Any) -> str:
    """JSON that no report's text can break out of, whatever tags it holds."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _first_row(
    row: list[Any], cards: Mapping[str, Mapping[str, str]], several: bool
) -> dict[str, Any]:
    """A row as the template writes it, with its sentence in three pieces."""
    out = dict(zip(COLUMNS, row, strict=True))
    card = cards.get(out["report"], {})
    out["card"] = card
    out["several"] = several
    if out["start"] is not None and card:
        text = card["text"]
        out["pieces"] = (
            text[out["from"] : out["start"]],
            text[out["start"] : out["end"]],
            text[out["end"] : out["to"]],
        )
    return out


def _plot(name: str, svg: str | bytes, data: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    text = svg.decode("utf-8") if isinstance(svg, bytes) else svg
    rows = data.get(name)
    return {
        "name": name,
        "title": _metadata(text, "title") or name,
        "caption": _metadata(text, "description"),
        "image": "data:image/svg+xml;base64," + base64.b64encode(text.encode()).decode(),
        "columns": [] if rows is None else [str(c).replace("_", " ") for c in rows.columns],
        "rows": [] if rows is None else _cells(rows.head(MAX_LISTED)),
        "n": 0 if rows is None else len(rows),
    }


def _cells(rows: pd.DataFrame) -> list[list[str]]:
    def cell(value: Any) -> str:
        if value is None or pd.isna(value):
            return ""
        return f"{value:g}" if isinstance(value, float) else str(value)

    return [[cell(v) for v in row] for row in rows.astype(object).itertuples(index=False)]


def _metadata(svg: str, tag: str) -> str:
    found = re.search(rf"<dc:{tag}>([^<]*)</dc:{tag}>", svg)
    return html.unescape(found.group(1)) if found else ""


def _consensus(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    rows = conform(tables.get("consensus", pd.DataFrame()), "consensus")
    place = {effect: i for i, effect in enumerate(EFFECTS)}
    rows["_effect"] = rows["effect"].map(place).fillna(len(place))
    order = ["event_id", "_effect", "victim_class", "actor", "demographic", "codebook"]
    return rows.sort_values(order, na_position="first", ignore_index=True)


def _toll(row: Any) -> dict[str, str]:
    return {
        "toll": span(row.low, row.best, row.high),
        "from": f"{_count(row.n_reports, 'report')}, {_count(row.n_sources, 'source')}",
        "rule": str(row.rule).replace("_", " "),
    }


def _count(n: Any, noun: str) -> str:
    return f"{number(n)} {noun}" + ("" if n == 1 else "s")


def _headline(
    tables: Mapping[str, pd.DataFrame], names: PlotSettings, settings: PageSettings
) -> dict[str, Any]:
    """The events' whole tolls: a line per event and effect, a column per codebook."""
    rows = _consensus(tables)
    rows = rows[(rows["victim_class"] == "all") & rows["actor"].isna() & rows["demographic"].isna()]
    books = list(dict.fromkeys([*settings.codebooks, *sorted(rows["codebook"])]))
    books = [b for b in books if b in set(rows["codebook"])]
    lines: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for row in rows.itertuples(index=False):
        lines.setdefault((str(row.event_id), str(row.effect)), {})[str(row.codebook)] = _toll(row)
    return {
        "codebooks": books,
        "several": rows["event_id"].nunique() > 1,
        "lines": [
            (names.name(event), names.name(effect), [cells.get(b) for b in books])
            for (event, effect), cells in list(lines.items())[:MAX_LISTED]
        ],
    }


def _groups(tables: Mapping[str, pd.DataFrame], names: PlotSettings) -> list[dict[str, str]]:
    rows = _consensus(tables)
    out = []
    for (_, raw), row in zip(rows.iterrows(), rows.itertuples(index=False), strict=True):
        key = group_key(raw)
        if key != "all":
            out.append({
                "event": names.name(row.event_id), "effect": names.name(row.effect),
                "group": names.name(key), "codebook": str(row.codebook), **_toll(row),
            })  # fmt: skip
    return out[:MAX_LISTED]


def _audit(tables: Mapping[str, pd.DataFrame], known: set[str]) -> dict[str, Any]:
    """Findings by kind; each points at the tallies that it is about."""
    rows = conform(tables.get("audit", pd.DataFrame()), "audit")
    rows = rows.sort_values(["kind", "event_id", "report_id", "claim_ids", "message"])
    found = [
        {
            "kind": str(row.kind).replace("_", " "),
            "message": str(row.message),
            "expected": "" if row.expected is pd.NA else str(row.expected),
            "found": "" if row.found is pd.NA else str(row.found),
            "claims": [c for c in re.split(r"[\s|,;]+", str(row.claim_ids)) if c in known][:12],
        }
        for row in rows.head(MAX_LISTED).itertuples(index=False)
    ]
    return {"n": len(rows), "count": _count(len(rows), "place"), "rows": found}


def _rejects(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    rows = conform(tables.get("rejects", pd.DataFrame()), "rejects")
    rows = rows.sort_values(["origin", "reason"])
    listed = _cells(rows[["origin", "reason", "detail"]].head(MAX_LISTED))
    return {"n": len(rows), "count": _count(len(rows), "input"), "rows": listed}


def _codebooks(settings: PageSettings) -> list[dict[str, Any]]:
    books = []
    for name, book in settings.codebooks.items():
        links = [safe_url(str(r)) for r in book.get("references") or ()]
        words = [
            (str(word).replace("_", " "), span(*(v.get(k) for k in ("low", "best", "high"))))
            for word, v in (book.get("vague") or {}).items()
        ]
        books.append({
            "name": name, "title": str(book.get("title") or name),
            "about": str(book.get("about") or ""), "references": [u for u in links if u],
            "vague": words,
        })  # fmt: skip
    return books
