"""Long runs of one sign, at the start of a text, inside and at its end: no expression of the tokenizer or the lexicon looks back over them.

The steps of the library's own code are counted in tests/whole/test_linear_time.py; what the expressions do inside of one step can only be
timed. The bound is a hundred times what such a text takes; one that looked back over the run would take ten times the bound.
"""

from __future__ import annotations

import time

import pytest

from reformextract.api import shared_stages
from reformextract.dateline import published_in
from whole.adversarial import OPENED, RUNS, long_run

CHARACTERS = 40_000
SECONDS = 2.0


@pytest.mark.parametrize("place", ["start", "inside", "end", "alone", "on a line"])
@pytest.mark.parametrize("name", RUNS)
def test_a_long_run_is_read_in_one_go(name: str, place: str) -> None:
    read_in_one_go(long_run(RUNS[name], place, CHARACTERS // len(RUNS[name])))


@pytest.mark.parametrize("name", OPENED)
def test_so_is_what_is_opened_and_never_closed(name: str) -> None:
    opening, going_on = OPENED[name]
    read_in_one_go(f"See {opening}{going_on * (CHARACTERS // len(going_on))} there")


def read_in_one_go(text: str) -> None:
    stages = shared_stages()
    stages.begin(text[:100], None)
    began = time.process_time()
    analysis = stages.begin(text, None)
    stages["lexicon"](analysis)
    published_in(text, stages)
    assert time.process_time() - began < SECONDS
