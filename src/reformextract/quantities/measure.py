"""Measure: a number with a physical unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.rules import Match
from reformextract.models.record import NUMERIC, Quantity
from reformextract.numbers.reading import number_value
from reformextract.numbers.value import rounded_fraction
from reformextract.quantities.amount import Amount, QuantityDraft, amount_of, first_of_part, with_cues
from reformextract.quantities.conversion import convert
from reformextract.quantities.rates import rate_of

# How many of a smaller unit a larger one has, where people write both: "5 feet 2 inches".
PARTS = {("ft", "in"): 12, ("yd", "ft"): 3, ("lb", "oz"): 16, ("st", "lb"): 14, ("m", "cm"): 100, ("km", "m"): 1000, ("kg", "g"): 1000}
INCH = "in"
# What is said per area of land, and how much weight per time, stays a rate: "600 kg per mu", "30 tons a day".
_LENGTHS = frozenset(("m", "cm", "mm", "km", "ft", "in", "yd", "mi"))
_DEGREE, _CELSIUS, _FAHRENHEIT = "°", "°C", "°F"
_DEGREES = (_DEGREE, _CELSIUS, _FAHRENHEIT)
_PER_ONLY = frozenset(("mu", "ha", "acre"))
_WEIGHTS = frozenset(("t", "kg", "lb"))
# What is said of a time with an article stays a rate too: "40 litres a second", "600 metres a minute", beside "40 litres per second".
_VOLUMES = frozenset(("L", "mL", "m3", "gal", "m", "ft"))


class Measure(Quantity):
    """A number with a physical ``unit``, written with its usual symbol."""

    name = "measure"
    value_fields = (*NUMERIC, "unit")
    extension_fields = ("per",)
    colours = ("blue", "#c9ecec", "#17494a")

    kind: Literal["measure"] = Field(default="measure", description="a number with a physical unit")
    unit: str = Field(min_length=1, description="the unit's usual symbol: km2, t, mu")

    def to(self, unit: str) -> Decimal:
        """The value in another unit of the same dimension, exact where the factor is (needs the extra ``units``: pint).

        Raises ``ValueError`` for a range, an unknown unit or one of another dimension.
        """

        if self.value is None:
            raise ValueError("a range has no single value to convert")
        return convert(self.value, self.unit, unit)


@dataclass(slots=True, eq=False)
class MeasureDraft(QuantityDraft):
    """A measure in the making."""

    model = Measure

    unit: str = ""
    per: str | None = None


def build(match: Match, reading: Reading) -> MeasureDraft | None:
    """Group ``unit`` holds the words of the unit; a rule's ``value`` names the unit where they alone do not.

    ``small`` and ``small_unit`` (or ``inch``) are the rest of a measure in two units, whose value is in the larger one.
    """
    worth = Amount(Decimal(1)) if match.unit("one") is not None else amount_of(match, reading, any_order=True)
    unit = match.unit("unit")
    symbol = match.rule.value or (reading.value(unit, "unit") if unit is not None else None)
    if match.rule.build == "weather":
        symbol = _letter_of_weather(reading, match.start, match.end)
    if worth is None or symbol is None:
        return None
    first_unit = match.unit("low_unit")
    if unit is not None and reading.has(unit, "vessel") and not reading.has(unit + 1, "np_of"):
        return None  # "400 cups an hour": things
    if match.rule.build == "dimensions" and symbol not in _LENGTHS:
        return None  # "2 x 50g"
    lettered = first_unit is not None and reading.has(first_unit, "scale_letter")  # "between 280m and 450m tonnes"
    if first_unit is not None and not lettered and reading.value(first_unit, "unit") != symbol:
        return None  # two measures, each with its unit
    small = match.unit("small")
    if small is not None:
        rest = _in_larger_unit(reading, small, symbol, _small_unit(match, reading))
        if rest is None:
            return None
        worth = worth.plus(rest)
    draft = MeasureDraft(match.rule.id, first_of_part(match, reading), match.end, *worth, unit=symbol)
    if symbol == _DEGREE:
        draft.unit = _degree_of(reading, match.start, match.end)
    compound = _compound(reading, draft.last, symbol)
    if compound is not None:
        draft.last, draft.unit = compound
    with_cues(draft, reading)
    if _tells_how_far(reading, draft) or _was_recorded(reading, draft):
        draft.first, draft.comparator = draft.first + 1, "exact"
    draft.per = rate_of(reading, draft.last)
    return draft


def _was_recorded(reading: Reading, draft: MeasureDraft) -> bool:
    """Whether a highest or lowest value was measured, and is no bound: "recorded a maximum of 49.9 degrees"."""
    measured = reading.has(draft.first - 1, "recording_verb") or draft.unit in _DEGREES
    return reading.has(draft.first, "extreme_phrase") and measured


def _tells_how_far(reading: Reading, draft: MeasureDraft) -> bool:
    """Whether "over" behind a rate is a preposition: "would carry 31 billion cubic metres a year over 3,300 km to the border"."""
    rate = reading.has(draft.first - 1, "np_time") and reading.has_any(draft.first - 2, ("rate_article", "rate_cue"))
    return rate and reading.has(draft.first, "place_preposition") and draft.unit in _LENGTHS


def _degree_of(reading: Reading, first: int, last: int) -> str:
    """Whose degrees bare ones are where the sentence speaks of the weather: the scale that the article names, else its country's."""
    weather = reading.has(first - 1, "number_minus") or _is_of_weather(reading, first)
    weather = weather or reading.has(first - 1, "weather_verb")  # "Perth passed 40 degrees"
    weather = weather or (reading.has(first - 1, "be_verb") and reading.has(first - 2, "weather_subject"))
    if not weather or reading.has(last, "np_of"):
        return _DEGREE
    named = reading.vocabulary.code_pattern("temperature_scale").search(reading.codes)
    if named is not None:
        return reading.value(named.start(), "temperature_scale") or _DEGREE
    if reading.country is None:
        return _DEGREE
    return _FAHRENHEIT if reading.country.lower() in reading.vocabulary.values["fahrenheit_country"] else _CELSIUS


