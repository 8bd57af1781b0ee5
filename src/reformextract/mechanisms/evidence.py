"""How much speaks for a candidate being the name of an arrangement, and not talk about arrangements in general.

The evidence is a table of features with weights and reasons, patterns/<language>/mechanisms/evidence.toml. Their points are
added up; a candidate is a name from zero on. Most features are patterns looked for in one region of a candidate; some are told by
the code (``TOLD``), since they ask for more than a pattern over words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.names import Name
from reformextract.patterns.entries import Evidence, PatternError
from reformextract.patterns.pattern_set import PatternSet

TOLD = frozenset({"sparse_article", "known_name", "in_series", "in_long_series", "beside"})
_LINE = 40  # units of a heading at most
_BEFORE = 24  # units before a name in which a feature is looked for

Look = Callable[[str, Name], int]  # how often a feature is seen


class Weigher:
    """The table of features, compiled."""

    def __init__(self, patterns: PatternSet, grammar: Grammar) -> None:
        self._features: list[tuple[Evidence, frozenset[str], frozenset[str], Look]] = []
        self._of_head: dict[str, dict[str, int]] = {}  # symbol of a head -> what it tells by itself, with the points
        self._told_by_head: set[str] = set()
        for feature in patterns.evidence.values():
            where = f"{patterns.source('evidence', feature.id) or 'evidence'}: evidence {feature.id}"
            above = {known[0].id for known in self._features} | self._told_by_head
            unknown = {*feature.needs, *feature.without} - above
            if unknown:
                raise PatternError(f"{where}: no feature above it is called {sorted(unknown)}")
            needs, without = frozenset(feature.needs), frozenset(feature.without)
            if feature.where == "head" and not needs and not without:
                for symbol in grammar.pattern(feature.pattern, where).beginnings:
                    self._of_head.setdefault(symbol, {})[feature.id] = feature.points
                self._told_by_head.add(feature.id)
            else:
                self._features.append((feature, needs, without, self._look(feature, grammar, where)))

    def _look(self, feature: Evidence, grammar: Grammar, where: str) -> Look:
        if feature.id == "heading":
            return Heading(grammar)
        if feature.id in TOLD:
            return lambda symbols, name: feature.id in name.marks
        if not feature.pattern:
            return lambda symbols, name: 1
        if feature.where == "before":
            ending = grammar.pattern(feature.pattern, where).ending
            return lambda symbols, name: ending.search(symbols, max(0, name.first - _BEFORE), name.first) is not None
        expression = grammar.pattern(feature.pattern, where).expression
        if feature.where == "behind":
            return lambda symbols, name: expression.match(symbols, name.last) is not None
        if feature.where == "name":
            return lambda symbols, name: _times(expression, symbols, name.first, name.last)
        if feature.where == "head":
            heads = grammar.pattern(feature.pattern, where).beginnings
            return lambda symbols, name: symbols[name.head] in heads
        if feature.where == "modifiers" and feature.most == 1:
            return lambda symbols, name: expression.search(symbols, name.first, name.head) is not None
        if feature.where == "complement" and feature.most == 1:
            return lambda symbols, name: name.last > name.head + 1 and expression.search(symbols, name.head + 1, name.last) is not None
        if feature.where == "modifiers":
            return lambda symbols, name: _times(expression, symbols, name.first, name.head)
        if feature.where == "complement":
            return lambda symbols, name: _times(expression, symbols, name.head + 1, name.last)
        raise PatternError(f"{where}: where: a pattern cannot be looked for there")

    def weigh(self, symbols: str, name: Name) -> None:
        """Set a candidate's score and what was seen of it."""
        told = self._of_head.get(symbols[name.head], {})
        seen = dict.fromkeys(told, 1)
        score = sum(told.values())
        for feature, needs, without, look in self._features:
            if (needs and not needs <= seen.keys()) or (without and not without.isdisjoint(seen)):
                continue
            times = look(symbols, name)
            if times:
                seen[feature.id] = times = min(times, feature.most)
                score += times * feature.points
        name.score, name.seen, name.times = score, tuple(seen), seen


class Heading:
    """Whether a name stands in a short line most of whose words are capitalised."""

    def __init__(self, grammar: Grammar) -> None:
        alphabet = grammar.alphabet
        self._line_end = grammar.words.newline
        self._capital = grammar.words.capital
        self._lower = alphabet.code_set("lower&!preposition&!name_determiner&!coordinator&!name_to")

    def __call__(self, symbols: str, name: Name) -> bool:
        low, high = max(0, name.head - _LINE - 1), name.head + _LINE + 1
        start = max(symbols.rfind(end, low, name.head) for end in self._line_end) + 1
        ends = [end for sign in self._line_end if (end := symbols.find(sign, name.head, high)) >= 0]
        line = symbols[start or low : min(ends, default=high)]
        if len(line) > _LINE:
            return False
        upper = sum(symbol in self._capital for symbol in line)
        return upper > 2 * sum(symbol in self._lower for symbol in line)


def _times(expression: re.Pattern[str], symbols: str, first: int, last: int) -> int:
    return sum(1 for _ in expression.finditer(symbols, first, last)) if last > first else 0
