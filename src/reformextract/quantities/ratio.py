"""Ratio: percentages, fractions and multiples."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from pydantic import Field

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.rules import Match
from reformextract.models.record import NUMERIC, Quantity
from reformextract.numbers.reading import number_value
from reformextract.numbers.value import EXACT, rounded_fraction
from reformextract.quantities.amount import Amount, QuantityDraft, amount_of, first_of_part, with_cues
from reformextract.quantities.rates import rate_of_share

_REACH_OF_CUE = 4  # units before figures with a colon in which a word may say that they are a ratio
_REACH_OF_GAME = 6  # units before figures with a colon in which a word may say that they are the score of a game
_WHOLES = (5, 10, 20, 100, 1000, 10_000)  # of which people say how many have something
_BASIS_POINT = Decimal("0.01")


RatioUnit = Literal["%", "pp", "permille", "fraction", "times"]


class Ratio(Quantity):
    """A percentage, fraction or multiple, ``value`` in its ``unit``."""

    name = "ratio"
    value_fields = (*NUMERIC, "unit")
    extension_fields = ("per",)
    colours = ("magenta", "#ecd8fb", "#46295c")

    kind: Literal["ratio"] = Field(default="ratio", description="a percentage, fraction or multiple")
    unit: RatioUnit = Field(description="what the value counts: per cent, percentage points, per mille, parts of one, times")


@dataclass(slots=True, eq=False)
class RatioDraft(QuantityDraft):
    """A ratio in the making."""

    model = Ratio

    unit: RatioUnit = "%"
    per: str | None = None


def build(match: Match, reading: Reading) -> RatioDraft | None:
    """Group ``sign`` holds the words of the unit; a rule's ``value`` names the unit where there are none.

    The amount is ``amount``, ``low`` and ``high``, ``above`` and ``below`` of a ratio, ``part`` (a word of a fraction, with
    its numerator in ``amount``), or a word with a value of its own: ``fold``, ``twice``, ``half``.
    """
    if match.rule.build == "said" and not _is_said_to_be_ratio(reading, match.groups["above"][0]):
        return None
    if match.rule.build == "rate" and not _of_a_rate(match, reading):
        return None
    if match.rule.build == "points" and not _of_a_share(match, reading):
        return None
    if match.rule.build == "per_thousand" and not _of_a_thousand(match, reading):
        return None
    worth = _worth(match, reading)
    if worth is None:
        return None
    sign = match.unit("sign")
    unit = reading.value(sign, "ratio_unit") if sign is not None else match.rule.value
    low_sign = match.unit("low_sign")
    if unit is None or (low_sign is not None and reading.value(low_sign, "ratio_unit") != unit):
        return None  # "climbed 3 basis points to 2.5%": two ratios, each with its unit
    if unit == "bp":
        unit, worth = "pp", worth.times(_BASIS_POINT)
    first = first_of_part(match, reading)
    draft = with_cues(RatioDraft(match.rule.id, first, match.end, *worth, unit=cast(RatioUnit, unit)), reading)
    if unit in ("%", "pp", "permille"):
        draft.per = rate_of_share(reading, draft.last)
    return draft


def _of_a_rate(match: Match, reading: Reading) -> bool:
    """Whether the sentence of a match speaks of rates, so that its points are points of percent."""
    if not reading.has(match.start - 1, "number_article") and match.unit("half") is None and match.unit("amount") is None:
        return False  # "the third point", "the whole point"
    start, end = sentence_units(reading, match.start)
    return any(reading.has(unit, "rate_word") for unit in range(start, end))


def _of_a_share(match: Match, reading: Reading) -> bool:
    """Whether the sentence of a match speaks of shares or rates and of no index or game, so that its points are points of percent."""
    start, end = sentence_units(reading, match.start)
    if any(reading.has_any(unit, ("index_word", "number_idiom")) for unit in range(start, end)):
        return False
    return any(reading.has_any(unit, ("rate_word", "ratio_unit")) for unit in range(start, end))


def _worth(match: Match, reading: Reading) -> Amount | None:
    if match.unit("full") is not None:
        return Amount(Decimal(1))
    for group, lexicon in (("fold", "fold_word"), ("twice", "twice"), ("half", "half_word")):
        unit = match.unit(group)
        if unit is not None:
            worth = reading.value(unit, lexicon)
            return None if worth is None else Amount(Decimal(worth))
    if match.unit("high_part") is not None or match.unit("high_half") is not None:
        return _range_of_parts(match, reading)
    part = match.unit("part")
    if part is not None:
        denominator = reading.value(part, "fraction_word")
        unit = match.unit("amount")
        numerator = number_value(reading, unit) if unit is not None else None
        if denominator is None or (unit is not None and numerator is None):
            return None
        single = numerator is not None and numerator.value == 1
        if numerator is not None and not single and reading.has(part, "fraction_one"):
            return None  # an ordinal: "twenty-third"
        if single and reading.has(match.start - 1, "np_determiner") and _has_noun(reading, part + 1):
            return None  # "its one millionth visitor"
        return Amount(rounded_fraction(numerator.value if numerator is not None else Decimal(1), Decimal(denominator)))
    above = match.unit("above")
    if above is not None:
        return _of_two_numbers(match, reading, above)
    amount = amount_of(match, reading, any_order=True)
    if amount is None and match.unit("sign") is not None and match.unit("low") is None:
        return Amount(Decimal("0.5"))  # the rule's own half: "half a percentage point"
    return amount


def _of_a_thousand(match: Match, reading: Reading) -> bool:
    """Whether the whole that a number is per is a thousand."""
    unit = match.unit("thousand")
    number = number_value(reading, unit) if unit is not None else None
    return unit is None or (number is not None and number.value == 1000)


def _range_of_parts(match: Match, reading: Reading) -> Amount | None:
    """The two ends of "one-third to one-half"; None where they do not rise."""
    ends: list[Decimal] = []
    for end in ("low", "high"):
        unit, part = match.unit(end), match.unit(f"{end}_part")
        number = number_value(reading, unit) if unit is not None else None
        denominator = reading.value(part, "fraction_word") if part is not None else "2"
        if denominator is None or (unit is not None and number is None):
            return None
        ends.append(rounded_fraction(number.value if number is not None else Decimal(1), Decimal(denominator)))
    return Amount(low=ends[0], high=ends[1], comparator="range") if ends[0] < ends[1] else None


def _is_said_to_be_ratio(reading: Reading, above: int) -> bool:
    """Whether a word before figures with a colon in their sentence says that they are a ratio, and no preposition of times does not."""
    start, _ = sentence_units(reading, above)
    if reading.vocabulary.code_set("colon_cue").isdisjoint(reading.codes[start:above]):
        return False
    return not reading.has(above - 1, "time_preposition") or reading.has(above - 2, "level_verb")


def _has_noun(reading: Reading, unit: int) -> bool:
    return reading.has(unit, "lower") and not reading.has(unit, "function_word")


def _of_two_numbers(match: Match, reading: Reading, above: int) -> Amount | None:
    """One number over another: "one in five", "2:1", "1/3".

    Only a ratio with a colon or "to" may be above one, and what may be a clock time ("9:47") is no ratio unless words say so.
    """
    below = match.unit("below")
    numerator = number_value(reading, above)
    denominator = number_value(reading, below) if below is not None else None
    if numerator is None or denominator is None or denominator.value <= 0 or numerator.value <= 0:
        return None
    if reading.has(above + 1, "colon"):
        if not reading.has(above + 1, "glued") and not _plausible_spaced_colon(reading, above, denominator.value):
            return None
        last = reading.core(match.groups["below"][0])
        said = match.rule.build == "said" or any(reading.has(unit, "colon_cue") for unit in range(max(0, above - _REACH_OF_CUE), above))
        if not said and any(reading.has(unit, "game_word") for unit in range(max(0, above - _REACH_OF_GAME), above)):
            return None
        if not said and len(last) == 2 and last <= "59" and numerator.value <= 24:
            return None
    elif not reading.has(above + 1, "range_to") and not reading.has(above + 2, "range_to"):
        if numerator.value >= denominator.value:
            return None
        if reading.has(above + 1, "slash") and not _plausible_slash(reading, above, denominator.value):
            return None
        if match.rule.build == "share" and above < match.start + 1 and denominator.value > 20:
            return None
        if (
            match.rule.build != "share"
            and not reading.has(above + 2, "every_word")  # "12 in every 100" is a share
            and reading.has_any(above + 1, ("in_word", "out_of"))
            and not _plausible_in(reading, above, numerator.value, denominator.value)
        ):
            return None
    return Amount(rounded_fraction(numerator.value, denominator.value))


def _plausible_spaced_colon(reading: Reading, above: int, denominator: Decimal) -> bool:
    """Whether figures with a colon and spaces ("1.94 : 1") are a ratio, not an item and its number."""
    if denominator == 1 or reading.has(above, "decimal"):
        return True
    return any(reading.has(unit, "ratio_cue") for unit in range(max(0, above - _REACH_OF_CUE), above))


def _plausible_slash(reading: Reading, above: int, denominator: Decimal) -> bool:
    """Whether figures with a slash are a fraction, not a day and month or a season."""
    if reading.has(above + 3, "number_of") or reading.has(above - 1, "comparator_before"):
        return True
    if reading.has(above - 1, "on_word") or reading.has(above, "digits_2"):
        return False
    return denominator <= 10 or EXACT.remainder(denominator, Decimal(10)) == 0


def _plausible_in(reading: Reading, above: int, numerator: Decimal, denominator: Decimal) -> bool:
    """Whether "A in B" is a share: "one in five", "3 in 10"; not "won 12 in 30 provinces", "ten out of 27 states"."""
    if reading.has(above + 1, "out_of") and numerator > 1 and denominator > 10 and denominator % 20 and denominator % 50:
        return False
    if reading.has(above, "cardinal") or numerator == 1:
        return denominator <= 100 or EXACT.remainder(denominator, Decimal(100)) == 0
    return numerator < 10 and denominator in _WHOLES
