"""A date rule's match -> what it says (an Expression). Each ``build`` name of the rules has its function here.

The groups of a match are named after what they hold (``month``, ``day``, ``year``, ``unit`` ...); the lexicon gives the
value of a word.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import cast

from reformextract.numbers import number_value
from reformextract.patterns import PatternSet
from reformextract.reading import Reading
from reformextract.rules import Match
from reformextract.temporal.expressions import (
    Expression,
    FiscalYear,
    Interval,
    Length,
    Named,
    Ordinal,
    Origin,
    Point,
    Reference,
    Repeat,
    SamePeriod,
    Shift,
)
from reformextract.vocabulary import Vocabulary

_UNIT_CLASSES = (
    "time_unit", "period_unit", "quarters_unit", "the_unit", "year_span_word", "length_unit", "hour_unit", "ordinal_unit",
    "unit_plural", "quarter_word", "fiscal_word", "another_unit", "long_word",
)  # fmt: skip


class FiscalRegion:
    """The month in which the fiscal year of the article's country begins, by the words of class ``fiscal_region``."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._month: int | None = None

    @property
    def first_month(self) -> int:
        """1 where no word tells the country."""
        if self._month is None:
            reading = self._reading
            votes: dict[str, int] = {}
            codes = set(reading.vocabulary.codes_of("fiscal_region")) if "fiscal_region" in reading.vocabulary.classes else set()
            for unit, code in enumerate(reading.codes):
                if code in codes:
                    value = reading.value(unit, "fiscal_region") or "1"
                    votes[value] = votes.get(value, 0) + 1
            self._month = int(max(votes, key=lambda value: (votes[value], value))) if votes else 1
        return self._month


class Parts:
    """The groups of one match, read through the lexicon."""

    __slots__ = ("match", "patterns", "reading", "region")

    def __init__(self, match: Match, reading: Reading, patterns: PatternSet, region: FiscalRegion) -> None:
        self.match, self.reading, self.patterns, self.region = match, reading, patterns, region

    def word(self, group: str, lexicon: str | None = None) -> str | None:
        """The lexicon's value of a group's first unit; None where the group took no part."""
        unit = self.match.unit(group)
        return None if unit is None else self.reading.value(unit, lexicon or group)

    def number(self, group: str) -> int | None:
        """The plain digits of a group."""
        unit = self.match.unit(group)
        if unit is None:
            return None
        core = self.reading.core(unit)
        return int(core) if core.isdigit() else None

    def ordinal(self, group: str) -> int | None:
        """The plain digits of a group, or the worth of its ordinal ("1st")."""
        number = self.number(group)
        return number if number is not None else _int(self.word(group, "ordinal"))

    def amount(self, group: str = "amount") -> Decimal | None:
        unit = self.match.unit(group)
        if unit is None:
            return None
        number = number_value(self.reading, unit)
        if number is not None:
            return number.value
        worth = self.reading.value(unit, "cardinal")
        return None if worth is None else Decimal(worth)

    def unit(self) -> str | None:
        for lexicon in _UNIT_CLASSES:
            found = self.word("unit", lexicon)
            if found is not None:
                return found
        return None

    def has(self, group: str) -> bool:
        return group in self.match.groups


def expression_of(match: Match, reading: Reading, patterns: PatternSet, region: FiscalRegion) -> Expression | None:
    """What a date match says; None when it turns out to be no date (a month 13, a clock 25:70)."""
    build = match.rule.build or "point"
    groups = match.groups
    if not groups or build in _REGIONAL or "fiscal" in groups:
        return _BUILDERS.get(build, _point)(Parts(match, reading, patterns, region))
    known = _known_expressions(reading.vocabulary)
    spans = groups.values()
    first, last = min(spans)[0], max(spans, key=_second)[1]
    key = match.rule.id, tuple(groups), reading.codes[first:last], reading.view[reading.start(first) : reading.end(last - 1)]
    if key in known:
        return known[key]
    found = _BUILDERS.get(build, _point)(Parts(match, reading, patterns, region))
    if len(known) < _MOST_KNOWN:
        known[key] = found
    return found


_MOST_KNOWN = 10_000  # expressions remembered
_REGIONAL = frozenset(("fiscal", "fiscal_now", "latest_fiscal", "short_span"))  # builders that look at the article's country
_second = itemgetter(1)


