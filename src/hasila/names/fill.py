"""Sources and actors of claims: each distinct wording is read once, pointers per report."""

import re
from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from hasila.names import read
from hasila.names.lists import Form, Names, shipped
from hasila.text.fold import Folded

# Claims about these are never an armed body's dead.
_UNARMED = ("civilian", "mixed")
# Whom the victims belong to often stands behind the words that count them.
_BEHIND = re.compile(
    r'["»”\s]*(?:(?:من|في|بين)\s+(?:صفوف\s+|عناصر\s+|مقاتلي\s+|أفراد\s+)?|تابع\S*\s+ل|'
    r"(?:of|from|with|in|belonging to|loyal to)\s+)([^.,،;؛:\n(]{2,40})"
)
# "the spokesman for the ministry", المتحدث الرسمي باسم الجيش, القيادة العامة لقسد
_FOR = re.compile(
    r"(?:\s+(?:ال\w+|العسكري\w*))?\s+(?:باسم\s+|(?=ل\w)|for\s+|of\s+)([^.,،;؛:\n(]{2,45})"
)
_SPOKESMAN = re.compile(
    r"(?:متحدث|ناطق)\S*(?:\s+\S+){0,2}\s+باسم\s+([^.,،;؛:\n(]{2,30})|"
    r"[Ss]pokes(?:man|woman|person)\s+(?:for|of)\s+([^.,;:\n(]{2,30})"
)


def fill_names(
    claims: pd.DataFrame, texts: Mapping[str, str] | None = None, names: Names | None = None
) -> pd.DataFrame:
    """Give claims the canonical source and actor that their words name, where they have none.

    Args:
        claims: the table of claims.
        texts: the reports' texts by id; with them a bare role ("the ministry", التنظيم) is the one
            body of its kind that the report names, and words behind a quote tell whose they are.
        names: the list of names, the shipped one when None.

    Returns:
        A copy with source_name, source_class and actor filled. A source that no list knows keeps
        its own words as its name. Words that name several armed bodies give no actor; civilians
        never have one.
    """
    out = claims.copy()
    told = {k: out[k].astype(object).where(out[k].notna(), None).tolist() for k in _READ}
    rows = [dict(zip(_READ, row, strict=True)) for row in zip(*told.values(), strict=True)]
    _Filler(names or shipped(), texts or {}, {}).fill(rows)
    for column in ("source_name", "source_class", "actor"):
        out[column] = pd.array([r[column] for r in rows], dtype="string")
    return out


def fill_rows(
    rows: list[dict], text: str, folded: Folded | None = None, names: Names | None = None
) -> None:
    """The same for the rows of claims of one report, in place.

    Args:
        rows: the claims.
        text: the report's text.
        folded: the same as ``hasila.text.fold.fold`` gives it, where it is known.
        names: the list of names, the shipped one when None.
    """
    for row in rows:
        row["source_name"] = row["source_class"] = None
    ids = {row["report_id"] for row in rows}
    given = {} if folded is None else dict.fromkeys(ids, folded)
    _Filler(names or shipped(), dict.fromkeys(ids, text), given).fill(rows)


_READ = (
    "report_id", "start", "end", "quote", "victim_group", "victim_class", "source",
    "source_start", "source_end", "source_name", "source_class", "actor",
)  # fmt: skip


