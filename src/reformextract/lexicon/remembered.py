"""A memory of what a function made, for the tokens and phrases that news says over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_K = TypeVar("_K")
_T = TypeVar("_T")
_MOST_REMEMBERED = 40_000


class Remembered(dict[_K, _T]):
    """What a function makes of a key, made once; forgotten all at once when there are too many."""

    def __init__(self, make: Callable[[_K], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: _K) -> _T:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        made = self[key] = self._make(key)
        return made
