"""Features of figures: words and their meanings by place, the grammar's opinion, effects nearby."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from hasila.classify.context import CLAUSE_MARKS, Context, Symbols, contexts
from hasila.schemas import EFFECTS

REACH = 9
# Distance in tokens -> bucket; near words count one by one, far ones together.
_BUCKETS = (0, 1, 2, 3, 4, 4, 5, 5, 5, 5)
_SLOTS = ("Q", *(f"L{b}" for b in range(1, 6)), *(f"R{b}" for b in range(1, 6)), "LC", "RC")
_LC, _RC = _SLOTS.index("LC"), _SLOTS.index("RC")
_TRUSTED = ("nl", "nr", "np", "r|", "k|", "u|", "LC|", "RC|", "Q|")
_FAR = 15  # tokens beyond which an effect word says nothing of a figure
# Per figure its nearest effect words: effect, tokens, clause marks and figures between.
Near = list[list[tuple[str, int, int, int]]]


@dataclass(slots=True)
class Features:
    """Names of features, and which figures (rows) have which (columns, indices of ``names``).

    ``keyword`` is the opinion of the keyword baseline: the nearest effect word for persons, the
    grammar's kind for all else.
    """

    names: list[str]
    rows: np.ndarray
    columns: np.ndarray
    n: int
    keyword: list[str]

    def matrix(self, vocabulary: dict[str, int]) -> csr_matrix:
        """Figures by features of a vocabulary; what it does not know is left out."""
        wanted = np.array([vocabulary.get(name, -1) for name in self.names], dtype=np.int64)
        columns = wanted[self.columns] if len(self.columns) else self.columns
        kept = columns >= 0
        shape = (self.n, len(vocabulary))
        ones = np.ones(int(kept.sum()))
        out = csr_matrix((ones, (self.rows[kept], columns[kept])), shape=shape)
        out.sum_duplicates()
        out.data = np.array([trust(name) for name in vocabulary])[out.indices]
        return out

    def vocabulary(self, rows: np.ndarray, at_least: int) -> list[str]:
        """Sorted names of features that at least so many of the given figures have."""
        chosen = np.zeros(self.n, dtype=bool)
        chosen[rows] = True
        width = len(self.names)
        pairs = np.unique(self.rows * width + self.columns)
        pairs = pairs[chosen[pairs // width]]
        counts = np.bincount(pairs % width, minlength=width)
        return sorted(self.names[k] for k in np.flatnonzero(counts >= at_least))


def trust(name: str) -> float:
    """Value of a feature when a figure has it: what is told by word lists and grammar, or by the
    same clause, is punished less by the regularisation than a single word at some distance."""
    if name.startswith("kw|"):
        return 3.0
    return 1.7 if name.startswith(_TRUSTED) or "|t:" in name or "|u:" in name else 1.0


def features(texts: dict[str, str], figures: pd.DataFrame, language: str) -> Features:
    """Features of the rows of ``figures`` (one language), whose reports' texts are given."""
    order = figures["report_id"].tolist()
    spans: dict[str, list[tuple[int, int]]] = {}
    rows_of: dict[str, list[int]] = {}
    for row, (report, start, end) in enumerate(
        zip(order, figures["start"].tolist(), figures["end"].tolist(), strict=True)
    ):
        spans.setdefault(report, []).append((start, end))
        rows_of.setdefault(report, []).append(row)
    context = contexts((texts[r] for r in spans), spans.values(), language)
    permutation = np.array([r for report in spans for r in rows_of[report]], dtype=np.int64)
    told = figures.iloc[permutation]
    names_of: dict[str, int] = {}
    rows: list[np.ndarray] = []
    columns: list[np.ndarray] = []
    near = _nearest(context)
    opinions = [
        effect if kind == "persons" and effect else kind
        for kind, effect in zip(told["kind"].tolist(), _keyword(context, *near), strict=True)
    ]
    for part_rows, part_columns in (
        _window(context, names_of),
        _own(context, told, opinions, near, names_of),
    ):
        rows.append(permutation[part_rows])
        columns.append(part_columns)
    keyword = [""] * len(figures)
    for row, opinion in zip(permutation, opinions, strict=True):
        keyword[row] = opinion
    return Features(list(names_of), np.concatenate(rows), np.concatenate(columns),
                    len(figures), keyword)  # fmt: skip


