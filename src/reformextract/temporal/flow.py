"""The flow of the text: the publication date, and the dates mentioned before that a later mention may lean on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reformextract.temporal.stretches import Stretch


@dataclass(slots=True)
class Flow:
    """``published`` is None where nobody knows it. ``latest`` is the date last mentioned, ``day`` the last that was a day,
    ``quarter`` the last that was a quarter, ``scene`` the year that a sentence opened with ("In 2015, ...") for its paragraph, ``year`` the year last said.
    """

    published: datetime.date | None = None
    latest: Stretch | None = None
    period: Stretch | None = None
    day: datetime.date | None = None
    quarter: Stretch | None = None
    scene: int | None = None
    year: int | None = None

    def mention(self, stretch: Stretch) -> None:
        """Remember a date that has just been resolved."""
        self.latest = stretch
        if stretch.unit in ("day", "weekday"):
            self.day = stretch.first
        else:
            if stretch.unit == "quarter":
                self.quarter = stretch
            if stretch.unit not in ("year", "decade", "century", "week", "weekend"):
                self.period = stretch

    def new_paragraph(self) -> None:
        self.scene = None
        self.quarter = None
