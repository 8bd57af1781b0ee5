"""The builders: what the words of a rule's groups say, group by group, before anything is placed on the calendar.

A row gives the builder that a rule names, the groups with their words in the order of the text, and the expression; None where the words
turn out to be no date, or where a rule of a user's names the builder and lacks what it needs.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from reformextract.api import shared_stages
from reformextract.dates.expressions.builders import BUILDERS
from reformextract.dates.expressions.expression import (
    Expression,
    FiscalPart,
    FiscalYear,
    Interval,
    Length,
    Ordinal,
    Point,
    Reference,
    Repeat,
    SamePeriod,
    Shift,
)
from reformextract.dates.expressions.parts import Parts
from reformextract.dates.expressions.region import Region

Groups = dict[str, str]


def said(build: str, groups: Groups, *, before: str = "", rule: SimpleNamespace | None = None, country: str | None = None,
         published: str | None = None) -> Expression | None:  # fmt: skip
    """What a builder makes of a match whose groups hold these words."""
    text, places = f"{before} ".lstrip(), {}
    for name, words in groups.items():
        places[name] = len(text), len(text) + len(words)
        text += f"{words} "
    reading = shared_stages().read(text)
    reading.country = country
    units = {name: [unit for unit in range(len(reading)) if start <= reading.start(unit) < end] for name, (start, end) in places.items()}
    assert all(units.values()), f"{groups}: {[reading.surfaces]}"
    spans = {name: (found[0], found[-1] + 1) for name, found in units.items()}
    match = SimpleNamespace(
        rule=rule or SimpleNamespace(id=f"date.{build}", value=None, build=build),
        start=min((first for first, _ in spans.values()), default=0),
        groups=spans,
        unit=lambda name: spans[name][0] if name in spans else None,
    )
    patterns = shared_stages().patterns
    day = datetime.date.fromisoformat(published) if published else None
    return BUILDERS[build](Parts(match, reading, patterns, Region(reading, patterns, day)))  # type: ignore[arg-type]


def n(value: str) -> Decimal:
    return Decimal(value)


P, L, S, R = Point, Length, Shift, Repeat

POINTS: list[tuple[str, Groups, Expression | None]] = [
    # days and months
    ("point", {"month": "May"}, P(month=5)),
    ("point", {"month": "may"}, P(month=5)),
    ("point", {"month": "December", "day": "31"}, P(month=12, day=31)),
    ("point", {"month": "December", "day": "31", "year": "2018"}, P(year=2018, month=12, day=31)),
    ("point", {"day": "3rd", "month": "March"}, P(month=3, day=3)),
    ("point", {"day": "third", "month": "March"}, P(month=3, day=3)),
    ("point", {"day": "3"}, P(day=3)),
    ("point", {"year": "2018", "month_number": "05", "day_number": "03"}, P(year=2018, month=5, day=3)),
    ("point", {"year": "2018", "month_number": "05"}, P(year=2018, month=5)),
    ("point", {"year": "2018"}, P(year=2018)),
    ("point", {"weekday": "Friday"}, P(weekday=5)),
    ("point", {"weekday": "Fri", "day": "4", "month": "May"}, P(month=5, day=4, weekday=5)),
    ("point", {"season": "spring", "year": "2018"}, P(year=2018, season="SP")),
    ("point", {"season": "fall"}, P(season="FA")),
    ("point", {"year": "2018", "week": "1"}, P(year=2018, week=1)),
    ("point", {"year": "2018", "week": "53"}, P(year=2018, week=53)),
    ("point", {"year": "2018", "week": "54"}, None),
    ("point", {"year": "2018", "week": "00"}, None),
    ("point", {"holiday": "Easter"}, P(holiday="easter 0")),
    # days of the day
    ("point", {"day_word": "today"}, P(unit="day", offset=0)),
    ("point", {"day_word": "yesterday"}, P(unit="day", offset=-1)),
    ("point", {"day_word": "the day after tomorrow"}, P(unit="day", offset=2)),
    ("point", {"day_word": "tomorrow", "day_part": "night"}, P(unit="day", offset=1, time="TNI")),
    ("point", {"night_word": "tonight"}, P(unit="day", offset=0, time="TNI")),
    ("point", {"weekday": "Monday", "day_part": "morning"}, P(weekday=1, time="TMO")),
    ("point", {"month": "May", "day": "3", "hour": "9", "minute": "30"}, P(month=5, day=3, time="T09:30")),
    ("point", {"month": "May", "day": "3", "hour": "25", "minute": "30"}, None),
    # the days that there are
    ("point", {"month": "February", "day": "29"}, P(month=2, day=29)),
    ("point", {"month": "February", "day": "30"}, None),
    ("point", {"month": "April", "day": "31"}, None),
    ("point", {"month": "June", "day": "31"}, None),
    ("point", {"month": "September", "day": "31"}, None),
    ("point", {"month": "November", "day": "31"}, None),
    *[("point", {"month": month, "day": "31"}, P(month=number, day=31))
      for month, number in (("January", 1), ("March", 3), ("May", 5), ("July", 7), ("August", 8), ("October", 10))],
    # by numbers alone
    ("dotted", {"dotted": "31.12.2018"}, P(year=2018, month=12, day=31)),
    ("dotted", {"dotted": "2018.12.31"}, P(year=2018, month=12, day=31)),
    ("dotted", {"dotted": "1.1.1800"}, P(year=1800, month=1, day=1)),
    ("dotted", {"dotted": "1.1.1799"}, None),
    ("dotted", {"dotted": "1.12.2200"}, P(year=2200, month=12, day=1)),
    ("dotted", {"dotted": "1.12.2201"}, None),
    ("dotted", {"dotted": "1.13.2018"}, None),
    ("dotted", {"dotted": "1.0.2018"}, None),
    ("dotted", {"dotted": "0.1.2018"}, None),
    ("dotted", {"dotted": "32.1.2018"}, None),
    ("dotted", {"dotted": "31.4.2018"}, None),
    ("dotted", {"dotted": "3.4.18"}, None),
    ("dotted", {"dotted": "1.2.3.2018"}, None),
    ("dotted", {"dotted": "12.2018"}, None),
    ("dotted", {}, None),
    ("numeric", {"first_number": "12", "second_number": "25", "year": "2018"}, P(year=2018, month=12, day=25)),
    ("numeric", {"first_number": "25", "second_number": "12", "year": "2018"}, P(year=2018, month=12, day=25)),
    ("numeric", {"first_number": "1", "second_number": "13", "year": "2018"}, P(year=2018, month=1, day=13)),
    ("numeric", {"first_number": "13", "second_number": "13", "year": "2018"}, None),
    ("numeric", {"first_number": "13", "second_number": "1", "year": "2018"}, P(year=2018, month=1, day=13)),
    ("numeric", {"first_number": "5", "second_number": "1", "year": "2018"}, P(year=2018, month=5, day=1)),
    ("numeric", {"first_number": "12", "second_number": "0", "year": "2018"}, None),
    ("numeric", {"first_number": "30", "second_number": "2", "year": "2018"}, None),
    ("numeric", {"first_number": "3", "second_number": "4", "short_year": "19"}, P(year=2019, month=3, day=4)),
    ("numeric", {"first_number": "3", "year": "2018"}, None),
    ("numeric", {"second_number": "3", "year": "2018"}, None),
    # September 11 of the attacks
    ("named_day", {"september": "September", "eleventh": "11"}, P(year=2001, month=9, day=11)),
    ("named_day", {"september": "September", "eleventh": "12"}, P(month=9, day=12)),
    ("named_day", {"september": "August", "eleventh": "11"}, P(month=8, day=11)),
    ("named_day", {"nine_eleven": "9/11"}, P(year=2001, month=9, day=11)),
    ("next_day", {"next_day": "the next day"}, P(unit="day", offset=1, origin="text")),
    ("weekend", {"weekend": "weekend"}, P(weekend=True)),
    ("holiday_eve", {"holiday": "Easter"}, P(holiday="easter 0", eve=True)),
]  # fmt: skip

COUNTED_FROM_NOW: list[tuple[str, Groups, Expression | None]] = [
    ("deictic", {"deictic": "this", "unit": "year"}, P(unit="year", offset=0)),
    ("deictic", {"deictic": "last", "unit": "year"}, P(unit="year", offset=-1)),
    ("deictic", {"deictic": "next", "unit": "month"}, P(unit="month", offset=1)),
    ("deictic", {"deictic": "previous", "unit": "quarter"}, P(unit="quarter", offset=-1, origin="text")),
    ("deictic", {"deictic": "following", "unit": "week"}, P(unit="week", offset=1, origin="text")),
    ("deictic", {"deictic": "that", "unit": "month"}, P(unit="month", offset=0, origin="text")),
    ("deictic", {"deictic": "last", "unit": "day"}, None),  # "the last day for claims" is not yesterday
    ("deictic", {"deictic": "previous", "unit": "day"}, P(unit="day", offset=-1, origin="text")),
    ("deictic", {"deictic": "last", "unit": "weekend"}, P(weekend=True, step=-1)),
    ("deictic", {"deictic": "this", "unit": "weekend"}, P(weekend=True, step=0)),
    ("deictic", {"deictic": "previous", "unit": "weekend"}, P(weekend=True, step=-1, step_origin="text")),
    ("deictic", {"deictic": "next", "unit": "weekend"}, P(weekend=True, unit="week", offset=1)),
    ("deictic", {"deictic": "coming", "unit": "weekend"}, P(weekend=True, step=1)),
    ("deictic", {"deictic": "last", "fiscal": "fiscal year"}, FiscalYear(first_month=1, offset=-1)),
    ("deictic", {"deictic": "next", "fiscal": "fiscal year"}, FiscalYear(first_month=1, offset=1)),
    ("deictic", {"deictic": "last", "weekday": "Friday"}, P(weekday=5, step=-1)),
    ("deictic", {"deictic": "next", "weekday": "Friday"}, P(weekday=5, unit="week", offset=1)),
    ("deictic", {"deictic": "next", "weekday": "Friday", "day_part": "evening"}, P(weekday=5, unit="week", offset=1, time="TEV")),
    ("deictic", {"deictic": "coming", "weekday": "Friday"}, P(weekday=5, step=1)),
    ("deictic", {"deictic": "this", "deictic_more": "past", "weekday": "Friday"}, P(weekday=5, step=-1)),
    ("deictic", {"deictic": "this", "deictic_more": "coming", "weekday": "Friday"}, P(weekday=5, step=1)),
    ("deictic", {"deictic": "following", "weekday": "Friday"}, P(weekday=5, step=1, step_origin="text")),
    ("deictic", {"deictic": "last", "month": "May"}, P(month=5, step=-1)),
    ("deictic", {"deictic": "next", "month": "May"}, P(month=5, step=1)),
    ("deictic", {"deictic": "this", "season": "spring"}, P(season="SP", step=0)),
    ("deictic", {"deictic": "last", "holiday": "Christmas Day"}, P(holiday="fixed 12-25", step=-1)),
    ("deictic", {"deictic": "this", "day_part": "morning"}, P(unit="day", offset=0, time="TMO")),
    ("deictic", {"deictic": "last", "day_part": "night"}, P(unit="day", offset=-1, time="TNI")),
    ("deictic", {"deictic": "that", "day_part": "night"}, P(unit="day", offset=0, origin="text", time="TNI")),
    ("deictic", {"deictic": "previous", "day_part": "night"}, P(unit="day", offset=-1, origin="text", time="TNI")),
    ("deictic", {"unit": "year"}, None),
    ("clock_before_part", {"clock_hour": "nine", "deictic": "this", "hour_half": "morning"}, P(unit="day", offset=0, time="T09:00")),
    ("clock_before_part", {"clock_hour": "ten", "deictic": "last", "hour_half": "night"}, P(unit="day", offset=-1, time="T22:00")),
    ("clock_before_part", {"clock_hour": "four", "day_word": "tomorrow", "hour_half": "afternoon"}, P(unit="day", offset=1, time="T16:00")),
    ("clock_before_part", {"hour": "9", "minute": "30", "weekday": "Tuesday", "hour_half": "evening"}, P(weekday=2, time="T21:30")),
    (
        "clock_before_part",
        {"clock_hour": "four", "deictic": "that", "hour_half": "afternoon"},
        P(unit="day", offset=0, origin="text", time="T16:00"),
    ),
    ("clock_before_part", {"clock_hour": "13", "deictic": "this", "hour_half": "morning"}, None),
    ("clock_before_part", {"clock_hour": "nine", "hour_half": "morning"}, None),
    ("seasons_ago", {"amount": "two", "season": "summers"}, P(season="SU", step=-2)),
    ("seasons_ago", {"amount": "one", "season": "summers"}, P(season="SU", step=-1)),
    ("seasons_ago", {"amount": "1.5", "season": "summers"}, None),
    ("seasons_ago", {"amount": "three", "season": "summers"}, None),
    ("seasons_ago", {"season": "summers"}, None),
    ("this_time", {"deictic": "last", "unit": "year"}, Shift(amount=n("12"), unit="month", direction=-1)),
    ("this_time", {"deictic": "next", "unit": "week"}, Shift(amount=n("7"), unit="day", direction=1)),
    ("this_time", {"unit": "week"}, None),
    ("the_unit", {"unit": "year"}, P(unit="year", offset=0)),
    ("the_unit", {"unit": "quarter"}, P(unit="quarter", offset=0, origin="text")),
    ("the_unit", {}, None),
    ("unit_end", {"unit": "month"}, P(unit="month", offset=0)),
    ("unit_mid", {"unit": "year"}, P(unit="year", offset=0)),
    ("unit_before_last", {"unit": "year", "beside": "before"}, P(unit="year", offset=-2)),
    ("unit_before_last", {"unit": "week", "beside": "after"}, P(unit="week", offset=2)),
    ("unit_before_last", {"unit": "weekend", "beside": "before"}, P(weekend=True, step=-2)),
    ("unit_before_last", {"unit": "weekend", "beside": "after"}, P(weekend=True, unit="week", offset=2)),
    ("unit_before_last", {"unit": "week"}, None),
    ("unit_before_last", {"beside": "before"}, None),
    ("named_before_last", {"weekday": "Friday", "beside": "before"}, P(weekday=5, step=-2)),
    ("named_before_last", {"weekday": "Friday", "beside": "after"}, P(weekday=5, unit="week", offset=2)),
    ("named_before_last", {"season": "summer", "beside": "before"}, P(season="SU", step=-2)),
    ("named_before_last", {"month": "May", "beside": "after"}, P(month=5, step=2)),
    ("named_before_last", {"weekday": "Friday"}, None),
    ("named_before_last", {"month": "June", "day": "31", "beside": "before"}, None),
]

CLOCKS: list[tuple[str, Groups, str | None]] = [
    ("clock", {"hour": "9", "minute": "30"}, "T09:30"),
    ("clock", {"hour": "0", "minute": "00"}, "T00:00"),
    ("clock", {"hour": "14", "minute": "05", "second": "09"}, "T14:05:09"),
    ("clock", {"hour": "23", "minute": "59", "second": "59"}, "T23:59:59"),
    ("clock", {"hour": "23", "minute": "60"}, None),
    ("clock", {"hour": "23", "minute": "59", "second": "60"}, None),
    ("clock", {"hour": "24", "minute": "00"}, "T24:00"),
    ("clock", {"hour": "24", "minute": "01"}, None),
    ("clock", {"hour": "25", "minute": "00"}, None),
    ("clock", {"minute": "30"}, None),
    ("clock", {"hour": "9", "clock_half": "a.m."}, "T09:00"),
    ("clock", {"hour": "9", "clock_half": "pm"}, "T21:00"),
    ("clock", {"hour": "12", "clock_half": "a.m."}, "T00:00"),
    ("clock", {"hour": "12", "clock_half": "p.m."}, "T12:00"),
    ("clock", {"hour": "1", "clock_half": "p.m."}, "T13:00"),
    ("clock", {"hour": "13", "clock_half": "p.m."}, None),
    ("clock", {"hour": "0", "clock_half": "a.m."}, None),
    # a part of the day tells the half
    ("clock", {"hour": "9", "hour_half": "morning"}, "T09:00"),
    ("clock", {"hour": "4", "hour_half": "afternoon"}, "T16:00"),
    ("clock", {"hour": "7", "hour_half": "evening"}, "T19:00"),
    ("clock", {"hour": "11", "hour_half": "night"}, "T23:00"),
    ("clock", {"hour": "6", "hour_half": "night"}, "T18:00"),
    ("clock", {"hour": "5", "hour_half": "night"}, "T05:00"),
    ("clock", {"hour": "2", "hour_half": "night"}, "T02:00"),
    ("clock", {"hour": "12", "hour_half": "night"}, "T00:00"),
    # words
    ("clock", {"clock_word": "noon"}, "T12:00"),
    ("clock", {"clock_word": "midnight"}, "T00:00"),
    ("clock", {"clock_word": "evening"}, "TEV"),
    ("clock", {"clock_word": "early hours"}, "TMO"),
    ("clock", {"clock_past": "half past", "clock_hour": "seven"}, "T07:30"),
    ("clock", {"clock_past": "a quarter past", "clock_hour": "12"}, "T12:15"),
    ("clock", {"clock_past": "half past", "clock_hour": "13"}, None),
    ("clock", {"clock_past": "half past", "clock_hour": "zero"}, None),
    ("clock", {"clock_past": "half past", "clock_hour": "12"}, "T12:30"),
    ("clock", {"clock_past": "half past", "clock_hour": "1"}, "T01:30"),
    ("clock", {"clock_past": "half past", "clock_hour": "2.5"}, None),
    ("clock", {"clock_hour": "six"}, "T06:00"),
    ("clock", {"past_minutes": "ten", "clock_hour": "three"}, "T03:10"),
    ("clock", {"past_minutes": "one", "clock_hour": "three"}, "T03:01"),
    ("clock", {"past_minutes": "59", "clock_hour": "three"}, "T03:59"),
    ("clock", {"past_minutes": "60", "clock_hour": "three"}, None),
    ("clock", {"past_minutes": "zero", "clock_hour": "three"}, None),
    ("clock", {"to_minutes": "20", "clock_hour": "nine", "hour_half": "evening"}, "T20:40"),
    ("clock", {"to_minutes": "one", "clock_hour": "one"}, "T12:59"),
    ("clock", {"to_minutes": "60", "clock_hour": "nine"}, None),
    ("clock", {"clock_hour": "nine", "hour_half": "evening"}, "T21:00"),
    ("clock", {"clock_past": "half past", "clock_hour": "12", "hour_half": "night"}, "T00:30"),
    ("clock", {"quarter_to": "a quarter to", "clock_hour": "nine", "hour_half": "evening"}, "T20:45"),
    ("clock", {"quarter_to": "a quarter to", "clock_hour": "seven"}, "T06:45"),
    ("clock", {"quarter_to": "a quarter to", "clock_hour": "one"}, "T12:45"),
    ("clock", {"quarter_to": "a quarter to", "clock_hour": "13"}, None),
    # four figures, a point between hour and minute
    ("clock", {"clock_digits": "1800"}, "T18:00"),
    ("clock", {"clock_digits": "2359"}, "T23:59"),
    ("clock", {"clock_digits": "2360"}, None),
    ("clock", {"clock_digits": "2400"}, None),
    ("clock", {"clock_digits": "0730"}, "T07:30"),
    ("clock", {"decimal_time": "9.30"}, "T09:30"),
    ("clock", {"decimal_time": "23.59"}, "T23:59"),
    ("clock", {"decimal_time": "24.00"}, None),
    ("clock", {"decimal_time": "9.60"}, None),
    ("clock", {"decimal_time": "9.5"}, None),
    ("clock", {"decimal_time": "9.305"}, None),
    ("clock", {"decimal_time": "109.30"}, None),
    ("clock", {"decimal_time": "9.30", "clock_half": "p.m."}, "T21:30"),
    ("clock", {"decimal_time": "12.30", "clock_half": "p.m."}, "T12:30"),
    ("clock", {"decimal_time": "12.30", "clock_half": "a.m."}, "T00:30"),
    ("clock", {"decimal_time": "3.15", "hour_half": "afternoon"}, "T15:15"),
]

YEARS: list[tuple[str, Groups, Expression | None]] = [
    ("year_span", {"first_year": "2016", "last_year": "2020"}, Interval(first=P(year=2016), last=P(year=2020))),
    ("year_span", {"first_year": "2016", "last_year": "2017"}, Interval(first=P(year=2016), last=P(year=2017))),
    ("year_span", {"first_year": "2020", "last_year": "2016"}, None),
    ("year_span", {"first_year": "2016", "last_year": "2016"}, None),
    ("year_span", {"first_year": "2016"}, None),
    ("year_span", {"last_year": "2016"}, None),
    ("short_span", {"first_year": "2020", "last_digits": "07"}, P(year=2020, month=7)),
    ("short_span", {"first_year": "2020", "last_digits": "01"}, P(year=2020, month=1)),
    ("short_span", {"first_year": "2020", "last_digits": "12"}, P(year=2020, month=12)),
    ("short_span", {"first_year": "2020", "last_digits": "13"}, None),
    ("short_span", {"first_year": "2020", "last_digits": "00"}, None),
    ("short_span", {"first_year": "2010", "last_digits": "13"}, Interval(first=P(year=2010), last=P(year=2013))),
    ("short_span", {"first_year": "2021", "last_digits": "27"}, Interval(first=P(year=2021), last=P(year=2027))),
    ("short_span", {"first_year": "1995", "last_digits": "97"}, Interval(first=P(year=1995), last=P(year=1997))),
    ("short_span", {"first_year": "2016", "last_digits": "16"}, None),
    ("short_span", {"first_year": "2016", "last_digits": "17"}, FiscalYear(first_month=1, begins=2016)),
    ("short_span", {"first_year": "1999", "last_digits": "00"}, FiscalYear(first_month=1, begins=1999)),
    ("short_span", {"first_year": "2016", "last_whole": "2017"}, FiscalYear(first_month=1, begins=2016)),
    ("short_span", {"first_year": "1999", "last_whole": "2000"}, FiscalYear(first_month=1, begins=1999)),
    ("short_span", {"first_year": "2016", "last_whole": "2018"}, None),
    ("short_span", {"first_year": "2016"}, None),
    ("short_span", {"last_digits": "17"}, None),
    ("short_span", {"last_whole": "2017"}, None),
    ("year_pair", {"first_year": "2016", "last_digits": "17"}, Interval(first=P(year=2016), last=P(year=2017))),
    ("year_pair", {"first_year": "1999", "last_digits": "00"}, Interval(first=P(year=1999), last=P(year=2000))),
    ("year_pair", {"first_year": "2016", "last_digits": "18"}, None),
    ("year_pair", {"last_digits": "18"}, None),
    ("decade", {"year": "1990"}, P(decade=1990)),
    ("decade", {"year": "1810"}, P(decade=1810)),
    ("decade", {"year": "1900"}, P(century=20)),
    ("decade", {"year": "1800"}, P(century=19)),
    ("decade", {"year": "2000"}, P(decade=2000)),
    ("decade", {"year": "1995"}, None),
    ("decade", {"digits": "90"}, P(decade=90)),
    ("decade", {"digits": "95"}, None),
    ("decade", {"decade_word": "nineties"}, P(decade=90)),
    ("decade", {"decade_word": "noughties"}, P(decade=0)),
    ("decade", {}, None),
    ("year_cut_short", {"digits": "98"}, P(year=1998)),
    ("year_cut_short", {"digits": "50"}, P(year=1950)),
    ("year_cut_short", {"digits": "49"}, P(year=2049)),
    ("year_cut_short", {}, None),
    ("century", {"century_number": "21st"}, P(century=21)),
    ("century", {"century_number": "1st"}, P(century=1)),
    ("century", {"century_number": "30"}, P(century=30)),
    ("century", {"century_number": "31"}, None),
    ("century", {"century_word": "nineteenth"}, P(century=19)),
    ("century", {"century_number": "5th", "before_christ": "BC"}, Reference(value="BC04")),
    ("century", {"century_number": "1st", "before_christ": "BC"}, Reference(value="BC00")),
    ("century", {"century_number": "31", "before_christ": "BC"}, None),
    ("century", {}, None),
    ("spelled_year", {"year_century": "nineteen", "year_rest": "eighty-seven"}, P(year=1987)),
    ("spelled_year", {"year_century": "nineteen", "year_rest": "ten"}, P(year=1910)),
    ("spelled_year", {"year_century": "nineteen", "year_rest": "ninety-nine"}, P(year=1999)),
    ("spelled_year", {"year_century": "nineteen", "year_rest": "nine"}, None),
    ("spelled_year", {"year_century": "nineteen", "year_rest": "100"}, None),
    ("spelled_year", {"year_century": "nineteen", "year_rest": "20.5"}, None),
    ("spelled_year", {"year_century": "nineteen"}, None),
    ("spelled_year", {"year_rest": "ten"}, None),
    ("spelled_year", {"year_whole": "two thousand and five"}, P(year=2005)),
    ("spelled_year", {"year_whole": "two thousand one hundred"}, P(year=2100)),
    ("spelled_year", {"year_whole": "two thousand one hundred and one"}, None),
    ("spelled_year", {"year_whole": "one thousand five hundred"}, P(year=1500)),
    ("spelled_year", {"year_whole": "one thousand four hundred and ninety-nine"}, None),
    ("spelled_year", {"year": "2005"}, P(year=2005)),
    ("year_before_christ", {"number": "221"}, Reference(value="BC0221")),
    ("year_before_christ", {"number": "1"}, Reference(value="BC0001")),
    ("year_before_christ", {"number": "9999"}, Reference(value="BC9999")),
    ("year_before_christ", {"number": "10000"}, None),
    ("year_before_christ", {"number": "0"}, None),
    ("year_before_christ", {}, None),
    ("year_of_our_era", {"number": "64"}, P(year=64)),
    ("year_of_our_era", {"number": "1"}, P(year=1)),
    ("year_of_our_era", {"number": "9999"}, P(year=9999)),
    ("year_of_our_era", {"number": "0"}, None),
    ("year_of_our_era", {"number": "10000"}, None),
    ("year_of_our_era", {}, None),
    ("last_year", {}, P(unit="year", offset=-1)),
    # fiscal years, of no country
    ("fiscal", {"year": "2018"}, FiscalYear(first_month=1, ends=2018)),
    ("fiscal", {"short_year": "19"}, FiscalYear(first_month=1, ends=2019)),
    ("fiscal", {"year": "2018", "short_end": "19"}, FiscalYear(first_month=1, begins=2018)),
    ("fiscal", {"year": "1999", "short_end": "00"}, FiscalYear(first_month=1, begins=1999)),
    ("fiscal", {"year": "2018", "short_end": "20"}, None),
    ("fiscal", {}, None),
    ("fiscal_now", {}, FiscalYear(first_month=1)),
    ("latest_fiscal", {}, FiscalYear(first_month=1, offset=-1)),
    # quarters and halves
    ("part_code", {"quarter_digit": "1", "year": "2018"}, P(year=2018, quarter=1)),
    ("part_code", {"quarter_digit": "4", "short_year": "18"}, P(year=2018, quarter=4)),
    ("part_code", {"quarter_digit": "5", "year": "2018"}, None),
    ("part_code", {"quarter_digit": "0", "year": "2018"}, None),
    ("part_code", {"half_digit": "1", "year": "2018"}, P(year=2018, half=1)),
    ("part_code", {"half_digit": "2", "year": "2018"}, P(year=2018, half=2)),
    ("part_code", {"half_digit": "3", "year": "2018"}, None),
    ("part_code", {"half_digit": "0", "year": "2018"}, None),
    (
        "fiscal_part_code",
        {"part_figure": "1", "short_year": "24"},
        FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=1, ends=2024)),
    ),
    ("fiscal_part_code", {"part_figure": "4", "year": "2019"}, FiscalPart(part=P(quarter=4), year=FiscalYear(first_month=1, ends=2019))),
    ("fiscal_part_code", {"part_figure": "5", "year": "2019"}, None),
    ("fiscal_part_code", {"part_figure": "0", "year": "2019"}, None),
    (
        "fiscal_part_code",
        {"part_figure": "2", "half_fiscal": "HFY", "short_year": "24"},
        FiscalPart(part=P(half=2), year=FiscalYear(first_month=1, ends=2024)),
    ),
    ("fiscal_part_code", {"part_figure": "3", "half_fiscal": "HFY", "short_year": "24"}, None),
    ("fiscal_part_code", {"part_figure": "3"}, None),
    ("fiscal_part_code", {"year": "2019"}, None),
    ("months_code", {"amount": "9", "year": "2020"}, L(amount=n("9"), unit="month", edge=1, within=P(year=2020))),
    ("months_code", {"amount": "2", "short_year": "21"}, L(amount=n("2"), unit="month", edge=1, within=P(year=2021))),
    ("months_code", {"amount": "12", "short_year": "21"}, L(amount=n("12"), unit="month", edge=1, within=P(year=2021))),
    ("months_code", {"amount": "1", "year": "2020"}, None),
    ("months_code", {"amount": "13", "year": "2020"}, None),
    ("months_code", {"amount": "9"}, None),
    ("months_code", {"year": "2020"}, None),
    ("year_part", {"part_number": "first", "part": "quarter"}, P(quarter=1)),
    ("year_part", {"part_number": "fourth", "part": "quarter"}, P(quarter=4)),
    ("year_part", {"part_figure": "4", "part": "quarter"}, P(quarter=4)),
    ("year_part", {"part_figure": "5", "part": "quarter"}, None),
    ("year_part", {"part_last": "last", "part": "quarter"}, P(quarter=4)),
    ("year_part", {"part_last": "latter", "part": "half"}, P(half=2)),
    ("year_part", {"part_number": "second", "part": "half"}, P(half=2)),
    ("year_part", {"part_number": "third", "part": "half"}, None),
    ("year_part", {"part_number": "third"}, P(quarter=3)),
    ("year_part", {"part": "quarter"}, None),
    ("quarter_by_month", {"month": "March"}, P(quarter=1)),
    ("quarter_by_month", {"month": "September", "year": "2018"}, P(year=2018, quarter=3)),
    ("quarter_by_month", {"month": "August"}, None),
    ("quarter_by_month", {"year": "2018"}, None),
    ("owned_quarter", {}, P(unit="quarter", offset=0, origin="text")),
    ("owned_quarter", {"year": "2017"}, SamePeriod(year=2017)),
    ("owned_quarter", {"back": "last", "part_number": "third"}, P(quarter=3, unit="year", offset=-1)),
    ("owned_quarter", {"back": "last", "part": "quarter"}, P(unit="quarter", offset=-4, origin="text")),
    ("owned_quarter", {"back": "last"}, S(amount=n("1"), unit="year", direction=-1, comparison=True)),
    ("same_period", {"word": "same period"}, SamePeriod(years=0)),
    ("same_period", {"word": "same quarter"}, SamePeriod(years=0, unit="quarter")),
]

LENGTHS: list[tuple[str, Groups, Expression | None]] = [
    ("length", {"amount": "three", "unit": "years"}, L(amount=n("3"), unit="year")),
    ("length", {"unit": "years"}, L(amount=None, unit="year")),
    ("length", {"unit": "year"}, L(amount=n("1"), unit="year")),
    ("length", {"unit": "hour", "half": "half"}, L(amount=n("1.5"), unit="hour", halved=True)),
    ("length", {"half_word": "half", "unit": "year"}, L(amount=n("0.5"), unit="year")),
    ("length", {"vague": "several", "unit": "years"}, L(amount=None, unit="year")),
    ("length", {"vague": "a couple of", "unit": "years"}, L(amount=n("2"), unit="year")),
    ("length", {"amount": "two and a half", "unit": "years"}, L(amount=n("2.5"), unit="year", halved=True)),
    ("length", {"amount": "2.5", "unit": "years"}, L(amount=n("2.5"), unit="year")),
    ("length", {"stretch": "past", "amount": "three", "unit": "years"}, L(amount=n("3"), unit="year", direction=-1)),
    ("length", {"stretch": "next", "amount": "three", "unit": "years"}, L(amount=n("3"), unit="year", direction=1)),
    ("length", {"edge": "first", "amount": "three", "unit": "months"}, L(amount=n("3"), unit="month", edge=1)),
    ("length", {"edge": "opening", "amount": "three", "unit": "months"}, L(amount=n("3"), unit="month", edge=1)),
    ("length", {"edge": "final", "amount": "three", "unit": "months"}, L(amount=n("3"), unit="month", edge=-1)),
    ("length", {"edge": "last", "amount": "three", "unit": "months"}, L(amount=n("3"), unit="month", edge=-1)),
    ("length", {"unit": "day", "or_two": "or two"}, L(amount=n("1"), unit="day", high=n("2"))),
    ("length", {"unit": "yearlong"}, L(amount=n("1"), unit="year")),
    ("length", {"amount": "three", "unit": "quarters"}, L(amount=n("3"), unit="quarter")),
    ("length", {"amount": "three"}, None),
    # between two lengths
    ("length", {"low": "two", "amount": "three", "unit": "weeks"}, L(amount=n("2"), unit="week", high=n("3"), high_unit="week")),
    ("length", {"low": "six", "low_unit": "months", "amount": "two", "unit": "years"},
     L(amount=n("6"), unit="month", high=n("2"), high_unit="year")),
    ("length", {"stretch": "next", "low": "two", "amount": "three", "unit": "years"},
     L(amount=n("2"), unit="year", direction=1, high=n("3"), high_unit="year")),
    ("length", {"stretch": "past", "low": "two", "amount": "three", "unit": "years"},
     L(amount=n("2"), unit="year", direction=-1, high=n("3"), high_unit="year")),
    ("length", {"low": "two", "low_unit": "weeks", "amount": "three", "unit": "weeks"}, None),  # a change, not a range
    ("length", {"between": "between", "low": "two", "low_unit": "weeks", "amount": "three", "unit": "weeks"},
     L(amount=n("2"), unit="week", high=n("3"), high_unit="week")),
    ("length", {"low": "three", "amount": "two", "unit": "weeks"}, None),  # no range runs down
    ("length", {"low": "three", "amount": "three", "unit": "weeks"}, L(amount=n("3"), unit="week")),
    ("length", {"low": "three", "unit": "weeks"}, None),
    ("quarters_of_hour", {}, L(amount=n("15"), unit="minute")),
    ("quarters_of_hour", {"amount": "three"}, L(amount=n("45"), unit="minute")),
    ("quarters_of_hour", {"amount": "hour"}, None),
    ("quarters_of_century", {}, L(amount=n("25"), unit="year")),
    ("quarters_of_century", {"amount": "three"}, L(amount=n("75"), unit="year")),
    ("quarters_of_century", {"amount": "hour"}, None),
]  # fmt: skip

SHIFTS: list[tuple[str, Groups, Expression | None]] = [
    ("shift", {"amount": "three", "unit": "years", "shift": "ago"}, S(amount=n("3"), unit="year", direction=-1)),
    ("shift", {"amount": "three", "unit": "years", "shift": "earlier"}, S(amount=n("3"), unit="year", direction=-1, origin="text")),
    ("shift", {"amount": "three", "unit": "years", "shift": "later"}, S(amount=n("3"), unit="year", direction=1, origin="text")),
    ("shift", {"amount": "three", "unit": "years", "shift": "from now"}, S(amount=n("3"), unit="year", direction=1)),
    ("shift", {"vague": "several", "unit": "years", "shift": "ago"}, S(amount=None, unit="year", direction=-1)),
    ("shift", {"one": "a", "unit": "year", "shift": "ago"}, S(amount=n("1"), unit="year", direction=-1, comparison=True)),
    ("shift", {"one": "a", "unit": "year", "shift": "earlier"},
     S(amount=n("1"), unit="year", direction=-1, origin="text", comparison=True)),
    ("shift", {"one": "a", "unit": "year", "shift": "later"}, S(amount=n("1"), unit="year", direction=1, origin="text")),
    ("shift", {"one": "a", "unit": "year", "half": "half", "shift": "ago"}, S(amount=n("1.5"), unit="year", direction=-1)),
    ("shift", {"unit": "years", "shift": "later"}, S(amount=None, unit="year", direction=1, origin="text")),
    ("shift", {"amount": "three", "unit": "years"}, None),
    ("shift", {"amount": "three", "shift": "ago"}, None),
    ("shift_before", {"amount": "three", "unit": "years", "beside": "before"},
     S(amount=n("3"), unit="year", direction=-1, origin="text")),
    ("shift_before", {"one": "a", "unit": "year", "beside": "before"},
     S(amount=n("1"), unit="year", direction=-1, origin="text", comparison=True)),
    ("shift_before", {"one": "a", "unit": "year", "beside": "after"}, S(amount=n("1"), unit="year", direction=1, origin="text")),
    ("shift_before", {"one": "a", "unit": "weekend", "beside": "before"}, None),
    ("shift_before", {"one": "a", "unit": "year"}, None),
    ("shift_before", {"beside": "before"}, None),
    ("unit_before", {"unit": "year", "beside": "before"}, S(amount=n("1"), unit="year", direction=-1, origin="text")),
    ("unit_before", {"unit": "month", "beside": "after"}, S(amount=n("1"), unit="month", direction=1, origin="text")),
    ("unit_before", {"unit": "weekend", "beside": "before"}, None),
    ("unit_before", {"unit": "year"}, None),
    ("unit_before", {"beside": "before"}, None),
    ("shift_from_day", {"amount": "two", "unit": "weeks", "from_weekday": "Monday"},
     S(amount=n("2"), unit="week", direction=1, to_day=True, start=P(weekday=1))),
    ("shift_from_day", {"one": "a", "unit": "week", "from_day": "today"},
     S(amount=n("1"), unit="week", direction=1, to_day=True, start=P(unit="day", offset=0))),
    ("shift_from_day", {"one": "a", "unit": "week", "from_day": "tomorrow"},
     S(amount=n("1"), unit="week", direction=1, to_day=True, start=P(unit="day", offset=1))),
    ("shift_from_day", {"one": "a", "unit": "week"}, None),
    ("shift_from_day", {"from_day": "tomorrow"}, None),
    ("ordinal", {"number": "first", "unit": "year"}, Ordinal(number=1, unit="year")),
    ("ordinal", {"number": "third", "unit": "week"}, Ordinal(number=3, unit="week")),
    ("ordinal", {"number": "opening", "unit": "day"}, Ordinal(number=1, unit="day")),
    ("ordinal", {"number": "last", "unit": "day"}, Ordinal(number=-1, unit="day")),
    ("ordinal", {"number": "final", "unit": "day"}, Ordinal(number=-1, unit="day")),
    ("ordinal", {"number": "final"}, None),
    ("ordinal_weekday", {"number": "second", "weekday": "Tuesday"}, Ordinal(number=2, unit="day", weekday=2)),
    ("ordinal_weekday", {"number": "last", "weekday": "Friday"}, Ordinal(number=-1, unit="day", weekday=5)),
    ("week_of", {}, Ordinal(number=1, unit="week")),
]  # fmt: skip

SETS: list[tuple[str, Groups, Expression | None]] = [
    ("repeat", {"frequency": "annually"}, R(unit="year")),
    ("repeat", {"frequency": "daily"}, R(unit="day")),
    ("repeat", {"frequency": "biennial"}, R(amount=n("2"), unit="year")),
    ("repeat", {"amount": "three", "every_unit": "yearly"}, R(amount=n("3"), unit="year")),
    ("repeat", {"every_unit": "yearly"}, None),
    ("repeat", {"unit": "year"}, R(unit="year")),
    ("repeat", {"amount": "three", "unit": "years"}, R(amount=n("3"), unit="year")),
    ("repeat", {"other": "other", "unit": "week"}, R(amount=n("2"), unit="week")),
    ("repeat", {"vague": "few", "unit": "years"}, R(value="PXY")),
    ("repeat", {"vague": "a couple of", "unit": "years"}, R(value="P2Y")),
    ("repeat", {"low": "two", "amount": "three", "unit": "years"}, R(value="P2Y/P3Y")),
    ("repeat", {"half_word": "half", "unit": "year"}, R(amount=n("0.5"), unit="year")),
    ("repeat", {"nth": "third", "unit": "day"}, R(amount=n("3"), unit="day")),
    ("repeat", {"weekday": "Friday"}, R(value="XXXX-WXX-5")),
    ("repeat", {"weekday": "Mondays"}, R(value="XXXX-WXX-1")),
    ("repeat", {"weekday": "Monday", "day_part": "morning"}, R(value="XXXX-WXX-1TMO")),
    ("repeat", {"weekday": "Monday", "day_part": "mornings"}, R(value="XXXX-WXX-1TMO")),
    ("repeat", {"day": "15th"}, R(value="XXXX-XX-15")),
    ("repeat", {"day": "first"}, R(value="XXXX-XX-01")),
    ("repeat", {"day": "31"}, R(value="XXXX-XX-31")),
    ("repeat", {"day": "32nd"}, None),
    ("repeat", {"month": "May"}, R(value="XXXX-05")),
    ("repeat", {"season": "summer"}, R(value="XXXX-SU")),
    ("repeat", {"day_part": "evening"}, R(value="XXXX-XX-XXTEV")),
    ("repeat", {}, None),
]

REFERENCES: list[tuple[str, Groups, Expression | None]] = [
    ("reference", {"reference": "now"}, Reference(value="PRESENT_REF")),
    ("reference", {"reference": "recently"}, Reference(value="PAST_REF")),
    ("reference", {"reference": "the near future"}, Reference(value="FUTURE_REF")),
    ("reference", {"recent": "recent"}, Reference(value="PAST_REF")),
    ("reference", {"other": "year"}, None),
    ("named", {"named": "year"}, None),
    ("named", {}, None),
]


def named(row: tuple[str, Groups, object]) -> str:
    return f"{row[0]}: {' '.join(f'{name}={word}' for name, word in row[1].items())}"


ROWS = [*POINTS, *COUNTED_FROM_NOW, *YEARS, *LENGTHS, *SHIFTS, *SETS, *REFERENCES]


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_what_words_say(row: tuple[str, Groups, Expression | None]) -> None:
    build, groups, wanted = row
    assert said(build, groups) == wanted


@pytest.mark.parametrize("row", CLOCKS, ids=named)
def test_what_a_clock_shows(row: tuple[str, Groups, str | None]) -> None:
    build, groups, wanted = row
    assert said(build, groups) == (None if wanted is None else Point(time=wanted))


AGAIN: list[tuple[str, str, Expression | None]] = [  # what stands before, the number said again, what it is
    ("It fell in the second quarter from 6 pct in the", "first", P(quarter=1)),
    ("It fell in the fourth quarter from 6 pct in the", "third", P(quarter=3)),
    ("It fell in the second half from 6 pct in the", "first", P(half=1)),
    ("It grew in the first half and fell in the", "second", P(half=2)),
    ("It fell in the second half from 6 pct in the", "third", None),
    ("It grew in the first half and in the third quarter and fell in the", "fourth", P(quarter=4)),
    ("It fell in the second quarter. It rose from 6 pct in the", "first", None),  # of another sentence
    ("It fell in the", "first", None),
]


@pytest.mark.parametrize(("before", "number", "wanted"), AGAIN)
def test_a_quarter_or_half_that_leaves_its_noun_to_the_one_before(before: str, number: str, wanted: Expression | None) -> None:
    assert said("year_part_again", {"part_number": number}, before=before) == wanted


def test_a_length_ahead_needs_no_word_behind_it() -> None:
    rule = SimpleNamespace(id="date.in_length", value=None, build="shift")
    assert said("shift", {"amount": "ten", "unit": "days"}, rule=rule) == S(amount=n("10"), unit="day", direction=1)


def test_a_rule_may_state_what_it_refers_to() -> None:
    rule = SimpleNamespace(id="date.one_day", value="FUTURE_REF", build="reference")
    assert said("reference", {"other": "year"}, rule=rule) == Reference(value="FUTURE_REF")


BY_COUNTRY: list[tuple[str, Groups, str | None, str | None, Expression]] = [  # builder, groups, country, published, what it says there
    ("fiscal", {"year": "2018"}, "IN", None, FiscalYear(first_month=4, ends=2018)),
    ("fiscal", {"year": "2018"}, "US", None, FiscalYear(first_month=10, ends=2018)),
    ("fiscal", {"year": "2018"}, "JP", None, FiscalYear(first_month=4, begins=2018)),
    ("fiscal", {"year": "2018", "short_end": "19"}, "US", None, FiscalYear(first_month=10, begins=2018)),
    ("fiscal_now", {}, "AU", None, FiscalYear(first_month=7)),
    ("latest_fiscal", {}, "AU", None, FiscalYear(first_month=7, offset=-1)),
    ("deictic", {"deictic": "last", "fiscal": "fiscal year"}, "IN", None, FiscalYear(first_month=4, offset=-1)),
    ("short_span", {"first_year": "2018", "last_digits": "19"}, "US", None, FiscalYear(first_month=7, begins=2018)),
    ("short_span", {"first_year": "2018", "last_digits": "19"}, "IN", None, FiscalYear(first_month=4, begins=2018)),
    ("fiscal_part_code", {"part_figure": "1", "short_year": "24"}, "IN", None,
     FiscalPart(part=P(quarter=1), year=FiscalYear(first_month=4, ends=2024))),
    ("point", {"holiday": "Mother's Day"}, None, None, P(holiday="weekday 5 7 2")),
    ("point", {"holiday": "Mother's Day"}, "GB", None, P(holiday="easter -21")),
    ("point", {"holiday": "Mother's Day"}, "US", None, P(holiday="weekday 5 7 2")),
    ("holiday_eve", {"holiday": "Mother's Day"}, "NG", None, P(holiday="easter -21", eve=True)),
    ("numeric", {"first_number": "3", "second_number": "4", "year": "2018"}, "US", None, P(year=2018, month=3, day=4)),
    ("numeric", {"first_number": "3", "second_number": "4", "year": "2018"}, "GB", None, P(year=2018, month=4, day=3)),
    ("numeric", {"first_number": "3", "second_number": "4", "year": "2018"}, "US", "2018-04-03", P(year=2018, month=4, day=3)),
    ("numeric", {"first_number": "3", "second_number": "4", "year": "2018"}, "GB", "2018-03-04", P(year=2018, month=3, day=4)),
    ("numeric", {"first_number": "3", "second_number": "4", "year": "2018"}, "GB", "2019-03-04", P(year=2018, month=4, day=3)),
]  # fmt: skip


@pytest.mark.parametrize(("build", "groups", "country", "published", "wanted"), BY_COUNTRY)
def test_what_words_say_in_a_country(build: str, groups: Groups, country: str | None, published: str | None, wanted: Expression) -> None:
    assert said(build, groups, country=country, published=published) == wanted


def test_every_builder_is_asked() -> None:
    assert {build for build, *_ in [*ROWS, *CLOCKS]} | {"year_part_again"} >= BUILDERS.keys()
