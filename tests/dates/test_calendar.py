"""The resolver: what an expression means, given the publication date, the text's flow and the tense. Values by hand.

One line a case: expression; expected type, value, earliest and latest (a day said once is both; None: no place).
"""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.durations import duration_value, later
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.holidays import holiday
from reformextract.dates.calendar.resolver import resolve
from reformextract.dates.expressions.expression import (
    Ending,
    Expression,
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

D = datetime.date.fromisoformat
P, L, S, R = Point, Length, Shift, Repeat


def n(value: str) -> Decimal:
    return Decimal(value)


Case = tuple[Expression, str, str, str | None, str | None]


def whole(value: str) -> tuple[str, str]:
    """First and last day of a year, month or day written in ISO form."""
    if len(value) == 4:
        return f"{value}-01-01", f"{value}-12-31"
    if len(value) == 7:
        last = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}.get(value[5:], "31")
        return f"{value}-01", f"{value}-{last}"
    return value, value


def iso(expression: Expression, value: str) -> Case:
    return expression, "DATE", value, *whole(value)


def span(expression: Expression, value: str, first: str, last: str, kind: str = "DATE") -> Case:
    return expression, kind, value, first, last


def bare(expression: Expression, kind: str, value: str) -> Case:
    return expression, kind, value, None, None


# ------------------------------------------------------------------- published Wednesday, 23 January 2019, no tense told

