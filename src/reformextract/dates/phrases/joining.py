"""Neighbouring phrases become one phrase, the ends of a range, or the bound of one another.

"June" and "next year" in "June next year" are one date. Which words link is said by the word classes of the pattern files;
which parts fit together on the calendar is said here.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reformextract.dates.calendar.durations import UNITS
from reformextract.dates.calendar.shapes import (
    is_clock,
    is_day,
    is_day_part,
    is_many_years,
    is_month,
    is_part_of_year,
    is_plain_day_of_month,
    is_plain_year,
    is_run,
    is_stepped_weekday,
    is_weekday,
    is_year,
    on_its_weekday,
    takes_year,
    with_base,
    with_clock,
)
from reformextract.dates.expressions.expression import (
    Ending,
    Expression,
    FiscalPart,
    FiscalYear,
    Interval,
    Length,
    Named,
    Ordinal,
    Point,
    SamePeriod,
    Shift,
)
from reformextract.dates.phrases.phrase import Phrase, hyphenated, take_article
from reformextract.lexicon.reading import Reading


def linked(left: Phrase, right: Phrase, reading: Reading) -> bool:
    """Whether two phrases touch or a word that can link them stands between."""
    at = left.draft.last
    return at == right.draft.first or reading.codes[at] in reading.vocabulary.code_set(_LINKING)


_LINKING = "link_of|link_on|date_article|comma|possessive|length_link|range_link|hyphen|dash|minus|tilde|bar"


def _links(first: int, last: int, reading: Reading) -> frozenset[str]:
    """The classes of the units between two phrases: those of one unit, "none" without any, "other" for more."""
    if first == last:
        return _TOUCHING
    if last - first == 2 and reading.has(first, "link_of") and reading.has(last - 1, "date_article"):
        last -= 1
    if last - first == 2 and reading.has(first, "comma") and reading.has(last - 1, "link_on"):
        return _AFTER_COMMA  # "Monday, 27 July, at noon"
    if last - first == 2 and reading.has(first, "comma") and reading.has(last - 1, "link_of") and reading.has(last, "date_article"):
        return _YEAR_AFTER_COMMA  # "4 August, in the year 1789"
    if last - first == 1:
        return reading.classes(first)
    return _APART


_BARS = frozenset(("dash", "minus", "bar"))
_AFTER_COMMA = frozenset(("comma_on",))
_RANGE_LINKS = ("range_link", "hyphen", "dash", "minus", "tilde")
_YEAR_AFTER_COMMA = frozenset(("comma_in",))
_TOUCHING, _APART = frozenset(("none",)), frozenset(("other",))


def join(left: Phrase, right: Phrase, reading: Reading) -> Phrase | None:
    """The one phrase that two neighbours make, None where they are two dates."""
    links = _links(left.draft.last, right.draft.first, reading)
    if "other" in links or (right.mod is not None and not is_run(left.expression)):
        return None
    if "comma" in links and isinstance(left.expression, Length) and hyphenated(left.draft, reading):
        return None  # "a two-day, 14-hour debate"
    if isinstance(left.expression, Length) and isinstance(right.expression, Length) and _is_measured_by(right, reading):
        return None  # "24 hours in a day and 60 minutes in an hour"
    if "comma" in links and left.ranges_from is not None and is_clock(right.expression):
        return None  # "Monday to Friday, 8 a.m. to 4 p.m."
    touching = "none" in links
    expression = _joined(*agreeing(left, right), links, touching)
    two_months = isinstance(expression, Interval) and isinstance(left.expression, Point)
    if expression is None or (two_months and not reading.has(right.draft.last, "quarter_word")):
        return None  # "January-August" are two dates, "the January-March quarter" is one
    mod = left.mod or _edge_of_days(left.expression, expression)
    draft = left.draft
    draft.last = right.draft.last
    if (is_clock(left.expression) and not is_day_part(left.expression)) or "possessive" in links or reading.has(right.draft.first, "open"):
        draft.rule = right.draft.rule
    whole = Phrase(draft, expression, left.match, mod, left.ranges_from)
    if touching and is_plain_year(left.expression) and not reading.has(left.draft.first, "date_article"):
        take_article(draft, reading)
    return whole


def _is_measured_by(phrase: Phrase, reading: Reading) -> bool:
    """Whether a longer unit stands behind a length that it is held against: "60 minutes in an hour"."""
    last = phrase.draft.last
    return (
        reading.has(last, "link_of") and reading.has(last + 1, "unit_article") and reading.has_any(last + 2, ("length_unit", "hour_unit"))
    )


def _edge_of_days(left: Expression, whole: Expression) -> str | None:
    """The part of a month or year that its first or last days are: "the last days of June"."""
    if not isinstance(left, Length) or not isinstance(whole, Point):
        return None
    return "START" if left.edge > 0 else "END"


def agreeing(left: Phrase, right: Phrase) -> tuple[Expression, Expression]:
    """What two neighbours say; a date in numbers in the order that fits the day of the week beside it: "Monday, 04/03/2024"."""
    a, b = left.expression, right.expression
    if isinstance(a, Point) and isinstance(b, Point):
        if right.match.rule.build == "numeric" and is_weekday(a):
            return a, on_its_weekday(b, a.weekday)
        if left.match.rule.build == "numeric" and is_weekday(b):
            return on_its_weekday(a, b.weekday), b
    return a, b


def _joined(left: Expression, right: Expression, links: frozenset[str], touching: bool) -> Expression | None:
    if isinstance(left, Point):
        if isinstance(right, Point):
            return _joined_points(left, right, links, touching)
        if left.season is not None and left == Point(season=left.season) and (touching or "link_of" in links):
            begins = _first_of_two_years(right)
            return None if begins is None else replace(left, year=begins)  # "the winter of 1978-79"
        if isinstance(right, FiscalYear) and (touching or "link_of" in links) and takes_year(left):
            return FiscalPart(part=left, year=right) if left.quarter is not None or left.half is not None else None
        if isinstance(right, Named) and (touching or "possessive" in links) and is_year(left):
            return replace(right, within=left)
        return None
    if isinstance(left, Interval):
        linked = touching or "link_of" in links or "comma" in links
        if linked and isinstance(right, Point) and is_year(right) and left.first.year is None and left.last.year is None:
            return Interval(first=with_base(left.first, right), last=with_base(left.last, right))
        return None
    if isinstance(left, Named):
        return replace(left, within=right) if isinstance(right, Point) and is_year(right) and "link_of" in links else None
    if isinstance(left, Length):
        if isinstance(right, Length) and (touching or not links.isdisjoint(("length_link", "comma"))):
            return _compound(left, right, "comma" in links)
        if left.direction < 0 and "edge_of" in links and isinstance(right, Point | FiscalYear) and left.amount is not None:
            return replace(left, direction=0, edge=-1, within=right)
        if "edge_of" in links and isinstance(right, Point) and is_year(right) and is_part_of_year(left):
            return replace(left, edge=1, within=right)  # "for 11 months of 2021"
        if left == Length(amount=None, unit="day", edge=left.edge) and left.edge and "link_of" in links and isinstance(right, Point):
            return right if is_month(right) or is_year(right) else None
        placed = isinstance(right, Point | Named | FiscalYear | Interval)
        if left.edge and placed and left.within is None and ("link_of" in links or touching):
            return replace(left, within=right)
        return None
    if isinstance(left, Shift) and touching and left.unit == "year" and left.amount is not None and right == Point(unit="month"):
        return replace(left, amount=left.amount * 12, unit="month")  # "ten years ago this month"
    if isinstance(left, Shift) and touching and right == Point(unit="day"):
        return replace(left, to_day=True)  # "a week ago today"
    if (
        isinstance(left, Shift)
        and touching
        and left.unit == "week"
        and left.origin == "now"
        and isinstance(right, Point)
        and is_weekday(right)
    ):
        return replace(left, to_day=True, start=right)  # "two weeks ago Sunday"
    if isinstance(left, Ordinal):
        beside = "link_of" in links or (touching and left.unit == "week")
        return replace(left, within=right) if beside and isinstance(right, Point | Named | FiscalYear | Interval) else None
    if isinstance(left, SamePeriod) and (touching or "link_of" in links):
        if isinstance(right, Point) and is_year(right):
            return replace(left, year=right.year) if right.year is not None else replace(left, years=right.offset)
        if isinstance(right, Shift) and right.unit == "year" and right.amount is not None:
            return replace(left, years=int(right.amount) * right.direction)
    return None


def _first_of_two_years(expression: Expression) -> int | None:
    """The first of two years that follow each other and are written as one."""
    if isinstance(expression, FiscalYear):
        return expression.begins
    if not isinstance(expression, Interval) or not is_plain_year(expression.first) or not is_plain_year(expression.last):
        return None
    first, last = expression.first.year, expression.last.year
    return first if first is not None and last == first + 1 else None


_NEXT_SMALLER = {
    "year": ("month",),
    "month": ("week", "day"),
    "week": ("day",),
    "day": ("hour",),
    "hour": ("minute",),
    "minute": ("second",),
}


def _compound(left: Length, right: Length, comma: bool) -> Length | None:
    """A length in several units: "two years and three months", "2 hours 6 minutes 41 seconds"."""
    if left.amount is None or left.amount != left.amount.to_integral_value() or left.high is not None:
        return None
    if right.amount is None or right != Length(amount=right.amount, unit=right.unit):
        return None
    if left.also is not None:
        rest = _compound(left.also, right, comma)
        return None if rest is None else replace(left, also=rest)
    smaller = UNITS.index(right.unit) < UNITS.index(left.unit) and (not comma or right.unit in _NEXT_SMALLER.get(left.unit, ()))
    return replace(left, also=right) if smaller else None


def _joined_points(left: Point, right: Point, links: frozenset[str], touching: bool) -> Expression | None:
    loose = touching or "comma" in links
    if "edge_of" in links and left.offset == 0 and left in (Point(unit="month"), Point(unit="year")):
        fits = is_month(right) if left.unit == "month" else is_plain_year(right)
        return right if fits else None  # "the month of April"
    if touching and is_weekday(right) and left.day is not None and left.weekday is None:
        return left  # "2 Jan 2018 (Tue)"
    if is_clock(left) and is_day(right) and (loose or "link_on" in links):
        return with_clock(right, left.time)
    if is_clock(right) and is_day(left) and left.time is None and (loose or "link_on" in links or links == _AFTER_COMMA):
        return with_clock(left, right.time)
    if not links.isdisjoint(_BARS) and (stamp := _stamp(left, right) or _stamp(right, left)) is not None:
        return stamp
    if is_weekday(left) and right.day is not None and right.weekday is None and loose:
        return replace(right, falls_on=left.weekday)
    stepped = is_stepped_weekday(left)
    if stepped and "comma" in links and is_plain_day_of_month(right):
        return replace(right, falls_on=left.weekday)  # "next Thursday, the 16th"
    if stepped and "comma" in links and right == Point(month=right.month, day=right.day, year=right.year) and right.day is not None:
        return right  # "this Tuesday, February 7"
    if (
        left.weekday
        and left == Point(weekday=left.weekday, time=left.time)
        and right == Point(month=right.month, day=right.day, year=right.year)
    ):
        return replace(right, time=left.time) if right.day is not None and loose else None
    if links == _YEAR_AFTER_COMMA:
        return with_base(left, right) if is_plain_year(right) and takes_year(left) and left.day is not None else None
    if is_year(right):
        if left == Point(unit="year") and touching and right.year is not None:
            return right  # "year-end 2023"
        behind_comma = "comma" in links and (left.month is not None or left.holiday is not None)
        if (takes_year(left) or left == Point(week=left.week)) and (touching or "link_of" in links or behind_comma):
            return with_base(left, right)
        if is_plain_day_of_month(left):
            return None
    follows = "possessive" in links or (touching and right.month is None)
    if follows and is_year(left) and takes_year(right) and right.time is None:
        return with_base(right, left)
    if "edge_of" in links and left == Point(half=left.half) and (is_month(right) or right == Point(unit="month", offset=right.offset)):
        return replace(right, half=left.half)  # "the first half of August"
    if "link_of" in links and left == Point(half=left.half, quarter=left.quarter) and is_many_years(right):
        return replace(right, half=left.half, quarter=left.quarter)  # "the first half of the 20th century"
    if is_plain_day_of_month(left) and "link_of" in links and (right.month is not None or right.unit == "month") and right.day is None:
        return replace(right, day=left.day)
    if is_weekday(left) and right == Point(unit="week", offset=right.offset, origin=right.origin) and (touching or "link_of" in links):
        return replace(left, unit="week", offset=right.offset, origin=right.origin)
    hyphenated = "glued" in links and ("hyphen" in links or "dash" in links)
    if hyphenated and is_month(left) and is_month(right) and left.year is None and right.unit is None:
        return Interval(first=replace(left, year=right.year), last=right) if (left.month or 0) < (right.month or 0) else None
    return None


def _stamp(day: Point, clock: Point) -> Expression | None:
    """The time that a whole date and a clock beside it make at the top of a page: "July 15, 2024 - 10:55"."""
    whole = is_day(day) and day.year is not None and day.time is None and is_clock(clock) and not is_day_part(clock)
    return with_clock(day, clock.time) if whole else None


def name_quarter(phrase: Phrase, reading: Reading) -> None:
    """Read three months that are called a quarter as that quarter ("the January-March quarter")."""
    expression, draft = phrase.expression, phrase.draft
    if not isinstance(expression, Interval) or not reading.has(draft.last, "quarter_word"):
        return
    first, last = expression.first.month, expression.last.month
    if first is not None and last == first + 2 and first % 3 == 1:
        phrase.expression = replace(expression.last, month=None, quarter=(first + 2) // 3)
        draft.last += 1
        take_article(draft, reading)


def link_range(left: Phrase, right: Phrase, reading: Reading) -> None:
    """Mark the right one as the far end of a range and let the year that only one end states serve both."""
    links = _links(left.draft.last, right.draft.first, reading)
    if links.isdisjoint(_RANGE_LINKS):
        return
    right.ranges_from = left
    a, b = left.expression, right.expression
    if not (isinstance(a, Point) and isinstance(b, Point)):
        return
    if a.quarter is not None and b.quarter is not None and a.quarter < b.quarter and takes_year(a) and b.year is not None:
        left.expression = replace(a, year=b.year)  # "Q1-Q3 2023"
    if a.month is None or b.month is None:
        return
    if takes_year(a) and (b.year is not None or b.unit == "year"):
        changes: dict[str, Any] = {"year": b.year, "unit": b.unit, "offset": b.offset, "origin": b.origin}
        if a.month > b.month and b.year is not None:
            changes["year"] = b.year - 1
        left.expression = replace(a, **changes)
    elif takes_year(b) and (a.year is not None or a.unit == "year"):
        turns = b.month < a.month  # "from November 2019 to February"; "in November 2019 and February" may be either's
        if not turns or "range_and" not in links:
            year, offset = (a.year + turns, a.offset) if a.year is not None else (None, a.offset + turns)
            right.expression = replace(b, year=year, unit=a.unit, offset=offset, origin=a.origin)


def share_year(left: Phrase, right: Phrase, reading: Reading) -> None:
    """Let the year of a list's last month or quarter serve those before it: "in January, February and March 2018"."""
    a, b = left.expression, right.expression
    if not (isinstance(a, Point) and isinstance(b, Point)) or b.year is None or not takes_year(a):
        return
    if (a.day is not None or b.day is not None) and not _are_days_of_a_month(a, b):
        return
    listed = right.draft.first - left.draft.last == 1 and reading.has_any(left.draft.last, ("comma", "list_end"))
    one, other = (a.month, b.month) if a.month is not None else (a.quarter, b.quarter)
    if listed and one is not None and other is not None and (one < other or _are_days_of_a_month(a, b)):
        left.expression = replace(a, year=b.year)


