"""What fuzzing has found, each as short as it can be said."""

from __future__ import annotations

import pytest

import reformextract
from reformextract.api import shared_stages

FOUND = [
    "It took " + "million " * 30 + "years and 2 days.",
    "They came with " + "9" * 60 + " years and 3 months to go, 12 days.",
    "To narrow that gap, the National Development and Reform Commission (NDRC) " + "o Commission (NDRC) " * 25 + "released a plan.",
    "Some 24 put the cost at 5 million yuan.",
    "shopping\u00admalls.shopping malls.shoppingfirst malls." * 3,
    "The number of firms rose to 300",
    "Thursday 2 May 11,000.05 BST",
    "\u00bc\u1b6b",
    "It rose 1\u00bd\u0301 percent.",
]


@pytest.mark.parametrize("text", FOUND)
def test_no_text_raises(text: str) -> None:
    extraction = reformextract.extract(text, "2020-02-29")
    assert all(text[record.start : record.end] == record.text for record in extraction.records)


def test_classes_that_nobody_foresaw_have_a_code() -> None:
    codes = shared_stages().vocabulary.codes
    assert codes.of(frozenset({"word", "never seen"})) in codes.members
    assert codes.of(frozenset({"never seen"})) in codes.members
