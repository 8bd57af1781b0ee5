"""Stretches of the calendar: what unit a day lies in, what a stretch is so many units on, how it is written. By the calendar.

Days are written in ISO form; a row reads from left to right: what is asked, then what the calendar says.
"""

from __future__ import annotations

import datetime

import pytest

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.stretches import Stretch, around, interval_value, moved, step

D = datetime.date.fromisoformat


def told(stretch: Stretch) -> str:
    """Value, first and last day of a stretch, in one line."""
    return f"{stretch.value} {stretch.first} {stretch.last}"


AROUND = [  # unit, day, value of the unit that holds it, its first and last day
    ("day", "2019-01-23", "2019-01-23 2019-01-23 2019-01-23"),
    ("week", "2019-01-21", "2019-W04 2019-01-21 2019-01-27"),
    ("week", "2019-01-27", "2019-W04 2019-01-21 2019-01-27"),
    ("week", "2018-12-31", "2019-W01 2018-12-31 2019-01-06"),
    ("fortnight", "2019-01-23", "2019-W04 2019-01-21 2019-01-27"),
    ("weekend", "2019-01-21", "2019-W04-WE 2019-01-26 2019-01-27"),
    ("weekend", "2019-01-27", "2019-W04-WE 2019-01-26 2019-01-27"),
    ("weekend", "2019-01-28", "2019-W05-WE 2019-02-02 2019-02-03"),
    ("month", "2020-02-01", "2020-02 2020-02-01 2020-02-29"),
    ("month", "2019-12-31", "2019-12 2019-12-01 2019-12-31"),
    ("quarter", "2019-01-01", "2019-Q1 2019-01-01 2019-03-31"),
    ("quarter", "2019-03-31", "2019-Q1 2019-01-01 2019-03-31"),
    ("quarter", "2019-04-01", "2019-Q2 2019-04-01 2019-06-30"),
    ("quarter", "2019-09-30", "2019-Q3 2019-07-01 2019-09-30"),
    ("quarter", "2019-12-31", "2019-Q4 2019-10-01 2019-12-31"),
    ("half", "2019-06-30", "2019-H1 2019-01-01 2019-06-30"),
    ("half", "2019-07-01", "2019-H2 2019-07-01 2019-12-31"),
    ("season", "2019-01-15", "2018-WI 2018-12-01 2019-02-28"),
    ("season", "2020-02-29", "2019-WI 2019-12-01 2020-02-29"),
    ("season", "2019-03-01", "2019-SP 2019-03-01 2019-05-31"),
    ("season", "2019-05-31", "2019-SP 2019-03-01 2019-05-31"),
    ("season", "2019-06-01", "2019-SU 2019-06-01 2019-08-31"),
    ("season", "2019-11-30", "2019-FA 2019-09-01 2019-11-30"),
    ("season", "2019-12-01", "2019-WI 2019-12-01 2020-02-29"),
    ("year", "2019-01-01", "2019 2019-01-01 2019-12-31"),
    ("year", "2019-12-31", "2019 2019-01-01 2019-12-31"),
    ("year", "0476-09-04", "0476 0476-01-01 0476-12-31"),
    ("decade", "2010-01-01", "201X 2010-01-01 2019-12-31"),
    ("decade", "2019-12-31", "201X 2010-01-01 2019-12-31"),
    ("decade", "0987-05-01", "098X 0980-01-01 0989-12-31"),
    ("century", "2000-01-01", "20 2000-01-01 2099-12-31"),
    ("century", "1999-12-31", "19 1900-01-01 1999-12-31"),
    ("century", "0850-01-01", "08 0800-01-01 0899-12-31"),
    ("century", "0050-01-01", "00 0001-01-01 0099-12-31"),
    ("millennium", "2019-01-23", "2 2000-01-01 2999-12-31"),
    ("millennium", "1999-12-31", "1 1000-01-01 1999-12-31"),
    ("millennium", "0999-12-31", "0 0001-01-01 0999-12-31"),
]


@pytest.mark.parametrize(("unit", "day", "wanted"), AROUND)
def test_the_unit_that_a_day_lies_in(unit: str, day: str, wanted: str) -> None:
    assert told(around(unit, D(day))) == wanted


