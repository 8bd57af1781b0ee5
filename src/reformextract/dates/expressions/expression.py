"""What a temporal expression says, before it is placed on the calendar: the resolver's input."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Origin = Literal["now", "text"]
"""Where a relative expression counts from: the publication date, or the date last mentioned in the text."""
Tense = Literal["past", "ahead", "future", "leaning", "unknown"]
"""``ahead``: a deadline of what will be done.

``leaning``: no verb tells, but a preposition that often looks ahead stands before ("from July 1", "by Friday")."""


Candidate = tuple[str, str, str, str]
"""A period of some name: its TIMEX3 type and value, its first and last day as ISO strings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place on the calendar by its parts, as far as the text gives them.

    ``unit`` with ``offset`` is a relative stretch that holds the other parts: "April last year" is month 4 in year -1 from
    now. ``eve`` is the day before a holiday. ``step`` says which of a part's repetitions is meant: -1 "last Friday",
    1 "next March", 0 "this spring". ``falls_on`` is the day of the week said beside a day and month ("Friday, June 4").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    weekend: bool = False
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    eve: bool = False
    decade: int | None = None
    century: int | None = None
    time: str | None = None
    unit: str | None = None
    offset: int = 0
    origin: Origin = "now"
    step: int | None = None
    step_origin: Origin = "now"
    falls_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So much before (``direction`` -1) or after (1) ``origin``: "three years ago", "two months later", "a year earlier".

    ``to_day`` counts to the day whatever the unit: "a week ago today"; ``start`` is the day that it counts from where one is named: "a
    week from Friday".
    """

    amount: Decimal | None
    unit: str
    direction: int
    origin: Origin = "now"
    comparison: bool = False
    to_day: bool = False
    start: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long: "three years"; up to ``high`` units in "three to five years".

    ``direction`` -1 "the past three years", 1 "the next five years"; ``edge`` 1 "the first five
    months of" ``within``, -1 "the last five months of" it; ``halved`` "two and a half years", not "2.5 years"."""

    amount: Decimal | None
    unit: str
    direction: int = 0
    edge: int = 0
    within: Expression | None = None
    also: Length | None = None
    halved: bool = False
    high: Decimal | None = None
    high_unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """The n-th unit of a stretch: "the first year of the 14th Five-Year Plan"; ``number`` -1 is the last one.

    With ``weekday`` (1 to 7) it is the n-th such day: "the second Monday of May".
    """

    number: int
    unit: str
    weekday: int | None = None
    within: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The week or quarter of the calendar that ends on or about a day: "the quarter ended September 29"."""

    unit: str
    end: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """How often: every ``amount`` units, or every one of a calendar part (``value`` is then the TIMEX3 pattern)."""

    amount: Decimal = Decimal(1)
    unit: str = "year"
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From one point to another, written as one: "2016-2020", "April-June this year"."""

    first: Point
    last: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """A fiscal year by the year in which it begins, or by ``offset`` from the one that holds the publication date.

    ``ends`` is the year it is named after where only one year is written ("fiscal 2018"). ``first_month`` is that of the
    country's fiscal year (1, 4, 7 or 10).
    """

    first_month: int
    begins: int | None = None
    ends: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalPart:
    """A quarter or half of a fiscal year: "Q3 of FY 2021-22"."""

    part: Point
    year: FiscalYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A named period of the pattern files: the candidates that bear the name."""

    candidates: tuple[Candidate, ...]
    within: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePeriod:
    """The period last mentioned (of a unit), so many years away: "the same period last year"."""

    years: int = -1
    year: int | None = None
    unit: str | None = None


Expression = Point | Shift | Length | Ordinal | Ending | Repeat | Reference | Interval | FiscalYear | FiscalPart | Named | SamePeriod