WEDNESDAY: list[Case] = [
    # absolute
    iso(P(year=2018), "2018"),
    iso(P(year=1949), "1949"),
    iso(P(year=2018, month=9), "2018-09"),
    iso(P(year=2019, month=2), "2019-02"),
    span(P(year=2020, month=2), "2020-02", "2020-02-01", "2020-02-29"),
    span(P(year=1900, month=2), "1900-02", "1900-02-01", "1900-02-28"),
    span(P(year=2000, month=2), "2000-02", "2000-02-01", "2000-02-29"),
    iso(P(year=2019, month=1, day=23), "2019-01-23"),
    iso(P(year=2020, month=2, day=29), "2020-02-29"),
    bare(P(year=2019, month=2, day=29), "DATE", "XXXX"),
    span(P(year=2018, quarter=1), "2018-Q1", "2018-01-01", "2018-03-31"),
    span(P(year=2018, quarter=2), "2018-Q2", "2018-04-01", "2018-06-30"),
    span(P(year=2018, quarter=3), "2018-Q3", "2018-07-01", "2018-09-30"),
    span(P(year=2018, quarter=4), "2018-Q4", "2018-10-01", "2018-12-31"),
    span(P(year=2020, quarter=1), "2020-Q1", "2020-01-01", "2020-03-31"),
    span(P(year=2018, half=1), "2018-H1", "2018-01-01", "2018-06-30"),
    span(P(year=2018, half=2), "2018-H2", "2018-07-01", "2018-12-31"),
    span(P(year=2018, season="SP"), "2018-SP", "2018-03-01", "2018-05-31"),
    span(P(year=2018, season="SU"), "2018-SU", "2018-06-01", "2018-08-31"),
    span(P(year=2018, season="FA"), "2018-FA", "2018-09-01", "2018-11-30"),
    span(P(year=2018, season="WI"), "2018-WI", "2018-12-01", "2019-02-28"),
    span(P(year=2019, season="WI"), "2019-WI", "2019-12-01", "2020-02-29"),
    span(P(year=2018, week=32), "2018-W32", "2018-08-06", "2018-08-12"),
    span(P(year=2018, week=1), "2018-W01", "2018-01-01", "2018-01-07"),
    span(P(year=2020, week=53), "2020-W53", "2020-12-28", "2021-01-03"),
    bare(P(year=2019, week=53), "DATE", "XXXX"),
    span(P(decade=1990), "199X", "1990-01-01", "1999-12-31"),
    span(P(decade=2010), "201X", "2010-01-01", "2019-12-31"),
    span(P(decade=90), "199X", "1990-01-01", "1999-12-31"),
    span(P(decade=60), "196X", "1960-01-01", "1969-12-31"),
    span(P(decade=20), "192X", "1920-01-01", "1929-12-31"),
    span(P(century=21), "20", "2000-01-01", "2099-12-31"),
    span(P(century=19), "18", "1800-01-01", "1899-12-31"),
    # relative to the publication date
    iso(P(unit="day"), "2019-01-23"),
    iso(P(unit="day", offset=-1), "2019-01-22"),
    iso(P(unit="day", offset=1), "2019-01-24"),
    iso(P(unit="day", offset=-2), "2019-01-21"),
    iso(P(unit="day", offset=-23), "2018-12-31"),
    span(P(unit="week"), "2019-W04", "2019-01-21", "2019-01-27"),
    span(P(unit="week", offset=-1), "2019-W03", "2019-01-14", "2019-01-20"),
    span(P(unit="week", offset=1), "2019-W05", "2019-01-28", "2019-02-03"),
    span(P(unit="week", offset=-4), "2018-W52", "2018-12-24", "2018-12-30"),
    iso(P(unit="month"), "2019-01"),
    iso(P(unit="month", offset=-1), "2018-12"),
    iso(P(unit="month", offset=1), "2019-02"),
    iso(P(unit="month", offset=-13), "2017-12"),
    span(P(unit="quarter"), "2019-Q1", "2019-01-01", "2019-03-31"),
    span(P(unit="quarter", offset=-1), "2018-Q4", "2018-10-01", "2018-12-31"),
    span(P(unit="quarter", offset=2), "2019-Q3", "2019-07-01", "2019-09-30"),
    iso(P(unit="year"), "2019"),
    iso(P(unit="year", offset=-1), "2018"),
    iso(P(unit="year", offset=1), "2020"),
    span(P(unit="decade"), "201X", "2010-01-01", "2019-12-31"),
    span(P(unit="decade", offset=-1), "200X", "2000-01-01", "2009-12-31"),
    span(P(unit="century"), "20", "2000-01-01", "2099-12-31"),
    # a part of a relative stretch
    iso(P(unit="year", offset=-1, month=4), "2018-04"),
    iso(P(unit="year", offset=-1, month=4, day=30), "2018-04-30"),
    iso(P(unit="year", offset=1, month=3), "2020-03"),
    span(P(unit="year", offset=0, half=1), "2019-H1", "2019-01-01", "2019-06-30"),
    span(P(unit="year", offset=-1, quarter=4), "2018-Q4", "2018-10-01", "2018-12-31"),
    span(P(unit="year", offset=-1, season="SU"), "2018-SU", "2018-06-01", "2018-08-31"),
    iso(P(unit="month", offset=-1, day=25), "2018-12-25"),
    bare(P(unit="month", offset=1, day=30), "DATE", "XXXX"),
    iso(P(unit="week", offset=-1, weekday=1), "2019-01-14"),
    iso(P(unit="week", offset=1, weekday=5), "2019-02-01"),
    iso(P(unit="week", offset=0, weekday=7), "2019-01-27"),
    iso(P(unit="year", offset=-1, holiday="fixed 10-01"), "2018-10-01"),
    # the nearest repetition, the past preferred
    iso(P(month=1), "2019-01"),
    iso(P(month=12), "2018-12"),
    iso(P(month=2), "2019-02"),
    iso(P(month=11), "2018-11"),
    iso(P(month=9), "2018-09"),
    iso(P(month=1, day=23), "2019-01-23"),
    iso(P(month=1, day=22), "2019-01-22"),
    iso(P(month=12, day=31), "2018-12-31"),
    iso(P(month=7, day=26), "2018-07-26"),
    iso(P(month=2, day=5), "2019-02-05"),
    iso(P(month=2, day=29), "2020-02-29"),
    iso(P(day=22), "2019-01-22"),
    iso(P(day=23), "2019-01-23"),
    iso(P(weekday=3), "2019-01-23"),
    iso(P(weekday=2), "2019-01-22"),
    iso(P(weekday=1), "2019-01-21"),
    iso(P(weekday=7), "2019-01-20"),
    iso(P(weekday=6), "2019-01-19"),
    iso(P(weekday=5), "2019-01-18"),
    iso(P(weekday=4), "2019-01-17"),
    span(P(weekend=True), "2019-W03-WE", "2019-01-19", "2019-01-20"),
    span(P(quarter=1), "2019-Q1", "2019-01-01", "2019-03-31"),
    span(P(quarter=4), "2018-Q4", "2018-10-01", "2018-12-31"),
    span(P(quarter=3), "2018-Q3", "2018-07-01", "2018-09-30"),
    span(P(half=1), "2019-H1", "2019-01-01", "2019-06-30"),
    span(P(half=2), "2018-H2", "2018-07-01", "2018-12-31"),
    span(P(season="WI"), "2018-WI", "2018-12-01", "2019-02-28"),
    span(P(season="FA"), "2018-FA", "2018-09-01", "2018-11-30"),
    # last, this, next
    iso(P(weekday=5, step=-1), "2019-01-18"),
    iso(P(weekday=3, step=-1), "2019-01-16"),
    iso(P(weekday=3, step=1), "2019-01-30"),
    iso(P(weekday=5, step=1), "2019-01-25"),
    iso(P(weekday=5, step=0), "2019-01-25"),
    iso(P(weekday=1, step=0), "2019-01-21"),
    iso(P(month=4, step=-1), "2018-04"),
    iso(P(month=1, step=-1), "2018-01"),
    iso(P(month=12, step=-1), "2018-12"),
    iso(P(month=3, step=1), "2019-03"),
    iso(P(month=1, step=1), "2020-01"),
    iso(P(month=9, step=0), "2019-09"),
    span(P(season="FA", step=-1), "2018-FA", "2018-09-01", "2018-11-30"),
    span(P(season="SP", step=0), "2019-SP", "2019-03-01", "2019-05-31"),
    span(P(season="WI", step=0), "2018-WI", "2018-12-01", "2019-02-28"),
    span(P(season="SU", step=1), "2019-SU", "2019-06-01", "2019-08-31"),
    span(P(weekend=True, step=-1), "2019-W03-WE", "2019-01-19", "2019-01-20"),
    span(P(weekend=True, step=0), "2019-W04-WE", "2019-01-26", "2019-01-27"),
    span(P(weekend=True, step=1), "2019-W04-WE", "2019-01-26", "2019-01-27"),
    # times
    span(P(time="T09:47"), "2019-01-23T09:47", "2019-01-23", "2019-01-23", "TIME"),
    span(P(year=2018, month=7, day=24, time="T18:00"), "2018-07-24T18:00", "2018-07-24", "2018-07-24", "TIME"),
    span(P(unit="day", offset=0, time="TMO"), "2019-01-23TMO", "2019-01-23", "2019-01-23", "TIME"),
    span(P(unit="day", offset=-1, time="TNI"), "2019-01-22TNI", "2019-01-22", "2019-01-22", "TIME"),
    span(P(weekday=1, time="TEV"), "2019-01-21TEV", "2019-01-21", "2019-01-21", "TIME"),
    span(P(month=1, day=2, time="T06:30:15"), "2019-01-02T06:30:15", "2019-01-02", "2019-01-02", "TIME"),
    # holidays
    iso(P(holiday="lunar 1-1", year=2018), "2018-02-16"),
    iso(P(holiday="lunar 1-1"), "2019-02-05"),
    iso(P(holiday="fixed 12-25"), "2018-12-25"),
    iso(P(holiday="weekday 11 4 4", step=-1), "2018-11-22"),
    iso(P(holiday="easter 0", step=1), "2019-04-21"),
    span(P(holiday="islamic 9", year=2024), "2024-03-11/2024-04-09", "2024-03-11", "2024-04-09"),
    # so long ago, from now
    iso(S(amount=n("3"), unit="year", direction=-1), "2016"),
    iso(S(amount=n("1"), unit="year", direction=-1), "2018"),
    iso(S(amount=n("5"), unit="month", direction=-1), "2018-08"),
    iso(S(amount=n("1"), unit="month", direction=-1), "2018-12"),
    span(S(amount=n("2"), unit="week", direction=-1), "2019-W02", "2019-01-07", "2019-01-13"),
    iso(S(amount=n("10"), unit="day", direction=-1), "2019-01-13"),
    iso(S(amount=n("30"), unit="day", direction=-1), "2018-12-24"),
    iso(S(amount=n("3"), unit="day", direction=1), "2019-01-26"),
    iso(S(amount=n("2"), unit="year", direction=1), "2021"),
    iso(S(amount=n("0.5"), unit="year", direction=-1), "2018-07"),
    iso(S(amount=n("1"), unit="decade", direction=-1), "2009"),
    iso(S(amount=n("1"), unit="century", direction=-1), "1919"),
    span(S(amount=n("1"), unit="fortnight", direction=-1), "2019-W02", "2019-01-07", "2019-01-13"),
    span(S(amount=n("2"), unit="quarter", direction=-1), "2018-Q3", "2018-07-01", "2018-09-30"),
    bare(S(amount=None, unit="year", direction=-1), "DATE", "PAST_REF"),
    bare(S(amount=n("2"), unit="hour", direction=-1), "DATE", "PAST_REF"),
    bare(S(amount=n("9000"), unit="year", direction=-1), "DATE", "XXXX"),
    # how long
    bare(L(amount=n("3"), unit="year"), "DURATION", "P3Y"),
    bare(L(amount=n("6"), unit="month"), "DURATION", "P6M"),
    bare(L(amount=n("2"), unit="week"), "DURATION", "P2W"),
    bare(L(amount=n("1"), unit="fortnight"), "DURATION", "P2W"),
    bare(L(amount=n("22"), unit="day"), "DURATION", "P22D"),
    bare(L(amount=n("2.2"), unit="day"), "DURATION", "P2.2D"),
    bare(L(amount=n("72"), unit="hour"), "DURATION", "PT72H"),
    bare(L(amount=n("40"), unit="minute"), "DURATION", "PT40M"),
    bare(L(amount=n("15"), unit="second"), "DURATION", "PT15S"),
    bare(L(amount=n("0.5"), unit="year"), "DURATION", "P6M"),
    bare(L(amount=n("0.5"), unit="century"), "DURATION", "P50Y"),
    bare(L(amount=n("0.5"), unit="hour"), "DURATION", "PT30M"),
    bare(L(amount=n("1.5"), unit="day"), "DURATION", "P1.5D"),
    bare(L(amount=n("2.5"), unit="year", halved=True), "DURATION", "P2Y6M"),
    bare(L(amount=n("5.5"), unit="hour", halved=True), "DURATION", "PT5H30M"),
    bare(L(amount=n("5.5"), unit="hour"), "DURATION", "PT5.5H"),
    bare(L(amount=n("1"), unit="decade"), "DURATION", "P1DE"),
    bare(L(amount=n("1"), unit="century"), "DURATION", "P1CE"),
    bare(L(amount=n("3"), unit="quarter"), "DURATION", "P9M"),
    bare(L(amount=None, unit="year"), "DURATION", "PXY"),
    bare(L(amount=None, unit="decade"), "DURATION", "PXDE"),
    bare(L(amount=None, unit="hour"), "DURATION", "PTXH"),
    bare(L(amount=n("4"), unit="year", also=L(amount=n("2"), unit="month")), "DURATION", "P4Y2M"),
    bare(L(amount=n("2"), unit="hour", also=L(amount=n("53"), unit="minute")), "DURATION", "PT2H53M"),
    span(L(amount=n("3"), unit="year", direction=-1), "P3Y", "2016-01-23", "2019-01-23", "DURATION"),
    span(L(amount=n("1"), unit="year", direction=-1), "P1Y", "2018-01-23", "2019-01-23", "DURATION"),
    span(L(amount=n("5"), unit="month", direction=-1), "P5M", "2018-08-23", "2019-01-23", "DURATION"),
    span(L(amount=n("3"), unit="day", direction=1), "P3D", "2019-01-23", "2019-01-26", "DURATION"),
    span(L(amount=n("5"), unit="year", direction=1), "P5Y", "2019-01-23", "2024-01-23", "DURATION"),
    span(L(amount=n("0.5"), unit="year", direction=-1), "P6M", "2018-07-23", "2019-01-23", "DURATION"),
    span(L(amount=n("48"), unit="hour", direction=-1), "PT48H", "2019-01-21", "2019-01-23", "DURATION"),
    bare(L(amount=n("5"), unit="hour", direction=-1), "DURATION", "PT5H"),
    bare(L(amount=None, unit="year", direction=-1), "DURATION", "PXY"),
    span(L(amount=n("10"), unit="month", edge=1, within=P(year=2018)), "P10M", "2018-01-01", "2018-10-31", "DURATION"),
    span(L(amount=n("2"), unit="month", edge=1, within=P(year=2020)), "P2M", "2020-01-01", "2020-02-29", "DURATION"),
    span(L(amount=n("5"), unit="month", edge=-1, within=P(year=2018)), "P5M", "2018-08-01", "2018-12-31", "DURATION"),
    span(L(amount=n("10"), unit="day", edge=1, within=P(year=2018, month=5)), "P10D", "2018-05-01", "2018-05-10", "DURATION"),
    span(L(amount=n("9"), unit="month", edge=1), "P9M", "2018-01-01", "2018-09-30", "DURATION"),
    span(L(amount=n("3"), unit="quarter", edge=1, within=P(unit="year", offset=-1)), "P9M", "2018-01-01", "2018-09-30", "DURATION"),
    # how often
    bare(R(unit="year"), "SET", "P1Y"),
    bare(R(unit="day"), "SET", "P1D"),
    bare(R(unit="quarter"), "SET", "P3M"),
    bare(R(unit="fortnight"), "SET", "P2W"),
    bare(R(unit="half"), "SET", "P6M"),
    bare(R(amount=n("3"), unit="year"), "SET", "P3Y"),
    bare(R(amount=n("2"), unit="week"), "SET", "P2W"),
    bare(R(unit="hour"), "SET", "PT1H"),
    bare(R(value="XXXX-WXX-5"), "SET", "XXXX-WXX-5"),
    bare(Reference(value="PRESENT_REF"), "DATE", "PRESENT_REF"),
    bare(Reference(value="FUTURE_REF"), "DATE", "FUTURE_REF"),
    # from one to another
    span(Interval(first=P(year=2016), last=P(year=2020)), "2016/2020", "2016-01-01", "2020-12-31"),
    span(Interval(first=P(month=4), last=P(year=2018, month=6)), "2018-04/2018-06", "2018-04-01", "2018-06-30"),
    span(Interval(first=P(month=11), last=P(year=2018, month=2)), "2017-11/2018-02", "2017-11-01", "2018-02-28"),
    span(
        Interval(first=P(unit="year", offset=-1, month=1), last=P(unit="year", offset=-1, month=8)),
        "2018-01/2018-08",
        "2018-01-01",
        "2018-08-31",
    ),
    # fiscal years
    span(FiscalYear(first_month=4, begins=2021), "2021-04/2022-03", "2021-04-01", "2022-03-31"),
    span(FiscalYear(first_month=4, offset=-1), "2017-04/2018-03", "2017-04-01", "2018-03-31"),
    span(FiscalYear(first_month=4), "2018-04/2019-03", "2018-04-01", "2019-03-31"),
    span(FiscalYear(first_month=10, ends=2018), "2017-10/2018-09", "2017-10-01", "2018-09-30"),
    span(FiscalYear(first_month=1, ends=2018), "2018", "2018-01-01", "2018-12-31"),
    span(FiscalYear(first_month=7, ends=2018), "2017-07/2018-06", "2017-07-01", "2018-06-30"),
    # a counted unit
    iso(Ordinal(number=1, unit="year", within=Interval(first=P(year=2021), last=P(year=2025))), "2021"),
    iso(Ordinal(number=3, unit="year", within=Interval(first=P(year=2016), last=P(year=2020))), "2018"),
    iso(Ordinal(number=-1, unit="year", within=Interval(first=P(year=2016), last=P(year=2020))), "2020"),
    iso(Ordinal(number=-1, unit="day", within=P(year=2018, month=2)), "2018-02-28"),
    iso(Ordinal(number=2, unit="month", within=P(year=2018, quarter=3)), "2018-08"),
    iso(Ordinal(number=2, unit="day", weekday=1, within=P(year=2018, month=5)), "2018-05-14"),
    iso(Ordinal(number=-1, unit="day", weekday=5, within=P(year=2018, month=5)), "2018-05-25"),
    # a week by a day of it, a unit by its end, the day before a holiday
    span(Ordinal(number=1, unit="week", within=P(year=2018, month=3, day=6)), "2018-W10", "2018-03-05", "2018-03-11"),
    span(Ending(unit="week", end=P(year=2018, month=8, day=10)), "2018-W32", "2018-08-06", "2018-08-12"),
    span(Ending(unit="quarter", end=P(year=2018, month=9, day=29)), "2018-Q3", "2018-07-01", "2018-09-30"),
    span(Ending(unit="quarter", end=P(year=2018, month=7, day=31)), "2018-Q2", "2018-04-01", "2018-06-30"),
    iso(P(holiday="fixed 10-01", eve=True, year=2018), "2018-09-30"),
    iso(P(holiday="fixed 01-01", eve=True, year=2018), "2017-12-31"),
    iso(P(unit="year", offset=-2), "2017"),
]

