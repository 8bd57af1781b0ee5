"""What a temporal expression comes to: its TIMEX3 type and value, the stretch of the calendar; the form of what has no place."""

from __future__ import annotations

import datetime
from itertools import compress, product
from typing import NamedTuple, get_args

from reformextract.dates.calendar.stretches import Stretch
from reformextract.dates.expressions.expression import Point
from reformextract.models.timex import DatePart

UNIT_FORMS = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX",
}  # fmt: skip
PARTS: tuple[str, ...] = get_args(DatePart)
_STATED = {given: tuple(compress(PARTS, given)) for given in product((False, True), repeat=len(PARTS))}


class Resolved(NamedTuple):
    """``stretch`` is None where the expression has no place on the calendar, or none that is known."""

    type: str
    value: str
    stretch: Stretch | None = None
    stated: tuple[str, ...] = ()

    @property
    def earliest(self) -> datetime.date | None:
        return self.stretch.first if self.stretch is not None else None

    @property
    def latest(self) -> datetime.date | None:
        return self.stretch.last if self.stretch is not None else None


def stated_parts(point: Point) -> tuple[str, ...]:
    """The parts of a date that the text itself gives."""
    given = (point.year is not None, point.month is not None, point.day is not None, point.time is not None)
    return _STATED[given]


def unplaced_form(point: Point) -> str:
    """The TIMEX3 form of a point without a place: XXXX-03, XXXX-03-05, XXXX-WXX-5, XXXX-Q3."""
    time = point.time or ""
    year = f"{point.year:04d}" if point.year is not None else "XXXX"
    if point.month is not None or point.day is not None:
        month = f"{point.month:02d}" if point.month is not None else "XX"
        return f"{year}-{month}" + (f"-{point.day:02d}" if point.day is not None else "") + time
    if point.weekday is not None:
        return f"{year}-WXX-{point.weekday}{time}"
    if point.weekend:
        return f"{year}-WXX-WE"
    if point.week is not None:
        return f"{year}-W{point.week:02d}"
    if point.quarter is not None:
        return f"{year}-Q{point.quarter}"
    if point.half is not None:
        return f"{year}-H{point.half}"
    if point.season is not None:
        return f"{year}-{point.season}"
    if point.unit is None:
        return UNIT_FORMS["day"] + time if time else year
    return UNIT_FORMS.get(point.unit, "XXXX") + time


def unplaced(point: Point) -> Resolved:
    """A point that has no place of its own on the calendar, by its parts."""
    return Resolved("TIME" if point.time else "DATE", unplaced_form(point), None, stated_parts(point))
