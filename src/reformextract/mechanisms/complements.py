"""What identifies a name behind its head: kinds of complements, read one after another over chunks that are read by themselves.

A kind is a phrase of the grammar's stage ``first_complement`` (it begins at the head) or ``later_complement``: small words and
chunks in a row ("of", a noun phrase, "to", a noun phrase). A chunk is read as long as it goes and never given back, so that a
complement costs as many steps as it has words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from sys import maxsize

from reformextract.lexicon.codes import codes_in
from reformextract.lexicon.remembered import Remembered
from reformextract.matcher.compiling import CompiledPattern
from reformextract.matcher.prefix import ANY, Prefix
from reformextract.mechanisms.grammar import Grammar


class Complement:
    """One kind of complement: patterns and chunks in a row."""

    def __init__(self, pieces: Iterable[CompiledPattern]) -> None:
        self._pieces = tuple(pieces)
        beginning = reduce(Prefix.then, (piece.beginning for piece in self._pieces))
        self.firsts = frozenset(codes_in(beginning.first))
        self.seconds = None if beginning.second == ANY else frozenset(codes_in(beginning.second))

    def end(self, symbols: str, unit: int, limit: int = maxsize) -> int | None:
        """Where the complement ends that begins at a unit, none of it read beyond ``limit``; None where none does."""
        for piece in self._pieces:
            found = piece.expression.match(symbols, unit, limit)
            if found is None:
                return None
            unit = found.end()
        return unit


class ComplementReader:
    """The kinds of complements of one stage, in the order in which they are tried."""

    def __init__(self, grammar: Grammar, stage: str) -> None:
        self._kinds = [Complement(grammar.pieces(name)) for name in grammar.of_stage(stage)]
        self._by_first: Remembered[str, list[Complement]] = Remembered(lambda first: [kind for kind in self._kinds if first in kind.firsts])
        self._by_two: Remembered[str, list[Complement]] = Remembered(self._kinds_at)

    def _kinds_at(self, two: str) -> list[Complement]:
        """The kinds that may begin with two symbols; for most two there are none."""
        return [kind for kind in self._by_first[two[0]] if kind.seconds is None or two[1] in kind.seconds]

    def end(self, symbols: str, unit: int, limit: int) -> int | None:
        """Where the first kind that fits a place ends; None where none fits."""
        if unit + 1 >= limit:
            return None
        for kind in self._by_two[symbols[unit : unit + 2]]:
            end = kind.end(symbols, unit, limit)
            if end is not None:
                return end
        return None