MOVED = [  # day, unit, how many, the day there
    ("2019-01-23", "day", 10, "2019-02-02"),
    ("2019-01-23", "day", -23, "2018-12-31"),
    ("2019-01-23", "week", 2, "2019-02-06"),
    ("2019-01-23", "weekend", -1, "2019-01-16"),
    ("2019-01-23", "fortnight", 1, "2019-02-06"),
    ("2019-01-31", "month", 1, "2019-02-28"),
    ("2019-01-31", "month", 13, "2020-02-29"),
    ("2019-12-31", "month", 1, "2020-01-31"),
    ("2019-01-15", "month", -1, "2018-12-15"),
    ("2019-05-31", "quarter", -1, "2019-02-28"),
    ("2019-01-23", "season", 1, "2019-04-23"),
    ("2019-01-23", "half", 1, "2019-07-23"),
    ("2019-01-23", "year", -3, "2016-01-23"),
    ("2020-02-29", "year", 4, "2024-02-29"),
    ("2020-02-29", "year", 1, "2021-02-28"),
    ("2019-01-23", "decade", -1, "2009-01-23"),
    ("2019-01-23", "century", 1, "2119-01-23"),
    ("2019-01-23", "millennium", -1, "1019-01-23"),
    ("0001-01-01", "day", 0, "0001-01-01"),
    ("9999-01-31", "month", 11, "9999-12-31"),
]


@pytest.mark.parametrize(("day", "unit", "count", "wanted"), MOVED)
def test_the_same_day_so_many_units_on(day: str, unit: str, count: int, wanted: str) -> None:
    assert moved(D(day), unit, count) == D(wanted)


@pytest.mark.parametrize(("day", "unit", "count"), [("9999-12-31", "day", 1), ("9999-12-01", "month", 1), ("0001-05-01", "year", -1)])
def test_what_leaves_the_calendar_is_an_error(day: str, unit: str, count: int) -> None:
    with pytest.raises((ValueError, OverflowError)):
        moved(D(day), unit, count)


RUN = Stretch("interval", D("2018-01-01"), D("2018-07-31"))  # whole months
LOOSE = Stretch("interval", D("2018-01-05"), D("2018-02-28"))  # ends with a month, begins within one
OPEN = Stretch("interval", D("2018-01-01"), D("2018-02-20"))  # begins with a month, ends within one
STEPPED = [  # stretch, unit, how many, what is there
    (stretches.day(2019, 1, 23), "day", -1, "2019-01-22 2019-01-22 2019-01-22"),
    (stretches.day(2019, 1, 23), "year", 1, "2020-01-23 2020-01-23 2020-01-23"),
    (stretches.month(2019, 1), "month", -1, "2018-12 2018-12-01 2018-12-31"),
    (stretches.month(2020, 2), "year", -1, "2019-02 2019-02-01 2019-02-28"),
    (stretches.from_months("quarter", 2019, 1), "quarter", -1, "2018-Q4 2018-10-01 2018-12-31"),
    (stretches.from_months("quarter", 2019, 7), "year", -1, "2018-Q3 2018-07-01 2018-09-30"),
    (stretches.from_months("half", 2019, 7), "half", 1, "2020-H1 2020-01-01 2020-06-30"),
    (stretches.season(2018, "WI"), "season", 1, "2019-SP 2019-03-01 2019-05-31"),
    (stretches.year(2019), "decade", -1, "2009 2009-01-01 2009-12-31"),
    (stretches.decade(2010), "decade", 1, "202X 2020-01-01 2029-12-31"),
    (stretches.century(21), "century", -1, "19 1900-01-01 1999-12-31"),
    (stretches.week(2019, 4), "week", 1, "2019-W05 2019-01-28 2019-02-03"),
    # the week of the same date, whatever day of the week that is
    (stretches.week(2019, 4), "month", -1, "2018-W51 2018-12-17 2018-12-23"),
    (stretches.week(2019, 4), "quarter", -2, "2018-W29 2018-07-16 2018-07-22"),
    (stretches.week(2019, 4), "year", -1, "2018-W03 2018-01-15 2018-01-21"),
    (around("weekend", D("2019-01-23")), "week", -1, "2019-W03-WE 2019-01-19 2019-01-20"),
    (RUN, "year", -1, "2017-01/2017-07 2017-01-01 2017-07-31"),
    (RUN, "month", 1, "2018-02/2018-08 2018-02-01 2018-08-31"),
    (RUN, "month", -1, "2017-12/2018-06 2017-12-01 2018-06-30"),
    (Stretch("interval", D("2019-01-01"), D("2019-02-28")), "year", 1, "2020-01/2020-02 2020-01-01 2020-02-29"),
    (LOOSE, "month", 1, "2018-02-05/2018-03-28 2018-02-05 2018-03-28"),
    (OPEN, "month", 1, "2018-02-01/2018-03-20 2018-02-01 2018-03-20"),
]


