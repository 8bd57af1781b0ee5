"""Every target for a few seconds. Hours: ``python tests/fuzz/run.py --seconds 3600``, which is the same with other numbers."""

from __future__ import annotations

import time

import pytest

from fuzz.targets import NEEDED, TARGETS, inputs, run

SECONDS = 2.0
ENOUGH = 300


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_no_promise_is_broken(name: str) -> None:
    for module in NEEDED.get(name, ()):
        pytest.importorskip(module)
    target = TARGETS[name]
    for seed in target.seeds()[:3]:
        target.run(seed)
    end = time.monotonic() + SECONDS
    for number, data in enumerate(inputs(target, 1)):
        if number >= ENOUGH or time.monotonic() > end:
            break
        try:
            run(name, data)
        except Exception as error:
            error.add_note(f"{name}: {data!r}")
            raise
