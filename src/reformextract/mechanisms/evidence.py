"""How much speaks for a candidate being the name of an arrangement, and not talk about arrangements in general.

The evidence is a table of features with weights and reasons, patterns/<language>/mechanisms/evidence.toml. Their points are
added up; a candidate is a name from zero on. Most features are patterns looked for in one region of a candidate; some are told by
the code (``TOLD``), since they ask for more than a pattern over words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from reformextract.lexicon.codes import codes_in
from reformextract.lexicon.remembered import Remembered
from reformextract.matcher.compiling import CompiledPattern
from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.names import Name
from reformextract.patterns.entries import Evidence, PatternError
from reformextract.patterns.pattern_set import PatternSet

HEADING = "heading"
TOLD = frozenset({"sparse_article", "known_name", "in_series", "in_long_series", "beside"})
_LINE = 40  # units of a heading at most
_BEFORE = 24  # units before a name in which a feature is looked for
_REGIONS = ("name", "before", "modifiers", "head", "complement", "behind")
_STRETCHES = {"name": ("modifiers", "head", "complement")}  # the regions in one of which what is looked for in it begins

Look = Callable[[str, int, int], object]  # whether a feature is seen in a region of an article's symbols


class _Feature(NamedTuple):
    """A row of the table; features are the bits of a number, and one that may count more than once has a bit for each time."""

    id: str
    bits: tuple[int, ...]
    points: int
    needs: int
    without: int
    follows: bool  # from what is seen, and is not looked for by itself


@dataclass(frozen=True, slots=True)
class _Looked:
    """How a feature is looked for; ``each`` finds all where more than one counts, of which ``bits[:n]`` are then seen."""

    region: int
    look: Look
    each: re.Pattern[str] | None
    bits: tuple[int, ...]


class _Weight(NamedTuple):
    """What the features seen come to: the sum of their points, and how often each counts."""

    points: int
    times: Mapping[str, int]


class Weigher:
    """The table of features, compiled.

    Only those are looked for that the units of a candidate can begin or end, and what is seen is added up once for all candidates alike.
    """

    def __init__(self, patterns: PatternSet, grammar: Grammar) -> None:
        self._features: list[_Feature] = []
        self._looked: dict[int, _Looked] = {}  # by the first bit of a feature
        self._marks: dict[str, int] = {}
        symbols = codes_in(grammar.alphabet.codes.all)
        self._told_by_head = dict.fromkeys(symbols, 0)
        self._open = {region: dict.fromkeys(symbols, 0) for region in _REGIONS}  # by a symbol there what it makes possible
        bits: dict[str, int] = {}
        free = 0
        for row in sorted(patterns.evidence.values(), key=lambda row: not _is_told_by_head(row)):
            unknown = {*row.needs, *row.without} - bits.keys()
            if unknown:
                raise PatternError(f"{grammar.where('evidence', row.id)}: no feature above it is called {sorted(unknown)}")
            needs, without = (sum(bits[other] for other in set(others)) for others in (row.needs, row.without))
            own = tuple(1 << place for place in range(free, free + row.most))
            free += row.most
            bits[row.id] = own[0]
            follows = not row.pattern and row.id not in (*TOLD, HEADING)
            self._features.append(_Feature(row.id, own, row.points, needs, without, follows))
            if not follows:
                self._add(row, own, grammar)
        self._allowed: Remembered[int, int] = Remembered(self._allowed_by)
        self._looks: Remembered[int, list[_Looked]] = Remembered(self._looks_of)
        self._weights: Remembered[int, _Weight] = Remembered(self._weight_of)

    def _add(self, row: Evidence, bits: tuple[int, ...], grammar: Grammar) -> None:
        """How a feature is seen."""
        if row.id in TOLD:
            self._marks[row.id] = bits[0]
            return
        if row.id == HEADING:
            self._look_for("head", _Looked(_REGIONS.index("head"), Heading(grammar), None, bits), grammar.words.capital)
            return
        if row.where not in _REGIONS:
            raise PatternError(f"{grammar.where('evidence', row.id)}: where: a pattern cannot be looked for there")
        pattern = grammar.pattern(row.pattern, "evidence", row.id)
        if _is_told_by_head(row):
            for symbol in pattern.beginnings:
                self._told_by_head[symbol] |= bits[0]
        else:
            looked = _Looked(_REGIONS.index(row.where), _look(row, pattern), pattern.expression if row.most > 1 else None, bits)
            self._look_for(row.where, looked, pattern.ends if row.where == "before" else pattern.beginnings)

    def _look_for(self, region: str, looked: _Looked, symbols: Iterable[str]) -> None:
        """Look for a feature where one of some symbols stands in its region; right before a name, where it is before it."""
        bit = looked.bits[0]
        self._looked[bit] = looked
        for stretch in _STRETCHES.get(region, (region,)):
            for symbol in symbols:
                self._open[stretch][symbol] |= bit

    def weigh(self, symbols: str, name: Name) -> None:
        """Set a candidate's score and what was seen of it."""
        first, head, last = name.first, name.head, name.last
        regions = ((first, last), (max(0, first - _BEFORE), first), (first, head), (head, head + 1), (head + 1, last), (last, len(symbols)))
        seen = self._told_by_head[symbols[head]]
        for mark in name.marks:
            seen |= self._marks.get(mark, 0)
        for looked in self._looks[self._possible(symbols, name)]:
            low, high = regions[looked.region]
            if looked.look(symbols, low, high):
                times = 1 if looked.each is None else sum(1 for _ in looked.each.finditer(symbols, low, high))
                seen |= sum(looked.bits[:times])
        name.score, name.times = self._weights[seen]

    def _possible(self, symbols: str, name: Name) -> int:
        """The features that may be seen: something in their region can begin them (end them, before a name), and the head allows them."""
        first, head, last = name.first, name.head, name.last
        possible = self._open["before"][symbols[first - 1]] | self._open["head"][symbols[head]] | self._open["behind"][symbols[last]]
        for region, stretch in (("modifiers", symbols[first:head]), ("complement", symbols[head + 1 : last])):
            opened = self._open[region]
            for symbol in stretch:
                possible |= opened[symbol]
        return possible & self._allowed[self._told_by_head[symbols[head]]]

    def _allowed_by(self, told: int) -> int:
        """The features that are not ruled out by what a head tells by itself."""
        heads = reduce(or_, self._told_by_head.values(), 0)
        return sum(one.bits[0] for one in self._features if not (one.needs & heads & ~told or one.without & told))

    def _looks_of(self, possible: int) -> list[_Looked]:
        return [looked for bit, looked in self._looked.items() if bit & possible]

    def _weight_of(self, seen: int) -> _Weight:
        """Go down the table: a feature counts where it was seen, or follows, and what it needs counts and nothing that it is without."""
        points, counted, times = 0, 0, {}
        for name, bits, worth, needs, without, follows in self._features:
            if (bits[0] & seen or follows) and not (needs & ~counted or without & counted):
                times[name] = number = 1 if follows or len(bits) == 1 else sum(1 for bit in bits if bit & seen)
                points += number * worth
                counted |= bits[0]
        return _Weight(points, times)


