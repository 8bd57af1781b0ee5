"""The fiscal year of the article's country."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading


class FiscalRegion:
    """The month in which the fiscal year of the article's country begins, by the words of class ``fiscal_region``."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._month: int | None = None

    @property
    def first_month(self) -> int:
        """1 where no word tells the country."""
        if self._month is None:
            reading = self._reading
            votes: dict[str, int] = {}
            codes = reading.vocabulary.code_set("fiscal_region")
            for unit, code in enumerate(reading.codes):
                if code in codes:
                    value = reading.value(unit, "fiscal_region") or "1"
                    votes[value] = votes.get(value, 0) + 1
            self._month = int(max(votes, key=lambda value: (votes[value], value))) if votes else 1
        return self._month
