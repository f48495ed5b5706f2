"""All reports side by side in the form in which pairs of them are compared: sparse matrices.

Names and words are hashed, so that nothing has to be known of the corpus beforehand; a row depends
on its report alone. Only words that no list knows are weighed by how many reports have them, in
steps of powers of two.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import FeatureHasher

from hasila.events.told import RARE, Told, usual_words

WIDTH = 2**22  # columns of the hashed matrices
_FREE, _LEAST = 4, 1.0  # unlisted words in up to 2**4 reports weigh most; those in most least
_SLICE = 2_000
DAYS = 4
LANGUAGES = ("ar", "en")


@dataclass(slots=True)
class Profiles:
    """Reports (rows) by what they tell; ``nan`` and empty rows where they tell nothing."""

    report_id: list[str]
    part: np.ndarray
    language: np.ndarray
    outlet: np.ndarray  # hashes
    published: np.ndarray  # ordinals of days
    days: np.ndarray  # n x DAYS ordinals
    loose: np.ndarray  # n x DAYS, days of a year
    said: np.ndarray  # n x DAYS, the weekdays said with those
    weekday: np.ndarray
    words: sparse.csr_matrix  # weighted; rows of length one
    heads: sparse.csr_matrix  # the words of titles likewise
    phrases: sparse.csr_matrix  # weighted like words
    plain: sparse.csr_matrix  # words, unweighted
    spots: sparse.csr_matrix
    towns: sparse.csr_matrix  # shares, rows of length one
    regions: sparse.csr_matrix
    actors: sparse.csr_matrix
    means: sparse.csr_matrix
    hours: sparse.csr_matrix
    victims: sparse.csr_matrix
    detail: sparse.csr_matrix
    killed: sparse.csr_matrix
    injured: sparse.csr_matrix
    most_killed: np.ndarray  # the largest count, nan where none is told
    most_injured: np.ndarray
    first: np.ndarray  # n x 2: killed and injured, as first told
    position: np.ndarray  # n x 2 degrees
    size: np.ndarray  # length of the row of words before it was made one

    def __len__(self) -> int:
        return len(self.report_id)


_SETS = ("spots", "actors", "means", "hours", "victims", "detail", "killed", "injured")


def profiles(told: Iterable[Told]) -> Profiles:
    """Put what reports tell side by side; the reports are taken one slice after the other."""
    plain: dict[str, list] = {k: [] for k in ("report_id", "part", "language", "outlet")}
    plain |= {k: [] for k in ("published", "days", "loose", "weekday", "killed", "injured")}
    plain |= {k: [] for k in ("first", "position", "said")}
    blocks: dict[str, list[sparse.csr_matrix]] = {}
    for some in _slices(told):
        for t in some:
            plain["report_id"].append(t.report_id)
            plain["part"].append(t.part)
            plain["language"].append(LANGUAGES.index(t.language))
            plain["outlet"].append(t.outlet)
            plain["published"].append(np.nan if t.published is None else t.published)
            plain["days"].append(_padded(t.days))
            plain["loose"].append(_padded([_of_year(d) for d, _ in t.loose]))
            plain["said"].append(_padded([np.nan if w is None else w for _, w in t.loose]))
            plain["first"].append([np.nan if n is None else n for n in t.first])
            plain["position"].append(t.position or (np.nan, np.nan))
            plain["killed"].append(max(t.killed, default=np.nan))
            plain["injured"].append(max(t.injured, default=np.nan))
            plain["weekday"].append(np.nan if t.weekday is None else t.weekday)
        rows = {name: hashed([[str(v) for v in getattr(t, name)] for t in some]) for name in _SETS}
        rows["words"] = hashed([list(t.terms) for t in some])
        rows["phrases"] = hashed([list(t.phrases) for t in some])
        rows["heads"] = hashed([list(t.title) for t in some])
        rows["towns"] = hashed([list(t.towns.items()) for t in some], "pair")
        rows["regions"] = hashed([list(t.around.items()) for t in some], "pair")
        for name, block in rows.items():
            blocks.setdefault(name, []).append(block)
    stacked = {k: sparse.vstack(v, format="csr") for k, v in blocks.items()}
    weights = _weights(stacked["words"])
    stacked["plain"] = stacked["words"].copy()
    stacked["phrases"] = _weighed(stacked["phrases"], _weights(stacked["phrases"]))
    stacked["words"], size = _unit(_weighed(stacked["words"], weights))
    stacked["heads"], _ = _unit(_weighed(stacked["heads"], weights))
    for name in ("towns", "regions"):
        stacked[name], _ = _unit(stacked[name])
    return Profiles(
        report_id=plain["report_id"],
        part=np.array(plain["part"]),
        language=np.array(plain["language"], dtype=np.int8),
        outlet=np.array(plain["outlet"], dtype=object),
        published=np.array(plain["published"]),
        days=np.array(plain["days"]),
        loose=np.array(plain["loose"]),
        said=np.array(plain["said"]),
        weekday=np.array(plain["weekday"]),
        most_killed=np.array(plain["killed"], dtype=float),
        most_injured=np.array(plain["injured"], dtype=float),
        first=np.array(plain["first"], dtype=float),
        position=np.array(plain["position"], dtype=float),
        size=size,
        **stacked,
    )


def _slices(told: Iterable[Told]) -> Iterator[list[Told]]:
    rest = iter(told)
    while some := list(islice(rest, _SLICE)):
        yield some


def _padded(days: Sequence[float]) -> list[float]:
    some: list[float] = [float(d) for d in days[:DAYS]]
    return some + [np.nan] * (DAYS - len(some))


def _of_year(loose: int) -> int:
    """A day of the year of 31-day months, for counting the days between two of them."""
    return (loose // 32) * 31 + loose % 32


def hashed(rows: list[list], kind: str = "string") -> sparse.csr_matrix:
    """Rows of keys (with weights when of ``kind`` "pair") as a matrix."""
    hasher = FeatureHasher(WIDTH, input_type=kind, alternate_sign=False, dtype=np.float32)
    matrix = hasher.transform(rows)
    matrix.sort_indices()
    if kind == "string":
        matrix.data[:] = 1
    return matrix


@cache
def _listed() -> tuple[np.ndarray, np.ndarray]:
    """Columns of the words that lists know, and their weights."""
    words = {w: weight for name in LANGUAGES for w, weight in usual_words(name).items()}
    rows = hashed([[w] for w in words])
    return rows.indices, np.array(list(words.values()), dtype=np.float32)


def _weights(words: sparse.csr_matrix) -> np.ndarray:
    """The weight of each column: listed, or by the number of reports that have it."""
    found = np.bincount(words.indices, minlength=WIDTH)
    steps = np.floor(np.log2(np.maximum(found, 1))) - _FREE
    weights = np.maximum(RARE - np.maximum(steps, 0), _LEAST).astype(np.float32)
    columns, listed = _listed()
    weights[columns] = listed
    return weights


def _weighed(matrix: sparse.csr_matrix, weights: np.ndarray) -> sparse.csr_matrix:
    matrix.data *= weights[matrix.indices]
    return matrix


def _unit(matrix: sparse.csr_matrix) -> tuple[sparse.csr_matrix, np.ndarray]:
    """The rows made of length one, and the lengths they had."""
    size = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, size, out=np.zeros_like(size), where=size > 0)
    matrix.data *= np.repeat(scale, np.diff(matrix.indptr)).astype(matrix.data.dtype)
    return matrix, size
