"""Chunks are found in time that follows the length: no letter of a run can be read in two ways."""

from __future__ import annotations

import time

import pytest

import reformextract
from reformextract.facts.grammar import chunks_of

PIECES = (
    "A",
    "AC",
    "A,",
    "CA",
    "AAC",
    "A,C",
    "nC",
    "n-",
    "n-n",
    "A-",
    "Dn",
    "DA",
    "n/",
    "nS",
    "TA",
    "MX",
    "tX",
    "tXV",
    "HX!",
    "V",
    "tV",
    "AE",
    "EA-",
    "C-n",
)


@pytest.mark.parametrize("piece", PIECES)
def test_runs_of_letters(piece: str) -> None:
    began = time.process_time()
    for end in ("", "E", "z", "n", "n-", "-", ","):
        letters = piece * 60 + end
        chunks_of(letters, [(place, place + 1, 0) for place in range(len(letters))])
    assert time.process_time() - began < 5


def test_a_row_of_figures_and_prepositions_ends() -> None:
    began = time.process_time()
    reformextract.extract("Deadline slips " + "by as 12 states stay" * 30 + " split.")
    assert time.process_time() - began < 10


def test_a_figure_before_a_hyphen_is_a_figure() -> None:
    extraction = reformextract.extract("On contracts for difference, Ruritania's €2bn-a-round insurance for makers.")
    assert all(0 <= fact.figure < len(extraction.records) for fact in extraction.facts)
    reformextract.Extraction.model_validate_json(extraction.model_dump_json())


@pytest.mark.parametrize(
    "text", ["Hull built 45 mills and closed nine", "The fee is 5", "Exports rose to 5", "Hull sold 5 more", "5", "5 percent"]
)
def test_a_text_that_ends_in_a_figure(text: str) -> None:
    """No step looks behind the last chunk of a sentence."""
    assert all(text[fact.figure_record.start :] for fact in reformextract.extract(text).facts)
