"""The record models refuse nonsense and survive JSON."""

from __future__ import annotations

import json
from decimal import Decimal

import jsonschema
import pytest
from pydantic import ValidationError

import reformextract
from reformextract import Article, Count, Date, Enumeration, Extraction, Money, Rank
from reformextract.commands.schema import gold_line_schema

SPAN = {"start": 0, "end": 1, "text": "x"}


@pytest.mark.parametrize(
    ("model", "fields", "reason"),
    [
        (Count, {"start": 3, "end": 3, "text": "", "value": "1"}, "not after"),
        (Count, {"start": 0, "end": 2, "text": "x", "value": "1"}, "code points"),
        (Count, {**SPAN, "low": "5", "high": "2"}, "greater than"),
        (Count, {**SPAN}, "value or bounds"),
        (Count, {**SPAN, "value": "1", "low": "2"}, "value or bounds"),
        (Count, {**SPAN, "value": 1.5}, "never a float"),
        (Count, {**SPAN, "value": "NaN"}, "finite"),
        (Count, {**SPAN, "value": "1", "comparator": "roughly"}, "comparator"),
        (Count, {**SPAN, "value": "1", "colour": "red"}, "colour"),
        (Count, {**SPAN, "value": "1", "sentence": (1, 4)}, "does not hold"),
        (Money, {**SPAN, "value": "1", "currency": "RMB"}, "ISO 4217"),
        (Date, {**SPAN, "type": "DATE", "value": "2019", "earliest": "2019-02-01", "latest": "2019-01-01"}, "after latest"),
        (Date, {**SPAN, "type": "DATE", "value": "2019", "earliest": "2019-02-01"}, "together"),
        (Enumeration, {**SPAN, "found": 3, "members": [0, 1]}, "number of members"),
    ],
)
def test_nonsense_is_refused(model: type, fields: dict, reason: str) -> None:
    with pytest.raises(ValidationError) as caught:
        model(**fields)
    assert reason in str(caught.value)


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Rank(**SPAN, value="1").value = Decimal(2)


def test_values_are_written_in_plain_notation() -> None:
    record = Money(**SPAN, value=Decimal("3.60E+9"), currency="CNY")
    assert json.loads(record.model_dump_json())["value"] == "3600000000"
    assert record.model_dump()["value"] == Decimal("3600000000")


def test_an_extraction_must_fit_its_text() -> None:
    with pytest.raises(ValidationError, match="is not text"):
        Extraction(article=Article(text="abc"), records=(Rank(start=0, end=1, text="z", value="1"),))
    with pytest.raises(ValidationError, match="outside of the records"):
        Extraction(article=Article(text="abc"), records=(Money(start=0, end=1, text="a", value="1", currency="EUR", equals=4),))


TEXT = "Of the 14 trial zones, 9 were approved by 3 March 2018 at a cost of RMB 2.5 billion (about US$395 million), 40 percent more."


def test_json_round_trip_is_lossless() -> None:
    extraction = reformextract.extract(TEXT, published="2018-06-01")
    assert extraction.records
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction
    again = Extraction.from_gold(json.loads(json.dumps(extraction.to_gold(), ensure_ascii=False)))
    assert again == extraction


def test_the_schema_accepts_what_is_written() -> None:
    line = reformextract.extract(TEXT, published="2018-06-01").to_gold()
    validator = jsonschema.Draft202012Validator(gold_line_schema())
    validator.validate(line)
    line["records"][0]["kind"] = "colour"
    assert not validator.is_valid(line)
