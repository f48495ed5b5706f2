"""What two reports have in common and where they contradict each other, as numbers for a score."""

import numpy as np
from scipy import sparse

from hasila.events.profiles import Profiles

_BLOCK = 20_000
# Days between two reports fall in these classes: same, next, few, week, month, more.
_GAPS = ((0, "same"), (1, "next"), (3, "few"), (7, "week"), (30, "month"))
_YEAR = 12 * 31
_LABELS = (*(name for _, name in _GAPS), "far")
#: The features that say how far apart two reports' days are; none holds when one has no day.
GAPS = frozenset(f"{kind}_{name}" for kind in ("day", "loose") for name in _LABELS)


def compare(p: Profiles, i: np.ndarray, j: np.ndarray) -> dict[str, np.ndarray]:
    """Features of pairs of rows by name, each between about -1 and 3; 0 where nothing is told."""
    blocks = [
        _compare(p, i[k : k + _BLOCK], j[k : k + _BLOCK]) for k in range(0, max(len(i), 1), _BLOCK)
    ]
    return {name: np.concatenate([b[name] for b in blocks]) for name in blocks[0]}


def _compare(p: Profiles, i: np.ndarray, j: np.ndarray) -> dict[str, np.ndarray]:
    out = {"constant": np.ones(len(i))}
    out |= _words(p, i, j)
    out |= _when(p, i, j)
    out |= _where(p, i, j)
    out |= _what(p, i, j)
    return out