FLOW_DAY = stretches.day(2015, 5, 12)
FLOW_QUARTER = stretches.from_months("quarter", 2017, 7)

# ----------------------------------------------------------------- (case, tense, flow): what the sentence and text decide

IN_CONTEXT: list[tuple[Case, Tense, dict[str, object]]] = [
    (iso(P(month=3), "2019-03"), "future", {}),
    (iso(P(month=11), "2019-11"), "future", {}),
    (iso(P(month=6), "2018-06"), "past", {}),
    (iso(P(month=5), "2018-05"), "past", {}),
    (iso(P(month=1, day=30), "2019-01-30"), "future", {}),
    (iso(P(month=11, day=9), "2019-11-09"), "future", {}),
    (iso(P(weekday=5), "2019-01-25"), "future", {}),
    (iso(P(weekday=2), "2019-01-29"), "future", {}),
    (iso(P(weekday=3), "2019-01-23"), "future", {}),
    (iso(P(weekday=5), "2019-01-18"), "past", {}),
    (span(P(quarter=3), "2019-Q3", "2019-07-01", "2019-09-30"), "future", {}),
    (span(P(weekend=True), "2019-W04-WE", "2019-01-26", "2019-01-27"), "future", {}),
    (iso(P(month=5), "2015-05"), "past", {"scene": 2015}),
    (iso(P(month=5, day=2), "2015-05-02"), "unknown", {"scene": 2015}),
    (iso(P(month=5), "2019-05"), "future", {"scene": 2015}),
    (iso(P(unit="day", offset=0, origin="text"), "2015-05-12"), "unknown", {"latest": FLOW_DAY, "day": FLOW_DAY.first}),
    (iso(P(unit="day", offset=1, origin="text"), "2015-05-13"), "unknown", {"latest": FLOW_DAY, "day": FLOW_DAY.first}),
    (iso(P(unit="month", offset=1, origin="text"), "2015-06"), "unknown", {"latest": FLOW_DAY}),
    (iso(P(unit="year", offset=0, origin="text"), "2014"), "unknown", {"latest": FLOW_DAY, "year": 2014}),
    (iso(P(unit="year", offset=0, origin="text"), "2015"), "unknown", {"latest": FLOW_DAY}),
    (iso(P(unit="year", offset=0, origin="text"), "2019"), "unknown", {}),
    (span(P(time="T10:00"), "2015-05-12T10:00", "2015-05-12", "2015-05-12", "TIME"), "unknown", {"day": FLOW_DAY.first}),
    (iso(P(weekday=5, step=1, step_origin="text"), "2015-05-15"), "unknown", {"latest": FLOW_DAY}),
    (iso(P(weekday=5, step=-1, step_origin="text"), "2015-05-08"), "unknown", {"latest": FLOW_DAY}),
    (iso(S(amount=n("1"), unit="day", direction=1, origin="text"), "2015-05-13"), "unknown", {"latest": FLOW_DAY, "day": FLOW_DAY.first}),
    (iso(S(amount=n("2"), unit="month", direction=1, origin="text"), "2015-07"), "unknown", {"latest": FLOW_DAY}),
    (iso(S(amount=n("1"), unit="year", direction=-1, origin="text"), "2014"), "unknown", {"latest": FLOW_DAY}),
    (span(S(amount=n("1"), unit="year", direction=-1, origin="text", comparison=True), "2016-Q3", "2016-07-01", "2016-09-30"), "unknown",
     {"quarter": FLOW_QUARTER}),
    (span(P(unit="quarter", offset=0, origin="text"), "2017-Q3", "2017-07-01", "2017-09-30"), "unknown", {"quarter": FLOW_QUARTER}),
    (span(SamePeriod(years=-1), "2016-Q3", "2016-07-01", "2016-09-30"), "unknown", {"period": FLOW_QUARTER}),
    (span(SamePeriod(year=2012), "2012-Q3", "2012-07-01", "2012-09-30"), "unknown", {"period": FLOW_QUARTER}),
    (span(SamePeriod(years=-1), "2017-01/2017-07", "2017-01-01", "2017-07-31"), "unknown",
     {"period": stretches.Stretch("interval", D("2018-01-01"), D("2018-07-31"))}),
    (span(SamePeriod(years=-1), "2019-02", "2019-02-01", "2019-02-28"), "unknown", {"period": stretches.month(2020, 2)}),
]  # fmt: skip

