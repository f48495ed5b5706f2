"""Hand-made reports and claims for tests of the comparison."""

import re
from pathlib import Path

import pandas as pd

from hasila.events import events
from hasila.io import read_jsonl
from hasila.names import fill_names
from hasila.schemas import claim_id, conform
from hasila.tallies import tallies
from hasila.text import fold
from hasila.text.sentences import sentence_spans

# The tables that a comparison makes.
COMPARED = (
    "events", "tallies", "consensus", "audit", "agreement", "concord", "lag", "leaning",
    "hand_log",
)  # fmt: skip
STUDY = Path(__file__).parents[1] / "data/hasakah-2022"


def report(report_id: str, **fields: object) -> dict:
    text = str(fields.pop("text", "No text."))
    base = {"title": None, "outlet": f"Outlet {report_id}", "published_at": None, "event_id": None}
    made = {"language": "en", "sha256": "0", "origin": "test", "n_chars": len(text), "text": text}
    return {"report_id": report_id, **base, **made, **fields}


def claim(report_id: str, number: object, effect: str = "killed", **fields: object) -> dict:
    """A claim; ``number`` is a count, a (low, high) range, or the words of a vague one.

    ``start`` defaults to the order of creation, so later claims stand later in the text.
    """
    claim.n = getattr(claim, "n", 0) + 1  # type: ignore[attr-defined]
    start = int(fields.pop("start", claim.n * 10))  # type: ignore[attr-defined, call-overload]
    row = {
        "claim_id": fields.pop("id", claim_id(report_id, start, start + 2, effect)),
        "report_id": report_id, "sentence": claim.n, "start": start, "end": start + 2,  # type: ignore[attr-defined]
        "quote": str(number), "effect": effect, "low": None, "best": None, "high": None,
        "qualifier": "exact", "victim_class": "unspecified", "aspect": "total", "event": "main",
        "rule": "test",
    }  # fmt: skip
    if isinstance(number, int):
        row |= {"low": number, "best": number, "high": number}
    elif isinstance(number, tuple):
        row |= {"low": number[0], "high": number[1], "qualifier": "range"}
    else:
        row |= {"qualifier": "vague"}
    row |= fields
    if row["qualifier"] in ("at_least", "more_than"):
        row["high"] = None
    if row["qualifier"] == "approx":
        row["low"] = row["high"] = None
    return row


def table(rows: list[dict], name: str) -> pd.DataFrame:
    return conform(pd.DataFrame(rows), name)


def told(claims: list[dict], reports: list[dict] | None = None, **options: object) -> pd.DataFrame:
    """Tallies of hand-made claims; reports that are not given are made up."""
    known = {r["report_id"] for r in reports or []}
    missing = dict.fromkeys(c["report_id"] for c in claims if c["report_id"] not in known)
    both = table([*(reports or []), *(report(r) for r in missing)], "reports")
    rows = table(claims, "claims")
    return tallies(events(both, rows, **options), rows, both)  # type: ignore[arg-type]


def study(folder: Path = STUDY) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Reports and gold claims of a shipped study.

    What the annotation does not say (actor, place, date) is as the extraction reads it there.
    """
    reports = pd.DataFrame(read_jsonl(folder / "reports.jsonl"))
    pairs = zip(reports["title"].fillna(""), reports["text"], strict=True)
    reports["text"] = [x if not t or x.startswith(t) else f"{t}\n\n{x}" for t, x in pairs]
    reports["n_chars"] = reports["text"].str.len()
    reports = reports.assign(sha256="0", origin="test")
    text = dict(zip(reports["report_id"], reports["text"], strict=True))
    gold = pd.read_csv(folder / "claims.csv", dtype_backend="numpy_nullable", encoding="utf-8-sig")
    rows: list[dict] = []
    from hasila.claims import extract

    read = extract(reports)
    for name, group in gold.groupby("report_id", sort=False):
        mine = read[read["report_id"] == name]
        own: list[dict] = []
        spans = sentence_spans(fold(text[name]).text)
        for g in group.to_dict("records"):
            at = -1
            for _ in range(int(g["occurrence"]) + 1):
                at = text[name].index(g["quote"], at + 1)
            own.append(
                {
                    **{k: g[k] for k in gold.columns if k not in ("occurrence", "part_of")},
                    "claim_id": claim_id(str(name), at, at + len(g["quote"]), g["effect"]),
                    "start": at, "end": at + len(g["quote"]), "rule": "gold",
                    "sentence": sum(start <= at for start, _ in spans) - 1,
                    "victim_group": re.sub(r"[\d,.]+", "", g["quote"]).strip() or None,
                    "part_of": g["part_of"], "read": _read_at(mine, at, at + len(g["quote"])),
                }
            )  # fmt: skip
        for row in own:
            whole = row["part_of"]
            row["part_of"] = None if pd.isna(whole) else own[int(whole)]["claim_id"]
        rows += own
    places = [(r.pop("read"), r) for r in rows]
    for found, row in places:
        row |= {"place": found["place"], "date": found["date"]}
    claims = fill_names(table(rows, "claims"), text)
    claims["actor"] = claims["actor"].fillna(
        pd.Series([found["actor"] for found, _ in places], dtype="string")
    )
    return table(reports.to_dict("records"), "reports"), claims


def _read_at(read: pd.DataFrame, start: int, end: int) -> dict[str, object]:
    """Actor, place and date of the extracted claim at a span; the place at least of its report."""
    here = read[(read["start"] < end) & (read["end"] > start)]
    first = here.iloc[0] if len(here) else {"actor": None, "date": None}
    near = pd.concat([here["place"], read["place"]]).dropna()
    place = near.iloc[0] if len(near) else None
    return {"actor": first["actor"], "date": first["date"], "place": place}