@lru_cache(maxsize=8)
def _known_expressions(vocabulary: Vocabulary) -> dict[tuple[str, tuple[str, ...], str, str], Expression | None]:
    """What matches said before, by rule, groups and words: news says "last year" over and over."""
    return {}


def _int(value: str | None) -> int | None:
    return None if value is None else int(value)


def _valid_day(month: int | None, day: int | None) -> bool:
    return day is None or month is None or day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _point(parts: Parts) -> Expression | None:
    groups = parts.match.groups
    month = _int(parts.word("month")) if "month" in groups else parts.number("month_number")
    day = parts.ordinal("day") if "day" in groups else parts.number("day_number")
    if not _valid_day(month, day):
        return None
    time: str | None = None
    if "hour" in groups:
        time = _clock_time(parts)
        if time is None:
            return None
    if "day_part" in groups:
        time = parts.word("day_part")
    if "day_word" in groups:
        return Point(unit="day", offset=int(parts.word("day_word") or 0), time=time)
    if "night_word" in groups:
        return Point(unit="day", offset=0, time=parts.word("night_word"))
    weekday = parts.word("weekday") if "weekday" in groups else None
    if "weekday" in groups and weekday is None:
        weekday = parts.word("weekday", "weekday_short")
    week = parts.number("week")
    if week is not None and not 1 <= week <= 53:
        return None
    season = None
    if "season" in groups:
        season = parts.word("season") or parts.word("season", "season_fall")
    return Point(
        year=parts.number("year"),
        month=month,
        day=day,
        weekday=_int(weekday),
        season=season,
        week=week,
        holiday=parts.word("holiday"),
        time=time,
    )


def _deictic(parts: Parts) -> Expression | None:
    stated = parts.word("deictic_more", "deictic") or parts.word("deictic")
    if stated is None:
        return None
    origin_word, offset_word = stated.split(" ")
    origin, offset = cast(Origin, origin_word), int(offset_word)
    if parts.has("fiscal"):
        return FiscalYear(first_month=parts.region.first_month, offset=offset)
    unit = parts.unit() if parts.has("unit") else None
    if unit is not None:
        if unit == "weekend":
            return Point(weekend=True, step=offset, step_origin=origin)
        return Point(unit=unit, offset=offset, origin=origin)
    point = _point(parts)
    if not isinstance(point, Point):
        return point
    if point.weekday is None and point.month is None and point.season is None and point.holiday is None:
        if point.time == "TNI" and offset == -1 and origin == "now":
            return Point(unit="day", offset=-1, time=point.time)
        return Point(unit="day", offset=offset, origin=origin, time=point.time)
    return Point(
        month=point.month, weekday=point.weekday, season=point.season, holiday=point.holiday, time=point.time,
        step=offset, step_origin=origin,
    )  # fmt: skip


def _numeric(parts: Parts) -> Expression | None:
    first, second, year = parts.number("first_number"), parts.number("second_number"), parts.number("year")
    orders = list(parts.patterns.lexicon.get("numeric_date_order", {}).values())
    month_first = not orders or orders[-1] == "month_first"
    if first is None or second is None:
        return None
    month, day = (first, second) if (month_first and first <= 12) or second > 12 else (second, first)
    return Point(year=year, month=month, day=day) if month <= 12 and _valid_day(month, day) else None


def _dotted(parts: Parts) -> Expression | None:
    unit = parts.match.unit("dotted")
    numbers = parts.reading.core(unit).split(".") if unit is not None else []
    if len(numbers) != 3 or not all(number.isdigit() for number in numbers):
        return None
    if len(numbers[0]) == 4:
        year, month, day = (int(number) for number in numbers)
    elif len(numbers[2]) == 4:
        day, month, year = (int(number) for number in numbers)
    else:
        return None
    if not (1800 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31) or not _valid_day(month, day):
        return None
    return Point(year=year, month=month, day=day)


def _year_span(parts: Parts) -> Expression | None:
    first, last = parts.number("first_year"), parts.number("last_year")
    if first is None or last is None or first >= last:
        return None
    return Interval(first=Point(year=first), last=Point(year=last))


