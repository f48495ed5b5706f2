"""What coders annotated in Label Studio, from its JSON export.

The file comes from outside: everything in it is checked, and a fault is a ``UserError`` of one line
that names the file, the task and the region.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from hasila.coding.tasks import CHOICES, LABELS, NUMBERS, PART_OF, SAID_BY, SOURCE
from hasila.errors import UserError
from hasila.hand.rows import BOUNDS
from hasila.schemas import EFFECTS, claim_id

Claim = dict[str, Any]
_MOST = 10**12


@dataclass(slots=True)
class Coding:
    """One coder's claims of one report; ``part_of`` is an index in ``claims``."""

    coder: str
    report_id: str
    day: str
    claims: list[Claim] = field(default_factory=list)


def codings(exports: Mapping[str, Any], texts: Mapping[str, str]) -> list[Coding]:
    """The annotations of exports, ordered by coder and report.

    Args:
        exports: parsed JSON by file name. Where each of several files holds one coder, coders
            are named after the files, else after their e-mail or number in Label Studio.
        texts: the reports' texts by id.

    Returns:
        One coding per coder and report: the latest where there are several. Skipped tasks are
        left out.
    """
    latest: dict[tuple[str, str], tuple[str, Coding]] = {}
    read = {file: list(_annotations(file, value, texts)) for file, value in exports.items()}
    alone = len(read) > 1 and all(len({c.coder for _, c in r}) == 1 for r in read.values())
    for file, found in read.items():
        for when, coding in found:
            if alone:
                coding.coder = file.rpartition("/")[2].rpartition(".")[0] or file
            key = (coding.coder, coding.report_id)
            if key not in latest or latest[key][0] <= when:
                latest[key] = (when, coding)
    return [latest[key][1] for key in sorted(latest)]


def _annotations(file: str, value: Any, texts: Mapping[str, str]) -> list[tuple[str, Coding]]:
    if not isinstance(value, list):
        raise UserError(f"{file}: not an export of Label Studio (JSON): must be a list of tasks")
    found = []
    for number, task in enumerate(value, 1):
        where = f"{file}, task {number}"
        if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
            raise UserError(f"{where}: no 'data'; export as JSON, not as JSON-MIN")
        report = task["data"].get("report_id")
        if not isinstance(report, str) or report not in texts:
            raise UserError(f"{where}: data.report_id: no report '{str(report)[:60]}'")
        if task["data"].get("text") != texts[report]:
            raise UserError(f"{where}: data.text is not the text of the report '{report}'")
        annotations = task.get("annotations", [])
        if not isinstance(annotations, list):
            raise UserError(f"{where}: annotations: must be a list")
        for at, annotation in enumerate(annotations, 1):
            if not isinstance(annotation, dict) or not isinstance(annotation.get("result"), list):
                raise UserError(f"{where}, annotation {at}: no list 'result'")
            if annotation.get("was_cancelled"):
                continue
            when = str(annotation.get("updated_at") or annotation.get("created_at") or "")
            coding = Coding(_coder(annotation.get("completed_by"), where), report, when[:10])
            reader = _Reader(f"{where}, annotation {at}", report, texts[report])
            coding.claims = reader.claims(annotation["result"])
            found.append((when, coding))
    return found


def _coder(said: Any, where: str) -> str:
    if isinstance(said, dict):
        said = said.get("email") or said.get("username") or said.get("id")
    if isinstance(said, bool) or not isinstance(said, int | str) or said == "":
        raise UserError(f"{where}: completed_by: no coder")
    return str(said)[:100]


