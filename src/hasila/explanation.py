"""Why a text gives the claims it gives: tokens, figures, word-list entries and rules."""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from hasila.claims import GRAMMAR, extract, read_report
from hasila.claims.model import Sentence
from hasila.quantities import figures
from hasila.text.fold import Folded, fold
from hasila.text.tokens import token_table

# The word lists that tell who says it, what is a part and what lies behind: name and meaning.
TELLING = {
    "say_verbs": ("attribution", "somebody says"),
    "say_forms": ("attribution", "somebody says"),
    "quote_verbs": ("attribution", "somebody is quoted"),
    "according": ("attribution", "the source follows"),
    "as_verbs": ("attribution", "the source follows"),
    "part_markers": ("structure", "parts follow"),
    "background": ("structure", "another event"),
    "past": ("structure", "another event"),
}


@dataclass(frozen=True)
class Explanation:
    """The tables of one text. Shown as HTML in a notebook; ``to_html()`` gives a whole page."""

    text: str
    language: str
    tokens: pd.DataFrame
    figures: pd.DataFrame
    words: pd.DataFrame  # what the word lists say: start, end, quote, list, says, rule
    claims: pd.DataFrame

    def tables(self) -> dict[str, pd.DataFrame]:
        """The four tables with the columns that a reader needs, in the order of the reading.

        ``part_of`` shows the words of the whole instead of its id.
        """
        quotes = dict(zip(self.claims["claim_id"], self.claims["quote"], strict=True))
        return {
            "tokens": self.tokens[["sentence", "surface", "norm", "prefixes", "stem", "suffixes"]],
            "figures": self.figures[
                ["quote", "low", "best", "high", "qualifier", "kind", "rule"]
            ].convert_dtypes(),
            "words": self.words[["quote", "list", "says", "rule"]],
            "claims": self.claims.assign(part_of=self.claims["part_of"].map(quotes))[
                ["quote", "effect", "low", "best", "high", "qualifier", "victim_class",
                 "demographic", "source", "aspect", "part_of", "event", "rule", "score"]
            ],
        }  # fmt: skip

    def marked(self) -> str:
        """The text as HTML with its claims marked, rule and effect in the tooltip."""
        out, at = [], 0
        columns = ["start", "end", "effect", "rule"]
        rows: list[list[Any]] = self.claims.sort_values(["start", "end"])[columns].values.tolist()
        for start, end, effect, rule in rows:
            if start < at:
                continue
            title = escape(f"{effect}: {rule}")
            out.append(escape(self.text[at:start]))
            out.append(f'<mark title="{title}">{escape(self.text[start:end])}</mark>')
            at = end
        out.append(escape(self.text[at:]))
        return "".join(out)

    def _repr_html_(self) -> str:
        parts = [f'<p dir="auto" lang="{escape(self.language)}">{self.marked()}</p>']
        for name, table in reversed(self.tables().items()):  # what it came to stands first
            if len(table):
                shown = table.astype(object).where(table.notna(), "")
                parts.append(f"<h2>{name}</h2>{shown.to_html(index=False, escape=True)}")
        return "\n".join(parts)

    def to_html(self) -> str:
        """A page of its own that needs no network."""
        return (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\"><title>Explanation</title><style>"
            "body{font:1rem/1.6 system-ui,sans-serif;max-width:90rem;margin:auto;padding:1rem}"
            "table{border-collapse:collapse}td,th{border:1px solid #888;padding:.2rem .5rem;"
            "text-align:start}mark{background:#ffdf80}</style></head><body>"
            f"<h1>Explanation</h1>{self._repr_html_()}</body></html>\n"
        )


def explain(text: str, language: str | None = None) -> Explanation:
    """Tokens, figures, effect words and claims of a text, with the rule behind each.

    The language is detected when it is not given.
    """
    from hasila.ingest import from_texts

    reports = from_texts([text])
    if language:
        reports["language"] = language
    found = str(reports["language"].iloc[0])
    folded = fold(text)
    sentences = read_report(folded, found) if found in GRAMMAR else []
    words = [row for s in sentences for row in _words(s, folded, text)]
    columns = ["start", "end", "quote", "list", "says", "rule"]
    return Explanation(
        text,
        found,
        token_table(reports),
        figures(reports),
        pd.DataFrame(words, columns=columns),
        extract(reports),
    )


def _words(s: Sentence, folded: Folded, text: str) -> list[dict[str, Any]]:
    """What the word lists say of a sentence: its effect words and its nouns for persons."""
    rows: list[dict[str, Any]] = []

    def add(i: int, j: int, name: str, says: str, rule: str) -> None:
        start, end = folded.span(s.tokens.starts[i], s.tokens.ends[j - 1])
        rows.append({"start": start, "end": end, "quote": text[start:end], "list": name,
                     "says": says, "rule": rule})  # fmt: skip

    for hit in s.hits:
        says = f"{hit.trigger.effect}, victims: {hit.trigger.frame}"
        add(hit.i, hit.j, "effects", says, hit.trigger.rule)
    named = {k: (k + 1, word.person) for k, word in enumerate(s.words) if word.person}
    for k, (end, p) in (named | s.phrase_persons).items():
        says = ", ".join(filter(None, (p.victim_class, p.demographic, p.number, p.effect)))
        add(k, end, "persons", says, p.lemma)
    listed = [(k, k + 1, tag) for k, word in enumerate(s.words) for tag in word.tags]
    for i, j, tag in listed + [(k, end, tag) for k, (end, tag) in s.phrase_tags.items()]:
        if tag in TELLING:
            add(i, j, *TELLING[tag], tag)
    return sorted(rows, key=lambda r: (r["start"], r["end"], r["list"]))
