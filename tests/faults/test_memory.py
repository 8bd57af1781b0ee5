"""Memory is flat over different texts; ``memory.py`` is the same with many more and the caches as large as they are."""

from __future__ import annotations

import pytest

from faults.memory import measured
from reformextract.lexicon import remembered


@pytest.mark.parametrize("way", ["worker", "pipe"])
def test_memory_does_not_grow_with_the_number_of_texts(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST_REMEMBERED", 500)  # caches are full soon
    found = measured(way, 1500)
    assert found[-1] - found[4] < 8, found
