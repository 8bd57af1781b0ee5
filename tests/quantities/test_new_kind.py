"""A new kind of record in the steps that CONTRIBUTING.md gives: its model, draft and builder, its rules, its place in the registry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from reformextract import kinds, stages
from reformextract.lexicon.reading import Reading
from reformextract.matcher.rules import Match
from reformextract.models.record import NUMERIC, Quantity
from reformextract.quantities.amount import QuantityDraft, amount_of, with_cues


class Berth(Quantity):
    """How many ships a harbour takes."""

    name = "berth"
    value_fields = NUMERIC
    colours = ("blue", "#cfe3ff", "#1f3d66")

    kind: Literal["berth"] = "berth"


@dataclass(slots=True, eq=False)
class BerthDraft(QuantityDraft):
    """A number of berths in the making."""

    model = Berth


def build(match: Match, reading: Reading) -> BerthDraft | None:
    amount = amount_of(match, reading)
    return None if amount is None else with_cues(BerthDraft(match.rule.id, match.start, match.end, *amount), reading)


PATTERNS = """
[[rule]]
id = "berth.number"
kind = "berth"
description = "Berths: moors 12 ships"
pattern = "moors {comparator_before}? (?P<extent> {amount:number}) ships"
examples = ["The quay moors [[12|berth value=12]] ships."]
counterexamples = ["The quay has 12 ships."]
"""


def test_a_new_kind_is_a_module_patterns_and_a_line_in_the_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = tmp_path / "berths.toml"
    patterns.write_text(PATTERNS, encoding="utf-8")
    monkeypatch.setitem(kinds.RECORD_MODELS, "berth", Berth)
    monkeypatch.setattr(stages, "BUILDERS", {**kinds.BUILDERS, "berth": build})
    made = stages.make_stages(patterns=[patterns])
    analysis = made.run(made.begin("The quay moors more than 12 ships and has 3 cranes."))
    assert [(record.kind, record.text) for record in analysis.records] == [("berth", "more than 12"), ("count", "3")]
    assert made.begin("").reading is not None


def test_the_registry_alone_names_the_kinds() -> None:
    """Models, builders and what outputs know of kinds come from one list."""
    assert set(kinds.BUILDERS) < set(kinds.KINDS) == {model.name for model in kinds.MODELS}
