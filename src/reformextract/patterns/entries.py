"""The entries of pattern files: one model for each table, every field checked when it is read."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from reformextract.models.area import Area
from reformextract.models.record import iso_4217_codes
from reformextract.models.timex import DateType
from reformextract.patterns.markup import Mark, parse_markup


class PatternError(ValueError):
    """A pattern file is wrong; the message names the file, the entry and the reason."""


def _exact(value: object) -> object:
    if isinstance(value, float):
        return Decimal(repr(value))
    return value


ExactDecimal = Annotated[Decimal, BeforeValidator(_exact)]


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Currency(Entry):
    """A currency: ISO 4217 ``code``; forms written ``before`` or ``after`` the amount; ``minor`` units with their share.

    ``shared`` forms are another currency's by default ("¥", "pesos") and this one's where ``context`` words tell so, or where the
    article was published in one of its ``countries`` (ISO 3166).
    """

    code: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    minor: dict[str, ExactDecimal] = Field(default_factory=dict)
    shared: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.code

    @field_validator("code")
    @classmethod
    def _known(cls, code: str) -> str:
        if code not in iso_4217_codes():
            raise ValueError(f"unknown ISO 4217 currency code {code!r}")
        return code


class Unit(Entry):
    """A unit of measure: its usual ``symbol``, the ``forms`` it is written in, its ``dimension``, and its name for pint."""

    symbol: str
    dimension: str
    forms: tuple[str, ...]
    pint: str | None = None

    @property
    def id(self) -> str:
        return self.symbol


class Period(Entry):
    """A named stretch of the calendar: a plan period, a congress, a summit. ``source`` says where the days are from."""

    id: str
    forms: tuple[str, ...]
    earliest: datetime.date
    latest: datetime.date
    value: str | None = Field(default=None, description="TIMEX3 value; made from the days when left out")
    type: DateType = "DATE"
    source: str

    @model_validator(mode="after")
    def _order(self) -> Period:
        if self.latest < self.earliest:
            raise ValueError(f"latest {self.latest} is before earliest {self.earliest}")
        return self


class KnownMechanism(Entry):
    """A mechanism known by name: canonical ``id`` and ``name``, further ``aliases``, ``variants`` (pattern phrases), its ``area``."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    head: str
    area: Area
    aliases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    year: int | None = None
    issuer: str | None = None
    chinese: str | None = None
    note: str | None = None


class Example(Entry):
    """A marked sentence (markup.py): what the rule must find in it; ``published`` is the day it is read on."""

    text: str
    published: datetime.date | None = datetime.date(2019, 1, 23)

    def parse(self) -> tuple[str, list[Mark]]:
        return parse_markup(self.text)


def _example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


AnyExample = Annotated[Example, BeforeValidator(_example)]


