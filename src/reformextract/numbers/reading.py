"""The exact value of a number unit."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.numbers.grammar import Grammar
from reformextract.numbers.parts import part_at, parts_of
from reformextract.numbers.value import EXACT, ONE, NumberValue, power_value

_LARGEST_EXPONENT = 200  # a longer row of figures is no quantity


def number_value(reading: Reading, unit: int) -> NumberValue | None:
    """The exact value of a number unit; None where the unit is no number, or one of more than 200 digits.

    Scale words that follow each other multiply ("1.2 hundred million", "1.61 lakh crore").
    """
    if not reading.has(unit, "number"):
        return None
    if reading.first[unit + 1] - reading.first[unit] == 1:  # most numbers are one token: no grammar needed
        part = part_at(reading, reading.first[unit])
        number = NumberValue(part.worth) if part is not None and part.kind in ("numeral", "cardinal", "sign") else None
    else:
        number = power_value(reading.core(unit)) or Grammar(parts_of(reading, unit, unit + 1)).read()
        if number is not None and number.value == number.value.to_integral_value():
            number = NumberValue(number.value.quantize(ONE, context=EXACT), number.scale)  # 3.6 billion is 3600000000, not ...000.0
    return None if number is None or number.value.adjusted() > _LARGEST_EXPONENT else number
