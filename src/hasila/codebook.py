"""Codebooks: the rules that turn words into numbers and several tallies into one range.

A codebook is data (``config/codebooks/*.yaml``), closed at every level: a key it does not know is
an error that names the nearest one. ``extends: other`` takes over what a codebook does not say.
"""

import difflib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from hasila.errors import UserError
from hasila.names import finder
from hasila.strict_yaml import strict_yaml

Best = Literal["latest", "lowest", "highest", "majority", "hierarchy", "agreed", "none"]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class VagueWord(_Closed):
    """Numbers for one kind of vague word, and the words by language."""

    low: int = Field(ge=0)
    best: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    words: dict[str, list[str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _ordered(self) -> "VagueWord":
        known = [v for v in (self.low, self.best, self.high) if v is not None]
        if known != sorted(known):
            raise ValueError("low, best and high must not fall")
        return self


class Beside(_Closed):
    """Words, by language, that say a number counts persons besides those before it."""

    others: dict[str, list[str]] = Field(default_factory=dict)
    relatives: dict[str, list[str]] = Field(default_factory=dict)
    increments: dict[str, list[str]] = Field(default_factory=dict)


class Hedges(_Closed):
    """What hedged numbers become."""

    approx_spread: float = Field(default=0.0, ge=0, lt=1)
    range_best: Literal["none", "low", "middle", "high"] = "none"


class Totals(_Closed):
    """When a total that no report states may follow from other numbers."""

    from_parts: bool = True
    from_groups: bool = True
    residual: bool = False


class Conflict(_Closed):
    """What happens when sources differ."""

    within_report: Literal["sources", "largest"] = "sources"
    per_source: Literal["latest", "highest", "all"] = "latest"
    best: Best = "latest"
    bounds: Literal["all", "corroborated", "best"] = "all"
    hierarchy: list[str] = Field(default_factory=list)
    unnamed: Literal["per_outlet", "together"] = "per_outlet"
    partial: Literal["stand_back", "count"] = "stand_back"
    increments: Literal["leave_out", "add"] = "leave_out"
    increment_below: float = Field(default=0.5, ge=0, le=1)
    overtaken_by: float | None = Field(default=None, gt=1)
    contested_class: Literal["keep", "zero"] = "keep"
    elsewhere: Literal["count", "leave_out"] = "count"
    round_up_places: int | None = Field(default=None, gt=1)
    outlier_factor: float | None = Field(default=None, gt=1)

    @model_validator(mode="after")
    def _has_hierarchy(self) -> "Conflict":
        if self.best == "hierarchy" and not self.hierarchy:
            raise ValueError("best: hierarchy needs a list of sources under 'hierarchy'")
        return self


class Grades(_Closed):
    """The codebook's words for how well a range is supported."""

    single: str = "single"
    agreed: str = "agreed"
    disputed: str = "disputed"


class Codebook(_Closed):
    """One set of rules. Every field is documented in ``config/codebooks/literal.yaml``."""

    name: str
    title: str = ""
    about: str = ""
    references: list[str] = Field(default_factory=list)
    extends: str | None = None
    vague: dict[str, VagueWord]
    beside: Beside = Beside()
    hedges: Hedges = Hedges()
    totals: Totals = Totals()
    unspecified: Literal["separate", "civilian"] = "separate"
    killed_or_injured: Literal["separate", "upper"] = "separate"
    conflict: Conflict = Conflict()
    grades: Grades = Grades()

    @model_validator(mode="after")
    def _knows_unknown(self) -> "Codebook":
        if "unknown" not in self.vague:
            raise ValueError("vague needs an entry 'unknown' for words that no list knows")
        return self


def parse(data: Mapping[str, Any], where: str = "codebook") -> Codebook:
    """Check one codebook whose ``extends`` has been resolved.

    Raises ``UserError`` with the place of the first mistake and, for an unknown key, the nearest
    known one.
    """
    try:
        return Codebook.model_validate(data)
    except ValidationError as error:
        # A misspelt key is often a missing one too; the spelling is what helps.
        first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
        path = ".".join(str(p) for p in first["loc"])
        if first["type"] == "extra_forbidden":
            raise UserError(f"{where}: {_unknown(first['loc'])}") from error
        message = first["msg"].removeprefix("Value error, ")
        raise UserError(f"{where}: {path}: {message}" if path else f"{where}: {message}") from error


def _unknown(loc: Sequence[Any]) -> str:
    near = _nearest(str(loc[-1]), _keys_at(loc[:-1]))
    return f"unknown key '{'.'.join(str(p) for p in loc)}'{near}"


def _nearest(key: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.4)
    return f"; did you mean '{close[0]}'?" if close else f"; known: {', '.join(known)}"


def _keys_at(path: Sequence[Any]) -> list[str]:
    model: type[BaseModel] = Codebook
    for step in path:
        field = model.model_fields.get(str(step))
        if step == "vague":
            model = VagueWord
        elif field is not None and isinstance(field.annotation, type):
            model = field.annotation
    return sorted(model.model_fields)


def merged(data: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """``data`` over ``base``, key by key through nested mappings; lists are replaced whole."""
    out = dict(base)
    for key, value in data.items():
        old = out.get(key)
        both = isinstance(value, Mapping) and isinstance(old, Mapping)
        out[key] = merged(value, old) if both else value  # type: ignore[arg-type]
    return out


def resolve(
    name: str, fetch: Callable[[str], Mapping[str, Any]], seen: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The full mapping of codebook ``name``; ``fetch`` gives the raw mapping for a name."""
    if name in seen:
        raise UserError(f"codebook {name}: extends itself ({' -> '.join((*seen, name))})")
    data = fetch(name)
    if not isinstance(data, Mapping):
        raise UserError(f"codebook {name}: must be a mapping of keys to values")
    parent = data.get("extends")
    if not parent:
        return dict(data)
    return merged(data, resolve(str(parent), fetch, (*seen, name)))


def folders() -> list[Path]:
    """Where codebooks are looked for by name: here, in the checkout, in the installed package."""
    here = Path(__file__).resolve()
    return [
        Path("config/codebooks"),
        here.parents[2] / "config/codebooks",
        here.parent / "codebooks",
    ]


def load(name: str | Path) -> Codebook:
    """A codebook by name, or by the path of a YAML file.

    Raises ``UserError`` with the file and the key of the first mistake.
    """
    return parse(resolve(str(name), _fetcher(name)), f"codebook {name}")


def _fetcher(name: str | Path) -> Callable[[str], Mapping[str, Any]]:
    def fetch(wanted: str) -> Mapping[str, Any]:
        path = _find(wanted, Path(name).parent if _is_path(str(name)) else None)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(f"{path}: cannot be read: {error}") from error
        data = strict_yaml(text, str(path))
        _check_keys(data, str(path))
        return data

    return fetch


def _check_keys(data: Any, where: str) -> None:
    """Refuse unknown keys of one file, before it is laid over the one that it extends."""
    if isinstance(data, Mapping):
        try:
            Codebook.model_validate(data)
        except ValidationError as error:
            for wrong in error.errors():
                if wrong["type"] == "extra_forbidden":
                    raise UserError(f"{where}: {_unknown(wrong['loc'])}") from error


def available() -> list[Path]:
    """The files of the codebooks that can be chosen by name, in order of their names."""
    found: dict[str, Path] = {}
    for folder in folders():
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else []:
            found.setdefault(path.stem, path)
    return [found[name] for name in sorted(found)]


def effective_yaml(book: Codebook) -> str:
    """A codebook in full, what it takes over filled in, as YAML."""
    said = book.model_dump(mode="json", exclude={"extends"})
    return yaml.safe_dump(
        said, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
    )


def difference(name: str) -> str:
    """What a codebook says otherwise than the one it extends, as lines ``key: theirs -> its``."""
    raw = _fetcher(name)(name)
    book = load(name).model_dump(mode="json")
    base = raw.get("extends")
    if not base:
        return f"{name} extends no other codebook\n"
    beside = Path(name).parent / f"{base}.yaml" if _is_path(str(name)) else None
    other = load(beside if beside and beside.is_file() else str(base)).model_dump(mode="json")
    lines = _differences(book, other, "")
    return "".join(f"{line}\n" for line in [f"{book['name']} extends {base}", *lines])


def _differences(mine: Mapping[str, Any], other: Mapping[str, Any], at: str) -> list[str]:
    lines = []
    for key, value in mine.items():
        theirs = other.get(key)
        if key in ("name", "title", "about", "references", "extends") and not at:
            continue
        if isinstance(value, Mapping) and isinstance(theirs, Mapping):
            lines += _differences(value, theirs, f"{at}{key}.")
        elif value != theirs:
            lines.append(f"{at}{key}: {_shown(theirs)} -> {_shown(value)}")
    return lines


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_path(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def _find(name: str, beside: Path | None) -> Path:
    if _is_path(name):
        if not Path(name).is_file():
            raise UserError(f"codebook {name}: no such file")
        return Path(name)
    places = ([beside] if beside else []) + folders()
    for folder in places:
        if (folder / f"{name}.yaml").is_file():
            return folder / f"{name}.yaml"
    known = sorted({p.stem for folder in places if folder.is_dir() for p in folder.glob("*.yaml")})
    raise UserError(f"no codebook '{name}'{_nearest(name, known) if known else ''}")


def word_finder(codebook: Codebook) -> Callable[[str], str]:
    """A function from a claim's quote to its kind of vague word (``unknown`` when none is found).

    The longest word wins: "tens of thousands" is not "thousands". Arabic words may carry up to
    three letters of article, conjunction or preposition.
    """
    kinds = {
        form: kind
        for kind, entry in codebook.vague.items()
        for forms in entry.words.values()
        for form in forms
    }
    find = finder(kinds)
    return lambda quote: next(iter(find(quote)), "unknown")


def beside_finder(codebook: Codebook) -> Callable[[str], str]:
    """A function from a claim's words to why it counts besides others; empty: it does not."""
    said = codebook.beside.model_dump()
    kinds = {f: kind for kind, lists in said.items() for forms in lists.values() for f in forms}
    find = finder(kinds)
    known: dict[str, str] = {}

    def told(words: str) -> str:
        if words not in known:
            found = find(words)
            known[words] = next((kind for kind in said if kind in found), "")
        return known[words]

    return told


def values(tallies: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """What each tally counts under a codebook, row by row (same index).

    Columns: low, best, high (``Float64``; best may be null, low and high never are where anything
    was said), open_low, open_high (the wording leaves that side open; low or high is then the
    number said), hedge (the rule that made the numbers).
    """
    low, best, high = (tallies[c].astype("Float64").copy() for c in ("low", "best", "high"))
    qualifier = tallies["qualifier"].fillna("exact")
    spread = codebook.hedges.approx_spread
    approx = qualifier.eq("approx") & best.notna()
    low = low.mask(approx & low.isna(), (best * (1 - spread)).round())
    high = high.mask(approx & high.isna(), (best * (1 + spread)).round())
    wordy = best.isna() & low.isna() & high.isna()
    hedge = qualifier.astype("string").where(~wordy, "vague")
    if wordy.any():
        find = word_finder(codebook)
        kinds = {q: find(q) for q in sorted(set(tallies.loc[wordy, "quote"].fillna("")))}
        kind = tallies["quote"].fillna("").map(kinds).where(wordy)
        for column, name in ((low, "low"), (best, "best"), (high, "high")):
            table = {k: getattr(v, name) for k, v in codebook.vague.items()}
            column.loc[wordy] = kind[wordy].map(table).astype("Float64")
        hedge = hedge.mask(wordy, "vague:" + kind.astype("string"))
    choice = codebook.hedges.range_best
    pure = best.isna() & low.notna() & high.notna() & ~wordy
    if choice != "none":
        pick = {"low": low, "high": high, "middle": ((low + high) / 2).round()}[choice]
        best = best.mask(pure, pick)
    open_low, open_high = low.isna(), high.isna()
    low, high = low.fillna(best).fillna(high), high.fillna(best).fillna(low)
    return pd.DataFrame(
        {
            "low": low,
            "best": best,
            "high": high,
            "open_low": open_low.astype(bool),
            "open_high": open_high.astype(bool),
            "hedge": hedge,
        },
        index=tallies.index,
    )
