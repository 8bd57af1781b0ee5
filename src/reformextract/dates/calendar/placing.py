"""Points -> stretches of the calendar.

What a point leaves out is taken from the flow of the text: a month without a year from the scene ("In 2015, ... in May"), else the
one that the publication date makes likely, given the tense of the sentence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.holidays import holiday_days
from reformextract.dates.calendar.shapes import is_plain_day_of_month
from reformextract.dates.calendar.stretches import Stretch
from reformextract.dates.expressions.expression import Point, Tense

WEIGHTS: dict[Tense, tuple[int, int]] = {
    "past": (10, 120),
    "ahead": (400, 10),
    "future": (80, 10),
    "leaning": (11, 10),
    "unknown": (10, 18),
}

# quarters and halves
_REPORT_WEIGHTS: dict[Tense, tuple[int, int]] = {
    "past": (10, 80),
    "ahead": (20, 10),
    "future": (20, 10),
    "leaning": (11, 10),
    "unknown": (10, 13),
}


_AROUND = range(-2, 3)  # repetitions: "the May before last" is the farthest that is counted to
_AROUND_A_LEAP_DAY = range(-8, 9)  # years, for 1900 had none


def place(point: Point, flow: Flow, tense: Tense) -> Stretch | None:
    """The stretch of the calendar that a point names, None where that takes a date that nobody knows."""
    if point.year is not None:
        base: Stretch | None = stretches.year(point.year)
    elif point.unit is not None:
        base = _relative(point.unit, point.offset, point.origin, flow)
        if base is None:
            return None
    else:
        base = None
    if point.decade is not None:
        return _part_of_years(point, _decade(point.decade, flow))
    if point.century is not None:
        return _part_of_years(point, stretches.century(point.century))
    if base is not None:
        return _inside(point, base)
    return _nearest(point, flow, tense)


def place_or_none(point: Point, flow: Flow, tense: Tense) -> Stretch | None:
    """The same, None also for a day that leaves the calendar."""
    try:
        return place(point, flow, tense)
    except (ValueError, OverflowError):
        return None


def _relative(unit: str, offset: int, origin: str, flow: Flow) -> Stretch | None:
    at: datetime.date | None
    if origin == "text" and unit == "quarter":
        reported = flow.reported()
        if reported is None:
            if flow.published is None:
                return None
            return stretches.step(stretches.around(unit, flow.published), unit, offset - 1)
        at = reported.first
    elif origin == "text" and unit == "year" and flow.year is not None:
        at = stretches.year(flow.year).first
    elif origin == "text" and unit == "day" and flow.day is None:
        at = flow.published
    elif origin == "text" and flow.latest is not None:
        at = flow.day if unit == "day" else flow.latest.first
    else:
        at = flow.published
    return None if at is None else stretches.step(stretches.around(unit, at), unit, offset)


def _decade(start: int, flow: Flow) -> Stretch:
    if start < 100:
        latest = flow.published.year if flow.published is not None else 2029
        start += latest // 100 * 100
        if start > latest:
            start -= 100
    return stretches.decade(start)


def _part_of_years(point: Point, whole: Stretch) -> Stretch | None:
    """The half or quarter of a decade or century that a point names, else all of it; None for a part that is not of whole years."""
    number, count = (point.half, 2) if point.half is not None else (point.quarter, 4)
    if number is None:
        return whole
    years, rest = divmod(100 if whole.unit == "century" else 10, count)
    if rest:
        return None
    last = whole.last.year - (count - number) * years
    return Stretch("interval", stretches.year(max(1, last - years + 1)).first, stretches.year(last).last)


def _half_of_month(half: int, month: Stretch) -> Stretch:
    """The first fifteen days of a month, or the days behind them."""
    middle = month.first + datetime.timedelta(days=14)
    if half == 1:
        return Stretch("interval", month.first, middle)
    return Stretch("interval", middle + datetime.timedelta(days=1), month.last)


def _has_parts(point: Point) -> bool:
    return (
        point.month is not None or point.day is not None or point.weekday is not None or point.week is not None or point.weekend
        or point.quarter is not None or point.half is not None or point.season is not None or point.holiday is not None
    )  # fmt: skip


def _inside(point: Point, base: Stretch) -> Stretch | None:
    """The part of a stretch that a point names; the stretch itself when it names none."""
    if not _has_parts(point):
        return base
    if base.unit in ("decade", "century"):
        return _part_of_years(point, base)
    if base.unit == "month" and point.half is not None:
        return _half_of_month(point.half, base)
    year = base.first.year
    if point.day is not None and point.month is None:
        return stretches.day(year, base.first.month, point.day) if base.unit == "month" else None
    if point.weekday is not None and point.month is None:
        return stretches.one_day(base.first + datetime.timedelta(days=point.weekday - 1)) if base.unit == "week" else None
    if point.weekend:
        return stretches.around("weekend", base.first) if base.unit == "week" else None
    return _in_year(point, year)


def _in_year(point: Point, year: int) -> Stretch | None:
    if point.month is not None:
        if point.half is not None:
            return _half_of_month(point.half, stretches.month(year, point.month))
        return stretches.month(year, point.month) if point.day is None else stretches.day(year, point.month, point.day)
    if point.holiday is not None:
        return _holiday(point.holiday, point.eve, year)
    if point.quarter is not None:
        return stretches.from_months("quarter", year, point.quarter * 3 - 2)
    if point.half is not None:
        return stretches.from_months("half", year, point.half * 6 - 5)
    if point.season is not None:
        return stretches.season(year, point.season)
    if point.week is not None:
        return stretches.week(year, point.week)
    return None


def _holiday(rule: str, eve: bool, year: int) -> Stretch | None:
    days = holiday_days(rule, year)
    if days is None:
        return None
    first, last = days
    if eve:
        return stretches.one_day(first - datetime.timedelta(days=1))
    return Stretch("interval", first, last) if first < last else stretches.one_day(first)


def _nearest(point: Point, flow: Flow, tense: Tense) -> Stretch | None:
    """The repetition of a month, day, quarter, weekday ... that scene, tense and publication date make likeliest."""
    published = flow.published
    if (
        flow.scene is not None
        and tense in ("past", "unknown")
        and point.step is None
        and (point.month or point.quarter or point.half or point.season or point.holiday)
    ):
        inside = _on_its_day(point, _in_year(point, flow.scene))
        if inside is None and point.falls_on is not None:
            pass  # "In 2009 it closed. ... On Friday, Jan. 18, ..." is another year's
        elif tense == "unknown" or published is None or inside is None or inside.first <= published:
            return inside  # what is told in the past cannot lie ahead: "from 2030 ... A meeting in July decided"
    if flow.part is not None and point.step is None and tense in ("past", "unknown", "leaning") and (point.quarter or point.half):
        return _beside_part(point, flow.part, published)
    if point.time is not None and not _has_parts(point):
        at = flow.day or published
        if tense == "past" and at is not None and published is not None:
            at = min(at, published)  # "The fair opens on Friday. The meeting closed at 11:25."
        return None if at is None else stretches.one_day(at)
    if is_plain_day_of_month(point):
        told = flow.day_month or (flow.month if tense in ("past", "unknown") else None)
        day = None if told is None else _existing(told.first.year, told.first.month, point.day or 0)
        if day is not None:
            return day  # "the meeting on 5 May was moved to the 12th"
    if published is None:
        return None
    if point.weekday is not None and point.month is None and point.step is None:
        return _nearest_weekday(point.weekday, published, tense)
    if point.step is not None and point.step_origin == "text" and flow.latest is not None:
        published = flow.latest.first if point.step < 0 else flow.latest.last
    weights = (WEIGHTS if point.quarter is None and point.half is None else _REPORT_WEIGHTS)[tense]
    found = _this_or_the_other(point, published)
    if found is None:
        found = [stretch for stretch in _repetitions(point, published) if stretch is not None]
        found = [stretch for stretch in found if _on_its_day(point, stretch) is not None] or found
    if point.step is not None and found:
        return _stepped(found, point, point.step, published)
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda stretch: (weight(stretch, published, weights), stretch.first))


def _this_or_the_other(point: Point, at: datetime.date) -> list[Stretch] | None:
    """The repetition of a day's year and the one beyond that day from it, none else is as near; None where more than these decide."""
    by_year = point.month is not None or (point.weekday is None and point.day is None)
    if not by_year or point.weekend or point.step is not None or point.falls_on is not None:
        return None
    this = repetition(point, at.year)
    if this is None:
        return None
    if this.holds(at):
        return [this]
    other = repetition(point, at.year + (1 if this.last < at else -1))
    return None if other is None else [this, other]


