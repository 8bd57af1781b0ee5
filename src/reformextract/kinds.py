"""The kinds of records, listed once: all that is said of a kind beside its own module is made of this list."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reformextract.dates.record import Date
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.record import Record
from reformextract.quantities.count import Count
from reformextract.quantities.measure import Measure
from reformextract.quantities.money import Money
from reformextract.quantities.rank import Rank
from reformextract.quantities.ratio import Ratio

MODELS = (Count, Money, Ratio, Measure, Rank, Date, Mechanism, Enumeration)
AnyRecord = Annotated[Count | Money | Ratio | Measure | Rank | Date | Mechanism | Enumeration, Field(discriminator="kind")]
RECORD_MODELS: dict[str, type[Record]] = {model.name: model for model in MODELS}
KINDS: tuple[str, ...] = tuple(RECORD_MODELS)
