"""The blind probes as a permanent suite: every class has its floor, every text that is not right yet is listed.

A text that becomes right leaves ``NOT_YET``; one that was right and no longer is fails here. The gold was mended by reading
only, where it erred against docs/annotation.md.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.probes.scoring import Probe, faults, probes

FILE = Path(__file__).with_name("probes-1.jsonl")
PROBES = probes(FILE)
FLOOR = 0.93  # of all texts wholly right
NOT_YET = {
    "p1-013": "a year of Our Lord in words",
    "p1-022": "what was due lies behind, though 'due' looks ahead",
    "p1-024": "a third number that shares the noun of a level two numbers before it",
    "p1-033": "recent weeks and the coming months as lengths",
    "p1-044": "'paid' before a plural is read as a verb; a number whose noun stands in the sentence before",
    "p1-046": "'runs' is read as a score",
    "p1-047": "a town called March",
    "p1-050": "a rate per visit, without 'per'",
    "p1-129": "May behind 'down 12% on'",
    "p1-141": "days after, as a length",
    "p1-164": "a number whose noun stands with the number before, in another clause",
    "p1-189": "an average of decimals whose noun stands before",
    "p1-193": "an average of decimals whose noun stands before",
}


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe["id"])
def test_a_probe_is_wholly_right(probe: Probe) -> None:
    wrong = faults(probe)
    if probe["id"] in NOT_YET:
        assert wrong, "right now: take it off the list"
        pytest.xfail(NOT_YET[probe["id"]])
    assert not wrong, probe["text"]


def test_classes_and_floor() -> None:
    """Twelve classes of sixteen or seventeen texts each; what is listed as not yet right stays under the floor."""
    classes = Counter(probe["group"] for probe in PROBES)
    assert len(classes) == 12
    assert min(classes.values()) >= 16
    assert set(NOT_YET) <= {probe["id"] for probe in PROBES}
    assert 1 - len(NOT_YET) / len(PROBES) >= FLOOR
