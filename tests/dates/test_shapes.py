"""What an expression as such is: of every phrase, all that is true of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reformextract.dates.calendar import shapes
from reformextract.dates.expressions.expression import Expression, Length, Point, Reference

YEAR, MONTH, DAY, DAY_OF_MONTH = "year", "month", "day", "day of a month"

OF_POINTS = {
    YEAR: shapes.is_year,
    "year by its number": shapes.is_plain_year,
    MONTH: shapes.is_month,
    DAY: shapes.is_day,
    DAY_OF_MONTH: shapes.is_plain_day_of_month,
    "weekday": shapes.is_weekday,
    "stepped weekday": shapes.is_stepped_weekday,
    "clock": shapes.is_clock,
    "part of a day": shapes.is_day_part,
    "lacks its year": shapes.takes_year,
    "many years": shapes.is_many_years,
}
POINTS = [
    ("2018", Point(year=2018), {YEAR, "year by its number"}),
    ("last year", Point(unit="year", offset=-1), {YEAR}),
    ("the same year", Point(unit="year", origin="text"), {YEAR}),
    ("last month", Point(unit="month", offset=-1), set()),
    ("May", Point(month=5), {MONTH, "lacks its year"}),
    ("May 2018", Point(year=2018, month=5), {MONTH}),
    ("May last year", Point(month=5, unit="year", offset=-1), {MONTH}),
    ("last May", Point(month=5, step=-1), {MONTH}),
    ("May 3", Point(month=5, day=3), {DAY, "lacks its year"}),
    ("May 3, 2018", Point(year=2018, month=5, day=3), {DAY}),
    ("the third", Point(day=3), {DAY, DAY_OF_MONTH}),
    ("the third of last month", Point(day=3, unit="month", offset=-1), {DAY}),
    ("yesterday", Point(unit="day", offset=-1), {DAY}),
    ("yesterday morning", Point(unit="day", offset=-1, time="TMO"), {DAY, "part of a day"}),
    ("9:00 yesterday", Point(unit="day", offset=-1, time="T09:00"), set()),
    ("14:00 on May 3", Point(month=5, day=3, time="T14:00"), {"lacks its year"}),
    ("20:30 on Friday", Point(weekday=5, time="T20:30"), set()),
    ("Friday", Point(weekday=5), {DAY, "weekday", "stepped weekday"}),
    ("Friday evening", Point(weekday=5, time="TEV"), {DAY, "part of a day"}),
    ("last Friday", Point(weekday=5, step=-1), {DAY, "stepped weekday"}),
    ("the Friday before", Point(weekday=5, step=-1, step_origin="text"), {DAY, "stepped weekday"}),
    ("next Friday", Point(weekday=5, unit="week", offset=1), {DAY, "stepped weekday"}),
    ("Friday last week", Point(weekday=5, unit="week", offset=-1), {DAY}),
    ("Friday in two weeks", Point(weekday=5, unit="week", offset=2), {DAY}),
    ("noon", Point(time="T12:00"), {"clock"}),
    ("evening", Point(time="TEV"), {"clock", "part of a day"}),
    ("the third quarter", Point(quarter=3), {"lacks its year"}),
    ("the first half", Point(half=1), {"lacks its year"}),
    ("spring", Point(season="SP"), {"lacks its year"}),
    ("Easter", Point(holiday="easter 0"), {"day", "lacks its year"}),
    ("last spring", Point(season="SP", step=-1), set()),
    ("the spring of 2018", Point(year=2018, season="SP"), set()),
    ("the third quarter of 2018", Point(year=2018, quarter=3), set()),
    ("the third quarter of last year", Point(unit="year", offset=-1, quarter=3), set()),
    ("the nineties", Point(decade=90), {"many years"}),
    ("the 20th century", Point(century=20), {"many years"}),
    ("this century", Point(unit="century"), {"many years"}),
    ("last decade", Point(unit="decade", offset=-1), {"many years"}),
    ("the first half of the nineties", Point(decade=90, half=1), set()),
    ("the first half of the 20th century", Point(century=20, half=1), set()),
    ("the first half of this century", Point(unit="century", half=1), set()),
]


@pytest.mark.parametrize(("said", "point", "wanted"), POINTS)
def test_what_a_point_is(said: str, point: Point, wanted: set[str]) -> None:
    assert {name for name, is_so in OF_POINTS.items() if is_so(point)} == wanted


@pytest.mark.parametrize("other", [Length(amount=Decimal(3), unit="year"), Reference(value="PRESENT_REF")])
def test_what_is_no_point_is_none_of_a_point(other: Expression) -> None:
    assert not shapes.is_plain_year(other)
    assert not shapes.is_weekday(other)
    assert not shapes.is_clock(other)
    assert not shapes.is_day_part(other)


LENGTHS = [  # said, length, whether it may end in a month, whether it is a part of a year
    ("seven months", Length(amount=Decimal(7), unit="month"), True, True),
    ("eleven months", Length(amount=Decimal(11), unit="month"), True, True),
    ("twelve months", Length(amount=Decimal(12), unit="month"), True, False),
    ("some months", Length(amount=None, unit="month"), True, False),
    ("the past seven months", Length(amount=Decimal(7), unit="month", direction=-1), False, False),
    ("the first seven months", Length(amount=Decimal(7), unit="month", edge=1), False, False),
    ("a year", Length(amount=Decimal(1), unit="year"), True, False),
    ("three years", Length(amount=Decimal(3), unit="year"), False, False),
    ("a week", Length(amount=Decimal(1), unit="week"), False, False),
]


@pytest.mark.parametrize(("said", "length", "run", "part"), LENGTHS)
def test_what_a_length_is(said: str, length: Length, run: bool, part: bool) -> None:
    assert shapes.is_run(length) is run
    assert shapes.is_part_of_year(length) is part


def test_a_run_is_a_length() -> None:
    assert not shapes.is_run(Point(unit="month"))


CLOCKS = [  # the day, the clock time said beside it, the time of both
    (Point(weekday=1), "T07:30", "T07:30"),
    (Point(weekday=1, time="TMO"), "T07:30", "T07:30"),
    (Point(weekday=1, time="TAF"), "T01:00", "T13:00"),
    (Point(weekday=1, time="TEV"), "T07:30", "T19:30"),
    (Point(weekday=1, time="TEV"), "T07:30:15", "T19:30:15"),
    (Point(weekday=1, time="TNI"), "T11:00", "T23:00"),
    (Point(weekday=1, time="TEV"), "T09:59", "T21:59"),
    (Point(weekday=1, time="TEV"), "T00:30", "T00:30"),
    (Point(weekday=1, time="TNI"), "T03:00", "T03:00"),
    (Point(weekday=1, time="TNI"), "T04:59", "T04:59"),
    (Point(weekday=1, time="TNI"), "T06:00", "T18:00"),
    (Point(weekday=1, time="TEV"), "T10:00", "T22:00"),
    (Point(weekday=1, time="TNI"), "T12:30", "T12:30"),
    (Point(weekday=1, time="TEV"), "T19:30", "T19:30"),
    (Point(weekday=1, time="TEV"), None, None),
]


@pytest.mark.parametrize(("day", "clock", "wanted"), CLOCKS)
def test_a_day_with_a_clock_time(day: Point, clock: str | None, wanted: str | None) -> None:
    assert shapes.with_clock(day, clock) == Point(weekday=1, time=wanted)


def test_a_point_in_the_year_that_another_is() -> None:
    may = Point(month=5)
    assert shapes.with_base(may, Point(year=2018)) == Point(year=2018, month=5)
    assert shapes.with_base(may, Point(unit="year", offset=-1)) == Point(unit="year", offset=-1, month=5)
    assert shapes.with_base(may, Point(unit="year", origin="text")) == Point(unit="year", origin="text", month=5)


NUMBERED = [  # year, month and day as written, the day of the week beside it; month and day that are meant
    ((2024, 4, 3), 1, (3, 4)),  # 4 March 2024 was a Monday
    ((2024, 4, 3), 3, (4, 3)),  # 3 April 2024 was a Wednesday
    ((2024, 4, 3), 5, (4, 3)),  # neither was a Friday
    ((2024, 4, 3), None, (4, 3)),
    ((2024, 12, 25), 3, (12, 25)),  # no month 25
    ((2024, 12, 25), 1, (12, 25)),
    ((None, 4, 3), 1, (4, 3)),
]


@pytest.mark.parametrize(("written", "weekday", "meant"), NUMBERED)
def test_a_date_in_numbers_falls_on_its_day(written: tuple[int | None, int, int], weekday: int | None, meant: tuple[int, int]) -> None:
    year, month, day = written
    found = shapes.on_its_weekday(Point(year=year, month=month, day=day), weekday)
    assert found == Point(year=year, month=meant[0], day=meant[1])


def test_a_month_with_no_day_falls_on_no_day_of_the_week() -> None:
    for point in (Point(year=2024, month=4), Point(year=2024, day=4), Point(year=2024)):
        assert shapes.on_its_weekday(point, 1) == point
