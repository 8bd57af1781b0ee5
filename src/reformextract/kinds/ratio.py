"""Ratio: percentages, fractions and multiples."""

from __future__ import annotations

from decimal import Decimal

from reformextract.kinds.draft import Draft
from reformextract.kinds.quantity import BOUNDS, amount_fields, with_cues
from reformextract.numbers import EXACT, number_value, rounded_fraction
from reformextract.rules import Match
from reformextract.tokens import Reading

_BASIS_POINT = Decimal("0.01")


def build(match: Match, reading: Reading) -> Draft | None:
    """Group ``sign`` holds the words of the unit; a rule's ``value`` names the unit where there are none.

    The amount is ``amount``, ``low`` and ``high``, ``above`` and ``below`` of a ratio, ``part`` (a word of a fraction, with
    its numerator in ``amount``), or a word with a value of its own: ``fold``, ``twice``, ``half``.
    """
    fields = _worth(match, reading)
    if fields is None:
        return None
    sign = match.unit("sign")
    unit = reading.value(sign, "ratio_unit") if sign is not None else match.rule.value
    if unit is None:
        return None
    if unit == "bp":
        unit = "pp"
        for name in BOUNDS:
            if name in fields:
                fields[name] = EXACT.multiply(fields[name], _BASIS_POINT)
    fields["unit"] = unit
    return with_cues(Draft("ratio", match.rule.id, match.start, match.end, fields), reading)


def _worth(match: Match, reading: Reading) -> dict[str, Decimal] | None:
    for group, lexicon in (("fold", "fold_word"), ("twice", "twice"), ("half", "half_word")):
        unit = match.unit(group)
        if unit is not None:
            worth = reading.value(unit, lexicon)
            return None if worth is None else {"value": Decimal(worth)}
    part = match.unit("part")
    if part is not None:
        denominator = reading.value(part, "fraction_word")
        unit = match.unit("amount")
        numerator = number_value(reading, unit) if unit is not None else None
        if denominator is None or (unit is not None and numerator is None):
            return None
        return {"value": rounded_fraction(numerator.value if numerator is not None else Decimal(1), Decimal(denominator))}
    above = match.unit("above")
    if above is not None:
        return _of_two_numbers(match, reading, above)
    fields = amount_fields(match, reading, any_order=True)
    if fields is None and match.unit("sign") is not None:
        return {"value": Decimal("0.5")}  # the rule's own half: "half a percentage point"
    return fields


def _of_two_numbers(match: Match, reading: Reading, above: int) -> dict[str, Decimal] | None:
    """One number over another: "one in five", "2:1", "1/3"; only a ratio written with a colon or "to" may be above one."""
    below = match.unit("below")
    numerator = number_value(reading, above)
    denominator = number_value(reading, below) if below is not None else None
    if numerator is None or denominator is None or denominator.value <= 0 or numerator.value <= 0:
        return None
    return {"value": rounded_fraction(numerator.value, denominator.value)}
