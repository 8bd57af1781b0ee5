"""Expression and flow -> TIMEX3 type and value, and the calendar days covered.

What the text leaves out is taken from its flow: a month without a year from the scene ("In 2015, ... in May"), else the
one that the publication date makes likely, given the tense of the sentence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.durations import duration_value, joined_durations, later
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.holidays import holiday_days
from reformextract.dates.calendar.stretches import Stretch
from reformextract.dates.expressions.expression import (
    Ending,
    Expression,
    FiscalPart,
    FiscalYear,
    Interval,
    Length,
    Named,
    Ordinal,
    Point,
    Reference,
    Repeat,
    SamePeriod,
    Shift,
    Tense,
)

_WEIGHTS: dict[Tense, tuple[int, int]] = {
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
_WEEK = datetime.timedelta(days=7)
_SUB_DAY = ("second", "minute", "hour")
_UNIT_FORMS = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
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


def resolve(expression: Expression, flow: Flow, tense: Tense = "unknown") -> Resolved:
    """Place an expression on the calendar as far as flow allows; what cannot be placed keeps its TIMEX3 form.

    Never fails: dates that do not exist or lie off the calendar come out without a stretch.
    """
    try:
        return _resolve(expression, flow, tense)
    except (ValueError, OverflowError):
        return Resolved("DATE", "XXXX")


def _resolve(expression: Expression, flow: Flow, tense: Tense) -> Resolved:
    match expression:
        case Point():
            return _point(expression, flow, tense)
        case Reference():
            return Resolved("DATE", expression.value)
        case Repeat():
            return Resolved("SET", expression.value or duration_value(expression.amount, expression.unit))
        case Length():
            return _length(expression, flow, tense)
        case Shift():
            return _shift(expression, flow, tense)
        case SamePeriod():
            return _same_period(expression, flow)
        case Interval():
            return _interval(expression, flow, tense)
        case FiscalYear():
            return _fiscal_year(expression, flow)
        case FiscalPart():
            return _fiscal_part(expression, flow)
        case Named():
            return _named(expression, flow, tense)
        case Ordinal():
            return _ordinal(expression, flow, tense)
        case Ending():
            return _ending(expression, flow, tense)


# ------------------------------------------------------------------------------------------------------------- points


def _stated(point: Point) -> tuple[str, ...]:
    return tuple(
        name
        for name, given in (
            ("year", point.year is not None),
            ("month", point.month is not None),
            ("day", point.day is not None),
            ("time", point.time is not None),
        )
        if given
    )


def _point(point: Point, flow: Flow, tense: Tense) -> Resolved:
    return _absolute(point) if point.year is not None else _placed(point, flow, tense)


@lru_cache(maxsize=4096)
def _absolute(point: Point) -> Resolved:
    """A point that states its year needs no flow."""
    return _placed(point, Flow(), "unknown")


def _placed(point: Point, flow: Flow, tense: Tense) -> Resolved:
    stated = _stated(point)
    stretch = place(point, flow, tense)
    if stretch is None:
        return Resolved("TIME" if point.time else "DATE", _unplaced(point), None, stated)
    return _at(stretch, point.time, stated)


def _at(stretch: Stretch, time: str | None, stated: tuple[str, ...]) -> Resolved:
    if time is None:
        return Resolved("DATE", stretch.value, stretch, stated)
    return Resolved("TIME", stretch.value + time, stretch, stated)


def _unplaced(point: Point) -> str:
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
    return _UNIT_FORMS.get(point.unit or ("day" if time else "year"), "XXXX") + time


def unplaced(point: Point) -> Resolved:
    """A point that has no place of its own on the calendar, by its parts."""
    return Resolved("TIME" if point.time else "DATE", _unplaced(point), None, _stated(point))


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
        return _decade(point.decade, flow)
    if point.century is not None:
        return stretches.century(point.century)
    if base is not None:
        return _inside(point, base)
    return _nearest(point, flow, tense)


def _place(point: Point, flow: Flow, tense: Tense) -> Stretch | None:
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
        at = datetime.date(flow.year, 1, 1)
    elif origin == "text" and unit == "day" and flow.day is None:
        at = flow.published
    elif origin == "text" and flow.latest is not None:
        at = flow.day if unit == "day" and flow.day is not None else flow.latest.first
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


def _has_parts(point: Point) -> bool:
    return (
        point.month is not None or point.day is not None or point.weekday is not None or point.week is not None or point.weekend
        or point.quarter is not None or point.half is not None or point.season is not None or point.holiday is not None
    )  # fmt: skip


def _inside(point: Point, base: Stretch) -> Stretch | None:
    """The part of a stretch that a point names; the stretch itself when it names none."""
    if not _has_parts(point):
        return base
    year = base.first.year
    if point.day is not None and point.month is None:
        if base.unit in ("month", "day"):
            return stretches.day(year, base.first.month, point.day)
        return None
    if point.weekday is not None and point.month is None:
        first = base.first - datetime.timedelta(days=base.first.weekday()) if base.unit in ("week", "day") else base.first
        ahead = (point.weekday - first.isoweekday()) % 7
        return stretches.one_day(first + datetime.timedelta(days=ahead))
    if point.weekend and base.unit in ("week", "day"):
        return stretches.around("weekend", base.first)
    return _in_year(point, year)


def _in_year(point: Point, year: int) -> Stretch | None:
    if point.month is not None:
        return stretches.month(year, point.month) if point.day is None else stretches.day(year, point.month, point.day)
    if point.holiday is not None:
        days = holiday_days(point.holiday, year)
        if days is not None and point.eve:
            return stretches.one_day(days[0] - datetime.timedelta(days=1))
        return None if days is None else stretches.one_day(days[0]) if days[0] == days[1] else Stretch("interval", *days)
    if point.quarter is not None:
        return stretches.from_months("quarter", year, point.quarter * 3 - 2)
    if point.half is not None:
        return stretches.from_months("half", year, point.half * 6 - 5)
    if point.season is not None:
        return stretches.season(year, point.season)
    if point.week is not None:
        return stretches.week(year, point.week)
    return None


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
    if flow.part is not None and point.step is None and tense in ("past", "unknown") and (point.quarter or point.half):
        return _beside_part(point, flow.part, published)
    if point.time is not None and not _has_parts(point):
        at = flow.day or published
        if tense == "past" and at is not None and published is not None and at > published:
            at = published  # "The fair opens on Friday. The meeting closed at 11:25."
        return None if at is None else stretches.one_day(at)
    if published is None:
        return None
    if point.step is not None and point.step_origin == "text" and flow.latest is not None:
        published = flow.latest.first if point.step > 0 else flow.latest.last
    found = [stretch for stretch in _repetitions(point, published) if stretch is not None]
    found = [stretch for stretch in found if _on_its_day(point, stretch) is not None] or found
    if not found:
        return None
    if point.step is not None:
        return _stepped(found, point.step, published)
    if point.weekday is not None and point.month is None:
        if tense in ("ahead", "future", "leaning"):
            return next((s for s in found if s.first >= published), found[-1])
        return next((s for s in reversed(found) if s.first <= published), found[0])
    back, ahead = (_WEIGHTS if point.quarter is None and point.half is None else _REPORT_WEIGHTS)[tense]
    return min(found, key=lambda s: (abs(s.distance(published)) * (back if s.distance(published) >= 0 else ahead), s.first))


def _on_its_day(point: Point, stretch: Stretch | None) -> Stretch | None:
    """A stretch unless the day of the week that was said is another one's."""
    falls = stretch is not None and stretch.first == stretch.last and point.falls_on is not None
    return None if falls and stretch is not None and stretch.first.isoweekday() != point.falls_on else stretch


