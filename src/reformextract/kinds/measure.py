"""Measure: a number with a physical unit."""

from __future__ import annotations

from reformextract.kinds.draft import Draft
from reformextract.kinds.money import rate_of
from reformextract.kinds.quantity import amount_fields, first_of_part, with_cues
from reformextract.rules import Match
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """Group ``unit`` holds the words of the unit; a rule's ``value`` names the unit where they alone do not."""
    fields = amount_fields(match, reading, any_order=True)
    unit = match.unit("unit")
    symbol = match.rule.value or (reading.value(unit, "unit") if unit is not None else None)
    if fields is None or symbol is None:
        return None
    first_unit = match.unit("low_unit")
    if first_unit is not None and reading.value(first_unit, "unit") != symbol:
        return None  # two measures, each with its unit
    fields["unit"] = symbol
    draft = with_cues(Draft("measure", match.rule.id, first_of_part(match, reading), match.end, fields), reading)
    per = rate_of(reading, draft.last)
    if per is not None:
        draft.fields["per"] = per
    return draft
