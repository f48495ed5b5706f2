"""The lists that the gazetteer is made of, read and put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files

import yaml

from hasila.errors import UserError
from hasila.text.fold import fold

# Columns of the researcher's list.
COLUMNS = ("name_ar", "name_en", "latitude", "longitude", "within", "aliases")
# Degrees within which two entries of one name are one place.
_NEAR = 0.25


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``name`` is the one English name that no other place of the gazetteer has."""

    id: str
    kind: str  # country, division, district, town
    name: str
    lat: float
    lon: float
    within: str | None  # id of the place that it lies in
    population: int
    own: bool = False  # on the project's or the researcher's list: known to matter
    ar: tuple[str, ...] = field(default=(), repr=False)
    en: tuple[str, ...] = field(default=(), repr=False)


def read_places(extra: Iterable[Mapping[str, object]] = ()) -> list[Place]:
    """All places, those of ``extra`` (rows with ``COLUMNS``) too, each with a name of its own.

    Raises ``UserError`` for a row of ``extra`` that names no place or no position.
    """
    places = {p.id: p for p in _geonames()}
    index = _Index(places)
    _own(places, index)
    rows = list(extra)
    named = {p.name: p.id for p in reversed(_distinct(places))} if rows else {}
    for row in rows:
        _add_row(places, index, named, row)
    return _distinct(places)


class _Index:
    """Places by folded name, to find one that a list names again."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places
        pairs = [(n, p.id) for p in places.values() for n in (*p.ar, *p.en)]
        folded = fold("\n".join(n for n, _ in pairs)).text.split("\n")
        self.ids: dict[str, list[str]] = {}
        for name, (_, id_) in zip(folded, pairs, strict=True):
            self.ids.setdefault(name, []).append(id_)

    def near(self, names: Iterable[str], lat: float, lon: float) -> Place | None:
        """The largest town of one of these names about there."""
        ids = {i for n in names for i in self.ids.get(fold(n).text, ())}
        found = [self.places[i] for i in ids if self.places[i].kind == "town"]
        found = [p for p in found if abs(p.lat - lat) < _NEAR and abs(p.lon - lon) < _NEAR]
        return max(found, key=lambda p: (p.population, p.id), default=None)


def _geonames() -> list[Place]:
    text = files("hasila.places").joinpath("geonames.tsv").read_text(encoding="utf-8")
    out = []
    for line in text.splitlines()[1:]:
        id_, kind, name, ar, en, lat, lon, within, population = line.split("\t")
        arabic = tuple(ar.split("|")) if ar else ()
        english = tuple(en.split("|")) if en else ()
        where = float(lat), float(lon)
        out.append(
            Place(id_, kind, name, *where, within or None, int(population), False, arabic, english)
        )
    return out


def _own(places: dict[str, Place], index: _Index) -> None:
    text = files("hasila.places").joinpath("places.yaml").read_text(encoding="utf-8")
    lists = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for id_, (name, ar, en) in lists["divisions"].items():
        old = places[id_]
        # The list has the last word: transliterations of a province's name are often a town's too.
        places[id_] = replace(old, name=name, ar=tuple(ar), en=(*en, name), own=True)
    for code, short in lists["states"].items():
        old = places[f"US.{code}"]
        # Without the full stop, which a sentence may lack or share.
        places[old.id] = replace(old, en=(*old.en, short.rstrip(".")))
    for within, towns in lists["towns"].items():
        for name, (ar, en, lat, lon) in towns.items():
            _merge(places, index, name, ar, [name, *en], lat, lon, within)


def _merge(
    places: dict[str, Place],
    index: _Index,
    name: str,
    ar: list[str],
    en: list[str],
    lat: float,
    lon: float,
    within: str | None,
) -> None:
    """Add a town, or its names to the town that it is."""
    same = index.near([*ar, *en], lat, lon)
    if same and not (same.own and same.name != name):
        ar = list(dict.fromkeys([*ar, *same.ar]))
        en = list(dict.fromkeys([*en, *same.en]))
        places[same.id] = replace(same, name=name, ar=tuple(ar), en=tuple(en), own=True)
        return
    id_ = f"own:{name}"
    places[id_] = Place(id_, "town", name, lat, lon, within, 0, True, tuple(ar), tuple(en))


def _add_row(
    places: dict[str, Place], index: _Index, named: dict[str, str], row: Mapping[str, object]
) -> None:
    value = {k: str(row.get(k) or "").strip() for k in COLUMNS}
    name = value["name_en"] or value["name_ar"]
    if not name:
        raise UserError("places: a row has neither name_en nor name_ar")
    try:
        lat, lon = float(value["latitude"]), float(value["longitude"])
    except ValueError:
        raise UserError(f"places: '{name}' needs latitude and longitude in degrees") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UserError(f"places: the position of '{name}' is not on the globe")
    within = named.get(value["within"])
    if value["within"] and not within:
        raise UserError(f"places: '{name}' lies within '{value['within']}', which is not known")
    aliases = [a.strip() for a in value["aliases"].split("|") if a.strip()]
    ar = [a for a in [value["name_ar"], *aliases] if a and _is_arabic(a)]
    en = [a for a in [value["name_en"], *aliases] if a and not _is_arabic(a)]
    _merge(places, index, name, ar, en, lat, lon, within)
    named.setdefault(name, f"own:{name}")


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def _distinct(places: Mapping[str, Place]) -> list[Place]:
    """The places, the best known first, each with a name that no other one has.

    The first of a name keeps it; another is "Name, Division" or "Name, Country".
    """
    seats = {(p.name, _division(p)) for p in places.values() if p.kind == "town"}
    order = sorted(places.values(), key=lambda p: (_rank(p, seats), -p.population, p.id))
    taken: set[str] = set()
    out = []
    for place in order:
        for name in _names(place, places):
            if name not in taken:
                break
        taken.add(name)
        out.append(place if name == place.name else replace(place, name=name))
    return out


def _division(place: Place) -> str:
    return ".".join((place.within or place.id).split(".")[:2])


def _rank(place: Place, seats: set[tuple[str, str]]) -> int:
    """Countries first, then what the project lists, large towns, provinces, all others.

    A province named like a town in it lets the town have the name.
    """
    if place.kind == "country":
        return 0
    if place.own:
        return 1
    if place.kind == "town":
        return 2 if place.population >= 100_000 else 4
    if place.kind == "division" and (place.name, place.id) not in seats:
        return 3
    return 5


def _names(place: Place, places: Mapping[str, Place]) -> Iterable[str]:
    yield place.name
    name = place.name
    if place.kind == "division":
        name += " State" if place.within == "US" else " Province"
        yield name
    elif place.kind == "district" and not name.endswith(("County", "Parish", "District")):
        name += " District"
        yield name
    holders: list[str] = []
    above = places.get(place.within or "")
    while above is not None:
        holders.append(above.name.removesuffix(" Governorate"))
        above = places.get(above.within or "")
    if holders[-1:] == ["United States"]:  # as is usual there: Springfield, Illinois
        holders.pop()
    for holder in reversed(holders):
        yield f"{name}, {holder}"
    yield f"{name}, {', '.join(holders)}"
    yield f"{name} ({place.id})"
