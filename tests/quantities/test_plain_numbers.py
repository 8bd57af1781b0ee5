"""Plain numbers: asked for by name only, what the other kinds have left."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reformextract
from reformextract.api import shared_stages
from reformextract.article import Article
from reformextract.quantities.number import PlainNumber

TEXT = "The index fell 12 points to 1,897.3, and 3 firms paid $5 in May."


def plain(text: str) -> list[PlainNumber]:
    return [record for record in reformextract.extract(text, kinds=["number"]).records if isinstance(record, PlainNumber)]


def test_they_are_asked_for_by_name_only() -> None:
    assert [record.kind for record in reformextract.extract(TEXT).records] == ["count", "money", "date"]
    assert [record.text for record in plain(TEXT)] == ["12 points", "1,897.3"]
    both = reformextract.extract(TEXT, kinds=["number", "count"]).records
    assert [(record.kind, record.text) for record in both] == [("number", "12 points"), ("number", "1,897.3"), ("count", "3")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The level is 94.1 points.", "94.1"),
        ("-7 was read off the dial.", "-7"),
        ("The quake had a magnitude of 6.2.", "6.2"),
        ("A load of 10M.", "10000000"),
        ("The dial showed 5,75.", "5.75"),
        ("The dial showed 1.3 x 10^6.", "1300000"),
        ("It was 2e3 then.", "2000"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [record.value for record in plain(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It scored between 20 and 30.", 20, 30),
        ("The dial goes from 20 through 30.", 20, 30),
        ("A figure greater than 20 and smaller than 30.", 20, 30),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    assert [(record.low, record.high) for record in plain(text)] == [(low, high)]


def test_pointers_of_the_other_records_move() -> None:
    text = "The index was 40 when it paid 10 billion yuan (1.45 billion US dollars)."
    records = reformextract.extract(text, kinds=["number", "money"]).records
    assert [record.kind for record in records] == ["number", "money", "money"]
    assert records[2].model_dump()["equals"] == 1


@pytest.mark.parametrize("kinds", [None, ["number"], ["count", "number"], ["count"], []])
def test_nothing_is_done_for_plain_numbers_that_nobody_can_ask_for(kinds: list[str] | None) -> None:
    """What is chosen from an extraction is the same as what is asked for at once."""
    text = "The index rose to 4,120 as 12 boats sank."
    at_once = reformextract.extract(text, kinds=kinds)
    assert at_once.records == (reformextract.extract(text) if kinds is None else reformextract.extract(text).only(kinds)).records
    whole = shared_stages().extract(Article(text=text), kinds=kinds)
    found = {record.text for record in whole.only(["number"]).records}
    assert found == ({"4,120"} if kinds is None or "number" in kinds else set())
