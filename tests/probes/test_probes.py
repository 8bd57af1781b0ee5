"""The blind probes as a permanent suite: every class has its floor, every text that is not right yet is listed.

A text that becomes right leaves ``NOT_YET``; one that was right and no longer is fails here. The gold was mended by reading
only, where it erred against docs/annotation.md.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.probes.scoring import Probe, faults, probes

SETS = {number: probes(Path(__file__).with_name(f"probes-{number}.jsonl")) for number in range(1, 13)}
PROBES = [probe for found in SETS.values() for probe in found]
FLOORS = dict.fromkeys(SETS, 0.97) | {11: 0.9}  # of all texts wholly right
NOT_YET = {
    "p1-044": "'paid' before a plural is read as a verb; a number whose noun stands in the sentence before",
    "p1-047": "a town called March",
    "p5-029": "a ratio behind 'caps ... at'",
    "p5-142": "'with' before a big number and a preposition; days of the season that is under way",
}


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe["id"])
def test_a_probe_is_wholly_right(probe: Probe) -> None:
    wrong = faults(probe)
    if probe["id"] in NOT_YET:
        assert wrong, "right now: take it off the list"
        pytest.xfail(NOT_YET[probe["id"]])
    assert not wrong, probe["text"]


@pytest.mark.parametrize("number", SETS)
def test_classes_and_floor(number: int) -> None:
    """Twelve classes of twelve to seventeen texts each; what is listed as not yet right stays under the floor."""
    found = SETS[number]
    classes = Counter(probe["group"] for probe in found)
    assert len(classes) == 12
    assert min(classes.values()) >= 12
    wrong = NOT_YET.keys() & {probe["id"] for probe in found}
    assert 1 - len(wrong) / len(found) >= FLOORS[number]


def test_what_is_listed_is_a_probe() -> None:
    assert NOT_YET.keys() <= {probe["id"] for probe in PROBES}
