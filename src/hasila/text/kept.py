"""What is worked out once per word form: a corpus repeats its words thousands of times."""

from collections.abc import Callable
from typing import TypeVar

_MOST = 500_000  # forms kept; what bounds memory on endless input

Value = TypeVar("Value")


class Kept(dict[str, Value]):
    """A function of strings whose answers are kept; ``kept[word]`` is its value for a word.

    Faster than ``functools.cache`` in a loop over tokens: ``map(kept.__getitem__, tokens)`` stays
    in C for every form that was met before.
    """

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Value:
        value = self._function(word)
        if len(self) < _MOST:
            self[word] = value
        return value
