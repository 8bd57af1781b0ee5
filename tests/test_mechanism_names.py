"""A table of sentences with the mechanisms that they name: tests/mechanisms/*.txt, one marked sentence a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from marked_sentences import assert_found

TABLE = [
    pytest.param(line, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "mechanisms").glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    if line.strip() and not line.startswith("#")
]


def test_the_table_is_of_size() -> None:
    assert len(TABLE) >= 250


@pytest.mark.parametrize("line", TABLE)
def test_sentence(line: str) -> None:
    assert_found(line, "mechanism")
