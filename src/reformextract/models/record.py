"""Record: what the models of all kinds share. Each kind's model stands beside its builder; kinds.py lists them.

Field names and meanings are those of the annotation guidelines (docs/annotation.md). Values are ``Decimal`` (plain
notation in JSON), calendar days are ``datetime.date``; ``start`` and ``end`` are half-open Unicode code point offsets
into the text as given. ``rule`` is the id of the pattern rule that made the record, ``sentence`` the offsets of the
sentence that it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)


def plain(value: Decimal) -> str:
    """A decimal in plain notation, without trailing zeros: ``3600000000``, ``0.3``.

    >>> plain(Decimal("3.60E+9"))
    '3600000000'
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def grouped(value: Decimal) -> str:
    """A decimal for a reader, its thousands set off.

    >>> grouped(Decimal("1234567.50"))
    '1,234,567.5'
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


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
GOLD_ONLY = frozenset({"optional", "alt", "alt_area", "loose"})  # fields by which an annotator grants leeway


WITHDRAWN_CURRENCIES = frozenset(
    {
        "ATS",
        "BEF",
        "BGN",
        "DEM",
        "EEK",
        "ESP",
        "FIM",
        "FRF",
        "GRD",
        "HRK",
        "IEP",
        "ITL",
        "LTL",
        "LUF",
        "LVL",
        "NLG",
        "PTE",
        "SKK",
        "XEU",
        "ZWD",
    }
)
"""Codes of ISO 4217 that the euro and others have replaced (list three of the standard), for the news of their day."""


@cache
def iso_4217_codes() -> frozenset[str]:
    """The codes of ISO 4217 as its maintenance agency publishes them (shipped by pycountry), and those withdrawn for the euro."""
    import pycountry

    return frozenset(currency.alpha_3 for currency in pycountry.currencies) | WITHDRAWN_CURRENCIES


def known_currency(code: str) -> str:
    if code not in iso_4217_codes():
        raise ValueError(f"unknown ISO 4217 currency code {code!r}")
    return code


class Record(BaseModel):
    """What all kinds share.

    ``value_fields`` decide the evaluator's value view, ``further_fields`` have an accuracy of their own on the matched records,
    ``extension_fields`` have one where the gold annotates them at all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")

    name: ClassVar[str]
    value_fields: ClassVar[tuple[str, ...]]
    further_fields: ClassVar[tuple[str, ...]] = ()
    extension_fields: ClassVar[tuple[str, ...]] = ()
    pointer_fields: ClassVar[tuple[str, ...]] = ()  # those that hold indices of other records of the article
    extension_kind: ClassVar[bool] = False  # scored only where the gold annotates it at all
    colours: ClassVar[tuple[str, str, str]]  # in a terminal, on a light page, on a dark page

    kind: str
    start: int = Field(ge=0, description="first code point of the extent")
    end: int = Field(description="one past the last code point of the extent")
    text: str = Field(description="exactly text[start:end] of the article")
    rule: str | None = Field(default=None, description="id of the pattern rule that made the record")
    sentence: Span | None = Field(default=None, description="start and end of the sentence the record stands in")
    optional: bool | None = Field(default=None, description="gold only: a borderline record, scored neither way")
    alt: Span | None = Field(default=None, description="gold only: a second extent that is as right")
    loose: tuple[str, ...] | None = Field(default=None, description="gold only: fields that count neither way")

    @property
    def meaning(self) -> str:
        """What the record says, normalised, in a line for a reader."""
        return " ".join(str(value) for name in self.value_fields if (value := getattr(self, name)) is not None)

    @model_validator(mode="after")
    def _extent(self) -> Record:
        if self.end <= self.start:
            raise ValueError(f"end {self.end} is not after start {self.start}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"text has {len(self.text)} code points, the extent {self.end - self.start}")
        if self.sentence is not None and not self.sentence[0] <= self.start < self.end <= self.sentence[1]:
            raise ValueError(f"sentence {self.sentence} does not hold the extent {(self.start, self.end)}")
        if self.alt is not None and not 0 <= self.alt[0] < self.alt[1]:
            raise ValueError(f"alt {self.alt} is no extent")
        return self

    def pointers(self) -> tuple[int, ...]:
        """The indices of other records that this one holds."""
        held: list[int] = []
        for name in self.pointer_fields:
            value = getattr(self, name)
            held += () if value is None else (value,) if isinstance(value, int) else value
        return tuple(held)

    def pointing(self, new_index: Mapping[int, int]) -> Self:
        """The record with its pointers moved; one to a record that has no new index becomes null, a row of them as a whole."""
        moved: dict[str, Any] = {}
        for name in self.pointer_fields:
            value = getattr(self, name)
            if isinstance(value, int):
                moved[name] = new_index.get(value)
            elif value is not None:
                moved[name] = tuple(new_index[one] for one in value) if all(one in new_index for one in value) else None
        return self.model_copy(update=moved) if moved else self

    @field_validator("loose")
    @classmethod
    def _known_fields(cls, loose: tuple[str, ...] | None) -> tuple[str, ...] | None:
        for name in loose or ():
            if name not in cls.value_fields + cls.further_fields + cls.extension_fields:
                raise ValueError(f"a {cls.name} has no field {name!r} that is compared")
        return loose

    def __json__(self) -> str:
        """For ujson, by which spaCy writes and checks what ``doc.to_json(underscore=[...])`` is asked for."""
        return self.model_dump_json()

    @model_serializer(mode="wrap")
    def _leave_out_nulls(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}


Comparator = Literal["exact", "more_than", "at_least", "less_than", "at_most", "almost", "about", "range"]
NUMERIC = ("value", "low", "high", "comparator")
SIGNS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "almost": "almost ", "about": "about "}


