"""The records: what the library gives back. One frozen model for each kind, told apart by ``kind``.

Field names and meanings are those of the annotation guidelines (docs/annotation.md). Values are ``Decimal`` (plain
notation in JSON), calendar days are ``datetime.date``; ``start`` and ``end`` are half-open Unicode code point offsets
into the text as given. ``rule`` is the id of the pattern rule that made the record, ``sentence`` the offsets of the
sentence that it stands in.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

Kind = Literal["count", "money", "ratio", "measure", "rank", "date", "mechanism", "enumeration"]
KINDS: tuple[str, ...] = get_args(Kind)
Comparator = Literal["exact", "more_than", "at_least", "less_than", "at_most", "almost", "about", "range"]
RatioUnit = Literal["%", "pp", "permille", "fraction", "times"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateMod = Literal["START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]
DatePart = Literal["year", "month", "day", "time"]
Area = Literal[
    "science_technology", "opening_up", "finance", "industry", "talent", "platform", "governance",
    "intellectual_property", "military_civil", "agriculture_rural", "environment_energy", "employment_welfare",
    "education", "health", "transport_infrastructure", "trade_consumption", "other",
]  # fmt: skip
Status = Literal["established", "piloted", "promoted", "proposed", "improved", "abolished", "none"]
MentionMatch = Literal["exact", "variant", "head"]


def plain(value: Decimal) -> str:
    """A decimal in plain notation, without trailing zeros: ``3600000000``, ``0.3``.

    >>> plain(Decimal("3.60E+9"))
    '3600000000'
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def _no_float(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("a number is a decimal string or Decimal, never a float")
    return value


Number = Annotated[
    Decimal,
    BeforeValidator(_no_float),
    Field(allow_inf_nan=False),
    PlainSerializer(plain, return_type=str, when_used="json-unless-none"),
]
Span = tuple[int, int]


@cache
def iso_4217_codes() -> frozenset[str]:
    """The codes of ISO 4217 in use, as published by the standard's maintenance agency and shipped by pycountry."""
    import pycountry

    return frozenset(currency.alpha_3 for currency in pycountry.currencies)


def _known_currency(code: str) -> str:
    if code not in iso_4217_codes():
        raise ValueError(f"unknown ISO 4217 currency code {code!r}")
    return code


class Record(BaseModel):
    """What all kinds share."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")

    kind: Kind
    start: int = Field(ge=0, description="first code point of the extent")
    end: int = Field(description="one past the last code point of the extent")
    text: str = Field(description="exactly text[start:end] of the article")
    rule: str | None = Field(default=None, description="id of the pattern rule that made the record")
    sentence: Span | None = Field(default=None, description="start and end of the sentence the record stands in")
    optional: bool | None = Field(default=None, description="gold only: a borderline record, scored neither way")

    @model_validator(mode="after")
    def _extent(self) -> Record:
        if self.end <= self.start:
            raise ValueError(f"end {self.end} is not after start {self.start}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"text has {len(self.text)} code points, the extent {self.end - self.start}")
        if self.sentence is not None and not self.sentence[0] <= self.start < self.end <= self.sentence[1]:
            raise ValueError(f"sentence {self.sentence} does not hold the extent {(self.start, self.end)}")
        return self

    @model_serializer(mode="wrap")
    def _leave_out_nulls(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}


class Quantity(Record):
    """A number with its bounds: one ``value``, or ``low`` and ``high`` of a range (one of them when open)."""

    value: Number | None = Field(default=None, description="the number named, scale words applied")
    low: Number | None = Field(default=None, description="lower end of a range")
    high: Number | None = Field(default=None, description="upper end of a range")
    comparator: Comparator = "exact"

    @model_validator(mode="after")
    def _bounds(self) -> Quantity:
        if (self.value is None) == (self.low is None and self.high is None):
            raise ValueError("a quantity has either a value or bounds")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is greater than high {self.high}")
        return self


class Count(Quantity):
    """A number of things; ``item`` the counted noun phrase, ``total`` the whole of "8 of the 13"."""

    kind: Literal["count"] = "count"
    item: str | None = None
    total: Number | None = None


class Money(Quantity):
    """An amount with its ISO 4217 ``currency``; ``per`` the unit of a rate ("mu", "month")."""

    kind: Literal["money"] = "money"
    currency: Annotated[str, AfterValidator(_known_currency)]
    per: str | None = None
    equals: int | None = Field(default=None, description="index in the records of the amount that this one restates")


class Ratio(Quantity):
    """A percentage, fraction or multiple, ``value`` in its ``unit``."""

    kind: Literal["ratio"] = "ratio"
    unit: RatioUnit


class Measure(Quantity):
    """A number with a physical ``unit``, written with its usual symbol."""

    kind: Literal["measure"] = "measure"
    unit: str = Field(min_length=1)
    per: str | None = None

    def to(self, unit: str) -> Decimal:
        """The value in another unit of the same dimension, exact where the factor is (needs the extra ``units``: pint).

        Raises ``ValueError`` for a range, an unknown unit or one of another dimension.
        """
        from reformextract.units import convert

        if self.value is None:
            raise ValueError("a range has no single value to convert")
        return convert(self.value, self.unit, unit)


class Rank(Record):
    """A place in an order; ``of`` the number of things compared when said."""

    kind: Literal["rank"] = "rank"
    value: Number
    of: Number | None = None


class Date(Record):
    """A temporal expression: TIMEX3 ``type``, ``value``, ``mod``; the calendar days it covers; what the text stated."""

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


class Mechanism(Record):
    """A named reform or policy arrangement; ``canonical`` the known mechanism it names, ``status`` what became of it."""

    kind: Literal["mechanism"] = "mechanism"
    head: str = Field(min_length=1)
    area: Area
    canonical: str | None = Field(default=None, description="id of the known mechanism")
    match: MentionMatch | None = Field(default=None, description="how surely canonical was found")
    cluster: int | None = Field(default=None, description="equal for mentions of one mechanism in the article")
    status: Status | None = None
    status_cue: Span | None = Field(default=None, description="offsets of the words that tell the status")


class Enumeration(Record):
    """A list announced in the text; the extent is its announcing phrase ("7 experiences"), else its first cue."""

    kind: Literal["enumeration"] = "enumeration"
    noun: str | None = Field(default=None, description="the announced noun")
    declared: int | None = Field(default=None, description="how many the text announces")
    found: int = Field(description="how many members were found")
    members: tuple[int, ...] = Field(description="indices of the members in the records")
    complete: bool | None = Field(default=None, description="declared equals found; null when nothing was declared")

    @model_validator(mode="after")
    def _members(self) -> Enumeration:
        if self.found != len(self.members):
            raise ValueError(f"found {self.found} is not the number of members {len(self.members)}")
        return self


AnyRecord = Annotated[Count | Money | Ratio | Measure | Rank | Date | Mechanism | Enumeration, Field(discriminator="kind")]
RECORD_MODELS: dict[str, Any] = {
    model.model_fields["kind"].default: model for model in (Count, Money, Ratio, Measure, Rank, Date, Mechanism, Enumeration)
}
_DEFAULTS: dict[str, dict[str, Any]] = {
    kind: {name: field.get_default() for name, field in model.model_fields.items()} for kind, model in RECORD_MODELS.items()
}


def made(kind: str, fields: dict[str, Any]) -> AnyRecord:
    """A record of the fields that the engine's own builders have made, which pydantic does not look at again.

    Its constructor takes four times as long, on every record of every article. The tests validate what comes out here.
    """
    model = RECORD_MODELS[kind]
    record: AnyRecord = model.__new__(model)
    put = object.__setattr__
    put(record, "__dict__", {**_DEFAULTS[kind], **fields})
    put(record, "__pydantic_fields_set__", set(fields))
    put(record, "__pydantic_extra__", None)
    put(record, "__pydantic_private__", None)
    return record
