"""TIMEX3 durations: an amount of a unit as ``P3Y``, ``PT8H``, ``PXY``."""

from __future__ import annotations

import datetime
from decimal import Decimal

from reformextract.dates.calendar.stretches import moved
from reformextract.models.record import plain

_CODES = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "week": "{}W", "weekend": "{}WE", "month": "{}M",
    "season": "{}SE", "year": "{}Y", "decade": "{}DE", "century": "{}CE", "millennium": "{}ML",
}  # fmt: skip
_IN_OTHERS = {"fortnight": (2, "week"), "quarter": (3, "month"), "half": (6, "month")}
_MONTHS = {"year": 12, "decade": 120, "century": 1200, "millennium": 12_000}
_HALVES = {"year": (6, "month"), "century": (50, "year"), "decade": (5, "year"), "hour": (30, "minute"), "minute": (30, "second")}
HALF = Decimal("0.5")
QUARTER = Decimal("0.25")
_PARTS = (QUARTER, HALF, HALF + QUARTER)
UNITS = (*_CODES, *_IN_OTHERS)


def duration_value(amount: Decimal | None, unit: str) -> str:
    """``P3Y`` for 3 years; an amount that is not known is X; half of a unit is said in the next smaller one.

    >>> duration_value(Decimal(3), "year"), duration_value(None, "month"), duration_value(Decimal("0.5"), "year")
    ('P3Y', 'PXM', 'P6M')
    >>> duration_value(Decimal("2.5"), "year"), duration_value(Decimal("5.5"), "hour")
    ('P2.5Y', 'PT5.5H')
    """
    if amount == HALF and unit in _HALVES:
        whole, unit = _HALVES[unit]
        amount = Decimal(whole)
    if unit in _IN_OTHERS:
        factor, unit = _IN_OTHERS[unit]
        amount = None if amount is None else amount * factor
    return "P" + _CODES[unit].format("X" if amount is None else plain(amount))


_LONGEST_DIVIDED = Decimal(10**9)  # beyond, a part is not looked for: the remainder would not be exact


def ends_in_a_part(amount: Decimal) -> bool:
    """Whether an amount is one or more units and a half or some quarters.

    >>> ends_in_a_part(Decimal("2.5")), ends_in_a_part(Decimal("0.5")), ends_in_a_part(Decimal(10) ** 60)
    (True, False, False)
    """
    return 1 < amount < _LONGEST_DIVIDED and amount % 1 in _PARTS


def value_with_part(amount: Decimal, unit: str) -> str:
    """The value of a length that is said with "and a half", "and a quarter", in two units where the part has one.

    >>> value_with_part(Decimal("1.5"), "year"), value_with_part(Decimal("1.25"), "hour"), value_with_part(Decimal("1.5"), "day")
    ('P1Y6M', 'PT1H15M', 'P1.5D')
    """
    if unit not in ("year", "hour", "minute"):
        return duration_value(amount, unit)
    half, smaller = _HALVES[unit]
    part = amount % 1
    return joined_durations(duration_value(amount - part, unit), duration_value(part * 2 * half, smaller))


def joined_durations(first: str, second: str) -> str:
    """Two durations as one, the larger unit first.

    >>> joined_durations("P4Y", "P2M"), joined_durations("PT2H", "PT53M"), joined_durations("P1D", "PT6H")
    ('P4Y2M', 'PT2H53M', 'P1DT6H')
    """
    return first + (second[2:] if "T" in first and second.startswith("PT") else second[1:])


def later(day: datetime.date, amount: Decimal, unit: str) -> datetime.date | None:
    """The day so long after (before, for a negative amount) another; None where the length is not a whole number of days.

    Raises ValueError or OverflowError where that is off the calendar.
    """
    sign = -1 if amount < 0 else 1
    if abs(amount) == HALF and unit in _HALVES:
        whole, unit = _HALVES[unit]
        amount = Decimal(sign * whole)
    if unit in _IN_OTHERS:
        factor, unit = _IN_OTHERS[unit]
        amount *= factor
    if unit == "hour" and amount % 24 == 0:
        amount, unit = amount / 24, "day"
    if unit in ("hour", "minute", "second") or abs(amount) > 10_000_000:
        return None
    if amount != amount.to_integral_value():
        amount, unit = amount * _MONTHS.get(unit, 1), "month"
        if amount != amount.to_integral_value():
            return None
    return moved(day, unit, int(amount))