class _Filler:
    """What is known while the claims of some reports are named."""

    def __init__(
        self, names: Names, texts: Mapping[str, str], folded: Mapping[str, Folded]
    ) -> None:
        self.names, self.texts, self.folded = names, texts, folded
        self.found: dict[str, list[tuple[int, str]]] = {}
        self.speakers: dict[str, list[str]] = defaultdict(list)

    def fill(self, rows: list[dict]) -> None:
        """Fill sources and actors of claims, in place."""
        pointers = [self.source(row) for row in rows]
        for row, pointer in zip(rows, pointers, strict=True):
            if pointer is not None:  # bare roles mean those who are named
                self.pointed(row, pointer)
        for row in rows:
            self.actor(row)

    def source(self, row: dict) -> Form | None:
        """Fill name and class of a source that is named; what only points at one is returned."""
        pointer = None
        if row["source_name"] is None and row["source"]:
            words = " ".join(str(row["source"]).split())
            reading = read.source(self.names, words.replace("_", " "))
            pointer = reading.pointer
            row["source_name"] = reading.name or (None if pointer else words)
        self._class(row)
        return pointer

    def pointed(self, row: dict, pointer: Form) -> None:
        """Fill name and class of a source that is only pointed at."""
        at = row["start"] if row["source_start"] is None else row["source_start"]
        name = self._spoken_for(pointer, row) or self._meant(pointer, row["report_id"], at)
        row["source_name"] = name or pointer.key
        self._class(row)

    def _class(self, row: dict) -> None:
        name = row["source_name"]
        if name is None:
            return
        entry = self.names.entry(name)
        if row["source_class"] is None and (entry or row["source"]):
            row["source_class"] = entry.kind if entry else "other"
        if entry and name not in self.names.lists.generic and entry.kind != "media":
            self.speakers[row["report_id"]].append(name)

    def actor(self, row: dict) -> None:
        """The armed body that a claim's victims belong to."""
        if row["actor"] is not None or row["victim_class"] in _UNARMED:
            return
        reading = read.victims(self.names, row["victim_group"] or row["quote"] or "")
        if reading.name is None and reading.pointer is None and not reading.own:
            reading = self._behind(row) or reading
        name = reading.name
        if name is None and reading.own and row["source_name"]:
            speaker = row["source_name"]
            if read.is_armed(self.names, speaker):
                name = read.counted(self.names, speaker)
        if name is None and reading.pointer:
            meant = self._meant(reading.pointer, row["report_id"], row["start"], armed=True)
            generic = reading.pointer.key if reading.pointer.part == "bodies" else None
            name = read.counted(self.names, meant) if meant else generic
        row["actor"] = name

    def _behind(self, row: dict) -> read.Reading | None:
        text = self.texts.get(row["report_id"])
        if not text or row["victim_class"] == "unspecified":
            return None
        found = _BEHIND.match(text, int(row["end"]), int(row["end"]) + 80)
        return read.victims(self.names, found[1]) if found else None

    def _spoken_for(self, pointer: Form, row: dict) -> str | None:
        """Whom a spokesman speaks for: in the words behind him, else of all of the report's."""
        text = self.texts.get(row["report_id"])
        if text is None or pointer.part != "roles":
            return None
        if not self.names.lists.roles[pointer.key].speakers:
            return None
        end = row["source_end"]
        here = None if end is None else _FOR.match(text, int(end), int(end) + 80)
        found = [here] if here else _SPOKESMAN.finditer(text)
        told = {read.source(self.names, next(g for g in m.groups() if g)).name for m in found} - {
            None
        }
        return told.pop() if len(told) == 1 else None

    def _meant(self, pointer: Form, report: str, at: int | None, armed: bool = False) -> str | None:
        """The one body of a report that a pointer can mean, those named before it first."""
        if pointer.part == "roles" and self.names.lists.roles[pointer.key].speakers:
            own = set(self.speakers[report])
            return own.pop() if len(own) == 1 else None
        if report not in self.found:
            text = self.texts.get(report) or ""
            self.found[report] = read.named(self.names, text, self.folded.get(report))
        fit = [(place, n) for place, n in self.found[report] if read.fits(self.names, pointer, n)]
        fit = fit or [(0, n) for n in self.speakers[report] if read.fits(self.names, pointer, n)]
        if armed:
            fit = [(p, n) for p, n in fit if read.is_armed(self.names, n)]
        if pointer.part == "bodies":
            # A state's body before a group that is called alike (the Free Syrian Army).
            kind = self.names.lists.bodies[pointer.key].kind
            entries = {n: self.names.entry(n) for _, n in fit}
            fit = [(p, n) for p, n in fit if (e := entries[n]) and e.kind == kind] or fit
        before = {n for place, n in fit if at is not None and place < at}
        choice = before or {n for _, n in fit}
        return choice.pop() if len(choice) == 1 else None
