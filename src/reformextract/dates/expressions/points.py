"""Builders of points that are named outright or counted from now: a day, a month, a season, last week, the next weekend."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from reformextract.dates.expressions.clock import clock_time
from reformextract.dates.expressions.expression import Expression, FiscalYear, Point
from reformextract.dates.expressions.parts import Builder, Parts, as_integer
from reformextract.dates.expressions.years import whole_year

_LEAP_YEAR = 2020


def _valid_day(month: int | None, day: int | None) -> bool:
    return day is None or month is None or day <= monthrange(_LEAP_YEAR, month)[1]


def _point(parts: Parts) -> Expression | None:
    groups = parts.match.groups
    month = as_integer(parts.word("month") or parts.word("month", "month_common")) if "month" in groups else parts.number("month_number")
    day = parts.ordinal("day") if "day" in groups else parts.number("day_number")
    if not _valid_day(month, day):
        return None
    time: str | None = None
    if "hour" in groups:
        time = clock_time(parts)
        if time is None:
            return None
    if "day_part" in groups:
        time = parts.word("day_part")
    day_away = as_integer(parts.word("day_word"))
    if day_away is not None:
        return Point(unit="day", offset=day_away, time=time)
    if "night_word" in groups:
        return Point(unit="day", offset=0, time=parts.word("night_word"))
    week = parts.number("week")
    if week is not None and not 1 <= week <= 53:
        return None
    return Point(
        year=parts.number("year"),
        month=month,
        day=day,
        weekday=as_integer(parts.word("weekday") or parts.word("weekday", "weekday_short")),
        season=parts.word("season") or parts.word("season", "season_fall"),
        week=week,
        holiday=_holiday(parts),
        time=time,
    )


def _deictic(parts: Parts) -> Expression | None:
    relation = parts.relation("deictic_more", "deictic") or parts.relation("deictic")
    if relation is None:
        return None
    origin, offset = relation
    if parts.has("fiscal"):
        return FiscalYear(first_month=parts.fiscal_month, offset=offset)
    unit = parts.unit() if parts.has("unit") else None
    if unit is not None:
        if unit == "weekend":
            if parts.reading.has(parts.match.start, "next_word"):
                return Point(weekend=True, unit="week", offset=1)
            return Point(weekend=True, step=offset, step_origin=origin)
        if unit == "day" and parts.reading.has(parts.match.start, "deictic_last"):
            return None  # "the last day for claims" is not yesterday
        return Point(unit=unit, offset=offset, origin=origin)
    point = _point(parts)
    if not isinstance(point, Point):
        return None
    if point.weekday is None and point.month is None and point.season is None and point.holiday is None:
        return Point(unit="day", offset=offset, origin=origin, time=point.time)
    if point.weekday is not None and parts.reading.has(parts.match.start, "next_word"):
        return Point(weekday=point.weekday, unit="week", offset=1, time=point.time)
    return Point(
        month=point.month, weekday=point.weekday, season=point.season, holiday=point.holiday, time=point.time,
        step=offset, step_origin=origin,
    )  # fmt: skip


def _numeric(parts: Parts) -> Expression | None:
    first, second, year = parts.number("first_number"), parts.number("second_number"), _stated_year(parts)
    if first is None or second is None:
        return None
    month_first, day_first = _numbered(year, first, second), _numbered(year, second, first)
    if month_first is None or day_first is None:
        return month_first or day_first
    published = parts.region.published
    for point in (month_first, day_first):
        if published is not None and (point.year, point.month, point.day) == (published.year, published.month, published.day):
            return point  # the stamp of the page
    return day_first if parts.region.day_first else month_first


def _stated_year(parts: Parts) -> int | None:
    short = parts.number("short_year")
    return parts.number("year") if short is None else whole_year(short)


def _numbered(year: int | None, month: int, day: int) -> Point | None:
    return Point(year=year, month=month, day=day) if 1 <= month <= 12 and day >= 1 and _valid_day(month, day) else None


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
    if not (1800 <= year <= 2200 and 1 <= month <= 12 and day >= 1) or not _valid_day(month, day):
        return None
    return Point(year=year, month=month, day=day)


def _the_unit(parts: Parts) -> Expression | None:
    unit = parts.unit()
    return None if unit is None else Point(unit=unit, offset=0, origin="text" if unit == "quarter" else "now")


def _unit_before_last(parts: Parts) -> Expression | None:
    unit, relation = parts.unit(), parts.relation("beside", "beside_word")
    if unit is None or relation is None:
        return None
    _, direction = relation
    if unit == "weekend":  # the next one is next week's
        return Point(weekend=True, unit="week", offset=2) if direction > 0 else Point(weekend=True, step=-2)
    return Point(unit=unit, offset=2 * direction)


def _named_before_last(parts: Parts) -> Expression | None:
    point, relation = _point(parts), parts.relation("beside", "beside_word")
    if not isinstance(point, Point) or relation is None:
        return None
    _, direction = relation
    if point.weekday is not None and direction > 0:  # the next one is next week's
        return replace(point, unit="week", offset=2)
    return replace(point, step=2 * direction)


def _holiday_eve(parts: Parts) -> Expression | None:
    return Point(holiday=_holiday(parts), eve=True)


def _holiday(parts: Parts) -> str | None:
    """The rule of a holiday; where countries share its name ("fixed 10-01 | SG fixed 08-09") that of the article's, else the first."""
    stated = parts.word("holiday")
    if stated is None or "|" not in stated:
        return stated
    first, *others = (rule.strip() for rule in stated.split("|"))
    country = parts.region.country
    return next((rule.partition(" ")[2] for rule in others if country is not None and rule.startswith(country + " ")), first)


def _named_day(parts: Parts) -> Expression | None:
    """The eleventh of September of the attacks; another day before "attacks" is a day like any other."""
    if parts.has("nine_eleven"):
        return Point(year=2001, month=9, day=11)
    month, day = as_integer(parts.word("september", "month")), parts.number("eleventh")
    return Point(year=2001 if (month, day) == (9, 11) else None, month=month, day=day)


def _next_day(parts: Parts) -> Expression | None:
    return Point(unit="day", offset=1, origin="text")


def _seasons_ago(parts: Parts) -> Expression | None:
    amount = parts.amount()
    if amount is None or not 1 <= amount <= _MOST_SEASONS or amount != amount.to_integral_value():
        return None
    return Point(season=parts.word("season", "season_plural"), step=-int(amount))


_MOST_SEASONS = 2  # as far back as the seasons are looked for


def _weekend(parts: Parts) -> Expression | None:
    return Point(weekend=True)


BUILDERS: dict[str, Builder] = {
    "point": _point,
    "deictic": _deictic,
    "numeric": _numeric,
    "dotted": _dotted,
    "the_unit": _the_unit,
    "unit_end": _the_unit,
    "unit_mid": _the_unit,
    "unit_before_last": _unit_before_last,
    "named_before_last": _named_before_last,
    "holiday_eve": _holiday_eve,
    "weekend": _weekend,
    "seasons_ago": _seasons_ago,
    "next_day": _next_day,
    "named_day": _named_day,
}
