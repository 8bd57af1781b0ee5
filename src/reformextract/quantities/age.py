"""Age: how old people are. The model alone: what finds ages will stand below it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reformextract.models.record import NUMERIC, Quantity

AgeUnit = Literal["year", "month"]


class Age(Quantity):
    """An age ("aged 34", "60 and above"), ``value`` in its ``unit``."""

    name = "age"
    value_fields = (*NUMERIC, "unit")
    extension_fields = ("per",)
    colours = ("bright_cyan", "#e6e2c3", "#4a4420")

    kind: Literal["age"] = Field(default="age", description="how old somebody is")
    unit: AgeUnit = Field(default="year", description="year or month")
