"""The country of the article, as far as dates depend on it: the month in which its fiscal year begins, the order of a date in numbers."""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cached_property

from reformextract.lexicon.reading import Reading
from reformextract.patterns.pattern_set import PatternSet

_FEDERATION = "US"  # whose states have fiscal years of their own
_OF_MOST_STATES = 7
_ORDER_SAID = "## / ## / ####"  # the entry of the lexicon that a user's pattern file may set


class Region:
    """What the article's country decides, asked for only where a date needs it.

    The country is the one given with the article, else the one that its words name most often (class ``country_word``).
    """

    def __init__(self, reading: Reading, patterns: PatternSet, published: datetime.date | None = None) -> None:
        self._reading, self._lexicon = reading, patterns.lexicon
        self.published = published

    @cached_property
    def country(self) -> str | None:
        """ISO 3166, or "EU"; None where no word tells."""
        return self._reading.country or self._most_named("country_word")

    @cached_property
    def first_month(self) -> int:
        """The month in which the fiscal year begins; 1 where nothing tells the country."""
        if self.country in (None, _FEDERATION):
            government = self._most_named("fiscal_government")
            if government is not None:
                return int(government)
        return int(self._lexicon.get("fiscal_country", {}).get(f"ISO 3166 {self.country}", "1"))

    @cached_property
    def first_month_of_two_years(self) -> int:
        """The month where both of its years are written: in the United States that of most states, not the federation's."""
        federal = self.country == _FEDERATION and self._most_named("fiscal_government") is None
        return _OF_MOST_STATES if federal else self.first_month

    @cached_property
    def named_by_start(self) -> bool:
        """Whether "fiscal 2020" is the year that begins in 2020, as in Japan."""
        return f"ISO 3166 {self.country}" in self._lexicon.get("fiscal_named_by_start", {})

    @cached_property
    def day_first(self) -> bool:
        """Whether 04/03/2024 is the fourth of March: as a user's file says, else as other dates are written, else by country."""
        said = self._lexicon.get("numeric_date_order", {}).get(_ORDER_SAID)
        if said in ("day_first", "month_first"):
            return said == "day_first"
        written = self._order_written
        if written is not None:
            return written
        return self.country is not None and f"ISO 3166 {self.country}" not in self._lexicon.get("month_first_country", {})

    @cached_property
    def _order_written(self) -> bool | None:
        """The order of the article's other dates in numbers, where one of them has a number that can be no month."""
        reading = self._reading
        slashes = reading.vocabulary.code_pattern("slash")
        found: Counter[bool] = Counter()
        for sign in slashes.finditer(reading.codes):
            unit = sign.start()
            if unit and reading.has(unit + 2, "slash") and reading.has(unit + 3, "year"):
                first, second = reading.core(unit - 1), reading.core(unit + 1)
                if first.isdigit() and second.isdigit() and (int(first) > 12) != (int(second) > 12) and max(int(first), int(second)) <= 31:
                    found[int(first) > 12] += 1
        return None if found[True] == found[False] else found[True] > found[False]

    def _most_named(self, name: str) -> str | None:
        reading = self._reading
        codes = reading.vocabulary.code_set(name)
        named = (reading.value(unit, name) for unit, code in enumerate(reading.codes) if code in codes)
        votes = Counter(value for value in named if value is not None)
        return max(votes, key=lambda value: (votes[value], value)) if votes else None
