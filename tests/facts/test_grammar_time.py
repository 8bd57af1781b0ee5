"""Chunks are found in time that follows the length: no letter of a run can be read in two ways."""

from __future__ import annotations

import time

import pytest

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