def _short_span(parts: Parts) -> Expression | None:
    """``2020-07`` is a month; ``2021-22`` a fiscal year where the article's country has one, else two years; ``2021-27`` years."""
    first = parts.number("first_year")
    last = parts.number("last_digits")
    if first is None or last is None:
        return None
    if last == (first + 1) % 100:
        month = parts.region.first_month
        return FiscalYear(first_month=month, begins=first)
    if 1 <= last <= 12:
        return Point(year=first, month=last)
    if last > first % 100:
        return Interval(first=Point(year=first), last=Point(year=first // 100 * 100 + last))
    return None


def _decade(parts: Parts) -> Expression | None:
    if parts.has("decade_word"):
        return Point(decade=_int(parts.word("decade_word")))
    start = parts.number("year") if parts.has("year") else parts.number("digits")
    if start is None or start % 10:
        return None
    if start >= 100 and start % 100 == 0 and start < 2000:
        return Point(century=start // 100 + 1)
    return Point(decade=start)


def _spelled_year(parts: Parts) -> Expression | None:
    """A year by its two halves ("nineteen ninety-eight"), or its thousands ("the year two thousand and five")."""
    if parts.has("year_whole"):
        whole = parts.amount("year_whole")
        return Point(year=int(whole)) if whole is not None and 1900 <= whole <= 2100 and whole == whole.to_integral_value() else None
    century, rest = _int(parts.word("year_century")), parts.amount("year_rest")
    if century is None or rest is None or not 10 <= rest <= 99 or rest != rest.to_integral_value():
        return None
    return Point(year=century * 100 + int(rest))


def _century(parts: Parts) -> Expression | None:
    number = parts.ordinal("century_number") if parts.has("century_number") else _int(parts.word("century_word", "century_ordinal"))
    return Point(century=number) if number is not None and 1 <= number <= 30 else None


def _part_code(parts: Parts) -> Expression | None:
    quarter, half = parts.number("quarter_digit"), parts.number("half_digit")
    if (quarter is not None and not 1 <= quarter <= 4) or (half is not None and not 1 <= half <= 2):
        return None
    short = parts.number("short_year")
    return Point(year=2000 + short if short is not None else parts.number("year"), quarter=quarter, half=half)


def _year_part(parts: Parts) -> Expression | None:
    part = parts.word("part", "year_part")
    count = 4 if part == "quarter" else 2
    figure = parts.number("part_figure")
    number = count if parts.has("part_last") else _int(parts.word("part_number")) if figure is None else figure
    if number is None or number > count:
        return None
    return Point(quarter=number) if part == "quarter" else Point(half=number)


def _quarter_by_month(parts: Parts) -> Expression | None:
    month = _int(parts.word("month"))
    return Point(quarter=month // 3) if month is not None and month % 3 == 0 else None


def _owned_quarter(parts: Parts) -> Expression | None:
    """The quarter that the text is about, the one of a year, or that a year before ("year-ago")."""
    if parts.has("year"):
        return SamePeriod(year=parts.number("year"))
    if parts.has("back"):
        number = _int(parts.word("part_number"))
        if number is not None:
            return Point(quarter=number, unit="year", offset=-1)
        if parts.has("part"):
            return Point(unit="quarter", offset=-4, origin="text")
        return Shift(amount=Decimal(1), unit="year", direction=-1, comparison=True)
    return Point(unit="quarter", offset=0, origin="text")


_HALF_OF_PART = {"TMO": "am", "TAF": "pm", "TEV": "pm"}


def _clock_time(parts: Parts) -> str | None:
    hour, minute, second = parts.number("hour"), parts.number("minute"), parts.number("second")
    half = parts.word("clock_half") or _HALF_OF_PART.get(parts.word("hour_half", "day_part") or "")
    if hour is not None and parts.word("hour_half", "day_part") == "TNI":
        half = "pm" if 5 < hour < 12 else "am"
    if hour is None or (minute or 0) > 59 or (second or 0) > 59:
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif hour > 24 or (hour == 24 and minute):
        return None
    return f"T{hour:02d}:{minute or 0:02d}" + (f":{second:02d}" if second is not None else "")


def _clock(parts: Parts) -> Expression | None:
    if parts.has("clock_word"):
        return Point(time=parts.word("clock_word", "day_clock") or parts.word("clock_word", "day_part"))
    if parts.has("clock_hour"):
        hour = parts.amount("clock_hour")
        minute = int(parts.word("clock_past") or 0)
        return Point(time=f"T{int(hour):02d}:{minute:02d}") if hour is not None and 1 <= hour <= 12 else None
    if parts.has("clock_digits"):
        hours, minutes = divmod(parts.number("clock_digits") or 0, 100)
        return Point(time=f"T{hours:02d}:{minutes:02d}") if hours < 24 and minutes < 60 else None
    unit = parts.match.unit("decimal_time")
    if unit is not None:
        whole, _, rest = parts.reading.core(unit).partition(".")
        if len(rest) != 2 or len(whole) > 2 or int(whole) > 23 or int(rest) > 59:
            return None
        hours = int(whole)
        half = parts.word("clock_half")
        if half is not None:
            hours = hours % 12 + (12 if half == "pm" else 0)
        return Point(time=f"T{hours:02d}:{rest}")
    time = _clock_time(parts)
    return None if time is None else Point(time=time)


def _length(parts: Parts) -> Expression | None:
    unit = parts.unit()
    if unit is None:
        return None
    amount = _amount(parts)
    direction = 0
    if parts.has("stretch"):
        direction = int(parts.word("stretch", "stretch_word") or -1)
    edge = 0
    if parts.has("edge"):
        edge = 1 if parts.word("edge", "edge_word") == "first" else -1
    return Length(amount=amount, unit=unit, direction=direction, edge=edge)


def _amount(parts: Parts) -> Decimal | None:
    """The number of units: a number, a vague one (None), "half" (0.5), an article (1, with a half 1.5); None for a bare plural."""
    if parts.has("low"):
        low, high = parts.amount("low"), parts.amount()
        return high if low is None or high is None or low > high else low
    if parts.has("vague"):
        worth = parts.word("vague", "vague_amount")
        return Decimal(worth) if worth is not None and worth != "X" else None
    if parts.has("half_word"):
        return Decimal("0.5")
    if parts.has("amount"):
        return parts.amount()
    if parts.reading.has(parts.match.groups["unit"][0], "unit_plural"):
        return None
    return Decimal("1.5") if parts.has("half") else Decimal(1)


def _shift(parts: Parts) -> Expression | None:
    unit, word = parts.unit(), parts.word("shift", "shift_word")
    if unit is None or word is None:
        return None
    origin, direction = word.split(" ")
    return Shift(
        amount=_amount(parts), unit=unit, direction=int(direction), origin=cast(Origin, origin),
        comparison=parts.has("one") and int(direction) < 0,
    )  # fmt: skip


def _ordinal(parts: Parts) -> Expression | None:
    unit, number = parts.unit(), _int(parts.word("number", "day_ordinal"))
    if number is None:
        number = 1 if parts.word("number", "edge_word") == "first" else -1
    return None if unit is None or number is None else Ordinal(number=number, unit=unit)


def _ordinal_weekday(parts: Parts) -> Expression | None:
    number = _int(parts.word("number", "day_ordinal"))
    return Ordinal(number=-1 if number is None else number, unit="day", weekday=_int(parts.word("weekday")))


def _reference(parts: Parts) -> Expression | None:
    for group, lexicon in (
        ("reference", "present_reference"), ("reference", "past_reference"), ("reference", "noun_reference"), ("recent", "recent"),
    ):  # fmt: skip
        stated = parts.word(group, lexicon)
        if stated is not None:
            return Reference(value=stated)
    return Reference(value=parts.match.rule.value) if parts.match.rule.value else None


def _repeat(parts: Parts) -> Expression | None:
    if parts.has("frequency"):
        word = parts.word("frequency")
        count, _, often = (word or "").rpartition(" ")
        return Repeat(amount=Decimal(count or 1), unit=often)
    if parts.has("weekday"):
        weekday = parts.word("weekday") or parts.word("weekday", "weekday_plural")
        return Repeat(value=f"XXXX-WXX-{weekday}{parts.word('day_part') or parts.word('day_part', 'day_parts') or ''}")
    if parts.has("month"):
        return Repeat(value=f"XXXX-{int(parts.word('month') or 0):02d}")
    if parts.has("season"):
        return Repeat(value=f"XXXX-{parts.word('season')}")
    if parts.has("day_part"):
        return Repeat(value=f"XXXX-XX-XX{parts.word('day_part')}")
    unit = parts.unit()
    if unit is None:
        return None
    amount = Decimal(2) if parts.has("other") else Decimal("0.5") if parts.has("half_word") else parts.amount() or Decimal(1)
    return Repeat(amount=amount, unit=unit)


def _fiscal(parts: Parts) -> Expression | None:
    year = parts.number("year")
    short = parts.number("short_year")
    if short is not None:
        year = 2000 + short if short < 70 else 1900 + short
    return None if year is None else FiscalYear(first_month=parts.region.first_month, ends=year)


def _the_unit(parts: Parts) -> Expression | None:
    unit = parts.unit()
    return None if unit is None else Point(unit=unit, offset=0, origin="text" if unit == "quarter" else "now")


def _unit_before_last(parts: Parts) -> Expression | None:
    unit, word = parts.unit(), parts.word("beside", "beside_word")
    if unit is None or word is None:
        return None
    direction = int(word.split(" ")[1])
    return Point(weekend=True, step=2 * direction) if unit == "weekend" else Point(unit=unit, offset=2 * direction)


def _last_year(parts: Parts) -> Expression | None:
    return Point(unit="year", offset=-1)


def _week_of(parts: Parts) -> Expression | None:
    return Ordinal(number=1, unit="week")


def _holiday_eve(parts: Parts) -> Expression | None:
    return Point(holiday=parts.word("holiday"), eve=True)


def _unit_before(parts: Parts) -> Expression | None:
    unit, word = parts.unit(), parts.word("beside", "beside_word")
    if unit is None or word is None or unit == "weekend":
        return None
    origin, direction = word.split(" ")
    return Shift(amount=Decimal(1), unit=unit, direction=int(direction), origin=cast(Origin, origin))


def _fiscal_now(parts: Parts) -> Expression | None:
    return FiscalYear(first_month=parts.region.first_month)


def _latest_fiscal(parts: Parts) -> Expression | None:
    return FiscalYear(first_month=parts.region.first_month, offset=-1)


def _weekend(parts: Parts) -> Expression | None:
    return Point(weekend=True)


def _same_period(parts: Parts) -> Expression | None:
    return SamePeriod(years=0)


def _named(parts: Parts) -> Expression | None:
    unit = parts.match.unit("named")
    if unit is None:
        return None
    form = parts.reading.word(unit)
    found = _periods_by_form(parts).get(form, ())
    return Named(candidates=found) if found else None


_Candidates = tuple[tuple[str, str, str, str], ...]
_PERIODS: dict[int, tuple[PatternSet, dict[str, _Candidates]]] = {}


def _periods_by_form(parts: Parts) -> dict[str, _Candidates]:
    """All periods that bear a name, by its normal form; made once for a pattern set."""
    known = _PERIODS.get(id(parts.patterns))
    if known is not None and known[0] is parts.patterns:
        return known[1]
    from reformextract.temporal.stretches import interval_value
    from reformextract.tokens import TOKEN, normal_form
    from reformextract.view import aligned_view

    by_form: dict[str, _Candidates] = {}
    for period in parts.patterns.periods.values():
        value = period.value or interval_value(period.earliest, period.latest)
        candidate = (period.type, value, period.earliest.isoformat(), period.latest.isoformat())
        for form in period.forms:
            cores = (token.strip() for token in TOKEN.findall(aligned_view(form.lstrip("="))))
            key = " ".join(normal_form(core) for core in cores if core != "-")
            by_form[key] = (*by_form.get(key, ()), candidate)
    if len(_PERIODS) > 16:
        _PERIODS.clear()
    _PERIODS[id(parts.patterns)] = (parts.patterns, by_form)
    return by_form


_BUILDERS: dict[str, Callable[[Parts], Expression | None]] = {
    "point": _point,
    "deictic": _deictic,
    "numeric": _numeric,
    "dotted": _dotted,
    "year_span": _year_span,
    "short_span": _short_span,
    "decade": _decade,
    "century": _century,
    "spelled_year": _spelled_year,
    "part_code": _part_code,
    "year_part": _year_part,
    "owned_quarter": _owned_quarter,
    "quarter_by_month": _quarter_by_month,
    "clock": _clock,
    "length": _length,
    "shift": _shift,
    "ordinal": _ordinal,
    "ordinal_weekday": _ordinal_weekday,
    "reference": _reference,
    "repeat": _repeat,
    "fiscal": _fiscal,
    "the_unit": _the_unit,
    "unit_end": _the_unit,
    "unit_mid": _the_unit,
    "unit_before": _unit_before,
    "unit_before_last": _unit_before_last,
    "last_year": _last_year,
    "week_of": _week_of,
    "holiday_eve": _holiday_eve,
    "fiscal_now": _fiscal_now,
    "latest_fiscal": _latest_fiscal,
    "weekend": _weekend,
    "same_period": _same_period,
    "named": _named,
}