def _beside_part(point: Point, part: Stretch, published: datetime.date | None) -> Stretch | None:
    """The quarter or half nearest to the one that the text has just named with its year, of two as near the one in that year."""
    year = part.first.year
    found = [stretch for stretch in (_repetition(point, year + n) for n in (0, -1, 1)) if stretch is not None]
    begun = [stretch for stretch in found if published is None or stretch.first <= published] or found
    return min(begun, key=lambda stretch: abs((stretch.first - part.first).days) // 31, default=None)


def _repetitions(point: Point, at: datetime.date) -> Iterable[Stretch | None]:
    """The repetitions around a day, in order of time."""
    if point.weekday is not None and point.month is None:
        monday = at - datetime.timedelta(days=at.weekday())
        return [stretches.one_day(monday + datetime.timedelta(days=point.weekday - 1 + 7 * n)) for n in (-1, 0, 1, 2)]
    if point.weekend:
        return [stretches.around("weekend", at + datetime.timedelta(days=7 * n)) for n in (-1, 0, 1)]
    if point.day is not None and point.month is None:
        month = stretches.around("month", at)
        return [_existing(s.first.year, s.first.month, point.day) for s in (stretches.step(month, "month", n) for n in (-2, -1, 0, 1, 2))]
    years = range(-8, 9) if (point.month, point.day) == (2, 29) else range(-1, 2)
    return [_repetition(point, at.year + n) for n in years]


def _existing(year: int, month: int, day: int) -> Stretch | None:
    try:
        return stretches.day(year, month, day)
    except ValueError:
        return None


def _repetition(point: Point, year: int) -> Stretch | None:
    try:
        return _in_year(point, year)
    except (ValueError, OverflowError):
        return None


def _stepped(found: list[Stretch], step: int, at: datetime.date) -> Stretch | None:
    if step < 0:
        before = [s for s in found if s.last < at]
        return before[step] if len(before) >= -step else None
    if step > 0:
        after = [s for s in found if s.first > at]
        return after[step - 1] if len(after) >= step else None
    same = [s for s in found if s.holds(at)]
    if same:
        return same[0]
    if found[0].unit in ("day", "weekend") and (found[-1].first - found[0].first).days < 40:
        week = stretches.around("week", at)
        return next((s for s in found if week.holds(s.first)), None)
    return next((s for s in found if s.first.year == at.year), None)


# ---------------------------------------------------------------------------------------------------- everything else


def _length(length: Length, flow: Flow, tense: Tense) -> Resolved:
    value = _length_value(length)
    if length.also is not None:
        return Resolved("DURATION", value)
    amount = length.amount
    if amount is None or amount <= 0:
        return Resolved("DURATION", value)
    if length.within is not None:
        whole = _resolve(length.within, flow, "past" if length.edge < 0 and tense == "unknown" else tense).stretch
        if whole is None:
            return Resolved("DURATION", value)
        if length.edge > 0:
            return Resolved("DURATION", value, _run(whole.first, amount, length.unit))
        if length.edge < 0:
            return Resolved("DURATION", value, _run_back(whole.last, amount, length.unit))
        return Resolved("DURATION", value, whole)
    at = flow.published
    if length.edge > 0 and length.unit in ("month", "quarter") and at is not None:
        return Resolved("DURATION", value, _last_completed(at, amount, length.unit))
    if length.direction == 0 or at is None:
        return Resolved("DURATION", value)
    other = later(at, amount * length.direction, length.unit)
    if other is None:
        return Resolved("DURATION", value)
    return Resolved("DURATION", value, Stretch("interval", min(at, other), max(at, other)))


def _length_value(length: Length) -> str:
    """The TIMEX3 value, that of a range with both of its ends: P2W/P3W."""
    value = duration_value(length.amount, length.unit)
    if length.high is not None:
        value += "/" + duration_value(length.high, length.high_unit or length.unit)
    return value if length.also is None else joined_durations(value, _length_value(length.also))


def _run(first: datetime.date, amount: Decimal, unit: str) -> Stretch | None:
    end = later(first, amount, unit)
    return None if end is None or end <= first else Stretch("interval", first, end - datetime.timedelta(days=1))


def _last_completed(at: datetime.date, amount: Decimal, unit: str) -> Stretch | None:
    """The first so many months of the year, for a report of ``at``: of the last year in which they were over."""
    months = amount * (3 if unit == "quarter" else 1)
    if months != months.to_integral_value() or not 0 < months < 12:
        return None
    over = at.month > months or (stretches.month_end(at.year, at.month) == at and at.month == months)
    first = datetime.date(at.year if over else at.year - 1, 1, 1)
    return Stretch("interval", first, stretches.month_end(first.year, int(months)))


def _run_back(last: datetime.date, amount: Decimal, unit: str) -> Stretch | None:
    after = last + datetime.timedelta(days=1)
    first = later(after, -amount, unit)
    return None if first is None or first > last else Stretch("interval", first, last)


def _shift(shift: Shift, flow: Flow, tense: Tense) -> Resolved:
    if shift.amount is None:
        return Resolved("DATE", "PAST_REF" if shift.direction < 0 else "FUTURE_REF")
    if shift.start is not None:
        return _shift_from(shift.start, shift.amount * shift.direction, shift.unit, flow)
    reported = flow.reported()
    if shift.comparison and shift.unit == "year" and reported is not None:
        moved = stretches.step(reported, "year", int(shift.amount) * shift.direction)
        return Resolved("DATE", moved.value, moved)
    if shift.unit == "quarter" and shift.origin == "text" and reported is not None:
        moved = stretches.step(reported, "quarter", int(shift.amount) * shift.direction)
        return Resolved("DATE", moved.value, moved)
    at = flow.published
    if shift.origin == "text" and flow.latest is not None and (flow.fresh or not shift.comparison):
        at = flow.day if flow.day is not None and shift.unit in ("day", "week") else flow.latest.first
        if shift.unit == "month" and shift.amount == 1 and flow.month is not None:
            at = flow.month.first  # "rose in June, it said on Friday, more than the month before"
    unit, amount = shift.unit, shift.amount
    if at is None:
        return Resolved("DATE", {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"))
    if unit in _SUB_DAY:
        if shift.origin == "text":
            return Resolved("DURATION", duration_value(amount, unit))
        return Resolved("DATE", "PAST_REF" if shift.direction < 0 else "FUTURE_REF")
    there = later(at, amount * shift.direction, unit)
    if there is not None and flow.published is not None and there > flow.published >= at and _tells_the_past(shift, tense):
        # "It opened in 1968, he said on Monday. Thirty years later it closed."
        shifted = (later(told.first, amount, unit) for told in flow.recently())
        there = next((day for day in shifted if day is not None and day <= flow.published), None)
        if there is None:
            return Resolved("DATE", "XXXX")
    if there is None:
        return Resolved("DATE", "PAST_REF" if shift.direction < 0 else "FUTURE_REF")
    if shift.to_day:
        return Resolved("DATE", there.isoformat(), stretches.one_day(there))
    size = {"fortnight": "week", "half": "month", "season": "month", "weekend": "week", "decade": "year", "century": "year"}.get(unit, unit)
    if amount != amount.to_integral_value():
        size = "month" if unit == "year" else "day"
    stretch = stretches.around(size, there)
    return Resolved("DATE", stretch.value, stretch)


def _shift_from(start: Point, amount: Decimal, unit: str, flow: Flow) -> Resolved:
    """The day that lies so many units from a day: the next such weekday where it is counted on, the last one where it is counted back."""
    day = place(start, flow, "future" if amount > 0 else "past")
    there = None if day is None else later(day.first, amount, unit)
    return Resolved("DATE", "XXXX-XX-XX") if there is None else Resolved("DATE", there.isoformat(), stretches.one_day(there))


def _tells_the_past(shift: Shift, tense: Tense) -> bool:
    """Whether "two years later" cannot lie ahead of the text."""
    return shift.origin == "text" and shift.direction > 0 and tense in ("past", "unknown")


def _same_period(same: SamePeriod, flow: Flow) -> Resolved:
    period = flow.period
    if not same.years and same.year is None:
        longer = (told for told in flow.recently() if told.unit not in ("day", "week", "weekend"))
        period = next(longer, None)  # "the same period" by itself may be a year
    if same.unit is not None:
        quarters = (told for told in flow.recently() if told.unit == same.unit)
        period = flow.reported() or next(quarters, None) or period
    if period is None:
        if flow.published is None:
            return Resolved("DATE", "XXXX")
        period = stretches.year(flow.published.year)
    years = same.years if same.year is None else same.year - period.first.year
    moved = stretches.step(period, "year", years)
    return Resolved("DATE", moved.value, moved)


def _interval(interval: Interval, flow: Flow, tense: Tense) -> Resolved:
    last = place(interval.last, flow, tense)
    first = place(interval.first, flow, tense)
    if last is not None and _lacks_year(interval.first):
        first = _before(interval.first, last)
    if first is None or last is None or last.last < first.first:
        return Resolved("DATE", f"{_unplaced(interval.first)}/{_unplaced(interval.last)}")
    stretch = Stretch("interval", first.first, last.last)
    stated = tuple(sorted({*_stated(interval.first), *_stated(interval.last)}, key=("year", "month", "day", "time").index))
    if first.unit == last.unit == "year":
        return Resolved("DATE", f"{first.value}/{last.value}", stretch, stated)
    return Resolved("DATE", stretch.value, stretch, stated)


def _lacks_year(point: Point) -> bool:
    return point.year is None and point.unit is None and point.step is None and point.month is not None


def _before(point: Point, last: Stretch) -> Stretch | None:
    """The repetition of a point that does not begin after a stretch, in its year or the year before."""
    same = _repetition(point, last.first.year)
    return same if same is not None and same.first <= last.first else _repetition(point, last.first.year - 1)


def after_start(point: Point, start: Stretch) -> Point:
    """The far end of a range of weekdays: the next such day on or after its start ("from Monday to Friday")."""
    if point.weekday is None or point != Point(weekday=point.weekday, time=point.time) or start.unit != "day":
        return point
    ahead = (point.weekday - start.first.isoweekday()) % 7
    if (datetime.date.max - start.first).days < ahead:
        return point
    day = start.first + datetime.timedelta(days=ahead)
    return Point(year=day.year, month=day.month, day=day.day, time=point.time)


def continued(point: Point, start: Stretch | None, flow: Flow) -> Point:
    """A day or month without its year as the first one from a start on, where that is no later than the text."""
    if start is None or start.first.year > 9998:
        return point
    years = (start.first.year, start.first.year + 1)
    found = (stretch for year in years if (stretch := _repetition(point, year)) is not None and stretch.first >= start.first)
    stretch = next(found, None)
    late = stretch is None or (flow.published is not None and stretch.first > flow.published)
    return point if late or stretch is None else replace(point, year=stretch.first.year)


def on_weekday(point: Point, day: Point, flow: Flow, tense: Tense) -> Point:
    """A day of the week as the date that stands beside it says: "last Friday, on June 4"."""
    stretch = _place(day, flow, tense) if day.day is not None and day.weekday is None else None
    if stretch is None or stretch.first != stretch.last or stretch.first.isoweekday() != point.weekday:
        return point
    return Point(year=stretch.first.year, month=stretch.first.month, day=stretch.first.day, time=point.time)


def before_end(point: Point, last: Point, flow: Flow, tense: Tense) -> Point:
    """The near end of a range whose far end decides the year ("between January and September")."""
    end = _place(last, flow, tense) if _lacks_year(point) and point.year is None else None
    start = _before(point, end) if end is not None else None
    return point if start is None else replace(point, year=start.first.year)


def _fiscal_year(fiscal: FiscalYear, flow: Flow) -> Resolved:
    month = fiscal.first_month
    if fiscal.begins is not None:
        start = fiscal.begins
    elif fiscal.ends is not None:
        start = fiscal.ends if month == 1 else fiscal.ends - 1
    elif flow.published is not None:
        start = flow.published.year - (1 if flow.published.month < month else 0) + fiscal.offset
    else:
        return Resolved("DATE", "XXXX")
    whole = stretches.from_months("year", start, month)
    stated = ("year",) if fiscal.begins is not None or fiscal.ends is not None else ()
    if month == 1 and fiscal.begins is not None:
        whole = Stretch("interval", whole.first, stretches.year(start + 1).last)
    if month == 1:
        return Resolved("DATE", f"{start:04d}" if fiscal.begins is None else f"{start:04d}/{start + 1:04d}", whole, stated)
    return Resolved("DATE", stretches.interval_value(whole.first, whole.last), Stretch("interval", whole.first, whole.last), stated)


def _fiscal_part(fiscal: FiscalPart, flow: Flow) -> Resolved:
    """The months of a quarter or half, counted from the beginning of its fiscal year."""
    year = _fiscal_year(fiscal.year, flow)
    if year.stretch is None:
        return Resolved("DATE", "XXXX")
    unit, number, months = ("quarter", fiscal.part.quarter, 3) if fiscal.part.quarter is not None else ("half", fiscal.part.half, 6)
    first = stretches.moved(year.stretch.first, "month", ((number or 1) - 1) * months)
    stretch = stretches.from_months(unit, first.year, first.month)
    if fiscal.year.first_month == 1:
        return Resolved("DATE", stretch.value, stretch, year.stated)
    return Resolved(
        "DATE", stretches.interval_value(stretch.first, stretch.last), Stretch("interval", stretch.first, stretch.last), year.stated
    )


def _named(named: Named, flow: Flow, tense: Tense) -> Resolved:
    """Of several periods of one name: the one of the year said, else the one nearest to the publication date."""
    found = [
        (type_, value, Stretch("interval", datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)))
        for type_, value, first, last in named.candidates
    ]
    if named.within is not None:
        within = _resolve(named.within, flow, tense).stretch
        if within is not None:
            found = [candidate for candidate in found if within.holds(candidate[2].first)] or found
    if len(found) > 1:
        if flow.published is None:
            return Resolved("DATE", "XXXX")
        at = flow.published
        back, ahead = _WEIGHTS[tense]
        found.sort(key=lambda c: abs(c[2].distance(at)) * (back if c[2].distance(at) >= 0 else ahead))
    type_, value, stretch = found[0]
    return Resolved(type_, value, stretch)


def _ending(ending: Ending, flow: Flow, tense: Tense) -> Resolved:
    """The stretch of the calendar that holds the middle of the unit: a company's quarter need not end with a month."""
    reported = flow.reported()
    if ending.unit == "quarter" and reported is not None and ending.end.year is None:
        return Resolved("DATE", reported.value, reported)  # a company's "first quarter" may end in September
    end = _resolve(ending.end, flow, tense).stretch
    if end is None:
        return Resolved("DATE", _UNIT_FORMS[ending.unit])
    half = datetime.timedelta(days=45 if ending.unit == "quarter" else 3)
    stretch = stretches.around(ending.unit, end.last - half)
    return Resolved("DATE", stretch.value, stretch)


def _ordinal(ordinal: Ordinal, flow: Flow, tense: Tense) -> Resolved:
    whole = _resolve(ordinal.within, flow, tense).stretch if ordinal.within is not None else None
    if whole is None:
        return Resolved("DATE", {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(ordinal.unit, "XXXX"))
    if ordinal.weekday is not None:
        if ordinal.number < 0:
            day = whole.last - datetime.timedelta(days=(whole.last.isoweekday() - ordinal.weekday) % 7)
        else:
            day = whole.first + datetime.timedelta(days=(ordinal.weekday - whole.first.isoweekday()) % 7 + 7 * (ordinal.number - 1))
        return Resolved("DATE", day.isoformat(), stretches.one_day(day))
    if ordinal.unit == "week" and whole.last - whole.first > _WEEK:
        return _week_within(whole, ordinal.number)
    at = whole.last if ordinal.number < 0 else whole.first
    count = ordinal.number + 1 if ordinal.number < 0 else ordinal.number - 1
    stretch = stretches.step(stretches.around(ordinal.unit, at), ordinal.unit, count)
    return Resolved("DATE", stretch.value, stretch)


def _week_within(whole: Stretch, number: int) -> Resolved:
    """The n-th week (-1 the last) of a stretch: one that lies in it with most of its days."""
    first = whole.first + datetime.timedelta(days=(4 - whole.first.isoweekday()) % 7)
    last = whole.last - datetime.timedelta(days=(whole.last.isoweekday() - 4) % 7)
    thursday = last + (number + 1) * _WEEK if number < 0 else first + (number - 1) * _WEEK
    stretch = stretches.around("week", thursday)
    return Resolved("DATE", stretch.value, stretch)
