"""A table of sentences for the numeric kinds: tests/quantities/*.txt, one marked sentence a line, values from reading.

In each sentence the money, ratios and measures found are exactly those marked, with every field that the mark states; the
comparator is ``exact`` where it states none, and what it leaves out beside that is not looked at.
"""

from __future__ import annotations

import json

import pytest

from marked_sentences import table
from reformextract import extract
from reformextract.patterns.markup import parse_markup

KINDS = ("money", "ratio", "measure")
TABLE = table("quantities")


def test_the_table_is_of_size() -> None:
    assert len(TABLE) >= 300


@pytest.mark.parametrize("line", TABLE)
def test_sentence(line: str) -> None:
    text, marks = parse_markup(line)
    found = [record for record in extract(text).records if record.kind in KINDS]
    assert [(r.kind, r.text) for r in found] == [(mark.kind, text[mark.start : mark.end]) for mark in marks]
    for record, mark in zip(found, marks, strict=True):
        fields = json.loads(record.model_dump_json())
        wanted = {"comparator": "exact", **mark.fields}
        assert {name: str(fields.get(name)) for name in wanted} == wanted


@pytest.mark.parametrize(("country", "currency"), [("AU", "AUD"), ("NZ", "NZD"), (None, "USD")])
def test_the_bounds_of_a_range_have_the_dollar_of_the_country(country: str | None, currency: str) -> None:
    money = extract("A berth costs $65 to $80 a night, in spring $50-$55.", country=country).money
    assert [(record.low, record.high, record.currency) for record in money] == [(65, 80, currency), (50, 55, currency)]
