"""Age: how old people are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from pydantic import Field

from reformextract.lexicon.reading import Reading
from reformextract.matcher.rules import Match
from reformextract.models.record import NUMERIC, Comparator, Quantity
from reformextract.quantities.amount import QuantityDraft, amount_of, with_cues

AgeUnit = Literal["year", "month"]
_AFTER = ("comparator_after_and", "comparator_after_word")
_OLDEST = Decimal(125)  # years; more is no age
_LAST_HOUR = Decimal(24)  # up to which a number behind "at" may be a time


class Age(Quantity):
    """An age ("aged 34", "60 and above"), ``value`` in its ``unit``."""

    name = "age"
    value_fields = (*NUMERIC, "unit")
    extension_fields = ("per",)
    colours = ("bright_cyan", "#e6e2c3", "#4a4420")

    kind: Literal["age"] = Field(default="age", description="how old somebody is")
    unit: AgeUnit = Field(default="year", description="year or month")


@dataclass(slots=True, eq=False)
class AgeDraft(QuantityDraft):
    """An age in the making."""

    model = Age

    unit: AgeUnit = "year"
    per: str | None = None


def build(match: Match, reading: Reading) -> AgeDraft | None:
    """Groups ``amount`` (or ``low`` and ``high``), ``span`` for the number within the rule's claim, ``unit`` of class ``age_unit``,
    ``cue`` for a cue before it that is no word of its own, ``after`` for one behind its unit."""
    amount = amount_of(match, reading)
    first, last = match.groups["span"]
    if amount is None or not 0 <= amount.largest <= _OLDEST:
        return None
    if match.rule.build == "no_clock" and amount.largest <= _LAST_HOUR:
        return None  # "died on Monday at 10"
    unit = match.unit("unit")
    named = reading.value(unit, "age_unit") if unit is not None else None
    draft = with_cues(AgeDraft(match.rule.id, first, last, *amount, unit=cast(AgeUnit, named or "year")), reading)
    after = match.unit("after")
    if after is not None:  # "60 years and over"
        draft.comparator = next((cast(Comparator, said) for name in _AFTER if (said := reading.value(after, name))), draft.comparator)
    cue = match.unit("cue")
    if cue is not None and cue < draft.first:  # "under-18s"
        draft.first = cue
        draft.comparator = cast("Comparator | None", reading.value(cue, "comparator_before")) or draft.comparator
    return draft