def share_month(left: Phrase, right: Phrase, reading: Reading) -> None:
    """Let the month that the last day of a range names serve its first one: "from the 3rd to the 9th of March", "of next month"."""
    a, b = left.expression, right.expression
    if not (isinstance(a, Point) and isinstance(b, Point)) or b.day is None or not is_plain_day_of_month(a):
        return
    if (b.month is None and b.unit != "month") or a.day is None or a.day >= b.day or right.draft.first - left.draft.last != 1:
        return
    if reading.has_any(left.draft.last, _RANGE_LINKS):
        left.expression = replace(b, day=a.day, time=a.time)


def _are_days_of_a_month(a: Point, b: Point) -> bool:
    """Whether two points are days of one month, in their order: "June 14, 15 and 16, 2019"."""
    return a.day is not None and b.day is not None and a.month == b.month and a.day < b.day


def bound_by_next(phrase: Phrase, following: Phrase, reading: Reading) -> None:
    """Place a stretch by the date behind it that says when it ends or begins: "the quarter ended June 30", "the three years to 2025"."""
    first, last = phrase.draft.last, following.draft.first
    if not 0 < last - first <= 2 or not isinstance(following.expression, Point):
        return
    expression, end = phrase.expression, following.expression
    side = reading.value(first, "length_end")
    if isinstance(expression, Point):
        if side in ("runs", "begins") and expression == Point(unit="decade"):
            phrase.expression = Length(amount=Decimal(1), unit="decade", edge=1 if side == "begins" else -1, within=end)
        ends = side == "ends" or (side == "runs" and expression == Point(unit="week") and phrase.has_article(reading))
        if ends and expression.unit in ("week", "quarter") and (end.day is not None or end.weekday is not None):
            phrase.expression = Ending(unit=expression.unit, end=end)
    elif isinstance(expression, Length) and side is not None and _is_definite_run(phrase, expression, reading):
        phrase.expression = replace(expression, edge=1 if side == "begins" else -1, within=end)


def span_quarter(phrases: list[Phrase], at: int, reading: Reading) -> None:
    """Place three months by the first and the last of them behind: "the quarter between March and May 2016"."""
    phrase = phrases[at]
    if phrase.expression != Point(unit="quarter", origin="text") or not reading.has(phrase.draft.last - 1, "quarter_word"):
        return
    first, last = phrases[at + 1], phrases[at + 2]
    one, other = first.expression, last.expression
    spans = last.ranges_from is first and first.draft.first - phrase.draft.last == 1
    if spans and isinstance(one, Point) and isinstance(other, Point) and is_month(one) and is_month(other):
        phrase.expression = Interval(first=one, last=other)


def _is_definite_run(phrase: Phrase, length: Length, reading: Reading) -> bool:
    """Whether a length is a run of months or years that has its place: "the three years", not "three years"."""
    bare = length == Length(amount=length.amount, unit=length.unit)
    return bare and length.unit in ("day", "week", "month", "quarter", "year", "decade") and phrase.has_article(reading)