# --------------------------------------------------------------------------------- nobody knows the publication date

UNDATED: list[Case] = [
    iso(P(year=2018, month=9), "2018-09"),
    iso(P(year=2018, holiday="lunar 1-1"), "2018-02-16"),
    span(P(century=20), "19", "1900-01-01", "1999-12-31"),
    bare(P(unit="year", offset=-1), "DATE", "XXXX"),
    bare(P(unit="day"), "DATE", "XXXX-XX-XX"),
    bare(P(unit="week", offset=-1), "DATE", "XXXX-WXX"),
    bare(P(unit="month", offset=-1), "DATE", "XXXX-XX"),
    bare(P(month=3), "DATE", "XXXX-03"),
    bare(P(month=3, day=5), "DATE", "XXXX-03-05"),
    bare(P(day=25), "DATE", "XXXX-XX-25"),
    bare(P(weekday=5), "DATE", "XXXX-WXX-5"),
    bare(P(quarter=3), "DATE", "XXXX-Q3"),
    bare(P(half=1), "DATE", "XXXX-H1"),
    bare(P(season="SU"), "DATE", "XXXX-SU"),
    bare(P(time="T09:00"), "TIME", "XXXX-XX-XXT09:00"),
    bare(P(weekday=1, time="TMO"), "TIME", "XXXX-WXX-1TMO"),
    bare(L(amount=n("3"), unit="year", direction=-1), "DURATION", "P3Y"),
    bare(S(amount=n("3"), unit="year", direction=-1), "DATE", "XXXX"),
    bare(SamePeriod(years=-1), "DATE", "XXXX"),
    bare(FiscalYear(first_month=4, offset=-1), "DATE", "XXXX"),
]

