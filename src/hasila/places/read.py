"""The lists that the gazetteer is made of, read and put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files

from hasila.errors import UserError
from hasila.strict_yaml import own_yaml
from hasila.text.fold import fold

# Columns of the researcher's list.
COLUMNS = ("name_ar", "name_en", "latitude", "longitude", "within", "aliases")
# Degrees within which two entries of one name are one place: of the shipped lists, and of one's
# own, which knows villages of one name that lie close to each other.
_NEAR, _SAME = 0.25, 0.03


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
        towns = [p for p in places.values() if p.kind == "town"]
        pairs = [(n, p.id) for p in towns for n in (*p.ar, *p.en)]
        folded = fold("\n".join(n for n, _ in pairs), parted=False).text.split("\n")
        self.ids: dict[str, list[str]] = {}
        for name, (_, id_) in zip(folded, pairs, strict=True):
            self.ids.setdefault(name, []).append(id_)

    def near(
        self, names: Iterable[str], lat: float, lon: float, limit: float = _NEAR
    ) -> Place | None:
        """The largest town of one of these names about there."""
        ids = {i for n in names for i in self.ids.get(fold(n).text, ())}
        found = [self.places[i] for i in ids]
        found = [p for p in found if abs(p.lat - lat) < limit and abs(p.lon - lon) < limit]
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
    lists = own_yaml(text)
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
            names = tuple(ar), (name, *en)
            new = Place(f"own:{name}", "town", name, lat, lon, within, 0, True, *names)
            same = index.near([*ar, *new.en], lat, lon)
            # A camp or quarter beside a town of the list is not that town.
            _merge(places, None if same and same.own and same.name != name else same, new)


def _merge(places: dict[str, Place], same: Place | None, new: Place) -> None:
    """Add a town, or its name and spellings to the town that it is."""
    if same is None:
        places[new.id] = new
        return
    ar = tuple(dict.fromkeys([*new.ar, *same.ar]))
    en = tuple(dict.fromkeys([*new.en, *same.en]))
    places[same.id] = replace(same, name=new.name, ar=ar, en=en, own=True)


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
    id_ = f"own:{name} {lat:.3f} {lon:.3f}"  # there are many villages of one name
    new = Place(id_, "town", name, lat, lon, within, 0, True, tuple(ar), tuple(en))
    same = index.near([*ar, *en], lat, lon, _SAME)
    _merge(places, same, new)
    named.setdefault(name, same.id if same else new.id)


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in name)


def _distinct(places: Mapping[str, Place]) -> list[Place]:
    """The places, the best known first, each with a name that no other one has.

    The first of a name keeps it; another is "Name, Division" or "Name, Country".
    """
    seats = {(p.name, _division(p)) for p in places.values() if p.kind == "town"}
    order = sorted(places.values(), key=lambda p: (_rank(p, seats), -p.population, p.id))
    taken: dict[str, str] = {}  # name -> the country of its place
    out = []
    chains: dict[str | None, list[Place]] = {}
    for place in order:
        if place.within not in chains:
            chains[place.within] = _chain(place, places)
        chain = chains[place.within]
        country = chain[-1].id if chain else place.id
        for name in _names(place, chain, taken.get(place.name) == country):
            if name not in taken:
                break
        taken[name] = country
        out.append(place if name == place.name else replace(place, name=name))
    return out


def _chain(place: Place, places: Mapping[str, Place]) -> list[Place]:
    """What a place lies in, the country last."""
    chain: list[Place] = []
    above = places.get(place.within or "")
    while above is not None and above not in chain:
        chain.append(above)
        above = places.get(above.within or "")
    return chain


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


def _names(place: Place, chain: list[Place], at_home: bool) -> Iterable[str]:
    """Names that a place could have; ``at_home``: another of its country has the plain one."""
    name = place.name
    yield name
    if place.kind == "division":
        name += " State" if place.within == "US" else " Province"
        yield name
    elif place.kind == "district" and not name.endswith(("County", "Parish", "District")):
        name += " District"
        yield name
    holders = [p.name.removesuffix(" Governorate") for p in reversed(chain)]
    if at_home or holders[:1] == ["United States"]:  # Springfield, Illinois
        holders = [*holders[1:], *holders[:1]]
    for holder in holders:
        yield f"{name}, {holder}"
    yield f"{name}, {', '.join(holders)}"
    yield f"{name} ({place.id})"
