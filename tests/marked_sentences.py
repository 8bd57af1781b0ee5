"""Sentences in which what must be found is marked (markup.py), compared with all records of the kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import reformextract
from reformextract.patterns.markup import parse_markup


def table(folder: str) -> list[Any]:
    """The marked sentences of a folder beside the tests, as parameters: one a line of its text files, blank lines and comments left out."""
    return [
        pytest.param(line, id=f"{path.stem}-{number}")
        for path in sorted((Path(__file__).parent / folder).glob("*.txt"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]


def assert_found(marked: str, kind: str) -> None:
    """All records of a kind are the marked ones, with the fields that the marks state (``None`` for a field left out)."""
    text, marks = parse_markup(marked)
    records = [r for r in reformextract.extract(text, published="2021-06-30").records if r.kind == kind]
    assert [r.text for r in records] == [text[mark.start : mark.end] for mark in marks]
    for record, mark in zip(records, marks, strict=True):
        fields = json.loads(record.model_dump_json())
        assert {name: str(fields.get(name)) for name in mark.fields} == mark.fields
