"""The record of a date, and its draft."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, model_validator

from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match
from reformextract.models.record import Record
from reformextract.models.timex import DateMod, DatePart, DateType


class Date(Record):
    """A temporal expression: TIMEX3 ``type``, ``value``, ``mod``; the calendar days it covers; what the text stated."""

    name = "date"
    value_fields = ("type", "value")
    further_fields = ("mod", "earliest", "latest")
    extension_fields = ("stated",)
    colours = ("bright_red", "#ffd9d2", "#5f2a22")

    kind: Literal["date"] = Field(default="date", description="a temporal expression")
    type: DateType = Field(description="TIMEX3 type: a date, a time of day, a duration, a set of times")
    value: str = Field(min_length=1, description="TIMEX3 value: 2019-01, P3Y, PRESENT_REF")
    mod: DateMod | None = Field(default=None, description="TIMEX3 modifier: START, APPROX, MORE_THAN")
    earliest: datetime.date | None = Field(default=None, description="first day covered")
    latest: datetime.date | None = Field(default=None, description="last day covered")
    stated: tuple[DatePart, ...] | None = Field(default=None, description="the parts the text itself gives")

    @property
    def days(self) -> str:
        """The days covered, a single one once; nothing where the date has no place on the calendar.

        >>> Date(start=0, end=4, text="2018", type="DATE", value="2018", earliest="2018-01-01", latest="2018-12-31").days
        '2018-01-01 to 2018-12-31'
        """
        if self.earliest is None:
            return ""
        return str(self.earliest) if self.earliest == self.latest else f"{self.earliest} to {self.latest}"

    @property
    def meaning(self) -> str:
        days = "" if self.days == self.value else self.days
        return " ".join(part for part in (self.type, self.value, self.mod, f"({days})" if days else "") if part)

    @model_validator(mode="after")
    def _interval(self) -> Date:
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("earliest and latest stand together")
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        return self


@dataclass(slots=True, eq=False)
class DateDraft(Draft):
    """A date in the making: its ``match``, and what the calendar says of it once it has been placed there."""

    model = Date

    match: Match
    type: DateType = "DATE"
    value: str = "XXXX"
    mod: DateMod | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    stated: tuple[DatePart, ...] | None = None
