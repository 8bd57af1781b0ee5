"""Every stage takes time in proportion to its text: steps are counted, not seconds, at n, 2n and 4n of every adversarial family.

A step is a line of Python that runs, or a turn of a loop within one; what C code does inside of a step is timed by the long form:
``REFORMEXTRACT_LONG=1 python -m pytest tests/whole/test_linear_time.py``.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reformextract.api import shared_stages
from reformextract.article import Article
from reformextract.dateline import published_in
from reformextract.stages import STAGES
from steps import steps_of
from whole.adversarial import families

pytestmark = pytest.mark.dealt_out

FAMILIES = families()
SIZE = 40
SLACK = 3000  # steps that do not depend on the size
RATIO = 5.0  # of the steps at four times the size; a square makes it 16
SECONDS_RATIO = 9.0
KNOWN: dict[str, tuple[str, ...]] = {}  # family -> stages that are not linear yet


def _ways(text: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The stages one after another, each as something to do."""
    stages = shared_stages()
    made: list[Any] = []
    yield "cut", lambda: made.append(stages.begin(text, None))
    for stage in STAGES:
        yield stage.name, lambda stage=stage: stages[stage.name](made[0])  # type: ignore[misc]
    yield "dateline", lambda: published_in(text, stages)


def steps_by_stage(text: str) -> dict[str, int]:
    return {name: steps_of(work) for name, work in _ways(text)}


def seconds_of(text: str) -> dict[str, float]:
    found = {}
    for name, work in _ways(text):
        began = time.process_time()
        work()
        found[name] = time.process_time() - began
    return found


def too_many(name: str, size: int) -> dict[str, tuple[int, ...]]:
    """The stages whose steps grow faster than the text, with their steps at n, 2n and 4n."""
    family = FAMILIES[name]
    shared_stages().extract(Article(text=family(size * 4), published="2020-01-05"))  # every word is known from here on
    once, four = (steps_by_stage(family(size * factor)) for factor in (1, 4))
    growing = [stage for stage, count in four.items() if count > RATIO * once[stage] + SLACK]
    twice = steps_by_stage(family(size * 2)) if growing else {}
    return {stage: (once[stage], twice[stage], four[stage]) for stage in growing}


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_steps_grow_as_the_text(name: str) -> None:
    """What looks back up to a bound grows faster at first: then four times the size decides."""
    if too_many(name, SIZE):
        found = too_many(name, SIZE * 4)
        known = KNOWN.get(name, ())
        assert set(found) <= set(known), found


@pytest.mark.skipif(not os.environ.get("REFORMEXTRACT_LONG"), reason="the long form: REFORMEXTRACT_LONG=1")
@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_seconds_grow_as_the_text(name: str) -> None:
    family = FAMILIES[name]
    shared_stages().extract(Article(text=family(1000)))
    once, four = (seconds_of(family(size)) for size in (2500, 10_000))
    for stage, seconds in four.items():
        assert seconds <= max(SECONDS_RATIO * once[stage], 0.5), (stage, once[stage], seconds)
