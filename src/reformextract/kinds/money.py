"""Money: an amount with its currency, and ``per`` the unit of a rate."""

from __future__ import annotations

from decimal import Decimal

from reformextract.kinds.draft import Draft
from reformextract.kinds.quantity import amount_fields, with_cues
from reformextract.rules import Match
from reformextract.tokens import Reading


def build(match: Match, reading: Reading) -> Draft | None:
    """Groups: ``amount`` (or ``low`` and ``high``) and ``before``, ``after`` or ``minor``, the currency's words."""
    fields = amount_fields(match, reading)
    if fields is None:
        return None
    currency: str | None = None
    for group, name in (("before", "currency_before"), ("after", "currency_after")):
        unit = match.unit(group)
        if unit is not None:
            currency = reading.value(unit, name)
    minor = match.unit("minor")
    if minor is not None:
        code, share = (reading.value(minor, "currency_minor") or " ").split(" ")
        currency = code or None
        for name in ("value", "low", "high"):
            if name in fields:
                fields[name] *= Decimal(share)
    if currency is None:
        return None
    fields["currency"] = currency
    draft = with_cues(Draft("money", match.rule.id, match.start, match.end, fields), reading)
    per = rate_unit(reading, draft.last)
    if per is not None:
        draft.fields["per"] = per
    return draft


def rate_unit(reading: Reading, unit: int) -> str | None:
    """The unit of a rate that begins at a unit: "per mu" -> mu, "a month" -> month, "/tonne" -> tonne."""
    if reading.has(unit, "rate_cue") and unit + 1 < len(reading) and reading.has(unit + 1, "word"):
        if reading.has(unit, "rate_article") and not reading.has(unit + 1, "rate_unit"):
            return None
        return reading.value(unit + 1, "rate_unit") or reading.word(unit + 1)
    return None
