"""Measure: a number with a physical unit."""

from __future__ import annotations

from reformextract.kinds.draft import Draft
from reformextract.kinds.quantity import amount_fields, with_cues
from reformextract.rules import Match
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """Group ``unit`` holds the words of the unit."""
    fields = amount_fields(match, reading)
    unit = match.unit("unit")
    symbol = reading.value(unit, "unit") if unit is not None else None
    if fields is None or symbol is None:
        return None
    fields["unit"] = symbol
    return with_cues(Draft("measure", match.rule.id, match.start, match.end, fields), reading)
