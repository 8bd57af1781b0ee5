"""The area of policy of a mechanism: from its own words first, then from the words around it, then from the article.

Words have areas by the lexicon classes ``area_decisive``, ``area_strong``, ``area_weak`` and ``area_faint``, heads
also by ``area_head``, over which a modifier of ``area_over_head`` wins; the values are areas.
"""

from __future__ import annotations

from bisect import bisect_left

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.vocabulary import Vocabulary

_DECISIVE, _STRONG, _WEAK, _FAINT = 6, 4, 2, 1
_HEAD, _OVER_HEAD = 5, 6  # the head's own vote; that of a modifier which tells more than the head
_NAME, _COMPLEMENT = 8, 6  # what a word counts up to the head, in the complements; 1 elsewhere in the sentence
_ARTICLE = 16  # what the whole article counts, shared out among areas
NO_AREA = "other"


class Areas:
    """Weighs the words of an article; made once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        weighted: dict[str, tuple[tuple[str, int], ...]] = {}
        for name, weight in (("area_decisive", _DECISIVE), ("area_strong", _STRONG), ("area_weak", _WEAK), ("area_faint", _FAINT)):
            for code in vocabulary.codes_of(name):
                weighted[code] = (*weighted.get(code, ()), (name, weight))
        self._classes = weighted
        self._known: dict[str, tuple[tuple[str, int], ...]] = {}
        self._any = vocabulary.code_pattern("area_decisive|area_strong|area_weak|area_faint")
        self._over = vocabulary.code_set("area_over_head")
        self._heads = vocabulary.code_set("area_head")

    def _tell(self, reading: Reading, unit: int) -> tuple[tuple[str, int], ...]:
        """The areas of a unit with their weights."""
        told = ((reading.value(unit, name), weight) for name, weight in self._classes[reading.codes[unit]])
        return tuple((area, weight) for area, weight in told if area is not None)

    def read(self, reading: Reading) -> ArticleAreas:
        """The words of one article that tell areas."""
        units: list[int] = []
        marks: list[tuple[str, int]] = []
        known = self._known
        first, surfaces = reading.first, reading.surfaces
        for found in self._any.finditer(reading.codes):
            unit = found.start()
            surface = surfaces[first[unit]]
            told = known.get(surface) if first[unit + 1] - first[unit] == 1 else self._tell(reading, unit)
            if told is None:
                known[surface] = told = self._tell(reading, unit)
            for mark in told:
                units.append(unit)
                marks.append(mark)
        return ArticleAreas(reading, units, marks, self._heads, self._over)


class ArticleAreas:
    """The areas that the words of one article tell; ``units`` are in order."""

    def __init__(
        self, reading: Reading, units: list[int], marks: list[tuple[str, int]], heads: frozenset[str], over: frozenset[str]
    ) -> None:
        self._over = over
        self._reading = reading
        self._heads = heads
        self._units = units
        self._marks = marks
        totals: dict[str, int] = {}
        for area, weight in marks:
            totals[area] = totals.get(area, 0) + weight
        whole = self._weight = sum(totals.values())
        self._article = {area: points * _ARTICLE / whole for area, points in totals.items()} if whole else {}

    @property
    def density(self) -> float:
        """How much an article speaks of policy at all: the weight of its words of areas in a hundred units."""
        return 100 * self._weight / max(1, len(self._reading))

    def of(self, first: int, last: int, head: int, low: int, high: int) -> str:
        """The area of a name at units ``first`` to ``last`` with its ``head``, in a sentence from ``low`` to ``high``."""
        points = dict(self._article)
        units, marks = self._units, self._marks
        index = bisect_left(units, low)
        size = len(units)
        while index < size and (unit := units[index]) < high:
            area, weight = marks[index]
            if first <= unit < last:
                weight *= _NAME if unit <= head else _COMPLEMENT
            points[area] = points.get(area, 0) + weight
            index += 1
        told = self._reading.value(head, "area_head") if self._reading.codes[head] in self._heads else None
        if told is not None:
            points[told] = points.get(told, 0) + _HEAD * _NAME
            for unit in range(first, last):
                over = self._reading.value(unit, "area_over_head") if self._reading.codes[unit] in self._over else None
                if over is not None:
                    points[over] = points.get(over, 0) + _OVER_HEAD * _NAME
                    break
        best, most = NO_AREA, 0.0
        for area, value in points.items():
            if value > most or (value == most and area < best):
                best, most = area, value
        return best
