"""A table of sentences with the mechanisms that they name: tests/mechanisms/*.txt, one marked sentence a line."""

from __future__ import annotations

import pytest

from marked_sentences import assert_found, table

TABLE = table("mechanisms")


def test_the_table_is_of_size() -> None:
    assert len(TABLE) >= 250


@pytest.mark.parametrize("line", TABLE)
def test_sentence(line: str) -> None:
    assert_found(line, "mechanism")