# ----------------------------------------------------------------------- the edges of months, years and leap years

EDGES: list[tuple[str, Case]] = [
    ("2020-02-29", iso(P(unit="year", offset=-1), "2019")),
    ("2020-02-29", span(L(amount=n("1"), unit="year", direction=-1), "P1Y", "2019-02-28", "2020-02-29", "DURATION")),
    ("2020-02-29", span(L(amount=n("4"), unit="year", direction=1), "P4Y", "2020-02-29", "2024-02-29", "DURATION")),
    ("2020-03-31", span(L(amount=n("1"), unit="month", direction=-1), "P1M", "2020-02-29", "2020-03-31", "DURATION")),
    ("2020-03-31", span(P(unit="month", offset=-1), "2020-02", "2020-02-01", "2020-02-29")),
    ("2019-12-31", iso(P(unit="day", offset=1), "2020-01-01")),
    ("2019-12-31", span(P(unit="week"), "2020-W01", "2019-12-30", "2020-01-05")),
    ("2021-01-01", span(P(unit="week"), "2020-W53", "2020-12-28", "2021-01-03")),
    ("2021-01-01", iso(P(unit="day", offset=-1), "2020-12-31")),
    ("2021-01-01", iso(P(month=12, day=30), "2020-12-30")),
    ("2021-01-04", iso(P(weekday=5), "2021-01-01")),
    ("2021-12-31", iso(P(month=1), "2022-01")),
    ("2016-03-01", iso(P(day=29), "2016-02-29")),
    ("2015-03-01", iso(P(day=28), "2015-02-28")),
    ("2018-10-03", iso(P(holiday="lunar 8-15"), "2018-09-24")),
    ("2018-12-31", span(L(amount=n("11"), unit="month", edge=1), "P11M", "2018-01-01", "2018-11-30", "DURATION")),
    ("2018-06-30", span(L(amount=n("6"), unit="month", edge=1), "P6M", "2018-01-01", "2018-06-30", "DURATION")),
    ("2018-06-29", span(L(amount=n("6"), unit="month", edge=1), "P6M", "2017-01-01", "2017-06-30", "DURATION")),
    ("2020-01-15", span(P(season="WI"), "2019-WI", "2019-12-01", "2020-02-29")),
    ("2020-01-15", span(P(unit="season"), "2019-WI", "2019-12-01", "2020-02-29")),
    ("2018-03-31", span(FiscalYear(first_month=4), "2017-04/2018-03", "2017-04-01", "2018-03-31")),
    ("2018-04-01", span(FiscalYear(first_month=4), "2018-04/2019-03", "2018-04-01", "2019-03-31")),
]