def _positions(context: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(figure, token, slot) of every word within reach of a figure."""
    marks = np.array([w in CLAUSE_MARKS for w in context.norms], dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(marks)])
    figures = np.arange(len(context.i))
    parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []

    def add(mask: np.ndarray, tokens: np.ndarray, slot: int) -> None:
        parts.append((figures[mask], tokens[mask], np.full(int(mask.sum()), slot)))

    longest = int((context.j - context.i).max(initial=0))
    for d in range(min(longest, 6)):
        tokens = context.i + d
        add(tokens < context.j, tokens, 0)
    for d in range(1, REACH + 1):
        left, right = context.i - d, context.j + d - 1
        add(left >= context.lo, left, _BUCKETS[d])
        add(right < context.hi, right, 5 + _BUCKETS[d])
        safe = np.maximum(left, 0)
        add((left >= context.lo) & (before[context.i] == before[safe]), left, _LC)
        inside = right < context.hi
        end = np.where(inside, right + 1, context.j)
        add(inside & (before[end] == before[context.j]), right, _RC)
    figure, token, slot = (np.concatenate(p) for p in zip(*parts, strict=True))
    return figure, token, slot


def _window(context: Context, names: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    figure, token, slot = _positions(context)
    code = context.code[token]
    rows, columns = _expand(figure, code, slot, context.symbols, names)
    close = np.isin(slot, [_SLOTS.index(s) for s in ("Q", "L1", "R1", "R2")])
    more = _expand(figure[close], code[close], slot[close], context.affixes, names)
    return np.concatenate([rows, more[0]]), np.concatenate([columns, more[1]])


def _expand(
    figure: np.ndarray,
    code: np.ndarray,
    slot: np.ndarray,
    symbols: list[Symbols],
    names: dict[str, int],
) -> tuple[np.ndarray, np.ndarray]:
    """Every symbol of every word as the feature ``slot|symbol``."""
    ids: dict[str, int] = {}
    flat = np.array([ids.setdefault(s, len(ids)) for word in symbols for s in word], dtype=np.int64)
    sizes = np.array([len(word) for word in symbols], dtype=np.int64)
    first = np.concatenate([[0], np.cumsum(sizes)])
    count = sizes[code] if len(code) else np.zeros(0, dtype=np.int64)
    rows = np.repeat(figure, count)
    ends = np.cumsum(count)
    within = np.arange(int(count.sum())) - np.repeat(ends - count, count)
    which = flat[np.repeat(first[code], count) + within] if len(rows) else rows
    keys = np.repeat(slot, count) * max(1, len(ids)) + which
    unique, inverse = np.unique(keys, return_inverse=True)
    texts = list(ids)
    numbers = [
        names.setdefault(f"{_SLOTS[k // len(ids)]}|{texts[k % len(ids)]}", len(names))
        for k in unique.tolist()
    ]
    return rows, np.array(numbers, dtype=np.int64)[inverse] if len(rows) else rows


def _nearest(context: Context) -> tuple[Near, Near]:
    """Per figure the two nearest effect words before it and behind it, the nearest first.

    Each as effect, distance in tokens, clause marks between, figures between.
    """
    marks = np.array([w in CLAUSE_MARKS for w in context.norms], dtype=np.int64)
    before = np.concatenate([[0], np.cumsum(marks)]).tolist()
    heads = np.zeros(len(context.norms) + 1, dtype=np.int64)
    heads[1:][context.i[context.i < len(context.norms)]] = 1
    counted = np.cumsum(heads).tolist()
    at = np.flatnonzero(context.effect[context.code] >= 0) if len(context.code) else np.zeros(0)
    places = at.astype(np.int64).tolist()
    effects = context.effect[context.code].tolist() if len(context.code) else []
    left: Near = []
    right: Near = []
    first = np.searchsorted(at, context.i).tolist()
    last = np.searchsorted(at, context.j).tolist()
    bounds = zip(context.i.tolist(), context.j.tolist(), context.lo.tolist(), context.hi.tolist(),
                 first, last, strict=True)  # fmt: skip
    for i, j, lo, hi, a, b in bounds:
        back = [p for p in reversed(places[max(0, a - 2) : a]) if p >= lo and i - p <= _FAR]
        ahead = [p for p in places[b : b + 2] if p < hi and p - j < _FAR]
        left.append([(EFFECTS[effects[p]], i - p, before[i] - before[p], counted[i] - counted[p])
                     for p in back])  # fmt: skip
        right.append([(EFFECTS[effects[p]], p - j + 1, before[p] - before[j],
                       counted[p] - counted[j]) for p in ahead])  # fmt: skip
    return left, right


def _keyword(context: Context, left: Near, right: Near) -> list[str]:
    """Effect of the nearest effect word within the figure or on either side; empty for none."""
    out = []
    effects = context.effect[context.code] if len(context.code) else context.code
    for i, j, back, ahead in zip(context.i.tolist(), context.j.tolist(), left, right, strict=True):
        inside = [EFFECTS[e] for e in effects[i:j].tolist() if e >= 0]
        options = sorted([*back[:1], *ahead[:1]], key=lambda o: o[1])
        out.append(inside[0] if inside else options[0][0] if options else "")
    return out


def _own(
    context: Context,
    told: pd.DataFrame,
    opinions: list[str],
    near: tuple[Near, Near],
    names: dict[str, int],
) -> tuple[np.ndarray, np.ndarray]:
    """Features of the figure as a whole: kind, unit, rule, size, effect words nearby."""
    left, right = near
    rows: list[int] = []
    columns: list[int] = []
    columns_of = (told[c].tolist() for c in ("kind", "unit", "rule", "qualifier", "best"))
    shown = zip(*columns_of, context.i.tolist(), context.j.tolist(), strict=True)
    kinds = told["kind"].tolist()
    lows = context.lo.tolist()
    for n, (kind, unit, rule, qualifier, best, i, j) in enumerate(shown):
        out = [f"kw|{opinions[n]}", f"k|{kind}", f"q|{qualifier}", f"k|{kind}|{_size(best)}"]
        if not pd.isna(unit):
            out.append(f"u|{unit}")
        out += [f"r|{part}" for part in rule.split("|")]
        behind = context.norms[j] if j < int(context.hi[n]) else "$"
        ahead = context.norms[i - 1] if i > int(context.lo[n]) else "^"
        out += [f"lr|{ahead}|{behind}", f"kl|{kind}|{ahead}"]
        for side, words in (("l", left[n]), ("r", right[n])):
            for rank, (effect, distance, marks, between) in enumerate(words):
                place = f"{side}{rank}|{effect}"
                apart = f"{min(marks, 2)}{min(between, 2)}"
                out += [f"n{place}|{min(distance, 6)}", f"n{place}|{apart}|{kind}"]
            if not words:
                out.append(f"n{side}|none|{kind}")
        pair = "|".join(x[0][0] if x else "none" for x in (left[n], right[n]))
        out.append(f"np|{pair}|{kind}")
        if n and lows[n - 1] == lows[n]:
            out.append(f"pk|{kinds[n - 1]}|{kind}")
        rows += [n] * len(out)
        columns += [names.setdefault(name, len(names)) for name in out]
    return np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)


def _size(best: float | None) -> str:
    if best is None or pd.isna(best):
        return "none"
    for limit in (1, 2, 12, 31, 59, 110, 999, 9_999, 999_999):
        if best <= limit:
            return f"{limit}"
    return "more"