def _look(row: Evidence, pattern: CompiledPattern) -> Look:
    if row.where == "before":
        return pattern.ending.search
    return pattern.expression.match if row.where in ("head", "behind") else pattern.expression.search


def _is_told_by_head(row: Evidence) -> bool:
    """Whether a head tells a feature by itself, whatever stands beside it."""
    return row.where == "head" and row.pattern != "" and not row.needs and not row.without


class Heading:
    """Whether a name stands in a short line most of whose words are capitalised."""

    def __init__(self, grammar: Grammar) -> None:
        alphabet = grammar.alphabet
        self._line_end = grammar.words.newline
        self._capital = grammar.words.capital
        self._lower = alphabet.code_set("lower&!preposition&!name_determiner&!coordinator&!name_to")

    def __call__(self, symbols: str, first: int, last: int) -> bool:
        low, high = max(0, first - _LINE - 1), first + _LINE + 1
        start = max(symbols.rfind(end, low, first) for end in self._line_end) + 1
        ends = [end for sign in self._line_end if (end := symbols.find(sign, first, high)) >= 0]
        line = symbols[start or low : min(ends, default=high)]
        if len(line) > _LINE:
            return False
        upper = sum(symbol in self._capital for symbol in line)
        return upper > 2 * sum(symbol in self._lower for symbol in line)
