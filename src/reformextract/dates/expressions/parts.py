"""The groups of a date rule's match, as the builders of expressions read them.

The groups are named after what they hold (``month``, ``day``, ``year``, ``unit`` ...); the lexicon gives the value of a word.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import cast

from reformextract.dates.expressions.expression import Expression, Origin
from reformextract.dates.expressions.region import Region
from reformextract.lexicon.reading import Reading
from reformextract.matcher.rules import Match
from reformextract.numbers.reading import number_value
from reformextract.patterns.pattern_set import PatternSet

_UNIT_CLASSES = (
    "time_unit", "period_unit", "quarters_unit", "the_unit", "year_span_word", "length_unit", "hour_unit", "ordinal_unit",
    "unit_plural", "quarter_word", "fiscal_word", "another_unit", "long_word", "week_unit", "second_unit",
)  # fmt: skip


class Parts:
    """The groups of one match, read through the lexicon; ``regional`` once the article's country has been asked for."""

    __slots__ = ("_region", "match", "patterns", "reading", "regional")

    def __init__(self, match: Match, reading: Reading, patterns: PatternSet, region: Region) -> None:
        self.match, self.reading, self.patterns, self._region = match, reading, patterns, region
        self.regional = False

    @property
    def fiscal_month(self) -> int:
        """The month in which the fiscal year of the article's country begins."""
        self.regional = True
        return self._region.first_month

    @property
    def fiscal_month_of_two_years(self) -> int:
        """The same where both years are written, as states of a federation write them and it does not."""
        self.regional = True
        return self._region.first_month_of_two_years

    @property
    def region(self) -> Region:
        """What the article's country decides."""
        self.regional = True
        return self._region

    def word(self, group: str, lexicon: str | None = None) -> str | None:
        """The lexicon's value of a group's first unit; None where the group took no part."""
        unit = self.match.unit(group)
        return None if unit is None else self.reading.value(unit, lexicon or group)

    def number(self, group: str) -> int | None:
        """The plain digits of a group."""
        unit = self.match.unit(group)
        if unit is None:
            return None
        core = self.reading.core(unit)
        return int(core) if core.isdigit() else None

    def relation(self, group: str, lexicon: str | None = None) -> tuple[Origin, int] | None:
        """From where and how far a group's word counts, which the lexicon writes as "now -1"; None where the group took no part."""
        stated = self.word(group, lexicon)
        if stated is None:
            return None
        origin, offset = stated.split(" ")
        return cast(Origin, origin), int(offset)

    def ordinal(self, group: str) -> int | None:
        """The plain digits of a group, or the worth of its ordinal ("1st")."""
        number = self.number(group)
        return number if number is not None else as_integer(self.word(group, "ordinal"))

    def amount(self, group: str = "amount") -> Decimal | None:
        unit = self.match.unit(group)
        if unit is None:
            return None
        number = number_value(self.reading, unit)
        return None if number is None else number.value

    def unit(self) -> str | None:
        unit = self.match.unit("unit")
        if unit is None:
            return None
        classes = self.reading.classes(unit)
        told = (self.reading.value(unit, lexicon) for lexicon in _UNIT_CLASSES if lexicon in classes)
        return next((found for found in told if found is not None), None)

    def has(self, group: str) -> bool:
        return group in self.match.groups


Builder = Callable[[Parts], Expression | None]  # None when the match turns out to be no date


def as_integer(value: str | None) -> int | None:
    """The whole number that the lexicon writes as its value."""
    return None if value is None else int(value)
