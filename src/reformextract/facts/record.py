"""A fact: what a figure of the article measures, of whom, when, and compared with what.

Field names and meanings are those of the annotation guidelines (docs/annotation.md). ``figure``, ``period``, ``period_to``
and a ``base`` that is a number are indices of the records of the same article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StrictInt,
    field_validator,
    model_serializer,
    model_validator,
)

from reformextract.models.record import Record, Span

if TYPE_CHECKING:
    from reformextract.dates.record import Date

Change = Literal["increase", "decrease"]
Base = Literal["year_on_year", "month_on_month", "quarter_on_quarter"]
PeriodRelation = Literal["in", "since", "by", "until"]
FactStatus = Literal["observed", "target", "forecast", "estimate", "rule", "missed", "conditional"]
FIGURE_KINDS = ("count", "money", "ratio", "measure", "age", "rank")


class Phrase(BaseModel):
    """Words of the article: half-open offsets in code points and exactly what stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=0, description="first code point")
    end: int = Field(description="one past the last code point")
    text: str = Field(description="exactly text[start:end] of the article")

    @model_validator(mode="after")
    def _extent(self) -> Phrase:
        if self.end <= self.start:
            raise ValueError(f"end {self.end} is not after start {self.start}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"text has {len(self.text)} code points, the extent {self.end - self.start}")
        return self


class Fact(BaseModel):
    """What the record ``figure`` says: one row of a table of data.

    ``figure_record``, ``period_record`` and the like lead to the records once the fact belongs to an ``Extraction``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    phrases: ClassVar[tuple[str, ...]] = ("what", "subject", "predicate", "of", "source")
    pointers: ClassVar[tuple[str, ...]] = ("figure", "period", "period_to", "base")

    figure: StrictInt = Field(ge=0, description="index of the record")
    what: Phrase | None = Field(default=None, description="the noun phrase that is measured")
    subject: Phrase | None = Field(default=None, description="the place, organisation or group of which it is said")
    predicate: Phrase | None = Field(default=None, description="verb, noun of action or adjective that links them")
    period: StrictInt | None = Field(default=None, description="index of the date record that holds for the figure")
    period_to: StrictInt | None = Field(default=None, description="index of the date record that the period ends with")
    period_relation: PeriodRelation | None = Field(default=None, description="how the period holds; in where it is left out")
    change: Change | None = Field(default=None, description="where the figure is the amount of a change: its direction")
    base: Base | StrictInt | None = Field(default=None, description="what it is measured from: a comparison, or the index of a record")
    of: Phrase | None = Field(default=None, description="of a share: the whole")
    status: FactStatus = Field(default="observed", description="whether it is so, is to be so, or is thought to be so")
    source: Phrase | None = Field(default=None, description="who says so")
    evidence: Span | None = Field(default=None, description="start and end of the clause or sentence read")
    rule: str | None = Field(default=None, description="id of the frame that made the fact")
    optional: bool | None = Field(default=None, description="gold only: a borderline fact, scored neither way")
    loose: tuple[str, ...] | None = Field(default=None, description="gold only: fields that count neither way")

    @field_validator("loose")
    @classmethod
    def _known_fields(cls, loose: tuple[str, ...] | None) -> tuple[str, ...] | None:
        for name in loose or ():
            if name not in COMPARED:
                raise ValueError(f"a fact has no field {name!r} that is compared")
        return loose

    @model_validator(mode="after")
    def _whole(self) -> Fact:
        if self.period is None and (self.period_to is not None or self.period_relation is not None):
            raise ValueError("period_to and period_relation need a period")
        if self.evidence is not None and not 0 <= self.evidence[0] < self.evidence[1]:
            raise ValueError(f"evidence {self.evidence} is no extent")
        return self

    @model_serializer(mode="wrap")
    def _leave_out_nulls(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}

    def pointing(self, new_index: Mapping[int, int]) -> Self:
        """The fact with its pointers moved; one to a record that has no new index becomes null. The figure must have one."""
        moved: dict[str, Any] = {name: new_index.get(pointer) for name in self.pointers if isinstance(pointer := getattr(self, name), int)}
        if moved.get("period", self.period) is None:
            moved |= {"period_to": None, "period_relation": None}
        return self.model_copy(update=moved)

    def bind(self, records: Sequence[Record]) -> None:
        """Tell the fact the records of its article, which its pointers mean; ``Extraction`` does so."""
        object.__setattr__(self, "_records", records)

    def _at(self, pointer: int | None) -> Any:
        if pointer is None:
            return None
        records: Sequence[Record] | None = self.__dict__.get("_records")
        if records is None:
            raise ValueError("the fact belongs to no Extraction yet: its pointers mean nothing")
        return records[pointer]

    @property
    def figure_record(self) -> Record:
        """The record that the fact is about."""
        record: Record = self._at(self.figure)
        return record

    @property
    def period_record(self) -> Date | None:
        """The date that holds for the figure."""
        record: Date | None = self._at(self.period)
        return record

    @property
    def period_to_record(self) -> Date | None:
        """The date that the period ends with ("from 2016 to 2018")."""
        record: Date | None = self._at(self.period_to)
        return record

    @property
    def base_record(self) -> Record | None:
        """The record that the figure is measured from, where ``base`` is the index of one."""
        record: Record | None = self._at(self.base) if isinstance(self.base, int) else None
        return record


COMPARED = (
    "what", "subject", "predicate", "period", "period_to", "period_relation", "change", "base", "of", "status", "source",
)  # fmt: skip


def pointer_problem(fact: Fact, records: Sequence[Record | None]) -> tuple[str, str] | None:
    """The field and what is wrong with a pointer of a fact into these records; None where all is well.

    A record that is None is one that could not be read: what it is cannot be told.
    """
    wanted: dict[str, tuple[str, ...]] = {
        "figure": FIGURE_KINDS, "period": ("date",), "period_to": ("date",), "base": (*FIGURE_KINDS, "date"),
    }  # fmt: skip
    for name, kinds in wanted.items():
        pointer = getattr(fact, name)
        if not isinstance(pointer, int):
            continue
        if not 0 <= pointer < len(records):
            return name, f"{pointer} points outside of the {len(records)} records"
        record = records[pointer]
        if record is not None and record.kind not in kinds:
            return name, f"points to a {record.kind}: not one of {', '.join(kinds)}"
    if fact.base == fact.figure:
        return "base", "points to the figure itself"
    return None


def phrase_problem(fact: Fact, text: str) -> tuple[str, str] | None:
    """The field and what is wrong with the words that a fact quotes; None where all stand in the text as given."""
    for name in Fact.phrases:
        phrase: Phrase | None = getattr(fact, name)
        if phrase is not None and text[phrase.start : phrase.end] != phrase.text:
            return name, f"{phrase.text!r} is not text[{phrase.start}:{phrase.end}], which is {text[phrase.start : phrase.end]!r}"
    if fact.evidence is not None and fact.evidence[1] > len(text):
        return "evidence", f"{fact.evidence[1]} is beyond the end of the text ({len(text)} code points)"
    return None
