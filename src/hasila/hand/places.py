"""Where the words of a correction stand in a report."""

from hasila.hand.rows import ClaimRow
from hasila.text import fold
from hasila.text.sentences import sentence_spans


def span(row: ClaimRow, text: str) -> tuple[int, int] | None:
    """Where the words of a row stand in the text, None where they do not."""
    if row.start is not None and row.end is not None:
        return (row.start, row.end) if text[row.start : row.end] == row.quote else None
    at = -1
    for _ in range(row.occurrence + 1):
        at = text.find(row.quote, at + 1)
        if at < 0:
            return None
    return at, at + len(row.quote)


def nearest(text: str, words: str, to: int) -> int:
    """Where words begin, the occurrence nearest to a place; -1 where they are not."""
    before, after = text.rfind(words, 0, to), text.find(words, to)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - to)) if found else -1


def sentence(text: str, at: int) -> int:
    """Number of the sentence that a place of the text lies in."""
    folded = fold(text)
    starts = [folded.span(*span)[0] for span in sentence_spans(folded.text)]
    return max(0, sum(start <= at for start in starts) - 1)