def check(case: Case, flow: Flow, tense: Tense = "unknown") -> None:
    expression, kind, value, first, last = case
    found = resolve(expression, flow, tense)
    assert (found.type, found.value) == (kind, value)
    assert (found.earliest, found.latest) == (D(first) if first else None, D(last) if last else None)


@pytest.mark.parametrize("case", WEDNESDAY, ids=lambda case: f"{case[2]}")
def test_from_the_publication_date(case: Case) -> None:
    check(case, Flow(published=D("2019-01-23")))


@pytest.mark.parametrize(("case", "tense", "context"), IN_CONTEXT)
def test_from_the_flow_of_the_text(case: Case, tense: Tense, context: dict[str, object]) -> None:
    check(case, Flow(published=D("2019-01-23"), fresh=True, **context), tense)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", UNDATED, ids=lambda case: f"{case[2]}")
def test_without_a_publication_date(case: Case) -> None:
    check(case, Flow())


@pytest.mark.parametrize(("published", "case"), EDGES)
def test_edges_of_the_calendar(published: str, case: Case) -> None:
    check(case, Flow(published=D(published)))


def test_there_are_enough_cases() -> None:
    assert len(WEDNESDAY) + len(IN_CONTEXT) + len(UNDATED) + len(EDGES) >= 200


