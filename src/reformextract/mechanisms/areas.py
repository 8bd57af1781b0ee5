"""The area of policy of a mechanism, by the steps of patterns/<language>/mechanisms/areas.toml in their order.

A step tells an area by a pattern in the name, or counts the words of lexicon classes, whose values are areas: first those that name
a sector, then those of instruments. The words around the name and the article's share count beside them and decide between equals.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
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
Votes = tuple[tuple[str, int], ...]  # areas, each with points for it


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that count, the ``number``-th of such steps; ``among`` are the codes of those that do, None where all do."""

    rule: AreaRule
    among: frozenset[str] | None
    number: int

    def votes_of(self, marks: Marks) -> Votes:
        """What a word that does count says."""
        points = self.rule.points
        return tuple([(area, points[name]) for name, area in marks if points.get(name)])


@dataclass(frozen=True, slots=True)
class _Word:
    """What words alike tell: ``votes`` in each step that counts words, ``points`` how much they speak of policy at all."""

    votes: tuple[Votes, ...]
    points: int


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
        counting: list[_Words] = []
        classes: dict[str, None] = {}
        for rule in patterns.areas.values():
            unknown = rule.points.keys() - patterns.lexicon.keys()
            if unknown:
                raise PatternError(f"{grammar.where('area', rule.id)}: points: no class {sorted(unknown)}")
            if rule.area is not None:
                self.named.append(_Told(rule, rule.area, grammar.pattern(rule.pattern, "area", rule.id)))
                continue
            classes |= dict.fromkeys(rule.points)
            step = _Words(rule, vocabulary.code_set(rule.among) if rule.among else None, len(counting))
            counting.append(step)
            if rule.where in _AROUND:
                self.around[rule.where] = step
            else:
                self.named.append(step)
        self._counting = tuple(counting)
        self._classes = tuple(classes)
        self._any = vocabulary.code_pattern("|".join(classes)) if classes else re.compile("(?!)")
        self._alike: Remembered[Marks, _Word] = Remembered(self._word_of)
        self._known: dict[str, _Word] = {}

    def _word_of(self, marks: Marks) -> _Word:
        article = self.around.get("article")
        points = sum(points for _, points in article.votes_of(marks)) if article is not None else 0
        return _Word(tuple([step.votes_of(marks) for step in self._counting]), points)

    def _word_at(self, reading: Reading, unit: int) -> _Word:
        told = ((name, reading.value(unit, name)) for name in self._classes if reading.has(unit, name))
        return self._alike[tuple((name, area) for name, area in told if area is not None)]

    def words_of(self, reading: Reading) -> tuple[list[int], list[_Word]]:
        """The units of an article that tell areas, in order, and what each tells."""
        first, surfaces, known = reading.first, reading.surfaces, self._known
        units = [found.start() for found in self._any.finditer(reading.codes)]
        words: list[_Word] = []
        for unit in units:
            surface = surfaces[first[unit]]
            word = known.get(surface) if first[unit + 1] - first[unit] == 1 else self._word_at(reading, unit)
            if word is None:
                word = known[surface] = self._word_at(reading, unit)
            words.append(word)
        return units, words


class ArticleAreas:
    """What the words of one article tell; they are looked up when it is first asked."""

    def __init__(self, areas: Areas, reading: Reading, symbols: str) -> None:
        self._areas = areas
        self._reading = reading
        self._symbols = symbols

    @cached_property
    def _words(self) -> tuple[list[int], list[_Word]]:
        return self._areas.words_of(self._reading)

    @cached_property
    def _totals(self) -> Mapping[str, float]:
        votes: dict[str, float] = {}
        self._count(self._areas.around.get("article"), 0, len(self._reading), votes)
        return votes

    @cached_property
    def _points(self) -> list[int]:
        """The points of the article's words of areas, each with those before it."""
        return [0, *accumulate([word.points for word in self._words[1]])]

    def density(self, units: int) -> float:
        """How much an article speaks of policy at all, as far as ``units``: the points of its words of areas in a hundred units."""
        return 100 * self._points[bisect_left(self._words[0], units)] / max(1, units)

    def _count(self, step: _Words | None, low: int, high: int, votes: dict[str, float]) -> None:
        if step is None:
            return
        units, words = self._words
        codes, among, number = self._reading.codes, step.among, step.number
        for place in range(bisect_left(units, low), bisect_left(units, high)):
            if among is None or codes[units[place]] in among:
                for area, points in words[place].votes[number]:
                    votes[area] = votes.get(area, 0) + points

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
