"""The report's facts view, computed: a row a fact, and a small chart for every series of three periods or more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reformextract.article import Extraction
from reformextract.facts.record import Fact, Phrase
from reformextract.facts.series import Point, Series, series_of
from reformextract.facts.values import days_of
from reformextract.models.record import Record
from reformextract.report.model import SIGNS, grouped

LEAST_POINTS = 3
WIDTH, HEIGHT, EDGE = 280, 90, 8  # of a chart, in its own units


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as shown: ``item`` is the anchor of its figure, ``amount`` and ``day`` what it is sorted by."""

    item: str
    article: str
    subject: str
    what: str
    value: str
    amount: float
    days: str
    day: str
    compared: str
    status: str
    sentence: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A value in a chart, at ``x``, ``y``."""

    x: float
    y: float
    label: str
    item: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A series as a line through dots."""

    title: str
    dots: tuple[Dot, ...]

    @property
    def line(self) -> str:
        """The points of the line as SVG has them."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


def fact_table(extractions: list[Extraction]) -> list[FactRow]:
    """The facts of all articles; those whose value another article contradicts are marked."""
    doubted = {id(point.fact) for series in _series(extractions, 1) for pair in series.conflicts() for point in pair}
    rows: list[FactRow] = []
    for number, extraction in enumerate(extractions):
        for fact in extraction.facts:
            shown, greatest = _value(fact)
            earliest, latest = days_of(fact)
            start, end = fact.evidence or fact.figure_record.sentence or (fact.figure_record.start, fact.figure_record.end)
            rows.append(
                FactRow(
                    item=f"r{number}-{fact.figure}",
                    article=extraction.article.id or "article",
                    subject=_words(fact.subject),
                    what=_words(fact.what),
                    value=shown,
                    amount=greatest,
                    days=_days(earliest, latest, fact.period_record),
                    day=str(latest or earliest or ""),
                    compared=" ".join(part for part in (fact.change, _base(fact)) if part),
                    status=fact.status,
                    sentence=" ".join(extraction.article.text[start:end].split()),
                    conflict=id(fact) in doubted,
                )
            )
    return rows


def _words(phrase: Phrase | None) -> str:
    return "" if phrase is None else " ".join(phrase.text.split())


def _value(fact: Fact) -> tuple[str, float]:
    """A figure as shown, and what it is sorted by."""
    record: Any = fact.figure_record
    bounds = [bound for bound in (record.value, getattr(record, "low", None), getattr(record, "high", None)) if bound is not None]
    unit = getattr(record, "currency", None) or getattr(record, "unit", None) or ""
    shown = SIGNS.get(getattr(record, "comparator", ""), "") + " – ".join(grouped(bound) for bound in bounds)
    per = getattr(record, "per", None)
    return f"{shown}{'' if unit == '%' or not unit else ' '}{unit}{f' per {per}' if per else ''}", float(max(bounds, default=0))


def _base(fact: Fact) -> str:
    base = fact.base_record
    if base is not None:
        return " ".join(base.text.split())
    return str(fact.base or "").replace("_", " ")


def _days(earliest: object, latest: object, period: Record | None) -> str:
    if earliest and latest:
        return str(earliest) if earliest == latest else f"{earliest} to {latest}"
    open_side = f"from {earliest}" if earliest else f"to {latest}" if latest else ""
    return open_side or ("" if period is None else " ".join(period.text.split()))


def _series(extractions: Iterable[Extraction], least: int) -> list[Series]:
    return series_of(((one.article.id, fact) for one in extractions for fact in one.facts), least)


def charts(extractions: list[Extraction]) -> list[Chart]:
    """A chart for every series with values for three periods or more, the longest first."""
    anchors = {id(fact): f"r{number}-{fact.figure}" for number, one in enumerate(extractions) for fact in one.facts}
    return [_chart(series, anchors) for series in _series(extractions, LEAST_POINTS)]


def _chart(series: Series, anchors: dict[int, str]) -> Chart:
    doubted = {id(point) for pair in series.conflicts() for point in pair}
    days = [_middle(point) for point in series.points]
    values = [float(point.value) for point in series.points]
    first, width = min(days), (max(days) - min(days)) or 1
    least, height = min(0.0, *values), (max(values) - min(0.0, *values)) or 1
    dots = tuple(
        Dot(
            x=round(EDGE + (WIDTH - 2 * EDGE) * (day - first) / width, 1),
            y=round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - least) / height, 1),
            label=f"{point.earliest} to {point.latest}: {grouped(point.value)} ({point.article})",
            item=anchors[id(point.fact)],
            conflict=id(point) in doubted,
        )
        for point, day, value in zip(series.points, days, values, strict=True)
    )
    name = f"{series.subject}: {series.what}" if series.subject else series.what
    return Chart(f"{name} ({series.unit}{', ' + series.change if series.change else ''})", dots)


def _middle(point: Point) -> float:
    return (point.earliest.toordinal() + point.latest.toordinal()) / 2
