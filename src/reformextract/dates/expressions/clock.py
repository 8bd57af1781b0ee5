"""Builders of times of the day: a clock's hour and minute, a part of the day."""

from __future__ import annotations

from reformextract.dates.expressions.expression import Expression, Point
from reformextract.dates.expressions.parts import Builder, Parts, as_integer

_AFTER_NOON = {"am": False, "pm": True, "TMO": False, "TAF": True, "TEV": True}


def clock_time(parts: Parts) -> str | None:
    """The TIMEX3 time of an hour with its minute, second and half of the day ("T14:30"); None when no clock shows it."""
    hour, minute, second = parts.number("hour"), parts.number("minute"), parts.number("second")
    if hour is None or not all(part is None or part < 60 for part in (minute, second)):
        return None
    after_noon = _is_after_noon(hour, parts)
    if after_noon is None:
        if hour > 24 or (hour == 24 and minute):
            return None
    elif not 1 <= hour <= 12:
        return None
    return f"T{_of_the_day(hour, after_noon):02d}:{minute or 0:02d}" + (f":{second:02d}" if second is not None else "")


def _spoken(parts: Parts) -> Expression | None:
    """An hour as it is spoken: "half past seven", "six o'clock", "nine in the evening"."""
    said = parts.amount("clock_hour")
    if said is None or said not in range(1, 13):
        return None
    hour, minute = int(said), int(parts.word("clock_past") or 0)
    past, until = parts.amount("past_minutes"), parts.amount("to_minutes")
    if past is not None or until is not None:
        minute = int(past if past is not None else 60 - (until or 0))
        if not 1 <= minute <= 59:
            return None
    if parts.has("quarter_to"):
        minute = 45
    if parts.has("quarter_to") or until is not None:
        hour = hour - 1 or 12
    return Point(time=f"T{_of_the_day(hour, _is_after_noon(hour, parts)):02d}:{minute:02d}")


def _is_after_noon(hour: int, parts: Parts) -> bool | None:
    """Whether "p.m." or a part of the day says that an hour is one after noon; None where nothing tells."""
    part = parts.word("hour_half", "day_part")
    if part == "TNI":
        return 5 < hour < 12
    said = parts.word("clock_half") or part
    return None if said is None else _AFTER_NOON.get(said)


def _of_the_day(hour: int, after_noon: bool | None) -> int:
    """The hour of a day's 24 from one of twice twelve."""
    return hour if after_noon is None else hour % 12 + 12 * after_noon


def _clock(parts: Parts) -> Expression | None:
    if parts.has("clock_word"):
        return Point(
            time=parts.word("clock_word", "day_clock") or parts.word("clock_word", "day_part") or parts.word("clock_word", "hours_part")
        )
    if parts.has("clock_hour"):
        return _spoken(parts)
    digits = parts.number("clock_digits")
    if digits is not None:
        hours, minutes = divmod(digits, 100)
        return Point(time=f"T{hours:02d}:{minutes:02d}") if hours < 24 and minutes < 60 else None
    unit = parts.match.unit("decimal_time")
    if unit is not None:
        whole, _, rest = parts.reading.core(unit).partition(".")
        if len(rest) != 2 or not whole.isdecimal() or int(whole) > 23 or int(rest) > 59:
            return None
        return Point(time=f"T{_of_the_day(int(whole), _is_after_noon(int(whole), parts)):02d}:{rest}")
    time = clock_time(parts)
    return None if time is None else Point(time=time)


def _clock_before_part(parts: Parts) -> Expression | None:
    """An hour before the day and its part: "9 this morning", "ten last night", "3.15 on Tuesday morning"."""
    clock = _clock(parts)
    if not isinstance(clock, Point):
        return None
    weekday, day = as_integer(parts.word("weekday")), as_integer(parts.word("day_word"))
    if weekday is not None:
        return Point(weekday=weekday, time=clock.time)
    if day is not None:
        return Point(unit="day", offset=day, time=clock.time)
    relation = parts.relation("deictic")
    return None if relation is None else Point(unit="day", origin=relation[0], offset=relation[1], time=clock.time)


BUILDERS: dict[str, Builder] = {
    "clock": _clock,
    "clock_before_part": _clock_before_part,
}
