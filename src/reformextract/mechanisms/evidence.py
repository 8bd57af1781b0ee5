"""How much speaks for a candidate being the name of an arrangement, and not talk about arrangements in general.

The evidence is a table of features with weights and reasons, patterns/<language>/mechanisms/evidence.toml. Their points are
added up; a candidate is a name from zero on. Most features are patterns looked for in one region of a candidate; some are told by
the code (``TOLD``), since they ask for more than a pattern over words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.names import Name
from reformextract.patterns.entries import Evidence, PatternError
from reformextract.patterns.pattern_set import PatternSet

TOLD = frozenset({"sparse_article", "known_name", "in_series", "in_long_series", "beside"})
_LINE = 40  # units of a heading at most
_BEFORE = 24  # units before a name in which a feature is looked for
_REGIONS = ("name", "modifiers", "head", "complement", "before", "behind")

Look = Callable[[str, int, int], object]  # whether a feature is seen in a region of an article's symbols


@dataclass(frozen=True, slots=True)
class _Feature:
    """A row of the table, ready to be looked for; ``needs`` and ``without`` are features as the bits of a number."""

    id: str
    bit: int
    points: int
    needs: int
    without: int
    region: int
    look: Look | None  # None: the marks of the candidate tell
    each: re.Pattern[str] | None  # where more than one counts
    most: int


@dataclass(slots=True)
class _Told:
    """What a head tells by itself."""

    features: dict[str, int] = field(default_factory=dict)
    bits: int = 0
    points: int = 0


class Weigher:
    """The table of features, compiled."""

    def __init__(self, patterns: PatternSet, grammar: Grammar) -> None:
        self._features: list[_Feature] = []
        self._of_head: dict[str, _Told] = {}  # by the symbol of the head
        self._of_no_head = _Told()
        bits: dict[str, int] = {}
        for row in patterns.evidence.values():
            unknown = {*row.needs, *row.without} - bits.keys()
            if unknown:
                raise PatternError(f"{grammar.where('evidence', row.id)}: no feature above it is called {sorted(unknown)}")
            needs, without = (sum(bits[other] for other in set(others)) for others in (row.needs, row.without))
            bits[row.id] = bit = 1 << len(bits)
            if row.where == "head" and not needs and not without:
                self._add_to_heads(row, bit, grammar.pattern(row.pattern, "evidence", row.id).beginnings)
                continue
            region = _REGIONS.index(row.where) if row.where in _REGIONS else 0
            each = grammar.pattern(row.pattern, "evidence", row.id).expression if row.most > 1 else None
            self._features.append(_Feature(row.id, bit, row.points, needs, without, region, _look(row, grammar), each, row.most))

    def _add_to_heads(self, row: Evidence, bit: int, symbols: frozenset[str]) -> None:
        for symbol in symbols:
            told = self._of_head.setdefault(symbol, _Told())
            told.features[row.id] = 1
            told.bits |= bit
            told.points += row.points

    def weigh(self, symbols: str, name: Name) -> None:
        """Set a candidate's score and what was seen of it."""
        first, head, last = name.first, name.head, name.last
        told = self._of_head.get(symbols[head], self._of_no_head)
        seen, score, times_seen = told.bits, told.points, dict(told.features)
        regions = ((first, last), (first, head), (head, head + 1), (head + 1, last), (max(0, first - _BEFORE), first), (last, len(symbols)))
        for feature in self._features:
            if feature.needs & ~seen or feature.without & seen:
                continue
            low, high = regions[feature.region]
            if not (feature.look(symbols, low, high) if feature.look is not None else feature.id in name.marks):
                continue
            times = 1 if feature.each is None else min(feature.most, sum(1 for _ in feature.each.finditer(symbols, low, high)))
            seen |= feature.bit
            score += times * feature.points
            times_seen[feature.id] = times
        name.score, name.times = score, times_seen


def _look(row: Evidence, grammar: Grammar) -> Look | None:
    if row.id == "heading":
        return Heading(grammar)
    if row.id in TOLD:
        return None
    if not row.pattern:
        return lambda symbols, low, high: True
    if row.where not in _REGIONS:
        raise PatternError(f"{grammar.where('evidence', row.id)}: where: a pattern cannot be looked for there")
    pattern = grammar.pattern(row.pattern, "evidence", row.id)
    if row.where == "before":
        return pattern.ending.search
    return pattern.expression.match if row.where in ("head", "behind") else pattern.expression.search


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
