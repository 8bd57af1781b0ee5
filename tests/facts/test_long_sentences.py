"""Where the sentences of an article end for its facts: lines belong to what stands before them, what never ends is cut."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from reformextract.api import shared_stages
from reformextract.facts.story import sentence_ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("One came. Two went.", [3, 6]),
        ("One came.\nTwo went.", [4, 7]),
        ("One came.\n\nTwo went.\n", [4, 8]),
        ("\nOne came.", [1, 4]),
        ("", []),
    ],
)
def test_ends(text: str, ends: list[int]) -> None:
    assert sentence_ends(shared_stages().read(text), []) == ends


@pytest.mark.parametrize(
    ("words", "drafts", "ends"),
    [
        (300, [], [300]),
        (301, [], [300, 301]),
        (900, [], [300, 600, 900]),
        (650, [], [300, 600, 650]),
        (650, [(299, 302)], [302, 602, 650]),  # nothing that was found is cut
        (650, [(290, 300)], [300, 600, 650]),
        (650, [(300, 303)], [300, 600, 650]),
        (650, [(299, 301), (300, 302), (601, 604)], [302, 604, 650]),
        (302, [(298, 302)], [302]),
        (650, [(700, 702)], [300, 600, 650]),
    ],
)
def test_what_never_ends_is_cut(words: int, drafts: list[tuple[int, int]], ends: list[int]) -> None:
    found: list[Any] = [SimpleNamespace(first=first, last=last) for first, last in drafts]
    assert sentence_ends(shared_stages().read("so " * words), found) == ends
