"""The grammar of names, its evidence and the rules of status: every entry by its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import reformextract
from reformextract.api import shared_stages
from reformextract.cli import app
from reformextract.mechanisms.complements import Complement
from reformextract.mechanisms.evidence import TOLD
from reformextract.mechanisms.finder import MechanismFinder
from reformextract.mechanisms.names import Name
from reformextract.patterns.entries import AreaRule, Evidence, Example, PatternError, Phrase, StatusRule
from reformextract.stages import make_stages

STAGES = shared_stages()
FINDER: MechanismFinder = STAGES["mechanisms"].finder  # type: ignore[attr-defined]
PATTERNS = STAGES.patterns
PHRASES = [phrase for phrase in PATTERNS.phrases.values() if phrase.stage != "status"]
EVIDENCE = [feature for feature in PATTERNS.evidence.values() if feature.id not in TOLD]


def taken(phrase: Phrase, example: Example) -> tuple[str | None, str]:
    """What a phrase takes from the first mark of an example on, and what is marked."""
    text, marks = example.parse()
    reading = STAGES.read(text)
    unit = next(unit for unit in range(len(reading)) if reading.start(unit) == marks[0].start)
    symbols = FINDER.grammar.read(reading)
    if phrase.stage.endswith("_complement"):
        end = Complement(FINDER.grammar.pieces(phrase.id)).end(symbols, unit)
        span = (unit, end) if end is not None else None
    else:
        pattern = FINDER.grammar.phrase(phrase.id)
        found = pattern.expression.match(symbols, unit)
        span = (pattern.span(found, "name") or found.span()) if found is not None else None
    return reading.span_text(*span) if span is not None else None, text[marks[0].start : marks[0].end]


def seen(example: Example) -> Name:
    """The candidate that an example marks, weighed."""
    text, marks = example.parse()
    reading = STAGES.read(text)
    symbols = FINDER.grammar.read(reading)
    for name in FINDER.names.candidates(symbols):
        if (reading.start(name.first), reading.end(name.last - 1)) == (marks[0].start, marks[0].end):
            FINDER.weigher.weigh(symbols, name)
            return name
    raise AssertionError(f"no candidate: {example.text}")


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_a_phrase_takes_its_examples_and_leaves_its_counterexamples(phrase: Phrase) -> None:
    assert phrase.examples
    assert phrase.counterexamples
    for example in phrase.examples:
        found, marked = taken(phrase, example)
        assert found == marked
    for example in phrase.counterexamples:
        assert taken(phrase, example)[0] is None


@pytest.mark.parametrize("feature", EVIDENCE, ids=lambda feature: feature.id)
def test_a_feature_is_seen_in_its_examples_only(feature: Evidence) -> None:
    assert feature.examples
    assert all(feature.id in seen(example).times for example in feature.examples)
    assert not any(feature.id in seen(example).times for example in feature.counterexamples)


@pytest.mark.parametrize("rule", PATTERNS.statuses.values(), ids=lambda rule: rule.id)
def test_a_status_is_told_as_the_examples_say(rule: StatusRule) -> None:
    for example in (*rule.examples, *rule.counterexamples):
        text, marks = example.parse()
        found = {r.text: r.status for r in reformextract.extract(text).records if r.kind == "mechanism"}
        assert {text[mark.start : mark.end]: mark.fields["status"] for mark in marks}.items() <= found.items()


KIND_OF_COMPLEMENT = """
[[phrase]]
id = "beyond_a_place"
stage = "later_complement"
description = "What may follow a complement: beyond a place"
pattern = "beyond {nominal}+"
examples = ["a fund for farmers [[beyond Rizhao|]]."]
counterexamples = ["a fund for farmers [[and|]] herders."]
"""
CLASS_OF_FALSE_NAME = """
[[evidence]]
id = "of_a_game"
points = -20
where = "modifiers"
pattern = "(chess|football)"
reason = "a chess ranking system is no policy"
examples = ["They use the [[chess ranking system|]]."]
counterexamples = ["They use the [[school ranking system|]]."]
"""


def names(text: str, patterns: list[Path]) -> list[str]:
    return [r.text for r in reformextract.extract(text, patterns=patterns).records if r.kind == "mechanism"]


def test_a_newcomer_adds_a_kind_of_complement_and_a_class_of_false_name(tmp_path: Path) -> None:
    """The worked example of CONTRIBUTING.md: an entry with two examples, no code."""
    page = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
    assert KIND_OF_COMPLEMENT.strip() in page
    assert CLASS_OF_FALSE_NAME.strip() in page
    complement, false_name = tmp_path / "complement.toml", tmp_path / "false.toml"
    complement.write_text(KIND_OF_COMPLEMENT)
    false_name.write_text(CLASS_OF_FALSE_NAME)
    farmers = "The city launched a relief fund for farmers beyond Rizhao."
    assert names(farmers, []) == ["relief fund for farmers"]
    assert names(farmers, [complement]) == ["relief fund for farmers beyond Rizhao"]
    chess = "The city launched a chess ranking system."
    assert names(chess, []) == ["chess ranking system"]
    assert names(chess, [false_name]) == []


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (KIND_OF_COMPLEMENT.replace("{nominal}+", "@nowhere"), "phrase beyond_a_place: pattern: nothing above is called @nowhere"),
        (CLASS_OF_FALSE_NAME.replace("where =", 'needs = ["luck"]\nwhere ='), "evidence of_a_game: no feature above it is called .'luck'"),
        (CLASS_OF_FALSE_NAME.replace("(chess|football)", "{chess}"), "evidence of_a_game: pattern: no class .'chess'"),
    ],
)
def test_a_wrong_entry_is_refused_by_file_and_name(tmp_path: Path, entry: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(entry)
    with pytest.raises(PatternError, match=f"mine.toml.*{reason}"):
        make_stages(patterns=[file])["mechanisms"]


def test_explain_shows_the_evidence(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The city launched a kelp farming system.")
    shown = CliRunner().invoke(app, ["explain", str(article)]).stdout
    assert "+2 strong_head: system, mechanism, scheme: the noun names an arrangement by itself" in " ".join(shown.split())


AREAS = PATTERNS.areas.values()


@pytest.mark.parametrize("rule", AREAS, ids=lambda rule: rule.id)
def test_an_area_is_told_as_the_examples_say(rule: AreaRule) -> None:
    for example in (*rule.examples, *rule.counterexamples):
        text, marks = example.parse()
        found = {r.text: r.area for r in reformextract.extract(text).records if r.kind == "mechanism"}
        assert {text[mark.start : mark.end]: mark.fields["area"] for mark in marks}.items() <= found.items()
        for mark in marks if example in rule.examples else ():
            assert rule.area is None or mark.fields["area"] == rule.area
