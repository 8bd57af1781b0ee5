"""Holidays on their days: by the rules as they are stated, by almanacs, by tables that others have computed."""

from __future__ import annotations

import datetime

import pytest
from lunar_python import Solar

from reformextract.dates.calendar.holidays import _centuries, _longitude, holiday, holiday_days

D = datetime.date.fromisoformat

DAYS = [  # rule, the day in a year
    # a day of the week of a month: the n-th from its beginning, or from its end
    ("weekday 1 1 3", "2019-01-21"),  # January began on a Tuesday
    ("weekday 1 2 1", "2019-01-01"),
    ("weekday 5 1 -1", "2018-05-28"),
    ("weekday 5 1 -2", "2018-05-21"),
    ("weekday 5 7 2", "2019-05-12"),
    ("weekday 9 1 1", "2018-09-03"),
    ("weekday 10 1 2", "2018-10-08"),
    ("weekday 11 4 4", "2018-11-22"),
    ("weekday 11 4 -1", "2018-11-29"),
    ("weekday 12 1 -1", "2018-12-31"),
    ("weekday 12 2 -1", "2018-12-25"),
    ("weekday 12 7 4", "2018-12-23"),
    # the first such day on or after another
    ("since 11-02 2", "2021-11-02"),
    ("since 11-02 2", "2020-11-03"),
    ("since 11-02 2", "2022-11-08"),
    ("since 05-18 1", "2019-05-20"),
    ("since 05-18 1", "2020-05-18"),
    ("since 11-23 5", "2018-11-23"),
    ("since 11-23 5", "2019-11-29"),
    # from Easter: 1 April 2018, 21 April 2019
    ("easter -47", "2018-02-13"),
    ("easter -46", "2018-02-14"),
    ("easter -2", "2019-04-19"),
    ("easter 39", "2019-05-30"),
    ("easter 50", "2019-06-10"),
    # every year
    ("fixed 02-29", "2020-02-29"),
    ("fixed 12-25", "2018-12-25"),
    # the Umm al-Qura calendar
    ("islamic 1-1", "2019-08-31"),
    ("islamic 1-10", "2019-09-09"),
    ("islamic 9-1", "2030-01-05"),  # and again on 26 December
    ("islamic 10-1", "2019-06-04"),
    ("islamic 12-10", "2019-08-11"),
    ("islamic 12-10", "1990-07-02"),
    ("islamic 1-1", "1924-08-01"),  # where the table begins
    # the Chinese calendar
    ("lunar 8-15", "1900-09-08"),
    ("lunar 1-1", "2099-01-21"),
]


@pytest.mark.parametrize(("rule", "day"), DAYS)
def test_a_holiday_falls_on_its_day(rule: str, day: str) -> None:
    assert holiday(rule, int(day[:4])) == D(day)


@pytest.mark.parametrize(
    ("rule", "year"), [("fixed 02-29", 2019), ("lunar 1-1", 1899), ("lunar 1-1", 2100), ("islamic 9-1", 1920), ("lunar 1-31", 2019)]
)
def test_a_day_that_a_year_has_not(rule: str, year: int) -> None:
    assert holiday(rule, year) is None
    assert holiday_days(rule, year) is None


def test_a_month_has_no_day_of_the_week_of_number_zero() -> None:
    with pytest.raises(ValueError, match="unknown holiday rule"):
        holiday("weekday 5 1 0", 2019)


LONG = [  # rule, year, first and last day
    ("islamic 9", 2019, "2019-05-06", "2019-06-03"),
    ("islamic 9", 2024, "2024-03-11", "2024-04-09"),
    ("islamic 9", 1999, "1999-12-09", "2000-01-07"),  # the month after it begins twice in 2000
    ("islamic 9", 2000, "2000-11-27", "2000-12-26"),
    ("islamic 12", 2008, "2008-11-29", "2008-12-28"),  # the year's last month
    ("islamic 10-1", 2019, "2019-06-04", "2019-06-04"),
    ("easter 0", 2019, "2019-04-21", "2019-04-21"),
]


@pytest.mark.parametrize(("rule", "year", "first", "last"), LONG)
def test_the_first_and_last_day_of_a_holiday(rule: str, year: int, first: str, last: str) -> None:
    assert holiday_days(rule, year) == (D(first), D(last))


TERMS = {"春分": 0, "清明": 15, "夏至": 90, "秋分": 180, "立冬": 225, "冬至": 270, "小寒": 285, "立春": 315}
CLOSE = {("春分", 2051)}  # 41 seconds before midnight


@pytest.mark.parametrize("century", [1900, 2000])
def test_solar_terms_as_in_the_tables_of_another(century: int) -> None:
    for year in range(century, century + 100):
        table = Solar.fromYmd(year, 6, 15).getLunar().getJieQiTable()
        days = {name: datetime.date(table[name].getYear(), table[name].getMonth(), table[name].getDay()) for name in TERMS}
        for name in TERMS.keys() - {name for name, of in CLOSE if of == year}:
            assert days[name].year != year or holiday(f"solar {TERMS[name]}", year) == days[name]


def test_a_degree_is_reached_on_its_day_at_the_turn_of_the_year_too() -> None:
    def beyond(day: datetime.date, degrees: int) -> float:
        return (_longitude(_centuries(day.toordinal())) - degrees + 180) % 360 - 180

    for degrees in (279, 280, 281):
        found = [day for year in range(1960, 2060) if (day := holiday(f"solar {degrees}", year)) is not None]
        assert len(found) > 60
        for day in found:
            assert beyond(day, degrees) >= 0 > beyond(day - datetime.timedelta(days=1), degrees)


def test_the_longitude_of_the_sun_as_in_the_worked_example() -> None:
    assert _longitude(-0.072183436) == pytest.approx(199.90895, abs=0.00002)  # Meeus, Astronomical Algorithms, example 25.a


EASTERS = """
1583-04-10 1598-03-22 1600-04-02 1609-04-19 1666-04-25 1693-03-22 1700-04-11 1724-04-16 1734-04-25 1761-03-22 1799-03-24 1800-04-13
1845-03-23 1859-04-24 1876-04-16 1900-04-15 1913-03-23 1916-04-23 1951-03-25 1957-04-21 1974-04-14 1984-04-22 1991-03-31 1999-04-04
2011-04-24 2049-04-18 2057-04-22 2076-04-19 2079-04-23 2100-03-28 2106-04-18 2199-04-14 2200-04-06 2299-04-16 2300-04-08 2400-04-16
"""


@pytest.mark.parametrize("day", EASTERS.split())
def test_easter_through_the_centuries(day: str) -> None:
    assert holiday("easter 0", int(day[:4])) == D(day)


def gauss(year: int) -> datetime.date:
    """Easter Sunday by Gauss's rule of 1816 with its two exceptions."""
    a, b, c, k = year % 19, year % 4, year % 7, year // 100
    p = (13 + 8 * k) // 25
    d = (19 * a + (15 - p + k - k // 4)) % 30
    e = (2 * b + 4 * c + 6 * d + (4 + k - k // 4)) % 7
    days = d + e
    if days == 35 or (d == 28 and e == 6 and a > 10):
        days -= 7
    return datetime.date(year, 3, 22) + datetime.timedelta(days=days)


def test_easter_as_by_another_rule() -> None:
    assert [year for year in range(1583, 10_000) if holiday("easter 0", year) != gauss(year)] == []
