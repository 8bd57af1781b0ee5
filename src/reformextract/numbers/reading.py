"""The exact value of a number unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered
from reformextract.models.record import Comparator
from reformextract.numbers.grammar import Grammar
from reformextract.numbers.parts import NumberParts
from reformextract.numbers.value import EXACT, ONE, NumberValue, power_value

_LARGEST_EXPONENT = 200  # a longer row of figures is no quantity


class Run(NamedTuple):
    """The longest number that begins a row of tokens, None where none does, and how many of the tokens it takes."""

    number: NumberValue | None
    taken: int


class NumberRuns(Remembered[tuple[str, ...], Run]):
    """What number rows of tokens begin with, each read once; held by the stage of the numbers."""

    def __init__(self, parts: NumberParts, roundings: Mapping[str, Comparator]) -> None:
        super().__init__(self._read)
        self._parts = parts
        self._roundings = roundings

    def _read(self, surfaces: tuple[str, ...]) -> Run:
        grammar = Grammar(self._parts.of(surfaces))
        number = grammar.read()
        if number is None:
            return Run(None, grammar.taken)
        return Run(NumberValue(_whole(number.value), number.scale, self._roundings.get(grammar.rounding)), grammar.taken)


class NumberWorths(Remembered[tuple[str, ...], NumberValue | None]):
    """What number units are worth, by their tokens, each read once; held by the stage of the numbers. One of more than 200 digits is
    worth nothing."""

    def __init__(self, parts: NumberParts, runs: NumberRuns) -> None:
        super().__init__(self._read)
        self._parts = parts
        self._runs = runs

    def _read(self, surfaces: tuple[str, ...]) -> NumberValue | None:
        number = self._of_one(surfaces[0]) if len(surfaces) == 1 else power_value("".join(surfaces).strip()) or self._runs[surfaces].number
        return None if number is None or number.value.adjusted() > _LARGEST_EXPONENT else number

    def _of_one(self, surface: str) -> NumberValue | None:
        """Most numbers are one token: no grammar needed."""
        part = self._parts[surface]
        return NumberValue(part.worth) if part is not None and part.kind in ("numeral", "cardinal", "sign") else None


def _whole(value: Decimal) -> Decimal:
    """A value without decimals that say nothing: 3.6 billion is 3600000000, not ...000.0."""
    return value.quantize(ONE, context=EXACT) if value == value.to_integral_value() else value


_MEMORY = "figures"


def figures_in(reading: Reading) -> list[int]:
    """The units that are numbers, those included that may have a decimal comma and are worth nothing by themselves; found once an
    article."""
    found = reading.memory.get(_MEMORY)
    if not isinstance(found, list):
        found = [figure.start() for figure in reading.vocabulary.code_pattern("number|decimal_comma").finditer(reading.codes)]
        reading.memory[_MEMORY] = found
    return found


def number_value(reading: Reading, unit: int) -> NumberValue | None:
    """The exact value of a number unit; None where the unit is no number, or one of more than 200 digits.

    Scale words that follow each other multiply ("1.2 hundred million", "1.61 lakh crore").
    """
    if not reading.has(unit, "number"):
        return None
    number: NumberValue | None = reading.number_worths[tuple(reading.surfaces[reading.first[unit] : reading.first[unit + 1]])]
    return number
