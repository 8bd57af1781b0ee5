"""Facts of many articles put together: the same thing of the same subject in the same unit, over time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reformextract.facts.folding import folded
from reformextract.facts.record import Fact
from reformextract.facts.values import amount, period_key, unit
from reformextract.models.record import plain


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: its days, the article that says so, and the fact."""

    earliest: datetime.date
    latest: datetime.date
    value: Decimal
    article: str
    fact: Fact


@dataclass(slots=True)
class Series:
    """What is measured of whom in what unit, its points in the order of time."""

    subject: str
    what: str
    unit: str
    change: str | None
    points: list[Point] = field(default_factory=list)

    def conflicts(self) -> list[tuple[Point, Point]]:
        """The pairs of points of one period whose values differ."""
        found = []
        for index, point in enumerate(self.points):
            for earlier in self.points[:index]:
                same = (earlier.earliest, earlier.latest) == (point.earliest, point.latest)
                if same and earlier.value != point.value:
                    found.append((earlier, point))
        return found

    @property
    def periods(self) -> int:
        """How many different periods it has a value for."""
        return len({(point.earliest, point.latest) for point in self.points})

    def as_json(self) -> dict[str, Any]:
        """Plain values for one JSON line."""
        return {
            "subject": self.subject,
            "what": self.what,
            "unit": self.unit,
            "change": self.change,
            "points": [
                {"earliest": str(p.earliest), "latest": str(p.latest), "value": plain(p.value), "article": p.article} for p in self.points
            ],
            "conflicts": [[self.points.index(one), self.points.index(other)] for one, other in self.conflicts()],
        }


def series_of(facts: Iterable[tuple[str, Fact]], least: int = 2) -> list[Series]:
    """The series with values for ``least`` periods or more, the longest first; facts come with their article's id.

    Subjects and things are folded: case, article, possessive are ignored, countries are their ISO 3166 code.
    """
    found: dict[tuple[str, str, str, str | None], Series] = {}
    for article, fact in facts:
        value, days = amount(fact), period_key(fact)
        if fact.what is None or value is None or days is None or fact.status not in ("observed", "estimate"):
            continue
        subject = " ".join(fact.subject.text.split()) if fact.subject is not None else ""
        what = " ".join(fact.what.text.split())
        kind, of_unit, per = unit(fact)
        in_unit = (of_unit or kind) + (f"/{per}" if per else "")
        key = folded(subject), folded(what), in_unit, fact.change
        series = found.setdefault(key, Series(subject, what, in_unit, fact.change))
        earliest, latest, _ = days
        if not any((p.earliest, p.latest, p.value, p.article) == (earliest, latest, value, article) for p in series.points):
            series.points.append(Point(earliest, latest, value, article, fact))  # type: ignore[arg-type]
    chosen = [series for series in found.values() if series.periods >= least]
    for series in chosen:
        series.points.sort(key=lambda point: (point.latest, point.earliest, point.article))
    return sorted(chosen, key=lambda series: (-series.periods, series.subject.lower(), series.what.lower()))
