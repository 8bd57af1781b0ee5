"""Any date, in any style that is supported, comes back as itself; any text leaves the resolver standing."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reformextract.api import extract
from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.resolver import resolve
from reformextract.dates.expressions.expression import Point
from reformextract.dates.record import Date

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


STYLES = (
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}{suffix(d.day)}, {d.year}",
    lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}{suffix(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.month:02d}/{d.day:02d}/{d.year}",
)


@given(DAYS, st.sampled_from(STYLES), st.sampled_from(["It opened on {}.", "{}", "Posted: {}\nNext"]))
@settings(max_examples=150, deadline=None)
def test_a_date_in_any_style_is_itself(day: datetime.date, style: object, frame: str) -> None:
    written = style(day)  # type: ignore[operator]
    dates = [r for r in extract(frame.format(written), published="2000-01-01").records if isinstance(r, Date)]
    assert [(d.text, d.value, d.earliest, d.latest) for d in dates] == [(written, day.isoformat(), day, day)]
    assert dates[0].stated == ("year", "month", "day")


@given(DAYS, st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]))
@settings(max_examples=200, deadline=None)
def test_a_stretch_holds_the_day_it_is_around(day: datetime.date, unit: str) -> None:
    found = stretches.around(unit, day)
    if unit != "weekend":
        assert found.first <= day <= found.last
    assert stretches.around(unit, found.first).value == found.value
    if unit not in ("weekend", "century", "decade"):
        following = stretches.around(unit, found.last + datetime.timedelta(days=1))
        assert stretches.step(found, unit, 1) == following
        assert stretches.step(following, unit, -1) == found


@given(DAYS)
@settings(max_examples=200, deadline=None)
def test_iso_weeks_come_back(day: datetime.date) -> None:
    year, week, weekday = day.isocalendar()
    found = resolve(Point(year=year, week=week), Flow())
    assert found.value == f"{year}-W{week:02d}"
    assert found.earliest is not None
    assert found.earliest + datetime.timedelta(days=weekday - 1) == day


@given(DAYS, st.integers(-400, 400))
@settings(max_examples=200, deadline=None)
def test_months_moved_and_back_stay_in_their_month(day: datetime.date, count: int) -> None:
    there = stretches.moved(day, "month", count)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == count
    assert there.day <= day.day
    assert there.day == day.day or (there + datetime.timedelta(days=1)).day == 1


WORDS = st.sampled_from(
    [
        "the",
        "end",
        "of",
        "last",
        "next",
        "year",
        "three",
        "2019",
        "May",
        "25",
        "th",
        "quarter",
        "first",
        "-",
        "to",
        "/",
        ":",
        ".",
        ",",
        "ago",
        "later",
        "on",
        "in",
        "Monday",
        "morning",
        "13th",
        "Five-Year",
        "Plan",
        "Spring",
        "Festival",
        "same",
        "period",
        "every",
        "a",
        "half",
        "31",
        "February",
        "1999",
        "s",
        "Q3",
        "fiscal",
        "10",
        "p.m.",
        "past",
        "few",
        "months",
        "recent\n",
    ]
)


@given(st.lists(WORDS, max_size=25), st.one_of(st.none(), st.dates()))
@settings(max_examples=150, deadline=None)
def test_any_row_of_date_words_gives_sound_records(words: list[str], published: datetime.date | None) -> None:
    text = " ".join(words)
    for record in extract(text, published=published).records:
        assert text[record.start : record.end] == record.text
        if isinstance(record, Date) and record.earliest is not None and record.latest is not None:
            assert record.earliest <= record.latest
