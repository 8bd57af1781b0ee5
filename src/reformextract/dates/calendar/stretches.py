"""Stretches of the calendar: a day, week, month ... century, or any run of days, each with its TIMEX3 value."""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

SEASONS = ("SP", "SU", "FA", "WI")
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days ``first`` to ``last``, both included; ``unit`` names what they are ("month", "quarter", "interval" ...)."""

    unit: str
    first: datetime.date
    last: datetime.date

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2019, 2020-H1, 2019-Q3, 2017-09, 2019-W32, 2019-01-23, 201X, 20 (a century), 2 (a millennium), 2016/2020."""
        first = self.first
        match self.unit:
            case "day":
                return first.isoformat()
            case "month":
                return f"{first.year:04d}-{first.month:02d}"
            case "year":
                return f"{first.year:04d}"
            case "quarter":
                return f"{first.year:04d}-Q{(first.month + 2) // 3}"
            case "half":
                return f"{first.year:04d}-H{1 if first.month < 7 else 2}"
            case "week" | "weekend":
                year, week, _ = first.isocalendar()
                return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")
            case "season":
                return f"{first.year:04d}-{SEASONS[first.month // 3 - 1]}"
            case "decade":
                return f"{first.year // 10:03d}X"
            case "century":
                return f"{first.year // 100:02d}"
            case "millennium":
                return f"{first.year // 1000}"
            case _:
                return interval_value(first, self.last)

    def holds(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last

    def distance(self, day: datetime.date) -> int:
        """How many days a day lies before (negative) or after (positive) the stretch; 0 inside of it."""
        if day < self.first:
            return (day - self.first).days
        return max(0, (day - self.last).days)


def interval_value(first: datetime.date, last: datetime.date) -> str:
    """Two ends in the coarsest form that says them exactly: 2016/2020, 2020-01/2020-07, 2012-11-08/2012-11-14.

    >>> interval_value(datetime.date(2016, 1, 1), datetime.date(2020, 12, 31))
    '2016/2020'
    """
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == month_end(last.year, last.month):
        if first.month == 1 and last.month == 12:
            return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, monthrange(year, month)[1])


def moved(day: datetime.date, unit: str, count: int) -> datetime.date:
    """The same day so many units on (or back); the month's last day where the month is too short for it.

    >>> moved(datetime.date(2020, 2, 29), "year", -1)
    datetime.date(2019, 2, 28)

    Raises ValueError or OverflowError outside of the years 1 to 9999.
    """
    if unit in _DAYS:
        return day + datetime.timedelta(days=_DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + (3 if unit == "season" else _MONTHS[unit]) * count
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)
def from_months(unit: str, year: int, month: int) -> Stretch:
    """The stretch of so many months as the unit has that begins with a month."""
    length = 3 if unit == "season" else _MONTHS[unit]
    end = divmod(year * 12 + month - 2 + length, 12)
    return Stretch(unit, datetime.date(year, month, 1), month_end(end[0], end[1] + 1))


def day(year: int, month: int, number: int) -> Stretch:
    return one_day(datetime.date(year, month, number))


@lru_cache(maxsize=4096)
def one_day(only: datetime.date) -> Stretch:
    return Stretch("day", only, only)


def month(year: int, number: int) -> Stretch:
    return from_months("month", year, number)


def year(number: int) -> Stretch:
    return Stretch("year", datetime.date(number, 1, 1), datetime.date(number, 12, 31))


def season(number: int, name: str) -> Stretch:
    """A season by the calendar months of the northern year; a winter begins in the December of its year."""
    return from_months("season", number, _SEASON_MONTH[name])


def week(number: int, index: int) -> Stretch:
    """An ISO week, Monday to Sunday; raises ValueError where the year has no such week."""
    first = datetime.date.fromisocalendar(number, index, 1)
    return Stretch("week", first, first + datetime.timedelta(days=6))


def decade(start: int) -> Stretch:
    return Stretch("decade", datetime.date(start, 1, 1), datetime.date(start + 9, 12, 31))


def century(ordinal: int) -> Stretch:
    """The 21st century as the years of its two digits, 2000 to 2099, the way TIMEX3 writes it."""
    return Stretch("century", datetime.date(max(1, (ordinal - 1) * 100), 1, 1), datetime.date((ordinal - 1) * 100 + 99, 12, 31))


def around(unit: str, at: datetime.date) -> Stretch:
    """The stretch of a unit that a day lies in."""
    match unit:
        case "day":
            return one_day(at)
        case "week" | "fortnight":
            first = at - datetime.timedelta(days=at.weekday())
            return Stretch("week", first, first + datetime.timedelta(days=6))
        case "weekend":
            first = at - datetime.timedelta(days=at.weekday()) + datetime.timedelta(days=5)
            return Stretch("weekend", first, first + datetime.timedelta(days=1))
        case "season":
            number = at.year if at.month > 2 else at.year - 1
            return season(number, SEASONS[(at.month % 12) // 3 - 1])
        case "decade":
            return decade(at.year // 10 * 10)
        case "century":
            return century(at.year // 100 + 1)
        case "millennium":
            start = at.year // 1000 * 1000
            return Stretch("millennium", datetime.date(max(1, start), 1, 1), datetime.date(start + 999, 12, 31))
        case _:
            length = _MONTHS[unit]
            return from_months(unit, at.year, (at.month - 1) // length * length + 1)


def step(stretch: Stretch, unit: str, count: int) -> Stretch:
    """A stretch moved by so many units; it keeps its own kind ("the third quarter" a year earlier is a quarter)."""
    if count == 0:
        return stretch
    if stretch.unit == "interval":
        whole_months = stretch.first.day == 1 and stretch.last == month_end(stretch.last.year, stretch.last.month)
        last = moved(stretch.last, unit, count)
        return Stretch("interval", moved(stretch.first, unit, count), month_end(last.year, last.month) if whole_months else last)
    return around(stretch.unit, moved(stretch.first, unit, count))
