"""The blind probes as a permanent suite: every class has its floor, every text that is not right yet is listed.

A text that becomes right leaves ``NOT_YET``; one that was right and no longer is fails here. The gold was mended by reading
only, where it erred against docs/annotation.md.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.probes.scoring import Probe, faults, probes

SETS = {number: probes(Path(__file__).with_name(f"probes-{number}.jsonl")) for number in (1, 2)}
PROBES = [probe for found in SETS.values() for probe in found]
FLOORS = {1: 0.93, 2: 0.83}  # of all texts wholly right
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
    "p2-011": "'the middle of the month' follows the month named before",
    "p2-016": "years in the names of acts",
    "p2-028": "a week from Friday",
    "p2-032": "recent months as a length",
    "p2-036": "four digits at the head of a sentence, rounded, as a count",
    "p2-037": "an age in apposition to a name like a month",
    "p2-047": "'not counting 96'",
    "p2-059": "a letter for a currency that the article has spelled out",
    "p2-064": "'minimum of' as a noun",
    "p2-084": "a multiple that goes on from another",
    "p2-086": "people moved, without a noun",
    "p2-099": "'one' that goes on from other counts",
    "p2-106": "a present tense that announces",
    "p2-119": "'has been No. 1 since'",
    "p2-120": "an age behind 'at' in an aside",
    "p2-124": "'the first' with its noun before",
    "p2-125": "a floor",
    "p2-127": "'First Minister' at the head of a sentence",
    "p2-128": "'the first that' with its noun before",
    "p2-136": "a range that goes on from a bound",
    "p2-143": "'pay half'",
    "p2-166": "signs of quoting before a fraction",
    "p2-167": "'ITEM 5 OF FEB. 4'",
    "p2-170": "next Thursday from a Tuesday",
    "p2-173": "a price a dozen",
    "p2-181": "'12,000+' without a noun",
    "p2-183": "half a second; pounds won",
    "p2-186": "the 12 months to a month, as length and date",
    "p2-196": "a noun that a verb of number takes whole; ages of fathers",
    "p2-197": "a shared percent; months joined by a dash",
    "p2-198": "a difference of an average",
    "p2-199": "an apposition with 'at'",
    "p2-200": "a quarter of a subject said before",
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
    """Twelve classes of sixteen or seventeen texts each; what is listed as not yet right stays under the floor."""
    found = SETS[number]
    classes = Counter(probe["group"] for probe in found)
    assert len(classes) == 12
    assert min(classes.values()) >= 16
    wrong = NOT_YET.keys() & {probe["id"] for probe in found}
    assert 1 - len(wrong) / len(found) >= FLOORS[number]


def test_what_is_listed_is_a_probe() -> None:
    assert NOT_YET.keys() <= {probe["id"] for probe in PROBES}
