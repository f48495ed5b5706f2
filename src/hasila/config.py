"""The configuration: one closed model that makes the default file, the schema and the checks.

Every level refuses unknown keys and names the nearest known one. Only ``study`` has no default:
a file of one's own takes over nothing from the shipped study.
"""

import difflib
import json
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from hasila.errors import UserError
from hasila.strict_yaml import strict_yaml

# A name becomes a folder under results/, so it must not be able to lead out of it.
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
FilePath = Annotated[str, Field(min_length=1)]


class Section(BaseModel):
    """A closed level of the configuration."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Study(Section):
    """The corpus of one run."""

    name: Name = Field(description="Short name; results are written to results/NAME.")
    title: str = Field(default="", description="Title of plots and page; empty: the name.")
    note: str = Field(default="", description="Shown on the page: whose wording, whose figures.")
    inputs: list[FilePath] = Field(
        min_length=1, description="Files or folders of reports, relative to the project's root."
    )
    as_of: Date | None = Field(
        default=None, description="The day at which a plot compares sources; null: the last one."
    )
    gold: FilePath | None = Field(
        default=None, description="Hand-made claims to score this run against, or null."
    )
    creators: list[FilePath] = Field(
        default=[], description="Who made it, for exports: names, with an ORCID if you like."
    )
    licence: str | None = Field(
        default=None, description="Licence of the results: CC-BY-4.0, a URL; null: none is stated."
    )
    published: Date | None = Field(
        default=None, description="Day of publication in exports; null: of the latest report."
    )


class Columns(Section):
    """Names of the columns of your tables that hold a field; the first that is filled wins."""

    report_id: list[str] | None = None
    text: list[str] | None = None
    title: list[str] | None = None
    outlet: list[str] | None = None
    published_at: list[str] | None = None
    language: list[str] | None = None
    url: list[str] | None = None
    event_id: list[str] | None = None


class Ingest(Section):
    """How files become reports."""

    shards: int = Field(
        default=4,
        ge=1,
        le=100,
        description="Number of pieces; one per about 5,000 reports is right.",
    )
    strict: bool = Field(
        default=False, description="true: stop at the first input that cannot be read, not list it."
    )
    language: Literal["ar", "en"] | None = Field(
        default=None, description="Language of reports that name none; null: detect it."
    )
    max_bytes: int = Field(
        default=20_000_000,
        ge=1,
        description="A single report larger than this goes to the rejects.",
    )
    columns: Columns = Field(
        default=Columns(),
        description="Your columns where they differ from a field's name: title: [headline].",
    )


class Places(Section):
    """Where things are."""

    files: list[FilePath] = Field(
        default=["config/places.csv"],
        description="Your own lists of villages and other places, beside the shipped gazetteer.",
    )


class Extract(Section):
    """How claims are read."""

    names: list[FilePath] = Field(
        default=["config/names.yaml"],
        description="Your own names of sources and armed bodies, over the shipped list.",
    )


class Classifier(Section):
    """The statistical model beside the rules."""

    labels: list[FilePath] = Field(
        default=["data/labels/ar.jsonl", "data/labels/en.jsonl"],
        min_length=1,
        description="Labelled sentences that the model is trained on.",
    )


class Hand(Section):
    """Reviewed corrections, applied last; null: the study's own, where they exist."""

    claims: list[FilePath] | None = Field(
        default=None,
        description="Corrections of claims; null: config/hand/NAME/claims.csv where it exists.",
    )
    events: list[FilePath] | None = Field(
        default=None,
        description="Corrections of events; null: config/hand/NAME/events.csv where it exists.",
    )


class Compare(Section):
    """How claims become tallies and ranges."""

    codebooks: list[FilePath] = Field(
        default=["literal", "acled", "ibc", "airwars"],
        min_length=1,
        description="Names in config/codebooks, or paths of your own; the first leads.",
    )
    unnamed: Literal["study", "report", "link"] = Field(
        default="study",
        description="Reports that name no event: all of the study's, each its own, or linked.",
    )


class Plots(Section):
    """What the plots look like."""

    labels: Literal["en", "ar"] = Field(
        default="en", description="Language of the labels: en or ar."
    )
    effect: Literal[
        "killed",
        "injured",
        "killed_or_injured",
        "detained",
        "abducted",
        "missing",
        "escaped",
        "displaced",
        "released",
    ] = Field(default="killed", description="The effect that is plotted.")
    event_id: str | None = Field(default=None, description="Only this event, or null: all.")
    top: int = Field(default=5, ge=1, le=7, description="Sources with a line of their own.")
    sides: list[str] | None = Field(
        default=None,
        min_length=2,
        max_length=2,
        description="The two sources of the dumbbell; null: those that can be compared best.",
    )


