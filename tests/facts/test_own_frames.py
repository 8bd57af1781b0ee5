"""A user's own frames come through ``patterns=`` like any rule."""

from __future__ import annotations

import re
from pathlib import Path

import reformextract

PAGE = Path(__file__).resolve().parents[2] / "docs" / "facts.md"


def test_the_frame_of_the_page(tmp_path: Path) -> None:
    (frame,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "mine.toml"
    path.write_text(frame, "utf-8")
    (fact,) = reformextract.extract("The fleet was moored at 12 tons.", patterns=[path]).facts
    assert (fact.rule, fact.what and fact.what.text) == ("fact.moored", "fleet")
    assert reformextract.extract("The fleet was moored at 12 tons.").facts[0].rule != "fact.moored"


def test_a_frame_names_the_base(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        """
[[rule]]
id = "fact.moored"
kind = "fact"
build = "level"
description = "A level and the one that it is told against"
pattern = "{predicate:vp&fact_moor} at {figure:figure} beside {base:figure}"
examples = ["The fleet was moored at [[12 tons|what=fleet]] beside 9 tons."]
counterexamples = ["The fleet grew to [[12 tons|]]."]

[lexicon]
fact_moor = ["moored"]
""",
        "utf-8",
    )
    extraction = reformextract.extract("The fleet was moored at 12 tons beside 9 tons.", patterns=[path])
    assert [fact.base_record and fact.base_record.text for fact in extraction.facts] == ["9 tons", None]
