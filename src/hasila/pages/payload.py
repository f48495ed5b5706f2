"""Tables as compact columns for the page's script: strings once, then numbers that point at them.

Each part is a script file, because a page opened from disk may load scripts but not read files.
Offsets stay what they are everywhere, code points of a report's text.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from hasila.codebook import Codebook, values
from hasila.events import OTHER
from hasila.pages.evidence import claim_rows, direction, safe_url, sentences_about
from hasila.pages.words import Words
from hasila.plots.style import BETWEEN, span
from hasila.schemas import claim_id, conform

# Characters of text in one file: small enough to come at once, large enough to be few.
CHUNK = 400_000
# The bins of incidents that reports only mention are one to a reader.
MENTIONED = "other"


def script(name: str, value: Any) -> str:
    """A script that hands over ``value`` as JSON that no report's text can break out of."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    text = text.replace("\\", "\\\\").replace("'", "\\'")
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f"hasila('{name}','{text}');\n"


class Codes:
    """Strings as small numbers in order of first use."""

    def __init__(self) -> None:
        """Begin without any."""
        self.numbers: dict[str, int] = {}

    def __call__(self, key: object) -> int:
        """The number of a string; -1 for nothing."""
        if key is None or pd.isna(key) or key == "":  # type: ignore[call-overload]
            return -1
        return self.numbers.setdefault(str(key), len(self.numbers))

    def column(self, keys: Iterable[object]) -> list[int]:
        """The numbers of a column."""
        return [self(key) for key in keys]

    def named(self, words: Words) -> dict[str, list[str]]:
        """The strings and how a reader knows them, in order of their numbers."""
        return {"keys": list(self.numbers), "labels": [words.name(k) for k in self.numbers]}


def event_key(event: str) -> str:
    """Incidents that a report only mentions have a bin per report; to a reader they are one."""
    return MENTIONED if event.endswith(OTHER) else event


