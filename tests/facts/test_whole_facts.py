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


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Hull sold 45 tons. It rained.", ["Hull sold 45 tons."]),
        ("Hull sold 45 tons.\nLeeds sold 3 tons.\n", ["Hull sold 45 tons.", "Leeds sold 3 tons."]),
        ("Hull sold 45 tons\n\n\nLeeds sold 3 tons", ["Hull sold 45 tons", "Leeds sold 3 tons"]),
        ("It rained. Hull (with 45 mills) grew.", ["Hull (with 45 mills) grew."]),
    ],
)
def test_the_evidence_is_the_sentence(text: str, evidence: list[str]) -> None:
    assert [text[slice(*fact.evidence)] for fact in extract(text).facts if fact.evidence] == evidence


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("In May Kent grew. Kentish tea, of Kent, is dear. Its output reached 5 tons.", "In May Kent grew. Kentish tea, of "),
        ("In May Kent grew. Kentish tea is dear. Its output reached 5 tons.", "In May "),
        ("In May Kent grew. McKent is far. Its output reached 5 tons.", "In May "),
        ("Kent grew. In the year Kent, of all, was poor, its output reached 5 tons.", "Kent grew. In the year "),
        ("Kent sold 5 tons to Kent.", ""),
        ("It rained. Kent sold 5 tons to Kent.", "It rained. "),
    ],
)
def test_a_subject_is_told_where_it_was_named_last(text: str, before: str) -> None:
    (fact,) = extract(text).facts
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.start, fact.subject.end) == ("Kent", len(before), len(before) + 4)


def test_of_higher_than_the_first_word_is_told() -> None:
    text = "Output was 20 percent higher than that of Kent."
    (fact,) = extract(text).facts
    assert fact.predicate is not None
    assert text[fact.predicate.start : fact.predicate.end] == fact.predicate.text == "higher"
