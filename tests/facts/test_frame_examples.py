"""Every frame and cue makes of its examples the fact that they mark, and is not the frame of its counterexamples."""

from __future__ import annotations

import pytest

from reformextract.facts.finder import FactFinder
from reformextract.facts.record import Fact
from reformextract.models.record import Record
from reformextract.patterns.entries import Example, Rule
from reformextract.stages import Stages, make_stages


@pytest.fixture(scope="module")
def stages() -> Stages:
    return make_stages()


RULES = [rule for rule in make_stages().patterns.rules.values() if rule.kind in ("fact", "cue")]


def facts_of(stages: Stages, example: Example) -> tuple[str, tuple[Record, ...], list[Fact]]:
    text, _ = example.parse()
    analysis = stages.run(stages.begin(text, example.published))
    finder = FactFinder(stages.patterns, stages.vocabulary, stages.rules.of("cue"))
    return text, analysis.records, finder.find(analysis.reading, analysis.drafts, analysis.records)


def told(fact: Fact, name: str, records: tuple[Record, ...]) -> str:
    value = getattr(fact, name)
    if isinstance(value, int):
        return records[value].text
    return str(getattr(value, "text", value))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_examples(stages: Stages, rule: Rule) -> None:
    for example in rule.examples:
        text, records, facts = facts_of(stages, example)
        for mark in example.parse()[1]:
            here = [fact for fact in facts if records[fact.figure].start < mark.end and mark.start < records[fact.figure].end]
            assert len(here) == 1, f"{text!r}: {facts}"
            assert {name: told(here[0], name, records) for name in mark.fields} == mark.fields, f"{text!r}: {here[0].rule}"
            assert rule.kind == "cue" or here[0].rule == rule.id


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_counterexamples(stages: Stages, rule: Rule) -> None:
    for example in rule.counterexamples:
        text, _, facts = facts_of(stages, example)
        if rule.kind == "cue":
            assert not [fact for fact in facts if fact.base == rule.value], f"{text!r}: {facts}"
        assert not [fact for fact in facts if fact.rule == rule.id], f"{text!r}: {facts}"