def payload(
    tables: dict[str, pd.DataFrame], words: Words, codebooks: Mapping[str, Codebook]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the script reads, by name of the file: claims, comparison, reports, sentences, texts.

    Returns the files and the numbers that the page itself tells: of reports, claims, sources,
    outlets, events and claims that a person changed, and the chunks of texts and sentences.
    """
    reports = conform(tables.get("reports", pd.DataFrame()), "reports")
    reports = reports.sort_values("report_id", ignore_index=True)
    texts = dict(zip(reports["report_id"], reports["text"], strict=True))
    rows = claim_rows(tables)
    codes = {name: Codes() for name in ("event", "effect", "group", "source", "outlet")}
    spans = sentences_about(rows, texts)
    numbers: dict[tuple[str, int, int], int] = {}
    for report, about in zip(rows["report_id"], spans, strict=True):
        if about is not None:
            numbers.setdefault((report, *about), len(numbers))
    claims = _claims(rows, reports, codes, codebooks)
    claims["sentence"] = [
        -1 if about is None else numbers[(report, *about)]
        for report, about in zip(rows["report_id"], spans, strict=True)
    ]
    claims["begins"] = [begin for _, begin, _ in numbers]
    comparison = _comparison(tables, rows, reports, codes, words)
    comparison["codebooks"] = list(codebooks)
    described = _reports(reports, codes["outlet"])
    kept = [texts[report][begin:end] for report, begin, end in numbers]
    files: dict[str, Any] = {}
    chunks: dict[str, list[int]] = {}
    for name, parts in (("sentences", kept), ("texts", [str(t) for t in reports["text"]])):
        chunks[name] = []
        for number, (first, part) in enumerate(_chunks(parts)):
            files[f"{name}-{number}"] = part
            chunks[name].append(first)
    claims["names"] = {name: code.named(words) for name, code in codes.items()}
    files |= {"claims": claims, "comparison": comparison, "reports": described}
    hand = rows["hand"].notna() if len(rows) else pd.Series(dtype=bool)
    mentioned = MENTIONED in codes["event"].numbers
    counts = {
        "reports": len(reports),
        "claims": len(rows),
        "events": len(codes["event"].numbers) - mentioned,
        "sources": len(set(rows["source_name"].dropna())),
        "outlets": len(codes["outlet"].numbers),
        "hand": int(hand.sum()),
        "chunks": chunks,
    }
    return files, counts


def _claims(
    rows: pd.DataFrame,
    reports: pd.DataFrame,
    codes: Mapping[str, Codes],
    codebooks: Mapping[str, Codebook],
) -> dict[str, Any]:
    at = {report: i for i, report in enumerate(reports["report_id"])}
    place = {claim: i for i, claim in enumerate(rows["claim_id"])}
    out: dict[str, Any] = {
        "report": [at.get(report, -1) for report in rows["report_id"]],
        "event": codes["event"].column(event_key(str(e)) for e in rows["event_id"]),
        "effect": codes["effect"].column(rows["effect"]),
        "group": codes["group"].column(rows["group"]),
        "source": codes["source"].column(rows["speaker"]),
        "outlet": codes["outlet"].column(rows["outlet"]),
        "own": _where(rows["source_name"].isna()),
        "stale": _where(~rows["current"].astype("boolean").fillna(True)),
        "part_of": [place.get(p, -1) if pd.notna(p) else -1 for p in rows["part_of"]],
        "score": [None if pd.isna(v) else round(float(v), 2) for v in rows["score"]],
        "missing": {
            str(i): report
            for i, report in enumerate(rows["report_id"])
            if report not in at
        },
    }  # fmt: skip
    for column in ("start", "end", "low", "best", "high", "source_start", "source_end"):
        out[column] = [None if pd.isna(v) else int(v) for v in rows[column]]
    said = ("day", "qualifier", "aspect", "victim_class", "actor", "demographic", "place", "date")
    for column in (*said, "rule", "source_class"):
        known = Codes()
        out[column] = known.column(rows[column])
        out[f"{column}_keys"] = list(known.numbers)
    tolls = Codes()
    out["toll"] = [
        tolls(span(*row)) for row in zip(rows["low"], rows["best"], rows["high"], strict=True)
    ]
    out["toll_keys"] = list(tolls.numbers)
    spans = zip(
        rows["claim_id"], rows["report_id"], rows["start"], rows["end"], rows["effect"], strict=True
    )
    # An id that follows from the claim's place need not be told.
    out["ids"] = {
        str(i): claim
        for i, (claim, report, start, end, effect) in enumerate(spans)
        if pd.isna(start) or claim != claim_id(str(report), int(start), int(end), str(effect))
    }
    hand = ("hand", "hand_reason", "hand_by", "hand_before")
    out["hand"] = {
        str(i): [None if pd.isna(v) else str(v) for v in row]
        for i, row in enumerate(rows[list(hand)].itertuples(index=False))
        if pd.notna(row[0])
    }
    out["counts_as"] = {name: _counted(rows, book) for name, book in codebooks.items()}
    return out


def _where(flags: pd.Series) -> list[int]:
    return [i for i, flag in enumerate(flags) if flag]


def _counted(rows: pd.DataFrame, book: Codebook) -> dict[str, str]:
    """What a claim counts under a codebook, where that is not the number said."""
    if rows.empty or "quote" not in rows:
        return {}
    said = rows[["low", "best", "high"]].astype("Float64")
    given = values(rows, book)
    under = given[["low", "best", "high"]].copy()
    # Open bounds stay open: the number said is no bound there.
    under["low"] = under["low"].mask(given["open_low"])
    under["high"] = under["high"].mask(given["open_high"])
    differs = (said.fillna(-1) != under.fillna(-1)).any(axis=1)
    return {str(i): span(*under.loc[i]) for i in rows.index[differs.to_numpy(dtype=bool)]}


def _reports(reports: pd.DataFrame, outlets: Codes) -> dict[str, Any]:
    languages = Codes()
    tags = reports["language"].where(
        reports["language"].str.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*").fillna(False)
    )
    return {
        "id": [str(v) for v in reports["report_id"]],
        "title": ["" if pd.isna(v) else str(v) for v in reports["title"]],
        "outlet": outlets.column(reports["outlet"]),
        "date": ["" if pd.isna(v) else str(v)[:10] for v in reports["published_at"]],
        "language": languages.column(tags),
        "languages": list(languages.numbers),
        "directions": [direction(v) for v in languages.numbers],
        "url": ["" if pd.isna(v) else safe_url(str(v)) for v in reports["url"]],
        "n_chars": [len(v) for v in reports["text"]],
    }


def _full_groups(consensus: pd.DataFrame) -> list[str]:
    """Whom a range counts, in full: children of combatants are not children of civilians."""
    out = []
    columns = (consensus[c] for c in ("demographic", "actor", "victim_class"))
    for parts in zip(*columns, strict=True):
        known = [str(p) for p in parts if pd.notna(p) and p]
        if len(known) > 1 and known[-1] in ("unspecified", "all"):
            known.pop()
        out.append(BETWEEN.join(known))
    return out


def range_text(row: Any) -> str:
    """A row of consensus as short as honesty allows; an open end is written so: ``100–800+``."""
    text = span(row.low, row.best, row.high)
    open_low, open_high = (getattr(row, c, None) for c in ("open_low", "open_high"))
    if pd.notna(open_low) and open_low and row.low == row.high:
        text = f"≤{text}"
    if pd.isna(open_high) or not open_high:
        return text
    return f"{text[:-1]}+)" if text.endswith(")") else f"{text}+"


def _comparison(
    tables: Mapping[str, pd.DataFrame],
    rows: pd.DataFrame,
    reports: pd.DataFrame,
    codes: Mapping[str, Codes],
    words: Words,
) -> dict[str, Any]:
    """Consensus, audit and events; claims and reports in them by their number."""
    place = {claim: i for i, claim in enumerate(rows["claim_id"])}
    rules, sources = Codes(), set(rows["source_name"].dropna())

    def claims(ids: object) -> list[int]:
        known = [] if pd.isna(ids) else str(ids).replace("|", " ").split()  # type: ignore[call-overload]
        return [place[i] for i in known if i in place]

    def range_of(r: Any) -> list[Any]:
        return [
            codes["event"](event_key(str(r.event_id))), codes["effect"](r.effect),
            codes["group"](r.group), str(r.codebook),
            *(None if pd.isna(v) else int(v) for v in (r.low, r.best, r.high)),
            range_text(r), int(r.n_reports), int(r.n_sources), rules(r.rule),
            None if pd.isna(r.grade) else str(r.grade), claims(r.claim_ids),
            0 if pd.isna(r.n_hand) else int(r.n_hand),
        ]  # fmt: skip

    def shown(value: object) -> str:
        """A number as it is, a source by its display name."""
        text = "" if pd.isna(value) else str(value)  # type: ignore[call-overload]
        return words.name(text) if text in sources else text

    def finding(r: Any) -> list[Any]:
        return [
            str(r.kind), "" if pd.isna(r.severity) else str(r.severity),
            codes["event"](event_key(str(r.event_id))), str(r.message),
            shown(r.expected), shown(r.found), claims(r.claim_ids),
        ]  # fmt: skip

    consensus = conform(tables.get("consensus", pd.DataFrame()), "consensus")
    consensus["group"] = _full_groups(consensus)
    for column in ("grade", "open_low", "open_high", "n_hand"):
        if column not in consensus:
            consensus[column] = None
    # One bin per report of what it only mentions: as one event they would be nonsense.
    kept = consensus[~consensus["event_id"].str.endswith(OTHER)]
    ranges = [range_of(r) for r in kept.itertuples(index=False)]
    audit = conform(tables.get("audit", pd.DataFrame()), "audit")
    if "severity" not in audit:
        audit["severity"] = None
    audit = audit.sort_values(["kind", "event_id", "report_id", "claim_ids", "message"])
    findings = [finding(r) for r in audit.itertuples(index=False)]
    return {
        "consensus": ranges,
        "rules": list(rules.numbers),
        "audit": findings,
        "events": _events(tables, rows, reports, codes["event"]),
    }


def _events(
    tables: Mapping[str, pd.DataFrame], rows: pd.DataFrame, reports: pd.DataFrame, codes: Codes
) -> dict[str, Any]:
    """Where and when each event is, and its reports."""
    at = {report: i for i, report in enumerate(reports["report_id"])}
    published = dict(zip(reports["report_id"], reports["published_at"].str[:10], strict=True))
    events = conform(tables.get("events", pd.DataFrame()), "events")
    seen = pd.concat([events[["event_id", "report_id"]], rows[["event_id", "report_id"]]])
    seen = seen[seen["event_id"].notna() & seen["event_id"].ne("")].drop_duplicates()
    seen["event_id"] = [event_key(str(e)) for e in seen["event_id"]]
    told_by: dict[int, set[int]] = {}
    for event, report in zip(seen["event_id"], seen["report_id"], strict=True):
        if report in at:
            told_by.setdefault(codes(event), set()).add(at[report])
    where: dict[int, str] = {}
    when: dict[int, str] = {}
    for column, out in (("place", where), ("date", when)):
        told = events[events[column].notna() & ~events["event_id"].str.endswith(OTHER)]
        for event, rows_ in told.groupby("event_id"):
            said = rows_[column]
            if column == "date":
                said = _possible(said, rows_["report_id"].map(published).dropna())
            out[codes(event)] = str(said.value_counts().sort_index().idxmax())
    n = len(codes.numbers)
    return {
        "reports": [sorted(told_by.get(i, ())) for i in range(n)],
        "place": [where.get(i, "") for i in range(n)],
        "date": [when.get(i, "") for i in range(n)],
    }


def _possible(days: pd.Series, published: pd.Series) -> pd.Series:
    """The days not after the first report: a look back years later tells its own day at times."""
    early = days[days <= published.min()] if len(published) else days
    return early if len(early) else days[days == days.min()]


def _chunks(parts: list[str]) -> list[tuple[int, list[str]]]:
    """The parts in order, in lists of about ``CHUNK`` characters, each with its first number."""
    out: list[tuple[int, list[str]]] = []
    size = CHUNK
    for number, part in enumerate(parts):
        if size >= CHUNK:
            out.append((number, []))
            size = 0
        out[-1][1].append(part)
        size += len(part)
    return out
