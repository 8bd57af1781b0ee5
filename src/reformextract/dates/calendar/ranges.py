"""Intervals, and points that lean on the date beside them: the ends of a range, a day of the week beside its date."""

from __future__ import annotations

import datetime
from dataclasses import replace

from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.placing import place, place_or_none, repetition
from reformextract.dates.calendar.resolved import PARTS, Resolved, stated_parts, unplaced_form
from reformextract.dates.calendar.stretches import Stretch
from reformextract.dates.expressions.expression import Interval, Point, Tense


def interval_on_calendar(interval: Interval, flow: Flow, tense: Tense) -> Resolved:
    """Two points written as one ("2016-2020"); a first one that lacks its year is the last before the other."""
    last = place(interval.last, flow, tense)
    first = place(interval.first, flow, tense)
    if last is not None and _lacks_year(interval.first):
        first = _before(interval.first, last)
    if first is None or last is None or last.last < first.first:
        return Resolved("DATE", f"{unplaced_form(interval.first)}/{unplaced_form(interval.last)}")
    stretch = Stretch("interval", first.first, last.last)
    given = {*stated_parts(interval.first), *stated_parts(interval.last)}
    return Resolved("DATE", stretch.value, stretch, tuple(part for part in PARTS if part in given))


def _lacks_year(point: Point) -> bool:
    return point.year is None and point.unit is None and point.step is None and point.month is not None


def _before(point: Point, last: Stretch) -> Stretch | None:
    """The repetition of a point that does not begin after a stretch, in its year or the year before."""
    same = repetition(point, last.first.year)
    return same if same is not None and same.first <= last.first else repetition(point, last.first.year - 1)


def after_start(point: Point, start: Stretch) -> Point:
    """The far end of a range of weekdays: the next such day on or after its start ("from Monday to Friday")."""
    if point.weekday is None or point != Point(weekday=point.weekday, time=point.time) or start.unit != "day":
        return point
    ahead = (point.weekday - start.first.isoweekday()) % 7
    if (datetime.date.max - start.first).days < ahead:
        return point
    day = start.first + datetime.timedelta(days=ahead)
    return Point(year=day.year, month=day.month, day=day.day, time=point.time)


def continued(point: Point, start: Stretch | None, flow: Flow, tense: Tense, *, in_order: bool) -> Point:
    """A day or month without its year as the first one from a start on, where that is no later than the text or the start a day ahead.

    Two days ahead share their year where no range or "and" puts them in order: "payable on March 31, 2009 to holders of March 13".
    """
    if start is None or start.first.year > 9998:
        return point
    together = not in_order and tense != "past" and start.unit == "day" and lies_ahead(start, flow)
    beside = repetition(point, start.first.year) if together else None
    if beside is not None and lies_ahead(beside, flow):
        return replace(point, year=start.first.year)
    years = (start.first.year, start.first.year + 1)
    found = (stretch for year in years if (stretch := repetition(point, year)) is not None and stretch.first >= start.first)
    stretch = next(found, None)
    if stretch is None:
        return point
    follows = tense != "past" and start.unit == "day" and lies_ahead(start, flow)
    return replace(point, year=stretch.first.year) if follows or not lies_ahead(stretch, flow) else point


def lies_ahead(stretch: Stretch, flow: Flow) -> bool:
    """Whether a stretch begins after the text was published."""
    return flow.published is not None and stretch.first > flow.published


def _weekday_before(point: Point, weekday: int, end: Stretch | None) -> Point:
    """The last such day of the week before the day that ends a range: "from Tuesday to Friday, October 10"."""
    if end is None or end.first != end.last or (end.first - datetime.date.min).days < 7:
        return point
    day = end.first - datetime.timedelta(days=(end.first.isoweekday() - weekday - 1) % 7 + 1)
    return Point(year=day.year, month=day.month, day=day.day)


def on_weekday(point: Point, day: Point, flow: Flow, tense: Tense) -> Point:
    """A day of the week as the date that stands beside it says: "last Friday, on June 4"."""
    stretch = place_or_none(day, flow, tense) if day.day is not None and day.weekday is None else None
    if stretch is None or stretch.first != stretch.last or stretch.first.isoweekday() != point.weekday:
        return point
    return Point(year=stretch.first.year, month=stretch.first.month, day=stretch.first.day, time=point.time)


def before_end(point: Point, last: Point, flow: Flow, tense: Tense) -> Point:
    """The near end of a range whose far end decides the year ("between January and September")."""
    if point.weekday is not None and point == Point(weekday=point.weekday) and last.day is not None:
        return _weekday_before(point, point.weekday, place_or_none(last, flow, tense))
    end = place_or_none(last, flow, tense) if _lacks_year(point) else None
    start = _before(point, end) if end is not None else None
    return point if start is None else replace(point, year=start.first.year)
