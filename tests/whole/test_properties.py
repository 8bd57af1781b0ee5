"""No text raises, and every record of every text is exactly where it says it is."""

from __future__ import annotations

import cProfile
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reformextract
from reformextract.kinds import RECORD_MODELS

CORPUS = Path(__file__).parents[2] / "corpus"
PIECES = st.sampled_from(
    [
        "more than ", "RMB ", "3.6 billion", "¥", "％", "50", " percent", "-", "–", " to ", "of the ", "13", "first",
        "May ", "2019", "half a ", "million", "1,23,4", "3..5", "\r\n", "\n\n", "\u00ad", "\ufeff", "（", "“", "mechanism ",
        "system for ", "(1) ", "; ", ", and ", "last year ", "09:47", "100000000000000000000000000000000000000", " days",
        "31 February ", "No. ", "$", "one ", "quarter of ", "/", "18th National Congress ", "0", "99:99", "year 0",
        "in 12 months", "next ", "9999", "-01-", "00", "e-", "the ", "３", "½", "'s ", "two thirds ",
    ]
)  # fmt: skip


def check(text: str, published: str | None) -> None:
    extraction = reformextract.extract(text, published=published)
    previous = 0
    for record in extraction.records:
        assert text[record.start : record.end] == record.text
        assert record.start >= previous
        previous = record.start
        assert record.sentence is not None
        assert record.rule
        validated = RECORD_MODELS[record.kind](**record.__dict__)  # the engine's records are made without pydantic's looking at them
        assert repr(validated) == repr(record)
    for kind in {record.kind for record in extraction.records}:
        ends = 0
        for record in (r for r in extraction.records if r.kind == kind):
            assert record.start >= ends, f"two records of kind {kind} overlap"
            ends = record.end


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, "2019-01-23", "0001-01-01", "9999-12-31", "2020-02-29"]))
def test_arbitrary_unicode(text: str, published: str | None) -> None:
    check(text, published)


@settings(max_examples=700, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from([None, "2019-01-23", "0001-01-01", "9999-12-31", "2020-02-29"]))
def test_pieces_of_the_genre_in_any_order(text: str, published: str | None) -> None:
    check(text, published)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_corpus(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        check(article["text"], article["published"])


# What could nest or be looked back over without end.
ENDLESS = (
    "one hundred and two million and ", "two million three hundred thousand ", "two ", "half ", "12, ", "May 3, ", "last year ",
    '"The pilot ', "(1) the system; ", "state-owned-", "reform of the system of ", "RMB 3 billion to ", "from January to ", "(the ",
    "the end of ", "first second ",
)  # fmt: skip


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_text_without_an_end_costs_no_more_than_its_length(piece: str) -> None:
    """Calls of Python functions are counted, not seconds: four times the text may make at most six times the calls."""

    def calls(text: str) -> int:
        profiler = cProfile.Profile()
        profiler.enable()
        reformextract.extract(text, published="2020-01-01")
        profiler.disable()
        return sum(entry.callcount for entry in profiler.getstats())

    calls(piece * 200)
    assert calls(piece * 800) <= 6 * calls(piece * 200)
