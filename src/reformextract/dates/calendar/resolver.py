"""Expression and flow -> TIMEX3 type and value, and the calendar days covered.

Points are placed by placing.py, lengths and shifts counted by counting.py; what is made of other expressions is resolved here.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.counting import length_on_calendar, shift_on_calendar
from reformextract.dates.calendar.durations import duration_value
from reformextract.dates.calendar.fiscal import fiscal_part, fiscal_year
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.placing import WEIGHTS, place, weight
from reformextract.dates.calendar.ranges import interval_on_calendar
from reformextract.dates.calendar.resolved import UNIT_FORMS, Resolved, stated_parts, unplaced_form
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

_DAY, _WEEK = datetime.timedelta(days=1), datetime.timedelta(days=7)


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
            return length_on_calendar(expression, _whole_of(expression, flow, tense), flow)
        case Shift():
            return shift_on_calendar(expression, flow, tense)
        case SamePeriod():
            return _same_period(expression, flow)
        case Interval():
            return interval_on_calendar(expression, flow, tense)
        case FiscalYear():
            return fiscal_year(expression, flow)
        case FiscalPart():
            return fiscal_part(expression, flow)
        case Named():
            return _named(expression, flow, tense)
        case Ordinal():
            return _ordinal(expression, flow, tense)
        case Ending():
            return _ending(expression, flow, tense)


def _point(point: Point, flow: Flow, tense: Tense) -> Resolved:
    return _absolute(point) if point.year is not None else _placed(point, flow, tense)


@lru_cache(maxsize=4096)
def _absolute(point: Point) -> Resolved:
    """A point that states its year needs no flow."""
    return _placed(point, Flow(), "unknown")


def _placed(point: Point, flow: Flow, tense: Tense) -> Resolved:
    stated = stated_parts(point)
    stretch = place(point, flow, tense)
    if stretch is None:
        return Resolved("TIME" if point.time else "DATE", unplaced_form(point), None, stated)
    return _at(stretch, point.time, stated)


def _at(stretch: Stretch, time: str | None, stated: tuple[str, ...]) -> Resolved:
    if time is None:
        return Resolved("DATE", stretch.value, stretch, stated)
    return Resolved("TIME", stretch.value + time, stretch, stated)


def _whole_of(length: Length, flow: Flow, tense: Tense) -> Stretch | None:
    """The stretch that a length is part of: "the last three months of 2018"."""
    if length.within is None or length.also is not None or length.amount is None:
        return None
    return _resolve(length.within, flow, "past" if length.edge < 0 and tense == "unknown" else tense).stretch


def _same_period(same: SamePeriod, flow: Flow) -> Resolved:
    period = flow.period
    if not same.years and same.year is None:
        longer = (told for told in flow.recently() if told.unit not in ("day", "week", "weekend"))
        period = next(longer, None)  # "the same period" by itself may be a year
    if same.unit is not None:
        period = _last_told(same.unit, flow) or period
    if period is None:
        if flow.published is None:
            return Resolved("DATE", "XXXX")
        period = stretches.year(flow.published.year)
    years = same.years if same.year is None else same.year - period.first.year
    moved = stretches.step(period, "year", years)
    return Resolved("DATE", moved.value, moved)


def _last_told(unit: str, flow: Flow) -> Stretch | None:
    """The quarter or month that the text told of last; where it has told of none, the last one that is over."""
    reported = flow.reported() if unit == "quarter" else None
    told = reported or next((told for told in flow.recently() if told.unit == unit), None)
    if told is not None or flow.told or flow.published is None:
        return told
    return stretches.step(stretches.around(unit, flow.published), unit, -1)


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
        found.sort(key=lambda candidate: weight(candidate[2], at, WEIGHTS[tense]))
    type_, value, stretch = found[0]
    return Resolved(type_, value, stretch)


def _ending(ending: Ending, flow: Flow, tense: Tense) -> Resolved:
    """The stretch of the calendar that holds the middle of the unit: a company's quarter need not end with a month."""
    reported = flow.reported()
    if ending.unit == "quarter" and reported is not None and ending.end.year is None:
        return Resolved("DATE", reported.value, reported)  # a company's "first quarter" may end in September
    end = _resolve(ending.end, flow, tense).stretch
    if end is None:
        return Resolved("DATE", UNIT_FORMS[ending.unit])
    half = datetime.timedelta(days=45 if ending.unit == "quarter" else 3)
    stretch = stretches.around(ending.unit, end.last - half)
    return Resolved("DATE", stretch.value, stretch)


def _ordinal(ordinal: Ordinal, flow: Flow, tense: Tense) -> Resolved:
    whole = _resolve(ordinal.within, flow, tense).stretch if ordinal.within is not None else None
    if whole is None:
        return Resolved("DATE", UNIT_FORMS.get(ordinal.unit, "XXXX"))
    stretch = _nth(ordinal, whole)
    return Resolved("DATE", stretch.value, stretch)


_SATURDAY, _SUNDAY, _THURSDAY = 6, 7, 4


def _nth(ordinal: Ordinal, whole: Stretch) -> Stretch:
    """The n-th unit of a stretch; a week is of the stretch in which most of its days lie."""
    from_end = ordinal.number < 0
    count = ordinal.number + 1 if from_end else ordinal.number - 1

    def weekday(number: int) -> datetime.date:
        if from_end:
            return whole.last - datetime.timedelta(days=(whole.last.isoweekday() - number) % 7) + count * _WEEK
        return whole.first + datetime.timedelta(days=(number - whole.first.isoweekday()) % 7) + count * _WEEK

    if ordinal.weekday is not None:
        return stretches.one_day(weekday(ordinal.weekday))
    if ordinal.unit == "week" and whole.last - whole.first >= _WEEK - _DAY:
        return stretches.around("week", weekday(_THURSDAY))
    if ordinal.unit == "weekend":
        return stretches.around("weekend", weekday(_SUNDAY if from_end else _SATURDAY))
    return stretches.step(stretches.around(ordinal.unit, whole.last if from_end else whole.first), ordinal.unit, count)