def weight(stretch: Stretch, published: datetime.date, weights: tuple[int, int]) -> int:
    """How unlikely a stretch is by its distance: ``weights`` say what a day back counts, and a day ahead."""
    back, ahead = weights
    days = stretch.distance(published)
    return max(days * back, -days * ahead)


def _nearest_weekday(weekday: int, published: datetime.date, tense: Tense) -> Stretch:
    """The next such day where it lies ahead, else the last one; either may be the day of publication."""
    if tense in ("ahead", "future", "leaning"):
        return stretches.one_day(published + datetime.timedelta(days=(weekday - published.isoweekday()) % 7))
    return stretches.one_day(published - datetime.timedelta(days=(published.isoweekday() - weekday) % 7))


def _on_its_day(point: Point, stretch: Stretch | None) -> Stretch | None:
    """A stretch unless the day of the week that was said is another one's."""
    falls = stretch is not None and stretch.first == stretch.last and point.falls_on is not None
    return None if falls and stretch is not None and stretch.first.isoweekday() != point.falls_on else stretch


def _beside_part(point: Point, part: Stretch, published: datetime.date | None) -> Stretch | None:
    """The quarter or half nearest to the one that the text has just named with its year, of two as near the one in that year."""
    year = part.first.year
    found = [stretch for stretch in (repetition(point, year + n) for n in (0, -1, 1)) if stretch is not None]
    begun = [stretch for stretch in found if published is None or stretch.first <= published] or found
    return min(begun, key=lambda stretch: abs((stretch.first - part.first).days) // 31, default=None)


def _repetitions(point: Point, at: datetime.date) -> Iterable[Stretch | None]:
    """The repetitions around a day, in order of time."""
    if point.weekday is not None and point.month is None:
        monday = at - datetime.timedelta(days=at.weekday())
        return [stretches.one_day(monday + datetime.timedelta(days=point.weekday - 1 + 7 * n)) for n in _AROUND]
    if point.weekend:
        return [stretches.around("weekend", at + datetime.timedelta(days=7 * n)) for n in _AROUND]
    if point.day is not None and point.month is None:
        month = stretches.around("month", at)
        return [_existing(s.first.year, s.first.month, point.day) for s in (stretches.step(month, "month", n) for n in _AROUND)]
    years = _AROUND_A_LEAP_DAY if (point.month, point.day) == (2, 29) else _AROUND
    return [repetition(point, at.year + n) for n in years]


def _existing(year: int, month: int, day: int) -> Stretch | None:
    try:
        return stretches.day(year, month, day)
    except ValueError:
        return None


def repetition(point: Point, year: int) -> Stretch | None:
    try:
        return _in_year(point, year)
    except (ValueError, OverflowError):
        return None


def _stepped(found: list[Stretch], point: Point, step: int, at: datetime.date) -> Stretch | None:
    if step < 0:
        before = [s for s in found if s.last < at]
        return before[step] if len(before) >= -step else None
    if step > 0:
        after = [s for s in found if s.first > at]
        return after[step - 1] if len(after) >= step else None
    same = [s for s in found if s.holds(at)]
    if same:
        return same[0]
    if point.weekend or (point.weekday is not None and point.month is None):
        week = stretches.around("week", at)
        return next((s for s in found if week.holds(s.first)), None)
    return next((s for s in found if s.first.year == at.year), None)
