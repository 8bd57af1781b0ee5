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

    kind: Literal["date"] = "date"
    type: DateType
    value: str = Field(min_length=1)
    mod: DateMod | None = None
    earliest: datetime.date | None = Field(default=None, description="first day covered")
    latest: datetime.date | None = Field(default=None, description="last day covered")
    stated: tuple[DatePart, ...] | None = Field(default=None, description="the parts the text itself gives")

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
