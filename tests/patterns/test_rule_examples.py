"""Every rule finds what its examples mark, with the fields they state, and makes nothing of its counterexamples."""

from __future__ import annotations

import json

import pytest

from reformextract.api import shared_stages
from reformextract.article import Article
from reformextract.models.record import Record
from reformextract.patterns.entries import Example, Rule
from reformextract.patterns.loading import load_patterns

RULES = {id: rule for id, rule in load_patterns().rules.items() if rule.kind not in ("fact", "cue")}  # those: tests/facts
EXAMPLES = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES.values() for n, example in enumerate(rule.examples)]
COUNTEREXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES.values() for n, example in enumerate(rule.counterexamples)
]


def found(example: Example) -> tuple[str, list[Record]]:
    text, _ = example.parse()
    return text, list(shared_stages().extract(Article(text=text, published=example.published)).records)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    text, records = found(example)
    for mark in example.parse()[1]:
        here = [r for r in records if r.start < mark.end and mark.start < r.end]
        if rule.kind == "not":
            kind = mark.kind or None
            assert not [r for r in here if kind is None or r.kind == kind], f"{text!r}: {here}"
            continue
        kind = mark.kind or rule.kind
        same = [r for r in here if r.kind == kind and (r.start, r.end) == (mark.start, mark.end)]
        assert same, f"{text!r}: no {kind} {text[mark.start : mark.end]!r}, but {[(r.kind, r.text, r.rule) for r in records]}"
        fields = json.loads(same[0].model_dump_json())
        assert {name: str(fields.get(name)) for name in mark.fields} == mark.fields
        if kind == rule.kind:
            assert same[0].rule == rule.id


@pytest.mark.parametrize(("rule", "example"), COUNTEREXAMPLES)
def test_counterexample(rule: Rule, example: Example) -> None:
    text, records = found(example)
    if rule.kind == "not":  # here the negative must keep out of the way of what is marked
        for mark in example.parse()[1]:
            assert any((r.start, r.end) == (mark.start, mark.end) for r in records), f"{text!r}: {records}"
        return
    assert not [r for r in records if r.rule == rule.id], f"{text!r}: {records}"
