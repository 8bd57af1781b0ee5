"""What can begin a match of a pattern, and what can end it: a rule is tried only where the first two units of an article's place allow it.

Codes are the bits of a number (lexicon/codes.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from math import inf
from typing import NamedTuple

ANY = -1  # whatever stands there, the end of the article too
_READ = 2  # units of a match that are looked at
_MOST_WAYS = 12  # of a pattern; what branches more is told less exactly
_UNTOLD = ("(?!", "(?<=", "(?<!")  # look-around of which nothing is told
_COUNT = re.compile(r"\{(\d+)(,?)(\d*)\}")


class Way(NamedTuple):
    """One way in which a match can begin: the codes that its first and its second unit may have, and how many units (two or more are
    two) it takes by them: a look-ahead takes none."""

    first: int
    second: int
    taken: int

    def longer(self, after: Sequence[Way]) -> Sequence[Way]:
        """The ways that this one makes with those of what stands behind it."""
        first, second, taken = self
        if taken == 0:
            return [Way(first & way.first, second & way.second, way.taken) for way in after]
        if taken == 1:
            return [Way(first, second & way.first, min(1 + way.taken, _READ)) for way in after]
        return [self]


class Prefix(NamedTuple):
    """All ways in which a match of a pattern can begin, the codes that can end it, and how many units it takes at most."""

    ways: Sequence[Way] = (Way(ANY, ANY, 0),)
    last: int = 0
    most: float = 0

    @classmethod
    def unit(cls, codes: int) -> Prefix:
        """That of one unit that may have some codes."""
        return cls((Way(codes, ANY, 1),), codes, 1)

    @property
    def first(self) -> int:
        """The codes that can begin a match."""
        return reduce(int.__or__, [way.first for way in self.ways], 0)

    @property
    def second(self) -> int:
        """The codes that can stand second."""
        return reduce(int.__or__, [way.second for way in self.ways], 0)

    def then(self, after: Prefix) -> Prefix:
        last = after.last if all(way.taken for way in after.ways) else self.last | after.last
        most = self.most + after.most
        if all(way.taken == _READ for way in self.ways):
            return Prefix(self.ways, last, most)
        return Prefix(_few([longer for way in self.ways for longer in way.longer(after.ways)]), last, most)

    @classmethod
    def either(cls, branches: Sequence[Prefix]) -> Prefix:
        if len(branches) == 1:
            return branches[0]
        last, most = reduce(int.__or__, [branch.last for branch in branches]), max([branch.most for branch in branches])
        return cls(_few([way for branch in branches for way in branch.ways]), last, most)

    def repeated(self, quantifier: str) -> Prefix:
        """Under ``?``, ``*``, ``+`` or ``{m,n}``."""
        least, most = _times(quantifier)
        whole = self if least else Prefix()
        for _ in range(1, min(least, _READ)):  # as many as are looked at
            whole = whole.then(self)
        lengths = [whole]
        for _ in range(least, int(min(most, _READ))):
            lengths.append(lengths[-1].then(self))
        return Prefix.either(lengths)._replace(most=self.most and self.most * most)

    def ahead(self) -> Prefix:
        """What a look-ahead for the pattern asks of the units behind it."""
        return Prefix([way._replace(taken=0) for way in self.ways])


def _times(quantifier: str) -> tuple[int, float]:
    """How often, at least and at most, something stands under a quantifier."""
    count = _COUNT.match(quantifier)
    if count is None:
        return int(quantifier == "+"), 1 if quantifier == "?" else inf
    least = int(count[1])
    return least, least if not count[2] else int(count[3]) if count[3] else inf


def _few(ways: Sequence[Way]) -> Sequence[Way]:
    """Some ways; where they are many, of those that take as many units one that allows all that they do."""
    if len(ways) > _MOST_WAYS:
        ways = _joined(ways)
    return ways if len(ways) <= _MOST_WAYS else _widest(ways)


def _joined(ways: Sequence[Way]) -> Sequence[Way]:
    """Some ways without those that no text can go, and as one those that begin or go on alike."""
    seconds: dict[tuple[int, int], int] = {}
    for first, second, taken in ways:
        if first and second:
            seconds[first, taken] = seconds.get((first, taken), 0) | second
    firsts: dict[tuple[int, int], int] = {}
    for (first, taken), second in seconds.items():
        firsts[second, taken] = firsts.get((second, taken), 0) | first
    return [Way(first, second, taken) for (second, taken), first in firsts.items()]


def _widest(ways: Sequence[Way]) -> Sequence[Way]:
    """Of the ways that take as many units one that allows all that they do."""
    widest: dict[int, Way] = {}
    for way in ways:
        known = widest.get(way.taken, Way(0, 0, way.taken))
        widest[way.taken] = Way(known.first | way.first, known.second | way.second, way.taken)
    return [*widest.values()]


class PrefixReader:
    """Computes the Prefix of a pattern while the compiler walks over it: a stack of open brackets, each with its branches.

    Of look-around only a look-ahead for something tells what follows.
    """

    def __init__(self) -> None:
        # of each open bracket: its sign, its finished branches, the elements of its open branch
        self._stack: list[tuple[str, list[Prefix], list[Prefix]]] = [("(", [], [])]

    def open(self, sign: str) -> None:
        self._stack.append((sign, [], []))

    def close(self) -> None:
        if len(self._stack) == 1:
            return  # the expression's own compilation says what is wrong
        prefix = self._level()
        sign = self._stack.pop()[0]
        if sign in _UNTOLD:
            self.add(Prefix())
        else:
            self.add(prefix.ahead() if sign == "(?=" else prefix)

    def branch(self) -> None:
        _, branches, elements = self._stack[-1]
        branches.append(_sequence(elements))
        elements.clear()

    def add(self, prefix: Prefix) -> None:
        self._stack[-1][2].append(prefix)

    def repeat(self, quantifier: str) -> None:
        elements = self._stack[-1][2]
        if elements:
            elements[-1] = elements[-1].repeated(quantifier)

    def _level(self) -> Prefix:
        _, branches, elements = self._stack[-1]
        return Prefix.either([*branches, _sequence(elements)])

    def reach_of(self, codes: int) -> float | None:
        """How many units can stand in a match before one of some codes, where the pattern tells that none goes without; else None."""
        _, branches, elements = self._stack[-1]
        before: float = 0
        for element in elements if not branches else ():
            if all(way.taken and not way.first & ~codes for way in element.ways):
                return before
            before += element.most
        return None

    def result(self) -> Prefix:
        whole = self._level()
        return whole._replace(ways=_joined(whole.ways))


def _sequence(elements: Sequence[Prefix]) -> Prefix:
    return reduce(Prefix.then, elements) if elements else Prefix()
