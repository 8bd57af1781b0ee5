"""What the text around an expression makes of it: the tense, the dates told before, the quarter reported on, the end of a range.

Published Wednesday, 23 January 2019, unless a line says otherwise. A row gives what is said, the expression, and its value with the first
and last day; what has no place on the calendar has a value only. Days and weeks by the calendar.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

import pytest

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.flow import RECENT, Flow
from reformextract.dates.calendar.ranges import after_start, before_end, continued, on_weekday
from reformextract.dates.calendar.resolved import Resolved, unplaced
from reformextract.dates.calendar.resolver import resolve
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
    SamePeriod,
    Shift,
    Tense,
)

D = datetime.date.fromisoformat
P, L, S = Point, Length, Shift
PUBLISHED = "2019-01-23"


def n(value: str) -> Decimal:
    return Decimal(value)


def kind(value: str) -> str:
    """The TIMEX3 type that a value has."""
    return "DURATION" if re.match(r"P[TX\d]", value) else "TIME" if re.search(r"[X\d]T", value) else "DATE"


def told(found: Resolved) -> str:
    """Value, first and last day; a day that is its own value is not said again."""
    assert found.type == kind(found.value)
    if found.stretch is None:
        return found.value
    days = " ".join(dict.fromkeys((str(found.earliest), str(found.latest))))
    return found.value if days == found.value else f"{found.value} {days}"


def placed(expression: Expression, tense: Tense = "unknown", published: str | None = PUBLISHED, **context: Any) -> str:
    flow = Flow(published=D(published) if published else None, **context)
    return told(resolve(expression, flow, tense))


DAY = stretches.day(2015, 5, 12)  # a Tuesday
MAY = stretches.month(2015, 5)
OF_2015 = stretches.year(2015)
Q3 = stretches.from_months("quarter", 2017, 7)

SHIFTS: list[tuple[str, Expression, Tense, dict[str, object], str]] = [
    ("some years ago", S(amount=None, unit="year", direction=-1), "past", {}, "PAST_REF"),
    ("some years from now", S(amount=None, unit="year", direction=1), "future", {}, "FUTURE_REF"),
    ("two hours ago", S(amount=n("2"), unit="hour", direction=-1), "past", {}, "PAST_REF"),
    ("in two minutes", S(amount=n("2"), unit="minute", direction=1), "future", {}, "FUTURE_REF"),
    ("ten seconds ago", S(amount=n("10"), unit="second", direction=-1), "past", {}, "PAST_REF"),
    ("two hours later", S(amount=n("2"), unit="hour", direction=1, origin="text"), "past", {}, "PT2H"),
    ("an hour and a half later", S(amount=n("1.5"), unit="hour", direction=1, origin="text"), "past", {}, "PT1H30M"),
    ("20 million years ago", S(amount=n("20000000"), unit="year", direction=-1), "past", {}, "PAST_REF"),
    ("in 20 million years", S(amount=n("20000000"), unit="year", direction=1), "future", {}, "FUTURE_REF"),
    # in the unit's own precision
    ("two weekends ago", S(amount=n("2"), unit="weekend", direction=-1), "past", {}, "2019-W02-WE 2019-01-12 2019-01-13"),
    ("half a fortnight ago", S(amount=n("0.5"), unit="fortnight", direction=-1), "past", {}, "2019-01-16"),
    ("a fortnight ago", S(amount=n("1"), unit="fortnight", direction=-1), "past", {}, "2019-W02 2019-01-07 2019-01-13"),
    ("two quarters ago", S(amount=n("2"), unit="quarter", direction=-1), "past", {"quarter": Q3}, "2018-Q3 2018-07-01 2018-09-30"),
    ("1.5 centuries ago", S(amount=n("1.5"), unit="century", direction=-1), "past", {}, "1869 1869-01-01 1869-12-31"),
    ("half a century ago", S(amount=n("0.5"), unit="century", direction=-1), "past", {}, "1969 1969-01-01 1969-12-31"),
    # from the date told last, from the last day for days and weeks
    ("two days later", S(amount=n("2"), unit="day", direction=1, origin="text"), "past", {"latest": MAY, "day": DAY.first}, "2015-05-14"),
    ("two days later", S(amount=n("2"), unit="day", direction=1, origin="text"), "past", {"latest": MAY}, "2015-05-03"),
    ("a week later", S(amount=n("1"), unit="week", direction=1, origin="text"), "past", {"latest": MAY, "day": DAY.first},
     "2015-W21 2015-05-18 2015-05-24"),
    ("two months later", S(amount=n("2"), unit="month", direction=1, origin="text"), "past", {"latest": MAY, "day": D("2014-01-31")},
     "2015-07 2015-07-01 2015-07-31"),
    ("two years later", S(amount=n("2"), unit="year", direction=1, origin="text"), "past", {"latest": OF_2015},
     "2017 2017-01-01 2017-12-31"),
    ("the month before", S(amount=n("1"), unit="month", direction=-1, origin="text"), "past",
     {"latest": stretches.day(2018, 7, 13), "month": stretches.month(2018, 6)}, "2018-05 2018-05-01 2018-05-31"),
    ("two months before", S(amount=n("2"), unit="month", direction=-1, origin="text"), "past",
     {"latest": stretches.day(2018, 7, 13), "month": stretches.month(2018, 6)}, "2018-05 2018-05-01 2018-05-31"),
    ("a year before", S(amount=n("1"), unit="year", direction=-1, origin="text"), "past",
     {"latest": stretches.day(2018, 7, 13), "month": stretches.month(2016, 6)}, "2017 2017-01-01 2017-12-31"),
    # a comparison leans on its own paragraph only
    ("a year earlier", S(amount=n("1"), unit="year", direction=-1, origin="text", comparison=True), "past", {"latest": DAY, "fresh": True},
     "2014 2014-01-01 2014-12-31"),
    ("a year earlier", S(amount=n("1"), unit="year", direction=-1, origin="text", comparison=True), "past", {"latest": DAY},
     "2018 2018-01-01 2018-12-31"),
    ("three years earlier", S(amount=n("3"), unit="year", direction=-1, origin="text"), "past", {"latest": DAY},
     "2012 2012-01-01 2012-12-31"),
    # of the quarter reported on
    ("a year earlier", S(amount=n("1"), unit="year", direction=-1, comparison=True), "past", {"quarter": Q3},
     "2016-Q3 2016-07-01 2016-09-30"),
    ("a month earlier", S(amount=n("1"), unit="month", direction=-1, comparison=True), "past", {"quarter": Q3},
     "2018-12 2018-12-01 2018-12-31"),
    ("the quarter before", S(amount=n("1"), unit="quarter", direction=-1, origin="text"), "past", {"quarter": Q3},
     "2017-Q2 2017-04-01 2017-06-30"),
    ("two quarters later", S(amount=n("2"), unit="quarter", direction=1, origin="text"), "past", {"quarter": Q3},
     "2018-Q1 2018-01-01 2018-03-31"),
    # what is told in the past cannot lie ahead of the text: another date told before is meant
    ("three days later, to the day of publication", S(amount=n("3"), unit="day", direction=1, origin="text"), "past",
     {"latest": stretches.day(2019, 1, 20), "day": D("2019-01-20")}, "2019-01-23"),
    ("thirty years later", S(amount=n("30"), unit="year", direction=1, origin="text"), "past",
     {"latest": stretches.day(2019, 1, 21), "told": [stretches.year(1968), stretches.day(2019, 1, 21)]}, "1998 1998-01-01 1998-12-31"),
    ("thirty years later, to the day of publication", S(amount=n("30"), unit="year", direction=1, origin="text"), "past",
     {"latest": stretches.day(2019, 1, 21), "told": [stretches.year(1968), stretches.day(1989, 1, 23), stretches.day(2019, 1, 21)]},
     "2019 2019-01-01 2019-12-31"),
    ("thirty years later", S(amount=n("30"), unit="year", direction=1, origin="text"), "past", {"latest": stretches.day(2019, 1, 21)},
     "XXXX"),
    ("thirty years later", S(amount=n("30"), unit="year", direction=1, origin="text"), "future", {"latest": stretches.day(2019, 1, 21)},
     "2049 2049-01-01 2049-12-31"),
    ("two years after an opening that lies ahead", S(amount=n("2"), unit="year", direction=1, origin="text"), "unknown",
     {"latest": stretches.year(2020)}, "2022 2022-01-01 2022-12-31"),
    # from a day that is named
    ("a week from Monday", S(amount=n("1"), unit="week", direction=1, to_day=True, start=P(weekday=1)), "unknown", {}, "2019-02-04"),
    ("two weeks ago Sunday", S(amount=n("2"), unit="week", direction=-1, to_day=True, start=P(weekday=7)), "unknown", {}, "2019-01-06"),
    ("a week ago today", S(amount=n("1"), unit="week", direction=-1, to_day=True), "past", {}, "2019-01-16"),
    ("a year ago today", S(amount=n("1"), unit="year", direction=-1, to_day=True), "past", {}, "2018-01-23"),
]  # fmt: skip

LENGTHS: list[tuple[str, Expression, Tense, dict[str, object], str]] = [
    ("no days to come", L(amount=n("0"), unit="day", direction=1), "future", {}, "P0D"),
    ("three months of the third quarter of 2018", L(amount=n("3"), unit="month", within=P(year=2018, quarter=3)), "unknown", {},
     "P3M 2018-07-01 2018-09-30"),
    ("the last day of May 2018", L(amount=n("1"), unit="day", edge=-1, within=P(year=2018, month=5)), "unknown", {}, "P1D 2018-05-31"),
    ("the first day of May 2018", L(amount=n("1"), unit="day", edge=1, within=P(year=2018, month=5)), "unknown", {}, "P1D 2018-05-01"),
    ("the last two weeks of 2018", L(amount=n("2"), unit="week", edge=-1, within=P(year=2018)), "unknown", {}, "P2W 2018-12-18 2018-12-31"),
    ("the last half a year of 2018", L(amount=n("0.5"), unit="year", edge=-1, within=P(year=2018)), "unknown", {},
     "P6M 2018-07-01 2018-12-31"),
    ("the first 36 hours of 2018", L(amount=n("36"), unit="hour", edge=1, within=P(year=2018)), "unknown", {}, "PT36H"),
    ("the last 36 hours of 2018", L(amount=n("36"), unit="hour", edge=-1, within=P(year=2018)), "unknown", {}, "PT36H"),
    ("the first some months of 2018", L(amount=None, unit="month", edge=1, within=P(year=2018)), "unknown", {}, "PXM"),
    ("the first years and months of 2018", L(amount=n("1"), unit="year", also=L(amount=n("2"), unit="month"), edge=1, within=P(year=2018)),
     "unknown", {}, "P1Y2M"),
    ("two to three weeks", L(amount=n("2"), unit="week", high=n("3")), "unknown", {}, "P2W/P3W"),
    ("six months to two years", L(amount=n("6"), unit="month", high=n("2"), high_unit="year"), "unknown", {}, "P6M/P2Y"),
    # whose unit is of the past: its end is over
    ("the last five days of March", L(amount=n("5"), unit="day", edge=-1, within=P(month=3)), "unknown", {}, "P5D 2018-03-27 2018-03-31"),
    ("the last five days of March", L(amount=n("5"), unit="day", edge=-1, within=P(month=3)), "future", {}, "P5D 2019-03-27 2019-03-31"),
    ("the first five days of March", L(amount=n("5"), unit="day", edge=1, within=P(month=3)), "unknown", {}, "P5D 2019-03-01 2019-03-05"),
    ("five days of March", L(amount=n("5"), unit="day", within=P(month=3)), "unknown", {}, "P5D 2019-03-01 2019-03-31"),
    # the first months of a year that is not said: of the last in which they were over
    ("the first three quarters", L(amount=n("3"), unit="quarter", edge=1), "unknown", {}, "P9M 2018-01-01 2018-09-30"),
    ("the first one and a half quarters", L(amount=n("1.5"), unit="quarter", edge=1), "unknown", {}, "P4.5M"),
    ("the first month", L(amount=n("1"), unit="month", edge=1), "unknown", {}, "P1M 2018-01-01 2018-01-31"),
    ("the first twelve months", L(amount=n("12"), unit="month", edge=1), "unknown", {}, "P12M"),
    ("the first 18 months", L(amount=n("18"), unit="month", edge=1), "unknown", {}, "P18M"),
    ("the first five days", L(amount=n("5"), unit="day", edge=1), "unknown", {}, "P5D"),
]  # fmt: skip

POINTS: list[tuple[str, Expression, Tense, dict[str, object], str]] = [
    # the quarter that the text reports on, else the last that is over
    ("the quarter", P(unit="quarter", origin="text"), "unknown", {"quarter": Q3}, "2017-Q3 2017-07-01 2017-09-30"),
    ("the quarter", P(unit="quarter", origin="text"), "unknown", {}, "2018-Q4 2018-10-01 2018-12-31"),
    ("the quarter a year before", P(unit="quarter", offset=-4, origin="text"), "unknown", {}, "2017-Q4 2017-10-01 2017-12-31"),
    # the day told last; where none is, that of the text
    ("the same day", P(unit="day", origin="text"), "unknown", {"latest": MAY}, "2019-01-23"),
    ("the same day", P(unit="day", origin="text"), "unknown", {"latest": MAY, "day": DAY.first}, "2015-05-12"),
    ("the following month", P(unit="month", offset=1, origin="text"), "unknown", {"latest": MAY, "day": D("2014-01-31")},
     "2015-06 2015-06-01 2015-06-30"),
    ("the same year", P(unit="year", origin="text"), "unknown", {"latest": DAY, "year": 2014}, "2014 2014-01-01 2014-12-31"),
    ("tomorrow", P(unit="day", offset=1), "future", {"latest": DAY, "day": DAY.first}, "2019-01-24"),
    ("next month", P(unit="month", offset=1), "future", {"latest": DAY}, "2019-02 2019-02-01 2019-02-28"),
    ("this year", P(unit="year"), "unknown", {"latest": DAY, "year": 2014}, "2019 2019-01-01 2019-12-31"),
    # parts of a relative stretch
    ("the 25th of last month", P(unit="month", offset=-1, day=25), "unknown", {}, "2018-12-25"),
    ("Monday last week", P(unit="week", offset=-1, weekday=1), "unknown", {}, "2019-01-14"),
    ("Sunday next week", P(unit="week", offset=1, weekday=7), "unknown", {}, "2019-02-03"),
    ("next weekend", P(weekend=True, unit="week", offset=1), "unknown", {}, "2019-W05-WE 2019-02-02 2019-02-03"),
    ("Ramadan last year", P(unit="year", offset=-1, holiday="islamic 9"), "unknown", {}, "2018-05-16/2018-06-14 2018-05-16 2018-06-14"),
    ("the eve of National Day last year", P(unit="year", offset=-1, holiday="fixed 10-01", eve=True), "unknown", {}, "2018-09-30"),
    ("the Spring Festival of 1500", P(year=1500, holiday="lunar 1-1"), "unknown", {}, "1500"),
    # decades by their two figures
    ("the 20s", P(decade=20), "unknown", {"published": "2020-05-01"}, "202X 2020-01-01 2029-12-31"),
    ("the 30s", P(decade=30), "unknown", {"published": "2020-05-01"}, "193X 1930-01-01 1939-12-31"),
    ("the 20s", P(decade=20), "unknown", {"published": None}, "202X 2020-01-01 2029-12-31"),
    ("the 30s", P(decade=30), "unknown", {"published": None}, "193X 1930-01-01 1939-12-31"),
    ("the 90s", P(decade=90), "unknown", {"published": "1995-05-01"}, "199X 1990-01-01 1999-12-31"),
    ("the noughties", P(decade=0), "unknown", {}, "200X 2000-01-01 2009-12-31"),
    # halves and quarters of them
    ("the first half of the 20th century", P(century=20, half=1), "unknown", {}, "1900/1949 1900-01-01 1949-12-31"),
    ("the second half of the 20th century", P(century=20, half=2), "unknown", {}, "1950/1999 1950-01-01 1999-12-31"),
    ("the last quarter of the 19th century", P(century=19, quarter=4), "unknown", {}, "1875/1899 1875-01-01 1899-12-31"),
    ("the first quarter of this century", P(unit="century", quarter=1), "unknown", {}, "2000/2024 2000-01-01 2024-12-31"),
    ("the second half of the nineties", P(decade=1990, half=2), "unknown", {}, "1995/1999 1995-01-01 1999-12-31"),
    ("the first half of the 1st century", P(century=1, half=1), "unknown", {}, "0001/0049 0001-01-01 0049-12-31"),
    ("the second half of the 1st century", P(century=1, half=2), "unknown", {}, "0050/0099 0050-01-01 0099-12-31"),
    ("the second quarter of the 20th century", P(century=20, quarter=2), "unknown", {}, "1925/1949 1925-01-01 1949-12-31"),
    ("the first quarter of the nineties, two years and a half", P(decade=1990, quarter=1), "unknown", {}, "XXXX-Q1"),
    ("the first half of last decade", P(unit="decade", offset=-1, half=1), "unknown", {}, "2000/2004 2000-01-01 2004-12-31"),
    # "In 2015, ... in May": the scene
    ("in May", P(month=5), "past", {"scene": 2015}, "2015-05 2015-05-01 2015-05-31"),
    ("in May", P(month=5), "future", {"scene": 2015}, "2019-05 2019-05-01 2019-05-31"),
    ("in the third quarter", P(quarter=3), "past", {"scene": 2015}, "2015-Q3 2015-07-01 2015-09-30"),
    ("in the first half", P(half=1), "unknown", {"scene": 2015}, "2015-H1 2015-01-01 2015-06-30"),
    ("in spring", P(season="SP"), "past", {"scene": 2015}, "2015-SP 2015-03-01 2015-05-31"),
    ("at Easter", P(holiday="easter 0"), "past", {"scene": 2015}, "2015-04-05"),
    ("last May", P(month=5, step=-1), "past", {"scene": 2015}, "2018-05 2018-05-01 2018-05-31"),
    ("on Friday", P(weekday=5), "past", {"scene": 2015}, "2019-01-18"),
    ("in May, of a scene ahead", P(month=5), "past", {"scene": 2030}, "2018-05 2018-05-01 2018-05-31"),
    ("in May, of a scene ahead", P(month=5), "unknown", {"scene": 2030}, "2030-05 2030-05-01 2030-05-31"),
    ("in May, of a scene, published nobody knows when", P(month=5), "past", {"scene": 2030, "published": None},
     "2030-05 2030-05-01 2030-05-31"),
    ("on Friday, Jan. 18, of a scene in which it was a Sunday", P(month=1, day=18, falls_on=5), "past", {"scene": 2015}, "2019-01-18"),
    ("on Sunday, Jan. 18, of the scene", P(month=1, day=18, falls_on=7), "past", {"scene": 2015}, "2015-01-18"),
    ("at the Spring Festival, of a scene beyond the tables", P(holiday="lunar 1-1"), "past", {"scene": 1500}, "XXXX"),
    # beside the quarter or half that has just been named with its year
    ("from the first half", P(half=1), "unknown", {"part": stretches.from_months("half", 2017, 7)}, "2017-H1 2017-01-01 2017-06-30"),
    ("from the fourth quarter", P(quarter=4), "past", {"part": stretches.from_months("quarter", 2018, 1)}, "2017-Q4 2017-10-01 2017-12-31"),
    ("and the first quarter", P(quarter=1), "past", {"part": stretches.from_months("quarter", 2017, 10)}, "2018-Q1 2018-01-01 2018-03-31"),
    ("and the fourth, two quarters on", P(quarter=4), "past", {"part": stretches.from_months("quarter", 2018, 4)},
     "2018-Q4 2018-10-01 2018-12-31"),
    ("and the first, which has not begun", P(quarter=1), "past",
     {"part": stretches.from_months("quarter", 2018, 10), "published": "2018-12-20"}, "2018-Q1 2018-01-01 2018-03-31"),
    ("and the first, on its first day", P(quarter=1), "past",
     {"part": stretches.from_months("quarter", 2018, 10), "published": "2019-01-01"}, "2019-Q1 2019-01-01 2019-03-31"),
    ("and the first, published nobody knows when", P(quarter=1), "past",
     {"part": stretches.from_months("quarter", 2018, 10), "published": None}, "2019-Q1 2019-01-01 2019-03-31"),
    ("will fall in the first quarter", P(quarter=1), "future", {"part": stretches.from_months("quarter", 2017, 7)},
     "2019-Q1 2019-01-01 2019-03-31"),
    ("in May", P(month=5), "past", {"part": stretches.from_months("quarter", 2016, 7)}, "2018-05 2018-05-01 2018-05-31"),
    # a clock time is of the day told, not of one that lies ahead
    ("at ten", P(time="T10:00"), "past", {}, "2019-01-23T10:00 2019-01-23"),
    ("at ten", P(time="T10:00"), "past", {"day": DAY.first}, "2015-05-12T10:00 2015-05-12"),
    ("at ten", P(time="T10:00"), "past", {"day": D("2019-01-25")}, "2019-01-23T10:00 2019-01-23"),
    ("at ten", P(time="T10:00"), "future", {"day": D("2019-01-25")}, "2019-01-25T10:00 2019-01-25"),
    ("at ten, published nobody knows when", P(time="T10:00"), "past", {"day": D("2019-01-25"), "published": None},
     "2019-01-25T10:00 2019-01-25"),
    # the day of the week that is said beside it
    ("on Thursday, January 18", P(month=1, day=18, falls_on=4), "unknown", {}, "2018-01-18"),
    ("on Saturday, January 18", P(month=1, day=18, falls_on=6), "unknown", {}, "2020-01-18"),
    ("on Sunday, January 18, which was none", P(month=1, day=18, falls_on=7), "unknown", {}, "2019-01-18"),
    # what a report tells of is more often over
    ("will report on the fourth quarter", P(quarter=4), "future", {"published": "2019-02-20"}, "2018-Q4 2018-10-01 2018-12-31"),
    ("will report on the second half", P(half=2), "future", {"published": "2019-02-20"}, "2018-H2 2018-07-01 2018-12-31"),
    ("will open in December", P(month=12), "future", {"published": "2019-02-20"}, "2019-12 2019-12-01 2019-12-31"),
    # last, this, next
    ("this Friday", P(weekday=5, step=0), "unknown", {}, "2019-01-25"),
    ("this Monday", P(weekday=1, step=0), "unknown", {}, "2019-01-21"),
    ("this weekend", P(weekend=True, step=0), "unknown", {}, "2019-W04-WE 2019-01-26 2019-01-27"),
    ("this weekend, on its Sunday", P(weekend=True, step=0), "unknown", {"published": "2019-01-27"}, "2019-W04-WE 2019-01-26 2019-01-27"),
    ("last weekend, on a Saturday", P(weekend=True, step=-1), "unknown", {"published": "2019-01-26"}, "2019-W03-WE 2019-01-19 2019-01-20"),
    ("the weekend before last", P(weekend=True, step=-2), "unknown", {}, "2019-W02-WE 2019-01-12 2019-01-13"),
    ("the Friday before last", P(weekday=5, step=-2), "unknown", {}, "2019-01-11"),
    ("the Monday before last", P(weekday=1, step=-2), "unknown", {}, "2019-01-14"),
    ("this May", P(month=5, step=0), "unknown", {}, "2019-05 2019-05-01 2019-05-31"),
    ("this Christmas", P(holiday="fixed 12-25", step=0), "unknown", {}, "2019-12-25"),
    ("the May before last", P(month=5, step=-2), "unknown", {}, "2017-05 2017-05-01 2017-05-31"),
    ("the May after next", P(month=5, step=2), "unknown", {}, "2020-05 2020-05-01 2020-05-31"),
    ("the January after next", P(month=1, step=2), "unknown", {}, "2021-01 2021-01-01 2021-01-31"),
    ("this winter, in January", P(season="WI", step=0), "unknown", {}, "2018-WI 2018-12-01 2019-02-28"),
    ("last leap day", P(month=2, day=29, step=-1), "unknown", {}, "2016-02-29"),
    ("the leap day before last", P(month=2, day=29, step=-2), "unknown", {}, "2012-02-29"),
    ("the last leap day, none in 1900", P(month=2, day=29, step=-1), "unknown", {"published": "1904-01-23"}, "1896-02-29"),
    ("the next leap day, none in 1900", P(month=2, day=29, step=1), "unknown", {"published": "1896-03-23"}, "1904-02-29"),
    ("the 25th", P(day=25), "past", {"published": "2019-01-15"}, "2018-12-25"),
    ("the 25th", P(day=25), "future", {}, "2019-01-25"),
    ("the 31st", P(day=31), "past", {"published": "2018-12-05"}, "2018-10-31"),
    ("the 31st", P(day=31), "future", {"published": "2018-11-15"}, "2018-12-31"),
    ("the Spring Festival before last, before the tables", P(holiday="lunar 1-1", step=-2), "unknown", {"published": "1901-01-23"}, "XXXX"),
    ("the Spring Festival after next, behind the tables", P(holiday="lunar 1-1", step=2), "unknown", {"published": "2098-12-31"}, "XXXX"),
    # from the date told last
    ("that winter", P(season="WI", step=0, step_origin="text"), "past", {"latest": OF_2015}, "2015-WI 2015-12-01 2016-02-29"),
    ("the following spring", P(season="SP", step=1, step_origin="text"), "past", {"latest": OF_2015}, "2016-SP 2016-03-01 2016-05-31"),
    ("the previous spring", P(season="SP", step=-1, step_origin="text"), "past", {"latest": OF_2015}, "2014-SP 2014-03-01 2014-05-31"),
    ("the following Friday", P(weekday=5, step=1, step_origin="text"), "past", {"latest": DAY}, "2015-05-15"),
    ("the previous Friday", P(weekday=5, step=-1, step_origin="text"), "past", {"latest": DAY}, "2015-05-08"),
    ("the following May", P(month=5, step=1, step_origin="text"), "past", {"latest": stretches.month(2015, 3)},
     "2015-05 2015-05-01 2015-05-31"),
    ("the previous May", P(month=5, step=-1, step_origin="text"), "past", {"latest": stretches.month(2015, 7)},
     "2015-05 2015-05-01 2015-05-31"),
    ("the following Friday, of no other date", P(weekday=5, step=1, step_origin="text"), "past", {}, "2019-01-25"),
    ("next Friday", P(weekday=5, step=1), "past", {"latest": DAY}, "2019-01-25"),
]  # fmt: skip

SIX_DAYS = Interval(first=P(year=2018, month=11, day=9), last=P(year=2018, month=11, day=14))
SEVEN_DAYS = Interval(first=P(year=2018, month=11, day=9), last=P(year=2018, month=11, day=15))
ORDINALS: list[tuple[str, Expression, Tense, dict[str, object], str]] = [
    ("the first week of June 2018", Ordinal(number=1, unit="week", within=P(year=2018, month=6)), "unknown", {},
     "2018-W23 2018-06-04 2018-06-10"),
    ("the first week of August 2018", Ordinal(number=1, unit="week", within=P(year=2018, month=8)), "unknown", {},
     "2018-W31 2018-07-30 2018-08-05"),
    ("the first week of September 2018", Ordinal(number=1, unit="week", within=P(year=2018, month=9)), "unknown", {},
     "2018-W36 2018-09-03 2018-09-09"),
    ("the third week of September 2018", Ordinal(number=3, unit="week", within=P(year=2018, month=9)), "unknown", {},
     "2018-W38 2018-09-17 2018-09-23"),
    ("the last week of August 2018", Ordinal(number=-1, unit="week", within=P(year=2018, month=8)), "unknown", {},
     "2018-W35 2018-08-27 2018-09-02"),
    ("the last week of October 2018", Ordinal(number=-1, unit="week", within=P(year=2018, month=10)), "unknown", {},
     "2018-W43 2018-10-22 2018-10-28"),
    ("the last week of November 2018", Ordinal(number=-1, unit="week", within=P(year=2018, month=11)), "unknown", {},
     "2018-W48 2018-11-26 2018-12-02"),
    ("the last week but one of 2018", Ordinal(number=-2, unit="week", within=P(year=2018)), "unknown", {},
     "2018-W51 2018-12-17 2018-12-23"),
    ("the week of March 6, 2018", Ordinal(number=1, unit="week", within=P(year=2018, month=3, day=6)), "unknown", {},
     "2018-W10 2018-03-05 2018-03-11"),
    ("the first week of seven days from Friday", Ordinal(number=1, unit="week", within=SEVEN_DAYS), "unknown", {},
     "2018-W46 2018-11-12 2018-11-18"),
    ("the first week of six days from Friday", Ordinal(number=1, unit="week", within=SIX_DAYS), "unknown", {},
     "2018-W45 2018-11-05 2018-11-11"),
    ("the first weekend of September 2018", Ordinal(number=1, unit="weekend", within=P(year=2018, month=9)), "unknown", {},
     "2018-W35-WE 2018-09-01 2018-09-02"),
    ("the second weekend of July 2018", Ordinal(number=2, unit="weekend", within=P(year=2018, month=7)), "unknown", {},
     "2018-W28-WE 2018-07-14 2018-07-15"),
    ("the last weekend of September 2018", Ordinal(number=-1, unit="weekend", within=P(year=2018, month=9)), "unknown", {},
     "2018-W39-WE 2018-09-29 2018-09-30"),
    ("the last weekend of March 2018", Ordinal(number=-1, unit="weekend", within=P(year=2018, month=3)), "unknown", {},
     "2018-W12-WE 2018-03-24 2018-03-25"),
    ("the first Thursday of May 2018", Ordinal(number=1, unit="day", weekday=4, within=P(year=2018, month=5)), "unknown", {}, "2018-05-03"),
    ("the fifth Thursday of May 2018", Ordinal(number=5, unit="day", weekday=4, within=P(year=2018, month=5)), "unknown", {}, "2018-05-31"),
    ("the last Thursday of May 2018", Ordinal(number=-1, unit="day", weekday=4, within=P(year=2018, month=5)), "unknown", {}, "2018-05-31"),
    ("the last Friday of May 2018", Ordinal(number=-1, unit="day", weekday=5, within=P(year=2018, month=5)), "unknown", {}, "2018-05-25"),
    ("the last Monday of 2018", Ordinal(number=-1, unit="day", weekday=1, within=P(year=2018)), "unknown", {}, "2018-12-31"),
    ("the second day of May 2018", Ordinal(number=2, unit="day", within=P(year=2018, month=5)), "unknown", {}, "2018-05-02"),
    ("the last day of February 2020", Ordinal(number=-1, unit="day", within=P(year=2020, month=2)), "unknown", {}, "2020-02-29"),
    ("the third year of the plan", Ordinal(number=3, unit="year", within=Interval(first=P(year=2016), last=P(year=2020))), "unknown", {},
     "2018 2018-01-01 2018-12-31"),
    ("the first decade of the century", Ordinal(number=1, unit="decade", within=P(century=21)), "unknown", {},
     "200X 2000-01-01 2009-12-31"),
    ("the first month", Ordinal(number=1, unit="month"), "unknown", {}, "XXXX-XX"),
    ("the first day", Ordinal(number=1, unit="day"), "unknown", {}, "XXXX-XX-XX"),
    ("the first week", Ordinal(number=1, unit="week"), "unknown", {}, "XXXX-WXX"),
    ("the first weekend", Ordinal(number=1, unit="weekend"), "unknown", {}, "XXXX-WXX-WE"),
    ("the first year", Ordinal(number=1, unit="year"), "unknown", {}, "XXXX"),
    # a week or quarter by the day it ends on: the one that holds most of it
    ("the week ended Sunday", Ending(unit="week", end=P(year=2018, month=8, day=12)), "unknown", {}, "2018-W32 2018-08-06 2018-08-12"),
    ("the week ended Thursday", Ending(unit="week", end=P(year=2018, month=8, day=9)), "unknown", {}, "2018-W32 2018-08-06 2018-08-12"),
    ("the week ended Wednesday", Ending(unit="week", end=P(year=2018, month=8, day=8)), "unknown", {}, "2018-W31 2018-07-30 2018-08-05"),
    ("the quarter ended November 14", Ending(unit="quarter", end=P(year=2018, month=11, day=14)), "unknown", {},
     "2018-Q3 2018-07-01 2018-09-30"),
    ("the quarter ended November 15, half of it in either", Ending(unit="quarter", end=P(year=2018, month=11, day=15)), "unknown", {},
     "2018-Q4 2018-10-01 2018-12-31"),
    ("the quarter ended November 16", Ending(unit="quarter", end=P(year=2018, month=11, day=16)), "unknown", {},
     "2018-Q4 2018-10-01 2018-12-31"),
    ("the quarter ended Sept. 29, reported on", Ending(unit="quarter", end=P(month=9, day=29)), "unknown", {"quarter": Q3},
     "2017-Q3 2017-07-01 2017-09-30"),
    ("the quarter ended Sept. 29, 2018", Ending(unit="quarter", end=P(year=2018, month=9, day=29)), "unknown", {"quarter": Q3},
     "2018-Q3 2018-07-01 2018-09-30"),
    ("the week ended Aug. 12", Ending(unit="week", end=P(month=8, day=12)), "unknown", {"quarter": Q3}, "2018-W32 2018-08-06 2018-08-12"),
    ("the week ended Aug. 12", Ending(unit="week", end=P(month=8, day=12)), "unknown", {"published": None}, "XXXX-WXX"),
    ("the quarter ended Aug. 12", Ending(unit="quarter", end=P(month=8, day=12)), "unknown", {"published": None}, "XXXX-QX"),
]  # fmt: skip

SESSIONS = Named(candidates=(("DATE", "a", "2018-03-03", "2018-03-20"), ("DATE", "b", "2019-03-03", "2019-03-15")))
PERIODS: list[tuple[str, Expression, Tense, dict[str, object], str]] = [
    ("the same period last year", SamePeriod(years=-1), "unknown", {"period": Q3}, "2016-Q3 2016-07-01 2016-09-30"),
    ("the same period of 2012", SamePeriod(year=2012), "unknown", {"period": Q3}, "2012-Q3 2012-07-01 2012-09-30"),
    ("the same period last year", SamePeriod(years=-1), "unknown", {}, "2018 2018-01-01 2018-12-31"),
    ("the same period of 2012", SamePeriod(year=2012), "unknown", {}, "2012 2012-01-01 2012-12-31"),
    ("the same period", SamePeriod(years=0), "unknown",
     {"told": [OF_2015, DAY, stretches.week(2015, 20), stretches.around("weekend", DAY.first)]}, "2015 2015-01-01 2015-12-31"),
    ("the same period", SamePeriod(years=0), "unknown", {"told": [OF_2015, Q3]}, "2017-Q3 2017-07-01 2017-09-30"),
    ("the same quarter", SamePeriod(years=0, unit="quarter"), "unknown", {"told": [Q3, OF_2015]}, "2017-Q3 2017-07-01 2017-09-30"),
    ("the same quarter", SamePeriod(years=0, unit="quarter"), "unknown",
     {"told": [Q3, OF_2015], "quarter": stretches.from_months("quarter", 2018, 4)}, "2018-Q2 2018-04-01 2018-06-30"),
    ("the same quarter", SamePeriod(years=0, unit="quarter"), "unknown", {}, "2018-Q4 2018-10-01 2018-12-31"),
    ("the same month", SamePeriod(years=0, unit="month"), "unknown", {"told": [MAY, OF_2015]}, "2015-05 2015-05-01 2015-05-31"),
    ("the same month", SamePeriod(years=0, unit="month"), "unknown", {}, "2018-12 2018-12-01 2018-12-31"),
    ("the same month last year", SamePeriod(years=-1, unit="month"), "unknown", {"told": [MAY], "quarter": Q3},
     "2014-05 2014-05-01 2014-05-31"),
    ("the same month, where only a year is told", SamePeriod(years=0, unit="month"), "unknown", {"told": [OF_2015], "period": OF_2015},
     "2015 2015-01-01 2015-12-31"),
    ("the same month", SamePeriod(years=0, unit="month"), "unknown", {"published": None}, "XXXX"),
    # several periods of one name: the nearest, those behind nearer than those ahead unless the tense says so
    ("the session", SESSIONS, "unknown", {"published": "2018-05-01"}, "a 2018-03-03 2018-03-20"),
    ("the session", SESSIONS, "unknown", {"published": "2018-10-01"}, "a 2018-03-03 2018-03-20"),
    ("the session", SESSIONS, "unknown", {"published": "2019-02-01"}, "b 2019-03-03 2019-03-15"),
    ("the session", SESSIONS, "unknown", {"published": "2018-03-20"}, "a 2018-03-03 2018-03-20"),
    ("the session", SESSIONS, "past", {"published": "2019-02-01"}, "a 2018-03-03 2018-03-20"),
    ("the session", SESSIONS, "future", {"published": "2018-05-01"}, "b 2019-03-03 2019-03-15"),
    ("the session", SESSIONS, "unknown", {"published": None}, "XXXX"),
    ("the session of 2019", Named(candidates=SESSIONS.candidates, within=P(year=2019)), "unknown", {"published": "2018-05-01"},
     "b 2019-03-03 2019-03-15"),
    ("the session of 2017, of which there is none", Named(candidates=SESSIONS.candidates, within=P(year=2017)), "unknown",
     {"published": "2018-05-01"}, "a 2018-03-03 2018-03-20"),
    ("the only session", Named(candidates=SESSIONS.candidates[:1]), "unknown", {"published": None}, "a 2018-03-03 2018-03-20"),
]  # fmt: skip

RANGES: list[tuple[str, Expression, Tense, dict[str, object], str]] = [
    ("May 3-7, 2018", Interval(first=P(year=2018, month=5, day=3), last=P(year=2018, month=5, day=7)), "unknown", {},
     "2018-05-03/2018-05-07 2018-05-03 2018-05-07"),
    ("May 3-3, 2018", Interval(first=P(year=2018, month=5, day=3), last=P(year=2018, month=5, day=3)), "unknown", {}, "2018-05-03"),
    ("2016-2016", Interval(first=P(year=2016), last=P(year=2016)), "unknown", {}, "2016 2016-01-01 2016-12-31"),
    ("January-June 2018", Interval(first=P(month=1), last=P(year=2018, month=6)), "unknown", {}, "2018-01/2018-06 2018-01-01 2018-06-30"),
    ("November-February 2018", Interval(first=P(month=11), last=P(year=2018, month=2)), "unknown", {},
     "2017-11/2018-02 2017-11-01 2018-02-28"),
    ("April-June", Interval(first=P(month=4), last=P(month=6)), "unknown", {"published": None}, "XXXX-04/XXXX-06"),
    ("2020-2018", Interval(first=P(year=2020), last=P(year=2018)), "unknown", {}, "2020/2018"),
    # fiscal years by their first month
    ("2016-17, where it is the calendar year", FiscalYear(first_month=1, begins=2016), "unknown", {}, "2016/2017 2016-01-01 2017-12-31"),
    ("fiscal 2018, where it is the calendar year", FiscalYear(first_month=1, ends=2018), "unknown", {}, "2018 2018-01-01 2018-12-31"),
    ("last fiscal year, where it is the calendar year", FiscalYear(first_month=1, offset=-1), "unknown", {}, "2018 2018-01-01 2018-12-31"),
    ("2016-17, from April", FiscalYear(first_month=4, begins=2016), "unknown", {}, "2016-04/2017-03 2016-04-01 2017-03-31"),
    ("fiscal 2018, from October", FiscalYear(first_month=10, ends=2018), "unknown", {}, "2017-10/2018-09 2017-10-01 2018-09-30"),
    ("this fiscal year, from February", FiscalYear(first_month=2), "unknown", {}, "2018-02/2019-01 2018-02-01 2019-01-31"),
    ("this fiscal year, from January", FiscalYear(first_month=1), "unknown", {}, "2019 2019-01-01 2019-12-31"),
    ("next fiscal year, from October", FiscalYear(first_month=10, offset=1), "unknown", {}, "2019-10/2020-09 2019-10-01 2020-09-30"),
    ("this fiscal year", FiscalYear(first_month=4), "unknown", {"published": None}, "XXXX"),
    ("the first quarter of 2018-19", FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=4, begins=2018)), "unknown", {},
     "2018-04/2018-06 2018-04-01 2018-06-30"),
    ("the fourth quarter of 2018-19", FiscalPart(part=P(quarter=4), year=FiscalYear(first_month=4, begins=2018)), "unknown", {},
     "2019-01/2019-03 2019-01-01 2019-03-31"),
    ("the second half of fiscal 2018", FiscalPart(part=P(half=2), year=FiscalYear(first_month=10, ends=2018)), "unknown", {},
     "2018-04/2018-09 2018-04-01 2018-09-30"),
    ("the first half of fiscal 2018", FiscalPart(part=P(half=1), year=FiscalYear(first_month=7, ends=2018)), "unknown", {},
     "2017-07/2017-12 2017-07-01 2017-12-31"),
    ("the third quarter of fiscal 2018", FiscalPart(part=P(quarter=3), year=FiscalYear(first_month=1, ends=2018)), "unknown", {},
     "2018-Q3 2018-07-01 2018-09-30"),
    ("the second half of fiscal 2018", FiscalPart(part=P(half=2), year=FiscalYear(first_month=1, ends=2018)), "unknown", {},
     "2018-H2 2018-07-01 2018-12-31"),
    ("the first quarter of this fiscal year", FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=4)), "unknown",
     {"published": None}, "XXXX"),
    ("no part of a fiscal year", FiscalPart(part=P(), year=FiscalYear(first_month=4, begins=2018)), "unknown", {}, "XXXX"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expression", "tense", "context", "wanted"), [*SHIFTS, *LENGTHS, *POINTS, *ORDINALS, *PERIODS, *RANGES])
def test_where_it_lies(said: str, expression: Expression, tense: Tense, context: dict[str, Any], wanted: str) -> None:
    assert placed(expression, tense, **context) == wanted, said


UNDATED: list[tuple[str, Expression, str]] = [  # nobody knows when it was published
    ("three days ago", S(amount=n("3"), unit="day", direction=-1), "XXXX-XX-XX"),
    ("three weeks ago", S(amount=n("3"), unit="week", direction=-1), "XXXX-WXX"),
    ("three weekends ago", S(amount=n("3"), unit="weekend", direction=-1), "XXXX-WXX-WE"),
    ("three months ago", S(amount=n("3"), unit="month", direction=-1), "XXXX-XX"),
    ("three quarters ago", S(amount=n("3"), unit="quarter", direction=-1), "XXXX-QX"),
    ("three years ago", S(amount=n("3"), unit="year", direction=-1), "XXXX"),
    ("a week from Monday", S(amount=n("1"), unit="week", direction=1, to_day=True, start=P(weekday=1)), "XXXX-XX-XX"),
    ("the past three years", L(amount=n("3"), unit="year", direction=-1), "P3Y"),
    ("the first seven months", L(amount=n("7"), unit="month", edge=1), "P7M"),
    ("the first seven months of last year", L(amount=n("7"), unit="month", edge=1, within=P(unit="year", offset=-1)), "P7M"),
    ("the quarter", P(unit="quarter", origin="text"), "XXXX-QX"),
    ("this half", P(unit="half"), "XXXX-HX"),
    ("this weekend", P(unit="weekend"), "XXXX-WXX-WE"),
    ("the weekend", P(weekend=True), "XXXX-WXX-WE"),
    ("week 32", P(week=32), "XXXX-W32"),
    ("week 3", P(week=3), "XXXX-W03"),
    ("the decade", P(unit="decade"), "XXXX"),
    ("Easter", P(holiday="easter 0"), "XXXX"),
    ("yesterday evening", P(unit="day", offset=-1, time="TEV"), "XXXX-XX-XXTEV"),
    ("noon", P(time="T12:00"), "XXXX-XX-XXT12:00"),
    ("noon on May 3", P(month=5, day=3, time="T12:00"), "XXXX-05-03T12:00"),
    ("the third at noon", P(day=3, time="T12:00"), "XXXX-XX-03T12:00"),
    ("Easter morning", P(holiday="easter 0", time="TMO"), "XXXX-XX-XXTMO"),
]


@pytest.mark.parametrize(("said", "expression", "wanted"), UNDATED)
def test_where_nobody_knows_the_publication_date(said: str, expression: Expression, wanted: str) -> None:
    assert placed(expression, published=None) == wanted, said


def test_a_point_without_a_place_of_its_own() -> None:
    assert unplaced(P(month=5, day=3)) == Resolved("DATE", "XXXX-05-03", None, ("month", "day"))
    assert unplaced(P(weekday=1, time="T09:00")) == Resolved("TIME", "XXXX-WXX-1T09:00", None, ("time",))
    assert unplaced(P(year=900, quarter=3)).value == "0900-Q3"
    assert unplaced(P(year=900, month=3)).value == "0900-03"


STATED: list[tuple[Expression, tuple[str, ...]]] = [
    (P(year=2018, month=5, day=3, time="T09:00"), ("year", "month", "day", "time")),
    (P(month=5), ("month",)),
    (P(day=3), ("day",)),
    (P(weekday=5, time="TMO"), ("time",)),
    (P(unit="year", offset=-1, month=5), ("month",)),
    (Interval(first=P(month=11), last=P(year=2018, month=2)), ("year", "month")),
    (Interval(first=P(year=2018, month=5, day=3), last=P(year=2018, month=5, day=7)), ("year", "month", "day")),
    (Interval(first=P(year=2016), last=P(year=2020)), ("year",)),
    (FiscalYear(first_month=4, begins=2016), ("year",)),
    (FiscalYear(first_month=10, ends=2016), ("year",)),
    (FiscalYear(first_month=1, ends=2016), ("year",)),
    (FiscalYear(first_month=4), ()),
    (FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=4, begins=2018)), ("year",)),
    (FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=1, ends=2018)), ("year",)),
    (S(amount=n("3"), unit="year", direction=-1), ()),
]


@pytest.mark.parametrize(("expression", "stated"), STATED)
def test_the_parts_that_the_text_gives(expression: Expression, stated: tuple[str, ...]) -> None:
    assert resolve(expression, Flow(published=D(PUBLISHED))).stated == stated


UNITS: list[tuple[Expression, str]] = [  # what a later "same period" or "two years later" counts by
    (FiscalYear(first_month=1, ends=2016), "year"),
    (FiscalYear(first_month=1, begins=2016), "interval"),
    (FiscalYear(first_month=4, ends=2016), "interval"),
    (FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=4, begins=2018)), "interval"),
    (FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=1, ends=2018)), "quarter"),
    (Interval(first=P(year=2016), last=P(year=2020)), "interval"),
    (SESSIONS, "interval"),
    (P(year=2018, holiday="islamic 9"), "interval"),
    (P(year=2018, holiday="easter 0"), "day"),
    (P(century=20, half=1), "interval"),
    (L(amount=n("3"), unit="year", direction=-1), "interval"),
    (L(amount=n("3"), unit="month", edge=1, within=P(year=2018)), "interval"),
    (L(amount=n("3"), unit="month", edge=-1, within=P(year=2018)), "interval"),
    (L(amount=n("3"), unit="month", edge=1), "interval"),
]


@pytest.mark.parametrize(("expression", "unit"), UNITS)
def test_what_kind_of_stretch_it_is(expression: Expression, unit: str) -> None:
    stretch = resolve(expression, Flow(published=D(PUBLISHED))).stretch
    assert stretch is not None
    assert stretch.unit == unit


MENTIONED = [  # a stretch told; whether a later "same period" may be it, whether it is a day, a month
    (stretches.day(2015, 5, 12), False, True, False),
    (stretches.week(2015, 20), False, False, False),
    (stretches.around("weekend", D("2015-05-12")), False, False, False),
    (stretches.month(2015, 5), True, False, True),
    (stretches.from_months("quarter", 2015, 4), True, False, False),
    (stretches.from_months("half", 2015, 1), True, False, False),
    (stretches.season(2015, "SP"), True, False, False),
    (Stretch("interval", D("2015-01-01"), D("2015-07-31")), True, False, False),
    (stretches.year(2015), False, False, False),
    (stretches.decade(2010), False, False, False),
    (stretches.century(21), False, False, False),
]


@pytest.mark.parametrize(("stretch", "period", "day", "month"), MENTIONED)
def test_what_a_date_told_leaves_behind(stretch: Stretch, period: bool, day: bool, month: bool) -> None:
    flow = Flow()
    flow.mention(stretch)
    assert (flow.latest, flow.told, flow.fresh) == (stretch, [stretch], True)
    assert flow.period == (stretch if period else None)
    assert flow.day == (stretch.first if day else None)
    assert flow.month == (stretch if month else None)


def test_the_dates_told_last_come_first() -> None:
    flow = Flow()
    years = [stretches.year(1900 + number) for number in range(RECENT + 2)]
    for year in years:
        flow.mention(year)
    assert flow.recently() == years[:1:-1]
    assert len(flow.recently()) == RECENT


def test_a_paragraph_ends_the_scene() -> None:
    flow = Flow(scene=2015, month=MAY, latest=DAY, day=DAY.first, year=2015, fresh=True)
    flow.new_paragraph()
    assert (flow.scene, flow.month, flow.fresh) == (None, None, False)
    assert (flow.latest, flow.day, flow.year) == (DAY, DAY.first, 2015)


QUARTERS = {month: stretches.from_months("quarter", 2018, month) for month in (1, 4, 7, 10)}
REPORTED = [  # published, quarters told by their first months in turn, the one reported on in the end
    ("2018-10-20", (7,), 7),
    ("2018-10-20", (10,), 10),
    ("2018-10-01", (10,), 10),
    ("2018-09-30", (10,), None),
    ("2018-10-20", (4, 7), 7),
    ("2018-09-30", (4, 7), 7),
    ("2018-09-29", (4, 7), 4),
    ("2018-10-20", (7, 4), 7),
    ("2018-10-20", (7, 10), 7),
    (None, (10,), 10),
    (None, (4, 10), 10),
    (None, (10, 4), 10),
]


@pytest.mark.parametrize(("published", "told_of", "wanted"), REPORTED)
def test_the_quarter_that_a_text_reports_on(published: str | None, told_of: tuple[int, ...], wanted: int | None) -> None:
    flow = Flow(published=D(published) if published else None)
    for month in told_of:
        flow.report(QUARTERS[month])
    assert flow.reported() == (None if wanted is None else QUARTERS[wanted])


def test_a_quarter_told_again_is_reported_on_anew() -> None:
    flow = Flow(published=D(PUBLISHED))
    for _ in range(3):
        flow.report(QUARTERS[10])
        for _ in range(4):
            flow.new_paragraph()
            assert flow.reported() == QUARTERS[10]


WEEK = [(1, "2019-01-21"), (2, "2019-01-22"), (3, "2019-01-16"), (4, "2019-01-17"), (5, "2019-01-18"), (6, "2019-01-19"), (7, "2019-01-20")]


@pytest.mark.parametrize(("weekday", "wanted"), WEEK)
def test_the_far_end_of_a_range_of_weekdays(weekday: int, wanted: str) -> None:
    """From Wednesday, 16 January, on."""
    day = D(wanted)
    assert after_start(P(weekday=weekday), stretches.day(2019, 1, 16)) == P(year=2019, month=1, day=day.day)
    assert after_start(P(weekday=weekday, time="TEV"), stretches.day(2019, 1, 16)) == P(year=2019, month=1, day=day.day, time="TEV")


UNCHANGED = [
    (P(month=5), stretches.day(2019, 1, 16)),
    (P(weekday=5, step=1), stretches.day(2019, 1, 16)),
    (P(weekday=5, month=5, day=3), stretches.day(2019, 1, 16)),
    (P(weekday=5), stretches.week(2019, 3)),
    (P(weekday=7), stretches.day(9999, 12, 28)),  # the calendar ends on a Friday
]


@pytest.mark.parametrize(("point", "start"), UNCHANGED)
def test_what_is_no_far_end_of_a_range_of_weekdays(point: Point, start: Stretch) -> None:
    assert after_start(point, start) == point


def test_a_range_of_weekdays_to_the_end_of_the_calendar() -> None:
    assert after_start(P(weekday=5), stretches.day(9999, 12, 27)) == P(year=9999, month=12, day=31)


CONTINUED = [  # start, day or month behind it, published, the year that it has
    (stretches.day(2002, 5, 3), P(month=6, day=8), PUBLISHED, 2002),
    (stretches.day(2002, 5, 3), P(month=5, day=3), PUBLISHED, 2002),
    (stretches.day(2002, 5, 3), P(month=5, day=2), PUBLISHED, 2003),
    (stretches.month(2002, 5), P(month=2), PUBLISHED, 2003),
    (stretches.month(2002, 5), P(month=2), None, 2003),
    (stretches.month(2018, 5), P(month=1), "2019-01-01", 2019),
    (stretches.month(2018, 5), P(month=2), PUBLISHED, None),  # it would lie ahead
    (stretches.month(2018, 5), P(month=2, day=30), PUBLISHED, None),
    (stretches.month(9998, 5), P(month=2), None, 9999),
    (stretches.month(9999, 5), P(month=2), None, None),
    (stretches.month(9999, 5), P(month=6), None, None),
    (None, P(month=2), PUBLISHED, None),
]


@pytest.mark.parametrize(("start", "point", "published", "year"), CONTINUED)
def test_a_sentence_goes_on_to_a_day_without_its_year(start: Stretch | None, point: Point, published: str | None, year: int | None) -> None:
    wanted = point if year is None else P(year=year, month=point.month, day=point.day)
    assert continued(point, start, Flow(published=D(published) if published else None), "past", in_order=False) == wanted


AHEAD: list[tuple[Stretch, Point, Tense, int | None]] = [  # of what is told of things to come
    (stretches.day(2020, 5, 3), P(month=6, day=8), "future", 2020),
    (stretches.day(2020, 5, 3), P(month=2, day=8), "future", 2020),  # "payable on May 3, 2020 to holders of record on February 8"
    (stretches.day(2019, 5, 3), P(month=1, day=8), "future", 2020),
    (stretches.day(2020, 5, 3), P(month=6, day=8), "unknown", 2020),
    (stretches.day(2020, 5, 3), P(month=6, day=8), "past", None),
    (stretches.day(2019, 1, 23), P(month=6, day=8), "future", None),
    (stretches.day(2019, 1, 24), P(month=6, day=8), "future", 2019),
    (stretches.month(2020, 5), P(month=6), "unknown", None),
    (stretches.month(2020, 5), P(month=6), "future", None),
]


@pytest.mark.parametrize(("start", "point", "tense", "year"), AHEAD)
def test_a_sentence_goes_on_to_a_day_that_lies_ahead(start: Stretch, point: Point, tense: Tense, year: int | None) -> None:
    wanted = point if year is None else P(year=year, month=point.month, day=point.day)
    assert continued(point, start, Flow(published=D(PUBLISHED)), tense, in_order=False) == wanted


BESIDE = [  # a day of the week, the date that stands beside it, the day meant (None: the date falls on another)
    (P(weekday=2), P(month=1, day=15), "2019-01-15"),
    (P(weekday=2, time="TEV"), P(month=1, day=15), "2019-01-15"),
    (P(weekday=2, step=-1), P(month=1, day=15), "2019-01-15"),
    (P(weekday=3), P(month=1, day=15), None),
    (P(weekday=2), P(month=1), None),
    (P(weekday=2), P(month=1, day=15, weekday=2), None),
    (P(weekday=2), P(unit="day", offset=-1), None),
    (P(weekday=2), P(year=2019, month=2, day=30), None),
]


@pytest.mark.parametrize(("point", "day", "wanted"), BESIDE)
def test_a_day_of_the_week_beside_its_date(point: Point, day: Point, wanted: str | None) -> None:
    meant = None if wanted is None else D(wanted)
    expected = point if meant is None else P(year=meant.year, month=meant.month, day=meant.day, time=point.time)
    assert on_weekday(point, day, Flow(published=D(PUBLISHED)), "past") == expected


WEEKDAYS = [  # the day of the week that begins a range, the day that ends it, the day that it begins on (None: as it stands)
    (2, P(year=2018, month=10, day=12), "2018-10-09"),  # from Tuesday to Friday, 12 October
    (1, P(year=2018, month=10, day=12), "2018-10-08"),
    (6, P(year=2018, month=10, day=12), "2018-10-06"),
    (7, P(year=2018, month=10, day=12), "2018-10-07"),
    (5, P(year=2018, month=10, day=12), "2018-10-05"),  # from Friday to Friday
    (3, P(month=1, day=25), "2019-01-23"),
    (2, P(year=2018, month=2, day=30), None),
    (2, P(year=1, month=1, day=7), None),
    (2, P(year=1, month=1, day=8), "0001-01-02"),
]


@pytest.mark.parametrize(("weekday", "far", "wanted"), WEEKDAYS)
def test_a_range_from_a_day_of_the_week_to_a_day(weekday: int, far: Point, wanted: str | None) -> None:
    day = None if wanted is None else D(wanted)
    near = P(weekday=weekday) if day is None else P(year=day.year, month=day.month, day=day.day)
    assert before_end(P(weekday=weekday), far, Flow(published=D(PUBLISHED)), "future") == near


NEAR_ENDS = [  # near end, far end, the year of the near end (None: as it stands)
    (P(month=1), P(year=2018, month=9), 2018),
    (P(month=11), P(year=2018, month=2), 2017),
    (P(month=11), P(month=2), 2018),
    (P(month=9), P(year=2018, month=9), 2018),
    (P(month=5, day=3), P(year=2018, month=5, day=7), 2018),
    (P(month=1, step=-1), P(year=2018, month=9), None),
    (P(year=2017, month=1), P(year=2018, month=9), None),
    (P(unit="month", month=1), P(year=2018, month=9), None),
    (P(quarter=1), P(year=2018, quarter=3), None),
    (P(month=1), P(year=2018, month=2, day=30), None),
]


@pytest.mark.parametrize(("near", "far", "year"), NEAR_ENDS)
def test_the_near_end_of_a_range_takes_its_year_from_the_far_one(near: Point, far: Point, year: int | None) -> None:
    wanted = near if year is None else P(year=year, month=near.month, day=near.day)
    assert before_end(near, far, Flow(published=D(PUBLISHED)), "future") == wanted


def test_the_far_end_of_a_range_lies_behind_its_start() -> None:
    found = continued(P(month=2, day=8), stretches.day(2020, 5, 3), Flow(published=D(PUBLISHED)), "future", in_order=True)
    assert found == P(year=2021, month=2, day=8)
