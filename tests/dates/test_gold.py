"""Dates on the corpus: in no article do fewer agree with what its annotators read than the table says, and no more are found beside.

``python tests/dates/test_gold.py`` writes the table anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a command

from gold_floors import Agreement, against_gold, articles, lost, write
from reformextract.article import Extraction

FLOORS = Path(__file__).with_name("floors.json")
ARTICLES = articles(lambda one: any(record.kind == "date" for record in one.records))


def agreement(read: Extraction) -> Agreement:
    """How many dates of an article agree in place and value, how often each field does; the false ones count below zero."""
    found = against_gold(read)
    value, strict = found.counts("date", "value"), found.counts("date", "strict")
    fields = {name: accuracy.right for name, accuracy in found.fields("date").items()}
    return {"value": value.matched, "place": strict.matched, "false": value.matched - value.predicted, **fields}


@pytest.mark.parametrize("id", ARTICLES)
def test_as_much_agrees_as_before(id: str) -> None:
    assert lost(FLOORS, id, agreement(ARTICLES[id])) == {}


if __name__ == "__main__":
    write(FLOORS, ARTICLES, agreement)
