"""The evidence browser: static files that need no network, from a toll to the words behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup

from hasila.codebook import Codebook
from hasila.pages.overview import described, headline, plot_entry, rejects
from hasila.pages.payload import payload, script
from hasila.pages.render import asset, embedded, environment, policy, program
from hasila.pages.words import Words
from hasila.schemas import conform

# Rows per screen.
PAGE = 50

__all__ = ["PAGE", "Page", "PageSettings", "environment", "study_page"]


@dataclass(frozen=True)
class PageSettings:
    """What the page says beside the tables.

    ``note`` tells whose wording and whose figures the reports are. ``codebooks`` are those of the
    run by name, the leading one first. ``names`` gives display names as for the plots, ``labels``
    the language of the page (``en`` or ``ar``). ``folder`` is the name of the folder beside the
    page that holds its files. ``files`` are links to the tables of the run: name, and the address
    for each format; ``plot_files`` the address of each plot's rows.
    """

    title: str
    note: str = ""
    codebooks: Mapping[str, Codebook] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    labels: str = "en"
    folder: str = "index_files"
    files: Sequence[tuple[str, Mapping[str, str]]] = ()
    plot_files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A page and the files of the folder beside it, by name."""

    html: str
    files: Mapping[str, str]


def study_page(
    tables: Mapping[str, pd.DataFrame],
    plots: Mapping[str, str | bytes],
    settings: PageSettings,
    plot_data: Mapping[str, pd.DataFrame] | None = None,
) -> Page:
    """The page of a study.

    Args:
        tables: by name; reads reports, claims, rejected, events, tallies, consensus, audit,
            rejects. A table that the run does not have is taken as empty.
        plots: SVG documents by name, in the order they are shown; title and caption are read from
            their metadata, as ``hasila.plots.render`` writes them.
        settings: title, note, codebooks, language.
        plot_data: the rows that each plot draws, shown as a table below it.
    """
    words = Words(settings.labels, settings.names)
    parts, counts = payload(dict(tables), words, settings.codebooks)
    files = {f"{name}.js": script(name, value) for name, value in parts.items()}
    images = {n: s.decode("utf-8") if isinstance(s, bytes) else s for n, s in plots.items()}
    files |= {f"{name}.svg": image for name, image in images.items()}
    reports = conform(tables.get("reports", pd.DataFrame()), "reports")
    audit = conform(tables.get("audit", pd.DataFrame()), "audit")
    style, theme = asset("style.css"), asset("theme.js")
    folder = quote(settings.folder)
    told = {
        "words": words.for_script(),
        "folder": settings.folder,
        "address": folder,
        "page": PAGE,
        "chunks": counts["chunks"],
    }
    text = environment().get_template("page.html.j2").render(
        settings=settings,
        folder=folder,
        language=words.language,
        say=words.say,
        style=Markup(style),
        theme=Markup(theme),
        script=Markup(program()),
        policy=policy(style, theme, program()),
        told=Markup(embedded(told)),
        counts={**counts, "findings": len(audit)},
        languages=words.say("comma").join(
            words.name(v) for v in sorted(set(reports["language"].dropna()))
        ),
        plots=[
            plot_entry(n, image, (plot_data or {}).get(n), settings.plot_files.get(n, ""))
            for n, image in images.items()
        ],
        headline=headline(tables, words, list(settings.codebooks)),
        rejects=rejects(tables),
        codebooks=described(settings.codebooks, words),
        effects={"killed": words.name("killed")},
    )  # fmt: skip
    return Page(text, files)
