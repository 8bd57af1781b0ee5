"""Lengths of time and what is counted by them from now or from a date of the text: three years, two months later."""

from __future__ import annotations

import datetime
from decimal import Decimal

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.durations import duration_value, ends_in_a_part, joined_durations, later, value_with_part
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.placing import place
from reformextract.dates.calendar.resolved import UNIT_FORMS, Resolved
from reformextract.dates.calendar.stretches import Stretch
from reformextract.dates.expressions.expression import Length, Point, Shift, Tense

_SUB_DAY = ("second", "minute", "hour")


def length_on_calendar(length: Length, whole: Stretch | None, flow: Flow) -> Resolved:
    """A length with its place, where it has one: that of ``whole``, what it is part of, or the days before or after now."""
    value = _length_value(length)
    if length.also is not None:
        return Resolved("DURATION", value)
    amount = length.amount
    if amount is None or amount <= 0:
        return Resolved("DURATION", value)
    if length.within is not None:
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
    amount = length.amount
    value = value_with_part(amount, length.unit) if length.halved and amount is not None else duration_value(amount, length.unit)
    if length.high is not None:
        value += "/" + duration_value(length.high, length.high_unit or length.unit)
    return value if length.also is None else joined_durations(value, _length_value(length.also))


def _run(first: datetime.date, amount: Decimal, unit: str) -> Stretch | None:
    end = later(first, amount, unit)
    return None if end is None else Stretch("interval", first, end - datetime.timedelta(days=1))


def _last_completed(at: datetime.date, amount: Decimal, unit: str) -> Stretch | None:
    """The first so many months of the year, for a report of ``at``: of the last year in which they were over."""
    months = amount * (3 if unit == "quarter" else 1)
    if months != months.to_integral_value() or months >= 12:
        return None
    over = at.month > months or (stretches.month_end(at.year, at.month) == at and at.month == months)
    first = datetime.date(at.year if over else at.year - 1, 1, 1)
    return Stretch("interval", first, stretches.month_end(first.year, int(months)))


def _run_back(last: datetime.date, amount: Decimal, unit: str) -> Stretch | None:
    after = last + datetime.timedelta(days=1)
    first = later(after, -amount, unit)
    return None if first is None else Stretch("interval", first, last)


def shift_on_calendar(shift: Shift, flow: Flow, tense: Tense) -> Resolved:
    """Where counting so many units from now, from a day or from the date last told leads, in the precision of the unit."""
    if shift.amount is None:
        return _some_time(shift)
    unit, amount = shift.unit, shift.amount * shift.direction
    if shift.start is not None:
        return _shift_from(shift.start, amount, unit, flow)
    reported = flow.reported()
    of_a_month = flow.fresh and flow.month is not None and flow.latest == flow.month
    if reported is not None and (
        (shift.comparison and unit == "year" and not of_a_month) or (unit == "quarter" and shift.origin == "text")
    ):
        moved = stretches.step(reported, unit, int(amount))
        return Resolved("DATE", moved.value, moved)
    at = flow.published
    if shift.origin == "text" and flow.latest is not None and (flow.fresh or not shift.comparison):
        at = flow.day if flow.day is not None and unit in ("day", "week") else flow.latest.first
        if unit == "month" and shift.amount == 1 and flow.month is not None:
            at = flow.month.first  # "rose in June, it said on Friday, more than the month before"
    if at is None:
        return Resolved("DATE", UNIT_FORMS.get(unit, "XXXX"))
    if unit in _SUB_DAY:
        if shift.origin == "text":
            value = value_with_part(shift.amount, unit) if ends_in_a_part(shift.amount) else duration_value(shift.amount, unit)
            return Resolved("DURATION", value)
        return _some_time(shift)
    there = later(at, amount, unit)
    if there is not None and flow.published is not None and there > flow.published >= at and _tells_the_past(shift, tense):
        # "It opened in 1968, he said on Monday. Thirty years later it closed."
        shifted = (later(told.first, amount, unit) for told in flow.recently())
        there = next((day for day in shifted if day is not None and day <= flow.published), None)
        if there is None:
            return Resolved("DATE", "XXXX")
    return _some_time(shift) if there is None else shifted_to(shift, there)


def _some_time(shift: Shift) -> Resolved:
    return Resolved("DATE", "PAST_REF" if shift.direction < 0 else "FUTURE_REF")


def shifted_to(shift: Shift, there: datetime.date) -> Resolved:
    """The stretch that holds the day to which a shift leads, in the precision of its unit."""
    unit, amount = shift.unit, shift.amount
    if shift.to_day:
        return Resolved("DATE", there.isoformat(), stretches.one_day(there))
    size = {"half": "month", "season": "month", "decade": "year", "century": "year"}.get(unit, unit)
    if amount is not None and amount != amount.to_integral_value():
        size = {"year": "month", "decade": "year", "century": "year"}.get(unit, "day")
    stretch = stretches.around(size, there)
    return Resolved("DATE", stretch.value, stretch)


def _shift_from(start: Point, amount: Decimal, unit: str, flow: Flow) -> Resolved:
    """The day that lies so many units from a day: the next such weekday where it is counted on, the last one where it is counted back."""
    day = place(start, flow, "future" if amount > 0 else "past")
    there = None if day is None else later(day.first, amount, unit)
    return Resolved("DATE", UNIT_FORMS["day"]) if there is None else Resolved("DATE", there.isoformat(), stretches.one_day(there))


def _tells_the_past(shift: Shift, tense: Tense) -> bool:
    """Whether "two years later" cannot lie ahead of the text."""
    return shift.origin == "text" and tense in ("past", "unknown")
