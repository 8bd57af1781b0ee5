"""The exact value of a number unit."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.tokens import tokens_of
from reformextract.models.record import Comparator
from reformextract.numbers.grammar import Grammar
from reformextract.numbers.parts import NumberParts, Part, part_at
from reformextract.numbers.value import EXACT, ONE, NumberValue, power_value

_LARGEST_EXPONENT = 200  # a longer row of figures is no quantity


class NumberWorths(Remembered[str, NumberValue | None]):
    """What numbers of several tokens are worth, by how they are written, each read once; held by the stage of the numbers."""

    def __init__(self, parts: NumberParts, roundings: Mapping[str, Comparator]) -> None:
        super().__init__(self._read)
        self._parts = parts
        self._roundings = roundings

    def _read(self, core: str) -> NumberValue | None:
        parts: list[Part] = [part for part in takewhile(bool, (self._parts[token] for token in tokens_of(core))) if part is not None]
        grammar = Grammar(parts)
        number = power_value(core) or grammar.read()
        if number is None:
            return None
        value = number.value
        if value == value.to_integral_value():
            value = value.quantize(ONE, context=EXACT)  # 3.6 billion is 3600000000, not ...000.0
        return NumberValue(value, number.scale, self._roundings.get(grammar.rounding))


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
        number = reading.number_worths[reading.core(unit)]
    return None if number is None or number.value.adjusted() > _LARGEST_EXPONENT else number
