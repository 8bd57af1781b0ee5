"""Facts on the corpus: in no article do fewer fields agree with what its annotators read than the table says.

``python tests/facts/test_gold.py`` writes the table anew.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # as a command

from gold_floors import Agreement, against_gold, articles, lost, write
from reformextract.article import Extraction
from reformextract.evaluation.facts import FIGURES

FLOORS = Path(__file__).with_name("floors.json")
ARTICLES = articles(lambda one: bool(one.facts))


def agreement(read: Extraction) -> Agreement:
    """In how many facts of an article each field agrees; how many facts there are."""
    outcomes = against_gold(read).facts.outcomes
    right = Counter(name for outcome in outcomes for name, verdict in outcome.verdicts.items() if verdict.right)
    return {name: right[name] for name in FIGURES} | {"facts": sum(outcome.predicted is not None for outcome in outcomes)}


@pytest.mark.parametrize("id", ARTICLES)
def test_as_much_agrees_as_before(id: str) -> None:
    assert lost(FLOORS, id, agreement(ARTICLES[id])) == {}


if __name__ == "__main__":
    write(FLOORS, ARTICLES, agreement)
