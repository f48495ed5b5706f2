"""Tallies: one source's toll for one event, effect and group at one time."""

import re
from collections.abc import Mapping

import pandas as pd

from hasila.lexicon import read
from hasila.names import fill_names, finder
from hasila.schemas import TALLIES, conform
from hasila.text import fold

_ALSO = {"before": 25, "behind": 45}  # characters in which "also" may stand
# "The mayor of Luno and a clerk": the second of two single persons that "and" joins.
_AND = re.compile(r"[^.;؛!?؟\n]{0,60}\b(?:and|along with|together with|as well as|alongside)\s+")
_FRESH = re.compile(r"(?:an?|another|his|her|their|one)\s", re.IGNORECASE)
_CUT = re.compile(r"[.;؛!?؟\n]")
ORDER = ["event_id", "effect", "as_of", "report_id", "start", "claim_id"]
# What else travels with a tally: codebooks read the words, tolls and audit the place in the text.
EXTRA = [
    "event", "sentence", "start", "quote", "victim_group", "source", "restates", "current", "place",
    "hand", "rule", "date", "also",
]  # fmt: skip


def tallies(events: pd.DataFrame, claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """One row per claim: who says what of which event, and when.

    ``as_of`` is when the report was published, for that is when its toll stood; the date in the
    claim serves where the report has none, and for earlier tolls that a report looks back on.
    Sources and actors that the claims leave unnamed get the canonical name of their words.

    Returns:
        The table of tallies and, beyond the contract: event (main, other), sentence, start, quote,
        victim_group, source (words), restates (claim_id of the tally in the same report that this
        one repeats: same group, effect, number and no other source), current (False for
        previous tolls and repetitions), place, hand, rule and date (as the claim has them)
        and also (words around it say that it counts besides others).
    """
    known = events.dropna(subset=["claim_id"])
    home = dict(zip(known["claim_id"], known["event_id"], strict=True))
    report = reports.drop_duplicates("report_id").set_index("report_id")
    texts = dict(zip(report.index, report["text"], strict=True)) if "text" in report else {}
    out = fill_names(claims, texts)
    if "hand" not in out:
        out["hand"] = pd.Series(None, index=out.index, dtype="string")
    # What a person emptied stays empty.
    out["actor"] = out["actor"].where(out["hand"].ne("corrected").fillna(True), claims["actor"])
    out["event_id"] = out["claim_id"].map(home)
    out = out[out["event_id"].notna()]
    out["outlet"] = out["report_id"].map(report["outlet"])
    published = out["report_id"].map(report["published_at"]).astype("string")
    said = out["date"].astype("string")
    back = out["aspect"].eq("previous").fillna(False)
    out["as_of"] = published.fillna(said).where(~back, said.fillna(published))
    out["source_name"] = _speakers(out)
    out["also"] = _also(out, texts)
    out = out.sort_values(ORDER, kind="stable", na_position="first").reset_index(drop=True)
    out["restates"] = _restated(out)
    out["current"] = (~out["aspect"].eq("previous") & out["restates"].isna()).fillna(True)
    return conform(out, "tallies")[[*TALLIES.names, *EXTRA]]


def _also(out: pd.DataFrame, texts: Mapping[str, str]) -> list[bool]:
    """Whether words around a number say that it counts besides those told of before.

    "A woman who stood near was also killed"; only within the clause.
    """
    words = {w: "also" for language in ("ar", "en") for w in read(language, "also")["also"]}
    find = finder(words)
    told = []
    joined = _joined(out, texts)
    for report, start, end, with_it in zip(
        out["report_id"], out["start"], out["end"], joined, strict=True
    ):
        if with_it:
            told.append(True)
            continue
        text = texts.get(report, "")
        before = _CUT.split(text[max(0, start - _ALSO["before"]) : start])[-1]
        behind = _CUT.split(text[end : end + _ALSO["behind"]])[0]
        told.append(bool(find(f"{before}\n{behind}")))
    return told


def _joined(out: pd.DataFrame, texts: Mapping[str, str]) -> list[bool]:
    """Whether one person is joined by "and" to another of the same effect in the sentence."""
    keys = ["report_id", "effect", "sentence", "start"]
    ordered = out.sort_values([*keys, "claim_id"], kind="stable")
    one = ordered["best"].eq(1) & ordered["aspect"].eq("total")
    same = ordered[keys[:3]].eq(ordered[keys[:3]].shift()).all(axis=1)
    found = (one & one.shift(fill_value=False) & same).fillna(False).astype(bool)
    before = ordered["end"].shift()
    for k in found.index[found]:
        text = texts.get(str(ordered.at[k, "report_id"]), "")
        first, start = int(before[k]), int(ordered["start"][k])
        fresh = _FRESH.match(text, start)
        found[k] = bool(fresh and first <= start and _AND.fullmatch(text, first, start))
    return [bool(x) for x in found.reindex(out.index)]


def _speakers(out: pd.DataFrame) -> pd.Series:
    """The canonical name of each source, else its words.

    Words within those of another source of the same report are that source, named in short.
    """
    names = out["source_name"].astype("string").fillna(out["source"].astype("string"))
    # A source that no list knows goes by its own words.
    words = out["source"].astype("string").str.split().str.join(" ")
    loose = out["source"].notna() & (out["source_name"].isna() | out["source_name"].eq(words))
    loose = loose.fillna(False)
    several = names.groupby(out["report_id"]).transform("nunique").gt(1) & loose
    full: dict[tuple[str, str], str] = {}
    for report, own in names[out["report_id"].isin(out["report_id"][several])].groupby(
        out["report_id"], sort=False
    ):
        said = sorted(set(own.dropna()), key=lambda n: (len(n), n))
        parts = {n: set(fold(n).text.lower().split()) for n in said}
        for name in said:
            longer = [n for n in said if parts[name] < parts[n]]
            full[(str(report), name)] = longer[-1] if longer else name
    rows = zip(out["report_id"], names, several, strict=True)
    told = [full[(r, n)] if loose_one else n for r, n, loose_one in rows]
    return pd.Series(told, index=out.index, dtype="string")


def _restated(out: pd.DataFrame) -> pd.Series:
    """For each tally the first one of its report that says the same, or null.

    Parts count as the same only under the same whole: "3 children" of the dead and of another
    group are two facts. Singles never do: two dead persons may well be described alike.
    """
    keys = ["report_id", "event_id", "effect", "victim_class", "actor", "demographic"]
    keys += ["low", "best", "high", "aspect", "part_of"]
    text = out[keys].astype("string").fillna("")
    text["source"] = out["source_name"].groupby(text["report_id"]).transform("nunique").gt(1)
    text["source"] = out["source_name"].fillna("").where(text["source"], "")
    many = out[["low", "best", "high"]].max(axis=1).fillna(0).gt(1).astype(bool)
    first = out["claim_id"].groupby([text[c] for c in text.columns]).transform("first")
    return first.where(many & first.ne(out["claim_id"])).astype("string")
