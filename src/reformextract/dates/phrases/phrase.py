"""A date in the making: the extent of a phrase, and what it says so far."""

from __future__ import annotations

from dataclasses import dataclass

from reformextract.dates.calendar.shapes import says_only
from reformextract.dates.expressions.expression import Expression, Length, Point
from reformextract.dates.record import DateDraft
from reformextract.dates.tense import speaks_of_the_times
from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match

_TODAY = Point(unit="day", offset=0)


@dataclass(slots=True, eq=False)
class Phrase:
    """A date in the making: its draft (extent), what it says, and the date it is the far end of a range from."""

    draft: DateDraft
    expression: Expression
    match: Match
    mod: str | None = None
    ranges_from: Phrase | None = None

    @property
    def is_edge(self) -> bool:
        """Whether it is a length with a place of its own ("the first ten months of 2018")."""
        return isinstance(self.expression, Length) and (self.expression.within is not None or self.expression.edge != 0)

    @property
    def is_edge_of_the_unit(self) -> bool:
        """Whether it is an edge of a unit that is only half said: "the end of the year", "the middle of the month"."""
        return self.mod in ("START", "MID", "END") and self.match.rule.build == "the_unit" and isinstance(self.expression, Point)

    def is_whole_year(self, reading: Reading) -> bool:
        """Whether it is all of a year that is only half said: "for the full year", "in the whole year"."""
        return self.match.rule.build == "the_unit" and reading.has(self.draft.last - 1, "whole_year") and isinstance(self.expression, Point)

    def has_article(self, reading: Reading) -> bool:
        return reading.has(self.draft.first, "date_article")

    def is_the_next(self, reading: Reading) -> bool:
        """Whether it is "the next week" or "the next year", which may be told of the past."""
        if not isinstance(self.expression, Point) or self.expression.offset != 1:
            return False
        called = self.has_article(reading) and reading.has(self.draft.first + 1, "next_word")
        return called and says_only(self.expression, "unit", "offset")

    def is_generic_today(self, reading: Reading) -> bool:
        """Whether "today" means the present times, as in "the world today is changing"."""
        if not isinstance(self.expression, Point) or self.expression.unit != "day" or self.expression != _TODAY:
            return False
        if not reading.has(self.draft.last - 1, "day_word"):
            return False
        return speaks_of_the_times(reading, self.draft.first, self.draft.last)


def hyphenated(draft: Draft, reading: Reading) -> bool:
    """Whether a hyphen stands in a phrase or behind it."""
    return any(reading.has(unit, "hyphen") for unit in range(draft.first, draft.last)) or reading.has(draft.last, "hyphen")


def take_article(draft: Draft, reading: Reading) -> bool:
    """Take in the article that stands before a phrase; whether there was one."""
    if draft.first and reading.has(draft.first - 1, "date_article"):
        draft.first -= 1
        return True
    return False
