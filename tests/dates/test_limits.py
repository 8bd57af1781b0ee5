"""Where a date stops to be one: the last hour, day or quarter there is and the first there is not; counts on the calendar."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from reformextract import extract
from reformextract.dates.calendar import flow as flows
from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.holidays import holiday
from reformextract.dates.calendar.resolver import resolve
from reformextract.dates.expressions.expression import Expression, Interval, Length, Ordinal, Point, Repeat, SamePeriod, Shift, Tense

D = datetime.date.fromisoformat
PUBLISHED = "2019-01-23"  # a Wednesday


def values(sentence: str) -> list[str]:
    return [record.value for record in extract(sentence, published=PUBLISHED).records if record.kind == "date"]


WRITTEN = [
    ("It closed at 23:59.", ["2019-01-23T23:59"]),
    ("It closed at 23:60.", []),
    ("It closed at 25:00.", []),
    ("It closed at 12.59 p.m. sharp.", ["2019-01-23T12:59"]),
    ("It closed at 12 a.m. sharp.", ["2019-01-23T00:00"]),
    ("It closed at 12 p.m. sharp.", ["2019-01-23T12:00"]),
    ("It closed at 1 p.m. sharp.", ["2019-01-23T13:00"]),
    ("It closed at 11:59:59 p.m. sharp.", ["2019-01-23T23:59:59"]),
    ("It closed at 2359 hours.", ["2019-01-23T23:59"]),
    ("It closed at 0000 hours.", ["2019-01-23T00:00"]),
    ("It closed at 1260 hours.", []),
    ("It opened on 31.12.2018.", ["2018-12-31"]),
    ("It opened on 01.01.1800.", ["1800-01-01"]),
    ("It opened on 31.12.2200.", ["2200-12-31"]),
    ("It opened on 32.12.2018.", []),
    ("It opened on 31.11.2018.", []),
    ("It opened on 2018.12.31.", ["2018-12-31"]),
    ("It opened on 2018.13.01.", []),
    ("It opened on 12.31.2018.", []),
    ("It opened on 31.12.1799.", []),
    ("It opened on 01.01.2201.", []),
    ("It was built in the 19th century.", ["18"]),
    ("It was built in the 1st century.", ["00"]),
    ("It ends in the 30th century.", ["29"]),
    ("It was built in 1 BC.", ["BC0001"]),
    ("It was built in 9999 BC.", ["BC9999"]),
    ("It was built in 221 BC.", ["BC0221"]),
    ("It grew in Q4 2018.", ["2018-Q4"]),
    ("It grew in Q1 2018.", ["2018-Q1"]),
    ("It grew in H2 2018.", ["2018-H2"]),
    ("It grew in the 1990s.", ["199X"]),
    ("It grew in the 1900s.", ["19"]),
    ("It grew in the 2000s.", ["200X"]),
    ("It grew in the 1810s.", ["181X"]),
    ("It opened in nineteen ninety-eight.", ["1998"]),
    ("It opened in the year two thousand and five.", ["2005"]),
    ("It pays on the 31st of every month.", ["XXXX-XX-31"]),
    ("It pays on the 1st of every month.", ["XXXX-XX-01"]),
    ("It opened in FY2018-19.", ["2018/2019"]),
    ("The fourth quarter of 2018 was weak.", ["2018-Q4"]),
    ("The second half of 2018 was weak.", ["2018-H2"]),
    ("The last quarter of 2018 was weak.", ["2018-Q4"]),
    ("The last half of 2018 was weak.", ["2018-H2"]),
    ("It took two to three weeks.", ["P2W/P3W"]),
    ("It took six months to two years.", ["P6M/P2Y"]),
    ("It took an hour and a half.", ["PT1H30M"]),
    ("It took a quarter of an hour.", ["PT15M"]),
    ("It took three quarters of an hour.", ["PT45M"]),
    ("It took half a year.", ["P6M"]),
    ("It took a day or two.", ["P1D/P2D"]),
    ("It opened two and a half decades ago.", ["1994"]),
    ("It opened half a century ago.", ["1969"]),
    ("It opened 2.5 years ago.", ["2016-07"]),
    ("The month before last it closed.", ["2018-11"]),
    ("The week before last it closed.", ["2019-W02"]),
    ("It rained the weekend before last.", ["2019-W02-WE"]),
    ("It closed the year before last.", ["2017"]),
    ("It closed the Friday before last.", ["2019-01-11"]),
    ("It closed the Monday before last.", ["2019-01-14"]),
    ("It opens the Friday after next.", ["2019-02-08"]),
    ("It closed the summer before last in Leeds.", ["2017-SU"]),
    ("It closed the May before last, he said.", ["2017-05"]),
    ("It closed the Christmas before last.", ["2017-12-25"]),
    ("It opens the weekend after next.", ["2019-W06-WE"]),
    ("It opened at half past twelve.", ["2019-01-23T12:30"]),
    ("It opened at quarter to one.", ["2019-01-23T12:45"]),
    ("It opened at a quarter to twelve.", ["2019-01-23T11:45"]),
    ("It opened at a quarter past one.", ["2019-01-23T01:15"]),
    ("It closed at 23.59 p.m. sharp.", ["2019-01-23T23:59"]),
    ("It closed at 9.30 a.m. sharp.", ["2019-01-23T09:30"]),
    ("It opened on 31/31/2018.", []),
    ("It closed on Labor Day 2018.", ["2018-09-03"]),
    ("It closed on Thanksgiving 2018.", ["2018-11-22"]),
    ("It closed on Easter Monday 2018.", ["2018-04-02"]),
    ("It was built in 10000 BC.", []),
    ("It took a couple of weeks.", ["P2W"]),
    ("It took a few weeks.", ["PXW"]),
    ("It grew for years.", ["PXY"]),
    ("It opened on April 31, 2018.", []),
    ("It opened on February 30, 2018.", []),
    ("It opened on 30/04/2018.", ["2018-04-30"]),
    ("It opened on 31/04/2018.", []),
    ("It opened on 12/25/2018.", ["2018-12-25"]),
    ("It opened on 25/12/2018.", ["2018-12-25"]),
    ("It opened two quarters ago.", ["2018-Q3"]),
    ("It opened the day before yesterday.", ["2019-01-21"]),
    ("It opens the day after tomorrow.", ["2019-01-25"]),
    ("It met every other week.", ["P2W"]),
    ("It met twice a year.", ["P1Y"]),
    ("It meets on Mondays.", ["XXXX-WXX-1"]),
    ("It meets every third day.", ["P3D"]),
    ("It grew for the first three months of 2018.", ["P3M"]),
    ("It grew over the past three years.", ["P3Y"]),
    ("It opened at noon on May 3, 2018.", ["2018-05-03T12:00"]),
    ("It opened on the eve of National Day 2018.", ["2018-09-30"]),
    ("It opened in the third week of May 2018.", ["2018-W20"]),
    ("It opened on the last Friday of May 2018.", ["2018-05-25"]),
    ("It opened on the second Tuesday in November 2018.", ["2018-11-13"]),
    ("It ran 2016-18.", ["2016/2018"]),
    ("It opened last spring.", ["2018-SP"]),
    ("It opens next summer.", ["2019-SU"]),
    ("It opened last Friday.", ["2019-01-18"]),
    ("It opens this Friday.", ["2019-01-25"]),
    ("It opens next Friday.", ["2019-02-01"]),
    ("It opened in May.", ["2018-05"]),
    ("It opens in May.", ["2019-05"]),
    ("It opened in the mid-80s.", ["198X"]),
    ("It opened a century ago.", ["1919"]),
    ("It opened three and a half years ago.", ["2015-07"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), WRITTEN)
def test_what_is_written(sentence: str, wanted: list[str]) -> None:
    assert values(sentence) == wanted


def n(amount: str) -> Decimal:
    return Decimal(amount)


YEAR, JANUARY = Point(year=2018), Point(year=2019, month=1)
DAY = stretches.day(2015, 5, 12)
MAY = stretches.month(2015, 5)
PLACED: list[
    tuple[Expression, Tense, dict[str, object], str, str, str, str]
] = [  # what it means in a text: type, value, first and last day
    # the n-th of a stretch
    (Ordinal(number=1, unit="week", within=JANUARY), "unknown", {}, "DATE", "2019-W01", "2018-12-31", "2019-01-06"),
    (Ordinal(number=2, unit="week", within=JANUARY), "unknown", {}, "DATE", "2019-W02", "2019-01-07", "2019-01-13"),
    (Ordinal(number=1, unit="week", within=Point(year=2019, month=2)), "unknown", {}, "DATE", "2019-W06", "2019-02-04", "2019-02-10"),
    (Ordinal(number=-1, unit="week", within=Point(year=2019, month=2)), "unknown", {}, "DATE", "2019-W09", "2019-02-25", "2019-03-03"),
    (Ordinal(number=-1, unit="week", within=Point(year=2019, month=7)), "unknown", {}, "DATE", "2019-W30", "2019-07-22", "2019-07-28"),
    (
        Ordinal(number=1, unit="day", weekday=7, within=Point(year=2020, month=6)),
        "unknown",
        {},
        "DATE",
        "2020-06-07",
        "2020-06-07",
        "2020-06-07",
    ),
    (
        Ordinal(number=1, unit="day", weekday=1, within=Point(year=2020, month=6)),
        "unknown",
        {},
        "DATE",
        "2020-06-01",
        "2020-06-01",
        "2020-06-01",
    ),
    (
        Ordinal(number=3, unit="day", weekday=4, within=Point(year=2020, month=6)),
        "unknown",
        {},
        "DATE",
        "2020-06-18",
        "2020-06-18",
        "2020-06-18",
    ),
    (
        Ordinal(number=-1, unit="day", weekday=2, within=Point(year=2020, month=6)),
        "unknown",
        {},
        "DATE",
        "2020-06-30",
        "2020-06-30",
        "2020-06-30",
    ),
    (
        Ordinal(number=-1, unit="day", weekday=3, within=Point(year=2020, month=6)),
        "unknown",
        {},
        "DATE",
        "2020-06-24",
        "2020-06-24",
        "2020-06-24",
    ),
    (Ordinal(number=2, unit="month", within=YEAR), "unknown", {}, "DATE", "2018-02", "2018-02-01", "2018-02-28"),
    (Ordinal(number=-1, unit="month", within=YEAR), "unknown", {}, "DATE", "2018-12", "2018-12-01", "2018-12-31"),
    (Ordinal(number=-2, unit="day", within=YEAR), "unknown", {}, "DATE", "2018-12-30", "2018-12-30", "2018-12-30"),
    # so many units from now, or from what was told
    (Shift(amount=n("1"), unit="fortnight", direction=-1), "past", {}, "DATE", "2019-W02", "2019-01-07", "2019-01-13"),
    (Shift(amount=n("1"), unit="season", direction=-1), "past", {}, "DATE", "2018-10", "2018-10-01", "2018-10-31"),
    (Shift(amount=n("1"), unit="half", direction=-1), "past", {}, "DATE", "2018-07", "2018-07-01", "2018-07-31"),
    (Shift(amount=n("1"), unit="decade", direction=-1), "past", {}, "DATE", "2009", "2009-01-01", "2009-12-31"),
    (Shift(amount=n("1"), unit="century", direction=-1), "past", {}, "DATE", "1919", "1919-01-01", "1919-12-31"),
    (Shift(amount=n("1.5"), unit="year", direction=-1), "past", {}, "DATE", "2017-07", "2017-07-01", "2017-07-31"),
    (Shift(amount=n("2.5"), unit="decade", direction=-1), "past", {}, "DATE", "1994", "1994-01-01", "1994-12-31"),
    (
        Shift(amount=n("2"), unit="week", direction=1, origin="text"),
        "unknown",
        {"latest": MAY, "day": DAY.first},
        "DATE",
        "2015-W22",
        "2015-05-25",
        "2015-05-31",
    ),
    (
        Shift(amount=n("2"), unit="month", direction=1, origin="text"),
        "unknown",
        {"latest": MAY, "day": D("2014-01-31")},
        "DATE",
        "2015-07",
        "2015-07-01",
        "2015-07-31",
    ),
    (
        Shift(amount=n("2"), unit="day", direction=1, origin="text"),
        "unknown",
        {"latest": DAY, "day": DAY.first},
        "DATE",
        "2015-05-14",
        "2015-05-14",
        "2015-05-14",
    ),
    (
        Shift(amount=n("10"), unit="day", direction=1, start=Point(weekday=1)),
        "unknown",
        {},
        "DATE",
        "2019-02-07",
        "2019-02-07",
        "2019-02-07",
    ),
    (
        Shift(amount=n("1"), unit="week", direction=1, start=Point(unit="day", offset=1)),
        "unknown",
        {},
        "DATE",
        "2019-01-31",
        "2019-01-31",
        "2019-01-31",
    ),
    # the same period of another year
    (
        SamePeriod(years=-1),
        "unknown",
        {"period": stretches.Stretch("interval", D("2018-01-05"), D("2018-07-20"))},
        "DATE",
        "2017-01-05/2017-07-20",
        "2017-01-05",
        "2017-07-20",
    ),
    (
        SamePeriod(years=-1),
        "unknown",
        {"period": stretches.Stretch("interval", D("2018-01-01"), D("2018-06-29"))},
        "DATE",
        "2017-01-01/2017-06-29",
        "2017-01-01",
        "2017-06-29",
    ),
    (
        SamePeriod(years=-1),
        "unknown",
        {"period": stretches.Stretch("interval", D("2020-01-01"), D("2020-02-29"))},
        "DATE",
        "2019-01/2019-02",
        "2019-01-01",
        "2019-02-28",
    ),
    # a leap day; days that need a month
    (Point(month=2, day=29), "past", {}, "DATE", "2016-02-29", "2016-02-29", "2016-02-29"),
    (Point(month=2, day=29), "future", {}, "DATE", "2020-02-29", "2020-02-29", "2020-02-29"),
    # ranges
    (Interval(first=Point(year=2016), last=Point(year=2020)), "unknown", {}, "DATE", "2016/2020", "2016-01-01", "2020-12-31"),
    (
        Interval(first=Point(year=2016, month=3), last=Point(year=2016, month=5)),
        "unknown",
        {},
        "DATE",
        "2016-03/2016-05",
        "2016-03-01",
        "2016-05-31",
    ),
    (Interval(first=Point(month=11), last=Point(year=2016, month=2)), "unknown", {}, "DATE", "2015-11/2016-02", "2015-11-01", "2016-02-29"),
    (Interval(first=Point(month=2), last=Point(year=2016, month=2)), "unknown", {}, "DATE", "2016-02/2016-02", "2016-02-01", "2016-02-29"),
]


@pytest.mark.parametrize(("expression", "tense", "context", "kind", "value", "first", "last"), PLACED)
def test_what_it_means(
    expression: Expression, tense: Tense, context: dict[str, object], kind: str, value: str, first: str, last: str
) -> None:
    found = resolve(expression, Flow(published=D(PUBLISHED), fresh=True, **context), tense)  # type: ignore[arg-type]
    assert (found.type, found.value, found.earliest, found.latest) == (kind, value, D(first), D(last))


def test_a_range_that_runs_backward_has_no_days() -> None:
    found = resolve(Interval(first=Point(year=2020), last=Point(year=2018)), Flow(published=D(PUBLISHED)))
    assert (found.type, found.earliest, found.latest) == ("DATE", None, None)


def test_a_quarter_is_reported_on_for_some_paragraphs() -> None:
    flow = Flow(published=D(PUBLISHED))
    flow.report(stretches.from_months("quarter", 2018, 10))
    for _ in range(flows.QUARTER_REACH):
        flow.new_paragraph()
        assert flow.reported() == stretches.from_months("quarter", 2018, 10)
    flow.new_paragraph()
    assert flow.reported() is None


def test_the_quarter_reported_on_is_the_last_that_is_over() -> None:
    quarters = {month: stretches.from_months("quarter", 2018, month) for month in (1, 4, 7, 10)}
    flow = Flow(published=D("2018-10-20"))
    flow.report(quarters[10])
    assert flow.reported() == quarters[10]  # nothing was reported on before, and it has begun
    flow = Flow(published=D("2018-10-20"))
    for month, wanted in ((4, 4), (7, 7), (1, 7), (10, 7)):
        flow.report(quarters[month])
        assert flow.reported() == quarters[wanted]
    flow.report_longer()
    assert flow.reported() is None


def test_repeats_and_lengths() -> None:
    for expression, kind, value in (
        (Repeat(amount=n("2"), unit="week"), "SET", "P2W"),
        (Repeat(amount=n("1"), unit="day"), "SET", "P1D"),
        (Length(amount=n("90"), unit="minute"), "DURATION", "PT90M"),
        (Length(amount=n("2"), unit="week", high=n("3"), high_unit="week"), "DURATION", "P2W/P3W"),
        (Length(amount=None, unit="week"), "DURATION", "PXW"),
    ):
        found = resolve(expression, Flow(published=D(PUBLISHED)))
        assert (found.type, found.value) == (kind, value)


EASTERS = """
2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08 2008-03-23 2009-04-12 2010-04-04 2011-04-24
2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09
2024-03-31 2025-04-20 1981-04-19 1954-04-18 1943-04-25 2038-04-25 1818-03-22 1886-04-25 2285-03-22
"""  # from the almanacs; the last lines are the years in which the rule's exceptions and its ends show


@pytest.mark.parametrize("day", EASTERS.split())
def test_easter(day: str) -> None:
    assert holiday("easter 0", int(day[:4])) == D(day)
