"""The list of names: its parts, the shipped one, a researcher's own merged over it."""

import difflib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hasila.errors import UserError
from hasila.names.match import Matcher
from hasila.strict_yaml import own_yaml

SourceClass = Literal[
    "monitor", "government", "armed_group", "medical", "media", "witness", "un_ngo",
    "anonymous", "other",
]  # fmt: skip


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    forms: list[str] = Field(default_factory=list)
    en: str | None = None
    ar: str | None = None


class Name(_Closed):
    """A body of its own, or a kind of speaker without a name."""

    kind: SourceClass = Field(alias="class")
    armed: bool | None = None
    counts_as: str | None = None


class Body(_Closed):
    """A body that every country has."""

    kind: SourceClass = Field(alias="class")
    armed: bool = False
    feminine: bool = False


class Role(_Closed):
    """A word that points at a body named elsewhere in the report."""

    kind: SourceClass = Field(alias="class")
    head: list[str] = Field(default_factory=list)
    classes: list[SourceClass] = Field(default_factory=list)
    of: list[str] = Field(default_factory=list)
    speakers: bool = False


class Country(_Closed):
    """A land and its adjectives."""

    adjective: str
    ar_adjective: str | None = None
    ar_of: str | None = None


class Lists(BaseModel):
    """All that a file of names can hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: dict[str, Name] = Field(default_factory=dict)
    generic: dict[str, Name] = Field(default_factory=dict)
    bodies: dict[str, Body] = Field(default_factory=dict)
    roles: dict[str, Role] = Field(default_factory=dict)
    countries: dict[str, Country] = Field(default_factory=dict)


class Form(NamedTuple):
    """What a form stands for: the part of the list, and the key in it."""

    part: str  # names, generic, bodies, roles, countries
    key: str


class Names:
    """The list, compiled: what forms stand for, composed names, display names."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        forms: dict[str, Form] = {}
        for part in ("countries", "roles", "bodies", "generic", "names"):
            for key, entry in getattr(lists, part).items():
                forms |= dict.fromkeys(_forms(key, entry), Form(part, key))
        self.matcher: Matcher[Form] = Matcher(forms)
        self.composed = {
            f"{country.adjective} {body}": (land, body)
            for land, country in lists.countries.items()
            for body in lists.bodies
        }
        # "Syrian civil defence" is a form of the White Helmets.
        self.same = {
            name: found.key
            for name in self.composed
            if (found := self.matcher.get(name)) and found.part == "names"
        }

    def compose(self, land: str, body: str) -> str:
        """The name of a country's body."""
        name = f"{self.lists.countries[land].adjective} {body}"
        return self.same.get(name, name)

    def entry(self, name: str) -> Name | Body | Role | None:
        """What the list says of a canonical name."""
        lists = self.lists
        if name in self.composed:
            return lists.names.get(name) or lists.bodies[self.composed[name][1]]
        for part in (lists.names, lists.generic, lists.bodies, lists.roles):
            if name in part:
                return part[name]
        return None

    def display(self) -> dict[str, dict[str, str]]:
        """Names for plots and pages: ``{name: {"en": …, "ar": …}}``, of all that can be found."""
        lists = self.lists
        out = {}
        for name, (land, body) in self.composed.items():
            out[name] = {"en": name, "ar": _arabic(lists.countries[land], lists.bodies[body])}
        for part in (lists.roles, lists.bodies, lists.generic, lists.names):
            for key, entry in part.items():
                out[key] = {"en": entry.en or key, "ar": entry.ar or _first_arabic(entry) or key}
        return out


def _forms(key: str, entry: Any) -> list[str]:
    if isinstance(entry, Country):
        adjective = entry.ar_adjective
        # Adjectives follow their noun in gender and number.
        ends = ("", "ا", "ة", "ان", "ين", "ون", "يات") if adjective else ()
        inflected = [f"{adjective}{e}" for e in ends]
        inflected += [f"ال{form}" for form in inflected]
        told = [key, entry.adjective, entry.ar, *inflected, *entry.forms]
    else:
        told = [key, entry.en, entry.ar, *entry.forms]
    return [form for form in told if form]


def _arabic(country: Country, body: Body) -> str:
    if country.ar_of or not country.ar_adjective:
        return f"{body.ar} {country.ar_of or country.ar}"
    return f"{body.ar} ال{country.ar_adjective}{'ة' if body.feminine else ''}"


def _first_arabic(entry: _Closed) -> str | None:
    return next((f for f in entry.forms if f[0] > "\u0600"), None)


@cache
def shipped() -> Names:
    """The list that comes with the program."""
    text = resources.files("hasila.names").joinpath("names.yaml").read_text(encoding="utf-8")
    return Names(Lists.model_validate(own_yaml(text)))


def load(texts: Mapping[str, str]) -> Names:
    """The shipped list with a researcher's own over it.

    An entry of a known key changes the fields it gives and adds its forms; a form goes to who
    claims it last.

    Args:
        texts: YAML by the name of the file it comes from.

    Raises:
        UserError: not YAML, or a key that lists of names do not have.
    """
    merged = shipped().lists.model_dump(by_alias=True, exclude_unset=True)
    changed = False
    for origin, text in texts.items():
        try:
            own = yaml.safe_load(text) or {}
        except yaml.YAMLError as error:
            raise UserError(f"{origin}: not valid YAML: {' '.join(str(error).split())}") from error
        if not isinstance(own, dict):
            raise UserError(f"{origin}: must be keys and values")
        changed |= bool(own)
        _merge(merged, own, origin)
        try:
            Lists.model_validate(merged)
        except ValidationError as error:
            raise UserError(f"{origin}: {_explain(error)}") from error
    return Names(Lists.model_validate(merged)) if changed else shipped()


def _merge(merged: dict[str, Any], own: dict[Any, Any], origin: str) -> None:
    for part, entries in own.items():
        _known(str(part), list(Lists.model_fields), origin)
        if entries is not None and not isinstance(entries, dict):
            raise UserError(f"{origin}: '{part}' must be names and what is said of them")
        for key, entry in (entries or {}).items():
            if not isinstance(entry, dict):
                raise UserError(f"{origin}: '{part}.{key}' must be keys and values")
            old = merged[part].pop(str(key), {})
            forms = [*old.get("forms", ()), *(entry.get("forms") or ())]
            merged[part][str(key)] = {**old, **entry, "forms": forms}


_Part = TypeVar("_Part", bound=Sequence[str])


def _known(key: str, known: _Part, origin: str) -> None:
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
        raise UserError(f"{origin}: unknown key '{key}'; did you mean '{near[0]}'?")


def _explain(error: ValidationError) -> str:
    # A misspelt key is also a missing one; the spelling is what helps.
    first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    where = ".".join(str(p) for p in first["loc"])
    if first["type"] == "extra_forbidden":
        models: dict[str, type[BaseModel]] = {
            "names": Name,
            "generic": Name,
            "bodies": Body,
            "roles": Role,
        }
        fields = models.get(str(first["loc"][0]), Country).model_fields
        known = [f.alias or name for name, f in fields.items()]
        near = difflib.get_close_matches(str(first["loc"][-1]), known, n=1, cutoff=0.0)[0]
        return f"unknown key '{where}'; did you mean '{near}'?"
    return f"key '{where}': {first['msg'][:1].lower()}{first['msg'][1:]}"
