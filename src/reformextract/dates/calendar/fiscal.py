"""Fiscal years and their quarters and halves: intervals of months by the country's first month."""

from __future__ import annotations

from reformextract.dates.calendar import stretches
from reformextract.dates.calendar.flow import Flow
from reformextract.dates.calendar.placing import repetition
from reformextract.dates.calendar.resolved import Resolved
from reformextract.dates.calendar.stretches import Stretch
from reformextract.dates.expressions.expression import FiscalPart, FiscalYear


def fiscal_year(fiscal: FiscalYear, flow: Flow) -> Resolved:
    """The twelve months of a fiscal year, the calendar year where the country has no other."""
    month = fiscal.first_month
    if fiscal.begins is not None:
        start = fiscal.begins
    elif fiscal.ends is not None:
        start = fiscal.ends if month == 1 else fiscal.ends - 1
    elif flow.published is not None:
        start = flow.published.year - (1 if flow.published.month < month else 0) + fiscal.offset
    else:
        return Resolved("DATE", "XXXX")
    whole = stretches.from_months("year", start, month)
    stated = ("year",) if fiscal.begins is not None or fiscal.ends is not None else ()
    if month == 1 and fiscal.begins is not None:
        whole = Stretch("interval", whole.first, stretches.year(start + 1).last)
    if month == 1:
        return Resolved("DATE", f"{start:04d}" if fiscal.begins is None else f"{start:04d}/{start + 1:04d}", whole, stated)
    return Resolved("DATE", stretches.interval_value(whole.first, whole.last), Stretch("interval", whole.first, whole.last), stated)


def fiscal_part(fiscal: FiscalPart, flow: Flow) -> Resolved:
    """The months of a quarter or half, counted from the beginning of its fiscal year."""
    year = fiscal_year(fiscal.year, flow)
    if year.stretch is None:
        return Resolved("DATE", "XXXX")
    whole = year.stretch.first
    same = repetition(fiscal.part, whole.year)  # of the calendar year, as many months earlier as the fiscal year begins later
    if same is None:
        return Resolved("DATE", "XXXX")
    first = stretches.moved(same.first, "month", whole.month - 1)
    stretch = stretches.from_months(same.unit, first.year, first.month)
    if fiscal.year.first_month == 1:
        return Resolved("DATE", stretch.value, stretch, year.stated)
    return Resolved(
        "DATE", stretches.interval_value(stretch.first, stretch.last), Stretch("interval", stretch.first, stretch.last), year.stated
    )
