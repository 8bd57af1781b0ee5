"""A memory of what a function made, for the tokens and phrases that news says over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

_K = TypeVar("_K")
_T = TypeVar("_T")
_MOST_REMEMBERED = 40_000


class Keeper(Protocol):
    """What keeps things that were made of it."""

    kept: dict[Any, Any]


_Keeper = TypeVar("_Keeper", bound=Keeper)


def kept_with(make: Callable[[_Keeper], _T]) -> Callable[[_Keeper], _T]:
    """What a function makes of a vocabulary, made once and kept by the vocabulary, so that it goes when the vocabulary goes."""

    def kept(keeper: _Keeper) -> _T:
        found: _T | None = keeper.kept.get(make)
        if found is None:
            found = keeper.kept[make] = make(keeper)
        return found

    return kept


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
