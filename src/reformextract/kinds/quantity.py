"""What count, money, ratio and measure share: value or bounds, comparator, and the extent that takes the cue in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reformextract.kinds.draft import Draft
from reformextract.numbers import number_value
from reformextract.rules import Match
from reformextract.tokens import Reading


def amount_fields(match: Match, reading: Reading) -> dict[str, Any] | None:
    """``value``, or ``low`` and ``high`` of a range (a scale word at its end is shared backwards: "3 to 5 billion")."""
    vague = match.unit("vague")
    if vague is not None:
        worth = reading.value(vague, "vague_scale")
        return None if worth is None else {"value": Decimal(worth), "comparator": "at_least"}
    unit = match.unit("amount")
    if unit is not None:
        number = number_value(reading, unit)
        return None if number is None else {"value": number.value}
    low_unit, high_unit = match.unit("low"), match.unit("high")
    if low_unit is None or high_unit is None:
        return None
    low, high = number_value(reading, low_unit), number_value(reading, high_unit)
    if low is None or high is None:
        return None
    first = low.value
    if low.scale == 1 and high.scale > 1 and first < high.value / high.scale:
        first *= high.scale
    if first >= high.value:
        return None
    return {"low": first, "high": high.value, "comparator": "range"}


def with_cues(draft: Draft, reading: Reading) -> Draft:
    """Take comparator cues into the extent ("more than", "or so", "-plus"); a verb's comparator stays outside of it."""
    first, last = draft.first, draft.last
    comparator = draft.fields.get("comparator")
    found = reading.value(first - 1, "comparator_before") if first else None
    if found is not None and not reading.has(first - 1, "newline"):
        first -= 1
        comparator = comparator if comparator in ("range", "at_least") else found
    if last < len(reading):
        after = reading.value(last, "comparator_after")
        size = 1
        if after is None and reading.has(last, "hyphen") and last + 1 < len(reading):
            after, size = reading.value(last + 1, "comparator_after"), 2
        if after is not None and comparator in (None, "exact"):
            last += size
            comparator = after
    if comparator is None:
        before = first - 1
        while before >= 0 and reading.has(before, "comparator_filler"):
            before -= 1
        comparator = (reading.value(before, "comparator_verb") if before >= 0 else None) or "exact"
    draft.first, draft.last = first, last
    draft.fields["comparator"] = comparator
    return draft
