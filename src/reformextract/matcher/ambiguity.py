"""Whether a regular expression can match the same units in exponentially many ways, told from its shape.

Every place of the expression where a unit is read is a position; an edge says which may follow which, and in how many ways.
Matching can explode where a way round that comes back to its beginning can be walked in two ways over the same units: by an
edge that is there twice (``(a+)+``), or by different positions that read the same (``(a|a b?)+``).
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

MANY = 8  # a repetition of up to more times than this counts as one without end
POSITIONS = 200  # larger expressions are not looked at
_parser: Any = importlib.import_module("re._parser")

Units = frozenset[int] | None  # the codes that a position reads; None is any
Ways = dict[int, int]  # position -> in how many ways it comes first, or last


class _TooLargeError(Exception):
    pass


@dataclass(slots=True)
class _Piece:
    """A part of the expression: in how many ways it is empty, what may come first in it and last."""

    empty: int
    first: Ways = field(default_factory=dict)
    last: Ways = field(default_factory=dict)


@dataclass
class _Positions:
    """The positions of an expression and the edges between them."""

    units: list[Units] = field(default_factory=list)
    edges: dict[int, Ways] = field(default_factory=lambda: defaultdict(dict))
    looks_around: bool = False

    def read(self, units: Units) -> _Piece:
        if len(self.units) >= POSITIONS:
            raise _TooLargeError
        self.units.append(units)
        position = len(self.units) - 1
        return _Piece(0, {position: 1}, {position: 1})

    def link(self, last: Ways, first: Ways) -> None:
        for before, ways_before in last.items():
            for after, ways_after in first.items():
                self.edges[before][after] = self.edges[before].get(after, 0) + ways_before * ways_after

    def after(self, one: _Piece, other: _Piece) -> _Piece:
        """One piece and then another."""
        self.link(one.last, other.first)
        first = _sum(one.first, {place: ways * one.empty for place, ways in other.first.items() if one.empty})
        last = _sum(other.last, {place: ways * other.empty for place, ways in one.last.items() if other.empty})
        return _Piece(one.empty * other.empty, first, last)

    def sequence(self, items: Iterable[Any]) -> _Piece:
        whole = _Piece(1)
        for item in items:
            whole = self.after(whole, self.item(*item))
        return whole

    def item(self, kind: Any, content: Any) -> _Piece:
        match str(kind):
            case "LITERAL":
                return self.read(frozenset({content}))
            case "IN":
                return self.read(_units(content))
            case "NOT_LITERAL" | "ANY":
                return self.read(None)
            case "SUBPATTERN":
                return self.sequence(content[-1])
            case "BRANCH":
                pieces = [self.sequence(branch) for branch in content[1]]
                first: Ways = {}
                last: Ways = {}
                for piece in pieces:
                    first, last = _sum(first, piece.first), _sum(last, piece.last)
                return _Piece(sum(piece.empty for piece in pieces), first, last)
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self.repeat(*content)
            case "ASSERT" | "ASSERT_NOT" | "AT":
                self.looks_around = True
                return _Piece(1)  # reads nothing; that it may make two ways one is not seen
            case _:
                raise _TooLargeError

    def repeat(self, least: int, most: int, body: Any) -> _Piece:
        if most > MANY:
            piece = self.sequence(body)
            self.link(piece.last, piece.first)
            return _Piece(1 if least == 0 else piece.empty, piece.first, piece.last)
        whole = _Piece(1)
        for _ in range(least):
            whole = self.after(whole, self.sequence(body))
        return self.after(whole, self.up_to(most - least, body))

    def up_to(self, most: int, body: Any) -> _Piece:
        """The body so many times or fewer: once and then up to one time less, or not at all."""
        if most == 0:
            return _Piece(1)
        piece = self.after(self.sequence(body), self.up_to(most - 1, body))
        return _Piece(piece.empty + 1, piece.first, piece.last)


def _sum(one: Ways, other: Ways) -> Ways:
    return {place: one.get(place, 0) + other.get(place, 0) for place in one | other}


def _units(content: Any) -> Units:
    found: set[int] = set()
    for kind, value in content:
        match str(kind):
            case "LITERAL":
                found.add(value)
            case "RANGE":
                found.update(range(value[0], value[1] + 1))
            case _:
                return None
    return frozenset(found)


def _meet(one: Units, other: Units) -> bool:
    return one is None or other is None or not one.isdisjoint(other)


def _circles(edges: dict[Any, Iterable[Any]]) -> Iterator[set[Any]]:
    """The sets of nodes that reach each other (Kosaraju), those of one node only where it reaches itself."""
    order: list[Any] = []
    seen: set[Any] = set()
    for start in edges:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(edges[start]))]
        while stack:
            node, rest = stack[-1]
            following = next((after for after in rest if after in edges and after not in seen), None)
            if following is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(edges[following])))
    backward: dict[Any, list[Any]] = defaultdict(list)
    for node, after in edges.items():
        for other in after:
            backward[other].append(node)
    placed: set[Any] = set()
    for start in reversed(order):
        if start in placed:
            continue
        circle, waiting = {start}, [start]
        placed.add(start)
        while waiting:
            for before in backward[waiting.pop()]:
                if before not in placed:
                    placed.add(before)
                    circle.add(before)
                    waiting.append(before)
        if len(circle) > 1 or start in edges[start]:
            yield circle


def is_exponential(expression: str) -> bool:
    """Whether the shape of an expression lets matching take time exponential in the length of what is matched.

    Where a match may end on the way round itself, nothing makes it try the other ways.

    >>> [is_exponential(pattern) for pattern in ("(?:a+)+b", "(?:a|a)+b", "(?:ax?x?b)*c", "(?:a*b?)*c", "(?:a|[^x])*c", "(?:a+)+(?=b)")]
    [True, True, True, True, True, True]
    >>> [is_exponential(pattern) for pattern in ("(?:a|ab?)+c", "(?:ab?)*c", "a*a*b", "(?:ba{0,2})*c", "(?:a{1,3}b)+c", "(?:a+)+")]
    [True, False, False, False, False, False]
    """
    positions = _Positions()
    try:
        whole = positions.sequence(_parser.parse(expression))
    except _TooLargeError:
        return False
    for circle in _circles(dict(positions.edges)):
        if not positions.looks_around and not circle.isdisjoint(whole.last):
            continue
        if any(ways > 1 and after in circle for place in circle for after, ways in positions.edges[place].items()):
            return True
        if _walked_twice(circle, positions):
            return True
    return False


def _walked_twice(circle: set[int], positions: _Positions) -> bool:
    """Whether two different ways over the same units lead from a position of the circle back to it."""
    units, follows = positions.units, positions.edges
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = {}
    waiting = [(place, place) for place in circle]
    while waiting:
        pair = waiting.pop()
        if pair in pairs:
            continue
        pairs[pair] = [
            (one, other)
            for one in follows[pair[0]]
            if one in circle
            for other in follows[pair[1]]
            if other in circle and _meet(units[one], units[other])
        ]
        waiting.extend(pairs[pair])
    return any(any(one == other for one, other in found) and any(one != other for one, other in found) for found in _circles(dict(pairs)))
