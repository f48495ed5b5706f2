"""Claims: how many persons suffered which effect, who they are, and who says so.

Only sentences that hold an effect word are read token by token; one pass of a compiled matcher
over the folded text finds them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd

from hasila.claims import arabic, background, english, scoring, structure, victims
from hasila.claims.attribution import CARRIED, attribute
from hasila.claims.candidates import candidate_sentences, speaking_sentences
from hasila.claims.model import Mention, Sentence
from hasila.claims.page import Page
from hasila.claims.when_where import Surroundings
from hasila.names import Names, fill_rows
from hasila.places import Gazetteer
from hasila.schemas import claim_id, conform
from hasila.text.fold import Folded, fold

GRAMMAR = {"ar": arabic, "en": english}


def extract(
    reports: pd.DataFrame, gazetteer: Gazetteer | None = None, names: Names | None = None
) -> pd.DataFrame:
    """The ``claims`` table of reports (columns ``report_id``, ``text``, ``language``).

    ``published_at``, where there, is what "yesterday" counts from. Reports in other languages than
    Arabic and English give no claims. ``gazetteer``: places known, ``names``: sources and armed
    bodies known; the shipped ones when None.
    """
    rows: list[dict[str, Any]] = []
    days = reports.get("published_at", pd.Series(None, index=reports.index, dtype=object))
    columns = reports["report_id"], reports["text"], reports["language"], days
    with _no_collection():
        for report_id, text, language, day in zip(*(c.tolist() for c in columns), strict=True):
            if language in GRAMMAR:
                published = day if isinstance(day, str) else None
                page = Page(fold(text), language)
                found, told = _claims(str(report_id), text, page, published, gazetteer)
                scoring.fill(found, told)
                fill_rows(found, text, page.folded, names)
                rows += found
    return conform(rows, "claims")


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for cycles of objects, which reading does not make and which takes its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read_report(folded: Folded, language: str, text: str = "") -> list[Sentence]:
    """The sentences of a report that can hold claims, their mentions given effects and order."""
    page = Page(folded, language)
    return _read(page, text, Surroundings(folded, language, text, page=page))


def _read(page: Page, text: str, around: Surroundings) -> list[Sentence]:
    language = page.lexicon.language
    grammar = GRAMMAR[language]
    sentences = []
    named: set[str] = set()
    for index in candidate_sentences(page):
        s = page.sentence(index)
        s.named = named
        if text and language == "en":
            s.capitals = english.capitals(s, page.folded, text)
        elif text:
            arabic.by_letters(s, page.lexicon, page.folded, text)
        if language != "ar" or not arabic.silent(s):
            s.mentions = grammar.mentions(s)
            grammar.attach(s)
        for m in s.mentions:
            for one in (m, *m.members):  # who are told of one by one where the report counts them
                one.sentence = index
        sentences.append(s)
    if language == "en":
        english.settle(sentences)
    else:
        sentences += arabic.name_lists(page.text, page.lexicon, [end for _, end in page.spans])
        sentences.sort(key=lambda s: s.index)
        arabic.headed(sentences)
        arabic.settle(sentences)
    structure.relate(sentences)
    if language == "ar" and any(m.effect for s in sentences for m in s.mentions):
        background.assign(sentences, page, around.hits, around.gazetteer)
    victims.classify(sentences)
    if language == "en":
        english.describe(sentences)
    return _with_speakers(sentences, page, text)


def _with_speakers(sentences: list[Sentence], page: Page, text: str) -> list[Sentence]:
    """Add the sentences without an effect word that may name the source of those with claims."""
    told = {s.index for s in sentences for m in s.mentions if m.effect}
    read = {s.index for s in sentences}
    for k in speaking_sentences(page, told, CARRIED + 1):
        if k not in read:
            s = page.sentence(k)
            if page.lexicon.language == "en":
                s.capitals = english.capitals(s, page.folded, text) if text else []
                s.hits = []
                english.mentions(s)
                s.mentions = []
            elif text:
                arabic.by_letters(s, page.lexicon, page.folded, text)
            sentences.append(s)
    return sorted(sentences, key=lambda s: s.index)


def report_claims(
    report_id: str,
    text: str,
    language: str,
    published_at: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> list[dict[str, Any]]:
    """The claims of one report as rows of the ``claims`` table."""
    rows, told = claims_and_cues(report_id, text, language, published_at, gazetteer)
    scoring.fill(rows, told)
    return rows


def claims_and_cues(
    report_id: str,
    text: str,
    language: str,
    published_at: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """The claims of one report without their scores, and what each is to be scored by."""
    return _claims(report_id, text, Page(fold(text), language), published_at, gazetteer)


def _claims(
    report_id: str, text: str, page: Page, published_at: str | None, gazetteer: Gazetteer | None
) -> tuple[list[dict[str, Any]], list[list[str]]]:
    language, folded = page.lexicon.language, page.folded
    around = Surroundings(folded, language, text, published_at, gazetteer, page)
    sentences = _read(page, text, around)
    attribute(sentences, GRAMMAR[language])
    rows: list[dict[str, Any]] = []
    told: list[list[str]] = []
    ids: dict[int, str] = {}
    for s in sentences:
        for m in s.mentions:
            if not m.effect:
                continue
            row = _row(report_id, text, folded, m)
            if row["claim_id"] in ids.values():
                continue
            ids[id(m)] = row["claim_id"]
            row["place"], row["date"] = around.place(s, m), around.date(s, m)
            rows.append(row)
            told.append(scoring.cues(s, m, language))
    wholes = {ids[id(m)]: m.whole for s in sentences for m in s.mentions if id(m) in ids}
    for row in rows:
        whole = wholes[row["claim_id"]]
        row["part_of"] = ids.get(id(whole)) if whole is not None else None
    return rows, told


def _row(
    report_id: str,
    text: str,
    folded: Folded,
    m: Mention,
) -> dict[str, Any]:
    start, end = folded.span(m.start, m.end)
    if text[end : end + 1] == "]" and text.rfind("[", start, end) > text.rfind("]", start, end):
        end += 1  # "two [others]"
    group = text[start : folded.span(m.start, max(m.end, m.group_end))[1]]
    source = m.source
    where = folded.span(source.start, source.end) if source else (None, None)
    words = text[where[0] : where[1]] if source else None
    return {
        "claim_id": claim_id(report_id, start, end, str(m.effect)),
        "report_id": report_id,
        "sentence": m.sentence,
        "start": start,
        "end": end,
        "quote": text[start:end],
        "effect": m.effect,
        "low": m.low,
        "best": m.best,
        "high": m.high,
        "qualifier": m.qualifier,
        "victim_group": group,
        "actor": None,
        "victim_class": m.victim_class,
        "demographic": m.demographic,
        "source": words,
        "source_start": where[0],
        "source_end": where[1],
        "aspect": m.aspect,
        "event": m.event,
        "rule": m.rule,
        "score": None,
    }
