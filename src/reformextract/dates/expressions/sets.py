"""The builder of sets: what comes again and again, by its frequency, its unit or its day ("every other week", "Mondays")."""

from __future__ import annotations

from decimal import Decimal

from reformextract.dates.calendar.durations import duration_value
from reformextract.dates.expressions.expression import Expression, Repeat
from reformextract.dates.expressions.parts import Builder, Parts, as_integer


def _repeat(parts: Parts) -> Expression | None:
    frequency = parts.word("frequency")
    if frequency is not None:
        count, _, often = frequency.rpartition(" ")
        return Repeat(amount=Decimal(count or 1), unit=often)
    every, times = parts.word("every_unit", "frequency_of_unit"), parts.amount()
    if every is not None:
        return None if times is None else Repeat(amount=times, unit=every)
    if parts.has("quarter_of"):
        return Repeat(amount=Decimal(15), unit="minute")  # "every quarter of an hour"
    if parts.has("weekday"):
        weekday = parts.word("weekday") or parts.word("weekday", "weekday_plural")
        return Repeat(value=f"XXXX-WXX-{weekday}{parts.word('day_part') or parts.word('day_part', 'day_parts') or ''}")
    if parts.has("day"):
        day = parts.ordinal("day")
        return Repeat(value=f"XXXX-XX-{day:02d}") if day is not None and day <= 31 else None
    month = as_integer(parts.word("month"))
    if month is not None:
        return Repeat(value=f"XXXX-{month:02d}")
    if parts.has("season"):
        return Repeat(value=f"XXXX-{parts.word('season')}")
    if parts.has("day_part"):
        return Repeat(value=f"XXXX-XX-XX{parts.word('day_part')}")
    unit, nth = parts.unit(), parts.word("nth", "day_ordinal")
    if unit is None:
        return None
    if nth is not None:
        return Repeat(amount=Decimal(nth), unit=unit)
    if parts.has("vague"):
        worth = parts.word("vague", "vague_amount")
        return Repeat(value=duration_value(None if worth in (None, "X") else Decimal(worth or 0), unit))
    low = parts.amount("low")
    if low is not None and times is not None:
        return Repeat(value=f"{duration_value(low, unit)}/{duration_value(times, unit)}")
    amount = Decimal(2) if parts.has("other") else Decimal("0.5") if parts.has("half_word") else times or Decimal(1)
    return Repeat(amount=amount, unit=unit)


BUILDERS: dict[str, Builder] = {
    "repeat": _repeat,
}
