"""The flow of the text: the publication date, and the dates mentioned before that a later mention may lean on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from reformextract.dates.calendar.stretches import Stretch

QUARTER_REACH = 6
RECENT = 60  # dates that "thirty years later" may count from


@dataclass(slots=True)
class Flow:
    """What was told so far. ``published`` is None where nobody knows it.

    ``latest`` is the date last mentioned, ``told`` are all of them, ``day`` the last that was a day, ``period`` the last that was
    neither, ``part`` the last quarter or half of this sentence that stated its year, ``month`` the last month of this paragraph,
    ``day_month`` that of its last day with a month, ``quarter`` the one reported on, ``year`` the year last said, ``scene`` the year
    that a sentence opened with ("In 2015, ...") for its paragraph; ``fresh`` tells whether ``latest`` is of this paragraph.
    """

    published: datetime.date | None = None
    latest: Stretch | None = None
    period: Stretch | None = None
    day: datetime.date | None = None
    quarter: Stretch | None = None
    month: Stretch | None = None
    day_month: Stretch | None = None
    scene: int | None = None
    year: int | None = None
    told: list[Stretch] = field(default_factory=list)
    part: Stretch | None = None
    fresh: bool = False
    quarter_age: int = 0

    def mention(self, stretch: Stretch) -> None:
        """Remember a date that has just been resolved."""
        self.latest = stretch
        self.told.append(stretch)
        self.fresh = True
        if stretch.unit == "month":
            self.month = stretch
        if stretch.unit == "day":
            self.day = stretch.first
        elif stretch.unit not in ("year", "decade", "century", "week", "weekend"):
            self.period = stretch

    def recently(self) -> list[Stretch]:
        """The dates told last, the latest first."""
        return self.told[: -RECENT - 1 : -1]

    def report(self, quarter: Stretch) -> None:
        """Remember the quarter that the text reports on: the last one named that is over, not an older one beside it."""
        reported = self.reported()
        over = self.published is None or quarter.last <= self.published
        begun = self.published is None or quarter.first <= self.published
        if begun if reported is None else over and quarter.first >= reported.first:
            self.quarter = quarter
            self.quarter_age = 0

    def report_longer(self) -> None:
        """Remember that the text has gone on to report on more than a quarter ("for the nine months")."""
        self.quarter = None

    def new_paragraph(self) -> None:
        self.scene = None
        self.month = None
        self.day_month = None
        self.fresh = False
        self.quarter_age += 1

    def reported(self) -> Stretch | None:
        """The quarter that the text reports on, unless it was last mentioned more than some paragraphs ago."""
        return self.quarter if self.quarter_age <= QUARTER_REACH else None
