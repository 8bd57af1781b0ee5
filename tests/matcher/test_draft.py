"""A draft becomes a record: the fields that its model knows too, and its place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from reformextract.api import shared_stages
from reformextract.matcher.draft import Draft
from reformextract.models.record import Record


class Bare(Record):
    name = "bare"
    kind: Literal["bare"] = "bare"


class Single(Bare):
    value: int = 0


class Double(Single):
    unit: str = ""


@dataclass(slots=True, eq=False)
class BareDraft(Draft):
    model: ClassVar[type[Record]] = Bare
    seen: bool = True  # no field of the model


@dataclass(slots=True, eq=False)
class SingleDraft(Draft):
    model: ClassVar[type[Record]] = Single
    value: int = 3


@dataclass(slots=True, eq=False)
class DoubleDraft(Draft):
    model: ClassVar[type[Record]] = Double
    value: int = 3
    unit: str = "km"


def test_the_fields_that_a_model_knows_too() -> None:
    reading = shared_stages().read("Three towns.")
    place = {"kind": "bare", "start": 0, "end": 5, "text": "Three", "rule": "bare.rule", "sentence": (0, 12)}
    assert BareDraft("bare.rule", 0, 1).to_record(reading).model_dump(exclude_unset=True) == place
    assert SingleDraft("bare.rule", 0, 1).to_record(reading).model_dump(exclude_unset=True) == {**place, "value": 3}
    assert DoubleDraft("bare.rule", 0, 1, 4, "m").to_record(reading).model_dump(exclude_unset=True) == {**place, "value": 4, "unit": "m"}


def test_a_record_has_its_place_its_rule_and_its_sentence() -> None:
    text = "It rained. Three towns were flooded. It snowed."
    reading = shared_stages().read(text)
    first = next(unit for unit in range(len(reading)) if reading.start(unit) == text.index("Three"))
    record = DoubleDraft("bare.rule", first, first + 2).to_record(reading)
    assert (record.kind, record.text, record.rule) == ("bare", "Three towns", "bare.rule")
    assert text[record.start : record.end] == "Three towns"
    assert record.sentence is not None
    assert text[slice(*record.sentence)].strip() == "Three towns were flooded."
