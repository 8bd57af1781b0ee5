"""The area of policy of a mechanism, by the steps of patterns/<language>/mechanisms/areas.toml in their order.

A step tells an area by a pattern in the name, or counts the words of lexicon classes, whose values are areas: first those that name
a sector, then those of instruments. The words around the name and the article's share count beside them and decide between equals.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.compiling import CompiledPattern
from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.names import Name
from reformextract.patterns.entries import AreaRule, PatternError
from reformextract.patterns.pattern_set import PatternSet

NO_AREA = "other"
_OUTRIGHT = 10_000  # points of a pattern, more than words can give
_AROUND = ("clause", "article")
Marks = tuple[tuple[str, str], ...]  # what a word tells: class, area


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that count; ``among`` are the codes of those that do, None where all do."""

    rule: AreaRule
    among: frozenset[str] | None

    def count(self, votes: dict[str, float], code: str, marks: Marks) -> None:
        if self.among is not None and code not in self.among:
            return
        for name, area in marks:
            points = self.rule.points.get(name)
            if points:
                votes[area] = votes.get(area, 0) + points


@dataclass(frozen=True, slots=True)
class _Told:
    """A pattern that tells an area."""

    rule: AreaRule
    area: str
    pattern: CompiledPattern


class Areas:
    """The steps, compiled."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, grammar: Grammar) -> None:
        self.named: list[_Words | _Told] = []
        self.around: dict[str, _Words] = {}
        classes: dict[str, None] = {}
        for rule in patterns.areas.values():
            unknown = rule.points.keys() - patterns.lexicon.keys()
            if unknown:
                raise PatternError(f"{grammar.where('area', rule.id)}: points: no class {sorted(unknown)}")
            if rule.area is not None:
                self.named.append(_Told(rule, rule.area, grammar.pattern(rule.pattern, "area", rule.id)))
                continue
            classes |= dict.fromkeys(rule.points)
            step = _Words(rule, vocabulary.code_set(rule.among) if rule.among else None)
            if rule.where in _AROUND:
                self.around[rule.where] = step
            else:
                self.named.append(step)
        self.points: Remembered[Marks, float] = Remembered(self._points_of)
        self._classes = tuple(classes)
        self._any = vocabulary.code_pattern("|".join(classes)) if classes else re.compile("(?!)")

    def _points_of(self, marks: Marks) -> float:
        """How much the classes of a word speak of policy: their points among the words of an article."""
        step = self.around.get("article")
        return sum(step.rule.points.get(name, 0) for name, _ in marks) if step is not None else 0

    def _marks(self, reading: Reading, unit: int) -> Marks:
        told = ((name, reading.value(unit, name)) for name in self._classes if reading.has(unit, name))
        return tuple((name, area) for name, area in told if area is not None)

    @cached_property
    def _known(self) -> dict[str, Marks]:
        return {}

    def marks_of(self, reading: Reading) -> Iterator[tuple[int, Marks]]:
        """The units of an article that tell areas, in order, each with what it tells."""
        first, surfaces, known = reading.first, reading.surfaces, self._known
        for found in self._any.finditer(reading.codes):
            unit = found.start()
            surface = surfaces[first[unit]]
            marks = known.get(surface) if first[unit + 1] - first[unit] == 1 else self._marks(reading, unit)
            if marks is None:
                marks = known[surface] = self._marks(reading, unit)
            yield unit, marks


class ArticleAreas:
    """What the words of one article tell; they are looked up when it is first asked."""

    def __init__(self, areas: Areas, reading: Reading, symbols: str) -> None:
        self._areas = areas
        self._reading = reading
        self._symbols = symbols

    @cached_property
    def _words(self) -> tuple[list[int], list[Marks]]:
        found = list(self._areas.marks_of(self._reading))
        return [unit for unit, _ in found], [marks for _, marks in found]

    @cached_property
    def _totals(self) -> Mapping[str, float]:
        votes: dict[str, float] = {}
        self._count(self._areas.around.get("article"), 0, len(self._reading), votes)
        return votes

    @cached_property
    def _points(self) -> list[float]:
        """The points of the article's words of areas, each with those before it."""
        return [0, *accumulate(map(self._areas.points.__getitem__, self._words[1]))]

    def density(self, units: int) -> float:
        """How much an article speaks of policy at all, as far as ``units``: the points of its words of areas in a hundred units."""
        return 100 * self._points[bisect_left(self._words[0], units)] / max(1, units)

    def _count(self, step: _Words | None, low: int, high: int, votes: dict[str, float]) -> None:
        if step is None:
            return
        units, marks = self._words
        codes = self._reading.codes
        for place in range(bisect_left(units, low), bisect_left(units, high)):
            step.count(votes, codes[units[place]], marks[place])

    def of(self, name: Name, low: int, high: int) -> str:
        """The area of a name in a clause from ``low`` to ``high``."""
        votes: dict[str, float] = {}
        for step in self._areas.named:
            self._take(step, name, votes)
            if max(votes.values(), default=0) >= (step.rule.enough or _OUTRIGHT):
                break
        for area, points in self._around(name, low, high).items():
            votes[area] = votes.get(area, 0) + points
        return min(votes, key=lambda area: (-votes[area], area), default=NO_AREA)

    def _take(self, step: _Words | _Told, name: Name, votes: dict[str, float]) -> None:
        """Count what a step finds in a name."""
        first, last = _region(step.rule.where, name)
        if isinstance(step, _Words):
            self._count(step, first, last, votes)
        elif step.pattern.expression.search(self._symbols, first, last):
            votes[step.area] = votes.get(step.area, 0) + _OUTRIGHT

    def _around(self, name: Name, low: int, high: int) -> dict[str, float]:
        """What the article and the clause before and behind a name tell."""
        whole, article = sum(self._totals.values()), self._areas.around.get("article")
        share = min(1, article.rule.share / whole) if article is not None and whole else 0
        votes = {area: points * share for area, points in self._totals.items()}
        for first, last in ((low, name.first), (name.last, high)):
            self._count(self._areas.around.get("clause"), first, last, votes)
        return votes


def _region(where: str, name: Name) -> tuple[int, int]:
    """The units of a name that a step looks at."""
    if where == "front":
        return name.first, name.head + 1
    if where == "complement":
        return name.head + 1, name.last
    return (name.head, name.head + 1) if where == "head" else (name.first, name.last)