def _is_of_weather(reading: Reading, unit: int) -> bool:
    """Whether the sentence of a unit speaks of the weather."""
    start, end = sentence_units(reading, unit)
    return not reading.vocabulary.code_set("weather_word").isdisjoint(reading.codes[start:end])


def _letter_of_weather(reading: Reading, first: int, last: int) -> str | None:
    """The degrees that a capital letter apart from its figure names in a sentence about the weather: "the temperature hit 31 C"."""
    if not _is_of_weather(reading, first):
        return None
    return _FAHRENHEIT if reading.has(last - 1, "fahrenheit_letter") else _CELSIUS


def _compound(reading: Reading, unit: int, symbol: str) -> tuple[int, str] | None:
    """The unit that a unit makes with the one it is per, where there is such a unit, and where its words end.

    "micrograms per cubic metre", "barrels a day", "mg L-1"; what is no unit of measure stays a rate ("14 quintals per acre").
    """
    place, sign = unit + 1, ""
    if reading.has(unit, "unit") and reading.has(place, "hyphen") and reading.has(place + 1, "numeral") and reading.core(place + 1) == "1":
        found = f"{symbol}/{reading.value(unit, 'unit')}"
        return (unit + 3, found) if found in reading.vocabulary.values["unit"].values() else None
    if not reading.has(unit, "rate_cue") or reading.has(unit, "rate_every"):
        return None
    if reading.has(place, "integer") and reading.core(place) == "100" and not reading.has(unit, "rate_article"):
        place, sign = place + 1, "100"
    below = reading.value(place, "flow_time") or (None if reading.has(unit, "rate_article") else reading.value(place, "unit"))
    if below in _PER_ONLY or (symbol in _WEIGHTS and reading.has(place, "flow_time")):
        return None
    if symbol in _VOLUMES and reading.has(unit, "rate_article"):
        return None
    found = f"{symbol}/{sign}{below}"
    return (place + 1, found) if below is not None and found in reading.vocabulary.values["unit"].values() else None


def _small_unit(match: Match, reading: Reading) -> str | None:
    unit = match.unit("small_unit")
    return reading.value(unit, "unit") if unit is not None else INCH


def _in_larger_unit(reading: Reading, small: int, larger: str, smaller: str | None) -> Decimal | None:
    """The number of smaller units at a unit as a part of a larger one; None where it makes no part."""
    parts = PARTS.get((larger, smaller or ""))
    number = number_value(reading, small)
    if parts is None or number is None or not 0 < number.value < parts:
        return None
    return rounded_fraction(number.value, Decimal(parts))
