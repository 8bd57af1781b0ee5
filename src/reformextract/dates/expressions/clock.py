"""Builders of times of the day: a clock's hour and minute, a part of the day."""

from __future__ import annotations

from reformextract.dates.expressions.expression import Expression, Point
from reformextract.dates.expressions.parts import Builder, Parts

_HALF_OF_PART = {"TMO": "am", "TAF": "pm", "TEV": "pm"}


def clock_time(parts: Parts) -> str | None:
    """The TIMEX3 time of an hour with its minute, second and half of the day ("T14:30"); None when no clock shows it."""
    hour, minute, second = parts.number("hour"), parts.number("minute"), parts.number("second")
    if hour is None or (minute or 0) > 59 or (second or 0) > 59:
        return None
    half = _half_of(hour, parts)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = _on_the_clock(hour, half)
    elif hour > 24 or (hour == 24 and minute):
        return None
    return f"T{hour:02d}:{minute or 0:02d}" + (f":{second:02d}" if second is not None else "")


def _spoken(parts: Parts) -> Expression | None:
    """An hour as it is spoken: "half past seven", "six o'clock", "nine in the evening"."""
    said = parts.amount("clock_hour")
    if said is None or said not in range(1, 13):
        return None
    hour, minute = int(said), int(parts.word("clock_past") or 0)
    if parts.has("quarter_to"):
        hour, minute = hour - 1 or 12, 45
    half = _half_of(hour, parts)
    return Point(time=f"T{hour if half is None else _on_the_clock(hour, half):02d}:{minute:02d}")


def _half_of(hour: int, parts: Parts) -> str | None:
    """The half of the day that "a.m." or a part of the day tells."""
    part = parts.word("hour_half", "day_part") or ""
    if part == "TNI":
        return "pm" if 5 < hour < 12 else "am"
    return parts.word("clock_half") or _HALF_OF_PART.get(part)


def _on_the_clock(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "pm" else 0)


def _clock(parts: Parts) -> Expression | None:
    if parts.has("clock_word"):
        return Point(
            time=parts.word("clock_word", "day_clock") or parts.word("clock_word", "day_part") or parts.word("clock_word", "hours_part")
        )
    if parts.has("clock_hour"):
        return _spoken(parts)
    if parts.has("clock_digits"):
        hours, minutes = divmod(parts.number("clock_digits") or 0, 100)
        return Point(time=f"T{hours:02d}:{minutes:02d}") if hours < 24 and minutes < 60 else None
    unit = parts.match.unit("decimal_time")
    if unit is not None:
        whole, _, rest = parts.reading.core(unit).partition(".")
        if len(rest) != 2 or len(whole) > 2 or int(whole) > 23 or int(rest) > 59:
            return None
        hours = int(whole)
        half = _half_of(hours, parts)
        if half is not None:
            hours = _on_the_clock(hours, half)
        return Point(time=f"T{hours:02d}:{rest}")
    time = clock_time(parts)
    return None if time is None else Point(time=time)


def _clock_before_part(parts: Parts) -> Expression | None:
    """An hour before the day and its part: "9 this morning", "ten last night", "3.15 on Tuesday morning"."""
    clock = _clock(parts)
    if not isinstance(clock, Point):
        return None
    if parts.has("weekday"):
        return Point(weekday=int(parts.word("weekday") or 1), time=clock.time)
    if parts.has("day_word"):
        return Point(unit="day", offset=int(parts.word("day_word") or 0), time=clock.time)
    relation = parts.relation("deictic")
    return None if relation is None else Point(unit="day", origin=relation[0], offset=relation[1], time=clock.time)


BUILDERS: dict[str, Builder] = {
    "clock": _clock,
    "clock_before_part": _clock_before_part,
}
