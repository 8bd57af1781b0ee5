"""Facts as a whole, in the sentences of the folder: every figure with a fact is marked, every field of it that is not null.

Values are from reading; the status is marked where it is not ``observed``; ``\\n`` is the end of a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reformextract import extract
from reformextract.article import Extraction
from reformextract.facts.record import COMPARED, Fact
from reformextract.patterns.markup import parse_markup

TABLES = sorted(Path(__file__).with_name("sentences").glob("*.txt"))
LINES = [
    pytest.param(line, id=f"{table.stem}-{number}")
    for table in TABLES
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1)
    if line and line[0] != "#"
]


def told(fact: Fact, found: Extraction) -> dict[str, str]:
    """The fields of a fact that are not null, as the text has them."""
    values = {name: getattr(fact, name) for name in COMPARED}
    words = {
        name: found.records[value].text if isinstance(value, int) else str(getattr(value, "text", value)) for name, value in values.items()
    }
    return {name: words[name] for name, value in values.items() if value is not None and words[name] != "observed"}


@pytest.mark.parametrize("line", LINES)
def test_every_field_is_as_read(line: str) -> None:
    text, marks = parse_markup(line.replace("\\n", "\n"))
    found = extract(text, published="2019-01-23")
    facts = {(fact.figure_record.start, fact.figure_record.end): fact for fact in found.facts}
    assert facts.keys() == {(mark.start, mark.end) for mark in marks}, [record.text for record in found.records]
    for mark in marks:
        fact = facts[mark.start, mark.end]
        assert fact.figure_record.kind == mark.kind
        assert told(fact, found) == mark.fields
