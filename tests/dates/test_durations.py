"""Lengths of time: how they are written, and the day that lies so long after or before another. By the calendar."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from reformextract.dates.calendar.durations import duration_value, ends_in_a_part, joined_durations, later, value_with_part

D = datetime.date.fromisoformat

VALUES = [  # amount (None: not known), unit, TIMEX3 value
    ("15", "second", "PT15S"),
    ("15", "minute", "PT15M"),
    ("15", "hour", "PT15H"),
    ("15", "day", "P15D"),
    ("2", "week", "P2W"),
    ("2", "weekend", "P2WE"),
    ("2", "fortnight", "P4W"),
    ("2", "month", "P2M"),
    ("2", "quarter", "P6M"),
    ("2", "half", "P12M"),
    ("2", "season", "P2SE"),
    ("2", "year", "P2Y"),
    ("2", "decade", "P2DE"),
    ("2", "century", "P2CE"),
    ("2", "millennium", "P2ML"),
    (None, "year", "PXY"),
    (None, "minute", "PTXM"),
    (None, "quarter", "PXM"),
    (None, "fortnight", "PXW"),
    ("0.5", "minute", "PT30S"),
    ("0.5", "hour", "PT30M"),
    ("0.5", "year", "P6M"),
    ("0.5", "decade", "P5Y"),
    ("0.5", "century", "P50Y"),
    ("0.5", "day", "P0.5D"),
    ("0.5", "month", "P0.5M"),
    ("1.5", "quarter", "P4.5M"),
    ("1000", "year", "P1000Y"),
    ("2.50", "day", "P2.5D"),
]


@pytest.mark.parametrize(("amount", "unit", "wanted"), VALUES)
def test_an_amount_of_a_unit(amount: str | None, unit: str, wanted: str) -> None:
    assert duration_value(None if amount is None else Decimal(amount), unit) == wanted


HALVED = [  # said with "and a half" behind the unit
    ("1.5", "year", "P1Y6M"),
    ("2.5", "hour", "PT2H30M"),
    ("1.5", "minute", "PT1M30S"),
    ("1.5", "day", "P1.5D"),
    ("1.5", "decade", "P1.5DE"),
    ("2.5", "month", "P2.5M"),
]


@pytest.mark.parametrize(("amount", "unit", "wanted"), HALVED)
def test_a_unit_and_a_half(amount: str, unit: str, wanted: str) -> None:
    assert value_with_part(Decimal(amount), unit) == wanted


@pytest.mark.parametrize(
    ("amount", "half"),
    [("0.5", False), ("1", False), ("1.5", True), ("1.25", True), ("2", False), ("2.5", True), ("999999999.5", True),
     ("1000000000.5", False)],
)  # fmt: skip
def test_whether_an_amount_ends_in_a_part(amount: str, half: bool) -> None:
    assert ends_in_a_part(Decimal(amount)) is half


JOINED = [
    ("P4Y", "P2M", "P4Y2M"),
    ("P1M", "P10D", "P1M10D"),
    ("P1D", "PT6H", "P1DT6H"),
    ("PT2H", "PT53M", "PT2H53M"),
    ("PT2M", "PT5S", "PT2M5S"),
]


@pytest.mark.parametrize(("first", "second", "wanted"), JOINED)
def test_two_lengths_as_one(first: str, second: str, wanted: str) -> None:
    assert joined_durations(first, second) == wanted


LATER = [  # from 23 January 2019: amount, unit, the day there (None: no whole number of days, or not known)
    ("3", "day", "2019-01-26"),
    ("-3", "day", "2019-01-20"),
    ("2", "week", "2019-02-06"),
    ("2", "fortnight", "2019-02-20"),
    ("-1", "quarter", "2018-10-23"),
    ("1", "half", "2019-07-23"),
    ("-1", "half", "2018-07-23"),
    ("-1.5", "half", "2018-04-23"),
    ("3", "year", "2022-01-23"),
    ("-2", "decade", "1999-01-23"),
    ("1", "century", "2119-01-23"),
    ("-1", "millennium", "1019-01-23"),
    # halves
    ("0.5", "year", "2019-07-23"),
    ("-0.5", "year", "2018-07-23"),
    ("0.5", "decade", "2024-01-23"),
    ("-0.5", "decade", "2014-01-23"),
    ("-0.5", "century", "1969-01-23"),
    ("1.5", "year", "2020-07-23"),
    ("-2.5", "year", "2016-07-23"),
    ("-2.5", "decade", "1994-01-23"),
    ("1.5", "century", "2169-01-23"),
    ("0.25", "year", "2019-04-23"),
    ("0.3", "year", None),
    ("0.5", "day", None),
    ("0.5", "week", None),
    ("1.5", "month", None),
    # hours that are days
    ("48", "hour", "2019-01-25"),
    ("-72", "hour", "2019-01-20"),
    ("24", "hour", "2019-01-24"),
    ("36", "hour", None),
    ("0.5", "hour", None),
    ("2", "minute", None),
    ("1440", "minute", None),
    ("2", "second", None),
    ("0.5", "minute", None),
    # beyond any calendar
    ("10000001", "day", None),
    ("-10000001", "day", None),
]


@pytest.mark.parametrize(("amount", "unit", "wanted"), LATER)
def test_the_day_so_long_after_another(amount: str, unit: str, wanted: str | None) -> None:
    assert later(D("2019-01-23"), Decimal(amount), unit) == (None if wanted is None else D(wanted))


@pytest.mark.parametrize(("amount", "unit"), [("10000000", "day"), ("-10000000", "week"), ("9000", "year")])
def test_what_leaves_the_calendar_is_an_error(amount: str, unit: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        later(D("2019-01-23"), Decimal(amount), unit)
