"""Ratio: percentages, fractions and multiples."""

from __future__ import annotations

from reformextract.kinds.draft import Draft
from reformextract.kinds.quantity import amount_fields, with_cues
from reformextract.rules import Match
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """Group ``sign`` holds the words of the unit; a rule's ``value`` names the unit where there are none."""
    fields = amount_fields(match, reading)
    if fields is None:
        return None
    sign = match.unit("sign")
    unit = reading.value(sign, "ratio_unit") if sign is not None else match.rule.value
    if unit is None:
        return None
    fields["unit"] = unit
    return with_cues(Draft("ratio", match.rule.id, match.start, match.end, fields), reading)
