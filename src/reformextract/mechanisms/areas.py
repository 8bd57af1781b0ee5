"""The area of policy of a mechanism: from its own words first, then from the words around it, then from the article."""

from __future__ import annotations

from collections.abc import Iterable

from reformextract.patterns import PatternSet

_STRONG, _WEAK = 3, 1


class Areas:
    """Weighs words (folded or not) by the lexicon classes ``area_strong`` and ``area_weak``, whose values are areas."""

    def __init__(self, patterns: PatternSet) -> None:
        self._weights: dict[str, list[tuple[str, int]]] = {}
        for name, weight in (("area_strong", _STRONG), ("area_weak", _WEAK)):
            for form, area in patterns.lexicon.get(name, {}).items():
                self._weights.setdefault(form, []).append((area, weight))

    def add(self, points: dict[str, int], words: Iterable[str], times: int = 1) -> None:
        """Add the points of some words (normal forms), each counted ``times``-fold."""
        get = self._weights.get
        for word in words:
            found = get(word)
            if found is not None:
                for area, weight in found:
                    points[area] = points.get(area, 0) + weight * times

    @staticmethod
    def best(points: dict[str, int]) -> str | None:
        """The area with the most points, None where there are none; the first in the alphabet of equals."""
        if not points:
            return None
        return min(points, key=lambda area: (-points[area], area))