class Config(Section):
    """Everything a run can be told."""

    study: Study = Field(description="What the run is about.")
    ingest: Ingest = Field(default=Ingest(), description="How files become reports.")
    places: Places = Field(default=Places(), description="Where things are.")
    extract: Extract = Field(default=Extract(), description="How claims are read.")
    classifier: Classifier = Field(
        default=Classifier(), description="The statistical model beside the rules."
    )
    hand: Hand = Field(default=Hand(), description="Reviewed corrections, applied last.")
    compare: Compare = Field(default=Compare(), description="How claims become tallies and ranges.")
    plots: Plots = Field(default=Plots(), description="What the plots look like.")


# What `snakemake` without a config file runs, and the only place where the default file differs
# from the defaults of the keys.
SHIPPED = Config(
    study=Study(
        name="hasakah-2022",
        title="The attack on the prison in al-Hasakah, January 2022",
        note="The wording of these reports is the project's own. The figures, their sources and "
        "dates are those of the pages that each report names.",
        inputs=["data/hasakah-2022/reports.jsonl"],
        as_of="2022-02-28",
        gold="data/hasakah-2022/claims.csv",
        creators=["The hasila developers"],
        licence="CC-BY-4.0",
    )
)


def parse(values: Any, origin: str = "config") -> Config:
    """Check a mapping of settings.

    Raises ``UserError`` with one line that names the key, what is wrong and, for an unknown key,
    the nearest known one.
    """
    if not isinstance(values, dict):
        raise UserError(f"{origin}: must be keys and values, not {type(values).__name__}")
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        # A misspelt key is also a missing one; the spelling is what helps.
        worst = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
        raise UserError(f"{origin}: {_explain(worst)}") from error


def load(text_or_path: str, without_study: bool = False) -> Config:
    """Read settings from a YAML file, or from JSON text when it begins with ``{``.

    ``without_study`` lets ``study`` be left out, for a stage that is called by itself.
    """
    if text_or_path.lstrip().startswith("{"):
        origin, text = "config", text_or_path
    else:
        path = Path(text_or_path)
        origin = str(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(f"{origin}: cannot be read: {error}") from error
    values = strict_yaml(text, origin)
    values = {} if values is None else values
    if without_study and isinstance(values, dict):
        values = {"study": {"name": "study", "inputs": ["-"]}, **values}
    return parse(values, origin)


def dump(config: Config, *sections: str) -> str:
    """The settings, or only some sections of them, as one line of sorted JSON."""
    values = config.model_dump(mode="json", include=set(sections) or None)
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def effective_yaml(config: Config) -> str:
    """The settings of a run in full, as YAML."""
    return yaml.safe_dump(config.model_dump(mode="json"), allow_unicode=True, sort_keys=False)


def default_yaml() -> str:
    """The default file: every key with its default and what it means."""
    return _commented(
        SHIPPED,
        "# Settings of a run. Made by `hasila config --default`; the manual is config/README.md.",
        "# Your own study: `hasila config --own -o my.yaml`, then",
    )


def own_yaml() -> str:
    """A file to begin a study of one's own with: nothing of the shipped study is in it."""
    return _commented(
        Config(study=Study(name="my-study", inputs=["my-reports"])),
        "# Settings of a run. The manual is config/README.md.",
        "# Say in `study` what yours is called and where its reports are, then",
    )


def _commented(config: Config, *heading: str) -> str:
    lines = [*heading, "#   snakemake --configfile my.yaml"]
    for section, field in Config.model_fields.items():
        lines += ["", f"# {field.description}", f"{section}:"]
        values = getattr(config, section)
        for key, inner in type(values).model_fields.items():
            lines.append(f"  # {inner.description}")
            value = getattr(values, key)
            if isinstance(value, Section):
                lines.append(f"  {key}:")
                lines += [f"    {k}: {_inline(v)}" for k, v in value.model_dump().items()]
            else:
                lines.append(f"  {key}: {_inline(value)}")
    return "\n".join(lines) + "\n"


def schema() -> dict[str, Any]:
    """JSON schema of the settings; editors use it to complete and check a file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}


def _inline(value: Any) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    return text.removesuffix("\n").removesuffix("...").strip()


def _explain(error: ErrorDetails) -> str:
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        key, known = str(error["loc"][-1]), _known_keys(error["loc"][:-1])
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
        return f"unknown key '{where}'; did you mean '{near[0]}'? (known: {', '.join(known)})"
    if error["type"] == "missing":
        return f"key '{where}' is missing"
    value = json.dumps(error["input"], ensure_ascii=False, default=str)
    return f"key '{where}': {error['msg'][:1].lower()}{error['msg'][1:]}, but it is {value[:80]}"


def _known_keys(parents: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Config
    for part in parents:
        model = model.model_fields[str(part)].annotation  # type: ignore[assignment]
    return sorted(model.model_fields)