HOLIDAYS = [
    ("lunar 1-1", 2018, "2018-02-16"), ("lunar 1-1", 2020, "2020-01-25"), ("lunar 1-1", 2021, "2021-02-12"),
    ("lunar 5-5", 2020, "2020-06-25"), ("lunar 8-15", 2020, "2020-10-01"), ("lunar 8-15", 2023, "2023-09-29"),
    ("lunar 9-9", 2019, "2019-10-07"), ("solar 15", 2019, "2019-04-05"), ("solar 15", 2020, "2020-04-04"),
    ("easter 0", 2019, "2019-04-21"), ("easter 0", 2025, "2025-04-20"), ("easter -2", 2020, "2020-04-10"),
    ("easter 0", 2038, "2038-04-25"), ("weekday 11 4 4", 2019, "2019-11-28"), ("weekday 9 1 1", 2020, "2020-09-07"),
    ("weekday 5 1 -1", 2021, "2021-05-31"), ("islamic 9-1", 2024, "2024-03-11"), ("islamic 10-1", 2023, "2023-04-21"),
    ("fixed 10-01", 1999, "1999-10-01"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "year", "day"), HOLIDAYS)
def test_holidays(rule: str, year: int, day: str) -> None:
    assert holiday(rule, year) == D(day)


def test_a_holiday_outside_of_the_tables_is_none() -> None:
    assert holiday("lunar 1-1", 1500) is None
    assert holiday("islamic 9-1", 1500) is None


