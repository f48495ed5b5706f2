"""What the words of a source or of victims name: a body, a kind of speaker, or a mere pointer."""

import re
from functools import lru_cache
from typing import NamedTuple

from hasila.names.lists import Form, Name, Names, Role
from hasila.names.match import Hit
from hasila.text.fold import Folded, fold

# In running text a body's country stands right beside it.
_BESIDE = 8
# Wordings kept: the same few hundred make up most of any corpus.
_CACHED = 50_000
# "of its fighters", من عناصرها: the victims belong to who speaks.
_OWN = re.compile(
    r"\b(?:its|their|our)\b|(?<!\w)(?:عناصر|مقاتلي|افراد|قوات|جنود|مسلحي|رجال|صفوف|ضباط|مقاتلو)"
    r"(?:هما|ها|هم|نا|ه)(?!\w)"
)


class Reading(NamedTuple):
    """A canonical name, or a pointer at one (a body without its country, a role), or neither."""

    name: str | None = None
    pointer: Form | None = None
    own: bool = False


def _bodies(names: Names, hits: list[Hit[Form]], beside: int | None) -> list[tuple[int, int, str]]:
    """The bodies with a country in the same words: (start, end, name)."""
    lands = [h for h in hits if h.value.part == "countries"]
    out = []
    for hit in hits:
        if hit.value.part != "bodies" or not lands:
            continue
        gap, land = min((max(c.start - hit.end, hit.start - c.end), c) for c in lands)
        if beside is None or gap <= beside:
            span = min(hit.start, land.start), max(hit.end, land.end)
            out.append((*span, names.compose(land.value.key, hit.value.key)))
    return out


def named(names: Names, text: str, folded: Folded | None = None) -> list[tuple[int, str]]:
    """The bodies that a report's text names: (place in the text, name)."""
    folded = folded or fold(text)
    hits = names.matcher.hits(text, folded)
    found = [(h.start, h.value.key) for h in hits if h.value.part == "names"]
    found += [(start, name) for start, _, name in _bodies(names, hits, _BESIDE)]
    return sorted({(folded.span(start, start + 1)[0], name) for start, name in found})


@lru_cache(maxsize=_CACHED)
def source(names: Names, text: str) -> Reading:
    """Who the words of a source name; the first who is no newspaper, for that is who was asked."""
    folded = fold(text)
    hits = names.matcher.hits(text, folded)
    plain = [(h.start, h.end, h.value.key) for h in hits if h.value.part == "names"]
    found = sorted([*plain, *_bodies(names, hits, None)])
    media = [f for f in found if _kind(names, f[2]) == "media"]
    speakers = [f for f in found if f not in media] or media
    generic = next((h for h in hits if h.value.part == "generic"), None)
    if generic and speakers:
        # "a source in the army" is not the army; "SOHR's sources" (مصادر المرصد) are SOHR.
        gap = folded.text[generic.end : speakers[0][0]]
        if generic.start < speakers[0][0] and gap.strip():
            return Reading(generic.value.key)
    if speakers:
        return Reading(speakers[0][2])
    bodies = [h for h in hits if h.value.part == "bodies"]
    if generic and (not bodies or generic.start < bodies[0].start):
        return Reading(generic.value.key)
    if bodies:
        return Reading(None, bodies[0].value)
    roles = [h for h in hits if h.value.part == "roles"]
    if roles:
        bare = [h for h in roles if not names.lists.roles[h.value.key].speakers]
        return Reading(None, (bare or roles)[0].value)
    lands = [h for h in hits if h.value.part == "countries"]
    if (
        lands
        and "government" in names.lists.bodies
        and len(folded.text) - lands[0].end + lands[0].start < _BESIDE
    ):
        return Reading(names.compose(lands[0].value.key, "government"))
    return Reading()


@lru_cache(maxsize=_CACHED)
def victims(names: Names, text: str) -> Reading:
    """The one armed body that words for victims name; none where they name several."""
    folded = fold(text)
    hits = names.matcher.hits(text, folded)
    lists = names.lists
    found = [h.value.key for h in hits if h.value.part == "names"]
    found += [name for *_, name in _bodies(names, hits, None)]
    armed = list(dict.fromkeys(counted(names, n) for n in found if is_armed(names, n)))
    if armed:
        return Reading(armed[0]) if len(armed) == 1 else Reading()
    pointers = [
        h.value
        for h in hits
        if (h.value.part == "bodies" and lists.bodies[h.value.key].armed)
        or (h.value.part == "roles" and _is_group(lists.roles[h.value.key]))
    ]
    return Reading(None, pointers[0] if pointers else None, bool(_OWN.search(folded.text)))


def _is_group(role: Role) -> bool:
    return role.kind == "armed_group" and not role.speakers


def is_armed(names: Names, name: str) -> bool:
    """Whether a body's members can be the dead of a force."""
    entry = names.entry(name)
    if isinstance(entry, Name):
        return entry.kind == "armed_group" if entry.armed is None else entry.armed
    return bool(entry and getattr(entry, "armed", False))


def counted(names: Names, name: str) -> str:
    """The name under which a body's dead are counted."""
    entry = names.entry(name)
    return (entry.counts_as if isinstance(entry, Name) else None) or name


@lru_cache(maxsize=_CACHED)
def fits(names: Names, pointer: Form, name: str) -> bool:
    """Whether a bare role, or a body without its country, can mean a named body."""
    entry = names.entry(name)
    if entry is None:
        return False
    if pointer.part == "bodies":
        if name in names.composed and names.composed[name][1] == pointer.key:
            return True
        body = names.lists.bodies[pointer.key]
        kin = entry.kind == body.kind or (body.armed and entry.kind == "armed_group")
        return kin and _holds(entry.forms, name, [pointer.key, *body.forms, body.ar or ""])
    role = names.lists.roles[pointer.key]
    if role.of:
        return name in role.of
    if role.classes and entry.kind not in role.classes:
        return False
    texts = [*entry.forms, entry.ar or ""]
    return not role.head or _holds(texts, name, role.head)


def _holds(forms: list[str], name: str, words: list[str]) -> bool:
    wanted = [_folded(w) for w in words if w]
    told = [f" {_folded(f)} " for f in (*forms, name)]
    return any(f" {w} " in f for w in wanted for f in told)


@lru_cache(maxsize=_CACHED)
def _folded(form: str) -> str:
    return fold(form).text


def _kind(names: Names, name: str) -> str | None:
    entry = names.entry(name)
    return entry.kind if entry else None