def _dot(m: sparse.csr_matrix, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    return np.asarray(m[i].multiply(m[j]).sum(axis=1)).ravel()


def _count(m: sparse.csr_matrix, i: np.ndarray) -> np.ndarray:
    return np.diff(m.indptr)[i]


def _words(p: Profiles, i: np.ndarray, j: np.ndarray) -> dict[str, np.ndarray]:
    cosine = _dot(p.words, i, j)
    shared = cosine * p.size[i] * p.size[j]  # sum of squared weights
    least = np.minimum(p.size[i], p.size[j])
    inside = np.divide(shared, least**2, out=np.zeros_like(shared), where=least > 0)
    return {
        "words": cosine * 3,
        "words_root": np.sqrt(cosine) * 2,
        "words_inside": np.minimum(inside, 1) * 2,
        "words_much": np.log1p(shared / 50),
        "title": _dot(p.heads, i, j) * 2,
        "short": np.log(np.maximum(least, 1) / 40),
        "phrases": np.log1p(_dot(p.phrases, i, j) / 49),
        "same_outlet": (p.outlet[i] == p.outlet[j]).astype(float),
    }


def _gap(a: np.ndarray, b: np.ndarray, around: int = 0) -> np.ndarray:
    """Least days between the days of two rows, nan when one has none."""
    with np.errstate(invalid="ignore"):
        gaps = np.abs(a[:, :, None] - b[:, None, :]).reshape(len(a), -1)
    if around:
        gaps = np.minimum(gaps, around - gaps)
    return np.where(
        np.isnan(gaps).all(axis=1),
        np.nan,
        np.nanmin(np.where(np.isnan(gaps), np.inf, gaps), axis=1),
    )


def _when(p: Profiles, i: np.ndarray, j: np.ndarray) -> dict[str, np.ndarray]:
    gap = _gap(p.days[i], p.days[j])
    out = _classes(gap, "day")
    # Dates without a year, against those of the other with one or without.
    loose = _gap(_year_days(p, i), _year_days(p, j), _YEAR)
    loose[~np.isnan(gap)] = np.nan
    out |= _classes(loose, "loose")
    a, b = _year_days(p, i)[:, :, None], _year_days(p, j)[:, None, :]
    x, y = _weekdays(p, i)[:, :, None], _weekdays(p, j)[:, None, :]
    sure = ((a == b) & (x == y)).any(axis=(1, 2))
    wrong = ((a == b) & (np.abs(x - y) > 0)).any(axis=(1, 2)) & ~sure
    undated = np.isnan(gap)
    out["loose_sure"] = (sure & undated).astype(float)
    out["loose_wrong"] = (wrong & undated).astype(float)
    first = np.where(np.isnan(p.weekday), (p.days[:, 0] - 1) % 7, p.weekday)
    known = np.isnan(gap) & np.isnan(loose) & ~np.isnan(first[i]) & ~np.isnan(first[j])
    out["weekday_same"] = (known & (first[i] == first[j])).astype(float)
    out["weekday_other"] = (known & (first[i] != first[j])).astype(float)
    apart = np.abs(p.published[i] - p.published[j])
    out["published_apart"] = np.nan_to_num(np.log1p(apart)) / 2
    out["published_same"] = (apart <= 1).astype(float)
    return out


def _classes(gap: np.ndarray, kind: str) -> dict[str, np.ndarray]:
    """Which class of ``_GAPS`` each gap falls in; none when it is not known."""
    edges = np.array([high for high, _ in _GAPS])
    at = np.where(np.isnan(gap), -1, np.searchsorted(edges, np.nan_to_num(gap)))
    return {f"{kind}_{name}": (at == k).astype(float) for k, name in enumerate(_LABELS)}


def _weekdays(p: Profiles, i: np.ndarray) -> np.ndarray:
    """Weekdays of the days that ``_year_days`` gives."""
    return np.where(np.isnan(p.loose[i]), (p.days[i] - 1) % 7, p.said[i])


def _year_days(p: Profiles, i: np.ndarray) -> np.ndarray:
    """Days of the year: those without a year, else those of full dates."""
    full = p.days[i]
    known = ~np.isnan(full)
    stamps = np.where(known, full, 1).astype(np.int64) - 719163  # since 1970
    days = stamps.astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    of_year = (months.astype(np.int64) % 12 + 1) * 31 + (days - months).astype(np.int64) + 1
    return np.where(np.isnan(p.loose[i]), np.where(known, of_year, np.nan), p.loose[i])


def _where(p: Profiles, i: np.ndarray, j: np.ndarray) -> dict[str, np.ndarray]:
    out = {}
    towns, regions = _dot(p.towns, i, j), _dot(p.regions, i, j)
    both = (_count(p.towns, i) > 0) & (_count(p.towns, j) > 0)
    told = (_count(p.regions, i) > 0) & (_count(p.regions, j) > 0)
    out["town"] = towns
    out["town_other"] = (both & (towns < 0.01)).astype(float)
    out["region"] = regions
    out["region_other"] = (told & (regions < 0.05)).astype(float)
    spots = _dot(p.spots, i, j)
    here, there = _share(p.spots, p.plain, i, j), _share(p.spots, p.plain, j, i)
    some = (_count(p.spots, i) > 0).astype(float) + (_count(p.spots, j) > 0)
    out["spot_told"] = (here + there) / np.maximum(some, 1)
    out["spot_untold"] = ((some > 0) & (here + there == 0)).astype(float)
    least = np.minimum(_count(p.spots, i), _count(p.spots, j))
    apart = _kilometres(p.position[i], p.position[j])
    out["near"] = ((apart > 0) & (apart < 15)).astype(float)
    out["apart"] = np.nan_to_num(np.log1p(apart / 15))
    out["spot"] = np.minimum(spots, 3)
    out["spot_share"] = np.divide(spots, least, out=np.zeros(len(i)), where=least > 0)
    out["spot_other"] = ((least > 0) & (spots == 0)).astype(float)
    return out


def _kilometres(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    north, east = np.radians(a[:, 0] - b[:, 0]), np.radians(a[:, 1] - b[:, 1])
    east = east * np.cos(np.radians((a[:, 0] + b[:, 0]) / 2))
    return 6371 * np.hypot(north, east)


def _share(a: sparse.csr_matrix, b: sparse.csr_matrix, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """The share of what is in rows ``i`` of ``a`` that rows ``j`` of ``b`` have too."""
    size = _count(a, i)
    both = np.asarray(a[i].multiply(b[j]).sum(axis=1)).ravel()
    return np.divide(both, size, out=np.zeros(len(i)), where=size > 0)


def _what(p: Profiles, i: np.ndarray, j: np.ndarray) -> dict[str, np.ndarray]:
    out = {}
    for name in ("actors", "means", "hours", "victims", "detail", "killed", "injured"):
        matrix = getattr(p, name)
        shared = _dot(matrix, i, j)
        least = np.minimum(_count(matrix, i), _count(matrix, j))
        most = np.maximum(_count(matrix, i), _count(matrix, j))
        out[f"{name}_shared"] = np.divide(shared, most, out=np.zeros(len(i)), where=most > 0)
        out[f"{name}_other"] = ((least > 0) & (shared == 0)).astype(float)
    for at, name in enumerate(("killed", "injured")):
        a, b = p.first[i, at], p.first[j, at]
        out[f"first_{name}_equal"] = np.where(a == b, np.log1p(a), 0)
        out[f"first_{name}_other"] = (np.abs(a - b) > 0).astype(float)
        out[f"first_{name}_gap"] = np.nan_to_num(np.abs(np.log1p(a) - np.log1p(b)))
        out[f"{name}_one"] = (np.isnan(a) != np.isnan(b)).astype(float)
    out["both_equal"] = (p.first[i] == p.first[j]).all(axis=1).astype(float)
    for name in ("killed", "injured"):
        top = getattr(p, f"most_{name}")
        a, b = top[i], top[j]
        gap = np.abs(np.log1p(a) - np.log1p(b))
        out[f"{name}_gap"] = np.nan_to_num(gap)
        out[f"{name}_equal"] = np.where(a == b, np.log1p(a), 0)
    return out