@pytest.mark.parametrize(("stretch", "unit", "count", "wanted"), STEPPED)
def test_a_stretch_so_many_units_on(stretch: Stretch, unit: str, count: int, wanted: str) -> None:
    assert told(step(stretch, unit, count)) == wanted


def test_a_stretch_that_is_not_moved_stays_as_it_is() -> None:
    midweek = Stretch("week", D("2019-01-23"), D("2019-01-29"))
    assert step(midweek, "week", 0) is midweek


INTERVALS = [
    ("2016-01-01", "2020-12-31", "2016/2020"),
    ("2016-01-01", "2016-12-31", "2016"),
    ("2019-07-01", "2020-06-30", "2019-07/2020-06"),
    ("2020-01-01", "2020-07-31", "2020-01/2020-07"),
    ("2020-07-01", "2020-12-31", "2020-07/2020-12"),
    ("2020-02-01", "2020-02-29", "2020-02/2020-02"),
    ("2020-02-01", "2020-02-28", "2020-02-01/2020-02-28"),
    ("2020-01-02", "2020-12-31", "2020-01-02/2020-12-31"),
    ("2020-01-01", "2020-12-30", "2020-01-01/2020-12-30"),
    ("2012-11-08", "2012-11-14", "2012-11-08/2012-11-14"),
    ("2012-11-08", "2012-11-08", "2012-11-08"),
    ("0900-01-01", "0902-12-31", "0900/0902"),
    ("0900-01-01", "0900-12-31", "0900"),
    ("0900-02-01", "0901-03-31", "0900-02/0901-03"),
]


@pytest.mark.parametrize(("first", "last", "wanted"), INTERVALS)
def test_two_ends_in_the_coarsest_form_that_says_them(first: str, last: str, wanted: str) -> None:
    assert interval_value(D(first), D(last)) == wanted
    assert Stretch("interval", D(first), D(last)).value == wanted


HELD = [  # day, whether January 2019 holds it, how many days it lies before (negative) or behind
    ("2018-12-31", False, -1),
    ("2018-12-01", False, -31),
    ("2019-01-01", True, 0),
    ("2019-01-15", True, 0),
    ("2019-01-31", True, 0),
    ("2019-02-01", False, 1),
    ("2019-03-03", False, 31),
]


@pytest.mark.parametrize(("day", "held", "distance"), HELD)
def test_how_far_a_day_lies_from_a_stretch(day: str, held: bool, distance: int) -> None:
    january = stretches.month(2019, 1)
    assert january.holds(D(day)) is held
    assert january.distance(D(day)) == distance


NAMED = [
    (stretches.from_months("quarter", 2018, 11), "2018-Q4 2018-11-01 2019-01-31"),
    (stretches.from_months("quarter", 2018, 12), "2018-Q4 2018-12-01 2019-02-28"),
    (stretches.from_months("half", 2018, 8), "2018-H2 2018-08-01 2019-01-31"),
    (stretches.from_months("year", 2018, 4), "2018 2018-04-01 2019-03-31"),
    (stretches.from_months("season", 2018, 12), "2018-WI 2018-12-01 2019-02-28"),
    (stretches.season(2018, "SP"), "2018-SP 2018-03-01 2018-05-31"),
    (stretches.season(2018, "SU"), "2018-SU 2018-06-01 2018-08-31"),
    (stretches.season(2018, "FA"), "2018-FA 2018-09-01 2018-11-30"),
    (stretches.week(2020, 53), "2020-W53 2020-12-28 2021-01-03"),
    (stretches.century(1), "00 0001-01-01 0099-12-31"),
    (stretches.century(2), "01 0100-01-01 0199-12-31"),
    (stretches.one_day(D("2019-01-23")), "2019-01-23 2019-01-23 2019-01-23"),
]


@pytest.mark.parametrize(("stretch", "wanted"), NAMED)
def test_stretches_by_their_name(stretch: Stretch, wanted: str) -> None:
    assert told(stretch) == wanted


def test_the_last_day_of_a_month() -> None:
    assert [stretches.month_end(2019, month).day for month in range(1, 13)] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [stretches.month_end(year, 2).day for year in (1900, 2000, 2019, 2020)] == [28, 29, 28, 29]
