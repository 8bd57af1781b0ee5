"""The builder of sets: what comes again and again, by its frequency, its unit or its day ("every other week", "Mondays")."""

from __future__ import annotations

from decimal import Decimal

from reformextract.dates.expressions.expression import Expression, Repeat
from reformextract.dates.expressions.parts import Builder, Parts


def _repeat(parts: Parts) -> Expression | None:
    if parts.has("frequency"):
        word = parts.word("frequency")
        count, _, often = (word or "").rpartition(" ")
        return Repeat(amount=Decimal(count or 1), unit=often)
    if parts.has("every_unit"):
        every = parts.word("every_unit", "frequency_of_unit")
        return None if every is None else Repeat(amount=parts.amount() or Decimal(1), unit=every)
    if parts.has("weekday"):
        weekday = parts.word("weekday") or parts.word("weekday", "weekday_plural")
        return Repeat(value=f"XXXX-WXX-{weekday}{parts.word('day_part') or parts.word('day_part', 'day_parts') or ''}")
    if parts.has("day"):
        day = parts.ordinal("day")
        return Repeat(value=f"XXXX-XX-{day:02d}") if day is not None and day <= 31 else None
    if parts.has("month"):
        return Repeat(value=f"XXXX-{int(parts.word('month') or 0):02d}")
    if parts.has("season"):
        return Repeat(value=f"XXXX-{parts.word('season')}")
    if parts.has("day_part"):
        return Repeat(value=f"XXXX-XX-XX{parts.word('day_part')}")
    unit = parts.unit()
    if unit is None:
        return None
    if parts.has("nth"):
        return Repeat(amount=Decimal(parts.word("nth", "day_ordinal") or 1), unit=unit)
    amount = Decimal(2) if parts.has("other") else Decimal("0.5") if parts.has("half_word") else parts.amount() or Decimal(1)
    return Repeat(amount=amount, unit=unit)


BUILDERS: dict[str, Builder] = {
    "repeat": _repeat,
}