class _Reader:
    """The result of one annotation."""

    def __init__(self, where: str, report_id: str, text: str) -> None:
        self.where, self.report_id, self.text = where, report_id, text

    def fail(self, region: Any, message: str) -> NoReturn:
        raise UserError(f"{self.where}, region '{str(region)[:40]}': {message}")

    def claims(self, result: list[Any]) -> list[Claim]:
        """The claims of an annotation, in order of place."""
        spans: dict[str, tuple[int, int]] = {}
        labels: dict[str, str] = {}
        answers: dict[str, dict[str, Any]] = defaultdict(dict)
        relations = []
        for item in result:
            if not isinstance(item, dict):
                self.fail("?", "must be an object")
            if item.get("type") == "relation":
                relations.append(item)
                continue
            name, tag, value = item.get("id"), item.get("from_name"), item.get("value")
            if not isinstance(name, str) or not isinstance(value, dict):
                self.fail(name, "no id or no value")
            if tag == LABELS:
                labels[name] = self.one(name, value, "labels", (*EFFECTS, SOURCE))
                spans[name] = self.span(name, value)
            elif tag in CHOICES:
                answers[name][tag] = self.one(name, value, "choices", CHOICES[tag])
            elif tag in NUMBERS:
                answers[name][tag] = self.number(name, tag, value.get("number"))
        made = {
            name: self.claim(name, effect, spans[name], answers[name])
            for name, effect in labels.items()
            if effect != SOURCE
        }
        sources = {name: spans[name] for name, effect in labels.items() if effect == SOURCE}
        wholes = self.relations(relations, made, sources)
        order = sorted(made, key=lambda n: (made[n]["start"], made[n]["end"], made[n]["effect"], n))
        for name, whole in wholes.items():
            made[name]["part_of"] = order.index(whole)
        return [made[name] for name in order]

    def relations(
        self, items: list[Any], made: Mapping[str, Claim], sources: Mapping[str, tuple[int, int]]
    ) -> dict[str, str]:
        """Give claims their sources; returns the whole of each part."""
        wholes = {}
        for item in items:
            from_id, to_id = item.get("from_id"), item.get("to_id")
            if item.get("direction") == "left":
                from_id, to_id = to_id, from_id
            if not isinstance(from_id, str) or not isinstance(to_id, str):
                self.fail(from_id, "a relation without from_id or to_id")
            said = item.get("labels") or []
            # What a relation says without a label follows from what it joins.
            if to_id in sources and from_id in made and said in ([], [SAID_BY]):
                start, end = sources[to_id]
                made[from_id].update(
                    source=self.text[start:end], source_start=start, source_end=end
                )
            elif to_id in made and from_id in made and said in ([], [PART_OF]) and to_id != from_id:
                wholes[from_id] = to_id
                made[from_id]["aspect"] = "part"
            else:
                self.fail(from_id, f"a relation {said} to '{to_id[:40]}', which does not fit")
        return wholes

    def claim(
        self, name: str, effect: str, span: tuple[int, int], said: Mapping[str, Any]
    ) -> Claim:
        """One claim; what the coder left open follows from the guide's rules of bounds."""
        low, best, high = (said.get(n) for n in NUMBERS)
        qualifier = said.get("qualifier")
        if qualifier is None:
            qualifier = "exact" if best is not None else "vague" if low is high is None else "range"
        if best is not None and qualifier in BOUNDS:
            gives_low, gives_high = BOUNDS[qualifier]
            low = best if gives_low and low is None else low
            high = best if gives_high and high is None else high
        stated = [n for n in (low, best, high) if n is not None]
        if stated != sorted(stated):
            self.fail(name, "the numbers must rise from low to best to high")
        if not stated and qualifier != "vague":
            self.fail(name, f"'{qualifier}' needs a number")
        start, end = span
        return {
            "claim_id": claim_id(self.report_id, start, end, effect),
            "report_id": self.report_id, "start": start, "end": end,
            "quote": self.text[start:end], "effect": effect,
            "low": low, "best": best, "high": high, "qualifier": qualifier,
            "victim_class": said.get("victim_class", "unspecified"),
            "demographic": said.get("demographic"), "source": None, "source_start": None,
            "source_end": None, "aspect": said.get("aspect", "total"), "part_of": None,
            "event": said.get("event", "main"),
        }  # fmt: skip

    def one(self, name: str, value: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> str:
        given = value.get(key)
        if not isinstance(given, list) or len(given) != 1 or given[0] not in allowed:
            self.fail(name, f"{key}: must be one of {', '.join(allowed)}, not {str(given)[:60]}")
        return str(given[0])

    def number(self, name: str, tag: str, value: Any) -> int:
        right = isinstance(value, int | float) and not isinstance(value, bool)
        if not right or not 0 <= value <= _MOST or value != int(value):
            self.fail(name, f"{tag}: must be a whole number, not {str(value)[:40]}")
        return int(value)

    def span(self, name: str, value: Mapping[str, Any]) -> tuple[int, int]:
        """Where a region lies, in code points, checked by its words.

        Some versions of Label Studio count UTF-16 units, and line breaks in their own way: the
        words that the region carries decide.
        """
        start, end, words = value.get("start"), value.get("end"), value.get("text")
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
            self.fail(name, "start and end must be whole numbers, start the smaller")
        if not isinstance(words, str):
            if end > len(self.text):
                self.fail(name, "lies behind the end of the text")
            return start, end
        words = words.replace("\\n", "\n")
        if self.text[start:end] == words:
            return start, end
        units = self.text.encode("utf-16-le", "surrogatepass")
        before = units[: 2 * start].decode("utf-16-le", "ignore")
        at = len(before)
        if self.text[at : at + len(words)] != words:
            near = [self.text.rfind(words, 0, start + len(words)), self.text.find(words, start)]
            near = [n for n in near if n >= 0]
            if not near or not words:
                self.fail(name, f"its words '{words[:40]}' are not in the report")
            at = min(near, key=lambda n: abs(n - start))
        return at, at + len(words)
