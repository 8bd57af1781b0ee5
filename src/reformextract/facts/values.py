"""The amounts of facts, for those that compare them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from reformextract.facts.record import Fact

_PERCENT = ("%", "fraction")
_ROUGH = ("about", "almost", "more_than", "less_than", "at_least", "at_most")


def amount(fact: Fact) -> Decimal | None:
    """The one value of a fact; None of a range."""
    value: Decimal | None = fact.figure_record.__dict__.get("value")
    return value


def unit(fact: Fact) -> tuple[str, str | None, str | None]:
    """What a value is in: kind, unit or currency, and per what."""
    record: Any = fact.figure_record
    return record.kind, record.__dict__.get("unit") or record.__dict__.get("currency"), record.__dict__.get("per")


def is_rough(fact: Fact) -> bool:
    """Whether a value is rounded or only a bound."""
    return fact.figure_record.__dict__.get("comparator", "exact") in _ROUGH


def percentage(fact: Fact) -> Decimal | None:
    """A share or rate in percent; None of what is neither."""
    record: Any = fact.figure_record
    value = amount(fact)
    if record.kind != "ratio" or value is None or record.unit not in _PERCENT:
        return None
    return value * 100 if record.unit == "fraction" else value


def precision(fact: Fact) -> Decimal:
    """Half a unit of the last place that a value is given in: 5.5 percent is within 0.05, 3.2 billion within 50 million."""
    value, text = amount(fact), fact.figure_record.text
    if value is None:
        return Decimal(0)
    digits = "".join(sign for sign in text if sign.isdigit() or sign == ".").strip(".")
    if not digits:
        return abs(value) / 2
    if digits.count(".") > 1:
        digits = digits.replace(".", "")  # 1.234.567
    named = Decimal(digits)
    scale = abs(value / named) if named else Decimal(1)
    return Decimal(1).scaleb(-len(digits.partition(".")[2])) * scale / 2


def days_of(fact: Fact) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day that a fact holds for, null on the side that is open."""
    period, to = fact.period_record, fact.period_to_record
    if period is None:
        return None, None
    latest = (to or period).latest
    if fact.period_relation == "since" and to is None:
        latest = None
    return None if fact.period_relation in ("by", "until") else period.earliest, latest


def period_key(fact: Fact) -> tuple[object, ...] | None:
    """The days that a fact holds for; None where no period is named, or none that has a place on the calendar."""
    period, to = fact.period_record, fact.period_to_record
    if period is None or period.earliest is None:
        return None
    return period.earliest, (to or period).latest, fact.period_relation or "in"
