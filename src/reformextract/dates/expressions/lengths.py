"""Builders of lengths of time, of shifts by a length ("three years ago") and of the n-th unit of a stretch."""

from __future__ import annotations

from decimal import Decimal

from reformextract.dates.calendar.durations import HALF, QUARTER, ends_in_a_part
from reformextract.dates.expressions.expression import Expression, Length, Ordinal, Origin, Point, Shift
from reformextract.dates.expressions.parts import Builder, Parts, as_integer


def _length(parts: Parts) -> Expression | None:
    unit = parts.unit()
    if unit is None:
        return None
    if parts.has("low"):
        return _length_range(parts, unit)
    amount = _amount(parts)
    if amount == 0:
        return None  # "a zero-hours contract"
    edge = 0
    if parts.has("edge"):
        edge = 1 if parts.word("edge", "edge_word") == "first" else -1
    high = Decimal(2) if parts.has("or_two") else None
    return Length(amount=amount, unit=unit, direction=_direction(parts), edge=edge, high=high, halved=_is_halved(parts, amount))


def _is_halved(parts: Parts, amount: Decimal | None) -> bool:
    """Whether an amount ends in a half or quarter that is said as one ("two and a half", "2 1/2"), not as a decimal ("2.5")."""
    unit = parts.match.unit("amount")
    decimal = unit is not None and parts.reading.has(unit, "decimal")
    return amount is not None and ends_in_a_part(amount) and not decimal


def _length_range(parts: Parts, unit: str) -> Expression | None:
    """A length between two ("two to three weeks", "six months to two years"), that a stretch may begin ("the next two to three years")."""
    low, high = parts.amount("low"), Decimal(1) if parts.has("high_one") else parts.amount()
    low_unit = parts.word("low_unit", "time_unit") or unit
    if parts.has("low_unit") and low_unit == unit and not parts.has("between"):
        return None  # "from an hour and 24 minutes to 49 minutes"
    if low is None or high is None or (low_unit == unit and low > high):
        return None
    if low_unit == unit and low == high:
        return Length(amount=high, unit=unit)
    return Length(amount=low, unit=low_unit, direction=_direction(parts), high=high, high_unit=unit)


def _direction(parts: Parts) -> int:
    """Whether a stretch lies behind (-1) or ahead (1): "the past", "the next"; 0 where neither is said."""
    stated = as_integer(parts.word("stretch", "stretch_word"))
    return 0 if stated is None else stated


def _amount(parts: Parts) -> Decimal | None:
    """The number of units: a number, a vague one (None), "half" (0.5), an article (1, "and a quarter" 1.25); None for a bare plural."""
    if parts.has("vague"):
        worth = parts.word("vague", "vague_amount")
        return Decimal(worth) if worth is not None and worth != "X" else None
    if parts.has("half_word"):
        return HALF
    if parts.has("amount"):
        return parts.amount()
    if parts.reading.has(parts.match.groups["unit"][0], "unit_plural"):
        return None
    return Decimal(1) + (HALF if parts.has("half") else QUARTER if parts.has("quarter") else 0)


def _shift(parts: Parts) -> Expression | None:
    unit = parts.unit()
    ahead: tuple[Origin, int] = ("now", 1)  # "it opens in ten days"
    relation = ahead if parts.match.rule.id == "date.in_length" else parts.relation("shift", "shift_word")
    if unit is None or relation is None:
        return None
    origin, direction = relation
    return Shift(
        amount=_amount(parts),
        unit=unit,
        direction=direction,
        origin=origin,
        comparison=parts.has("one") and not parts.has("half") and direction < 0,
    )


def _this_time(parts: Parts) -> Expression | None:
    """The month that lies a year, or the day that lies a week before or after now."""
    direction, unit = as_integer(parts.word("deictic", "deictic_away")), parts.word("unit", "year_week")
    if direction is None or unit is None:
        return None
    amount, unit = (Decimal(12), "month") if unit == "year" else (Decimal(7), "day")
    return Shift(amount=amount, unit=unit, direction=direction)


def _shift_before(parts: Parts) -> Expression | None:
    unit, relation = parts.unit(), parts.relation("beside", "beside_word")
    if unit is None or relation is None or unit == "weekend":
        return None
    origin, direction = relation
    return Shift(amount=_amount(parts), unit=unit, direction=direction, origin=origin, comparison=parts.has("one") and direction < 0)


def _unit_before(parts: Parts) -> Expression | None:
    unit, relation = parts.unit(), parts.relation("beside", "beside_word")
    if unit is None or relation is None or unit == "weekend":
        return None
    origin, direction = relation
    return Shift(amount=Decimal(1), unit=unit, direction=direction, origin=origin)


def _shift_from_day(parts: Parts) -> Expression | None:
    unit = parts.unit()
    offset = as_integer(parts.word("from_day", "day_word"))
    weekday = as_integer(parts.word("from_weekday", "weekday"))
    if unit is None or (offset is None and weekday is None):
        return None
    start = Point(weekday=weekday) if offset is None else Point(unit="day", offset=offset)
    return Shift(amount=_amount(parts), unit=unit, direction=1, to_day=True, start=start)


def _quarters_of_hour(parts: Parts) -> Expression | None:
    quarters = parts.amount() if parts.has("amount") else Decimal(1)
    return None if quarters is None else Length(amount=quarters * 15, unit="minute")


def _quarters_of_century(parts: Parts) -> Expression | None:
    quarters = parts.amount() if parts.has("amount") else Decimal(1)
    direction = int(parts.word("stretch", "stretch_word") or 0) if parts.has("stretch") else 0
    return None if quarters is None else Length(amount=quarters * 25, unit="year", direction=direction)


def _ordinal(parts: Parts) -> Expression | None:
    unit, number = parts.unit(), as_integer(parts.word("number", "day_ordinal"))
    if number is None:
        number = 1 if parts.word("number", "edge_word") == "first" else -1
    return None if unit is None else Ordinal(number=number, unit=unit)


def _ordinal_weekday(parts: Parts) -> Expression | None:
    number = as_integer(parts.word("number", "day_ordinal"))
    return Ordinal(number=-1 if number is None else number, unit="day", weekday=as_integer(parts.word("weekday")))


def _week_of(parts: Parts) -> Expression | None:
    return Ordinal(number=1, unit="week")


BUILDERS: dict[str, Builder] = {
    "length": _length,
    "shift": _shift,
    "ordinal": _ordinal,
    "ordinal_weekday": _ordinal_weekday,
    "shift_before": _shift_before,
    "this_time": _this_time,
    "unit_before": _unit_before,
    "shift_from_day": _shift_from_day,
    "quarters_of_hour": _quarters_of_hour,
    "quarters_of_century": _quarters_of_century,
    "week_of": _week_of,
}