class Rule(Entry):
    """A rule: a ``pattern`` over token classes, the ``kind`` of record it makes, how (``build``), and its examples.

    ``examples`` mark what the rule must find; ``counterexamples`` are sentences in which it must make no record.
    ``priority`` decides between matches of equal length (greater wins). ``value`` and ``build`` are read by the kind.
    """

    id: str = Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")
    kind: str = Field(pattern=r"^[a-z]+$", description="a kind of records, number or not")
    description: str = Field(min_length=8)
    pattern: str = ""
    build: str | None = None
    value: str | None = None
    priority: int = 0
    examples: tuple[AnyExample, ...] = Field(min_length=1)
    counterexamples: tuple[AnyExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> Rule:
        prefix = self.id.split(".")[0]
        if prefix != self.kind:
            raise ValueError(f"the id of a {self.kind} rule begins with '{self.kind}.'")
        for example in self.examples:
            if not example.parse()[1]:
                raise ValueError(f"example marks nothing: {example.text!r}")
        return self


class PartOfSpeech(Entry):
    """A part of speech, given to a unit as one of its classes (lexicon/parts_of_speech.py).

    A unit has it that satisfies the class expression ``classes``, or that satisfies ``among`` and whose last word ends in one of
    ``endings`` with more than ``stem`` letters before it. Both expressions may name parts that stand earlier. ``examples`` mark
    words that have it, ``counterexamples`` words that have not.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    description: str = Field(min_length=8)
    classes: str = ""
    endings: tuple[str, ...] = ()
    among: str = ""
    stem: int = 2
    examples: tuple[AnyExample, ...] = Field(min_length=1)
    counterexamples: tuple[AnyExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> PartOfSpeech:
        if not self.classes and not self.endings:
            raise ValueError("neither classes nor endings")
        if bool(self.endings) != bool(self.among):
            raise ValueError("endings say what a word of 'among' ends in: the two go together")
        for example in (*self.examples, *self.counterexamples):
            if not example.parse()[1]:
                raise ValueError(f"example marks nothing: {example.text!r}")
        return self


class Phrase(Entry):
    """A piece of the chunk grammar of names (mechanisms/grammar.py): a pattern that later ones may use as ``@id``.

    ``stage`` is the step of the cascade it belongs to. A ``chunk`` is read by itself in the kinds of complements (stages
    first_complement, later_complement), as long as it goes; elsewhere it stands for its pattern as any other phrase does.
    ``examples`` mark what the pattern takes from the mark's start on, ``counterexamples`` mark a place at which it takes nothing.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    stage: Literal["words", "noun_phrase", "coordination", "complement", "first_complement", "later_complement", "name", "series", "status"]
    chunk: bool = False
    description: str = Field(min_length=8)
    pattern: str = Field(min_length=1)
    examples: tuple[AnyExample, ...] = ()
    counterexamples: tuple[AnyExample, ...] = ()


class Evidence(Entry):
    """A feature that speaks for or against a phrase being a name (mechanisms/evidence.py), with its weight and the reason.

    ``pattern`` is looked for ``where``: in the whole name, its modifiers, its head, its complement, right before or behind it.
    ``most`` is how often it counts. ``needs`` and ``without`` name features above it that must, or must not, have been seen.
    ``examples`` mark candidates of which it is seen, ``counterexamples`` such of which it is not.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    reason: str = Field(min_length=8)
    points: int
    where: Literal["name", "modifiers", "head", "complement", "before", "behind", "article", "always"] = "always"
    pattern: str = ""
    most: int = 1
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    examples: tuple[AnyExample, ...] = ()
    counterexamples: tuple[AnyExample, ...] = ()


class AreaRule(Entry):
    """A step in telling the area of a name (mechanisms/areas.py); the steps are taken in their order.

    A step with a ``pattern`` tells its ``area`` where the pattern is found in the name. Any other counts the ``points`` of the words of
    its lexicon classes (their values are areas) ``where`` it looks, those that satisfy ``among`` only; from ``enough`` points for
    one area on the steps below are not taken. Words around the name always count, so that they decide between equals. ``share`` are
    the points that the whole article has to give at most, shared out among areas.
    ``examples`` mark names with the area that the step tells, ``counterexamples`` such as have another.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    reason: str = Field(min_length=8)
    where: Literal["name", "front", "head", "complement", "clause", "article"] = "name"
    pattern: str = ""
    area: Area | None = None
    points: dict[str, int] = Field(default_factory=dict)
    among: str = ""
    enough: int = 0
    share: int = 0
    examples: tuple[AnyExample, ...] = ()
    counterexamples: tuple[AnyExample, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> AreaRule:
        if bool(self.pattern) != (self.area is not None):
            raise ValueError("a pattern and its area go together")
        if not (self.pattern or self.points or self.share):
            raise ValueError("a pattern with an area, points or a share")
        return self


class StatusRule(Entry):
    """What a sentence says of a name (mechanisms/status.py): a pattern that ends right ``before`` it, or stands right ``behind`` it.

    ``status`` is the status it tells; left out, it is that of the unit captured as ``verb``. The first rule that fits decides.
    ``examples`` mark names of which the rule tells the status, with it; ``counterexamples`` such as have another.
    """

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    description: str = Field(min_length=8)
    before: str = ""
    behind: str = ""
    status: Literal["established", "piloted", "promoted", "proposed", "improved", "abolished", "none"] | None = None
    examples: tuple[AnyExample, ...] = Field(min_length=1)
    counterexamples: tuple[AnyExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> StatusRule:
        if not self.before and not self.behind:
            raise ValueError("neither before nor behind")
        for example in (*self.examples, *self.counterexamples):
            if any(not mark.fields.get("status") for mark in example.parse()[1]):
                raise ValueError(f"example marks a name without its status: {example.text!r}")
        return self


TABLES: dict[str, type[Entry]] = {
    "currency": Currency,
    "unit": Unit,
    "period": Period,
    "mechanism": KnownMechanism,
    "part_of_speech": PartOfSpeech,
    "phrase": Phrase,
    "evidence": Evidence,
    "area": AreaRule,
    "status": StatusRule,
    "rule": Rule,
}