class Quantity(Record):
    """A number with its bounds: one ``value``, or ``low`` and ``high`` of a range (one of them when open)."""

    value: Number | None = Field(default=None, description="the number named, scale words applied")
    low: Number | None = Field(default=None, description="lower end of a range")
    high: Number | None = Field(default=None, description="upper end of a range")
    comparator: Comparator = Field(default="exact", description="how the number bounds the amount")
    per: str | None = Field(default=None, description="the unit of a rate: mu in 'per mu', month in 'a month'")

    @property
    def number(self) -> str:
        """The value with its comparator, or the bounds, for a reader."""
        if self.value is not None:
            return SIGNS.get(self.comparator, "") + grouped(self.value)
        if self.low is None or self.high is None:
            return f"from {grouped(self.low)}" if self.low is not None else f"up to {grouped(self.high or Decimal(0))}"
        return f"{grouped(self.low)} to {grouped(self.high)}"

    @property
    def meaning(self) -> str:
        unit = getattr(self, "currency", None) or getattr(self, "unit", None)
        total, item = (getattr(self, name, None) for name in ("total", "item"))
        whole, rate = f"of {grouped(total)}" if total is not None else None, f"per {self.per}" if self.per else None
        parts = (self.number, unit, whole, rate, item)
        return " ".join(part for part in parts if part)

    @model_validator(mode="after")
    def _bounds(self) -> Quantity:
        if (self.value is None) == (self.low is None and self.high is None):
            raise ValueError("a quantity has either a value or bounds")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is greater than high {self.high}")
        return self


_AnyModel = TypeVar("_AnyModel", bound=BaseModel)


@cache
def _names(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def made(model: type[_AnyModel], fields: dict[str, Any], given: set[str] | None = None, private: dict[str, Any] | None = None) -> _AnyModel:
    """A record of all its fields as the library's own builders have made them, which pydantic does not look at again.

    ``given`` names those that are no defaults, None all of them: nobody changes this set, which records share. ``private`` are the
    private attributes of a model that has some. The constructor of pydantic takes four times as long, on every record of every
    article. The tests validate what comes out here.
    """
    record = model.__new__(model)
    put = object.__setattr__
    put(record, "__dict__", fields)
    put(record, "__pydantic_fields_set__", given or _names(model))
    put(record, "__pydantic_extra__", None)
    put(record, "__pydantic_private__", private)
    return record