@pytest.mark.parametrize("rule", ["", "lunar", "fixed ten", "full-moon 3"])
def test_an_unknown_holiday_rule_is_an_error(rule: str) -> None:
    with pytest.raises(ValueError, match="unknown holiday rule"):
        holiday(rule, 2020)


def test_several_periods_of_one_name() -> None:
    sessions = Named(candidates=(("DATE", "a", "2018-03-03", "2018-03-20"), ("DATE", "b", "2019-03-03", "2019-03-15")))
    assert resolve(sessions, Flow(published=D("2018-05-01"))).value == "a"
    assert resolve(sessions, Flow(published=D("2019-03-10"))).value == "b"
    assert resolve(Named(candidates=sessions.candidates, within=P(year=2019)), Flow(published=D("2018-05-01"))).value == "b"
    assert resolve(sessions, Flow()).value == "XXXX"


@pytest.mark.parametrize(
    ("point", "stated"),
    [
        (P(year=2019, month=1, day=2), ("year", "month", "day")),
        (P(month=1), ("month",)),
        (P(unit="year"), ()),
        (P(time="T01:00"), ("time",)),
    ],
)
def test_stated_parts(point: Point, stated: tuple[str, ...]) -> None:
    assert resolve(point, Flow(published=D("2019-01-23"))).stated == stated


def test_lengths_of_no_whole_days_lead_nowhere() -> None:
    assert later(D("2019-01-23"), n("5"), "minute") is None
    assert later(D("2019-01-23"), n("1.5"), "day") is None
    assert later(D("2019-01-23"), n("1.5"), "year") == D("2020-07-23")
    assert duration_value(n("2.50"), "day") == "P2.5D"
