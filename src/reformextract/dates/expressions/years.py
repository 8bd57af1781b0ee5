"""Builders of years and of what is made of years or of their parts: spans, decades, centuries, fiscal years, quarters, halves."""

from __future__ import annotations

from decimal import Decimal

from reformextract.dates.expressions.expression import (
    Expression,
    FiscalPart,
    FiscalYear,
    Interval,
    Length,
    Point,
    Reference,
    SamePeriod,
    Shift,
)
from reformextract.dates.expressions.parts import Builder, Parts, as_integer
from reformextract.lexicon.sentences import sentence_units


def _year_span(parts: Parts) -> Expression | None:
    first, last = parts.number("first_year"), parts.number("last_year")
    if first is None or last is None or first >= last:
        return None
    return Interval(first=Point(year=first), last=Point(year=last))


def _short_span(parts: Parts) -> Expression | None:
    """``2020-07`` is a month; ``2021-22`` a fiscal year where the article's country has one, else two years; ``2021-27`` years."""
    first = parts.number("first_year")
    last = parts.number("last_digits")
    whole = parts.number("last_whole")
    if whole is not None and first is not None:
        last = whole % 100 if whole == first + 1 else None
    if first is None or last is None:
        return None
    if last == (first + 1) % 100:
        return FiscalYear(first_month=parts.fiscal_month_of_two_years, begins=first)
    if 1 <= last <= 12:
        return Point(year=first, month=last)
    if last > first % 100:
        return Interval(first=Point(year=first), last=Point(year=first // 100 * 100 + last))
    return None


def _year_pair(parts: Parts) -> Expression | None:
    """Two years that follow each other, as the text writes them."""
    first, last, whole = parts.number("first_year"), parts.number("last_digits"), parts.number("last_whole")
    if first is None or (whole != first + 1 if whole is not None else last != (first + 1) % 100):
        return None
    return Interval(first=Point(year=first), last=Point(year=first + 1))


def _decade(parts: Parts) -> Expression | None:
    if parts.has("decade_word"):
        return Point(decade=as_integer(parts.word("decade_word")))
    start = parts.number("year") if parts.has("year") else parts.number("digits")
    if start is None or start % 10:
        return None
    if start >= 100 and start % 100 == 0 and start < 2000:
        return Point(century=start // 100 + 1)
    return Point(decade=start)


def _year_cut_short(parts: Parts) -> Expression | None:
    digits = parts.number("digits")
    if digits is None or parts.reading.core(parts.match.start) in _TITLE_QUOTES:
        return None  # "60 Minutes", the show
    return Point(year=whole_year(digits))


_TITLE_QUOTES = ('"', "“", "”", "«")


def _century(parts: Parts) -> Expression | None:
    number = parts.ordinal("century_number") if parts.has("century_number") else as_integer(parts.word("century_word", "century_ordinal"))
    if number is None or not 1 <= number <= 30:
        return None
    return Reference(value=f"BC{number - 1:02d}") if parts.has("before_christ") else Point(century=number)


def _spelled_year(parts: Parts) -> Expression | None:
    """A year by its two halves ("nineteen ninety-eight"), or its thousands ("the year two thousand and five")."""
    if parts.has("year"):
        return Point(year=parts.number("year"))
    if parts.has("year_whole"):
        whole = parts.amount("year_whole")
        return Point(year=int(whole)) if whole is not None and 1500 <= whole <= 2100 and whole == whole.to_integral_value() else None
    century, rest = as_integer(parts.word("year_century")), parts.amount("year_rest")
    if century is None or rest is None or not 10 <= rest <= 99 or rest != rest.to_integral_value():
        return None
    return Point(year=century * 100 + int(rest))


def _year_before_christ(parts: Parts) -> Expression | None:
    """A year before our era has its TIMEX3 form and no days of our calendar."""
    number = parts.number("number")
    return None if number is None or not 1 <= number <= 9999 else Reference(value=f"BC{number:04d}")


def _year_of_our_era(parts: Parts) -> Expression | None:
    number = parts.number("number")
    return None if number is None or not 1 <= number <= 9999 else Point(year=number)


def _last_year(parts: Parts) -> Expression | None:
    return Point(unit="year", offset=-1)


def _fiscal(parts: Parts) -> Expression | None:
    year = parts.number("year")
    short = parts.number("short_year")
    if short is not None:
        year = whole_year(short)
    if year is None:
        return None
    month = parts.fiscal_month
    if parts.has("short_end"):
        return FiscalYear(first_month=month, begins=year) if parts.number("short_end") == (year + 1) % 100 else None
    by_start = month != 1 and parts.region.named_by_start
    return FiscalYear(first_month=month, begins=year) if by_start else FiscalYear(first_month=month, ends=year)


def whole_year(short: int) -> int:
    """The year that two digits stand for, from 1950 to 2049.

    >>> whole_year(98), whole_year(21)
    (1998, 2021)
    """
    return 2000 + short if short < 50 else 1900 + short


def _fiscal_now(parts: Parts) -> Expression | None:
    return FiscalYear(first_month=parts.fiscal_month)


def _latest_fiscal(parts: Parts) -> Expression | None:
    return FiscalYear(first_month=parts.fiscal_month, offset=-1)


def _part_code(parts: Parts) -> Expression | None:
    quarter, half = parts.number("quarter_digit"), parts.number("half_digit")
    if (quarter is not None and not 1 <= quarter <= 4) or (half is not None and not 1 <= half <= 2):
        return None
    short = parts.number("short_year")
    return Point(year=whole_year(short) if short is not None else parts.number("year"), quarter=quarter, half=half)


def _fiscal_part_code(parts: Parts) -> Expression | None:
    """A quarter or half with its fiscal year in one code: "1QFY24"."""
    short, number = parts.number("short_year"), parts.number("part_figure")
    year = parts.number("year") if short is None else whole_year(short)
    is_half = parts.has("half_fiscal")
    if year is None or number is None or not 1 <= number <= (2 if is_half else 4):
        return None
    part = Point(half=number) if is_half else Point(quarter=number)
    return FiscalPart(part=part, year=FiscalYear(first_month=parts.fiscal_month, ends=year))


def _months_code(parts: Parts) -> Expression | None:
    """The first months of a year as companies write them: "9M 2020"."""
    short, months = parts.number("short_year"), parts.number("amount")
    year = parts.number("year") if short is None else whole_year(short)
    if year is None or months is None or not 1 < months <= 12:
        return None
    return Length(amount=Decimal(months), unit="month", edge=1, within=Point(year=year))


def _year_part(parts: Parts) -> Expression | None:
    part = parts.word("part", "year_part") if parts.has("part") else "quarter"
    count = 4 if part == "quarter" else 2
    figure = parts.number("part_figure")
    number = count if parts.has("part_last") else as_integer(parts.word("part_number")) if figure is None else figure
    if number is None or number > count:
        return None
    return Point(quarter=number) if part == "quarter" else Point(half=number)


_PART_REACH = 20


def _year_part_again(parts: Parts) -> Expression | None:
    """The number of a quarter or half whose noun stands before in the sentence."""
    reading, unit = parts.reading, parts.match.start
    number = as_integer(parts.word("part_number"))
    start = max(sentence_units(reading, unit)[0], unit - _PART_REACH)
    part = next((found for place in range(unit - 1, start, -1) if (found := reading.value(place, "year_part")) is not None), None)
    if number is None or part is None or (part == "half" and number > 2):
        return None
    return Point(quarter=number) if part == "quarter" else Point(half=number)


def _quarter_by_month(parts: Parts) -> Expression | None:
    month = as_integer(parts.word("month"))
    return Point(year=parts.number("year"), quarter=month // 3) if month is not None and month % 3 == 0 else None


def _owned_quarter(parts: Parts) -> Expression | None:
    """The quarter that the text is about, the one of a year, or that a year before ("year-ago")."""
    if parts.has("year"):
        return SamePeriod(year=parts.number("year"))
    if parts.has("back"):
        number = as_integer(parts.word("part_number"))
        if number is not None:
            return Point(quarter=number, unit="year", offset=-1)
        if parts.has("part"):
            return Point(unit="quarter", offset=-4, origin="text")
        return Shift(amount=Decimal(1), unit="year", direction=-1, comparison=True)
    return Point(unit="quarter", offset=0, origin="text")


def _same_period(parts: Parts) -> Expression | None:
    return SamePeriod(years=0, unit=parts.reading.value(parts.match.start, "same_unit"))


BUILDERS: dict[str, Builder] = {
    "year_span": _year_span,
    "short_span": _short_span,
    "year_pair": _year_pair,
    "decade": _decade,
    "century": _century,
    "year_cut_short": _year_cut_short,
    "year_before_christ": _year_before_christ,
    "year_of_our_era": _year_of_our_era,
    "spelled_year": _spelled_year,
    "part_code": _part_code,
    "fiscal_part_code": _fiscal_part_code,
    "months_code": _months_code,
    "year_part": _year_part,
    "year_part_again": _year_part_again,
    "owned_quarter": _owned_quarter,
    "quarter_by_month": _quarter_by_month,
    "fiscal": _fiscal,
    "last_year": _last_year,
    "fiscal_now": _fiscal_now,
    "latest_fiscal": _latest_fiscal,
    "same_period": _same_period,
}
