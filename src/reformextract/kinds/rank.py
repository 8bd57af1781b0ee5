"""Rank: an order among things."""

from __future__ import annotations

from decimal import Decimal

from reformextract.kinds.draft import Draft
from reformextract.numbers import number_value
from reformextract.rules import Match
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """Group ``ordinal`` (a word of class ``ordinal``) or ``amount`` (a number); ``of`` the number compared with."""
    ordinal, amount = match.unit("ordinal"), match.unit("amount")
    value: Decimal | None = None
    if ordinal is not None:
        worth = reading.value(ordinal, "ordinal")
        value = Decimal(worth) if worth is not None else None
    elif amount is not None:
        number = number_value(reading, amount)
        value = number.value if number is not None else None
    if value is None:
        return None
    return Draft("rank", match.rule.id, match.start, match.end, {"value": value})
